//! Encodings: UTF-8 with or without mark, UTF-16, and the Windows-1252 of older spreadsheets.

use std::borrow::Cow;

use crate::{Masalah, Tingkat};

/// Decoded text and what had to be guessed.
#[derive(Debug)]
pub struct Terurai<'a> {
    /// The text, borrowed when it was clean UTF-8.
    pub teks: Cow<'a, str>,
    /// Encoding findings; row numbers are line numbers.
    pub masalah: Vec<Masalah>,
}

/// At most this many lines are reported one by one.
const LAPOR_BARIS: usize = 1_000;

/// Decodes bytes as text. Never fails: undecodable lines are read as Windows-1252 and named.
#[must_use]
pub fn urai_teks(byte: &[u8]) -> Terurai<'_> {
    if let Some(isi) = byte.strip_prefix(b"\xEF\xBB\xBF") {
        return urai_utf8(isi);
    }
    if byte.starts_with(b"\xFF\xFE") || byte.starts_with(b"\xFE\xFF") || mirip_utf16(byte) {
        return urai_utf16(byte);
    }
    urai_utf8(byte)
}

/// UTF-16 without a mark: every second byte of the opening is zero.
fn mirip_utf16(byte: &[u8]) -> bool {
    let awal: Vec<u8> = byte.iter().take(64).copied().collect();
    awal.len() >= 8
        && (awal.iter().skip(1).step_by(2).all(|b| *b == 0)
            || awal.iter().step_by(2).all(|b| *b == 0))
}

fn urai_utf16(byte: &[u8]) -> Terurai<'_> {
    let besar = byte.starts_with(b"\xFE\xFF") || byte.first() == Some(&0);
    let pengodean = if besar {
        encoding_rs::UTF_16BE
    } else {
        encoding_rs::UTF_16LE
    };
    let (teks, _, rusak) = pengodean.decode(byte);
    let mut masalah = vec![
        Masalah::baru(
            Tingkat::Catatan,
            "PENGODEAN_UTF16",
            0,
            "Berkas berpengodean UTF-16; dialihkan ke UTF-8.",
        )
        .saran("Simpan berikutnya sebagai CSV UTF-8."),
    ];
    if rusak {
        masalah.push(
            Masalah::baru(
                Tingkat::Tolak,
                "PENGODEAN_RUSAK",
                0,
                "Ada huruf UTF-16 yang rusak.",
            )
            .saran("Simpan ulang berkas sebagai CSV UTF-8."),
        );
    }
    Terurai {
        teks: Cow::Owned(teks.into_owned()),
        masalah,
    }
}

fn urai_utf8(byte: &[u8]) -> Terurai<'_> {
    match std::str::from_utf8(byte) {
        Ok(teks) => Terurai {
            teks: Cow::Borrowed(teks),
            masalah: nol_byte(teks),
        },
        Err(_) => urai_per_baris(byte),
    }
}

/// Binary zeros in text are always damage; the first few lines holding them are named.
fn nol_byte(teks: &str) -> Vec<Masalah> {
    if !teks.as_bytes().contains(&0) {
        return Vec::new();
    }
    teks.lines()
        .zip(1u32..)
        .filter(|(baris, _)| baris.contains('\0'))
        .take(LAPOR_BARIS)
        .map(|(_, nomor)| {
            Masalah::baru(
                Tingkat::Tolak,
                "BYTE_NOL",
                nomor,
                "Baris memuat byte nol; isinya rusak.",
            )
            .saran("Ketik ulang baris ini atau simpan ulang berkas.")
        })
        .collect()
}

fn urai_per_baris(byte: &[u8]) -> Terurai<'_> {
    let mut teks = String::with_capacity(byte.len() + byte.len() / 16);
    let mut masalah = Vec::new();
    let mut jumlah = 0usize;
    for (baris, nomor) in byte.split_inclusive(|b| *b == b'\n').zip(1u32..) {
        if let Ok(utf8) = std::str::from_utf8(baris) {
            teks.push_str(utf8);
            continue;
        }
        jumlah += 1;
        let (terbaca, _, _) = encoding_rs::WINDOWS_1252.decode(baris);
        teks.push_str(&terbaca);
        if jumlah <= LAPOR_BARIS {
            masalah.push(
                Masalah::baru(
                    Tingkat::Periksa,
                    "PENGODEAN_WINDOWS_1252",
                    nomor,
                    "Baris bukan UTF-8; dibaca sebagai Windows-1252.",
                )
                .di("", terbaca.trim_end())
                .saran("Periksa hurufnya, lalu simpan berkas sebagai CSV UTF-8."),
            );
        }
    }
    masalah.extend(nol_byte(&teks));
    Terurai {
        teks: Cow::Owned(teks),
        masalah,
    }
}
