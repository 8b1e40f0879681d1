//! Typed views of the law on achievements: categories and ordered words.

use std::sync::LazyLock;

use dasar::Rasio;
use dasar::waktu::Tanggal;
use hukum::{Error, Hukum, Isi, Value};

/// A scale of ordered words, lowest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkalaKata {
    /// Its name.
    pub nama: String,
    /// Step and word, in small letters.
    pub kata: Vec<(i128, String)>,
}

/// Categories and ordered words in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AturanCapaian {
    /// Exclusive lower bound (none for the lowest) and name, highest first.
    pub kategori: Vec<(Option<Rasio>, String)>,
    /// Scales of words.
    pub skala: Vec<SkalaKata>,
}

/// The newest version in the embedded law set, read once; a test keeps it readable.
static BAWAAN: LazyLock<AturanCapaian> = LazyLock::new(|| {
    let nanti = Tanggal::baru(9999, 1, 1).unwrap_or(Tanggal(Default::default()));
    AturanCapaian::pada(&Hukum::bawaan(), nanti).unwrap_or(AturanCapaian {
        kategori: Vec::new(),
        skala: Vec::new(),
    })
});

impl AturanCapaian {
    /// What is in force on a day.
    ///
    /// # Errors
    /// A law file is missing, not in force yet, or has another shape.
    pub fn pada(hukum: &Hukum, tanggal: Tanggal) -> Result<Self, Error> {
        Ok(AturanCapaian {
            kategori: kategori(hukum, tanggal)?,
            skala: skala(hukum, tanggal)?,
        })
    }

    /// The newest version in the embedded law set.
    #[must_use]
    pub fn bawaan() -> &'static Self {
        &BAWAAN
    }

    /// The category of an achievement; empty when the law has no categories.
    #[must_use]
    pub fn kategori(&self, capaian: Rasio) -> &str {
        self.kategori
            .iter()
            .find(|(bawah, _)| bawah.is_none_or(|b| capaian > b))
            .map_or("", |(_, nama)| nama)
    }

    /// Scale and step of a word in small letters.
    #[must_use]
    pub fn langkah(&self, kata: &str) -> Option<(&str, i128)> {
        self.skala.iter().find_map(|s| {
            let (n, _) = s.kata.iter().find(|(_, k)| k == kata)?;
            Some((s.nama.as_str(), *n))
        })
    }
}

fn salah(kunci: &str, diminta: &str) -> Error {
    Error::SalahBentuk {
        kunci: kunci.to_owned(),
        diminta: diminta.to_owned(),
        tersedia: "bentuk lain".to_owned(),
    }
}

fn kata<'h>(kunci: &str, baris: &'h hukum::Baris, kolom: &str) -> Result<&'h str, Error> {
    match baris.get(kolom) {
        Some(Value::Kata(k)) => Ok(k),
        _ => Err(salah(kunci, kolom)),
    }
}

fn kategori(hukum: &Hukum, tanggal: Tanggal) -> Result<Vec<(Option<Rasio>, String)>, Error> {
    const KUNCI: &str = "kinerja.kategori_capaian";
    let berlaku = hukum.parameter(KUNCI)?.pada(tanggal)?;
    let Isi::Pita(pita) = &berlaku.versi.isi else {
        return Err(salah(KUNCI, "pita"));
    };
    let mut hasil = Vec::new();
    for p in pita.iter().rev() {
        let bawah = match &p.bawah {
            None => None,
            // A bound that belongs to its band cannot be said by "above".
            Some(t) if t.termasuk => return Err(salah(KUNCI, "di_atas")),
            Some(t) => {
                let (a, b) = t.angka.pecahan();
                Some(Rasio::baru(a, b * 100).ok_or_else(|| salah(KUNCI, "persen"))?)
            }
        };
        hasil.push((bawah, kata(KUNCI, &p.isi, "kategori")?.to_owned()));
    }
    Ok(hasil)
}

fn skala(hukum: &Hukum, tanggal: Tanggal) -> Result<Vec<SkalaKata>, Error> {
    const KUNCI: &str = "kinerja.kata_berurut";
    let mut hasil: Vec<SkalaKata> = Vec::new();
    for baris in hukum.parameter(KUNCI)?.pada(tanggal)?.daftar()? {
        let nama = kata(KUNCI, baris, "skala")?;
        let Some(Value::Bilangan(urut)) = baris.get("urut") else {
            return Err(salah(KUNCI, "urut"));
        };
        let isi = (
            i128::from(*urut),
            kata(KUNCI, baris, "kata")?.to_lowercase(),
        );
        match hasil.iter_mut().find(|s| s.nama == nama) {
            Some(s) => s.kata.push(isi),
            None => hasil.push(SkalaKata {
                nama: nama.to_owned(),
                kata: vec![isi],
            }),
        }
    }
    Ok(hasil)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_law_is_readable() {
        let hari = Tanggal::baru(2026, 1, 1).unwrap();
        let a = AturanCapaian::pada(&Hukum::bawaan(), hari).unwrap();
        assert_eq!(&a, AturanCapaian::bawaan());
        assert_eq!(a.kategori.len(), 5);
        assert_eq!(
            a.skala.iter().map(|s| s.kata.len()).collect::<Vec<_>>(),
            [4, 7, 5]
        );
        for s in &a.skala {
            let urut: Vec<i128> = s.kata.iter().map(|(n, _)| *n).collect();
            assert!(urut.windows(2).all(|w| w[0] < w[1]), "{}", s.nama);
        }
    }

    #[test]
    fn nothing_is_in_force_before_the_regulation() {
        let hari = Tanggal::baru(2010, 1, 1).unwrap();
        assert!(matches!(
            AturanCapaian::pada(&Hukum::bawaan(), hari),
            Err(Error::BelumBerlaku { .. })
        ));
    }
}
