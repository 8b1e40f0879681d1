//! What a demonstration loads, step by step.

use std::io::{IsTerminal as _, Write as _};
use std::path::Path;

use app::impor::hasil::{Hasil, ImporError, Kabar};
use app::impor::jalankan::{self, Cara};
use app::periksa::{self, Permintaan};
use keamanan::Pelaku;
use store::Db;

use super::contoh;
use crate::keluaran::Gagal;
use crate::lingkungan::Lingkungan;
use crate::paket;

/// One step and what came of it.
pub struct Langkah {
    pub nama: &'static str,
    pub hasil: String,
}

/// Loads, checks, publishes.
pub async fn semua(lingkungan: &Lingkungan, atur: Option<&Path>) -> Result<Vec<Langkah>, Gagal> {
    let paket = paket::cari(atur)?;
    let db = lingkungan.db().await?;
    let mut selesai = Vec::new();
    let mut catat = |nama: &'static str, hasil: String| {
        lingkungan.bicara(&format!("{nama}: {hasil}"));
        selesai.push(Langkah { nama, hasil });
    };
    match &paket {
        Some(folder) => catat("paket data", impor(lingkungan, &db, folder).await?),
        None => catat("paket data", "tidak ada; halaman memakai contoh".to_owned()),
    }
    catat("contoh", muat_contoh(lingkungan, &db).await?);
    catat("APBD nasional", terbit(&db).await?);
    catat("pemeriksaan", periksa(lingkungan, &db).await?);
    Ok(selesai)
}

/// The made-up government. Its code lists only fill a gap: a larger list that is there stays.
async fn muat_contoh(lingkungan: &Lingkungan, db: &Db) -> Result<String, Gagal> {
    let mut tx = db.tx_umum().await?;
    let ada = store::referensi::ada_nomenklatur(&mut tx).await?;
    tx.commit().await.map_err(Gagal::rusak)?;
    if !ada && let Some(folder) = contoh::letakkan_rujukan(lingkungan)? {
        impor(lingkungan, db, &folder).await?;
    }
    let Some(folder) = contoh::letakkan(lingkungan)? else {
        return Ok("tidak dibawa program ini".to_owned());
    };
    let (kode, nama, jenis) = contoh::PEMDA;
    app::impor::bawaan::pemda_contoh(db, kode, nama, jenis)
        .await
        .map_err(|e| Gagal::rusak(anyhow::Error::new(e)))?;
    impor(lingkungan, db, &folder).await
}

/// Imports a folder; rows that cannot be used become findings, the good ones are taken.
async fn impor(lingkungan: &Lingkungan, db: &Db, folder: &Path) -> Result<String, Gagal> {
    let layar = std::io::stderr().is_terminal();
    let mut kabar = |k: Kabar<'_>| {
        if layar {
            let mut galat = std::io::stderr().lock();
            let _ = write!(
                galat,
                "\r\x1b[K  {}/{} {} {}",
                k.selesai, k.jumlah, k.tahap, k.nama
            );
            let _ = galat.flush();
        }
    };
    let cara = Cara {
        coba: false,
        terima_yang_baik: true,
    };
    let clock = lingkungan.clock.as_ref();
    let hasil = jalankan::paket(db, clock, "demo", folder, cara, &mut kabar).await;
    if layar {
        let _ = write!(std::io::stderr().lock(), "\r\x1b[K");
    }
    hasil.map(|h| ringkas(&h)).map_err(|e| match e {
        ImporError::Store(e) => e.into(),
        lain => Gagal::pakai(lain.to_string()),
    })
}

fn ringkas(hasil: &Hasil) -> String {
    if hasil.sudah_ada {
        return "sudah ada".to_owned();
    }
    let baris: usize = hasil.berkas.iter().map(|b| b.diterima).sum();
    let berkas = hasil
        .berkas
        .iter()
        .filter(|b| b.status != "belum_dipakai")
        .count();
    format!(
        "{berkas} berkas, {baris} baris, {} temuan",
        hasil.jumlah_temuan
    )
}

/// What is published now; an import publishes what it changed.
async fn terbit(db: &Db) -> Result<String, Gagal> {
    let mut tx = db.tx_umum().await?;
    let tahun = store::publikasi::apbd::tahun(&mut tx).await?;
    let tahun: Vec<String> = tahun.iter().map(ToString::to_string).collect();
    Ok(match tahun.as_slice() {
        [] => "belum ada".to_owned(),
        semua => format!("tahun {}", semua.join(", ")),
    })
}

/// Checks every government that has an annual plan, and the nation.
async fn periksa(lingkungan: &Lingkungan, db: &Db) -> Result<String, Gagal> {
    let hukum = super::super::hukum::muat(lingkungan)?;
    let pelaku = Pelaku::admin_lokal("demo");
    let mut hasil = Vec::new();
    for (kode, tahun) in yang_diperiksa(db).await? {
        let minta = Permintaan {
            db,
            hukum: &hukum,
            clock: lingkungan.clock.as_ref(),
            pelaku: &pelaku,
            pemda: &kode,
            tahun,
        };
        let l = periksa::jalankan(&minta)
            .await
            .map_err(|e| Gagal::rusak(anyhow::Error::new(e)))?;
        let temuan: u64 = l.per_tingkat.values().sum();
        hasil.push(format!(
            "{kode} {tahun}: {temuan} temuan, {} aturan dihitung",
            l.dihitung
        ));
    }
    Ok(if hasil.is_empty() {
        "belum ada dokumen".to_owned()
    } else {
        hasil.join("; ")
    })
}

async fn yang_diperiksa(db: &Db) -> Result<Vec<(String, u16)>, Gagal> {
    let mut tx = db.tx_umum().await?;
    let terbit = store::publikasi::dokumen::semua(&mut tx).await?;
    let nasional = store::publikasi::apbd::tahun(&mut tx).await?;
    let rkpd = terbit
        .into_iter()
        .filter(|d| d.jenis == "rkpd")
        .map(|d| (d.kode, d.tahun_mulai));
    let mut semua: Vec<(String, u16)> = rkpd
        .chain(nasional.into_iter().map(|t| ("00".to_owned(), t)))
        .filter_map(|(kode, tahun)| Some((kode, u16::try_from(tahun).ok()?)))
        .collect();
    semua.sort();
    semua.dedup();
    Ok(semua)
}
