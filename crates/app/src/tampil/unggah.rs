//! Uploading a file on the page: keep it, look at it, decide, apply it as a job that can be left.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, Result};
use chrono::TimeDelta;
use dasar::waktu::{Clock, Tanggal};
use keamanan::Pelaku;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::Db;
use store::tampil::unggahan;
pub use store::tampil::unggahan::{PekerjaanRow, UnggahanRow};
use uuid::Uuid;

use crate::impor::{self, Cara, Hasil, Kemajuan, Masalah, Opsi, Potret, Pratinjau};
use crate::lingkungan::Lingkungan;
use crate::periksa::{self, Permintaan};

/// Kind of the job.
const JENIS: &str = "impor";
/// Findings kept with the result; the rest is in the import's own book.
const SIMPAN_TEMUAN: usize = 500;

/// Options as the form carries them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OpsiForm {
    /// Layout code; empty lets the program find it.
    pub tata_letak: String,
    /// Kemendagri code; empty for national files.
    pub pemda: String,
    /// Year, or first year of a plan.
    pub tahun: String,
    /// Last year of a plan.
    pub tahun_selesai: String,
    /// Budget stage.
    pub tahap: String,
    /// As-of.
    pub keadaan: String,
    /// Label.
    pub label: String,
    /// Edition of a code list.
    pub edisi: String,
    /// Kind of price standard.
    pub kelompok: String,
    /// Reporting period.
    pub periode: String,
    /// Unit of a recipient list.
    pub kode_unit: String,
    /// Sub-activity of a recipient list.
    pub sub_kegiatan: String,
    /// Account of a recipient list.
    pub rekening: String,
    /// "1": lines that break a rule are refused.
    pub ketat: String,
}

impl OpsiForm {
    /// The options, or every field that is wrong with what to do.
    ///
    /// # Errors
    /// Field name and sentence, one per wrong field.
    pub fn baca(&self, terima_yang_baik: bool) -> Result<Opsi, Vec<(&'static str, String)>> {
        let mut salah = Vec::new();
        let mut tahun = |nama: &'static str, isi: &str| match isi.trim() {
            "" => None,
            t => match t.parse::<u16>() {
                Ok(n) if (1945..=2200).contains(&n) => Some(n),
                _ => {
                    salah.push((
                        nama,
                        format!("\"{t}\" bukan tahun. Tulis empat angka, misalnya 2026."),
                    ));
                    None
                }
            },
        };
        let mulai = tahun("tahun", &self.tahun);
        let selesai = tahun("tahun_selesai", &self.tahun_selesai);
        let keadaan = match self.keadaan.trim() {
            "" => None,
            k => {
                let t = Tanggal::parse(k);
                if t.is_none() {
                    salah.push((
                        "keadaan",
                        format!("\"{k}\" bukan tanggal. Tulis seperti 2026-03-31."),
                    ));
                }
                t
            }
        };
        if !salah.is_empty() {
            return Err(salah);
        }
        let rapi = |s: &String| s.trim().to_owned();
        Ok(Opsi {
            tata_letak: rapi(&self.tata_letak),
            pemda: rapi(&self.pemda),
            tahun: mulai,
            tahun_selesai: selesai,
            tahap: rapi(&self.tahap),
            keadaan,
            label: rapi(&self.label),
            edisi: rapi(&self.edisi),
            kelompok: rapi(&self.kelompok),
            periode: rapi(&self.periode),
            kode_unit: rapi(&self.kode_unit),
            sub_kegiatan: rapi(&self.sub_kegiatan),
            rekening: rapi(&self.rekening),
            ketat: self.ketat == "1",
            terima_yang_baik,
        })
    }
}

/// Tenant of the nation, whose books hold waiting files and jobs.
async fn nasional(db: &Db) -> Result<Uuid> {
    if let Some(p) = db.pemda("00").await? {
        return Ok(p.id);
    }
    impor::bawaan::pastikan(db).await?;
    Ok(db.pemda("00").await?.context("government 00 missing")?.id)
}

/// Keeps a file until somebody decides.
///
/// # Errors
/// The database does not answer.
pub async fn simpan(db: &Db, u: UnggahanRow, oleh: &str) -> Result<()> {
    let mut tx = db.tx(nasional(db).await?).await?;
    unggahan::simpan(&mut tx, &u, oleh, db.kunci()?).await?;
    tx.commit().await?;
    Ok(())
}

