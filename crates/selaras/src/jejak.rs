//! Structured logs on stderr; `RUST_LOG` narrows or widens them.

use tracing_subscriber::EnvFilter;

use crate::argumen::{Argumen, BentukLog};

/// Sets up the log of this process.
pub fn pasang(argumen: &Argumen) {
    let bawaan = if argumen.perintah.mengurus_sinyal() {
        "info,sqlx::query=error,sqlx::postgres::notice=warn"
    } else {
        "warn,sqlx::query=error"
    };
    let saring = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(bawaan));
    let catat = tracing_subscriber::fmt()
        .with_env_filter(saring)
        .with_writer(std::io::stderr);
    // A second subscriber can only be there in tests; then the first one stays.
    let _ = match argumen.log {
        BentukLog::Json => catat.json().flatten_event(true).try_init(),
        BentukLog::Teks => catat.with_ansi(false).with_target(false).try_init(),
    };
}
