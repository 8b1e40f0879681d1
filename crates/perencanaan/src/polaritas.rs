//! Whether more is better.

use dasar::teks::normal;
use std::fmt;

/// Which way an indicator should move.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Polaritas {
    /// More is better.
    Naik,
    /// Less is better.
    Turun,
    /// Staying is the aim.
    Tetap,
}

/// Words after which less is better, whole words only.
const BURUK: [&str; 27] = [
    "kemiskinan",
    "miskin",
    "pengangguran",
    "stunting",
    "wasting",
    "kematian",
    "prevalensi",
    "kesenjangan",
    "ketimpangan",
    "gini",
    "inflasi",
    "kebakaran",
    "kekerasan",
    "pelanggaran",
    "kumuh",
    "korban",
    "putus",
    "emisi",
    "kecelakaan",
    "perceraian",
    "kriminalitas",
    "keluhan",
    "pengaduan",
    "temuan",
    "rawan",
    "mangkrak",
    "kemacetan",
];

/// Words that turn a bad thing into a good measure: handled complaints, solved cases.
const PENANGANAN: [&str; 22] = [
    "ditangani",
    "tertangani",
    "penanganan",
    "terlayani",
    "diselesaikan",
    "terselesaikan",
    "penyelesaian",
    "ditindaklanjuti",
    "tindak",
    "penurunan",
    "pengurangan",
    "pengentasan",
    "bantuan",
    "dibantu",
    "rehabilitasi",
    "direhabilitasi",
    "pelayanan",
    "mendapatkan",
    "memperoleh",
    "penanggulangan",
    "pencegahan",
    "pendampingan",
];

impl Polaritas {
    /// Reads a declared polarity: "positif", "naik", "maximize", "negatif", "turun", "menurun",
    /// "tetap", …; `None` for other words.
    #[must_use]
    pub fn parse(s: &str) -> Option<Self> {
        match normal(s).as_str() {
            "positif"
            | "positive"
            | "naik"
            | "meningkat"
            | "maksimal"
            | "maksimum"
            | "maximize"
            | "maximum"
            | "+"
            | "semakin tinggi semakin baik"
            | "higher is better" => Some(Self::Naik),
            "negatif"
            | "negative"
            | "turun"
            | "menurun"
            | "minimal"
            | "minimum"
            | "minimize"
            | "-"
            | "semakin rendah semakin baik"
            | "lower is better" => Some(Self::Turun),
            "tetap" | "stabil" | "stabilize" | "stabilisasi" | "0" => Some(Self::Tetap),
            _ => None,
        }
    }

    /// Guesses from the words of an indicator; `None` when nothing tells.
    ///
    /// # Why
    /// "Angka kemiskinan" should fall, "persentase pengaduan yang ditangani" should rise: a word
    /// for a bad thing counts only when no word says that it is being dealt with. A guess is
    /// never a verdict: checks that use it must say that it is one.
    #[must_use]
    pub fn duga(indikator: &str) -> Option<Self> {
        let n = normal(indikator);
        let kata: Vec<&str> = n
            .split(|c: char| !c.is_alphanumeric())
            .filter(|k| !k.is_empty())
            .collect();
        let ada = |daftar: &[&str]| kata.iter().any(|k| daftar.contains(k));
        if ada(&PENANGANAN) {
            return Some(Self::Naik);
        }
        if ada(&BURUK) {
            return Some(Self::Turun);
        }
        let baik = [
            "indeks",
            "persentase",
            "cakupan",
            "jumlah",
            "nilai",
            "pertumbuhan",
            "rata",
            "capaian",
            "proporsi",
        ];
        match kata.first() {
            Some(k) if *k == "menurunnya" => Some(Self::Turun),
            Some(k) if *k == "meningkatnya" || baik.contains(k) => Some(Self::Naik),
            _ => None,
        }
    }
}

impl fmt::Display for Polaritas {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Naik => "makin tinggi makin baik",
            Self::Turun => "makin rendah makin baik",
            Self::Tetap => "tetap",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Polaritas::{self, Naik, Tetap, Turun};

    #[test]
    fn declared_words() {
        for (s, p) in [
            ("Positif", Some(Naik)),
            (" MENURUN ", Some(Turun)),
            ("stabilize", Some(Tetap)),
            ("", None),
            ("ya", None),
        ] {
            assert_eq!(Polaritas::parse(s), p, "{s}");
        }
    }

    #[test]
    fn guesses_from_real_indicators() {
        for (s, p) in [
            ("Angka Kemiskinan", Some(Turun)),
            ("Tingkat Pengangguran Terbuka", Some(Turun)),
            ("Prevalensi stunting", Some(Turun)),
            ("Indeks Gini", Some(Turun)),
            (
                "Persentase pengaduan masyarakat yang ditindaklanjuti",
                Some(Naik),
            ),
            ("Persentase Penurunan Kemiskinan", Some(Naik)),
            ("Indeks Pembangunan Manusia", Some(Naik)),
            ("Persentase PMKS yang mendapatkan bantuan", Some(Naik)),
            ("Menurunnya angka", Some(Turun)),
            ("Opini BPK", None),
            ("Terapan indeksasi", None),
        ] {
            assert_eq!(Polaritas::duga(s), p, "{s}");
        }
    }
}
