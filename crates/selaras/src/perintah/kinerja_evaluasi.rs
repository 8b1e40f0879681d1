//! `selaras kinerja impor-evaluasi`: the quarterly form, recomputed.

use std::path::Path;

use app::kinerja::evaluasi_renja::{self, BarisEvaluasi, FormRefusal, persen};
use kinerja::evaluasi_renja::HasilForm;
use laporan::{JenisKolom, Kolom, Sel, Tabel};
use serde_json::{Value, json};

use crate::keluaran::{Gagal, Keluaran};

pub fn run(berkas: &Path) -> Result<Keluaran, Gagal> {
    let byte = std::fs::read(berkas)
        .map_err(|e| Gagal::pakai(format!("{} tidak dapat dibaca: {e}", berkas.display())))?;
    match evaluasi_renja::baca(&berkas.display().to_string(), &byte) {
        Ok(baris) => Ok(keluaran(&baris)),
        Err(FormRefusal::Sel(cacat)) => {
            let isi: Vec<Value> = cacat
                .iter()
                .map(|c| json!({"baris": c.baris, "kolom": c.kolom, "pesan": c.pesan}))
                .collect();
            let pesan: Vec<String> = cacat
                .iter()
                .map(|c| format!("Baris {}, {}: {}.", c.baris, c.kolom, c.pesan))
                .collect();
            let mut k = Keluaran::baru(json!({"galat": {
                "kode": "KIN-003", "pesan": pesan.join(" "), "sel": isi,
            }}));
            k.pesan = pesan;
            k.kode = 1;
            Ok(k)
        }
        Err(lain) => Err(Gagal::tolak("KIN-002", lain.to_string())),
    }
}

fn sisi(h: &HasilForm, cetak: &str) -> Value {
    json!({
        "realisasi": h.realisasi.map(|r| kinerja::angka::tampil(r, 6).replace(',', ".")),
        "capaian_tahun": persen(h.capaian_tahun),
        "capaian_akhir": persen(h.capaian_akhir),
        "makna_target_akhir": h.makna.map(|m| m.kode()),
        "selisih_triwulan": h.selisih_triwulan
            .map(|r| kinerja::angka::tampil(r, 2).replace(',', ".")),
        "cetak": cetak,
        "penjelasan": h.penjelasan,
    })
}

fn keluaran(baris: &[BarisEvaluasi]) -> Keluaran {
    let isi: Vec<Value> = baris
        .iter()
        .map(|b| {
            json!({
                "baris": b.nomor,
                "no": b.no,
                "uraian": b.uraian,
                "indikator": b.indikator,
                "satuan": b.satuan,
                "kinerja": sisi(&b.kinerja, &b.cetak.0),
                "keuangan": sisi(&b.keuangan, &b.cetak.1),
            })
        })
        .collect();
    let kolom = |k: &str, j: &str| Kolom::baru(k, j, JenisKolom::Teks);
    let mut t = Tabel::baru(
        "Evaluasi Renja triwulanan",
        vec![
            kolom("no", "No"),
            kolom("uraian", "Uraian"),
            kolom("satuan", "Satuan"),
            kolom("tahun", "Capaian tahun"),
            kolom("akhir", "Capaian akhir periode"),
            kolom("cetak", "Tercetak"),
        ],
    );
    let tampil = |r: Option<String>| r.map_or_else(|| "–".to_owned(), |s| s.replace('.', ","));
    for b in baris {
        t.tambah(vec![
            Sel::teks(b.no.as_str()),
            Sel::teks(b.uraian.as_str()),
            Sel::teks(b.satuan.as_str()),
            Sel::teks(tampil(persen(b.kinerja.capaian_tahun))),
            Sel::teks(tampil(persen(b.kinerja.capaian_akhir))),
            Sel::teks(b.cetak.0.replace('.', ",")),
        ]);
    }
    let selisih = baris
        .iter()
        .filter(|b| b.kinerja.selisih_triwulan.is_some() || b.keuangan.selisih_triwulan.is_some())
        .count();
    Keluaran::baru(Value::Array(isi)).dengan(t).pesan(format!(
        "{} baris; {selisih} angka tahunan tidak sama dengan jumlah triwulannya.",
        baris.len()
    ))
}
