//! The product's side of W1 (see `bench/README.md`): a file of budget lines is read, laid under
//! its layout, checked cell by cell and by the nine rules of a line, and built into the rows of an
//! edition, as the importer does before it writes. Prints one JSON line.
//!
//! ```text
//! w1 FOLDER BERKAS               CSV or XLSX of lines; FOLDER holds the references
//! w1 postgres URL FOLDER BERKAS  the importer's whole act: references are imported before the
//!                                clock starts; findings, rows and commit are inside
//! ```

use std::error::Error;
use std::io::{Write as _, stdout};
use std::path::Path;
use std::time::Instant;

use app::impor::benang::{BagianMasuk, NamaKode, Penyusun, Register, susun};
use app::impor::jalankan::{self, Cara};
use app::impor::opsi::Opsi;
use app::impor::rincian::{self, RujukanRincian};
use app::impor::tabel::Tabel;
use app::impor::tata_letak;
use app::impor::tujuan::{Bagian, Dokumen};
use dasar::waktu::{ClockTetap, Saat};
use store::benang::PerangkatRow;
use store::{Akses, Db, KunciData};
use uuid::Uuid;

type Hasil<T> = Result<T, Box<dyn Error>>;

fn main() -> Hasil<()> {
    let argumen: Vec<String> = std::env::args().skip(1).collect();
    match argumen
        .iter()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .as_slice()
    {
        [folder, letak] => periksa(folder, letak),
        ["postgres", url, folder, letak] => tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()?
            .block_on(ke_postgres(url, folder, letak)),
        _ => Err("w1 FOLDER BERKAS | postgres URL FOLDER BERKAS".into()),
    }
}

/// Reference files of a folder: name, layout, edition or kind.
const RUJUKAN: [(&str, &str, &str); 5] = [
    ("skpd.csv", "perangkat-daerah", ""),
    ("rekening.csv", "rekening", "2021"),
    ("dana.csv", "sumber-dana", "2021"),
    ("ssh.csv", "standar-harga", ""),
    ("ppas.csv", "ppas", ""),
];

fn opsi(tata_letak: &str) -> Opsi {
    Opsi {
        tata_letak: tata_letak.into(),
        pemda: "64.11".into(),
        tahun: Some(2026),
        ketat: true,
        ..Opsi::default()
    }
}

/// The database is made, migrated and filled with the references before the clock starts.
async fn ke_postgres(url: &str, folder: &str, letak: &str) -> Hasil<()> {
    let akses = Akses::url(url, None)?;
    let (db, _) = Db::siapkan(&akses).await?;
    let db = db.dengan_kunci(KunciData::baru([1; 32]));
    app::impor::bawaan::pastikan(&db).await?;
    let clock = ClockTetap(Saat(chrono::DateTime::UNIX_EPOCH));
    for (nama, tata, edisi) in RUJUKAN {
        let byte = std::fs::read(Path::new(folder).join(nama))?;
        let o = Opsi {
            edisi: edisi.into(),
            ..opsi(tata)
        };
        let (h, m) =
            jalankan::berkas(&db, &clock, "ukur", (nama, byte, o), Cara::default()).await?;
        if h.berkas.iter().any(|b| b.status != "diterapkan") {
            return Err(format!("{nama}: {:?}", m.first()).into());
        }
    }
    let nama = nama(letak)?;
    let cara = Cara {
        terima_yang_baik: true,
        ..Cara::default()
    };
    let mulai = Instant::now();
    let byte = std::fs::read(letak)?;
    let masuk = (nama, byte, opsi("apbd-rka"));
    let (hasil, masalah) = jalankan::berkas(&db, &clock, "ukur", masuk, cara).await?;
    let selesai = mulai.elapsed().as_secs_f64();
    let baris: usize = hasil.berkas.iter().map(|b| b.diterima).sum();
    let (err, over) = hitung(&masalah);
    writeln!(
        stdout(),
        "{{\"s\":{selesai:.4},\"cpu\":{:.4},\"ok\":{baris},\"err\":{err},\"over\":{over}}}",
        cpu_semua()?
    )?;
    Ok(())
}

fn nama(letak: &str) -> Hasil<&str> {
    Ok(Path::new(letak)
        .file_name()
        .and_then(|n| n.to_str())
        .ok_or("nama")?)
}

/// Rows with a broken rule, and ceilings passed.
fn hitung(masalah: &[tabular::Masalah]) -> (usize, usize) {
    let aturan = |m: &&tabular::Masalah| m.kode.starts_with("RINCIAN_");
    let over = masalah.iter().filter(|m| m.kode == "RINCIAN_PAGU").count();
    (masalah.iter().filter(aturan).count() - over, over)
}

