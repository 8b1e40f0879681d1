//! The one byte form of an event that is hashed, whatever the database or the language.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// One event of the log: who did what to what, when and why.
///
/// Every field is text; absent is the empty text. `isi` is JSON with sorted keys and no blanks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Peristiwa {
    /// Government whose log this is (uuid).
    pub pemda_id: String,
    /// Event (uuid).
    pub id: String,
    /// Instant of recording, UTC, microseconds: `2026-11-22T03:04:05.000006Z`.
    pub pada: String,
    /// Who.
    pub pelaku: String,
    /// In which role.
    pub peran: String,
    /// For which unit (uuid).
    pub unit: String,
    /// Act: `impor.diterapkan`.
    pub tindakan: String,
    /// Record the act is about.
    pub subjek: String,
    /// SHA-256 (hex) of the record before, empty when there was none.
    pub sebelum: String,
    /// SHA-256 (hex) of the record after, empty when there is none.
    pub sesudah: String,
    /// Request id.
    pub permintaan: String,
    /// Reason given.
    pub alasan: String,
    /// Details, canonical JSON.
    pub isi: String,
}

const AWALAN: &[u8] = b"selaras-peristiwa-1";

impl Peristiwa {
    /// The canonical bytes: a version mark, then each field with its length before it.
    ///
    /// # Why
    /// Lengths make two different events unable to share one byte string; a text format with
    /// separators would need escaping rules that every verifier must repeat exactly.
    #[must_use]
    pub fn kanonik(&self) -> Vec<u8> {
        let bidang = [
            &self.pemda_id,
            &self.id,
            &self.pada,
            &self.pelaku,
            &self.peran,
            &self.unit,
            &self.tindakan,
            &self.subjek,
            &self.sebelum,
            &self.sesudah,
            &self.permintaan,
            &self.alasan,
            &self.isi,
        ];
        let mut keluar = AWALAN.to_vec();
        for b in bidang {
            let panjang = u64::try_from(b.len()).unwrap_or(u64::MAX);
            keluar.extend_from_slice(&panjang.to_be_bytes());
            keluar.extend_from_slice(b.as_bytes());
        }
        keluar
    }

    /// SHA-256 of the canonical bytes: what the tree holds as this event's leaf.
    #[must_use]
    pub fn sidik(&self) -> Sidik {
        Sidik(Sha256::digest(self.kanonik()).into())
    }
}

/// JSON in one form: keys sorted, no blanks.
///
/// # Why
/// The database keeps meaning, not key order; the digest must not depend on either's habits.
#[must_use]
pub fn json(nilai: &serde_json::Value) -> String {
    use serde_json::Value;
    match nilai {
        Value::Object(isi) => {
            let mut kunci: Vec<&String> = isi.keys().collect();
            kunci.sort();
            let butir: Vec<String> = kunci
                .into_iter()
                .filter_map(|k| Some(format!("{}:{}", Value::from(k.as_str()), json(isi.get(k)?))))
                .collect();
            format!("{{{}}}", butir.join(","))
        }
        Value::Array(isi) => {
            format!("[{}]", isi.iter().map(json).collect::<Vec<_>>().join(","))
        }
        lain => lain.to_string(),
    }
}

/// A SHA-256 digest; shown and stored as 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sidik(pub [u8; 32]);

impl std::fmt::Display for Sidik {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl std::fmt::Debug for Sidik {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Sidik({self})")
    }
}

impl Sidik {
    /// Reads 64 hexadecimal digits.
    #[must_use]
    pub fn parse(teks: &str) -> Option<Self> {
        let bytes = hex::decode(teks).ok()?;
        bytes.try_into().ok().map(Self)
    }

    /// Digest of arbitrary bytes: the state of a record before or after an act.
    #[must_use]
    pub fn dari(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_byte_moved_between_fields_changes_the_digest() {
        let a = Peristiwa {
            pelaku: "ab".into(),
            peran: "c".into(),
            ..Default::default()
        };
        let b = Peristiwa {
            pelaku: "a".into(),
            peran: "bc".into(),
            ..Default::default()
        };
        assert_ne!(a.sidik(), b.sidik());
    }

    #[test]
    fn json_has_one_form() {
        let a: serde_json::Value =
            serde_json::from_str(r#"{"b": [1, {"d": "x\"y", "c": null}], "a": true}"#).unwrap();
        assert_eq!(json(&a), r#"{"a":true,"b":[1,{"c":null,"d":"x\"y"}]}"#);
    }

    #[test]
    fn the_canonical_form_never_changes() {
        let p = Peristiwa {
            id: "1".into(),
            tindakan: "uji".into(),
            ..Default::default()
        };
        assert_eq!(
            p.sidik().to_string(),
            "2793e1b9749995a040b139fc74b762392a5b44a9dd13e76dd340388eb0723171",
            "old proofs must stay valid: add a new version mark instead"
        );
    }

    proptest! {
        #[test]
        fn any_change_of_any_field_is_seen(a in ".{0,20}", b in ".{0,20}") {
            let x = Peristiwa { alasan: a.clone(), ..Default::default() };
            let y = Peristiwa { alasan: b.clone(), ..Default::default() };
            prop_assert_eq!(a == b, x.sidik() == y.sidik());
        }
    }
}
