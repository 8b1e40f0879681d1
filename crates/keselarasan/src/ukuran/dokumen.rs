//! Figures of RKPD and APBD.

use std::collections::BTreeSet;

use super::Ukuran;
use crate::aturan::{di_luar_bidang, pasangan, satuan_beda, satuan_sebanding};
use crate::bacaan::{Bacaan, baca};
use crate::fakta::{DokumenPagu, EdisiNomenklatur, Fakta, TingkatKinerja, TingkatNomenklatur};
use crate::kode;

pub(super) fn isi(f: &Fakta, u: &mut Ukuran) {
    for d in f.rkpd_apbd() {
        satu(f, d, u);
        nomenklatur(f, d, u);
        indikator(f, d, u);
        spm(f, d, u);
    }
    if let (Some(r), Some(a)) = (&f.rkpd, &f.apbd) {
        banding(r, a, u);
    }
}

fn satu(f: &Fakta, d: &DokumenPagu, u: &mut Ukuran) {
    let k = d.jenis.kunci();
    let hitung = |syarat: &dyn Fn(&crate::fakta::BarisPagu) -> bool| {
        d.baris.iter().filter(|b| syarat(b)).count()
    };
    u.n(format!("baris_{k}"), d.baris.len());
    u.rp(format!("total_{k}"), d.total());
    u.n(format!("pagu_nol_{k}"), hitung(&|b| b.pagu == 0));
    u.n(
        format!("tanpa_prioritas_{k}"),
        hitung(&|b| b.prioritas.is_empty()),
    );
    u.n(
        format!("tanpa_sumber_dana_{k}"),
        hitung(&|b| b.sumber.is_empty()),
    );
    u.n(
        format!("banyak_sumber_dana_{k}"),
        hitung(&|b| b.sumber.len() > 1),
    );
    let kasar = |b: &crate::fakta::BarisPagu| {
        !b.sumber.is_empty()
            && b.sumber
                .iter()
                .all(|s| kode::jumlah_segmen(f.t(s.kode)) <= 4)
    };
    u.n(format!("sumber_dana_kasar_{k}"), hitung(&kasar));
    u.n(
        format!("rincian_beda_{k}"),
        hitung(&|b| b.rincian.unwrap_or(0) != b.pagu),
    );
    u.n(
        format!("bidang_di_luar_{k}"),
        hitung(&|b| di_luar_bidang(f, b)),
    );
    for (nama, bidang) in [("pendidikan", "1.01"), ("kesehatan", "1.02")] {
        let n: i128 = d
            .baris
            .iter()
            .filter(|b| kode::bidang(f.t(b.sub)) == bidang)
            .map(|b| i128::from(b.pagu))
            .sum();
        let akhiran = if k == "apbd" {
            String::new()
        } else {
            format!("_{k}")
        };
        u.persen(format!("porsi_{nama}{akhiran}"), n, d.total());
    }
}

fn nomenklatur(f: &Fakta, d: &DokumenPagu, u: &mut Ukuran) {
    let k = d.jenis.kunci();
    let edisi: Vec<&EdisiNomenklatur> = f.nomenklatur.iter().filter(|e| e.sebanding).collect();
    if edisi.is_empty() {
        return;
    }
    let sub: BTreeSet<&str> = d.baris.iter().map(|b| f.t(b.sub)).collect();
    let tidak = |e: &EdisiNomenklatur| sub.iter().filter(|s| f.butir(e, s).is_none()).count();
    for e in &edisi {
        u.n(format!("kode_tak_ada_{}_{k}", e.nama), tidak(e));
    }
    let semua = sub
        .iter()
        .filter(|s| edisi.iter().all(|e| f.butir(e, s).is_none()))
        .count();
    u.n(format!("kode_tak_ada_keduanya_{k}"), semua);
    let beda = d.baris.iter().filter(|b| {
        edisi
            .iter()
            .find_map(|e| f.butir(e, f.t(b.sub)))
            .is_some_and(|r| {
                r.nama != b.nama
                    && dasar::teks::padat(f.t(r.nama)) != dasar::teks::padat(f.t(b.nama))
            })
    });
    u.n(format!("nama_beda_{k}"), beda.count());
}

fn spm(f: &Fakta, d: &DokumenPagu, u: &mut Ukuran) {
    let Some(e) = f
        .nomenklatur_kini()
        .filter(|e| e.butir.iter().any(|b| b.spm))
    else {
        return;
    };
    let akhiran = if d.jenis.kunci() == "apbd" {
        String::new()
    } else {
        format!("_{}", d.jenis.kunci())
    };
    let pagu = crate::aturan::pagu_per_sub(d);
    let seharusnya: Vec<_> = e
        .butir
        .iter()
        .filter(|b| b.spm && b.tingkat == TingkatNomenklatur::SubKegiatan)
        .map(|b| b.kode)
        .collect();
    let ada: Vec<i128> = seharusnya
        .iter()
        .filter_map(|s| pagu.get(s).copied())
        .collect();
    let didanai = ada.iter().filter(|n| **n > 0).count();
    u.n(format!("spm_seharusnya{akhiran}"), seharusnya.len());
    u.n(format!("spm_ada{akhiran}"), ada.len());
    u.n(format!("spm_didanai{akhiran}"), didanai);
    u.n(format!("spm_nol{akhiran}"), ada.len() - didanai);
}

