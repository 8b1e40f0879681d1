//! Handing a held role over for a period, and ending that early.

use dasar::{Id, Periode, Tanggal};
use keamanan::{JenisPeristiwa, Peran, Tindakan};
use organisasi::{AturanPenugasan, Delegasi};
use serde_json::json;
use store::Tx;
use store::organisasi::peran::{self, DelegasiRow, PeranRow};
use uuid::Uuid;

use super::minta::{kejadian, periode, sesudah};
use super::{Jawab, Minta, OrgRefusal};
use crate::idempoten::Giliran;
use crate::log::Kejadian;

/// A delegation to be made.
#[derive(Clone, Debug)]
pub struct Delegasikan {
    /// The held role.
    pub peran: Uuid,
    /// To whom.
    pub kepada: Uuid,
    /// First day.
    pub mulai: Tanggal,
    /// Last day.
    pub sampai: Option<Tanggal>,
    /// Number of the letter.
    pub nomor_surat: String,
    /// Why.
    pub alasan: String,
}

/// Hands a role over. Its holder does it, or an administrator on a letter.
///
/// # Errors
/// [`OrgRefusal`], in this order: unknown role or person, not allowed, no letter, a period that
/// runs backwards, the rules of [`organisasi::delegasikan`].
pub async fn delegasikan(m: &Minta<'_>, c: &Delegasikan) -> Result<Jawab, OrgRefusal> {
    let mut t = match m.mulai(JenisPeristiwa::DelegasiDibuat, c).await? {
        Giliran::Sudah(j) => return Ok(j),
        Giliran::Baru(t) => t,
    };
    let jawab = dalam(m, t.tx(), c).await?;
    t.selesai(&jawab).await?;
    Ok(jawab)
}

async fn dalam(m: &Minta<'_>, tx: &mut Tx<'static>, c: &Delegasikan) -> Result<Jawab, OrgRefusal> {
    let p = peran::kunci(tx, m.pemda.id, c.peran).await?;
    let p = p.ok_or(OrgRefusal::TidakAda("Peran ini"))?;
    let sumber = m.sumber_orang(tx, p.orang_id).await?;
    let kuasa = m.izin(Tindakan::Delegasikan, &sumber)?;
    let kepada = m.orang(tx, c.kepada).await?;
    let nomor = dasar::teks::rapat(&c.nomor_surat);
    if nomor.is_empty() {
        let pesan = "Nomor surat belum diisi. Delegasi dibuat dengan surat (UU 30/2014 Pasal 13).";
        return Err(OrgRefusal::Masukan(vec![("nomor_surat", pesan.into())]));
    }
    let masa = organisasi::masa::masa(c.mulai, c.sampai)?;
    let selesai = putuskan(m, tx, &p, (c.kepada, masa)).await?;
    let baru = DelegasiRow {
        id: m.id_baru("delegasi", c),
        peran_id: p.id,
        peran: p.peran.clone(),
        lingkup: p.lingkup.clone(),
        unit_id: p.unit_id,
        dari_id: p.orang_id,
        dari: p.orang.clone(),
        kepada_id: kepada.id,
        kepada: kepada.nama.clone(),
        mulai: c.mulai.0,
        selesai: selesai.0,
        nomor_surat: nomor,
        alasan: dasar::teks::rapat(&c.alasan),
        versi: 1,
    };
    peran::delegasikan(tx, m.pemda.id, &baru, m.pada()).await?;
    let nilai = baru.catatan();
    let k = Kejadian {
        sesudah: Some(&nilai),
        alasan: &baru.alasan,
        ..kejadian(JenisPeristiwa::DelegasiDibuat, baru.id, isi(&baru))
    };
    m.catat(tx, kuasa, k).await?;
    Ok(Jawab {
        id: baru.id.to_string(),
        versi: 1,
        kalimat: format!("{} bertindak atas nama {} {masa}.", baru.kepada, baru.dari),
    })
}

