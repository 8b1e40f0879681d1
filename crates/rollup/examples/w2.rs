//! The product's side of W2 and W2i (see `bench/README.md`); prints one JSON line.
//!
//! ```text
//! w2 siapkan DIMENSI KOLOM BERKAS   raw columns + dimension tables -> columnar file
//! w2 gulung BERKAS                  fresh process: file -> every total
//! w2 ubah BERKAS JUMLAH             one line changed, JUMLAH times
//! ```

use std::error::Error;
use std::fs;
use std::io::{Write as _, stdout};
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use rollup::berkas::{self, Asal};
use rollup::{Baris, Dimensi, Hierarki, Kolom, Perubahan, Residen};

type Hasil<T> = Result<T, Box<dyn Error>>;

const SUMBER: u64 = 2017;

fn main() -> Hasil<()> {
    let argumen: Vec<String> = std::env::args().skip(1).collect();
    match argumen
        .iter()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .as_slice()
    {
        ["siapkan", dimensi, kolom, berkas] => siapkan(dimensi, kolom, Path::new(berkas)),
        ["gulung", berkas] => gulung(Path::new(berkas)),
        ["ubah", berkas, jumlah] => ubah(Path::new(berkas), jumlah.parse()?),
        _ => Err("w2 siapkan DIMENSI KOLOM BERKAS | gulung BERKAS | ubah BERKAS JUMLAH".into()),
    }
}

/// One integer column of a CSV file that has no commas inside its fields.
fn kolom_csv(letak: &str, kolom: usize) -> Hasil<Vec<i64>> {
    let angka = |baris: &str| -> Hasil<i64> {
        let isi = baris.split(',').nth(kolom).ok_or("kolom kurang")?;
        Ok(isi.trim_matches('"').parse()?)
    };
    fs::read_to_string(letak)?
        .lines()
        .skip(1)
        .map(angka)
        .collect()
}

fn pohon(letak: &str) -> Hasil<Hierarki> {
    let induk = kolom_csv(letak, 2)?;
    Ok(Hierarki::baru(
        &induk
            .into_iter()
            .map(|i| usize::try_from(i).ok())
            .collect::<Vec<_>>(),
    )?)
}

fn siapkan(dimensi: &str, kolom: &str, berkas: &Path) -> Hasil<()> {
    let kecil = |letak: String| -> Hasil<Vec<u16>> {
        Ok(kolom_csv(&letak, 2)?
            .into_iter()
            .map(u16::try_from)
            .collect::<Result<_, _>>()?)
    };
    let program = pohon(&format!("{dimensi}/program.csv"))?;
    let akun = pohon(&format!("{dimensi}/account.csv"))?;
    let pemda = kecil(format!("{dimensi}/opd.csv"))?;
    let dimensi = Dimensi::baru(program, akun, pemda, kecil(format!("{dimensi}/gov.csv"))?)?;
    let baca = |nama: &str| fs::read(format!("{kolom}/{nama}.bin"));
    let (opd, program) = (baca("opd")?, baca("sub")?);
    let (akun, nilai) = (baca("account")?, baca("amount")?);
    let baris: Vec<Baris> = opd
        .as_chunks::<4>()
        .0
        .iter()
        .zip(program.as_chunks::<2>().0)
        .zip(akun.as_chunks::<2>().0)
        .zip(nilai.as_chunks::<8>().0)
        .map(|(((opd, program), akun), nilai)| Baris {
            opd: u32::from_le_bytes(*opd),
            program: u16::from_le_bytes(*program),
            akun: u16::from_le_bytes(*akun),
            nilai: i64::from_le_bytes(*nilai),
        })
        .collect();
    let kolom = Kolom::susun(&dimensi, &baris)?;
    berkas::simpan(
        berkas,
        &dimensi,
        &kolom,
        Asal {
            per: 1,
            sumber: SUMBER,
        },
    )?;
    writeln!(
        stdout(),
        "{} baris, {} bita",
        kolom.jumlah(),
        fs::metadata(berkas)?.len()
    )?;
    Ok(())
}

fn gulung(berkas: &Path) -> Hasil<()> {
    let mulai = Instant::now();
    let (dimensi, kolom, asal) = berkas::muat(berkas, SUMBER)?;
    let terbuka = mulai.elapsed().as_secs_f64();
    let residen = Residen::baru(Arc::new(dimensi), kolom, asal.per)?;
    let selesai = mulai.elapsed().as_secs_f64();
    let (cpu, rss) = (cpu()?, rss_mb()?);
    let tabel = residen.gulungan().ringkas();
    let sel: u64 = tabel.iter().map(|(_, r)| r.sel).sum();
    let mut total: Vec<i128> = tabel.iter().map(|(_, r)| r.jumlah).collect();
    total.dedup();
    writeln!(
        stdout(),
        "{{\"open\":{terbuka:.4},\"rollup\":{:.4},\"total_s\":{selesai:.4},\"cpu\":{cpu:.4},\
         \"rss_mb\":{rss},\"tables\":{},\"cells\":{sel},\"total\":{total:?}}}",
        selesai - terbuka,
        tabel.len()
    )?;
    Ok(())
}

fn ubah(berkas: &Path, jumlah: usize) -> Hasil<()> {
    let (dimensi, kolom, asal) = berkas::muat(berkas, SUMBER)?;
    let mut residen = Residen::baru(Arc::new(dimensi), kolom, asal.per)?;
    let banyak = residen.jumlah();
    let mut nomor = 88_172_645_463_325_252_u64;
    let mut lama = Vec::with_capacity(jumlah);
    for urut in (2..).take(jumlah) {
        // xorshift: the same lines in every run.
        nomor ^= nomor << 13;
        nomor ^= nomor >> 7;
        nomor ^= nomor << 17;
        let baris = usize::try_from(nomor)? % banyak;
        let nilai = residen.baris(baris).ok_or("baris")?.nilai + 7;
        let t = Instant::now();
        residen.terapkan(
            urut,
            Perubahan::Ganti {
                nomor: baris,
                nilai,
            },
        )?;
        lama.push(t.elapsed().as_nanos());
    }
    lama.sort_unstable();
    let di = |per_seratus: usize| {
        lama.get(lama.len() * per_seratus / 100)
            .copied()
            .unwrap_or(0)
    };
    let mut total: Vec<i128> = residen
        .gulungan()
        .ringkas()
        .iter()
        .map(|(_, r)| r.jumlah)
        .collect();
    total.dedup();
    writeln!(
        stdout(),
        "{{\"changes\":{jumlah},\"p50_ns\":{},\"p95_ns\":{},\"p99_ns\":{},\"total\":{total:?}}}",
        di(50),
        di(95),
        di(99)
    )?;
    Ok(())
}

/// Seconds that this (single-threaded) process was on a processor.
fn cpu() -> Hasil<f64> {
    let isi = fs::read_to_string("/proc/self/schedstat")?;
    Ok(isi
        .split_whitespace()
        .next()
        .ok_or("schedstat")?
        .parse::<f64>()?
        / 1e9)
}

/// Largest resident size of this process.
fn rss_mb() -> Hasil<u64> {
    let isi = fs::read_to_string("/proc/self/status")?;
    let baris = isi
        .lines()
        .find_map(|b| b.strip_prefix("VmHWM:"))
        .ok_or("VmHWM")?;
    let kib: u64 = baris.trim().trim_end_matches("kB").trim().parse()?;
    Ok(kib / 1024)
}
