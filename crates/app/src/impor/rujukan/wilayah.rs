//! Regions, codes of governments, national figures.

use dasar::kode::{KodeRekening, KodeWilayah};
use store::impor::Salin;
use store::referensi::tabel;
use tabular::{Masalah, Tingkat};

use super::{Ganda, Konteks, Salinan, satu};
use crate::impor::opsi::Opsi;
use crate::impor::tabel::Tabel;

/// Level of a region code by its number of segments.
fn tingkat(kode: &KodeWilayah) -> usize {
    kode.as_str().split('.').count()
}

pub(super) fn wilayah(t: &mut Tabel) -> Vec<Salinan> {
    let (mut atas, mut desa) = (Salin::baru(), Salin::baru());
    let mut ganda = Ganda::default();
    for b in t.baris() {
        let Ok(kode) = KodeWilayah::parse(b.teks("code")) else {
            continue;
        };
        if !ganda.baru(&b, kode.to_string()) {
            continue;
        }
        let n = tingkat(&kode);
        let s = if n <= 2 { &mut atas } else { &mut desa };
        s.teks(kode.as_str())
            .teks(&b.rapat("name"))
            .nilai(n)
            .opsi(kode.induk())
            .akhir();
    }
    ganda.tolak(t);
    vec![
        Salinan {
            tabel: tabel::WILAYAH_ATAS,
            lingkup: Vec::new(),
            isi: atas,
        },
        Salinan {
            tabel: tabel::WILAYAH_DESA,
            lingkup: Vec::new(),
            isi: desa,
        },
    ]
}

pub(super) fn rinci(t: &mut Tabel) -> Vec<Salinan> {
    let mut s = Salin::baru();
    let mut ganda = Ganda::default();
    for b in t.baris() {
        let Ok(kode) = KodeWilayah::parse(b.teks("code")) else {
            continue;
        };
        if !ganda.baru(&b, kode.to_string()) {
            continue;
        }
        s.teks(kode.as_str())
            .teks(&b.rapat("name"))
            .nilai(tingkat(&kode))
            .opsi(kode.induk())
            .teks(b.teks("type"))
            .nilai(b.bendera("administrative"))
            .opsi(b.bulat("population"))
            .opsi(b.desimal("area_km2"))
            .opsi(b.desimal("lat"))
            .opsi(b.desimal("lng"))
            .akhir();
    }
    ganda.tolak(t);
    satu(tabel::WILAYAH_RINCI, Vec::new(), s)
}

pub(super) fn pemda_kode(t: &mut Tabel) -> Vec<Salinan> {
    let mut s = Salin::baru();
    let mut ganda = Ganda::default();
    for b in t.baris() {
        let Ok(kode) = KodeWilayah::parse(b.teks("kode_kemendagri")) else {
            continue;
        };
        if ganda.baru(&b, kode.to_string()) {
            s.teks(kode.as_str())
                .teks(b.teks("kode_kemenkeu"))
                .teks(b.teks("kode_bps"))
                .akhir();
        }
    }
    ganda.tolak(t);
    satu(tabel::PEMDA_KODE, Vec::new(), s)
}

fn tak_dikenal(baris: u32, kolom: &str, nilai: &str) -> Masalah {
    Masalah::baru(
        Tingkat::Tolak,
        "PEMDA_TAK_DIKENAL",
        baris,
        "Kode pemerintah daerah tidak ada dalam padanan kode.",
    )
    .di(kolom, nilai)
    .saran("Impor dahulu padanan kode (tata letak pemda-kode) atau perbaiki kodenya.")
}

fn tolak(t: &mut Tabel, daftar: Vec<Masalah>) {
    for m in daftar {
        t.ditolak.insert(m.baris);
        t.masalah.push(m);
    }
}

/// State date of national figures; a file without one carries the first day of its year.
fn keadaan(opsi: &Opsi, tahun: u16) -> String {
    opsi.keadaan
        .map_or_else(|| format!("{tahun}-01-01"), dasar::waktu::Tanggal::iso)
}

