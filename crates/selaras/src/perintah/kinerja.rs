//! `selaras kinerja`: achievements computed without a database.

use std::path::{Path, PathBuf};

use clap::Subcommand;
use kinerja::capaian::{self, Agregasi, Polaritas, RumusNegatif, Ukuran};
use laporan::{JenisKolom, Kolom, Sel, Tabel};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::keluaran::{Gagal, Keluaran};
use crate::lingkungan::Lingkungan;
use crate::perintah::masukan::baca_json;

/// Capaian kinerja
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    pub tindakan: Tindakan,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Tindakan {
    /// Hitung capaian dari daftar target dan realisasi dalam berkas JSON
    Hitung {
        /// [{"target": "3,3", "realisasi": "3,53", "polaritas": "positif"}, …]; "-" untuk stdin
        berkas: PathBuf,
    },
    /// Baca formulir evaluasi Renja triwulanan dan hitung capaian yang wajar
    ImporEvaluasi {
        /// Berkas CSV atau XLSX dengan kolom formulir E.81
        berkas: PathBuf,
    },
    /// Pohon kinerja: lihat, susun dari rencana, tetapkan
    Pohon(super::kinerja_pohon::Args),
    /// Penilaian kepala perangkat daerah: variabel, nilai, peringkat
    #[command(name = "kepala-opd")]
    KepalaOpd(super::kinerja_kepala::Args),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Butir {
    target: Value,
    realisasi: Value,
    polaritas: String,
    agregasi: Option<String>,
    #[serde(default)]
    triwulan: Vec<Value>,
}

/// One fault of the input: which item, which column, what.
struct Cacat {
    urut: usize,
    kolom: String,
    pesan: String,
}

pub async fn run(args: Args, lingkungan: &Lingkungan) -> Result<Keluaran, Gagal> {
    match args.tindakan {
        Tindakan::Hitung { berkas } => hitung(&berkas),
        Tindakan::ImporEvaluasi { berkas } => super::kinerja_evaluasi::run(&berkas),
        Tindakan::Pohon(a) => super::kinerja_pohon::run(a, lingkungan).await,
        Tindakan::KepalaOpd(a) => super::kinerja_kepala::run(a, lingkungan).await,
    }
}

fn hitung(berkas: &Path) -> Result<Keluaran, Gagal> {
    let butir: Vec<Butir> = baca_json(berkas)?;
    let mut hasil = Vec::new();
    let mut cacat = Vec::new();
    for (i, b) in butir.iter().enumerate() {
        match satu(b) {
            Ok(c) => hasil.push(c),
            Err((kolom, pesan)) => cacat.push(Cacat {
                urut: i + 1,
                kolom,
                pesan,
            }),
        }
    }
    if cacat.is_empty() {
        Ok(keluaran(&hasil))
    } else {
        Ok(tolak(&cacat))
    }
}

/// A JSON number is a decimal beyond doubt, so its three decimals must not look like thousands.
fn teks(v: &Value) -> String {
    match v {
        Value::Null => String::new(),
        Value::String(s) => s.clone(),
        Value::Number(n) => {
            let t = n.to_string();
            if t.contains('.') && !t.contains(['e', 'E']) {
                format!("{t}0000")
            } else {
                t
            }
        }
        lain => lain.to_string(),
    }
}

fn satu(b: &Butir) -> Result<capaian::Capaian, (String, String)> {
    let salah = |kolom: &str, isi: &str, pilihan: &str| {
        (
            kolom.to_owned(),
            format!("“{isi}” tidak dikenal; pilih {pilihan}"),
        )
    };
    let polaritas = Polaritas::parse(&b.polaritas)
        .ok_or_else(|| salah("polaritas", &b.polaritas, "positif, negatif, atau rentang"))?;
    let agregasi = match &b.agregasi {
        None => None,
        Some(a) => Some(
            Agregasi::parse(a)
                .ok_or_else(|| salah("agregasi", a, "jumlah, akhir, rata_rata, atau predikat"))?,
        ),
    };
    let (target, realisasi) = (teks(&b.target), teks(&b.realisasi));
    let triwulan: Vec<String> = b.triwulan.iter().map(teks).collect();
    if triwulan.len() > 4 {
        return Err((
            "triwulan".to_owned(),
            "lebih dari empat triwulan".to_owned(),
        ));
    }
    capaian::hitung(&Ukuran {
        target: &target,
        realisasi: &realisasi,
        polaritas,
        agregasi,
        triwulan: triwulan.iter().map(String::as_str).collect(),
        rumus_negatif: RumusNegatif::default(),
    })
    .map_err(|e| (e.kolom, e.sebab.to_string()))
}

fn keluaran(hasil: &[capaian::Capaian]) -> Keluaran {
    let isi: Vec<Value> = hasil
        .iter()
        .map(|c| {
            json!({
                "capaian": c.mesin(),
                "kategori": c.nilai.map(|_| c.kategori),
                "penjelasan": c.penjelasan,
            })
        })
        .collect();
    let mut d = Tabel::baru(
        "Capaian",
        vec![
            Kolom::baru("no", "No", JenisKolom::Bilangan),
            Kolom::baru("capaian", "Capaian (%)", JenisKolom::Teks),
            Kolom::baru("kategori", "Kategori", JenisKolom::Teks),
            Kolom::baru("penjelasan", "Penjelasan", JenisKolom::Teks),
        ],
    );
    for (i, c) in (1_i64..).zip(hasil) {
        let capaian = c
            .mesin()
            .map_or_else(|| "–".to_owned(), |m| m.replace('.', ","));
        d.tambah(vec![
            Sel::Bilangan(i),
            Sel::teks(capaian),
            Sel::teks(c.kategori),
            Sel::teks(c.penjelasan.as_str()),
        ]);
    }
    Keluaran::baru(Value::Array(isi)).dengan(d)
}

fn tolak(cacat: &[Cacat]) -> Keluaran {
    let isi: Vec<Value> = cacat
        .iter()
        .map(|c| json!({"urut": c.urut, "kolom": c.kolom, "pesan": c.pesan}))
        .collect();
    let pesan: Vec<String> = cacat
        .iter()
        .map(|c| format!("Butir {}, {}: {}.", c.urut, c.kolom, c.pesan))
        .collect();
    let mut k = Keluaran::baru(json!({"galat": {
        "kode": "KIN-001",
        "pesan": pesan.join(" "),
        "butir": isi,
    }}));
    k.pesan = pesan;
    k.kode = 1;
    k
}
