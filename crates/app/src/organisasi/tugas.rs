//! Assigning people to posts, and ending that.

use dasar::{Id, Tanggal};
use keamanan::{JenisPeristiwa, Tindakan};
use organisasi::{AturanPenugasan, JenisPenugasan, Penugasan, TugasRefusal};
use serde_json::json;
use store::Tx;
use store::organisasi::jabatan::{self, JabatanRow};
use store::organisasi::tugas::{self, TugasRow};
use uuid::Uuid;

use super::minta::{kejadian, periode, sesudah};
use super::{Jawab, Minta, OrgRefusal};
use crate::idempoten::Giliran;
use crate::log::Kejadian;

/// An assignment to be made.
#[derive(Clone, Debug)]
pub struct Tugaskan {
    /// Post.
    pub jabatan: Uuid,
    /// Person.
    pub orang: Uuid,
    /// How.
    pub jenis: JenisPenugasan,
    /// First day.
    pub mulai: Tanggal,
    /// Last day; a definitif assignment is open.
    pub sampai: Option<Tanggal>,
    /// Number of the decree.
    pub nomor_sk: String,
    /// Its date.
    pub tanggal_sk: Tanggal,
}

/// Assigns a person to a post.
///
/// # Errors
/// [`OrgRefusal`], in this order: unknown post or person, not allowed, no decree, a period that
/// runs backwards, the rules of [`organisasi::tugaskan`].
pub async fn tugaskan(m: &Minta<'_>, c: &Tugaskan) -> Result<Jawab, OrgRefusal> {
    let mut t = match m.mulai(JenisPeristiwa::PenugasanDibuat, c).await? {
        Giliran::Sudah(j) => return Ok(j),
        Giliran::Baru(t) => t,
    };
    let jawab = tugaskan_dalam(m, t.tx(), c).await?;
    t.selesai(&jawab).await?;
    Ok(jawab)
}

async fn tugaskan_dalam(
    m: &Minta<'_>,
    tx: &mut Tx<'static>,
    c: &Tugaskan,
) -> Result<Jawab, OrgRefusal> {
    let j = jabatan::kunci(tx, m.pemda.id, c.jabatan).await?;
    let j = j.ok_or(OrgRefusal::TidakAda("Jabatan ini"))?;
    let o = m.orang(tx, c.orang).await?;
    let sumber = m.sumber_unit(tx, j.unit_id).await?;
    let kuasa = m.izin(Tindakan::Tugaskan, &sumber)?;
    let baru = baris(m, c, &j, &o.nama)?;
    periksa(m, tx, &baru, &j).await?;
    tugas::tambah(tx, m.pemda.id, &baru, m.pada()).await?;
    let nilai = baru.catatan();
    let k = Kejadian {
        sesudah: Some(&nilai),
        ..kejadian(JenisPeristiwa::PenugasanDibuat, baru.id, isi(&baru))
    };
    m.catat(tx, kuasa, k).await?;
    Ok(Jawab {
        id: baru.id.to_string(),
        versi: 1,
        kalimat: format!(
            "{} ditugaskan sebagai {} {} sejak {}.",
            o.nama_lengkap(),
            c.jenis,
            j.nama,
            c.mulai
        ),
    })
}

/// The row of an assignment, its decree checked.
pub(super) fn baris(
    m: &Minta<'_>,
    c: &Tugaskan,
    j: &JabatanRow,
    nama: &str,
) -> Result<TugasRow, OrgRefusal> {
    let nomor_sk = dasar::teks::rapat(&c.nomor_sk);
    if nomor_sk.is_empty() {
        let pesan = "Nomor SK belum diisi. Penugasan tanpa SK tidak dapat dicatat.";
        return Err(OrgRefusal::Masukan(vec![("nomor_sk", pesan.into())]));
    }
    let masa = organisasi::masa::masa(c.mulai, c.sampai)?;
    Ok(TugasRow {
        id: m.id_baru("penugasan", c),
        jabatan_id: j.id,
        jabatan: j.nama.clone(),
        unit_id: j.unit_id,
        kepala: j.kepala,
        jenis_jabatan: j.jenis.clone(),
        orang_id: c.orang,
        orang: nama.to_owned(),
        jenis: c.jenis.kode().to_owned(),
        tunggal: j.tunggal(),
        mulai: masa.mulai().0,
        selesai: masa.selesai().map(|s| s.0),
        nomor_sk,
        tanggal_sk: c.tanggal_sk.0,
        sebab_akhir: String::new(),
        versi: 1,
    })
}

/// Asks the pure rules with everything that is known about the post and the person.
async fn periksa(
    m: &Minta<'_>,
    tx: &mut Tx<'_>,
    baru: &TugasRow,
    j: &JabatanRow,
) -> Result<(), OrgRefusal> {
    let pada_jabatan = tugas::pada_jabatan(tx, m.pemda.id, j.id).await?;
    let milik = tugas::milik(tx, m.pemda.id, baru.orang_id).await?;
    let aturan = AturanPenugasan::pada(m.hukum, Tanggal(baru.mulai))?;
    putuskan(baru, j, (&pada_jabatan, &milik), &aturan)
}

