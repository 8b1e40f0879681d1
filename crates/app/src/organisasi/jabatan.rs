//! Posts: adding, changing, closing.

use std::collections::BTreeMap;

use dasar::Tanggal;
use keamanan::{JenisPeristiwa, Tindakan};
use serde_json::json;
use store::Tx;
use store::organisasi::jabatan::{self, JabatanRow};
use store::organisasi::{tugas, unit};
use uuid::Uuid;

use super::minta::{kejadian, periode, sesudah};
use super::{Jawab, Minta, OrgRefusal};
use crate::idempoten::Giliran;
use crate::log::Kejadian;

/// Kinds of posts: code and words (UU 20/2023).
pub const JENIS: [(&str, &str); 7] = [
    ("kepala_daerah", "kepala daerah atau wakilnya"),
    ("jpt_madya", "pimpinan tinggi madya"),
    ("jpt_pratama", "pimpinan tinggi pratama"),
    ("administrator", "administrator"),
    ("pengawas", "pengawas"),
    ("fungsional", "fungsional"),
    ("pelaksana", "pelaksana"),
];

/// What a form or a file says about a post.
#[derive(Clone, Debug, Default)]
pub struct IsiJabatan {
    /// Unit.
    pub unit: Option<Uuid>,
    /// Code; may be empty.
    pub kode: String,
    /// Name.
    pub nama: String,
    /// Kind.
    pub jenis: String,
    /// Heads its unit.
    pub kepala: bool,
    /// Superior post.
    pub atasan: Option<Uuid>,
    /// First day.
    pub mulai: Option<Tanggal>,
}

impl IsiJabatan {
    /// Everything that is wrong with it, by field.
    #[must_use]
    pub fn masalah(&self) -> Vec<(&'static str, String)> {
        let mut m = Vec::new();
        let mut salah = |k: &'static str, p: &str| m.push((k, p.to_owned()));
        if self.unit.is_none() {
            salah("unit", "Unit kerja belum dipilih.");
        }
        if dasar::teks::rapat(&self.nama).chars().count() < 3 {
            salah("nama", "Nama jabatan belum diisi.");
        }
        if !JENIS.iter().any(|(k, _)| *k == self.jenis) {
            salah("jenis", "Jenis jabatan tidak dikenal. Pilih dari daftar.");
        }
        if self.kepala && self.jenis == "pelaksana" {
            salah(
                "kepala",
                "Pelaksana tidak memimpin unit. Hapus tanda kepala.",
            );
        }
        if self.mulai.is_none() {
            salah("mulai", "Tanggal mulai belum diisi.");
        }
        m
    }
}

/// Adds a post.
///
/// # Errors
/// [`OrgRefusal`]: not allowed, fields, unknown unit, the unit has a head already.
pub async fn tambah(m: &Minta<'_>, c: &IsiJabatan) -> Result<Jawab, OrgRefusal> {
    let mut t = match m.mulai(JenisPeristiwa::JabatanDitambah, c).await? {
        Giliran::Sudah(j) => return Ok(j),
        Giliran::Baru(t) => t,
    };
    let tx = t.tx();
    let sumber = match c.unit {
        Some(u) => m.sumber_unit(tx, u).await?,
        None => m.sumber(),
    };
    let kuasa = m.izin(Tindakan::KelolaJabatan, &sumber)?;
    let salah = c.masalah();
    let (true, Some(di), Some(mulai)) = (salah.is_empty(), c.unit, c.mulai) else {
        return Err(OrgRefusal::Masukan(salah));
    };
    unit::pastikan(tx, m.pemda.id, di, m.pada()).await?;
    if unit::riwayat(tx, m.pemda.id, di).await?.is_empty() {
        return Err(OrgRefusal::TidakAda("Unit kerja ini"));
    }
    if let Some(a) = c.atasan {
        let ada = jabatan::satu(tx, m.pemda.id, a).await?;
        ada.ok_or(OrgRefusal::TidakAda("Jabatan atasan ini"))?;
    }
    let j = JabatanRow {
        id: m.id_baru("jabatan", c),
        unit_id: di,
        kode: c.kode.trim().to_owned(),
        nama: dasar::teks::rapat(&c.nama),
        jenis: c.jenis.clone(),
        kepala: c.kepala,
        atasan_id: c.atasan,
        mulai: mulai.0,
        selesai: None,
        versi: 1,
    };
    jabatan::tambah(tx, m.pemda.id, &j, m.pada()).await?;
    let nilai = j.catatan();
    let k = Kejadian {
        sesudah: Some(&nilai),
        ..kejadian(
            JenisPeristiwa::JabatanDitambah,
            j.id,
            json!({"nama": j.nama}),
        )
    };
    m.catat(tx, kuasa, k).await?;
    let jawab = Jawab {
        id: j.id.to_string(),
        versi: 1,
        kalimat: format!("Jabatan {} ditambahkan.", j.nama),
    };
    t.selesai(&jawab).await?;
    Ok(jawab)
}

