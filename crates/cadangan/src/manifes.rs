//! What a base copy says about itself.

use serde::{Deserialize, Serialize};

/// One encrypted file and its digest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Berkas {
    /// Name in its folder.
    pub nama: String,
    /// Size.
    pub byte: u64,
    /// SHA-256 of the encrypted file.
    pub sidik: String,
}

/// Written last; a copy without it does not exist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifes {
    /// Version of this format.
    pub versi: u32,
    /// Name of the copy: `20261122T180000Z`.
    pub id: String,
    /// Beginning of the copy (RFC 3339).
    pub mulai: String,
    /// End of the copy; the earliest moment it can be restored to.
    pub selesai: String,
    /// `pg_basebackup` or `salin_berkas`.
    pub cara: String,
    /// Major version of PostgreSQL.
    pub mayor: u32,
    /// Last migration of the copied database.
    pub migrasi: i64,
    /// Bytes of one log segment.
    pub segmen_byte: u64,
    /// First segment that restoring needs.
    pub wal_mulai: String,
    /// Last segment without which the copy is not consistent.
    pub wal_selesai: String,
    /// Who can open it.
    pub penerima: Vec<String>,
    /// The files.
    pub berkas: Vec<Berkas>,
    /// Rows of append-only tables before the copy began: a restore has at least these.
    pub sekurangnya: std::collections::BTreeMap<String, i64>,
}

impl Manifes {
    /// Version that this program writes and reads.
    pub const VERSI: u32 = 1;
}
