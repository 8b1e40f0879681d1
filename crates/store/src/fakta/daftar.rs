//! Registers of other systems.

use chrono::NaiveDate;
use keselarasan::Fakta;
use keselarasan::fakta::{
    BarisJurnal, IndikatorTpb, KasBulan, KebutuhanSpm, Kemajuan, Kerugian, MutasiAset,
    ProyekNasional, Rekomendasi, SaldoAnggaran, UangPersediaan,
};
use sqlx::postgres::PgRow;
use sqlx::{FromRow, PgConnection};
use uuid::Uuid;

use super::transaksi::tanggal;
use crate::Result;

/// Loads every register that has rows.
pub(super) async fn isi(conn: &mut PgConnection, f: &mut Fakta) -> Result<()> {
    f.daftar.proyek = proyek(conn, f).await?;
    f.daftar.kebutuhan = kebutuhan(conn, f).await?;
    f.daftar.tpb = tpb(conn, f).await?;
    f.daftar.up = up(conn, f).await?;
    f.daftar.kemajuan = kemajuan(conn, f).await?;
    f.daftar.jurnal = jurnal(conn, f).await?;
    f.daftar.kas_bulan = kas_bulan(conn, f).await?;
    f.daftar.aset = aset(conn, f).await?;
    f.daftar.saldo = saldo(conn, f).await?;
    f.daftar.rekomendasi = rekomendasi(conn, f).await?;
    f.daftar.kerugian = kerugian(conn, f).await?;
    Ok(())
}

