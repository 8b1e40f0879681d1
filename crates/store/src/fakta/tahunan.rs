//! Yearly documents: rows with ceilings, sources, labels, locations, indicators; realisation.

use std::collections::HashMap;

use keselarasan::fakta::{
    BarisIndikator, BarisPagu, BarisRealisasi, Dok, DokumenPagu, PaguInduk, Realisasi, SumberBaris,
    TingkatKinerja, ix,
};
use keselarasan::{Fakta, Simbol};
use sqlx::PgConnection;
use uuid::Uuid;

use super::{Peta, letak};
use crate::Result;

#[derive(sqlx::FromRow)]
struct BarisRow {
    id: Uuid,
    opd_id: Option<Uuid>,
    unit_id: Option<Uuid>,
    kode: String,
    nama: String,
    pagu: Option<i64>,
    validasi: Option<i64>,
    rincian: Option<i64>,
    maju: Option<i64>,
}

/// One document of the year.
pub(super) async fn dokumen(
    conn: &mut PgConnection,
    f: &mut Fakta,
    peta: &Peta,
    (jenis, edisi): (Dok, Uuid),
) -> Result<DokumenPagu> {
    let mut d = DokumenPagu::baru(jenis);
    d.edisi = edisi.as_u128();
    let baris: Vec<BarisRow> = sqlx::query_as(
        "select s.id, s.opd_id, s.unit_id, s.kode, s.nama, p.pagu, p.validasi, p.rincian, p.maju \
         from simpul s left join (select simpul_id, \
           max(nilai_sen) filter (where kolom = 'pagu' and tahun = $2) as pagu, \
           max(nilai_sen) filter (where kolom = 'pagu_validasi' and tahun = $2) as validasi, \
           max(nilai_sen) filter (where kolom = 'rincian' and tahun = $2) as rincian, \
           max(nilai_sen) filter (where kolom = 'prakiraan_maju') as maju \
           from pagu where pemda_id = selaras_pemda() and edisi_id = $1 group by simpul_id) p \
           on p.simpul_id = s.id \
         where s.pemda_id = selaras_pemda() and s.edisi_id = $1 and s.tingkat = 'sub_kegiatan' \
         and not ('hanya_indikator' = any(s.bendera)) order by s.urut",
    )
    .bind(edisi)
    .bind(i32::from(f.tahun))
    .fetch_all(&mut *conn)
    .await?;
    let mut posisi: HashMap<Uuid, u32> = HashMap::with_capacity(baris.len());
    for b in baris {
        posisi.insert(b.id, keselarasan::fakta::padat_ix(d.baris.len()));
        let opd = letak(peta, b.opd_id);
        d.baris.push(BarisPagu {
            simpul: b.id.as_u128(),
            opd,
            unit: b.unit_id.map_or(opd, |u| letak(peta, Some(u))),
            sub: f.s(&b.kode),
            nama: f.s(&b.nama),
            pagu: b.pagu.unwrap_or(0),
            validasi: b.validasi,
            rincian: b.rincian,
            maju: b.maju,
            ..BarisPagu::default()
        });
    }
    perinci(conn, f, edisi, &mut d, &posisi).await?;
    indikator(conn, f, peta, edisi, &mut d).await?;
    induk(conn, f, peta, edisi, &mut d).await?;
    Ok(d)
}

