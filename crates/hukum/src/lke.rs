//! SAKIP worksheets (LKE) as data: components, weights, scales, criteria, control rules, bands.
//!
//! One file per worksheet under `hukum/sakip/lke/`; a new regulation is a new file. Codes, weights
//! and scales are facts of the regulation, the criteria's wording is the project's own.

use dasar::Rasio;
use std::collections::BTreeMap;
use std::fmt;
use toml::{Table, Value};

/// At which level a worksheet is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TingkatJawaban {
    /// One answer per sub-component (since 2021).
    SubKomponen,
    /// One answer per criterion (2015–2020).
    Kriteria,
}

/// How the criteria of a sub-component become its score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgregasiLke {
    /// Mean of the answers × weight.
    RataRata,
    /// Sum of the answers, which are points already.
    Jumlah,
    /// One grade for the whole sub-component: nominal ÷ 100 × weight.
    Predikat,
}

/// One worksheet.
#[derive(Clone, Debug)]
pub struct SetLke {
    /// Key: `lke-2021`.
    pub kode: String,
    /// Title.
    pub judul: String,
    /// Regulation.
    pub dasar: String,
    /// First evaluated year.
    pub mulai_tahun: u16,
    /// Last evaluated year; `None` while in force.
    pub sampai_tahun: Option<u16>,
    /// Level of the answers.
    pub jawaban: TingkatJawaban,
    /// Whether somebody compared the file with the regulation's own text.
    pub terverifikasi: bool,
    /// Bands of the final score, highest first, without a gap.
    pub predikat: Vec<PitaPredikat>,
    /// Answer → value, per scale.
    pub skala: BTreeMap<String, BTreeMap<String, Rasio>>,
    /// Components in order.
    pub komponen: Vec<KomponenLke>,
    /// Control rules in order.
    pub kontrol: Vec<KontrolLke>,
    /// Answer proposed for a share of criteria or objects, lowest share first.
    pub rubrik: Vec<RubrikLke>,
    /// Answer proposed when everything is met; better ones are the evaluator's.
    pub rubrik_penuh: Option<String>,
}

/// Up to this share of criteria met, this answer is proposed.
#[derive(Clone, Debug)]
pub struct RubrikLke {
    /// Inclusive upper bound, share 0–1.
    pub sampai: Rasio,
    /// Answer.
    pub huruf: String,
}

/// A band of the final score: above `di_atas` (the lowest band has none) up to `sampai`.
#[derive(Clone, Debug)]
pub struct PitaPredikat {
    /// Grade.
    pub kode: String,
    /// Exclusive lower bound, points.
    pub di_atas: Option<Rasio>,
    /// Inclusive upper bound, points.
    pub sampai: Rasio,
    /// The grade in words.
    pub arti: String,
}

/// A component.
#[derive(Clone, Debug)]
pub struct KomponenLke {
    /// `1`, `A`.
    pub kode: String,
    /// Name.
    pub nama: String,
    /// Weight in points.
    pub bobot: Rasio,
    /// Sub-components in order.
    pub sub: Vec<SubLke>,
}

/// A sub-component.
#[derive(Clone, Debug)]
pub struct SubLke {
    /// `1.a`, `A.I.a`.
    pub kode: String,
    /// Name.
    pub nama: String,
    /// Weight in points.
    pub bobot: Rasio,
    /// From answers to score.
    pub agregasi: AgregasiLke,
    /// Scale of its answer where the sub-component is answered as a whole.
    pub skala: Option<String>,
    /// Criteria in order.
    pub kriteria: Vec<KriteriaLke>,
}

/// A criterion.
#[derive(Clone, Debug)]
pub struct KriteriaLke {
    /// `1.a.1`, `17`.
    pub kode: String,
    /// Scale of its answer; `None` where the sub-component is answered.
    pub skala: Option<String>,
    /// The project's own wording.
    pub teks: String,
}

/// "This criterion may not score above those": broken only when every condition is.
#[derive(Clone, Debug)]
pub struct KontrolLke {
    /// The criterion that is too high.
    pub kriteria: String,
    /// Each lists one criterion, or several of which the mean counts.
    pub bila_semua: Vec<Vec<String>>,
}

/// A worksheet file that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LkeError {
    /// Key of the worksheet.
    pub kode: String,
    /// What is wrong and how to put it right.
    pub pesan: String,
}

impl fmt::Display for LkeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LKE {}: {}", self.kode, self.pesan)
    }
}

impl std::error::Error for LkeError {}

/// The worksheets inside the binary, oldest first.
pub const BAWAAN: [(&str, &str); 2] = [
    (
        "lke-2015",
        include_str!("../../../hukum/sakip/lke/lke_2015.toml"),
    ),
    (
        "lke-2021",
        include_str!("../../../hukum/sakip/lke/lke_2021.toml"),
    ),
];

