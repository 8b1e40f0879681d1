//! Personal data in imported files: masked wherever a cell is quoted, sealed where it is kept.

use store::KunciData;
use uuid::Uuid;

use super::hasil::ImporError;

/// Digits that stay readable at the end of a number.
const SISA: usize = 4;
/// An identity number.
const NIK: usize = 16;

/// Keeps the last four digits of a number; of a text without digits nothing.
#[must_use]
pub fn samarkan(isi: &str) -> String {
    let digit: Vec<char> = isi.chars().filter(char::is_ascii_digit).collect();
    if digit.is_empty() {
        return if isi.trim().is_empty() {
            String::new()
        } else {
            "•".repeat(SISA)
        };
    }
    // A short number would be shown whole otherwise.
    let terang = SISA.min(digit.len() / 2);
    let samar = digit.len() - terang;
    digit
        .iter()
        .enumerate()
        .map(|(i, c)| if i < samar { '•' } else { *c })
        .collect()
}

/// Masks identity numbers inside other text, also those written with blanks, dots or dashes.
#[must_use]
pub fn samarkan_dalam(teks: &str) -> String {
    let huruf: Vec<char> = teks.chars().collect();
    let mut keluar = String::with_capacity(teks.len());
    let mut i = 0;
    while let Some(c) = huruf.get(i) {
        let ujung = if c.is_ascii_digit() {
            deret(&huruf, i)
        } else {
            i
        };
        let potong = huruf.get(i..ujung).unwrap_or_default();
        let jumlah = potong.iter().filter(|c| c.is_ascii_digit()).count();
        if jumlah >= NIK {
            keluar.push_str(&samarkan(&potong.iter().collect::<String>()));
            i = ujung;
        } else if jumlah > 0 {
            keluar.extend(potong);
            i = ujung;
        } else {
            keluar.push(*c);
            i += 1;
        }
    }
    keluar
}

/// End of the digits from `mulai`, single separators between them included.
fn deret(huruf: &[char], mulai: usize) -> usize {
    let mut ujung = mulai;
    let mut i = mulai;
    while let Some(c) = huruf.get(i) {
        if c.is_ascii_digit() {
            ujung = i + 1;
        } else if !(matches!(c, ' ' | '.' | '-') && ujung == i) {
            break;
        }
        i += 1;
    }
    ujung
}

/// Place a kept row is sealed for.
fn tempat(berkas: Uuid, baris: u32) -> String {
    format!("impor_temuan/{berkas}/{baris}")
}

/// The row of a finding, closed: a JSON text instead of a JSON array.
///
/// # Errors
/// There is no key.
pub fn segel_baris(
    kunci: &KunciData,
    berkas: Uuid,
    baris: u32,
    json: &str,
) -> Result<serde_json::Value, ImporError> {
    let tertutup = kunci.segel(&tempat(berkas, baris), json.as_bytes())?;
    Ok(serde_json::Value::String(hex::encode(tertutup)))
}

/// Opens it again.
///
/// # Errors
/// Another key, or damage.
pub fn buka_baris(
    kunci: &KunciData,
    berkas: Uuid,
    baris: u32,
    isi: &str,
) -> Result<serde_json::Value, ImporError> {
    let tertutup = hex::decode(isi).map_err(|_| store::StoreError::Segel)?;
    let terang = kunci.buka(&tempat(berkas, baris), &tertutup)?;
    serde_json::from_slice(&terang).map_err(|_| store::StoreError::Segel.into())
}

#[cfg(test)]
mod tests {
    use super::{samarkan, samarkan_dalam};

    #[test]
    fn numbers_keep_their_last_digits_and_nothing_else() {
        assert_eq!(samarkan("3201 0101 0101 0007"), "••••••••••••0007");
        assert_eq!(samarkan("081234567890"), "••••••••7890");
        assert_eq!(samarkan("12345"), "•••45");
        assert_eq!(samarkan("tidak ada"), "••••");
        assert_eq!(samarkan(" "), "");
    }

    #[test]
    fn identity_numbers_inside_text_are_masked_and_amounts_stay() {
        assert_eq!(
            samarkan_dalam("Ketua 3201-0101-0101-0007, 1.250.000 dan 2026"),
            "Ketua ••••••••••••0007, 1.250.000 dan 2026"
        );
        assert_eq!(
            samarkan_dalam("NIK:3201010101010007x"),
            "NIK:••••••••••••0007x"
        );
        assert_eq!(samarkan_dalam("Desa 12 RT 3"), "Desa 12 RT 3");
    }
}
