//! `/`: the nation from published budgets; `/nasional`: all governments as a list.

mod depan;
mod nasional;

use crate::rute::Perute;

#[cfg(test)]
pub(crate) use depan::BerandaHal;
pub(crate) use depan::dokumen_kata;
#[cfg(test)]
pub(crate) use nasional::NasionalHal;

/// Heading of a printed list of published budgets.
pub(crate) fn kop(n: &app::anggaran::nasional::Nasional) -> cetak::Kop {
    cetak::Kop {
        keadaan: format!("data uji · keadaan {}", dasar::waktu::Tanggal(n.keadaan)),
        ..cetak::Kop::default()
    }
}

/// Routes of the module.
pub fn rute(p: Perute) -> Perute {
    p.get("/", depan::lihat).get("/nasional", nasional::lihat)
}
