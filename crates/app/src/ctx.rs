//! What every act is handed: database, clock, who acts.

use dasar::waktu::Clock;
use store::Db;

/// The surroundings of one act.
#[derive(Clone, Copy)]
pub struct Ctx<'a> {
    /// The database as the application role.
    pub db: &'a Db,
    /// The injected clock.
    pub clock: &'a dyn Clock,
}
