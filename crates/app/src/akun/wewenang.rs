//! Roles of the person behind an account, as they stand today.

use dasar::kode::KodeWilayah;
use dasar::waktu::{Saat, Zona};
use dasar::{Id, id};
use keamanan::{AtasNama, JenisLingkup, Lingkup, Peran, Wewenang};
use store::organisasi::peran;
use uuid::Uuid;

use super::{AkunRefusal, Layanan};

/// A stable text for one held role: what a session remembers of a choice.
#[must_use]
pub fn kunci_wewenang(w: &Wewenang) -> String {
    let lingkup = match &w.lingkup {
        Lingkup::Opd { opd, .. } => opd.to_string(),
        Lingkup::Provinsi(kode) => kode.to_string(),
        Lingkup::Mesin | Lingkup::Bangsa | Lingkup::Pemda(_) | Lingkup::Diri { .. } => {
            String::new()
        }
    };
    let dari = w
        .atas_nama
        .as_ref()
        .map_or_else(String::new, |a| a.orang.to_string());
    format!("{}|{lingkup}|{dari}", w.peran.kode())
}

/// Every role held today, own ones first; none for an account that is tied to nobody.
pub(super) async fn muat(
    tx: &mut store::Tx<'_>,
    l: &Layanan,
    pemda: Uuid,
    orang: Option<Uuid>,
) -> Result<Vec<Wewenang>, AkunRefusal> {
    let Some(orang) = orang else {
        return Ok(Vec::new());
    };
    let hari = Saat(l.kini()).tanggal(Zona::Wib).0;
    let wilayah = store::akun::kode_pemda(tx, pemda).await?;
    let mut hasil = Vec::new();
    for p in peran::milik(tx, pemda, orang).await? {
        if p.mulai <= hari && p.selesai.is_none_or(|s| hari < s) {
            let di = (p.peran.as_str(), p.lingkup.as_str(), p.unit_id);
            hasil.extend(susun((pemda, orang), di, wilayah.as_deref()));
        }
    }
    for d in peran::delegasi_orang(tx, pemda, orang).await? {
        if d.kepada_id == orang && d.mulai <= hari && hari < d.selesai {
            let di = (d.peran.as_str(), d.lingkup.as_str(), d.unit_id);
            let w = susun((pemda, d.dari_id), di, wilayah.as_deref());
            hasil.extend(w.map(|w| {
                w.didelegasikan(AtasNama {
                    orang: Id::dari_uuid(d.dari_id),
                    nama: d.dari.clone(),
                })
            }));
        }
    }
    Ok(hasil)
}

/// A stored role; one that this program does not know grants nothing.
fn susun(
    (pemda, orang): (Uuid, Uuid),
    (peran, lingkup, unit): (&str, &str, Option<Uuid>),
    wilayah: Option<&str>,
) -> Option<Wewenang> {
    let peran = Peran::parse(peran)?;
    let pemda: Id<id::Pemda> = Id::dari_uuid(pemda);
    let lingkup = match JenisLingkup::parse(lingkup)? {
        // Nobody holds the machine by a row in a table.
        JenisLingkup::Mesin => return None,
        JenisLingkup::Bangsa => Lingkup::Bangsa,
        JenisLingkup::Provinsi => Lingkup::Provinsi(KodeWilayah::parse(wilayah?).ok()?),
        JenisLingkup::Pemda => Lingkup::Pemda(pemda),
        JenisLingkup::Opd => Lingkup::Opd {
            pemda,
            opd: Id::dari_uuid(unit?),
        },
        JenisLingkup::Diri => Lingkup::Diri {
            pemda,
            orang: Id::dari_uuid(orang),
        },
    };
    let w = Wewenang::baru(peran, lingkup);
    w.sah().then_some(w)
}
