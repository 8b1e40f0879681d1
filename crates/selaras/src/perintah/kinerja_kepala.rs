//! `selaras kinerja kepala-opd`: variables, values drawn from the system, ranking.

use app::kepala_opd::{self, Lembar, Verifikasi};
use app::tindak::Minta;
use keamanan::Pelaku;
use laporan::{JenisKolom, Kolom, Sel, Tabel};
use serde_json::{Value, json};

use super::sakip_evaluasi::gagal;
use crate::keluaran::{Gagal, Keluaran};
use crate::lingkungan::Lingkungan;

/// Penilaian kepala perangkat daerah
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Kode Kemendagri pemerintah daerah
    #[arg(long, global = true, value_name = "KODE")]
    pemda: Option<String>,
    /// Tahun anggaran
    #[arg(long, global = true, value_name = "TAHUN")]
    tahun: Option<i16>,
    /// tahunan, tw1, tw2, tw3, tw4
    #[arg(long, global = true, default_value = "tahunan", value_name = "PERIODE")]
    periode: String,
    /// Nilai kabupaten/kota, bukan perangkat daerah
    #[arg(long, global = true)]
    daerah: bool,
    #[command(subcommand)]
    perintah: Option<Perintah>,
}

#[derive(Debug, clap::Subcommand)]
enum Perintah {
    /// Mulai dari susunan variabel bawaan
    Susun,
    /// Tarik nilai dari data sistem; menunggu verifikasi
    Tarik,
    /// Terima semua nilai sebuah variabel yang menunggu
    Verifikasi {
        /// Kode variabel
        kode: String,
    },
}

pub async fn run(a: Args, l: &Lingkungan) -> Result<Keluaran, Gagal> {
    let (Some(pemda), Some(tahun)) = (a.pemda, a.tahun) else {
        return Err(Gagal::pakai(
            "sebut daerah dan tahunnya: --pemda 64.11 --tahun 2026",
        ));
    };
    let db = l.db().await?;
    let hukum = super::hukum::muat(l)?;
    let pelaku = Pelaku::admin_lokal("perintah");
    let m = Minta {
        db: &db,
        hukum: &hukum,
        clock: l.clock.as_ref(),
        pelaku: &pelaku,
        pemda: &pemda,
        permintaan: "",
    };
    let kunci = (tahun, a.periode.as_str());
    match a.perintah {
        Some(Perintah::Susun) => {
            kepala_opd::mulai(&m, kunci, a.daerah)
                .await
                .map_err(gagal)?;
        }
        Some(Perintah::Tarik) => {
            let l = muat(&m, kunci, a.daerah).await?;
            kepala_opd::tarik(&m, l.set.id).await.map_err(gagal)?;
        }
        Some(Perintah::Verifikasi { kode }) => {
            let l = muat(&m, kunci, a.daerah).await?;
            let v = Verifikasi {
                set: l.set.id,
                subjek: String::new(),
                kode,
                terima: true,
                catatan: String::new(),
            };
            kepala_opd::verifikasi(&m, &v).await.map_err(gagal)?;
        }
        None => {}
    }
    Ok(keluaran(&muat(&m, kunci, a.daerah).await?))
}

async fn muat(m: &Minta<'_>, (tahun, periode): (i16, &str), daerah: bool) -> Result<Lembar, Gagal> {
    let mut k = m.buka().await.map_err(gagal)?;
    let semua = kepala_opd::daftar(&mut k.tx, tahun, daerah)
        .await
        .map_err(gagal)?;
    let Some(set) = semua.into_iter().find(|s| s.periode == periode) else {
        return Err(Gagal::tolak(
            "KPD-404",
            "Belum ada susunan variabel. Mulai: selaras kinerja kepala-opd susun --pemda … \
             --tahun …",
        ));
    };
    kepala_opd::muat(&mut k.tx, m.hukum, set, m.hari_ini())
        .await
        .map_err(gagal)
}

fn keluaran(l: &Lembar) -> Keluaran {
    let mut t = Tabel::baru(
        &format!("Peringkat {} {}", l.set.tahun, l.set.periode),
        vec![
            Kolom::baru("peringkat", "No", JenisKolom::Teks),
            Kolom::baru("nama", "Yang dinilai", JenisKolom::Teks),
            Kolom::baru("skor", "Skor", JenisKolom::Teks),
            Kolom::baru("predikat", "Predikat", JenisKolom::Teks),
            Kolom::baru("alasan", "Mengapa di sini", JenisKolom::Teks),
        ],
    );
    let mut isi: Vec<Value> = Vec::new();
    for p in &l.posisi {
        let (Some(s), Some(n)) = (l.satu(p.id), l.nilai.get(&p.id)) else {
            continue;
        };
        let skor = n.skor.map(|s| s.to_string());
        let predikat = n.predikat.map(|c| c.to_string());
        t.tambah(vec![
            Sel::teks(p.peringkat.map(|n| n.to_string()).unwrap_or_default()),
            Sel::teks(&s.nama),
            Sel::teks(skor.clone().unwrap_or_else(|| "–".to_owned())),
            Sel::teks(predikat.clone().unwrap_or_default()),
            Sel::teks(&p.alasan),
        ]);
        let rincian: Vec<Value> = n
            .rincian
            .iter()
            .map(|r| {
                json!({"kode": r.kode, "bobot": r.bobot_pakai.mesin_persen(2),
                    "capaian": r.capaian.map(|c| c.mesin_persen(2)),
                    "poin": r.sumbangan.mesin_persen(2), "sebab": r.sebab})
            })
            .collect();
        isi.push(
            json!({"peringkat": p.peringkat, "seri": p.seri, "kode": s.kode, "nama": s.nama,
            "skor": skor.map(|s| s.replace(',', ".")), "predikat": predikat,
            "alasan": p.alasan, "variabel": rincian}),
        );
    }
    Keluaran::baru(json!({"peringkat": isi, "dasar": l.dasar}))
        .dengan(t)
        .pesan("Nilai yang belum terverifikasi dihitung 0.")
}
