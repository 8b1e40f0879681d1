//! Evidence: a link or an uploaded file, checked before it is kept.

use chrono::{DateTime, Utc};
use kinerja::pengukuran::{jenis_berkas, periksa_tautan};
use store::sakip::BerkasRow;
use uuid::Uuid;

use crate::impor::sidik;
use crate::tindak::TindakGalat;

/// Largest file kept as evidence.
pub const TERBESAR: usize = 10 << 20;

/// Evidence as a form gives it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bukti {
    /// What it is.
    pub judul: String,
    /// Address, when it is a link.
    pub tautan: String,
    /// Name and content, when it is a file.
    pub berkas: Option<(String, Vec<u8>)>,
}

/// Evidence that was checked.
pub struct BuktiSah {
    /// What it is.
    pub judul: String,
    /// Address; empty for files.
    pub tautan: String,
    /// The file to be kept.
    pub berkas: Option<BerkasRow>,
}

/// Checks evidence.
///
/// # Errors
/// In this order: no title, neither link nor file, a link that is none, a file too large or of a
/// kind that is not accepted.
pub fn periksa(
    b: &Bukti,
    pemda: Uuid,
    (oleh, pada): (&str, DateTime<Utc>),
) -> Result<BuktiSah, TindakGalat> {
    let judul = dasar::teks::rapat(&b.judul);
    if judul.chars().count() < 3 {
        return Err(TindakGalat::ditolak(
            "BKT-002",
            "Tulis nama buktinya, paling sedikit tiga huruf.",
        ));
    }
    let Some((nama, isi)) = &b.berkas else {
        if b.tautan.trim().is_empty() {
            return Err(TindakGalat::ditolak(
                "BKT-003",
                "Sertakan tautan atau berkas.",
            ));
        }
        return Ok(BuktiSah {
            judul,
            tautan: periksa_tautan(&b.tautan)?,
            berkas: None,
        });
    };
    if isi.len() > TERBESAR {
        return Err(TindakGalat::ditolak(
            "BKT-004",
            "Berkas bukti lebih besar dari 10 MB. Kecilkan, atau sertakan tautannya.",
        ));
    }
    let Some(jenis) = jenis_berkas(nama, isi) else {
        return Err(TindakGalat::ditolak(
            "BKT-005",
            "Berkas bukti harus PDF, PNG, JPG, XLSX, atau DOCX, dan isinya sesuai namanya.",
        ));
    };
    let sidik_isi = sidik::sidik(isi);
    Ok(BuktiSah {
        berkas: Some(BerkasRow {
            id: sidik::id(&[&pemda.to_string(), "bukti", &sidik_isi, nama]),
            nama: nama.chars().take(120).collect(),
            jenis_isi: jenis.to_owned(),
            sidik: sidik_isi,
            isi: isi.clone(),
            oleh: oleh.to_owned(),
            pada,
        }),
        judul,
        tautan: String::new(),
    })
}
