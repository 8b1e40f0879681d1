//! Measuring a quarter: filled in, handed over, verified by the superior, locked.

use crate::pk::kode;
use std::fmt;

kode! {
    /// State of one indicator's quarter.
    Keadaan {
        /// Nothing filled in.
        Kosong = "kosong", "belum diisi";
        /// Filled in, not handed over.
        Draf = "draf", "draf";
        /// Waiting for the superior.
        Diajukan = "diajukan", "menunggu verifikasi";
        /// Sent back with a note.
        Dikembalikan = "dikembalikan", "dikembalikan";
        /// Accepted.
        Terverifikasi = "terverifikasi", "terverifikasi";
    }
}

/// A step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Langkah {
    /// Fill in or correct.
    Isi,
    /// Hand over to the superior.
    Ajukan,
    /// Accept.
    Verifikasi,
    /// Send back.
    Kembalikan,
}

/// What the step needs to know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fakta {
    /// The period is locked.
    pub terkunci: bool,
    /// The quarter has begun.
    pub sudah_mulai: bool,
    /// The agreement and its quarterly plan are in force.
    pub rencana_berlaku: bool,
    /// A realisation is written.
    pub ada_realisasi: bool,
    /// Pieces of evidence.
    pub bukti: usize,
    /// Below the quarter's target.
    pub di_bawah_target: bool,
    /// What hindered it, as written.
    pub hambatan: String,
    /// What is done about it, as written.
    pub tindak_lanjut: String,
    /// Note of the superior.
    pub catatan: String,
    /// Who verifies is who filled in.
    pub orang_sama: bool,
}

/// Why a step is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TolakUkur {
    /// Not in this state.
    BukanKeadaannya(Keadaan),
    /// No approved plan to measure against.
    RencanaBelumBerlaku,
    /// The quarter lies ahead.
    BelumMulai,
    /// The period is closed.
    Terkunci,
    /// Nothing measured.
    TanpaRealisasi,
    /// Nothing shows it.
    TanpaBukti,
    /// Below target without a word why and what now.
    TanpaSebab,
    /// Nobody verifies the own figures.
    OrangSama,
    /// Sending back says why.
    TanpaCatatan,
}

impl TolakUkur {
    /// Stable code.
    #[must_use]
    pub const fn kode(self) -> &'static str {
        match self {
            Self::BukanKeadaannya(_) => "UKR-001",
            Self::RencanaBelumBerlaku => "UKR-002",
            Self::BelumMulai => "UKR-003",
            Self::Terkunci => "UKR-004",
            Self::TanpaRealisasi => "UKR-005",
            Self::TanpaBukti => "UKR-006",
            Self::TanpaSebab => "UKR-007",
            Self::OrangSama => "UKR-008",
            Self::TanpaCatatan => "UKR-009",
        }
    }
}

impl fmt::Display for TolakUkur {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BukanKeadaannya(k) => write!(
                f,
                "Pengukuran ini {}; langkah itu tidak dapat dilakukan.",
                k.nama()
            ),
            Self::RencanaBelumBerlaku => f.write_str(
                "Perjanjian Kinerja dan Rencana Aksinya belum berlaku. Tetapkan keduanya dahulu.",
            ),
            Self::BelumMulai => f.write_str("Triwulan ini belum mulai."),
            Self::Terkunci => f.write_str(
                "Periode ini sudah dikunci. Minta pembukaan kunci dengan alasan kepada pengelola \
                 kinerja.",
            ),
            Self::TanpaRealisasi => f.write_str("Realisasi belum diisi."),
            Self::TanpaBukti => {
                f.write_str("Sertakan paling sedikit satu bukti: berkas atau tautan.")
            }
            Self::TanpaSebab => f.write_str(
                "Realisasi di bawah target. Tulis hambatan dan tindak lanjutnya, masing-masing \
                 paling sedikit 10 huruf.",
            ),
            Self::OrangSama => f.write_str(
                "Yang mengisi tidak dapat memverifikasi isiannya sendiri. Mintalah atasannya.",
            ),
            Self::TanpaCatatan => {
                f.write_str("Tulis apa yang harus diperbaiki, paling sedikit 10 huruf.")
            }
        }
    }
}

