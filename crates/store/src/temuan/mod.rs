//! Results of the checks: state per rule, findings, figures, reasons, tolerances.

mod alasan;
mod hasil;

pub use alasan::*;
pub use hasil::*;