/// The decision, shared with imports.
pub(super) fn putuskan(
    baru: &TugasRow,
    j: &JabatanRow,
    (pada_jabatan, milik): (&[TugasRow], &[TugasRow]),
    aturan: &AturanPenugasan,
) -> Result<(), OrgRefusal> {
    let masa = periode(j.mulai, j.selesai).ok_or(OrgRefusal::TidakAda("Jabatan ini"))?;
    let jabatan = organisasi::Jabatan {
        id: Id::dari_uuid(j.id),
        masa,
        tunggal: j.tunggal(),
    };
    let lain: Vec<Penugasan> = pada_jabatan.iter().filter_map(penugasan).collect();
    let orang: Vec<Penugasan> = milik
        .iter()
        .filter(|t| t.tunggal)
        .filter_map(penugasan)
        .collect();
    let baru = penugasan(baru).ok_or(OrgRefusal::TidakAda("Penugasan ini"))?;
    organisasi::tugaskan(&baru, &jabatan, &lain, &orang, aturan).map_err(|t: TugasRefusal| t.into())
}

/// A stored assignment as the rules know it. One that ended on its first day counts for nothing.
pub(super) fn penugasan(t: &TugasRow) -> Option<Penugasan> {
    Some(Penugasan {
        jabatan: Id::dari_uuid(t.jabatan_id),
        orang: Id::dari_uuid(t.orang_id),
        jenis: JenisPenugasan::parse(&t.jenis)?,
        masa: periode(t.mulai, t.selesai)?,
    })
}

fn isi(t: &TugasRow) -> serde_json::Value {
    json!({
        "orang": t.orang, "orang_id": t.orang_id.to_string(),
        "jabatan": t.jabatan, "jabatan_id": t.jabatan_id.to_string(),
        "jenis": t.jenis, "mulai": Tanggal(t.mulai).to_string(), "nomor_sk": t.nomor_sk,
    })
}

/// An assignment to be ended.
#[derive(Clone, Debug)]
pub struct AkhiriTugas {
    /// Which.
    pub id: Uuid,
    /// Version seen.
    pub versi: i32,
    /// Last day.
    pub terakhir: Tanggal,
    /// Why: transfer, retirement, number of the decree.
    pub alasan: String,
}

/// Ends an assignment.
///
/// # Errors
/// [`OrgRefusal`], in this order: unknown, not allowed, a reason that says nothing, a period that
/// has ended, somebody was faster.
pub async fn akhiri(m: &Minta<'_>, c: &AkhiriTugas) -> Result<Jawab, OrgRefusal> {
    let mut t = match m.mulai(JenisPeristiwa::PenugasanDiakhiri, c).await? {
        Giliran::Sudah(j) => return Ok(j),
        Giliran::Baru(t) => t,
    };
    let tx = t.tx();
    let lama = tugas::satu(tx, m.pemda.id, c.id).await?;
    let lama = lama.ok_or(OrgRefusal::TidakAda("Penugasan ini"))?;
    let sumber = m.sumber_unit(tx, lama.unit_id).await?;
    let kuasa = m.izin(Tindakan::AkhiriTugas, &sumber)?;
    let alasan = dasar::teks::rapat(&c.alasan);
    if alasan.chars().count() < 5 {
        let pesan = "Alasan belum diisi. Tulis sebabnya dan nomor SK-nya bila ada.";
        return Err(OrgRefusal::Masukan(vec![("alasan", pesan.into())]));
    }
    let masa = periode(lama.mulai, lama.selesai).ok_or(OrgRefusal::TidakAda("Penugasan ini"))?;
    organisasi::masa::akhiri(masa, c.terakhir)?;
    let selesai = sesudah(c.terakhir).0;
    let kunci = (c.id, c.versi);
    let Some(versi) = tugas::akhiri(tx, m.pemda.id, kunci, (selesai, &alasan)).await? else {
        return Err(m.basi(tx, &c.id.to_string()).await);
    };
    let sebelum = lama.catatan();
    let sesudahnya = TugasRow {
        selesai: Some(selesai),
        sebab_akhir: alasan.clone(),
        versi,
        ..lama.clone()
    }
    .catatan();
    let mut nilai = isi(&lama);
    if let Some(peta) = nilai.as_object_mut() {
        peta.insert("selesai".into(), c.terakhir.to_string().into());
    }
    let k = Kejadian {
        sebelum: Some(&sebelum),
        sesudah: Some(&sesudahnya),
        alasan: &alasan,
        ..kejadian(JenisPeristiwa::PenugasanDiakhiri, c.id, nilai)
    };
    m.catat(tx, kuasa, k).await?;
    let jawab = Jawab {
        id: c.id.to_string(),
        versi,
        kalimat: format!(
            "Tugas {} sebagai {} berakhir {}.",
            lama.orang, lama.jabatan, c.terakhir
        ),
    };
    t.selesai(&jawab).await?;
    Ok(jawab)
}
