//! Figures of the DPA, the realisation, and published national budgets.

use super::Ukuran;
use crate::aturan::{pegawai, selisih, struktur};
use crate::fakta::Fakta;

pub(super) fn isi(f: &Fakta, u: &mut Ukuran) {
    dpa(f, u);
    realisasi(f, u);
    terbit(f, u);
}

fn dpa(f: &Fakta, u: &mut Ukuran) {
    let Some(d) = &f.dpa else { return };
    u.n("dpa_baris", d.baris.len());
    u.rp("total_dpa", d.total());
    let Some(a) = &f.apbd else { return };
    let (mut cocok, mut beda) = (0, 0);
    for b in &d.baris {
        if let Some(x) = a.cari(b.unit, b.sub) {
            cocok += 1;
            beda += usize::from(x.pagu != b.pagu);
        }
    }
    let hanya_apbd: Vec<i64> = a
        .baris
        .iter()
        .filter(|b| d.cari(b.unit, b.sub).is_none())
        .map(|b| b.pagu)
        .collect();
    u.n("dpa_cocok", cocok);
    u.n("dpa_beda", beda);
    u.n("dpa_hanya", d.baris.len() - cocok);
    u.n("dpa_hanya_apbd", hanya_apbd.len());
    u.n(
        "dpa_hanya_apbd_didanai",
        hanya_apbd.iter().filter(|n| **n > 0).count(),
    );
}

fn realisasi(f: &Fakta, u: &mut Ukuran) {
    let Some(r) = &f.realisasi else { return };
    u.n("realisasi_baris", r.baris.len());
    u.n(
        "realisasi_nol",
        r.baris.iter().filter(|b| b.nilai == 0).count(),
    );
    u.n("realisasi_triwulan", usize::from(r.triwulan));
    u.rp(
        "total_realisasi",
        r.baris.iter().map(|b| i128::from(b.nilai)).sum(),
    );
    if let Some(d) = &f.dpa {
        let lebih = r
            .baris
            .iter()
            .filter(|b| b.nilai > d.cari(b.unit, b.sub).map_or(0, |x| x.pagu));
        u.n("realisasi_lebih", lebih.count());
    }
}

fn terbit(f: &Fakta, u: &mut Ukuran) {
    let Some(t) = &f.terbit else { return };
    let (mut p, mut b, mut g) = (0_i128, 0_i128, 0_i128);
    let (mut seimbang, mut tiga, mut empat) = (0, 0, 0);
    for x in t {
        let s = struktur(f, &x.akun);
        let gaji = pegawai(f, &x.akun);
        let [pendapatan, belanja, _, _] = s;
        p += pendapatan;
        b += belanja;
        g += gaji;
        tiga += usize::from(gaji * 10 > belanja * 3);
        empat += usize::from(gaji * 10 > belanja * 4);
        if selisih(s).abs() < 100 {
            seimbang += 1;
        } else {
            u.rp(format!("selisih_{}", f.t(x.kode)), selisih(s));
        }
    }
    u.n("pemda_terbit", t.len());
    u.n("pemda_seimbang", seimbang);
    u.n("pemda_tak_seimbang", t.len() - seimbang);
    u.n("pemda_pegawai_di_atas_30_persen", tiga);
    u.n("pemda_pegawai_di_atas_40_persen", empat);
    u.rp("terbit_pendapatan", p);
    u.rp("terbit_belanja", b);
    u.persen("porsi_pegawai", g, b);
}
