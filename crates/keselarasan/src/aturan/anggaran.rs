//! BUD: ceilings of RKPD, KUA-PPAS and APBD.

use std::collections::BTreeMap;

use super::{AturanParam, aturan, perlu, sebut_baris, temuan_baris};
use crate::fakta::{Bagian, BarisPagu, DokumenPagu, Fakta, ix};
use crate::kode;
use crate::temuan::{Finding, HasilAturan, persen, rp, rp_besar, sempit};

/// Rows of `bawah` that have no row in `atas`.
fn tanpa_induk(f: &Fakta, bawah: &DokumenPagu, atas: &DokumenPagu) -> Vec<Finding> {
    bawah
        .baris
        .iter()
        .filter(|b| atas.cari(b.unit, b.sub).is_none())
        .map(|b| {
            temuan_baris(
                f,
                bawah,
                b,
                format!(
                    "{} pada {} (pagu {}) tidak ada pada {}.",
                    sebut_baris(f, b),
                    bawah.jenis.nama(),
                    rp(b.pagu),
                    atas.jenis.nama()
                ),
            )
            .uang("pagu", b.pagu)
        })
        .collect()
}

aturan! {
    /// # Mengapa
    /// KUA-PPAS disusun berdasarkan RKPD; sub kegiatan yang muncul kemudian tidak direncanakan.
    /// # Yang dibandingkan
    /// Setiap unit dan sub kegiatan KUA-PPAS dengan RKPD. Bila KUA-PPAS belum ada, APBD yang
    /// dibandingkan langsung dengan RKPD.
    /// # Cara memperbaiki
    /// Keluarkan dari KUA-PPAS, atau ubah RKPD dengan berita acara.
    /// # Contoh
    /// Sub kegiatan baru hasil pembahasan tanpa perubahan RKPD.
    BUD_01 = bud_01 {
        kode: "BUD-01",
        judul: "Sub kegiatan KUA-PPAS tidak ada pada RKPD",
        saran: "Keluarkan sub kegiatan atau ubah RKPD.",
        alasan: false,
        butuh: [Rkpd, Ppas, Apbd],
    }
}

fn bud_01(f: &Fakta, _: &AturanParam) -> HasilAturan {
    match (&f.rkpd, f.ppas.as_ref().or(f.apbd.as_ref())) {
        (Some(r), Some(d)) => HasilAturan::Dinilai(tanpa_induk(f, d, r)),
        (None, _) => perlu(f, &[Bagian::Rkpd]).unwrap_or(HasilAturan::Dinilai(vec![])),
        _ => perlu(f, &[Bagian::Ppas]).unwrap_or(HasilAturan::Dinilai(vec![])),
    }
}

aturan! {
    /// # Mengapa
    /// APBD disusun berdasarkan KUA-PPAS yang disepakati dengan DPRD.
    /// # Yang dibandingkan
    /// Setiap unit dan sub kegiatan APBD dengan KUA-PPAS.
    /// # Cara memperbaiki
    /// Keluarkan dari RAPBD, atau ubah kesepakatan KUA-PPAS.
    /// # Contoh
    /// Sub kegiatan pada RKA yang tidak ada pada PPAS.
    BUD_02 = bud_02 {
        kode: "BUD-02",
        judul: "Sub kegiatan APBD tidak ada pada KUA-PPAS",
        saran: "Keluarkan sub kegiatan atau ubah KUA-PPAS.",
        alasan: false,
        butuh: [Ppas, Apbd],
    }
}

fn bud_02(f: &Fakta, _: &AturanParam) -> HasilAturan {
    match (&f.ppas, &f.apbd) {
        (Some(p), Some(d)) => HasilAturan::Dinilai(tanpa_induk(f, d, p)),
        _ => perlu(f, &[Bagian::Ppas, Bagian::Apbd]).unwrap_or(HasilAturan::Dinilai(vec![])),
    }
}

