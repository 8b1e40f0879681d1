//! `selaras log kepala` and `selaras log saksi`: heads out, heads in, and what they prove later.

use std::path::{Path, PathBuf};

use app::log::{HasilSaksi, TukarRefusal};
use bukti::kepala::KunciPublik;
use bukti::tukar::{self, BerkasKepala};
use clap::Subcommand;
use keamanan::Pelaku;
use laporan::{JenisKolom, Kolom, Sel, Tabel};
use serde_json::{Value, json};
use store::{Db, PemdaRow};

use crate::keluaran::{Gagal, Keluaran};
use crate::kunci;
use crate::lingkungan::Lingkungan;

/// Menjadi saksi log pemerintah lain
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    pub tindakan: Tindakan,
}

/// What a witness does.
#[derive(Debug, Subcommand)]
pub enum Tindakan {
    /// Terima dan simpan kepala dari sebuah berkas
    Terima {
        /// Berkas dari `selaras log kepala --ekspor`
        berkas: PathBuf,
        #[command(flatten)]
        dengan: Dengan,
    },
    /// Periksa kepala yang disimpan terhadap log sekarang
    Periksa {
        /// Berkas kepala terbaru; tanpa ini log pada basis data ini sendiri
        berkas: Option<PathBuf>,
        #[command(flatten)]
        dengan: Dengan,
    },
}

/// Who is the witness, and by which keys the others sign.
#[derive(Debug, clap::Args)]
pub struct Dengan {
    /// Kode pemerintah yang menjadi saksi, misalnya 64
    #[arg(long, value_name = "KODE")]
    sebagai: String,
    /// Kunci publik (PEM) penanda tangan; tanpa ini kunci pemasangan ini. Boleh beberapa kali
    #[arg(long, value_name = "KUNCI.pem")]
    kunci: Vec<PathBuf>,
}

pub async fn run(args: Args, l: &Lingkungan) -> Result<Keluaran, Gagal> {
    match args.tindakan {
        Tindakan::Terima { berkas, dengan } => terima(l, &berkas, &dengan).await,
        Tindakan::Periksa { berkas, dengan } => periksa(l, berkas.as_deref(), &dengan).await,
    }
}

/// Prints or writes the heads of one log or all.
pub async fn kepala(
    l: &Lingkungan,
    pemda: Option<&str>,
    sejak: &[u64],
    ekspor: Option<&Path>,
) -> Result<Keluaran, Gagal> {
    let db = l.db().await?;
    super::log::urutkan_semua(l).await?;
    let b = app::log::ekspor(&db, pemda, sejak).await.map_err(tolak)?;
    let nilai = serde_json::to_value(&b).map_err(Gagal::rusak)?;
    let teks = serde_json::to_string_pretty(&b).map_err(Gagal::rusak)? + "\n";
    let mut t = Tabel::baru(
        "Kepala log",
        vec![
            Kolom::baru("pemda", "Pemda", JenisKolom::Teks),
            Kolom::baru("ukuran", "Peristiwa", JenisKolom::Bilangan),
            Kolom::baru("akar", "Akar", JenisKolom::Teks),
            Kolom::baru("pada", "Ditandatangani", JenisKolom::Teks),
        ],
    );
    for log in &b.log {
        if let Some(k) = log.kepala.last() {
            t.tambah(vec![
                Sel::teks(log.kode.as_str()),
                Sel::Bilangan(i64::try_from(k.ukuran).unwrap_or(i64::MAX)),
                Sel::teks(k.akar.as_str()),
                Sel::teks(k.pada.as_str()),
            ]);
        }
    }
    let Some(tujuan) = ekspor else {
        return Ok(Keluaran::baru(nilai).dengan(t));
    };
    std::fs::write(tujuan, teks).map_err(Gagal::rusak)?;
    let nama = tujuan.display().to_string();
    Ok(
        Keluaran::baru(json!({"berkas": nama, "log": b.log.len()})).pesan(format!(
            "Kepala {} log ditulis ke {nama}. Saksi menyimpannya: selaras log saksi terima {nama} \
             --sebagai KODE --kunci KUNCI.pem",
            b.log.len()
        )),
    )
}

