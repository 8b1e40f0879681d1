//! Sizes: files, lines, templates, paths. Clippy counts the lines of functions.

use super::{Berkas, Langgar};

const BERKAS_TERPANJANG: usize = 600;
const TEMPLAT_TERPANJANG: usize = 200;
const BARIS_TERPANJANG: usize = 100;
const JALUR_TERPANJANG: usize = 120;
/// Endings whose lines people read side by side; rows of test tables may be longer, and so may
/// the reference programs of the benches, which are taken as they are.
const KODE: [&str; 4] = [".rs", ".sql", ".mjs", ".sh"];

pub(super) fn periksa(semua: &[Berkas]) -> Vec<Langgar> {
    semua.iter().flat_map(satu).collect()
}

fn satu(b: &Berkas) -> Vec<Langgar> {
    let mut hasil = Vec::new();
    let mut lapor = |baris, pesan| {
        hasil.push(Langgar {
            berkas: b.jalur.clone(),
            baris,
            aturan: "ukuran",
            pesan,
        });
    };
    let panjang = b.teks.lines().count();
    if b.produk() && panjang > BERKAS_TERPANJANG {
        lapor(
            0,
            format!("{panjang} baris; batas {BERKAS_TERPANJANG}: pecah menurut nomina"),
        );
    }
    let templat = b.jalur.starts_with("crates/web/templates/");
    if templat && panjang > TEMPLAT_TERPANJANG {
        lapor(
            0,
            format!("{panjang} baris; batas templat {TEMPLAT_TERPANJANG}: buat komponen"),
        );
    }
    if b.jalur.chars().count() > JALUR_TERPANJANG {
        lapor(
            0,
            format!("jalur lebih panjang dari {JALUR_TERPANJANG} huruf"),
        );
    }
    let baris_dihitung = !b.uji() && b.jalur != "schema.sql" && !b.jalur.starts_with("bench/");
    if KODE.iter().any(|k| b.jalur.ends_with(k)) && baris_dihitung {
        for (i, baris) in b.teks.lines().enumerate() {
            let lebar = baris.chars().count();
            if lebar > BARIS_TERPANJANG {
                lapor(i + 1, format!("{lebar} kolom; batas {BARIS_TERPANJANG}"));
            }
        }
    }
    hasil
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tiap_batas_menggigit() {
        let panjang = "fn a() {}\n".repeat(601);
        let satu = |jalur: &str, teks: &str| periksa(&[Berkas::baru(jalur, teks)]).len();
        assert_eq!(satu("crates/a/src/b.rs", &panjang), 1);
        assert_eq!(satu("crates/a/src/tests.rs", &panjang), 0);
        assert_eq!(satu("crates/web/templates/a.html", &"<p>\n".repeat(201)), 1);
        assert_eq!(satu("migrations/1.sql", &"x".repeat(101)), 1);
        assert_eq!(satu("migrations/1.sql", &"x".repeat(100)), 0);
        assert_eq!(satu("crates/a/tests/it/b.rs", &"x".repeat(101)), 0);
        assert_eq!(satu(&"a/".repeat(61), ""), 1);
    }
}
