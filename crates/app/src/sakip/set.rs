//! Worksheets as they are kept: the text itself is pinned, so that an old score stays what it was.

use hukum::Hukum;
use hukum::lke::{BAWAAN, SetLke, muat};
use keamanan::{JenisPeristiwa, Tindakan};
use serde_json::json;
use store::sakip as gudang;
use store::sakip::LkeSetRow;

use crate::impor::sidik::sidik;
use crate::tindak::{Kerja, Minta, TindakGalat};

/// A worksheet with the digest of its text.
#[derive(Clone, Debug)]
pub struct SetTersimpan {
    /// Digest.
    pub sidik: String,
    /// The worksheet.
    pub set: SetLke,
}

/// National worksheets of the installation, the overlay's text before the embedded one.
fn nasional(hukum: &Hukum) -> impl Iterator<Item = (&'static str, String)> + '_ {
    BAWAAN.iter().map(move |(kode, isi)| {
        let jalur = format!("sakip/lke/{}.toml", kode.replace('-', "_"));
        let teks = hukum.lembar(&jalur).unwrap_or(isi);
        (*kode, teks.to_owned())
    })
}

fn baris(k: &Kerja<'_>, set: &SetLke, (asal, isi): (&str, &str)) -> LkeSetRow {
    let tahun = |t: u16| i16::try_from(t).unwrap_or(i16::MAX);
    LkeSetRow {
        sidik: sidik(isi.as_bytes()),
        kode: set.kode.clone(),
        judul: set.judul.clone(),
        dasar: set.dasar.clone(),
        mulai_tahun: tahun(set.mulai_tahun),
        sampai_tahun: set.sampai_tahun.map(tahun),
        asal: asal.to_owned(),
        isi: isi.to_owned(),
        dicatat_pada: k.kini,
        dicatat_oleh: k.oleh(),
    }
}

/// Whether a worksheet is for a year.
fn untuk_tahun(set: &SetLke, tahun: i16) -> bool {
    let t = i32::from(tahun);
    i32::from(set.mulai_tahun) <= t && set.sampai_tahun.is_none_or(|s| t <= i32::from(s))
}

/// The worksheet for a year: the one named, else the newest local one, else the national one. It
/// is kept from now on.
///
/// # Errors
/// No worksheet of that name, or none for that year.
pub(crate) async fn pilih(
    k: &mut Kerja<'_>,
    hukum: &Hukum,
    (tahun, kode): (i16, Option<&str>),
) -> Result<SetTersimpan, TindakGalat> {
    for s in gudang::daftar_set(&mut k.tx).await? {
        let set = muat(&s.kode, &s.isi)?;
        let diminta = kode.map_or(s.asal == "setempat", |x| x == s.kode);
        if diminta && s.asal == "setempat" && untuk_tahun(&set, tahun) {
            return Ok(SetTersimpan {
                sidik: s.sidik,
                set,
            });
        }
    }
    for (nama, isi) in nasional(hukum) {
        let set = muat(nama, &isi)?;
        if kode.is_none_or(|x| x == nama) && untuk_tahun(&set, tahun) {
            let b = baris(k, &set, ("nasional", &isi));
            gudang::simpan_set(&mut k.tx, &b).await?;
            return Ok(SetTersimpan {
                sidik: b.sidik,
                set,
            });
        }
    }
    Err(TindakGalat::ditolak(
        "EVL-020",
        match kode {
            Some(x) => format!("LKE {x} tidak ada untuk tahun {tahun}. Lihat: selaras sakip lke"),
            None => format!("Tidak ada LKE untuk tahun {tahun}. Lihat: selaras sakip lke"),
        },
    ))
}

/// The pinned worksheet of an evaluation.
///
/// # Errors
/// The text is gone or cannot be read.
pub async fn tersimpan(tx: &mut store::Tx<'_>, sidik: &str) -> Result<SetLke, TindakGalat> {
    let s = gudang::set(tx, sidik)
        .await?
        .ok_or_else(|| TindakGalat::TakAda("LKE evaluasi ini tidak ada.".to_owned()))?;
    Ok(muat(&s.kode, &s.isi)?)
}

/// Keeps a local worksheet; false when exactly this one is there.
///
/// # Errors
/// No permission, a text that is no worksheet, the key of a national one.
pub async fn simpan(minta: &Minta<'_>, kode: &str, isi: &str) -> Result<bool, TindakGalat> {
    let mut k = minta.buka().await?;
    k.izin(Tindakan::KelolaLke, None).await?;
    if BAWAAN.iter().any(|(b, _)| *b == kode) {
        return Err(TindakGalat::ditolak(
            "EVL-021",
            format!("{kode} adalah LKE nasional. Beri LKE setempat kunci lain."),
        ));
    }
    let set = muat(kode, isi).map_err(|e| TindakGalat::ditolak("EVL-022", e.to_string()))?;
    let b = baris(&k, &set, ("setempat", isi));
    let baru = gudang::simpan_set(&mut k.tx, &b).await?;
    if baru {
        let isi = json!({"judul": set.judul, "kode": kode, "sidik": b.sidik});
        k.selesai(JenisPeristiwa::LkeDisimpan, b.sidik, isi).await?;
    }
    Ok(baru)
}

/// The worksheet a new evaluation of a year would use, without keeping it.
///
/// # Errors
/// None for that year, or one that cannot be read.
pub async fn berlaku(
    tx: &mut store::Tx<'_>,
    hukum: &Hukum,
    tahun: i16,
) -> Result<SetLke, TindakGalat> {
    for s in gudang::daftar_set(tx).await? {
        let set = muat(&s.kode, &s.isi)?;
        if s.asal == "setempat" && untuk_tahun(&set, tahun) {
            return Ok(set);
        }
    }
    for (nama, isi) in nasional(hukum) {
        let set = muat(nama, &isi)?;
        if untuk_tahun(&set, tahun) {
            return Ok(set);
        }
    }
    Err(TindakGalat::ditolak(
        "EVL-020",
        format!("Tidak ada LKE untuk tahun {tahun}. Lihat: selaras sakip lke"),
    ))
}
