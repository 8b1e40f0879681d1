//! Categories of an achievement.

use dasar::Rasio;

use crate::aturan::AturanCapaian;

/// The category of an achievement by the newest version in the embedded law set, read without the
/// gaps the regulation's whole-number table leaves.
///
/// # Legal basis
/// Permendagri 86/2017, Lampiran: `hukum/kinerja/kategori_capaian.toml`.
#[must_use]
pub fn kategori(capaian: Rasio) -> &'static str {
    AturanCapaian::bawaan().kategori(capaian)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_points_fall_above_the_lower_bound() {
        let k = |p: i128| kategori(Rasio::baru(p, 1000).unwrap());
        assert_eq!(k(905), "sangat tinggi");
        assert_eq!(k(900), "tinggi");
        assert_eq!(k(751), "tinggi");
        assert_eq!(k(750), "sedang");
        assert_eq!(k(650), "rendah");
        assert_eq!(k(500), "sangat rendah");
        assert_eq!(k(0), "sangat rendah");
    }
}