fn periksa(folder: &str, letak: &str) -> Hasil<()> {
    let rujukan = rujukan(folder)?;
    let entri = tata_letak::cari("apbd-rka").ok_or("tata letak apbd-rka")?;
    let pemda = Uuid::from_u128(1);
    let opsi = opsi("apbd-rka");
    let mut register = Register::dari(pemda, perangkat());
    let nama_kode = NamaKode::default();
    let mulai = Instant::now();
    let byte = std::fs::read(letak)?;
    let mut tabel = Tabel::baca(nama(letak)?, &byte, entri.tata).map_err(|p| format!("{p:?}"))?;
    let terbaca = mulai.elapsed().as_secs_f64();
    let hasil = rincian::validasi(&tabel, &rujukan);
    rincian::terapkan(&mut tabel, &hasil, true);
    let terperiksa = mulai.elapsed().as_secs_f64();
    let bagian = BagianMasuk {
        bagian: Bagian::Rincian,
        berkas: Uuid::from_u128(2),
        tabel,
    };
    let penyusun = Penyusun::baru(
        pemda,
        Uuid::from_u128(3),
        Dokumen::Apbd,
        &opsi,
        &mut register,
        &nama_kode,
    );
    let mut semua = [bagian];
    let isi = susun(penyusun, &mut semua);
    let selesai = mulai.elapsed().as_secs_f64();
    let [bagian] = semua;
    let (err, over) = hitung(&bagian.tabel.masalah);
    writeln!(
        stdout(),
        "{{\"s\":{selesai:.4},\"read\":{terbaca:.4},\"check\":{terperiksa:.4},\"cpu\":{:.4},\
         \"rows\":{},\"ok\":{},\"err\":{err},\"over\":{over},\"built\":{}}}",
        cpu()?,
        bagian.tabel.jumlah(),
        hasil.baik,
        isi.rincian.jumlah()
    )?;
    Ok(())
}

/// The references of a folder, straight from its files.
fn rujukan(folder: &str) -> Hasil<RujukanRincian> {
    let mut r = RujukanRincian::default();
    for (nama, kode, _) in RUJUKAN {
        let tata = tata_letak::cari(kode).ok_or(kode)?.tata;
        let byte = std::fs::read(Path::new(folder).join(nama))?;
        let t = Tabel::baca(nama, &byte, tata).map_err(|p| format!("{p:?}"))?;
        for b in t.baris() {
            match nama {
                "skpd.csv" => {
                    r.opd(b.teks("kode"));
                }
                "rekening.csv" if b.teks("kode").matches('.').count() == 5 => {
                    r.rekening(b.teks("kode"));
                }
                "dana.csv" => r.dana(b.teks("kode")),
                "ssh.csv" => r.barang(
                    b.teks("kode_kelompok"),
                    [b.teks("kode_rekening")],
                    b.uang("harga").ok_or("harga")?,
                ),
                "ppas.csv" => {
                    r.penugasan(
                        b.teks("kode_skpd"),
                        b.teks("kode_sub_kegiatan"),
                        b.uang("pagu"),
                    );
                }
                _ => {}
            }
        }
    }
    Ok(r)
}

/// The perangkat daerah of the generated file.
fn perangkat() -> Vec<PerangkatRow> {
    (1..=38_u128)
        .map(|n| PerangkatRow {
            id: Uuid::from_u128(100 + n),
            kode: format!("1.01.0.00.0.00.{n:02}.0000"),
            nama: format!("Dinas Uji {n}"),
            induk_id: None,
        })
        .collect()
}

/// Seconds that this (single-threaded) process was on a processor.
fn cpu() -> Hasil<f64> {
    let isi = std::fs::read_to_string("/proc/self/schedstat")?;
    Ok(isi
        .split_whitespace()
        .next()
        .ok_or("schedstat")?
        .parse::<f64>()?
        / 1e9)
}

/// The same over all threads of the process, in hundredths of a second.
fn cpu_semua() -> Hasil<f64> {
    let isi = std::fs::read_to_string("/proc/self/stat")?;
    let sesudah = isi.rsplit(')').next().ok_or("stat")?;
    let kata: Vec<&str> = sesudah.split_whitespace().collect();
    let detak = |i: usize| -> Hasil<f64> { Ok(kata.get(i).ok_or("stat")?.parse::<f64>()?) };
    Ok((detak(11)? + detak(12)?) / 100.0)
}
