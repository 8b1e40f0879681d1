//! `selaras log`: what happened, and the proof that nobody changed it since.

use std::path::{Path, PathBuf};

use app::log::{BuktiRefusal, LogDiperiksa};
use bukti::berkas;
use clap::Subcommand;
use laporan::{JenisKolom, Kolom, Sel, Tabel};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::keluaran::{Gagal, Keluaran};
use crate::kunci;
use crate::lingkungan::Lingkungan;

/// Catatan peristiwa dan buktinya
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    pub tindakan: Tindakan,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Tindakan {
    /// Periksa isi, urutan, dan kelengkapan seluruh log terhadap kepala yang ditandatangani
    Verifikasi {
        /// Kode pemerintah daerah; tanpa ini semua log
        #[arg(long)]
        pemda: Option<String>,
    },
    /// Daftar peristiwa terbaru
    Daftar {
        /// Kode pemerintah daerah
        #[arg(long, default_value = "00")]
        pemda: String,
        /// Berapa banyak
        #[arg(long, default_value_t = 20)]
        batas: usize,
    },
    /// Buat berkas bukti sebuah peristiwa
    Bukti {
        /// Id peristiwa
        peristiwa: Uuid,
        /// Berkas tujuan; tanpa ini ke stdout
        #[arg(long, value_name = "BERKAS")]
        keluar: Option<PathBuf>,
    },
    /// Periksa berkas bukti tanpa basis data, hanya dengan kunci publik
    PeriksaBukti {
        /// Berkas bukti
        berkas: PathBuf,
        /// Kunci publik (PEM)
        #[arg(long, value_name = "KUNCI.pem")]
        kunci: PathBuf,
    },
    /// Kepala log yang ditandatangani, dengan bukti sambungannya, untuk disimpan saksi
    Kepala {
        /// Kode pemerintah daerah; tanpa ini semua log
        #[arg(long)]
        pemda: Option<String>,
        /// Sambungkan juga dari ukuran ini (yang disimpan saksi); boleh beberapa kali
        #[arg(long)]
        sejak: Vec<u64>,
        /// Tulis sebagai berkas untuk saksi; tanpa ini ke stdout
        #[arg(long, value_name = "BERKAS")]
        ekspor: Option<PathBuf>,
    },
    /// Menjadi saksi: simpan kepala log pemerintah lain, dan buktikan kelak bahwa tidak ada yang
    /// ditulis ulang
    Saksi(super::log_saksi::Args),
    /// Kunci publik log ini
    Kunci {
        /// Berkas tujuan; tanpa ini ke stdout
        #[arg(long, value_name = "BERKAS")]
        keluar: Option<PathBuf>,
        /// Ganti kunci penanda tangan; kunci publik lama tetap disimpan untuk memeriksa yang lama
        #[arg(long)]
        putar: bool,
    },
}

pub async fn run(args: Args, l: &Lingkungan) -> Result<Keluaran, Gagal> {
    match args.tindakan {
        Tindakan::Verifikasi { pemda } => verifikasi(l, pemda.as_deref()).await,
        Tindakan::Daftar { pemda, batas } => daftar(l, &pemda, batas).await,
        Tindakan::Bukti { peristiwa, keluar } => bukti(l, peristiwa, keluar.as_deref()).await,
        Tindakan::PeriksaBukti { berkas, kunci } => periksa_bukti(&berkas, &kunci),
        Tindakan::Kepala {
            pemda,
            sejak,
            ekspor,
        } => super::log_saksi::kepala(l, pemda.as_deref(), &sejak, ekspor.as_deref()).await,
        Tindakan::Saksi(args) => super::log_saksi::run(args, l).await,
        Tindakan::Kunci { keluar, putar } => {
            if putar {
                putar_kunci(l).await?;
            }
            cetak_kunci(l, keluar.as_deref())
        }
    }
}

/// Places what waits in every log, so that the check covers all of it.
pub(super) async fn urutkan_semua(l: &Lingkungan) -> Result<(), Gagal> {
    let db = l.db().await?;
    let kunci = kunci::log(l)?;
    let mut tx = db.tx_umum().await?;
    let semua = store::log::kode_berlog(&mut tx).await?;
    tx.commit().await.map_err(Gagal::rusak)?;
    for (pemda, _, _) in semua {
        app::log::urutkan(&db, &*l.clock, &kunci, pemda).await?;
    }
    Ok(())
}

