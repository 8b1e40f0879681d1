//! The product's side of W5 (see `bench/README.md`): the registered rules over facts in memory.
//!
//! ```text
//! w5 delapan DATA   the eight checks of w5.py, answers and milliseconds
//! w5 semua DATA     every registered rule, and the rules that one changed line touches
//! ```
//!
//! Seven checks are registered rules. "Money ahead of work" needs physical progress, which no
//! document of this stage carries; it is computed here over the same columns so that all eight
//! answers can be compared.

mod muat;

use std::collections::BTreeMap;
use std::error::Error;
use std::io::{Write as _, stdout};
use std::time::Instant;

use keselarasan::fakta::ix;
use keselarasan::{Aturan, Fakta, HasilAturan, aturan, periksa_berubah, periksa_semua};

use muat::{Data, Rekening};

pub(crate) type Hasil<T> = Result<T, Box<dyn Error>>;

fn main() -> Hasil<()> {
    let argumen: Vec<String> = std::env::args().skip(1).collect();
    match argumen
        .iter()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .as_slice()
    {
        ["delapan", data] => delapan(&Data::baca(data)?),
        ["semua", data] => semua(&Data::baca(data)?, data),
        _ => Err("w5 delapan DATA | semua DATA".into()),
    }
}

/// Findings of one registered rule.
fn jalankan(f: &Fakta, kode: &str, p: &Aturan) -> Hasil<Vec<String>> {
    let (Some(d), Some(p)) = (aturan::cari(kode), p.param(kode)) else {
        return Err(format!("aturan {kode} tidak terdaftar").into());
    };
    match (d.periksa)(f, p) {
        HasilAturan::Dinilai(t) => Ok(t.into_iter().map(|t| t.subjek).collect()),
        HasilAturan::DataTidakAda(sebab) => Err(format!("{kode}: {sebab}").into()),
    }
}

/// The rules as the law has them for the year of the example.
fn berlaku() -> Hasil<Aturan> {
    let hari = dasar::Tanggal::baru(2026, 1, 1).ok_or("tanggal")?;
    Ok(Aturan::pada(&hukum::Hukum::bawaan(), "64.11", hari)?)
}

fn delapan(data: &Data) -> Hasil<()> {
    let p = berlaku()?;
    let f = data.fakta(Rekening::PerBaris);
    let balik = data.fakta_terbalik();
    let capaian = data.capaian(&f);
    let mulai = Instant::now();
    let tanpa_rencana = jalankan(&f, "BUD-01", &p)?.len();
    let tanpa_anggaran = jalankan(&balik, "BUD-02", &p)?.len();
    let lebih = jalankan(&f, "BUD-04", &p)?.len();
    let tanpa_target = jalankan(&f, "PLN-06", &p)?.len();
    let bayar = jalankan(&f, "EXE-01", &p)?;
    let melampaui = bayar.iter().filter(|s| s.starts_with("anggaran|")).count();
    let sumber = jalankan(&f, "BUD-10", &p)?.len();
    let mendahului = uang_mendahului(&f, &capaian);
    let ms = mulai.elapsed().as_secs_f64() * 1e3;
    let tanpa_baris = bayar.len() - melampaui;
    let jawaban = [
        tanpa_rencana,
        tanpa_anggaran,
        lebih,
        tanpa_target,
        tanpa_baris,
        melampaui,
        sumber,
        mendahului,
    ];
    writeln!(stdout(), "{{\"ms\":{ms:.3},\"res\":{jawaban:?}}}")?;
    Ok(())
}

/// Rows paid more than three times as far as the work has come.
fn uang_mendahului(f: &Fakta, capaian: &[(i64, i64)]) -> usize {
    let (Some(r), Some(b)) = (&f.rincian, &f.pembayaran) else {
        return 0;
    };
    let mut jumlah = vec![(0_i128, 0_i128); capaian.len()];
    for (k, n) in r.baris.iter().zip(&r.jumlah) {
        if let Some(x) = jumlah.get_mut(ix(*k)) {
            x.0 += i128::from(*n);
        }
    }
    let kelompok = b.kelompok.iter().zip(&b.baris).zip(&b.jumlah);
    for ((_, k), n) in kelompok.filter(|((k, _), _)| **k != keselarasan::fakta::TAK_ADA) {
        if let Some(x) = jumlah.get_mut(ix(*k)) {
            x.1 += i128::from(*n);
        }
    }
    let mendahului = |((anggaran, bayar), (target, capai)): &((i128, i128), &(i64, i64))| {
        *target > 0 && bayar * i128::from(*target) > anggaran * i128::from(*capai) * 3
    };
    jumlah.into_iter().zip(capaian).filter(mendahului).count()
}

/// Milliseconds and findings of each rule that could judge, slowest last.
fn per_aturan(f: &Fakta, p: &Aturan) -> Hasil<()> {
    let mut isi = Vec::new();
    for d in aturan::SEMUA {
        let Some(p) = p.param(d.kode) else { continue };
        let mulai = Instant::now();
        if let HasilAturan::Dinilai(t) = (d.periksa)(f, p) {
            isi.push((mulai.elapsed().as_micros(), d.kode, t.len()));
        }
    }
    isi.sort_unstable();
    for (mikro, kode, temuan) in isi {
        writeln!(std::io::stderr(), "{kode} {mikro} us {temuan} temuan")?;
    }
    Ok(())
}

fn semua(data: &Data, letak: &str) -> Hasil<()> {
    let p = berlaku()?;
    let mut f = data.fakta(Rekening::Asli);
    data.rujukan(&mut f, letak)?;
    let mulai = Instant::now();
    let hasil = periksa_semua(&f, &p);
    let penuh = mulai.elapsed().as_secs_f64() * 1e3;
    if std::env::var_os("UKUR_RINCI").is_some() {
        per_aturan(&f, &p)?;
    }
    if std::env::var_os("UKUR_RINCI").is_some() {
        per_aturan(&f, &p)?;
    }
    let dinilai = hasil.iter().filter(|h| h.sebab().is_none()).count();
    let temuan: usize = hasil.iter().map(|h| h.temuan().len()).sum();
    let dikenal: BTreeMap<String, String> = hasil
        .iter()
        .map(|h| (h.kode.to_owned(), h.sidik.clone()))
        .collect();
    let ubah = |f: &mut Fakta| {
        let x = f.apbd.as_mut().and_then(|d| d.baris.first_mut());
        x.map(|b| b.pagu += 100).ok_or("APBD kosong")
    };
    ubah(&mut f)?;
    let mulai = Instant::now();
    let lagi = periksa_berubah(&f, &p, &dikenal);
    let satu = mulai.elapsed().as_secs_f64() * 1e3;
    writeln!(
        stdout(),
        "{{\"rules\":{},\"judged\":{dinilai},\"findings\":{temuan},\"all_ms\":{penuh:.1},\
         \"changed_rules\":{},\"changed_ms\":{satu:.1},\"lines\":{},\"payments\":{}}}",
        hasil.len(),
        lagi.len(),
        f.rincian.as_ref().map_or(0, |r| r.panjang()),
        f.pembayaran.as_ref().map_or(0, |b| b.panjang())
    )?;
    Ok(())
}
