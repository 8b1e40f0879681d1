//! The number a target says, as stored beside its text.

use perencanaan::{TargetTerbaca, baca_target};

/// `95`, `0,28`, `73,37%`, `57,92 (CC)` → decimal text. Ranges, grades, damage, and numbers that
/// can be read in two ways have none.
#[must_use]
pub fn angka(teks: &str) -> Option<String> {
    match baca_target(teks).ok()? {
        TargetTerbaca::Angka { nilai, .. } | TargetTerbaca::NilaiPredikat { nilai, .. } => {
            Some(nilai.mesin())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::angka;

    #[test]
    fn numbers_in_their_usual_dress_are_stored_and_nothing_is_guessed() {
        for (teks, nilai) in [
            ("95", Some("95")),
            ("0,280", Some("0.280")),
            ("73,37%", Some("73.37")),
            ("57,92 (CC)", Some("57.92")),
            ("65,25(B)", Some("65.25")),
            ("1.234.567", Some("1234567")),
            ("1.234,5", Some("1234.5")),
            ("100.9", Some("100.9")),
            ("-3", Some("-3")),
            ("1.234", None),
            ("0,269 - 0,281", None),
            ("BB", None),
            ("#VALUE!", None),
            ("", None),
            ("1,2,3", None),
        ] {
            assert_eq!(angka(teks).as_deref(), nilai, "{teks}");
        }
    }
}
