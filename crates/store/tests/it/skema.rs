//! Migrations, `schema.sql` and the tenant barrier of every table.

use std::path::PathBuf;

use sqlx::{AssertSqlSafe, Connection as _, PgConnection};
use store::{basis, skema};
use testkit::Basis;

async fn pemilik(basis: &Basis) -> PgConnection {
    PgConnection::connect_with(&basis.akses.pemilik)
        .await
        .unwrap()
}

fn berkas() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../schema.sql")
}

#[tokio::test]
async fn semua_migrasi_sama_dengan_schema_sql() {
    let basis = Basis::baru().await;
    let kini = skema::tulis(&mut pemilik(&basis).await).await.unwrap();
    if std::env::var_os("REKAM").is_some() {
        std::fs::write(berkas(), &kini).unwrap();
    }
    let tercatat = std::fs::read_to_string(berkas()).unwrap_or_default();
    let beda = kini.lines().zip(tercatat.lines()).find(|(a, b)| a != b);
    assert!(
        kini == tercatat,
        "schema.sql usang; jalankan `make skema`. Beda pertama: {beda:?}"
    );
}

#[tokio::test]
async fn schema_sql_membangun_basis_data_yang_sama() {
    let basis = Basis::baru().await;
    let akses = basis
        .akses
        .ke_basis(&format!("uji_{}_skema", std::process::id()));
    let nama = akses.app.get_database().unwrap().to_owned();
    basis::hapus(&akses, &nama).await.unwrap();
    basis::salin(&akses, "template0", &nama).await.unwrap();
    let (induk, _) = akses.induk.clone().unwrap();
    let mut sambungan = PgConnection::connect_with(&induk.database(&nama))
        .await
        .unwrap();
    let teks = std::fs::read_to_string(berkas()).unwrap();
    sqlx::raw_sql(AssertSqlSafe(teks.clone()))
        .execute(&mut sambungan)
        .await
        .unwrap();
    let hasil = skema::tulis(&mut sambungan).await.unwrap();
    sambungan.close().await.unwrap();
    basis::hapus(&akses, &nama).await.unwrap();
    assert_eq!(hasil, teks);
}

#[tokio::test]
async fn tiap_tabel_pemda_terlindungi() {
    let basis = Basis::baru().await;
    let cacat = skema::cacat_isolasi(&mut pemilik(&basis).await)
        .await
        .unwrap();
    assert!(cacat.is_empty(), "{cacat:#?}");
}

/// Each way to weaken the barrier is noticed.
#[tokio::test]
async fn tiap_cara_melubangi_pagar_ketahuan() {
    let basis = Basis::baru().await;
    let mut sambungan = pemilik(&basis).await;
    let lubang = [
        (
            "drop policy pemda_sendiri on temuan",
            "tabel temuan: tanpa kebijakan pemda",
        ),
        (
            "alter table pagu disable row level security",
            "tabel pagu: RLS tidak dipaksakan",
        ),
        (
            "alter table pagu no force row level security",
            "tabel pagu: RLS tidak dipaksakan",
        ),
        (
            "create policy semua on simpul using (true)",
            "tabel simpul: kebijakan semua tidak mengikat pemda",
        ),
        (
            "create table baru (id int primary key)",
            "tabel baru: tidak punya pemda_id dan tidak dikomentari 'referensi'",
        ),
        (
            "create table baru (id int, pemda_id uuid, primary key (id, pemda_id))",
            "tabel baru: indeks unik baru_pkey tidak diawali pemda_id",
        ),
        (
            "create table baru (pemda_id uuid, id uuid, e uuid, primary key (pemda_id, id), \
             foreign key (e, pemda_id) references edisi (id, pemda_id))",
            "tabel baru: rujukan baru_e_pemda_id_fkey tidak diawali pemda_id",
        ),
        (
            "create table baru (pemda_id uuid, id uuid)",
            "tabel baru: tanpa kunci primer",
        ),
    ];
    for (perintah, cacat) in lubang {
        let mut tx = sambungan.begin().await.unwrap();
        if perintah.contains("references edisi (id") {
            let indeks = "create unique index balik on edisi (id, pemda_id)";
            sqlx::query(indeks).execute(&mut *tx).await.unwrap();
        }
        sqlx::query(perintah).execute(&mut *tx).await.unwrap();
        let semua = skema::cacat_isolasi(&mut tx).await.unwrap();
        assert!(semua.iter().any(|c| c == cacat), "{perintah}: {semua:?}");
        tx.rollback().await.unwrap();
    }
}

#[tokio::test]
async fn migrasi_kedua_kali_tidak_berbuat_apa_apa() {
    let basis = Basis::baru().await;
    assert_eq!(
        store::Db::migrasi(&basis.akses.pemilik).await.unwrap(),
        Vec::<i64>::new()
    );
}

#[tokio::test]
async fn basis_data_yang_lebih_baru_ditolak() {
    let basis = Basis::baru().await;
    let mut sambungan = pemilik(&basis).await;
    sqlx::query(
        "insert into _sqlx_migrations (version, description, success, checksum, execution_time) \
         values (9999, 'masa depan', true, '', 0)",
    )
    .execute(&mut sambungan)
    .await
    .unwrap();
    let galat = store::Db::migrasi(&basis.akses.pemilik).await.unwrap_err();
    assert!(galat.to_string().contains("9999"), "{galat}");
}
