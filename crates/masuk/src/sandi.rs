//! Passwords: rules for choosing one, argon2id for keeping it.
//!
//! # Legal basis
//! OWASP ASVS 4.0 V2.1 and V2.4; NIST SP 800-63B 5.1.1: length and a list of common passwords,
//! no rules of composition, no forced change by age.

use std::sync::OnceLock;

use argon2::password_hash::PasswordVerifier as _;
use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher as _, Version};
use dasar::waktu::Rng;

/// Shortest password, in characters.
pub const PALING_PENDEK: usize = 12;
/// Longest password, in characters: no truncation below it, no work without bound above it.
pub const PALING_PANJANG: usize = 128;

/// One a line, lower case, without marks between: compared after the same reduction.
const UMUM: &str = include_str!("umum.txt");

/// Cost of a password hash, as data: raised over the years, old hashes are renewed at sign-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AturanSandi {
    /// Memory in KiB.
    pub memori_kib: u32,
    /// Passes over it.
    pub putaran: u32,
    /// Lanes.
    pub jalur: u32,
}

impl AturanSandi {
    /// OWASP's first choice for argon2id: 19 MiB, two passes, one lane.
    pub const BAKU: Self = Self {
        memori_kib: 19 * 1024,
        putaran: 2,
        jalur: 1,
    };

    /// For first passwords that were drawn at random (74 bits) and must be changed at their first
    /// use: guessing them is hopeless at any cost, and a regency gets 1,200 of them at once.
    pub const AWAL: Self = Self {
        memori_kib: 256,
        putaran: 1,
        jalur: 1,
    };

    fn argon2(self) -> Result<Argon2<'static>, SandiGagal> {
        let p = Params::new(self.memori_kib, self.putaran, self.jalur, None)
            .map_err(|e| SandiGagal(e.to_string()))?;
        Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, p))
    }
}

/// The hash could not be computed: parameters out of range, or no memory.
#[derive(Debug, thiserror::Error)]
#[error("sandi tidak dapat diolah: {0}")]
pub struct SandiGagal(String);

/// What is wrong with a chosen password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SandiBuruk {
    /// Fewer than [`PALING_PENDEK`] characters.
    Pendek,
    /// More than [`PALING_PANJANG`] characters.
    Panjang,
    /// On the list of common passwords, or one of them with a few characters around it.
    Umum,
    /// Made of the account's own name.
    SepertiNama,
    /// One or two characters, or a short piece, over and over.
    Berulang,
}

impl SandiBuruk {
    /// What to tell, and what to do.
    #[must_use]
    pub const fn kalimat(self) -> &'static str {
        match self {
            Self::Pendek => {
                "Sandi terlalu pendek: paling sedikit 12 huruf. Beberapa kata yang tidak \
                 berhubungan mudah diingat dan sukar ditebak."
            }
            Self::Panjang => "Sandi terlalu panjang: paling banyak 128 huruf.",
            Self::Umum => {
                "Sandi ini termasuk yang sering dipakai dan mudah ditebak. Pilih yang lain."
            }
            Self::SepertiNama => "Sandi memuat nama akun Anda. Pilih yang lain.",
            Self::Berulang => {
                "Sandi hanya mengulang huruf atau potongan yang sama. Pilih yang lain."
            }
        }
    }
}

/// Everything that is wrong with a password for this account; empty when it may be used.
#[must_use]
pub fn periksa(sandi: &str, nama: &str) -> Vec<SandiBuruk> {
    let mut hasil = Vec::new();
    let panjang = sandi.chars().count();
    if panjang < PALING_PENDEK {
        hasil.push(SandiBuruk::Pendek);
    }
    if panjang > PALING_PANJANG {
        hasil.push(SandiBuruk::Panjang);
        return hasil;
    }
    let inti = inti(sandi);
    if umum(&inti) {
        hasil.push(SandiBuruk::Umum);
    }
    let nama = self::inti(nama);
    if nama.len() >= 4 && inti.contains(&nama) && inti.len() < nama.len() + 8 {
        hasil.push(SandiBuruk::SepertiNama);
    }
    if berulang(sandi) {
        hasil.push(SandiBuruk::Berulang);
    }
    hasil
}

