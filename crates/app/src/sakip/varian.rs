//! Local variants of the worksheet as a file lists them, rewritten as a worksheet of this product.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Deserialize;
use serde_yaml::Value;

use crate::tindak::TindakGalat;

#[derive(Deserialize)]
struct Berkas {
    varian: Vec<Value>,
}

#[derive(Deserialize)]
struct Varian {
    id: String,
    dasar: String,
    jawaban: Jawaban,
    #[serde(default)]
    komponen: Vec<Komponen>,
}

#[derive(Deserialize)]
struct Jawaban {
    skala: BTreeMap<String, BTreeMap<String, Value>>,
}

#[derive(Deserialize)]
struct Komponen {
    kode: Value,
    nama: String,
    bobot: Value,
    sub_komponen: Vec<Sub>,
}

#[derive(Deserialize)]
struct Sub {
    kode: Value,
    nama: String,
    bobot: Value,
    kriteria: Vec<Kriteria>,
}

#[derive(Deserialize)]
struct Kriteria {
    kode: Value,
    teks: String,
    skala: String,
    #[serde(default)]
    kontrol: Vec<BTreeMap<String, Value>>,
}

/// Names of the variants of a file, and whether each lists its criteria.
///
/// # Errors
/// The file is no such list.
pub fn daftar(teks: &str) -> Result<Vec<(String, bool)>, TindakGalat> {
    let b: Berkas = baca(teks)?;
    Ok(b.varian
        .iter()
        .map(|v| {
            let id = v.get("id").map(kata).unwrap_or_default();
            let lengkap = v.get("komponen").is_some_and(|k| k.as_sequence().is_some());
            (id, lengkap)
        })
        .collect())
}

fn baca<T: serde::de::DeserializeOwned>(teks: &str) -> Result<T, TindakGalat> {
    serde_yaml::from_str(teks)
        .map_err(|e| TindakGalat::ditolak("EVL-023", format!("Berkas varian tidak terbaca: {e}")))
}

/// One variant as the text of a worksheet.
///
/// # Errors
/// No such variant, or one that does not list its criteria.
pub fn toml(teks: &str, id: &str, tahun: u16) -> Result<String, TindakGalat> {
    let b: Berkas = baca(teks)?;
    let isi = b
        .varian
        .into_iter()
        .find(|v| v.get("id").map(kata).as_deref() == Some(id))
        .ok_or_else(|| TindakGalat::TakAda(format!("Varian {id} tidak ada dalam berkas ini.")))?;
    let v: Varian = serde_yaml::from_value(isi).map_err(|e| {
        TindakGalat::ditolak(
            "EVL-024",
            format!("Varian {id} tidak memuat kriteria lengkap: {e}"),
        )
    })?;
    Ok(susun(&v, tahun))
}

/// A scalar as its text; 30.0 becomes 30.
fn kata(v: &Value) -> String {
    let t = match v {
        Value::String(s) => s.clone(),
        Value::Number(n) => n.to_string(),
        Value::Bool(b) => b.to_string(),
        lain => serde_yaml::to_string(lain)
            .unwrap_or_default()
            .trim()
            .to_owned(),
    };
    t.strip_suffix(".0").map(str::to_owned).unwrap_or(t)
}

/// A quoted TOML string.
fn petik(teks: &str) -> String {
    let isi = dasar::teks::rapat(teks)
        .replace('\\', "\\\\")
        .replace('"', "\\\"");
    format!("\"{isi}\"")
}

const PREDIKAT: &str = r#"predikat = [
  { kode = "AA", di_atas = "90", sampai = "100", arti = "Sangat Memuaskan" },
  { kode = "A", di_atas = "80", sampai = "90", arti = "Memuaskan" },
  { kode = "BB", di_atas = "70", sampai = "80", arti = "Sangat Baik" },
  { kode = "B", di_atas = "60", sampai = "70", arti = "Baik" },
  { kode = "CC", di_atas = "50", sampai = "60", arti = "Cukup (Memadai)" },
  { kode = "C", di_atas = "30", sampai = "50", arti = "Kurang" },
  { kode = "D", di_atas = "", sampai = "30", arti = "Sangat Kurang" },
]
"#;

fn susun(v: &Varian, tahun: u16) -> String {
    let mut t = String::new();
    let _ = writeln!(t, "judul = {}", petik(&format!("LKE setempat {}", v.id)));
    let _ = writeln!(t, "dasar = {}", petik(&v.dasar));
    let _ = writeln!(t, "mulai_tahun = {tahun}");
    let _ = writeln!(t, "jawaban = \"kriteria\"\nterverifikasi = false");
    t.push_str(PREDIKAT);
    for (nama, isi) in &v.jawaban.skala {
        let nilai: Vec<String> = isi
            .iter()
            .map(|(k, n)| format!("{} = {}", petik(k), petik(&kata(n))))
            .collect();
        let _ = writeln!(
            t,
            "[[skala]]\nkode = {}\nnilai = {{ {} }}",
            petik(nama),
            nilai.join(", ")
        );
    }
    let mut kontrol = String::new();
    for k in &v.komponen {
        let _ = writeln!(
            t,
            "[[komponen]]\nkode = {}\nnama = {}\nbobot = {}",
            petik(&kata(&k.kode)),
            petik(&k.nama),
            petik(&kata(&k.bobot))
        );
        for s in &k.sub_komponen {
            let _ = writeln!(
                t,
                "[[komponen.sub]]\nkode = {}\nnama = {}\nbobot = {}\nagregasi = \"rata_rata\"\n\
                 kriteria = [",
                petik(&kata(&s.kode)),
                petik(&s.nama),
                petik(&kata(&s.bobot))
            );
            for c in &s.kriteria {
                let _ = writeln!(
                    t,
                    "  {{ kode = {}, skala = {}, teks = {} }},",
                    petik(&kata(&c.kode)),
                    petik(&c.skala),
                    petik(&c.teks)
                );
                tulis_kontrol(&mut kontrol, v, c);
            }
            t.push_str("]\n");
        }
    }
    t.push_str(&kontrol);
    t
}

/// "Not above this criterion" and "not above the mean of that sub-component".
fn tulis_kontrol(t: &mut String, v: &Varian, c: &Kriteria) {
    for aturan in &c.kontrol {
        for (kunci, nilai) in aturan {
            let acuan = kata(nilai);
            let kelompok: Vec<String> = match kunci.as_str() {
                "maks_kriteria" => vec![petik(&acuan)],
                "maks_rata2_sub" => v
                    .komponen
                    .iter()
                    .flat_map(|k| &k.sub_komponen)
                    .filter(|s| kata(&s.kode) == acuan)
                    .flat_map(|s| &s.kriteria)
                    .map(|k| petik(&kata(&k.kode)))
                    .collect(),
                _ => Vec::new(),
            };
            if !kelompok.is_empty() {
                let _ = writeln!(
                    t,
                    "[[kontrol]]\nkriteria = {}\nbila_semua = [{{ melebihi = [{}] }}]",
                    petik(&kata(&c.kode)),
                    kelompok.join(", ")
                );
            }
        }
    }
}
