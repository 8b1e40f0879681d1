//! Shapes shared by the answers.

use dasar::{Rasio, Rupiah};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::Masalah;

/// Most rows of one page.
const PALING_BANYAK: i64 = 500;

/// Which page of a list.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct Hal {
    /// Halaman, mulai dari 1.
    #[param(minimum = 1, default = 1)]
    pub halaman: Option<i64>,
    /// Baris per halaman, paling banyak 500.
    #[param(minimum = 1, maximum = 500, default = 100)]
    pub per_halaman: Option<i64>,
}

impl Hal {
    /// Page number, rows per page, rows before the first.
    pub fn baca(self) -> Result<(i64, i64, i64), Masalah> {
        let (hal, per) = (self.halaman.unwrap_or(1), self.per_halaman.unwrap_or(100));
        if hal < 1 || !(1..=PALING_BANYAK).contains(&per) {
            return Err(Masalah::masukan(format!(
                "halaman paling kecil 1 dan per_halaman antara 1 dan {PALING_BANYAK}; diterima \
                 halaman={hal}, per_halaman={per}"
            )));
        }
        let lewati = (hal - 1)
            .checked_mul(per)
            .ok_or_else(|| Masalah::masukan("halaman terlalu besar"))?;
        Ok((hal, per, lewati))
    }

    /// Cuts a list held in memory.
    pub fn potong<T>(self, isi: Vec<T>) -> Result<Daftar<T>, Masalah> {
        let (halaman, per_halaman, lewati) = self.baca()?;
        let jumlah = i64::try_from(isi.len()).unwrap_or(i64::MAX);
        let (l, p) = (usize::try_from(lewati)?, usize::try_from(per_halaman)?);
        let data = isi.into_iter().skip(l).take(p).collect();
        Ok(Daftar {
            data,
            jumlah,
            halaman,
            per_halaman,
        })
    }
}

/// One page of a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Daftar<T> {
    /// Baris halaman ini.
    pub data: Vec<T>,
    /// Baris seluruhnya.
    pub jumlah: i64,
    /// Halaman ini.
    pub halaman: i64,
    /// Baris per halaman.
    pub per_halaman: i64,
}

/// Sen as "1234567.89".
pub fn sen(nilai: i64) -> String {
    Rupiah::dari_sen(nilai).mesin()
}

/// Share in percent with four decimals, as the commands give it.
pub fn persen(nilai: Option<Rasio>) -> Option<String> {
    nilai.map(|r| r.mesin_persen(4))
}

/// ISO date.
pub fn tanggal(t: chrono::NaiveDate) -> String {
    dasar::waktu::Tanggal(t).iso()
}

/// Words of a search, for lists that need all of them.
pub fn kata(q: Option<&str>) -> Vec<String> {
    q.unwrap_or_default()
        .split_whitespace()
        .take(8)
        .map(str::to_lowercase)
        .collect()
}

/// Values of a comma list.
pub fn pisah(s: Option<&str>) -> Vec<String> {
    s.unwrap_or_default()
        .split(',')
        .map(str::trim)
        .filter(|s| !s.is_empty())
        .map(str::to_owned)
        .collect()
}
