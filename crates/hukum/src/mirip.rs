//! The nearest known word, for "maksud Anda …?".

/// The candidate with the smallest edit distance, if it is near enough to be a typing mistake:
/// one slip for every three characters.
pub(crate) fn terdekat<'k>(kata: &str, calon: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let batas = kata.chars().count() / 3;
    calon
        .map(|c| (jarak(kata, c), c))
        .filter(|(j, _)| *j <= batas)
        .min()
        .map(|(_, c)| c)
}

/// Levenshtein distance over characters.
fn jarak(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut baris: Vec<usize> = (0..=b.len()).collect();
    for (i, huruf) in a.chars().enumerate() {
        let mut berikut = vec![i + 1];
        let mut kiri = i + 1;
        for ((pojok, atas), lain) in baris.iter().zip(baris.iter().skip(1)).zip(&b) {
            let ganti = pojok + usize::from(huruf != *lain);
            kiri = ganti.min(atas + 1).min(kiri + 1);
            berikut.push(kiri);
        }
        baris = berikut;
    }
    baris.last().copied().unwrap_or(0)
}
