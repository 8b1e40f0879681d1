//! Measures an XLSX container before anything in it is parsed.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::{Batas, Penolakan};

/// Members may expand this far before the ratio is looked at.
const BEBAS: u64 = 4 << 20;

/// What the container holds, after every member was really expanded and counted.
#[derive(Debug, Default)]
pub(crate) struct Ukuran {
    /// Some sheet contains formulas.
    pub ada_rumus: bool,
}

/// Expands every member into nothing, counting; refuses bombs and torn files.
pub(crate) fn periksa(byte: &[u8], batas: &Batas) -> Result<Ukuran, Penolakan> {
    let mut arsip = ZipArchive::new(Cursor::new(byte)).map_err(|e| rusak(&e))?;
    if arsip.len() > batas.entri {
        return Err(bom(format!(
            "{} berkas di dalamnya, batasnya {}",
            arsip.len(),
            batas.entri
        )));
    }
    let mut total = 0u64;
    let mut ukuran = Ukuran::default();
    for i in 0..arsip.len() {
        let mut anggota = arsip.by_index(i).map_err(|e| rusak(&e))?;
        let padat = anggota.compressed_size().max(1);
        let lembar = anggota.name().starts_with("xl/worksheets/");
        let sisa = batas.terurai.saturating_sub(total);
        let hasil = hitung(&mut anggota, padat, sisa, batas.rasio, lembar)?;
        total = total.saturating_add(hasil.0);
        ukuran.ada_rumus |= hasil.1;
    }
    Ok(ukuran)
}

fn hitung(
    anggota: &mut impl Read,
    padat: u64,
    sisa: u64,
    rasio: u64,
    lembar: bool,
) -> Result<(u64, bool), Penolakan> {
    let mut penyangga = vec![0u8; 64 << 10];
    let mut total = 0u64;
    let mut rumus = false;
    let mut ekor = [b' '; 2];
    loop {
        let n = anggota
            .read(&mut penyangga)
            .map_err(|e| Penolakan::XlsxRusak { sebab: ringkas(&e) })?;
        if n == 0 {
            return Ok((total, rumus));
        }
        total = total.saturating_add(u64::try_from(n).unwrap_or(u64::MAX));
        if total > sisa {
            return Err(bom("isi terurainya melebihi batas".to_owned()));
        }
        if total > BEBAS && total / padat > rasio {
            return Err(bom(format!(
                "isi terurainya lebih dari {rasio} kali ukuran padatnya"
            )));
        }
        let potongan = penyangga.get(..n).unwrap_or(&[]);
        if lembar && !rumus {
            rumus = ada_rumus(ekor, potongan);
            if let Some(akhir) = potongan.last_chunk::<2>() {
                ekor = *akhir;
            }
        }
    }
}

/// Looks for `<f>`, `<f ` or `<f/` over the seam of two chunks as well.
fn ada_rumus(ekor: [u8; 2], potongan: &[u8]) -> bool {
    let mut sambung = ekor.to_vec();
    sambung.extend(potongan.iter().take(2));
    let kena = |w: &[u8]| matches!(w, [b'<', b'f', b'>' | b' ' | b'/']);
    sambung.windows(3).any(kena) || potongan.windows(3).any(kena)
}

fn bom(sebab: String) -> Penolakan {
    Penolakan::BomZip { sebab }
}

fn rusak(galat: &zip::result::ZipError) -> Penolakan {
    Penolakan::XlsxRusak {
        sebab: galat.to_string(),
    }
}

fn ringkas(galat: &std::io::Error) -> String {
    galat.to_string()
}
