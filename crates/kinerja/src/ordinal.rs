//! Ordered words that stand for figures: opinions, grades, levels; the words themselves stand in
//! `hukum/kinerja/kata_berurut.toml`.

use crate::aturan::AturanCapaian;

/// The step of a word on its scale, lowest 1; `None` when no scale knows it.
///
/// # Shape and units
/// BPK opinion TW 1 … WTP 4; SAKIP grade D 1 … AA 7; level words "sangat rendah" 1 … "sangat
/// tinggi" 5. Case and doubled blanks do not matter; a score before the grade ("65,25/B",
/// "68,25 (B)") is passed over.
///
/// # Why
/// The steps are an order, not a measure: a ratio of two steps is a convention of reports, and the
/// explanation of every result that uses it says so.
#[must_use]
pub fn langkah(teks: &str) -> Option<Langkah> {
    let (skala, nilai) = AturanCapaian::bawaan().langkah(&inti(teks))?;
    Some(Langkah { skala, nilai })
}

/// A word placed on its scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Langkah {
    /// Name of the scale, for the explanation and so that two scales are never compared.
    pub skala: &'static str,
    /// Position from 1.
    pub nilai: i128,
}

/// The word itself: what stands in brackets or after a slash, else the whole text.
fn inti(teks: &str) -> String {
    let rapi = teks
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase();
    let dalam = rapi
        .split_once('(')
        .and_then(|(_, sisa)| sisa.split_once(')'))
        .map(|(isi, _)| isi)
        .or_else(|| rapi.rsplit_once('/').map(|(_, kanan)| kanan));
    dalam.unwrap_or(&rapi).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_real_documents_find_their_step() {
        let n = |t: &str| langkah(t).map(|l| l.nilai);
        assert_eq!(n("WTP"), Some(4));
        assert_eq!(n(" bb "), Some(5));
        assert_eq!(n("65,25/B"), Some(4));
        assert_eq!(n("68,25 (B)"), Some(4));
        assert_eq!(n("Sangat  Tinggi"), Some(5));
        assert_eq!(n("3.2"), None);
        assert_eq!(n(""), None);
    }
}
