//! Budget lines, revenue and financing, price standards, payments, proposals, cash, adoption.

use std::collections::HashMap;

use chrono::{Datelike as _, NaiveDate};
use keselarasan::Fakta;
use keselarasan::fakta::{
    BarisAkun, BayarBaru, Dok, Kas, Pembayaran, Pengesahan, Rak, Rincian, RincianBaru, Spd,
    StandarHarga, TAK_ADA, Tanggal, Usulan, padat_ix,
};
use sqlx::PgConnection;
use uuid::Uuid;

use super::{Peta, letak};
use crate::Result;

/// Loads every part that has rows.
pub(super) async fn isi(
    conn: &mut PgConnection,
    f: &mut Fakta,
    peta: &Peta,
    apbd: Option<Uuid>,
) -> Result<()> {
    if let Some(edisi) = apbd {
        rincian(conn, f, edisi).await?;
        akun(conn, f, edisi).await?;
    }
    standar(conn, f).await?;
    pembayaran(conn, f).await?;
    usulan(conn, f).await?;
    kas(conn, f, peta).await?;
    pengesahan(conn, f).await?;
    tautan(conn, f).await
}

pub(super) fn tanggal(t: NaiveDate) -> Tanggal {
    let sempit = |n: u32| u8::try_from(n).unwrap_or(0);
    Tanggal::baru(
        u16::try_from(t.year()).unwrap_or(0),
        sempit(t.month()),
        sempit(t.day()),
    )
}

#[derive(sqlx::FromRow)]
struct RincianRow {
    id: Uuid,
    simpul_id: Uuid,
    rekening: String,
    uraian: String,
    standar_kode: String,
    spesifikasi: String,
    satuan: String,
    volume: i64,
    koefisien: String,
    harga: i64,
    pajak: i32,
    jumlah_sen: i64,
    sumber_dana: String,
    penerima: String,
    usulan: String,
}

async fn rincian(conn: &mut PgConnection, f: &mut Fakta, edisi: Uuid) -> Result<()> {
    let baris: Vec<RincianRow> = sqlx::query_as(
        "select id, simpul_id, rekening, uraian, standar_kode, spesifikasi, satuan, \
         coalesce((volume * 1000000)::bigint, 0) as volume, koefisien, coalesce(harga_sen, 0) as \
         harga, \
         coalesce((pajak_persen * 100)::int, 0) as pajak, jumlah_sen, sumber_dana, penerima, \
         usulan \
         from rincian where pemda_id = selaras_pemda() and edisi_id = $1 order by urut",
    )
    .bind(edisi)
    .fetch_all(conn)
    .await?;
    if baris.is_empty() {
        return Ok(());
    }
    let posisi: HashMap<u128, u32> = f
        .apbd
        .iter()
        .flat_map(|d| d.baris.iter().enumerate())
        .map(|(n, b)| (b.simpul, padat_ix(n)))
        .collect();
    let mut r = Rincian::default();
    for b in &baris {
        r.tambah(RincianBaru {
            id: b.id.as_u128(),
            baris: posisi
                .get(&b.simpul_id.as_u128())
                .copied()
                .unwrap_or(TAK_ADA),
            rekening: f.s(&b.rekening),
            standar: f.s(&b.standar_kode),
            uraian: f.s(&b.uraian),
            spesifikasi: f.s(&b.spesifikasi),
            satuan: f.s(&b.satuan),
            volume: b.volume,
            koefisien: f.s(&b.koefisien),
            harga: b.harga,
            pajak: u32::try_from(b.pajak).unwrap_or(0),
            jumlah: b.jumlah_sen,
            sumber: f.s(&b.sumber_dana),
            penerima: f.s(&b.penerima),
            usulan: f.s(&b.usulan),
        });
    }
    f.rincian = Some(r);
    Ok(())
}

async fn akun(conn: &mut PgConnection, f: &mut Fakta, edisi: Uuid) -> Result<()> {
    let baris: Vec<(Uuid, String, String, i64)> = sqlx::query_as(
        "select id, rekening, sumber_dana, nilai_sen from anggaran_akun \
         where pemda_id = selaras_pemda() and edisi_id = $1 order by rekening, id",
    )
    .bind(edisi)
    .fetch_all(conn)
    .await?;
    if baris.is_empty() {
        return Ok(());
    }
    let isi = baris
        .iter()
        .map(|(id, rekening, sumber, nilai)| BarisAkun {
            id: id.as_u128(),
            rekening: f.s(rekening),
            sumber: f.s(sumber),
            nilai: *nilai,
        })
        .collect();
    f.akun = Some(isi);
    Ok(())
}

