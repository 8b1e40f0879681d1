//! Units of indicators, as typed and scanned.

use dasar::teks::{padat, rapat};

/// Spellings of one unit: the first is canonical. All compared as letters only.
const SINONIM: [&[&str]; 17] = [
    &[
        "persen",
        "persentase",
        "prosen",
        "prosentase",
        "persenpersentase",
        "percent",
    ],
    &["dokumen", "dok", "dokumendokumen", "doc"],
    &["laporan", "lap", "laporanlaporan"],
    &["orang", "org", "orangorang"],
    &["hektar", "ha", "hektare"],
    &["kilometer", "km"],
    &["meter", "m"],
    &["meter persegi", "m2", "m²", "meter2"],
    &["perangkat daerah", "skpd", "opd", "pd"],
    &["puskesmas", "pusklesmas", "puskemas"],
    &[
        "miliar rupiah",
        "miliar",
        "milyar",
        "rpmiliar",
        "miliarrupiah",
        "milyarrupiah",
    ],
    &["juta rupiah", "juta", "jutarupiah", "rpjuta"],
    &["rupiah", "rp"],
    &["kelompok tani", "poktan"],
    &["kepala keluarga", "kk"],
    &["lembaga kemasyarakatan", "lembagakemasyarakatan"],
    &["angka", "angkaangka", "nominal"],
];

/// Scraps that programs leave instead of a unit.
const SAMPAH: [&str; 12] = [
    "",
    "undefined",
    "undefinedundefined",
    "objectobject",
    "null",
    "nan",
    "na",
    "nana",
    "value",
    "ref",
    "n",
    "jenisindikator",
];

/// The canonical unit, lower case with single blanks; `None` when there is none (empty, `-`,
/// `undefined`, `[object Object]`, `N/A`).
///
/// # Example
/// ```
/// use perencanaan::satuan;
/// assert_eq!(satuan::normal(" % ").as_deref(), Some("persen"));
/// assert_eq!(satuan::normal("Dok").as_deref(), Some("dokumen"));
/// assert_eq!(satuan::normal("[object Object]"), None);
/// ```
#[must_use]
pub fn normal(s: &str) -> Option<String> {
    let kunci = kunci(s);
    if SAMPAH.contains(&kunci.as_str()) {
        return None;
    }
    for daftar in SINONIM {
        if daftar.iter().any(|d| padat(d) == kunci) {
            return daftar.first().map(|d| (*d).to_owned());
        }
    }
    let rapi = rapat(s).to_lowercase();
    let kata: Vec<&str> = rapi.split(' ').collect();
    // "Dokumen Dokumen": a scan of two cells with the same word.
    match kata.as_slice() {
        [a, b] if a == b => Some((*a).to_owned()),
        _ => Some(rapi),
    }
}

/// Whether two units are the same, blanks and known spellings aside.
#[must_use]
pub fn setara(a: &str, b: &str) -> bool {
    match (normal(a), normal(b)) {
        (Some(a), Some(b)) => padat(&a) == padat(&b),
        (None, None) => true,
        _ => false,
    }
}

fn kunci(s: &str) -> String {
    let p = padat(s);
    if !s.contains('%') {
        return p;
    }
    // "%", "%%", "% %", "%Persentase", "Persen (%)"
    match p.as_str() {
        "" | "persen" | "persentase" => "persen".to_owned(),
        _ => p,
    }
}

#[cfg(test)]
mod tests {
    use super::{normal, setara};
    use proptest::prelude::*;

    #[test]
    fn spellings_of_one_unit_are_equal() {
        for (a, b) in [
            ("%", "Persen"),
            ("%%", "% %"),
            ("%Persentase", "persen"),
            ("Dok", "DOKUMEN"),
            ("SatuanPendidikan", "Satuan Pendidikan"),
            ("Dokumen Dokumen", "Dokumen"),
            ("KM", "kilometer"),
            ("SKPD", "perangkatdaerah"),
            ("UnitKerja", "unit  kerja"),
            ("undefined undefined", "-"),
            ("Pusklesmas", "Puskesmas"),
            ("Laporan Laporan", "laporan"),
            ("", "[object Object]"),
        ] {
            assert!(setara(a, b), "{a} / {b}");
            assert!(setara(b, a), "{b} / {a}");
        }
        for (a, b) in [
            ("Dokumen", "Laporan"),
            ("%", ""),
            ("Orang", "Kader"),
            ("M", "KM"),
            ("Meter", "m2"),
        ] {
            assert!(!setara(a, b), "{a} / {b}");
        }
        assert_eq!(normal("Bulan  Dokumen").as_deref(), Some("bulan dokumen"));
        assert_eq!(normal("NA"), None);
    }

    proptest! {
        #[test]
        fn normal_is_a_fixed_point(s in "\\PC{0,30}") {
            if let Some(n) = normal(&s) {
                prop_assert_eq!(normal(&n), Some(n));
            }
            prop_assert!(setara(&s, &s));
        }
    }
}
