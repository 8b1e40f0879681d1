//! A sheet laid under its layout and checked cell by cell: everything wrong is known before
//! anything is written.

mod sel;

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::pribadi::{samarkan, samarkan_dalam};
use dasar::uang::Rupiah;
use dasar::waktu::Tanggal;
use tabular::{Batas, Cocok, Isi, Lembar, Masalah, Penolakan, TataLetak, Tingkat};

use sel::{Keluar, baca_bendera, bentuk_desimal, periksa_baris};

pub use sel::baca_uang;

/// The source text of an amount that had to be rounded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asli {
    /// Spreadsheet row.
    pub baris: u32,
    /// Column.
    pub kolom: String,
    /// Text as found.
    pub teks: String,
    /// Amount stored.
    pub nilai: Rupiah,
}

/// A checked table.
#[derive(Debug)]
pub struct Tabel {
    lembar: Lembar,
    cocok: Cocok,
    tata: &'static TataLetak,
    /// The file is separated text.
    terpisah: bool,
    /// Indices of the data rows that are not blank.
    data: Vec<usize>,
    /// Spreadsheet rows that cannot be used.
    pub ditolak: BTreeSet<u32>,
    /// Rows read past because they are sub-totals or belong nowhere.
    pub lewat: usize,
    /// Everything found.
    pub masalah: Vec<Masalah>,
    /// Rounded amounts.
    pub asli: Vec<Asli>,
}

impl Tabel {
    /// Reads a file and lays the layout over the sheet that fits it best.
    ///
    /// # Errors
    /// The file cannot be read as a table at all.
    pub fn baca(nama: &str, byte: &[u8], tata: &'static TataLetak) -> Result<Self, Penolakan> {
        Ok(Self::dari_isi(
            tabular::baca(nama, byte, &Batas::default())?,
            tata,
        ))
    }

    /// Lays the layout over what was read.
    #[must_use]
    pub fn dari_isi(isi: Isi, tata: &'static TataLetak) -> Self {
        let mut terbaik: Option<(Lembar, Cocok)> = None;
        for lembar in isi.lembar {
            let cocok = tabular::cocokkan(&lembar, tata);
            if terbaik
                .as_ref()
                .is_none_or(|(_, t)| cocok.ditemukan > t.ditemukan)
            {
                terbaik = Some((lembar, cocok));
            }
        }
        let (lembar, cocok) = terbaik.unwrap_or_else(|| {
            let kosong = Lembar::baru("");
            let cocok = tabular::cocokkan(&kosong, tata);
            (kosong, cocok)
        });
        let mut tabel = Self {
            terpisah: isi.format == tabular::Format::Csv,
            data: Vec::new(),
            ditolak: BTreeSet::new(),
            lewat: 0,
            masalah: isi.masalah,
            asli: Vec::new(),
            lembar,
            cocok,
            tata,
        };
        tabel.periksa();
        tabel
    }

    fn periksa(&mut self) {
        self.masalah.extend(std::mem::take(&mut self.cocok.masalah));
        let mulai = self.cocok.baris_kepala + 1;
        self.data = (mulai..self.lembar.jumlah_baris())
            .filter(|i| !self.lembar.kosong(*i))
            .collect();
        if self.data.is_empty() {
            self.masalah.push(
                Masalah::baru(
                    Tingkat::Tolak,
                    "TANPA_DATA",
                    0,
                    "Tidak ada baris data di bawah baris kepala.",
                )
                .saran("Isi sedikitnya satu baris data."),
            );
        }
        self.sel_berlebih();
        let mut keluar = Keluar::default();
        for i in &self.data {
            periksa_baris(&self.lembar, *i, &self.cocok, self.tata, &mut keluar);
        }
        let Keluar { temuan, asli, .. } = keluar;
        self.masalah.extend(temuan);
        self.asli = asli;
        for m in &self.masalah {
            if m.tingkat == Tingkat::Tolak && m.baris > 0 {
                self.ditolak.insert(m.baris);
            }
        }
    }

    /// Rows of separated text with more cells than the heading have shifted.
    fn sel_berlebih(&mut self) {
        if !self.terpisah {
            return;
        }
        let harap = self.lembar.lebar(self.cocok.baris_kepala);
        for i in &self.data {
            let ada = self.lembar.lebar(*i);
            let isi = |k: usize| !self.lembar.sel(*i, k).trim().is_empty();
            if ada > harap && (harap..ada).any(isi) {
                self.masalah.push(
                    Masalah::baru(
                        Tingkat::Tolak,
                        "SEL_BERLEBIH",
                        self.lembar.nomor(*i),
                        format!(
                            "Baris punya {ada} sel, kepala hanya {harap}; isi mungkin bergeser."
                        ),
                    )
                    .saran("Beri tanda kutip pada sel yang memuat pemisah kolom."),
                );
            }
        }
    }

