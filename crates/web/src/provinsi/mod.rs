//! `/provinsi/{kode}`: the regencies and cities of a province, as map and table.

use app::anggaran::nasional::PemdaApbd;
use app::tampil::provinsi::{self, AngkaProvinsi, Provinsi};
use app::tampil::ukuran::Ukuran;
use askama::Template;
use axum::extract::{Path, Query, State};
use serde::Deserialize;

use crate::Keadaan;
use crate::galat::{Galat, Hasil, html};
use crate::halaman::{Halaman, Sesi};
use crate::komponen::peta::Daerah;
use crate::komponen::{Kolom, Kosong, PetaView, Sel, TabelView, Warna};
use crate::rute::Perute;
use crate::unduh::{self, Format};
use crate::url::{UrlDaftar, ribuan};

/// Routes of the module.
pub fn rute(p: Perute) -> Perute {
    p.get("/provinsi/{kode}", lihat)
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct TanyaQuery {
    ukuran: Option<String>,
    format: Option<String>,
    tahun: Option<i16>,
}

#[derive(Template)]
#[template(path = "provinsi/provinsi.html")]
pub(crate) struct ProvinsiHal {
    hal: Halaman,
    nama: String,
    url_pemda: String,
    keterangan: String,
    keadaan: String,
    judul_ukuran: &'static str,
    pilih: Vec<(&'static str, String, bool)>,
    peta: PetaView,
    tabel: TabelView,
    kosong: Option<Kosong>,
}

async fn lihat(
    State(k): State<Keadaan>,
    s: Sesi,
    Path(kode): Path<String>,
    Query(q): Query<TanyaQuery>,
) -> Hasil {
    let ukuran = Ukuran::dari(q.ukuran.as_deref());
    let Some(p) = provinsi::muat(&k.ling, &kode, q.tahun).await? else {
        return Err(Galat::tidak_ada(format!(
            "Tidak ada provinsi dengan kode {kode}."
        )));
    };
    if let (Some(format), Some(_)) = (Format::dari(q.format.as_deref()), &p.angka)
        && let Some(n) = app::anggaran::nasional::muat(&k.ling.db, &k.ling.hukum, q.tahun).await?
    {
        let baris: Vec<&PemdaApbd> = n.pemda.iter().filter(|x| x.provinsi == kode).collect();
        let mut tabel = app::tampil::nasional::tabel(&n, &baris)?;
        tabel.judul = format!("APBD {} {}", n.tahun, p.pemda.nama);
        let kop = crate::beranda::kop(&n);
        return unduh::berkas(&k, tabel, kop, format).await;
    }
    html(&ProvinsiHal::baru(&s, ukuran, &p))
}

impl ProvinsiHal {
    fn baru(s: &Sesi, ukuran: Ukuran, p: &Provinsi) -> Self {
        let nama = p.pemda.nama.trim_start_matches("Provinsi ").to_owned();
        let url = UrlDaftar::baru(format!("/provinsi/{}", p.pemda.kode));
        let daerah: Vec<Daerah> = p
            .anggota
            .iter()
            .filter(|a| a.kode != p.pemda.kode)
            .map(|a| Daerah {
                kode: a.kode.clone(),
                nama: a.nama.clone(),
                url: format!("/pemda/{}", a.kode),
                nilai: angka_dari(p, &a.kode).and_then(|x| ukuran.nilai(&x.ringkasan)),
            })
            .collect();
        let judul = format!(
            "Peta {nama}: {}; tabel memuat angka yang sama.",
            ukuran.judul()
        );
        let penduduk = p.pemda.penduduk.and_then(|n| usize::try_from(n).ok());
        let mut keterangan = vec![format!("{} kabupaten dan kota", ribuan(daerah.len()))];
        keterangan.extend(penduduk.map(|n| format!("{} penduduk", ribuan(n))));
        Self {
            hal: Halaman::baru(s, &nama)
                .aktif("nasional")
                .remah("Beranda", "/")
                .remah("Anggaran daerah", "/nasional"),
            url_pemda: format!("/pemda/{}", p.pemda.kode),
            keterangan: keterangan.join(" · "),
            keadaan: p
                .angka
                .as_ref()
                .map(|a| format!("keadaan {} · APBD {}", a.keadaan, a.tahun))
                .unwrap_or_default(),
            judul_ukuran: ukuran.judul(),
            pilih: Ukuran::SEMUA
                .into_iter()
                .map(|x| {
                    let kunci = if x == Ukuran::default() {
                        ""
                    } else {
                        x.kunci()
                    };
                    (
                        x.pendek(),
                        url.dengan("ukuran", kunci).to_string(),
                        x == ukuran,
                    )
                })
                .collect(),
            peta: PetaView::susun(&judul, ukuran, &daerah, p.peta.as_ref()),
            tabel: p
                .angka
                .as_ref()
                .map(|a| tabel(ukuran, a, &url))
                .unwrap_or_default(),
            kosong: p.angka.is_none().then(|| {
                Kosong::baru(
                    "Belum ada angka untuk provinsi ini",
                    "Angka muncul setelah APBD terbit diimpor.",
                )
                .perintah("selaras impor paket FOLDER")
            }),
            nama,
        }
    }

    #[cfg(test)]
    pub(crate) fn sample() -> Vec<Self> {
        use app::tampil::pemda::PemdaWilayahRow;
        let baris = |kode: &str, nama: &str, jenis: &str, induk: Option<&str>| PemdaWilayahRow {
            kode: kode.into(),
            nama: nama.into(),
            jenis: jenis.into(),
            induk: induk.map(Into::into),
            kode_bps: None,
            contoh: false,
            penduduk: Some(4_000_000),
            luas_km2: None,
        };
        let provinsi = baris("64", "Provinsi Kalimantan Timur", "provinsi", None);
        let anggota = vec![
            provinsi.clone(),
            baris("64.11", "Kabupaten Mahakam Ulu", "kabupaten", Some("64")),
        ];
        let p = Provinsi {
            pemda: provinsi,
            anggota,
            angka: None,
            peta: None,
        };
        vec![Self::baru(&Sesi::contoh(), Ukuran::Pad, &p)]
    }
}

fn angka_dari<'a>(p: &'a Provinsi, kode: &str) -> Option<&'a PemdaApbd> {
    p.angka.as_ref()?.pemda.iter().find(|x| x.kode == kode)
}

