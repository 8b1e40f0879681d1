//! Read models of the pages, one file per page.

pub mod benang;
pub mod daerah;
pub mod edisi;
pub mod opd;
pub mod pagu;
pub mod rencana;
pub mod temuan;
