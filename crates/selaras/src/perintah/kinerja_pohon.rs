//! `selaras kinerja pohon`: the tree with its findings, drawn from the plan, put into force.

use app::pohon::{self, Cara, Pohon};
use app::tindak::Minta;
use keamanan::Pelaku;
use laporan::{JenisKolom, Kolom, Sel, Tabel};
use serde_json::{Value, json};

use super::sakip_evaluasi::gagal;
use crate::keluaran::{Gagal, Keluaran};
use crate::lingkungan::Lingkungan;

/// Pohon kinerja
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Kode Kemendagri pemerintah daerah
    #[arg(long, global = true, value_name = "KODE")]
    pemda: Option<String>,
    /// Tahun anggaran
    #[arg(long, global = true, value_name = "TAHUN")]
    tahun: Option<i16>,
    #[command(subcommand)]
    perintah: Option<Perintah>,
}

#[derive(Debug, clap::Subcommand)]
enum Perintah {
    /// Susun draf: dari rencana yang diimpor, dari edisi yang berlaku, atau kosong
    Susun {
        /// rencana, edisi, kosong
        #[arg(long, default_value = "rencana", value_name = "ASAL")]
        dari: String,
    },
    /// Daftar masalah pohon
    Masalah {
        /// Hanya perangkat daerah ini
        #[arg(long, value_name = "KODE")]
        opd: Option<String>,
    },
    /// Tetapkan draf menjadi edisi yang berlaku
    Tetapkan,
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
    match a.perintah {
        Some(Perintah::Susun { dari }) => {
            let cara = Cara::parse(&dari)
                .ok_or_else(|| Gagal::pakai("--dari: rencana, edisi, atau kosong"))?;
            pohon::mulai(&m, tahun, cara).await.map_err(gagal)?;
            Ok(ringkasan(&muat(&m, tahun).await?, &pemda, tahun))
        }
        Some(Perintah::Masalah { opd }) => Ok(masalah(&muat(&m, tahun).await?, opd.as_deref())),
        Some(Perintah::Tetapkan) => {
            let p = muat(&m, tahun).await?;
            let kini = (p.edisi.id, p.edisi.versi);
            pohon::tetapkan(&m, kini, tahun).await.map_err(gagal)?;
            Ok(ringkasan(&muat(&m, tahun).await?, &pemda, tahun))
        }
        None => Ok(ringkasan(&muat(&m, tahun).await?, &pemda, tahun)),
    }
}

async fn muat(m: &Minta<'_>, tahun: i16) -> Result<Pohon, Gagal> {
    let mut k = m.buka().await.map_err(gagal)?;
    let edisi = pohon::daftar(&mut k.tx, tahun).await.map_err(gagal)?;
    let Some(e) = edisi.into_iter().next() else {
        return Err(Gagal::tolak(
            "PHN-404",
            "Belum ada pohon kinerja. Susun: selaras kinerja pohon susun --pemda … --tahun …",
        ));
    };
    let saat = (tahun, m.hari_ini());
    pohon::muat(&mut k.tx, m.hukum, e, saat)
        .await
        .map_err(gagal)
}

fn ringkasan(p: &Pohon, pemda: &str, tahun: i16) -> Keluaran {
    let mut t = Tabel::baru(
        &format!(
            "Pohon kinerja {} edisi {}",
            pohon::periode(&p.edisi),
            p.edisi.edisi
        ),
        vec![
            Kolom::baru("jenis", "Jenis", JenisKolom::Teks),
            Kolom::baru("simpul", "Simpul", JenisKolom::Bilangan),
        ],
    );
    let mut jenis = serde_json::Map::new();
    for j in kinerja::pohon::JenisSimpul::SEMUA {
        let n = p.simpul.iter().filter(|s| s.jenis == j.kode()).count();
        jenis.insert(j.kode().to_owned(), json!(n));
        t.tambah(vec![Sel::teks(j.to_string()), bilangan(n)]);
    }
    let mut m = Tabel::baru(
        "Masalah",
        vec![
            Kolom::baru("kode", "Kode", JenisKolom::Teks),
            Kolom::baru("masalah", "Masalah", JenisKolom::Teks),
            Kolom::baru("jumlah", "Jumlah", JenisKolom::Bilangan),
        ],
    );
    let mut temuan = serde_json::Map::new();
    for j in kinerja::pohon::JenisTemuanPohon::SEMUA {
        let n = p.temuan.iter().filter(|t| t.jenis == j).count();
        temuan.insert(j.kode().to_owned(), json!(n));
        m.tambah(vec![
            Sel::teks(j.kode()),
            Sel::teks(j.to_string()),
            bilangan(n),
        ]);
    }
    let isi = json!({
        "edisi": p.edisi.edisi, "keadaan": p.edisi.keadaan, "asal": p.edisi.asal,
        "periode": [p.edisi.tahun_mulai, p.edisi.tahun_selesai], "simpul": jenis,
        "sub_kegiatan": p.sub.len(), "temuan": temuan,
    });
    Keluaran::baru(isi).dengan(t).dengan(m).pesan(format!(
        "Keadaan {}. Daftar masalahnya: selaras kinerja pohon masalah --pemda {pemda} --tahun \
         {tahun}",
        p.edisi.keadaan
    ))
}

fn bilangan(n: usize) -> Sel {
    Sel::Bilangan(i64::try_from(n).unwrap_or(i64::MAX))
}

fn masalah(p: &Pohon, opd: Option<&str>) -> Keluaran {
    let mut t = Tabel::baru(
        "Masalah pohon kinerja",
        vec![
            Kolom::baru("kode", "Kode", JenisKolom::Teks),
            Kolom::baru("tingkat", "Tingkat", JenisKolom::Teks),
            Kolom::baru("subjek", "Simpul atau sub kegiatan", JenisKolom::Teks),
            Kolom::baru("masalah", "Masalah", JenisKolom::Teks),
            Kolom::baru("pasal", "Dasar", JenisKolom::Teks),
        ],
    );
    let mut isi: Vec<Value> = Vec::new();
    for x in &p.temuan {
        let milik = x
            .simpul
            .and_then(|s| p.satu(s))
            .map(|s| s.opd_kode.as_str());
        if opd.is_some() && milik != opd {
            continue;
        }
        t.tambah(vec![
            Sel::teks(x.jenis.kode()),
            Sel::teks(&x.tingkat),
            Sel::teks(if x.kode.is_empty() {
                x.subjek.clone()
            } else {
                format!("{} {}", x.kode, x.subjek)
            }),
            Sel::teks(x.jenis.to_string()),
            Sel::teks(&x.pasal),
        ]);
        let simpul = x.simpul.map(|s| s.to_string());
        isi.push(
            json!({"kode": x.jenis.kode(), "tingkat": x.tingkat, "simpul": simpul,
            "subjek": x.subjek, "sub_kegiatan": x.kode, "pasal": x.pasal, "saran": x.saran}),
        );
    }
    let n = isi.len();
    Keluaran::baru(json!({"masalah": isi}))
        .dengan(t)
        .pesan(format!("{n} masalah."))
}