async fn verifikasi(l: &Lingkungan, pemda: Option<&str>) -> Result<Keluaran, Gagal> {
    let db = l.db().await?;
    let kunci = kunci::log(l)?;
    let hasil = app::log::verifikasi(&db, pemda, &kunci.publik).await?;
    let rusak = hasil.iter().any(|h| !h.laporan.kerusakan.is_empty());
    if rusak {
        return Ok(laporan_verifikasi(&hasil, true));
    }
    // Only a log that holds is extended: signing over damage would bless it.
    urutkan_semua(l).await?;
    let hasil = app::log::verifikasi(&db, pemda, &kunci.publik).await?;
    let rusak = hasil.iter().any(|h| !h.laporan.kerusakan.is_empty());
    Ok(laporan_verifikasi(&hasil, rusak))
}

fn laporan_verifikasi(hasil: &[LogDiperiksa], rusak: bool) -> Keluaran {
    let log: Vec<Value> = hasil
        .iter()
        .map(|h| {
            json!({
                "pemda": h.kode,
                "peristiwa": h.laporan.diperiksa,
                "belum_diurutkan": h.laporan.belum_diurutkan,
                "kepala_sah": h.laporan.kepala_sah,
            })
        })
        .collect();
    let mut kerusakan = Vec::new();
    let mut k = Keluaran::default();
    for h in hasil {
        for r in &h.laporan.kerusakan {
            kerusakan.push(json!({
                "pemda": h.kode, "peristiwa": r.peristiwa, "jenis": r.jenis.kata(),
                "pesan": r.pesan,
            }));
            k = k.pesan(format!(
                "RUSAK {} {} ({}): {}",
                h.kode,
                r.peristiwa,
                r.jenis.kata(),
                r.pesan
            ));
        }
    }
    let mut t = Tabel::baru(
        "Log yang diperiksa",
        vec![
            Kolom::baru("pemda", "Pemda", JenisKolom::Teks),
            Kolom::baru("nama", "Nama", JenisKolom::Teks),
            Kolom::baru("peristiwa", "Peristiwa", JenisKolom::Bilangan),
            Kolom::baru("kepala", "Kepala sah", JenisKolom::Bilangan),
        ],
    );
    let bilangan = |n: u64| Sel::Bilangan(i64::try_from(n).unwrap_or(i64::MAX));
    let mut jumlah = 0_u64;
    for h in hasil {
        jumlah += h.laporan.diperiksa;
        t.tambah(vec![
            Sel::teks(h.kode.as_str()),
            Sel::teks(h.nama.as_str()),
            bilangan(h.laporan.diperiksa),
            bilangan(h.laporan.kepala_sah),
        ]);
    }
    if !rusak {
        k = k.pesan(format!(
            "Utuh: isi {jumlah} peristiwa dihitung ulang, urutannya lengkap, dan semua kepala yang \
             ditandatangani cocok."
        ));
    }
    k.json = json!({"utuh": !rusak, "log": log, "kerusakan": kerusakan});
    k.kode = u8::from(rusak);
    k.dengan(t)
}

async fn daftar(l: &Lingkungan, pemda: &str, batas: usize) -> Result<Keluaran, Gagal> {
    let db = l.db().await?;
    let Some(p) = db.pemda(pemda).await? else {
        return Err(Gagal::tolak(
            "LOG-001",
            format!("pemerintah daerah {pemda} tidak dikenal"),
        ));
    };
    let mut tx = db.tx_baca(p.id).await?;
    let semua = store::log::peristiwa(&mut tx, p.id).await?;
    tx.commit().await.map_err(Gagal::rusak)?;
    let mut t = Tabel::baru(
        &format!("Peristiwa {}", p.nama),
        ["id", "pada", "pelaku", "tindakan", "subjek"]
            .map(|k| Kolom::baru(k, k, JenisKolom::Teks))
            .to_vec(),
    );
    let mut isi = Vec::new();
    for (p, _) in semua.iter().rev().take(batas) {
        t.tambah(
            [&p.id, &p.pada, &p.pelaku, &p.tindakan, &p.subjek]
                .map(|s| Sel::teks(s.as_str()))
                .to_vec(),
        );
        isi.push(json!(p));
    }
    Ok(Keluaran::baru(json!({"jumlah": semua.len(), "peristiwa": isi})).dengan(t))
}

