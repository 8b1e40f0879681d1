//! Reading bands and proving that they leave no gap and do not overlap.
use super::baca::{Isian, Pembaca, Tabel};
use super::versi::{Bentuk, baca_baris};
use crate::parameter::{Pita, Tepi};
use crate::satuan::Satuan;

const TEPI: [&str; 4] = ["di_atas", "mulai", "sampai", "di_bawah"];

pub(super) fn baca_pita(
    p: &mut Pembaca<'_>,
    isian: &Isian<'_>,
    bentuk: &Bentuk<'_>,
) -> Option<Vec<Pita>> {
    let Some(satuan) = bentuk.satuan_batas else {
        p.salah(
            isian.posisi,
            "`pita` tanpa `satuan_batas`",
            "tulis satuan_batas = \"…\" di atas berkas: satuan angka batas pita",
        );
        return None;
    };
    let larik = p.larik_tabel(isian, "pita");
    let jumlah = larik.len();
    let mut pita: Vec<(usize, Pita)> = Vec::new();
    for (posisi, tabel) in larik {
        let isi = baca_baris(p, posisi, &tabel, bentuk.kolom, &TEPI);
        let bawah = tepi(p, posisi, &tabel, satuan, ["mulai", "di_atas"]);
        let atas = tepi(p, posisi, &tabel, satuan, ["sampai", "di_bawah"]);
        if let (Some(isi), Ok(bawah), Ok(atas)) = (isi, bawah, atas) {
            pita.push((posisi, Pita { bawah, atas, isi }));
        }
    }
    if pita.len() < jumlah {
        return None;
    }
    pita.sort_by_key(|(_, pita)| pita.bawah.map(|t| (t.angka, !t.termasuk)));
    for (posisi, satu) in &pita {
        periksa_arah(p, *posisi, satu);
    }
    for ((_, kiri), (posisi, kanan)) in pita.iter().zip(pita.iter().skip(1)) {
        periksa_sambungan(p, *posisi, kiri, kanan);
    }
    Some(pita.into_iter().map(|(_, pita)| pita).collect())
}

/// One end: the first name includes the boundary, the second excludes it.
fn tepi(
    p: &mut Pembaca<'_>,
    posisi: usize,
    tabel: &Tabel<'_>,
    satuan: &Satuan,
    [termasuk, tidak]: [&str; 2],
) -> Result<Option<Tepi>, ()> {
    let (nama, ikut, isian) = match (tabel.get(termasuk), tabel.get(tidak)) {
        (None, None) => return Ok(None),
        (Some(_), Some(_)) => {
            p.salah(
                posisi,
                format!("pita dengan `{termasuk}` dan `{tidak}`"),
                "pilih satu",
            );
            return Err(());
        }
        (Some(isian), None) => (termasuk, true, isian),
        (None, Some(isian)) => (tidak, false, isian),
    };
    let angka = p
        .skalar(isian, nama, satuan)
        .and_then(|nilai| nilai.angka())
        .ok_or(())?;
    Ok(Some(Tepi {
        angka,
        termasuk: ikut,
    }))
}

fn periksa_arah(p: &mut Pembaca<'_>, posisi: usize, pita: &Pita) {
    let (Some(bawah), Some(atas)) = (pita.bawah, pita.atas) else {
        return;
    };
    let titik = bawah.angka == atas.angka && bawah.termasuk && atas.termasuk;
    if bawah.angka >= atas.angka && !titik {
        let apa = format!(
            "pita kosong: batas bawah {} ≥ batas atas {}",
            bawah.angka, atas.angka
        );
        p.salah(posisi, apa, "perbaiki salah satu batasnya");
    }
}

fn periksa_sambungan(p: &mut Pembaca<'_>, posisi: usize, kiri: &Pita, kanan: &Pita) {
    let (Some(atas), Some(bawah)) = (kiri.atas, kanan.bawah) else {
        let saran = "hanya pita terendah boleh tanpa batas bawah, dan tertinggi tanpa batas atas";
        p.salah(posisi, "pita tumpang tindih: batasnya terbuka", saran);
        return;
    };
    let celah = format!("antara {} dan {}", atas.angka, bawah.angka);
    if atas.angka < bawah.angka || (atas.angka == bawah.angka && !atas.termasuk && !bawah.termasuk)
    {
        p.salah(
            posisi,
            format!("ada celah {celah}"),
            "sambung `sampai` dengan `di_atas`, atau `di_bawah` dengan `mulai`",
        );
    } else if atas.angka > bawah.angka || (atas.termasuk && bawah.termasuk) {
        p.salah(
            posisi,
            format!("pita tumpang tindih {celah}"),
            "setiap angka hanya boleh masuk satu pita: pakai `di_atas` atau `di_bawah`",
        );
    }
}
