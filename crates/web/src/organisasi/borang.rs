//! A form as data: fields with their values and errors, one template for all of them.

use std::collections::BTreeMap;

use askama::Template;
use dasar::Tanggal;
use uuid::Uuid;

use crate::{Galat, Sesi};

/// One field.
#[derive(Clone, Debug, Default)]
pub struct Isian {
    /// Name in the form; unique on the page with the form's own prefix.
    pub nama: &'static str,
    /// Label.
    pub label: &'static str,
    /// Advice below the label; may be empty.
    pub petunjuk: &'static str,
    /// Value.
    pub nilai: String,
    /// What is wrong with it; may be empty.
    pub salah: String,
    /// "text", "date"; ignored when there are options.
    pub jenis: &'static str,
    /// Value and words; a list to choose from.
    pub opsi: Vec<(String, String)>,
    /// Must be filled.
    pub wajib: bool,
}

/// A form.
#[derive(Clone, Debug, Template)]
#[template(path = "organisasi/borang.html")]
pub struct Borang {
    /// Prefix of ids, so that several forms stand on one page.
    pub id: String,
    /// Heading.
    pub judul: String,
    /// Address.
    pub aksi: String,
    /// Fields.
    pub bidang: Vec<Isian>,
    /// Kept silently.
    pub tetap: Vec<(&'static str, String)>,
    /// Words of the button.
    pub tombol: &'static str,
    /// A button that ends something.
    pub bahaya: bool,
    /// Opened at once.
    pub terbuka: bool,
    /// Form token.
    pub csrf: String,
    /// Idempotency key: sent twice, done once.
    pub kunci: String,
}

impl Borang {
    /// A form of this page; its key is that of the request that drew it.
    pub fn baru(s: &Sesi, id: impl Into<String>, judul: impl Into<String>, aksi: String) -> Self {
        let id = id.into();
        Self {
            kunci: format!("{}-{id}", s.permintaan),
            id,
            judul: judul.into(),
            aksi,
            bidang: Vec::new(),
            tetap: Vec::new(),
            tombol: "Simpan",
            bahaya: false,
            terbuka: false,
            csrf: s.csrf.clone(),
        }
    }

    /// A field of text.
    #[must_use]
    pub fn teks(self, nama: &'static str, label: &'static str, petunjuk: &'static str) -> Self {
        self.tambah(Isian {
            nama,
            label,
            petunjuk,
            jenis: "text",
            ..Isian::default()
        })
    }

    /// A date.
    #[must_use]
    pub fn tanggal(self, nama: &'static str, label: &'static str, petunjuk: &'static str) -> Self {
        self.tambah(Isian {
            nama,
            label,
            petunjuk,
            jenis: "date",
            ..Isian::default()
        })
    }

    /// A list to choose from.
    #[must_use]
    pub fn pilihan(
        self,
        nama: &'static str,
        label: &'static str,
        opsi: Vec<(String, String)>,
    ) -> Self {
        self.tambah(Isian {
            nama,
            label,
            opsi,
            ..Isian::default()
        })
    }

    /// The last field must be filled.
    #[must_use]
    pub fn wajib(mut self) -> Self {
        if let Some(b) = self.bidang.last_mut() {
            b.wajib = true;
        }
        self
    }

    fn tambah(mut self, isian: Isian) -> Self {
        self.bidang.push(isian);
        self
    }

    /// Kept silently: the version that was seen.
    #[must_use]
    pub fn tetap(mut self, nama: &'static str, nilai: impl ToString) -> Self {
        self.tetap.push((nama, nilai.to_string()));
        self
    }

    /// The words of the button.
    #[must_use]
    pub fn tombol(mut self, kata: &'static str, bahaya: bool) -> Self {
        self.tombol = kata;
        self.bahaya = bahaya;
        self
    }

    /// The same form again after a refusal: what was sent, what is wrong, a new key unless the
    /// first answer is still to be had under the old one.
    #[must_use]
    pub fn isi_lagi(mut self, f: &Kiriman, salah: &[(&'static str, String)]) -> Self {
        for b in &mut self.bidang {
            f.teks(b.nama).clone_into(&mut b.nilai);
            let s = salah.iter().find(|(n, _)| *n == b.nama);
            b.salah = s.map(|(_, p)| p.clone()).unwrap_or_default();
        }
        for (n, v) in &mut self.tetap {
            f.teks(n).clone_into(v);
        }
        self.terbuka = true;
        self
    }
}

/// What was sent.
#[derive(Clone, Debug, Default)]
pub struct Kiriman(BTreeMap<String, String>);

impl Kiriman {
    /// From the pairs of a form, its token checked.
    ///
    /// # Errors
    /// 403 without the token of this session.
    pub fn baca(s: &Sesi, isi: Vec<(String, String)>) -> Result<Self, Galat> {
        let f = Self(isi.into_iter().collect());
        if crate::lapis::segel::sama(f.teks("csrf").as_bytes(), s.csrf.as_bytes()) {
            return Ok(f);
        }
        Err(Galat::Ditolak(
            "Borang ini sudah kedaluwarsa atau bukan dari halaman ini. Muat ulang halamannya, \
             lalu kirim lagi."
                .into(),
        ))
    }

    /// A field, empty when it is not there.
    #[must_use]
    pub fn teks(&self, nama: &str) -> &str {
        self.0.get(nama).map_or("", String::as_str).trim()
    }

    /// A date; an empty field is none.
    ///
    /// # Errors
    /// The field and what is wrong with it.
    pub fn tanggal(&self, nama: &'static str) -> Result<Option<Tanggal>, (&'static str, String)> {
        match self.teks(nama) {
            "" => Ok(None),
            t => Tanggal::parse(t).map(Some).ok_or_else(|| {
                let p = format!("Tanggal {t} tidak terbaca. Tulis seperti 2026-11-22.");
                (nama, p)
            }),
        }
    }

    /// A date that must be there.
    ///
    /// # Errors
    /// As [`Self::tanggal`].
    pub fn tanggal_wajib(&self, nama: &'static str) -> Result<Tanggal, (&'static str, String)> {
        let t = self.tanggal(nama)?;
        t.ok_or_else(|| (nama, "Tanggal ini belum diisi.".to_owned()))
    }

    /// An id that must be there.
    ///
    /// # Errors
    /// The field and what is wrong with it.
    pub fn id(&self, nama: &'static str) -> Result<Uuid, (&'static str, String)> {
        let t = self.teks(nama).parse();
        t.map_err(|_| (nama, "Pilih salah satu dari daftar.".to_owned()))
    }

    /// The version that was seen.
    #[must_use]
    pub fn versi(&self) -> i32 {
        self.teks("versi").parse().unwrap_or(-1)
    }
}
