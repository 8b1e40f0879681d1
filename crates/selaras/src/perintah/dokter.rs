//! `selaras dokter`: what an operator wants to know before calling somebody.

use std::path::Path;

use cluster::Binari;
use laporan::{JenisKolom, Kolom, Sel, Tabel};
use serde_json::json;

use crate::basis::{self, Basis};
use crate::keluaran::{Gagal, Keluaran};
use crate::lingkungan::Lingkungan;
use crate::paket;

#[derive(Debug, clap::Args)]
pub struct Args {}

/// Less than this and the first large import fails.
const RUANG_GAGAL: u64 = 200 << 20;
/// Less than this and a nation's data do not fit.
const RUANG_PERINGATAN: u64 = 2 << 30;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Keadaan {
    Baik,
    Peringatan,
    Gagal,
}

impl Keadaan {
    const fn kode(self) -> &'static str {
        match self {
            Self::Baik => "baik",
            Self::Peringatan => "peringatan",
            Self::Gagal => "gagal",
        }
    }
}

/// One check with its outcome.
struct Hasil {
    kunci: &'static str,
    keadaan: Keadaan,
    uraian: String,
}

impl Hasil {
    fn baru(kunci: &'static str, keadaan: Keadaan, uraian: impl Into<String>) -> Self {
        Self {
            kunci,
            keadaan,
            uraian: uraian.into(),
        }
    }
}

pub async fn run(_: Args, lingkungan: &Lingkungan) -> Result<Keluaran, Gagal> {
    let mut semua = vec![binari(lingkungan), folder(&lingkungan.data)];
    match lingkungan.basis().await {
        Ok(basis) => semua.extend(basis_data(basis).await),
        Err(galat) => semua.push(Hasil::baru("basis_data", Keadaan::Gagal, galat.teks())),
    }
    semua.push(paket_data());
    Ok(susun(&semua))
}

fn susun(semua: &[Hasil]) -> Keluaran {
    let kolom = [
        ("periksa", "Periksa"),
        ("keadaan", "Keadaan"),
        ("uraian", "Uraian"),
    ];
    let kolom = kolom
        .iter()
        .map(|(k, j)| Kolom::baru(k, j, JenisKolom::Teks))
        .collect();
    let mut tabel = Tabel::baru("Keadaan pemasangan", kolom);
    for h in semua {
        let sel = [h.kunci, h.keadaan.kode(), &h.uraian];
        tabel.tambah(sel.into_iter().map(Sel::teks).collect());
    }
    let gagal = semua.iter().filter(|h| h.keadaan == Keadaan::Gagal).count();
    let isi: Vec<_> = semua
        .iter()
        .map(|h| json!({"periksa": h.kunci, "keadaan": h.keadaan.kode(), "uraian": h.uraian}))
        .collect();
    let mut keluaran = Keluaran::baru(json!({"sehat": gagal == 0, "periksa": isi})).dengan(tabel);
    keluaran.kode = u8::from(gagal > 0);
    keluaran.pesan(if gagal == 0 {
        "Sehat.".to_owned()
    } else {
        format!("{gagal} pemeriksaan gagal; ikuti petunjuk pada uraiannya.")
    })
}

fn binari(lingkungan: &Lingkungan) -> Hasil {
    if basis::url().is_some() {
        let uraian = "server dari DATABASE_URL; program server tidak diperlukan";
        return Hasil::baru("program_server", Keadaan::Baik, uraian);
    }
    match Binari::cari(basis::folder_binari().as_deref(), &lingkungan.data) {
        Ok(b) => {
            let uraian = format!("PostgreSQL {} di {}", b.versi, b.folder.display());
            Hasil::baru("program_server", Keadaan::Baik, uraian)
        }
        Err(e) => Hasil::baru("program_server", Keadaan::Gagal, e.to_string()),
    }
}

fn folder(data: &Path) -> Hasil {
    let ada = data
        .ancestors()
        .find(|p| p.is_dir())
        .unwrap_or(Path::new("."));
    match cluster::ruang_kosong(ada) {
        Ok(bita) => {
            let keadaan = match bita {
                b if b < RUANG_GAGAL => Keadaan::Gagal,
                b if b < RUANG_PERINGATAN => Keadaan::Peringatan,
                _ => Keadaan::Baik,
            };
            let uraian = format!("{}: {} MB kosong", data.display(), bita >> 20);
            Hasil::baru("folder_data", keadaan, uraian)
        }
        Err(e) => Hasil::baru("folder_data", Keadaan::Gagal, e.to_string()),
    }
}

async fn basis_data(basis: &Basis) -> Vec<Hasil> {
    let mut hasil = vec![Hasil::baru("basis_data", Keadaan::Baik, &*basis.uraian)];
    let migrasi = store::daftar_migrasi();
    let akhir = migrasi
        .last()
        .map(|m| format!("{:04} {}", m.versi, m.nama))
        .unwrap_or_default();
    let uraian = format!("{} terpasang, terakhir {akhir}", migrasi.len());
    hasil.push(Hasil::baru("migrasi", Keadaan::Baik, uraian));
    hasil.push(match cacat(basis).await {
        Ok(cacat) if cacat.is_empty() => Hasil::baru(
            "isolasi",
            Keadaan::Baik,
            "tiap tabel pemda dilindungi basis data",
        ),
        Ok(cacat) => Hasil::baru("isolasi", Keadaan::Gagal, cacat.join("; ")),
        Err(e) => Hasil::baru("isolasi", Keadaan::Gagal, e.to_string()),
    });
    hasil
}

async fn cacat(basis: &Basis) -> store::Result<Vec<String>> {
    let mut tx = basis.db.tx_umum().await?;
    store::skema::cacat_isolasi(&mut tx).await
}

fn paket_data() -> Hasil {
    match paket::cari(None) {
        Ok(Some(folder)) => Hasil::baru("paket_data", Keadaan::Baik, folder.display().to_string()),
        Ok(None) => {
            let uraian =
                "tidak ada; contoh bawaan tetap dapat dipakai. Tunjuk dengan SELARAS_PAKET";
            Hasil::baru("paket_data", Keadaan::Peringatan, uraian)
        }
        Err(e) => Hasil::baru("paket_data", Keadaan::Gagal, e.teks()),
    }
}
