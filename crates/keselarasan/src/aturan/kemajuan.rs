//! EXE-07 and PRF-02: money spent against work done and output reached.

use std::collections::BTreeMap;

use super::{AturanParam, aturan, perlu, sebut_baris, temuan_baris};
use crate::fakta::{Bagian, BarisPagu, DokumenPagu, Fakta, Kemajuan};
use crate::kamus::Simbol;
use crate::temuan::{HasilAturan, persen, rp, rp_besar, sempit};

/// One sub kegiatan with its newest progress and what was paid.
struct Jalan<'a> {
    baris: &'a BarisPagu,
    maju: &'a Kemajuan,
    bayar: i128,
}

/// Progress of every funded row of the DPA (or APBD), or why it cannot be told.
fn jalan(f: &Fakta) -> Result<(&DokumenPagu, Vec<Jalan<'_>>), HasilAturan> {
    let (Some(r), Some(d), Some(k)) = (
        &f.realisasi,
        f.dpa.as_ref().or(f.apbd.as_ref()),
        &f.daftar.kemajuan,
    ) else {
        let kurang = perlu(f, &[Bagian::Kemajuan, Bagian::Realisasi]);
        return Err(kurang.unwrap_or_else(|| {
            HasilAturan::DataTidakAda("Belum ada DPA maupun APBD.".to_owned())
        }));
    };
    let mut bayar: BTreeMap<(u32, Simbol), i128> = BTreeMap::new();
    for x in &r.baris {
        *bayar.entry((x.unit, x.sub)).or_default() += i128::from(x.nilai);
    }
    let mut terbaru: BTreeMap<(u32, Simbol), &Kemajuan> = BTreeMap::new();
    for x in k.iter().filter(|x| x.triwulan <= r.triwulan) {
        let e = terbaru.entry((x.unit, x.sub)).or_insert(x);
        if e.triwulan < x.triwulan {
            *e = x;
        }
    }
    if terbaru.is_empty() {
        return Err(HasilAturan::DataTidakAda(format!(
            "Kemajuan fisik dan keluaran belum dilaporkan sampai triwulan {}.",
            r.triwulan
        )));
    }
    let isi = terbaru.into_iter().filter_map(|(kunci, maju)| {
        let baris = d.cari(kunci.0, kunci.1).filter(|b| b.pagu > 0)?;
        let bayar = bayar.get(&kunci).copied().unwrap_or(0);
        Some(Jalan { baris, maju, bayar })
    });
    Ok((d, isi.collect()))
}

/// Hundredths of a percent as readers see them.
fn bp(n: i64) -> String {
    persen(i128::from(n), 10_000)
}

aturan! {
    /// # Mengapa
    /// Pembayaran yang mendahului pekerjaan merugikan daerah bila pekerjaan tidak selesai.
    /// # Yang dibandingkan
    /// Bagian pagu yang sudah dibayar (realisasi dibagi DPA, atau APBD bila DPA belum ada) dengan
    /// kemajuan fisik yang dilaporkan sampai triwulan yang sama; toleransi dalam poin persen.
    /// # Cara memperbaiki
    /// Periksa pekerjaan di lapangan, tahan pembayaran berikutnya, perbaiki laporan fisik.
    /// # Contoh
    /// Dibayar 62 %, fisik 40 %.
    EXE_07 = exe_07 {
        kode: "EXE-07",
        judul: "Kemajuan fisik di bawah kemajuan keuangan",
        saran: "Periksa pekerjaan dan tahan pembayaran berikutnya.",
        alasan: true,
        butuh: [Kemajuan, Realisasi, Dpa, Apbd],
    }
}

fn exe_07(f: &Fakta, p: &AturanParam) -> HasilAturan {
    let (d, isi) = match jalan(f) {
        Ok(x) => x,
        Err(h) => return h,
    };
    let mut hasil = Vec::new();
    for x in isi {
        let Some(fisik) = x.maju.fisik else { continue };
        let pagu = i128::from(x.baris.pagu);
        // Paid share beyond physical share plus tolerance, all in thousandths of a percent.
        let batas = i128::from(fisik) * 10 + i128::from(p.toleransi);
        if x.bayar * 100_000 <= batas * pagu {
            continue;
        }
        let pesan = format!(
            "{} sudah dibayar {} ({}), kemajuan fisiknya {}.",
            sebut_baris(f, x.baris),
            persen(x.bayar, pagu),
            rp_besar(x.bayar),
            bp(fisik)
        );
        hasil.push(
            temuan_baris(f, d, x.baris, pesan)
                .uang("realisasi", sempit(x.bayar))
                .nilai("fisik_persen", bp(fisik)),
        );
    }
    HasilAturan::Dinilai(hasil)
}

aturan! {
    /// # Mengapa
    /// Uang habis tanpa keluaran adalah boros; keluaran penuh dengan separuh uang berarti pagunya
    /// terlalu besar. Keduanya merusak nilai efisiensi pada evaluasi kinerja.
    /// # Yang dibandingkan
    /// Serapan setiap sub kegiatan (realisasi dibagi DPA) dengan capaian keluarannya, menurut
    /// empat ambang parameter (bawaan: serapan 90 % dengan keluaran di bawah 75 %; keluaran 100 %
    /// dengan serapan di bawah 50 %).
    /// # Cara memperbaiki
    /// Jelaskan pada laporan kinerja; sesuaikan pagu atau target pada perubahan.
    /// # Contoh
    /// Serapan 96 %, keluaran 40 %.
    PRF_02 = prf_02 {
        kode: "PRF-02",
        judul: "Serapan tidak sebanding dengan keluaran",
        saran: "Jelaskan sebabnya dan sesuaikan pagu atau target.",
        alasan: true,
        butuh: [Kemajuan, Realisasi, Dpa, Apbd],
    }
}

fn prf_02(f: &Fakta, p: &AturanParam) -> HasilAturan {
    let (d, isi) = match jalan(f) {
        Ok(x) => x,
        Err(h) => return h,
    };
    if isi.iter().all(|x| x.maju.keluaran.is_none()) {
        return HasilAturan::DataTidakAda(
            "Laporan kemajuan tidak memuat capaian keluaran.".to_owned(),
        );
    }
    let batas = |kunci: &str| i128::from(p.ambang(kunci));
    let mut hasil = Vec::new();
    for x in isi {
        let Some(keluaran) = x.maju.keluaran else {
            continue;
        };
        let (pagu, k) = (i128::from(x.baris.pagu), i128::from(keluaran));
        let serapan = x.bayar * 10_000;
        let boros = serapan >= batas("serapan_tinggi_bp") * pagu && k < batas("keluaran_rendah_bp");
        let lebih = k >= batas("keluaran_penuh_bp") && serapan < batas("serapan_rendah_bp") * pagu;
        let apa = match (boros, lebih) {
            (true, _) => "uang hampir habis, keluaran tertinggal",
            (_, true) => "keluaran penuh, pagu berlebih",
            _ => continue,
        };
        let pesan = format!(
            "{}: serapan {} dari {}, keluaran {} ({apa}).",
            sebut_baris(f, x.baris),
            persen(x.bayar, pagu),
            rp(x.baris.pagu),
            bp(keluaran)
        );
        hasil.push(
            temuan_baris(f, d, x.baris, pesan)
                .nilai("jenis", if boros { "boros" } else { "pagu_berlebih" })
                .nilai("serapan_persen", persen(x.bayar, pagu))
                .nilai("keluaran_persen", bp(keluaran)),
        );
    }
    HasilAturan::Dinilai(hasil)
}
