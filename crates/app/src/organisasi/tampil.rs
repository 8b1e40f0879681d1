//! Read models: the tree as of a day, a post with its history, a person with every role.

use std::collections::BTreeMap;

use dasar::{Id, Periode, Tanggal};
use keamanan::{Pelaku, Sumber, Tindakan, Wewenang, boleh};
use organisasi::pejabat_pada;
use store::organisasi::jabatan::{self, JabatanRow};
use store::organisasi::orang::{self, OrangRow};
use store::organisasi::peran::{self, DelegasiRow, PeranRow};
use store::organisasi::tugas::{self, TugasRow};
use store::organisasi::unit::{self, UnitRow};
use store::{Db, PemdaRow};
use uuid::Uuid;

use super::minta::{jalur, periode};
use super::tugas::penugasan;
use super::{OrgRefusal, wewenang_pada};
use crate::log::{Kalimat, riwayat};

pub use super::tampil_satu::{daftar_unit, delegasi_satu, peran_satu, tugas_satu};

/// A post in the tree, with who speaks for it on the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JabatanPada {
    /// The post.
    pub jabatan: JabatanRow,
    /// Running assignments, the one who speaks first.
    pub pemegang: Vec<TugasRow>,
}

/// A unit in the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cabang {
    /// The unit.
    pub unit: UnitRow,
    /// Depth below the government, from 0.
    pub dalam: usize,
    /// Posts in it, its head first.
    pub jabatan: Vec<JabatanPada>,
}

/// The organisation of a government as of a day, units below their unit, by code and name.
///
/// # Errors
/// Not allowed; no connection.
pub async fn pohon(
    db: &Db,
    pelaku: &Pelaku,
    pemda: &PemdaRow,
    hari: Tanggal,
) -> Result<Vec<Cabang>, OrgRefusal> {
    let sumber = Sumber::terbuka(Id::dari_uuid(pemda.id));
    boleh(pelaku, Tindakan::LihatOrganisasi, &sumber)?;
    let mut tx = db.tx_baca(pemda.id).await?;
    let unit = unit::pohon(&mut tx, pemda.id, hari.0).await?;
    let semua_jabatan = jabatan::semua(&mut tx, pemda.id).await?;
    let semua_tugas = tugas::semua(&mut tx, pemda.id).await?;
    tx.commit().await.map_err(store::StoreError::from)?;
    let mut per_unit: BTreeMap<Uuid, Vec<JabatanPada>> = BTreeMap::new();
    let mut per_jabatan: BTreeMap<Uuid, Vec<TugasRow>> = BTreeMap::new();
    for t in semua_tugas {
        if periode(t.mulai, t.selesai).is_some_and(|m| m.memuat(hari)) {
            per_jabatan.entry(t.jabatan_id).or_default().push(t);
        }
    }
    for j in semua_jabatan {
        if periode(j.mulai, j.selesai).is_none_or(|m| !m.memuat(hari)) {
            continue;
        }
        let pemegang = dahulukan(per_jabatan.remove(&j.id).unwrap_or_default(), hari);
        let isi = per_unit.entry(j.unit_id).or_default();
        isi.push(JabatanPada {
            jabatan: j,
            pemegang,
        });
    }
    Ok(susun(unit, per_unit))
}

/// The one who speaks for the post first.
fn dahulukan(mut semua: Vec<TugasRow>, hari: Tanggal) -> Vec<TugasRow> {
    let kenal: Vec<_> = semua.iter().filter_map(penugasan).collect();
    if let Some(p) = pejabat_pada(&kenal, hari) {
        let dia = p.orang.uuid();
        let jenis = p.jenis.kode();
        semua.sort_by_key(|t| (t.orang_id != dia || t.jenis != jenis, t.orang.clone()));
    }
    semua
}

/// Depth first. A unit whose superior is gone, or that is in a circle, stands at the top.
fn susun(unit: Vec<UnitRow>, mut jabatan: BTreeMap<Uuid, Vec<JabatanPada>>) -> Vec<Cabang> {
    let ada: BTreeMap<Uuid, Option<Uuid>> = unit.iter().map(|u| (u.id, u.induk_id)).collect();
    let naik: BTreeMap<Uuid, Uuid> = ada
        .iter()
        .filter_map(|(id, i)| i.filter(|i| ada.contains_key(i)).map(|i| (*id, i)))
        .collect();
    let urut: BTreeMap<Uuid, usize> = unit.iter().enumerate().map(|(n, u)| (u.id, n)).collect();
    let mut cabang: Vec<(Vec<usize>, UnitRow)> = unit
        .into_iter()
        .map(|u| {
            let mut jalan: Vec<usize> = organisasi::susunan::jalur(u.id, &naik)
                .iter()
                .filter_map(|id| urut.get(id).copied())
                .collect();
            jalan.reverse();
            (jalan, u)
        })
        .collect();
    cabang.sort_by(|a, b| a.0.cmp(&b.0));
    cabang
        .into_iter()
        .map(|(jalan, unit)| Cabang {
            dalam: jalan.len().saturating_sub(1),
            jabatan: jabatan.remove(&unit.id).unwrap_or_default(),
            unit,
        })
        .collect()
}

