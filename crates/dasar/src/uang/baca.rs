//! Reading amounts: the Indonesian form of people, the plain form of machines, and the dirty
//! form of spreadsheets.

use super::{Dibulatkan, Rupiah};
use std::fmt;

/// Longest text that can be an amount; longer cells are refused unread.
const PANJANG_MAKS: usize = 64;

/// Why a text is not an amount. `Display` says it in Indonesian, with what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UangError {
    /// Nothing was written.
    Kosong,
    /// A character that belongs to no amount.
    Karakter(char),
    /// Points not in groups of three: "1.23" or "12.34.567".
    TitikRibuan,
    /// More digits after the decimal mark than sen can hold.
    TerlaluTeliti,
    /// No digits, or a mark in the wrong place.
    Bentuk,
    /// More than ±92 quadrillion rupiah, or a text longer than any amount.
    TerlaluBesar,
}

impl fmt::Display for UangError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Kosong => f.write_str("jumlah uang kosong; isi angka, atau 0 bila memang nol"),
            Self::Karakter(c) => write!(
                f,
                "jumlah uang memuat karakter \"{}\"; tulis angka saja, misalnya 1.234.567,89",
                c.escape_default()
            ),
            Self::TitikRibuan => f.write_str(
                "titik pada jumlah uang harus memisahkan tiap tiga angka (1.234.567); \
                 untuk desimal pakai koma",
            ),
            Self::TerlaluTeliti => {
                f.write_str("jumlah uang lebih teliti dari sen; paling banyak dua angka desimal")
            }
            Self::Bentuk => {
                f.write_str("jumlah uang tidak terbaca; tulis misalnya 1.234.567 atau 1.234.567,89")
            }
            Self::TerlaluBesar => {
                f.write_str("jumlah uang di luar jangkauan; periksa banyaknya angka nol")
            }
        }
    }
}

impl std::error::Error for UangError {}

impl Rupiah {
    /// Reads the Indonesian form: `Rp1.234.567,89`, `1.234.567`, `-Rp5.000`, `(5.000)`,
    /// `Rp5.000,-`.
    ///
    /// # Shape and units
    /// Points group three digits or are absent; a comma starts one or two decimals. The English
    /// form `1,234.56` is refused instead of being read a hundred times too small.
    ///
    /// # Errors
    /// [`UangError`], in Indonesian.
    pub fn parse(masukan: &str) -> Result<Self, UangError> {
        let s = masukan.trim();
        periksa_panjang(s)?;
        let (negatif, s) = lepas_tanda(s);
        let s = lepas_rp(s);
        let (negatif2, s) = match s.strip_prefix(['-', '−']) {
            Some(sisa) if !negatif => (true, sisa.trim_start()),
            _ => (negatif, s),
        };
        let (utuh, desimal) = match s.split_once(',') {
            Some((u, d)) => (u, d.trim_end()),
            None => (s, ""),
        };
        let utuh = tanpa_titik_ribuan(utuh)?;
        let desimal = match desimal {
            "-" | "--" => "",
            d => d,
        };
        if s.ends_with(',') {
            return Err(UangError::Bentuk);
        }
        dari_angka(negatif2, &utuh, desimal)
    }

    /// Reads the machine form `-1234567.89`: no grouping, a point, at most two decimals.
    ///
    /// # Errors
    /// [`UangError`], in Indonesian.
    pub fn parse_mesin(masukan: &str) -> Result<Self, UangError> {
        let s = masukan.trim();
        periksa_panjang(s)?;
        let (negatif, s) = match s.strip_prefix('-') {
            Some(sisa) => (true, sisa),
            None => (false, s),
        };
        match s.split_once('.') {
            Some((_, "")) => Err(UangError::Bentuk),
            Some((u, d)) => dari_angka(negatif, u, d),
            None => dari_angka(negatif, s, ""),
        }
    }

    /// Reads a machine number of any fineness, also `1.2E+9`, rounding half-up away from zero.
    ///
    /// # Shape and units
    /// For spreadsheet cells whose doubles carry noise such as `182888324.00000003`. `berubah`
    /// tells the caller to keep and report the source text.
    ///
    /// # Errors
    /// [`UangError`], in Indonesian.
    ///
    /// # Example
    /// ```
    /// use dasar::Rupiah;
    /// let d = Rupiah::parse_bulat("182888324.00000003")?;
    /// assert_eq!((d.nilai.mesin().as_str(), d.berubah), ("182888324.00", true));
    /// assert_eq!(Rupiah::parse_bulat("1.2E+9")?.nilai.mesin(), "1200000000.00");
    /// # Ok::<(), dasar::UangError>(())
    /// ```
    pub fn parse_bulat(masukan: &str) -> Result<Dibulatkan, UangError> {
        let s = masukan.trim();
        if let Some(nilai) = biasa(s) {
            return Ok(Dibulatkan {
                nilai,
                berubah: false,
            });
        }
        periksa_panjang(s)?;
        let (negatif, s) = match (s.strip_prefix('-'), s.strip_prefix('+')) {
            (Some(sisa), _) => (true, sisa),
            (None, Some(sisa)) => (false, sisa),
            (None, None) => (false, s),
        };
        let (mantisa, pangkat) = match s.split_once(['e', 'E']) {
            Some((m, p)) => (m, baca_pangkat(p)?),
            None => (s, 0),
        };
        let (utuh, desimal) = mantisa.split_once('.').unwrap_or((mantisa, ""));
        if utuh.is_empty() && desimal.is_empty() {
            return Err(UangError::Bentuk);
        }
        hanya_angka(utuh)?;
        hanya_angka(desimal)?;
        let angka: String = [utuh, desimal].concat();
        let letak = i64::try_from(utuh.len()).map_err(|_| UangError::TerlaluBesar)? + pangkat + 2;
        geser(negatif, &angka, letak)
    }
}

