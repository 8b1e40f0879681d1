//! Counting answers: how many of each kind, how long they took, how many run. Nothing about who
//! asked or what for.

use std::fmt::Write as _;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;

use crate::Keadaan;

/// Upper bounds of the histogram, in milliseconds.
const BATAS: [u64; 9] = [1, 5, 10, 25, 50, 100, 250, 1_000, 5_000];

/// What was counted since the start.
#[derive(Debug, Default)]
pub struct Ukuran {
    /// 1xx … 5xx.
    kelas: [AtomicU64; 5],
    wadah: [AtomicU64; 9],
    jumlah: AtomicU64,
    mikrodetik: AtomicU64,
    berjalan: AtomicU64,
}

/// Gives the place back also when the visitor goes away meanwhile.
struct Berjalan<'a>(&'a AtomicU64);

impl Drop for Berjalan<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Counts one request.
pub async fn pasang(State(k): State<Keadaan>, minta: Request, lanjut: Next) -> Response {
    let u = &k.ukuran;
    u.berjalan.fetch_add(1, Ordering::Relaxed);
    let _tempat = Berjalan(&u.berjalan);
    let mulai = Instant::now();
    let jawab = lanjut.run(minta).await;
    u.catat(jawab.status().as_u16(), mulai.elapsed().as_micros());
    jawab
}

impl Ukuran {
    fn catat(&self, status: u16, mikrodetik: u128) {
        let mikro = u64::try_from(mikrodetik).unwrap_or(u64::MAX);
        let di = usize::from(status / 100).saturating_sub(1);
        if let Some(k) = self.kelas.get(di) {
            k.fetch_add(1, Ordering::Relaxed);
        }
        let wadah = BATAS.iter().zip(&self.wadah);
        for (_, w) in wadah.filter(|(b, _)| mikro <= **b * 1_000) {
            w.fetch_add(1, Ordering::Relaxed);
        }
        self.jumlah.fetch_add(1, Ordering::Relaxed);
        self.mikrodetik.fetch_add(mikro, Ordering::Relaxed);
    }

    /// The counters in Prometheus' text form.
    #[must_use]
    pub fn teks(&self) -> String {
        let baca = |a: &AtomicU64| a.load(Ordering::Relaxed);
        let mut t = String::from(
            "# HELP selaras_permintaan_total Answers by class of status.\n\
             # TYPE selaras_permintaan_total counter\n",
        );
        for (n, k) in (1..).zip(&self.kelas) {
            let _ = writeln!(t, "selaras_permintaan_total{{kelas=\"{n}xx\"}} {}", baca(k));
        }
        t.push_str(
            "# HELP selaras_permintaan_detik Duration of answers.\n\
             # TYPE selaras_permintaan_detik histogram\n",
        );
        for (b, w) in BATAS.iter().zip(&self.wadah) {
            let le = detik(*b * 1_000);
            let _ = writeln!(
                t,
                "selaras_permintaan_detik_bucket{{le=\"{le}\"}} {}",
                baca(w)
            );
        }
        let jumlah = baca(&self.jumlah);
        let _ = writeln!(
            t,
            "selaras_permintaan_detik_bucket{{le=\"+Inf\"}} {jumlah}\n\
             selaras_permintaan_detik_sum {}\n\
             selaras_permintaan_detik_count {jumlah}\n\
             # HELP selaras_permintaan_berjalan Requests being answered.\n\
             # TYPE selaras_permintaan_berjalan gauge\n\
             selaras_permintaan_berjalan {}",
            detik(baca(&self.mikrodetik)),
            baca(&self.berjalan)
        );
        t
    }
}

/// Microseconds as seconds with six decimals.
fn detik(mikro: u64) -> String {
    format!("{}.{:06}", mikro / 1_000_000, mikro % 1_000_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wadah_kumulatif_dan_jumlahnya_cocok() {
        let u = Ukuran::default();
        for (status, mikro) in [(200, 900), (200, 30_000), (404, 4_000), (500, 9_000_000)] {
            u.catat(status, mikro);
        }
        let t = u.teks();
        for baris in [
            "selaras_permintaan_total{kelas=\"2xx\"} 2",
            "selaras_permintaan_total{kelas=\"4xx\"} 1",
            "selaras_permintaan_total{kelas=\"5xx\"} 1",
            "selaras_permintaan_detik_bucket{le=\"0.001000\"} 1",
            "selaras_permintaan_detik_bucket{le=\"0.005000\"} 2",
            "selaras_permintaan_detik_bucket{le=\"0.050000\"} 3",
            "selaras_permintaan_detik_bucket{le=\"5.000000\"} 3",
            "selaras_permintaan_detik_bucket{le=\"+Inf\"} 4",
            "selaras_permintaan_detik_sum 9.034900",
            "selaras_permintaan_detik_count 4",
        ] {
            assert!(t.contains(baris), "{baris}\n{t}");
        }
    }
}
