//! Rows of a table written straight into one buffer: no string per cell, no attribute per cell.
//!
//! # Why
//! A page of an office has a thousand cells. What a column says once (alignment, place on phones,
//! label) stands once: on the table as classes (`n3`: the third column is figures) and in the small
//! label sheet of its head. End tags that HTML lets one omit are omitted.

use dasar::uang::Rupiah;

use super::kecil::Warna;
use super::tabel::{Baris, Sel};

/// Writes rows of a table.
#[derive(Clone, Debug, Default)]
pub struct Penulis {
    isi: String,
    baris: usize,
}

impl Penulis {
    /// A writer with room for so many rows.
    #[must_use]
    pub fn dengan_ruang(baris: usize) -> Self {
        Self {
            isi: String::with_capacity(baris.saturating_mul(256)),
            baris: 0,
        }
    }

    /// Rows written.
    #[must_use]
    pub const fn jumlah(&self) -> usize {
        self.baris
    }

    /// What was written.
    #[must_use]
    pub fn isi(&self) -> &str {
        &self.isi
    }

    /// Opens a row; its class (`d2` in tree tables) may be empty.
    pub fn baris(&mut self, kelas: &str) {
        self.baris = self.baris.saturating_add(1);
        self.isi.push_str("<tr");
        self.kelas(kelas);
        self.isi.push('>');
    }

    fn kelas(&mut self, kelas: &str) {
        if kelas.is_empty() {
            return;
        }
        self.isi.push_str(" class=");
        if kelas.bytes().all(|b| b.is_ascii_alphanumeric()) {
            self.isi.push_str(kelas);
        } else {
            self.isi.push('"');
            self.teks(kelas);
            self.isi.push('"');
        }
    }

    /// Opens the cell that says what the row is.
    pub fn utama(&mut self) {
        self.isi.push_str("<th scope=row>");
    }

    /// Opens a cell.
    pub fn sel(&mut self) {
        self.isi.push_str("<td>");
    }

    /// Words.
    pub fn teks(&mut self, s: &str) {
        if !s.bytes().fold(false, |ada, b| ada | perlu_lolos(b)) {
            self.isi.push_str(s);
            return;
        }
        for c in s.chars() {
            match c {
                '<' => self.isi.push_str("&lt;"),
                '>' => self.isi.push_str("&gt;"),
                '&' => self.isi.push_str("&amp;"),
                '"' => self.isi.push_str("&quot;"),
                '\'' => self.isi.push_str("&#39;"),
                c => self.isi.push(c),
            }
        }
    }

    /// Markup of our own.
    fn mentah(&mut self, s: &str) {
        self.isi.push_str(s);
    }

    /// Words that lead to an address given in parts (what rows share comes ready made).
    pub fn tautan(&mut self, alamat: &[&str], teks: &str) {
        self.mentah("<a href=\"");
        alamat.iter().for_each(|b| self.teks(b));
        self.mentah("\">");
        self.teks(teks);
        self.mentah("</a>");
    }

    /// Opens the second line of a cell (code, unit); its parts are written with
    /// [`Penulis::teks`] until [`Penulis::tutup_kode`].
    pub fn buka_kode(&mut self) {
        self.mentah("<small>");
    }

    /// Ends the second line.
    pub fn tutup_kode(&mut self) {
        self.mentah("</small>");
    }

    /// Opens a chip.
    pub fn buka_cip(&mut self, warna: Warna) {
        self.mentah(match warna {
            Warna::Netral => "<b>",
            Warna::Bahaya => "<b class=b>",
            Warna::Awas => "<b class=w>",
            Warna::Baik => "<b class=ok>",
            Warna::Info => "<b class=i>",
        });
    }

    /// Ends a chip.
    pub fn tutup_cip(&mut self) {
        self.mentah("</b>");
    }

    /// A chip.
    pub fn cip(&mut self, teks: &str, warna: Warna) {
        self.buka_cip(warna);
        self.teks(teks);
        self.tutup_cip();
    }

