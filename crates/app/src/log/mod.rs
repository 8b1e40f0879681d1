//! The log as acts see it: sequencing and signing, verification, proofs, witnesses, history.

mod bukti_peristiwa;
mod jaga;
mod kumpul;
mod riwayat;
mod saksi;
mod tukar;
mod tulis;
mod urut;
mod verifikasi;

pub use bukti_peristiwa::{BuktiRefusal, bukti};
pub use jaga::{Pengurut, putaran};
pub use kumpul::kumpulkan;
pub use riwayat::{Kalimat, kalimat, riwayat};
pub use saksi::{SaksiRefusal, terima};
pub use tukar::{HasilSaksi, TukarRefusal, ekspor, periksa_saksi, terima_berkas, ukuran_disimpan};
pub use tulis::{Kejadian, Pencatat, catat, sidik_catatan};
pub use urut::{KunciLog, urutkan};
pub use verifikasi::{LogDiperiksa, verifikasi};

use bukti::kepala::Kepala;
use store::log::KepalaRow;

/// A stored head as the proof crate knows it; sizes are never negative.
fn kepala_dari(pemda: uuid::Uuid, k: KepalaRow) -> Kepala {
    Kepala {
        pemda_id: pemda.to_string(),
        ukuran: u64::try_from(k.ukuran).unwrap_or(0),
        akar: k.akar,
        pada: k.pada,
        kunci: k.kunci,
        tanda_tangan: k.tanda_tangan,
    }
}

/// A head as it is stored; sizes beyond the range of the column cannot occur.
fn kepala_simpan(k: &Kepala) -> KepalaRow {
    KepalaRow {
        ukuran: i64::try_from(k.ukuran).unwrap_or(i64::MAX),
        akar: k.akar.clone(),
        pada: k.pada.clone(),
        kunci: k.kunci.clone(),
        tanda_tangan: k.tanda_tangan.clone(),
    }
}
