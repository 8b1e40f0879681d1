//! A parameter, its dated versions and what is in force on a day.
use crate::desimal::Desimal;
use crate::galat::Error;
use crate::satuan::{Satuan, Value};
use crate::trace::TraceStep;
use dasar::rasio::Rasio;
use dasar::uang::Rupiah;
use dasar::waktu::Tanggal;
use std::collections::BTreeMap;

/// Column name of a parameter that has a single value.
pub const NILAI: &str = "nilai";

/// Named values that belong together: a record, a row of a list, the outcome of a band.
pub type Baris = BTreeMap<String, Value>;

/// Whom a parameter binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cakupan {
    /// Every government.
    Nasional,
    /// Provinces.
    Provinsi,
    /// Regencies and cities.
    Kabkota,
}

impl Cakupan {
    /// Every scope with its word in law files.
    pub const DAFTAR: [(&str, Self); 3] = [
        ("nasional", Self::Nasional),
        ("provinsi", Self::Provinsi),
        ("kabkota", Self::Kabkota),
    ];

    /// The word used in law files.
    #[must_use]
    pub const fn kata(self) -> &'static str {
        match self {
            Self::Nasional => "nasional",
            Self::Provinsi => "provinsi",
            Self::Kabkota => "kabkota",
        }
    }
}

/// One end of a band.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tepi {
    /// The boundary.
    pub angka: Desimal,
    /// Whether the boundary itself belongs to this band.
    pub termasuk: bool,
}

/// A band: an interval of numbers and what the law says about it. An absent end is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pita {
    /// Lower end.
    pub bawah: Option<Tepi>,
    /// Upper end.
    pub atas: Option<Tepi>,
    /// What holds within the band.
    pub isi: Baris,
}

impl Pita {
    fn memuat(&self, x: Desimal) -> bool {
        let bawah = self
            .bawah
            .is_none_or(|t| x > t.angka || (t.termasuk && x == t.angka));
        let atas = self
            .atas
            .is_none_or(|t| x < t.angka || (t.termasuk && x == t.angka));
        bawah && atas
    }
}

/// What a version says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Isi {
    /// One value (column `nilai`) or one record.
    Nilai(Baris),
    /// Bands without gap or overlap, lowest first.
    Pita(Vec<Pita>),
    /// Rows in the order of the regulation.
    Daftar(Vec<Baris>),
    /// The norm no longer exists.
    Dicabut,
}

/// What a regional government may decide for itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatasSetempat {
    /// The column that may be refined.
    pub kolom: String,
    /// Smallest local value.
    pub paling_sedikit: Option<Desimal>,
    /// Largest local value.
    pub paling_banyak: Option<Desimal>,
}

impl BatasSetempat {
    /// Whether a local value keeps the limits.
    #[must_use]
    pub fn memuat(&self, nilai: Desimal) -> bool {
        self.paling_sedikit.is_none_or(|b| nilai >= b)
            && self.paling_banyak.is_none_or(|b| nilai <= b)
    }

    /// The limits in words.
    #[must_use]
    pub fn kalimat(&self) -> String {
        match (self.paling_sedikit, self.paling_banyak) {
            (Some(a), Some(b)) => format!("{a} sampai {b}"),
            (Some(a), None) => format!("paling sedikit {a}"),
            (None, Some(b)) => format!("paling banyak {b}"),
            (None, None) => "bebas".to_owned(),
        }
    }
}

/// What a parameter says from one day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Versi {
    /// First day of legal effect.
    pub mulai: Tanggal,
    /// The regulation and its article.
    pub dasar: String,
    /// A sentence of the regulation, or its content in our words.
    pub kutipan: Kutipan,
    /// Whether the value was found in a source that was read: the legal text, or a publication
    /// that reports the article.
    pub terverifikasi: bool,
    /// The same value as before, from another source.
    pub sama: bool,
    /// The value.
    pub isi: Isi,
    /// What is left to regional governments.
    pub setempat: Option<BatasSetempat>,
}