/// Fund sources, priority labels and locations of the rows.
async fn perinci(
    conn: &mut PgConnection,
    f: &mut Fakta,
    edisi: Uuid,
    d: &mut DokumenPagu,
    posisi: &HashMap<Uuid, u32>,
) -> Result<()> {
    let dana: Vec<(Uuid, String, String, Option<i64>)> = sqlx::query_as(
        "select simpul_id, kode, nama, nilai_sen from simpul_sumber_dana \
         where pemda_id = selaras_pemda() and edisi_id = $1 order by simpul_id, urut",
    )
    .bind(edisi)
    .fetch_all(&mut *conn)
    .await?;
    for (id, kode, nama, nilai) in dana {
        let s = SumberBaris {
            kode: f.s(&kode),
            nama: f.s(&nama),
            nilai,
        };
        if let Some(b) = posisi.get(&id).and_then(|n| d.baris.get_mut(ix(*n))) {
            b.sumber.push(s);
        }
    }
    let label: Vec<(Uuid, String, String)> = sqlx::query_as(
        "select simpul_id, jenjang, label from simpul_prioritas \
         where pemda_id = selaras_pemda() and edisi_id = $1 order by simpul_id, jenjang, urut",
    )
    .bind(edisi)
    .fetch_all(&mut *conn)
    .await?;
    for (id, jenjang, label) in label {
        let s = f.s(&label);
        let Some(b) = posisi.get(&id).and_then(|n| d.baris.get_mut(ix(*n))) else {
            continue;
        };
        match jenjang.as_str() {
            "nasional" => b.prioritas_nasional += 1,
            "provinsi" => b.prioritas_provinsi += 1,
            _ => b.prioritas.push(s),
        }
    }
    let lokasi: Vec<(Uuid, i64)> = sqlx::query_as(
        "select simpul_id, count(*) from simpul_lokasi \
         where pemda_id = selaras_pemda() and edisi_id = $1 group by simpul_id",
    )
    .bind(edisi)
    .fetch_all(conn)
    .await?;
    for (id, n) in lokasi {
        if let Some(b) = posisi.get(&id).and_then(|n| d.baris.get_mut(ix(*n))) {
            b.lokasi = u16::try_from(n).unwrap_or(u16::MAX);
        }
    }
    Ok(())
}

#[derive(sqlx::FromRow)]
struct IndikatorRow {
    simpul_id: Uuid,
    unit_id: Option<Uuid>,
    tingkat: String,
    kode: String,
    teks: String,
    satuan: String,
    target: Option<String>,
    tanpa_kode: bool,
}

async fn indikator(
    conn: &mut PgConnection,
    f: &mut Fakta,
    peta: &Peta,
    edisi: Uuid,
    d: &mut DokumenPagu,
) -> Result<()> {
    let baris: Vec<IndikatorRow> = sqlx::query_as(
        "select i.simpul_id, coalesce(s.unit_id, s.opd_id) as unit_id, s.tingkat, s.kode, i.teks, \
         i.satuan, t.teks as target, exists (select 1 from impor_temuan m where m.pemda_id = \
         i.pemda_id \
           and m.berkas_id = i.berkas_id and m.baris = i.baris and m.kode = \
           'INDIKATOR_TANPA_KODE') as tanpa_kode \
         from indikator i \
         join simpul s on s.pemda_id = i.pemda_id and s.edisi_id = i.edisi_id and s.id = \
         i.simpul_id \
         left join target t on t.pemda_id = i.pemda_id and t.edisi_id = i.edisi_id \
           and t.indikator_id = i.id and t.tahun = $2 \
         where i.pemda_id = selaras_pemda() and i.edisi_id = $1 and i.teks <> '' order by i.urut",
    )
    .bind(edisi)
    .bind(i32::from(f.tahun))
    .fetch_all(&mut *conn)
    .await?;
    for b in baris {
        let tingkat = match b.tingkat.as_str() {
            _ if b.tanpa_kode => TingkatKinerja::Lain,
            "program" => TingkatKinerja::Program,
            "kegiatan" => TingkatKinerja::Kegiatan,
            "sub_kegiatan" => TingkatKinerja::SubKegiatan,
            _ => TingkatKinerja::Lain,
        };
        d.indikator.push(BarisIndikator {
            simpul: b.simpul_id.as_u128(),
            unit: letak(peta, b.unit_id),
            tingkat,
            kode: if b.tanpa_kode {
                Simbol::KOSONG
            } else {
                f.s(&b.kode)
            },
            teks: f.s(&b.teks),
            target: f.s(b.target.as_deref().unwrap_or("")),
            satuan: f.s(&b.satuan),
        });
    }
    let baris: Option<i64> = sqlx::query_scalar(
        "select sum(b.baris)::bigint from edisi_berkas e \
         join impor_berkas b on b.pemda_id = e.pemda_id and b.id = e.berkas_id \
         where e.pemda_id = selaras_pemda() and e.edisi_id = $1 and e.peran = 'indikator'",
    )
    .bind(edisi)
    .fetch_one(conn)
    .await?;
    d.baris_indikator = baris.and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
    Ok(())
}

