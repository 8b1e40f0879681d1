//! File names.

/// A safe file name from any words: lower-case ASCII letters, digits and hyphens, at most 80
/// characters, never empty, then the extension.
///
/// # Example
/// `nama_berkas("APBD 2026: Kab. Mahakam Ulu", "csv")` is `apbd-2026-kab-mahakam-ulu.csv`.
#[must_use]
pub fn nama_berkas(judul: &str, ekstensi: &str) -> String {
    let mut hasil = String::new();
    for c in judul.chars().flat_map(char::to_lowercase) {
        if hasil.len() >= 80 {
            break;
        }
        if c.is_ascii_alphanumeric() {
            hasil.push(c);
        } else if !hasil.is_empty() && !hasil.ends_with('-') {
            hasil.push('-');
        }
    }
    let hasil = hasil.trim_end_matches('-');
    let hasil = if hasil.is_empty() { "tabel" } else { hasil };
    let ekstensi: String = ekstensi
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect();
    format!("{hasil}.{ekstensi}")
}
