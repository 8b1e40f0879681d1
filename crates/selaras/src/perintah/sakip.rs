//! `selaras sakip`: worksheets scored without a database.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::Subcommand;
use dasar::Rasio;
use hukum::lke::{self, SetLke};
use laporan::{JenisKolom, Kolom, Sel, Tabel};
use sakip::nilai::{self, Hasil, JawabanSalah};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::keluaran::{Gagal, Keluaran};
use crate::lingkungan::Lingkungan;
use crate::perintah::masukan::baca_json;

/// Evaluasi akuntabilitas kinerja
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    pub tindakan: Tindakan,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Tindakan {
    /// Hitung nilai dan predikat dari jawaban LKE dalam berkas JSON
    Hitung {
        /// {"lke": "lke-2021", "jawaban": {"1.a": "BB", …}}; "-" untuk stdin
        berkas: PathBuf,
    },
    /// Jalan termurah dari jawaban LKE dalam berkas JSON ke sebuah predikat
    Jalan {
        /// {"lke": …, "jawaban": {…}, "usaha": {"1.c": 3, …}}; "usaha" boleh tidak ada
        berkas: PathBuf,
        /// Predikat yang dituju, misalnya B
        #[arg(long)]
        ke: String,
    },
    /// Daftar LKE yang dikenal dengan kunci jawabannya
    Lke,
    /// Evaluasi yang tersimpan: buka, jawab, tim, langkah, rekomendasi
    #[command(flatten)]
    Evaluasi(super::sakip_evaluasi::Tindakan),
    /// Nilai semua pemerintah daerah per tahun: sebaran, perpindahan, angka gabungan
    Nasional(super::sakip_nasional::Args),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Permintaan {
    lke: String,
    jawaban: BTreeMap<String, String>,
}

pub async fn run(args: Args, lingkungan: &Lingkungan) -> Result<Keluaran, Gagal> {
    match args.tindakan {
        Tindakan::Evaluasi(t) => super::sakip_evaluasi::run(t, lingkungan).await,
        Tindakan::Hitung { berkas } => hitung(baca_json(&berkas)?),
        Tindakan::Jalan { berkas, ke } => {
            let hukum = super::hukum::muat(lingkungan)?;
            super::sakip_jalan::run(&hukum, baca_json(&berkas)?, &ke)
        }
        Tindakan::Lke => daftar(),
        Tindakan::Nasional(args) => super::sakip_nasional::run(args, lingkungan).await,
    }
}

pub(super) fn muat(kode: &str) -> Result<SetLke, Gagal> {
    lke::bawaan(kode).map_err(|e| Gagal::tolak("SKP-001", e.to_string()))
}

fn hitung(minta: Permintaan) -> Result<Keluaran, Gagal> {
    let set = muat(&minta.lke)?;
    match nilai::hitung(&set, &minta.jawaban) {
        Ok(hasil) => Ok(keluaran(&set, &hasil)),
        Err(salah) => Ok(tolak(&salah)),
    }
}

pub(super) fn kolom(nama: &[(&str, &str)]) -> Vec<Kolom> {
    nama.iter()
        .map(|(k, j)| Kolom::baru(k, j, JenisKolom::Teks))
        .collect()
}

/// Points for display: two decimals, half-up.
pub(super) fn poin(r: Rasio) -> String {
    let n = nilai::perseratus(r);
    format!("{}.{:02}", n / 100, n % 100)
}

fn keluaran(set: &SetLke, h: &Hasil) -> Keluaran {
    let peta = |isi: &[(String, Rasio)]| -> Map<String, Value> {
        isi.iter()
            .map(|(k, v)| (k.clone(), json!(poin(*v))))
            .collect()
    };
    let kontrol: Vec<Value> = h
        .kontrol
        .iter()
        .map(|k| json!({"kriteria": k.kriteria, "melebihi": k.melebihi, "pesan": k.pesan}))
        .collect();
    let nama: BTreeMap<&str, &str> = set
        .komponen
        .iter()
        .flat_map(|k| &k.sub)
        .map(|s| (s.kode.as_str(), s.nama.as_str()))
        .collect();
    let mut d = Tabel::baru(
        &set.judul,
        kolom(&[
            ("kode", "Kode"),
            ("sub", "Sub-komponen"),
            ("nilai", "Nilai"),
        ]),
    );
    for (k, v) in &h.sub {
        let nama = nama.get(k.as_str()).copied().unwrap_or_default();
        d.tambah(vec![
            Sel::teks(k.as_str()),
            Sel::teks(nama),
            Sel::teks(poin(*v).replace('.', ",")),
        ]);
    }
    let mut k = Keluaran::baru(json!({
        "sub": peta(&h.sub),
        "komponen": peta(&h.komponen),
        "nilai_akhir": h.nilai_mesin(),
        "predikat": h.predikat,
        "kontrol": kontrol,
    }))
    .dengan(d);
    for p in &h.kontrol {
        k = k.pesan(p.pesan.clone());
    }
    k.pesan(format!(
        "Nilai akhir {}: {} ({}).",
        h.nilai_mesin().replace('.', ","),
        h.predikat,
        h.arti
    ))
}

/// Every faulty key at once; exit 1.
pub(super) fn tolak(salah: &JawabanSalah) -> Keluaran {
    let luar: Vec<Value> = salah
        .di_luar_skala
        .iter()
        .map(|(k, isi, boleh)| json!({"kunci": k, "jawaban": isi, "pilihan": boleh}))
        .collect();
    let mut pesan = Vec::new();
    if !salah.kurang.is_empty() {
        pesan.push(format!("Belum dijawab: {}.", salah.kurang.join(", ")));
    }
    if !salah.tak_dikenal.is_empty() {
        pesan.push(format!("Tidak dikenal: {}.", salah.tak_dikenal.join(", ")));
    }
    for (k, isi, boleh) in &salah.di_luar_skala {
        pesan.push(format!(
            "{k}: “{isi}” bukan jawabannya; pilih {}.",
            boleh.join(", ")
        ));
    }
    let mut keluar = Keluaran::baru(json!({"galat": {
        "kode": "SKP-002",
        "pesan": pesan.join(" "),
        "kurang": salah.kurang,
        "tak_dikenal": salah.tak_dikenal,
        "di_luar_skala": luar,
    }}));
    keluar.pesan = pesan;
    keluar.kode = 1;
    keluar
}

fn daftar() -> Result<Keluaran, Gagal> {
    let mut isi = Vec::new();
    let mut d = Tabel::baru(
        "LKE",
        kolom(&[
            ("kunci", "Kunci"),
            ("judul", "Judul"),
            ("dasar", "Dasar"),
            ("n", "Jawaban"),
        ]),
    );
    for (kode, _) in lke::BAWAAN {
        let set = muat(kode)?;
        let kunci = nilai::kunci_jawaban(&set);
        d.tambah(vec![
            Sel::teks(kode),
            Sel::teks(set.judul.as_str()),
            Sel::teks(set.dasar.as_str()),
            Sel::teks(kunci.len().to_string()),
        ]);
        let jawaban: Map<String, Value> = kunci
            .iter()
            .map(|(k, s)| {
                let pilihan: Vec<&String> = set
                    .skala
                    .get(*s)
                    .map(|p| p.keys().collect())
                    .unwrap_or_default();
                ((*k).to_owned(), json!(pilihan))
            })
            .collect();
        isi.push(json!({"kode": kode, "judul": set.judul, "dasar": set.dasar, "jawaban": jawaban}));
    }
    Ok(Keluaran::baru(json!({"lke": isi})).dengan(d))
}