    /// Whether the file as a whole cannot be used: a column or its data are missing.
    #[must_use]
    pub fn gagal_seluruhnya(&self) -> bool {
        self.masalah
            .iter()
            .any(|m| m.tingkat == Tingkat::Tolak && (m.baris == 0 || m.kode == "KOLOM_HILANG"))
    }

    /// Number of data rows.
    #[must_use]
    pub fn jumlah(&self) -> usize {
        self.data.len()
    }

    /// Usable rows.
    pub fn baris(&self) -> impl Iterator<Item = Baris<'_>> {
        self.data
            .iter()
            .map(|i| Baris { tabel: self, i: *i })
            .filter(|b| !self.ditolak.contains(&b.nomor()))
    }

    /// Every data row, also refused ones.
    pub fn semua_baris(&self) -> impl Iterator<Item = Baris<'_>> {
        self.data.iter().map(|i| Baris { tabel: self, i: *i })
    }

    /// Rows above the heading, as texts: printed forms carry their subject there.
    pub fn pembuka(&self) -> impl Iterator<Item = Vec<&str>> {
        (0..self.cocok.baris_kepala).map(|i| self.lembar.baris(i).map(str::trim).collect())
    }

    /// Headings as the file has them.
    pub fn kepala(&self) -> Vec<String> {
        self.lembar
            .baris(self.cocok.baris_kepala)
            .map(|s| s.trim().to_owned())
            .collect()
    }

    /// Where a column of the layout stands in this file: looked up once, used for every row.
    #[must_use]
    pub fn letak(&self, kunci: &str) -> Letak {
        Letak(
            self.tata
                .posisi(kunci)
                .and_then(|p| self.cocok.kolom.get(p))
                .copied()
                .flatten(),
        )
    }

    /// A cell by spreadsheet row and column key; blank when there is none.
    #[must_use]
    pub fn sel(&self, nomor: u32, kunci: &str) -> &str {
        let letak = self.data.partition_point(|i| self.lembar.nomor(*i) < nomor);
        match self.data.get(letak) {
            Some(i) if self.lembar.nomor(*i) == nomor => {
                Baris { tabel: self, i: *i }.di(self.letak(kunci))
            }
            _ => "",
        }
    }

    /// The layout.
    #[must_use]
    pub fn tata(&self) -> &'static TataLetak {
        self.tata
    }

    /// Masks personal data wherever a finding quotes it; the table itself stays as it is.
    pub fn samarkan(&mut self) {
        if !self.tata.ada_pribadi() {
            return;
        }
        for m in &mut self.masalah {
            let kunci = tabular::kunci_kepala(&m.kolom);
            let pribadi = self.tata.kolom.iter().any(|k| {
                let sama = |n: &str| tabular::kunci_kepala(n) == kunci;
                k.pribadi && (sama(k.kunci) || k.alias.iter().any(|a| sama(a)))
            });
            m.nilai = if pribadi {
                samarkan(&m.nilai)
            } else {
                samarkan_dalam(&m.nilai)
            };
            m.pesan = samarkan_dalam(&m.pesan);
        }
    }

    /// As [`Tabel::isi_baris`], personal data masked: for looking at.
    #[must_use]
    pub fn isi_tersamar(&self, nomor: u32) -> Option<Vec<(String, String)>> {
        let mut isi = self.isi_baris(nomor)?;
        if !self.tata.ada_pribadi() {
            return Some(isi);
        }
        for (_, nilai) in &mut isi {
            *nilai = samarkan_dalam(nilai);
        }
        let letak = self.tata.kolom.iter().zip(&self.cocok.kolom);
        for k in letak.filter_map(|(k, l)| l.filter(|_| k.pribadi)) {
            if let Some((_, nilai)) = isi.get_mut(k) {
                *nilai = samarkan(nilai);
            }
        }
        Some(isi)
    }

    /// The row with this spreadsheet number, heading → cell, in heading order.
    #[must_use]
    pub fn isi_baris(&self, nomor: u32) -> Option<Vec<(String, String)>> {
        let letak = self.data.partition_point(|i| self.lembar.nomor(*i) < nomor);
        let i = *self
            .data
            .get(letak)
            .filter(|i| self.lembar.nomor(**i) == nomor)?;
        let kepala = self.kepala();
        let lebar = kepala.len().max(self.lembar.lebar(i));
        Some(
            (0..lebar)
                .map(|k| {
                    let judul = kepala
                        .get(k)
                        .cloned()
                        .unwrap_or_else(|| format!("kolom ke-{}", k + 1));
                    (judul, self.lembar.sel(i, k).to_owned())
                })
                .collect(),
        )
    }
}

