//! Shapes for maps, from a boundary pack: `{"viewBox", "provinsi": {kode: jalur}, "kabkota": …}`.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use store::Db;
use store::wilayah::peta::{self, PetaRow};

/// A rectangle in units of the map: left, top, right, bottom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kotak {
    /// Left.
    pub x0: i32,
    /// Top.
    pub y0: i32,
    /// Right.
    pub x1: i32,
    /// Bottom.
    pub y1: i32,
}

impl Kotak {
    /// The smallest rectangle around both.
    #[must_use]
    pub fn gabung(self, o: Self) -> Self {
        Self {
            x0: self.x0.min(o.x0),
            y0: self.y0.min(o.y0),
            x1: self.x1.max(o.x1),
            y1: self.y1.max(o.y1),
        }
    }

    /// `viewBox` of an SVG with a small margin.
    #[must_use]
    pub fn bingkai(self, tepi: i32) -> String {
        let (l, t) = (self.x1 - self.x0, self.y1 - self.y0);
        format!(
            "{} {} {} {}",
            self.x0 - tepi,
            self.y0 - tepi,
            l + 2 * tepi,
            t + 2 * tepi
        )
    }
}

/// One shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bentuk {
    /// Kemendagri code.
    pub kode: String,
    /// SVG path.
    pub jalur: String,
    /// Around it.
    pub kotak: Kotak,
}

impl From<PetaRow> for Bentuk {
    fn from(b: PetaRow) -> Self {
        Self {
            kode: b.kode,
            jalur: b.jalur,
            kotak: Kotak {
                x0: b.x0,
                y0: b.y0,
                x1: b.x1,
                y1: b.y1,
            },
        }
    }
}

/// Grid of the national map in units of the pack: about one pixel on a wide screen.
const KISI_NASIONAL: i32 = 3;

#[derive(Deserialize)]
struct Paket {
    #[serde(rename = "viewBox")]
    bingkai: String,
    provinsi: BTreeMap<String, String>,
    kabkota: BTreeMap<String, String>,
}

/// Replaces the shapes by those of a boundary pack; returns how many there are.
///
/// # Errors
/// As [`segarkan`].
pub async fn muat(db: &Db, json: &[u8]) -> Result<usize> {
    Ok(segarkan(db, json, false).await?.0)
}

/// Replaces the shapes by those of a boundary pack, unless `coba`; returns how many there are and
/// whether they differ from the present ones.
///
/// # Errors
/// A file that is not such a pack, a path that cannot be read, or no database.
pub async fn segarkan(db: &Db, json: &[u8], coba: bool) -> Result<(usize, bool)> {
    let baris = baca(json)?;
    let n = baris.len().saturating_sub(1);
    let mut tx = db.tx_umum().await?;
    if peta::semua(&mut tx).await? == baris {
        return Ok((n, false));
    }
    if !coba {
        peta::ganti(&mut tx, &baris).await?;
        tx.commit().await?;
    }
    Ok((n, true))
}

fn baca(json: &[u8]) -> Result<Vec<PetaRow>> {
    let paket: Paket = serde_json::from_slice(json).context("berkas peta tidak terbaca")?;
    let angka: Vec<i32> = paket
        .bingkai
        .split(' ')
        .filter_map(|n| n.parse().ok())
        .collect();
    let [x0, y0, lebar, tinggi] = angka[..] else {
        bail!(
            "viewBox peta harus empat bilangan bulat, bukan {:?}",
            paket.bingkai
        );
    };
    let bingkai = Kotak {
        x0,
        y0,
        x1: x0 + lebar,
        y1: y0 + tinggi,
    };
    let mut hasil = vec![baris("00".into(), 0, None, String::new(), bingkai)];
    for (kode, jalur) in paket.provinsi {
        let k = kotak(&jalur).with_context(|| format!("bentuk {kode}"))?;
        let jalur = super::garis::sederhanakan(&jalur, KISI_NASIONAL);
        hasil.push(baris(kode, 1, None, jalur, k));
    }
    for (kode, jalur) in paket.kabkota {
        let k = kotak(&jalur).with_context(|| format!("bentuk {kode}"))?;
        let induk = kode.split('.').next().map(str::to_owned);
        hasil.push(baris(kode, 2, induk, jalur, k));
    }
    Ok(hasil)
}

