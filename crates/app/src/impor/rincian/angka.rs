//! Numbers of a line the short way: digits with an optional point, everything else the exact way.

use dasar::uang::Rupiah;

/// Digits with an optional point: mantissa and 10^decimals.
#[must_use]
pub fn pecahan(teks: &str) -> Option<(i64, i64)> {
    let (negatif, tubuh) = match teks.strip_prefix('-') {
        Some(sisa) => (true, sisa),
        None => (false, teks),
    };
    let mut nilai = 0i64;
    let mut skala = 1i64;
    let mut pecah = false;
    if tubuh.is_empty() {
        return None;
    }
    for b in tubuh.bytes() {
        match b {
            b'0'..=b'9' => {
                nilai = nilai.checked_mul(10)?.checked_add(i64::from(b - b'0'))?;
                if pecah {
                    skala = skala.checked_mul(10)?;
                }
            }
            b'.' if !pecah => pecah = true,
            _ => return None,
        }
    }
    Some((if negatif { -nilai } else { nilai }, skala))
}

/// Whole rupiah and up to two decimals; none when the text needs the exact reader.
#[must_use]
pub fn uang_pendek(teks: &str) -> Option<Rupiah> {
    let (nilai, skala) = pecahan(teks)?;
    let kali = match skala {
        1 => 100,
        10 => 10,
        100 => 1,
        _ => return None,
    };
    nilai.checked_mul(kali).map(Rupiah::dari_sen)
}

/// Whether `volume × price × (1 + tax %)` is the amount. Whole numbers must agree to the sen; with
/// a broken volume or a tax the source has rounded somewhere, to the rupiah at most.
#[must_use]
pub fn hitungan_cocok(
    volume: (i64, i64),
    harga: Rupiah,
    pajak: Option<(i64, i64)>,
    jumlah: Rupiah,
) -> bool {
    let (pajak, skala_pajak) = pajak.unwrap_or((0, 1));
    let seratus = 100 * i128::from(skala_pajak);
    let kali = i128::from(volume.0)
        .checked_mul(i128::from(harga.sen()))
        .and_then(|n| n.checked_mul(seratus + i128::from(pajak)));
    let skala = i128::from(volume.1) * seratus;
    let (Some(kiri), Some(kanan)) = (kali, i128::from(jumlah.sen()).checked_mul(skala)) else {
        return false;
    };
    let longgar = if volume.1 == 1 && pajak == 0 { 1 } else { 100 };
    (kiri - kanan).abs() < longgar * skala
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_numbers_are_read_and_odd_ones_left_to_the_exact_reader() {
        assert_eq!(pecahan("12.50"), Some((1_250, 100)));
        assert_eq!(pecahan("-3"), Some((-3, 1)));
        for teks in ["", "-", "1,5", "1e3", "12a", "99999999999999999999"] {
            assert_eq!(pecahan(teks), None, "{teks}");
        }
        assert_eq!(uang_pendek("7.5").map(Rupiah::sen), Some(750));
        assert_eq!(uang_pendek("7.005"), None);
    }

    #[test]
    fn tax_and_broken_volumes_may_be_rounded_to_the_rupiah() {
        let rp = |n: i64| Rupiah::dari_rupiah(n).unwrap();
        assert!(hitungan_cocok((2, 1), rp(50), None, rp(100)));
        assert!(!hitungan_cocok((2, 1), rp(50), None, rp(101)));
        assert!(hitungan_cocok((1, 1), rp(105), Some((11, 1)), rp(117)));
        assert!(!hitungan_cocok((1, 1), rp(105), Some((11, 1)), rp(118)));
        assert!(hitungan_cocok((333, 1_000), rp(10), None, rp(3)));
    }
}
