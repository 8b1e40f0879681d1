//! How the program reaches its database: as the application, and as the owner for migrations.

use std::path::Path;
use std::str::FromStr;

use sqlx::postgres::PgConnectOptions;

use crate::{Result, StoreError};

/// The role that owns nothing and is bound by row-level security.
pub const PERAN_APLIKASI: &str = "selaras_app";
/// The role that owns the schema of a private cluster.
pub const PERAN_PEMILIK: &str = "selaras_pemilik";

/// Addresses of one database.
#[derive(Clone, Debug)]
pub struct Akses {
    /// Login of the application role.
    pub app: PgConnectOptions,
    /// Login of the owner; migrations only.
    pub pemilik: PgConnectOptions,
    /// Superuser of a private cluster, and the passwords of the roles it makes there. None on a
    /// foreign server.
    pub induk: Option<(PgConnectOptions, Sandi)>,
    /// Where reports read, when that is another server (a standby).
    pub baca: Option<PgConnectOptions>,
    /// Every server of `app` and `pemilik` when there are several, of which one is the primary.
    pub calon: Vec<(PgConnectOptions, PgConnectOptions)>,
    /// Most connections of the pool.
    pub maks: u32,
}

/// The generated passwords of a private cluster; never printed.
#[derive(Clone)]
pub struct Sandi {
    /// Superuser.
    pub induk: String,
    /// Owner.
    pub pemilik: String,
    /// Application.
    pub app: String,
}

impl std::fmt::Debug for Sandi {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sandi(***)")
    }
}

impl Akses {
    /// A database of a private cluster behind the socket folder `soket`.
    #[must_use]
    pub fn soket(soket: &Path, induk: &str, basis: &str, sandi: &Sandi) -> Self {
        let dasar = || {
            PgConnectOptions::new_without_pgpass()
                .socket(soket)
                .port(5432)
                .application_name("selaras")
        };
        Self {
            app: dasar()
                .username(PERAN_APLIKASI)
                .password(&sandi.app)
                .database(basis),
            pemilik: dasar()
                .username(PERAN_PEMILIK)
                .password(&sandi.pemilik)
                .database(basis),
            induk: Some((
                dasar()
                    .username(induk)
                    .password(&sandi.induk)
                    .database("postgres"),
                sandi.clone(),
            )),
            baca: None,
            calon: Vec::new(),
            maks: 16,
        }
    }

    /// A foreign server (`DATABASE_URL`), or several with commas between: one primary and its
    /// standbys, in any order. When only one login is given it owns the schema, and the pool
    /// steps down to the application role at each connection.
    ///
    /// # Errors
    /// An address that cannot be parsed, or not as many of the owner's as of the application's.
    pub fn url(url: &str, pemilik: Option<&str>) -> Result<Self> {
        let app = baca_semua(url)?;
        let calon: Vec<_> = match pemilik {
            Some(p) => {
                let pemilik = baca_semua(p)?;
                if pemilik.len() != app.len() {
                    return Err(StoreError::Alamat(
                        "DATABASE_URL dan DATABASE_URL_PEMILIK harus menyebut server yang sama"
                            .to_owned(),
                    ));
                }
                app.into_iter().zip(pemilik).collect()
            }
            None => app
                .into_iter()
                .map(|a| (a.clone().options([("role", PERAN_APLIKASI)]), a))
                .collect(),
        };
        let Some((app, pemilik)) = calon.first().cloned() else {
            return Err(StoreError::Alamat(url.to_owned()));
        };
        Ok(Self {
            app,
            pemilik,
            induk: None,
            baca: None,
            calon: if calon.len() > 1 { calon } else { Vec::new() },
            maks: 16,
        })
    }

    /// Reports read from this server (`SELARAS_DB_BACA`).
    ///
    /// # Errors
    /// An address that cannot be parsed.
    pub fn dengan_baca(&mut self, url: &str) -> Result<()> {
        let satu = baca_semua(url)?.into_iter().next();
        self.baca = satu.map(|o| o.options([("role", PERAN_APLIKASI)]));
        Ok(())
    }

    /// The database itself refuses every change on these connections.
    pub fn jadikan_baca_saja(&mut self) {
        let tutup =
            |o: &PgConnectOptions| o.clone().options([("default_transaction_read_only", "on")]);
        self.app = tutup(&self.app);
        for (app, _) in &mut self.calon {
            *app = tutup(app);
        }
    }

    /// The same logins on another database of the same server.
    #[must_use]
    pub fn ke_basis(&self, basis: &str) -> Self {
        Self {
            app: self.app.clone().database(basis),
            pemilik: self.pemilik.clone().database(basis),
            induk: self.induk.clone(),
            baca: self.baca.clone().map(|o| o.database(basis)),
            calon: self
                .calon
                .iter()
                .map(|(a, p)| (a.clone().database(basis), p.clone().database(basis)))
                .collect(),
            maks: self.maks,
        }
    }
}

fn baca_semua(url: &str) -> Result<Vec<PgConnectOptions>> {
    url.split(',')
        .map(|satu| {
            PgConnectOptions::from_str(satu.trim())
                .map(|o| o.application_name("selaras"))
                .map_err(|e| StoreError::Alamat(e.to_string()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beberapa_server_dalam_satu_alamat() {
        let a = Akses::url("postgres://a@satu/s, postgres://a@dua/s", None).unwrap();
        let nama: Vec<&str> = a.calon.iter().map(|(a, _)| a.get_host()).collect();
        assert_eq!(nama, ["satu", "dua"]);
        assert!(
            Akses::url("postgres://a@satu/s", None)
                .unwrap()
                .calon
                .is_empty()
        );
        assert!(Akses::url("bukan alamat", None).is_err());
        let beda = Akses::url(
            "postgres://a@satu/s,postgres://a@dua/s",
            Some("postgres://b@satu/s"),
        );
        assert!(beda.is_err());
    }
}
