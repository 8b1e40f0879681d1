//! What can go wrong below the acts.

/// Result of the store.
pub type Result<T> = std::result::Result<T, StoreError>;

/// A fault, or a named constraint that the caller maps to a refusal.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A named database constraint said no.
    #[error("batasan basis data {nama} dilanggar")]
    Batasan {
        /// Name of the constraint, as in `schema.sql`.
        nama: String,
        /// The database's own error.
        #[source]
        sebab: Box<sqlx::Error>,
    },
    /// A stored row cannot be read as what it must be.
    #[error("baris {id} pada tabel {tabel} tidak terbaca: {sebab}")]
    BarisRusak {
        /// Table of the row.
        tabel: &'static str,
        /// Key of the row.
        id: String,
        /// What is wrong with it.
        sebab: String,
    },
    /// The login may pass over row-level security.
    #[error(
        "akun basis data {0} adalah superuser atau bypassrls; Selaras menolaknya karena isolasi \
         antarpemerintah tidak berlaku baginya"
    )]
    AkunTerlaluKuat(String),
    /// The address of the database cannot be read.
    #[error("alamat basis data tidak terbaca: {0}")]
    Alamat(String),
    /// A migration failed, or the database is newer than this program.
    #[error("migrasi basis data gagal: {0}")]
    Migrasi(#[from] sqlx::migrate::MigrateError),
    /// Something sealed does not open: another key, or damage.
    #[error(
        "isi terkunci tidak dapat dibuka: kunci data bukan yang dipakai saat menyimpan, atau \
         isinya rusak; pulihkan DATA/kunci/data.kunci dari cadangan"
    )]
    Segel,
    /// There is no data key.
    #[error("kunci data belum ada, sehingga data pribadi tidak dapat disimpan atau dibuka")]
    TanpaKunci,
    /// Everything else the database or its connection reports.
    #[error("basis data: {0}")]
    Sqlx(#[source] sqlx::Error),
}

impl From<sqlx::Error> for StoreError {
    fn from(galat: sqlx::Error) -> Self {
        let nama = galat
            .as_database_error()
            .and_then(|e| e.constraint())
            .map(str::to_owned);
        match nama {
            Some(nama) => Self::Batasan {
                nama,
                sebab: Box::new(galat),
            },
            None => Self::Sqlx(galat),
        }
    }
}