/// Waiting files and the last jobs.
///
/// # Errors
/// The database does not answer.
pub async fn daftar(db: &Db) -> Result<(Vec<UnggahanRow>, Vec<PekerjaanRow>)> {
    let mut tx = db.tx_baca(nasional(db).await?).await?;
    Ok((
        unggahan::daftar(&mut tx).await?,
        unggahan::pekerjaan(&mut tx, JENIS, None).await?,
    ))
}

/// A waiting file with its options.
///
/// # Errors
/// The database does not answer.
pub async fn satu(db: &Db, id: Uuid) -> Result<Option<(UnggahanRow, OpsiForm)>> {
    let mut tx = db.tx_baca(nasional(db).await?).await?;
    let Some(u) = unggahan::satu(&mut tx, id, db.kunci()).await? else {
        return Ok(None);
    };
    let opsi = serde_json::from_value(u.opsi.clone()).unwrap_or_default();
    Ok(Some((u, opsi)))
}

/// Whether a file still waits.
///
/// # Errors
/// The database does not answer.
pub async fn ada(db: &Db, id: Uuid) -> Result<bool> {
    let mut tx = db.tx_baca(nasional(db).await?).await?;
    Ok(unggahan::ada(&mut tx, id).await?)
}

/// Looks at a file on a thread of its own: large workbooks take seconds.
///
/// # Errors
/// The thread died.
pub async fn lihat(u: UnggahanRow, opsi: Opsi) -> Result<Pratinjau> {
    Ok(tokio::task::spawn_blocking(move || impor::pratinjau(&u.isi, &u.nama, &opsi)).await?)
}

/// Changes the options of a waiting file.
///
/// # Errors
/// The database does not answer.
pub async fn ubah(db: &Db, id: Uuid, opsi: &OpsiForm) -> Result<bool> {
    let mut tx = db.tx(nasional(db).await?).await?;
    let ada = unggahan::ubah_opsi(&mut tx, id, &serde_json::to_value(opsi)?).await?;
    tx.commit().await?;
    Ok(ada)
}

/// Throws a waiting file away.
///
/// # Errors
/// The database does not answer.
pub async fn buang(db: &Db, id: Uuid) -> Result<bool> {
    let mut tx = db.tx(nasional(db).await?).await?;
    let ada = unggahan::buang(&mut tx, id).await?;
    tx.commit().await?;
    Ok(ada)
}

/// The job of a waiting file (both carry the same id).
///
/// # Errors
/// The database does not answer.
pub async fn pekerjaan(db: &Db, id: Uuid) -> Result<Option<PekerjaanRow>> {
    let mut tx = db.tx_baca(nasional(db).await?).await?;
    Ok(unggahan::pekerjaan(&mut tx, JENIS, Some(id))
        .await?
        .into_iter()
        .next())
}

/// A job without a sign of life for this long has lost its program.
const DIAM: TimeDelta = TimeDelta::seconds(30);
/// A running job gives a sign of life this often.
const DENYUT: Duration = Duration::from_secs(1);
/// What the page of a lost job says.
const TERPUTUS: &str = "Program berhenti di tengah pekerjaan ini. Berkas diterapkan seluruhnya \
    atau tidak sama sekali, jadi data tetap utuh. Lanjutkan untuk menerapkannya lagi; bila \
    ternyata sudah tersimpan, Selaras mengenalinya dan tidak mengulang.";

/// Marks jobs whose program died; returns how many. Run at start and every now and then.
///
/// # Errors
/// The database does not answer.
pub async fn sapu(db: &Db, clock: &dyn Clock) -> Result<u64> {
    let kini = clock.kini().0;
    let mut tx = db.tx(nasional(db).await?).await?;
    let terputus = json!({ "tahap": TERPUTUS, "terputus": true });
    let n = unggahan::sapu(&mut tx, JENIS, kini - DIAM, &terputus, kini).await?;
    tx.commit().await?;
    Ok(n)
}

/// Sweeps for ever; a fault is logged and tried again.
pub async fn jaga(db: Db, clock: Arc<dyn Clock>) {
    loop {
        match sapu(&db, clock.as_ref()).await {
            Ok(0) => {}
            Ok(n) => tracing::warn!(jumlah = n, "pekerjaan impor terputus; menunggu dilanjutkan"),
            Err(e) => tracing::error!(sebab = format!("{e:#}"), "pekerjaan tidak dapat disapu"),
        }
        tokio::time::sleep(DENYUT * 15).await;
    }
}

