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
    semua.push(kunci_berkas(&lingkungan.data));
    match lingkungan.basis().await {
        Ok(basis) => {
            semua.extend(basis_data(basis).await);
            semua.push(kunci_data(basis, &lingkungan.data).await);
            semua.push(arsip(basis, &lingkungan.data).await);
        }
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

/// Keys that others on this machine can read, or that are not there.
fn kunci_berkas(data: &Path) -> Hasil {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = crate::kunci_bidang::folder(data);
    let Ok(isi) = std::fs::read_dir(&folder) else {
        let uraian = "belum ada; dibuat saat pertama dipakai";
        return Hasil::baru("kunci_berkas", Keadaan::Baik, uraian);
    };
    let mut terbuka: Vec<String> = isi
        .filter_map(Result::ok)
        .filter(|e| e.path().extension().is_none_or(|x| x != "pem"))
        .filter(|e| {
            e.metadata()
                .is_ok_and(|m| m.permissions().mode() & 0o077 != 0)
        })
        .map(|e| e.file_name().to_string_lossy().into_owned())
        .collect();
    terbuka.sort();
    if terbuka.is_empty() {
        let uraian = format!("{}: hanya terbaca pemiliknya", folder.display());
        return Hasil::baru("kunci_berkas", Keadaan::Baik, uraian);
    }
    let uraian = format!(
        "{} terbaca akun lain di mesin ini; tutup: chmod 600 {}/*",
        terbuka.join(", "),
        folder.display()
    );
    Hasil::baru("kunci_berkas", Keadaan::Gagal, uraian)
}

/// Data that were sealed by a key that is not here.
async fn kunci_data(basis: &Basis, data: &Path) -> Hasil {
    let brankas = crate::kunci_bidang::brankas(data);
    match app::rahasia::daftar(&basis.db, &brankas).await {
        Ok(semua) => match semua.iter().find(|k| !k.induk_ada) {
            None => {
                let uraian = format!("{} kunci data, semua dapat dibuka", semua.len());
                Hasil::baru("kunci_data", Keadaan::Baik, uraian)
            }
            Some(k) => {
                let uraian = format!(
                    "kunci induk {} hilang; pulihkan bidang-{}.kunci dari cadangan",
                    k.induk, k.induk
                );
                Hasil::baru("kunci_data", Keadaan::Gagal, uraian)
            }
        },
        Err(e) => Hasil::baru("kunci_data", Keadaan::Gagal, e.to_string()),
    }
}

/// Segments waiting longer than this to be moved to the repository are stuck.
const ARSIP_MACET: std::time::Duration = std::time::Duration::from_secs(3_600);

/// Archiving that fails or does not move on: the log then fills the disk.
async fn arsip(basis: &Basis, data: &Path) -> Hasil {
    let metrik = async {
        let mut tx = basis.db.tx_umum().await?;
        store::metrik::baca(&mut tx).await
    };
    let m = match metrik.await {
        Ok(m) => m,
        Err(e) => return Hasil::baru("arsip", Keadaan::Gagal, e.to_string()),
    };
    if m.arsip_macet {
        let uraian = format!(
            "basis data gagal mengarsipkan perubahannya ({} kali, {} menit); biasanya cakram \
             penuh. Log basis data menyebut sebabnya",
            m.gagal_diarsipkan,
            m.macet_detik / 60
        );
        return Hasil::baru("arsip", Keadaan::Peringatan, uraian);
    }
    let tua = tertua(&data.join(cluster::ARSIP));
    if tua.is_some_and(|t| t > ARSIP_MACET) {
        let uraian = "perubahan yang diarsipkan belum dipindahkan ke gudang cadangan lebih dari \
                      satu jam; periksa gudang cadangan, atau jalankan selaras cadangan buat \
                      --tambahan";
        return Hasil::baru("arsip", Keadaan::Peringatan, uraian);
    }
    let uraian = format!("{} segmen diarsipkan, tidak ada yang macet", m.diarsipkan);
    Hasil::baru("arsip", Keadaan::Baik, uraian)
}

/// Age of the oldest segment that waits.
fn tertua(folder: &Path) -> Option<std::time::Duration> {
    std::fs::read_dir(folder)
        .ok()?
        .filter_map(Result::ok)
        .filter_map(|e| e.metadata().ok()?.modified().ok()?.elapsed().ok())
        .max()
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