/// One worksheet of the binary by its key.
///
/// # Errors
/// [`LkeError`] when the key is unknown (the known ones are named) or the file is broken.
pub fn bawaan(kode: &str) -> Result<SetLke, LkeError> {
    let isi = BAWAAN.iter().find(|(k, _)| *k == kode).map(|(_, isi)| *isi);
    let isi = isi.ok_or_else(|| LkeError {
        kode: kode.to_owned(),
        pesan: format!(
            "tidak dikenal; yang ada: {}",
            BAWAAN.map(|(k, _)| k).join(", ")
        ),
    })?;
    muat(kode, isi)
}

/// Reads and checks one worksheet.
///
/// # Errors
/// [`LkeError`] for TOML that does not parse, unknown keys, weights that do not add up to their
/// component and to 100, unknown scales, doubled codes, control rules about unknown criteria.
pub fn muat(kode: &str, isi: &str) -> Result<SetLke, LkeError> {
    let galat = |pesan: String| LkeError {
        kode: kode.to_owned(),
        pesan,
    };
    let berkas: Table = isi
        .parse()
        .map_err(|e: toml::de::Error| galat(e.to_string()))?;
    let set = susun(kode, &berkas).map_err(galat)?;
    periksa(&set).map_err(galat)?;
    Ok(set)
}

/// A plain decimal as an exact fraction.
fn angka(teks: &str) -> Result<Rasio, String> {
    let salah = || format!("“{teks}” bukan angka desimal dengan titik");
    let (utuh, pecahan) = teks.split_once('.').unwrap_or((teks, ""));
    let digit = format!("{utuh}{pecahan}");
    if digit.is_empty() || digit.len() > 12 || !digit.bytes().all(|b| b.is_ascii_digit()) {
        return Err(salah());
    }
    let mantisa: i128 = digit.parse().map_err(|_| salah())?;
    let skala = u32::try_from(pecahan.len()).map_err(|_| salah())?;
    Rasio::baru(mantisa, 10_i128.pow(skala)).ok_or_else(salah)
}

/// A table of the file that has only the keys it may have.
struct Bagian<'t>(&'t Table);

impl<'t> Bagian<'t> {
    fn baru(tabel: &'t Table, boleh: &[&str]) -> Result<Self, String> {
        match tabel.keys().find(|k| !boleh.contains(&k.as_str())) {
            Some(asing) => Err(format!(
                "kunci “{asing}” tidak dikenal; yang ada: {}",
                boleh.join(", ")
            )),
            None => Ok(Self(tabel)),
        }
    }

    fn teks_bila_ada(&self, kunci: &str) -> Result<Option<String>, String> {
        match self.0.get(kunci) {
            None => Ok(None),
            Some(Value::String(s)) => Ok(Some(s.clone())),
            Some(_) => Err(format!("“{kunci}” harus teks dalam tanda petik")),
        }
    }

    fn teks(&self, kunci: &str) -> Result<String, String> {
        self.teks_bila_ada(kunci)?
            .ok_or_else(|| format!("“{kunci}” tidak ada"))
    }

    fn angka(&self, kunci: &str) -> Result<Rasio, String> {
        angka(&self.teks(kunci)?)
    }

    fn tahun(&self, kunci: &str) -> Result<Option<u16>, String> {
        let salah = || format!("“{kunci}” harus tahun");
        match self.0.get(kunci) {
            None => Ok(None),
            Some(Value::Integer(n)) => u16::try_from(*n).map(Some).map_err(|_| salah()),
            Some(_) => Err(salah()),
        }
    }

    fn benar(&self, kunci: &str) -> Result<bool, String> {
        self.0
            .get(kunci)
            .and_then(Value::as_bool)
            .ok_or_else(|| format!("“{kunci}” harus true atau false"))
    }

