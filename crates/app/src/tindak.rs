//! What acts share: who asks, the government, authorisation on a subject, one event, one commit.

use chrono::{DateTime, Utc};
use dasar::Id;
use dasar::waktu::{Clock, Saat, Tanggal, Zona};
use hukum::Hukum;
use keamanan::{JenisPeristiwa, Pelaku, Sumber, Tindakan, Tolak, Wewenang, kuasa};
use serde_json::Value;
use store::{Db, PemdaRow, StoreError, Tx};
use uuid::Uuid;

use crate::log::{Kejadian, Pencatat, catat};

/// Who asks, and for which government.
#[derive(Clone, Copy)]
pub struct Minta<'a> {
    /// Database.
    pub db: &'a Db,
    /// Law set in force.
    pub hukum: &'a Hukum,
    /// Clock.
    pub clock: &'a dyn Clock,
    /// Who.
    pub pelaku: &'a Pelaku,
    /// Kemendagri code.
    pub pemda: &'a str,
    /// Request id; empty on the command line.
    pub permintaan: &'a str,
}

/// Why an act was not done.
#[derive(Debug, thiserror::Error)]
pub enum TindakGalat {
    /// No such government.
    #[error("Pemerintah daerah {0} tidak dikenal. Tulis kode Kemendagri, misalnya 64.11.")]
    PemdaTakDikenal(String),
    /// No such record.
    #[error("{0}")]
    TakAda(String),
    /// The actor may not.
    #[error("{0}")]
    Tolak(#[from] Tolak),
    /// The law or the state says no.
    #[error("{pesan}")]
    Ditolak {
        /// Stable code.
        kode: &'static str,
        /// What, why, what to do.
        pesan: String,
    },
    /// A law file has another shape than the act needs.
    #[error("Parameter hukum tidak terbaca: {0}")]
    Hukum(#[from] hukum::Error),
    /// A kept worksheet cannot be read.
    #[error(transparent)]
    Lke(#[from] hukum::lke::LkeError),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl TindakGalat {
    /// A refusal.
    pub fn ditolak(kode: &'static str, pesan: impl Into<String>) -> Self {
        Self::Ditolak {
            kode,
            pesan: pesan.into(),
        }
    }

    /// Stable code.
    #[must_use]
    pub fn kode(&self) -> &'static str {
        match self {
            Self::PemdaTakDikenal(_) => "KIN-404",
            Self::TakAda(_) => "KIN-405",
            Self::Tolak(t) => t.kode(),
            Self::Ditolak { kode, .. } => kode,
            Self::Hukum(_) | Self::Lke(_) | Self::Store(_) => "KIN-900",
        }
    }

    /// True for a bug or a broken environment rather than a refusal.
    #[must_use]
    pub fn gangguan(&self) -> bool {
        matches!(self, Self::Hukum(_) | Self::Lke(_) | Self::Store(_))
    }
}

macro_rules! tolak {
    ($($jenis:ty),* $(,)?) => {
        $(impl From<$jenis> for TindakGalat {
            fn from(t: $jenis) -> Self {
                Self::ditolak(t.kode(), t.to_string())
            }
        })*
    };
}

tolak!(
    kinerja::pk::TolakPk,
    kinerja::pengukuran::TolakUkur,
    kinerja::lkj::TolakLkj,
    kinerja::pohon::TolakPohon,
    kinerja::pohon::lintas::TolakLintas,
    kinerja::kepala_opd::TolakSet,
    kinerja::skp::TolakSkp,
    sakip::evaluasi::TolakLangkah,
    sakip::usul::TolakPutusan,
    sakip::rekomendasi::TolakTindak,
);

impl From<kinerja::pengukuran::TolakTautan> for TindakGalat {
    fn from(t: kinerja::pengukuran::TolakTautan) -> Self {
        Self::ditolak("BKT-001", t.to_string())
    }
}

/// An act under way: nothing stays unless [`Kerja::selesai`] is reached.
pub struct Kerja<'a> {
    /// The transaction.
    pub tx: Tx<'static>,
    /// The government.
    pub pemda: PemdaRow,
    /// The instant of the act.
    pub kini: DateTime<Utc>,
    minta: Minta<'a>,
    kuasa: Option<Wewenang>,
}

impl<'a> Minta<'a> {
    /// Opens the government's transaction; the act loads its subject and then asks
    /// [`Kerja::izin`].
    ///
    /// # Errors
    /// Unknown government, no connection.
    pub async fn buka(&self) -> Result<Kerja<'a>, TindakGalat> {
        let pemda = self
            .db
            .pemda(self.pemda)
            .await?
            .ok_or_else(|| TindakGalat::PemdaTakDikenal(self.pemda.to_owned()))?;
        let Saat(kini) = self.clock.kini();
        Ok(Kerja {
            tx: self.db.tx(pemda.id).await?,
            pemda,
            kini,
            minta: *self,
            kuasa: None,
        })
    }

    /// Today, in western time.
    #[must_use]
    pub fn hari_ini(&self) -> Tanggal {
        self.clock.kini().tanggal(Zona::Wib)
    }
}

impl Kerja<'_> {
    /// May the actor do this to something of an office (of the government, without one)?
    ///
    /// # Errors
    /// [`Tolak`], or no connection.
    pub async fn izin(&mut self, t: Tindakan, opd: Option<Uuid>) -> Result<(), TindakGalat> {
        let mut sumber = Sumber::dalam(Id::dari_uuid(self.pemda.id));
        if let Some(o) = opd {
            let jalur = store::kinerja::jalur_opd(&mut self.tx, o).await?;
            sumber = sumber.pada_opd(jalur.into_iter().map(Id::dari_uuid).collect());
        }
        self.kuasa = kuasa(self.minta.pelaku, t, &sumber)?.cloned();
        Ok(())
    }

    /// May the actor do this to this very subject?
    ///
    /// # Errors
    /// [`Tolak`].
    pub fn izin_sumber(&mut self, t: Tindakan, sumber: &Sumber) -> Result<(), TindakGalat> {
        self.kuasa = kuasa(self.minta.pelaku, t, sumber)?.cloned();
        Ok(())
    }

    /// Who acts, for the record.
    #[must_use]
    pub fn oleh(&self) -> String {
        self.minta.pelaku.nama.clone()
    }

    /// Writes the event and commits.
    ///
    /// # Errors
    /// No connection; nothing stays then.
    pub async fn selesai(
        mut self,
        jenis: JenisPeristiwa,
        subjek: impl Into<String>,
        isi: Value,
    ) -> Result<(), TindakGalat> {
        let alasan = isi
            .get("alasan")
            .and_then(Value::as_str)
            .unwrap_or("")
            .to_owned();
        let p = Pencatat {
            pelaku: self.minta.pelaku,
            kuasa: self.kuasa.as_ref(),
            permintaan: self.minta.permintaan,
            pada: self.kini,
        };
        let k = Kejadian {
            jenis,
            subjek: subjek.into(),
            sebelum: None,
            sesudah: Some(&isi),
            alasan: &alasan,
            isi: isi.clone(),
        };
        catat(&mut self.tx, self.pemda.id, &p, k).await?;
        self.tx.commit().await.map_err(StoreError::from)?;
        Ok(())
    }
}
