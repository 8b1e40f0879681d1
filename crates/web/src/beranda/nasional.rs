//! `/nasional`: every government's published budget, filtered, sorted, with totals and files.

use app::anggaran::nasional::{self, Nasional, PemdaApbd};
use app::tampil::nasional::{Saring, URUT, tabel};
use askama::Template;
use axum::extract::{Query, State};
use dasar::waktu::Tanggal;
use serde::Deserialize;

use crate::Keadaan;
use crate::galat::{Galat, Hasil, html};
use crate::halaman::{Halaman, Sesi};
use crate::komponen::{Bidang, Kolom, Kosong, PilihKolom, Saringan, Sel, TabelView, Tautan, Warna};
use crate::unduh::{self, Format};
use crate::url::{UrlDaftar, ribuan};

const PER_HALAMAN: usize = 50;

#[derive(Deserialize, Default, Clone)]
#[serde(default)]
pub(crate) struct TanyaQuery {
    q: String,
    jenis: String,
    provinsi: String,
    seimbang: String,
    pegawai: String,
    urut: String,
    hal: Option<usize>,
    format: Option<String>,
    tahun: Option<i16>,
}

#[derive(Template)]
#[template(path = "nasional/nasional.html")]
pub(crate) struct NasionalHal {
    hal: Halaman,
    tahun: String,
    keadaan: String,
    ringkas: String,
    tabel: TabelView,
    kosong: Option<Kosong>,
}

pub(super) async fn lihat(
    State(k): State<Keadaan>,
    s: Sesi,
    Query(q): Query<TanyaQuery>,
    kolom: PilihKolom,
) -> Hasil {
    let nasional = nasional::muat(&k.ling.db, &k.ling.hukum, q.tahun).await?;
    let Some(n) = nasional else {
        return html(&NasionalHal::tanpa(&s));
    };
    let saring = q.saring()?;
    let baris = saring.terapkan(&n);
    if let Some(format) = Format::dari(q.format.as_deref()) {
        let laporan = kolom.laporan(tabel(&n, &baris)?, &KOLOM);
        return unduh::berkas(&k, laporan, super::kop(&n), format).await;
    }
    let mut hal = NasionalHal::baru(&s, &q, &n, &baris, &kolom)?;
    hal.tabel = kolom.terapkan(hal.tabel, &kolom.pada(&q.url()));
    html(&hal)
}

impl TanyaQuery {
    fn saring(&self) -> Result<Saring, Galat> {
        let urut = self.urut.trim_start_matches('-');
        if !urut.is_empty() && !URUT.contains(&urut) {
            return Err(Galat::Masukan(format!(
                "Daftar ini tidak dapat diurutkan menurut {urut:?}."
            )));
        }
        Ok(Saring {
            kata: self.q.trim().to_owned(),
            jenis: self.jenis.clone(),
            provinsi: self.provinsi.clone(),
            seimbang: self.seimbang.clone(),
            pegawai: self.pegawai.clone(),
            urut: self.urut.clone(),
        })
    }

    fn url(&self) -> UrlDaftar {
        UrlDaftar::baru("/nasional")
            .dengan("q", self.q.trim())
            .dengan("jenis", &self.jenis)
            .dengan("provinsi", &self.provinsi)
            .dengan("seimbang", &self.seimbang)
            .dengan("pegawai", &self.pegawai)
            .dengan("urut", &self.urut)
            .dengan(
                "tahun",
                self.tahun.map(|t| t.to_string()).unwrap_or_default(),
            )
    }
}

impl NasionalHal {
    fn tanpa(s: &Sesi) -> Self {
        Self {
            hal: hal(s),
            tahun: String::new(),
            keadaan: String::new(),
            ringkas: String::new(),
            tabel: TabelView::default(),
            kosong: Some(
                Kosong::baru(
                    "Belum ada APBD terbit",
                    "Daftar ini memuat APBD semua pemerintah daerah setelah paket data diimpor.",
                )
                .perintah("selaras impor paket FOLDER")
                .langkah("Ke beranda", "/"),
            ),
        }
    }