    /// The tables of a list, each read by `baca`; an absent list is empty.
    fn daftar<T>(
        &self,
        kunci: &str,
        boleh: &[&str],
        baca: impl Fn(&Bagian<'t>) -> Result<T, String>,
    ) -> Result<Vec<T>, String> {
        let isi = match self.0.get(kunci) {
            None => return Ok(Vec::new()),
            Some(Value::Array(isi)) => isi,
            Some(_) => return Err(format!("“{kunci}” harus daftar")),
        };
        isi.iter()
            .map(|v| match v {
                Value::Table(t) => baca(&Bagian::baru(t, boleh)?),
                _ => Err(format!("butir “{kunci}” harus tabel")),
            })
            .collect()
    }

    fn daftar_teks(&self, kunci: &str) -> Result<Vec<String>, String> {
        let salah = || format!("“{kunci}” harus daftar teks");
        let isi = self
            .0
            .get(kunci)
            .and_then(Value::as_array)
            .ok_or_else(salah)?;
        isi.iter()
            .map(|v| v.as_str().map(str::to_owned).ok_or_else(salah))
            .collect()
    }
}

fn pilih<T: Copy>(teks: &str, pilihan: &[(&str, T)]) -> Result<T, String> {
    pilihan
        .iter()
        .find_map(|(k, v)| (*k == teks).then_some(*v))
        .ok_or_else(|| format!("“{teks}” bukan salah satu pilihan"))
}

fn susun(kode: &str, berkas: &Table) -> Result<SetLke, String> {
    let b = Bagian::baru(
        berkas,
        &[
            "judul",
            "dasar",
            "mulai_tahun",
            "sampai_tahun",
            "jawaban",
            "terverifikasi",
            "predikat",
            "skala",
            "komponen",
            "kontrol",
            "rubrik",
            "rubrik_penuh",
        ],
    )?;
    let jawaban = pilih(
        &b.teks("jawaban")?,
        &[
            ("sub_komponen", TingkatJawaban::SubKomponen),
            ("kriteria", TingkatJawaban::Kriteria),
        ],
    )?;
    Ok(SetLke {
        kode: kode.to_owned(),
        judul: b.teks("judul")?,
        dasar: b.teks("dasar")?,
        mulai_tahun: b.tahun("mulai_tahun")?.ok_or("“mulai_tahun” tidak ada")?,
        sampai_tahun: b.tahun("sampai_tahun")?,
        jawaban,
        terverifikasi: b.benar("terverifikasi")?,
        predikat: b.daftar(
            "predikat",
            &["kode", "di_atas", "sampai", "arti"],
            susun_pita,
        )?,
        skala: b
            .daftar("skala", &["kode", "nilai"], susun_skala)?
            .into_iter()
            .collect(),
        komponen: b.daftar(
            "komponen",
            &["kode", "nama", "bobot", "sub"],
            susun_komponen,
        )?,
        kontrol: b.daftar("kontrol", &["kriteria", "bila_semua"], susun_kontrol)?,
        rubrik: b.daftar("rubrik", &["sampai", "huruf"], susun_rubrik)?,
        rubrik_penuh: b.teks_bila_ada("rubrik_penuh")?,
    })
}

/// The file writes per cent.
fn susun_rubrik(b: &Bagian<'_>) -> Result<RubrikLke, String> {
    let sampai = b
        .angka("sampai")?
        .kali(Rasio::dari_persen(1))
        .ok_or("“sampai” terlalu besar")?;
    Ok(RubrikLke {
        sampai,
        huruf: b.teks("huruf")?,
    })
}

fn susun_pita(p: &Bagian<'_>) -> Result<PitaPredikat, String> {
    let batas = p.teks("di_atas")?;
    Ok(PitaPredikat {
        kode: p.teks("kode")?,
        di_atas: if batas.is_empty() {
            None
        } else {
            Some(angka(&batas)?)
        },
        sampai: p.angka("sampai")?,
        arti: p.teks("arti")?,
    })
}

fn susun_skala(s: &Bagian<'_>) -> Result<(String, BTreeMap<String, Rasio>), String> {
    let Some(Value::Table(nilai)) = s.0.get("nilai") else {
        return Err("“nilai” skala harus tabel jawaban".to_owned());
    };
    let isi = nilai.iter().map(|(k, v)| {
        let teks = v
            .as_str()
            .ok_or_else(|| format!("nilai “{k}” harus teks"))?;
        Ok((k.clone(), angka(teks)?))
    });
    Ok((s.teks("kode")?, isi.collect::<Result<_, String>>()?))
}

fn susun_komponen(k: &Bagian<'_>) -> Result<KomponenLke, String> {
    let kunci = ["kode", "nama", "bobot", "agregasi", "skala", "kriteria"];
    Ok(KomponenLke {
        kode: k.teks("kode")?,
        nama: k.teks("nama")?,
        bobot: k.angka("bobot")?,
        sub: k.daftar("sub", &kunci, susun_sub)?,
    })
}

fn susun_sub(s: &Bagian<'_>) -> Result<SubLke, String> {
    let agregasi = pilih(
        &s.teks("agregasi")?,
        &[
            ("rata_rata", AgregasiLke::RataRata),
            ("jumlah", AgregasiLke::Jumlah),
            ("predikat", AgregasiLke::Predikat),
        ],
    )?;
    Ok(SubLke {
        kode: s.teks("kode")?,
        nama: s.teks("nama")?,
        bobot: s.angka("bobot")?,
        agregasi,
        skala: s.teks_bila_ada("skala")?,
        kriteria: s.daftar("kriteria", &["kode", "skala", "teks"], |k| {
            Ok(KriteriaLke {
                kode: k.teks("kode")?,
                skala: k.teks_bila_ada("skala")?,
                teks: k.teks("teks")?,
            })
        })?,
    })
}

fn susun_kontrol(k: &Bagian<'_>) -> Result<KontrolLke, String> {
    Ok(KontrolLke {
        kriteria: k.teks("kriteria")?,
        bila_semua: k.daftar("bila_semua", &["melebihi"], |s| s.daftar_teks("melebihi"))?,
    })
}

fn periksa(set: &SetLke) -> Result<(), String> {
    let mut total = Rasio::NOL;
    let mut kode_kriteria = std::collections::BTreeSet::new();
    for k in &set.komponen {
        let jumlah = k.sub.iter().try_fold(Rasio::NOL, |a, s| a.tambah(s.bobot));
        if jumlah != Some(k.bobot) {
            return Err(format!(
                "bobot sub-komponen {} tidak berjumlah bobot komponennya",
                k.kode
            ));
        }
        total = total.tambah(k.bobot).unwrap_or(total);
        for kr in k.sub.iter().flat_map(|s| &s.kriteria) {
            if !kode_kriteria.insert(kr.kode.as_str()) {
                return Err(format!("kriteria {} tertulis dua kali", kr.kode));
            }
        }
        let skala = k.sub.iter().flat_map(|s| {
            s.skala
                .iter()
                .chain(s.kriteria.iter().filter_map(|kr| kr.skala.as_ref()))
        });
        if let Some(asing) = skala.into_iter().find(|s| !set.skala.contains_key(*s)) {
            return Err(format!(
                "skala {asing} tidak didefinisikan; tambahkan [[skala]]"
            ));
        }
    }
    if Some(total) != Rasio::baru(100, 1) {
        return Err("bobot semua komponen tidak berjumlah 100".to_owned());
    }
    let dikenal = |k: &String| kode_kriteria.contains(k.as_str());
    for k in &set.kontrol {
        if !dikenal(&k.kriteria) || !k.bila_semua.iter().flatten().all(dikenal) {
            return Err(format!(
                "kontrol {} menyebut kriteria yang tidak ada",
                k.kriteria
            ));
        }
    }
    let bersambung = set.predikat.windows(2).all(|p| match p {
        [atas, bawah] => atas.di_atas == Some(bawah.sampai),
        _ => true,
    });
    if !bersambung || set.predikat.last().is_none_or(|p| p.di_atas.is_some()) {
        return Err("pita predikat tidak bersambung dari tertinggi sampai nol".to_owned());
    }
    periksa_rubrik(set)
}

/// Bounds rise and every letter is an answer of some scale.
fn periksa_rubrik(set: &SetLke) -> Result<(), String> {
    let naik = set.rubrik.windows(2).all(|p| match p {
        [a, b] => a.sampai < b.sampai,
        _ => true,
    });
    if !naik || set.rubrik.is_empty() == set.rubrik_penuh.is_some() {
        return Err("rubrik harus menaik dan lengkap dengan rubrik_penuh".to_owned());
    }
    let huruf = set.rubrik.iter().map(|r| &r.huruf);
    let asing = huruf
        .chain(set.rubrik_penuh.as_ref())
        .find(|h| !set.skala.values().any(|s| s.contains_key(*h)));
    match asing {
        Some(h) => Err(format!(
            "rubrik memakai jawaban {h} yang tidak ada dalam skala"
        )),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_worksheets_load_with_their_counts() {
        let hitung = |k: &str| {
            let s = bawaan(k).unwrap();
            let n: usize = s
                .komponen
                .iter()
                .flat_map(|k| &k.sub)
                .map(|s| s.kriteria.len())
                .sum();
            (
                n,
                s.komponen.iter().map(|k| k.sub.len()).sum::<usize>(),
                s.kontrol.len(),
            )
        };
        assert_eq!(hitung("lke-2015"), (92, 17, 129));
        assert_eq!(hitung("lke-2021"), (80, 12, 0));
    }

    #[test]
    fn an_unknown_key_names_the_known_ones() {
        let e = bawaan("lke-1999").unwrap_err().to_string();
        assert!(e.contains("lke-2015, lke-2021"), "{e}");
    }

    #[test]
    fn broken_files_are_refused() {
        let asli = BAWAAN[1].1;
        for (lama, baru, kata) in [
            ("bobot = \"30\"", "bobot = \"31\"", "berjumlah"),
            ("skala = \"PREDIKAT\"", "skala = \"ENTAH\"", "ENTAH"),
            ("kode = \"1.a.2\"", "kode = \"1.a.1\"", "dua kali"),
            ("di_atas = \"80\"", "di_atas = \"81\"", "bersambung"),
            ("judul =", "judulx =", "judulx"),
        ] {
            let rusak = asli.replacen(lama, baru, 1);
            assert_ne!(rusak, asli, "{lama}");
            let e = muat("uji", &rusak).unwrap_err().to_string();
            assert!(e.contains(kata), "{lama}: {e}");
        }
    }
}
