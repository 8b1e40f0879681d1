//! Checks over the imported data pack: the figures reach the database unchanged, findings are
//! stable, reasons and tolerances obey the law.

use std::collections::BTreeMap;
use std::path::PathBuf;

use app::impor::jalankan::{Cara, paket};
use app::periksa::{
    Alasan, Laporan, PeriksaRefusal, Permintaan, UbahToleransi, beri_alasan, jalankan,
    ubah_toleransi,
};
use dasar::waktu::{Clock, ClockTetap};
use hukum::Hukum;
use keamanan::Pelaku;
use testkit::Basis;

use crate::kebenaran;

fn folder() -> PathBuf {
    std::env::var_os("SELARAS_PAKET").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"),
        PathBuf::from,
    )
}

struct Panggung {
    basis: Basis,
    hukum: Hukum,
    jam: ClockTetap,
    admin: Pelaku,
}

impl Panggung {
    async fn paket() -> Self {
        let s = Self {
            basis: Basis::baru().await,
            hukum: Hukum::bawaan(),
            jam: testkit::jam(),
            admin: Pelaku::admin_lokal("uji"),
        };
        paket(
            &s.basis.db,
            &s.jam,
            "uji",
            &folder(),
            Cara::default(),
            &mut |_| {},
        )
        .await
        .unwrap();
        s
    }

    fn minta<'a>(&'a self, clock: &'a dyn Clock, pemda: &'a str, tahun: u16) -> Permintaan<'a> {
        Permintaan {
            db: &self.basis.db,
            hukum: &self.hukum,
            clock,
            pelaku: &self.admin,
            pemda,
            tahun,
        }
    }

    async fn jalan(&self, pemda: &str, tahun: u16) -> Laporan {
        jalankan(&self.minta(&self.jam, pemda, tahun))
            .await
            .unwrap()
    }

    async fn nilai(&self, pemda: &str, sql: &'static str) -> i64 {
        let id = self.basis.db.pemda(pemda).await.unwrap().unwrap().id;
        let mut tx = self.basis.db.tx(id).await.unwrap();
        sqlx::query_scalar(sql).fetch_one(&mut *tx).await.unwrap()
    }
}

fn beda(u: &BTreeMap<String, String>, harapan: &[(&str, &str)]) -> Vec<String> {
    harapan
        .iter()
        .filter(|(k, n)| u.get(*k).map(String::as_str) != Some(*n))
        .map(|(k, n)| format!("{k}: diharapkan {n}, didapat {:?}", u.get(*k)))
        .collect()
}

#[tokio::test]
#[cfg_attr(not(paket), ignore = "paket data tidak ada; isi SELARAS_PAKET")]
async fn every_figure_of_the_pack_survives_the_import() {
    let s = Panggung::paket().await;
    let l = s.jalan("64.11", 2026).await;
    let mut salah = beda(&l.ukuran, kebenaran::MAHULU);
    let aturan: BTreeMap<&str, Result<u32, &str>> = l
        .aturan
        .iter()
        .map(|a| {
            (
                a.kode.as_str(),
                a.sebab.as_deref().map_or(Ok(a.jumlah), Err),
            )
        })
        .collect();
    let diperbaiki = kebenaran::ATURAN_DIPERBAIKI;
    let diperbaiki = diperbaiki.iter().map(|(k, _, n)| (k, n));
    for (k, n) in kebenaran::ATURAN
        .iter()
        .map(|(k, n)| (k, n))
        .chain(diperbaiki)
    {
        if aturan[k] != Ok(*n) {
            salah.push(format!("{k}: {:?}", aturan[k]));
        }
    }
    eprintln!("{aturan:#?}");
    eprintln!("{:?} baru {} hilang {}", l.per_tingkat, l.baru, l.hilang);
    let n = s.jalan("00", 2023).await;
    salah.extend(beda(&n.ukuran, kebenaran::NASIONAL));
    for (k, jumlah) in kebenaran::ATURAN_NASIONAL {
        let a = n.aturan.iter().find(|a| a.kode == *k).unwrap();
        if a.jumlah != *jumlah {
            salah.push(format!("{k} nasional: {}", a.jumlah));
        }
    }
    let h = s.jalan("76.01", 2024).await;
    salah.extend(beda(&h.ukuran, kebenaran::HARGA));
    assert!(salah.is_empty(), "{}", salah.join("\n"));
    assert!(aturan.values().filter(|x| x.is_ok()).count() >= 35);
    for k in kebenaran::TAK_DINILAI {
        assert!(aturan[k].is_err(), "{k} seharusnya tidak dapat dinilai");
    }
    kedua(&s, &l).await;
}

