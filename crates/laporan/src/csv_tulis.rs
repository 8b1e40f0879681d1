//! CSV for Indonesian spreadsheets.

use crate::{Sel, Tabel};

/// Writes a table as CSV.
///
/// # Shape and units
/// UTF-8 with byte order mark, `;` between cells, CRLF lines: what Excel with Indonesian settings
/// opens by double click. One heading line, then the rows and the total row as the page shows them;
/// the notes stay out. Amounts are `1234567` or `1234567,89`, shares `37,60`,
/// dates `2026-11-22`.
///
/// # Why
/// A text that begins with `= + - @`, a tab or a line break would run as a formula when opened; it
/// gets a leading apostrophe. Numbers are ours and are left alone, also negative ones.
#[must_use]
pub fn csv(tabel: &Tabel) -> Vec<u8> {
    let mut hasil = vec![0xef, 0xbb, 0xbf];
    {
        let mut w = csv::WriterBuilder::new()
            .delimiter(b';')
            .terminator(csv::Terminator::CRLF)
            .from_writer(&mut hasil);
        // Writing into memory has no way to fail, and rows all have the width of the heading.
        let _ = w.write_record(tabel.kolom.iter().map(|k| aman(&k.judul)));
        for baris in tabel.semua_baris() {
            let _ = w.write_record(baris.into_iter().map(sel));
        }
        let _ = w.flush();
    }
    hasil
}

fn sel(s: &Sel) -> String {
    match s {
        Sel::Teks(t) => aman(t),
        Sel::Uang(r) => {
            let m = r.mesin();
            m.strip_suffix(".00")
                .map_or_else(|| m.replace('.', ","), str::to_owned)
        }
        Sel::Persen(r) => r.mesin_persen(2).replace('.', ","),
        lain => lain.mesin().unwrap_or_default(),
    }
}

/// Puts an apostrophe before a text that a spreadsheet would take for a formula.
fn aman(t: &str) -> String {
    let depan = t.trim_start_matches(|c: char| {
        c == ' ' || c == '\u{a0}' || c == '\u{feff}' || c == '\u{200b}' || c == '\0'
    });
    // Fullwidth signs are folded to ASCII by some spreadsheets in East Asian settings.
    let bahaya = [
        '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '|', '%',
    ];
    if depan.starts_with(bahaya) || t.starts_with(['\t', '\r', '\n']) {
        format!("'{t}")
    } else {
        t.to_owned()
    }
}
