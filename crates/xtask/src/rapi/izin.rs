//! Exceptions with reasons.

use super::Langgar;

pub(super) const BERKAS: &str = "crates/xtask/rapi-izin.txt";

/// Takes the excused violations away and adds one for every excuse without a violation.
pub(super) fn terapkan(daftar: &str, langgar: Vec<Langgar>) -> Vec<Langgar> {
    let mut sisa = langgar;
    let mut galat = Vec::new();
    for (i, baris) in daftar.lines().enumerate() {
        if baris.trim().is_empty() || baris.starts_with('#') {
            continue;
        }
        let lapor = |pesan: &str| Langgar {
            berkas: BERKAS.to_owned(),
            baris: i + 1,
            aturan: "izin",
            pesan: pesan.to_owned(),
        };
        let kolom: Vec<&str> = baris.split('|').map(str::trim).collect();
        let [aturan, jalur, alasan] = kolom.as_slice() else {
            galat.push(lapor("bentuknya: aturan | jalur | alasan"));
            continue;
        };
        if alasan.len() < 15 {
            galat.push(lapor("tulis alasannya"));
        }
        let sebelum = sisa.len();
        sisa.retain(|l| l.aturan != *aturan || l.berkas != *jalur);
        if sisa.len() == sebelum {
            galat.push(lapor("izin ini tidak diperlukan lagi: hapus barisnya"));
        }
    }
    sisa.extend(galat);
    sisa
}

#[cfg(test)]
mod tests {
    use super::*;

    fn satu() -> Vec<Langgar> {
        vec![Langgar {
            berkas: "a.rs".into(),
            baris: 1,
            aturan: "ukuran",
            pesan: String::new(),
        }]
    }

    #[test]
    fn izin_dengan_alasan_berlaku() {
        assert_eq!(
            terapkan("ukuran | a.rs | tabel kode yang panjang\n", satu()),
            []
        );
    }

    #[test]
    fn izin_tanpa_alasan_dan_izin_usang_dilaporkan() {
        assert_eq!(terapkan("ukuran | a.rs | -\n", satu()).len(), 1);
        assert_eq!(
            terapkan("ukuran | b.rs | tabel kode yang panjang\n", satu()).len(),
            2
        );
    }
}
