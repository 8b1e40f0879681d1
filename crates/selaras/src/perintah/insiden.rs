//! `selaras insiden`: failures of data protection and their duties.

use app::akun::kelola::Pengelola;
use app::pelindungan::insiden::{self, InsidenBaru};
use clap::Subcommand;
use keamanan::Pelaku;
use laporan::{JenisKolom, Kolom, Sel, Tabel};
use serde_json::json;
use uuid::Uuid;

use crate::akun::gagal;
use crate::keluaran::{Gagal, Keluaran};
use crate::lingkungan::Lingkungan;

/// Insiden data pribadi
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    pub tindakan: Tindakan,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Tindakan {
    /// Catat insiden; tenggat 3 × 24 jam berjalan sejak diketahui
    Catat {
        /// Kode pemerintah daerah
        #[arg(long)]
        pemda: String,
        /// Apa yang terjadi, satu baris
        #[arg(long)]
        judul: String,
        /// Kapan dan bagaimana
        #[arg(long)]
        uraian: String,
        /// Data apa yang terdampak
        #[arg(long, default_value = "")]
        data_terdampak: String,
        /// Jumlah orang, bila sudah diketahui
        #[arg(long)]
        jumlah_orang: Option<u32>,
        /// Diketahui pada, misalnya 2026-11-22T09:30:00+07:00 [bawaan: sekarang]
        #[arg(long, value_parser = saat)]
        diketahui: Option<chrono::DateTime<chrono::Utc>>,
    },
    /// Daftar insiden dengan kewajiban dan tenggatnya
    Daftar {
        /// Kode pemerintah daerah
        #[arg(long)]
        pemda: String,
    },
    /// Tandai satu kewajiban selesai
    Selesai {
        /// Id insiden
        insiden: Uuid,
        /// Kode kewajiban, misalnya beri_tahu_subjek
        #[arg(long)]
        kewajiban: String,
        /// Yang sudah dilakukan dan di mana buktinya
        #[arg(long)]
        catatan: String,
        /// Kode pemerintah daerah
        #[arg(long)]
        pemda: String,
    },
}

fn saat(teks: &str) -> Result<chrono::DateTime<chrono::Utc>, String> {
    chrono::DateTime::parse_from_rfc3339(teks)
        .map(|s| s.to_utc())
        .map_err(|_| "tulis seperti 2026-11-22T09:30:00+07:00".to_owned())
}

pub async fn run(args: Args, l: &Lingkungan) -> Result<Keluaran, Gagal> {
    let layanan = crate::akun::layanan(l, "http://localhost").await?;
    let pelaku = Pelaku::admin_lokal("perintah");
    let kode = match &args.tindakan {
        Tindakan::Catat { pemda, .. }
        | Tindakan::Daftar { pemda }
        | Tindakan::Selesai { pemda, .. } => pemda.clone(),
    };
    let p = Pengelola {
        pelaku: &pelaku,
        pemda: crate::akun::pemda(l, &kode).await?,
        permintaan: "",
    };
    match args.tindakan {
        Tindakan::Catat {
            judul,
            uraian,
            data_terdampak,
            jumlah_orang,
            diketahui,
            ..
        } => {
            let baru = InsidenBaru {
                judul,
                uraian,
                data_terdampak,
                jumlah_orang: jumlah_orang.map(i64::from),
                diketahui_pada: diketahui,
            };
            let id = insiden::catat(&layanan, p, &baru).await.map_err(gagal)?;
            Ok(
                Keluaran::baru(json!({"insiden": id.to_string()})).pesan(format!(
                    "Insiden {id} dicatat; lihat tenggatnya: selaras insiden daftar"
                )),
            )
        }
        Tindakan::Daftar { .. } => {
            let semua = insiden::daftar(&layanan, p).await.map_err(gagal)?;
            Ok(tabel(&semua, l.clock.kini().0))
        }
        Tindakan::Selesai {
            insiden: id,
            kewajiban,
            catatan,
            ..
        } => {
            let ditutup = insiden::selesaikan(&layanan, p, (id, &kewajiban), &catatan)
                .await
                .map_err(gagal)?;
            Ok(
                Keluaran::baru(json!({"ditutup": ditutup})).pesan(if ditutup {
                    "Semua kewajiban selesai; insiden ditutup."
                } else {
                    "Kewajiban ditandai selesai."
                }),
            )
        }
    }
}

fn tabel(
    semua: &[(insiden::InsidenRow, Vec<insiden::TugasRow>)],
    kini: chrono::DateTime<chrono::Utc>,
) -> Keluaran {
    let mut t = Tabel::baru(
        "Insiden data pribadi",
        ["insiden", "judul", "kewajiban", "tenggat", "keadaan"]
            .map(|k| Kolom::baru(k, k, JenisKolom::Teks))
            .to_vec(),
    );
    let mut isi = Vec::new();
    let mut lewat = 0;
    for (i, tugas) in semua {
        for g in tugas {
            let keadaan = match g.selesai_pada {
                Some(_) => "selesai",
                None if g.tenggat < kini => {
                    lewat += 1;
                    "LEWAT TENGGAT"
                }
                None => "berjalan",
            };
            let (id, tenggat) = (i.id.to_string(), g.tenggat.to_rfc3339());
            let sel = [id.as_str(), &i.judul, &g.kode, &tenggat, keadaan];
            t.tambah(sel.into_iter().map(Sel::teks).collect());
            isi.push(json!({"insiden": id, "judul": i.judul, "kewajiban": g.kode,
                "tenggat": tenggat, "keadaan": keadaan}));
        }
    }
    Keluaran::baru(json!({"jumlah": semua.len(), "lewat": lewat, "kewajiban": isi}))
        .dengan(t)
        .pesan(format!(
            "{} insiden, {lewat} kewajiban lewat tenggat.",
            semua.len()
        ))
}
