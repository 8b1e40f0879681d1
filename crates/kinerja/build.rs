//! Tells the tests whether the data pack is there.

include!("../paket.build.rs");

fn main() -> std::io::Result<()> {
    paket("capaian-banyuwangi-2020-2024.csv")
}
