//! Imports: bookkeeping and bulk writing.

mod catatan;
mod isi;
pub mod rujukan;
mod salin;

use sqlx::{AssertSqlSafe, PgConnection};

pub use catatan::*;
pub use isi::{baca_isi, simpan_isi};
pub use salin::Salin;

use crate::Result;

/// Bulk insert through a temporary table (COPY does not reach tables under row-level security).
/// Table, columns and conflict clause are constants of this crate.
pub(crate) async fn sisip(
    conn: &mut PgConnection,
    tabel: &'static str,
    kolom: &'static str,
    isi: &Salin,
    konflik: &'static str,
) -> Result<()> {
    if isi.jumlah() == 0 {
        return Ok(());
    }
    let siap = format!(
        "drop table if exists t_sisip; \
         create temp table t_sisip on commit drop as select {kolom} from {tabel} with no data"
    );
    sqlx::raw_sql(AssertSqlSafe(siap))
        .execute(&mut *conn)
        .await?;
    isi.kirim(&mut *conn, "t_sisip", kolom).await?;
    let pindah = format!(
        "insert into {tabel} ({kolom}) select {kolom} from t_sisip {konflik}; drop table t_sisip"
    );
    sqlx::raw_sql(AssertSqlSafe(pindah))
        .execute(&mut *conn)
        .await?;
    Ok(())
}
