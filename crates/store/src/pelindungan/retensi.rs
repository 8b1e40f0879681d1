//! What has passed its retention: counted and removed by kind. Each kind is one pair of
//! statements; a kind that is not here cannot be removed.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::Result;

/// Kind, statement that counts, statement that removes; `$1` government, `$2` the day before
/// which it is due.
const JENIS: [(&str, &str, &str); 5] = [
    (
        "sesi_berakhir",
        "select count(*) from sesi \
         where pemda_id = $1 and coalesce(dicabut_pada, dipakai_pada) < $2",
        "delete from sesi where pemda_id = $1 and coalesce(dicabut_pada, dipakai_pada) < $2",
    ),
    (
        "masuk_gagal",
        "select count(*) from masuk_gagal where pemda_id = $1 and terakhir < $2",
        "delete from masuk_gagal where pemda_id = $1 and terakhir < $2",
    ),
    (
        "kunci_permintaan",
        "select count(*) from idempoten where pemda_id = $1 and pada < $2",
        "delete from idempoten where pemda_id = $1 and pada < $2",
    ),
    (
        "tantangan_masuk",
        "select count(*) from tantangan where pemda_id = $1 and kedaluwarsa < $2",
        "delete from tantangan where pemda_id = $1 and kedaluwarsa < $2",
    ),
    (
        "data_akun_nonaktif",
        "select count(*) from data_pribadi d join akun a \
             on a.pemda_id = d.pemda_id and a.id = d.pemilik_id \
         where d.pemda_id = $1 and d.pemilik_jenis = 'akun' and not a.aktif \
             and not exists (select 1 from sesi s where s.pemda_id = a.pemda_id \
                 and s.akun_id = a.id and s.dipakai_pada >= $2) and a.dibuat_pada < $2",
        "delete from data_pribadi d using akun a \
         where a.pemda_id = d.pemda_id and a.id = d.pemilik_id \
             and d.pemda_id = $1 and d.pemilik_jenis = 'akun' and not a.aktif \
             and not exists (select 1 from sesi s where s.pemda_id = a.pemda_id \
                 and s.akun_id = a.id and s.dipakai_pada >= $2) and a.dibuat_pada < $2",
    ),
];

/// How many rows of a kind were last of use before `sebelum`; none for an unknown kind.
///
/// # Errors
/// No connection.
pub async fn hitung(
    conn: &mut PgConnection,
    pemda: Uuid,
    jenis: &str,
    sebelum: DateTime<Utc>,
) -> Result<Option<i64>> {
    let Some((_, hitung, _)) = JENIS.iter().find(|(j, _, _)| *j == jenis) else {
        return Ok(None);
    };
    let n = sqlx::query_scalar(*hitung)
        .bind(pemda)
        .bind(sebelum)
        .fetch_one(conn)
        .await?;
    Ok(Some(n))
}

/// Removes them; returns how many.
///
/// # Errors
/// No connection.
pub async fn hapus(
    conn: &mut PgConnection,
    pemda: Uuid,
    jenis: &str,
    sebelum: DateTime<Utc>,
) -> Result<u64> {
    let Some((_, _, hapus)) = JENIS.iter().find(|(j, _, _)| *j == jenis) else {
        return Ok(0);
    };
    let hasil = sqlx::query(*hapus)
        .bind(pemda)
        .bind(sebelum)
        .execute(conn)
        .await?;
    Ok(hasil.rows_affected())
}
