//! What every page carries: visitor, title, navigation, breadcrumbs, flash.

use std::sync::Arc;

use app::akun::{AkunKini, Dari};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use crate::galat::Galat;
use crate::komponen::{Tautan, Warna};

/// A sentence shown once after a form was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kilat {
    /// Meaning.
    pub warna: Warna,
    /// The sentence.
    pub kalimat: String,
}

/// The visitor of one request; an extractor.
#[derive(Clone, Debug)]
pub struct Sesi {
    /// Signed in as local administrator.
    pub admin: bool,
    /// Who asks, for `keamanan::boleh`.
    pub pelaku: keamanan::Pelaku,
    /// Form token; put it in every POST form as `csrf`.
    pub csrf: String,
    /// Id of the request, for error pages and the log.
    pub permintaan: String,
    /// Flash of the previous act.
    pub kilat: Option<Kilat>,
    /// Signed in with an account.
    pub akun: Option<Arc<AkunKini>>,
    /// Where the request comes from.
    pub dari: Dari,
    /// Cookie of a half sign-in.
    pub langkah: Option<String>,
}

impl Sesi {
    /// Anybody.
    #[must_use]
    pub fn publik(permintaan: &str) -> Self {
        Self {
            admin: false,
            pelaku: keamanan::Pelaku::publik(),
            csrf: String::new(),
            permintaan: permintaan.to_owned(),
            kilat: None,
            akun: None,
            dari: Dari {
                alamat: String::new(),
                peramban: String::new(),
                permintaan: permintaan.to_owned(),
            },
            langkah: None,
        }
    }

    /// A visitor for samples.
    #[must_use]
    pub fn contoh() -> Self {
        Self {
            csrf: "contoh".into(),
            kilat: Some(Kilat {
                warna: Warna::Baik,
                kalimat: "Berkas diterima: 1.283 baris.".into(),
            }),
            ..Self::publik("01J0CONTOH")
        }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Sesi {
    type Rejection = Galat;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Galat> {
        parts
            .extensions
            .get::<Self>()
            .cloned()
            .ok_or_else(|| Galat::Rusak(anyhow::anyhow!("session layer missing")))
    }
}

/// One group of the left rail.
#[derive(Clone, Debug, Default)]
pub struct RelGrup {
    /// Heading; may be empty.
    pub judul: String,
    /// Words, address, count or "", is this page.
    pub butir: Vec<RelButir>,
}

/// One link of the left rail.
#[derive(Clone, Debug, Default)]
pub struct RelButir {
    /// Words.
    pub teks: String,
    /// Address.
    pub url: String,
    /// A count or state beside it; may be empty.
    pub cacah: String,
    /// This page.
    pub kini: bool,
}

/// The government a page is about, in the top line.
#[derive(Clone, Debug, Default)]
pub struct Konteks {
    /// "Kabupaten Mahakam Ulu" and its page.
    pub pemda: Tautan,
    /// "2026"; may be empty.
    pub tahun: String,
    /// "APBD murni"; may be empty.
    pub tahap: String,
}

/// Layout data of a page.
#[derive(Clone, Debug, Default)]
pub struct Halaman {
    /// Title without the product's name.
    pub judul: String,
    /// One sentence for search engines and previews.
    pub ringkasan: String,
    /// Key of the present entry of the main navigation.
    pub aktif: &'static str,
    /// Government, year, stage.
    pub konteks: Option<Konteks>,
    /// Breadcrumbs, without this page.
    pub remah: Vec<Tautan>,
    /// Left rail; the work layout shows it.
    pub rel: Vec<RelGrup>,
    /// Flash.
    pub kilat: Option<Kilat>,
    /// Signed in as local administrator.
    pub admin: bool,
    /// Form token.
    pub csrf: String,
    /// Name of who is signed in; empty for nobody.
    pub siapa: String,
    /// The role acted in; empty for all.
    pub sebagai: String,
}

impl Halaman {
    /// Layout of a page.
    #[must_use]
    pub fn baru(sesi: &Sesi, judul: impl Into<String>) -> Self {
        Self {
            judul: judul.into(),
            ringkasan: String::new(),
            aktif: "",
            konteks: None,
            remah: vec![],
            rel: vec![],
            kilat: sesi.kilat.clone(),
            admin: sesi.admin,
            csrf: sesi.csrf.clone(),
            siapa: siapa(sesi),
            sebagai: sebagai(sesi),
        }
    }

    /// Marks the present entry of the main navigation: "beranda", "nasional", "aturan", "api", …
    #[must_use]
    pub fn aktif(mut self, kunci: &'static str) -> Self {
        self.aktif = kunci;
        self
    }

    /// Adds a breadcrumb.
    #[must_use]
    pub fn remah(mut self, teks: impl Into<String>, url: impl Into<String>) -> Self {
        self.remah.push(Tautan::baru(teks, url));
        self
    }

    /// One sentence for previews.
    #[must_use]
    pub fn ringkasan(mut self, teks: impl Into<String>) -> Self {
        self.ringkasan = teks.into();
        self
    }

    /// Government, year, stage of the top line.
    #[must_use]
    pub fn konteks(mut self, konteks: Konteks) -> Self {
        self.konteks = Some(konteks);
        self
    }

    /// Left rail.
    #[must_use]
    pub fn rel(mut self, rel: Vec<RelGrup>) -> Self {
        self.rel = rel;
        self
    }

    /// Entries of the main navigation: key, words, address.
    #[must_use]
    pub fn navigasi(&self) -> Vec<(&'static str, &'static str, &'static str)> {
        let mut n = vec![
            ("beranda", "Beranda", "/"),
            ("nasional", "Anggaran daerah", "/nasional"),
            ("sakip", "SAKIP", "/sakip"),
            ("aturan", "Aturan", "/aturan"),
            ("api", "Data terbuka", "/api"),
            ("tentang", "Tentang", "/tentang"),
        ];
        if self.admin {
            n.push(("impor", "Impor", "/impor"));
        }
        n
    }
}

fn siapa(s: &Sesi) -> String {
    match &s.akun {
        Some(a) => a.tampilan.clone(),
        None if s.admin => "admin lokal".to_owned(),
        None => String::new(),
    }
}

fn sebagai(s: &Sesi) -> String {
    let Some(a) = &s.akun else {
        return String::new();
    };
    match a.pelaku.wewenang.as_slice() {
        [satu] => satu.peran.nama().to_owned(),
        [] => String::new(),
        semua => format!("{} peran", semua.len()),
    }
}
