//! The reader of targets.

use super::{TargetError, TargetTerbaca};
use crate::Desimal;
use crate::desimal::AngkaError;
use dasar::teks::{padat, rapat};

/// Ladders of grades, lowest first, letters only.
pub(super) const TANGGA: [&[&str]; 7] = [
    // SAKIP: PermenPANRB 88/2021.
    &["e", "d", "c", "cc", "b", "bb", "a", "aa"],
    // Opinion of the BPK: UU 15/2004.
    &["tmp", "tw", "wdp", "wtp"],
    // Scores of services and governance.
    &[
        "sangatkurang",
        "kurang",
        "cukup",
        "baik",
        "sangatbaik",
        "memuaskan",
    ],
    &["sangatrendah", "rendah", "sedang", "tinggi", "sangattinggi"],
    // Village development index: Permendesa 2/2016.
    &[
        "sangattertinggal",
        "tertinggal",
        "berkembang",
        "maju",
        "mandiri",
    ],
    &["dasar", "pratama", "madya", "utama", "paripurna"],
    // Punctuality of reports.
    &["terlambat", "tepatwaktu"],
];

/// Words around a grade that say nothing more.
const HIASAN: [&str; 6] = [
    "predikat",
    "nilai",
    "sakip",
    "kategori",
    "opini",
    "undefined",
];

/// Reads one target cell.
///
/// # Shape and units
/// Comma and point both start decimals; a point or comma before exactly three digits is refused
/// unless the whole part is 0 (`0,269`) or the number is a denominator (`169/100.000`).
///
/// # Errors
/// [`TargetError`]; nothing is guessed.
///
/// # Example
/// ```
/// use perencanaan::{baca_target, TargetTerbaca};
/// assert_eq!(baca_target("68,25(B)")?.to_string(), "68,25 (B)");
/// assert_eq!(baca_target("40,71 - 41")?.to_string(), "40,71–41");
/// assert_eq!(baca_target("N/A")?, TargetTerbaca::TidakAda);
/// assert!(baca_target("1.234").is_err());
/// # Ok::<(), perencanaan::TargetError>(())
/// ```
pub fn baca_target(masukan: &str) -> Result<TargetTerbaca, TargetError> {
    let potong = || masukan.trim().chars().take(60).collect::<String>();
    if masukan.len() > 200 {
        return Err(TargetError::TidakTerbaca(potong()));
    }
    let s = rapat(masukan)
        .replace(['–', '—', '‒'], "-")
        .replace('−', "-");
    if tidak_ada(&s) {
        return Ok(TargetTerbaca::TidakAda);
    }
    if galat(&s) {
        return Err(TargetError::Galat(potong()));
    }
    let hasil = batas(&s)
        .or_else(|| perbandingan(&s))
        .or_else(|| rentang(&s))
        .or_else(|| jenjang(&s))
        .or_else(|| berpredikat(&s))
        .or_else(|| angka(&s))
        .or_else(|| predikat(&s).map(|p| Ok(TargetTerbaca::Predikat(p))));
    match hasil {
        Some(Ok(t)) => Ok(t),
        Some(Err(AngkaError::Rancu)) => Err(TargetError::Rancu(potong())),
        _ if banyak_angka(&s) => Err(TargetError::Banyak(potong())),
        _ => Err(TargetError::TidakTerbaca(potong())),
    }
}

type Hasil = Option<Result<TargetTerbaca, AngkaError>>;

fn tidak_ada(s: &str) -> bool {
    let kata = |k: &str| {
        matches!(
            k.to_ascii_lowercase().as_str(),
            "-" | "n/a" | "na" | "nihil" | "#n/a" | "--"
        )
    };
    s.is_empty() || s.split(' ').all(kata)
}

fn galat(s: &str) -> bool {
    let galat_lembar = [
        "#VALUE!", "#REF!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#ERROR!", "NaN", "null",
    ];
    galat_lembar.iter().any(|g| s.eq_ignore_ascii_case(g))
        || s.to_ascii_lowercase().contains("[object")
        || padat(s).replace("undefined", "").is_empty()
            && s.to_ascii_lowercase().contains("undefined")
}

/// Cuts the percent signs off a number.
fn lepas_persen(s: &str) -> (&str, bool) {
    let t = s.trim_end_matches(['%', ' ']);
    let kata = t.len() < s.trim_end().len();
    match t.to_ascii_lowercase().strip_suffix("persen") {
        Some(depan) => (t.get(..depan.len()).unwrap_or(t).trim_end(), true),
        None => (t, kata),
    }
}

/// A number with an optional percent sign; `None` when it does not look like a number at all.
fn bilangan(s: &str) -> Option<Result<(Desimal, bool), AngkaError>> {
    let (n, persen) = lepas_persen(s.trim());
    match Desimal::baca(n) {
        Ok(d) => Some(Ok((d, persen))),
        Err(AngkaError::Rancu) => Some(Err(AngkaError::Rancu)),
        Err(AngkaError::Bukan) => None,
    }
}

fn batas(s: &str) -> Hasil {
    let kecil = s.to_lowercase();
    let (sekurangnya, awal) = ["≥", ">=", ">", "minimal ", "min ", "min. "]
        .iter()
        .map(|a| (true, *a))
        .chain(
            ["≤", "<=", "<", "maksimal ", "maks ", "maks. "]
                .iter()
                .map(|a| (false, *a)),
        )
        .find(|(_, a)| kecil.starts_with(a))?;
    let hasil = bilangan(kecil.get(awal.len()..)?)?;
    Some(hasil.map(|(nilai, persen)| TargetTerbaca::Batas {
        sekurangnya,
        nilai,
        persen,
    }))
}