aturan! {
    /// # Mengapa
    /// Pagu yang berubah antara RKPD dan APBD tanpa alasan membuat perencanaan tidak berarti,
    /// dan jumlah totalnya menyembunyikan perubahan itu.
    /// # Yang dibandingkan
    /// Pagu setiap unit dan sub kegiatan yang ada pada RKPD dan APBD tahun yang sama. Setiap beda
    /// di luar toleransi (bawaan 0) menjadi satu temuan: naik, turun, menjadi nol, atau dari nol.
    /// # Cara memperbaiki
    /// Samakan pagu, atau tulis alasan perubahan (misalnya hasil pembahasan DPRD).
    /// # Contoh
    /// RKPD Rp4.521.374.000, APBD Rp3.424.898.334: turun Rp1.096.475.666 (24,3 %).
    BUD_03 = bud_03 {
        kode: "BUD-03",
        judul: "Pagu APBD berbeda dari RKPD",
        saran: "Samakan pagu atau tulis alasan perubahan.",
        alasan: true,
        butuh: [Rkpd, Apbd],
    }
}

/// RKPD and APBD rows of the same unit and sub kegiatan.
pub(crate) fn pasangan<'a>(
    r: &'a DokumenPagu,
    a: &'a DokumenPagu,
) -> impl Iterator<Item = (&'a BarisPagu, &'a BarisPagu)> {
    r.baris
        .iter()
        .filter_map(|b| Some((b, a.cari(b.unit, b.sub)?)))
}

fn bud_03(f: &Fakta, p: &AturanParam) -> HasilAturan {
    let (Some(r), Some(a)) = (&f.rkpd, &f.apbd) else {
        return perlu(f, &[Bagian::Rkpd, Bagian::Apbd]).unwrap_or(HasilAturan::Dinilai(vec![]));
    };
    let mut hasil = Vec::new();
    for (b, x) in pasangan(r, a) {
        let beda = i128::from(x.pagu) - i128::from(b.pagu);
        if beda == 0 || !p.melampaui(beda, i128::from(b.pagu)) {
            continue;
        }
        let (jenis, gerak) = match (b.pagu, x.pagu) {
            (_, 0) => ("jadi_nol", "menjadi nol".to_owned()),
            (0, _) => (
                "dari_nol",
                format!("padahal pada RKPD nol; kini {}", rp(x.pagu)),
            ),
            _ => {
                let (j, kata) = if beda > 0 {
                    ("naik", "naik")
                } else {
                    ("turun", "turun")
                };
                let n = beda.abs();
                (
                    j,
                    format!("{kata} {} ({})", rp_besar(n), persen(n, i128::from(b.pagu))),
                )
            }
        };
        hasil.push(
            temuan_baris(
                f,
                a,
                x,
                format!(
                    "Pagu {} pada APBD {gerak} dibanding RKPD {}.",
                    sebut_baris(f, x),
                    rp(b.pagu)
                ),
            )
            .nilai("jenis", jenis)
            .uang("rkpd", b.pagu)
            .uang("apbd", x.pagu)
            .uang("beda", sempit(beda)),
        );
    }
    HasilAturan::Dinilai(hasil)
}

aturan! {
    /// # Mengapa
    /// Pagu sub kegiatan adalah batas; rincian di atasnya tidak sah, rincian yang tidak sama
    /// dengan jumlahnya tidak dapat dicetak.
    /// # Yang dibandingkan
    /// Pada RKPD dan APBD: rincian dengan pagu dan pagu validasi. Bila baris RKA ada, jumlah
    /// barisnya dengan rincian (atau pagu).
    /// # Cara memperbaiki
    /// Perbaiki rincian RKA sehingga sama dengan pagu yang divalidasi.
    /// # Contoh
    /// Pagu validasi Rp100 juta, rincian Rp112 juta.
    BUD_04 = bud_04 {
        kode: "BUD-04",
        judul: "Rincian tidak sama dengan pagu",
        saran: "Samakan rincian dengan pagu yang divalidasi.",
        alasan: false,
        butuh: [Rkpd, Apbd, Rincian],
    }
}

fn bud_04(f: &Fakta, _: &AturanParam) -> HasilAturan {
    let punya = |d: &DokumenPagu| {
        d.baris
            .iter()
            .any(|b| b.rincian.is_some() || b.validasi.is_some())
    };
    if !f.rkpd_apbd().any(punya) && (f.rincian.is_none() || f.apbd.is_none()) {
        return HasilAturan::DataTidakAda("Belum ada rincian atau pagu validasi.".to_owned());
    }
    let jumlah = jumlah_rincian(f);
    let mut hasil = Vec::new();
    for d in f.rkpd_apbd() {
        let apbd = d.jenis == crate::fakta::Dok::Apbd;
        for (n, b) in d.baris.iter().enumerate() {
            let baris = jumlah
                .get(n)
                .copied()
                .filter(|_| apbd && f.rincian.is_some());
            if let Some(m) = rincian_salah(b, baris) {
                let pesan = format!("{} pada {}: {m}.", sebut_baris(f, b), d.jenis.nama());
                hasil.push(temuan_baris(f, d, b, pesan).uang("pagu", b.pagu));
            }
        }
    }
    HasilAturan::Dinilai(hasil)
}

