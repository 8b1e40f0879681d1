//! The history of a record, told in sentences.

use std::collections::BTreeMap;

use bukti::kanonik::Peristiwa;
use chrono::{DateTime, Utc};
use keamanan::{JenisPeristiwa, Peran};
use serde_json::Value;
use store::{Result, Tx, log};
use uuid::Uuid;

/// One event, told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kalimat {
    /// Event id, for its proof.
    pub id: String,
    /// When; none when the stored text is no instant.
    pub pada: Option<DateTime<Utc>>,
    /// Who, in which role, for which unit, did what.
    pub kalimat: String,
    /// The reason given; may be empty.
    pub alasan: String,
    /// Request id; may be empty.
    pub permintaan: String,
}

/// The events about records, newest first, as sentences.
///
/// # Errors
/// No connection.
pub async fn riwayat(tx: &mut Tx<'_>, pemda: Uuid, subjek: &[String]) -> Result<Vec<Kalimat>> {
    let semua = log::riwayat(tx, pemda, subjek).await?;
    let perlu = semua.iter().any(|p| !p.unit.is_empty());
    let unit: BTreeMap<String, String> = match perlu {
        false => BTreeMap::new(),
        true => store::organisasi::unit::nama(tx, pemda)
            .await?
            .into_iter()
            .map(|(id, nama)| (id.to_string(), nama))
            .collect(),
    };
    Ok(semua.iter().map(|p| kalimat(p, &unit)).collect())
}

/// Tells one event. Events of unknown kinds (older releases) are told by their code.
#[must_use]
pub fn kalimat(p: &Peristiwa, unit: &BTreeMap<String, String>) -> Kalimat {
    // The canonical event keeps its details as text of sorted keys.
    let isi: Value = serde_json::from_str(&p.isi).unwrap_or_default();
    let nilai = |k: &str| match k {
        "subjek" => Some(p.subjek.clone()),
        _ => isi.get(k).map(teks),
    };
    let inti = JenisPeristiwa::parse(&p.tindakan).map_or_else(
        || format!("melakukan {} atas {}", p.tindakan, p.subjek),
        |j| j.kalimat(nilai),
    );
    let peran = Peran::parse(&p.peran).map_or(p.peran.as_str(), |p| p.nama());
    let di = unit
        .get(&p.unit)
        .map(|n| format!(", {n}"))
        .unwrap_or_default();
    Kalimat {
        id: p.id.clone(),
        pada: DateTime::parse_from_rfc3339(&p.pada)
            .ok()
            .map(|t| t.with_timezone(&Utc)),
        kalimat: format!("{} ({peran}{di}) {inti}.", p.pelaku),
        alasan: p.alasan.clone(),
        permintaan: p.permintaan.clone(),
    }
}

fn teks(v: &Value) -> String {
    match v {
        Value::String(s) => s.clone(),
        Value::Array(isi) => isi.iter().map(teks).collect::<Vec<_>>().join(", "),
        Value::Null => String::new(),
        lain => lain.to_string(),
    }
}
