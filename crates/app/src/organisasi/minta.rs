//! What an act is handed, and what it answers.

use std::collections::BTreeMap;
use std::fmt::Debug;

use chrono::{DateTime, NaiveDate, Utc};
use dasar::waktu::{Clock, Zona};
use dasar::{Id, Periode, Saat, Tanggal, id};
use hukum::Hukum;
use keamanan::{JenisPeristiwa, Pelaku, Sumber, Tindakan, Wewenang, kuasa};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::idempoten::KunciRow;
use store::organisasi::{orang, tugas, unit};
use store::{Db, PemdaRow, Tx};
use uuid::Uuid;

use super::OrgRefusal;
use crate::idempoten::{self, Giliran};
use crate::impor::sidik::{id as id_dari, sidik};
use crate::log::{Kejadian, Pencatat};

/// Surroundings of one act in one government.
#[derive(Clone, Copy)]
pub struct Minta<'a> {
    /// The database as the application role.
    pub db: &'a Db,
    /// The injected clock.
    pub clock: &'a dyn Clock,
    /// The law set.
    pub hukum: &'a Hukum,
    /// Who acts.
    pub pelaku: &'a Pelaku,
    /// The government.
    pub pemda: &'a PemdaRow,
    /// Idempotency key the caller chose; empty: this very request, never a repetition.
    pub kunci: &'a str,
    /// Request id, for the log; empty on the command line.
    pub permintaan: &'a str,
}

/// What an act answers; a repeated request gets the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Jawab {
    /// The record.
    pub id: String,
    /// Its version now.
    pub versi: i32,
    /// What was done, a sentence.
    pub kalimat: String,
}