#[derive(sqlx::FromRow)]
struct StandarRow {
    id: Uuid,
    kelompok: String,
    kode: String,
    nama: String,
    spesifikasi: String,
    satuan: String,
    harga_sen: i64,
    rekening: Vec<String>,
}

async fn standar(conn: &mut PgConnection, f: &mut Fakta) -> Result<()> {
    let baris: Vec<StandarRow> = sqlx::query_as(
        "select id, kelompok, kode, nama, spesifikasi, satuan, harga_sen, rekening from \
         standar_harga \
         where pemda_id = selaras_pemda() and tahun = $1 order by kelompok, kode, nama, id",
    )
    .bind(i32::from(f.tahun))
    .fetch_all(conn)
    .await?;
    if baris.is_empty() {
        return Ok(());
    }
    let isi = baris
        .iter()
        .map(|b| StandarHarga {
            id: b.id.as_u128(),
            kelompok: f.s(&b.kelompok),
            kode: f.s(&b.kode),
            nama: f.s(&b.nama),
            spesifikasi: f.s(&b.spesifikasi),
            satuan: f.s(&b.satuan),
            harga: b.harga_sen,
            rekening: b.rekening.iter().map(|k| f.s(k)).collect(),
        })
        .collect();
    f.standar = Some(isi);
    Ok(())
}

#[derive(sqlx::FromRow)]
struct BayarRow {
    id: Uuid,
    nomor: String,
    jenis: String,
    tanggal: NaiveDate,
    unit_kode: String,
    sub_kegiatan: String,
    rekening: String,
    uraian: String,
    penerima: String,
    kontrak: String,
    nilai_sen: i64,
}

async fn pembayaran(conn: &mut PgConnection, f: &mut Fakta) -> Result<()> {
    let baris: Vec<BayarRow> = sqlx::query_as(
        "select id, nomor, jenis, tanggal, unit_kode, sub_kegiatan, rekening, uraian, penerima, \
         kontrak, nilai_sen from pembayaran \
         where pemda_id = selaras_pemda() and tahun = $1 order by tanggal, nomor, id",
    )
    .bind(i32::from(f.tahun))
    .fetch_all(conn)
    .await?;
    if baris.is_empty() {
        return Ok(());
    }
    let mut unit: HashMap<&str, u32> = HashMap::new();
    let mut p = Pembayaran::default();
    for b in &baris {
        let u = match unit.get(b.unit_kode.as_str()) {
            Some(u) => *u,
            None => {
                let u = f.organ_dokumen(&b.unit_kode, "");
                unit.insert(&b.unit_kode, u);
                u
            }
        };
        p.tambah(BayarBaru {
            id: b.id.as_u128(),
            unit: u,
            sub: f.s(&b.sub_kegiatan),
            rekening: f.s(&b.rekening),
            jenis: f.s(&b.jenis),
            nomor: f.s(&b.nomor),
            tanggal: tanggal(b.tanggal),
            penerima: f.s(&b.penerima),
            kontrak: f.s(&b.kontrak),
            uraian: f.s(&b.uraian),
            jumlah: b.nilai_sen,
        });
    }
    f.pembayaran = Some(p);
    Ok(())
}

#[derive(sqlx::FromRow)]
struct UsulanRow {
    id: Uuid,
    kode: String,
    asal: String,
    kamus: String,
    uraian: String,
    lokasi: String,
    tanggal: Option<NaiveDate>,
    status: String,
    sub_kegiatan: String,
    nilai_sen: Option<i64>,
}

async fn usulan(conn: &mut PgConnection, f: &mut Fakta) -> Result<()> {
    let baris: Vec<UsulanRow> = sqlx::query_as(
        "select id, kode, asal, kamus, uraian, lokasi, tanggal, status, sub_kegiatan, nilai_sen \
         from usulan where pemda_id = selaras_pemda() and tahun = $1 order by kode, id",
    )
    .bind(i32::from(f.tahun))
    .fetch_all(conn)
    .await?;
    if baris.is_empty() {
        return Ok(());
    }
    let isi = baris
        .iter()
        .map(|b| Usulan {
            id: b.id.as_u128(),
            kode: f.s(&b.kode),
            asal: f.s(&b.asal),
            kamus: f.s(&b.kamus),
            uraian: f.s(&b.uraian),
            lokasi: f.s(&b.lokasi),
            tanggal: b.tanggal.map(tanggal),
            status: f.s(&b.status),
            sub: f.s(&b.sub_kegiatan),
            nilai: b.nilai_sen,
        })
        .collect();
    f.usulan = Some(isi);
    Ok(())
}