/// The common case of imports, `1234567` or `1234567.89`, without allocating; anything else takes
/// the full reading.
fn biasa(s: &str) -> Option<Rupiah> {
    let (utuh, desimal) = s.split_once('.').unwrap_or((s, "00"));
    if !(1..=16).contains(&utuh.len()) || desimal.len() != 2 {
        return None;
    }
    let mut sen: i64 = 0;
    for c in utuh.bytes().chain(desimal.bytes()) {
        if !c.is_ascii_digit() {
            return None;
        }
        sen = sen * 10 + i64::from(c - b'0');
    }
    Some(Rupiah::dari_sen(sen))
}

/// Rounds the digit string at the decimal position `letak` (counted in sen).
fn geser(negatif: bool, angka: &str, letak: i64) -> Result<Dibulatkan, UangError> {
    let berarti = angka.trim_start_matches('0');
    if berarti.is_empty() {
        return Ok(Dibulatkan {
            nilai: Rupiah::NOL,
            berubah: false,
        });
    }
    let letak = match usize::try_from(letak) {
        Ok(l) => l,
        // The first digit is already finer than a tenth of a sen: it rounds to nothing.
        Err(_) => {
            return Ok(Dibulatkan {
                nilai: Rupiah::NOL,
                berubah: true,
            });
        }
    };
    let nol_depan = angka.len() - berarti.len();
    if letak > nol_depan + 19 {
        return Err(UangError::TerlaluBesar);
    }
    let (kepala, ekor) = angka.split_at(letak.min(angka.len()));
    let mut sen: i128 = 0;
    for c in kepala
        .bytes()
        .chain(std::iter::repeat_n(b'0', letak - kepala.len()))
    {
        sen = sen * 10 + i128::from(c - b'0');
    }
    if ekor.bytes().next().is_some_and(|c| c >= b'5') {
        sen += 1;
    }
    let nilai = Rupiah::dari_i128(if negatif { -sen } else { sen });
    Ok(Dibulatkan {
        nilai: nilai.ok_or(UangError::TerlaluBesar)?,
        berubah: ekor.bytes().any(|c| c != b'0'),
    })
}

fn periksa_panjang(s: &str) -> Result<(), UangError> {
    if s.is_empty() {
        return Err(UangError::Kosong);
    }
    if s.len() > PANJANG_MAKS {
        return Err(UangError::TerlaluBesar);
    }
    Ok(())
}

fn hanya_angka(s: &str) -> Result<(), UangError> {
    match s.chars().find(|c| !c.is_ascii_digit()) {
        Some(c) => Err(UangError::Karakter(c)),
        None => Ok(()),
    }
}

fn baca_pangkat(p: &str) -> Result<i64, UangError> {
    let angka = p.strip_prefix(['+', '-']).unwrap_or(p);
    hanya_angka(angka)?;
    if angka.is_empty() {
        return Err(UangError::Bentuk);
    }
    let n: i64 = angka.parse().map_err(|_| UangError::TerlaluBesar)?;
    if n > 1_000 {
        return Err(UangError::TerlaluBesar);
    }
    Ok(if p.starts_with('-') { -n } else { n })
}

fn lepas_tanda(s: &str) -> (bool, &str) {
    if let Some(dalam) = s.strip_prefix('(').and_then(|s| s.strip_suffix(')')) {
        return (true, dalam.trim());
    }
    match s.strip_prefix(['-', '−']) {
        Some(sisa) => (true, sisa.trim_start()),
        None => (false, s),
    }
}

fn lepas_rp(s: &str) -> &str {
    let kepala = s.get(..2).unwrap_or("");
    if kepala.eq_ignore_ascii_case("rp") {
        let sisa = s.get(2..).unwrap_or("");
        sisa.strip_prefix('.').unwrap_or(sisa).trim_start()
    } else {
        s
    }
}

fn tanpa_titik_ribuan(utuh: &str) -> Result<String, UangError> {
    let mut bagian = utuh.split('.');
    let pertama = bagian.next().unwrap_or("");
    let mut hasil = String::from(pertama);
    let mut ada_titik = false;
    for b in bagian {
        ada_titik = true;
        if b.len() != 3 {
            hanya_angka(b)?;
            return Err(UangError::TitikRibuan);
        }
        hasil.push_str(b);
    }
    if ada_titik && (pertama.is_empty() || pertama.len() > 3) {
        return Err(UangError::TitikRibuan);
    }
    Ok(hasil)
}

fn dari_angka(negatif: bool, utuh: &str, desimal: &str) -> Result<Rupiah, UangError> {
    hanya_angka(utuh)?;
    hanya_angka(desimal)?;
    if utuh.is_empty() {
        return Err(UangError::Bentuk);
    }
    let sen: i128 = match desimal.as_bytes() {
        [] => 0,
        [a] => i128::from(a - b'0') * 10,
        [a, b] => i128::from(a - b'0') * 10 + i128::from(b - b'0'),
        _ => return Err(UangError::TerlaluTeliti),
    };
    let rupiah: i128 = match utuh.trim_start_matches('0') {
        "" => 0,
        u if u.len() > 20 => return Err(UangError::TerlaluBesar),
        u => u.parse().map_err(|_| UangError::TerlaluBesar)?,
    };
    let total = rupiah * 100 + sen;
    Rupiah::dari_i128(if negatif { -total } else { total }).ok_or(UangError::TerlaluBesar)
}
