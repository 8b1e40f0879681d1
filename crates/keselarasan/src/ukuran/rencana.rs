//! Figures of the Renstra beside the RKPD.
//!
//! Counted on codes exactly as written: a program typed `1.03.1.0` is another one than
//! `1.03.10` here, while rule PLN-01 recognises it by its name.

use std::collections::BTreeMap;

use super::Ukuran;
use crate::fakta::Fakta;
use crate::kode;

pub(super) fn isi(f: &Fakta, u: &mut Ukuran) {
    let Some(r) = &f.renstra else { return };
    let mut renstra: BTreeMap<(u32, &str), i128> = BTreeMap::new();
    let mut total = 0_i128;
    for p in &r.program {
        let n = i128::from(p.pagu_tahun(f.tahun));
        total += n;
        if let Some(o) = p.opd {
            *renstra.entry((o, f.t(p.kode_asli))).or_default() += n;
        }
    }
    u.n("renstra_baris", r.program.len());
    u.n("renstra_program", renstra.len());
    u.n(
        "renstra_tanpa_perangkat",
        r.program.iter().filter(|p| p.opd.is_none()).count(),
    );
    let rusak = r.kode_rusak.iter().map(|k| crate::fakta::ix(k.baris)).sum();
    u.n("renstra_kode_rusak", rusak);
    u.rp("renstra_total", total);
    let Some(d) = &f.rkpd else { return };
    let mut rkpd: BTreeMap<(u32, &str), i128> = BTreeMap::new();
    for b in &d.baris {
        *rkpd.entry((b.opd, kode::program(f.t(b.sub)))).or_default() += i128::from(b.pagu);
    }
    u.n("renstra_rkpd_program", rkpd.len());
    u.n(
        "renstra_tidak_memuat",
        rkpd.keys().filter(|k| !renstra.contains_key(k)).count(),
    );
    u.n(
        "renstra_tidak_di_rkpd",
        renstra.keys().filter(|k| !rkpd.contains_key(k)).count(),
    );
    let bertemu: Vec<(i128, i128)> = rkpd
        .iter()
        .filter_map(|(k, n)| Some((*n, *renstra.get(k)?)))
        .collect();
    u.n("renstra_bertemu", bertemu.len());
    u.n(
        "renstra_terlampaui",
        bertemu.iter().filter(|(a, b)| a > b).count(),
    );
}