/// A unit with its history.
#[derive(Clone, Debug)]
pub struct UnitRinci {
    /// Every shape, oldest first.
    pub riwayat: Vec<UnitRow>,
    /// Posts, closed ones included.
    pub jabatan: Vec<JabatanRow>,
    /// What was done to it, for those who may see the log.
    pub peristiwa: Vec<Kalimat>,
}

/// One unit.
///
/// # Errors
/// Not allowed; unknown; no connection.
pub async fn unit_rinci(
    db: &Db,
    pelaku: &Pelaku,
    pemda: &PemdaRow,
    (id, hari): (Uuid, Tanggal),
) -> Result<UnitRinci, OrgRefusal> {
    let sumber = Sumber::terbuka(Id::dari_uuid(pemda.id));
    boleh(pelaku, Tindakan::LihatOrganisasi, &sumber)?;
    let mut tx = db.tx_baca(pemda.id).await?;
    let semua = unit::riwayat(&mut tx, pemda.id, id).await?;
    if semua.is_empty() {
        return Err(OrgRefusal::TidakAda("Unit kerja ini"));
    }
    let mut jabatan = jabatan::semua(&mut tx, pemda.id).await?;
    jabatan.retain(|j| j.unit_id == id);
    let induk = super::minta::induk(&mut tx, pemda.id, hari).await?;
    let dalam = Sumber::dalam(Id::dari_uuid(pemda.id)).pada_opd(jalur(id, &induk));
    let peristiwa = if boleh(pelaku, Tindakan::LihatCatatan, &dalam).is_ok() {
        riwayat(&mut tx, pemda.id, &[id.to_string()]).await?
    } else {
        Vec::new()
    };
    Ok(UnitRinci {
        riwayat: semua,
        jabatan,
        peristiwa,
    })
}

/// A post with everybody who held it.
#[derive(Clone, Debug)]
pub struct JabatanRinci {
    /// The post.
    pub jabatan: JabatanRow,
    /// Name of its unit.
    pub unit: String,
    /// Name of its superior post.
    pub atasan: Option<JabatanRow>,
    /// Assignments, oldest first.
    pub tugas: Vec<TugasRow>,
    /// What was done to it, for those who may see the log.
    pub peristiwa: Vec<Kalimat>,
    /// The actor may assign to it.
    pub boleh_tugaskan: bool,
}

/// One post with its history.
///
/// # Errors
/// Not allowed; unknown; no connection.
pub async fn jabatan_rinci(
    db: &Db,
    pelaku: &Pelaku,
    pemda: &PemdaRow,
    (id, hari): (Uuid, Tanggal),
) -> Result<JabatanRinci, OrgRefusal> {
    let pemda_id = Id::dari_uuid(pemda.id);
    boleh(
        pelaku,
        Tindakan::LihatOrganisasi,
        &Sumber::terbuka(pemda_id),
    )?;
    let mut tx = db.tx_baca(pemda.id).await?;
    let j = jabatan::satu(&mut tx, pemda.id, id).await?;
    let j = j.ok_or(OrgRefusal::TidakAda("Jabatan ini"))?;
    let atasan = match j.atasan_id {
        Some(a) => jabatan::satu(&mut tx, pemda.id, a).await?,
        None => None,
    };
    let di = unit::riwayat(&mut tx, pemda.id, j.unit_id).await?;
    let tugas = tugas::pada_jabatan(&mut tx, pemda.id, id).await?;
    let induk = super::minta::induk(&mut tx, pemda.id, hari).await?;
    let dalam = Sumber::dalam(pemda_id).pada_opd(jalur(j.unit_id, &induk));
    let peristiwa = if boleh(pelaku, Tindakan::LihatCatatan, &dalam).is_ok() {
        let mut subjek = vec![id.to_string()];
        subjek.extend(tugas.iter().map(|t| t.id.to_string()));
        riwayat(&mut tx, pemda.id, &subjek).await?
    } else {
        Vec::new()
    };
    Ok(JabatanRinci {
        unit: di.last().map(|u| u.nama.clone()).unwrap_or_default(),
        atasan,
        tugas,
        peristiwa,
        boleh_tugaskan: boleh(pelaku, Tindakan::Tugaskan, &dalam).is_ok(),
        jabatan: j,
    })
}

