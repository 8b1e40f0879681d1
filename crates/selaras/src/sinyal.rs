//! SIGTERM and SIGINT.

use tokio::signal::unix::{SignalKind, signal};

/// Ends at the first SIGINT or SIGTERM; never when signals cannot be watched.
pub async fn berhenti() {
    let (Ok(mut int), Ok(mut term)) = (
        signal(SignalKind::interrupt()),
        signal(SignalKind::terminate()),
    ) else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = int.recv() => {}
        _ = term.recv() => {}
    }
}
