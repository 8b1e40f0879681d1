//! `/impor`: uploading, preview, decision, result, list of imports and taking back; for the local
//! administrator only.

mod daftar;
mod kirim;
mod pekerjaan;
mod pratinjau;
mod satu;

use axum::response::Response;
use uuid::Uuid;

use crate::halaman::Kilat;
use crate::komponen::{Cip, Warna};
use crate::lapis::{segel, sesi};
use crate::rute::Perute;
use crate::{Galat, Keadaan, Sesi};

/// Routes of the module.
pub fn rute(p: Perute) -> Perute {
    p.get("/impor", daftar::lihat)
        .post("/impor/unggah", kirim::unggah)
        .get("/impor/unggah/{id}", pratinjau::lihat)
        .post("/impor/unggah/{id}", kirim::ubah)
        .post("/impor/unggah/{id}/buang", kirim::buang)
        .post("/impor/unggah/{id}/terapkan", kirim::terapkan)
        .get("/impor/unggah/{id}/perbaikan", pratinjau::perbaikan)
        .get("/impor/pekerjaan/{id}", pekerjaan::lihat)
        .get("/impor/{id}", satu::lihat)
        .get("/impor/{id}/perbaikan", satu::perbaikan)
        .post("/impor/{id}/batalkan", kirim::batalkan)
}

fn id(teks: &str) -> Result<Uuid, Galat> {
    Uuid::parse_str(teks).map_err(|_| Galat::tidak_ada("Alamat ini tidak ada di Selaras."))
}

/// Refuses a form that does not carry the visitor's own token.
pub(crate) fn periksa_csrf(s: &Sesi, csrf: &str) -> Result<(), Galat> {
    if segel::sama(csrf.as_bytes(), s.csrf.as_bytes()) {
        return Ok(());
    }
    Err(Galat::Ditolak(
        "Formulir ini sudah kedaluwarsa. Muat ulang halamannya lalu kirim lagi.".to_owned(),
    ))
}

pub(crate) fn arahkan(
    k: &Keadaan,
    url: &str,
    warna: Warna,
    kalimat: impl Into<String>,
) -> Response {
    sesi::arahkan(
        k,
        url,
        &Kilat {
            warna,
            kalimat: kalimat.into(),
        },
    )
}

/// Reach of a finding of a file as a chip.
fn cip_tingkat(kata: &str) -> Cip {
    match kata {
        "tolak" => Cip::baru("ditolak", Warna::Bahaya),
        "periksa" => Cip::baru("periksa", Warna::Awas),
        _ => Cip::baru("catatan", Warna::Info),
    }
}

/// State of a file, run or job as a chip.
fn cip_status(status: &str) -> Cip {
    match status {
        "diterapkan" | "selesai" => Cip::baru(status, Warna::Baik),
        "ditolak" | "gagal" => Cip::baru(status, Warna::Bahaya),
        "sudah_ada" => Cip::baru("sudah ada", Warna::Info),
        "belum_dipakai" => Cip::baru("belum dipakai", Warna::Netral),
        "berjalan" | "antre" => Cip::baru(status, Warna::Awas),
        lain => Cip::baru(lain, Warna::Netral),
    }
}

/// One finding of a file as a table row.
fn baris_temuan(m: [&str; 5], baris: u32) -> crate::komponen::Baris {
    use crate::komponen::{Baris, Sel};
    let [kolom, nilai, tingkat, pesan, saran] = m;
    let di = if baris == 0 {
        "berkas".to_owned()
    } else {
        format!("baris {baris}")
    };
    let tempat = if kolom.is_empty() {
        di
    } else {
        format!("{di}, {kolom}")
    };
    Baris::baru(vec![
        Sel::teks(tempat),
        Sel {
            cip: vec![cip_tingkat(tingkat)],
            ..Sel::default()
        },
        Sel::teks(nilai),
        Sel::teks(pesan),
        Sel::teks(saran),
    ])
}

/// Columns of [`baris_temuan`].
fn kolom_temuan() -> Vec<crate::komponen::Kolom> {
    use crate::komponen::Kolom;
    vec![
        Kolom::teks("Di mana").ponsel("pertama"),
        Kolom::teks("Akibat").ponsel("penentu"),
        Kolom::teks("Isi").ponsel("lebar"),
        Kolom::teks("Masalah").ponsel("lebar"),
        Kolom::teks("Yang perlu dilakukan").ponsel("lebar"),
    ]
}
