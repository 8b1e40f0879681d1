//! The one list pattern: filters in the URL, sorting, totals, paging, downloads; stacked on phones.

use std::fmt::Write as _;

use askama::Template;

use super::kecil::{Cip, Kosong, UangView, Warna};
use super::kolom::BorangKolom;
use super::penulis::Penulis;
use crate::url::sandi;
use dasar::uang::Rupiah;

/// A word and where it leads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tautan {
    /// The words.
    pub teks: String,
    /// The address.
    pub url: String,
}

impl Tautan {
    /// A link.
    pub fn baru(teks: impl Into<String>, url: impl Into<String>) -> Self {
        Self {
            teks: teks.into(),
            url: url.into(),
        }
    }
}

/// One column head.
#[derive(Clone, Debug, Default)]
pub struct Kolom {
    /// Its words.
    pub judul: String,
    /// Key in the choice of columns (and in files); "" for a column that always stays.
    pub kunci: &'static str,
    /// Right-aligned figures.
    pub angka: bool,
    /// Address that sorts by it.
    pub urut: Option<String>,
    /// "ascending" or "descending" when the list is sorted by it.
    pub arah: Option<&'static str>,
    /// On phones: "pertama" (what the row is), "penentu" (what decides), "lebar", "samar"
    /// (hidden), "".
    pub ponsel: &'static str,
    /// Explanation on hover.
    pub penjelasan: Option<String>,
}

impl Kolom {
    /// A text column.
    pub fn teks(judul: impl Into<String>) -> Self {
        Self {
            judul: judul.into(),
            ..Self::default()
        }
    }
    /// A column of figures.
    pub fn angka(judul: impl Into<String>) -> Self {
        Self {
            judul: judul.into(),
            angka: true,
            ..Self::default()
        }
    }
    /// Key in the choice of columns.
    #[must_use]
    pub fn kunci(mut self, kunci: &'static str) -> Self {
        self.kunci = kunci;
        self
    }
    /// Place on phones.
    #[must_use]
    pub fn ponsel(mut self, kelas: &'static str) -> Self {
        self.ponsel = kelas;
        self
    }
    /// Sort address and direction.
    #[must_use]
    pub fn urut(mut self, url: String, arah: Option<&'static str>) -> Self {
        self.urut = Some(url);
        self.arah = arah;
        self
    }
    /// Explanation.
    #[must_use]
    pub fn penjelasan(mut self, teks: impl Into<String>) -> Self {
        self.penjelasan = Some(teks.into());
        self
    }
}

/// One cell; the parts that are set are shown in this order: link or words or money, code,
/// chips, bar.
#[derive(Clone, Debug, Default)]
pub struct Sel {
    /// Words (or the words of the link).
    pub teks: String,
    /// Where the words lead.
    pub url: Option<String>,
    /// Money instead of words.
    pub uang: Option<UangView>,
    /// Code under the words.
    pub kode: Option<String>,
    /// States.
    pub cip: Vec<Cip>,
    /// Share of a bar, 0–100 with a point ("37.60"), drawn under the words.
    pub batang: Option<String>,
}

impl Sel {
    /// Words.
    pub fn teks(teks: impl Into<String>) -> Self {
        Self {
            teks: teks.into(),
            ..Self::default()
        }
    }
    /// Words that lead somewhere.
    pub fn tautan(teks: impl Into<String>, url: impl Into<String>) -> Self {
        Self {
            teks: teks.into(),
            url: Some(url.into()),
            ..Self::default()
        }
    }
    /// "Rp1,2 T", exact on hover.
    #[must_use]
    pub fn uang(nilai: Rupiah) -> Self {
        Self {
            uang: Some(UangView::ringkas(nilai)),
            ..Self::default()
        }
    }
    /// "1.234.567", "Rp1.234.567" on hover.
    #[must_use]
    pub fn uang_polos(nilai: Rupiah) -> Self {
        Self {
            uang: Some(UangView::polos(nilai)),
            ..Self::default()
        }
    }
    /// A chip.
    pub fn cip(teks: impl Into<String>, warna: Warna) -> Self {
        Self {
            cip: vec![Cip::baru(teks, warna)],
            ..Self::default()
        }
    }
    /// Code under the words.
    #[must_use]
    pub fn kode(mut self, kode: impl Into<String>) -> Self {
        self.kode = Some(kode.into());
        self
    }
    /// One more chip.
    #[must_use]
    pub fn dengan_cip(mut self, teks: impl Into<String>, warna: Warna) -> Self {
        self.cip.push(Cip::baru(teks, warna));
        self
    }
    /// Bar under the words.
    #[must_use]
    pub fn batang(mut self, persen: impl Into<String>) -> Self {
        self.batang = Some(persen.into());
        self
    }
}

