//! The server's own task: what was archived goes to the repository every half minute.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use cadangan::{CadanganError, Gudang, TERKUNCI};
use dasar::waktu::Rng;

use super::baca_atur;

const JEDA: Duration = Duration::from_secs(30);

/// Moves archived segments until the process ends; does nothing while no backup is set up.
pub async fn jaga(data: PathBuf, rng: Arc<Mutex<dyn Rng>>) {
    loop {
        tokio::time::sleep(JEDA).await;
        let (data, rng) = (data.clone(), Arc::clone(&rng));
        let hasil = tokio::task::spawn_blocking(move || sekali(&data, &rng)).await;
        match hasil {
            Ok(Ok(0)) => {}
            Ok(Ok(n)) => tracing::debug!(segmen = n, "perubahan dicadangkan"),
            Ok(Err(e)) => tracing::warn!(galat = %e, "perubahan belum dapat dicadangkan"),
            Err(e) => tracing::warn!(galat = %e, "penyapu arsip gagal"),
        }
    }
}

fn sekali(data: &std::path::Path, rng: &Mutex<dyn Rng>) -> Result<u64, CadanganError> {
    let arsip = data.join(cluster::ARSIP);
    let Some(atur) = baca_atur(data).filter(|_| arsip.is_dir()) else {
        return Ok(0);
    };
    let gudang = match Gudang::tulis(&atur.gudang, false) {
        Err(CadanganError::Tolak { kode, .. }) if kode == TERKUNCI => return Ok(0),
        g => g?,
    };
    let mut acak = |b: &mut [u8]| {
        rng.lock().unwrap_or_else(PoisonError::into_inner).isi(b);
    };
    Ok(gudang.sapu(&arsip, &mut acak)?.berkas)
}
