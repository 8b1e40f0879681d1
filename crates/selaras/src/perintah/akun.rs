//! `selaras akun`: accounts, for whoever is at the machine.

use std::path::PathBuf;

use app::akun::kelola::{self, Pengelola};
use clap::Subcommand;
use keamanan::Pelaku;
use laporan::{JenisKolom, Kolom, Sel, Tabel};
use serde_json::json;

use crate::akun::gagal;
use crate::keluaran::{Gagal, Keluaran};
use crate::lingkungan::Lingkungan;

/// Akun
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    pub tindakan: Tindakan,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Tindakan {
    /// Buat admin TI pertama sebuah pemerintah daerah; sandi awal dicetak sekali
    Pertama {
        /// Kode pemerintah daerah
        #[arg(long)]
        pemda: String,
        /// Nama akun
        #[arg(long)]
        nama: String,
        /// Nama orang
        #[arg(long)]
        orang: String,
    },
    /// Buat banyak akun dari berkas CSV atau XLSX; sandi awal ditulis ke --keluar
    Impor {
        /// Berkas dengan kolom `nama_akun`, `nama`, `nip`
        berkas: PathBuf,
        /// Kode pemerintah daerah
        #[arg(long)]
        pemda: String,
        /// Berkas sandi awal yang dibuat (CSV, hanya terbaca pemiliknya)
        #[arg(long, value_name = "BERKAS")]
        keluar: PathBuf,
    },
    /// Buat kode sekali pakai untuk menyetel ulang sandi
    SetelUlang {
        /// Kode pemerintah daerah
        #[arg(long)]
        pemda: String,
        /// Nama akun
        nama: String,
    },
    /// Daftar akun sebuah pemerintah daerah
    Daftar {
        /// Kode pemerintah daerah
        #[arg(long)]
        pemda: String,
    },
}

pub async fn run(args: Args, l: &Lingkungan) -> Result<Keluaran, Gagal> {
    let layanan = crate::akun::layanan(l, "http://localhost").await?;
    let pelaku = Pelaku::admin_lokal("perintah");
    let kode = match &args.tindakan {
        Tindakan::Pertama { pemda, .. }
        | Tindakan::Impor { pemda, .. }
        | Tindakan::SetelUlang { pemda, .. }
        | Tindakan::Daftar { pemda } => pemda.clone(),
    };
    let p = Pengelola {
        pelaku: &pelaku,
        pemda: crate::akun::pemda(l, &kode).await?,
        permintaan: "",
    };
    match args.tindakan {
        Tindakan::Pertama { nama, orang, .. } => {
            let d = kelola::admin_pertama(&layanan, p, (&nama, &orang))
                .await
                .map_err(gagal)?;
            Ok(
                Keluaran::baru(json!({"akun": d.nama, "sandi_awal": d.sandi.buka()}))
                    .pesan(format!("Akun {} dibuat untuk {}.", d.nama, d.tampilan))
                    .pesan(format!(
                        "Sandi awal, hanya sekali ini: {}  (harus diganti saat pertama masuk)",
                        d.sandi.buka()
                    )),
            )
        }
        Tindakan::Impor { berkas, keluar, .. } => impor(&layanan, p, &berkas, &keluar).await,
        Tindakan::SetelUlang { nama, .. } => setel_ulang(&layanan, p, &nama).await,
        Tindakan::Daftar { .. } => daftar(&layanan, p).await,
    }
}

async fn setel_ulang(
    l: &app::akun::Layanan,
    p: Pengelola<'_>,
    nama: &str,
) -> Result<Keluaran, Gagal> {
    let nama = app::akun::nama_baku(nama);
    let (semua, _) = kelola::daftar(l, p, &nama, 1).await.map_err(gagal)?;
    let Some(a) = semua.into_iter().find(|a| a.nama == nama) else {
        return Err(Gagal::tolak(
            "AKN-009",
            format!("akun {nama} tidak ditemukan"),
        ));
    };
    let (a, kode, sampai) = kelola::kode_setel(l, p, a.id).await.map_err(gagal)?;
    Ok(
        Keluaran::baru(json!({"akun": a.nama, "kode": kode, "sampai": sampai.to_rfc3339()})).pesan(
            format!(
                "Kode setel ulang untuk {}, sekali pakai sampai {sampai}: {kode}",
                a.nama
            ),
        ),
    )
}

async fn daftar(l: &app::akun::Layanan, p: Pengelola<'_>) -> Result<Keluaran, Gagal> {
    let mut t = Tabel::baru(
        "Akun",
        ["nama", "orang", "keadaan", "langkah_kedua"]
            .map(|k| Kolom::baru(k, k, JenisKolom::Teks))
            .to_vec(),
    );
    let mut isi = Vec::new();
    let mut ke = 1;
    loop {
        let (semua, jumlah) = kelola::daftar(l, p, "", ke).await.map_err(gagal)?;
        if semua.is_empty() {
            return Ok(Keluaran::baru(json!({"jumlah": jumlah, "akun": isi})).dengan(t));
        }
        for a in semua {
            let keadaan = if a.aktif { "aktif" } else { "ditutup" };
            let kedua = if a.totp_aktif { "ya" } else { "belum" };
            let sel = [a.nama.as_str(), &a.tampilan, keadaan, kedua];
            t.tambah(sel.into_iter().map(Sel::teks).collect());
            isi.push(json!({"nama": a.nama, "orang": a.tampilan, "aktif": a.aktif}));
        }
        ke += 1;
    }
}

async fn impor(
    l: &app::akun::Layanan,
    p: Pengelola<'_>,
    berkas: &std::path::Path,
    keluar: &std::path::Path,
) -> Result<Keluaran, Gagal> {
    if keluar.exists() {
        return Err(Gagal::pakai(format!("{} sudah ada", keluar.display())));
    }
    let isi = std::fs::read(berkas)
        .map_err(|e| Gagal::pakai(format!("{} tidak dapat dibaca: {e}", berkas.display())))?;
    let nama = berkas.file_name().map(|n| n.to_string_lossy().into_owned());
    let nama = nama.unwrap_or_default();
    let hasil = app::akun::impor::jalankan(l, p, (&nama, &isi))
        .await
        .map_err(gagal)?;
    let masalah: Vec<_> = hasil
        .masalah
        .iter()
        .map(|m| {
            json!({"baris": m.baris, "kolom": m.kolom, "nilai": m.nilai, "kode": m.kode,
            "pesan": m.pesan, "saran": m.saran})
        })
        .collect();
    if hasil.dibuat.is_empty() {
        let mut k = Keluaran::baru(json!({"dibuat": 0, "masalah": masalah}));
        for m in &hasil.masalah {
            k = k.pesan(format!("baris {}: {} {}", m.baris, m.pesan, m.saran));
        }
        k.kode = 1;
        return Ok(k.pesan("Tidak ada akun yang dibuat."));
    }
    crate::kunci::tulis_rahasia(keluar, &app::akun::impor::lembar_csv(&hasil.dibuat))?;
    let n = hasil.dibuat.len();
    let tujuan = keluar.display().to_string();
    Ok(
        Keluaran::baru(json!({"dibuat": n, "sandi_awal": tujuan, "masalah": masalah})).pesan(
            format!("{n} akun dibuat; sandi awal di {tujuan}. Serahkan, lalu hapus berkas itu."),
        ),
    )
}