async fn bukti(l: &Lingkungan, id: Uuid, keluar: Option<&Path>) -> Result<Keluaran, Gagal> {
    let db = l.db().await?;
    let hasil = match app::log::bukti(&db, id).await {
        Err(BuktiRefusal::BelumDiurutkan(_)) => {
            urutkan_semua(l).await?;
            app::log::bukti(&db, id).await
        }
        lain => lain,
    };
    let bukti = hasil.map_err(|e| match e {
        BuktiRefusal::Store(e) => Gagal::rusak(e),
        lain => Gagal::tolak("LOG-002", lain.to_string()),
    })?;
    let nilai = serde_json::to_value(&bukti).map_err(Gagal::rusak)?;
    let teks = serde_json::to_string_pretty(&bukti).map_err(Gagal::rusak)?;
    let Some(berkas) = keluar else {
        return Ok(Keluaran::baru(nilai).pesan(teks));
    };
    std::fs::write(berkas, teks + "\n").map_err(Gagal::rusak)?;
    let tujuan = berkas.display().to_string();
    Ok(Keluaran::baru(
        json!({"berkas": tujuan, "peristiwa": id.to_string(), "kepala": bukti.kepala}),
    )
    .pesan(format!(
        "Bukti ditulis ke {tujuan}. Periksa: selaras log periksa-bukti {tujuan} --kunci KUNCI.pem"
    )))
}

fn periksa_bukti(berkas: &Path, kunci: &Path) -> Result<Keluaran, Gagal> {
    let kunci = kunci::baca_publik(kunci)?;
    let isi = std::fs::read_to_string(berkas)
        .map_err(|e| Gagal::pakai(format!("{} tidak dapat dibaca: {e}", berkas.display())))?;
    let tolak = |e: berkas::BuktiError| Gagal::tolak("LOG-003", e.to_string());
    let b = berkas::baca(&isi).map_err(tolak)?;
    berkas::periksa(&b, &kunci).map_err(tolak)?;
    Ok(Keluaran::baru(json!({
        "sah": true,
        "peristiwa": b.peristiwa.id,
        "indeks": b.indeks,
        "ukuran": b.kepala.ukuran,
        "ditandatangani_pada": b.kepala.pada,
    }))
    .pesan(format!(
        "Sah: peristiwa {} ({}) adalah nomor {} dari {} dalam log yang ditandatangani pada {}.",
        b.peristiwa.id,
        b.peristiwa.tindakan,
        b.indeks + 1,
        b.kepala.ukuran,
        b.kepala.pada
    )))
}

/// The old key signs what there is, then the new one takes over with an event of its own.
async fn putar_kunci(l: &Lingkungan) -> Result<(), Gagal> {
    let db = l.db().await?;
    urutkan_semua(l).await?;
    let lama = kunci::log(l)?.tanda.publik();
    let baru = kunci::putar(l)?;
    let Some(nasional) = db.pemda("00").await? else {
        return Ok(());
    };
    let sebutan = (lama.sebutan(), baru.tanda.publik().sebutan());
    let mut acak = [0_u8; 16];
    l.acak(&mut acak);
    let mut tx = db.tx(nasional.id).await?;
    store::log::catat(
        &mut tx,
        &store::log::PeristiwaBaru {
            pemda: nasional.id,
            id: Uuid::from_bytes(acak),
            pada: l.clock.kini().0,
            pelaku: "pengelola",
            peran: "admin_lokal",
            unit: "",
            tindakan: "log.kunci_diputar",
            subjek: sebutan.1.clone(),
            sebelum_sesudah: (String::new(), String::new()),
            permintaan: "",
            alasan: "",
            isi: json!({"lama": sebutan.0, "baru": sebutan.1}),
        },
    )
    .await?;
    tx.commit().await.map_err(Gagal::rusak)?;
    app::log::urutkan(&db, &*l.clock, &baru, nasional.id).await?;
    Ok(())
}

fn cetak_kunci(l: &Lingkungan, keluar: Option<&Path>) -> Result<Keluaran, Gagal> {
    let publik = kunci::log(l)?.tanda.publik();
    let pem = publik
        .pem()
        .ok_or_else(|| Gagal::pakai("kunci publik tidak dapat ditulis"))?;
    let nilai = json!({"kunci": publik.sebutan(), "pem": pem});
    match keluar {
        None => Ok(Keluaran::baru(nilai).pesan(pem.trim_end())),
        Some(berkas) => {
            std::fs::write(berkas, &pem).map_err(Gagal::rusak)?;
            Ok(Keluaran::baru(nilai)
                .pesan(format!("Kunci publik ditulis ke {}.", berkas.display())))
        }
    }
}
