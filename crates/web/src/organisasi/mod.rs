//! `/pemda/{kode}/organisasi` and around it: units, posts, people, roles, delegations.

mod aksi;
mod borang;
mod jabatan;
mod orang;
mod pembinaan;
mod pohon;
mod unit;

use app::organisasi::{Jawab, Minta, OrgRefusal};
use app::tampil::daerah::Daerah;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use dasar::Tanggal;
use dasar::waktu::Zona;
use serde::{Deserialize, Deserializer};
use uuid::Uuid;

use crate::galat::{Hasil, html};
use crate::halaman::Kilat;
use crate::komponen::Warna;
use crate::lapis::sesi;
use crate::rute::Perute;
use crate::{Galat, Halaman, Keadaan, Sesi, daerah};

use borang::{Borang, Kiriman};

/// Routes of the module.
pub fn rute(p: Perute) -> Perute {
    p.get("/pemda/{kode}/organisasi", pohon::lihat)
        .get("/pemda/{kode}/unit/{id}", unit::lihat)
        .get("/pemda/{kode}/jabatan/{id}", jabatan::lihat)
        .post("/pemda/{kode}/jabatan/{id}/penugasan", aksi::tugaskan)
        .post("/pemda/{kode}/penugasan/{id}/pengakhiran", aksi::akhiri)
        .get("/pemda/{kode}/orang", orang::daftar)
        .post("/pemda/{kode}/orang", aksi::tambah_orang)
        .get("/pemda/{kode}/orang/{id}", orang::lihat)
        .post("/pemda/{kode}/orang/{id}/peran", aksi::beri_peran)
        .post("/pemda/{kode}/orang/{id}/delegasi", aksi::delegasikan)
        .post("/pemda/{kode}/peran/{id}/pencabutan", aksi::cabut_peran)
        .post(
            "/pemda/{kode}/delegasi/{id}/pencabutan",
            aksi::cabut_delegasi,
        )
        .get("/pemda/{kode}/pembinaan", pembinaan::lihat)
}

/// The id of a record in an address.
#[derive(Clone, Copy, Debug)]
struct IdJalur(Uuid);

impl<'de> Deserialize<'de> for IdJalur {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let teks = String::deserialize(d)?;
        let id = teks.parse().map_err(serde::de::Error::custom)?;
        Ok(Self(id))
    }
}

/// A refusal of the acts as an error page; those of a form go through [`jawab`].
fn galat(e: OrgRefusal) -> Galat {
    match e {
        OrgRefusal::Tolak(t) => t.into(),
        OrgRefusal::TidakAda(_) => Galat::tidak_ada(e.to_string()),
        lain if lain.status() == 500 => Galat::Rusak(lain.into()),
        lain => Galat::Masukan(lain.to_string()),
    }
}

/// Today in Jakarta.
fn hari_ini(k: &Keadaan) -> Tanggal {
    k.ling.clock.kini().tanggal(Zona::Wib)
}

/// The day asked for, or today.
fn hari(k: &Keadaan, tanya: Option<&str>) -> Result<Tanggal, Galat> {
    match tanya.map(str::trim).filter(|t| !t.is_empty()) {
        None => Ok(hari_ini(k)),
        Some(t) => Tanggal::parse(t).ok_or_else(|| {
            Galat::Masukan(format!(
                "Tanggal {t} tidak terbaca. Tulis seperti 2026-11-22."
            ))
        }),
    }
}

/// What an act of a page is handed.
fn minta<'a>(k: &'a Keadaan, s: &'a Sesi, d: &'a Daerah, f: &'a Kiriman) -> Minta<'a> {
    Minta {
        db: &k.ling.db,
        clock: k.ling.clock.as_ref(),
        hukum: &k.ling.hukum,
        pelaku: &s.pelaku,
        pemda: &d.pemda,
        kunci: f.teks("kunci"),
        permintaan: &s.permintaan,
    }
}

/// A form that was refused: what, why, and the form again with what was sent.
#[derive(Template)]
#[template(path = "organisasi/ditolak.html")]
struct DitolakHal {
    hal: Halaman,
    judul: String,
    kalimat: String,
    kode: &'static str,
    kembali: String,
    borang: Borang,
}

/// The answer of a form: 303 to where the result is seen, or the form again.
fn jawab(
    (k, s, d): (&Keadaan, &Sesi, &Daerah),
    (borang, f, kembali): (Borang, &Kiriman, String),
    hasil: Result<Jawab, OrgRefusal>,
) -> Hasil {
    let e = match hasil {
        Ok(j) => {
            let kilat = Kilat {
                warna: Warna::Baik,
                kalimat: j.kalimat,
            };
            return Ok(sesi::arahkan(k, &kembali, &kilat));
        }
        Err(e) => e,
    };
    let status = e.status();
    if matches!(e, OrgRefusal::Tolak(_) | OrgRefusal::TidakAda(_)) || status == 500 {
        return Err(galat(e));
    }
    let salah = match &e {
        OrgRefusal::Masukan(m) => m.clone(),
        _ => Vec::new(),
    };
    let judul = borang.judul.clone();
    let mut jawab: Response = html(&DitolakHal {
        hal: daerah::halaman(s, d, &judul, "organisasi"),
        judul,
        kalimat: e.to_string(),
        kode: e.kode(),
        kembali,
        borang: borang.isi_lagi(f, &salah),
    })?;
    *jawab.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
    Ok(jawab)
}
