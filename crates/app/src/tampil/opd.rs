//! One office: totals of its rows in the shape that lists of offices use.

use crate::gulung::{OpdGulungan, TingkatGulungan};

use super::pagu::JumlahRow;

/// Totals over sub-activities; the Renstra over programmes, which state their own figure.
#[must_use]
pub fn jumlah(o: &OpdGulungan) -> JumlahRow {
    let nol = |v: Option<i64>| v.unwrap_or(0);
    let j = &o.jumlah;
    let program = o
        .baris
        .iter()
        .filter(|b| b.tingkat == TingkatGulungan::Program);
    let renstra_sen = program
        .filter_map(|b| b.jumlah.renstra_sen)
        .fold(0, i64::saturating_add);
    JumlahRow {
        baris: i64::try_from(o.cacah(TingkatGulungan::SubKegiatan)).unwrap_or(i64::MAX),
        renstra_sen,
        rkpd_sen: nol(j.rkpd_sen),
        apbd_sen: nol(j.apbd_sen),
        dpa_sen: nol(j.dpa_sen),
        realisasi_sen: nol(j.realisasi_sen),
        selisih_sen: nol(j.selisih_sen()),
        temuan: j.temuan,
    }
}
