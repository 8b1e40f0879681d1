//! `/gaya`: every component in all its states, and proof that they print, darken and fold.

use askama::Template;

use crate::galat::{Hasil, html};
use crate::halaman::{Halaman, Sesi};
use crate::komponen::{
    BenangView, Cip, Kosong, Mengapa, NilaiView, TabelView, TemuanView, UangView, Warna,
};
use crate::rute::Perute;
use dasar::uang::Rupiah;

/// Routes of the module.
pub fn rute(p: Perute) -> Perute {
    p.get("/gaya", lihat)
}

#[derive(Template)]
#[template(path = "gaya/gaya.html")]
pub(crate) struct GayaHal {
    hal: Halaman,
    cip: Vec<Cip>,
    nilai: Vec<NilaiView>,
    uang: Vec<UangView>,
    temuan: Vec<TemuanView>,
    benang: BenangView,
    tabel: TabelView,
    kosong_tabel: TabelView,
    kosong: Kosong,
    mengapa: Mengapa,
}

impl GayaHal {
    #[cfg(test)]
    pub(crate) fn sample() -> Self {
        Self::baru(&Sesi::contoh())
    }

    fn baru(sesi: &Sesi) -> Self {
        let cip = [
            ("netral", Warna::Netral),
            ("menghalangi", Warna::Bahaya),
            ("perlu alasan", Warna::Awas),
            ("selaras", Warna::Baik),
            ("catatan", Warna::Info),
        ];
        let uang = [
            164_400_000_000_000,
            232_638_935_982_455,
            560_000_000,
            -6_400_000_000_000,
            0,
        ];
        let kosong = Kosong::baru(
            "Belum ada data anggaran",
            "Halaman ini menampilkan APBD terbit. Impor paket data lebih dahulu.",
        )
        .perintah("selaras impor paket DIR")
        .langkah("Cara mengimpor", "/tentang")
        .langkah("Lihat contoh", "/");
        Self {
            hal: Halaman::baru(sesi, "Komponen").remah("Beranda", "/"),
            cip: cip.into_iter().map(|(t, w)| Cip::baru(t, w)).collect(),
            nilai: ["AA", "A", "BB", "B", "CC", "C", "D", "–"]
                .into_iter()
                .map(|h| NilaiView { huruf: h.into() })
                .collect(),
            uang: uang
                .into_iter()
                .map(|s| UangView::ringkas(Rupiah::dari_sen(s)))
                .collect(),
            temuan: TemuanView::contoh(),
            benang: BenangView::contoh(),
            tabel: TabelView::contoh(),
            kosong_tabel: TabelView {
                id: "kosong".into(),
                kosong: Some(kosong.clone()),
                ..TabelView::default()
            },
            kosong,
            mengapa: Mengapa {
                judul: "Mengapa 37,6 %?".into(),
                masukan: vec![
                    ("Belanja pegawai".into(), "Rp376.000.000.000".into()),
                    ("Total belanja".into(), "Rp1.000.000.000.000".into()),
                ],
                rumus: "belanja pegawai ÷ total belanja = 37,6 %".into(),
                dasar: "UU 1/2022 pasal 146".into(),
                kutipan: "Belanja pegawai di luar tunjangan guru dari TKD paling tinggi 30 %."
                    .into(),
                sejak: "berlaku sejak 5 Januari 2022".into(),
            },
        }
    }
}

async fn lihat(s: Sesi) -> Hasil {
    html(&GayaHal::baru(&s))
}
