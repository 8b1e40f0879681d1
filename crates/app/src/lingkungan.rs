//! What every door (pages, API, commands) is handed once: database, clock, resident totals.

use std::sync::Arc;

use dasar::waktu::Clock;

use crate::gulung::Gulungan;

/// Shared, cheap to clone.
#[derive(Clone)]
pub struct Lingkungan {
    /// The database as the application role.
    pub db: store::Db,
    /// The injected clock.
    pub clock: Arc<dyn Clock>,
    /// The law set in force, read once.
    pub hukum: Arc<hukum::Hukum>,
    /// Totals kept in memory, loaded at the first question. A server also runs
    /// [`Gulungan::ikuti`] as a task, so that no question needs a query.
    pub gulungan: Arc<Gulungan>,
}

impl Lingkungan {
    /// Puts the parts together with the embedded law set; nothing is loaded yet.
    #[must_use]
    pub fn baru(db: store::Db, clock: Arc<dyn Clock>) -> Self {
        let gulungan = Arc::new(Gulungan::baru(db.clone()));
        Self {
            db,
            clock,
            hukum: Arc::new(hukum::Hukum::bawaan()),
            gulungan,
        }
    }
}
