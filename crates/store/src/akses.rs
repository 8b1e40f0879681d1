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
            maks: 16,
        }
    }

    /// A foreign server (`DATABASE_URL`). When only one login is given it owns the schema, and
    /// the pool steps down to the application role at each connection.
    ///
    /// # Errors
    /// An address that cannot be parsed.
    pub fn url(url: &str, pemilik: Option<&str>) -> Result<Self> {
        let baca =
            |u: &str| PgConnectOptions::from_str(u).map_err(|e| StoreError::Alamat(e.to_string()));
        let app = baca(url)?.application_name("selaras");
        Ok(match pemilik {
            Some(p) => Self {
                app,
                pemilik: baca(p)?,
                induk: None,
                maks: 16,
            },
            None => Self {
                pemilik: app.clone(),
                app: app.options([("role", PERAN_APLIKASI)]),
                induk: None,
                maks: 16,
            },
        })
    }

    /// The same logins on another database of the same server.
    #[must_use]
    pub fn ke_basis(&self, basis: &str) -> Self {
        Self {
            app: self.app.clone().database(basis),
            pemilik: self.pemilik.clone().database(basis),
            induk: self.induk.clone(),
            maks: self.maks,
        }
    }
}
