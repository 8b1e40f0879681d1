//! Regional organisations (perangkat daerah) and their units.

use super::ruas::{AlasanKode, KodeError, kepala, kode_umum, ruas, salah, sudah_kanonik, susun};
use std::fmt;

const JENIS: &str = "kode perangkat daerah";
const LEBAR: [usize; 8] = [1, 2, 1, 2, 1, 2, 2, 4];

/// A regional organisation or unit: `U.BB.U.BB.U.BB.NN.SSSS`, 22 characters.
///
/// # Shape and units
/// Up to three bidang (unused `0.00`, and those come last), the serial `NN`, the unit `SSSS`
/// (`0000` is the organisation itself).
///
/// # Legal basis
/// Permendagri 90/2019, annex on organisation codes.
///
/// # Example
/// ```
/// use dasar::kode::{CaraPerbaikan, KodePerangkat};
/// let k = KodePerangkat::parse("1.01.2.22.5.04.01.0000")?;
/// assert_eq!(k.bidang(), ["1.01", "2.22", "5.04"]);
/// let p = KodePerangkat::perbaiki("1.05.000.000.04.0000").expect("one reading");
/// assert_eq!(p.kode.as_str(), "1.05.0.00.0.00.04.0000");
/// assert_eq!(p.cara, CaraPerbaikan::TitikHilang);
/// # Ok::<(), dasar::KodeError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KodePerangkat(String);

kode_umum!(KodePerangkat);

/// A code that was broken and has exactly one reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Perbaikan {
    /// The repaired code.
    pub kode: KodePerangkat,
    /// What was wrong.
    pub cara: CaraPerbaikan,
}

/// How a broken organisation code was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CaraPerbaikan {
    /// Nothing but blanks and zeros: the strict reading.
    Utuh,
    /// Points lost: `1.05.000.000.04.0000`.
    TitikHilang,
    /// The third, unused bidang `0.00` left out.
    PasanganHilang,
    /// The unit tail `0000` left out.
    EkorHilang,
}

impl fmt::Display for CaraPerbaikan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Utuh => "kode utuh",
            Self::TitikHilang => "titik di dalam kode hilang",
            Self::PasanganHilang => "pasangan bidang kosong 0.00 hilang",
            Self::EkorHilang => "nomor unit 0000 di ujung hilang",
        })
    }
}

impl KodePerangkat {
    /// Reads a code strictly: eight segments.
    ///
    /// # Errors
    /// [`KodeError`]; for broken codes see [`Self::perbaiki`].
    pub fn parse(masukan: &str) -> Result<Self, KodeError> {
        if sudah_kanonik(masukan, &LEBAR) == Some(LEBAR.len()) {
            return Self::dengan_bidang_benar(masukan.to_owned(), masukan);
        }
        let r = ruas(masukan, JENIS, false)?;
        Self::dari_ruas(&r, masukan)
    }

    /// Reads a code and repairs the ways in which real Renstra files break it; `None` when there
    /// is no single reading.
    ///
    /// # Why
    /// 131 of 182 rows of one real Renstra file have 20 or 21 characters because `0.00` was typed
    /// as `000`. The fifteen digits are all there, so the points can be put back.
    #[must_use]
    pub fn perbaiki(masukan: &str) -> Option<Perbaikan> {
        use CaraPerbaikan::{EkorHilang, PasanganHilang, TitikHilang, Utuh};
        let r = ruas(masukan, JENIS, false).ok()?;
        if let Ok(kode) = Self::dari_ruas(&r, masukan) {
            return Some(Perbaikan { kode, cara: Utuh });
        }
        let angka = r.concat();
        let panjang: Vec<usize> = r.iter().map(String::len).collect();
        let (angka, cara) = match panjang.as_slice() {
            _ if angka.len() == 15 => (angka, TitikHilang),
            [1, 2, 1, 2, 1, 2, 2] => (format!("{angka}0000"), EkorHilang),
            [1, 2, 1, 2, 2, 4] => {
                let (depan, belakang) = angka.split_at_checked(6)?;
                (format!("{depan}000{belakang}"), PasanganHilang)
            }
            _ => return None,
        };
        let mut sisa = angka.as_str();
        let mut potong = Vec::with_capacity(LEBAR.len());
        for lebar in LEBAR {
            let (a, b) = sisa.split_at_checked(lebar)?;
            potong.push(a.to_owned());
            sisa = b;
        }
        Self::dari_ruas(&potong, masukan)
            .ok()
            .map(|kode| Perbaikan { kode, cara })
    }

    fn dari_ruas(r: &[String], masukan: &str) -> Result<Self, KodeError> {
        let gagal = |alasan| Err(salah(JENIS, masukan, alasan));
        if r.len() != LEBAR.len() {
            return gagal(AlasanKode::JumlahRuas {
                ada: r.len(),
                boleh: "8",
            });
        }
        Self::dengan_bidang_benar(susun(r, &LEBAR, JENIS, masukan)?, masukan)
    }

    /// Checks the three bidang pairs of a code in canonical shape.
    fn dengan_bidang_benar(kode: String, masukan: &str) -> Result<Self, KodeError> {
        let gagal = |ke, harus| Err(salah(JENIS, masukan, AlasanKode::RuasSalah { ke, harus }));
        let mut sudah_kosong = false;
        for i in 0..3 {
            let ke = i * 2 + 1;
            let pasangan = kode.get(i * 5..i * 5 + 4).unwrap_or("");
            let kosong = pasangan == "0.00";
            if i == 0 && kosong {
                return gagal(ke, "bidang pertama, bukan 0.00");
            }
            if !kosong && (pasangan.starts_with('0') || pasangan.ends_with(".00")) {
                return gagal(ke, "bagian dari bidang U.BB, atau 0.00 bila tidak dipakai");
            }
            if sudah_kosong && !kosong {
                return gagal(ke, "0.00 karena bidang sebelumnya 0.00");
            }
            sudah_kosong = kosong;
        }
        Ok(Self(kode))
    }

    /// The one to three bidang it serves, in order, without `0.00`.
    #[must_use]
    pub fn bidang(&self) -> Vec<String> {
        (0..3)
            .filter_map(|i| self.0.get(i * 5..i * 5 + 4))
            .filter(|b| *b != "0.00")
            .map(str::to_owned)
            .collect()
    }

    /// The first bidang, which replaces `X.XX` in its support activities.
    #[must_use]
    pub fn bidang_pertama(&self) -> &str {
        kepala(&self.0, 2)
    }

    /// The organisation itself: the same code with unit `0000`.
    #[must_use]
    pub fn skpd(&self) -> Self {
        Self(format!("{}.0000", kepala(&self.0, 7)))
    }

    /// The serial `NN`.
    #[must_use]
    pub fn nomor(&self) -> &str {
        self.0.split('.').nth(6).unwrap_or("")
    }

    /// The unit serial `SSSS`.
    #[must_use]
    pub fn unit(&self) -> &str {
        self.0.split('.').nth(7).unwrap_or("")
    }

    /// True for a unit below an organisation (`SSSS` above 0000).
    #[must_use]
    pub fn sub_unit(&self) -> bool {
        self.unit() != "0000"
    }
}
