//! Runs the checks of one government and year and stores what changed.

use std::collections::BTreeMap;

use dasar::waktu::{Clock, Saat, Tanggal};
use hukum::Hukum;
use keamanan::{Pelaku, Sumber, Tindakan, boleh};
use keselarasan::aturan::SEMUA;
use keselarasan::{Aturan, periksa_berubah, ukuran};
use store::log::PeristiwaBaru;
use store::temuan::{self, KeadaanRow, Tujuan};
use store::{Db, PemdaRow, Tx};
use uuid::Uuid;

use super::PeriksaRefusal;
use crate::impor::sidik::id;

/// Who asks what to be checked.
#[derive(Clone, Copy)]
pub struct Permintaan<'a> {
    /// Database.
    pub db: &'a Db,
    /// Law set in force.
    pub hukum: &'a Hukum,
    /// Clock.
    pub clock: &'a dyn Clock,
    /// Who.
    pub pelaku: &'a Pelaku,
    /// Kemendagri code of the government.
    pub pemda: &'a str,
    /// Budget year.
    pub tahun: u16,
}

/// State of one rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusAturan {
    /// Rule.
    pub kode: String,
    /// Findings without notes.
    pub jumlah: u32,
    /// The reason, when the rule could not decide.
    pub sebab: Option<String>,
}

/// What a run found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Laporan {
    /// Code of the government.
    pub pemda: String,
    /// Its name.
    pub nama: String,
    /// Year.
    pub tahun: u16,
    /// Every registered rule.
    pub aturan: Vec<StatusAturan>,
    /// Figures.
    pub ukuran: BTreeMap<String, String>,
    /// Findings by severity, notes included.
    pub per_tingkat: BTreeMap<String, u64>,
    /// Rules that were computed again because their facts or parameters changed.
    pub dihitung: usize,
    /// Findings that appeared.
    pub baru: u64,
    /// Findings that disappeared.
    pub hilang: u64,
}

impl Permintaan<'_> {
    pub(super) async fn pemda(&self) -> Result<PemdaRow, PeriksaRefusal> {
        let p = self.db.pemda(self.pemda).await?;
        p.ok_or_else(|| PeriksaRefusal::PemdaTakDikenal(self.pemda.to_owned()))
    }

    pub(super) fn izin(&self, tindakan: Tindakan, pemda: Uuid) -> Result<(), PeriksaRefusal> {
        let sumber = Sumber::dalam(dasar::Id::dari_uuid(pemda));
        Ok(boleh(self.pelaku, tindakan, &sumber)?)
    }

    /// Writes the event of an act in its transaction.
    pub(super) async fn catat(
        &self,
        tx: &mut Tx<'static>,
        pemda: Uuid,
        (tindakan, subjek, isi): (&str, String, serde_json::Value),
    ) -> Result<(), PeriksaRefusal> {
        let Saat(pada) = self.clock.kini();
        let bagian = [
            pemda.to_string(),
            tindakan.to_owned(),
            subjek.clone(),
            pada.to_rfc3339(),
            isi.to_string(),
        ];
        let bagian: Vec<&str> = bagian.iter().map(String::as_str).collect();
        let alasan = isi
            .get("alasan")
            .and_then(|a| a.as_str())
            .unwrap_or("")
            .to_owned();
        let p = PeristiwaBaru {
            pemda,
            id: id(&bagian),
            pada,
            pelaku: &self.pelaku.nama,
            peran: self.pelaku.peran_utama().kode(),
            unit: "",
            tindakan,
            subjek,
            sebelum_sesudah: (String::new(), String::new()),
            permintaan: "",
            alasan: &alasan,
            isi,
        };
        Ok(store::log::catat(tx, &p).await?)
    }
}

/// The parameters in force for a government and year, its own tolerances applied.
///
/// # Errors
/// No connection, or a law file of another shape.
pub async fn aturan_berlaku(
    tx: &mut Tx<'static>,
    hukum: &Hukum,
    (pemda, tahun): (&str, u16),
) -> Result<Aturan, PeriksaRefusal> {
    let awal = Tanggal::baru(i32::from(tahun), 1, 1).unwrap_or(Tanggal(chrono::NaiveDate::MIN));
    let akhir = Tanggal::baru(i32::from(tahun), 12, 31).unwrap_or(awal);
    let mut aturan = Aturan::pada(hukum, pemda, awal)?;
    for t in temuan::toleransi(tx, akhir.0).await? {
        aturan.ubah(&t.aturan, |p| p.toleransi = t.milipersen);
    }
    Ok(aturan)
}

/// Runs the checks: only rules whose facts or parameters changed are computed again.
///
/// # Errors
/// Unknown government, no permission, no connection.
///
/// # Why
/// One transaction and one event: a reader never sees half of a run.
pub async fn jalankan(p: &Permintaan<'_>) -> Result<Laporan, PeriksaRefusal> {
    let pemda = p.pemda().await?;
    p.izin(Tindakan::JalankanPeriksa, pemda.id)?;
    let Saat(pada) = p.clock.kini();
    let mut tx = p.db.tx(pemda.id).await?;
    let fakta = store::fakta::muat(&mut tx, &pemda, p.tahun).await?;
    let aturan = aturan_berlaku(&mut tx, p.hukum, (&pemda.kode, p.tahun)).await?;
    let dikenal = temuan::keadaan(&mut tx, p.tahun).await?;
    let dikenal = dikenal.into_iter().map(|k| (k.aturan, k.sidik)).collect();
    let hasil = periksa_berubah(&fakta, &aturan, &dikenal);
    let ukuran = ukuran(&fakta);
    let tujuan = Tujuan {
        pemda: pemda.id,
        tahun: p.tahun,
        pada,
    };
    let (baru, hilang) = match hasil.is_empty() {
        true => (0, 0),
        false => temuan::simpan(&mut tx, tujuan, &fakta, &hasil).await?,
    };
    let kode: Vec<String> = SEMUA.iter().map(|d| d.kode.to_owned()).collect();
    temuan::buang_lain(&mut tx, p.tahun, &kode).await?;
    temuan::simpan_ukuran(&mut tx, p.tahun, &ukuran).await?;
    let keadaan = temuan::keadaan(&mut tx, p.tahun).await?;
    let per_tingkat = temuan::per_tingkat(&mut tx, p.tahun).await?;
    let laporan = Laporan {
        pemda: pemda.kode,
        nama: pemda.nama,
        tahun: p.tahun,
        aturan: keadaan.into_iter().map(status).collect(),
        ukuran,
        per_tingkat: per_tingkat
            .into_iter()
            .map(|(t, n)| (t, u64::try_from(n).unwrap_or(0)))
            .collect(),
        dihitung: hasil.len(),
        baru,
        hilang,
    };
    let isi = serde_json::json!({
        "tahun": p.tahun, "dihitung": laporan.dihitung, "baru": baru, "hilang": hilang,
    });
    p.catat(
        &mut tx,
        pemda.id,
        ("periksa.dijalankan", p.tahun.to_string(), isi),
    )
    .await?;
    tx.commit().await.map_err(store::StoreError::from)?;
    Ok(laporan)
}

fn status(k: KeadaanRow) -> StatusAturan {
    StatusAturan {
        kode: k.aturan,
        jumlah: u32::try_from(k.jumlah).unwrap_or(0),
        sebab: (k.status != "dinilai").then_some(k.sebab),
    }
}
