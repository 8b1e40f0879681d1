//! The whole data pack: counts, totals, idempotence, isolation, and going on after a kill.

use std::path::PathBuf;
use std::time::Duration;

use app::impor::{Cara, Hasil, paket};
use dasar::waktu::{ClockTetap, Saat};
use store::Db;
use testkit::Basis;

pub fn folder() -> PathBuf {
    std::env::var_os("SELARAS_PAKET").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"),
        PathBuf::from,
    )
}

pub fn jam(detik: i64) -> ClockTetap {
    ClockTetap(Saat(
        chrono::DateTime::from_timestamp(1_795_000_000 + detik, 0).unwrap(),
    ))
}

async fn impor(db: &Db, detik: i64) -> Hasil {
    paket(
        db,
        &jam(detik),
        "uji",
        &folder(),
        Cara::default(),
        &mut |_| (),
    )
    .await
    .unwrap()
}

pub async fn satu(db: &Db, pemda: &str, sql: &'static str) -> String {
    let id = db.pemda(pemda).await.unwrap().unwrap().id;
    let mut tx = db.tx(id).await.unwrap();
    sqlx::query_scalar::<_, Option<String>>(sql)
        .fetch_one(&mut *tx)
        .await
        .unwrap()
        .unwrap_or_default()
}

/// `baris data: N` of the note beside a file.
fn baris_tercatat(nama: &str) -> Option<usize> {
    let catatan = folder().join(nama.replace(".csv", ".source.txt"));
    let teks = std::fs::read_to_string(catatan).ok()?;
    teks.lines()
        .find_map(|l| l.strip_prefix("baris data: "))?
        .trim()
        .parse()
        .ok()
}

const PAGU: &str = "select (sum(p.nilai_sen) / 100.0)::numeric(20, 2)::text from pagu p \
    join edisi e on e.pemda_id = p.pemda_id and e.id = p.edisi_id \
    join dokumen d on d.pemda_id = e.pemda_id and d.id = e.dokumen_id \
    where e.status = 'berlaku' and p.kolom = 'pagu' and d.jenis = ";

#[tokio::test]
#[cfg_attr(not(paket), ignore = "paket data tidak ada; isi SELARAS_PAKET")]
async fn the_whole_pack_is_imported_once_and_stays_with_its_owner() {
    let basis = Basis::baru().await;
    let db = &basis.db;
    // Killed in the middle: what was done stays, and the next call goes on from there.
    let terputus = tokio::time::timeout(Duration::from_millis(2_500), impor(db, 0)).await;
    assert!(terputus.is_err());
    let pertama = impor(db, 1).await;
    let mut diperiksa = 0;
    for b in &pertama.berkas {
        assert!(
            matches!(
                b.status.as_str(),
                "diterapkan" | "sudah_ada" | "belum_dipakai"
            ),
            "{b:?}"
        );
        if let Some(n) = baris_tercatat(&b.nama).filter(|_| b.status != "belum_dipakai") {
            assert_eq!(b.baris, n, "{}", b.nama);
            diperiksa += 1;
        }
    }
    assert!(diperiksa >= 30, "{diperiksa}");
    let kedua = impor(db, 2).await;
    assert!(kedua.sudah_ada);
    assert_eq!(kedua.jumlah_temuan, pertama.jumlah_temuan);

    angka(db).await;
    asing(db).await;
}

/// Figures that prove the content.
async fn angka(db: &Db) {
    assert_eq!(
        satu(db, "64.11", const_format(PAGU, "'rkpd'")).await,
        "2326389359824.55"
    );
    assert_eq!(
        satu(db, "64.11", const_format(PAGU, "'apbd'")).await,
        "2330473507652.78"
    );
    assert_eq!(
        satu(db, "00", "select count(*)::text from wilayah").await,
        "91599"
    );
    assert_eq!(
        satu(
            db,
            "00",
            "select count(distinct kode)::text from publikasi_apbd"
        )
        .await,
        "546"
    );
    for (sql, harap) in [
        (
            "select count(*)::text from simpul where tingkat = 'visi'",
            "1",
        ),
        (
            "select count(*)::text from impor_nilai_asli where teks = '182888324.00000003'",
            "3",
        ),
        ("select (count(*) > 5000)::text from tautan", "true"),
        ("select count(*)::text from peristiwa", "11"),
        (
            "select count(*)::text from edisi where status = 'berlaku'",
            "6",
        ),
        (
            "select count(*)::text from simpul s where s.tingkat = 'program' and s.opd_id is not null and exists \
             (select 1 from edisi e join dokumen d on d.id = e.dokumen_id where e.id = s.edisi_id and d.jenis = 'renstra') \
             and exists (select 1 from pagu p where p.simpul_id = s.id)",
            "167",
        ),
    ] {
        assert_eq!(satu(db, "64.11", sql).await, harap, "{sql}");
    }
}

/// Another government sees none of it.
async fn asing(db: &Db) {
    for tabel in [
        "simpul",
        "impor_berkas",
        "impor_temuan",
        "impor_isi",
        "perangkat_daerah",
        "tautan",
    ] {
        let sql: &'static str =
            Box::leak(format!("select count(*)::text from {tabel}").into_boxed_str());
        assert_eq!(satu(db, "64.02", sql).await, "0", "{tabel}");
    }
}

fn const_format(awal: &str, akhir: &str) -> &'static str {
    Box::leak(format!("{awal}{akhir}").into_boxed_str())
}