async fn kas(conn: &mut PgConnection, f: &mut Fakta, peta: &Peta) -> Result<()> {
    let rak: Vec<(Uuid, String, Vec<i64>)> = sqlx::query_as(
        "select unit_id, sub_kegiatan, bulan_sen from anggaran_kas \
         where pemda_id = selaras_pemda() and tahun = $1 order by unit_id, sub_kegiatan",
    )
    .bind(i32::from(f.tahun))
    .fetch_all(&mut *conn)
    .await?;
    let spd: Vec<(Uuid, String, NaiveDate, i64)> = sqlx::query_as(
        "select unit_id, sub_kegiatan, tanggal, nilai_sen from spd \
         where pemda_id = selaras_pemda() and tahun = $1 order by tanggal, nomor, sub_kegiatan",
    )
    .bind(i32::from(f.tahun))
    .fetch_all(conn)
    .await?;
    if rak.is_empty() && spd.is_empty() {
        return Ok(());
    }
    let mut k = Kas::default();
    for (unit, sub, bulan) in rak {
        let bulan = <[i64; 12]>::try_from(bulan).unwrap_or_default();
        k.rak.push(Rak {
            unit: letak(peta, Some(unit)),
            sub: f.s(&sub),
            bulan,
        });
    }
    for (unit, sub, t, nilai) in spd {
        k.spd.push(Spd {
            unit: letak(peta, Some(unit)),
            sub: f.s(&sub),
            tanggal: tanggal(t),
            nilai,
        });
    }
    f.kas = Some(k);
    Ok(())
}

async fn pengesahan(conn: &mut PgConnection, f: &mut Fakta) -> Result<()> {
    let baris: Vec<(String, String, Option<NaiveDate>)> = sqlx::query_as(
        "select distinct on (jenis) jenis, nomor, tanggal from ( \
           select d.jenis, p.nomor, p.tanggal, 1 as urut from edisi_pengesahan p \
           join edisi e on e.pemda_id = p.pemda_id and e.id = p.edisi_id \
             and e.status = 'berlaku' \
           join dokumen d on d.pemda_id = e.pemda_id and d.id = e.dokumen_id \
           where p.pemda_id = selaras_pemda() and d.tahun_mulai = $1 \
           union all select dokumen, nomor, tanggal, 2 from daftar_pengesahan \
           where pemda_id = selaras_pemda() and tahun = $1 \
         ) semua order by jenis, urut",
    )
    .bind(i32::from(f.tahun))
    .fetch_all(conn)
    .await?;
    if baris.is_empty() {
        return Ok(());
    }
    let isi = baris
        .iter()
        .filter_map(|(jenis, nomor, t)| {
            let dok = [Dok::Rkpd, Dok::Ppas, Dok::Apbd, Dok::Dpa]
                .into_iter()
                .find(|d| d.kunci() == jenis)?;
            Some(Pengesahan {
                dok,
                nomor: f.s(nomor),
                tanggal: t.map(tanggal),
            })
        })
        .collect();
    f.pengesahan = Some(isi);
    Ok(())
}

/// The arrows between editions in force.
async fn tautan(conn: &mut PgConnection, f: &mut Fakta) -> Result<()> {
    let baris: Vec<(Uuid, Uuid)> = sqlx::query_as(
        "select t.atas_id, t.bawah_id from tautan t \
         join edisi a on a.pemda_id = t.pemda_id and a.id = t.atas_edisi_id and a.status = \
         'berlaku' \
         join edisi b on b.pemda_id = t.pemda_id and b.id = t.bawah_edisi_id and b.status = \
         'berlaku' \
         where t.pemda_id = selaras_pemda() order by 1, 2",
    )
    .fetch_all(conn)
    .await?;
    if !baris.is_empty() {
        f.tautan = Some(
            baris
                .iter()
                .map(|(a, b)| (a.as_u128(), b.as_u128()))
                .collect(),
        );
    }
    Ok(())
}
