//! Categories of an achievement.

use dasar::Rasio;

/// The five classes of Permendagri 86/2017, read without the gaps its whole-number table leaves:
/// above 90, above 75, above 65, above 50, and the rest.
///
/// # Legal basis
/// Permendagri 86/2017, Lampiran (scale of the realisation of performance).
#[must_use]
pub fn kategori(capaian: Rasio) -> &'static str {
    const BATAS: [(i32, &str); 4] = [
        (90, "sangat tinggi"),
        (75, "tinggi"),
        (65, "sedang"),
        (50, "rendah"),
    ];
    BATAS
        .iter()
        .find(|(batas, _)| capaian > Rasio::dari_persen(*batas))
        .map_or("sangat rendah", |(_, nama)| nama)
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
