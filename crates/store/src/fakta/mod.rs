//! Loads the facts of one government and year for the checks, in bulk.
//!
//! A handful of set-based reads per part; texts are interned on the way. Row ids travel as the
//! bits of their UUID, so that a finding can name the node it is about.

mod daftar;
mod referensi;
mod rencana;
mod tahunan;
mod transaksi;

use std::collections::HashMap;

use dasar::JenisPemda;
use keselarasan::Fakta;
use keselarasan::fakta::{Dok, Organ, TAK_ADA};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::{PemdaRow, Result};

/// Position of each perangkat daerah by its row id.
pub(crate) type Peta = HashMap<Uuid, u32>;

/// Loads everything the rules may ask about.
///
/// # Errors
/// No connection.
pub async fn muat(conn: &mut PgConnection, pemda: &PemdaRow, tahun: u16) -> Result<Fakta> {
    let jenis = JenisPemda::parse(&pemda.jenis).unwrap_or(JenisPemda::Kabupaten);
    let mut f = Fakta::baru(&pemda.kode, &pemda.nama, jenis, tahun);
    let peta = organ(conn, &mut f).await?;
    let edisi = edisi(conn, tahun).await?;
    for e in &edisi {
        match e.jenis.as_str() {
            "rpjmd" => f.rpjmd = Some(rencana::rpjmd(conn, &mut f, e.id).await?),
            "renstra" => f.renstra = Some(rencana::renstra(conn, &mut f, &peta, e.id).await?),
            "rkpd" => {
                f.rkpd = Some(tahunan::dokumen(conn, &mut f, &peta, (Dok::Rkpd, e.id)).await?)
            }
            "ppas" => {
                f.ppas = Some(tahunan::dokumen(conn, &mut f, &peta, (Dok::Ppas, e.id)).await?)
            }
            "apbd" => {
                f.apbd = Some(tahunan::dokumen(conn, &mut f, &peta, (Dok::Apbd, e.id)).await?)
            }
            "dpa" => f.dpa = Some(tahunan::dokumen(conn, &mut f, &peta, (Dok::Dpa, e.id)).await?),
            "realisasi" => f.realisasi = Some(tahunan::realisasi(conn, &mut f, &peta, e.id).await?),
            _ => {}
        }
    }
    let apbd = edisi.iter().find(|e| e.jenis == "apbd").map(|e| e.id);
    transaksi::isi(conn, &mut f, &peta, apbd).await?;
    daftar::isi(conn, &mut f).await?;
    referensi::isi(conn, &mut f).await?;
    f.lengkapi();
    Ok(f)
}

/// The symbol-free position of an optional id.
pub(crate) fn letak(peta: &Peta, id: Option<Uuid>) -> u32 {
    id.and_then(|i| peta.get(&i).copied()).unwrap_or(TAK_ADA)
}

#[derive(sqlx::FromRow)]
struct OrganRow {
    id: Uuid,
    kode: String,
    kode_asli: String,
    nama: String,
    induk_id: Option<Uuid>,
    terdaftar: bool,
    muncul: i64,
}

/// The register; a code that only a document names is marked so.
async fn organ(conn: &mut PgConnection, f: &mut Fakta) -> Result<Peta> {
    let baris: Vec<OrganRow> = sqlx::query_as(
        "select o.id, o.kode, o.kode_asli, o.nama, o.induk_id, \
         coalesce(b.tata_letak = 'perangkat-daerah', true) as terdaftar, \
         1 + (select count(*) from impor_temuan t where t.pemda_id = o.pemda_id \
           and t.berkas_id = o.berkas_id and t.kode = 'PERANGKAT_GANDA' and t.nilai = o.kode) as \
           muncul \
         from perangkat_daerah o \
         left join impor_berkas b on b.pemda_id = o.pemda_id and b.id = o.berkas_id \
         where o.pemda_id = selaras_pemda() order by o.kode",
    )
    .fetch_all(conn)
    .await?;
    let peta: Peta = baris
        .iter()
        .enumerate()
        .map(|(n, b)| (b.id, keselarasan::fakta::padat_ix(n)))
        .collect();
    for b in &baris {
        let o = Organ {
            id: b.id.as_u128(),
            kode: f.s(&b.kode),
            kode_asli: f.s(&b.kode_asli),
            nama: f.s(&b.nama),
            unit: b.induk_id.is_some(),
            induk: b.induk_id.and_then(|i| peta.get(&i).copied()),
            muncul: u16::try_from(b.muncul).unwrap_or(u16::MAX),
            terdaftar: b.terdaftar,
        };
        f.organ.push(o);
    }
    Ok(peta)
}

#[derive(sqlx::FromRow)]
struct EdisiRow {
    jenis: String,
    id: Uuid,
}

/// The edition in force of each document of the year.
async fn edisi(conn: &mut PgConnection, tahun: u16) -> Result<Vec<EdisiRow>> {
    Ok(sqlx::query_as(
        "select distinct on (d.jenis) d.jenis, e.id from dokumen d \
         join edisi e on e.pemda_id = d.pemda_id and e.dokumen_id = d.id \
         where d.pemda_id = selaras_pemda() and e.status = 'berlaku' \
         and $1 between d.tahun_mulai and d.tahun_selesai \
         order by d.jenis, d.tahun_mulai desc",
    )
    .bind(i32::from(tahun))
    .fetch_all(conn)
    .await?)
}