/// The rows of a register for the year; none when it has none.
async fn baca<B>(conn: &mut PgConnection, tahun: u16, sql: &'static str) -> Result<Option<Vec<B>>>
where
    B: for<'r> FromRow<'r, PgRow> + Send + Unpin,
{
    let baris: Vec<B> = sqlx::query_as(sql)
        .bind(i32::from(tahun))
        .fetch_all(conn)
        .await?;
    Ok((!baris.is_empty()).then_some(baris))
}

fn kecil(n: i16) -> u8 {
    u8::try_from(n).unwrap_or(0)
}

#[derive(FromRow)]
struct ProyekRow {
    id: Uuid,
    kode: String,
    nama: String,
    pendukung: Vec<String>,
}

async fn proyek(conn: &mut PgConnection, f: &mut Fakta) -> Result<Option<Vec<ProyekNasional>>> {
    let baris: Option<Vec<ProyekRow>> = baca(
        conn,
        f.tahun,
        "select id, kode, nama, pendukung from daftar_proyek_nasional \
         where pemda_id = selaras_pemda() and tahun = $1 order by kode, id",
    )
    .await?;
    let satu = |b: ProyekRow| ProyekNasional {
        id: b.id.as_u128(),
        kode: f.s(&b.kode),
        nama: f.s(&b.nama),
        pendukung: b.pendukung.iter().map(|k| f.s(k)).collect(),
    };
    Ok(baris.map(|b| b.into_iter().map(satu).collect()))
}

#[derive(FromRow)]
struct KebutuhanRow {
    id: Uuid,
    sub_kegiatan: String,
    kebutuhan: i64,
    satuan: String,
    biaya_sen: Option<i64>,
}

async fn kebutuhan(conn: &mut PgConnection, f: &mut Fakta) -> Result<Option<Vec<KebutuhanSpm>>> {
    let baris: Option<Vec<KebutuhanRow>> = baca(
        conn,
        f.tahun,
        "select id, sub_kegiatan, (kebutuhan * 1000000)::bigint as kebutuhan, satuan, biaya_sen \
         from daftar_kebutuhan_spm \
         where pemda_id = selaras_pemda() and tahun = $1 order by sub_kegiatan, id",
    )
    .await?;
    let satu = |b: KebutuhanRow| KebutuhanSpm {
        id: b.id.as_u128(),
        sub: f.s(&b.sub_kegiatan),
        kebutuhan: b.kebutuhan,
        satuan: f.s(&b.satuan),
        biaya: b.biaya_sen,
    };
    Ok(baris.map(|b| b.into_iter().map(satu).collect()))
}

#[derive(FromRow)]
struct TpbRow {
    id: Uuid,
    kode: String,
    indikator: String,
    indikator_daerah: String,
}

async fn tpb(conn: &mut PgConnection, f: &mut Fakta) -> Result<Option<Vec<IndikatorTpb>>> {
    let baris: Option<Vec<TpbRow>> = baca(
        conn,
        f.tahun,
        "select id, kode, indikator, indikator_daerah from daftar_tpb \
         where pemda_id = selaras_pemda() and tahun = $1 order by kode, indikator, id",
    )
    .await?;
    let satu = |b: TpbRow| IndikatorTpb {
        id: b.id.as_u128(),
        kode: f.s(&b.kode),
        indikator: f.s(&b.indikator),
        daerah: f.s(&b.indikator_daerah),
    };
    Ok(baris.map(|b| b.into_iter().map(satu).collect()))
}

#[derive(FromRow)]
struct UpRow {
    id: Uuid,
    unit_kode: String,
    jenis: String,
    nomor: String,
    tanggal: NaiveDate,
    nilai_sen: i64,
    besaran_sen: Option<i64>,
    nomor_lpj: String,
    tanggal_lpj: Option<NaiveDate>,
    nilai_lpj_sen: Option<i64>,
}

async fn up(conn: &mut PgConnection, f: &mut Fakta) -> Result<Option<Vec<UangPersediaan>>> {
    let baris: Option<Vec<UpRow>> = baca(
        conn,
        f.tahun,
        "select id, unit_kode, jenis, nomor, tanggal, nilai_sen, besaran_sen, nomor_lpj, \
         tanggal_lpj, nilai_lpj_sen from daftar_uang_persediaan \
         where pemda_id = selaras_pemda() and tahun = $1 order by unit_kode, tanggal, nomor, id",
    )
    .await?;
    let satu = |b: UpRow| UangPersediaan {
        id: b.id.as_u128(),
        unit: f.organ_dokumen(&b.unit_kode, ""),
        jenis: f.s(&b.jenis),
        nomor: f.s(&b.nomor),
        tanggal: tanggal(b.tanggal),
        nilai: b.nilai_sen,
        besaran: b.besaran_sen,
        lpj: f.s(&b.nomor_lpj),
        tanggal_lpj: b.tanggal_lpj.map(tanggal),
        nilai_lpj: b.nilai_lpj_sen,
    };
    Ok(baris.map(|b| b.into_iter().map(satu).collect()))
}

#[derive(FromRow)]
struct KemajuanRow {
    id: Uuid,
    unit_kode: String,
    sub_kegiatan: String,
    triwulan: i16,
    fisik: Option<i64>,
    keluaran: Option<i64>,
}

async fn kemajuan(conn: &mut PgConnection, f: &mut Fakta) -> Result<Option<Vec<Kemajuan>>> {
    let baris: Option<Vec<KemajuanRow>> = baca(
        conn,
        f.tahun,
        "select id, unit_kode, sub_kegiatan, triwulan, (fisik_persen * 100)::bigint as fisik, \
         (keluaran_persen * 100)::bigint as keluaran from daftar_kemajuan \
         where pemda_id = selaras_pemda() and tahun = $1 \
         order by unit_kode, sub_kegiatan, triwulan, id",
    )
    .await?;
    let satu = |b: KemajuanRow| Kemajuan {
        id: b.id.as_u128(),
        unit: f.organ_dokumen(&b.unit_kode, ""),
        sub: f.s(&b.sub_kegiatan),
        triwulan: kecil(b.triwulan),
        fisik: b.fisik,
        keluaran: b.keluaran,
    };
    Ok(baris.map(|b| b.into_iter().map(satu).collect()))
}

#[derive(FromRow)]
struct JurnalRow {
    id: Uuid,
    nomor: String,
    rekening: String,
    debit_sen: i64,
    kredit_sen: i64,
}

async fn jurnal(conn: &mut PgConnection, f: &mut Fakta) -> Result<Option<Vec<BarisJurnal>>> {
    let baris: Option<Vec<JurnalRow>> = baca(
        conn,
        f.tahun,
        "select id, nomor, rekening, debit_sen, kredit_sen from daftar_jurnal \
         where pemda_id = selaras_pemda() and tahun = $1 order by nomor, rekening, id",
    )
    .await?;
    let satu = |b: JurnalRow| BarisJurnal {
        id: b.id.as_u128(),
        nomor: f.s(&b.nomor),
        rekening: f.s(&b.rekening),
        debit: b.debit_sen,
        kredit: b.kredit_sen,
    };
    Ok(baris.map(|b| b.into_iter().map(satu).collect()))
}

#[derive(FromRow)]
struct KasBulanRow {
    id: Uuid,
    bulan: i16,
    buku_kas_sen: i64,
    rekening_koran_sen: i64,
}

async fn kas_bulan(conn: &mut PgConnection, f: &Fakta) -> Result<Option<Vec<KasBulan>>> {
    let baris: Option<Vec<KasBulanRow>> = baca(
        conn,
        f.tahun,
        "select id, bulan, buku_kas_sen, rekening_koran_sen from daftar_kas_bulan \
         where pemda_id = selaras_pemda() and tahun = $1 order by bulan, rekening_bank, id",
    )
    .await?;
    let satu = |b: KasBulanRow| KasBulan {
        id: b.id.as_u128(),
        bulan: kecil(b.bulan),
        buku_kas: b.buku_kas_sen,
        rekening_koran: b.rekening_koran_sen,
    };
    Ok(baris.map(|b| b.into_iter().map(satu).collect()))
}

#[derive(FromRow)]
struct AsetRow {
    id: Uuid,
    opd_kode: String,
    rekening: String,
    jenis: String,
    nilai_sen: i64,
}

async fn aset(conn: &mut PgConnection, f: &mut Fakta) -> Result<Option<Vec<MutasiAset>>> {
    let baris: Option<Vec<AsetRow>> = baca(
        conn,
        f.tahun,
        "select id, opd_kode, rekening, jenis, nilai_sen from daftar_mutasi_aset \
         where pemda_id = selaras_pemda() and tahun = $1 order by opd_kode, rekening, id",
    )
    .await?;
    let satu = |b: AsetRow| MutasiAset {
        id: b.id.as_u128(),
        opd: f.organ_dokumen(&b.opd_kode, ""),
        rekening: f.s(&b.rekening),
        reklasifikasi: b.jenis == "reklasifikasi",
        nilai: b.nilai_sen,
    };
    Ok(baris.map(|b| b.into_iter().map(satu).collect()))
}

async fn saldo(conn: &mut PgConnection, f: &Fakta) -> Result<Option<SaldoAnggaran>> {
    let baris: Option<(Uuid, i64, i64)> = sqlx::query_as(
        "select id, silpa_lalu_sen, sal_awal_sen from daftar_saldo_anggaran \
         where pemda_id = selaras_pemda() and tahun = $1 order by id limit 1",
    )
    .bind(i32::from(f.tahun))
    .fetch_optional(conn)
    .await?;
    Ok(baris.map(|(id, silpa_lalu, sal_awal)| SaldoAnggaran {
        id: id.as_u128(),
        silpa_lalu,
        sal_awal,
    }))
}

#[derive(FromRow)]
struct RekomendasiRow {
    id: Uuid,
    opd_kode: String,
    tahun_periksa: i16,
    nomor_lhp: String,
    nomor: String,
    diterima: NaiveDate,
    temuan: String,
    status: String,
    keadaan: NaiveDate,
}

async fn rekomendasi(conn: &mut PgConnection, f: &mut Fakta) -> Result<Option<Vec<Rekomendasi>>> {
    let baris: Option<Vec<RekomendasiRow>> = baca(
        conn,
        f.tahun,
        "select id, opd_kode, tahun_periksa, nomor_lhp, nomor, diterima, temuan, status, keadaan \
         from daftar_rekomendasi where pemda_id = selaras_pemda() and tahun = $1 \
         order by tahun_periksa, nomor_lhp, nomor, id",
    )
    .await?;
    let satu = |b: RekomendasiRow| Rekomendasi {
        id: b.id.as_u128(),
        opd: f.organ_dokumen(&b.opd_kode, ""),
        tahun: u16::try_from(b.tahun_periksa).unwrap_or(0),
        lhp: f.s(&b.nomor_lhp),
        nomor: f.s(&b.nomor),
        diterima: tanggal(b.diterima),
        temuan: f.s(&b.temuan),
        status: f.s(&b.status),
        keadaan: tanggal(b.keadaan),
    };
    Ok(baris.map(|b| b.into_iter().map(satu).collect()))
}

#[derive(FromRow)]
struct KerugianRow {
    id: Uuid,
    unit_kode: String,
    nomor: String,
    nilai_sen: i64,
    dibayar_sen: i64,
    selesai: bool,
    catatan: String,
}

async fn kerugian(conn: &mut PgConnection, f: &mut Fakta) -> Result<Option<Vec<Kerugian>>> {
    let baris: Option<Vec<KerugianRow>> = baca(
        conn,
        f.tahun,
        "select id, unit_kode, nomor, nilai_sen, dibayar_sen, selesai, catatan \
         from daftar_kerugian where pemda_id = selaras_pemda() and tahun = $1 \
         order by unit_kode, nomor, id",
    )
    .await?;
    let satu = |b: KerugianRow| Kerugian {
        id: b.id.as_u128(),
        unit: f.organ_dokumen(&b.unit_kode, ""),
        nomor: f.s(&b.nomor),
        nilai: b.nilai_sen,
        dibayar: b.dibayar_sen,
        selesai: b.selesai,
        catatan: f.s(&b.catatan),
    };
    Ok(baris.map(|b| b.into_iter().map(satu).collect()))
}
