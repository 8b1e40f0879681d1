//! `/wewenang`: every role, its scope, and what it may do; generated from the one policy table.

use askama::Template;
use keamanan::{Izin, Peran, Tindakan, izin};

use crate::galat::{Hasil, html};
use crate::komponen::{Kolom, Sel, TabelView, Warna};
use crate::rute::Perute;
use crate::{Halaman, Sesi};

/// Routes of the module.
pub fn rute(p: Perute) -> Perute {
    p.get("/wewenang", lihat)
}

/// One role.
struct PeranView {
    nama: &'static str,
    kode: &'static str,
    uraian: &'static str,
    lingkup: String,
    boleh: usize,
}

#[derive(Template)]
#[template(path = "wewenang/wewenang.html")]
pub(crate) struct WewenangHal {
    hal: Halaman,
    peran: Vec<PeranView>,
    tabel: TabelView,
}

async fn lihat(s: Sesi) -> Hasil {
    html(&WewenangHal::baru(&s))
}

impl WewenangHal {
    pub(crate) fn baru(s: &Sesi) -> Self {
        let peran = Peran::SEMUA.iter().map(|p| PeranView {
            nama: p.nama(),
            kode: p.kode(),
            uraian: p.uraian(),
            lingkup: lingkup(*p),
            boleh: Tindakan::SEMUA
                .iter()
                .filter(|t| izin(**t, *p).kadar() > 0)
                .count(),
        });
        let mut kolom = vec![Kolom::teks("Tindakan").ponsel("pertama")];
        kolom.extend(Peran::SEMUA.iter().map(|p| Kolom::teks(p.nama())));
        Self {
            hal: Halaman::baru(s, "Peran dan wewenang")
                .aktif("tentang")
                .remah("Beranda", "/"),
            peran: peran.collect(),
            tabel: TabelView {
                id: "matriks".into(),
                keterangan: "Tindakan menurut peran".into(),
                keterangan_samar: true,
                kolom,
                baris: Tindakan::SEMUA.iter().map(|t| baris(*t).into()).collect(),
                ..TabelView::default()
            },
        }
    }
}

fn lingkup(p: Peran) -> String {
    let semua: Vec<String> = p.lingkup_sah().iter().map(ToString::to_string).collect();
    match semua.is_empty() {
        true => "tidak diberikan kepada siapa pun".into(),
        false => semua.join(" atau "),
    }
}

fn baris(t: Tindakan) -> Vec<Sel> {
    let mut sel = vec![Sel::teks(t.uraian()).kode(t.kode())];
    sel.extend(Peran::SEMUA.iter().map(|p| match izin(t, *p) {
        Izin::Ya => Sel::cip("ya", Warna::Baik),
        Izin::Terbuka => Sel::cip("yang terbuka", Warna::Info),
        Izin::Tidak | Izin::Tersembunyi => Sel::teks("–"),
    }));
    sel
}
