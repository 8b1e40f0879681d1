//! The product's side of W1 (see `bench/README.md`): a file of budget lines is read, laid under
//! its layout, checked cell by cell and built into the rows of an edition, as the importer does
//! before it writes. Prints one JSON line.
//!
//! ```text
//! w1 BERKAS             CSV or XLSX in the layout of the SIPD-RI lines
//! w1 postgres URL BERKAS   the importer's whole act on an empty government: findings, rows, commit
//! ```

use std::error::Error;
use std::io::{Write as _, stdout};
use std::path::Path;
use std::time::Instant;

use app::impor::benang::{BagianMasuk, NamaKode, Penyusun, Register, susun};
use app::impor::jalankan::{self, Cara};
use app::impor::opsi::Opsi;
use app::impor::tabel::Tabel;
use app::impor::tata_letak;
use app::impor::tujuan::{Bagian, Dokumen};
use dasar::waktu::{ClockTetap, Saat};
use store::benang::PerangkatRow;
use store::{Akses, Db};
use tabular::Tingkat;
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
        [letak] => periksa(letak),
        ["postgres", url, letak] => tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()?
            .block_on(ke_postgres(url, letak)),
        _ => Err("w1 BERKAS | postgres URL BERKAS".into()),
    }
}

/// The database is made and migrated before the clock starts, and the file's government is empty.
async fn ke_postgres(url: &str, letak: &str) -> Hasil<()> {
    let akses = Akses::url(url, None)?;
    let (db, _) = Db::siapkan(&akses).await?;
    app::impor::bawaan::pastikan(&db).await?;
    let clock = ClockTetap(Saat(chrono::DateTime::UNIX_EPOCH));
    let opsi = Opsi {
        tata_letak: "apbd-rka".into(),
        pemda: "64.11".into(),
        tahun: Some(2026),
        ..Opsi::default()
    };
    let cara = Cara {
        terima_yang_baik: true,
        ..Cara::default()
    };
    let mulai = Instant::now();
    let byte = std::fs::read(letak)?;
    let masuk = ("rka.csv", byte, opsi);
    let (hasil, masalah) = jalankan::berkas(&db, &clock, "ukur", masuk, cara).await?;
    let selesai = mulai.elapsed().as_secs_f64();
    let baris: usize = hasil.berkas.iter().map(|b| b.diterima).sum();
    let temuan = masalah.len();
    writeln!(
        stdout(),
        "{{\"s\":{selesai:.4},\"cpu\":{:.4},\"ok\":{baris},\"err\":{temuan}}}",
        cpu()?
    )?;
    Ok(())
}

fn periksa(letak: &str) -> Hasil<()> {
    let nama = Path::new(letak)
        .file_name()
        .and_then(|n| n.to_str())
        .ok_or("nama")?;
    let entri = tata_letak::cari("apbd-rka").ok_or("tata letak apbd-rka")?;
    let pemda = Uuid::from_u128(1);
    let opsi = Opsi {
        pemda: "64.11".into(),
        tahun: Some(2026),
        ..Opsi::default()
    };
    let mut register = Register::dari(pemda, perangkat());
    let nama_kode = NamaKode::default();
    let mulai = Instant::now();
    let byte = std::fs::read(letak)?;
    let tabel = Tabel::baca(nama, &byte, entri.tata).map_err(|p| format!("{p:?}"))?;
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
    let tabel = bagian.tabel;
    let temuan = tabel
        .masalah
        .iter()
        .filter(|m| m.tingkat != Tingkat::Catatan)
        .count();
    writeln!(
        stdout(),
        "{{\"s\":{selesai:.4},\"check\":{terperiksa:.4},\"cpu\":{:.4},\"rows\":{},\"ok\":{},\
         \"err\":{temuan},\"built\":{}}}",
        cpu()?,
        tabel.jumlah(),
        tabel.baris().count(),
        isi.rincian.jumlah()
    )?;
    Ok(())
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
