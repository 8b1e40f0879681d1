//! Read queries of the pages, one file per page.

pub mod baris;
pub mod benang;
pub mod capaian;
pub mod dokumen;
pub mod impor;
pub mod pemda;
pub mod pohon;
pub mod temuan;
pub mod tentang;
pub mod unggahan;

/// Escapes the wildcards of `like`, so that a search for "50%" finds "50%".
#[must_use]
pub fn lolos_like(kata: &str) -> String {
    let mut hasil = String::with_capacity(kata.len());
    for c in kata.chars() {
        if matches!(c, '%' | '_' | '\\') {
            hasil.push('\\');
        }
        hasil.push(c);
    }
    hasil
}

#[cfg(test)]
mod tests {
    #[test]
    fn wildcards_are_literal() {
        assert_eq!(super::lolos_like(r"50%_\a"), r"50\%\_\\a");
    }
}
