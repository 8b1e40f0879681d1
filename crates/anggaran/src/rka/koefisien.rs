//! The coefficient text of a line: "2 Orang x 3 Hari x 1 Kali".

use dasar::Rasio;
use dasar::teks::rapat;
use std::fmt;

/// One factor of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Faktor {
    /// How many.
    pub volume: Rasio,
    /// Of what ("orang"), as typed; may be empty.
    pub satuan: String,
}

/// Why a coefficient text cannot be read. `Display` is Indonesian and says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KoefisienError {
    /// Nothing was written.
    Kosong,
    /// Longer than any coefficient.
    TerlaluPanjang,
    /// A factor without a number. The number counts from 1.
    TanpaAngka(usize),
    /// A number that may be read in two ways ("1.500").
    Rancu(usize),
}

impl fmt::Display for KoefisienError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Kosong => f.write_str("koefisien kosong; tulis misalnya 2 orang x 3 hari"),
            Self::TerlaluPanjang => {
                f.write_str("koefisien terlalu panjang; pisahkan menjadi baris")
            }
            Self::TanpaAngka(ke) => write!(
                f,
                "faktor ke-{ke} pada koefisien tidak diawali angka; tulis misalnya 2 orang x 3 hari"
            ),
            Self::Rancu(ke) => write!(
                f,
                "angka pada faktor ke-{ke} rancu antara ribuan dan desimal; tulis tanpa titik \
                 ribuan dan pakai koma untuk desimal"
            ),
        }
    }
}

impl std::error::Error for KoefisienError {}

/// Reads a coefficient text into its factors. The multiplication sign is `x`, `X`, `×` or `*`,
/// standing between a factor's unit and the next number.
///
/// # Errors
/// [`KoefisienError`].
pub fn baca_koefisien(teks: &str) -> Result<Vec<Faktor>, KoefisienError> {
    let s = rapat(teks);
    if s.is_empty() {
        return Err(KoefisienError::Kosong);
    }
    if s.len() > 400 {
        return Err(KoefisienError::TerlaluPanjang);
    }
    let mut hasil = Vec::new();
    let mut sisa = s.as_str();
    let mut ke = 1;
    loop {
        let akhir = sisa.find(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.'));
        let (angka, ekor) = sisa.split_at(akhir.unwrap_or(sisa.len()));
        let volume = baca_faktor(angka.trim_end_matches(['.', ','])).ok_or({
            if angka.is_empty() {
                KoefisienError::TanpaAngka(ke)
            } else {
                KoefisienError::Rancu(ke)
            }
        })?;
        let (satuan, lanjut) = satuan(ekor);
        hasil.push(Faktor {
            volume,
            satuan: satuan.trim().to_owned(),
        });
        match lanjut {
            None => return Ok(hasil),
            Some(l) => sisa = l.trim_start(),
        }
        ke += 1;
    }
}

/// Splits the unit from the rest after the next multiplication sign that precedes a number (or
/// ends the text, which the caller then refuses).
fn satuan(ekor: &str) -> (&str, Option<&str>) {
    for (i, c) in ekor.char_indices() {
        if !matches!(c, 'x' | 'X' | '×' | '*') {
            continue;
        }
        let (depan, belakang) = ekor.split_at(i);
        let belakang = belakang.strip_prefix(c).unwrap_or("");
        let berdiri = depan.is_empty() || depan.ends_with(' ') || matches!(c, '×' | '*');
        let digit = |s: &str| s.starts_with(|c: char| c.is_ascii_digit());
        // "box 3" ends in a letter x; "orangx3" and "orang x 3" hold a multiplication sign.
        let kali = digit(belakang) || (berdiri && digit(belakang.trim_start()));
        if kali || (berdiri && belakang.trim().is_empty()) {
            return (depan, Some(belakang));
        }
    }
    (ekor, None)
}

/// Reads one factor: "3", "2,5", "2.5", "1.500.000"; `None` for anything ambiguous such as
/// "1.500", or not a number.
#[must_use]
pub fn baca_faktor(s: &str) -> Option<Rasio> {
    let s = s.trim();
    if s.is_empty()
        || s.len() > 20
        || !s
            .bytes()
            .all(|c| c.is_ascii_digit() || c == b',' || c == b'.')
    {
        return None;
    }
    let (utuh, desimal) = match (s.matches('.').count(), s.matches(',').count()) {
        (0, 0) => (s.to_owned(), ""),
        (0, 1) => {
            let (u, d) = s.split_once(',')?;
            (u.to_owned(), d)
        }
        (1, 0) => {
            let (u, d) = s.split_once('.')?;
            if d.len() == 3 && u != "0" {
                return None;
            }
            (u.to_owned(), d)
        }
        (_, 0 | 1) => {
            let (u, d) = s.split_once(',').unwrap_or((s, "0"));
            let mut bagian = u.split('.');
            let pertama = bagian.next()?;
            if pertama.is_empty() || pertama.len() > 3 || bagian.any(|b| b.len() != 3) {
                return None;
            }
            (u.replace('.', ""), d)
        }
        _ => return None,
    };
    if utuh.is_empty() || (desimal.is_empty() && s.contains([',', '.'])) {
        return None;
    }
    let skala = 10_i128.checked_pow(u32::try_from(desimal.len()).ok()?)?;
    let penuh: i128 = format!("{utuh}{desimal}").parse().ok()?;
    Rasio::baru(penuh, skala)
}
