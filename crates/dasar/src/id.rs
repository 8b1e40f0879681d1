//! Typed identity: `Id<K>` over a UUID, so that ids of different kinds cannot be mixed up.

use crate::waktu::{Clock, Rng};
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use uuid::Uuid;

/// A kind of thing that has an id; the registry below is the only place that implements it.
pub trait Jenis {
    /// The lower-case name of the kind, for messages and logs.
    const NAMA: &'static str;
}

macro_rules! jenis {
    ($($(#[$doc:meta])* $nama:ident = $kata:literal,)*) => {
        $($(#[$doc])* #[derive(Clone, Copy, Debug)] pub enum $nama {}
        impl Jenis for $nama { const NAMA: &'static str = $kata; })*
        #[cfg(test)]
        const SEMUA: &[&str] = &[$($kata),*];
    };
}

jenis! {
    /// A government (tenant).
    Pemda = "pemda",
    /// A regional organisation (perangkat daerah) or one of its units.
    PerangkatDaerah = "perangkat_daerah",
    /// A document: RPJMD, Renstra, RKPD, APBD, …
    Dokumen = "dokumen",
    /// One edition of a document.
    Edisi = "edisi",
    /// A node of a document's tree.
    Simpul = "simpul",
    /// An indicator.
    Indikator = "indikator",
    /// A ceiling or budget line.
    Rincian = "rincian",
    /// One import.
    Impor = "impor",
    /// One file of an import.
    Berkas = "berkas",
    /// A background job.
    Pekerjaan = "pekerjaan",
    /// An event of the log.
    Peristiwa = "peristiwa",
    /// A finding of the check engine.
    Temuan = "temuan",
    /// A person or service that acts.
    Pelaku = "pelaku",
    /// One publication of figures.
    Publikasi = "publikasi",
    /// A written reason for a finding.
    Alasan = "alasan",
    /// A person.
    Orang = "orang",
    /// A post (jabatan) in a unit.
    Jabatan = "jabatan",
    /// An assignment of a person to a post.
    Penugasan = "penugasan",
    /// A role held by a person.
    PeranOrang = "peran_orang",
    /// A delegation of roles for a period.
    Delegasi = "delegasi",
}

/// An identifier of a thing of kind `K`.
///
/// # Why
/// Natural codes (region, account, nomenclature) are renumbered by law, so they are never keys.
pub struct Id<K>(Uuid, PhantomData<fn() -> K>);

impl<K> Id<K> {
    /// A new UUIDv7 from the injected clock and random source.
    pub fn baru(clock: &dyn Clock, rng: &mut dyn Rng) -> Self {
        let mut acak = [0_u8; 10];
        rng.isi(&mut acak);
        let uuid = uuid::Builder::from_unix_timestamp_millis(clock.kini().milidetik(), &acak);
        Self::dari_uuid(uuid.into_uuid())
    }

    /// An id from a stored or derived UUID.
    #[must_use]
    pub const fn dari_uuid(uuid: Uuid) -> Self {
        Self(uuid, PhantomData)
    }

    /// The same logical thing always gets the same id: a version 8 UUID from a digest the caller
    /// computed over its natural key.
    #[must_use]
    pub fn dari_sidik(sidik: [u8; 16]) -> Self {
        Self::dari_uuid(uuid::Builder::from_custom_bytes(sidik).into_uuid())
    }

    /// Reads the hyphenated form.
    #[must_use]
    pub fn parse(s: &str) -> Option<Self> {
        Uuid::try_parse(s.trim()).ok().map(Self::dari_uuid)
    }

    /// The UUID for the database.
    #[must_use]
    pub const fn uuid(self) -> Uuid {
        self.0
    }
}

impl<K> Clone for Id<K> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<K> Copy for Id<K> {}
impl<K> PartialEq for Id<K> {
    fn eq(&self, o: &Self) -> bool {
        self.0 == o.0
    }
}
impl<K> Eq for Id<K> {}
impl<K> PartialOrd for Id<K> {
    fn partial_cmp(&self, o: &Self) -> Option<Ordering> {
        Some(self.cmp(o))
    }
}
impl<K> Ord for Id<K> {
    fn cmp(&self, o: &Self) -> Ordering {
        self.0.cmp(&o.0)
    }
}
impl<K> Hash for Id<K> {
    fn hash<H: Hasher>(&self, h: &mut H) {
        self.0.hash(h);
    }
}
impl<K> fmt::Display for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
impl<K: Jenis> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", K::NAMA, self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::waktu::{ClockTetap, RngTetap, Saat};

    #[test]
    fn ids_sort_by_time_and_survive_text() {
        let pada = |ms| ClockTetap(Saat(chrono::DateTime::from_timestamp_millis(ms).unwrap()));
        let mut rng = RngTetap(1);
        let a: Id<Pemda> = Id::baru(&pada(1_000), &mut rng);
        let b: Id<Pemda> = Id::baru(&pada(2_000), &mut rng);
        assert!(a < b);
        assert_eq!(a.uuid().get_version_num(), 7);
        assert_eq!(Id::parse(&a.to_string()), Some(a));
        assert_eq!(Id::<Pemda>::parse("bukan"), None);
        assert!(format!("{a:?}").starts_with("pemda:"));
        assert_eq!(
            Id::<Simpul>::dari_sidik([7; 16]).uuid().get_version_num(),
            8
        );
    }

    #[test]
    fn kinds_have_distinct_names() {
        let unik: std::collections::BTreeSet<_> = SEMUA.iter().collect();
        assert_eq!(unik.len(), SEMUA.len());
    }
}
