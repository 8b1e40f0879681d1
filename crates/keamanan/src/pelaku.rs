//! Actors and the roles they hold.

use crate::{Lingkup, Peran};
use dasar::Id;
use dasar::id;

/// The person for whom a delegate acts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AtasNama {
    /// Who gave the power.
    pub orang: Id<id::Orang>,
    /// The name to write beside the delegate's own.
    pub nama: String,
}

/// One role held in one scope.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Wewenang {
    /// The role.
    pub peran: Peran,
    /// How far it reaches.
    pub lingkup: Lingkup,
    /// Set when it is held by delegation.
    pub atas_nama: Option<AtasNama>,
}

impl Wewenang {
    /// A role held in one's own name.
    #[must_use]
    pub const fn baru(peran: Peran, lingkup: Lingkup) -> Self {
        Self {
            peran,
            lingkup,
            atas_nama: None,
        }
    }

    /// Whether the role may be held in this kind of scope. One that may not grants nothing.
    #[must_use]
    pub fn sah(&self) -> bool {
        // The local administrator may bind itself to one government; nothing else narrows.
        let terikat = self.peran == Peran::AdminLokal && matches!(self.lingkup, Lingkup::Pemda(_));
        terikat || self.peran.lingkup_sah().contains(&self.lingkup.jenis())
    }

    /// The same power in the hands of a delegate.
    #[must_use]
    pub fn didelegasikan(self, dari: AtasNama) -> Self {
        Self {
            atas_nama: Some(dari),
            ..self
        }
    }
}

/// Who acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pelaku {
    /// The name to write into the log.
    pub nama: String,
    /// The person; none for the public and for the machine.
    pub orang: Option<Id<id::Orang>>,
    /// Every role held at this moment; empty for the public.
    pub wewenang: Vec<Wewenang>,
}

impl Pelaku {
    /// Anybody.
    #[must_use]
    pub fn publik() -> Self {
        Self {
            nama: "publik".to_owned(),
            orang: None,
            wewenang: Vec::new(),
        }
    }

    /// The administrator at the machine.
    #[must_use]
    pub fn admin_lokal(nama: &str) -> Self {
        Self {
            nama: nama.to_owned(),
            orang: None,
            wewenang: vec![Wewenang::baru(Peran::AdminLokal, Lingkup::Mesin)],
        }
    }

    /// A signed-in person with every role held at this moment.
    #[must_use]
    pub fn orang(nama: &str, orang: Id<id::Orang>, wewenang: Vec<Wewenang>) -> Self {
        Self {
            nama: nama.to_owned(),
            orang: Some(orang),
            wewenang,
        }
    }

    /// The same actor, bound to one government: roles in others are left behind, the machine's
    /// role shrinks to it.
    #[must_use]
    pub fn untuk(mut self, pemda: Id<id::Pemda>) -> Self {
        for w in &mut self.wewenang {
            if w.lingkup == Lingkup::Mesin {
                w.lingkup = Lingkup::Pemda(pemda);
            }
        }
        self.wewenang.retain(|w| w.lingkup.pemda() == Some(pemda));
        self
    }

    /// Nobody in particular.
    #[must_use]
    pub const fn tanpa_wewenang(&self) -> bool {
        self.wewenang.is_empty()
    }

    /// Whether a role is held, in whatever scope.
    #[must_use]
    pub fn memegang(&self, peran: Peran) -> bool {
        self.wewenang.iter().any(|w| w.sah() && w.peran == peran)
    }

    /// The first role held, or the public's: for messages and logs of acts without a subject.
    #[must_use]
    pub fn peran_utama(&self) -> Peran {
        self.wewenang.first().map_or(Peran::Publik, |w| w.peran)
    }

    /// Governments the actor holds a role in, each once.
    #[must_use]
    pub fn daftar_pemda(&self) -> Vec<Id<id::Pemda>> {
        let mut p: Vec<_> = self
            .wewenang
            .iter()
            .filter(|w| w.sah())
            .filter_map(|w| w.lingkup.pemda())
            .collect();
        p.sort();
        p.dedup();
        p
    }
}
