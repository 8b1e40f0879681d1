//! The worked example: importing it finds exactly what its manual says was planted, rule by rule.

use std::collections::BTreeMap;
use std::path::PathBuf;

use app::impor::bawaan::pemda_contoh;
use app::impor::jalankan::{Cara, paket};
use app::periksa::{Laporan, Permintaan, jalankan};
use hukum::Hukum;
use keamanan::Pelaku;
use testkit::Basis;

fn akar() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../contoh")
}

/// Year and rule.
type Kunci = (u16, String);

/// The tables of the manual: findings by year and rule.
fn ditanam() -> BTreeMap<Kunci, u32> {
    let teks = std::fs::read_to_string(akar().join("README.md")).unwrap();
    let mut isi = BTreeMap::new();
    let mut tahun = 0;
    for baris in teks.lines() {
        if let Some(n) = baris.strip_prefix("### Tahun ") {
            tahun = n.trim().parse().unwrap();
        }
        let sel: Vec<&str> = baris.split('|').map(str::trim).collect();
        if let ["", aturan, jumlah, apa, ""] = sel.as_slice()
            && let Ok(n) = jumlah.parse::<u32>()
        {
            assert!(!apa.is_empty(), "{aturan} tanpa keterangan");
            assert!(n > 0, "{aturan} tidak menanam apa pun");
            assert!(
                isi.insert((tahun, (*aturan).to_owned()), n).is_none(),
                "{aturan} dua kali"
            );
        }
    }
    isi
}

async fn muat() -> Basis {
    let basis = Basis::baru().await;
    let jam = testkit::jam();
    pemda_contoh(&basis.db, "99.01", "Kabupaten Contoh", "kabupaten")
        .await
        .unwrap();
    for folder in ["rujukan", "paket"] {
        let hasil = paket(
            &basis.db,
            &jam,
            "uji",
            &akar().join(folder),
            Cara::default(),
            &mut |_| {},
        )
        .await
        .unwrap();
        let tidak: Vec<_> = hasil
            .berkas
            .iter()
            .filter(|b| b.status != "diterapkan" || b.baris != b.diterima)
            .collect();
        assert!(tidak.is_empty(), "{tidak:?}");
    }
    basis
}

async fn periksa(basis: &Basis, tahun: u16) -> Laporan {
    jalankan(&Permintaan {
        db: &basis.db,
        hukum: &Hukum::bawaan(),
        clock: &testkit::jam(),
        pelaku: &Pelaku::admin_lokal("uji"),
        pemda: "99.01",
        tahun,
    })
    .await
    .unwrap()
}

/// Writes every finding to the file `TULIS_TEMUAN` names, for whoever changes the example.
async fn tulis_temuan(basis: &Basis) {
    let Some(berkas) = std::env::var_os("TULIS_TEMUAN") else {
        return;
    };
    let id = basis.db.pemda("99.01").await.unwrap().unwrap().id;
    let mut tx = basis.db.tx(id).await.unwrap();
    let isi: Vec<String> = sqlx::query_scalar(
        "select tahun || ' ' || aturan || ' ' || tingkat || ' ' || subjek || ' :: ' || pesan \
         from temuan order by tahun, aturan, subjek",
    )
    .fetch_all(&mut *tx)
    .await
    .unwrap();
    std::fs::write(berkas, isi.join("\n")).unwrap();
}

#[tokio::test]
async fn every_rule_finds_exactly_what_was_planted() {
    let basis = muat().await;
    let harap = ditanam();
    let mut salah = Vec::new();
    for tahun in [2025, 2026] {
        for a in &periksa(&basis, tahun).await.aturan {
            let kunci = (tahun, a.kode.clone());
            let tanam = harap.get(&kunci).copied().unwrap_or(0);
            // A rule without data finds nothing; where something is planted it must decide.
            let dinilai = a.sebab.is_none() || tanam == 0;
            if a.jumlah != tanam || !dinilai {
                salah.push(format!(
                    "{tahun} {}: ditanam {tanam}, ditemukan {} {:?}",
                    a.kode, a.jumlah, a.sebab
                ));
            }
        }
    }
    tulis_temuan(&basis).await;
    assert!(salah.is_empty(), "{}", salah.join("\n"));
    let tanpa: Vec<&str> = keselarasan::aturan::SEMUA
        .iter()
        .map(|d| d.kode)
        .filter(|k| !harap.keys().any(|(_, x)| x == k))
        .collect();
    assert!(tanpa.is_empty(), "tanpa contoh: {tanpa:?}");
}
