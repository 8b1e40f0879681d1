//! Separated text: the separator is found, opening comments are skipped, damage is named.

use crate::{Batas, Format, Isi, Lembar, Masalah, Penolakan, Tingkat, urai_teks};

/// Candidate separators, in order of preference on a tie.
const PEMISAH: [u8; 4] = [b',', b';', b'\t', b'|'];

/// The separator that appears most in the first lines, quoted parts left out.
#[must_use]
pub fn cari_pemisah(teks: &str) -> u8 {
    let mut terbaik = (0usize, b',');
    for calon in PEMISAH.iter().rev() {
        let mut dalam_kutip = false;
        let mut jumlah = 0usize;
        for b in teks.bytes().take(8_192) {
            match b {
                b'"' => dalam_kutip = !dalam_kutip,
                b'\n' if !dalam_kutip && jumlah > 0 => break,
                b if b == *calon && !dalam_kutip => jumlah += 1,
                _ => {}
            }
        }
        if jumlah >= terbaik.0 && jumlah > 0 {
            terbaik = (jumlah, *calon);
        }
    }
    terbaik.1
}

/// Skips comment lines (`#`) at the top; returns the rest and the number of lines skipped.
#[must_use]
pub fn lewati_komentar(teks: &str) -> (&str, u32) {
    let mut sisa = teks;
    let mut jumlah = 0u32;
    while sisa.starts_with('#') || (jumlah > 0 && sisa.starts_with("\"#")) {
        let Some(ujung) = sisa.find('\n') else {
            return ("", jumlah + 1);
        };
        sisa = sisa.get(ujung + 1..).unwrap_or("");
        jumlah += 1;
    }
    (sisa, jumlah)
}

pub(crate) fn baca_csv(byte: &[u8], batas: &Batas) -> Result<Isi, Penolakan> {
    let terurai = urai_teks(byte);
    let mut masalah = terurai.masalah;
    let (teks, komentar) = lewati_komentar(&terurai.teks);
    let mut rekaman = Rekaman::baru(teks, cari_pemisah(teks));
    let mut lembar = Lembar::baru("");
    let mut nomor = komentar;
    while let Some(kosong) = rekaman.lanjut(&mut lembar, batas, nomor + 1, &mut masalah) {
        nomor += 1;
        if kosong {
            continue;
        }
        if nomor > batas.baris {
            return Err(Penolakan::TerlaluBanyakBaris { batas: batas.baris });
        }
        lembar.tutup_baris(nomor);
    }
    if lembar.jumlah_baris() == 0 {
        return Err(Penolakan::Kosong);
    }
    kutip_terbuka(teks, &lembar, &mut masalah);
    Ok(Isi {
        format: Format::Csv,
        lembar: vec![lembar],
        masalah,
    })
}

/// An odd number of quotes swallows the rest of the file into one cell: name the last row.
fn kutip_terbuka(teks: &str, lembar: &Lembar, masalah: &mut Vec<Masalah>) {
    if teks.bytes().filter(|b| *b == b'"').count() % 2 == 1 {
        let nomor = lembar.nomor(lembar.jumlah_baris().saturating_sub(1));
        masalah.push(
            Masalah::baru(
                Tingkat::Periksa,
                "KUTIP_TERBUKA",
                nomor,
                "Ada tanda kutip yang tidak ditutup.",
            )
            .saran("Tutup tanda kutip; baris sesudahnya bisa terbaca sebagai satu sel."),
        );
    }
}

/// Records of separated text, cell by cell into the sheet: quotes count at the start of a cell,
/// a doubled quote inside is one, a line ends with LF, CR or both.
struct Rekaman<'a> {
    teks: &'a str,
    /// Where reading goes on.
    di: usize,
    pemisah: u8,
    /// Cells of the record, also those beyond the limit of columns.
    jumlah: usize,
    /// A quoted cell without its quotes.
    bersih: String,
}

impl<'a> Rekaman<'a> {
    fn baru(teks: &'a str, pemisah: u8) -> Self {
        Self {
            teks,
            di: 0,
            pemisah,
            jumlah: 0,
            bersih: String::new(),
        }
    }

    /// Reads the next record; true for an empty line, none at the end of the text.
    fn lanjut(
        &mut self,
        lembar: &mut Lembar,
        batas: &Batas,
        nomor: u32,
        masalah: &mut Vec<Masalah>,
    ) -> Option<bool> {
        let byte = self.teks.as_bytes();
        let pertama = *byte.get(self.di)?;
        if matches!(pertama, b'\n' | b'\r') {
            self.akhiri_baris(pertama);
            return Some(true);
        }
        self.jumlah = 0;
        loop {
            let (awal, akhir, kutip) = self.sel();
            let isi = if kutip {
                self.bersih.as_str()
            } else {
                self.teks.get(awal..akhir).unwrap_or("")
            };
            if self.jumlah < batas.kolom {
                tambah_terbatas(lembar, isi, nomor, batas, masalah);
            }
            self.jumlah += 1;
            match byte.get(self.di) {
                Some(b) if *b == self.pemisah => self.di += 1,
                Some(b) => {
                    self.akhiri_baris(*b);
                    return Some(false);
                }
                None => return Some(false),
            }
        }
    }