fn berisi(teks: &str) -> bool {
    dasar::teks::rapat(teks).chars().count() >= 10
}

/// The state after a step. Refusals in this order: state, plan, begun, locked, realisation,
/// evidence, cause, same person, note.
///
/// # Errors
/// [`TolakUkur`].
pub fn langkah(kini: Keadaan, l: Langkah, f: &Fakta) -> Result<Keadaan, TolakUkur> {
    use Keadaan as K;
    use Langkah as L;
    let ke = match (kini, l) {
        (K::Kosong | K::Draf | K::Dikembalikan, L::Isi) => K::Draf,
        (K::Draf, L::Ajukan) => K::Diajukan,
        (K::Diajukan, L::Verifikasi) => K::Terverifikasi,
        (K::Diajukan | K::Terverifikasi, L::Kembalikan) => K::Dikembalikan,
        _ => return Err(TolakUkur::BukanKeadaannya(kini)),
    };
    if !f.rencana_berlaku {
        return Err(TolakUkur::RencanaBelumBerlaku);
    }
    if !f.sudah_mulai {
        return Err(TolakUkur::BelumMulai);
    }
    if f.terkunci {
        return Err(TolakUkur::Terkunci);
    }
    match l {
        L::Isi | L::Ajukan if !f.ada_realisasi => Err(TolakUkur::TanpaRealisasi),
        L::Ajukan if f.bukti == 0 => Err(TolakUkur::TanpaBukti),
        L::Ajukan if f.di_bawah_target && !(berisi(&f.hambatan) && berisi(&f.tindak_lanjut)) => {
            Err(TolakUkur::TanpaSebab)
        }
        L::Verifikasi if f.orang_sama => Err(TolakUkur::OrangSama),
        L::Kembalikan if !berisi(&f.catatan) => Err(TolakUkur::TanpaCatatan),
        _ => Ok(ke),
    }
}

/// Why a link is not accepted as evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TolakTautan {
    /// Not an address.
    BukanAlamat,
    /// Carries a name or password.
    AdaSandi,
    /// Longer than 500 characters.
    TerlaluPanjang,
}

impl fmt::Display for TolakTautan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::BukanAlamat => {
                "Tautan bukti harus diawali https:// atau http:// dan menyebut nama situsnya."
            }
            Self::AdaSandi => "Tautan bukti tidak boleh memuat nama pengguna atau kata sandi.",
            Self::TerlaluPanjang => "Tautan bukti terlalu panjang (paling banyak 500 huruf).",
        })
    }
}

/// Checks a link before it is kept; it is never fetched.
///
/// # Errors
/// [`TolakTautan`].
pub fn periksa_tautan(teks: &str) -> Result<String, TolakTautan> {
    let t = teks.trim();
    if t.chars().count() > 500 {
        return Err(TolakTautan::TerlaluPanjang);
    }
    let sisa = t
        .strip_prefix("https://")
        .or_else(|| t.strip_prefix("http://"))
        .ok_or(TolakTautan::BukanAlamat)?;
    let tuan = sisa.split(['/', '?', '#']).next().unwrap_or_default();
    if tuan.contains('@') {
        return Err(TolakTautan::AdaSandi);
    }
    let sah = tuan.contains('.')
        && !tuan.starts_with('.')
        && tuan
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':'));
    if !sah || t.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return Err(TolakTautan::BukanAlamat);
    }
    Ok(t.to_owned())
}