    /// "1.234.567".
    pub fn bilangan(&mut self, n: i64) {
        if n < 0 {
            self.isi.push('−');
        }
        self.ribuan(n.unsigned_abs());
    }

    /// "1.234.567" or "1.234.567,89"; negative amounts stand out.
    pub fn uang_polos(&mut self, nilai: Rupiah) {
        let kurang = nilai.sen() < 0;
        if kurang {
            self.mentah("<span class=kurang>-");
        }
        let sen = nilai.sen().unsigned_abs();
        self.ribuan(sen / 100);
        if !sen.is_multiple_of(100) {
            self.isi.push(',');
            self.angka(sen % 100 / 10);
            self.angka(sen % 10);
        }
        if kurang {
            self.mentah("</span>");
        }
    }

    /// "1,2 M": as [`Rupiah::ringkas`] without "Rp", which the caption says.
    pub fn uang_ringkas(&mut self, nilai: Rupiah) {
        let sen = nilai.sen().unsigned_abs();
        let kurang = nilai.sen() < 0;
        for (satuan, persepuluh, setengah_bawah) in [
            (" T", 10_000_000_000_000_u64, 5_000_000_000),
            (" M", 10_000_000_000, 5_000_000),
            (" jt", 10_000_000, 50),
        ] {
            if sen >= persepuluh * 10 - setengah_bawah {
                let n = sen / persepuluh + u64::from(sen % persepuluh >= persepuluh / 2);
                if kurang {
                    self.isi.push('-');
                }
                self.ribuan(n / 10);
                self.isi.push(',');
                self.angka(n % 10);
                self.mentah(satuan);
                return;
            }
        }
        let rupiah = sen / 100 + u64::from(sen % 100 >= 50);
        if kurang && rupiah > 0 {
            self.isi.push('-');
        }
        self.ribuan(rupiah);
    }

    /// "+24 %", "−0,02 %": change of `selisih` against `dasar` (not zero), two places below one
    /// percent.
    pub fn persen_beda(&mut self, selisih: i64, dasar: i64) {
        let (s, d) = (
            u128::from(selisih.unsigned_abs()),
            u128::from(dasar.unsigned_abs()),
        );
        let halus = s * 100 < d;
        let kali: u128 = if halus { 10_000 } else { 100 };
        let n = bulat(s * kali, d);
        let turun = (selisih < 0) != (dasar < 0) && n > 0;
        self.isi.push(if turun { '−' } else { '+' });
        if halus {
            self.ribuan(n / 100);
            self.isi.push(',');
            self.angka(n % 100 / 10);
            self.angka(n % 10);
        } else {
            self.ribuan(n);
        }
        self.mentah(" %");
    }

    /// One digit.
    fn angka(&mut self, n: u64) {
        let c = u32::try_from(n).ok().and_then(|n| char::from_digit(n, 10));
        self.isi.push(c.unwrap_or('0'));
    }

    /// Digits with a point between every three.
    fn ribuan(&mut self, mut n: u64) {
        let mut ruang = [0_u8; 27];
        let mut awal = ruang.len();
        for (i, tempat) in ruang.iter_mut().rev().enumerate() {
            if n == 0 && i > 0 {
                break;
            }
            if i % 4 == 3 {
                *tempat = b'.';
            } else {
                *tempat = b'0' + u8::try_from(n % 10).unwrap_or(0);
                n /= 10;
            }
            awal -= 1;
        }
        let angka = ruang.get(awal..).unwrap_or_default();
        self.isi.push_str(str::from_utf8(angka).unwrap_or_default());
    }

    /// A whole row of prepared cells.
    pub fn tulis(&mut self, b: &Baris) {
        self.baris = self.baris.saturating_add(1);
        self.mentah("<tr");
        if let Some(id) = &b.id {
            self.mentah(" id=\"");
            self.teks(id);
            self.mentah("\"");
        }
        self.kelas(&b.kelas);
        self.mentah(">");
        self.deret(&b.sel);
    }

