//! Urusan, bidang, program, kegiatan and sub kegiatan.

use super::ruas::{
    AlasanKode, KodeError, banyak, kepala, kode_umum, rancu, ruas, salah, sudah_kanonik, susun,
};

const JENIS: &str = "kode nomenklatur";

/// A code of the planning nomenclature, at any of its five levels.
///
/// # Shape and units
/// `U`, `U.BB`, `U.BB.PP`, `U.BB.PP.L.GG`, `U.BB.PP.L.GG.SSSS`. `U` is 1–9 or `X`; `X.XX` holds
/// under every bidang. `L` is the authority (1 province, 2 kabupaten/kota, 3–8 special regions).
/// The 2020 edition writes a two-digit tail `SS`; it stays distinguishable.
///
/// # Legal basis
/// Permendagri 90/2019; Kepmendagri 050-3708/2020, 050-5889/2021, 900.1.15.5-1317/2023 and later.
///
/// # Example
/// ```
/// use dasar::kode::KodeNomenklatur;
/// let k = KodeNomenklatur::parse("5.01.01.2.01.0001")?;
/// assert_eq!(k.ke_generik().map(|g| g.to_string()).as_deref(), Some("X.XX.01.2.01.0001"));
/// assert_eq!(k.kewenangan(), Some(2));
/// # Ok::<(), dasar::KodeError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KodeNomenklatur(String);

kode_umum!(KodeNomenklatur);

/// Level of a nomenclature code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TingkatNomenklatur {
    /// `U`
    Urusan,
    /// `U.BB`
    Bidang,
    /// `U.BB.PP`
    Program,
    /// `U.BB.PP.L.GG`
    Kegiatan,
    /// `U.BB.PP.L.GG.SSSS`
    SubKegiatan,
}

impl TingkatNomenklatur {
    /// The word of data files and the database: `sub_kegiatan`.
    #[must_use]
    pub const fn kata(self) -> &'static str {
        match self {
            Self::Urusan => "urusan",
            Self::Bidang => "bidang",
            Self::Program => "program",
            Self::Kegiatan => "kegiatan",
            Self::SubKegiatan => "sub_kegiatan",
        }
    }
}

impl KodeNomenklatur {
    /// Reads a code of any level.
    ///
    /// # Errors
    /// [`KodeError`]; `2.1` is refused as ambiguous (2.01 or a shortened 2.10), a program broken
    /// into four segments (`1.03.1.2`) too: see [`Self::perbaiki`].
    pub fn parse(masukan: &str) -> Result<Self, KodeError> {
        if bersih(masukan) {
            return Ok(Self(masukan.to_owned()));
        }
        Self::parse_kotor(masukan)
    }

    fn parse_kotor(masukan: &str) -> Result<Self, KodeError> {
        let r = ruas(masukan, JENIS, true)?;
        let gagal = |alasan| Err(salah(JENIS, masukan, alasan));
        if !matches!(r.len(), 1 | 2 | 3 | 5 | 6) {
            return gagal(AlasanKode::JumlahRuas {
                ada: r.len(),
                boleh: "1 (urusan), 2 (bidang), 3 (program), 5 (kegiatan), atau 6 (sub kegiatan)",
            });
        }
        if rancu(&r) {
            return gagal(AlasanKode::Rancu);
        }
        let mut ada_x = [false; 6];
        for (x, r) in ada_x.iter_mut().zip(&r) {
            *x = r.contains('X');
        }
        let generik = r.first().is_some_and(|u| u == "X");
        match r.get(1) {
            Some(b) if generik && b != "XX" => {
                return gagal(AlasanKode::RuasSalah {
                    ke: 2,
                    harus: "XX bila urusannya X",
                });
            }
            Some(_) if !generik && ada_x.get(1) == Some(&true) => {
                return gagal(AlasanKode::RuasSalah {
                    ke: 2,
                    harus: "angka",
                });
            }
            _ => {}
        }
        if let Some(i) = ada_x.iter().skip(2).position(|x| *x) {
            return gagal(AlasanKode::RuasSalah {
                ke: i + 3,
                harus: "angka",
            });
        }
        if r.first().is_some_and(|u| u == "0") {
            return gagal(AlasanKode::RuasSalah {
                ke: 1,
                harus: "1 sampai 9 atau X",
            });
        }
        if r.get(3).is_some_and(|l| l == "0") {
            return gagal(AlasanKode::RuasSalah {
                ke: 4,
                harus: "kewenangan 1 sampai 9",
            });
        }
        let ekor = if r.get(5).is_some_and(|s| s.len() <= 2) {
            2
        } else {
            4
        };
        susun(&r, &[1, 2, 2, 1, 2, ekor], JENIS, masukan).map(Self)
    }

