//! Assignments of people to posts: definitif, PLT, PLH.

use crate::AturanPenugasan;
use dasar::id;
use dasar::{Id, Periode, Tanggal};
use std::fmt;

#[cfg(test)]
mod tests;

/// How a post is held.
///
/// # Legal basis
/// UU 30/2014 Pasal 14 ayat (2): a PLH does routine work of an official who is away for a while, a
/// PLT of one who is gone for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JenisPenugasan {
    /// Appointed to the post.
    Definitif,
    /// Acting: the post is vacant (pelaksana tugas).
    Plt,
    /// Standing in: its holder is away (pelaksana harian).
    Plh,
}

impl JenisPenugasan {
    /// Every kind.
    pub const SEMUA: [Self; 3] = [Self::Definitif, Self::Plt, Self::Plh];

    /// The word in files and in the database.
    #[must_use]
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Definitif => "definitif",
            Self::Plt => "plt",
            Self::Plh => "plh",
        }
    }

    /// Reads the word; "Plt." and "PLT" are the same.
    #[must_use]
    pub fn parse(s: &str) -> Option<Self> {
        let kata = s.trim().trim_end_matches('.').to_lowercase();
        Self::SEMUA.into_iter().find(|j| j.kode() == kata)
    }
}

impl fmt::Display for JenisPenugasan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Definitif => "definitif",
            Self::Plt => "Plt.",
            Self::Plh => "Plh.",
        })
    }
}

/// One assignment, planned or past.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Penugasan {
    /// The post.
    pub jabatan: Id<id::Jabatan>,
    /// The person.
    pub orang: Id<id::Orang>,
    /// How.
    pub jenis: JenisPenugasan,
    /// When.
    pub masa: Periode,
}

/// The post an assignment is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Jabatan {
    /// The post.
    pub id: Id<id::Jabatan>,
    /// The post exists in this period.
    pub masa: Periode,
    /// Only one person holds it at a time: a head, any managerial post. Functional and
    /// implementing posts have many holders.
    pub tunggal: bool,
}

/// Why an assignment is refused, in the order of asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TugasRefusal {
    /// The post does not exist in the whole period.
    JabatanTidakAda {
        /// The post's own period.
        masa: Periode,
    },
    /// PLT and PLH end.
    TanpaAkhir {
        /// Which.
        jenis: JenisPenugasan,
    },
    /// Longer than the law allows at a time.
    TerlaluLama {
        /// Which.
        jenis: JenisPenugasan,
        /// The last day possible.
        paling_lambat: Tanggal,
    },
    /// A PLT was prolonged as often as allowed.
    PerpanjanganHabis {
        /// How often it may be.
        kali: u32,
    },
    /// The post has a holder of this kind in that period.
    SudahTerisi {
        /// The other assignment.
        oleh: Penugasan,
    },
    /// A PLT for a post whose holder is in office.
    TidakLowong {
        /// The holder.
        oleh: Penugasan,
    },
    /// A PLH for a post without a holder.
    TanpaDefinitif,
    /// The person holds another managerial post for good in that period.
    SudahMenjabat {
        /// The other assignment.
        di: Penugasan,
    },
    /// The person stands in for himself.
    DiriSendiri,
}

impl TugasRefusal {
    /// The stable code.
    #[must_use]
    pub const fn kode(&self) -> &'static str {
        match self {
            Self::JabatanTidakAda { .. } => "ORG-001",
            Self::TanpaAkhir { .. } => "ORG-002",
            Self::TerlaluLama { .. } => "ORG-003",
            Self::PerpanjanganHabis { .. } => "ORG-004",
            Self::SudahTerisi { .. } => "ORG-005",
            Self::TidakLowong { .. } => "ORG-006",
            Self::TanpaDefinitif => "ORG-007",
            Self::SudahMenjabat { .. } => "ORG-008",
            Self::DiriSendiri => "ORG-009",
        }
    }
}

impl fmt::Display for TugasRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::JabatanTidakAda { masa } => {
                write!(f, "Jabatan ini hanya ada {masa}. Sesuaikan tanggalnya.")
            }
            Self::TanpaAkhir { jenis } => {
                write!(
                    f,
                    "Penugasan {jenis} harus punya tanggal akhir. Isi tanggal akhirnya."
                )
            }
            Self::TerlaluLama {
                jenis,
                paling_lambat,
            } => write!(
                f,
                "Penugasan {jenis} terlalu lama. Tanggal akhir paling lambat {paling_lambat}."
            ),
            Self::PerpanjanganHabis { kali } => write!(
                f,
                "Plt. ini sudah diperpanjang {kali} kali, sebanyak yang diperbolehkan. Tunjuk \
                 orang lain atau angkat pejabat definitif."
            ),
            Self::SudahTerisi { oleh } => write!(
                f,
                "Jabatan ini sudah dipegang pejabat {} lain {}. Akhiri penugasan itu dahulu.",
                oleh.jenis, oleh.masa
            ),
            Self::TidakLowong { oleh } => write!(
                f,
                "Jabatan ini tidak lowong: pejabat definitifnya bertugas {}. Pakai Plh. bila ia \
                 berhalangan sementara (UU 30/2014 Pasal 14).",
                oleh.masa
            ),
            Self::TanpaDefinitif => f.write_str(
                "Jabatan ini tidak punya pejabat definitif sepanjang masa itu. Pakai Plt. untuk \
                 jabatan lowong (UU 30/2014 Pasal 14).",
            ),
            Self::SudahMenjabat { di } => write!(
                f,
                "Orang ini sudah memegang jabatan definitif lain {}. Akhiri penugasan itu dahulu, \
                 atau tugaskan sebagai Plt. atau Plh.",
                di.masa
            ),
            Self::DiriSendiri => {
                f.write_str("Orang ini pejabat definitif jabatan itu sendiri. Pilih orang lain.")
            }
        }
    }
}