/// Where the words of a version come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kutipan {
    /// Literal sentence of the regulation; only allowed on verified versions.
    Harfiah(String),
    /// The content in our own words.
    Ringkasan(String),
}

impl Kutipan {
    /// The words, whichever kind they are.
    #[must_use]
    pub fn teks(&self) -> &str {
        match self {
            Self::Harfiah(teks) | Self::Ringkasan(teks) => teks,
        }
    }
}

/// A number, word, band table or list of the law, with its whole history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// Path of the file with points: `anggaran.wajib.pendidikan`.
    pub kunci: String,
    /// What it is, for people.
    pub judul: String,
    /// Whom it binds.
    pub cakupan: Cakupan,
    /// Unit of every column.
    pub kolom: BTreeMap<String, Satuan>,
    /// The columns in the order of the file.
    pub urutan_kolom: Vec<String>,
    /// Unit of the band boundaries.
    pub satuan_batas: Option<Satuan>,
    /// The day someone last read the source.
    pub diperiksa: Tanggal,
    /// Remarks of the author; may be empty.
    pub catatan: String,
    /// Versions, oldest first.
    pub versi: Vec<Versi>,
    /// Refinements by government (region code), oldest first.
    pub setempat: BTreeMap<String, Vec<Versi>>,
}

impl Parameter {
    /// What is in force everywhere on a day.
    ///
    /// # Errors
    /// [`Error::BelumBerlaku`] before the first version, [`Error::Dicabut`] after a repeal.
    pub fn pada(&self, tanggal: Tanggal) -> Result<Berlaku<'_>, Error> {
        let Some(versi) = terakhir(&self.versi, tanggal) else {
            let mulai = self.versi.first().map_or(tanggal, |v| v.mulai);
            return Err(Error::BelumBerlaku {
                kunci: self.kunci.clone(),
                tanggal,
                mulai,
            });
        };
        if versi.isi == Isi::Dicabut {
            return Err(Error::Dicabut {
                kunci: self.kunci.clone(),
                sejak: versi.mulai,
                dasar: versi.dasar.clone(),
            });
        }
        Ok(Berlaku {
            parameter: self,
            versi,
            setempat: None,
        })
    }

    /// What is in force in one government on a day: its own value where the law lets it have one.
    ///
    /// # Errors
    /// As [`Parameter::pada`].
    pub fn untuk(&self, wilayah: &str, tanggal: Tanggal) -> Result<Berlaku<'_>, Error> {
        let mut berlaku = self.pada(tanggal)?;
        if berlaku.versi.setempat.is_some() {
            berlaku.setempat = self
                .setempat
                .get(wilayah)
                .and_then(|versi| terakhir(versi, tanggal));
        }
        Ok(berlaku)
    }
}

fn terakhir(versi: &[Versi], tanggal: Tanggal) -> Option<&Versi> {
    versi.iter().rev().find(|v| v.mulai <= tanggal)
}

/// A parameter on a day: its value with its citation.
#[derive(Clone, Copy, Debug)]
pub struct Berlaku<'a> {
    /// The parameter.
    pub parameter: &'a Parameter,
    /// The national version in force.
    pub versi: &'a Versi,
    /// The local refinement in force.
    pub setempat: Option<&'a Versi>,
}

