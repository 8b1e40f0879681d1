//! Every role a person holds on a day, as the one function of `keamanan` needs it.

use dasar::kode::KodeWilayah;
use dasar::{Id, Tanggal};
use keamanan::{AtasNama, JenisLingkup, Lingkup, Peran, Wewenang};
use store::organisasi::{orang, peran, tugas};
use store::{PemdaRow, Tx};
use uuid::Uuid;

use super::OrgRefusal;
use super::minta::periode;

/// Every role a person holds on a day: given ones, those of the head of a unit or government while
/// in office, the own record, and what others delegated. Empty for a person who is not active.
///
/// # Errors
/// No connection.
///
/// # Why
/// A head's role follows the assignment, so that it ends with it and passes to a PLT or PLH
/// without another letter.
pub async fn wewenang_pada(
    tx: &mut Tx<'_>,
    pemda: &PemdaRow,
    siapa: Uuid,
    hari: Tanggal,
) -> Result<Vec<Wewenang>, OrgRefusal> {
    let o = orang::satu(tx, pemda.id, siapa).await?;
    let Some(o) = o.filter(|o| o.aktif) else {
        return Ok(Vec::new());
    };
    let pemda_id = Id::dari_uuid(pemda.id);
    let orang_id = Id::dari_uuid(siapa);
    let mut hasil = Vec::new();
    if o.jenis != "lain" {
        let diri = Lingkup::Diri {
            pemda: pemda_id,
            orang: orang_id,
        };
        hasil.push(Wewenang::baru(Peran::Asn, diri));
    }
    for t in tugas::milik(tx, pemda.id, siapa).await? {
        let kini = periode(t.mulai, t.selesai).is_some_and(|m| m.memuat(hari));
        if kini && t.kepala {
            hasil.push(dari_jabatan(pemda, &t));
        }
    }
    for p in peran::milik(tx, pemda.id, siapa).await? {
        let kini = periode(p.mulai, p.selesai).is_some_and(|m| m.memuat(hari));
        if kini {
            hasil.extend(dari_peran(pemda, siapa, (&p.peran, &p.lingkup, p.unit_id)));
        }
    }
    for d in peran::delegasi_orang(tx, pemda.id, siapa).await? {
        let kini = periode(d.mulai, Some(d.selesai)).is_some_and(|m| m.memuat(hari));
        if kini && d.kepada_id == siapa {
            let w = dari_peran(pemda, d.dari_id, (&d.peran, &d.lingkup, d.unit_id));
            let dari = AtasNama {
                orang: Id::dari_uuid(d.dari_id),
                nama: d.dari,
            };
            hasil.extend(w.map(|w| w.didelegasikan(dari)));
        }
    }
    hasil.retain(Wewenang::sah);
    hasil.sort();
    hasil.dedup();
    Ok(hasil)
}

fn dari_jabatan(pemda: &PemdaRow, t: &tugas::TugasRow) -> Wewenang {
    let id = Id::dari_uuid(pemda.id);
    if t.jenis_jabatan == "kepala_daerah" {
        return Wewenang::baru(Peran::KepalaDaerah, Lingkup::Pemda(id));
    }
    let lingkup = Lingkup::Opd {
        pemda: id,
        opd: Id::dari_uuid(t.unit_id),
    };
    Wewenang::baru(Peran::KepalaOpd, lingkup)
}

/// A stored role; one that cannot be read grants nothing.
pub(super) fn dari_peran(
    pemda: &PemdaRow,
    siapa: Uuid,
    (peran, lingkup, unit): (&str, &str, Option<Uuid>),
) -> Option<Wewenang> {
    let id = Id::dari_uuid(pemda.id);
    let lingkup = match (JenisLingkup::parse(lingkup)?, unit) {
        (JenisLingkup::Bangsa, None) => Lingkup::Bangsa,
        (JenisLingkup::Provinsi, None) => {
            let kode = KodeWilayah::parse(&pemda.kode).ok()?;
            Lingkup::Provinsi(kode.provinsi())
        }
        (JenisLingkup::Pemda, None) => Lingkup::Pemda(id),
        (JenisLingkup::Opd, Some(u)) => Lingkup::Opd {
            pemda: id,
            opd: Id::dari_uuid(u),
        },
        (JenisLingkup::Diri, None) => Lingkup::Diri {
            pemda: id,
            orang: Id::dari_uuid(siapa),
        },
        _ => return None,
    };
    Some(Wewenang::baru(Peran::parse(peran)?, lingkup))
}
