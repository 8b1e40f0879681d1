//! Links between documentation pages lead somewhere.

use std::collections::BTreeSet;

use super::{Berkas, Langgar};

pub(super) fn periksa(semua: &[Berkas]) -> Vec<Langgar> {
    let ada: BTreeSet<&str> = semua.iter().map(|b| b.jalur.as_str()).collect();
    let mut hasil = Vec::new();
    for b in semua.iter().filter(|b| b.jalur.ends_with(".md")) {
        for (i, baris) in b.teks.lines().enumerate() {
            for tuju in tautan(baris).filter(|t| t.ends_with(".md")) {
                let jalur = gabung(&b.jalur, tuju);
                if !ada.contains(jalur.as_str()) {
                    hasil.push(Langgar {
                        berkas: b.jalur.clone(),
                        baris: i + 1,
                        aturan: "tautan",
                        pesan: format!("{jalur} tidak ada"),
                    });
                }
            }
        }
    }
    hasil
}

/// Targets of `[text](target#part)` within the repository.
fn tautan(baris: &str) -> impl Iterator<Item = &str> {
    baris
        .split("](")
        .skip(1)
        .filter_map(|sisa| sisa.split(')').next())
        .filter_map(|tuju| tuju.split('#').next())
        .filter(|tuju| !tuju.is_empty() && !tuju.contains("://"))
}

/// A relative target seen from a page.
fn gabung(halaman: &str, tuju: &str) -> String {
    let mut ruas: Vec<&str> = halaman.split('/').collect();
    ruas.pop();
    for r in tuju.split('/') {
        match r {
            "." | "" => {}
            ".." => {
                ruas.pop();
            }
            lain => ruas.push(lain),
        }
    }
    ruas.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tautan_mati_ditemukan() {
        let semua = [
            Berkas::baru(
                "docs/a.md",
                "lihat [b](how/b.md#x), [x](../TIDAK.md)\n[w](https://w.md)",
            ),
            Berkas::baru("docs/how/b.md", "[a](../a.md) [r](../../README.md)"),
            Berkas::baru("README.md", ""),
        ];
        let salah: Vec<String> = periksa(&semua).into_iter().map(|l| l.pesan).collect();
        assert_eq!(salah, ["TIDAK.md tidak ada"]);
    }
}
