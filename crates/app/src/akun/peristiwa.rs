//! Events of accounts: who, what, in the act's transaction. Never a secret.

use keamanan::{JenisPeristiwa, Pelaku};
use serde_json::Value;
use store::Tx;
use store::akun::AkunRow;
use uuid::Uuid;

use super::{AkunKini, Layanan};
use crate::log::{Kejadian, Pencatat};

/// Who acts, about an account of which government.
pub(super) struct Oleh<'a> {
    pemda: Uuid,
    pelaku: Pelaku,
    permintaan: &'a str,
}

impl<'a> Oleh<'a> {
    /// The owner of an account, while signing in: no role yet.
    pub(super) fn akun(a: &AkunRow, permintaan: &'a str) -> Self {
        Self {
            pemda: a.pemda_id,
            pelaku: Pelaku {
                nama: a.tampilan.clone(),
                orang: a.orang_id.map(dasar::Id::dari_uuid),
                ..Pelaku::publik()
            },
            permintaan,
        }
    }

    /// Somebody signed in, about the own account.
    pub(super) fn kini(a: &AkunKini, permintaan: &'a str) -> Self {
        Self {
            pemda: a.pemda,
            pelaku: a.pelaku.clone(),
            permintaan,
        }
    }

    /// An administrator, about an account of a government.
    pub(super) fn pengelola(pemda: Uuid, p: &Pelaku, permintaan: &'a str) -> Self {
        Self {
            pemda,
            pelaku: p.clone(),
            permintaan,
        }
    }
}

/// Writes the event of an act: kind, record, values of its sentence.
pub(super) async fn catat(
    tx: &mut Tx<'_>,
    l: &Layanan,
    o: Oleh<'_>,
    (jenis, subjek, isi): (JenisPeristiwa, String, Value),
) -> store::Result<()> {
    let mut isi = isi;
    if let Value::Object(peta) = &mut isi {
        // Two acts on one account in one instant are two events.
        peta.insert("tanda".to_owned(), l.id_baru().to_string().into());
    }
    let p = Pencatat {
        pelaku: &o.pelaku,
        kuasa: o.pelaku.wewenang.first(),
        permintaan: o.permintaan,
        pada: l.kini(),
    };
    let k = Kejadian {
        jenis,
        subjek,
        sebelum: None,
        sesudah: None,
        alasan: "",
        isi,
    };
    crate::log::catat(tx, o.pemda, &p, k).await
}