fn baris(kode: String, tingkat: i16, induk: Option<String>, jalur: String, k: Kotak) -> PetaRow {
    PetaRow {
        kode,
        tingkat,
        induk,
        jalur,
        x0: k.x0,
        y0: k.y0,
        x1: k.x1,
        y1: k.y1,
    }
}

/// Rectangle around a path made of `M x y`, relative `l dx dy …` and `z`. Any other command is
/// refused, which also keeps foreign markup out of the page.
fn kotak(jalur: &str) -> Result<Kotak> {
    let (mut x, mut y) = (0_i32, 0_i32);
    let mut hasil: Option<Kotak> = None;
    let mut perintah = ' ';
    let mut sisa = jalur;
    let mut pasangan: Option<i32> = None;
    while let Some(c) = sisa.chars().next() {
        match c {
            'M' | 'l' | 'z' => {
                perintah = c;
                sisa = sisa.get(1..).unwrap_or_default();
            }
            ' ' => sisa = sisa.get(1..).unwrap_or_default(),
            '-' | '0'..='9' => {
                let panjang = 1 + sisa.get(1..).map_or(0, |s| {
                    s.find(|c: char| !c.is_ascii_digit()).unwrap_or(s.len())
                });
                let (kata, lanjut) = sisa.split_at(panjang);
                sisa = lanjut;
                let n: i32 = kata.parse().context("bilangan jalur")?;
                let Some(pertama) = pasangan.take() else {
                    pasangan = Some(n);
                    continue;
                };
                (x, y) = match perintah {
                    'M' => (pertama, n),
                    'l' => (x + pertama, y + n),
                    _ => bail!("bilangan tanpa perintah"),
                };
                let titik = Kotak {
                    x0: x,
                    y0: y,
                    x1: x,
                    y1: y,
                };
                hasil = Some(hasil.map_or(titik, |h| h.gabung(titik)));
            }
            lain => bail!("tanda {lain:?} tidak dikenal dalam jalur"),
        }
    }
    hasil.context("jalur kosong")
}

/// The provinces and the frame of the nation; `None` without a boundary pack.
///
/// # Errors
/// The database does not answer.
pub async fn provinsi(db: &Db) -> Result<Option<(Kotak, Vec<Bentuk>)>> {
    let mut baris = peta::provinsi(&mut *db.tx_umum().await?).await?.into_iter();
    let Some(bingkai) = baris.next().filter(|b| b.kode == "00") else {
        return Ok(None);
    };
    Ok(Some((
        Bentuk::from(bingkai).kotak,
        baris.map(Bentuk::from).collect(),
    )))
}

/// The regencies and cities of a province with the frame around them; `None` without a pack.
///
/// # Errors
/// The database does not answer.
pub async fn kabkota(db: &Db, provinsi: &str) -> Result<Option<(Kotak, Vec<Bentuk>)>> {
    let baris = peta::kabkota(&mut *db.tx_umum().await?, provinsi).await?;
    let bentuk: Vec<Bentuk> = baris.into_iter().map(Bentuk::from).collect();
    let kotak = bentuk.iter().map(|b| b.kotak).reduce(Kotak::gabung);
    Ok(kotak.map(|k| (k, bentuk)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rectangle_follows_relative_lines_and_new_starts() {
        let k = kotak("M144 198l-1-1 0-14 3 20zM13 32l-1-1 3-2z").unwrap();
        assert_eq!(
            k,
            Kotak {
                x0: 12,
                y0: 29,
                x1: 146,
                y1: 203
            }
        );
        assert_eq!(k.bingkai(4), "8 25 142 182");
    }

    #[test]
    fn a_path_with_anything_else_is_refused() {
        for jelek in [
            "",
            "M1 2\"><script>",
            "M1 2c1 1 1 1 1 1",
            "1 2",
            "M1 2l99999999999 1",
        ] {
            assert!(kotak(jelek).is_err(), "{jelek}");
        }
    }

    #[test]
    fn a_pack_gives_frame_provinces_and_regencies() {
        let isi = br#"{"viewBox":"0 0 2400 899","provinsi":{"64":"M1 1l2 2z"},
            "kabkota":{"64.11":"M1 1l1 1z"}}"#;
        let b = baca(isi).unwrap();
        let kode: Vec<_> = b.iter().map(|b| (b.kode.as_str(), b.tingkat)).collect();
        assert_eq!(kode, [("00", 0), ("64", 1), ("64.11", 2)]);
        assert_eq!(b[2].induk.as_deref(), Some("64"));
        assert!(baca(b"[]").is_err());
    }
}
