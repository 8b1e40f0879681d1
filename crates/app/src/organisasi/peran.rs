//! Giving roles and taking them away.

use dasar::kode::KodeWilayah;
use dasar::{Id, Tanggal};
use keamanan::{JenisLingkup, JenisPeristiwa, Lingkup, Peran, Tindakan, Wewenang};
use serde_json::json;
use store::organisasi::peran::{self, PeranRow};
use store::organisasi::unit;
use store::{PemdaRow, Tx};
use uuid::Uuid;

use super::minta::{kejadian, periode, sesudah};
use super::{Jawab, Minta, OrgRefusal};
use crate::idempoten::Giliran;
use crate::log::Kejadian;

/// A role to be given.
#[derive(Clone, Debug)]
pub struct BeriPeran {
    /// To whom.
    pub orang: Uuid,
    /// Which.
    pub peran: Peran,
    /// How far.
    pub lingkup: JenisLingkup,
    /// Top of the subtree, for a unit.
    pub unit: Option<Uuid>,
    /// First day.
    pub mulai: Tanggal,
    /// Last day.
    pub sampai: Option<Tanggal>,
    /// Letter or decree.
    pub dasar: String,
}

/// Gives a role.
///
/// # Errors
/// [`OrgRefusal`], in this order: unknown person, not allowed, a role that cannot be held in this
/// scope or is not the giver's to give, no letter, a period that runs backwards, held already.
///
/// # Why
/// Nobody gives a wider scope than the own one, and nobody gives a role to himself.
pub async fn beri(m: &Minta<'_>, c: &BeriPeran) -> Result<Jawab, OrgRefusal> {
    let mut t = match m.mulai(JenisPeristiwa::PeranDiberi, c).await? {
        Giliran::Sudah(j) => return Ok(j),
        Giliran::Baru(t) => t,
    };
    let jawab = beri_dalam(m, t.tx(), c).await?;
    t.selesai(&jawab).await?;
    Ok(jawab)
}

async fn beri_dalam(
    m: &Minta<'_>,
    tx: &mut Tx<'static>,
    c: &BeriPeran,
) -> Result<Jawab, OrgRefusal> {
    let o = m.orang(tx, c.orang).await?;
    let sumber = m.sumber_orang(tx, c.orang).await?;
    let kuasa = m.izin(Tindakan::BeriPeran, &sumber)?;
    if m.pelaku.orang == Some(Id::dari_uuid(c.orang)) {
        return Err(OrgRefusal::PeranTakSah(
            "Peran tidak dapat diberikan kepada diri sendiri. Minta admin lain.".into(),
        ));
    }
    dapat_diberi(m.pemda, c, kuasa)?;
    let baru = baris(m, c, &o.nama)?;
    if let Some(u) = c.unit {
        unit::pastikan(tx, m.pemda.id, u, m.pada()).await?;
        if unit::riwayat(tx, m.pemda.id, u).await?.is_empty() {
            return Err(OrgRefusal::TidakAda("Unit kerja ini"));
        }
    }
    if peran::milik(tx, m.pemda.id, c.orang)
        .await?
        .iter()
        .any(|p| bertumpang(p, &baru))
    {
        return Err(OrgRefusal::SudahAda(
            "Orang ini sudah memegang peran itu pada masa tersebut. Tidak perlu diberi lagi.",
        ));
    }
    peran::beri(tx, m.pemda.id, &baru, m.pada()).await?;
    let nilai = baru.catatan();
    let di = nama_lingkup(m, tx, c.lingkup, c.unit).await?;
    let k = Kejadian {
        sesudah: Some(&nilai),
        ..kejadian(
            JenisPeristiwa::PeranDiberi,
            baru.id,
            json!({
                "orang": o.nama_lengkap(), "orang_id": o.id.to_string(), "peran": c.peran.nama(),
                "lingkup": di, "mulai": c.mulai.to_string(), "dasar": baru.dasar,
            }),
        )
    };
    m.catat(tx, kuasa, k).await?;
    Ok(Jawab {
        id: baru.id.to_string(),
        versi: 1,
        kalimat: format!("{} diberi peran {} atas {di}.", o.nama_lengkap(), c.peran),
    })
}

/// The row of a role, its letter and period checked.
pub(super) fn baris(m: &Minta<'_>, c: &BeriPeran, nama: &str) -> Result<PeranRow, OrgRefusal> {
    let dasar = dasar::teks::rapat(&c.dasar);
    if dasar.is_empty() {
        let pesan = "Dasar pemberian peran belum diisi. Tulis nomor surat atau SK-nya.";
        return Err(OrgRefusal::Masukan(vec![("dasar", pesan.into())]));
    }
    let masa = organisasi::masa::masa(c.mulai, c.sampai)?;
    Ok(PeranRow {
        id: m.id_baru("peran", c),
        orang_id: c.orang,
        orang: nama.to_owned(),
        peran: c.peran.kode().to_owned(),
        lingkup: c.lingkup.kode().to_owned(),
        unit_id: c.unit,
        mulai: masa.mulai().0,
        selesai: masa.selesai().map(|s| s.0),
        dasar,
        versi: 1,
    })
}

/// The same role in the same scope on a common day.
pub(super) fn bertumpang(a: &PeranRow, b: &PeranRow) -> bool {
    let masa = |p: &PeranRow| periode(p.mulai, p.selesai);
    let sama = (&a.peran, &a.lingkup, a.unit_id) == (&b.peran, &b.lingkup, b.unit_id);
    sama && masa(a).zip(masa(b)).is_some_and(|(a, b)| a.beririsan(b))
}

