//! The one way an act of `app` writes its event: who, by which role, for which unit, about what,
//! with the digests of the record before and after.

use chrono::{DateTime, Utc};
use keamanan::{JenisPeristiwa, Pelaku, Wewenang};
use serde_json::{Value, json};
use store::Tx;
use store::log::PeristiwaBaru;
use uuid::Uuid;

use crate::impor::sidik::{id, sidik};

/// Who acts, by which power, in which request.
#[derive(Clone, Copy)]
pub struct Pencatat<'a> {
    /// Who.
    pub pelaku: &'a Pelaku,
    /// The role that was enough, from [`keamanan::kuasa`].
    pub kuasa: Option<&'a Wewenang>,
    /// Request id; empty on the command line.
    pub permintaan: &'a str,
    /// Instant of recording.
    pub pada: DateTime<Utc>,
}

/// What happened.
pub struct Kejadian<'a> {
    /// Kind.
    pub jenis: JenisPeristiwa,
    /// The record it is about; its history is found under this.
    pub subjek: String,
    /// The record before; none when the act made it.
    pub sebelum: Option<&'a Value>,
    /// The record afterwards; none when the act ended it.
    pub sesudah: Option<&'a Value>,
    /// The reason given; may be empty.
    pub alasan: &'a str,
    /// Values of the sentence, and what else explains the act. Never a secret.
    pub isi: Value,
}

/// Digest of a record for the log: SHA-256 over its JSON with sorted keys.
#[must_use]
pub fn sidik_catatan(nilai: Option<&Value>) -> String {
    nilai.map_or_else(String::new, |v| sidik(bukti::kanonik::json(v).as_bytes()))
}

/// Writes the event of an act; call it in the act's transaction, once.
///
/// # Errors
/// No connection; the same act on the same record twice in one instant.
pub async fn catat(
    tx: &mut Tx<'_>,
    pemda: Uuid,
    p: &Pencatat<'_>,
    k: Kejadian<'_>,
) -> store::Result<()> {
    let atas_nama = p.kuasa.and_then(|w| w.atas_nama.as_ref());
    let pelaku = atas_nama.map_or_else(
        || p.pelaku.nama.clone(),
        |a| format!("{} a.n. {}", p.pelaku.nama, a.nama),
    );
    let peran = p.kuasa.map_or_else(|| p.pelaku.peran_utama(), |w| w.peran);
    let unit = match p.kuasa.map(|w| &w.lingkup) {
        Some(keamanan::Lingkup::Opd { opd, .. }) => opd.to_string(),
        _ => String::new(),
    };
    let mut isi = k.isi;
    if let Value::Object(peta) = &mut isi {
        if let Some(orang) = p.pelaku.orang {
            peta.insert("pelaku_id".into(), json!(orang.to_string()));
        }
        if let Some(a) = atas_nama {
            peta.insert(
                "atas_nama".into(),
                json!({"orang": a.orang.to_string(), "nama": a.nama}),
            );
        }
    }
    let bagian = [
        pemda.to_string(),
        k.jenis.kode().to_owned(),
        k.subjek.clone(),
        p.pada.to_rfc3339(),
        p.permintaan.to_owned(),
        isi.to_string(),
    ];
    let bagian: Vec<&str> = bagian.iter().map(String::as_str).collect();
    let baru = PeristiwaBaru {
        pemda,
        id: id(&bagian),
        pada: p.pada,
        pelaku: &pelaku,
        peran: peran.kode(),
        unit: &unit,
        tindakan: k.jenis.kode(),
        subjek: k.subjek,
        sebelum_sesudah: (sidik_catatan(k.sebelum), sidik_catatan(k.sesudah)),
        permintaan: p.permintaan,
        alasan: k.alasan,
        isi,
    };
    store::log::catat(tx, &baru).await
}