fn rincian_salah(b: &BarisPagu, baris: Option<i128>) -> Option<String> {
    let dokumen = b.rincian.unwrap_or(0);
    match b.validasi {
        Some(v) if dokumen > v => {
            return Some(format!(
                "rincian {} melampaui pagu validasi {}",
                rp(dokumen),
                rp(v)
            ));
        }
        _ => {}
    }
    let ada = b.rincian.is_some() || b.validasi.is_some();
    if ada && dokumen != b.pagu {
        return Some(format!(
            "rincian {} tidak sama dengan pagu {}",
            rp(dokumen),
            rp(b.pagu)
        ));
    }
    match baris {
        Some(n) if n != i128::from(b.pagu) => Some(format!(
            "jumlah baris RKA {} tidak sama dengan pagu {}",
            rp_besar(n),
            rp(b.pagu)
        )),
        _ => None,
    }
}

/// Sum of RKA lines per APBD row, dense.
pub(crate) fn jumlah_rincian(f: &Fakta) -> Vec<i128> {
    let n = f.apbd.as_ref().map_or(0, |d| d.baris.len());
    let mut jumlah = vec![0_i128; n];
    if let Some(r) = &f.rincian {
        for (b, j) in r.baris.iter().zip(&r.jumlah) {
            if let Some(x) = jumlah.get_mut(ix(*b)) {
                *x += i128::from(*j);
            }
        }
    }
    jumlah
}

aturan! {
    /// # Mengapa
    /// PPAS adalah plafon yang disepakati dengan DPRD per perangkat daerah dan program.
    /// # Yang dibandingkan
    /// Jumlah pagu APBD per perangkat daerah dan per program dengan KUA-PPAS.
    /// # Cara memperbaiki
    /// Turunkan pagu, atau ubah kesepakatan.
    /// # Contoh
    /// PPAS dinas Rp50 miliar, RAPBD Rp51 miliar.
    BUD_05 = bud_05 {
        kode: "BUD-05",
        judul: "Pagu perangkat daerah atau program melampaui PPAS",
        saran: "Turunkan pagu sampai batas PPAS.",
        alasan: false,
        butuh: [Ppas, Apbd],
    }
}

fn bud_05(f: &Fakta, p: &AturanParam) -> HasilAturan {
    let (Some(ppas), Some(apbd)) = (&f.ppas, &f.apbd) else {
        return perlu(f, &[Bagian::Ppas, Bagian::Apbd]).unwrap_or(HasilAturan::Dinilai(vec![]));
    };
    let jumlah = |d: &DokumenPagu| {
        let mut m: BTreeMap<(u32, String), i128> = BTreeMap::new();
        for b in &d.baris {
            *m.entry((b.opd, String::new())).or_default() += i128::from(b.pagu);
            *m.entry((b.opd, kode::program(f.t(b.sub)).to_owned()))
                .or_default() += i128::from(b.pagu);
        }
        m
    };
    let batas = jumlah(ppas);
    let mut hasil = Vec::new();
    for ((opd, program), n) in jumlah(apbd) {
        let b = batas.get(&(opd, program.clone())).copied().unwrap_or(0);
        if n > b && p.melampaui(n - b, b) {
            let apa = if program.is_empty() {
                "Jumlah pagu".to_owned()
            } else {
                format!("Pagu program {program}")
            };
            hasil.push(
                Finding::baru(
                    &["apbd", f.kode_organ(opd), &program],
                    format!(
                        "{apa} {} pada APBD {} melampaui PPAS {}.",
                        f.nama_organ(opd),
                        rp_besar(n),
                        rp_besar(b)
                    ),
                )
                .organ(opd)
                .di(apbd.edisi, 0)
                .uang("ppas", sempit(b))
                .uang("apbd", sempit(n)),
            );
        }
    }
    HasilAturan::Dinilai(hasil)
}
