//! `/tentang`: version, law set, data editions, licences, accessibility.

use app::tampil::tentang::{self, Tentang};
use askama::Template;
use axum::extract::State;

use crate::Keadaan;
use crate::galat::{Hasil, html};
use crate::halaman::{Halaman, Sesi};
use crate::komponen::{Kolom, Kosong, Sel, TabelView};
use crate::rute::Perute;
use crate::url::ribuan;

/// Routes of the module.
pub fn rute(p: Perute) -> Perute {
    p.get("/tentang", lihat)
}

#[derive(Template)]
#[template(path = "tentang/tentang.html")]
pub(crate) struct TentangHal {
    hal: Halaman,
    versi: &'static str,
    sidik: String,
    parameter: String,
    tumpangan: String,
    edisi: TabelView,
    isi: TabelView,
}

async fn lihat(State(k): State<Keadaan>, s: Sesi) -> Hasil {
    let t = tentang::muat(&k.ling).await?;
    html(&TentangHal::baru(&s, &t))
}

impl TentangHal {
    fn baru(s: &Sesi, t: &Tentang) -> Self {
        Self {
            hal: Halaman::baru(s, "Tentang")
                .aktif("tentang")
                .remah("Beranda", "/"),
            versi: env!("CARGO_PKG_VERSION"),
            sidik: t.sidik_hukum.clone(),
            parameter: ribuan(t.parameter),
            tumpangan: t.tumpangan.join(", "),
            edisi: TabelView {
                id: "edisi".into(),
                keterangan: "Edisi daftar kode nasional".into(),
                keterangan_samar: true,
                kolom: vec![
                    Kolom::teks("Daftar").ponsel("pertama"),
                    Kolom::teks("Edisi"),
                    Kolom::teks("Dasar").ponsel("lebar"),
                ],
                baris: t
                    .edisi
                    .iter()
                    .map(|e| {
                        vec![
                            Sel::teks(&e.judul),
                            Sel::teks(&e.edisi),
                            Sel::teks(&e.dasar),
                        ]
                        .into()
                    })
                    .collect(),
                kosong: Some(
                    Kosong::baru(
                        "Belum ada daftar kode",
                        "Impor paket data untuk memuat daftar kode nasional.",
                    )
                    .perintah("selaras impor paket FOLDER"),
                ),
                ..TabelView::default()
            },
            isi: TabelView {
                id: "isi-data".into(),
                keterangan: "Banyaknya data rujukan".into(),
                datar: true,
                keterangan_samar: true,
                kolom: vec![Kolom::teks("Data").ponsel("pertama"), Kolom::angka("Baris")],
                baris: t
                    .isi
                    .iter()
                    .map(|(n, j)| {
                        vec![
                            Sel::teks(*n),
                            Sel::teks(usize::try_from(*j).map(ribuan).unwrap_or_default()),
                        ]
                        .into()
                    })
                    .collect(),
                ..TabelView::default()
            },
        }
    }

    #[cfg(test)]
    pub(crate) fn sample() -> Self {
        Self::baru(
            &Sesi::contoh(),
            &Tentang {
                sidik_hukum: "ab".repeat(32),
                parameter: 100,
                tumpangan: vec![],
                edisi: vec![],
                isi: vec![("Wilayah", 91_599)],
            },
        )
    }
}
