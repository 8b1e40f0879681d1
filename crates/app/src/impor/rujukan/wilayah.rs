//! Regions, codes of governments, national figures.

use dasar::kode::{KodeRekening, KodeWilayah};
use store::impor::Salin;
use store::referensi::tabel;
use tabular::{Masalah, Tingkat};

use super::{Ganda, Konteks, Salinan, satu, tiap_kunci};
use crate::impor::opsi::Opsi;
use crate::impor::tabel::{Baris, Tabel};

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
    let kunci = |b: &Baris<'_>| KodeWilayah::parse(b.teks("code")).ok();
    tiap_kunci(
        t,
        (tabel::WILAYAH_RINCI, Vec::new()),
        kunci,
        |s, b, kode| {
            s.teks(kode.as_str())
                .teks(&b.rapat("name"))
                .nilai(tingkat(kode))
                .opsi(kode.induk())
                .teks(b.teks("type"))
                .nilai(b.bendera("administrative"))
                .opsi(b.bulat("population"))
                .opsi(b.desimal("area_km2"))
                .opsi(b.desimal("lat"))
                .opsi(b.desimal("lng"));
        },
    )
}

pub(super) fn pemda_kode(t: &mut Tabel) -> Vec<Salinan> {
    let kunci = |b: &Baris<'_>| KodeWilayah::parse(b.teks("kode_kemendagri")).ok();
    tiap_kunci(t, (tabel::PEMDA_KODE, Vec::new()), kunci, |s, b, kode| {
        s.teks(kode.as_str())
            .teks(b.teks("kode_kemenkeu"))
            .teks(b.teks("kode_bps"));
    })
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

/// One national figure, or why the row has none.
type Angka<'k> = Result<(&'k str, KodeRekening), Masalah>;

/// National figures of a year; rows without an amount are read past.
fn publikasi<'k>(
    t: &mut Tabel,
    opsi: &Opsi,
    tahun: u16,
    baca: impl Fn(&Baris<'_>) -> Option<Angka<'k>>,
) -> Vec<Salinan> {
    let mut s = Salin::baru();
    let mut ganda = Ganda::default();
    let mut salah = Vec::new();
    let keadaan = keadaan(opsi, tahun);
    for b in t.baris() {
        match (baca(&b), b.uang("nilai")) {
            (Some(Err(m)), _) => salah.push(m),
            (Some(Ok((kode, rekening))), Some(nilai))
                if ganda.baru(&b, format!("{kode} {rekening}")) =>
            {
                s.nilai(tahun)
                    .teks(kode)
                    .teks(rekening.as_str())
                    .bulat(nilai.sen())
                    .teks(&keadaan)
                    .akhir();
            }
            _ => {}
        }
    }
    ganda.tolak(t);
    tolak(t, salah);
    satu(tabel::PUBLIKASI_APBD, vec![tahun.to_string()], s)
}

pub(super) fn apbd_nasional(t: &mut Tabel, opsi: &Opsi, k: &Konteks) -> Vec<Salinan> {
    publikasi(t, opsi, opsi.tahun.unwrap_or_default(), |b| {
        let asal = b.teks("kode_kemenkeu");
        let Some(kode) = k.kemenkeu.get(asal) else {
            return Some(Err(tak_dikenal(b.nomor(), "kode_kemenkeu", asal)));
        };
        let rekening = KodeRekening::parse(b.teks("kode_rekening")).ok()?;
        Some(Ok((kode, rekening)))
    })
}

/// `4101` → `4.1.01`.
fn jenis_sikd(teks: &str) -> Option<KodeRekening> {
    let (akun, sisa) = teks.split_at_checked(1)?;
    let (kelompok, jenis) = sisa.split_at_checked(1)?;
    KodeRekening::parse(&format!("{akun}.{kelompok}.{jenis}")).ok()
}

pub(super) fn sikd(t: &mut Tabel, opsi: &Opsi, k: &Konteks) -> Vec<Salinan> {
    let tahun = opsi
        .tahun
        .or_else(|| t.baris().next().and_then(|b| b.teks("tahun").parse().ok()))
        .unwrap_or_default();
    publikasi(t, opsi, tahun, |b| {
        let asal = b.teks("kodepemda");
        let bps = || k.bps.get(b.teks("wilayah"));
        let Some(kode) = k.kemenkeu.get(asal).or_else(bps) else {
            return Some(Err(tak_dikenal(b.nomor(), "kodepemda", asal)));
        };
        let jenis = b.teks("standarjenis");
        let Some(rekening) = jenis_sikd(jenis) else {
            return Some(Err(Masalah::baru(
                Tingkat::Tolak,
                "KODE_SALAH",
                b.nomor(),
                "Jenis bukan empat angka seperti 4101.",
            )
            .di("standarjenis", jenis)
            .saran("Tulis akun, kelompok, dan jenis tanpa titik, misalnya 5102.")));
        };
        Some(Ok((kode, rekening)))
    })
}

pub(super) fn makro(t: &mut Tabel) -> Vec<Salinan> {
    let kunci = |b: &Baris<'_>| {
        let bagian = ["kode_bps", "periode", "indikator", "sumber"].map(|k| b.teks(k));
        Some(bagian.join(" "))
    };
    tiap_kunci(t, (tabel::MAKRO, Vec::new()), kunci, |s, b, _| {
        for kolom in ["kode_bps", "periode", "indikator", "tahun"] {
            s.teks(b.teks(kolom));
        }
        for kolom in [
            "nilai",
            "target_rkp",
            "target_rpjmn",
            "target_rkpd",
            "target_kewilayahan",
        ] {
            s.opsi(b.desimal(kolom));
        }
        for kolom in ["satuan", "sumber", "versi"] {
            s.teks(b.teks(kolom));
        }
    })
}

pub(super) fn makro_nama(t: &mut Tabel) -> Vec<Salinan> {
    let kunci = |b: &Baris<'_>| Some(b.teks("indikator").to_owned());
    tiap_kunci(t, (tabel::MAKRO_NAMA, Vec::new()), kunci, |s, b, nomor| {
        s.teks(nomor).teks(&b.rapat("nama"));
    })
}