/// A change of a post.
#[derive(Clone, Debug)]
pub struct UbahJabatan {
    /// Which.
    pub id: Uuid,
    /// Version seen.
    pub versi: i32,
    /// New name; empty keeps it.
    pub nama: String,
    /// Superior post.
    pub atasan: Option<Uuid>,
    /// Last day; none keeps it open.
    pub terakhir: Option<Tanggal>,
    /// Why.
    pub alasan: String,
}

/// Changes name or superior of a post, or closes it.
///
/// # Errors
/// [`OrgRefusal`], in this order: unknown, not allowed, a circle of superiors, assignments beyond
/// its last day, somebody was faster.
pub async fn ubah(m: &Minta<'_>, c: &UbahJabatan) -> Result<Jawab, OrgRefusal> {
    let jenis = match c.terakhir {
        Some(_) => JenisPeristiwa::JabatanDitutup,
        None => JenisPeristiwa::JabatanDiubah,
    };
    let mut t = match m.mulai(jenis, c).await? {
        Giliran::Sudah(j) => return Ok(j),
        Giliran::Baru(t) => t,
    };
    let jawab = ubah_dalam(m, t.tx(), (jenis, c)).await?;
    t.selesai(&jawab).await?;
    Ok(jawab)
}

async fn ubah_dalam(
    m: &Minta<'_>,
    tx: &mut Tx<'static>,
    (jenis, c): (JenisPeristiwa, &UbahJabatan),
) -> Result<Jawab, OrgRefusal> {
    let lama = jabatan::kunci(tx, m.pemda.id, c.id).await?;
    let lama = lama.ok_or(OrgRefusal::TidakAda("Jabatan ini"))?;
    let sumber = m.sumber_unit(tx, lama.unit_id).await?;
    let kuasa = m.izin(Tindakan::KelolaJabatan, &sumber)?;
    atasan_sah(m, tx, c).await?;
    let selesai = c.terakhir.map(sesudah);
    if let Some(s) = selesai {
        penutup_sah(m, tx, &lama, s).await?;
    }
    let nama = dasar::teks::rapat(&c.nama);
    let mut baru = JabatanRow {
        nama: if nama.is_empty() {
            lama.nama.clone()
        } else {
            nama
        },
        atasan_id: c.atasan,
        selesai: selesai.map(|s| s.0).or(lama.selesai),
        versi: c.versi,
        ..lama.clone()
    };
    let Some(versi) = jabatan::ubah(tx, m.pemda.id, &baru).await? else {
        return Err(m.basi(tx, &c.id.to_string()).await);
    };
    baru.versi = versi;
    let (sebelum, sesudahnya) = (lama.catatan(), baru.catatan());
    let selesai = c.terakhir.map(|t| t.to_string()).unwrap_or_default();
    let k = Kejadian {
        sebelum: Some(&sebelum),
        sesudah: Some(&sesudahnya),
        alasan: c.alasan.trim(),
        ..kejadian(jenis, c.id, json!({"nama": baru.nama, "selesai": selesai}))
    };
    m.catat(tx, kuasa, k).await?;
    Ok(Jawab {
        id: c.id.to_string(),
        versi,
        kalimat: match c.terakhir {
            Some(t) => format!("Jabatan {} ditutup per {t}.", baru.nama),
            None => format!("Jabatan {} disimpan.", baru.nama),
        },
    })
}

async fn atasan_sah(m: &Minta<'_>, tx: &mut Tx<'_>, c: &UbahJabatan) -> Result<(), OrgRefusal> {
    let Some(atas) = c.atasan else {
        return Ok(());
    };
    let semua = jabatan::semua(tx, m.pemda.id).await?;
    if !semua.iter().any(|j| j.id == atas) {
        return Err(OrgRefusal::TidakAda("Jabatan atasan ini"));
    }
    let peta: BTreeMap<Uuid, Uuid> = semua
        .iter()
        .filter_map(|j| j.atasan_id.map(|a| (j.id, a)))
        .collect();
    if organisasi::susunan::melingkar(c.id, atas, &peta) {
        return Err(OrgRefusal::Melingkar("Jabatan ini"));
    }
    Ok(())
}

/// Nobody holds a post that no longer exists.
async fn penutup_sah(
    m: &Minta<'_>,
    tx: &mut Tx<'_>,
    lama: &JabatanRow,
    selesai: Tanggal,
) -> Result<(), OrgRefusal> {
    organisasi::masa::akhiri(
        periode(lama.mulai, lama.selesai).ok_or(OrgRefusal::TidakAda("Jabatan ini"))?,
        selesai.kemarin().unwrap_or(selesai),
    )?;
    let tugas = tugas::pada_jabatan(tx, m.pemda.id, lama.id).await?;
    if tugas
        .iter()
        .any(|t| t.selesai.is_none_or(|s| s > selesai.0))
    {
        return Err(OrgRefusal::SudahAda(
            "Jabatan ini masih dipegang sesudah tanggal itu. Akhiri penugasannya dahulu.",
        ));
    }
    Ok(())
}
