//! Situations: examples of the law in text, which a legal officer can write without Rust.
use crate::desimal::Desimal;
use crate::galat::{Error, LoadError, LoadErrors};
use crate::hukum::Hukum;
use crate::muat::baca::{Isian, Pembaca, Tabel, tabel};
use crate::parameter::{Baris, Berlaku, Isi};
use crate::satuan::Value;
use dasar::waktu::Tanggal;
use std::collections::BTreeMap;
use std::path::Path;
use toml::de::{DeTable, DeValue};

/// Named texts: the inputs or the expected outcome of a situation.
pub type Teks = BTreeMap<String, String>;

/// What a situation is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pokok {
    /// The value of a parameter.
    Parameter(String),
    /// A rule of a domain crate, computed by the caller.
    Rumus(String),
}

/// One example: on this day, with these inputs, the law says this.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Situasi {
    /// File and name, for messages.
    pub nama: String,
    /// What is asked.
    pub pokok: Pokok,
    /// The day in force.
    pub tanggal: Tanggal,
    /// Region code, where a local value is asked.
    pub wilayah: Option<String>,
    /// Inputs: `angka` for bands, `tahun` for yearly deadlines, columns to find a list row by.
    pub masukan: Teks,
    /// Expected columns; `status` = `dicabut` or `belum_berlaku`; `baris` = length of a list.
    pub harap: Teks,
}

const KUNCI: [&str; 7] = [
    "nama",
    "parameter",
    "rumus",
    "tanggal",
    "wilayah",
    "masukan",
    "harap",
];

/// The situations of a file.
///
/// # Errors
/// Every mistake at once.
pub fn baca(berkas: &str, teks: &str) -> Result<Vec<Situasi>, LoadErrors> {
    let mut p = Pembaca::baru(berkas, teks);
    let (dokumen, galat) = DeTable::parse_recoverable(teks);
    p.sintaks(&galat);
    let akar = tabel(dokumen.get_ref());
    let mut hasil = Vec::new();
    if p.bersih() {
        p.tolak_asing(&akar, &["situasi"]);
        match akar.get("situasi") {
            Some(isian) => {
                for (posisi, isi) in p.larik_tabel(isian, "situasi") {
                    hasil.extend(satu(&mut p, posisi, &isi));
                }
            }
            None => p.salah(0, "tidak ada [[situasi]]", "tambahkan paling sedikit satu"),
        }
    }
    let galat: Vec<LoadError> = p.selesai();
    if galat.is_empty() {
        Ok(hasil)
    } else {
        Err(LoadErrors(galat))
    }
}

/// The situations of every TOML file below a folder, sorted by path.
///
/// # Errors
/// Every mistake in every file at once, and files that cannot be read.
pub fn baca_folder(folder: &Path) -> Result<Vec<Situasi>, LoadErrors> {
    let mut hasil = Vec::new();
    let mut galat = Vec::new();
    for (nama, teks) in crate::muat::kumpulkan(folder).map_err(LoadErrors)? {
        match baca(&nama, &teks) {
            Ok(situasi) => hasil.extend(situasi),
            Err(LoadErrors(lain)) => galat.extend(lain),
        }
    }
    if galat.is_empty() {
        Ok(hasil)
    } else {
        Err(LoadErrors(galat))
    }
}

fn satu(p: &mut Pembaca<'_>, posisi: usize, isi: &Tabel<'_>) -> Option<Situasi> {
    p.tolak_asing(isi, &KUNCI);
    let nama = p.teks_wajib(isi, "nama", posisi, "beri nama situasi ini");
    let tanggal = p.tanggal_wajib(isi, "tanggal", posisi);
    let parameter = p.teks_boleh(isi, "parameter").map(Pokok::Parameter);
    let rumus = p.teks_boleh(isi, "rumus").map(Pokok::Rumus);
    let pokok = match (parameter, rumus) {
        (Some(pokok), None) | (None, Some(pokok)) => Some(pokok),
        _ => {
            p.salah(
                posisi,
                "sebut satu: `parameter` atau `rumus`",
                "isi salah satunya",
            );
            None
        }
    };
    let wilayah = p.teks_boleh(isi, "wilayah");
    let masukan = isi
        .get("masukan")
        .map(|i| teks(p, i, "masukan"))
        .unwrap_or_default();
    let harap = match isi.get("harap") {
        Some(isian) => teks(p, isian, "harap"),
        None => {
            p.salah(
                posisi,
                "`harap` belum diisi",
                "tulis harap = \"…\" atau { kolom = \"…\" }",
            );
            Teks::new()
        }
    };
    let nama = format!("{}: {}", p.berkas, nama?);
    Some(Situasi {
        nama,
        pokok: pokok?,
        tanggal: tanggal?,
        wilayah,
        masukan,
        harap,
    })
}