/// Place of a column in a file; none when the file has no such column.
#[derive(Debug, Clone, Copy, Default)]
pub struct Letak(Option<usize>);

/// One data row.
#[derive(Clone, Copy)]
pub struct Baris<'a> {
    tabel: &'a Tabel,
    i: usize,
}

impl<'a> Baris<'a> {
    /// Spreadsheet row number.
    #[must_use]
    pub fn nomor(&self) -> u32 {
        self.tabel.lembar.nomor(self.i)
    }

    /// Row number as stored.
    #[must_use]
    pub fn nomor_i32(&self) -> i32 {
        i32::try_from(self.nomor()).unwrap_or(i32::MAX)
    }

    /// A trimmed cell by column key; blank when the file has no such column.
    #[must_use]
    pub fn teks(&self, kunci: &str) -> &'a str {
        self.di(self.tabel.letak(kunci))
    }

    /// A trimmed cell by its place.
    #[must_use]
    pub fn di(&self, letak: Letak) -> &'a str {
        letak
            .0
            .map_or("", |k| self.tabel.lembar.sel(self.i, k).trim())
    }

    /// An amount by its place.
    #[must_use]
    pub fn uang_di(&self, letak: Letak) -> Option<Rupiah> {
        let teks = self.di(letak);
        super::rincian::uang_pendek(teks).or_else(|| baca_uang(teks).ok().flatten().map(|u| u.0))
    }

    /// A decimal number by its place, in PostgreSQL's form; none when blank.
    #[must_use]
    pub fn desimal_di(&self, letak: Letak) -> Option<Cow<'a, str>> {
        let teks = self.di(letak);
        let polos =
            !teks.is_empty() && teks.len() <= 18 && teks.bytes().all(|b| b.is_ascii_digit());
        if polos {
            return Some(Cow::Borrowed(teks));
        }
        bentuk_desimal(teks).map(Cow::Owned)
    }

    /// A decimal number by its place: mantissa and 10^decimals.
    #[must_use]
    pub fn pecahan_di(&self, letak: Letak) -> Option<(i64, i64)> {
        let teks = self.di(letak);
        super::rincian::pecahan(teks)
            .or_else(|| bentuk_desimal(teks).and_then(|d| super::rincian::pecahan(&d)))
    }

    /// Text with inner whitespace collapsed.
    #[must_use]
    pub fn rapat(&self, kunci: &str) -> String {
        dasar::teks::rapat(self.teks(kunci))
    }

    /// An amount; none when blank or `-`.
    #[must_use]
    pub fn uang(&self, kunci: &str) -> Option<Rupiah> {
        baca_uang(self.teks(kunci)).ok().flatten().map(|u| u.0)
    }

    /// A whole number.
    #[must_use]
    pub fn bulat(&self, kunci: &str) -> Option<i64> {
        self.teks(kunci).parse().ok()
    }

    /// A decimal number in PostgreSQL's form; none when blank.
    #[must_use]
    pub fn desimal(&self, kunci: &str) -> Option<String> {
        bentuk_desimal(self.teks(kunci))
    }

    /// A date; none when blank or unreadable.
    #[must_use]
    pub fn tanggal(&self, kunci: &str) -> Option<Tanggal> {
        Tanggal::parse(self.teks(kunci))
    }

    /// 1/0, ya/tidak.
    #[must_use]
    pub fn bendera(&self, kunci: &str) -> bool {
        baca_bendera(self.teks(kunci)).unwrap_or(false)
    }

    /// Yearly cells: stem index, year, trimmed text.
    pub fn tahunan(&self) -> impl Iterator<Item = (usize, u16, &'a str)> {
        let (tabel, i) = (self.tabel, self.i);
        tabel
            .cocok
            .tahunan
            .iter()
            .map(move |(b, t, k)| (*b, *t, tabel.lembar.sel(i, *k).trim()))
    }
}
