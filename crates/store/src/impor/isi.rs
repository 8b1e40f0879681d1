//! The kept bytes of imported files: packed, and sealed where a file holds personal data.

use std::io::{Read as _, Write as _};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::{KunciData, Result, StoreError};

/// A file may not unpack to more than this: more than any import accepts.
const BATAS: u64 = 512 << 20;

fn tempat(pemda: Uuid, sidik: &str) -> String {
    format!("impor_isi/{pemda}/{sidik}")
}

fn rusak(sidik: &str, sebab: impl std::fmt::Display) -> StoreError {
    StoreError::BarisRusak {
        tabel: "impor_isi",
        id: sidik.to_owned(),
        sebab: sebab.to_string(),
    }
}

fn padatkan(isi: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut p = ZlibEncoder::new(Vec::with_capacity(isi.len() / 4), Compression::fast());
    p.write_all(isi)?;
    p.finish()
}

/// Keeps the bytes of a file; with a key they are sealed.
///
/// # Errors
/// No connection.
pub async fn simpan_isi(
    conn: &mut PgConnection,
    pemda: Uuid,
    sidik: &str,
    isi: &[u8],
    kunci: Option<&KunciData>,
) -> Result<()> {
    let padat = padatkan(isi).map_err(|e| rusak(sidik, e))?;
    let (bentuk, isi) = match kunci {
        Some(k) => ("sandi", k.segel(&tempat(pemda, sidik), &padat)?),
        None => ("padat", padat),
    };
    sqlx::query(
        "insert into impor_isi (pemda_id, sidik, isi, bentuk) values ($1, $2, $3, $4) \
         on conflict do nothing",
    )
    .bind(pemda)
    .bind(sidik)
    .bind(isi)
    .bind(bentuk)
    .execute(conn)
    .await?;
    Ok(())
}

/// The kept bytes of a file; none when they were not kept.
///
/// # Errors
/// No connection, no key for a sealed file, or damage.
pub async fn baca_isi(
    conn: &mut PgConnection,
    pemda: Uuid,
    sidik: &str,
    kunci: Result<&KunciData>,
) -> Result<Option<Vec<u8>>> {
    let baris: Option<(Vec<u8>, String)> =
        sqlx::query_as("select isi, bentuk from impor_isi where pemda_id = $1 and sidik = $2")
            .bind(pemda)
            .bind(sidik)
            .fetch_optional(conn)
            .await?;
    let Some((isi, bentuk)) = baris else {
        return Ok(None);
    };
    let padat = match bentuk.as_str() {
        "polos" => return Ok(Some(isi)),
        "sandi" => kunci?.buka(&tempat(pemda, sidik), &isi)?,
        _ => isi,
    };
    let mut keluar = Vec::new();
    ZlibDecoder::new(padat.as_slice())
        .take(BATAS)
        .read_to_end(&mut keluar)
        .map_err(|e| rusak(sidik, e))?;
    Ok(Some(keluar))
}
