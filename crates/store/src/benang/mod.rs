//! The golden thread: editions with their nodes, and the links between them.

mod edisi;
mod tautan;
mod tulis;

pub use edisi::*;
pub use tautan::*;
pub use tulis::*;
