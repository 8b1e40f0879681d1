//! Every statement of the store is prepared against the migrated schema: a column that a
//! migration renamed, or a type that does not fit, is told here and not at three in the morning.
//!
//! The statements are the string literals and `.sql` files of the source that begin like one.
//! Statements that are put together at run time cannot be read off; each is run by a test of its
//! own, and the pieces that begin like a statement are listed here.

use std::path::{Path, PathBuf};

use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection, SqlSafeStr as _};
use testkit::Basis;
use xtask::sumber::{self, Jenis, Token};

/// Beginnings of pieces. This list may only shrink.
const POTONGAN: [&str; 1] = ["select t.id, t.aturan, t.tingkat, t.subjek, o.kode as opd_kode"];

const AWAL: [&str; 8] = [
    "select ", "insert ", "update ", "delete ", "with ", "merge ", "values ", "copy ",
];

struct Pernyataan {
    tempat: String,
    teks: String,
}

fn akar() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn telusuri(folder: &Path, hasil: &mut Vec<PathBuf>) {
    let mut isi: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    isi.sort();
    for jalur in isi {
        if jalur.is_dir() {
            telusuri(&jalur, hasil);
        } else {
            hasil.push(jalur);
        }
    }
}

fn nama(jalur: &Path) -> String {
    jalur
        .strip_prefix(akar())
        .unwrap()
        .to_string_lossy()
        .into_owned()
}

fn seperti_pernyataan(teks: &str) -> bool {
    let tanpa_catatan = teks
        .lines()
        .skip_while(|b| b.trim().is_empty() || b.trim().starts_with("--"));
    let awal = tanpa_catatan
        .collect::<Vec<_>>()
        .join("\n")
        .trim_start()
        .to_lowercase();
    AWAL.iter().any(|a| awal.replace('\n', " ").starts_with(a))
}

/// True when the literal at `di` is a piece of a statement that is put together at run time.
fn potongan(semua: &[Token], di: usize) -> bool {
    let sebelum: Vec<&str> = semua
        .iter()
        .take(di)
        .skip(di.saturating_sub(4))
        .map(|t| t.teks.as_str())
        .collect();
    sebelum.ends_with(&["format", "!", "("])
        || sebelum.ends_with(&["QueryBuilder", ":", ":", "new"])
        || sebelum.ends_with(&[":", "new", "("])
        || sebelum.ends_with(&["push", "("])
        || sebelum.ends_with(&["push_str", "("])
}

fn kumpulkan() -> Vec<Pernyataan> {
    let mut jalur = Vec::new();
    telusuri(&akar(), &mut jalur);
    let mut hasil = Vec::new();
    for j in jalur {
        let teks = std::fs::read_to_string(&j).unwrap();
        if j.extension().is_some_and(|e| e == "sql") {
            hasil.push(Pernyataan {
                tempat: nama(&j),
                teks,
            });
            continue;
        }
        let semua = sumber::tanpa_uji(sumber::urai(&teks));
        for (di, t) in semua.iter().enumerate() {
            let literal = t.jenis == Jenis::Untai && seperti_pernyataan(&t.teks);
            if literal && !potongan(&semua, di) {
                let tempat = format!("{}:{}", nama(&j), t.baris);
                hasil.push(Pernyataan {
                    tempat,
                    teks: t.teks.clone(),
                });
            }
        }
    }
    hasil
}

/// `copy t (a, b) from stdin` cannot be prepared; that its table has these columns can.
fn dapat_disiapkan(teks: &str) -> String {
    let kecil = teks.trim().to_lowercase();
    let Some(sisa) = kecil.strip_prefix("copy ") else {
        return teks.to_owned();
    };
    let (tabel, sisa) = sisa.split_once('(').unwrap();
    let (kolom, _) = sisa.split_once(')').unwrap();
    format!("select {kolom} from {tabel}")
}

#[tokio::test]
async fn semua_pernyataan_cocok_dengan_skema() {
    let basis = Basis::baru().await;
    let mut sambungan = PgConnection::connect_with(&basis.akses.app).await.unwrap();
    let semua = kumpulkan();
    let mut salah = Vec::new();
    for p in semua
        .iter()
        .filter(|p| POTONGAN.iter().all(|a| !p.teks.starts_with(a)))
    {
        let teks = dapat_disiapkan(&p.teks);
        let hasil = (&mut sambungan)
            .prepare(AssertSqlSafe(teks).into_sql_str())
            .await;
        if let Err(e) = hasil {
            salah.push(format!("{}: {e}\n    {}", p.tempat, p.teks.trim()));
        }
    }
    assert!(
        semua.len() > 30,
        "hanya {} pernyataan ditemukan",
        semua.len()
    );
    assert!(
        salah.is_empty(),
        "{} dari {}:\n{}",
        salah.len(),
        semua.len(),
        salah.join("\n")
    );
}

#[test]
fn daftar_potongan_hanya_menyusut() {
    let semua = kumpulkan();
    for awal in POTONGAN {
        let ada = semua.iter().any(|p| p.teks.starts_with(awal));
        assert!(ada, "tidak ada lagi, hapus dari daftar: {awal}");
    }
}
