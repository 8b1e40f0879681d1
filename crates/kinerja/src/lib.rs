//! Performance: what was promised, what came of it, and how far the two agree.
//!
//! - **Area**: indicators, targets, realisations, achievement.
//! - **Main nouns**: [`Angka`](angka::Angka) (a figure as documents write it),
//!   [`Capaian`](capaian::Capaian) (the achievement of one indicator with its explanation),
//!   [`pk`] (agreements), [`rencana_aksi`], [`pengukuran`], [`lkj`] (report),
//!   [`SimpulPohon`](pohon::SimpulPohon) (a node of the performance tree),
//!   [`Penilaian`](kepala_opd::Penilaian) (a head of OPD), [`Kuadran`](skp::Kuadran) (SKP).
//! - **Laws**: Perpres 29/2014, PermenPANRB 53/2014 (agreements, reports), 89/2021 (tree), 6/2022
//!   and SE 3/2023 (employees), Permendagri 86/2017 (categories).
//! - **Does not** store, load or print reports; it does not know the tree of plans.
//! - **Start reading** at [`capaian::hitung`].

pub mod angka;
pub mod aturan;
pub mod capaian;
pub mod evaluasi_renja;
pub mod kategori;
pub mod kepala_opd;
pub mod lkj;
pub mod ordinal;
pub mod pengukuran;
pub mod pk;
pub mod pohon;
pub mod rasio_cetak;
pub mod rencana_aksi;
pub mod skp;
