//! `/`: the nation from published budgets; `/nasional`: all governments as a list.

mod depan;
mod nasional;

use crate::rute::Perute;

#[cfg(test)]
pub(crate) use depan::BerandaHal;
pub(crate) use depan::dokumen_kata;
#[cfg(test)]
pub(crate) use nasional::NasionalHal;

/// Routes of the module.
pub fn rute(p: Perute) -> Perute {
    p.get("/", depan::lihat).get("/nasional", nasional::lihat)
}
