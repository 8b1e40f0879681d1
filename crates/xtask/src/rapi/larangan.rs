//! What must not stand somewhere: floats near money, the clock and randomness outside the
//! binary's entry, SQL outside the store, HTML outside the pages, paths of one machine.

use super::{Berkas, Langgar};
use crate::sumber::{Jenis, Token};

/// Crates in which money is added up; a float would round it.
const UANG: [&str; 8] = [
    "dasar",
    "hukum",
    "organisasi",
    "perencanaan",
    "anggaran",
    "keamanan",
    "keselarasan",
    "rollup",
];

/// Words that read the wall clock or a random source.
const JAM: [&[&str]; 6] = [
    &["SystemTime", ":", ":", "now"],
    &["Utc", ":", ":", "now"],
    &["Local", ":", ":", "now"],
    &["Uuid", ":", ":", "new_v4"],
    &["Uuid", ":", ":", "now_v7"],
    &["thread_rng"],
];
/// The one file that may.
const TEMPAT_JAM: &str = "crates/selaras/src/waktu.rs";

/// How a statement begins.
const SQL: [&str; 9] = [
    "select ",
    "insert into ",
    "update ",
    "delete from ",
    "create table ",
    "alter table ",
    "drop table ",
    "truncate ",
    "with recursive ",
];
/// What follows somewhere in a real statement, so that prose is not taken for one.
const SQL_LANJUT: [&str; 7] = [" from ", " values", " set ", " where ", "(", " add ", ";"];

pub(super) fn periksa(semua: &[Berkas]) -> Vec<Langgar> {
    semua
        .iter()
        .flat_map(|b| [kode(b), jalur_mesin(b)].concat())
        .collect()
}

fn kode(b: &Berkas) -> Vec<Langgar> {
    let Some(peti) = b.peti().filter(|_| b.produk()) else {
        return Vec::new();
    };
    let mut hasil = Vec::new();
    let mut lapor = |t: &Token, aturan, pesan: String| {
        hasil.push(Langgar {
            berkas: b.jalur.clone(),
            baris: t.baris,
            aturan,
            pesan,
        });
    };
    for (i, t) in b.token.iter().enumerate() {
        if t.jenis == Jenis::Kata && UANG.contains(&peti) && matches!(&*t.teks, "f32" | "f64") {
            lapor(
                t,
                "pecahan",
                format!("{} tidak masuk peti domain: pakai Rupiah, Rasio", t.teks),
            );
        }
        let sisa = b.token.get(i..).unwrap_or_default();
        if b.jalur != TEMPAT_JAM && JAM.iter().any(|j| cocok(sisa, j)) {
            lapor(
                t,
                "jam",
                "terima Clock atau Rng; hanya selaras::main yang membacanya".into(),
            );
        }
        if t.jenis == Jenis::Untai {
            if !["store", "xtask"].contains(&peti) && seperti_sql(&t.teks) {
                lapor(t, "sql", "SQL hanya di peti store".to_owned());
            }
            if !["web", "xtask"].contains(&peti) && seperti_html(&t.teks) {
                lapor(t, "html", "HTML hanya di peti web".to_owned());
            }
        }
    }
    hasil
}

fn cocok(sisa: &[Token], pola: &[&str]) -> bool {
    sisa.len() >= pola.len()
        && sisa
            .iter()
            .zip(pola)
            .all(|(t, p)| t.jenis != Jenis::Untai && t.teks == *p)
}

fn seperti_sql(teks: &str) -> bool {
    let kecil = teks.trim_start().to_lowercase();
    SQL.iter().any(|awal| {
        kecil.strip_prefix(awal).is_some_and(|sisa| {
            let sisa = format!(" {sisa}");
            SQL_LANJUT.iter().any(|l| sisa.contains(l))
        })
    })
}

fn seperti_html(teks: &str) -> bool {
    const BUKA: [&str; 12] = [
        "<div",
        "<p>",
        "<a ",
        "<span",
        "<table",
        "<td",
        "<tr",
        "<html",
        "<!doctype",
        "<svg",
        "<script",
        "<style",
    ];
    let kecil = teks.to_lowercase();
    BUKA.iter().any(|b| kecil.contains(b))
}

/// Paths that exist on one machine only.
fn jalur_mesin(b: &Berkas) -> Vec<Langgar> {
    let pola = [
        concat!("/ho", "me/"),
        concat!("/wo", "rk/"),
        concat!("/ro", "ot/"),
        concat!("/Us", "ers/"),
    ];
    let mut hasil = Vec::new();
    for (i, baris) in b.teks.lines().enumerate() {
        let awal_kata = |p: &str| {
            baris.match_indices(p).any(|(di, _)| {
                let depan = baris.get(..di).and_then(|d| d.chars().next_back());
                !depan.is_some_and(|c| c.is_alphanumeric() || "._-~*".contains(c))
            })
        };
        if pola.iter().any(|p| awal_kata(p)) {
            hasil.push(Langgar {
                berkas: b.jalur.clone(),
                baris: i + 1,
                aturan: "jalur",
                pesan: "jalur milik satu mesin".to_owned(),
            });
        }
    }
    hasil
}

#[cfg(test)]
mod tests {
    use super::*;

    fn aturan(jalur: &str, teks: &str) -> Vec<&'static str> {
        periksa(&[Berkas::baru(jalur, teks)])
            .into_iter()
            .map(|l| l.aturan)
            .collect()
    }

    #[test]
    fn pecahan_hanya_dilarang_dekat_uang() {
        assert_eq!(
            aturan("crates/anggaran/src/a.rs", "fn a(b: f64) {}"),
            ["pecahan"]
        );
        assert_eq!(aturan("crates/web/src/a.rs", "fn a(b: f64) {}"), [""; 0]);
        assert_eq!(
            aturan("crates/anggaran/src/a.rs", "// f64\nfn a() {}"),
            [""; 0]
        );
    }

    #[test]
    fn jam_hanya_di_satu_berkas() {
        let teks = "fn a() { chrono::Utc::now(); }";
        assert_eq!(aturan("crates/app/src/a.rs", teks), ["jam"]);
        assert_eq!(aturan(TEMPAT_JAM, teks), [""; 0]);
    }

    #[test]
    fn sql_dan_html_di_tempatnya() {
        let sql = "fn a() { b(\"select 1 from dual\"); }";
        assert_eq!(aturan("crates/app/src/a.rs", sql), ["sql"]);
        assert_eq!(aturan("crates/store/src/a.rs", sql), [""; 0]);
        assert_eq!(
            aturan(
                "crates/app/src/a.rs",
                "fn a() { b(\"update sudah selesai\"); }"
            ),
            [""; 0]
        );
        let html = "fn a() { b(\"<div class='x'>\"); }";
        assert_eq!(aturan("crates/api/src/a.rs", html), ["html"]);
        assert_eq!(aturan("crates/web/src/a.rs", html), [""; 0]);
    }

    #[test]
    fn jalur_satu_mesin() {
        assert_eq!(
            aturan("README.md", concat!("cd /ho", "me/budi/selaras")),
            ["jalur"]
        );
        assert_eq!(aturan("README.md", concat!("docs/ho", "me/x.md")), [""; 0]);
    }
}