/// One row.
#[derive(Clone, Debug, Default)]
pub struct Baris {
    /// Anchor, so that a finding can point here.
    pub id: Option<String>,
    /// "d2" in tree tables, or "".
    pub kelas: String,
    /// Cells, as many as columns.
    pub sel: Vec<Sel>,
}

impl Baris {
    /// A plain row.
    #[must_use]
    pub fn baru(sel: Vec<Sel>) -> Self {
        Self {
            sel,
            ..Self::default()
        }
    }
}

impl From<Vec<Sel>> for Baris {
    fn from(sel: Vec<Sel>) -> Self {
        Self::baru(sel)
    }
}

/// One field of the filter form.
#[derive(Clone, Debug)]
pub enum Bidang {
    /// A list to choose from: (value, words, chosen).
    Pilihan {
        /// Query key.
        nama: String,
        /// Label.
        label: String,
        /// Options.
        opsi: Vec<(String, String, bool)>,
    },
    /// Free text.
    Teks {
        /// Query key.
        nama: String,
        /// Label.
        label: String,
        /// Present value.
        nilai: String,
    },
    /// Kept silently (sort, year).
    Tetap {
        /// Query key.
        nama: String,
        /// Present value.
        nilai: String,
    },
}

/// Filters of a list: a plain GET form, and the active ones as chips to remove.
#[derive(Clone, Debug, Default)]
pub struct Saringan {
    /// Where the form goes (the page itself).
    pub aksi: String,
    /// Fields.
    pub bidang: Vec<Bidang>,
    /// Active filters; the address is the list without it.
    pub aktif: Vec<Tautan>,
}

/// Page numbers below a list.
#[derive(Clone, Debug, Default)]
pub struct Halaman {
    /// "baris 1–50 dari 546".
    pub keterangan: String,
    /// Number (or "…") and address; the present page and gaps have none.
    pub nomor: Vec<(String, Option<String>, bool)>,
}

/// The table.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "components/tabel.html")]
pub struct TabelView {
    /// Element id; also the prefix of the dense switch.
    pub id: String,
    /// Caption: what the rows are. Shown to everyone.
    pub keterangan: String,
    /// Caption only for screen readers.
    pub keterangan_samar: bool,
    /// Columns.
    pub kolom: Vec<Kolom>,
    /// Rows.
    pub baris: Vec<Baris>,
    /// Rows that were written already; they come first. Long tables use this.
    pub tulisan: Penulis,
    /// Totals row, as many cells as columns.
    pub total: Option<Vec<Sel>>,
    /// Filters.
    pub saring: Option<Saringan>,
    /// Page numbers.
    pub halaman: Option<Halaman>,
    /// The form for choosing columns; made by `PilihKolom::terapkan`.
    pub pilih_kolom: Option<BorangKolom>,
    /// Address of the same list with figures in full: a switch on the page, and the exact figure
    /// on hover of a short one.
    pub penuh: Option<String>,
    /// Address of the same list with short figures, when this one is in full.
    pub singkat: Option<String>,
    /// Downloads of exactly what is shown.
    pub unduh: Vec<Tautan>,
    /// Offers the dense switch.
    pub rapat: bool,
    /// Few narrow columns: stays a table on phones too.
    pub datar: bool,
    /// Tree table: rows carry `d0`, `d1`, …
    pub pohon: bool,
    /// Shown instead of rows when there are none.
    pub kosong: Option<Kosong>,
}

impl TabelView {
    fn tanpa_baris(&self) -> bool {
        self.baris.is_empty() && self.tulisan.jumlah() == 0
    }

