//! `selaras cadangan pulihkan`: beside its place first, moved there only when it came to life.

use std::path::{Path, PathBuf};

use cadangan::age::Identitas;
use cadangan::{Gudang, Manifes, Segmen, WalTercatat, bongkar};
use chrono::{DateTime, Utc};
use cluster::{BELUM, Pemeriksaan, Pemulihan, WAL_PULIH};
use serde_json::json;

use super::daftar::jangkauan;
use super::{PilihCadangan, gagal};
use crate::basis;
use crate::keluaran::{Gagal, Keluaran};
use crate::lingkungan::Lingkungan;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    pilih: PilihCadangan,
    /// Tetap pulihkan walau ada catatan perubahan yang hilang: keadaan sebelum yang hilang
    #[arg(long)]
    terima_celah: bool,
}

pub fn run(args: &Args, l: &Lingkungan) -> Result<Keluaran, Gagal> {
    let gudang = args.pilih.buka(l)?;
    let identitas = args.pilih.identitas()?;
    let rencana = Rencana::susun(&gudang, &args.pilih)?;
    if let Some(celah) = rencana.celah.as_ref().filter(|_| !args.terima_celah) {
        return Err(Gagal::tolak(
            "celah",
            format!(
                "catatan perubahan tidak lengkap: {celah}. Dengan --terima-celah dipulihkan \
                 keadaan sebelum yang hilang ({})",
                rencana.sampai
            ),
        ));
    }
    let tujuan = tujuan_kosong(&l.data)?;
    let sementara = samping(&tujuan)?;
    bersihkan(&sementara)?;
    rencana.kerjakan(l, &identitas, &sementara)?;
    pindahkan(&sementara, &tujuan)?;
    let m = rencana.dasar;
    Ok(Keluaran::baru(json!({
        "id": m.id, "data": tujuan, "sampai": rencana.sampai, "celah": rencana.celah,
    }))
    .pesan(format!(
        "Dipulihkan ke {} (keadaan {}).",
        tujuan.display(),
        rencana.sampai
    ))
    .pesan(format!(
        "Periksa: selaras --data {0} log verifikasi. Lalu mulai cadangan baru: selaras --data {0} \
         cadangan buat --gudang FOLDER",
        tujuan.display()
    )))
}

/// What will be unpacked and how far it is replayed.
pub(super) struct Rencana<'a> {
    gudang: &'a Gudang,
    pub dasar: Manifes,
    wal: Vec<WalTercatat>,
    saat: Option<DateTime<Utc>>,
    pub sampai: String,
    pub celah: Option<String>,
}

impl<'a> Rencana<'a> {
    pub fn susun(gudang: &'a Gudang, pilih: &PilihCadangan) -> Result<Self, Gagal> {
        let semua = gudang.dasar().map_err(gagal)?;
        let saat = pilih.sampai;
        let boleh = |m: &&Manifes| {
            pilih.dari.as_ref().is_none_or(|id| *id == m.id)
                && saat.is_none_or(|s| waktu(&m.selesai).is_some_and(|w| w <= s))
        };
        let Some(dasar) = semua.iter().rfind(boleh).cloned() else {
            let ada: Vec<String> = semua
                .iter()
                .map(|m| format!("{} (sejak {})", m.id, m.selesai))
                .collect();
            return Err(Gagal::tolak(
                "tanpa_cadangan",
                format!("tidak ada cadangan untuk itu. Yang ada: {}", ada.join(", ")),
            ));
        };
        if dasar.versi != Manifes::VERSI {
            return Err(Gagal::tolak(
                "cadangan_lebih_baru",
                "cadangan ini dibuat Selaras yang lebih baru; perbarui program ini dahulu",
            ));
        }
        let wal = gudang.wal().map_err(gagal)?;
        let (batas, celah) = jangkauan(&dasar, &wal);
        let nomor = |n: &str| Segmen::parse(n, dasar.segmen_byte).map(|s| s.nomor);
        let mulai = nomor(&dasar.wal_mulai);
        let wal = wal
            .into_iter()
            .filter(|w| {
                w.nama.ends_with(".history") || nomor(&w.nama).is_some_and(|n| Some(n) >= mulai)
            })
            .collect();
        Ok(Self {
            gudang,
            wal,
            sampai: pilih.sampai.map_or(batas, |s| s.to_rfc3339()),
            saat,
            celah,
            dasar,
        })
    }

