//! Separated text: the separator is found, opening comments are skipped, damage is named.

use csv::ReaderBuilder;

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
    let mut pembaca = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(cari_pemisah(teks))
        .from_reader(teks.as_bytes());
    let mut lembar = Lembar::baru("");
    let mut rekaman = csv::StringRecord::new();
    let mut nomor = komentar;
    let mut lebar = None;
    // A reading error is impossible on valid UTF-8 with flexible rows; if it came, reading stops.
    while let Ok(true) = pembaca.read_record(&mut rekaman) {
        nomor += 1;
        if nomor > batas.baris {
            return Err(Penolakan::TerlaluBanyakBaris { batas: batas.baris });
        }
        isi_baris(&mut lembar, &rekaman, nomor, batas, &mut masalah);
        let harap = *lebar.get_or_insert(rekaman.len());
        if rekaman.len() > harap && rekaman.iter().skip(harap).any(|s| !s.trim().is_empty()) {
            masalah.push(lebih(nomor, rekaman.len(), harap));
        }
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

fn lebih(nomor: u32, ada: usize, harap: usize) -> Masalah {
    Masalah::baru(
        Tingkat::Tolak,
        "SEL_BERLEBIH",
        nomor,
        format!("Baris punya {ada} sel, kepala hanya {harap}; isi mungkin bergeser."),
    )
    .saran("Beri tanda kutip pada sel yang memuat pemisah kolom.")
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

fn isi_baris(
    lembar: &mut Lembar,
    rekaman: &csv::StringRecord,
    nomor: u32,
    batas: &Batas,
    masalah: &mut Vec<Masalah>,
) {
    for sel in rekaman.iter().take(batas.kolom) {
        tambah_terbatas(lembar, sel, nomor, batas, masalah);
    }
    lembar.tutup_baris(nomor);
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
