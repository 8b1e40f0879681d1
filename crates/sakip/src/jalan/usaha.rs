//! Effort per step: editable data, one where nothing is known.

use std::collections::BTreeMap;

use dasar::waktu::Tanggal;
use hukum::{Error, Hukum, Value};

/// Key of the law file.
const KUNCI: &str = "sakip.usaha";

/// The word for every worksheet or every criterion.
const SEMUA: &str = "semua";

/// Largest effort of one step.
pub(super) const TERBESAR: u32 = 100;

/// Effort of one step on the scale of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Usaha {
    /// Where a criterion has none of its own.
    pub baku: u32,
    /// By key of the answer.
    pub per: BTreeMap<String, u32>,
}

impl Usaha {
    /// What the law set says about a worksheet on a day.
    ///
    /// # Errors
    /// The file is missing, not in force yet, has another shape, or gives no default.
    pub fn pada(hukum: &Hukum, lke: &str, tanggal: Tanggal) -> Result<Self, Error> {
        let salah = |diminta: &str| Error::SalahBentuk {
            kunci: KUNCI.to_owned(),
            diminta: diminta.to_owned(),
            tersedia: "daftar lain".to_owned(),
        };
        let mut baku = None;
        let mut per = BTreeMap::new();
        for baris in hukum.parameter(KUNCI)?.pada(tanggal)?.daftar()? {
            let (Some(Value::Kata(set)), Some(Value::Kata(kriteria)), Some(Value::Bilangan(n))) =
                (baris.get("lke"), baris.get("kriteria"), baris.get("usaha"))
            else {
                return Err(salah("lke, kriteria, usaha"));
            };
            if set != SEMUA && set != lke {
                continue;
            }
            let n = u32::try_from(*n)
                .ok()
                .filter(|n| (1..=TERBESAR).contains(n))
                .ok_or_else(|| salah("usaha 1 sampai 100"))?;
            match (set.as_str(), kriteria.as_str()) {
                (SEMUA, SEMUA) => baku = baku.or(Some(n)),
                (_, SEMUA) => baku = Some(n),
                (_, k) => {
                    per.insert(k.to_owned(), n);
                }
            }
        }
        Ok(Usaha {
            baku: baku.ok_or_else(|| salah("baris semua"))?,
            per,
        })
    }

    /// The effort of one step of an answer.
    pub(super) fn satu(&self, kunci: &str) -> u32 {
        self.per.get(kunci).copied().unwrap_or(self.baku)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_costs_one_until_somebody_knows_better() {
        let hari = Tanggal::baru(2026, 1, 1).unwrap();
        let u = Usaha::pada(&Hukum::bawaan(), "lke-2021", hari).unwrap();
        assert_eq!((u.baku, u.per.len(), u.satu("1.a")), (1, 0, 1));
    }
}
