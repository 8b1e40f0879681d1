//! Which of several servers is the primary now.

use std::time::Duration;

use sqlx::Connection as _;
use sqlx::postgres::{PgConnectOptions, PgConnection, PgPool};

use crate::Akses;

/// A server that does not answer within this time is not the primary.
const SABAR: Duration = Duration::from_secs(2);
const JEDA: Duration = Duration::from_millis(500);

/// The same addresses with the primary in front; unchanged when there is one server only, or
/// when none says it is primary (the connection then tells why).
pub(crate) async fn pilih(akses: &Akses) -> Akses {
    let mut hasil = akses.clone();
    for (app, pemilik) in &akses.calon {
        if utama(app).await {
            hasil.app = app.clone();
            hasil.pemilik = pemilik.clone();
            break;
        }
    }
    hasil
}

/// Watches the primary and leads the pool to the new one after a failover.
pub(crate) async fn jaga(kolam: &PgPool, calon: &[PgConnectOptions]) {
    if calon.is_empty() {
        return;
    }
    let mut kini: Option<usize> = None;
    while !kolam.is_closed() {
        let masih = match kini.and_then(|n| calon.get(n)) {
            Some(o) => utama(o).await,
            None => false,
        };
        if !masih {
            for (n, o) in calon.iter().enumerate() {
                if utama(o).await {
                    kolam.set_connect_options(o.clone());
                    if kini.is_some() {
                        tracing::warn!(server = n, "peladen utama basis data berganti");
                    }
                    kini = Some(n);
                    break;
                }
            }
        }
        tokio::time::sleep(JEDA).await;
    }
}

async fn utama(o: &PgConnectOptions) -> bool {
    let tanya = async {
        let mut s = PgConnection::connect_with(o).await?;
        let siaga: bool = sqlx::query_scalar("select pg_is_in_recovery()")
            .fetch_one(&mut s)
            .await?;
        s.close().await?;
        Ok::<bool, sqlx::Error>(!siaga)
    };
    matches!(tokio::time::timeout(SABAR, tanya).await, Ok(Ok(true)))
}
