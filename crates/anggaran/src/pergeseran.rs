//! Shifts: comparing two snapshots of a budget and telling who must approve the difference.

#[cfg(test)]
mod tests;

use dasar::Rupiah;
use dasar::kode::{KodeNomenklatur, KodePerangkat, KodeRekening};
use std::collections::BTreeMap;
use std::fmt;

/// One budget line of a snapshot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BarisAnggaran {
    /// The unit that holds it; its organisation follows from the code.
    pub unit: KodePerangkat,
    /// The sub kegiatan.
    pub sub_kegiatan: KodeNomenklatur,
    /// The account, a leaf.
    pub rekening: KodeRekening,
    /// What tells lines of one account apart.
    pub uraian: String,
    /// The amount.
    pub nilai: Rupiah,
}

/// The coarsest level at which two snapshots differ, coarsest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TingkatGeser {
    /// The total of an akun itself: the budget grows or shrinks.
    Total,
    /// Between organisations.
    Organisasi,
    /// Between units of an organisation.
    Unit,
    /// Between programmes.
    Program,
    /// Between kegiatan.
    Kegiatan,
    /// Between sub kegiatan.
    SubKegiatan,
    /// Between account groups.
    Kelompok,
    /// Between account kinds.
    Jenis,
    /// Between objek within a jenis.
    Objek,
    /// Between rincian objek within an objek.
    RincianObjek,
    /// Between sub rincian objek within a rincian objek.
    SubRincianObjek,
    /// Between lines within a sub rincian objek.
    Uraian,
}

/// Who approves a shift.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Penyetuju {
    /// DPRD and head of region: a change of the APBD by Perda.
    PerubahanApbd,
    /// The regional secretary.
    SekretarisDaerah,
    /// The finance officer (PPKD).
    Ppkd,
    /// The budget user (PA/KPA).
    PenggunaAnggaran,
}

/// The legal form a shift takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BentukGeser {
    /// Perda on the change of the APBD; may be anticipated by Perkada.
    PerdaPerubahan,
    /// Change of the Perkada on the elaboration, then DPPA.
    PerkadaPenjabaran,
    /// DPPA only.
    Dppa,
}

impl TingkatGeser {
    /// Every level, coarsest first.
    pub const SEMUA: [Self; 12] = [
        Self::Total,
        Self::Organisasi,
        Self::Unit,
        Self::Program,
        Self::Kegiatan,
        Self::SubKegiatan,
        Self::Kelompok,
        Self::Jenis,
        Self::Objek,
        Self::RincianObjek,
        Self::SubRincianObjek,
        Self::Uraian,
    ];

    /// Who approves a shift at this level.
    ///
    /// # Legal basis
    /// PP 12/2019 arts. 163–164; Permendagri 77/2020 ch. VI.D.
    #[must_use]
    pub const fn penyetuju(self) -> Penyetuju {
        match self {
            Self::Objek => Penyetuju::SekretarisDaerah,
            Self::RincianObjek | Self::SubRincianObjek => Penyetuju::Ppkd,
            Self::Uraian => Penyetuju::PenggunaAnggaran,
            _ => Penyetuju::PerubahanApbd,
        }
    }

    /// The legal form of a shift at this level; same sources as [`Self::penyetuju`].
    #[must_use]
    pub const fn bentuk(self) -> BentukGeser {
        match self.penyetuju() {
            Penyetuju::PerubahanApbd => BentukGeser::PerdaPerubahan,
            Penyetuju::SekretarisDaerah | Penyetuju::Ppkd => BentukGeser::PerkadaPenjabaran,
            Penyetuju::PenggunaAnggaran => BentukGeser::Dppa,
        }
    }

    /// The name of the group a line belongs to at this level.
    fn kunci(self, b: &BarisAnggaran) -> String {
        let unit = b.unit.as_str();
        let sub = &b.sub_kegiatan;
        let naik = |k: Option<KodeNomenklatur>| k.unwrap_or_else(|| sub.clone());
        let akun = |n: usize| {
            let k = b
                .rekening
                .pada_tingkat(n)
                .unwrap_or_else(|| b.rekening.clone());
            format!("{unit} {sub} {k}")
        };
        match self {
            // Revenue, expenditure and each side of financing are totals of their own.
            Self::Total => b
                .rekening
                .pada_tingkat(if b.rekening.di_bawah("6") { 2 } else { 1 })
                .unwrap_or_else(|| b.rekening.clone())
                .to_string(),
            Self::Organisasi => b.unit.skpd().to_string(),
            Self::Unit => unit.to_owned(),
            Self::Program => format!("{unit} {}", naik(sub.program())),
            Self::Kegiatan => format!("{unit} {}", naik(sub.kegiatan())),
            Self::SubKegiatan => format!("{unit} {sub}"),
            Self::Kelompok => akun(2),
            Self::Jenis => akun(3),
            Self::Objek => akun(4),
            Self::RincianObjek => akun(5),
            Self::SubRincianObjek => akun(6),
            Self::Uraian => format!("{} {}", akun(6), b.uraian),
        }
    }
}

