//! The numeric reading of a target text, where it has one.

/// `95`, `0,28`, `73,37%`, `57,92 (CC)` → decimal text; ranges, predicates and errors have none.
#[must_use]
pub fn angka(teks: &str) -> Option<String> {
    let teks = teks.trim();
    let inti = match teks.split_once('(') {
        Some((depan, _)) => depan,
        None => teks,
    };
    let inti = inti.trim().trim_end_matches('%').trim();
    let (tanda, tubuh) = match inti.strip_prefix('-') {
        Some(sisa) => ("-", sisa),
        None => ("", inti),
    };
    let titik = tubuh.matches('.').count();
    let koma = tubuh.matches(',').count();
    let rapi = match (titik, koma) {
        (0 | 1, 0) => tubuh.to_owned(),
        (0, 1) => tubuh.replace(',', "."),
        // 1.234.567 or 1.234,5: points group thousands.
        (_, 0 | 1) => tubuh.replace('.', "").replace(',', "."),
        _ => return None,
    };
    let (utuh, pecah) = rapi.split_once('.').unwrap_or((&rapi, "0"));
    let digit = |s: &str| !s.is_empty() && s.len() < 20 && s.bytes().all(|b| b.is_ascii_digit());
    (digit(utuh) && digit(pecah)).then(|| format!("{tanda}{rapi}"))
}

#[cfg(test)]
mod tests {
    use super::angka;

    #[test]
    fn numbers_in_their_usual_dress_are_read_and_the_rest_is_left_alone() {
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
