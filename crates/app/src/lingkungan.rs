//! What every door (pages, API, commands) is handed once: database, clock, law.

use std::sync::Arc;

use dasar::waktu::Clock;

/// Shared, cheap to clone.
#[derive(Clone)]
pub struct Lingkungan {
    /// The database as the application role.
    pub db: store::Db,
    /// The injected clock.
    pub clock: Arc<dyn Clock>,
}
