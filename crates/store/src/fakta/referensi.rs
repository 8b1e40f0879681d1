//! National lists, and published budgets.

use std::collections::BTreeMap;

use keselarasan::Fakta;
use keselarasan::fakta::{
    BarangRekening, ButirNomenklatur, DaftarKode, EdisiNomenklatur, Makro, PemdaTerbit,
    TingkatNomenklatur,
};
use sqlx::PgConnection;

use crate::Result;

/// Loads the lists that the loaded documents can be compared with.
pub(super) async fn isi(conn: &mut PgConnection, f: &mut Fakta) -> Result<()> {
    terbit(conn, f).await?;
    makro(conn, f).await?;
    if f.rkpd.is_some() || f.apbd.is_some() || f.usulan.is_some() {
        nomenklatur(conn, f).await?;
        f.sumber_dana = daftar(
            conn,
            f,
            "select kode, nama from sumber_dana order by edisi desc",
        )
        .await?;
    }
    if f.rincian.is_some() || f.akun.is_some() || f.standar.is_some() {
        f.rekening = daftar(
            conn,
            f,
            "select kode, nama from rekening order by edisi desc",
        )
        .await?;
        barang(conn, f).await?;
    }
    Ok(())
}

#[derive(sqlx::FromRow)]
struct ButirRow {
    edisi: String,
    kode: String,
    tingkat: String,
    nama: String,
    indikator: Option<String>,
    satuan: Option<String>,
    spm: bool,
    tag: Vec<String>,
    kode_sebelumnya: Option<String>,
}

async fn nomenklatur(conn: &mut PgConnection, f: &mut Fakta) -> Result<()> {
    let baris: Vec<ButirRow> = sqlx::query_as(
        "select n.edisi, n.kode, n.tingkat, n.nama, n.indikator, n.satuan, n.spm, n.tag, \
         n.kode_sebelumnya \
         from nomenklatur n where n.jenis_pemda = $1 order by n.edisi desc, n.kode",
    )
    .bind(f.jenis.huruf_nomenklatur())
    .fetch_all(conn)
    .await?;
    let mut per: Vec<(String, bool, Vec<ButirNomenklatur>)> = Vec::new();
    for b in &baris {
        if per.last().is_none_or(|(e, _, _)| *e != b.edisi) {
            per.push((b.edisi.clone(), false, Vec::new()));
        }
        let tingkat = match b.tingkat.as_str() {
            "urusan" => TingkatNomenklatur::Urusan,
            "bidang" => TingkatNomenklatur::Bidang,
            "program" => TingkatNomenklatur::Program,
            "kegiatan" => TingkatNomenklatur::Kegiatan,
            _ => TingkatNomenklatur::SubKegiatan,
        };
        let butir = ButirNomenklatur {
            kode: f.s(&b.kode),
            tingkat,
            nama: f.s(&b.nama),
            indikator: f.s(b.indikator.as_deref().unwrap_or("")),
            satuan: f.s(b.satuan.as_deref().unwrap_or("")),
            spm: b.spm,
            tag: b.tag.iter().map(|t| f.s(t)).collect(),
            sebelumnya: f.s(b.kode_sebelumnya.as_deref().unwrap_or("")),
        };
        if let Some((_, sebanding, isi)) = per.last_mut() {
            // The 2020 edition ends in two digits and cannot be compared code by code.
            *sebanding |= tingkat == TingkatNomenklatur::SubKegiatan
                && b.kode.rsplit('.').next().is_some_and(|e| e.len() == 4);
            isi.push(butir);
        }
    }
    f.nomenklatur = per
        .into_iter()
        .map(|(edisi, sebanding, isi)| EdisiNomenklatur::baru(&edisi, sebanding, isi))
        .collect();
    Ok(())
}

/// A flat list over all its editions, newest first; none when the list is empty.
async fn daftar(
    conn: &mut PgConnection,
    f: &mut Fakta,
    sql: &'static str,
) -> Result<Option<DaftarKode>> {
    let baris: Vec<(String, String)> = sqlx::query_as(sql).fetch_all(conn).await?;
    if baris.is_empty() {
        return Ok(None);
    }
    let mut d = DaftarKode::default();
    for (kode, nama) in baris {
        let induk = kode.rsplit_once('.').map(|(a, _)| f.s(a));
        let (k, n) = (f.s(&kode), f.s(&nama));
        d.tambah(k, n, induk);
    }
    Ok(Some(d))
}

