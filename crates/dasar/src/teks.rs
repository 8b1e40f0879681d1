//! Comparing names typed by people.

/// Trims, collapses whitespace (also line breaks and no-break blanks) and lowers the case.
///
/// # Why
/// Official lists themselves contain double blanks and line breaks; a name differs only when its
/// words differ.
#[must_use]
pub fn normal(s: &str) -> String {
    rapat(s).to_lowercase()
}

/// Trims and collapses whitespace, keeping the case: the form to store and to show.
#[must_use]
pub fn rapat(s: &str) -> String {
    let mut hasil = String::with_capacity(s.len());
    for kata in s.split(|c: char| c.is_whitespace() || tak_terlihat(c)) {
        if !kata.is_empty() {
            if !hasil.is_empty() {
                hasil.push(' ');
            }
            hasil.push_str(kata);
        }
    }
    hasil
}

/// Letters and digits only, lower case: compares OCR text such as "DinasPendidikandanKebudayaan"
/// with the official "Dinas Pendidikan dan Kebudayaan".
#[must_use]
pub fn padat(s: &str) -> String {
    s.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Characters that take no room and hide in pasted text.
pub(crate) fn tak_terlihat(c: char) -> bool {
    matches!(
        c,
        '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}'
    )
}

#[cfg(test)]
mod tests {
    use super::{normal, padat, rapat};
    use proptest::prelude::*;

    #[test]
    fn names_from_tables_and_from_scans_compare_equal() {
        assert_eq!(
            normal("  Dinas\u{a0}Pendidikan\r\n dan  Kebudayaan "),
            "dinas pendidikan dan kebudayaan"
        );
        assert_eq!(rapat("\u{feff}A  B\u{200b}"), "A B");
        assert_eq!(
            padat("DinasPendidikandanKebudayaan"),
            padat("Dinas Pendidikan dan Kebudayaan")
        );
        assert_eq!(
            padat("DinasKesehatan,PengendalianPendudukdanKB"),
            padat("Dinas Kesehatan, Pengendalian Penduduk dan KB")
        );
    }

    proptest! {
        #[test]
        fn normal_forms_are_fixed_points(s in "\\PC*") {
            prop_assert_eq!(rapat(&rapat(&s)), rapat(&s));
            let _ = (normal(&s), padat(&s));
        }
    }
}
