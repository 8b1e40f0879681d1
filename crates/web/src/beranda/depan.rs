//! The public front page.

use app::anggaran::nasional::{PemdaApbd, ProvinsiApbd};
use app::tampil::beranda::{self, Angka, Beranda};
use app::tampil::ukuran::Ukuran;
use askama::Template;
use axum::extract::{Query, State};
use dasar::waktu::Tanggal;
use serde::Deserialize;

use crate::Keadaan;
use crate::galat::{Hasil, html};
use crate::halaman::{Halaman, Sesi};
use crate::komponen::peta::{Daerah, kelas_rendah_ke_tinggi};
use crate::komponen::{Kolom, Kosong, PetaView, Sel, TabelView, Tautan, TiangView, Warna};
use crate::url::{UrlDaftar, ribuan};

#[derive(Deserialize, Default)]
pub(crate) struct TanyaQuery {
    #[serde(default)]
    ukuran: Option<String>,
    #[serde(default)]
    tahun: Option<i16>,
}

/// A key figure.
pub(crate) struct Kunci {
    isi: String,
    tepat: String,
    label: String,
}

/// A government with documents of its own.
pub(crate) struct Benang {
    nama: String,
    url: String,
    contoh: bool,
    dokumen: String,
}

#[derive(Template)]
#[template(path = "beranda/beranda.html")]
pub(crate) struct BerandaHal {
    hal: Halaman,
    tahun: String,
    keadaan: String,
    kunci: Vec<Kunci>,
    pilih: Vec<(&'static str, String, bool)>,
    judul_ukuran: &'static str,
    peta: Option<PetaView>,
    mengapa: Option<crate::komponen::Mengapa>,
    sebaran: Option<TiangView>,
    tabel_sebaran: TabelView,
    provinsi: TabelView,
    tertinggi: TabelView,
    terendah: TabelView,
    benang: Vec<Benang>,
    kosong: Option<Kosong>,
    terdaftar: usize,
    persona: Vec<app::akun::persona::Persona>,
}

pub(super) async fn lihat(State(k): State<Keadaan>, s: Sesi, Query(q): Query<TanyaQuery>) -> Hasil {
    let ukuran = Ukuran::dari(q.ukuran.as_deref());
    let b = beranda::muat(&k.ling, ukuran, q.tahun).await?;
    let mut hal = BerandaHal::baru(&s, ukuran, &b);
    if s.akun.is_none() {
        hal.persona = crate::masuk::pilihan_persona(&k);
    }
    html(&hal)
}

impl BerandaHal {
    fn baru(sesi: &Sesi, ukuran: Ukuran, b: &Beranda) -> Self {
        let hal = Halaman::baru(sesi, "Dari rencana sampai hasil")
            .aktif("beranda")
            .ringkasan(
                "Janji, anggaran, pembayaran, dan capaian pemerintah daerah Indonesia, sampai ke \
             baris terakhir.",
            );
        let mut ini = Self {
            hal,
            persona: vec![],
            tahun: String::new(),
            keadaan: String::new(),
            kunci: vec![],
            pilih: pilihan(ukuran),
            judul_ukuran: ukuran.judul(),
            peta: None,
            mengapa: None,
            sebaran: None,
            tabel_sebaran: TabelView::default(),
            provinsi: TabelView::default(),
            tertinggi: TabelView::default(),
            terendah: TabelView::default(),
            benang: benang(b),
            kosong: None,
            terdaftar: b.terdaftar,
        };
        match &b.angka {
            Some(a) => ini.isi(ukuran, a, b),
            None => ini.kosong = Some(belum_ada(b.terdaftar)),
        }
        ini
    }

