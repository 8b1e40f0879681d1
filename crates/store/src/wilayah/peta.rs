//! Shapes of provinces (tingkat 1) and regencies (tingkat 2) as SVG paths.

use sqlx::PgConnection;

use crate::Result;

/// One shape with the box around it, in units of the national frame.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct PetaRow {
    /// Kemendagri code; "00" is the frame.
    pub kode: String,
    /// 0 frame, 1 province, 2 regency or city.
    pub tingkat: i16,
    /// Code of the province of a regency.
    pub induk: Option<String>,
    /// SVG path.
    pub jalur: String,
    /// Left.
    pub x0: i32,
    /// Top.
    pub y0: i32,
    /// Right.
    pub x1: i32,
    /// Bottom.
    pub y1: i32,
}

/// Replaces all shapes.
///
/// # Errors
/// No connection.
pub async fn ganti(conn: &mut PgConnection, baris: &[PetaRow]) -> Result<u64> {
    sqlx::query("delete from peta").execute(&mut *conn).await?;
    let teks = |f: fn(&PetaRow) -> &str| -> Vec<&str> { baris.iter().map(f).collect() };
    let angka = |f: fn(&PetaRow) -> i32| -> Vec<i32> { baris.iter().map(f).collect() };
    let hasil = sqlx::query(
        "insert into peta (kode, tingkat, induk, jalur, x0, y0, x1, y1) \
         select * from unnest($1::text[], $2::smallint[], $3::text[], $4::text[], \
                              $5::int[], $6::int[], $7::int[], $8::int[])",
    )
    .bind(teks(|b| &b.kode))
    .bind(baris.iter().map(|b| b.tingkat).collect::<Vec<_>>())
    .bind(baris.iter().map(|b| b.induk.as_deref()).collect::<Vec<_>>())
    .bind(teks(|b| &b.jalur))
    .bind(angka(|b| b.x0))
    .bind(angka(|b| b.y0))
    .bind(angka(|b| b.x1))
    .bind(angka(|b| b.y1))
    .execute(conn)
    .await?;
    Ok(hasil.rows_affected())
}

/// All shapes: the frame, the provinces, the regencies.
///
/// # Errors
/// No connection.
pub async fn semua(conn: &mut PgConnection) -> Result<Vec<PetaRow>> {
    Ok(sqlx::query_as(
        "select kode, tingkat, induk, jalur, x0, y0, x1, y1 from peta order by tingkat, kode",
    )
    .fetch_all(conn)
    .await?)
}

/// The provinces with the national frame; empty without a boundary pack.
///
/// # Errors
/// No connection.
pub async fn provinsi(conn: &mut PgConnection) -> Result<Vec<PetaRow>> {
    Ok(sqlx::query_as(
        "select kode, tingkat, induk, jalur, x0, y0, x1, y1 from peta \
         where tingkat in (0, 1) order by kode",
    )
    .fetch_all(conn)
    .await?)
}

/// The regencies and cities of a province.
///
/// # Errors
/// No connection.
pub async fn kabkota(conn: &mut PgConnection, provinsi: &str) -> Result<Vec<PetaRow>> {
    Ok(sqlx::query_as(
        "select kode, tingkat, induk, jalur, x0, y0, x1, y1 from peta \
         where tingkat = 2 and induk = $1 order by kode",
    )
    .bind(provinsi)
    .fetch_all(conn)
    .await?)
}