/// Whether the role can be held here in this scope, and is the giver's to give.
pub(super) fn dapat_diberi(
    pemda: &PemdaRow,
    c: &BeriPeran,
    kuasa: Option<&Wewenang>,
) -> Result<(), OrgRefusal> {
    let tolak = |s: String| Err(OrgRefusal::PeranTakSah(s));
    let pribadi = matches!(c.peran, Peran::Publik | Peran::Asn | Peran::Warga);
    if pribadi || c.peran == Peran::AdminLokal {
        return tolak(format!(
            "Peran {} tidak diberikan; ia melekat pada orang atau komputernya.",
            c.peran
        ));
    }
    let id = Id::dari_uuid(pemda.id);
    let lingkup = match (c.lingkup, c.unit, pemda.jenis.as_str()) {
        (JenisLingkup::Bangsa, None, "nasional") => Some(Lingkup::Bangsa),
        (JenisLingkup::Provinsi, None, "provinsi") => {
            let kode = KodeWilayah::parse(&pemda.kode).ok();
            kode.map(|k| Lingkup::Provinsi(k.provinsi()))
        }
        (JenisLingkup::Pemda, None, _) => Some(Lingkup::Pemda(id)),
        (JenisLingkup::Opd, Some(u), _) => Some(Lingkup::Opd {
            pemda: id,
            opd: Id::dari_uuid(u),
        }),
        _ => None,
    };
    let wewenang = lingkup.map(|l| Wewenang::baru(c.peran, l));
    let Some(w) = wewenang.filter(Wewenang::sah) else {
        let boleh: Vec<String> = c
            .peran
            .lingkup_sah()
            .iter()
            .map(ToString::to_string)
            .collect();
        return tolak(format!(
            "Peran {} tidak dapat dipegang di {} dengan lingkup {}. Lingkupnya: {}.",
            c.peran,
            pemda.nama,
            c.lingkup,
            boleh.join(" atau ")
        ));
    };
    if !kuasa.is_some_and(|k| k.lingkup.memuat(&w.lingkup)) {
        return tolak(format!(
            "Peran {} lebih luas daripada wewenang Anda. Minta admin lokal memberikannya.",
            c.peran
        ));
    }
    Ok(())
}

/// The words for a scope in a sentence.
pub(super) async fn nama_lingkup(
    m: &Minta<'_>,
    tx: &mut Tx<'_>,
    lingkup: JenisLingkup,
    di: Option<Uuid>,
) -> Result<String, OrgRefusal> {
    let Some(u) = di else {
        return Ok(match lingkup {
            JenisLingkup::Pemda => m.pemda.nama.clone(),
            lain => lain.to_string(),
        });
    };
    let semua = unit::riwayat(tx, m.pemda.id, u).await?;
    Ok(semua.last().map(|u| u.nama.clone()).unwrap_or_default())
}

/// A role to be taken away.
#[derive(Clone, Debug)]
pub struct CabutPeran {
    /// Which.
    pub id: Uuid,
    /// Version seen.
    pub versi: i32,
    /// Last day.
    pub terakhir: Tanggal,
    /// Why.
    pub alasan: String,
}

/// Takes a role away; delegations of it end with it.
///
/// # Errors
/// [`OrgRefusal`]: unknown, not allowed, no reason, ended already, somebody was faster.
pub async fn cabut(m: &Minta<'_>, c: &CabutPeran) -> Result<Jawab, OrgRefusal> {
    let mut t = match m.mulai(JenisPeristiwa::PeranDicabut, c).await? {
        Giliran::Sudah(j) => return Ok(j),
        Giliran::Baru(t) => t,
    };
    let tx = t.tx();
    let lama = peran::kunci(tx, m.pemda.id, c.id).await?;
    let lama = lama.ok_or(OrgRefusal::TidakAda("Peran ini"))?;
    let sumber = m.sumber_orang(tx, lama.orang_id).await?;
    let kuasa = m.izin(Tindakan::CabutPeran, &sumber)?;
    let alasan = dasar::teks::rapat(&c.alasan);
    if alasan.chars().count() < 5 {
        let pesan = "Alasan belum diisi. Tulis sebab peran ini dicabut.";
        return Err(OrgRefusal::Masukan(vec![("alasan", pesan.into())]));
    }
    let masa = periode(lama.mulai, lama.selesai).ok_or(OrgRefusal::TidakAda("Peran ini"))?;
    organisasi::masa::akhiri(masa, c.terakhir)?;
    let selesai = sesudah(c.terakhir).0;
    let Some(versi) = peran::cabut(tx, m.pemda.id, (c.id, c.versi), selesai).await? else {
        return Err(m.basi(tx, &c.id.to_string()).await);
    };
    let sebelum = lama.catatan();
    let sesudahnya = PeranRow {
        selesai: Some(selesai),
        versi,
        ..lama.clone()
    }
    .catatan();
    let nama = Peran::parse(&lama.peran).map_or(lama.peran.as_str(), |p| p.nama());
    let k = Kejadian {
        sebelum: Some(&sebelum),
        sesudah: Some(&sesudahnya),
        alasan: &alasan,
        ..kejadian(
            JenisPeristiwa::PeranDicabut,
            c.id,
            json!({
                "orang": lama.orang, "orang_id": lama.orang_id.to_string(), "peran": nama,
                "selesai": c.terakhir.to_string(),
            }),
        )
    };
    m.catat(tx, kuasa, k).await?;
    let jawab = Jawab {
        id: c.id.to_string(),
        versi,
        kalimat: format!("Peran {nama} {} berakhir {}.", lama.orang, c.terakhir),
    };
    t.selesai(&jawab).await?;
    Ok(jawab)
}
