//! RPJMD and Renstra.

use std::collections::HashMap;

use keselarasan::fakta::{
    IndikatorRencana, KodeRusak, Renstra, RenstraProgram, Rpjmd, SimpulRencana, TingkatRencana,
    padat_ix,
};
use keselarasan::{Fakta, kode};
use sqlx::PgConnection;
use uuid::Uuid;

use super::Peta;
use crate::Result;

fn tingkat(kata: &str) -> TingkatRencana {
    match kata {
        "visi" => TingkatRencana::Visi,
        "misi" => TingkatRencana::Misi,
        "tujuan" => TingkatRencana::Tujuan,
        "sasaran" => TingkatRencana::Sasaran,
        "strategi" => TingkatRencana::Strategi,
        "program" => TingkatRencana::Program,
        _ => TingkatRencana::Lain,
    }
}

#[derive(sqlx::FromRow)]
struct SimpulRow {
    id: Uuid,
    induk_id: Option<Uuid>,
    tingkat: String,
    kode: String,
    nama: String,
    opd_id: Option<Uuid>,
}

/// Nodes in document order with their position by id.
async fn simpul(
    conn: &mut PgConnection,
    f: &mut Fakta,
    peta: &Peta,
    edisi: Uuid,
) -> Result<(Vec<SimpulRencana>, HashMap<Uuid, u32>)> {
    let baris: Vec<SimpulRow> = sqlx::query_as(
        "select id, induk_id, tingkat, kode, nama, opd_id from simpul \
         where pemda_id = selaras_pemda() and edisi_id = $1 order by urut",
    )
    .bind(edisi)
    .fetch_all(conn)
    .await?;
    let posisi: HashMap<Uuid, u32> = baris
        .iter()
        .enumerate()
        .map(|(n, b)| (b.id, padat_ix(n)))
        .collect();
    let isi = baris
        .iter()
        .map(|b| SimpulRencana {
            id: b.id.as_u128(),
            tingkat: tingkat(&b.tingkat),
            kode: f.s(&b.kode),
            nama: f.s(&b.nama),
            induk: b.induk_id.and_then(|i| posisi.get(&i).copied()),
            opd: b.opd_id.and_then(|o| peta.get(&o).copied()),
        })
        .collect();
    Ok((isi, posisi))
}

#[derive(sqlx::FromRow)]
struct IndikatorRow {
    simpul_id: Uuid,
    opd_id: Option<Uuid>,
    kode: String,
    tingkat: String,
    jenis: String,
    teks: String,
    satuan: String,
    baseline: String,
    polaritas: String,
    tahun: Vec<i16>,
    target: Vec<String>,
}

async fn indikator(
    conn: &mut PgConnection,
    f: &mut Fakta,
    peta: &Peta,
    edisi: Uuid,
    posisi: &HashMap<Uuid, u32>,
) -> Result<Vec<IndikatorRencana>> {
    let baris: Vec<IndikatorRow> = sqlx::query_as(
        "select i.simpul_id, s.opd_id, s.kode, s.tingkat, i.jenis, i.teks, i.satuan, i.baseline, \
         i.polaritas, coalesce(t.tahun, '{}') as tahun, coalesce(t.teks, '{}') as target \
         from indikator i \
         join simpul s on s.pemda_id = i.pemda_id and s.edisi_id = i.edisi_id and s.id = \
         i.simpul_id \
         left join (select indikator_id, array_agg(tahun order by tahun) as tahun, \
           array_agg(teks order by tahun) as teks from target \
           where pemda_id = selaras_pemda() and edisi_id = $1 group by indikator_id) t \
           on t.indikator_id = i.id \
         where i.pemda_id = selaras_pemda() and i.edisi_id = $1 and i.teks <> '' order by i.urut",
    )
    .bind(edisi)
    .fetch_all(conn)
    .await?;
    let isi = baris
        .iter()
        .map(|b| IndikatorRencana {
            simpul: b.simpul_id.as_u128(),
            induk: posisi.get(&b.simpul_id).copied(),
            opd: b.opd_id.and_then(|o| peta.get(&o).copied()),
            kode: f.s(&b.kode),
            jenis: f.s(if b.jenis.is_empty() {
                &b.tingkat
            } else {
                &b.jenis
            }),
            teks: f.s(&b.teks),
            satuan: f.s(&b.satuan),
            baseline: f.s(&b.baseline),
            polaritas: f.s(&b.polaritas),
            target: b
                .tahun
                .iter()
                .zip(&b.target)
                .filter_map(|(t, s)| Some((u16::try_from(*t).ok()?, f.s(s))))
                .collect(),
        })
        .collect();
    Ok(isi)
}

/// The objective tree.
pub(super) async fn rpjmd(conn: &mut PgConnection, f: &mut Fakta, edisi: Uuid) -> Result<Rpjmd> {
    let peta = Peta::new();
    let (simpul, posisi) = simpul(conn, f, &peta, edisi).await?;
    let indikator = indikator(conn, f, &peta, edisi, &posisi).await?;
    Ok(Rpjmd {
        edisi: edisi.as_u128(),
        simpul,
        indikator,
    })
}

