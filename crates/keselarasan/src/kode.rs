//! Cutting of canonical nomenclature codes.
//!
//! Facts hold canonical codes (the importer parsed them); here they are only cut at their
//! points. `1.01.02.2.01.0003` = urusan 1, bidang 1.01, program 1.01.02, authority level 2,
//! kegiatan 1.01.02.2.01, sub kegiatan with tail 0003.

/// The first `n` segments of a code; the whole code when it has fewer.
pub fn segmen(kode: &str, n: usize) -> &str {
    if n == 0 {
        return "";
    }
    match kode.match_indices('.').nth(n - 1) {
        Some((i, _)) => kode.get(..i).unwrap_or(kode),
        None => kode,
    }
}

/// How many segments a code has; none for the empty text.
pub fn jumlah_segmen(kode: &str) -> usize {
    if kode.is_empty() {
        0
    } else {
        kode.split('.').count()
    }
}

/// The bidang urusan, `1.01`.
pub fn bidang(kode: &str) -> &str {
    segmen(kode, 2)
}

/// The program, `1.01.02`.
pub fn program(kode: &str) -> &str {
    segmen(kode, 3)
}

/// The kegiatan, `1.01.02.2.01`.
pub fn kegiatan(kode: &str) -> &str {
    segmen(kode, 5)
}

/// The authority digit of a kegiatan or sub kegiatan (1 province, 2 regency or city, 3–8 special).
pub fn kewenangan(kode: &str) -> Option<u8> {
    kode.split('.').nth(3).and_then(|s| s.parse().ok())
}

/// True for a code written with the generic bidang `X.XX`.
pub fn generik(kode: &str) -> bool {
    kode.starts_with("X.XX")
}

/// The generic form of a support programme code (`5.01.01.2.01.0001` → `X.XX.01.2.01.0001`).
pub fn ke_generik(kode: &str) -> Option<String> {
    if generik(kode) {
        return Some(kode.to_owned());
    }
    let sisa = kode.get(bidang(kode).len()..)?;
    if sisa == ".01" || sisa.starts_with(".01.") {
        Some(format!("X.XX{sisa}"))
    } else {
        None
    }
}

/// The three bidang of an organisation code `U.BB.U.BB.U.BB.NN.SSSS`, unused ones left out.
pub fn bidang_perangkat(kode: &str) -> Vec<&str> {
    let titik: Vec<usize> = kode.match_indices('.').map(|(i, _)| i).collect();
    let mut hasil = Vec::with_capacity(3);
    for (dari, sampai) in [(None, 1), (Some(1), 3), (Some(3), 5)] {
        let awal = match dari {
            None => 0,
            Some(n) => match titik.get(n) {
                Some(&i) => i + 1,
                None => break,
            },
        };
        let Some(&akhir) = titik.get(sampai) else {
            break;
        };
        if let Some(b) = kode.get(awal..akhir)
            && b != "0.00"
        {
            hasil.push(b);
        }
    }
    hasil
}

/// True when an organisation code has the 22 characters and eight groups of the standard.
pub fn perangkat_baku(kode: &str) -> bool {
    let lebar = [1, 2, 1, 2, 1, 2, 2, 4];
    let bagian: Vec<&str> = kode.split('.').collect();
    bagian.len() == lebar.len()
        && bagian
            .iter()
            .zip(lebar)
            .all(|(b, l)| b.len() == l && b.bytes().all(|c| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memotong_kode() {
        let k = "1.01.02.2.01.0003";
        assert_eq!(
            (bidang(k), program(k), kegiatan(k)),
            ("1.01", "1.01.02", "1.01.02.2.01")
        );
        assert_eq!(kewenangan(k), Some(2));
        assert_eq!(segmen("1.01", 5), "1.01");
        assert_eq!(jumlah_segmen(""), 0);
    }

    #[test]
    fn generik_dua_arah() {
        assert_eq!(
            ke_generik("5.01.01.2.01.0001").as_deref(),
            Some("X.XX.01.2.01.0001")
        );
        assert_eq!(ke_generik("X.XX.01").as_deref(), Some("X.XX.01"));
        assert_eq!(ke_generik("5.01.01").as_deref(), Some("X.XX.01"));
        assert_eq!(ke_generik("5.01.02.2.01.0001"), None);
        assert_eq!(ke_generik("5.01.010"), None);
    }

    #[test]
    fn bidang_dari_kode_perangkat() {
        assert_eq!(
            bidang_perangkat("1.01.2.22.5.04.01.0000"),
            ["1.01", "2.22", "5.04"]
        );
        assert_eq!(bidang_perangkat("1.05.0.00.0.00.04.0000"), ["1.05"]);
        assert!(perangkat_baku("1.05.0.00.0.00.04.0000"));
        assert!(!perangkat_baku("1.05.000.000.04.0000"));
        assert!(!perangkat_baku("#N/A"));
    }
}
