//! The figures of the data pack, counted independently beforehand.

use std::collections::BTreeMap;

use keselarasan::{Fakta, HasilPeriksa, periksa_semua, ukuran};

use crate::{berlaku, kebenaran, paket_data};

fn cocok(f: &Fakta, harapan: &[(&str, &str)]) {
    let u = ukuran(f);
    let salah: Vec<String> = harapan
        .iter()
        .filter(|(k, n)| u.get(*k).map(String::as_str) != Some(*n))
        .map(|(k, n)| format!("{k}: diharapkan {n}, didapat {:?}", u.get(*k)))
        .collect();
    assert!(salah.is_empty(), "{}", salah.join("\n"));
}

pub fn ringkas(hasil: &[HasilPeriksa]) -> BTreeMap<&str, Result<u32, &str>> {
    hasil
        .iter()
        .map(|h| {
            let n = u32::try_from(h.jumlah()).unwrap();
            (h.kode, h.sebab().map_or(Ok(n), Err))
        })
        .collect()
}

#[test]
#[cfg_attr(not(paket), ignore = "paket data tidak ada")]
fn ukuran_mahakam_ulu() {
    let f = paket_data::mahulu();
    cocok(&f, kebenaran::MAHULU);
}

#[test]
#[cfg_attr(not(paket), ignore = "paket data tidak ada")]
fn aturan_mahakam_ulu() {
    let f = paket_data::mahulu();
    let hasil = periksa_semua(&f, &berlaku());
    let r = ringkas(&hasil);
    let dinilai = r.values().filter(|x| x.is_ok()).count();
    for (k, x) in &r {
        println!("{k} {x:?}");
    }
    assert!(dinilai >= 35, "hanya {dinilai} aturan dinilai");
    for (k, n) in kebenaran::ATURAN {
        assert_eq!(r[k], Ok(*n), "{k}");
    }
    for (k, n, _) in kebenaran::ATURAN_DIPERBAIKI {
        assert_eq!(r[k], Ok(n), "{k}");
    }
    for k in kebenaran::TAK_DINILAI {
        assert!(r[k].is_err(), "{k} seharusnya tidak dapat dinilai");
    }
}

#[test]
#[cfg_attr(not(paket), ignore = "paket data tidak ada")]
fn anggaran_546_pemda() {
    let f = paket_data::nasional();
    cocok(&f, kebenaran::NASIONAL);
    let u = ukuran(&f);
    let selisih: Vec<_> = u
        .iter()
        .filter(|(k, _)| k.starts_with("selisih_"))
        .collect();
    assert_eq!(selisih.len(), 9, "{selisih:?}");
    let r = periksa_semua(&f, &berlaku());
    let r = ringkas(&r);
    for (k, n) in kebenaran::ATURAN_NASIONAL {
        assert_eq!(r[k], Ok(*n), "{k}");
    }
}

#[test]
#[cfg_attr(not(paket), ignore = "paket data tidak ada")]
fn standar_harga_pasangkayu() {
    let f = paket_data::pasangkayu();
    cocok(&f, kebenaran::HARGA);
    let r = periksa_semua(&f, &berlaku());
    let r = ringkas(&r);
    println!("{r:?}");
    assert_eq!(r["PRC-04"], Ok(846 + 16 + 63));
    assert!(r["REF-06"].is_ok() && r["BUD-06"].is_ok() && r["BUD-08"].is_ok());
}

#[test]
#[cfg_attr(not(paket), ignore = "paket data tidak ada")]
fn target_makro_provinsi() {
    let f = paket_data::makro("1100", "11", "Provinsi Aceh");
    let r = periksa_semua(&f, &berlaku());
    assert!(
        matches!(ringkas(&r)["ALN-04"], Ok(n) if n > 0),
        "{:?}",
        ringkas(&r)["ALN-04"]
    );
}