#[derive(sqlx::FromRow)]
struct ProgramRow {
    id: Uuid,
    opd_id: Option<Uuid>,
    kode: String,
    kode_asli: String,
    nama: String,
    ganda: bool,
    tahun: Vec<i16>,
    nilai: Vec<i64>,
}

/// The Renstra of all perangkat daerah.
pub(super) async fn renstra(
    conn: &mut PgConnection,
    f: &mut Fakta,
    peta: &Peta,
    edisi: Uuid,
) -> Result<Renstra> {
    let (semua, posisi) = simpul(conn, f, peta, edisi).await?;
    let indikator = indikator(conn, f, peta, edisi, &posisi).await?;
    let sub = sub(conn, f, peta, edisi).await?;
    Ok(Renstra {
        edisi: edisi.as_u128(),
        program: program(conn, f, peta, edisi).await?,
        simpul: semua
            .into_iter()
            .filter(|s| s.tingkat == TingkatRencana::Sasaran)
            .collect(),
        indikator,
        kode_rusak: kode_rusak(conn, f, edisi).await?,
        sub,
    })
}

/// Programs that have a ceiling. A second row of one program keeps its own ceiling.
async fn program(
    conn: &mut PgConnection,
    f: &mut Fakta,
    peta: &Peta,
    edisi: Uuid,
) -> Result<Vec<RenstraProgram>> {
    let baris: Vec<ProgramRow> = sqlx::query_as(
        "select s.id, s.opd_id, s.kode, s.kode_asli, s.nama, 'kode_ganda' = any(s.bendera) as \
         ganda, \
         array_agg(p.tahun order by p.tahun) as tahun, array_agg(p.nilai_sen order by p.tahun) \
         as nilai \
         from simpul s join pagu p on p.pemda_id = s.pemda_id and p.edisi_id = s.edisi_id \
           and p.simpul_id = s.id and p.kolom = 'pagu' \
         where s.pemda_id = selaras_pemda() and s.edisi_id = $1 and s.tingkat = 'program' \
         group by s.id, s.opd_id, s.kode, s.kode_asli, s.nama, s.bendera, s.urut order by s.urut",
    )
    .bind(edisi)
    .fetch_all(conn)
    .await?;
    Ok(baris
        .iter()
        .map(|b| {
            let asli = if b.kode_asli.is_empty() {
                &b.kode
            } else {
                &b.kode_asli
            };
            RenstraProgram {
                id: b.id.as_u128(),
                opd: b.opd_id.and_then(|o| peta.get(&o).copied()),
                kode: f.s(if b.ganda { asli } else { &b.kode }),
                kode_asli: f.s(asli),
                nama: f.s(&b.nama),
                pagu: b
                    .tahun
                    .iter()
                    .zip(&b.nilai)
                    .filter_map(|(t, n)| Some((u16::try_from(*t).ok()?, *n)))
                    .collect(),
            }
        })
        .collect())
}

async fn sub(
    conn: &mut PgConnection,
    f: &mut Fakta,
    peta: &Peta,
    edisi: Uuid,
) -> Result<Vec<(u32, keselarasan::Simbol)>> {
    let baris: Vec<(Uuid, String)> = sqlx::query_as(
        "select opd_id, kode from simpul where pemda_id = selaras_pemda() and edisi_id = $1 \
         and tingkat = 'sub_kegiatan' and opd_id is not null order by urut",
    )
    .bind(edisi)
    .fetch_all(conn)
    .await?;
    Ok(baris
        .iter()
        .filter_map(|(o, k)| Some((peta.get(o).copied()?, f.s(k))))
        .collect())
}

/// Broken codes of perangkat daerah, as the importer reported them for the ceiling table.
async fn kode_rusak(conn: &mut PgConnection, f: &mut Fakta, edisi: Uuid) -> Result<Vec<KodeRusak>> {
    let baris: Vec<(String, String, i64)> = sqlx::query_as(
        "select t.nilai, t.pesan, count(*) from edisi_berkas e \
         join impor_temuan t on t.pemda_id = e.pemda_id and t.berkas_id = e.berkas_id \
         where e.pemda_id = selaras_pemda() and e.edisi_id = $1 and e.peran = 'pagu' \
         and t.kode in ('OPD_TAK_DIKENAL', 'OPD_DARI_NAMA', 'KODE_OPD_DIPERBAIKI') \
         group by t.nilai, t.pesan order by t.nilai, t.pesan",
    )
    .bind(edisi)
    .fetch_all(conn)
    .await?;
    Ok(baris
        .iter()
        .map(|(nilai, pesan, n)| {
            let dibaca = pesan
                .split_whitespace()
                .map(|k| k.trim_end_matches('.'))
                .find(|k| kode::perangkat_baku(k))
                .and_then(|k| f.kamus.cari(k));
            KodeRusak {
                asli: f.s(nilai),
                nama: keselarasan::Simbol::KOSONG,
                opd: dibaca
                    .and_then(|k| f.organ.iter().position(|o| o.kode == k))
                    .map(padat_ix),
                baris: u32::try_from(*n).unwrap_or(u32::MAX),
            }
        })
        .collect())
}