/// Whether a person may be assigned.
///
/// # Preconditions
/// `jabatan_lain`: every other assignment to the post; `orang_lain`: every other assignment of the
/// person to a post held by one at a time. Ended ones included.
///
/// # Errors
/// [`TugasRefusal`], the first that applies in the order of its variants.
///
/// # Legal basis
/// UU 30/2014 Pasal 14; limits from `organisasi.penugasan.*`.
pub fn tugaskan(
    baru: &Penugasan,
    jabatan: &Jabatan,
    jabatan_lain: &[Penugasan],
    orang_lain: &[Penugasan],
    aturan: &AturanPenugasan,
) -> Result<(), TugasRefusal> {
    if !memuat_semua(jabatan.masa, baru.masa) {
        return Err(TugasRefusal::JabatanTidakAda { masa: jabatan.masa });
    }
    batas(baru, jabatan_lain, aturan)?;
    let beririsan = |p: &&Penugasan| p.masa.beririsan(baru.masa);
    let sama = |p: &&Penugasan| p.jenis == baru.jenis && (jabatan.tunggal || p.orang == baru.orang);
    if let Some(oleh) = jabatan_lain.iter().filter(beririsan).find(sama) {
        return Err(TugasRefusal::SudahTerisi { oleh: *oleh });
    }
    let definitif = jabatan_lain
        .iter()
        .filter(|p| p.jenis == JenisPenugasan::Definitif)
        .find(beririsan);
    match (baru.jenis, definitif) {
        (JenisPenugasan::Plt, Some(oleh)) => Err(TugasRefusal::TidakLowong { oleh: *oleh }),
        (JenisPenugasan::Plh, None) => Err(TugasRefusal::TanpaDefinitif),
        (JenisPenugasan::Plh, Some(d)) if d.orang == baru.orang => Err(TugasRefusal::DiriSendiri),
        (JenisPenugasan::Plh, Some(d)) if !memuat_semua(d.masa, baru.masa) => {
            Err(TugasRefusal::TanpaDefinitif)
        }
        (JenisPenugasan::Definitif, _) if jabatan.tunggal => {
            let lain =
                |p: &&Penugasan| p.jenis == JenisPenugasan::Definitif && p.jabatan != baru.jabatan;
            match orang_lain.iter().filter(beririsan).find(lain) {
                Some(di) => Err(TugasRefusal::SudahMenjabat { di: *di }),
                None => Ok(()),
            }
        }
        _ => Ok(()),
    }
}

/// An end for PLT and PLH, not beyond the limit, not prolonged too often.
fn batas(
    baru: &Penugasan,
    jabatan_lain: &[Penugasan],
    aturan: &AturanPenugasan,
) -> Result<(), TugasRefusal> {
    let jenis = baru.jenis;
    let mulai = baru.masa.mulai();
    let batas = match jenis {
        JenisPenugasan::Definitif => return Ok(()),
        JenisPenugasan::Plt => mulai.tambah_bulan(aturan.plt_bulan),
        JenisPenugasan::Plh => mulai.tambah_hari(aturan.plh_hari),
    };
    let Some(selesai) = baru.masa.selesai() else {
        return Err(TugasRefusal::TanpaAkhir { jenis });
    };
    if let Some(b) = batas.filter(|b| selesai > *b) {
        let paling_lambat = b.kemarin().unwrap_or(b);
        return Err(TugasRefusal::TerlaluLama {
            jenis,
            paling_lambat,
        });
    }
    if jenis == JenisPenugasan::Plt {
        let kali = rantai(baru, jabatan_lain);
        if kali > aturan.plt_perpanjangan {
            let kali = aturan.plt_perpanjangan;
            return Err(TugasRefusal::PerpanjanganHabis { kali });
        }
    }
    Ok(())
}

/// How many PLT terms of the same person on the same post come before without a gap.
fn rantai(baru: &Penugasan, jabatan_lain: &[Penugasan]) -> u32 {
    let mut mulai = baru.masa.mulai();
    let mut kali = 0;
    while let Some(p) = jabatan_lain.iter().find(|p| {
        p.jenis == JenisPenugasan::Plt && p.orang == baru.orang && p.masa.selesai() == Some(mulai)
    }) {
        kali += 1;
        mulai = p.masa.mulai();
    }
    kali
}

/// Whether the inner period lies wholly in the outer.
fn memuat_semua(luar: Periode, dalam: Periode) -> bool {
    let akhir = match (luar.selesai(), dalam.selesai()) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(l), Some(d)) => d <= l,
    };
    luar.mulai() <= dalam.mulai() && akhir
}

/// Who speaks for the post on a day: a PLH before the holder, else the holder, else a PLT.
#[must_use]
pub fn pejabat_pada(daftar: &[Penugasan], hari: Tanggal) -> Option<&Penugasan> {
    let urut = |p: &&Penugasan| match p.jenis {
        JenisPenugasan::Plh => 0,
        JenisPenugasan::Definitif => 1,
        JenisPenugasan::Plt => 2,
    };
    daftar
        .iter()
        .filter(|p| p.masa.memuat(hari))
        .min_by_key(urut)
}
