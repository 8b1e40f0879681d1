//! Verification of a whole log against its signed heads; what is wrong is located.

use crate::kanonik::{Peristiwa, Sidik};
use crate::kepala::{Kepala, KunciPublik};
use crate::pohon::Pohon;
use std::collections::BTreeMap;

/// One sequenced entry of the log: its position, the event it names and the digest noted then.
#[derive(Clone, Debug)]
pub struct Entri {
    /// Position from 0, without gaps.
    pub urut: u64,
    /// Event named at this position.
    pub peristiwa_id: String,
    /// Digest noted when it was sequenced.
    pub daun: Sidik,
}

/// An event as stored now, with the digest noted in its own transaction.
#[derive(Clone, Debug)]
pub struct Tercatat {
    /// The event.
    pub peristiwa: Peristiwa,
    /// Digest noted beside it; `None` when none is there.
    pub daun: Option<Sidik>,
}

/// Kind of damage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Jenis {
    /// The event's content is not what was noted.
    Isi,
    /// The event stands elsewhere than it was sequenced.
    Urutan,
    /// An event or a position is missing.
    Celah,
    /// A signed head does not belong to this log's past.
    Kepala,
}

impl Jenis {
    /// The word used in outputs.
    #[must_use]
    pub const fn kata(self) -> &'static str {
        match self {
            Self::Isi => "isi",
            Self::Urutan => "urutan",
            Self::Celah => "celah",
            Self::Kepala => "kepala",
        }
    }
}

/// One located damage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kerusakan {
    /// Event (uuid), or the position where none is left.
    pub peristiwa: String,
    /// Kind.
    pub jenis: Jenis,
    /// An Indonesian sentence.
    pub pesan: String,
}

/// What a verification proved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Laporan {
    /// Sequenced events whose content was recomputed.
    pub diperiksa: u64,
    /// Events recorded but not yet under a signed head.
    pub belum_diurutkan: u64,
    /// Heads whose signature and root hold.
    pub kepala_sah: u64,
    /// Damages in order of position.
    pub kerusakan: Vec<Kerusakan>,
}

/// Verifies a log: every event's content, the order, the completeness, every signed head.
///
/// # Shape and units
/// `entri` in order of `urut`; `peristiwa` by id, as stored now; `kepala` in any order.
///
/// # Why
/// The noted digests stand apart from the events, and the signed heads apart from both: whoever
/// changes one must forge a signature to hide it. Where digests and content disagree, the oldest
/// head that covers the position tells which of the two was changed; either way the event is named.
#[must_use]
pub fn periksa(
    entri: &[Entri],
    peristiwa: &BTreeMap<String, Tercatat>,
    kepala: &[Kepala],
    kunci: &[KunciPublik],
) -> Laporan {
    let mut laporan = Laporan::default();
    let mut sidik_kini = Vec::with_capacity(entri.len());
    let mut menurut_sidik: BTreeMap<Sidik, &str> = BTreeMap::new();
    for (id, t) in peristiwa {
        menurut_sidik.insert(t.peristiwa.sidik(), id.as_str());
    }
    for (harap, e) in (0_u64..).zip(entri) {
        if e.urut != harap {
            laporan.kerusakan.push(rusak(
                &format!("posisi {harap}"),
                Jenis::Celah,
                format!(
                    "Posisi {harap} tidak ada; entri berikutnya berada di {}.",
                    e.urut
                ),
            ));
            break;
        }
        laporan.diperiksa += 1;
        sidik_kini.push(periksa_entri(
            e,
            peristiwa,
            &menurut_sidik,
            &mut laporan.kerusakan,
        ));
    }
    let terurut: std::collections::BTreeSet<&str> =
        entri.iter().map(|e| e.peristiwa_id.as_str()).collect();
    for (id, t) in peristiwa
        .iter()
        .filter(|(id, _)| !terurut.contains(id.as_str()))
    {
        laporan.belum_diurutkan += 1;
        if t.daun != Some(t.peristiwa.sidik()) {
            let pesan = match t.daun {
                Some(_) => "Isi peristiwa tidak sama dengan saat dicatat.",
                None => "Peristiwa tanpa sidik: disisipkan di luar sistem.",
            };
            laporan
                .kerusakan
                .push(rusak(id, Jenis::Isi, pesan.to_owned()));
        }
    }
    periksa_kepala(&sidik_kini, kepala, kunci, &mut laporan);
    laporan
}

/// The digest this position has now; damages are noted.
fn periksa_entri(
    e: &Entri,
    peristiwa: &BTreeMap<String, Tercatat>,
    menurut_sidik: &BTreeMap<Sidik, &str>,
    kerusakan: &mut Vec<Kerusakan>,
) -> Sidik {
    let Some(p) = peristiwa.get(&e.peristiwa_id) else {
        kerusakan.push(rusak(
            &e.peristiwa_id,
            Jenis::Celah,
            format!("Peristiwa pada posisi {} hilang.", e.urut),
        ));
        return e.daun;
    };
    let kini = p.peristiwa.sidik();
    if kini != e.daun {
        // The noted digest belongs to another event: the two changed places.
        let tertukar = menurut_sidik.get(&e.daun);
        let (jenis, pesan) = match tertukar {
            Some(asal) => (
                Jenis::Urutan,
                format!("Posisi {} semula milik peristiwa {asal}.", e.urut),
            ),
            None => (
                Jenis::Isi,
                format!(
                    "Isi peristiwa pada posisi {} tidak sama dengan saat dicatat.",
                    e.urut
                ),
            ),
        };
        kerusakan.push(rusak(&e.peristiwa_id, jenis, pesan));
    }
    kini
}

fn periksa_kepala(
    sidik: &[Sidik],
    kepala: &[Kepala],
    kunci: &[KunciPublik],
    laporan: &mut Laporan,
) {
    let mut urut: Vec<&Kepala> = kepala.iter().collect();
    urut.sort_by_key(|k| k.ukuran);
    let mut pohon = Pohon::default();
    let mut daun = sidik.iter();
    for k in urut {
        let sebutan = format!("kepala {}", k.ukuran);
        if !kunci.iter().any(|kunci| k.sah(kunci)) {
            laporan.kerusakan.push(rusak(
                &sebutan,
                Jenis::Kepala,
                "Tanda tangan kepala log tidak sah.".to_owned(),
            ));
            continue;
        }
        while pohon.ukuran() < k.ukuran {
            match daun.next() {
                Some(d) => pohon.tambah(*d),
                None => break,
            }
        }
        if pohon.ukuran() < k.ukuran {
            laporan.kerusakan.push(rusak(
                &format!("posisi {}", pohon.ukuran()),
                Jenis::Celah,
                format!(
                    "Kepala yang ditandatangani mencakup {} peristiwa, yang ada {}.",
                    k.ukuran,
                    pohon.ukuran()
                ),
            ));
        } else if Some(pohon.akar()) == k.akar_sidik() {
            laporan.kepala_sah += 1;
        } else if laporan.kerusakan.is_empty() {
            laporan.kerusakan.push(rusak(
                &sebutan,
                Jenis::Kepala,
                "Akar log tidak sama dengan yang ditandatangani: riwayat ditulis ulang.".to_owned(),
            ));
        }
    }
}

fn rusak(peristiwa: &str, jenis: Jenis, pesan: String) -> Kerusakan {
    Kerusakan {
        peristiwa: peristiwa.to_owned(),
        jenis,
        pesan,
    }
}

#[cfg(test)]
mod tests;
