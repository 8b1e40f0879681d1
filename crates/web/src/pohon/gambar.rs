//! The tree as a picture that prints: boxes and lines, with the same tree as a list beside it.

use std::fmt::Write as _;

use app::pohon::letak;
use app::pohon::{Pohon, SimpulRow, jenis};
use askama::Template;
use axum::extract::{Path, Query, State};

use super::{Tanya, buka, pilihan, url};
use crate::daerah;
use crate::galat::{Hasil, html};
use crate::komponen::Tautan;
use crate::{Galat, Halaman, Keadaan, Sesi};

/// Boxes on one picture; more cannot be read.
const PALING_BANYAK: usize = 160;
const LEBAR: usize = 250;
const TINGGI: usize = 58;

/// A box.
struct Kotak {
    x: usize,
    y: usize,
    kelas: &'static str,
    judul: String,
    baris: Vec<(usize, String)>,
    url: String,
    garis: String,
}

#[derive(Template)]
#[template(path = "pohon/gambar.html")]
struct GambarHal {
    hal: Halaman,
    judul: String,
    keterangan: String,
    kembali: Tautan,
    lebar: usize,
    tinggi: usize,
    kotak: Vec<Kotak>,
}

pub(super) async fn lihat(
    State(k): State<Keadaan>,
    s: Sesi,
    Path(kode): Path<String>,
    Query(q): Query<Tanya>,
) -> Hasil {
    let (t, _) = buka(&k, &kode, q.tahun.as_deref(), q.edisi.as_deref()).await?;
    let p = t
        .pohon
        .as_ref()
        .ok_or_else(|| Galat::tidak_ada("Belum ada pohon kinerja untuk digambar."))?;
    let ada = pilihan(p, &q)?;
    let tanpa_saring = q.opd.as_deref().unwrap_or_default().is_empty() && q.akar.is_none();
    let boleh = |s: &&SimpulRow| ada.contains(&s.id) && (!tanpa_saring || s.opd_id.is_none());
    let terpilih: Vec<&SimpulRow> = p.simpul.iter().filter(boleh).collect();
    let penuh = terpilih.len();
    let kotak = kotak(
        &t.d,
        p,
        terpilih.get(..penuh.min(PALING_BANYAK)).unwrap_or_default(),
    );
    let judul = format!("Gambar pohon kinerja {}", app::pohon::periode(&p.edisi));
    let kembali = url(&t.d, Some(p), "")
        .dengan("opd", q.opd.clone().unwrap_or_default())
        .dengan("akar", q.akar.clone().unwrap_or_default());
    html(&GambarHal {
        hal: daerah::halaman(&s, &t.d, &judul, "pohon").remah("Pohon kinerja", kembali.to_string()),
        keterangan: if penuh > PALING_BANYAK {
            format!("{PALING_BANYAK} dari {penuh} simpul; buka satu cabang untuk melihat sisanya")
        } else {
            format!("{penuh} simpul")
        },
        judul,
        kembali: Tautan::baru("Lihat sebagai daftar", kembali.to_string()),
        lebar: kotak.iter().map(|k| k.x).max().unwrap_or(0) + LEBAR,
        tinggi: kotak.iter().map(|k| k.y).max().unwrap_or(0) + TINGGI,
        kotak,
    })
}

fn kotak(d: &app::tampil::daerah::Daerah, p: &Pohon, simpul: &[&SimpulRow]) -> Vec<Kotak> {
    let fakta: Vec<_> = p
        .fakta()
        .into_iter()
        .filter(|f| simpul.iter().any(|s| s.id == f.id))
        .collect();
    letak::susun(&fakta)
        .into_iter()
        .filter_map(|l| {
            let s = p.satu(l.id)?;
            let (x, y) = (l.dalam * LEBAR, l.baris_ganda * TINGGI / 2);
            let mut garis = String::new();
            if let Some(b) = l.induk_baris {
                let (x0, y0) = (x.saturating_sub(20), b * TINGGI / 2 + 24);
                let _ = write!(garis, "M{x0} {y0}H{}V{}H{x}", x.saturating_sub(10), y + 24);
            }
            Some(Kotak {
                x,
                y,
                kelas: kelas(p, s),
                judul: format!("{}: {}", jenis(s), s.pernyataan),
                baris: lipat(&s.pernyataan)
                    .into_iter()
                    .enumerate()
                    .map(|(i, t)| (y + 19 + i * 16, t))
                    .collect(),
                url: super::url_simpul(d, p, s.id),
                garis,
            })
        })
        .collect()
}

fn kelas(p: &Pohon, s: &SimpulRow) -> &'static str {
    let masalah = p.temuan_dari(s.id).any(|t| t.tingkat != "informasi");
    match (masalah, s.jenis.as_str()) {
        (true, _) => "kotak masalah",
        (false, "akhir") => "kotak akhir",
        _ => "kotak",
    }
}

/// At most two lines of about 32 letters.
fn lipat(teks: &str) -> Vec<String> {
    let mut baris: Vec<String> = Vec::new();
    for kata in teks.split_whitespace() {
        let potong: String = kata.chars().take(32).collect();
        let penuh = baris.len() >= 2;
        match baris.last_mut() {
            Some(b) if b.chars().count() + potong.chars().count() < 32 => {
                b.push(' ');
                b.push_str(&potong);
            }
            Some(b) if penuh => {
                b.push('…');
                break;
            }
            _ => baris.push(potong),
        }
    }
    baris
}

#[cfg(test)]
mod tests {
    #[test]
    fn long_conditions_are_cut_after_two_lines() {
        let b = super::lipat(
            "Meningkatnya akses dan kualitas layanan kesehatan bagi seluruh warga di kampung",
        );
        assert_eq!(b.len(), 2);
        assert!(b[1].ends_with('…'));
        assert_eq!(super::lipat("Maju"), ["Maju"]);
    }
}