    fn baru(
        s: &Sesi,
        q: &TanyaQuery,
        n: &Nasional,
        baris: &[&PemdaApbd],
        kolom_dipilih: &PilihKolom,
    ) -> Result<Self, Galat> {
        let url = kolom_dipilih.pada(&q.url());
        let kini = q.hal.unwrap_or(1).max(1);
        let halaman = url.halaman(kini, baris.len(), PER_HALAMAN);
        let tampil = baris
            .iter()
            .skip((kini - 1) * PER_HALAMAN)
            .take(PER_HALAMAN);
        let timpang = baris.iter().filter(|p| !p.seimbang).count();
        Ok(Self {
            hal: hal(s),
            tahun: n.tahun.to_string(),
            keadaan: Tanggal(n.keadaan).to_string(),
            ringkas: format!(
                "{} pemerintah daerah, {} di antaranya tidak seimbang",
                ribuan(baris.len()),
                ribuan(timpang)
            ),
            tabel: TabelView {
                id: "daftar".into(),
                keterangan: format!("APBD {} menurut pemerintah daerah", n.tahun),
                keterangan_samar: true,
                kolom: kolom(q, &url),
                baris: tampil.map(|p| sel(n, p).into()).collect(),
                total: Some(total(baris)?),
                saring: Some(saringan(q, n, &url)),
                halaman: Some(halaman),
                unduh: url.unduhan(),
                rapat: true,
                kosong: Some(
                    Kosong::baru(
                        "Tidak ada yang cocok",
                        "Longgarkan saringan untuk melihat daerah lain.",
                    )
                    .langkah("Hapus semua saringan", "/nasional"),
                ),
                ..TabelView::default()
            },
            kosong: None,
        })
    }

    #[cfg(test)]
    pub(crate) fn sample() -> Vec<Self> {
        vec![Self::tanpa(&Sesi::contoh())]
    }
}

fn hal(s: &Sesi) -> Halaman {
    Halaman::baru(s, "Anggaran daerah")
        .aktif("nasional")
        .remah("Beranda", "/")
}

/// Columns that can be left out, by their key in files.
const KOLOM: [&str; 6] = [
    "pendapatan",
    "belanja",
    "pembiayaan_neto",
    "selisih",
    "pad_persen",
    "belanja_pegawai_persen",
];

/// Sort keys that are called otherwise in files.
const KUNCI: [(&str, &str); 3] = [
    ("pembiayaan", "pembiayaan_neto"),
    ("pad", "pad_persen"),
    ("pegawai", "belanja_pegawai_persen"),
];

fn kolom(q: &TanyaQuery, url: &UrlDaftar) -> Vec<Kolom> {
    let urut = |k: Kolom, kunci: &'static str, turun: bool| {
        let (u, arah) = url.urut(kunci, &q.urut, turun);
        let k = k.urut(u, arah);
        match (kunci, KUNCI.iter().find(|(urut, _)| *urut == kunci)) {
            ("nama", _) => k,
            (_, Some((_, berkas))) => k.kunci(berkas),
            (lain, None) => k.kunci(lain),
        }
    };
    vec![
        urut(
            Kolom::teks("Pemerintah daerah").ponsel("pertama"),
            "nama",
            false,
        ),
        urut(Kolom::angka("Pendapatan"), "pendapatan", true),
        urut(Kolom::angka("Belanja"), "belanja", true),
        urut(
            Kolom::angka("Pembiayaan neto")
                .penjelasan("Penerimaan dikurangi pengeluaran pembiayaan")
                .ponsel("samar"),
            "pembiayaan",
            true,
        ),
        urut(
            Kolom::angka("Selisih")
                .penjelasan("Pendapatan − belanja + pembiayaan neto; seimbang bila nol"),
            "selisih",
            true,
        ),
        urut(
            Kolom::angka("PAD")
                .penjelasan("Pendapatan asli terhadap pendapatan")
                .ponsel("samar"),
            "pad",
            true,
        ),
        urut(
            Kolom::angka("Pegawai")
                .penjelasan("Belanja pegawai terhadap belanja")
                .ponsel("penentu"),
            "pegawai",
            true,
        ),
    ]
}