impl Minta<'_> {
    /// Instant of recording.
    pub(crate) fn pada(&self) -> DateTime<Utc> {
        self.clock.kini().0
    }

    /// Today in Jakarta.
    #[must_use]
    pub fn hari(&self) -> Tanggal {
        Saat(self.pada()).tanggal(Zona::Wib)
    }

    /// The government's typed id.
    #[must_use]
    pub fn pemda_id(&self) -> Id<id::Pemda> {
        Id::dari_uuid(self.pemda.id)
    }

    /// Takes the key. Repeated by the same actor with the same content: the first answer.
    pub(crate) async fn mulai(
        &self,
        jenis: JenisPeristiwa,
        isi: &(impl Debug + Sync),
    ) -> Result<Giliran<Jawab>, OrgRefusal> {
        let isi = format!("{:?} {} {isi:?}", self.pelaku.orang, self.pelaku.nama);
        let sidik = sidik(isi.as_bytes());
        let sendiri = format!("sekali-{sidik}-{}", self.pada().timestamp_micros());
        let kunci = match self.kunci.trim() {
            "" => sendiri.as_str(),
            k => k,
        };
        let kunci = KunciRow {
            pemda: self.pemda.id,
            kunci,
            tindakan: jenis.kode(),
            sidik: &sidik,
        };
        Ok(idempoten::ambil(self.db, self.clock, &kunci).await?)
    }

    /// A new id: the same key of the same act always makes the same one.
    pub(crate) fn id_baru(&self, jenis: &str, isi: &impl Debug) -> Uuid {
        let isi = format!("{isi:?}");
        let pada = match self.kunci.trim() {
            "" => self.pada().to_rfc3339(),
            k => k.to_owned(),
        };
        id_dari(&[&self.pemda.id.to_string(), jenis, &pada, &isi])
    }

    /// Working material of the government as a whole.
    pub(crate) fn sumber(&self) -> Sumber {
        Sumber::dalam(self.pemda_id())
    }

    /// A unit as a subject: with all units above it on a day.
    pub(crate) async fn sumber_unit(
        &self,
        tx: &mut Tx<'_>,
        unit: Uuid,
    ) -> Result<Sumber, OrgRefusal> {
        let induk = induk(tx, self.pemda.id, self.hari()).await?;
        Ok(self.sumber().pada_opd(jalur(unit, &induk)))
    }

    /// A person as a subject: with the units of every running assignment.
    pub(crate) async fn sumber_orang(
        &self,
        tx: &mut Tx<'_>,
        orang: Uuid,
    ) -> Result<Sumber, OrgRefusal> {
        let hari = self.hari();
        let induk = induk(tx, self.pemda.id, hari).await?;
        let mut semua = Vec::new();
        for t in tugas::milik(tx, self.pemda.id, orang).await? {
            if periode(t.mulai, t.selesai).is_some_and(|m| m.memuat(hari)) {
                semua.extend(jalur(t.unit_id, &induk));
            }
        }
        let orang = Id::dari_uuid(orang);
        Ok(self.sumber().pada_opd(semua).milik(orang))
    }

    /// Asks the table, and by which of the held roles.
    pub(crate) fn izin(
        &self,
        tindakan: Tindakan,
        sumber: &Sumber,
    ) -> Result<Option<&Wewenang>, OrgRefusal> {
        Ok(kuasa(self.pelaku, tindakan, sumber)?)
    }

    /// Writes the one event of the act.
    pub(crate) async fn catat(
        &self,
        tx: &mut Tx<'_>,
        kuasa: Option<&Wewenang>,
        k: Kejadian<'_>,
    ) -> Result<(), OrgRefusal> {
        let p = Pencatat {
            pelaku: self.pelaku,
            kuasa,
            permintaan: self.permintaan,
            pada: self.pada(),
        };
        Ok(crate::log::catat(tx, self.pemda.id, &p, k).await?)
    }

    /// The refusal of a stale write: who changed the record last.
    pub(crate) async fn basi(&self, tx: &mut Tx<'_>, subjek: &str) -> OrgRefusal {
        match store::log::terakhir(tx, self.pemda.id, subjek).await {
            Ok(Some((oleh, pada))) => OrgRefusal::Basi {
                oleh,
                pada: Saat(pada).tampil(Zona::Wib),
            },
            Ok(None) => OrgRefusal::Basi {
                oleh: "orang lain".into(),
                pada: "waktu yang tidak tercatat".into(),
            },
            Err(e) => e.into(),
        }
    }

    /// A person of this government.
    pub(crate) async fn orang(
        &self,
        tx: &mut Tx<'_>,
        id: Uuid,
    ) -> Result<orang::OrangRow, OrgRefusal> {
        let o = orang::satu(tx, self.pemda.id, id).await?;
        o.ok_or(OrgRefusal::TidakAda("Orang ini"))
    }
}

/// Which unit stands below which, on a day.
pub(crate) async fn induk(
    tx: &mut Tx<'_>,
    pemda: Uuid,
    hari: Tanggal,
) -> Result<BTreeMap<Uuid, Uuid>, OrgRefusal> {
    let semua = unit::pohon(tx, pemda, hari.0).await?;
    Ok(semua
        .into_iter()
        .filter_map(|u| u.induk_id.map(|i| (u.id, i)))
        .collect())
}

/// A unit and every unit above it.
pub(crate) fn jalur(unit: Uuid, induk: &BTreeMap<Uuid, Uuid>) -> Vec<Id<id::PerangkatDaerah>> {
    let naik = organisasi::susunan::jalur(unit, induk);
    naik.into_iter().map(Id::dari_uuid).collect()
}

/// A stored period.
pub(crate) fn periode(mulai: NaiveDate, selesai: Option<NaiveDate>) -> Option<Periode> {
    Periode::baru(Tanggal(mulai), selesai.map(Tanggal))
}

/// The first day after an inclusive last day.
pub(crate) fn sesudah(terakhir: Tanggal) -> Tanggal {
    terakhir.tambah_hari(1).unwrap_or(terakhir)
}

/// An event about a record.
pub(crate) fn kejadian(jenis: JenisPeristiwa, subjek: Uuid, isi: Value) -> Kejadian<'static> {
    Kejadian {
        jenis,
        subjek: subjek.to_string(),
        sebelum: None,
        sesudah: None,
        alasan: "",
        isi,
    }
}
