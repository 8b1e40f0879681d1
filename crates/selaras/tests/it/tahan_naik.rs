//! An older database opens and migrates, also when the upgrade is killed half-way.

use std::path::Path;
use std::process::{Output, Stdio};
use std::time::Instant;

use sqlx::migrate::Migrator;
use sqlx::postgres::PgConnection;
use sqlx::{Connection as _, Executor as _};
use store::Db;

use crate::alat::{Peladen, json, selaras};
use crate::tahan_alat::{Angka, PEMDA, akses, bunuh, detik, sampai};

/// The schema of before the log had its proofs.
const LAMA: i64 = 36;

async fn sampai_versi(sambungan: &mut PgConnection, akhir: i64) {
    let asal = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../migrations");
    let t = tempfile::tempdir().unwrap();
    for e in std::fs::read_dir(asal).unwrap().flatten() {
        let nama = e.file_name().to_string_lossy().into_owned();
        let versi: i64 = nama.split('_').next().unwrap().parse().unwrap_or(i64::MAX);
        if versi <= akhir {
            std::fs::copy(e.path(), t.path().join(nama)).unwrap();
        }
    }
    let m = Migrator::new(t.path()).await.unwrap();
    m.run_direct(None, sambungan, false).await.unwrap();
}

fn url(pemilik: bool, soket: &Path, rahasia: &str) -> String {
    let (peran, kunci) = if pemilik {
        ("selaras_pemilik", "pemilik")
    } else {
        ("selaras_app", "app")
    };
    let sandi = rahasia
        .lines()
        .find_map(|b| b.strip_prefix(kunci))
        .unwrap()
        .trim_matches('=')
        .to_owned();
    let soket = soket.display().to_string().replace('/', "%2F");
    format!("postgres://{peran}:{sandi}@{soket}/lama")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tahan_basis_data_lama_dibuka_juga_bila_terputus() {
    let t = tempfile::tempdir().unwrap();
    let peladen = Peladen::mulai(t.path());
    let semula = akses(t.path());
    store::basis::salin(&semula, "template0", "lama")
        .await
        .unwrap();
    let lama = semula.ke_basis("lama");
    let mut pemilik = PgConnection::connect_with(&lama.pemilik).await.unwrap();
    sampai_versi(&mut pemilik, LAMA).await;
    pemilik
        .execute(
            "insert into pemda (id, kode, nama, jenis) \
             values ('00000000-0000-0000-0000-000000000007', '00.07', 'Uji', 'kota'); \
             select set_config('selaras.pemda', '00000000-0000-0000-0000-000000000007', false); \
             insert into peristiwa (pemda_id, id, pada, pelaku, peran, tindakan, subjek) \
             select '00000000-0000-0000-0000-000000000007', gen_random_uuid(), \
                 timestamptz 'epoch' + n * interval '1 s', 'lama', 'admin_lokal', 'uji', n::text \
             from generate_series(1, 500) n; \
             insert into idempoten (pemda_id, kunci, tindakan, hasil, pada) \
             values ('00000000-0000-0000-0000-000000000007', 'k', 'uji', '1', 'epoch')",
        )
        .await
        .unwrap();
    let sidik = "select count(*)::text || md5(string_agg(id::text || subjek || pelaku, ',' \
                 order by id)) from peristiwa";
    let dulu: String = sqlx::query_scalar(sidik)
        .fetch_one(&mut pemilik)
        .await
        .unwrap();

    let rahasia = std::fs::read_to_string(t.path().join("rahasia")).unwrap();
    let soket = t.path().join("soket");
    let perintah = || {
        let mut p = selaras(&t.path().join("lain"));
        p.args(["dokter", "--format", "json"])
            .env("DATABASE_URL", url(false, &soket, &rahasia))
            .env("DATABASE_URL_PEMILIK", url(true, &soket, &rahasia));
        p
    };
    // Somebody reads the table that a migration must change: the upgrade waits there, and is
    // killed while it waits.
    pemilik
        .execute("begin; lock table peristiwa in access share mode")
        .await
        .unwrap();
    let mut anak = perintah()
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut pengamat = PgConnection::connect_with(&lama.pemilik).await.unwrap();
    sampai(async || {
        sqlx::query_scalar::<_, bool>(
            "select exists (select 1 from pg_locks where not granted and relation = \
             'peristiwa'::regclass)",
        )
        .fetch_one(&mut pengamat)
        .await
        .unwrap()
    })
    .await;
    bunuh(i32::try_from(anak.id()).unwrap());
    anak.wait().unwrap();
    let tengah: i64 = sqlx::query_scalar("select max(version) from _sqlx_migrations where success")
        .fetch_one(&mut pengamat)
        .await
        .unwrap();
    assert!((LAMA..60).contains(&tengah), "berhenti di tengah: {tengah}");
    pemilik.execute("commit").await.unwrap();

    let awal = Instant::now();
    let k: Output = perintah().output().unwrap();
    let pulih = awal.elapsed();
    assert_eq!(json(&k)["sehat"], true, "{}", json(&k));
    let kini: String = sqlx::query_scalar(sidik)
        .fetch_one(&mut pemilik)
        .await
        .unwrap();
    assert_eq!(kini, dulu, "isi lama utuh");
    let akhir: i64 = sqlx::query_scalar("select max(version) from _sqlx_migrations where success")
        .fetch_one(&mut pemilik)
        .await
        .unwrap();
    assert_eq!(akhir, store::daftar_migrasi().last().unwrap().versi);
    let db = Db::connect(&lama).await.unwrap();
    let mut tx = db.tx(PEMDA).await.unwrap();
    let n: i64 = sqlx::query_scalar("select count(*) from peristiwa")
        .fetch_one(&mut *tx)
        .await
        .unwrap();
    drop(tx);
    db.tutup().await;
    assert_eq!(n, 500);
    pemilik.close().await.unwrap();
    pengamat.close().await.unwrap();
    Angka {
        janji: "naik dari skema lama, diputus di tengah",
        percobaan: 1,
        hilang: 0,
        setengah: 0,
        pulih: format!("{} ({tengah:04} → {akhir:04})", detik(&mut [pulih])),
    }
    .cetak();
    assert_eq!(peladen.berhenti("-TERM"), Some(0));
}