    /// Steps over a line end; CR and LF together are one.
    fn akhiri_baris(&mut self, b: u8) {
        self.di += 1;
        if b == b'\r' && self.teks.as_bytes().get(self.di) == Some(&b'\n') {
            self.di += 1;
        }
    }

    /// Reads one cell up to what ends it: its range, and whether it had to be unquoted.
    fn sel(&mut self) -> (usize, usize, bool) {
        let byte = self.teks.as_bytes();
        let awal = self.di;
        if byte.get(awal) == Some(&b'"') {
            self.sel_berkutip();
            return (awal, self.di, true);
        }
        self.di = self.ujung_polos(awal);
        (awal, self.di, false)
    }

    fn ujung_polos(&self, mulai: usize) -> usize {
        let sisa = self.teks.as_bytes().get(mulai..).unwrap_or_default();
        let ujung = |b: &u8| *b == self.pemisah || matches!(b, b'\n' | b'\r');
        mulai + sisa.iter().position(ujung).unwrap_or(sisa.len())
    }

    /// Text after a closing quote belongs to the cell as it stands.
    fn sel_berkutip(&mut self) {
        self.bersih.clear();
        let mut di = self.di + 1;
        loop {
            let sisa = self.teks.get(di..).unwrap_or("");
            let Some(kutip) = sisa.find('"') else {
                self.bersih.push_str(sisa);
                self.di = self.teks.len();
                return;
            };
            self.bersih.push_str(sisa.get(..kutip).unwrap_or(""));
            di += kutip + 1;
            if self.teks.as_bytes().get(di) != Some(&b'"') {
                break;
            }
            self.bersih.push('"');
            di += 1;
        }
        let ujung = self.ujung_polos(di);
        self.bersih.push_str(self.teks.get(di..ujung).unwrap_or(""));
        self.di = ujung;
    }
}

/// Adds a cell, cutting and reporting what is beyond the limit.
pub(crate) fn tambah_terbatas(
    lembar: &mut Lembar,
    sel: &str,
    nomor: u32,
    batas: &Batas,
    masalah: &mut Vec<Masalah>,
) {
    if sel.len() <= batas.sel {
        lembar.tambah_sel(sel);
        return;
    }
    let mut ujung = batas.sel;
    while !sel.is_char_boundary(ujung) {
        ujung -= 1;
    }
    let potong = sel.get(..ujung).unwrap_or("");
    let kolom = format!("kolom ke-{}", lembar.sel_terbuka() + 1);
    masalah.push(
        Masalah::baru(
            Tingkat::Tolak,
            "SEL_TERLALU_BESAR",
            nomor,
            format!("Sel berisi {} byte, batasnya {}.", sel.len(), batas.sel),
        )
        .di(&kolom, potong)
        .saran("Pendekkan isi sel."),
    );
    lembar.tambah_sel(potong);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{baca_csv, cari_pemisah};
    use crate::{Batas, Penolakan};

    fn milik_kita(teks: &str) -> Option<Vec<Vec<String>>> {
        let isi = match baca_csv(teks.as_bytes(), &Batas::default()) {
            Ok(isi) => isi,
            Err(Penolakan::Kosong) => return Some(Vec::new()),
            Err(_) => return None,
        };
        let lembar = isi.lembar.first()?;
        Some(
            (0..lembar.jumlah_baris())
                .map(|i| lembar.baris(i).map(str::to_owned).collect())
                .collect(),
        )
    }

    fn acuan(teks: &str) -> Vec<Vec<String>> {
        csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(cari_pemisah(teks))
            .from_reader(teks.as_bytes())
            .records()
            .map(|r| r.unwrap().iter().map(str::to_owned).collect())
            .collect()
    }

    proptest! {
        #[test]
        fn cells_are_those_of_the_reference_reader(teks in "[ab\"\",;,;\r\n\n#é]{0,60}") {
            prop_assume!(!teks.starts_with(['#', '\u{feff}']));
            prop_assert_eq!(milik_kita(&teks), Some(acuan(&teks)));
        }
    }

    #[test]
    fn a_blank_line_keeps_its_row_number() {
        let isi = baca_csv(b"a,b\n\n\r\n1,2\n", &Batas::default()).unwrap();
        assert_eq!(isi.lembar[0].nomor(1), 4);
    }
}
