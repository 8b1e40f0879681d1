//! The retention schedule: what has passed it, and its removal.
//!
//! # Legal basis
//! UU 27/2022 art. 42–44: processing ends with its retention; data are then erased. How long each
//! kind is kept stands in `hukum/pelindungan/retensi_*.toml`.

use chrono::TimeDelta;
use dasar::waktu::{Saat, Zona};
use keamanan::{JenisPeristiwa, Pelaku};
use serde_json::json;
use store::{pelindungan, rahasia};

use crate::akun::{AkunRefusal, Layanan};
use crate::log::{Kejadian, Pencatat};

/// Beginning of the keys of the schedule.
const KUNCI: &str = "pelindungan.retensi_";

/// One line of the schedule.
#[derive(Clone, Debug)]
pub struct Baris {
    /// Kind.
    pub jenis: String,
    /// What it is.
    pub judul: String,
    /// Days it is kept.
    pub hari: i64,
    /// Legal basis.
    pub dasar: String,
    /// The value was checked against its source.
    pub terverifikasi: bool,
    /// Rows that are due; what `jalankan` removed.
    pub jumlah: u64,
}

/// The schedule with what is due today, over all governments.
///
/// # Errors
/// The law files, or the database.
pub async fn lihat(l: &Layanan) -> Result<Vec<Baris>, AkunRefusal> {
    let mut semua = jadwal(l)?;
    for (pemda, _) in daerah(l).await? {
        let mut tx = l.db.tx(pemda).await?;
        for b in &mut semua {
            let sebelum = l.kini() - TimeDelta::days(b.hari);
            let n = pelindungan::hitung(&mut tx, pemda, &b.jenis, sebelum).await?;
            b.jumlah += u64::try_from(n.unwrap_or(0)).unwrap_or(0);
        }
    }
    Ok(semua)
}

/// Removes what is due, one government after the other, one event per kind that lost rows.
///
/// # Errors
/// As [`lihat`]; what was removed before stays removed.
pub async fn jalankan(l: &Layanan, pelaku: &Pelaku) -> Result<Vec<Baris>, AkunRefusal> {
    let mut semua = jadwal(l)?;
    for (pemda, _) in daerah(l).await? {
        let mut tx = l.db.tx(pemda).await?;
        for b in &mut semua {
            let sebelum = l.kini() - TimeDelta::days(b.hari);
            let n = pelindungan::hapus(&mut tx, pemda, &b.jenis, sebelum).await?;
            b.jumlah += n;
            if n == 0 {
                continue;
            }
            let p = Pencatat {
                pelaku,
                kuasa: pelaku.wewenang.first(),
                permintaan: "",
                pada: l.kini(),
            };
            let k = Kejadian {
                jenis: JenisPeristiwa::RetensiDijalankan,
                subjek: b.jenis.clone(),
                sebelum: None,
                sesudah: None,
                alasan: "",
                isi: json!({"jenis": b.judul, "jumlah": n, "hari": b.hari}),
            };
            crate::log::catat(&mut tx, pemda, &p, k).await?;
        }
        tx.commit().await.map_err(store::StoreError::from)?;
    }
    Ok(semua)
}

async fn daerah(l: &Layanan) -> Result<Vec<(uuid::Uuid, String)>, AkunRefusal> {
    let mut tx = l.db.tx_umum().await?;
    Ok(rahasia::semua_pemda(&mut tx).await?)
}

fn jadwal(l: &Layanan) -> Result<Vec<Baris>, AkunRefusal> {
    let hari = Saat(l.kini()).tanggal(Zona::Wib);
    let mut hasil = Vec::new();
    for p in l.hukum().area("pelindungan") {
        let Some(jenis) = p.kunci.strip_prefix(KUNCI) else {
            continue;
        };
        let berlaku = p.pada(hari)?;
        hasil.push(Baris {
            jenis: jenis.to_owned(),
            judul: p.judul.trim_start_matches("Masa simpan: ").to_owned(),
            hari: berlaku.bilangan("nilai")?,
            dasar: berlaku.versi.dasar.clone(),
            terverifikasi: berlaku.versi.terverifikasi,
            jumlah: 0,
        });
    }
    Ok(hasil)
}