async fn terima(l: &Lingkungan, berkas: &Path, d: &Dengan) -> Result<Keluaran, Gagal> {
    let (db, saksi, kunci) = siap(l, d).await?;
    let b = baca(berkas)?;
    let pelaku = Pelaku::admin_lokal("pengelola");
    let hasil = app::log::terima_berkas(&db, (&*l.clock, &pelaku), &saksi, &b, &kunci).await;
    Ok(laporan(&hasil.map_err(tolak)?, "disimpan"))
}

async fn periksa(l: &Lingkungan, berkas: Option<&Path>, d: &Dengan) -> Result<Keluaran, Gagal> {
    let (db, saksi, kunci) = siap(l, d).await?;
    let b = match berkas {
        Some(f) => baca(f)?,
        None => {
            let sejak = app::log::ukuran_disimpan(&db, &saksi).await?;
            app::log::ekspor(&db, None, &sejak).await.map_err(tolak)?
        }
    };
    let pelaku = Pelaku::admin_lokal("pengelola");
    let hasil = app::log::periksa_saksi(&db, &pelaku, &saksi, &b, &kunci).await;
    Ok(laporan(&hasil.map_err(tolak)?, "cocok"))
}

async fn siap(l: &Lingkungan, d: &Dengan) -> Result<(Db, PemdaRow, Vec<KunciPublik>), Gagal> {
    let db = l.db().await?;
    let kode = d.sebagai.trim();
    let Some(saksi) = db.pemda(kode).await? else {
        return Err(tolak(TukarRefusal::PemdaTakDikenal(kode.to_owned())));
    };
    let kunci = match d.kunci.is_empty() {
        true => kunci::log(l)?.publik,
        false => d
            .kunci
            .iter()
            .map(|k| kunci::baca_publik(k))
            .collect::<Result<_, _>>()?,
    };
    Ok((db, saksi, kunci))
}

fn baca(berkas: &Path) -> Result<BerkasKepala, Gagal> {
    let isi = std::fs::read_to_string(berkas)
        .map_err(|e| Gagal::pakai(format!("{} tidak dapat dibaca: {e}", berkas.display())))?;
    tukar::baca(&isi)
        .map_err(|e| Gagal::pakai(format!("{} bukan berkas kepala: {e}", berkas.display())))
}

fn laporan(hasil: &[HasilSaksi], kata: &str) -> Keluaran {
    let rusak = hasil.iter().any(|h| !h.rusak.is_empty());
    let log: Vec<Value> = hasil
        .iter()
        .map(|h| {
            let rusak: Vec<Value> = h
                .rusak
                .iter()
                .map(|r| json!({"ukuran": r.ukuran, "jenis": r.jenis.kata()}))
                .collect();
            json!({"pemda": h.kode, "baru": h.baru, "disimpan": h.disimpan, "rusak": rusak})
        })
        .collect();
    let mut k = Keluaran::baru(json!({"utuh": !rusak, "log": log}));
    for h in hasil {
        for r in &h.rusak {
            k = k.pesan(format!(
                "RUSAK {}: kepala berukuran {}: {}.",
                h.kode, r.ukuran, r.jenis
            ));
        }
    }
    let baru: usize = hasil.iter().map(|h| h.baru).sum();
    let lama: usize = hasil.iter().map(|h| h.disimpan).sum();
    if !rusak {
        k = k.pesan(format!(
            "{} log {kata}: {baru} kepala baru, {lama} sudah disimpan, semuanya saling sambung.",
            hasil.len()
        ));
    }
    k.kode = u8::from(rusak);
    k
}

fn tolak(e: TukarRefusal) -> Gagal {
    match e {
        TukarRefusal::Store(e) => Gagal::rusak(e),
        lain => Gagal::tolak("LOG-004", lain.to_string()),
    }
}
