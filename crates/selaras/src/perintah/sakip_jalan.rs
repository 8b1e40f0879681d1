//! `selaras sakip jalan`: the cheapest way to a grade, without a database.

use std::collections::BTreeMap;

use dasar::waktu::Tanggal;
use hukum::Hukum;
use hukum::lke::SetLke;
use laporan::{Sel, Tabel};
use sakip::jalan::{Anggaran, Bukti, Jalan, TolakJalan, Usaha, jalan};
use serde::Deserialize;
use serde_json::{Value, json};

use super::sakip::{kolom, muat, poin, tolak};
use crate::keluaran::{Gagal, Keluaran};

/// What the file holds.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Permintaan {
    lke: String,
    jawaban: BTreeMap<String, String>,
    #[serde(default)]
    usaha: BTreeMap<String, u32>,
}

pub fn run(hukum: &Hukum, minta: Permintaan, ke: &str) -> Result<Keluaran, Gagal> {
    let set = muat(&minta.lke)?;
    let mut usaha = usaha(hukum, &set)?;
    usaha.per.extend(minta.usaha);
    match jalan(&set, &minta.jawaban, ke, &usaha, Anggaran::default()) {
        Ok(j) => Ok(keluaran(&set, &j, ke)),
        Err(TolakJalan::Jawaban(salah)) => Ok(tolak(&salah)),
        Err(TolakJalan::PredikatTakDikenal(ada)) => Err(Gagal::tolak(
            "SKP-010",
            format!("Predikat “{ke}” tidak dikenal; pilih {}.", ada.join(", ")),
        )),
        Err(TolakJalan::Usaha(kunci)) => Err(Gagal::tolak(
            "SKP-011",
            format!(
                "Usaha harus 1–100 dan kuncinya ada pada LKE; perbaiki: {}.",
                kunci.join(", ")
            ),
        )),
        Err(TolakJalan::TakTercapai) => Err(Gagal::tolak(
            "SKP-012",
            format!("Predikat {ke} tidak dapat dicapai tanpa melanggar kontrol LKE ini."),
        )),
        Err(TolakJalan::TerlaluBesar) => Err(Gagal::tolak(
            "SKP-013",
            "LKE ini terlalu besar untuk dicari jalannya; kurangi kriteria atau aturan kontrolnya.",
        )),
    }
}

/// The effort the law set knows for the last year of the worksheet.
fn usaha(hukum: &Hukum, set: &SetLke) -> Result<Usaha, Gagal> {
    let tahun = set.sampai_tahun.map_or(9999, i32::from);
    let hari = Tanggal::baru(tahun, 12, 31).ok_or_else(|| Gagal::pakai("tahun tidak terbaca"))?;
    Usaha::pada(hukum, &set.kode, hari).map_err(Gagal::rusak)
}

/// Names of the answers: the criterion's or the sub-component's.
fn nama(set: &SetLke) -> BTreeMap<&str, &str> {
    let sub = || set.komponen.iter().flat_map(|k| &k.sub);
    let kriteria = sub().flat_map(|s| &s.kriteria);
    sub()
        .map(|s| (s.kode.as_str(), s.nama.as_str()))
        .chain(kriteria.map(|k| (k.kode.as_str(), k.teks.as_str())))
        .collect()
}

fn keluaran(set: &SetLke, j: &Jalan, ke: &str) -> Keluaran {
    let nama = nama(set);
    let mut d = Tabel::baru(
        "Jalan",
        kolom(&[
            ("kriteria", "Kriteria"),
            ("isi", "Isi"),
            ("dari", "Dari"),
            ("ke", "Ke"),
            ("usaha", "Usaha"),
            ("poin", "Tambah poin"),
        ]),
    );
    let mut langkah = Vec::new();
    for l in &j.langkah {
        let isi = nama.get(l.kriteria.as_str()).copied().unwrap_or_default();
        d.tambah(vec![
            Sel::teks(l.kriteria.as_str()),
            Sel::teks(isi),
            Sel::teks(l.dari.as_str()),
            Sel::teks(l.ke.as_str()),
            Sel::teks(l.usaha.to_string()),
            Sel::teks(poin(l.tambah_poin).replace('.', ",")),
        ]);
        langkah.push(json!({
            "kriteria": l.kriteria,
            "dari": l.dari,
            "ke": l.ke,
            "usaha": l.usaha,
            "tambah_poin": poin(l.tambah_poin),
        }));
    }
    let nilai = format!(
        "{}.{:02}",
        j.nilai_perseratus / 100,
        j.nilai_perseratus % 100
    );
    let (minimal, batas, kata) = bukti(j);
    let ringkas = if j.langkah.is_empty() {
        format!(
            "Predikat {ke} sudah tercapai: nilai {}.",
            nilai.replace('.', ",")
        )
    } else {
        format!(
            "{} kriteria, usaha {}: nilai {} ({}). {kata}",
            j.langkah.len(),
            j.usaha,
            nilai.replace('.', ","),
            j.predikat
        )
    };
    Keluaran::baru(json!({
        "langkah": langkah,
        "usaha": j.usaha,
        "nilai": nilai,
        "predikat": j.predikat,
        "bukti_minimal": minimal,
        "batas": batas,
    }))
    .dengan(d)
    .pesan(ringkas)
}

/// Proven or not, the limit for machines, a sentence.
fn bukti(j: &Jalan) -> (bool, Value, String) {
    match j.bukti {
        Bukti::Minimal => (
            true,
            Value::Null,
            "Terbukti: tidak ada jalan yang lebih murah.".to_owned(),
        ),
        Bukti::Batas { paling_sedikit } => {
            let selisih = j.usaha.saturating_sub(paling_sedikit);
            (
                false,
                json!({"paling_sedikit": paling_sedikit, "selisih": selisih}),
                format!(
                    "Pencarian berhenti pada batasnya: jalan termurah paling sedikit \
                     {paling_sedikit}, selisih paling banyak {selisih}."
                ),
            )
        }
    }
}
