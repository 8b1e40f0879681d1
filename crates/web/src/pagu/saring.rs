//! What the address of the list asks for, read once and forgivingly: an unknown value is no filter.

use app::tampil::daerah::Daerah;
use app::tampil::pagu::{BERBEDA, Halaman, Saring, Urut};

use super::{PER, Tanya};
use crate::daerah;
use crate::komponen::PilihKolom;
use crate::url::UrlDaftar;

/// The query understood.
pub struct Pilihan {
    /// Filter of the rows.
    pub saring: Saring,
    /// Page and order.
    pub halaman: Halaman,
    /// Chosen state as in the address.
    pub status: &'static str,
    /// Search text as typed.
    pub q: String,
    /// Order as in the address.
    pub urut: String,
    /// Page number from 1.
    pub hal: usize,
    /// The present address.
    pub url: UrlDaftar,
}

const STATUS: [&str; 9] = [
    "berbeda",
    "naik",
    "turun",
    "jadi_nol",
    "dari_nol",
    "selaras",
    "hanya_rkpd",
    "hanya_apbd",
    "hanya_lain",
];

const URUT: [(&str, Urut); 9] = [
    ("kode", Urut::Nomor),
    ("nama", Urut::Nama),
    ("renstra", Urut::Renstra),
    ("rkpd", Urut::Rkpd),
    ("apbd", Urut::Apbd),
    ("dpa", Urut::Dpa),
    ("realisasi", Urut::Realisasi),
    ("selisih", Urut::Selisih),
    ("temuan", Urut::Temuan),
];

impl Pilihan {
    /// Reads the query.
    #[must_use]
    pub fn dari(d: &Daerah, t: &Tanya, pilih_kolom: &PilihKolom) -> Self {
        let isi = |o: &Option<String>| o.clone().filter(|s| !s.is_empty());
        let tingkat = match t.tingkat.as_deref() {
            Some("program") => "program",
            Some("kegiatan") => "kegiatan",
            _ => "sub_kegiatan",
        };
        let status = t
            .status
            .as_deref()
            .and_then(|s| STATUS.into_iter().find(|x| *x == s))
            .unwrap_or_default();
        let diminta = t.urut.clone().unwrap_or_default();
        let (kunci, turun) = match diminta.strip_prefix('-') {
            Some(k) => (k, true),
            None => (diminta.as_str(), false),
        };
        let kolom = URUT.iter().find(|(n, _)| *n == kunci);
        let urut = kolom.map(|_| diminta.clone()).unwrap_or_default();
        let hal = daerah::nomor_hal(t.hal.as_deref());
        let jika = |ya: bool, teks: &str| if ya { teks.to_owned() } else { String::new() };
        let url = daerah::url(d, "/pagu")
            .dengan("tingkat", jika(tingkat != "sub_kegiatan", tingkat))
            .dengan("opd", t.opd.clone().unwrap_or_default())
            .dengan("program", t.program.clone().unwrap_or_default())
            .dengan("status", status)
            .dengan("temuan", jika(t.temuan.as_deref() == Some("1"), "1"))
            .dengan("q", t.q.clone().unwrap_or_default())
            .dengan("urut", urut.clone())
            .dengan("hal", jika(hal > 1, &hal.to_string()));
        let url = pilih_kolom.pada(&url);
        Self {
            saring: Saring {
                tahun: d.tahun,
                tingkat: tingkat.to_owned(),
                opd: isi(&t.opd),
                program: isi(&t.program),
                kegiatan: None,
                status: perluas(status),
                temuan: t.temuan.as_deref() == Some("1"),
                kata: daerah::kata(t.q.as_deref()),
            },
            halaman: Halaman {
                urut: kolom.map(|(_, u)| *u).unwrap_or_default(),
                turun: turun && kolom.is_some(),
                batas: i64::try_from(PER).unwrap_or(50),
                lewati: daerah::lewati(hal, PER),
            },
            status,
            q: t.q.clone().unwrap_or_default(),
            urut,
            hal,
            url,
        }
    }

    /// Heading of the page.
    #[must_use]
    pub fn judul(&self) -> &'static str {
        match self.saring.tingkat.as_str() {
            "program" => "Pagu program berdampingan",
            "kegiatan" => "Pagu kegiatan berdampingan",
            _ => "Pagu sub kegiatan berdampingan",
        }
    }

    /// "sub kegiatan".
    #[must_use]
    pub fn satuan(&self) -> &'static str {
        match self.saring.tingkat.as_str() {
            "program" => "program",
            "kegiatan" => "kegiatan",
            _ => "sub kegiatan",
        }
    }
}

/// States stored on the rows that a word of the filter covers.
fn perluas(status: &str) -> Vec<String> {
    let daftar: &[&str] = match status {
        "" => &[],
        "berbeda" => &BERBEDA,
        "naik" => &["naik", "dari_nol"],
        "turun" => &["turun", "jadi_nol"],
        satu => &[satu],
    };
    daftar.iter().map(|s| (*s).to_owned()).collect()
}
