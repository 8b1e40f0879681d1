//! The list of the national page: filters, sorting, pages.

use app::tampil::sakip_nasional::{NilaiTahun, PemdaSakip, SakipNasional, Saring, URUT};

use super::TanyaQuery;
use crate::galat::Galat;
use crate::komponen::sebaran_tahun::KELAS;
use crate::komponen::{Baris, Bidang, Cip, Kolom, Kosong, Saringan, Sel, TabelView, Tautan, Warna};
use crate::url::UrlDaftar;

const PER_HALAMAN: usize = 50;

impl TanyaQuery {
    pub(super) fn saring(&self) -> Result<Saring, Galat> {
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
            predikat: self.predikat.clone(),
            urut: self.urut.clone(),
        })
    }
}

pub(super) fn tabel(
    q: &TanyaQuery,
    n: &SakipNasional,
    baris: &[&PemdaSakip],
    url: &UrlDaftar,
) -> TabelView {
    let kini = q.hal.unwrap_or(1).max(1);
    let tampil = baris
        .iter()
        .skip((kini - 1) * PER_HALAMAN)
        .take(PER_HALAMAN);
    TabelView {
        id: "daftar".into(),
        keterangan: format!("Nilai SAKIP {} menurut pemerintah daerah", n.tahun),
        keterangan_samar: true,
        kolom: kolom(q, url),
        baris: tampil.map(|p| satu(p)).collect(),
        saring: Some(saringan(q, n, url)),
        halaman: Some(url.halaman(kini, baris.len(), PER_HALAMAN)),
        unduh: url.unduhan(),
        rapat: true,
        kosong: Some(
            Kosong::baru(
                "Tidak ada yang cocok",
                "Longgarkan saringan untuk melihat daerah lain.",
            )
            .langkah("Hapus semua saringan", "/sakip"),
        ),
        ..TabelView::default()
    }
}

fn kolom(q: &TanyaQuery, url: &UrlDaftar) -> Vec<Kolom> {
    let urut = |k: Kolom, kunci: &str, turun: bool| {
        let (u, arah) = url.urut(kunci, &q.urut, turun);
        k.urut(u, arah)
    };
    vec![
        urut(
            Kolom::teks("Pemerintah daerah").ponsel("pertama"),
            "nama",
            false,
        ),
        urut(Kolom::teks("Predikat").ponsel("penentu"), "nilai", true),
        Kolom::teks("Nilai"),
        urut(
            Kolom::teks("Sebelumnya").penjelasan("Nilai terbit terakhir sebelum tahun ini"),
            "lalu",
            true,
        ),
        Kolom::teks("Keterangan").ponsel("samar"),
    ]
}

fn satu(p: &PemdaSakip) -> Baris {
    let nama = Sel::tautan(&p.nama, format!("/pemda/{}", p.kode)).kode(&p.kode);
    let (predikat, angka) = match &p.kini {
        Some(x) => (
            Sel::teks(x.predikat.kode()),
            x.nilai.map(|n| n.to_string()).unwrap_or_else(|| "–".into()),
        ),
        None => (Sel::cip("belum ada nilai", Warna::Netral), String::new()),
    };
    vec![
        nama,
        predikat,
        Sel::teks(angka),
        lalu(p),
        Sel::teks(
            p.kini
                .as_ref()
                .map(|x| x.keterangan.clone())
                .unwrap_or_default(),
        ),
    ]
    .into()
}

/// "CC (54,73), 2015" and whether it rose.
fn lalu(p: &PemdaSakip) -> Sel {
    let Some(l) = &p.lalu else {
        return Sel::default();
    };
    let arah = p.kini.as_ref().and_then(|k| arah(l, k));
    Sel {
        teks: format!("{}, {}", super::bagian::kata(l), l.tahun),
        cip: arah.into_iter().collect(),
        ..Sel::default()
    }
}

fn arah(dulu: &NilaiTahun, kini: &NilaiTahun) -> Option<Cip> {
    match kini.predikat.cmp(&dulu.predikat) {
        std::cmp::Ordering::Less => Some(Cip::baru("naik", Warna::Baik)),
        std::cmp::Ordering::Greater => Some(Cip::baru("turun", Warna::Awas)),
        std::cmp::Ordering::Equal => None,
    }
}

type Opsi = (String, String);

fn pilihan(nama: &str, label: &str, kini: &str, opsi: &[Opsi]) -> Bidang {
    let semua = std::iter::once((String::new(), "Semua".to_owned(), kini.is_empty()));
    let lain = opsi.iter().map(|(v, t)| (v.clone(), t.clone(), v == kini));
    Bidang::Pilihan {
        nama: nama.into(),
        label: label.into(),
        opsi: semua.chain(lain).collect(),
    }
}