/// Letters and digits in lower case, the usual replacements undone.
fn inti(s: &str) -> String {
    s.chars()
        .flat_map(char::to_lowercase)
        .filter_map(|c| match c {
            '@' | '4' => Some('a'),
            '0' => Some('o'),
            '3' => Some('e'),
            '$' | '5' => Some('s'),
            '!' | '1' => Some('i'),
            '7' => Some('t'),
            c if c.is_alphanumeric() => Some(c),
            _ => None,
        })
        .collect()
}

fn daftar_umum() -> &'static [String] {
    static DAFTAR: OnceLock<Vec<String>> = OnceLock::new();
    DAFTAR.get_or_init(|| {
        let mut semua: Vec<String> = UMUM
            .lines()
            .map(str::trim)
            .filter(|b| !b.is_empty() && !b.starts_with('#'))
            .map(inti)
            .collect();
        semua.sort_unstable();
        semua.dedup();
        semua
    })
}

/// Common, or made of common pieces only ("selamatpagi2026", "bismillahbismillah").
fn umum(inti: &str) -> bool {
    if inti.is_empty() {
        return true;
    }
    let huruf: Vec<char> = inti.chars().collect();
    // Fewest characters not covered by a common word, up to each place.
    let mut sisa = vec![0_usize; 1];
    for akhir in 1..=huruf.len() {
        let mut baik = sisa.last().copied().unwrap_or(0) + 1;
        for mulai in 0..akhir {
            let kata: String = huruf.get(mulai..akhir).unwrap_or_default().iter().collect();
            if akhir - mulai >= 4 && daftar_umum().binary_search(&kata).is_ok() {
                baik = baik.min(sisa.get(mulai).copied().unwrap_or(usize::MAX));
            }
        }
        sisa.push(baik);
    }
    let sisa = sisa.last().copied().unwrap_or(0);
    sisa <= 4 && sisa * 2 < huruf.len()
}

/// A piece of up to four characters, repeated.
fn berulang(sandi: &str) -> bool {
    let h: Vec<char> = sandi.chars().collect();
    (1..=4).any(|n| h.len() >= n * 3 && h.iter().zip(h.iter().skip(n)).all(|(a, b)| a == b))
}

/// Keeps a password: the PHC text `$argon2id$…` with its own salt.
///
/// # Errors
/// Parameters out of range.
pub fn simpan(sandi: &str, aturan: AturanSandi, rng: &mut dyn Rng) -> Result<String, SandiGagal> {
    let mut garam = [0_u8; 16];
    rng.isi(&mut garam);
    aturan
        .argon2()?
        .hash_password_with_salt(sandi.as_bytes(), &garam)
        .map(|h| h.to_string())
        .map_err(|e| SandiGagal(e.to_string()))
}

/// Whether a password is the kept one. Costs about as much as keeping one, right or wrong.
#[must_use]
pub fn cocok(sandi: &str, tersimpan: &str) -> bool {
    if sandi.chars().count() > PALING_PANJANG {
        return false;
    }
    PasswordHash::new(tersimpan).is_ok_and(|h| {
        Argon2::default()
            .verify_password(sandi.as_bytes(), &h)
            .is_ok()
    })
}

/// Spends the time of [`cocok`] for an account that does not exist or has no password; always
/// false.
#[must_use]
pub fn pura_pura(sandi: &str, aturan: AturanSandi) -> bool {
    let garam = [0x5a_u8; 16];
    if let Ok(a) = aturan.argon2() {
        let hasil: Result<PasswordHash, _> = a.hash_password_with_salt(
            sandi.as_bytes().get(..512).unwrap_or(sandi.as_bytes()),
            &garam,
        );
        // Kept until here, so that the work is not optimised away.
        std::hint::black_box(hasil.is_ok());
    }
    false
}

/// Whether a kept password was made with lesser parameters than today's.
#[must_use]
pub fn perlu_ulang(tersimpan: &str, aturan: AturanSandi) -> bool {
    let Ok(h) = PasswordHash::new(tersimpan) else {
        return true;
    };
    let Ok(p) = Params::try_from(&h) else {
        return true;
    };
    h.algorithm.as_str() != "argon2id"
        || p.m_cost() < aturan.memori_kib
        || p.t_cost() < aturan.putaran
        || p.p_cost() < aturan.jalur
}

