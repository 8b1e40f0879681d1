//! Choice of columns: which ones a list shows, kept in the address (`kolom=rkpd.apbd`).

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use laporan::Tabel;

use super::tabel::TabelView;
use crate::url::{UrlDaftar, urai};

/// Key of the query.
const KUNCI: &str = "kolom";

/// The chosen columns of a list; an extractor. No choice means all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PilihKolom {
    dipilih: Vec<String>,
}

impl PilihKolom {
    /// From the raw query: the form sends the key once per column, links carry one joined value.
    #[must_use]
    pub fn dari(tanya: &str) -> Self {
        let mut dipilih: Vec<String> = tanya
            .split('&')
            .filter_map(|b| b.split_once('='))
            .filter(|(k, _)| *k == KUNCI)
            .flat_map(|(_, v)| urai(v).split('.').map(str::to_owned).collect::<Vec<_>>())
            .filter(|k| !k.is_empty() && k.len() <= 40)
            .take(40)
            .collect();
        dipilih.sort_unstable();
        dipilih.dedup();
        Self { dipilih }
    }

    /// The column is shown.
    #[must_use]
    pub fn tampak(&self, kunci: &str) -> bool {
        self.dipilih.is_empty() || self.dipilih.iter().any(|k| k == kunci)
    }

    /// The address with this choice.
    #[must_use]
    pub fn pada(&self, url: &UrlDaftar) -> UrlDaftar {
        url.dengan_tetap(KUNCI, self.dipilih.join("."))
    }

    /// Takes the columns that are not chosen out of a report, as [`PilihKolom::terapkan`] does on
    /// the page: only those the page offers can be left out.
    #[must_use]
    pub fn laporan(&self, mut t: Tabel, tawaran: &[&str]) -> Tabel {
        let simpan: Vec<bool> = t
            .kolom
            .iter()
            .map(|k| !tawaran.contains(&k.kunci.as_str()) || self.tampak(&k.kunci))
            .collect();
        pilih(&mut t.kolom, &simpan);
        t.baris
            .iter_mut()
            .chain(&mut t.total)
            .for_each(|b| pilih(b, &simpan));
        t
    }

    /// Takes the columns that are not chosen out of a table, and puts the form for choosing above
    /// it. Columns without a key always stay.
    #[must_use]
    pub fn terapkan(&self, mut t: TabelView, url: &UrlDaftar) -> TabelView {
        t.pilih_kolom = Some(self.borang(&t, url));
        let simpan: Vec<bool> = t
            .kolom
            .iter()
            .map(|k| k.kunci.is_empty() || self.tampak(k.kunci))
            .collect();
        pilih(&mut t.kolom, &simpan);
        let baris = t.baris.iter_mut().map(|b| &mut b.sel);
        baris.chain(&mut t.total).for_each(|b| pilih(b, &simpan));
        t
    }

    fn borang(&self, t: &TabelView, url: &UrlDaftar) -> BorangKolom {
        let url = url.tanpa("hal").dengan_tetap(KUNCI, "");
        let (aksi, tetap) = url.bagian();
        BorangKolom {
            aksi: aksi.to_owned(),
            tetap: tetap.map(|(k, v)| (k.to_owned(), v.to_owned())).collect(),
            pilihan: t
                .kolom
                .iter()
                .filter(|k| !k.kunci.is_empty())
                .map(|k| (k.kunci, k.judul.clone(), self.tampak(k.kunci)))
                .collect(),
            semua: (!self.dipilih.is_empty()).then(|| url.to_string()),
        }
    }
}

/// Keeps the elements whose place is marked; what has no mark stays.
fn pilih<T>(isi: &mut Vec<T>, simpan: &[bool]) {
    let mut tanda = simpan.iter();
    isi.retain(|_| tanda.next().copied().unwrap_or(true));
}

impl<S: Send + Sync> FromRequestParts<S> for PilihKolom {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(parts.uri.query().map(Self::dari).unwrap_or_default())
    }
}

/// The small form "Kolom".
#[derive(Clone, Debug, Default)]
pub struct BorangKolom {
    /// The page itself.
    pub aksi: String,
    /// The rest of the query.
    pub tetap: Vec<(String, String)>,
    /// Key, words, shown.
    pub pilihan: Vec<(&'static str, String, bool)>,
    /// The list with all columns, when some are left out.
    pub semua: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::komponen::{Kolom, Sel};
    use laporan::{JenisKolom, Kolom as KolomLaporan, Sel as SelLaporan};

    fn tabel() -> TabelView {
        TabelView {
            kolom: vec![
                Kolom::teks("Nama"),
                Kolom::angka("RKPD").kunci("rkpd"),
                Kolom::angka("APBD").kunci("apbd"),
            ],
            baris: vec![vec![Sel::teks("a"), Sel::teks("1"), Sel::teks("2")].into()],
            total: Some(vec![Sel::teks("b"), Sel::teks("3"), Sel::teks("4")]),
            ..TabelView::default()
        }
    }

    #[test]
    fn the_choice_takes_the_same_columns_out_of_page_and_file() {
        let p = PilihKolom::dari("urut=x&kolom=apbd&kolom=bukan");
        let url = p.pada(
            &UrlDaftar::baru("/x")
                .dengan("urut", "apbd")
                .dengan("hal", "3"),
        );
        assert_eq!(url.to_string(), "/x?hal=3&kolom=apbd.bukan&urut=apbd");
        let t = p.terapkan(tabel(), &url);
        assert_eq!(t.kolom.len(), 2);
        let html = t.to_string();
        assert!(html.contains("<th scope=row>a<td>2"), "{html}");
        assert!(html.contains("<th scope=row>b<td>4"), "{html}");
        assert!(html.contains(r#"name="urut" value="apbd""#), "{html}");
        assert!(!html.contains(r#"name="hal""#), "{html}");
        let k = |k: &str| KolomLaporan::baru(k, k, JenisKolom::Teks);
        let mut l = Tabel::baru("x", vec![k("kode"), k("rkpd"), k("apbd")]);
        l.tambah(["1", "2", "3"].map(SelLaporan::teks).into());
        let l = p.laporan(l, &["rkpd", "apbd"]);
        assert_eq!(
            l.kolom.iter().map(|k| k.kunci.as_str()).collect::<Vec<_>>(),
            ["kode", "apbd"]
        );
        assert_eq!(l.baris, [["1", "3"].map(SelLaporan::teks).to_vec()]);
    }

    #[test]
    fn links_and_the_form_say_the_same() {
        assert_eq!(
            PilihKolom::dari("kolom=b.a"),
            PilihKolom::dari("kolom=a&kolom=&kolom=b")
        );
        assert!(PilihKolom::dari("kolom=&q=1").tampak("apa saja"));
    }
}
