//! Search: governments and nomenclature by words or code, with trigrams for misspelling.

use sqlx::PgConnection;

use crate::Result;
use crate::tampil::lolos_like;

/// One hit.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct HasilRow {
    /// Code.
    pub kode: String,
    /// Name.
    pub nama: String,
    /// Kind: provinsi, kabupaten, kota; urusan … sub_kegiatan; kecamatan, desa.
    pub jenis: String,
    /// Edition of a nomenclature row, name of the province of a region, or "".
    pub keterangan: String,
}

/// Governments whose code begins so or whose name resembles the words, best first.
///
/// # Errors
/// No connection.
pub async fn pemda(conn: &mut PgConnection, kata: &str, sebanyak: i64) -> Result<Vec<HasilRow>> {
    Ok(sqlx::query_as(
        "select p.kode, p.nama, p.jenis, coalesce(i.nama, '') as keterangan \
         from pemda p left join pemda i on i.kode = p.induk \
         where p.jenis <> 'nasional' \
           and (p.kode = $1 or p.kode like $3 || '.%' or lower(p.nama) like '%' || lower($3) || \
           '%' \
                or word_similarity(lower($1), lower(p.nama)) > 0.5) \
         order by (p.kode = $1) desc, (lower(p.nama) like '%' || lower($3) || '%') desc, \
                  word_similarity(lower($1), lower(p.nama)) desc, p.kode \
         limit $2",
    )
    .bind(kata)
    .bind(sebanyak)
    .bind(lolos_like(kata))
    .fetch_all(conn)
    .await?)
}

/// Districts and villages of the register, best first.
///
/// # Errors
/// No connection.
pub async fn desa(conn: &mut PgConnection, kata: &str, sebanyak: i64) -> Result<Vec<HasilRow>> {
    Ok(sqlx::query_as(
        "select w.kode, w.nama, case w.tingkat when 3 then 'kecamatan' else 'desa' end as jenis, \
                coalesce(k.nama, '') as keterangan \
         from wilayah w left join wilayah k on k.kode = left(w.kode, 5) \
         where w.tingkat in (3, 4) and lower(w.nama) like '%' || lower($3) || '%' \
         order by (lower(w.nama) = lower($1)) desc, w.tingkat, w.kode limit $2",
    )
    .bind(kata)
    .bind(sebanyak)
    .bind(lolos_like(kata))
    .fetch_all(conn)
    .await?)
}

/// Nomenclature by code or words, with the newest edition that has it so.
///
/// # Errors
/// No connection.
pub async fn nomenklatur(
    conn: &mut PgConnection,
    kata: &str,
    sebanyak: i64,
) -> Result<Vec<HasilRow>> {
    Ok(sqlx::query_as(
        "select n.kode, n.nama, n.tingkat as jenis, \
                string_agg(distinct case n.jenis_pemda when 'P' then 'provinsi' \
                           else 'kabupaten/kota' end, ' dan ') || ', edisi ' || max(n.edisi) \
                as keterangan \
         from nomenklatur n \
         where n.kode = $1 or n.kode like $3 || '.%' or lower(n.nama) like '%' || lower($3) || '%' \
         group by n.kode, n.nama, n.tingkat \
         order by (n.kode = $1) desc, length(n.kode), n.kode, n.nama limit $2",
    )
    .bind(kata)
    .bind(sebanyak)
    .bind(lolos_like(kata))
    .fetch_all(conn)
    .await?)
}
