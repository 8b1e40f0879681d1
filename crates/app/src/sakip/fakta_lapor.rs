//! Evidence from performance reports.

use dasar::Tanggal;
use sakip::bukti::{Cacah, Dokumen, FaktaBukti, FaktaDokumen, Ukuran};
use store::kinerja as kin;

use super::fakta::{Konteks, bulan, tambah_bulan};
use crate::kinerja::lkj::{self, Laporan};
use crate::kinerja::rekap::Rekap;
use crate::tindak::TindakGalat;

/// The report of the year and what it sets the figures against.
pub(super) async fn laporan(
    tx: &mut store::Tx<'_>,
    k: &Konteks<'_>,
    f: &mut FaktaBukti,
    pk: &[Rekap],
) -> Result<(), TindakGalat> {
    let semua = kin::daftar_lkj(tx, k.tahun).await?;
    let l = semua.into_iter().find(|l| l.opd_id == k.opd);
    let kunci = if k.opd.is_some() {
        "tenggat.laporan_kinerja_opd"
    } else {
        "tenggat.laporan_kinerja_pemda"
    };
    let akhir = Tanggal::baru(i32::from(k.tahun), 12, 31);
    let n = bulan(k.hukum, kunci, k.hari)?;
    let tenggat = akhir.and_then(|a| tambah_bulan(a, n));
    let hari = |s: chrono::DateTime<chrono::Utc>| Tanggal(s.date_naive());
    let dokumen = l.as_ref().map(|l| FaktaDokumen {
        ada: true,
        sah: l.berlaku_pada.map(hari),
        terbit: l.terbit_pada.map(hari),
        tenggat,
        direviu: l.reviu_pada.is_some(),
        tautan: format!("/pemda/{}/kinerja/lkj/{}", k.pemda, l.id),
    });
    // A report is due only after its year: until then nothing is known about it.
    let Some(d) = dokumen else {
        if akhir.is_some_and(|a| k.hari > a) {
            let kosong = FaktaDokumen {
                tenggat,
                ..FaktaDokumen::default()
            };
            f.dokumen.insert(Dokumen::Lkj, kosong);
        }
        return Ok(());
    };
    let tautan = d.tautan.clone();
    f.dokumen.insert(Dokumen::Lkj, d);
    if let Some(l) = l {
        let pokok = pk.iter().find(|r| r.pk.opd_id == k.opd);
        let lap = lkj::susun(tx, &l, pokok).await?;
        isi(f, &lap, &tautan);
    }
    Ok(())
}

/// How many indicators show each comparison.
fn isi(f: &mut FaktaBukti, l: &Laporan, tautan: &str) {
    let semua = u64::try_from(l.baris.len()).unwrap_or(0);
    let hitung = |ada: &dyn Fn(&lkj::BarisLaporan) -> bool| {
        u64::try_from(l.baris.iter().filter(|b| ada(b)).count()).unwrap_or(0)
    };
    let mut taruh = |u: Ukuran, ada: u64, semua: u64, uraian: &str| {
        let c = Cacah {
            ada,
            semua,
            uraian: uraian.to_owned(),
            tautan: tautan.to_owned(),
        };
        f.cacah.insert(u, c);
    };
    taruh(
        Ukuran::LkjTarget,
        hitung(&|b| b.capaian.nilai.is_some()),
        semua,
        "indikator dibandingkan dengan target tahun ini",
    );
    taruh(
        Ukuran::LkjMenengah,
        hitung(&|b| b.menengah.is_some()),
        semua,
        "indikator dibandingkan dengan target jangka menengah",
    );
    taruh(
        Ukuran::LkjTahunLalu,
        hitung(&|b| !b.tahun_lalu.is_empty()),
        semua,
        "indikator dibandingkan dengan tahun-tahun lalu",
    );
    taruh(
        Ukuran::LkjPembanding,
        hitung(&|b| b.pembanding.is_some()),
        semua,
        "indikator dibandingkan dengan pembanding",
    );
    taruh(
        Ukuran::LkjSebab,
        hitung(&|b| !b.sebab.is_empty()),
        semua,
        "indikator disertai sebab, upaya, atau hambatan",
    );
    let efisien = l.efisiensi.as_ref();
    taruh(
        Ukuran::LkjEfisiensi,
        u64::from(efisien.is_some()),
        1,
        "analisis efisiensi anggaran ada",
    );
    taruh(
        Ukuran::Efisien,
        u64::from(efisien.is_some_and(|e| e.golongan != "tidak efisien")),
        1,
        "penggunaan anggaran efisien",
    );
    let saran = l.bagian.iter().any(|b| b.kunci == "perbaikan" && b.ditulis);
    taruh(
        Ukuran::LkjSaran,
        u64::from(saran),
        1,
        "rencana perbaikan ditulis",
    );
}