/// What an uploaded file is, by its first bytes and its name; `None` is not accepted.
#[must_use]
pub fn jenis_berkas(nama: &str, isi: &[u8]) -> Option<&'static str> {
    const KENAL: [(&str, &[u8], &str); 6] = [
        ("pdf", b"%PDF-", "application/pdf"),
        ("png", b"\x89PNG\r\n\x1a\n", "image/png"),
        ("jpg", b"\xff\xd8\xff", "image/jpeg"),
        ("jpeg", b"\xff\xd8\xff", "image/jpeg"),
        (
            "xlsx",
            b"PK\x03\x04",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        (
            "docx",
            b"PK\x03\x04",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
    ];
    let akhiran = nama.rsplit_once('.')?.1.to_lowercase();
    KENAL
        .iter()
        .find(|(a, awal, _)| *a == akhiran && isi.starts_with(awal))
        .map(|(_, _, jenis)| *jenis)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sah() -> Fakta {
        Fakta {
            terkunci: false,
            sudah_mulai: true,
            rencana_berlaku: true,
            ada_realisasi: true,
            bukti: 1,
            ..Fakta::default()
        }
    }

    #[test]
    fn a_quarter_is_filled_handed_over_and_verified() {
        let f = sah();
        let mut k = Keadaan::Kosong;
        for l in [
            Langkah::Isi,
            Langkah::Isi,
            Langkah::Ajukan,
            Langkah::Verifikasi,
        ] {
            k = langkah(k, l, &f).unwrap();
        }
        assert_eq!(k, Keadaan::Terverifikasi);
        assert_eq!(
            langkah(k, Langkah::Isi, &f),
            Err(TolakUkur::BukanKeadaannya(k)),
            "a verified figure is sent back before it changes"
        );
    }

    #[test]
    fn refusals_come_in_their_order() {
        let mut f = Fakta {
            terkunci: true,
            di_bawah_target: true,
            orang_sama: true,
            ..Fakta::default()
        };
        let ajukan = |f: &Fakta| langkah(Keadaan::Draf, Langkah::Ajukan, f).map_err(|e| e.kode());
        assert_eq!(ajukan(&f), Err("UKR-002"));
        f.rencana_berlaku = true;
        assert_eq!(ajukan(&f), Err("UKR-003"));
        f.sudah_mulai = true;
        assert_eq!(ajukan(&f), Err("UKR-004"));
        f.terkunci = false;
        assert_eq!(ajukan(&f), Err("UKR-005"));
        f.ada_realisasi = true;
        assert_eq!(ajukan(&f), Err("UKR-006"));
        f.bukti = 1;
        assert_eq!(ajukan(&f), Err("UKR-007"));
        f.hambatan = "Lelang gagal dua kali".into();
        f.tindak_lanjut = "Ulangi lelang pada April".into();
        assert_eq!(ajukan(&f), Ok(Keadaan::Diajukan));
        let v = |f: &Fakta, l| langkah(Keadaan::Diajukan, l, f).map_err(|e| e.kode());
        assert_eq!(v(&f, Langkah::Verifikasi), Err("UKR-008"));
        f.orang_sama = false;
        assert_eq!(v(&f, Langkah::Verifikasi), Ok(Keadaan::Terverifikasi));
        assert_eq!(v(&f, Langkah::Kembalikan), Err("UKR-009"));
        f.catatan = "Bukti tidak sesuai".into();
        assert_eq!(v(&f, Langkah::Kembalikan), Ok(Keadaan::Dikembalikan));
    }

    #[test]
    fn links_are_addresses_without_secrets() {
        for baik in [
            "https://mahulu.go.id/lkj.pdf",
            "http://contoh.go.id:8080/a?b=1",
        ] {
            assert_eq!(periksa_tautan(baik).as_deref(), Ok(baik));
        }
        for (buruk, sebab) in [
            ("javascript:alert(1)", TolakTautan::BukanAlamat),
            ("ftp://a.b", TolakTautan::BukanAlamat),
            ("https://", TolakTautan::BukanAlamat),
            ("https://localhost/x", TolakTautan::BukanAlamat),
            ("https://a.b/x y", TolakTautan::BukanAlamat),
            ("https://u:p@a.b/", TolakTautan::AdaSandi),
        ] {
            assert_eq!(periksa_tautan(buruk), Err(sebab), "{buruk}");
        }
    }

    #[test]
    fn a_file_is_what_its_first_bytes_say() {
        assert_eq!(jenis_berkas("a.PDF", b"%PDF-1.7"), Some("application/pdf"));
        assert_eq!(jenis_berkas("a.pdf", b"PK\x03\x04"), None);
        assert_eq!(jenis_berkas("a.exe", b"MZ"), None);
        assert_eq!(jenis_berkas("pdf", b"%PDF-1.7"), None);
    }
}
