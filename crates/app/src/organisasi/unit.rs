//! Units: adding, changing from a day on, closing. Their history stays.

use dasar::Tanggal;
use keamanan::{JenisPeristiwa, Tindakan};
use organisasi::MasaRefusal;
use serde_json::json;
use store::Tx;
use store::organisasi::unit::{self, UnitRow};
use uuid::Uuid;

use super::minta::{induk, kejadian, periode, sesudah};
use super::{Jawab, Minta, OrgRefusal};
use crate::idempoten::Giliran;
use crate::log::Kejadian;

/// Kinds of units: code and words.
pub const JENIS: [(&str, &str); 8] = [
    ("kementerian", "kementerian atau lembaga"),
    ("perangkat_daerah", "perangkat daerah"),
    ("unit", "unit"),
    ("uptd", "UPTD atau cabang dinas"),
    ("sekretariat", "sekretariat atau bagian"),
    ("bidang", "bidang"),
    ("seksi", "seksi, subbidang, atau subbagian"),
    ("kelompok", "kelompok atau tim kerja"),
];

/// The shape of a unit from a day on.
#[derive(Clone, Debug, Default)]
pub struct IsiUnit {
    /// Code; may be empty.
    pub kode: String,
    /// Name.
    pub nama: String,
    /// Kind.
    pub jenis: String,
    /// Unit above.
    pub induk: Option<Uuid>,
    /// First day.
    pub mulai: Option<Tanggal>,
    /// Legal basis.
    pub dasar: String,
}

impl IsiUnit {
    /// Everything that is wrong with it, by field.
    #[must_use]
    pub fn masalah(&self, nasional: bool) -> Vec<(&'static str, String)> {
        let mut m = Vec::new();
        let mut salah = |k: &'static str, p: &str| m.push((k, p.to_owned()));
        if dasar::teks::rapat(&self.nama).chars().count() < 3 {
            salah("nama", "Nama unit belum diisi.");
        }
        let dikenal = JENIS.iter().any(|(k, _)| *k == self.jenis);
        if !dikenal || (self.jenis == "kementerian") != (nasional && self.induk.is_none()) {
            salah(
                "jenis",
                "Jenis unit tidak cocok. Kementerian hanya ada di pusat, tanpa unit atasan; unit \
                 daerah memakai jenis perangkat daerah dan bagiannya.",
            );
        }
        if self.mulai.is_none() {
            salah("mulai", "Tanggal mulai belum diisi.");
        }
        if dasar::teks::rapat(&self.dasar).is_empty() {
            salah(
                "dasar",
                "Dasar hukum belum diisi. Tulis nomor Perda atau Perkadanya.",
            );
        }
        m
    }
}

/// Adds a unit.
///
/// # Errors
/// [`OrgRefusal`]: not allowed, fields, unknown unit above, a code that is taken.
pub async fn tambah(m: &Minta<'_>, c: &IsiUnit) -> Result<Jawab, OrgRefusal> {
    let mut t = match m.mulai(JenisPeristiwa::UnitDitambah, c).await? {
        Giliran::Sudah(j) => return Ok(j),
        Giliran::Baru(t) => t,
    };
    let sumber = match c.induk {
        Some(i) => m.sumber_unit(t.tx(), i).await?,
        None => m.sumber(),
    };
    let kuasa = m.izin(Tindakan::KelolaJabatan, &sumber)?;
    let salah = c.masalah(m.pemda.jenis == "nasional");
    if !salah.is_empty() {
        return Err(OrgRefusal::Masukan(salah));
    }
    let mulai = c.mulai.unwrap_or_else(|| m.hari());
    atas(m, t.tx(), c.induk, mulai).await?;
    let u = UnitRow {
        id: m.id_baru("unit", c),
        kode: c.kode.trim().to_owned(),
        nama: dasar::teks::rapat(&c.nama),
        jenis: c.jenis.clone(),
        induk_id: c.induk,
        mulai: Some(mulai.0),
        selesai: None,
        dasar: dasar::teks::rapat(&c.dasar),
        versi: 1,
    };
    unit::tambah(t.tx(), m.pemda.id, &u, m.pada()).await?;
    let nilai = u.catatan();
    let k = Kejadian {
        sesudah: Some(&nilai),
        ..kejadian(
            JenisPeristiwa::UnitDitambah,
            u.id,
            json!({"nama": u.nama, "dasar": u.dasar}),
        )
    };
    m.catat(t.tx(), kuasa, k).await?;
    let jawab = Jawab {
        id: u.id.to_string(),
        versi: 1,
        kalimat: format!("{} ditambahkan.", u.nama),
    };
    t.selesai(&jawab).await?;
    Ok(jawab)
}

