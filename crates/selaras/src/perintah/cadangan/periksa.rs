//! `selaras cadangan periksa`: a backup is worth what its restore shows.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use app::log::LogDiperiksa;
use cadangan::age::Identitas;
use cluster::{Gugus, Opsi, Pemeriksaan};
use laporan::{JenisKolom, Kolom, Sel, Tabel};
use serde_json::{Value, json};
use store::Db;
use store::cadangan::Induk;

use super::PilihCadangan;
use super::pulihkan::{Rencana, bersihkan};
use crate::basis;
use crate::keluaran::{Gagal, Keluaran};
use crate::kunci;
use crate::lingkungan::Lingkungan;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    pilih: PilihCadangan,
    /// Folder coba; dihapus sesudahnya [bawaan: di folder berkas sementara]
    #[arg(long, value_name = "FOLDER")]
    di: Option<PathBuf>,
}

/// What a restored copy turned out to be.
struct Temuan {
    tabel: BTreeMap<String, i64>,
    kurang: Vec<String>,
    log: Vec<LogDiperiksa>,
    salinan: Pemeriksaan,
    halaman: Pemeriksaan,
}

impl Temuan {
    fn baik(&self) -> bool {
        self.kurang.is_empty()
            && self.log.iter().all(|h| h.laporan.kerusakan.is_empty())
            && ![&self.salinan, &self.halaman]
                .iter()
                .any(|p| matches!(p, Pemeriksaan::Buruk(_)))
    }
}

pub async fn run(args: Args, l: &Lingkungan) -> Result<Keluaran, Gagal> {
    let gudang = args.pilih.buka(l)?;
    let identitas = args.pilih.identitas()?;
    let rencana = Rencana::susun(&gudang, &args.pilih)?;
    let mut acak = [0_u8; 6];
    l.acak(&mut acak);
    let ekor: String = acak.iter().map(|b| format!("{b:02x}")).collect();
    let coba = args
        .di
        .unwrap_or_else(std::env::temp_dir)
        .join(format!("selaras-periksa-{ekor}"));
    let hasil = coba_pulihkan(&rencana, l, &identitas, &coba).await;
    bersihkan(&coba)?;
    let temuan = hasil?;
    Ok(susun(&rencana, &temuan))
}

async fn coba_pulihkan(
    rencana: &Rencana<'_>,
    l: &Lingkungan,
    identitas: &[Identitas],
    coba: &Path,
) -> Result<Temuan, Gagal> {
    let salinan = rencana.kerjakan(l, identitas, coba)?;
    let tanda = coba.join(cluster::BELUM);
    std::fs::remove_file(&tanda).map_err(Gagal::rusak)?;
    let bin = basis::folder_binari();
    let buka = || {
        Gugus::buka(Opsi {
            data: coba,
            bin: bin.as_deref(),
            acak: &mut |b| l.acak(b),
            uji: false,
        })
    };
    let gugus = buka().map_err(|e| Gagal::tolak("pemulihan", e.to_string()));
    // From here on the folder is a scratch again, whatever happens.
    std::fs::write(&tanda, "folder coba\n").map_err(Gagal::rusak)?;
    let gugus = gugus?;
    let isi = baca(&gugus, rencana, coba).await;
    gugus.tutup().map_err(Gagal::rusak)?;
    let (tabel, kurang, log) = isi?;
    let halaman = cluster::periksa_halaman(coba, bin.as_deref()).map_err(Gagal::rusak)?;
    Ok(Temuan {
        tabel,
        kurang,
        log,
        salinan,
        halaman,
    })
}

type Isi = (BTreeMap<String, i64>, Vec<String>, Vec<LogDiperiksa>);

async fn baca(gugus: &Gugus, rencana: &Rencana<'_>, coba: &Path) -> Result<Isi, Gagal> {
    let akses = basis::akses_gugus(gugus);
    let db = Db::connect(&akses).await?;
    let kunci = coba.join("kunci");
    let publik = if kunci.is_dir() {
        kunci::semua_publik(&kunci)?
    } else {
        Vec::new()
    };
    let log = app::log::verifikasi(&db, None, &publik).await;
    db.tutup().await;
    let mut tabel = BTreeMap::new();
    if let Some(mut induk) = Induk::sambung(&akses).await? {
        tabel = induk.hitung().await?;
        induk.tutup().await?;
    }
    let kurang = rencana
        .dasar
        .sekurangnya
        .iter()
        .filter_map(|(nama, n)| {
            let ada = tabel.get(nama).copied().unwrap_or(0);
            (ada < *n).then(|| format!("{nama}: {ada} baris, seharusnya sekurang-kurangnya {n}"))
        })
        .collect();
    Ok((tabel, kurang, log?))
}

fn susun(rencana: &Rencana<'_>, t: &Temuan) -> Keluaran {
    let alat = |p: &Pemeriksaan| match p {
        Pemeriksaan::TidakAda => json!("tidak_tersedia"),
        Pemeriksaan::Baik => json!("baik"),
        Pemeriksaan::Buruk(apa) => json!(apa),
    };
    let log: Vec<Value> = t
        .log
        .iter()
        .map(|h| {
            let rusak: Vec<Value> = h
                .laporan
                .kerusakan
                .iter()
                .map(|k| json!({"peristiwa": k.peristiwa, "jenis": k.jenis.kata()}))
                .collect();
            json!({
                "pemda": h.kode, "peristiwa": h.laporan.diperiksa,
                "belum_diurutkan": h.laporan.belum_diurutkan,
                "kepala_sah": h.laporan.kepala_sah, "kerusakan": rusak,
            })
        })
        .collect();
    let baik = t.baik() && rencana.celah.is_none();
    let peristiwa: u64 = t.log.iter().map(|h| h.laporan.diperiksa).sum();
    let mut tabel = Tabel::baru(
        "Isi yang dipulihkan",
        vec![
            Kolom::baru("tabel", "Tabel", JenisKolom::Teks),
            Kolom::baru("baris", "Baris", JenisKolom::Bilangan),
        ],
    );
    for (nama, n) in t.tabel.iter().filter(|(_, n)| **n > 0) {
        tabel.tambah(vec![Sel::teks(nama), Sel::Bilangan(*n)]);
    }
    let mut k = Keluaran::baru(json!({
        "id": rencana.dasar.id, "sampai": rencana.sampai, "baik": baik, "tabel": t.tabel,
        "kurang": t.kurang, "log": log, "celah": rencana.celah,
        "salinan": alat(&t.salinan), "halaman": alat(&t.halaman),
    }))
    .dengan(tabel);
    k.kode = u8::from(!baik);
    for apa in t.kurang.iter().chain(&rencana.celah) {
        k = k.pesan(apa.clone());
    }
    k.pesan(if baik {
        format!(
            "Cadangan {} dapat dipulihkan: {} tabel, {peristiwa} peristiwa terbukti, keadaan {}.",
            rencana.dasar.id,
            t.tabel.len(),
            rencana.sampai
        )
    } else {
        "Cadangan ini tidak dapat diandalkan; buat yang baru sekarang.".to_owned()
    })
}
