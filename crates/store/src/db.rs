//! The pool of application connections and the transactions of one government.

use std::sync::Arc;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::{AssertSqlSafe, Connection as _};
use uuid::Uuid;

use crate::{Akses, KunciData, Result, StoreError, utama};

/// Longest wait for running statements at the end.
const SABAR_TUTUP: Duration = Duration::from_secs(10);
/// May this login pass over row-level security?
const KUAT: &str = "select current_user::text, rolsuper or rolbypassrls from pg_roles \
    where rolname = current_user";

/// Opened with its first reader: a standby that is down must not keep the program from starting.
fn kolam_baca(o: PgConnectOptions, maks: u32) -> PgPool {
    PgPoolOptions::new()
        .max_connections(maks)
        .acquire_timeout(Duration::from_secs(2))
        .after_connect(|sambungan, _| {
            Box::pin(async move {
                let (nama, kuat): (String, bool) =
                    sqlx::query_as(KUAT).fetch_one(sambungan).await?;
                if kuat {
                    return Err(sqlx::Error::Configuration(nama.into()));
                }
                Ok(())
            })
        })
        .connect_lazy_with(o)
}

/// A transaction; functions of the store take `&mut *tx`.
pub type Tx<'a> = sqlx::Transaction<'a, sqlx::Postgres>;

/// The database as the application sees it.
#[derive(Clone, Debug)]
pub struct Db {
    app: PgPool,
    baca: Option<PgPool>,
    calon: Arc<[PgConnectOptions]>,
    kunci: Option<KunciData>,
}

/// One government.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct PemdaRow {
    /// Tenant id.
    pub id: Uuid,
    /// Kemendagri code; '00' is the nation.
    pub kode: String,
    /// Name.
    pub nama: String,
    /// nasional, provinsi, kabupaten or kota.
    pub jenis: String,
    /// Code of the province.
    pub induk: Option<String>,
    /// True for the worked example.
    pub contoh: bool,
}