    /// What columns are, said once: `n3` figures, `u1` what the row is, `p5` what decides, `l2`
    /// wide, `s4` hidden on phones.
    fn kelas(&self) -> String {
        let mut k = String::from(if self.datar { "datar" } else { "tumpuk" });
        if self.pohon {
            k.push_str(" pohon");
        }
        for (i, kolom) in (1..).zip(&self.kolom) {
            let tempat = match kolom.ponsel {
                "pertama" => "u",
                "penentu" => "p",
                "lebar" => "l",
                "samar" => "s",
                _ => "",
            };
            for huruf in ["n"].into_iter().filter(|_| kolom.angka).chain([tempat]) {
                if !huruf.is_empty() {
                    let _ = write!(k, " {huruf}{i}");
                }
            }
        }
        k
    }

    /// Address of the sheet that labels cells on phones, where heads are not seen.
    fn label(&self) -> Option<String> {
        if self.datar {
            return None;
        }
        let mut url = format!("/aset/label/{}", sandi(&self.id));
        for k in self.kolom.iter().skip(1) {
            url.push('/');
            url.push_str(&if k.judul.is_empty() {
                "-".into()
            } else {
                sandi(&k.judul)
            });
        }
        Some(url)
    }

    /// All rows.
    fn isi(&self) -> String {
        let mut p = Penulis::dengan_ruang(self.baris.len());
        self.baris.iter().for_each(|b| p.tulis(b));
        p.isi().to_owned()
    }

    fn isi_total(sel: &[Sel]) -> String {
        let mut p = Penulis::default();
        p.deret(sel);
        p.isi().to_owned()
    }

    /// A table in its usual states.
    #[must_use]
    pub fn contoh() -> Self {
        let uang = |r: i64| Sel::uang_polos(Rupiah::dari_sen(r.saturating_mul(100)));
        let nama = |n: &str, k: &str| Sel::tautan(n, "#").kode(k);
        Self {
            id: "contoh".into(),
            keterangan: "Sub kegiatan dengan pagu berbeda".into(),
            kolom: vec![
                Kolom::teks("Sub kegiatan").ponsel("pertama"),
                Kolom::angka("RKPD").urut("?urut=rkpd".into(), None),
                Kolom::angka("APBD").urut("?urut=-apbd".into(), Some("descending")),
                Kolom::angka("Selaras?").ponsel("penentu"),
            ],
            baris: vec![
                vec![
                    nama("Pembangunan Ruang Guru", "1.01.02.2.01.0003"),
                    uang(4_521_374_000),
                    uang(3_424_898_334),
                    Sel::cip("−24 %", Warna::Awas),
                ]
                .into(),
                vec![
                    nama("Pembangunan Ruang Unit Kesehatan", "1.01.02.2.01.0004"),
                    uang(2_360_000_000),
                    uang(0),
                    Sel::cip("jadi nol", Warna::Bahaya),
                ]
                .into(),
                vec![
                    nama("Pengelolaan Dana BOS", "1.01.02.2.01.0029"),
                    uang(14_968_222_000),
                    uang(14_968_222_000),
                    Sel::cip("selaras", Warna::Baik),
                ]
                .into(),
            ],
            total: Some(vec![
                Sel::teks("Jumlah 3 sub kegiatan"),
                uang(21_849_596_000),
                uang(18_393_120_334),
                Sel::default(),
            ]),
            saring: Some(Saringan {
                aksi: "/gaya".into(),
                bidang: vec![
                    Bidang::Teks {
                        nama: "q".into(),
                        label: "Nama atau kode".into(),
                        nilai: String::new(),
                    },
                    Bidang::Pilihan {
                        nama: "beda".into(),
                        label: "Keselarasan".into(),
                        opsi: vec![
                            (String::new(), "Semua".into(), false),
                            ("ya".into(), "Berbeda saja".into(), true),
                        ],
                    },
                ],
                aktif: vec![Tautan::baru("Berbeda saja", "/gaya")],
            }),
            halaman: Some(Halaman {
                keterangan: "baris 1–3 dari 3".into(),
                nomor: vec![
                    ("1".into(), None, true),
                    ("2".into(), Some("/gaya?hal=2".into()), false),
                ],
            }),
            unduh: vec![Tautan::baru("CSV", "#csv"), Tautan::baru("XLSX", "#xlsx")],
            rapat: true,
            ..Self::default()
        }
    }
}