impl fmt::Display for TingkatGeser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Total => "jumlah APBD",
            Self::Organisasi => "antar-organisasi",
            Self::Unit => "antar-unit",
            Self::Program => "antar-program",
            Self::Kegiatan => "antar-kegiatan",
            Self::SubKegiatan => "antar-sub kegiatan",
            Self::Kelompok => "antar-kelompok",
            Self::Jenis => "antar-jenis",
            Self::Objek => "antar-objek",
            Self::RincianObjek => "antar-rincian objek",
            Self::SubRincianObjek => "antar-sub rincian objek",
            Self::Uraian => "antar-uraian",
        })
    }
}

impl fmt::Display for Penyetuju {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::PerubahanApbd => "DPRD dan kepala daerah (perubahan APBD)",
            Self::SekretarisDaerah => "sekretaris daerah",
            Self::Ppkd => "PPKD",
            Self::PenggunaAnggaran => "PA/KPA",
        })
    }
}

/// One group whose sum differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selisih {
    /// The group: codes joined by blanks.
    pub kunci: String,
    /// Sum before.
    pub sebelum: Rupiah,
    /// Sum after.
    pub sesudah: Rupiah,
}

/// The difference between two snapshots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pergeseran {
    /// The coarsest level that differs.
    pub tingkat: TingkatGeser,
    /// All groups of that level that differ, in code order.
    pub selisih: Vec<Selisih>,
}

/// Compares two snapshots: the coarsest level at which any sum differs decides who approves.
///
/// # Preconditions
/// Both snapshots belong to one government and year.
///
/// # Errors
/// [`PergeseranError`] for sums beyond range. `Ok(None)` when nothing differs.
///
/// # Why
/// A shift never looks at single lines: moving money between two lines of one account concerns
/// the PA alone, the same amount between two programmes concerns the DPRD.
pub fn bandingkan(
    sebelum: &[BarisAnggaran],
    sesudah: &[BarisAnggaran],
) -> Result<Option<Pergeseran>, PergeseranError> {
    for tingkat in TingkatGeser::SEMUA {
        let selisih = selisih(tingkat, sebelum, sesudah)?;
        if !selisih.is_empty() {
            return Ok(Some(Pergeseran { tingkat, selisih }));
        }
    }
    Ok(None)
}

/// Classifies every sub kegiatan that differs on its own: the approver each organisation needs
/// for its own part. Keys are `unit sub_kegiatan`.
///
/// # Errors
/// [`PergeseranError`] for sums beyond range.
pub fn per_sub_kegiatan(
    sebelum: &[BarisAnggaran],
    sesudah: &[BarisAnggaran],
) -> Result<BTreeMap<String, Pergeseran>, PergeseranError> {
    let kelompok = |baris: &[BarisAnggaran]| {
        let mut peta: BTreeMap<String, Vec<BarisAnggaran>> = BTreeMap::new();
        for b in baris {
            peta.entry(TingkatGeser::SubKegiatan.kunci(b))
                .or_default()
                .push(b.clone());
        }
        peta
    };
    let (lama, baru) = (kelompok(sebelum), kelompok(sesudah));
    let mut hasil = BTreeMap::new();
    for kunci in lama.keys().chain(baru.keys()) {
        if hasil.contains_key(kunci) {
            continue;
        }
        let ambil =
            |p: &BTreeMap<String, Vec<BarisAnggaran>>| p.get(kunci).cloned().unwrap_or_default();
        let (a, b) = (ambil(&lama), ambil(&baru));
        for tingkat in TingkatGeser::SEMUA
            .into_iter()
            .filter(|t| *t >= TingkatGeser::SubKegiatan)
        {
            let selisih = selisih(tingkat, &a, &b)?;
            if !selisih.is_empty() {
                hasil.insert(kunci.clone(), Pergeseran { tingkat, selisih });
                break;
            }
        }
    }
    Ok(hasil)
}

/// Sums left the range of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PergeseranError;

impl fmt::Display for PergeseranError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("jumlah anggaran di luar jangkauan; periksa banyaknya angka nol")
    }
}

impl std::error::Error for PergeseranError {}

fn selisih(
    tingkat: TingkatGeser,
    sebelum: &[BarisAnggaran],
    sesudah: &[BarisAnggaran],
) -> Result<Vec<Selisih>, PergeseranError> {
    let mut jumlah: BTreeMap<String, [i128; 2]> = BTreeMap::new();
    for (i, daftar) in [sebelum, sesudah].into_iter().enumerate() {
        for b in daftar {
            let sel = jumlah.entry(tingkat.kunci(b)).or_default();
            if let Some(s) = sel.get_mut(i) {
                *s += i128::from(b.nilai.sen());
            }
        }
    }
    let sempit = |n| Rupiah::dari_i128(n).ok_or(PergeseranError);
    jumlah
        .into_iter()
        .filter(|(_, [a, b])| a != b)
        .map(|(kunci, [a, b])| {
            Ok(Selisih {
                kunci,
                sebelum: sempit(a)?,
                sesudah: sempit(b)?,
            })
        })
        .collect()
}