/// Goes on with another government inside the same transaction: for the few acts that must
/// succeed in all of them or in none. What was read for one government is of no use for the next.
///
/// # Errors
/// No connection.
pub async fn ganti_pemda(tx: &mut Tx<'_>, pemda: Uuid) -> Result<()> {
    sqlx::query("select set_config('selaras.pemda', $1::text, true)")
        .bind(pemda)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

impl Db {
    /// Opens the pool and refuses a login that row-level security does not bind.
    ///
    /// # Errors
    /// No connection, or a login that is superuser or bypassrls.
    pub async fn connect(akses: &Akses) -> Result<Self> {
        let akses = &utama::pilih(akses).await;
        let app = PgPoolOptions::new()
            .max_connections(akses.maks)
            .min_connections(1)
            .acquire_timeout(Duration::from_secs(15))
            .test_before_acquire(false)
            .connect_with(akses.app.clone())
            .await?;
        let (nama, kuat): (String, bool) = sqlx::query_as(KUAT).fetch_one(&app).await?;
        if kuat {
            return Err(StoreError::AkunTerlaluKuat(nama));
        }
        Ok(Self {
            app,
            baca: akses.baca.clone().map(|o| kolam_baca(o, akses.maks)),
            calon: akses.calon.iter().map(|(a, _)| a.clone()).collect(),
            kunci: None,
        })
    }

    /// A pool that connects with its first statement: for pages that need no data.
    #[must_use]
    pub fn malas(app: PgConnectOptions) -> Self {
        Self {
            app: PgPoolOptions::new()
                .max_connections(1)
                .connect_lazy_with(app),
            baca: None,
            calon: Arc::default(),
            kunci: None,
        }
    }

    /// The same database, with the key that opens what is sealed in it.
    #[must_use]
    pub fn dengan_kunci(mut self, kunci: KunciData) -> Self {
        self.kunci = Some(kunci);
        self
    }

    /// The data key.
    ///
    /// # Errors
    /// [`StoreError::TanpaKunci`] when the program was started without one.
    pub fn kunci(&self) -> Result<&KunciData> {
        self.kunci.as_ref().ok_or(StoreError::TanpaKunci)
    }

    /// Runs every missing migration as the owner and returns the versions applied now.
    ///
    /// # Errors
    /// No connection as owner, or a migration that fails; nothing of that migration stays.
    pub async fn migrasi(pemilik: &PgConnectOptions) -> Result<Vec<i64>> {
        crate::migrasi::jalankan(pemilik).await
    }

    /// Makes roles and database of a private cluster when they are missing, migrates, connects.
    ///
    /// # Errors
    /// As [`Db::migrasi`] and [`Db::connect`].
    pub async fn siapkan(akses: &Akses) -> Result<(Self, Vec<i64>)> {
        let akses = utama::pilih(akses).await;
        crate::migrasi::siapkan_basis(&akses).await?;
        let baru = Self::migrasi(&akses.pemilik).await?;
        Ok((Self::connect(&akses).await?, baru))
    }

    /// Begins a transaction of one government: its rows and the reference tables are visible.
    ///
    /// # Errors
    /// No connection.
    pub async fn tx(&self, pemda: Uuid) -> Result<Tx<'static>> {
        // A `Uuid` prints hexadecimal digits and dashes only, so the text is safe; one round trip.
        let mulai = format!("begin; select set_config('selaras.pemda', '{pemda}', true)");
        Ok(self.app.begin_with(AssertSqlSafe(mulai)).await?)
    }

    /// As [`Db::tx`], one snapshot for all its statements and no writes; on the reading server
    /// when there is one and it answers, else on the primary.
    ///
    /// # Errors
    /// No connection.
    pub async fn tx_baca(&self, pemda: Uuid) -> Result<Tx<'static>> {
        let mulai = format!(
            "begin isolation level repeatable read read only; \
             select set_config('selaras.pemda', '{pemda}', true)"
        );
        if let Some(baca) = &self.baca {
            match baca.begin_with(AssertSqlSafe(mulai.clone())).await {
                Ok(tx) => return Ok(tx),
                Err(e) => tracing::warn!(galat = %e, "peladen baca tidak menjawab; pakai utama"),
            }
        }
        Ok(self.app.begin_with(AssertSqlSafe(mulai)).await?)
    }

    /// Begins a transaction without a government: tenant tables look empty in it.
    ///
    /// # Errors
    /// No connection.
    pub async fn tx_umum(&self) -> Result<Tx<'static>> {
        Ok(self.app.begin().await?)
    }

    /// The government with this Kemendagri code.
    ///
    /// # Errors
    /// No connection.
    pub async fn pemda(&self, kode: &str) -> Result<Option<PemdaRow>> {
        Ok(
            sqlx::query_as(
                "select id, kode, nama, jenis, induk, contoh from pemda where kode = $1",
            )
            .bind(kode)
            .fetch_optional(&self.app)
            .await?,
        )
    }

    /// The pool itself, for what is not a transaction (listening).
    pub(crate) fn kolam(&self) -> &PgPool {
        &self.app
    }

    /// True when the database answers.
    pub async fn hidup(&self) -> bool {
        match self.app.acquire().await {
            Ok(mut sambungan) => sambungan.ping().await.is_ok(),
            Err(_) => false,
        }
    }

    /// Follows the primary when there are several servers: never returns then. New connections
    /// go to the server that is not in recovery; broken ones are dropped by their users.
    pub async fn jaga_utama(&self) {
        utama::jaga(&self.app, &self.calon).await;
    }

    /// Waits for the running statements and closes every connection; not for ever: after the
    /// death of a server a place in the pool may never come back.
    pub async fn tutup(&self) {
        for kolam in [Some(&self.app), self.baca.as_ref()].into_iter().flatten() {
            if tokio::time::timeout(SABAR_TUTUP, kolam.close())
                .await
                .is_err()
            {
                tracing::warn!("sambungan basis data tidak tertutup pada waktunya");
            }
        }
    }
}