impl<'a> Berlaku<'a> {
    /// The single value.
    ///
    /// # Errors
    /// [`Error::SalahBentuk`] when the parameter is a record, a band table or a list.
    pub fn nilai(&self) -> Result<&'a Value, Error> {
        self.kolom(NILAI)
    }

    /// One column of a record.
    ///
    /// # Errors
    /// [`Error::SalahBentuk`] when there is no such column, or no record.
    pub fn kolom(&self, kolom: &str) -> Result<&'a Value, Error> {
        if let (Some(batas), Some(versi)) = (&self.versi.setempat, self.setempat)
            && batas.kolom == kolom
            && let Isi::Nilai(baris) = &versi.isi
            && let Some(nilai) = baris.get(kolom)
        {
            return Ok(nilai);
        }
        match &self.versi.isi {
            Isi::Nilai(baris) => baris.get(kolom).ok_or_else(|| self.salah_bentuk(kolom)),
            Isi::Pita(_) | Isi::Daftar(_) | Isi::Dicabut => Err(self.salah_bentuk(kolom)),
        }
    }

    /// The percentage as an exact fraction: 30 % is 30/100.
    ///
    /// # Errors
    /// [`Error::SalahBentuk`] unless the column holds a percentage.
    pub fn rasio(&self, kolom: &str) -> Result<Rasio, Error> {
        let Value::Persen(persen) = self.kolom(kolom)? else {
            return Err(self.salah_bentuk("persen"));
        };
        let (pembilang, penyebut) = persen.pecahan();
        Rasio::baru(pembilang, penyebut * 100).ok_or_else(|| self.salah_bentuk("rasio"))
    }

    /// A number of any unit.
    ///
    /// # Errors
    /// [`Error::SalahBentuk`] for words and dates.
    pub fn angka(&self, kolom: &str) -> Result<Desimal, Error> {
        self.kolom(kolom)?
            .angka()
            .ok_or_else(|| self.salah_bentuk("angka"))
    }

    /// A whole number.
    ///
    /// # Errors
    /// [`Error::SalahBentuk`] for other units.
    pub fn bilangan(&self, kolom: &str) -> Result<i64, Error> {
        match self.kolom(kolom)? {
            Value::Bilangan(bilangan) => Ok(*bilangan),
            _ => Err(self.salah_bentuk("bilangan")),
        }
    }

    /// An amount of money.
    ///
    /// # Errors
    /// [`Error::SalahBentuk`] for other units.
    pub fn uang(&self, kolom: &str) -> Result<Rupiah, Error> {
        match self.kolom(kolom)? {
            Value::Uang(uang) => Ok(*uang),
            _ => Err(self.salah_bentuk("uang")),
        }
    }

    /// A word or text.
    ///
    /// # Errors
    /// [`Error::SalahBentuk`] for other units.
    pub fn kata(&self, kolom: &str) -> Result<&'a str, Error> {
        match self.kolom(kolom)? {
            Value::Kata(kata) => Ok(kata),
            _ => Err(self.salah_bentuk("kata")),
        }
    }

    /// The last day of a yearly deadline in `tahun`.
    ///
    /// # Errors
    /// [`Error::SalahBentuk`] for other units.
    pub fn tanggal_dalam(&self, kolom: &str, tahun: i32) -> Result<Tanggal, Error> {
        match self.kolom(kolom)? {
            Value::TanggalTahunan(t) => t
                .dalam(tahun)
                .ok_or_else(|| self.salah_bentuk("tanggal tahunan")),
            _ => Err(self.salah_bentuk("tanggal tahunan")),
        }
    }

    /// What the band that holds `angka` says.
    ///
    /// # Errors
    /// [`Error::SalahBentuk`] without bands, [`Error::DiLuarPita`] outside all of them.
    pub fn pita(&self, angka: Desimal) -> Result<&'a Baris, Error> {
        let Isi::Pita(pita) = &self.versi.isi else {
            return Err(self.salah_bentuk("pita"));
        };
        pita.iter()
            .find(|p| p.memuat(angka))
            .map(|p| &p.isi)
            .ok_or_else(|| Error::DiLuarPita {
                kunci: self.parameter.kunci.clone(),
                nilai: angka.to_string(),
            })
    }

    /// The rows of a list, in the order of the regulation.
    ///
    /// # Errors
    /// [`Error::SalahBentuk`] for other shapes.
    pub fn daftar(&self) -> Result<&'a [Baris], Error> {
        match &self.versi.isi {
            Isi::Daftar(baris) => Ok(baris),
            Isi::Nilai(_) | Isi::Pita(_) | Isi::Dicabut => Err(self.salah_bentuk("daftar")),
        }
    }

    /// Checks a value that a government wants to set for itself.
    ///
    /// # Errors
    /// [`Error::SalahBentuk`] when the law leaves nothing open, [`Error::DiLuarBatas`] outside
    /// the limits.
    pub fn periksa_setempat(&self, nilai: Desimal) -> Result<(), Error> {
        let Some(batas) = &self.versi.setempat else {
            return Err(self.salah_bentuk("nilai yang boleh ditetapkan setempat"));
        };
        if batas.memuat(nilai) {
            return Ok(());
        }
        Err(Error::DiLuarBatas {
            kunci: self.parameter.kunci.clone(),
            nilai: nilai.to_string(),
            batas: batas.kalimat(),
            dasar: self.versi.dasar.clone(),
        })
    }

    /// The step of a trace that explains where a number came from.
    #[must_use]
    pub fn jejak(&self) -> TraceStep {
        let versi = self.setempat.unwrap_or(self.versi);
        TraceStep::Parameter {
            kunci: self.parameter.kunci.clone(),
            judul: self.parameter.judul.clone(),
            mulai: versi.mulai,
            nilai: isi_teks(&versi.isi),
            dasar: versi.dasar.clone(),
            kutipan: versi.kutipan.teks().to_owned(),
            terverifikasi: versi.terverifikasi,
        }
    }

    fn salah_bentuk(&self, diminta: &str) -> Error {
        let tersedia = match &self.versi.isi {
            Isi::Nilai(baris) => {
                let nama = |(k, v): (&String, &Value)| format!("{k} ({})", v.jenis());
                baris.iter().map(nama).collect::<Vec<_>>().join(", ")
            }
            Isi::Pita(_) => "pita".to_owned(),
            Isi::Daftar(_) => "daftar".to_owned(),
            Isi::Dicabut => "pencabutan".to_owned(),
        };
        Error::SalahBentuk {
            kunci: self.parameter.kunci.clone(),
            diminta: diminta.to_owned(),
            tersedia,
        }
    }
}

