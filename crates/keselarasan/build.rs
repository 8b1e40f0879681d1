//! Tells the tests whether the data pack is there.

include!("../paket.build.rs");

fn main() -> std::io::Result<()> {
    paket("nomenklatur-2020.csv")
}
