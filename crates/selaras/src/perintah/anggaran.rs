//! `selaras anggaran`: budgets of all governments.

use app::anggaran::nasional::{self, Nasional, PemdaApbd};
use app::tampil::nasional::tabel;
use serde_json::{Value, json};

use crate::keluaran::{Gagal, Keluaran};
use crate::lingkungan::Lingkungan;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    perintah: Perintah,
}

#[derive(Debug, clap::Subcommand)]
enum Perintah {
    /// Ringkasan APBD semua pemerintah daerah dan keseimbangannya
    Nasional {
        /// Tahun anggaran; bawaannya tahun terbit yang terbaru
        #[arg(long, value_name = "TAHUN")]
        tahun: Option<i16>,
    },
    /// Hitung ulang ringkasan terbit dari angka yang sudah diimpor
    Terbitkan {
        /// Tahun anggaran
        #[arg(long, value_name = "TAHUN")]
        tahun: i16,
    },
}

pub async fn run(args: Args, lingkungan: &Lingkungan) -> Result<Keluaran, Gagal> {
    let db = lingkungan.db().await?;
    match args.perintah {
        Perintah::Nasional { tahun } => {
            let hukum = super::hukum::muat(lingkungan)?;
            let nasional = nasional::muat(&db, &hukum, tahun).await?;
            Ok(keluaran(&nasional.ok_or_else(|| belum(tahun))?)?)
        }
        Perintah::Terbitkan { tahun } => {
            let n = nasional::terbitkan(&db, lingkungan.clock.as_ref(), tahun).await?;
            if n == 0 {
                return Err(belum(Some(tahun)));
            }
            Ok(
                Keluaran::baru(json!({"tahun": tahun, "pemda": n})).pesan(format!(
                    "Ringkasan APBD {tahun} terbit untuk {n} pemerintah daerah."
                )),
            )
        }
    }
}

fn belum(tahun: Option<i16>) -> Gagal {
    let apa = tahun.map_or_else(|| "APBD".into(), |t| format!("APBD {t}"));
    Gagal::tolak(
        "belum_terbit",
        format!("{apa} belum terbit. Impor paket data lebih dahulu: selaras impor paket FOLDER"),
    )
}

fn keluaran(n: &Nasional) -> anyhow::Result<Keluaran> {
    let pemda = n.pemda.iter().map(json_pemda).collect::<Vec<_>>();
    let timpang: Vec<&PemdaApbd> = n.pemda.iter().filter(|p| !p.seimbang).collect();
    let jumlah = Nasional::jumlah(&n.pemda)?;
    let di_atas = n
        .pemda
        .iter()
        .filter(|p| n.aturan.melampaui(&p.ringkasan))
        .count();
    let semua: Vec<&PemdaApbd> = n.pemda.iter().collect();
    let mut tidak_seimbang = tabel(n, &timpang)?;
    tidak_seimbang.judul = format!("Tidak seimbang: {} dari {}", timpang.len(), semua.len());
    Ok(Keluaran::baru(json!({ "pemda": pemda }))
        .dengan(tabel(n, &semua)?)
        .dengan(tidak_seimbang)
        .pesan(format!(
            "{} pemerintah daerah; {} seimbang (|selisih| < {}), {} tidak. Belanja pegawai di atas \
             {}: {} ({}).",
            n.pemda.len(),
            n.pemda.len() - timpang.len(),
            n.aturan.batas_seimbang,
            timpang.len(),
            n.aturan.batas_pegawai.persen(0),
            di_atas,
            n.aturan.dasar_pegawai,
        ))
        .pesan(format!(
            "Pendapatan {}, belanja {}. Data uji, keadaan {}.",
            jumlah.pendapatan,
            jumlah.belanja,
            dasar::waktu::Tanggal(n.keadaan)
        )))
}

fn json_pemda(p: &PemdaApbd) -> Value {
    let r = &p.ringkasan;
    let uang = |u: Option<dasar::Rupiah>| u.map(dasar::Rupiah::mesin);
    // Numbers are text, as in the API: a reader decides how exact its own numbers are.
    let persen = r.porsi_pegawai().map(|p| p.mesin_persen(4));
    json!({
        "kode": p.kode,
        "nama": p.nama,
        "pendapatan": r.pendapatan.mesin(),
        "belanja": r.belanja.mesin(),
        "pembiayaan_neto": uang(r.pembiayaan_neto()),
        "surplus": uang(r.surplus()),
        "selisih": uang(r.selisih()),
        "seimbang": p.seimbang,
        "belanja_pegawai_persen": persen,
    })
}
