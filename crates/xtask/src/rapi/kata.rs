//! One word per concept: the synonyms that docs/GLOSARIUM.md forbids do not become identifiers.
//!
//! The glossary's tables have a column whose heading holds the word "terlarang"; its cells list
//! the forbidden identifiers, separated by commas, in back quotes or not.

use std::collections::BTreeMap;

use super::{Berkas, Langgar};
use crate::sumber::Jenis;

const GLOSARIUM: &str = "docs/GLOSARIUM.md";

pub(super) fn periksa(semua: &[Berkas]) -> Vec<Langgar> {
    let Some(glosarium) = semua.iter().find(|b| b.jalur == GLOSARIUM) else {
        return Vec::new();
    };
    let larangan = baca(&glosarium.teks);
    let mut hasil = Vec::new();
    for b in semua.iter().filter(|b| b.jalur.ends_with(".rs")) {
        for t in b.token.iter().filter(|t| t.jenis == Jenis::Kata) {
            let suku = suku(&t.teks);
            for (kata, ganti) in &larangan {
                if memuat(&suku, kata) {
                    hasil.push(Langgar {
                        berkas: b.jalur.clone(),
                        baris: t.baris,
                        aturan: "kata",
                        pesan: format!("`{}`: pakai {ganti} (docs/GLOSARIUM.md)", t.teks),
                    });
                }
            }
        }
    }
    hasil
}

/// Forbidden words, split into parts, with the term to use.
fn baca(teks: &str) -> BTreeMap<Vec<String>, String> {
    let mut hasil = BTreeMap::new();
    let mut kolom = None;
    for baris in teks.lines() {
        let Some(isi) = baris.trim().strip_prefix('|') else {
            kolom = None;
            continue;
        };
        let sel: Vec<&str> = isi
            .trim_end_matches('|')
            .split('|')
            .map(str::trim)
            .collect();
        if kolom.is_none() {
            kolom = Some(
                sel.iter()
                    .position(|s| s.to_lowercase().contains("terlarang")),
            );
            continue;
        }
        let Some(larang) = kolom.flatten().and_then(|k| sel.get(k)) else {
            continue;
        };
        let istilah = sel
            .first()
            .copied()
            .unwrap_or_default()
            .replace(['*', '`'], "");
        for kata in larang.split([',', ';']) {
            let kata = kata.trim().trim_matches('`');
            let sah = kata.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
            if sah && kata.len() >= 3 {
                hasil.insert(suku(kata), istilah.clone());
            }
        }
    }
    hasil
}

/// `BudgetCeiling`, `budget_ceiling` → budget, ceiling.
fn suku(kata: &str) -> Vec<String> {
    let mut hasil: Vec<String> = Vec::new();
    let mut kecil_sebelumnya = false;
    for bagian in kata.split('_').filter(|b| !b.is_empty()) {
        hasil.push(String::new());
        for c in bagian.chars() {
            if c.is_uppercase() && kecil_sebelumnya {
                hasil.push(String::new());
            }
            kecil_sebelumnya = c.is_lowercase() || c.is_ascii_digit();
            if let Some(akhir) = hasil.last_mut() {
                akhir.extend(c.to_lowercase());
            }
        }
        kecil_sebelumnya = false;
    }
    hasil
}

fn memuat(suku: &[String], kata: &[String]) -> bool {
    !kata.is_empty() && suku.windows(kata.len()).any(|w| w == kata)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEKS: &str = "# Glosarium\n\n| istilah | arti | terlarang |\n|---|---|---|\n\
        | **Pagu** | ceiling | `budget_ceiling`, plafon |\n| Kegiatan | – | activity |\n";

    fn pesan(kode: &str) -> Vec<String> {
        let semua = [
            Berkas::baru(GLOSARIUM, TEKS),
            Berkas::baru("crates/a/src/b.rs", kode),
        ];
        periksa(&semua).into_iter().map(|l| l.pesan).collect()
    }

    #[test]
    fn kata_terlarang_dalam_segala_bentuk() {
        assert_eq!(pesan("struct BudgetCeilingRow;").len(), 1);
        assert_eq!(pesan("fn list_activity() {}").len(), 1);
        assert_eq!(pesan("const PLAFON_ATAS: i64 = 1;").len(), 1);
        assert!(pesan("fn a() {}\nlet x = activity;")[0].contains("pakai Kegiatan"));
    }

    #[test]
    fn potongan_kata_dan_teks_bukan_pelanggaran() {
        assert_eq!(
            pesan("fn proactivity() { b(\"activity\"); } // activity"),
            [""; 0]
        );
        assert_eq!(pesan("struct Budget; struct Ceiling;"), [""; 0]);
    }
}
