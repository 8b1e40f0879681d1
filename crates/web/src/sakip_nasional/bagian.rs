//! The panels of the national page: map, distribution, movement, components, claims.

use app::tampil::sakip_klaim::Klaim;
use app::tampil::sakip_nasional::{NilaiTahun, SakipNasional};
use app::wilayah::peta::{Bentuk, Kotak};
use dasar::Rasio;

use crate::komponen::peta::DaerahKelas;
use crate::komponen::sebaran_tahun::KELAS;
use crate::komponen::{
    Baris, Cip, Kolom, Kosong, PetaView, SebaranTahunView, Sel, TabelView, Warna,
};
use crate::url::{UrlDaftar, ribuan};

/// "B (60,49)" or "B".
pub(super) fn kata(n: &NilaiTahun) -> String {
    match n.nilai {
        Some(x) => format!("{} ({x})", n.predikat),
        None => n.predikat.to_string(),
    }
}

fn kelas(urut: usize) -> &'static str {
    KELAS.get(urut).map_or("t-kosong", |(_, k)| k)
}

pub(super) fn peta(n: &SakipNasional, bentuk: Option<&(Kotak, Vec<Bentuk>)>) -> PetaView {
    let daerah: Vec<DaerahKelas> = n
        .pemda
        .iter()
        .filter(|p| p.jenis == "provinsi")
        .map(|p| DaerahKelas {
            kode: p.kode.clone(),
            url: format!("/pemda/{}", p.kode),
            judul: p.kini.as_ref().map_or_else(
                || format!("{}: belum ada nilai", p.nama),
                |x| format!("{}: {}", p.nama, kata(x)),
            ),
            kelas: p
                .kini
                .as_ref()
                .map_or("t-kosong", |x| kelas(x.predikat.urut())),
        })
        .collect();
    let mut legenda: Vec<(&'static str, String)> =
        KELAS.iter().map(|(h, k)| (*k, (*h).to_owned())).collect();
    legenda.push(("t-kosong", "belum ada nilai".into()));
    let judul = format!(
        "Peta predikat SAKIP pemerintah provinsi {}; tabel di bawah memuat nilai yang sama.",
        n.tahun
    );
    PetaView::kelas(&judul, &daerah, legenda, bentuk)
}

pub(super) fn sebaran(n: &SakipNasional) -> SebaranTahunView {
    let isi: Vec<(String, [usize; 7])> =
        n.sebaran.iter().map(|(t, s)| (t.to_string(), *s)).collect();
    SebaranTahunView::susun(
        "sebaran-judul",
        "Banyaknya pemerintah daerah menurut predikat, per tahun",
        &isi,
    )
}

pub(super) fn tabel_sebaran(n: &SakipNasional) -> TabelView {
    let mut kolom = vec![Kolom::teks("Tahun").ponsel("pertama")];
    kolom.extend(KELAS.iter().map(|(h, _)| Kolom::angka(*h)));
    kolom.push(Kolom::angka("Bernilai").ponsel("penentu"));
    let baris = n
        .sebaran
        .iter()
        .map(|(t, s)| {
            let mut sel = vec![Sel::teks(t.to_string())];
            sel.extend(s.iter().map(|x| Sel::teks(ribuan(*x))));
            sel.push(Sel::teks(ribuan(s.iter().sum())));
            sel.into()
        })
        .collect();
    TabelView {
        id: "sebaran-tahun".into(),
        keterangan: "Pemerintah daerah menurut predikat dan tahun".into(),
        keterangan_samar: true,
        datar: true,
        kolom,
        baris,
        ..TabelView::default()
    }
}

pub(super) fn pilih_dari(n: &SakipNasional, url: &UrlDaftar) -> Vec<(String, String, bool)> {
    let kini = n.pasangan.map(|(d, _)| d);
    n.semua_tahun
        .iter()
        .filter(|t| **t < n.tahun)
        .map(|t| {
            let u = url
                .dengan("tahun", n.tahun.to_string())
                .dengan("dari", t.to_string());
            (t.to_string(), u.to_string(), kini == Some(*t))
        })
        .collect()
}

pub(super) fn gerak(n: &SakipNasional) -> String {
    let p = &n.perpindahan;
    format!(
        "{} daerah diketahui nilainya pada kedua tahun: {} naik, {} tetap, {} turun.",
        ribuan(p.langkah.len()),
        ribuan(p.naik),
        ribuan(p.tetap),
        ribuan(p.turun)
    )
}

pub(super) fn matriks(n: &SakipNasional) -> TabelView {
    let mut kolom = vec![Kolom::teks("Dari \\ ke").ponsel("pertama")];
    kolom.extend(KELAS.iter().map(|(h, _)| Kolom::angka(*h)));
    let baris = KELAS
        .iter()
        .zip(&n.perpindahan.sel)
        .enumerate()
        .map(|(i, ((h, _), isi))| {
            let mut sel = vec![Sel::teks(*h)];
            sel.extend(isi.iter().enumerate().map(|(j, x)| match (*x, j.cmp(&i)) {
                (0, _) => Sel::teks("·"),
                (x, std::cmp::Ordering::Equal) => Sel::cip(ribuan(x), Warna::Netral),
                (x, std::cmp::Ordering::Less) => Sel::cip(ribuan(x), Warna::Baik),
                (x, std::cmp::Ordering::Greater) => Sel::cip(ribuan(x), Warna::Awas),
            }));
            sel.into()
        })
        .collect();
    TabelView {
        id: "matriks".into(),
        keterangan: "Banyaknya daerah menurut predikat lama (baris) dan baru (kolom)".into(),
        datar: true,
        kolom,
        baris,
        ..TabelView::default()
    }
}

pub(super) fn pindah(n: &SakipNasional) -> TabelView {
    let baris: Vec<Baris> = n
        .perpindahan
        .langkah
        .iter()
        .filter(|l| l.dari != l.ke)
        .map(|l| {
            let naik = l.ke < l.dari;
            let (arah, warna) = if naik {
                ("naik", Warna::Baik)
            } else {
                ("turun", Warna::Awas)
            };
            let nama = n.nama.get(&l.kode).cloned().unwrap_or_default();
            vec![
                Sel::tautan(nama, format!("/pemda/{}", l.kode)),
                Sel {
                    teks: format!("{} → {}", l.dari, l.ke),
                    cip: vec![Cip::baru(arah, warna)],
                    ..Sel::default()
                },
            ]
            .into()
        })
        .collect();
    TabelView {
        id: "pindah".into(),
        keterangan: "Daerah yang berpindah predikat".into(),
        datar: true,
        kolom: vec![
            Kolom::teks("Daerah").ponsel("pertama"),
            Kolom::teks("Predikat"),
        ],
        baris,
        kosong: Some(Kosong::baru(
            "Tidak ada yang berpindah",
            "Semua daerah yang diketahui nilainya pada kedua tahun tetap pada predikatnya.",
        )),
        ..TabelView::default()
    }
}

pub(super) fn komponen(n: &SakipNasional) -> TabelView {
    let porsi = |k: &app::tampil::sakip_nasional::KomponenRow| {
        Rasio::baru(
            i128::from(k.nilai_perseratus),
            i128::from(k.bobot_perseratus),
        )
    };
    let mut isi: Vec<_> = n.komponen.iter().map(|k| (porsi(k), k)).collect();
    isi.sort_by_key(|a| a.0);
    let baris = isi
        .into_iter()
        .map(|(p, k)| {
            let batang = p.map(|p| p.mesin_persen(1)).unwrap_or_default();
            vec![
                Sel::teks(&k.nama).kode(&k.komponen),
                Sel::teks(p.map(|p| p.persen(1)).unwrap_or_default()).batang(batang),
                Sel::teks(k.pemda.to_string()),
            ]
            .into()
        })
        .collect();
    TabelView {
        id: "komponen".into(),
        keterangan: "Bagian bobot yang diraih per komponen".into(),
        keterangan_samar: true,
        kolom: vec![
            Kolom::teks("Komponen").ponsel("pertama"),
            Kolom::angka("Diraih").ponsel("penentu"),
            Kolom::angka("Daerah"),
        ],
        baris,
        ..TabelView::default()
    }
}

pub(super) fn klaim(n: &SakipNasional) -> TabelView {
    TabelView {
        id: "klaim".into(),
        keterangan: "Angka gabungan menurut sumber dan menurut baris yang ada".into(),
        keterangan_samar: true,
        kolom: vec![
            Kolom::teks("Ukuran").ponsel("pertama"),
            Kolom::teks("Cakupan"),
            Kolom::teks("Dari berapa daerah"),
            Kolom::angka("Tahun"),
            Kolom::angka("Menurut sumber"),
            Kolom::angka("Dihitung di sini").ponsel("penentu"),
        ],
        baris: n.klaim.iter().map(baris_klaim).collect(),
        kosong: Some(Kosong::baru(
            "Belum ada angka gabungan",
            "Angka gabungan muncul setelah daftarnya diimpor.",
        )),
        ..TabelView::default()
    }
}

/// Two decimals, a comma, no unit.
fn dua_desimal(r: Rasio) -> String {
    Rasio::baru(1, 100)
        .and_then(|s| r.kali(s))
        .map(|x| x.mesin_persen(2).replace('.', ","))
        .unwrap_or_default()
}

fn baris_klaim(k: &Klaim) -> Baris {
    let (hitung, dari) = match (&k.dihitung, k.anggota) {
        (Some((r, n)), Some(semua)) => (
            dua_desimal(*r),
            format!("{} dari {} diketahui", ribuan(*n), ribuan(semua)),
        ),
        _ => ("–".into(), k.sebab.clone()),
    };
    vec![
        Sel::teks(&k.ukuran),
        Sel::teks(&k.cakupan),
        Sel::teks(dari),
        Sel::teks(k.tahun.to_string()),
        Sel::teks(k.nilai.replace('.', ",")),
        Sel::teks(hitung),
    ]
    .into()
}
