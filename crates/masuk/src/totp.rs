//! One-time codes of an authenticator app (RFC 6238), with drift and replay protection.

use dasar::waktu::{Rng, Saat};
use qrcode::QrCode;
use qrcode::render::svg;
use totp_rs::{Builder, Totp};
use zeroize::Zeroizing;

/// Seconds of one step.
const LANGKAH: u64 = 30;
/// Steps before and after the present one that are accepted: clocks of phones differ.
const GESER: u16 = 1;
/// 160 bits, as RFC 4226 recommends.
pub const PANJANG: usize = 20;

/// The secret cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("rahasia kode sekali pakai tidak sah: {0}")]
pub struct TotpRusak(String);

/// A new secret.
#[must_use]
pub fn rahasia(rng: &mut dyn Rng) -> Zeroizing<Vec<u8>> {
    let mut isi = Zeroizing::new(vec![0_u8; PANJANG]);
    rng.isi(&mut isi);
    isi
}

fn totp(rahasia: &[u8], akun: &str, penerbit: &str) -> Result<Totp, TotpRusak> {
    // A colon separates issuer and account in the address.
    let bersih = |s: &str| s.replace(':', " ");
    Builder::new()
        .with_secret(rahasia.to_vec())
        .with_skew(GESER)
        .with_step_duration(LANGKAH)
        .with_account_name(bersih(akun))
        .with_issuer(Some(bersih(penerbit)))
        .build()
        .map_err(|e| TotpRusak(e.to_string()))
}

/// What a person needs to set up an app.
#[derive(Clone, Debug)]
pub struct Pasang {
    /// The QR code as SVG, dark on light.
    pub svg: String,
    /// The secret to type, in groups of four.
    pub ketik: String,
    /// The address inside the QR code.
    pub alamat: String,
}

/// The QR code and the secret to type.
///
/// # Errors
/// A secret of the wrong length.
pub fn pasang(rahasia: &[u8], akun: &str, penerbit: &str) -> Result<Pasang, TotpRusak> {
    let t = totp(rahasia, akun, penerbit)?;
    let alamat = t.to_url().map_err(|e| TotpRusak(e.to_string()))?;
    let qr = QrCode::new(alamat.as_bytes()).map_err(|e| TotpRusak(e.to_string()))?;
    let svg = qr
        .render::<svg::Color<'_>>()
        .min_dimensions(220, 220)
        .quiet_zone(true)
        .build();
    let ketik: Vec<char> = t.secret().to_base32().chars().collect();
    let ketik: Vec<String> = ketik.chunks(4).map(|c| c.iter().collect()).collect();
    Ok(Pasang {
        // The XML declaration has no place inside a page.
        svg: svg
            .split_once("?>")
            .map_or(svg.clone(), |(_, s)| s.to_owned()),
        ketik: ketik.join(" "),
        alamat,
    })
}

/// The code an app shows at a moment.
///
/// # Errors
/// A secret of the wrong length.
pub fn kode(rahasia: &[u8], kini: Saat) -> Result<String, TotpRusak> {
    let t = totp(rahasia, "", "Selaras")?;
    Ok(t.generate(kini.milidetik() / 1000).to_string())
}

/// The step of a right code; store it, and hand it in as `terakhir` the next time.
///
/// A code is right once: a step not later than `terakhir` is refused, so a code that was seen
/// over a shoulder does not open a second time.
#[must_use]
pub fn cocok(rahasia: &[u8], kode: &str, kini: Saat, terakhir: Option<u64>) -> Option<u64> {
    let kode: String = kode.chars().filter(char::is_ascii_digit).collect();
    if kode.len() != 6 {
        return None;
    }
    let t = totp(rahasia, "", "Selaras").ok()?;
    let detik = kini.milidetik() / 1000;
    let pusat = detik / LANGKAH;
    let geser = u64::from(GESER);
    // Every step of the window is computed, whichever is right.
    let mut kena = None;
    for n in pusat.saturating_sub(geser)..=pusat + geser {
        let benar = t.generate(n * LANGKAH).to_string();
        if crate::token::sama(benar.as_bytes(), kode.as_bytes()) && terakhir.is_none_or(|l| n > l) {
            kena = kena.or(Some(n));
        }
    }
    kena
}

#[cfg(test)]
mod tests {
    use super::*;
    use dasar::waktu::RngTetap;

    fn pada(detik: u64) -> Saat {
        let ms = i64::try_from(detik * 1000).unwrap();
        // RFC 3339 through the type that `dasar` re-exports by value.
        let mut s = Saat("1970-01-01T00:00:00Z".parse().unwrap());
        s.0 += std::time::Duration::from_millis(u64::try_from(ms).unwrap());
        s
    }

    /// RFC 6238 appendix B, SHA-1, last six digits.
    #[test]
    fn sesuai_vektor_rfc_6238() {
        let k = b"12345678901234567890";
        for (detik, kode) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
        ] {
            assert_eq!(super::kode(k, pada(detik)).unwrap(), kode);
            assert_eq!(
                cocok(k, kode, pada(detik), None),
                Some(detik / 30),
                "{detik}"
            );
        }
        assert_eq!(cocok(k, "287083", pada(59), None), None);
        assert_eq!(cocok(k, "28708", pada(59), None), None);
        assert_eq!(cocok(k, "287 082", pada(59), None), Some(1));
    }

    #[test]
    fn jam_yang_bergeser_satu_langkah_masih_diterima() {
        let k = b"12345678901234567890";
        let (kode, langkah) = ("050471", 1_111_111_111 / 30);
        for geser in [-30_i64, 0, 30] {
            let detik = u64::try_from(1_111_111_111_i64 + geser).unwrap();
            assert_eq!(cocok(k, kode, pada(detik), None), Some(langkah), "{geser}");
        }
        for geser in [-60_i64, 60] {
            let detik = u64::try_from(1_111_111_111_i64 + geser).unwrap();
            assert_eq!(cocok(k, kode, pada(detik), None), None, "{geser}");
        }
    }

    #[test]
    fn kode_yang_sudah_dipakai_ditolak() {
        let k = b"12345678901234567890";
        let kini = pada(1_111_111_111);
        let langkah = cocok(k, "050471", kini, None).unwrap();
        assert_eq!(cocok(k, "050471", kini, Some(langkah)), None);
        assert_eq!(cocok(k, "050471", kini, Some(langkah - 1)), Some(langkah));
    }

    #[test]
    fn kode_qr_memuat_alamat_untuk_aplikasi() {
        let r = rahasia(&mut RngTetap(1));
        let p = pasang(&r, "siti:rahma", "Selaras Kab. Contoh").unwrap();
        assert!(p.svg.trim_start().starts_with("<svg"), "{}", &p.svg[..60]);
        assert!(!p.svg.contains("style="));
        assert!(p.alamat.starts_with("otpauth://totp/"), "{}", p.alamat);
        assert!(p.alamat.contains("secret=") && p.alamat.contains("issuer=Selaras"));
        assert_eq!(p.ketik.replace(' ', "").len(), 32);
        assert!(pasang(b"pendek", "a", "b").is_err());
    }
}
