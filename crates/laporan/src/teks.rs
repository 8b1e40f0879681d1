//! Aligned text for terminals.

use crate::{Sel, Tabel};

/// Writes a table as aligned text: title, heading, rows, total, notes. Long texts are not cut.
#[must_use]
pub fn teks(tabel: &Tabel) -> String {
    let judul: Vec<String> = tabel.kolom.iter().map(|k| satu_baris(&k.judul)).collect();
    let baris: Vec<Vec<String>> = tabel
        .semua_baris()
        .map(|b| b.into_iter().map(|s| satu_baris(&Sel::tampil(s))).collect())
        .collect();
    let lebar: Vec<usize> = judul
        .iter()
        .enumerate()
        .map(|(i, j)| {
            let isi = baris
                .iter()
                .filter_map(|b| b.get(i))
                .map(|s| s.chars().count());
            isi.max().unwrap_or(0).max(j.chars().count())
        })
        .collect();
    let mut hasil = String::new();
    if !tabel.judul.is_empty() {
        hasil.push_str(&satu_baris(&tabel.judul));
        hasil.push('\n');
    }
    tulis(&mut hasil, tabel, &lebar, &judul);
    let garis: Vec<String> = lebar.iter().map(|l| "-".repeat(*l)).collect();
    tulis(&mut hasil, tabel, &lebar, &garis);
    for (i, b) in baris.iter().enumerate() {
        if tabel.total.is_some() && i + 1 == baris.len() {
            tulis(&mut hasil, tabel, &lebar, &garis);
        }
        tulis(&mut hasil, tabel, &lebar, b);
    }
    for c in &tabel.catatan {
        hasil.push_str(&satu_baris(c));
        hasil.push('\n');
    }
    hasil
}

fn tulis(hasil: &mut String, tabel: &Tabel, lebar: &[usize], sel: &[String]) {
    let mut baris = String::new();
    for ((s, l), k) in sel.iter().zip(lebar).zip(&tabel.kolom) {
        if !baris.is_empty() {
            baris.push_str("  ");
        }
        let l = *l;
        let isi = if k.kanan() {
            format!("{s:>l$}")
        } else {
            format!("{s:<l$}")
        };
        baris.push_str(&isi);
    }
    hasil.push_str(baris.trim_end());
    hasil.push('\n');
}

/// Control characters could move the cursor of a terminal.
fn satu_baris(s: &str) -> String {
    s.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}