/// A person with every assignment, role and delegation.
#[derive(Clone, Debug)]
pub struct OrangRinci {
    /// The person; the employee number only for those who manage people, or oneself.
    pub orang: OrangRow,
    /// Assignments, oldest first.
    pub tugas: Vec<TugasRow>,
    /// Roles given, oldest first.
    pub peran: Vec<PeranRow>,
    /// Delegations from or to the person.
    pub delegasi: Vec<DelegasiRow>,
    /// Everything held on the day, and from where.
    pub wewenang: Vec<Wewenang>,
    /// Names of units.
    pub unit: BTreeMap<Uuid, String>,
    /// What was done, for those who may see the log.
    pub peristiwa: Vec<Kalimat>,
    /// The actor may correct the data.
    pub boleh_kelola: bool,
    /// The actor may give and take roles.
    pub boleh_peran: bool,
    /// The actor may delegate for this person.
    pub boleh_delegasi: bool,
}

/// One person.
///
/// # Errors
/// Unknown or not for this actor: the same answer; no connection.
pub async fn orang_rinci(
    db: &Db,
    pelaku: &Pelaku,
    pemda: &PemdaRow,
    (id, hari): (Uuid, Tanggal),
) -> Result<OrangRinci, OrgRefusal> {
    let mut tx = db.tx_baca(pemda.id).await?;
    let o = orang::satu(&mut tx, pemda.id, id).await?;
    let tugas = tugas::milik(&mut tx, pemda.id, id).await?;
    let induk = super::minta::induk(&mut tx, pemda.id, hari).await?;
    let kini = |t: &&TugasRow| periode(t.mulai, t.selesai).is_some_and(|m: Periode| m.memuat(hari));
    let di = tugas
        .iter()
        .filter(kini)
        .flat_map(|t| jalur(t.unit_id, &induk));
    let sumber = Sumber::dalam(Id::dari_uuid(pemda.id))
        .pada_opd(di.collect())
        .milik(Id::dari_uuid(id));
    boleh(pelaku, Tindakan::LihatOrang, &sumber)?;
    let mut o = o.ok_or(OrgRefusal::TidakAda("Orang ini"))?;
    let peran = peran::milik(&mut tx, pemda.id, id).await?;
    let delegasi = peran::delegasi_orang(&mut tx, pemda.id, id).await?;
    let wewenang = wewenang_pada(&mut tx, pemda, id, hari).await?;
    let unit = unit::nama(&mut tx, pemda.id).await?.into_iter().collect();
    let boleh_ = |t| boleh(pelaku, t, &sumber).is_ok();
    let peristiwa = if boleh_(Tindakan::LihatCatatan) {
        let mut subjek = vec![id.to_string()];
        subjek.extend(tugas.iter().map(|t| t.id.to_string()));
        subjek.extend(peran.iter().map(|p| p.id.to_string()));
        subjek.extend(delegasi.iter().map(|d| d.id.to_string()));
        riwayat(&mut tx, pemda.id, &subjek).await?
    } else {
        Vec::new()
    };
    let boleh_kelola = boleh_(Tindakan::KelolaOrang);
    if !boleh_kelola && pelaku.orang != Some(Id::dari_uuid(id)) {
        o.nip = o.nip.as_deref().map(samar);
    }
    Ok(OrangRinci {
        boleh_kelola,
        boleh_peran: boleh_(Tindakan::BeriPeran),
        boleh_delegasi: boleh_(Tindakan::Delegasikan),
        orang: o,
        tugas,
        peran,
        delegasi,
        wewenang,
        unit,
        peristiwa,
    })
}

/// An employee number without the day of birth in it.
#[must_use]
pub fn samar(nip: &str) -> String {
    let akhir: String = nip.chars().skip(14).collect();
    format!("••••••••••••••{akhir}")
}

/// People of a government, by name.
///
/// # Errors
/// Not allowed; no connection.
pub async fn daftar_orang(
    db: &Db,
    pelaku: &Pelaku,
    pemda: &PemdaRow,
    (kata, hal, banyak): (&str, i64, i64),
) -> Result<(Vec<OrangRow>, i64), OrgRefusal> {
    let sumber = Sumber::dalam(Id::dari_uuid(pemda.id));
    boleh(pelaku, Tindakan::LihatOrang, &sumber)?;
    let lewati = hal.max(1).saturating_sub(1).saturating_mul(banyak);
    let mut tx = db.tx_baca(pemda.id).await?;
    let (mut baris, jumlah) =
        orang::daftar(&mut tx, pemda.id, kata.trim(), (banyak, lewati)).await?;
    if boleh(pelaku, Tindakan::KelolaOrang, &sumber).is_err() {
        for o in &mut baris {
            o.nip = o.nip.as_deref().map(samar);
        }
    }
    Ok((baris, jumlah))
}