/// Ceilings stated on programs and kegiatan.
async fn induk(
    conn: &mut PgConnection,
    f: &mut Fakta,
    peta: &Peta,
    edisi: Uuid,
    d: &mut DokumenPagu,
) -> Result<()> {
    let baris: Vec<(Uuid, Option<Uuid>, String, i64)> = sqlx::query_as(
        "select s.id, coalesce(s.unit_id, s.opd_id), s.kode, p.nilai_sen from pagu p \
         join simpul s on s.pemda_id = p.pemda_id and s.edisi_id = p.edisi_id and s.id = \
         p.simpul_id \
         where p.pemda_id = selaras_pemda() and p.edisi_id = $1 and p.tahun = $2 and p.kolom = \
         'pagu' \
         and s.tingkat in ('program', 'kegiatan') order by s.urut",
    )
    .bind(edisi)
    .bind(i32::from(f.tahun))
    .fetch_all(conn)
    .await?;
    for (id, unit, kode, nilai) in baris {
        d.induk.push(PaguInduk {
            simpul: id.as_u128(),
            unit: letak(peta, unit),
            kode: f.s(&kode),
            nilai,
        });
    }
    Ok(())
}

/// Realisation up to its newest period.
pub(super) async fn realisasi(
    conn: &mut PgConnection,
    f: &mut Fakta,
    peta: &Peta,
    edisi: Uuid,
) -> Result<Realisasi> {
    let baris: Vec<(Uuid, Option<Uuid>, String, String, i64)> = sqlx::query_as(
        "select distinct on (s.urut, s.id) s.id, coalesce(s.unit_id, s.opd_id), s.kode, \
         p.periode, p.nilai_sen \
         from pagu p join simpul s on s.pemda_id = p.pemda_id and s.edisi_id = p.edisi_id and \
         s.id = p.simpul_id \
         where p.pemda_id = selaras_pemda() and p.edisi_id = $1 and p.tahun = $2 and p.kolom = \
         'realisasi' \
         and s.tingkat = 'sub_kegiatan' order by s.urut, s.id, p.periode desc",
    )
    .bind(edisi)
    .bind(i32::from(f.tahun))
    .fetch_all(conn)
    .await?;
    let mut r = Realisasi {
        edisi: edisi.as_u128(),
        ..Realisasi::default()
    };
    for (id, unit, kode, periode, nilai) in baris {
        r.triwulan = r.triwulan.max(triwulan(&periode));
        r.baris.push(BarisRealisasi {
            simpul: id.as_u128(),
            unit: letak(peta, unit),
            sub: f.s(&kode),
            nilai,
        });
    }
    Ok(r)
}

/// "TW1" is 1, "2026-05" is the quarter of May, anything else the whole year.
fn triwulan(periode: &str) -> u8 {
    if let Some(n) = periode
        .strip_prefix("TW")
        .and_then(|n| n.trim().parse().ok())
    {
        return n;
    }
    match periode
        .rsplit('-')
        .next()
        .and_then(|b| b.parse::<u8>().ok())
    {
        Some(b @ 1..=12) => b.div_ceil(3),
        _ => 4,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn periode_ke_triwulan() {
        for (p, n) in [
            ("TW1", 1),
            ("TW3", 3),
            ("2026-05", 2),
            ("2026-12", 4),
            ("", 4),
        ] {
            assert_eq!(super::triwulan(p), n, "{p}");
        }
    }
}