/// The unit above must exist on the day; one known from an import gets its row.
async fn atas(
    m: &Minta<'_>,
    tx: &mut Tx<'_>,
    induk: Option<Uuid>,
    hari: Tanggal,
) -> Result<(), OrgRefusal> {
    let Some(i) = induk else {
        return Ok(());
    };
    unit::pastikan(tx, m.pemda.id, i, m.pada()).await?;
    let ada = unit::riwayat(tx, m.pemda.id, i).await?;
    let pada = |u: &UnitRow| masa_unit(u).is_none_or(|p| p.memuat(hari));
    if ada.iter().any(pada) {
        return Ok(());
    }
    Err(OrgRefusal::TidakAda("Unit atasan pada tanggal itu"))
}

fn masa_unit(u: &UnitRow) -> Option<dasar::Periode> {
    periode(u.mulai.unwrap_or(chrono::NaiveDate::MIN), u.selesai)
}

/// A change of a unit from a day on.
#[derive(Clone, Debug)]
pub struct UbahUnit {
    /// Which.
    pub id: Uuid,
    /// Version seen; 0 for one known from an import only.
    pub versi: i32,
    /// New shape; its code is not changed.
    pub isi: IsiUnit,
    /// Why.
    pub alasan: String,
}

/// Changes name, kind or place of a unit from a day on; the old shape stays in its history.
///
/// # Errors
/// [`OrgRefusal`], in this order: unknown unit, not allowed, fields, a circle, a day before the
/// present shape began, somebody was faster.
pub async fn ubah(m: &Minta<'_>, c: &UbahUnit) -> Result<Jawab, OrgRefusal> {
    let mut t = match m.mulai(JenisPeristiwa::UnitDiubah, c).await? {
        Giliran::Sudah(j) => return Ok(j),
        Giliran::Baru(t) => t,
    };
    let jawab = ubah_dalam(m, t.tx(), c).await?;
    t.selesai(&jawab).await?;
    Ok(jawab)
}

async fn ubah_dalam(
    m: &Minta<'_>,
    tx: &mut Tx<'static>,
    c: &UbahUnit,
) -> Result<Jawab, OrgRefusal> {
    let lama = kini(m, tx, c.id).await?;
    let sumber = m.sumber_unit(tx, c.id).await?;
    let kuasa = m.izin(Tindakan::KelolaJabatan, &sumber)?;
    let salah = c.isi.masalah(m.pemda.jenis == "nasional");
    if !salah.is_empty() {
        return Err(OrgRefusal::Masukan(salah));
    }
    let mulai = c.isi.mulai.unwrap_or_else(|| m.hari());
    if let Some(atas) = c.isi.induk {
        let peta = induk(tx, m.pemda.id, mulai).await?;
        if organisasi::susunan::melingkar(c.id, atas, &peta) {
            return Err(OrgRefusal::Melingkar("Unit ini"));
        }
    }
    atas(m, tx, c.isi.induk, mulai).await?;
    let baru = UnitRow {
        nama: dasar::teks::rapat(&c.isi.nama),
        jenis: c.isi.jenis.clone(),
        induk_id: c.isi.induk,
        mulai: Some(mulai.0),
        selesai: None,
        dasar: dasar::teks::rapat(&c.isi.dasar),
        ..lama.clone()
    };
    let versi = tutup_masa(m, tx, (&lama, c.versi), mulai).await?;
    unit::masa(tx, m.pemda.id, &baru, m.pada()).await?;
    let (sebelum, sesudah) = (
        lama.catatan(),
        UnitRow {
            versi,
            ..baru.clone()
        }
        .catatan(),
    );
    let k = Kejadian {
        sebelum: Some(&sebelum),
        sesudah: Some(&sesudah),
        alasan: c.alasan.trim(),
        ..kejadian(
            JenisPeristiwa::UnitDiubah,
            c.id,
            json!({"nama": baru.nama, "mulai": mulai.to_string(), "dasar": baru.dasar}),
        )
    };
    m.catat(tx, kuasa, k).await?;
    Ok(Jawab {
        id: c.id.to_string(),
        versi,
        kalimat: format!("{} berubah sejak {mulai}.", baru.nama),
    })
}