/// Begins the job; false when it runs or ran already (the form was sent twice).
///
/// # Errors
/// The database does not answer.
pub async fn mulai(db: &Db, clock: &dyn Clock, id: Uuid, nama: &str, baik: bool) -> Result<bool> {
    let mut tx = db.tx(nasional(db).await?).await?;
    let isi = json!({ "nama": nama, "terima_yang_baik": baik });
    let baru = unggahan::mulai(&mut tx, id, JENIS, &isi, clock.kini().0).await?;
    tx.commit().await?;
    Ok(baru)
}

async fn kabar(
    db: &Db,
    clock: &dyn Clock,
    id: Uuid,
    status: &str,
    isi: serde_json::Value,
) -> Result<()> {
    let mut tx = db.tx(nasional(db).await?).await?;
    unggahan::kabar(&mut tx, id, status, &isi, clock.kini().0).await?;
    tx.commit().await?;
    Ok(())
}

/// Applies a waiting file and checks the government again. The outcome, also a fault, ends in the
/// job; the file is thrown away when it was applied.
///
/// # Errors
/// The database does not answer.
pub async fn kerjakan(ling: &Lingkungan, id: Uuid, opsi: Opsi, pelaku: &Pelaku) -> Result<()> {
    let (db, clock) = (&ling.db, ling.clock.as_ref());
    let tahap = |t: &str| json!({ "tahap": t });
    kabar(
        db,
        clock,
        id,
        "berjalan",
        tahap("membaca dan memeriksa berkas"),
    )
    .await?;
    let Some((u, _)) = satu(db, id).await? else {
        return kabar(db, clock, id, "gagal", tahap("berkasnya sudah tidak ada")).await;
    };
    let cara = Cara {
        terima_yang_baik: opsi.terima_yang_baik,
        ..Cara::default()
    };
    let pemda = opsi.pemda.clone();
    let kemajuan = Arc::new(Kemajuan::baru());
    let penjaga = berdenyut(ling, id, Arc::clone(&kemajuan));
    let jawab = terpisah(ling, u, opsi, (cara, kemajuan), pelaku.nama.clone()).await;
    // Waits for the last sign of life: it must not overwrite the outcome.
    penjaga.henti().await;
    match jawab? {
        Ok((hasil, masalah)) => {
            if hasil.berkas.iter().any(|b| b.status != "ditolak") {
                kabar(
                    db,
                    clock,
                    id,
                    "berjalan",
                    tahap("menjalankan aturan pemeriksaan"),
                )
                .await?;
                periksa_ulang(ling, pelaku, &pemda).await;
                buang(db, id).await?;
            }
            kabar(db, clock, id, "selesai", isi_hasil(&hasil, &masalah)).await
        }
        Err(impor::ImporError::Tolak(kalimat)) => {
            kabar(db, clock, id, "gagal", tahap(&kalimat)).await
        }
        Err(e) => {
            tracing::error!(sebab = format!("{e:#}"), "impor dari halaman gagal");
            let kalimat = "Terjadi kesalahan; tidak ada data yang berubah. Coba lagi.";
            kabar(db, clock, id, "gagal", tahap(kalimat)).await
        }
    }
}

type Jawab = std::result::Result<(Hasil, Vec<Masalah>), impor::ImporError>;

/// Imports on a thread of its own: reading a large workbook takes seconds of computing, and pages
/// are to be answered meanwhile.
async fn terpisah(
    ling: &Lingkungan,
    u: UnggahanRow,
    opsi: Opsi,
    (cara, kemajuan): (Cara, Arc<Kemajuan>),
    oleh: String,
) -> Result<Jawab> {
    let (db, clock) = (ling.db.clone(), Arc::clone(&ling.clock));
    let pegangan = tokio::runtime::Handle::current();
    let kerja = move || {
        pegangan.block_on(async move {
            let masuk = (u.nama.as_str(), u.isi, opsi);
            impor::berkas_dilihat(&db, clock.as_ref(), &oleh, masuk, (cara, &kemajuan)).await
        })
    };
    Ok(tokio::task::spawn_blocking(kerja).await?)
}