fn saringan(q: &TanyaQuery, n: &SakipNasional, url: &UrlDaftar) -> Saringan {
    let dua = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    let jenis = [
        dua("provinsi", "Provinsi"),
        dua("kabupaten", "Kabupaten"),
        dua("kota", "Kota"),
    ];
    let provinsi: Vec<Opsi> = n
        .pemda
        .iter()
        .filter(|p| p.jenis == "provinsi")
        .map(|p| dua(&p.kode, p.nama.trim_start_matches("Provinsi ")))
        .collect();
    let mut predikat = vec![dua("ada", "Yang bernilai")];
    predikat.extend(KELAS.iter().map(|(h, _)| dua(h, h)));
    predikat.push(dua("tanpa", "Belum ada nilai"));
    let mut aktif = Vec::new();
    for (kunci, nilai, opsi) in [
        ("jenis", &q.jenis, &jenis[..]),
        ("provinsi", &q.provinsi, &provinsi[..]),
        ("predikat", &q.predikat, &predikat[..]),
    ] {
        if let Some((_, teks)) = opsi.iter().find(|(v, _)| v == nilai) {
            aktif.push(Tautan::baru(teks, url.tanpa(kunci).to_string()));
        }
    }
    if !q.q.trim().is_empty() {
        let teks = format!("“{}”", q.q.trim());
        aktif.push(Tautan::baru(teks, url.tanpa("q").to_string()));
    }
    let mut bidang = vec![
        Bidang::Teks {
            nama: "q".into(),
            label: "Nama atau kode".into(),
            nilai: q.q.clone(),
        },
        pilihan("jenis", "Jenis", &q.jenis, &jenis),
        pilihan("provinsi", "Provinsi", &q.provinsi, &provinsi),
        pilihan("predikat", "Predikat", &q.predikat, &predikat),
    ];
    let angka = |t: Option<u16>| t.map(|t| t.to_string()).unwrap_or_default();
    for (nama, nilai) in [
        ("urut", q.urut.clone()),
        ("tahun", angka(q.tahun)),
        ("dari", angka(q.dari)),
    ] {
        if !nilai.is_empty() {
            let nama = nama.to_owned();
            bidang.push(Bidang::Tetap { nama, nilai });
        }
    }
    Saringan {
        aksi: "/sakip".into(),
        bidang,
        aktif,
    }
}

/// Two years, three governments, one claim of each kind.
#[cfg(test)]
pub(super) fn contoh() -> SakipNasional {
    use app::tampil::sakip_klaim::Klaim;
    use sakip::nasional::{Predikat, perpindahan, sebaran};
    let nilai = |tahun: u16, teks: &str, predikat| NilaiTahun {
        tahun,
        nilai: dasar::Nilai::parse(teks),
        predikat,
        lke: "PermenPANRB 12/2015".into(),
        keterangan: String::new(),
    };
    let pemda = |kode: &str, nama: &str, kini, lalu| PemdaSakip {
        kode: kode.into(),
        nama: nama.into(),
        jenis: if kode.len() == 2 {
            "provinsi"
        } else {
            "kabupaten"
        }
        .into(),
        provinsi: kode.get(..2).unwrap().into(),
        kini,
        lalu,
    };
    let peta = |isi: &[(&str, Predikat)]| isi.iter().map(|(k, p)| ((*k).to_owned(), *p)).collect();
    let (dulu, kini) = (
        peta(&[("98", Predikat::Cc), ("98.01", Predikat::B)]),
        peta(&[("98", Predikat::B), ("98.01", Predikat::Cc)]),
    );
    let klaim = |dihitung, sebab: &str| Klaim {
        tahun: 2016,
        cakupan: "Wilayah I".into(),
        ukuran: "rata-rata".into(),
        nilai: "49.87".into(),
        dihitung,
        anggota: Some(3),
        sebab: sebab.into(),
    };
    SakipNasional {
        tahun: 2016,
        semua_tahun: vec![2016, 2015],
        pemda: vec![
            pemda(
                "98",
                "Provinsi Contoh",
                Some(nilai(2016, "60,49", Predikat::B)),
                Some(nilai(2015, "54,73", Predikat::Cc)),
            ),
            pemda(
                "98.01",
                "Kabupaten Contoh",
                Some(nilai(2016, "", Predikat::Cc)),
                Some(nilai(2015, "60,26", Predikat::B)),
            ),
            pemda("98.02", "Kabupaten Lain", None, None),
        ],
        sebaran: vec![
            (2016, sebaran([Predikat::B, Predikat::Cc])),
            (2015, sebaran([Predikat::Cc, Predikat::B])),
        ],
        pasangan: Some((2015, 2016)),
        perpindahan: perpindahan(&dulu, &kini),
        nama: [("98", "Provinsi Contoh"), ("98.01", "Kabupaten Contoh")]
            .map(|(k, n)| (k.to_owned(), n.to_owned()))
            .into(),
        klaim: vec![
            klaim(dasar::Rasio::baru(6049, 100).map(|r| (r, 1)), ""),
            klaim(None, "Bukan pemerintah daerah."),
        ],
        komponen: vec![],
    }
}
