//! The checklist of docs/SECURITY-ASVS.md keeps its word: states are known, every test it names
//! exists, no item stands twice.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn akar() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Names of all test functions of the workspace.
fn uji(folder: &Path, hasil: &mut BTreeSet<String>) {
    for e in std::fs::read_dir(folder).unwrap() {
        let p = e.unwrap().path();
        if p.is_dir() {
            uji(&p, hasil);
        } else if p.extension().is_some_and(|x| x == "rs") {
            let teks = std::fs::read_to_string(&p).unwrap();
            // Attributes of a test stand within a few lines before its name.
            let baris: Vec<&str> = teks.lines().collect();
            for (n, b) in baris.iter().enumerate() {
                let Some((_, sisa)) = b.split_once("fn ") else {
                    continue;
                };
                let nama: String = sisa
                    .chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect();
                let atas = &baris[n.saturating_sub(6)..n];
                let di_proptest = teks.contains("proptest!");
                if atas
                    .iter()
                    .any(|a| a.contains("test]") || a.contains("test("))
                    || di_proptest
                {
                    hasil.insert(nama);
                }
            }
        }
    }
}

fn nama_uji(baris: &str) -> Vec<String> {
    let Some((_, sesudah)) = baris.split_once("test") else {
        return Vec::new();
    };
    sesudah
        .split('`')
        .skip(1)
        .step_by(2)
        .filter(|n| n.contains('_') && !n.contains(['/', '.', ':', '-']))
        .map(str::to_owned)
        .collect()
}

#[test]
fn tiap_butir_punya_keadaan_dan_ujinya_ada() {
    let teks = std::fs::read_to_string(akar().join("docs/SECURITY-ASVS.md")).unwrap();
    let mut ada = BTreeSet::new();
    uji(&akar().join("crates"), &mut ada);
    let (mut butir, mut berlaku, mut beruji) = (BTreeSet::new(), 0, 0);
    let mut salah = Vec::new();
    for b in teks.lines().filter(|b| b.starts_with("| ")) {
        let kolom: Vec<&str> = b.split('|').map(str::trim).collect();
        let nomor = kolom[1];
        if !nomor.starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        assert!(butir.insert(nomor.to_owned()), "{nomor} twice");
        let keadaan = kolom[3];
        if !["yes", "part", "no", "n/a"].contains(&keadaan) || kolom[4].is_empty() {
            salah.push(format!("{nomor}: {keadaan:?} {:?}", kolom[4]));
        }
        berlaku += i32::from(keadaan == "yes");
        let nama = nama_uji(kolom[4]);
        beruji += i32::from(!nama.is_empty());
        for n in nama {
            if !ada.contains(&n) {
                salah.push(format!("{nomor}: test {n} does not exist"));
            }
        }
    }
    assert!(salah.is_empty(), "{}", salah.join("\n"));
    assert!(butir.len() > 200, "{}", butir.len());
    assert!(
        berlaku > 120 && beruji > 100,
        "{berlaku} met, {beruji} with a test"
    );
}