    fn isi(&mut self, ukuran: Ukuran, a: &Angka, b: &Beranda) {
        let tahun = a.nasional.tahun;
        self.tahun = tahun.to_string();
        self.keadaan = Tanggal(a.nasional.keadaan).to_string();
        self.kunci = kunci(a);
        let daerah: Vec<Daerah> = a
            .provinsi
            .iter()
            .map(|p| Daerah {
                kode: p.kode.clone(),
                nama: p.nama.clone(),
                url: format!("/provinsi/{}", p.kode),
                nilai: ukuran.nilai(&p.ringkasan),
            })
            .collect();
        let judul = format!(
            "Peta: {} per provinsi, {tahun}. Tabel di bawah memuat angka yang sama.",
            ukuran.judul()
        );
        self.peta = Some(PetaView::susun(&judul, ukuran, &daerah, b.peta.as_ref()));
        self.mengapa = (ukuran == Ukuran::Pegawai).then(|| mengapa(a));
        let kelas = kelas_rendah_ke_tinggi(ukuran);
        let isi: Vec<(String, &'static str, usize)> = kelas
            .iter()
            .zip(&a.sebaran)
            .map(|((k, kata), n)| (kata.clone(), *k, n.iter().sum()))
            .collect();
        self.sebaran = Some(TiangView::susun(
            "sebaran-judul",
            "Banyaknya pemerintah daerah menurut kelas",
            &isi,
        ));
        self.tabel_sebaran = tabel_sebaran(ukuran, a);
        self.provinsi = tabel_provinsi(ukuran, &a.provinsi);
        self.tertinggi = tabel_pendek("tertinggi", ukuran, &a.tertinggi, a);
        self.terendah = tabel_pendek("terendah", ukuran, &a.terendah, a);
    }

    #[cfg(test)]
    pub(crate) fn sample() -> Vec<Self> {
        let s = Sesi::contoh();
        let kosong = Beranda {
            angka: None,
            peta: None,
            dokumen: vec![],
            terdaftar: 0,
        };
        vec![Self::baru(&s, Ukuran::Pegawai, &kosong)]
    }
}

fn pilihan(kini: Ukuran) -> Vec<(&'static str, String, bool)> {
    let u = UrlDaftar::baru("/");
    Ukuran::SEMUA
        .into_iter()
        .map(|x| {
            let kunci = if x == Ukuran::default() {
                ""
            } else {
                x.kunci()
            };
            (x.pendek(), u.dengan("ukuran", kunci).to_string(), x == kini)
        })
        .collect()
}

fn kunci(a: &Angka) -> Vec<Kunci> {
    let n = a.nasional.pemda.len();
    let uang = |r: dasar::Rupiah, label: &str| Kunci {
        isi: r.ringkas(),
        tepat: r.to_string(),
        label: format!("{label} {}", a.nasional.tahun),
    };
    let dari = |x: usize, label: String| Kunci {
        isi: format!("{} dari {}", ribuan(x), ribuan(n)),
        tepat: String::new(),
        label,
    };
    vec![
        uang(a.jumlah.belanja, "belanja daerah"),
        uang(a.jumlah.pendapatan, "pendapatan daerah"),
        dari(
            a.di_atas,
            format!(
                "belanja pegawai di atas {}",
                a.nasional.aturan.batas_pegawai.persen(0)
            ),
        ),
        dari(a.seimbang, "anggaran seimbang sampai rupiah".into()),
    ]
}

fn mengapa(a: &Angka) -> crate::komponen::Mengapa {
    let atur = &a.nasional.aturan;
    let persen = a
        .jumlah
        .porsi_pegawai()
        .map(|p| p.persen(1))
        .unwrap_or_default();
    crate::komponen::Mengapa {
        judul: format!("Mengapa {persen}?"),
        masukan: vec![
            (
                "Belanja pegawai seluruh daerah".into(),
                a.jumlah.pegawai.to_string(),
            ),
            (
                "Total belanja seluruh daerah".into(),
                a.jumlah.belanja.to_string(),
            ),
        ],
        rumus: format!(
            "belanja pegawai ÷ total belanja = {persen}; batas {}",
            atur.batas_pegawai.persen(0)
        ),
        dasar: atur.dasar_pegawai.clone(),
        kutipan: format!("{} {}", atur.kutipan_pegawai, atur.catatan_pegawai),
        sejak: format!("berlaku sejak {}", atur.sejak_pegawai),
    }
}

fn tabel_provinsi(ukuran: Ukuran, isi: &[ProvinsiApbd]) -> TabelView {
    let baris = isi
        .iter()
        .map(|p| {
            let r = &p.ringkasan;
            let nilai = ukuran.nilai(r);
            vec![
                Sel::tautan(&p.nama, format!("/provinsi/{}", p.kode)),
                Sel::teks(ribuan(p.jumlah)),
                Sel::uang(r.pendapatan),
                Sel::uang(r.belanja),
                Sel::teks(nilai.map(|n| n.persen(1)).unwrap_or_default())
                    .batang(nilai.map(|n| n.mesin_persen(1)).unwrap_or_default()),
            ]
            .into()
        })
        .collect();
    TabelView {
        id: "provinsi".into(),
        keterangan: "Semua pemerintah daerah dalam provinsi, dijumlahkan".into(),
        kolom: vec![
            Kolom::teks("Provinsi").ponsel("pertama"),
            Kolom::angka("Pemda").ponsel("samar"),
            Kolom::angka("Pendapatan"),
            Kolom::angka("Belanja"),
            Kolom::angka(ukuran.pendek())
                .penjelasan(ukuran.judul())
                .ponsel("penentu"),
        ],
        baris,
        rapat: true,
        ..TabelView::default()
    }
}

fn tabel_pendek(id: &str, ukuran: Ukuran, isi: &[PemdaApbd], a: &Angka) -> TabelView {
    let baris = isi
        .iter()
        .map(|p| {
            let persen = ukuran
                .nilai(&p.ringkasan)
                .map(|n| n.persen(1))
                .unwrap_or_default();
            let warna = if ukuran == Ukuran::Pegawai && a.nasional.aturan.melampaui(&p.ringkasan) {
                Warna::Bahaya
            } else {
                Warna::Netral
            };
            vec![
                Sel::tautan(&p.nama, format!("/pemda/{}", p.kode)).kode(&p.kode),
                Sel::uang(p.ringkasan.belanja),
                Sel::cip(persen, warna),
            ]
            .into()
        })
        .collect();
    TabelView {
        id: id.into(),
        keterangan: format!("{}, {id}", ukuran.judul()),
        keterangan_samar: true,
        kolom: vec![
            Kolom::teks("Pemerintah daerah").ponsel("pertama"),
            Kolom::angka("Belanja"),
            Kolom::angka(ukuran.pendek()),
        ],
        datar: true,
        baris,
        ..TabelView::default()
    }
}

fn tabel_sebaran(ukuran: Ukuran, a: &Angka) -> TabelView {
    let baris = kelas_rendah_ke_tinggi(ukuran)
        .into_iter()
        .zip(&a.sebaran)
        .map(|((_, kata), n)| {
            let mut sel = vec![Sel::teks(kata)];
            sel.extend(n.iter().map(|x| Sel::teks(ribuan(*x))));
            sel.into()
        })
        .collect();
    let mut kolom = vec![Kolom::teks(ukuran.pendek()).ponsel("pertama")];
    kolom.extend(["Provinsi", "Kabupaten", "Kota"].map(Kolom::angka));
    TabelView {
        id: "sebaran".into(),
        keterangan: "Banyaknya pemerintah daerah".into(),
        keterangan_samar: true,
        datar: true,
        kolom,
        baris,
        ..TabelView::default()
    }
}

/// Governments with documents, each once, with its documents in words.
fn benang(b: &Beranda) -> Vec<Benang> {
    b.dokumen
        .chunk_by(|x, y| x.kode == y.kode)
        .filter_map(|d| {
            let satu = d.first()?;
            let kata: Vec<String> = d
                .iter()
                .map(|x| dokumen_kata(&x.jenis, x.tahun_mulai, x.tahun_selesai))
                .collect();
            Some(Benang {
                nama: satu.nama.clone(),
                url: format!("/pemda/{}", satu.kode),
                contoh: satu.contoh,
                dokumen: kata.join(", "),
            })
        })
        .collect()
}

/// "RKPD 2026", "RPJMD 2025–2029".
pub(crate) fn dokumen_kata(jenis: &str, mulai: i16, selesai: i16) -> String {
    let nama = match jenis {
        "rpjmd" => "RPJMD",
        "renstra" => "Renstra",
        "rkpd" => "RKPD",
        "ppas" => "PPAS",
        "apbd" => "APBD",
        "dpa" => "DPA",
        "realisasi" => "Realisasi",
        "pk" => "Perjanjian kinerja",
        lain => lain,
    };
    if mulai == selesai {
        format!("{nama} {mulai}")
    } else {
        format!("{nama} {mulai}–{selesai}")
    }
}

fn belum_ada(terdaftar: usize) -> Kosong {
    let kalimat = if terdaftar > 0 {
        format!(
            "Daftar {} pemerintah daerah sudah ada, tetapi angka APBD-nya belum diimpor.",
            ribuan(terdaftar)
        )
    } else {
        "Halaman ini menampilkan APBD terbit seluruh pemerintah daerah. Impor paket data untuk \
         mengisinya."
            .to_owned()
    };
    Kosong::baru("Belum ada angka nasional", kalimat)
        .perintah("selaras impor paket FOLDER")
        .langkah("Cari pemerintah daerah", "/cari")
}

impl BerandaHal {
    fn unduhan() -> Vec<Tautan> {
        UrlDaftar::baru("/nasional").unduhan()
    }
}