fn sel(n: &Nasional, p: &PemdaApbd) -> Vec<Sel> {
    let r = &p.ringkasan;
    let warna = if n.aturan.melampaui(r) {
        Warna::Awas
    } else {
        Warna::Baik
    };
    let selisih = match r.selisih() {
        _ if p.seimbang => Sel::cip("seimbang", Warna::Baik),
        Some(s) => Sel::uang(s).dengan_cip("tidak seimbang", Warna::Bahaya),
        None => Sel::default(),
    };
    vec![
        Sel::tautan(&p.nama, format!("/pemda/{}", p.kode)).kode(&p.kode),
        Sel::uang(r.pendapatan),
        Sel::uang(r.belanja),
        r.pembiayaan_neto().map(Sel::uang).unwrap_or_default(),
        selisih,
        Sel::teks(r.porsi_pad().map(|x| x.persen(1)).unwrap_or_default()),
        r.porsi_pegawai()
            .map(|x| Sel::cip(x.persen(1), warna))
            .unwrap_or_default(),
    ]
}

fn total(baris: &[&PemdaApbd]) -> Result<Vec<Sel>, Galat> {
    let r = Nasional::jumlah(baris.iter().copied())?;
    Ok(vec![
        Sel::teks(format!("Jumlah {} daerah", ribuan(baris.len()))),
        Sel::uang(r.pendapatan),
        Sel::uang(r.belanja),
        r.pembiayaan_neto().map(Sel::uang).unwrap_or_default(),
        r.selisih().map(Sel::uang).unwrap_or_default(),
        Sel::teks(r.porsi_pad().map(|x| x.persen(1)).unwrap_or_default()),
        Sel::teks(r.porsi_pegawai().map(|x| x.persen(1)).unwrap_or_default()),
    ])
}

fn saringan(q: &TanyaQuery, n: &Nasional, url: &UrlDaftar) -> Saringan {
    let batas = n.aturan.batas_pegawai.persen(0);
    let pilihan = |nama: &str, label: &str, kini: &str, opsi: &[(String, String)]| {
        let semua = std::iter::once((String::new(), "Semua".to_owned(), kini.is_empty()));
        let lain = opsi.iter().map(|(v, t)| (v.clone(), t.clone(), v == kini));
        Bidang::Pilihan {
            nama: nama.into(),
            label: label.into(),
            opsi: semua.chain(lain).collect(),
        }
    };
    let dua = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    let jenis = [
        dua("provinsi", "Provinsi"),
        dua("kabupaten", "Kabupaten"),
        dua("kota", "Kota"),
    ];
    let provinsi: Vec<(String, String)> = n
        .pemda
        .iter()
        .filter(|p| p.jenis == "provinsi")
        .map(|p| dua(&p.kode, p.nama.trim_start_matches("Provinsi ")))
        .collect();
    let seimbang = [dua("ya", "Seimbang"), dua("tidak", "Tidak seimbang")];
    let pegawai = [
        ("di_atas".to_owned(), format!("Di atas {batas}")),
        ("di_bawah".to_owned(), format!("Sampai {batas}")),
    ];
    let mut aktif = Vec::new();
    let mut tambah = |kunci: &str, nilai: &str, opsi: &[(String, String)]| {
        if let Some((_, teks)) = opsi.iter().find(|(v, _)| v == nilai) {
            aktif.push(Tautan::baru(teks, url.tanpa(kunci).to_string()));
        }
    };
    tambah("jenis", &q.jenis, &jenis);
    tambah("provinsi", &q.provinsi, &provinsi);
    tambah("seimbang", &q.seimbang, &seimbang);
    tambah("pegawai", &q.pegawai, &pegawai);
    if !q.q.trim().is_empty() {
        aktif.push(Tautan::baru(
            format!("“{}”", q.q.trim()),
            url.tanpa("q").to_string(),
        ));
    }
    let mut bidang = vec![
        Bidang::Teks {
            nama: "q".into(),
            label: "Nama atau kode".into(),
            nilai: q.q.clone(),
        },
        pilihan("jenis", "Jenis", &q.jenis, &jenis),
        pilihan("provinsi", "Provinsi", &q.provinsi, &provinsi),
        pilihan("seimbang", "Keseimbangan", &q.seimbang, &seimbang),
        pilihan("pegawai", "Belanja pegawai", &q.pegawai, &pegawai),
    ];
    if !q.urut.is_empty() {
        bidang.push(Bidang::Tetap {
            nama: "urut".into(),
            nilai: q.urut.clone(),
        });
    }
    Saringan {
        aksi: "/nasional".into(),
        bidang,
        aktif,
    }
}
