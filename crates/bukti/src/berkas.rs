//! The proof file: one event, where it stands, and the signed head it stands under.

use crate::kanonik::{Peristiwa, Sidik};
use crate::kepala::{Kepala, KunciPublik};
use crate::pohon;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A proof an outsider can check without any other data than the public key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BerkasBukti {
    /// `selaras-bukti-1`.
    pub bentuk: String,
    /// The event in full.
    pub peristiwa: Peristiwa,
    /// Its position in the log, from 0.
    pub indeks: u64,
    /// Audit path, hex.
    pub jalur: String,
    /// The signed head.
    pub kepala: Kepala,
}

/// The only form so far.
pub const BENTUK: &str = "selaras-bukti-1";

/// Why a proof does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BuktiError {
    /// Not a proof file.
    TakTerbaca(String),
    /// The head is not signed by this key.
    TandaTangan,
    /// The event and the head belong to different logs.
    LogLain,
    /// The event is not under the head.
    TidakTermasuk,
}

impl fmt::Display for BuktiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TakTerbaca(e) => write!(f, "berkas bukti tidak dapat dibaca: {e}"),
            Self::TandaTangan => {
                f.write_str("tanda tangan kepala log tidak cocok dengan kunci yang diberikan")
            }
            Self::LogLain => f.write_str("peristiwa dan kepala berasal dari log yang berbeda"),
            Self::TidakTermasuk => f.write_str(
                "peristiwa tidak termasuk dalam log yang ditandatangani: isinya atau jalurnya \
                 berubah",
            ),
        }
    }
}

impl std::error::Error for BuktiError {}

/// Reads a proof file.
///
/// # Errors
/// [`BuktiError::TakTerbaca`] for anything else, unknown fields and forms included.
pub fn baca(teks: &str) -> Result<BerkasBukti, BuktiError> {
    let b: BerkasBukti =
        serde_json::from_str(teks).map_err(|e| BuktiError::TakTerbaca(e.to_string()))?;
    if b.bentuk == BENTUK {
        Ok(b)
    } else {
        Err(BuktiError::TakTerbaca(format!(
            "bentuk “{}” tidak dikenal",
            b.bentuk
        )))
    }
}

/// Checks a proof with nothing but the public key.
///
/// # Errors
/// [`BuktiError`] naming what does not hold.
pub fn periksa(b: &BerkasBukti, kunci: &KunciPublik) -> Result<(), BuktiError> {
    if !b.kepala.sah(kunci) {
        return Err(BuktiError::TandaTangan);
    }
    if b.kepala.pemda_id != b.peristiwa.pemda_id {
        return Err(BuktiError::LogLain);
    }
    let jalur = hex::decode(&b.jalur).map_err(|e| BuktiError::TakTerbaca(e.to_string()))?;
    let akar: Option<Sidik> = b.kepala.akar_sidik();
    let ada = akar.is_some_and(|akar| {
        pohon::termasuk(akar, b.kepala.ukuran, b.indeks, b.peristiwa.sidik(), &jalur)
    });
    if ada {
        Ok(())
    } else {
        Err(BuktiError::TidakTermasuk)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kepala::KunciTanda;
    use crate::pohon::Pohon;

    fn contoh() -> (BerkasBukti, KunciPublik) {
        let daftar: Vec<Peristiwa> = (0..9)
            .map(|i| Peristiwa {
                pemda_id: "p".into(),
                id: i.to_string(),
                ..Default::default()
            })
            .collect();
        let pohon: Pohon = daftar.iter().map(Peristiwa::sidik).collect();
        let kunci = KunciTanda::dari_benih(&[1; 32]);
        let berkas = BerkasBukti {
            bentuk: BENTUK.into(),
            peristiwa: daftar[4].clone(),
            indeks: 4,
            jalur: hex::encode(pohon.bukti_masuk(4).unwrap()),
            kepala: kunci.tanda("p", 9, pohon.akar(), "2026-01-01T00:00:00Z"),
        };
        (berkas, kunci.publik())
    }

    #[test]
    fn a_proof_survives_the_file_and_fails_when_any_byte_of_meaning_changes() {
        let (b, kunci) = contoh();
        let teks = serde_json::to_string_pretty(&b).unwrap();
        assert_eq!(periksa(&baca(&teks).unwrap(), &kunci), Ok(()));
        let ubah = |f: &dyn Fn(&mut BerkasBukti)| {
            let mut x = b.clone();
            f(&mut x);
            periksa(&x, &kunci).unwrap_err()
        };
        assert_eq!(
            ubah(&|x| x.peristiwa.alasan.push('x')),
            BuktiError::TidakTermasuk
        );
        assert_eq!(ubah(&|x| x.indeks = 5), BuktiError::TidakTermasuk);
        assert_eq!(ubah(&|x| x.kepala.ukuran = 8), BuktiError::TandaTangan);
        assert_eq!(
            ubah(&|x| x.peristiwa.pemda_id = "q".into()),
            BuktiError::LogLain
        );
        let lain = KunciTanda::dari_benih(&[2; 32]).publik();
        assert_eq!(periksa(&b, &lain), Err(BuktiError::TandaTangan));
        assert!(matches!(baca("{}"), Err(BuktiError::TakTerbaca(_))));
        let bentuk = teks.replace(BENTUK, "selaras-bukti-9");
        assert!(matches!(baca(&bentuk), Err(BuktiError::TakTerbaca(_))));
    }
}