    /// The cells of a row; the first says what the row is.
    pub fn deret(&mut self, sel: &[Sel]) {
        for (i, s) in sel.iter().enumerate() {
            if i == 0 {
                self.utama();
            } else {
                self.sel();
            }
            self.satu(s);
        }
    }

    fn satu(&mut self, s: &Sel) {
        if let Some(u) = &s.url {
            self.mentah("<a href=\"");
            self.teks(u);
            self.mentah("\">");
        }
        match &s.uang {
            Some(u) => self.mentah(&u.to_string()),
            None => self.teks(&s.teks),
        }
        if s.url.is_some() {
            self.mentah("</a>");
        }
        for (i, c) in s.cip.iter().enumerate() {
            if i > 0 || !s.teks.is_empty() || s.uang.is_some() {
                self.mentah(" ");
            }
            self.cip(&c.teks, c.warna);
        }
        if let Some(k) = &s.kode {
            self.buka_kode();
            self.teks(k);
            self.tutup_kode();
        }
        if let Some(p) = &s.batang {
            self.mentah(
                "<svg class=batang viewBox=\"0 0 100 8\" preserveAspectRatio=none \
                 aria-hidden=true><rect class=alas width=100 height=8 rx=2 />\
                 <rect class=isi-batang height=8 rx=2 width=\"",
            );
            self.teks(p);
            self.mentah("\"/></svg>");
        }
    }
}

/// Half up, as the ratios of `dasar` round.
fn bulat(pembilang: u128, penyebut: u128) -> u64 {
    let penyebut = penyebut.max(1);
    let sisa = pembilang % penyebut;
    let utuh = pembilang / penyebut + u128::from(sisa * 2 >= penyebut);
    u64::try_from(utuh).unwrap_or(u64::MAX)
}

const fn perlu_lolos(b: u8) -> bool {
    matches!(b, b'<' | b'>' | b'&' | b'"' | b'\'')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tulis(f: impl Fn(&mut Penulis)) -> String {
        let mut p = Penulis::default();
        f(&mut p);
        p.isi
    }

    /// Amounts around every rounding step and power of ten, both signs.
    fn jumlah() -> impl Iterator<Item = i64> {
        let dasar = (0..=18).flat_map(|n| {
            let p = 10_i64.pow(n);
            [1, 2, 5, 9].map(|k| p.checked_mul(k).unwrap_or(i64::MAX))
        });
        dasar
            .flat_map(|n| (-51..=51).map(move |d| n.saturating_add(d)))
            .flat_map(|n| [n, -n, n / 3, n / 7 * 5])
    }

    #[test]
    fn figures_are_written_as_the_money_type_writes_them() {
        for n in jumlah() {
            let r = Rupiah::dari_sen(n);
            let ringkas = r.ringkas().replace("Rp", "");
            assert_eq!(tulis(|p| p.uang_ringkas(r)), ringkas, "{n}");
            let polos = tulis(|p| p.uang_polos(r));
            let polos = polos
                .trim_start_matches("<span class=kurang>")
                .trim_end_matches("</span>");
            assert_eq!(polos, r.polos(), "{n}");
        }
    }

    #[test]
    fn changes_are_written_as_the_ratio_type_writes_them() {
        for dasar in [1, 3, 700, 12_345, 9_999_999_900, 123_456_789_012_345] {
            for n in jumlah().filter(|n| n.unsigned_abs() < 1_000_000_000_000_000) {
                let harap = crate::daerah::persen_beda(n, dasar);
                assert_eq!(tulis(|p| p.persen_beda(n, dasar)), harap, "{n} / {dasar}");
            }
        }
    }

    #[test]
    fn words_cannot_leave_their_place() {
        let s = "<a href='x'>\"&\" Rp1.234 ≤ é";
        let t = tulis(|p| p.tautan(&[s, s], s));
        assert!(
            !t.replace("<a href=\"", "")
                .replace("\">", "")
                .contains(['"', '\''])
        );
        assert!(t.ends_with("Rp1.234 ≤ é</a>"));
        assert_eq!(t.matches('<').count(), 2);
    }
}