pub(super) fn apbd_nasional(t: &mut Tabel, opsi: &Opsi, k: &Konteks) -> Vec<Salinan> {
    let tahun = opsi.tahun.unwrap_or_default();
    let mut s = Salin::baru();
    let mut ganda = Ganda::default();
    let mut salah = Vec::new();
    for b in t.baris() {
        let asal = b.teks("kode_kemenkeu");
        let Some(kode) = k.kemenkeu.get(asal) else {
            salah.push(tak_dikenal(b.nomor(), "kode_kemenkeu", asal));
            continue;
        };
        let (Ok(rekening), Some(nilai)) = (
            KodeRekening::parse(b.teks("kode_rekening")),
            b.uang("nilai"),
        ) else {
            continue;
        };
        if ganda.baru(&b, format!("{kode} {rekening}")) {
            s.nilai(tahun)
                .teks(kode)
                .teks(rekening.as_str())
                .nilai(nilai.sen())
                .teks(&keadaan(opsi, tahun))
                .akhir();
        }
    }
    ganda.tolak(t);
    tolak(t, salah);
    satu(tabel::PUBLIKASI_APBD, vec![tahun.to_string()], s)
}

pub(super) fn sikd(t: &mut Tabel, opsi: &Opsi, k: &Konteks) -> Vec<Salinan> {
    let mut s = Salin::baru();
    let mut ganda = Ganda::default();
    let mut salah = Vec::new();
    let tahun = opsi
        .tahun
        .or_else(|| t.baris().next().and_then(|b| b.teks("tahun").parse().ok()))
        .unwrap_or_default();
    for b in t.baris() {
        let asal = b.teks("kodepemda");
        let kode = k
            .kemenkeu
            .get(asal)
            .or_else(|| k.bps.get(b.teks("wilayah")));
        let Some(kode) = kode else {
            salah.push(tak_dikenal(b.nomor(), "kodepemda", asal));
            continue;
        };
        let jenis = b.teks("standarjenis");
        let mut titik = String::new();
        for (i, c) in jenis.chars().enumerate() {
            if i == 1 || i == 2 {
                titik.push('.');
            }
            titik.push(c);
        }
        let (Ok(rekening), Some(nilai)) = (KodeRekening::parse(&titik), b.uang("nilai")) else {
            salah.push(
                Masalah::baru(
                    Tingkat::Tolak,
                    "KODE_SALAH",
                    b.nomor(),
                    "Jenis bukan empat angka seperti 4101.",
                )
                .di("standarjenis", jenis)
                .saran("Tulis akun, kelompok, dan jenis tanpa titik, misalnya 5102."),
            );
            continue;
        };
        if ganda.baru(&b, format!("{kode} {rekening}")) {
            s.nilai(tahun)
                .teks(kode)
                .teks(rekening.as_str())
                .nilai(nilai.sen())
                .teks(&keadaan(opsi, tahun))
                .akhir();
        }
    }
    ganda.tolak(t);
    tolak(t, salah);
    satu(tabel::PUBLIKASI_APBD, vec![tahun.to_string()], s)
}

pub(super) fn makro(t: &mut Tabel) -> Vec<Salinan> {
    let mut s = Salin::baru();
    let mut ganda = Ganda::default();
    for b in t.baris() {
        let kunci = format!(
            "{} {} {} {}",
            b.teks("kode_bps"),
            b.teks("periode"),
            b.teks("indikator"),
            b.teks("sumber")
        );
        if !ganda.baru(&b, kunci) {
            continue;
        }
        s.teks(b.teks("kode_bps"))
            .teks(b.teks("periode"))
            .teks(b.teks("indikator"))
            .teks(b.teks("tahun"))
            .opsi(b.desimal("nilai"))
            .opsi(b.desimal("target_rkp"))
            .opsi(b.desimal("target_rpjmn"))
            .opsi(b.desimal("target_rkpd"))
            .opsi(b.desimal("target_kewilayahan"))
            .teks(b.teks("satuan"))
            .teks(b.teks("sumber"))
            .teks(b.teks("versi"))
            .akhir();
    }
    ganda.tolak(t);
    satu(tabel::MAKRO, Vec::new(), s)
}

pub(super) fn makro_nama(t: &mut Tabel) -> Vec<Salinan> {
    let mut s = Salin::baru();
    let mut ganda = Ganda::default();
    for b in t.baris() {
        if ganda.baru(&b, b.teks("indikator").to_owned()) {
            s.teks(b.teks("indikator")).teks(&b.rapat("nama")).akhir();
        }
    }
    ganda.tolak(t);
    satu(tabel::MAKRO_NAMA, Vec::new(), s)
}