/// Asks the pure rules; answers the first day after the delegation.
async fn putuskan(
    m: &Minta<'_>,
    tx: &mut Tx<'_>,
    p: &PeranRow,
    (kepada, masa): (Uuid, Periode),
) -> Result<Tanggal, OrgRefusal> {
    let d = Delegasi {
        peran: Id::dari_uuid(p.id),
        dari: Id::dari_uuid(p.orang_id),
        kepada: Id::dari_uuid(kepada),
        masa,
    };
    let masa_peran = periode(p.mulai, p.selesai).ok_or(OrgRefusal::TidakAda("Peran ini"))?;
    let lain: Vec<Periode> = peran::delegasi_peran(tx, m.pemda.id, p.id)
        .await?
        .iter()
        .filter_map(|d| periode(d.mulai, Some(d.selesai)))
        .collect();
    let pribadi = matches!(
        Peran::parse(&p.peran),
        None | Some(Peran::Asn | Peran::Warga | Peran::Publik | Peran::AdminLokal)
    );
    let aturan = AturanPenugasan::pada(m.hukum, masa.mulai())?;
    organisasi::delegasikan(&d, masa_peran, pribadi, &lain, &aturan)?;
    Ok(masa.selesai().unwrap_or(masa.mulai()))
}

fn isi(d: &DelegasiRow) -> serde_json::Value {
    let peran = Peran::parse(&d.peran).map_or(d.peran.as_str(), |p| p.nama());
    let sampai = Tanggal(d.selesai).kemarin().unwrap_or(Tanggal(d.selesai));
    json!({
        "peran": peran, "dari": d.dari, "dari_id": d.dari_id.to_string(),
        "kepada": d.kepada, "kepada_id": d.kepada_id.to_string(),
        "mulai": Tanggal(d.mulai).to_string(), "sampai": sampai.to_string(),
        "nomor_surat": d.nomor_surat,
    })
}

/// A delegation to be ended early.
#[derive(Clone, Debug)]
pub struct CabutDelegasi {
    /// Which.
    pub id: Uuid,
    /// Version seen.
    pub versi: i32,
    /// Last day.
    pub terakhir: Tanggal,
    /// Why.
    pub alasan: String,
}

/// Ends a delegation early.
///
/// # Errors
/// [`OrgRefusal`]: unknown, not allowed, ended already, somebody was faster.
pub async fn cabut(m: &Minta<'_>, c: &CabutDelegasi) -> Result<Jawab, OrgRefusal> {
    let mut t = match m.mulai(JenisPeristiwa::DelegasiDicabut, c).await? {
        Giliran::Sudah(j) => return Ok(j),
        Giliran::Baru(t) => t,
    };
    let tx = t.tx();
    let lama = peran::delegasi_satu(tx, m.pemda.id, c.id).await?;
    let lama = lama.ok_or(OrgRefusal::TidakAda("Delegasi ini"))?;
    let sumber = m.sumber_orang(tx, lama.dari_id).await?;
    let kuasa = m.izin(Tindakan::CabutDelegasi, &sumber)?;
    let masa = periode(lama.mulai, Some(lama.selesai));
    let masa = masa.ok_or(OrgRefusal::TidakAda("Delegasi ini"))?;
    organisasi::masa::akhiri(masa, c.terakhir)?;
    let selesai = sesudah(c.terakhir).0;
    let Some(versi) = peran::cabut_delegasi(tx, m.pemda.id, (c.id, c.versi), selesai).await? else {
        return Err(m.basi(tx, &c.id.to_string()).await);
    };
    let sebelum = lama.catatan();
    let baru = DelegasiRow {
        selesai,
        versi,
        ..lama.clone()
    };
    let sesudahnya = baru.catatan();
    let mut nilai = isi(&lama);
    if let Some(peta) = nilai.as_object_mut() {
        peta.insert("selesai".into(), c.terakhir.to_string().into());
    }
    let k = Kejadian {
        sebelum: Some(&sebelum),
        sesudah: Some(&sesudahnya),
        alasan: c.alasan.trim(),
        ..kejadian(JenisPeristiwa::DelegasiDicabut, c.id, nilai)
    };
    m.catat(tx, kuasa, k).await?;
    let jawab = Jawab {
        id: c.id.to_string(),
        versi,
        kalimat: format!("Delegasi kepada {} berakhir {}.", lama.kepada, c.terakhir),
    };
    t.selesai(&jawab).await?;
    Ok(jawab)
}
