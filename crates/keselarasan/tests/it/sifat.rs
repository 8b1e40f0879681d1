//! Properties: ids do not depend on order or amounts, and only changed facts are recomputed.

use std::collections::{BTreeMap, BTreeSet};

use keselarasan::{Fakta, HasilPeriksa, periksa_berubah, periksa_semua, sintetis};

use crate::berlaku;

fn id(hasil: &[HasilPeriksa]) -> BTreeSet<String> {
    hasil
        .iter()
        .flat_map(HasilPeriksa::temuan)
        .map(|t| t.id.clone())
        .collect()
}

fn sidik(hasil: &[HasilPeriksa]) -> BTreeMap<String, String> {
    hasil
        .iter()
        .map(|h| (h.kode.to_owned(), h.sidik.clone()))
        .collect()
}

fn balik(f: &mut Fakta) {
    for d in [&mut f.rkpd, &mut f.apbd].into_iter().flatten() {
        d.baris.reverse();
        d.indikator.reverse();
    }
    f.lengkapi();
}

#[test]
fn id_tidak_bergantung_pada_urutan() {
    let mut f = sintetis::kabupaten(200, 0, 0);
    let semula = id(&periksa_semua(&f, &berlaku()));
    balik(&mut f);
    assert!(semula.len() > 20, "contoh terlalu bersih: {}", semula.len());
    assert_eq!(semula, id(&periksa_semua(&f, &berlaku())));
}

#[test]
fn id_unik_dalam_satu_pemeriksaan() {
    let f = sintetis::kabupaten(200, 5_000, 5_000);
    let hasil = periksa_semua(&f, &berlaku());
    let banyak: usize = hasil.iter().map(|h| h.temuan().len()).sum();
    assert_eq!(banyak, id(&hasil).len());
}

#[test]
fn hanya_yang_berubah_dihitung_ulang() {
    let mut f = sintetis::kabupaten(200, 1_000, 1_000);
    let a = berlaku();
    let dikenal = sidik(&periksa_semua(&f, &a));
    assert!(periksa_berubah(&f, &a, &dikenal).is_empty());
    f.rkpd.as_mut().unwrap().baris[0].pagu += 1;
    let lagi: BTreeSet<&str> = periksa_berubah(&f, &a, &dikenal)
        .iter()
        .map(|h| h.kode)
        .collect();
    assert!(
        lagi.contains("BUD-03") && lagi.contains("PLN-03"),
        "{lagi:?}"
    );
    assert!(
        !lagi.contains("EXE-05") && !lagi.contains("BUD-14") && !lagi.contains("USL-01"),
        "{lagi:?}"
    );
}