    /// Unpacks and replays in `sementara`, which does not exist yet.
    pub fn kerjakan(
        &self,
        l: &Lingkungan,
        identitas: &[Identitas],
        sementara: &Path,
    ) -> Result<Pemeriksaan, Gagal> {
        buat_folder(sementara)?;
        self.gudang.periksa_sidik(&self.dasar).map_err(gagal)?;
        self.gudang
            .pulihkan_kunci(sementara, identitas)
            .map_err(gagal)?;
        let (isi, asal) = self
            .gudang
            .buka_dasar(&self.dasar, identitas)
            .map_err(gagal)?;
        bongkar(isi, &sementara.join("pg"), &asal).map_err(gagal)?;
        self.gudang
            .bongkar_wal(&self.wal, &sementara.join(WAL_PULIH), identitas)
            .map_err(gagal)?;
        let bin = basis::folder_binari();
        let tolak = |e: cluster::GugusError| Gagal::tolak("pemulihan", e.to_string());
        cluster::siapkan(sementara, bin.as_deref()).map_err(tolak)?;
        let salinan = cluster::periksa_salinan(sementara, bin.as_deref()).map_err(tolak)?;
        if let Pemeriksaan::Buruk(apa) = &salinan {
            return Err(Gagal::tolak("cadangan_rusak", apa.clone()));
        }
        let saat = self
            .saat
            .map(|s| s.format("%Y-%m-%d %H:%M:%S%.6f+00").to_string());
        cluster::putar_ulang(Pemulihan {
            data: sementara,
            bin: bin.as_deref(),
            acak: &mut |b| l.acak(b),
            sampai: saat.as_deref(),
        })
        .map_err(|e| gagal_putar(&e, &self.sampai))?;
        Ok(salinan)
    }
}

fn gagal_putar(e: &cluster::GugusError, sampai: &str) -> Gagal {
    let teks = e.to_string();
    if teks.contains("recovery ended before configured recovery target was reached") {
        return Gagal::tolak(
            "saat_di_luar",
            format!(
                "sesudah {sampai} tidak ada lagi perubahan yang tercadangkan; pilih saat yang \
                 lebih awal, atau tanpa --sampai untuk keadaan terakhir"
            ),
        );
    }
    Gagal::tolak("pemulihan", teks)
}

fn waktu(teks: &str) -> Option<DateTime<Utc>> {
    DateTime::parse_from_rfc3339(teks).ok().map(|w| w.to_utc())
}

fn tujuan_kosong(data: &Path) -> Result<PathBuf, Gagal> {
    let tujuan = std::path::absolute(data).map_err(Gagal::rusak)?;
    let berisi = std::fs::read_dir(&tujuan).is_ok_and(|mut isi| isi.next().is_some());
    if berisi || tujuan.is_file() {
        return Err(Gagal::tolak(
            "folder_tidak_kosong",
            format!(
                "{} tidak kosong; pemulihan hanya ke folder kosong atau yang belum ada, supaya \
                 tidak ada yang tertimpa",
                tujuan.display()
            ),
        ));
    }
    Ok(tujuan)
}

/// On the same disk, so that the last step is one rename.
fn samping(tujuan: &Path) -> Result<PathBuf, Gagal> {
    let nama = tujuan
        .file_name()
        .ok_or_else(|| Gagal::pakai("folder data tanpa nama"))?;
    let mut baru = nama.to_owned();
    baru.push(".pemulihan");
    Ok(tujuan.with_file_name(baru))
}

/// Removes what an interrupted restore left; anything else of that name stays.
pub(super) fn bersihkan(sementara: &Path) -> Result<(), Gagal> {
    if !sementara.exists() {
        return Ok(());
    }
    if !sementara.join(BELUM).exists() {
        return Err(Gagal::tolak(
            "folder_tidak_kosong",
            format!(
                "{} ada dan bukan sisa pemulihan; pindahkan dahulu",
                sementara.display()
            ),
        ));
    }
    cluster::hentikan_sisa(sementara).map_err(|e| Gagal::tolak("pemulihan", e.to_string()))?;
    std::fs::remove_dir_all(sementara).map_err(Gagal::rusak)
}

fn buat_folder(folder: &Path) -> Result<(), Gagal> {
    use std::os::unix::fs::DirBuilderExt as _;
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .and_then(|()| std::fs::write(folder.join(BELUM), "Belum selesai; hapus folder ini.\n"))
        .map_err(Gagal::rusak)
}

/// Durable first, then without its mark, then under its name.
fn pindahkan(sementara: &Path, tujuan: &Path) -> Result<(), Gagal> {
    cluster::sinkronkan(sementara).map_err(Gagal::rusak)?;
    if tujuan.exists() {
        std::fs::remove_dir(tujuan).map_err(Gagal::rusak)?;
    }
    std::fs::rename(sementara, tujuan)
        .and_then(|()| std::fs::remove_file(tujuan.join(BELUM)))
        .map_err(Gagal::rusak)?;
    cluster::sinkronkan(tujuan).map_err(Gagal::rusak)
}
