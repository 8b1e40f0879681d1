//! Performance: what was promised, what came of it, and how far the two agree.
//!
//! - **Area**: indicators, targets, realisations, achievement.
//! - **Main nouns**: [`Angka`](angka::Angka) (a figure as documents write it),
//!   [`Capaian`](capaian::Capaian) (the achievement of one indicator with its explanation).
//! - **Laws**: PermenPANRB 53/2014 (performance reports), Permendagri 86/2017 (categories).
//! - **Does not** store, load or print reports; it does not know the tree of plans.
//! - **Start reading** at [`capaian::hitung`].

pub mod angka;
pub mod capaian;
pub mod kategori;
pub mod ordinal;