/// Tells the page how far a job is while it runs.
struct Denyut {
    berhenti: tokio::sync::oneshot::Sender<()>,
    tugas: tokio::task::JoinHandle<()>,
}

impl Denyut {
    async fn henti(self) {
        let _ = self.berhenti.send(());
        let _ = self.tugas.await;
    }
}

fn berdenyut(ling: &Lingkungan, id: Uuid, kemajuan: Arc<Kemajuan>) -> Denyut {
    let (db, clock) = (ling.db.clone(), Arc::clone(&ling.clock));
    let (berhenti, mut dengar) = tokio::sync::oneshot::channel();
    let tugas = tokio::spawn(async move {
        loop {
            if tokio::time::timeout(DENYUT, &mut dengar).await.is_ok() {
                return;
            }
            let isi = isi_kemajuan(&kemajuan.potret());
            if let Err(e) = kabar(&db, clock.as_ref(), id, "berjalan", isi).await {
                tracing::warn!(sebab = format!("{e:#}"), "kemajuan impor tidak tercatat");
            }
        }
    });
    Denyut { berhenti, tugas }
}

fn isi_kemajuan(p: &Potret) -> serde_json::Value {
    json!({ "tahap": p.tahap.kata(), "persen": p.persen(), "selesai": p.selesai,
            "jumlah": p.jumlah, "satuan": p.tahap.satuan() })
}

/// Runs the rules over the newest year of the government the file was for. A fault here leaves the
/// import as it is: the checks can be run again at any time.
async fn periksa_ulang(ling: &Lingkungan, pelaku: &Pelaku, pemda: &str) {
    let tahun = match ling.db.pemda(pemda).await {
        Ok(Some(p)) if p.kode != "00" => tahun_terbaru(&ling.db, p.id).await,
        _ => Ok(None),
    };
    let Ok(Some(tahun)) = tahun else { return };
    let minta = Permintaan {
        db: &ling.db,
        hukum: &ling.hukum,
        clock: ling.clock.as_ref(),
        pelaku,
        pemda,
        tahun,
    };
    if let Err(e) = periksa::jalankan(&minta).await {
        tracing::error!(sebab = format!("{e:#}"), "pemeriksaan setelah impor gagal");
    }
}

async fn tahun_terbaru(db: &Db, pemda: Uuid) -> Result<Option<u16>> {
    let mut tx = db.tx_baca(pemda).await?;
    let tahun = store::tampil::dokumen::tahun_terbaru(&mut tx).await?;
    Ok(tahun.and_then(|t| u16::try_from(t).ok()))
}

fn isi_hasil(hasil: &Hasil, masalah: &[Masalah]) -> serde_json::Value {
    let temuan: Vec<_> = masalah
        .iter()
        .take(SIMPAN_TEMUAN)
        .map(|m| {
            json!({ "baris": m.baris, "kolom": m.kolom, "nilai": m.nilai, "tingkat": kata(m),
                    "pesan": m.pesan, "saran": m.saran })
        })
        .collect();
    let impor = hasil.impor.map(|i| i.to_string());
    json!({ "tahap": "selesai", "hasil": hasil, "impor": impor, "temuan": temuan })
}

/// Reach of a finding in one word.
#[must_use]
pub fn kata(m: &Masalah) -> &'static str {
    match m.tingkat {
        impor::Tingkat::Tolak => "tolak",
        impor::Tingkat::Periksa => "periksa",
        impor::Tingkat::Catatan => "catatan",
    }
}

#[cfg(test)]
mod tests {
    use super::OpsiForm;

    #[test]
    fn every_wrong_field_is_told_at_once() {
        let f = OpsiForm {
            tahun: "26".into(),
            tahun_selesai: "dua".into(),
            keadaan: "kemarin".into(),
            ..OpsiForm::default()
        };
        let salah = f.baca(false).unwrap_err();
        assert_eq!(
            salah.iter().map(|s| s.0).collect::<Vec<_>>(),
            ["tahun", "tahun_selesai", "keadaan"]
        );
    }

    #[test]
    fn empty_fields_are_no_options() {
        let o = OpsiForm {
            tahun: " 2026 ".into(),
            ..OpsiForm::default()
        }
        .baca(true)
        .unwrap();
        assert_eq!(
            (o.tahun, o.tahun_selesai, o.keadaan),
            (Some(2026), None, None)
        );
        assert!(o.terima_yang_baik && o.tata_letak.is_empty());
    }
}
