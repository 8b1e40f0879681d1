//! JSON: an array of objects, alone or inside an envelope; nested objects become columns, one
//! nested array of objects becomes rows that inherit the fields of their parent.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::csv_baca::tambah_terbatas;
use crate::{Batas, Format, Isi, Lembar, Masalah, Penolakan, urai_teks};

/// Nested arrays are followed this deep.
const DALAM: usize = 6;

pub(crate) fn baca_json(byte: &[u8], batas: &Batas) -> Result<Isi, Penolakan> {
    let terurai = urai_teks(byte);
    let mut masalah = terurai.masalah;
    let akar: Value = serde_json::from_str(&terurai.teks).map_err(|e| Penolakan::JsonRusak {
        sebab: format!("baris {}, kolom {}: {e}", e.line(), e.column()),
    })?;
    let objek = cari_larik(&akar, 0).ok_or_else(|| Penolakan::JsonRusak {
        sebab: "tidak ada larik objek di dalamnya".to_owned(),
    })?;
    let mut baris = Vec::new();
    for isi in objek {
        ratakan(isi, &BTreeMap::new(), &mut baris, 0);
        if baris.len() > usize::try_from(batas.baris).unwrap_or(usize::MAX) {
            return Err(Penolakan::TerlaluBanyakBaris { batas: batas.baris });
        }
    }
    if baris.is_empty() {
        return Err(Penolakan::Kosong);
    }
    let lembar = susun(&baris, batas, &mut masalah);
    Ok(Isi {
        format: Format::Json,
        lembar: vec![lembar],
        masalah,
    })
}

/// The outermost array that holds objects, looked for breadth first through envelopes.
fn cari_larik(nilai: &Value, dalam: usize) -> Option<&Vec<Value>> {
    if dalam > DALAM {
        return None;
    }
    match nilai {
        Value::Array(isi) if isi.iter().any(Value::is_object) => Some(isi),
        Value::Object(peta) => peta
            .values()
            .find_map(|v| v.as_array().filter(|a| a.iter().any(Value::is_object)))
            .or_else(|| peta.values().find_map(|v| cari_larik(v, dalam + 1))),
        _ => None,
    }
}

type Rata = BTreeMap<String, String>;

fn ratakan(nilai: &Value, warisan: &Rata, keluar: &mut Vec<Rata>, dalam: usize) {
    let Some(peta) = nilai.as_object() else {
        return;
    };
    let mut baris = warisan.clone();
    let mut anak: Option<&Vec<Value>> = None;
    for (kunci, isi) in peta {
        match isi {
            Value::Array(a) if a.iter().any(Value::is_object) => {
                if anak.is_none() {
                    anak = Some(a);
                }
            }
            lain => datar(kunci, lain, &mut baris, 0),
        }
    }
    match anak.filter(|_| dalam < DALAM) {
        Some(daftar) => daftar
            .iter()
            .for_each(|a| ratakan(a, &baris, keluar, dalam + 1)),
        None => keluar.push(baris),
    }
}

fn datar(kunci: &str, isi: &Value, baris: &mut Rata, dalam: usize) {
    match isi {
        Value::Object(peta) if dalam < DALAM => {
            for (k, v) in peta {
                datar(&format!("{kunci}_{k}"), v, baris, dalam + 1);
            }
        }
        Value::Array(a) => {
            let teks: Vec<String> = a.iter().map(polos).filter(|t| !t.is_empty()).collect();
            baris.insert(kunci.to_owned(), teks.join(","));
        }
        lain => {
            baris.insert(kunci.to_owned(), polos(lain));
        }
    }
}

fn polos(isi: &Value) -> String {
    match isi {
        Value::Null => String::new(),
        Value::String(teks) => teks.clone(),
        Value::Bool(b) => if *b { "1" } else { "0" }.to_owned(),
        lain => lain.to_string(),
    }
}

/// Lays the flattened objects out as a sheet; row 1 is the heading, object n is row n + 1.
fn susun(baris: &[Rata], batas: &Batas, masalah: &mut Vec<Masalah>) -> Lembar {
    let mut kunci: Vec<&str> = baris
        .iter()
        .flat_map(|b| b.keys().map(String::as_str))
        .collect();
    kunci.sort_unstable();
    kunci.dedup();
    kunci.truncate(batas.kolom);
    let mut lembar = Lembar::baru("");
    for k in &kunci {
        lembar.tambah_sel(k);
    }
    lembar.tutup_baris(1);
    for (isi, nomor) in baris.iter().zip(2u32..) {
        for k in &kunci {
            let teks = isi.get(*k).map_or("", String::as_str);
            tambah_terbatas(&mut lembar, teks, nomor, batas, masalah);
        }
        lembar.tutup_baris(nomor);
    }
    lembar
}