fn indikator(f: &Fakta, d: &DokumenPagu, u: &mut Ukuran) {
    if d.indikator.is_empty() {
        return;
    }
    let k = d.jenis.kunci();
    u.n(format!("indikator_baris_{k}"), d.baris_indikator);
    u.n(format!("indikator_{k}"), d.indikator.len());
    let kosong = |t: &str| t.trim().is_empty();
    u.n(
        format!("indikator_tanpa_target_{k}"),
        d.indikator.iter().filter(|i| kosong(f.t(i.target))).count(),
    );
    u.n(
        format!("indikator_tanpa_satuan_{k}"),
        d.indikator.iter().filter(|i| kosong(f.t(i.satuan))).count(),
    );
    let nol = d
        .indikator
        .iter()
        .filter(|i| baca(f.t(i.target)) == Bacaan::Angka(0));
    u.n(format!("indikator_target_nol_{k}"), nol.count());
    let (mut beda, mut semua) = (0, 0);
    for (i, r) in satuan_sebanding(f, d) {
        semua += 1;
        beda += usize::from(satuan_beda(f, i, r));
    }
    u.n(format!("satuan_beda_{k}"), beda);
    u.n(format!("satuan_dibandingkan_{k}"), semua);
    tanpa_indikator(f, d, u);
}

/// Programs and kegiatan counted at the perangkat daerah itself, sub kegiatan at their unit.
fn tanpa_indikator(f: &Fakta, d: &DokumenPagu, u: &mut Ukuran) {
    let dok = d.jenis.kunci();
    let milik: BTreeSet<(u32, &str)> = d.indikator.iter().map(|i| (i.unit, f.t(i.kode))).collect();
    let bawahan: BTreeSet<(u32, &str)> = d
        .indikator
        .iter()
        .map(|i| {
            (
                f.organ(i.unit).and_then(|o| o.induk).unwrap_or(i.unit),
                f.t(i.kode),
            )
        })
        .collect();
    for (nama, ruas) in [("program", 3), ("kegiatan", 5)] {
        let semua: BTreeSet<(u32, &str)> = d
            .baris
            .iter()
            .map(|b| (b.opd, kode::segmen(f.t(b.sub), ruas)))
            .collect();
        u.n(format!("{nama}_{dok}"), semua.len());
        u.n(
            format!("{nama}_tanpa_indikator_{dok}"),
            semua.difference(&milik).count(),
        );
        u.n(
            format!("{nama}_tanpa_indikator_pun_{dok}"),
            semua.difference(&bawahan).count(),
        );
    }
    let sub: BTreeSet<(u32, &str)> = d
        .indikator
        .iter()
        .filter(|i| i.tingkat == TingkatKinerja::SubKegiatan)
        .map(|i| (i.unit, f.t(i.kode)))
        .collect();
    let kosong = d
        .baris
        .iter()
        .filter(|b| !sub.contains(&(b.unit, f.t(b.sub))));
    u.n(
        format!("sub_kegiatan_tanpa_indikator_{dok}"),
        kosong.count(),
    );
}

fn banding(r: &DokumenPagu, a: &DokumenPagu, u: &mut Ukuran) {
    let (mut naik, mut turun, mut sepuluh, mut jadi_nol, mut dari_nol) = (0, 0, 0, 0, 0);
    let (mut naik_rp, mut turun_rp) = (0_i128, 0_i128);
    for (b, x) in pasangan(r, a) {
        let (lama, beda) = (i128::from(b.pagu), i128::from(x.pagu) - i128::from(b.pagu));
        if beda > 0 {
            naik += 1;
            naik_rp += beda;
        } else if beda < 0 {
            turun += 1;
            turun_rp -= beda;
        }
        sepuluh += usize::from(lama != 0 && beda.abs() * 10 > lama);
        jadi_nol += usize::from(lama > 0 && x.pagu == 0);
        dari_nol += usize::from(lama == 0 && x.pagu > 0);
    }
    let hanya = |a: &DokumenPagu, b: &DokumenPagu| {
        a.baris
            .iter()
            .filter(|x| b.cari(x.unit, x.sub).is_none())
            .count()
    };
    u.n("hanya_rkpd", hanya(r, a));
    u.n("hanya_apbd", hanya(a, r));
    u.n("pagu_beda", naik + turun);
    u.n("pagu_naik", naik);
    u.n("pagu_turun", turun);
    u.rp("pagu_naik_rupiah", naik_rp);
    u.rp("pagu_turun_rupiah", turun_rp);
    u.n("pagu_beda_10_persen", sepuluh);
    u.n("jadi_nol", jadi_nol);
    u.n("dari_nol", dari_nol);
}
