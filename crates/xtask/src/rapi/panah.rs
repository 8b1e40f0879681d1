//! Arrows point down only: what each crate may depend on.

use super::{Berkas, Langgar};

const DOMAIN: [&str; 6] = [
    "organisasi",
    "perencanaan",
    "anggaran",
    "keamanan",
    "kinerja",
    "sakip",
];

/// Own crates each crate may use, lowest ring first.
const BOLEH: [(&str, &[&str]); 24] = [
    ("dasar", &[]),
    ("cluster", &[]),
    ("cadangan", &[]),
    ("xtask", &[]),
    ("hukum", &["dasar"]),
    ("bukti", &[]),
    ("rollup", &["dasar"]),
    ("laporan", &["dasar"]),
    ("cetak", &["dasar", "laporan"]),
    ("masuk", &["dasar"]),
    ("tabular", &["dasar"]),
    ("organisasi", &["dasar", "hukum"]),
    ("perencanaan", &["dasar", "hukum"]),
    ("anggaran", &["dasar", "hukum"]),
    ("keamanan", &["dasar", "hukum"]),
    ("kinerja", &["dasar", "hukum"]),
    ("sakip", &["dasar", "hukum"]),
    (
        "keselarasan",
        &["dasar", "hukum", "organisasi", "perencanaan", "anggaran"],
    ),
    (
        "store",
        &[
            "bukti",
            "kinerja",
            "sakip",
            "dasar",
            "hukum",
            "organisasi",
            "perencanaan",
            "anggaran",
            "keamanan",
            "keselarasan",
        ],
    ),
    (
        "app",
        &[
            "bukti",
            "kinerja",
            "sakip",
            "dasar",
            "hukum",
            "organisasi",
            "perencanaan",
            "anggaran",
            "keamanan",
            "keselarasan",
            "laporan",
            "tabular",
            "rollup",
            "masuk",
            "cetak",
            "store",
        ],
    ),
    (
        "api",
        &["dasar", "hukum", "keamanan", "laporan", "cetak", "app"],
    ),
    (
        "web",
        &[
            "dasar", "hukum", "keamanan", "laporan", "cetak", "app", "api",
        ],
    ),
    ("testkit", &["dasar", "hukum", "cluster", "store", "app"]),
    (
        "selaras",
        &[
            "bukti",
            "kinerja",
            "sakip",
            "dasar",
            "hukum",
            "keamanan",
            "laporan",
            "cetak",
            "masuk",
            "keselarasan",
            "anggaran",
            "cadangan",
            "cluster",
            "store",
            "app",
            "api",
            "web",
        ],
    ),
];

/// Outside crates that belong to certain rings.
const MILIK: [(&str, &[&str]); 13] = [
    ("typst", &["cetak"]),
    ("argon2", &["masuk"]),
    ("webauthn-rs", &["masuk"]),
    ("openidconnect", &["masuk"]),
    ("reqwest", &["masuk"]),
    ("sqlx", &["store"]),
    ("askama", &["web"]),
    ("axum", &["web", "api", "selaras"]),
    ("utoipa", &["api", "web"]),
    ("clap", &["selaras", "xtask"]),
    (
        "tokio",
        &["store", "app", "web", "api", "selaras", "testkit"],
    ),
    (
        "serde_json",
        &[
            "store", "app", "api", "web", "selaras", "tabular", "bukti", "cadangan", "masuk",
            "cetak",
        ],
    ),
    ("toml", &["hukum", "app"]),
];

pub(super) fn periksa(semua: &[Berkas]) -> Vec<Langgar> {
    let mut hasil = Vec::new();
    for b in semua {
        let Some(peti) = b
            .peti()
            .filter(|p| b.jalur == format!("crates/{p}/Cargo.toml"))
        else {
            continue;
        };
        let mut lapor = |baris: usize, pesan: String| {
            hasil.push(Langgar {
                berkas: b.jalur.clone(),
                baris,
                aturan: "panah",
                pesan,
            });
        };
        if !b.teks.contains("[lints]\nworkspace = true") {
            lapor(0, "tanpa `[lints] workspace = true`".to_owned());
        }
        let Some((_, boleh)) = BOLEH.iter().find(|(p, _)| *p == peti) else {
            lapor(
                0,
                "peti baru: tentukan ringnya di crates/xtask/src/rapi/panah.rs".to_owned(),
            );
            continue;
        };
        for (baris, nama) in ketergantungan(&b.teks) {
            let milik_kami = BOLEH.iter().any(|(p, _)| *p == nama);
            let khusus = MILIK.iter().find(|(p, _)| *p == nama);
            if milik_kami && !boleh.contains(&nama) {
                lapor(baris, format!("{peti} tidak boleh bergantung pada {nama}"));
            } else if khusus.is_some_and(|(_, pemakai)| !pemakai.contains(&peti)) {
                lapor(baris, format!("{nama} bukan untuk {peti}"));
            } else if DOMAIN.contains(&peti) && nama.starts_with("serde") {
                lapor(
                    baris,
                    "serde tidak masuk peti domain (waktu kompilasi)".to_owned(),
                );
            }
        }
    }
    hasil
}

/// Names below `[dependencies]`, with their lines; tests and build scripts may use more.
fn ketergantungan(teks: &str) -> Vec<(usize, &str)> {
    let mut di_dalam = false;
    let mut hasil = Vec::new();
    for (i, baris) in teks.lines().enumerate() {
        if baris.starts_with('[') {
            di_dalam = baris.trim() == "[dependencies]";
        } else if di_dalam {
            let nama = baris.split(['.', ' ', '=']).next().unwrap_or_default();
            if !nama.is_empty() && !nama.starts_with('#') {
                hasil.push((i + 1, nama));
            }
        }
    }
    hasil
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pesan(jalur: &str, isi: &str) -> Vec<String> {
        let teks = format!("[lints]\nworkspace = true\n{isi}");
        periksa(&[Berkas::baru(jalur, &teks)])
            .into_iter()
            .map(|l| l.pesan)
            .collect()
    }

    #[test]
    fn panah_ke_atas_dan_ke_samping_ditolak() {
        let isi = "[dependencies]\nweb.workspace = true\n";
        assert_eq!(
            pesan("crates/app/Cargo.toml", isi),
            ["app tidak boleh bergantung pada web"]
        );
        let isi = "[dependencies]\nperencanaan = { path = \"x\" }\n";
        assert_eq!(pesan("crates/anggaran/Cargo.toml", isi).len(), 1);
        let isi = "[dependencies]\ndasar.workspace = true\n[dev-dependencies]\nweb = \"1\"\n";
        assert_eq!(pesan("crates/anggaran/Cargo.toml", isi).len(), 0);
    }

    #[test]
    fn pustaka_milik_ring_lain_ditolak() {
        let isi = "[dependencies]\nsqlx.workspace = true\n";
        assert_eq!(
            pesan("crates/app/Cargo.toml", isi),
            ["sqlx bukan untuk app"]
        );
        assert_eq!(pesan("crates/store/Cargo.toml", isi).len(), 0);
    }

    #[test]
    fn peti_baru_harus_punya_tempat() {
        assert_eq!(pesan("crates/entah/Cargo.toml", "").len(), 1);
        let tanpa = periksa(&[Berkas::baru("crates/dasar/Cargo.toml", "[dependencies]\n")]);
        assert_eq!(tanpa.len(), 1);
    }
}
