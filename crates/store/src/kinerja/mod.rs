//! Agreements, quarterly plans, measurements, reports, and what they are drawn from.

mod lkj;
mod pk;
mod rencana;
mod sumber;
mod ukur;

pub use lkj::*;
pub use pk::*;
pub use rencana::*;
pub use sumber::*;
pub use ukur::*;
