//! What pages with acts share: the act's surroundings, the answer of a form, what a visitor may.

use std::collections::BTreeMap;

use app::tampil::daerah::Daerah;
use app::tindak::{Minta, TindakGalat};
use axum::response::Response;
use dasar::Id;
use keamanan::{Sumber, Tindakan, boleh};
use uuid::Uuid;

use crate::halaman::Kilat;
use crate::komponen::Warna;
use crate::lapis::{segel, sesi};
use crate::{Galat, Keadaan, Sesi};

/// Fields of a form by name.
pub type Isian = BTreeMap<String, String>;

/// A field without blanks around it; empty when it was not sent.
#[must_use]
pub fn isi<'f>(f: &'f Isian, nama: &str) -> &'f str {
    f.get(nama).map_or("", |s| s.trim())
}

/// Surroundings of an act of a page.
#[must_use]
pub fn minta<'a>(k: &'a Keadaan, s: &'a Sesi, kode: &'a str) -> Minta<'a> {
    Minta {
        db: &k.ling.db,
        hukum: &k.ling.hukum,
        clock: k.ling.clock.as_ref(),
        pelaku: &s.pelaku,
        pemda: kode,
        permintaan: &s.permintaan,
    }
}

/// Refuses a form that does not carry the visitor's own token.
///
/// # Errors
/// 403.
pub fn periksa_csrf(s: &Sesi, f: &Isian) -> Result<(), Galat> {
    if segel::sama(isi(f, "csrf").as_bytes(), s.csrf.as_bytes()) {
        return Ok(());
    }
    Err(Galat::Ditolak(
        "Formulir ini sudah kedaluwarsa. Muat ulang halamannya lalu kirim lagi.".to_owned(),
    ))
}

/// An identifier of an address.
///
/// # Errors
/// 404.
pub fn id(teks: &str) -> Result<Uuid, Galat> {
    Uuid::parse_str(teks).map_err(|_| Galat::tidak_ada("Alamat ini tidak ada di Selaras."))
}

/// A refusal of an act as a page.
#[must_use]
pub fn galat(e: TindakGalat) -> Galat {
    match e {
        TindakGalat::Tolak(t) => Galat::from(t),
        TindakGalat::TakAda(k) => Galat::tidak_ada(k),
        TindakGalat::PemdaTakDikenal(k) => {
            Galat::tidak_ada(format!("Tidak ada pemerintah daerah dengan kode {k}."))
        }
        TindakGalat::Ditolak { pesan, .. } => Galat::Masukan(pesan),
        lain => Galat::Rusak(lain.into()),
    }
}

/// Back to a page with one sentence: what was done, or why it was not.
///
/// # Errors
/// A refusal by role or a fault is a page of its own.
pub fn jawab(
    k: &Keadaan,
    url: &str,
    hasil: Result<String, TindakGalat>,
) -> Result<Response, Galat> {
    let (warna, kalimat) = match hasil {
        Ok(kalimat) => (Warna::Baik, kalimat),
        Err(TindakGalat::Ditolak { pesan, kode }) => (Warna::Bahaya, format!("{pesan} [{kode}]")),
        Err(lain) => return Err(galat(lain)),
    };
    Ok(sesi::arahkan(k, url, &Kilat { warna, kalimat }))
}

/// May the visitor do this to something of an office (of the government, without one)?
#[must_use]
pub fn dapat(s: &Sesi, d: &Daerah, t: Tindakan, opd: Option<Uuid>) -> bool {
    let sumber = Sumber::dalam(Id::dari_uuid(d.pemda.id));
    let sumber = match opd {
        Some(o) => sumber.pada_opd(vec![Id::dari_uuid(o)]),
        None => sumber,
    };
    boleh(&s.pelaku, t, &sumber).is_ok()
}

/// Published things are everybody's; the rest is for those who may see working material.
///
/// # Errors
/// 404 or 403.
pub fn perlu_lihat(
    s: &Sesi,
    d: &Daerah,
    (t, opd): (Tindakan, Option<Uuid>),
    terbit: bool,
) -> Result<(), Galat> {
    let pemda = Id::dari_uuid(d.pemda.id);
    let mut sumber = if terbit {
        Sumber::terbuka(pemda)
    } else {
        Sumber::dalam(pemda)
    };
    if let Some(o) = opd {
        sumber = sumber.pada_opd(vec![Id::dari_uuid(o)]);
    }
    Ok(boleh(&s.pelaku, t, &sumber)?)
}