/// A second run computes nothing; reasons and tolerances follow the law.
#[expect(
    clippy::too_many_lines,
    reason = "one story told in order: run, reason, tolerance"
)]
async fn kedua(s: &Panggung, l: &Laporan) {
    let lagi = s.jalan("64.11", 2026).await;
    assert_eq!((lagi.dihitung, lagi.baru, lagi.hilang), (0, 0, 0));
    assert_eq!((&lagi.aturan, &lagi.ukuran), (&l.aturan, &l.ukuran));
    let jalan = s
        .nilai(
            "64.11",
            "select count(*) from peristiwa where tindakan = 'periksa.dijalankan'",
        )
        .await;
    assert_eq!(jalan, 2);

    let minta = s.minta(&s.jam, "64.11", 2026);
    let pilih = |aturan: &'static str| async move {
        let id = s.basis.db.pemda("64.11").await.unwrap().unwrap().id;
        let mut tx = s.basis.db.tx(id).await.unwrap();
        sqlx::query_scalar::<_, String>(
            "select id from temuan where aturan = $1 order by id limit 1",
        )
        .bind(aturan)
        .fetch_one(&mut *tx)
        .await
        .unwrap()
    };
    let beri = |temuan: String, teks: &str| Alasan {
        temuan,
        teks: teks.to_owned(),
    };
    let t = beri_alasan(
        &minta,
        &beri(
            pilih("BUD-03").await[..12].to_owned(),
            "Hasil pembahasan dengan DPRD.",
        ),
    )
    .await;
    assert_eq!(t.unwrap().aturan, "BUD-03");
    let blokir = beri_alasan(
        &minta,
        &beri(pilih("REF-01").await, "Hasil pembahasan dengan DPRD."),
    )
    .await;
    assert!(
        matches!(blokir, Err(PeriksaRefusal::TakDapatDialasankan { .. })),
        "{blokir:?}"
    );
    let pendek = beri_alasan(&minta, &beri(pilih("BUD-03").await, "ya")).await;
    assert!(
        matches!(pendek, Err(PeriksaRefusal::AlasanPendek)),
        "{pendek:?}"
    );
    let asing = beri_alasan(
        &minta,
        &beri("zzz".to_owned(), "Hasil pembahasan dengan DPRD."),
    )
    .await;
    assert!(
        matches!(asing, Err(PeriksaRefusal::TemuanTakAda(_))),
        "{asing:?}"
    );
    let publik = Pelaku::publik();
    let tolak = jalankan(&Permintaan {
        pelaku: &publik,
        ..minta
    })
    .await;
    assert!(matches!(tolak, Err(PeriksaRefusal::Tolak(_))), "{tolak:?}");

    let toleransi = |aturan: &str, persen: &str| UbahToleransi {
        aturan: aturan.to_owned(),
        persen: persen.to_owned(),
        alasan: "Pembulatan hasil pembahasan.".to_owned(),
    };
    let tetap = ubah_toleransi(&minta, &toleransi("REF-01", "5")).await;
    assert!(
        matches!(tetap, Err(PeriksaRefusal::ToleransiDitolak { .. })),
        "{tetap:?}"
    );
    ubah_toleransi(&minta, &toleransi("BUD-03", "10"))
        .await
        .unwrap();
    let longgar = s.jalan("64.11", 2026).await;
    assert_eq!(longgar.dihitung, 1);
    let bud = longgar.aturan.iter().find(|a| a.kode == "BUD-03").unwrap();
    // 712 beyond ten percent, and 18 whose RKPD ceiling is zero.
    assert_eq!(bud.jumlah, 712 + 18);
    assert_eq!(longgar.hilang, 869 - 730);
    let alasan = s.nilai("64.11", "select count(*) from temuan_alasan").await;
    assert_eq!(alasan, 1);
}
