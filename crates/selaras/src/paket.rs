//! Where the data pack and the worked example lie.

use std::path::{Path, PathBuf};

use crate::keluaran::Gagal;

/// A file that every data pack has.
const TANDA: &str = "apbd-nasional-2023.csv";

/// The data pack: `--paket`, then `SELARAS_PAKET`, then `../shared/data` beside the folder of the
/// project. A named one must be there; the last one may be absent.
pub fn cari(atur: Option<&Path>) -> Result<Option<PathBuf>, Gagal> {
    let env = std::env::var_os("SELARAS_PAKET")
        .filter(|v| !v.is_empty())
        .map(PathBuf::from);
    if let Some(folder) = atur.map(Path::to_owned).or(env) {
        return if folder.is_dir() {
            Ok(Some(folder))
        } else {
            Err(Gagal::pakai(format!(
                "folder paket data {} tidak ada",
                folder.display()
            )))
        };
    }
    let calon = Path::new("../shared/data");
    Ok(calon.join(TANDA).is_file().then(|| calon.to_owned()))
}
