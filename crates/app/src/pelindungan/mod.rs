//! Data protection: incidents with their duties within 3 × 24 hours, and the retention schedule.

pub mod insiden;
pub mod retensi;