/// A first password to be handed over on paper: 16 characters without look-alikes, in fours.
#[must_use]
pub fn awal(rng: &mut dyn Rng) -> String {
    crate::pemulihan::kode(rng, 4)
}

#[cfg(test)]
mod tests {
    use super::*;
    use dasar::waktu::RngTetap;

    const RINGAN: AturanSandi = AturanSandi {
        memori_kib: 64,
        putaran: 1,
        jalur: 1,
    };

    #[test]
    fn disimpan_dan_dikenali_lagi() {
        let mut r = RngTetap(7);
        let h = simpan("kapal tunda biru laut", RINGAN, &mut r).unwrap();
        assert!(h.starts_with("$argon2id$v=19$m=64,t=1,p=1$"), "{h}");
        assert!(cocok("kapal tunda biru laut", &h));
        assert!(!cocok("kapal tunda biru lauT", &h));
        assert!(!cocok("", &h));
        assert!(!cocok("x", "bukan sidik"));
        let lain = simpan("kapal tunda biru laut", RINGAN, &mut r).unwrap();
        assert_ne!(h, lain, "own salt");
    }

    #[test]
    fn sandi_lama_dikenali_perlu_diperbarui() {
        let h = simpan("kapal tunda biru", RINGAN, &mut RngTetap(1)).unwrap();
        assert!(!perlu_ulang(&h, RINGAN));
        let naik = AturanSandi {
            memori_kib: 65,
            ..RINGAN
        };
        assert!(perlu_ulang(&h, naik));
        assert!(perlu_ulang("rusak", RINGAN));
    }

    #[test]
    fn parameter_baku_adalah_argon2id_19_mib() {
        let h = simpan("kapal tunda biru", AturanSandi::BAKU, &mut RngTetap(1)).unwrap();
        assert!(h.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{h}");
    }

    #[test]
    fn sandi_buruk_disebut_semua_sebabnya() {
        let p = |s: &str| periksa(s, "siti.rahma");
        assert_eq!(p("kapal tunda biru laut"), []);
        assert_eq!(p("ubi jalar & kopi"), []);
        assert_eq!(p("pendek-juga"), [SandiBuruk::Pendek]);
        assert_eq!(p("password"), [SandiBuruk::Pendek, SandiBuruk::Umum]);
        assert!(p("P@ssw0rd12345").contains(&SandiBuruk::Umum));
        assert!(p("Bismillah123456").contains(&SandiBuruk::Umum));
        assert!(p("indonesia merdeka").contains(&SandiBuruk::Umum));
        assert!(p("SitiRahma2026!").contains(&SandiBuruk::SepertiNama));
        assert!(p("abababababab").contains(&SandiBuruk::Berulang));
        assert!(p(&"a".repeat(200)).contains(&SandiBuruk::Panjang));
        assert_eq!(p("            ").last(), Some(&SandiBuruk::Berulang));
        // Non-Latin letters and blanks count as characters.
        assert_eq!(p("кораблик на воде"), []);
    }

    #[test]
    fn daftar_umum_terurut_dan_cukup_panjang() {
        assert!(daftar_umum().len() >= 150, "{}", daftar_umum().len());
        assert!(
            daftar_umum().iter().all(|k| k.len() >= 4),
            "too short to matter"
        );
    }

    #[test]
    fn sandi_awal_lolos_aturannya_sendiri() {
        let mut r = RngTetap(3);
        for _ in 0..200 {
            let s = awal(&mut r);
            assert_eq!(periksa(&s, "siti.rahma"), [], "{s}");
        }
    }

    /// Unknown accounts cost the same work; compared as counts of memory passes, not as time.
    #[test]
    fn akun_tak_dikenal_tidak_lebih_murah() {
        assert!(!pura_pura("apa saja", RINGAN));
        assert!(!pura_pura(&"x".repeat(10_000), RINGAN));
    }
}
