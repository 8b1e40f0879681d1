//! The whole data pack: counts, idempotence.

use std::path::PathBuf;
use std::time::Instant;

use app::impor::jalankan::{Cara, paket};
use dasar::waktu::{ClockTetap, Saat};
use testkit::Basis;

fn folder() -> PathBuf {
    std::env::var_os("SELARAS_PAKET").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"),
        PathBuf::from,
    )
}

fn jam() -> ClockTetap {
    ClockTetap(Saat(
        chrono::DateTime::from_timestamp(1_795_000_000, 0).unwrap(),
    ))
}

#[tokio::test]
#[cfg_attr(not(paket), ignore = "paket data tidak ada; isi SELARAS_PAKET")]
async fn the_whole_pack_is_imported_once() {
    let basis = Basis::baru().await;
    let mulai = Instant::now();
    let mut tahap = Vec::new();
    let hasil = paket(
        &basis.db,
        &jam(),
        "uji",
        &folder(),
        Cara::default(),
        &mut |k| {
            tahap.push((k.nama.to_owned(), Instant::now()));
        },
    )
    .await
    .unwrap();
    let lama = mulai.elapsed();
    for (a, b) in tahap.iter().zip(tahap.iter().skip(1)) {
        eprintln!("{:>8} ms {}", (b.1 - a.1).as_millis(), a.0);
    }
    for b in &hasil.berkas {
        eprintln!(
            "{:40} {:>6} {:>6} {:>6} {}",
            b.nama, b.baris, b.diterima, b.temuan, b.status
        );
    }
    eprintln!("{lama:?}");
}
