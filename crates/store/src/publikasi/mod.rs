//! Published national figures: tables of their own, filled by a job, readable by everybody.

pub mod apbd;
pub mod dokumen;
pub mod sakip;
