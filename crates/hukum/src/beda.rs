//! What the law says differently on two days.
use crate::hukum::Hukum;
use crate::parameter::{Isi, Versi, isi_teks};
use dasar::waktu::Tanggal;

/// One parameter that differs between two days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Key of the parameter.
    pub kunci: String,
    /// What it is.
    pub judul: String,
    /// Content on the first day; `None` before its first version.
    pub sebelum: Option<String>,
    /// Content on the second day.
    pub sesudah: Option<String>,
    /// Regulation in force on the second day.
    pub dasar: String,
    /// First day of the version in force on the second day.
    pub mulai: Option<Tanggal>,
    /// The value is the same, only its source changed.
    pub hanya_dasar: bool,
}

impl Hukum {
    /// Every parameter whose value or source differs between the two days, by key.
    #[must_use]
    pub fn beda(&self, pertama: Tanggal, kedua: Tanggal) -> Vec<Change> {
        let mut hasil = Vec::new();
        for parameter in self.daftar() {
            let pada = |hari| {
                parameter
                    .versi
                    .iter()
                    .rev()
                    .find(|v: &&Versi| v.mulai <= hari)
            };
            let (sebelum, sesudah) = (pada(pertama), pada(kedua));
            if sebelum.map(|v| v.mulai) == sesudah.map(|v| v.mulai) {
                continue;
            }
            let isi = |versi: Option<&Versi>| versi.map(|v| isi_teks(&v.isi));
            hasil.push(Change {
                kunci: parameter.kunci.clone(),
                judul: parameter.judul.clone(),
                sebelum: isi(sebelum),
                sesudah: isi(sesudah),
                dasar: sesudah.map(|v| v.dasar.clone()).unwrap_or_default(),
                mulai: sesudah.map(|v| v.mulai),
                hanya_dasar: sama(sebelum.map(|v| &v.isi), sesudah.map(|v| &v.isi)),
            });
        }
        hasil
    }
}

fn sama(a: Option<&Isi>, b: Option<&Isi>) -> bool {
    a.is_some() && a == b
}
