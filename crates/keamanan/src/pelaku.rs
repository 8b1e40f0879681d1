//! Actors and their roles.

use dasar::Id;
use dasar::id;
use std::fmt;

/// A role. The full set of offices comes with the budgeting acts; these two exist from the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Peran {
    /// Anybody, without signing in.
    Publik,
    /// The person at the machine: the command line, or a browser on it with the one-time token.
    AdminLokal,
}

impl Peran {
    /// Every role, in the order of the matrix.
    pub const SEMUA: [Self; 2] = [Self::Publik, Self::AdminLokal];

    /// The stable code, as stored and logged.
    #[must_use]
    pub const fn kode(self) -> &'static str {
        match self {
            Self::Publik => "publik",
            Self::AdminLokal => "admin_lokal",
        }
    }
}

impl fmt::Display for Peran {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Publik => "publik",
            Self::AdminLokal => "admin lokal",
        })
    }
}

/// Who acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pelaku {
    /// The name to write into the log.
    pub nama: String,
    /// The role held in this session.
    pub peran: Peran,
    /// The only government the actor works for; `None` is not bound to one.
    pub pemda: Option<Id<id::Pemda>>,
}

impl Pelaku {
    /// Anybody.
    #[must_use]
    pub fn publik() -> Self {
        Self {
            nama: "publik".to_owned(),
            peran: Peran::Publik,
            pemda: None,
        }
    }

    /// The administrator at the machine.
    #[must_use]
    pub fn admin_lokal(nama: &str) -> Self {
        Self {
            nama: nama.to_owned(),
            peran: Peran::AdminLokal,
            pemda: None,
        }
    }

    /// The same actor, bound to one government.
    #[must_use]
    pub fn untuk(self, pemda: Id<id::Pemda>) -> Self {
        Self {
            pemda: Some(pemda),
            ..self
        }
    }
}
