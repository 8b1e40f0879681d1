//! Locks of a data folder; the kernel lets go of them when a process dies.

use std::fs::File;
use std::path::Path;

use rustix::fs::{FlockOperation, flock};

use crate::GugusError;

/// A held lock; dropping it lets go.
#[derive(Debug)]
pub(crate) struct Kunci {
    _berkas: File,
}

/// Waits until nobody else starts or stops the cluster.
pub(crate) fn mulai(data: &Path) -> Result<Kunci, GugusError> {
    ambil(data, "kunci.mulai", FlockOperation::LockExclusive)?
        .ok_or_else(|| galat(data, "kunci.mulai"))
}

/// Says that this process uses the cluster.
pub(crate) fn pakai(data: &Path) -> Result<Kunci, GugusError> {
    ambil(data, "kunci.pakai", FlockOperation::NonBlockingLockShared)?
        .ok_or_else(|| galat(data, "kunci.pakai"))
}

/// The lock when this process is the only user left; call it under [`mulai`], own lock dropped.
pub(crate) fn pakai_sendiri(data: &Path) -> Result<Option<Kunci>, GugusError> {
    ambil(
        data,
        "kunci.pakai",
        FlockOperation::NonBlockingLockExclusive,
    )
}

fn ambil(data: &Path, nama: &str, cara: FlockOperation) -> Result<Option<Kunci>, GugusError> {
    let jalur = data.join(nama);
    let berkas = File::options()
        .create(true)
        .append(true)
        .open(&jalur)
        .map_err(GugusError::berkas(&jalur))?;
    loop {
        match flock(&berkas, cara) {
            Ok(()) => return Ok(Some(Kunci { _berkas: berkas })),
            Err(rustix::io::Errno::INTR) => {}
            Err(rustix::io::Errno::WOULDBLOCK) => return Ok(None),
            Err(e) => {
                return Err(GugusError::Berkas {
                    jalur,
                    sebab: e.into(),
                });
            }
        }
    }
}

fn galat(data: &Path, nama: &str) -> GugusError {
    GugusError::Berkas {
        jalur: data.join(nama),
        sebab: std::io::Error::from(std::io::ErrorKind::WouldBlock),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pemakai_terakhir_tahu_dirinya_sendiri() {
        let t = tempfile::tempdir().unwrap();
        let satu = pakai(t.path()).unwrap();
        let dua = pakai(t.path()).unwrap();
        drop(satu);
        assert!(pakai_sendiri(t.path()).unwrap().is_none());
        drop(dua);
        assert!(pakai_sendiri(t.path()).unwrap().is_some());
    }
}