/// The running shape, with a row of its own.
async fn kini(m: &Minta<'_>, tx: &mut Tx<'_>, id: Uuid) -> Result<UnitRow, OrgRefusal> {
    unit::pastikan(tx, m.pemda.id, id, m.pada()).await?;
    let semua = unit::riwayat(tx, m.pemda.id, id).await?;
    let jalan = semua.into_iter().rev().find(|u| u.selesai.is_none());
    jalan.ok_or(OrgRefusal::TidakAda("Unit yang masih berjalan ini"))
}

/// Ends the running shape the day before. A unit the caller knew from an import only has just got
/// its first version.
async fn tutup_masa(
    m: &Minta<'_>,
    tx: &mut Tx<'_>,
    (lama, versi): (&UnitRow, i32),
    mulai_baru: Tanggal,
) -> Result<i32, OrgRefusal> {
    let awal = lama.mulai.map(Tanggal);
    if let Some(awal) = awal.filter(|a| mulai_baru <= *a) {
        return Err(MasaRefusal::AkhirSebelumAwal { mulai: awal }.into());
    }
    let tutup = unit::akhiri(tx, m.pemda.id, (lama.id, versi.max(1)), mulai_baru.0).await?;
    match tutup {
        Some(v) => Ok(v),
        None => Err(m.basi(tx, &lama.id.to_string()).await),
    }
}

/// A unit to be closed.
#[derive(Clone, Debug)]
pub struct TutupUnit {
    /// Which.
    pub id: Uuid,
    /// Version seen.
    pub versi: i32,
    /// Last day.
    pub terakhir: Tanggal,
    /// Why: the decree that dissolved it.
    pub alasan: String,
}

/// Closes a unit.
///
/// # Errors
/// [`OrgRefusal`]: unknown, not allowed, units or posts still below it, somebody was faster.
pub async fn tutup(m: &Minta<'_>, c: &TutupUnit) -> Result<Jawab, OrgRefusal> {
    let mut t = match m.mulai(JenisPeristiwa::UnitDitutup, c).await? {
        Giliran::Sudah(j) => return Ok(j),
        Giliran::Baru(t) => t,
    };
    let tx = t.tx();
    let lama = kini(m, tx, c.id).await?;
    let sumber = m.sumber_unit(tx, c.id).await?;
    let kuasa = m.izin(Tindakan::KelolaJabatan, &sumber)?;
    if c.alasan.trim().chars().count() < 10 {
        return Err(OrgRefusal::Masukan(vec![(
            "alasan",
            "Alasan terlalu pendek. Tulis dasar hukum pembubarannya.".into(),
        )]));
    }
    let pada = sesudah(c.terakhir);
    let peta = induk(tx, m.pemda.id, pada).await?;
    let jabatan = store::organisasi::jabatan::semua(tx, m.pemda.id).await?;
    let isi = jabatan
        .iter()
        .any(|j| j.unit_id == c.id && periode(j.mulai, j.selesai).is_none_or(|p| p.memuat(pada)));
    if isi || peta.values().any(|i| *i == c.id) {
        return Err(OrgRefusal::SudahAda(
            "Unit ini masih punya unit bawahan atau jabatan. Tutup atau pindahkan itu dahulu.",
        ));
    }
    let versi = tutup_masa(m, tx, (&lama, c.versi), pada).await?;
    let sebelum = lama.catatan();
    let sesudahnya = UnitRow {
        selesai: Some(pada.0),
        versi,
        ..lama.clone()
    }
    .catatan();
    let k = Kejadian {
        sebelum: Some(&sebelum),
        sesudah: Some(&sesudahnya),
        alasan: c.alasan.trim(),
        ..kejadian(
            JenisPeristiwa::UnitDitutup,
            c.id,
            json!({"nama": lama.nama, "selesai": c.terakhir.to_string()}),
        )
    };
    m.catat(tx, kuasa, k).await?;
    let jawab = Jawab {
        id: c.id.to_string(),
        versi,
        kalimat: format!("{} ditutup per {}.", lama.nama, c.terakhir),
    };
    t.selesai(&jawab).await?;
    Ok(jawab)
}