fn tabel(ukuran: Ukuran, a: &AngkaProvinsi, url: &UrlDaftar) -> TabelView {
    let baris = a
        .pemda
        .iter()
        .map(|p| {
            let nilai = ukuran.nilai(&p.ringkasan);
            let mut nama = Sel::tautan(&p.nama, format!("/pemda/{}", p.kode)).kode(&p.kode);
            if !p.seimbang {
                nama = nama.dengan_cip("tidak seimbang", Warna::Bahaya);
            }
            vec![
                nama,
                Sel::uang(p.ringkasan.pendapatan),
                Sel::uang(p.ringkasan.belanja),
                Sel::teks(nilai.map(|n| n.persen(1)).unwrap_or_default())
                    .batang(nilai.map(|n| n.mesin_persen(1)).unwrap_or_default()),
            ]
            .into()
        })
        .collect();
    let jumlah = ukuran
        .nilai(&a.jumlah)
        .map(|n| n.persen(1))
        .unwrap_or_default();
    TabelView {
        id: "daftar".into(),
        keterangan: format!("APBD {} pemerintah daerah dalam provinsi", a.tahun),
        keterangan_samar: true,
        kolom: vec![
            Kolom::teks("Pemerintah daerah").ponsel("pertama"),
            Kolom::angka("Pendapatan"),
            Kolom::angka("Belanja"),
            Kolom::angka(ukuran.pendek())
                .penjelasan(ukuran.judul())
                .ponsel("penentu"),
        ],
        baris,
        total: Some(vec![
            Sel::teks(format!("Jumlah {} daerah", a.pemda.len())),
            Sel::uang(a.jumlah.pendapatan),
            Sel::uang(a.jumlah.belanja),
            Sel::teks(jumlah),
        ]),
        unduh: url.unduhan(),
        rapat: true,
        ..TabelView::default()
    }
}