async fn barang(conn: &mut PgConnection, f: &mut Fakta) -> Result<()> {
    let baris: Vec<(String, String)> =
        sqlx::query_as("select kode_barang, kode_rekening from barang_rekening order by 1, 2")
            .fetch_all(conn)
            .await?;
    if !baris.is_empty() {
        let mut b = BarangRekening::default();
        for (barang, rekening) in baris {
            let (k, n) = (f.s(&barang), f.s(&rekening));
            b.tambah(k, n);
        }
        f.barang = Some(b);
    }
    Ok(())
}

/// The government's own published budget; for the nation that of everybody.
async fn terbit(conn: &mut PgConnection, f: &mut Fakta) -> Result<()> {
    let baris: Vec<(String, String, String, i64)> = sqlx::query_as(
        "select p.kode, coalesce(w.nama, p.kode), p.rekening, p.nilai_sen from publikasi_apbd p \
         left join pemda w on w.kode = p.kode \
         where p.tahun = $1 and ($2 = '00' or p.kode = $2) order by p.kode, p.rekening",
    )
    .bind(i32::from(f.tahun))
    .bind(f.kode_pemda.clone())
    .fetch_all(conn)
    .await?;
    if baris.is_empty() {
        return Ok(());
    }
    let mut per: BTreeMap<String, PemdaTerbit> = BTreeMap::new();
    for (kode, nama, rekening, nilai) in baris {
        let r = f.s(&rekening);
        let (k, n) = (f.s(&kode), f.s(&nama));
        per.entry(kode)
            .or_insert_with(|| PemdaTerbit {
                kode: k,
                nama: n,
                akun: Vec::new(),
            })
            .akun
            .push((r, nilai));
    }
    f.terbit = Some(per.into_values().collect());
    Ok(())
}

#[derive(sqlx::FromRow)]
struct MakroRow {
    indikator: i16,
    nama: String,
    periode: String,
    rkpd: Option<i64>,
    rkp: Option<i64>,
    rpjmn: Option<i64>,
    kewilayahan: Option<i64>,
}

async fn makro(conn: &mut PgConnection, f: &mut Fakta) -> Result<()> {
    let baris: Vec<MakroRow> = sqlx::query_as(
        "select m.indikator, coalesce(n.nama, m.indikator::text) as nama, m.periode, \
         (m.target_rkpd * 1000000)::bigint as rkpd, (m.target_rkp * 1000000)::bigint as rkp, \
         (m.target_rpjmn * 1000000)::bigint as rpjmn, \
         (m.target_kewilayahan * 1000000)::bigint as kewilayahan \
         from indikator_makro m join pemda p on p.kode_bps = m.kode_bps \
         left join indikator_makro_nama n on n.nomor = m.indikator \
         where p.kode = $1 and m.tahun = $2 \
         union all select d.nomor, d.nama, d.periode, (d.target_rkpd * 1000000)::bigint, \
         (d.target_rkp * 1000000)::bigint, (d.target_rpjmn * 1000000)::bigint, \
         (d.target_kewilayahan * 1000000)::bigint from daftar_makro d \
         where d.pemda_id = selaras_pemda() and d.tahun = $2 order by 3, 1, 2",
    )
    .bind(f.kode_pemda.clone())
    .bind(i32::from(f.tahun))
    .fetch_all(conn)
    .await?;
    if baris.is_empty() {
        return Ok(());
    }
    let isi = baris
        .iter()
        .map(|b| Makro {
            nomor: u16::try_from(b.indikator).unwrap_or(0),
            nama: f.s(&b.nama),
            periode: f.s(&b.periode),
            rkpd: b.rkpd,
            rkp: b.rkp,
            rpjmn: b.rpjmn,
            kewilayahan: b.kewilayahan,
        })
        .collect();
    f.makro = Some(isi);
    Ok(())
}