    /// Reads a code and, where it is broken in a way that has only one reading, repairs it:
    /// `1.03.1.2` (a scan split the program number) becomes `1.03.12`.
    ///
    /// The flag tells whether a repair was needed. `2.08.067` stays unreadable: it may be program
    /// 06 or 07, only its name tells.
    ///
    /// # Errors
    /// The error of [`Self::parse`] when no repair applies.
    pub fn perbaiki(masukan: &str) -> Result<(Self, bool), KodeError> {
        let asli = match Self::parse(masukan) {
            Ok(k) => return Ok((k, false)),
            Err(e) => e,
        };
        let Ok(r) = ruas(masukan, JENIS, true) else {
            return Err(asli);
        };
        match r.as_slice() {
            [u, b, p, q] if u.len() == 1 && b.len() == 2 && p.len() == 1 && q.len() == 1 => {
                Self::parse(&format!("{u}.{b}.{p}{q}"))
                    .map(|k| (k, true))
                    .map_err(|_| asli)
            }
            _ => Err(asli),
        }
    }

    /// The level.
    #[must_use]
    pub fn tingkat(&self) -> TingkatNomenklatur {
        match banyak(&self.0) {
            1 => TingkatNomenklatur::Urusan,
            2 => TingkatNomenklatur::Bidang,
            3 => TingkatNomenklatur::Program,
            5 => TingkatNomenklatur::Kegiatan,
            _ => TingkatNomenklatur::SubKegiatan,
        }
    }

    /// The code one level up.
    #[must_use]
    pub fn induk(&self) -> Option<Self> {
        let n = match self.tingkat() {
            TingkatNomenklatur::Urusan => return None,
            TingkatNomenklatur::Bidang => 1,
            TingkatNomenklatur::Program => 2,
            TingkatNomenklatur::Kegiatan => 3,
            TingkatNomenklatur::SubKegiatan => 5,
        };
        Some(Self(kepala(&self.0, n).to_owned()))
    }

    /// The urusan, `U`.
    #[must_use]
    pub fn urusan(&self) -> Self {
        Self(kepala(&self.0, 1).to_owned())
    }

    /// The bidang `U.BB`; `None` for an urusan.
    #[must_use]
    pub fn bidang(&self) -> Option<Self> {
        self.sampai(2)
    }

    /// The program `U.BB.PP`; `None` above that level.
    #[must_use]
    pub fn program(&self) -> Option<Self> {
        self.sampai(3)
    }

    /// The kegiatan `U.BB.PP.L.GG`; `None` above that level.
    #[must_use]
    pub fn kegiatan(&self) -> Option<Self> {
        self.sampai(5)
    }

    /// The authority digit of a kegiatan or sub kegiatan.
    #[must_use]
    pub fn kewenangan(&self) -> Option<u8> {
        self.0.split('.').nth(3).and_then(|l| l.parse().ok())
    }

    /// True for `X.XX…`, valid under every bidang.
    #[must_use]
    pub fn generik(&self) -> bool {
        self.0.starts_with('X')
    }

    /// The `X.XX` form of a support activity (program 01): `5.01.01.2.01.0001` →
    /// `X.XX.01.2.01.0001`. `None` when the program is another one or the code is already generic.
    #[must_use]
    pub fn ke_generik(&self) -> Option<Self> {
        let program = self.0.split('.').nth(2)?;
        if self.generik() || program != "01" {
            return None;
        }
        let (_, ekor) = self.0.split_at_checked(4)?;
        Some(Self(format!("X.XX{ekor}")))
    }

    /// The same code under another bidang: `X.XX.01.2.01.0001` with `5.01` →
    /// `5.01.01.2.01.0001`. `None` when `bidang` is not a bidang code or this is an urusan.
    #[must_use]
    pub fn dengan_bidang(&self, bidang: &str) -> Option<Self> {
        let bidang = Self::parse(bidang).ok()?;
        if bidang.tingkat() != TingkatNomenklatur::Bidang {
            return None;
        }
        let (_, ekor) = self.0.split_at_checked(4)?;
        Some(Self(format!("{bidang}{ekor}")))
    }

    /// True for a sub kegiatan with the two-digit tail of the 2020 edition.
    #[must_use]
    pub fn ekor_2020(&self) -> bool {
        self.0.split('.').nth(5).is_some_and(|s| s.len() == 2)
    }

    fn sampai(&self, n: usize) -> Option<Self> {
        (banyak(&self.0) >= n).then(|| Self(kepala(&self.0, n).to_owned()))
    }
}

/// True for a code without `X` that is canonical already.
fn bersih(s: &str) -> bool {
    let banyak =
        sudah_kanonik(s, &[1, 2, 2, 1, 2, 4]).or_else(|| sudah_kanonik(s, &[1, 2, 2, 1, 2, 2]));
    let bukan_nol = |i: usize| s.as_bytes().get(i).is_none_or(|c| *c != b'0');
    // Byte 8 is the authority digit.
    banyak.is_some_and(|n| n != 4) && bukan_nol(0) && bukan_nol(8)
}
