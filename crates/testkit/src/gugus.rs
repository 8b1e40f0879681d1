//! The one cluster of all test processes.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use cluster::{Asal, Gugus, INDUK, Opsi};
use store::{Akses, Sandi};

static GUGUS: OnceLock<Gugus> = OnceLock::new();

/// Stops the cluster once nobody touched `dipakai` for a quarter of an hour.
const PENJAGA: &str = r#"
while sleep 60 && [ -e "$1/pg/postmaster.pid" ]; do
  if [ -z "$(find "$1/dipakai" -mmin -15 2>/dev/null)" ]; then
    kill -INT "$(head -n 1 "$1/pg/postmaster.pid")"
    exit
  fi
done"#;

pub(crate) fn folder() -> PathBuf {
    use std::os::unix::fs::MetadataExt as _;
    let aku = std::fs::metadata("/proc/self").map_or(0, |m| m.uid());
    std::env::temp_dir().join(format!("selaras-uji-{aku}"))
}

/// Addresses on the shared cluster; starts it when needed.
pub(crate) fn akses() -> Akses {
    let gugus = GUGUS.get_or_init(|| {
        let data = folder();
        let gugus = buka(&data);
        File::create(data.join("dipakai")).expect("folder uji dapat ditulisi");
        if gugus.asal() != Asal::Berjalan {
            jaga(&data);
        }
        gugus
    });
    let r = gugus.rahasia();
    let sandi = Sandi {
        induk: r.induk.clone(),
        pemilik: r.pemilik.clone(),
        app: r.app.clone(),
    };
    let mut akses = Akses::soket(gugus.soket(), INDUK, "selaras", &sandi);
    akses.maks = 4;
    akses
}

fn buka(data: &Path) -> Gugus {
    let bin = std::env::var_os("SELARAS_PG_BIN")
        .filter(|v| !v.is_empty())
        .map(PathBuf::from);
    let mut benih = u64::from(std::process::id());
    let mut acak = |isi: &mut [u8]| {
        for b in isi {
            benih = benih
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            *b = benih.to_be_bytes()[0];
        }
    };
    Gugus::buka(Opsi {
        data,
        bin: bin.as_deref(),
        acak: &mut acak,
        uji: true,
    })
    .unwrap_or_else(|e| panic!("gugus uji: {e}"))
}

fn jaga(data: &Path) {
    let _ = Command::new("sh")
        .args(["-c", PENJAGA, "penjaga"])
        .arg(data)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
}

/// Stops the shared cluster when no test uses it; true when it was stopped.
pub fn hentikan() -> bool {
    let data = folder();
    data.join("pg/postmaster.pid").exists() && buka(&data).tutup().unwrap_or(false)
}