/// One line that shows a version's content to people.
#[must_use]
pub fn isi_teks(isi: &Isi) -> String {
    match isi {
        Isi::Nilai(baris) => baris_teks(baris),
        Isi::Pita(pita) => format!("{} pita", pita.len()),
        Isi::Daftar(baris) => format!("daftar {} baris", baris.len()),
        Isi::Dicabut => "dicabut".to_owned(),
    }
}

/// A record in one line: the value alone, or `kolom = nilai` pairs.
#[must_use]
pub fn baris_teks(baris: &Baris) -> String {
    match (baris.len(), baris.get(NILAI)) {
        (1, Some(nilai)) => nilai.to_string(),
        _ => baris
            .iter()
            .map(|(k, v)| format!("{k} = {v}"))
            .collect::<Vec<_>>()
            .join(", "),
    }
}

/// A band in one line; its boundaries are shown in their unit.
#[must_use]
pub fn pita_teks(pita: &Pita, satuan_batas: Option<&Satuan>) -> String {
    let angka = |x: Desimal| match satuan_batas.map(|s| s.parse(&x.mesin())) {
        Some(Ok(nilai)) => nilai.to_string(),
        _ => x.to_string(),
    };
    let bawah = pita.bawah.map(|t| {
        let kata = if t.termasuk { "mulai" } else { "di atas" };
        format!("{kata} {}", angka(t.angka))
    });
    let atas = pita.atas.map(|t| {
        let kata = if t.termasuk { "sampai" } else { "di bawah" };
        format!("{kata} {}", angka(t.angka))
    });
    let batas: Vec<String> = bawah.into_iter().chain(atas).collect();
    if batas.is_empty() {
        "semua".to_owned()
    } else {
        batas.join(" ")
    }
}