fn perbandingan(s: &str) -> Hasil {
    let (a, b) = s.split_once('/').or_else(|| s.split_once(':'))?;
    let (a, b) = (a.trim(), b.trim());
    let pembilang = match Desimal::baca(a) {
        Ok(d) => d,
        Err(AngkaError::Rancu) => return Some(Err(AngkaError::Rancu)),
        Err(AngkaError::Bukan) => return None,
    };
    match Desimal::baca_penyebut(b) {
        Ok(p) if p > Desimal::utuh(0) => Some(Ok(TargetTerbaca::Perbandingan {
            pembilang,
            penyebut: p,
        })),
        Ok(_) | Err(AngkaError::Bukan) => None,
        Err(e) => Some(Err(e)),
    }
}

fn rentang(s: &str) -> Hasil {
    let (i, _) = s.char_indices().skip(1).find(|(_, c)| *c == '-')?;
    let (a, b) = (s.get(..i)?, s.get(i + 1..)?);
    let (a, b) = (bilangan(a)?, bilangan(b)?);
    Some(a.and_then(|(a, pa)| {
        let (b, pb) = b?;
        Ok(TargetTerbaca::Rentang {
            bawah: a.min(b),
            atas: a.max(b),
            persen: pa || pb,
        })
    }))
}

fn jenjang(s: &str) -> Hasil {
    let kecil = s.to_ascii_lowercase();
    let n = ["level ", "tingkat ", "peringkat "]
        .iter()
        .find_map(|a| kecil.strip_prefix(a))?;
    let n: u32 = n.trim().parse().ok().filter(|n| *n <= 1_000)?;
    Some(Ok(TargetTerbaca::Jenjang(n)))
}

/// "65,25/B", "68,25(B)", "50,00 CC", "BB (77,50)", "52,50% (CC)".
fn berpredikat(s: &str) -> Hasil {
    let pisah = |s: &str, c: char| {
        s.split_once(c)
            .map(|(a, b)| (a.trim().to_owned(), b.trim().to_owned()))
    };
    let kurung = || {
        let dalam = s.strip_suffix(')')?;
        pisah(dalam, '(')
    };
    let spasi = || {
        let (a, b) = pisah(s, ' ')?;
        // Without a bracket only a known grade is one; "60 Ton" has a unit.
        (dikenal(&b) || dikenal(&a)).then_some((a, b))
    };
    let (a, b) = kurung().or_else(|| pisah(s, '/')).or_else(spasi)?;
    let (angka, huruf) = if b.starts_with(|c: char| c.is_ascii_digit()) {
        (b, a)
    } else {
        (a, b)
    };
    let nilai = bilangan(&angka)?;
    let wajar = !huruf.is_empty()
        && huruf.len() <= 30
        && huruf.chars().all(|c| c.is_alphabetic() || c == ' ');
    let predikat = predikat(&huruf).or_else(|| wajar.then(|| huruf.clone()))?;
    Some(nilai.map(|(nilai, _)| TargetTerbaca::NilaiPredikat { nilai, predikat }))
}

/// A number, perhaps with a unit behind: "73", "73,37%", "60 Ton", "5 Kel".
fn angka(s: &str) -> Hasil {
    if let Some(hasil) = bilangan(s) {
        return Some(hasil.map(|(nilai, persen)| TargetTerbaca::Angka {
            nilai,
            persen,
            satuan: String::new(),
        }));
    }
    let (n, satuan) = s.split_once(' ')?;
    let bersih = !satuan.is_empty()
        && satuan
            .chars()
            .all(|c| c.is_alphabetic() || " ²³/.".contains(c));
    if !bersih
        || satuan
            .split(' ')
            .any(|k| k.eq_ignore_ascii_case("na") || k.eq_ignore_ascii_case("n/a"))
    {
        return None;
    }
    let satuan = if satuan.eq_ignore_ascii_case("undefined") {
        ""
    } else {
        satuan
    };
    let hasil = bilangan(n)?;
    Some(hasil.map(|(nilai, persen)| TargetTerbaca::Angka {
        nilai,
        persen,
        satuan: satuan.to_owned(),
    }))
}

fn dikenal(s: &str) -> bool {
    predikat(s).is_some()
}

/// A known grade, in letters raised and in words as typed; ornaments ("BB Nilai", "A Predikat
/// Sakip", the scan "BBNilai") are dropped.
fn predikat(s: &str) -> Option<String> {
    let s = s.trim_matches(['(', ')', ' ', '"']);
    if s.chars().any(|c| c.is_ascii_digit()) {
        return None;
    }
    let inti: Vec<&str> = s
        .split(' ')
        .filter(|k| !HIASAN.contains(&k.to_lowercase().as_str()))
        .collect();
    let inti = inti.join(" ");
    // A scan glues them: "BBNilai", "APredikatSakip", "CCundefined".
    let mut inti = inti.as_str();
    while let Some(pendek) = ["Predikat", "Nilai", "Sakip", "undefined"]
        .iter()
        .find_map(|h| inti.strip_suffix(h))
    {
        inti = pendek;
    }
    let kunci = padat(inti);
    // A comma or slash would join two grades into a third ("B, B").
    if kunci.is_empty() || !inti.chars().all(|c| c.is_alphabetic() || c == ' ') {
        return None;
    }
    let ada = TANGGA.iter().any(|t| t.contains(&kunci.as_str()));
    let pendek = kunci.len() <= 3;
    // Single letters stand close together; "A A" is not AA.
    if !ada || (pendek && inti.contains(' ')) {
        return None;
    }
    Some(if pendek {
        inti.to_uppercase()
    } else {
        inti.to_owned()
    })
}

fn banyak_angka(s: &str) -> bool {
    let kata = |k: &&str| k.starts_with(|c: char| c.is_ascii_digit());
    s.split([' ', ';']).filter(kata).count() > 1
}
