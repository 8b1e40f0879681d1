//! The corrected-rows file: rejected rows come back with a reason column, ready to be put right
//! and sent again.

use std::collections::BTreeMap;

use serde_json::Value;
use store::impor::TemuanRow;
use store::{KunciData, StoreError};
use tabular::{Masalah, Tingkat};
use uuid::Uuid;

use super::hasil::ImporError;
use super::pribadi::buka_baris;
use super::tabel::Tabel;

/// Heading of the added column.
pub const KOLOM_ALASAN: &str = "alasan_ditolak";

/// CSV of the refused rows of a checked table; none when nothing was refused.
#[must_use]
pub fn dari_tabel(t: &Tabel) -> Option<Vec<u8>> {
    let mut alasan: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for m in t
        .masalah
        .iter()
        .filter(|m| m.tingkat == Tingkat::Tolak && m.baris > 0)
    {
        alasan.entry(m.baris).or_default().push(kalimat(m));
    }
    let baris: Vec<(Vec<(String, String)>, String)> = alasan
        .into_iter()
        .filter_map(|(nomor, a)| {
            t.isi_baris(nomor)
                .map(|isi| (isi, format!("baris {nomor}: {}", a.join(" "))))
        })
        .collect();
    tulis(&baris)
}

fn kalimat(m: &Masalah) -> String {
    let kolom = if m.kolom.is_empty() {
        String::new()
    } else {
        format!("{}: ", m.kolom)
    };
    format!("{kolom}{} {}", m.pesan, m.saran).trim().to_owned()
}

/// The same from stored findings; sealed rows are opened with the key.
///
/// # Errors
/// A sealed row and no key, or another key.
pub fn dari_temuan(
    temuan: &[TemuanRow],
    berkas: Uuid,
    kunci: Result<&KunciData, StoreError>,
) -> Result<Option<Vec<u8>>, ImporError> {
    let mut isi: BTreeMap<i32, Vec<(String, String)>> = BTreeMap::new();
    let kunci = match ada_pribadi(temuan) {
        true => Some(kunci?),
        false => None,
    };
    let mut alasan: BTreeMap<i32, Vec<String>> = BTreeMap::new();
    for t in temuan.iter().filter(|t| t.baris > 0) {
        let nomor = u32::try_from(t.baris).unwrap_or(0);
        let baris = match (&t.isi, kunci) {
            (Some(Value::String(s)), Some(k)) => Some(buka_baris(k, berkas, nomor, s)?),
            (isi, _) => isi.clone(),
        };
        if let Some(pasang) = baris.and_then(|v| serde_json::from_value::<Vec<[String; 2]>>(v).ok())
        {
            isi.insert(t.baris, pasang.into_iter().map(|[k, v]| (k, v)).collect());
        }
        if t.tingkat == "tolak" {
            let kolom = if t.kolom.is_empty() {
                String::new()
            } else {
                format!("{}: ", t.kolom)
            };
            alasan
                .entry(t.baris)
                .or_default()
                .push(format!("{kolom}{} {}", t.pesan, t.saran).trim().to_owned());
        }
    }
    let baris: Vec<(Vec<(String, String)>, String)> = alasan
        .into_iter()
        .filter_map(|(nomor, a)| {
            isi.remove(&nomor)
                .map(|i| (i, format!("baris {nomor}: {}", a.join(" "))))
        })
        .collect();
    Ok(tulis(&baris))
}

/// Whether rows are sealed: the file holds personal data.
#[must_use]
pub fn ada_pribadi(temuan: &[TemuanRow]) -> bool {
    temuan
        .iter()
        .any(|t| matches!(t.isi, Some(Value::String(_))))
}

/// A cell that a spreadsheet would run gets an apostrophe in front.
fn aman(sel: &str) -> String {
    if tabular::mirip_rumus(sel) {
        format!("'{sel}")
    } else {
        sel.to_owned()
    }
}

fn tulis(baris: &[(Vec<(String, String)>, String)]) -> Option<Vec<u8>> {
    let kepala = &baris.first()?.0;
    let mut keluar = String::from("\u{feff}");
    let sel = |teks: &str| -> String {
        let teks = aman(teks);
        if teks.contains(['"', ';', '\n', '\r']) {
            format!("\"{}\"", teks.replace('"', "\"\""))
        } else {
            teks
        }
    };
    let judul: Vec<String> = kepala.iter().map(|(k, _)| sel(k)).collect();
    keluar.push_str(&format!("{};{KOLOM_ALASAN}\r\n", judul.join(";")));
    for (isi, alasan) in baris {
        let nilai: Vec<String> = isi.iter().map(|(_, v)| sel(v)).collect();
        keluar.push_str(&format!("{};{}\r\n", nilai.join(";"), sel(alasan)));
    }
    Some(keluar.into_bytes())
}