fn teks(p: &mut Pembaca<'_>, isian: &Isian<'_>, kunci: &str) -> Teks {
    let satu = |nilai: &DeValue<'_>| match nilai {
        DeValue::String(teks) => Some(teks.to_string()),
        DeValue::Integer(bulat) => Some(bulat.as_str().to_owned()),
        DeValue::Float(pecahan) => Some(pecahan.as_str().to_owned()),
        DeValue::Boolean(ya) => Some(ya.to_string()),
        _ => None,
    };
    if let Some(nilai) = satu(isian.nilai) {
        return Teks::from([("nilai".to_owned(), nilai)]);
    }
    let Some(isi) = p.tabel_dalam(isian, kunci) else {
        return Teks::new();
    };
    let mut hasil = Teks::new();
    for (nama, isian) in &isi {
        match satu(isian.nilai) {
            Some(nilai) => {
                hasil.insert((*nama).to_owned(), nilai);
            }
            None => p.salah(
                isian.posisi,
                format!("`{nama}` bukan nilai"),
                "tulis teks atau angka",
            ),
        }
    }
    hasil
}

impl Situasi {
    /// Compares the expectation with the law set.
    ///
    /// # Shape and units
    /// `rumus` computes the outcome of a [`Pokok::Rumus`]; `None` means that it does not know it.
    ///
    /// # Errors
    /// One Indonesian sentence with what was expected and what came out.
    pub fn uji(
        &self,
        hukum: &Hukum,
        rumus: &dyn Fn(&Self) -> Option<Result<Teks, String>>,
    ) -> Result<(), String> {
        let hasil = match &self.pokok {
            Pokok::Parameter(kunci) => self.hitung(hukum, kunci),
            Pokok::Rumus(nama) => rumus(self)
                .unwrap_or_else(|| Err(format!("rumus \"{nama}\" tidak dikenal di sini"))),
        };
        let hasil = hasil.map_err(|sebab| format!("{}: {sebab}", self.nama))?;
        for (kolom, harap) in &self.harap {
            let nyata = hasil.get(kolom).map_or("(tidak ada)", String::as_str);
            let sama = match (Desimal::parse(nyata), Desimal::parse(harap)) {
                (Some(a), Some(b)) => a == b,
                _ => nyata == harap,
            };
            if !sama {
                return Err(format!(
                    "{}: {kolom} diharap {harap}, hasilnya {nyata}",
                    self.nama
                ));
            }
        }
        Ok(())
    }

    fn hitung(&self, hukum: &Hukum, kunci: &str) -> Result<Teks, String> {
        let parameter = hukum.parameter(kunci).map_err(|e| e.to_string())?;
        let berlaku = match &self.wilayah {
            Some(wilayah) => parameter.untuk(wilayah, self.tanggal),
            None => parameter.pada(self.tanggal),
        };
        match berlaku {
            Ok(berlaku) => self.baca_berlaku(&berlaku),
            Err(Error::Dicabut { .. }) => Ok(status("dicabut")),
            Err(Error::BelumBerlaku { .. }) => Ok(status("belum_berlaku")),
            Err(lain) => Err(lain.to_string()),
        }
    }

    fn baca_berlaku(&self, berlaku: &Berlaku<'_>) -> Result<Teks, String> {
        match &berlaku.versi.isi {
            Isi::Nilai(baris) => {
                let nama = baris.keys();
                nama.map(|k| Ok((k.clone(), self.mesin(berlaku.kolom(k).map_err(galat)?)?)))
                    .collect()
            }
            Isi::Pita(_) => {
                let angka = self.masukan.get("angka").and_then(|a| Desimal::parse(a));
                let angka = angka.ok_or("pita membutuhkan masukan = { angka = … }")?;
                self.baris(berlaku.pita(angka).map_err(galat)?)
            }
            Isi::Daftar(daftar) => {
                let mut hasil = Teks::from([("baris".to_owned(), daftar.len().to_string())]);
                if !self.masukan.is_empty() {
                    let cocok = daftar.iter().find(|b| self.cocok(b));
                    hasil.extend(self.baris(cocok.ok_or("tidak ada baris yang cocok")?)?);
                }
                Ok(hasil)
            }
            Isi::Dicabut => Ok(status("dicabut")),
        }
    }

    fn cocok(&self, baris: &Baris) -> bool {
        self.masukan
            .iter()
            .all(|(k, v)| baris.get(k).is_some_and(|nilai| nilai.mesin() == *v))
    }

    fn baris(&self, baris: &Baris) -> Result<Teks, String> {
        baris
            .iter()
            .map(|(k, v)| Ok((k.clone(), self.mesin(v)?)))
            .collect()
    }

    /// A yearly date is asked within a year; everything else has its machine form.
    fn mesin(&self, nilai: &Value) -> Result<String, String> {
        let Value::TanggalTahunan(tanggal) = nilai else {
            return Ok(nilai.mesin());
        };
        let tahun = self.masukan.get("tahun").and_then(|t| t.parse().ok());
        let tahun: i32 = tahun.ok_or("tanggal tahunan membutuhkan masukan = { tahun = … }")?;
        tanggal
            .dalam(tahun)
            .map(Tanggal::iso)
            .ok_or_else(|| "tanggal itu tidak ada".to_owned())
    }
}

fn status(kata: &str) -> Teks {
    Teks::from([("status".to_owned(), kata.to_owned())])
}

#[expect(clippy::needless_pass_by_value, reason = "used as a map_err function")]
fn galat(galat: Error) -> String {
    galat.to_string()
}
