//! The repository itself is tidy.
mod asvs;

use std::path::Path;

#[test]
fn repositori_rapi() {
    let akar = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let langgar: Vec<String> = xtask::rapi::periksa(&akar)
        .iter()
        .map(ToString::to_string)
        .collect();
    assert!(
        langgar.is_empty(),
        "{} pelanggaran:\n{}",
        langgar.len(),
        langgar.join("\n")
    );
}
