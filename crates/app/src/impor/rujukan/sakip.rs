//! Published grades and claims; key indicators and past achievements of one government.

use std::collections::{BTreeMap, BTreeSet};

use dasar::Nilai;
use dasar::kode::KodeWilayah;
use kinerja::capaian::{Polaritas, RumusNegatif, Ukuran, hitung};
use kinerja::rasio_cetak;
use sakip::nasional::{Predikat, predikat, set_tahun};
use store::impor::Salin;
use store::referensi::tabel_sakip as tabel;
use tabular::{Masalah, Tingkat};

use super::{Ganda, Konteks, Salinan, satu};
use crate::impor::sidik::id;
use crate::impor::tabel::{Baris, Tabel};
use crate::impor::tujuan::Sakip;

/// Builds the rows of one kind.
pub(super) fn susun(s: Sakip, t: &mut Tabel, k: &Konteks) -> Vec<Salinan> {
    match s {
        Sakip::Nilai => nilai(t, k),
        Sakip::Agregat => agregat(t),
        Sakip::Iku => iku(t, k),
        Sakip::Capaian => capaian(t, k),
    }
}

/// Findings of a file under way: refused rows and rows to look at.
#[derive(Default)]
struct Temuan(Vec<Masalah>);

impl Temuan {
    fn tolak(
        &mut self,
        b: &Baris<'_>,
        kode: &'static str,
        kolom: &str,
        (pesan, saran): (String, &str),
    ) {
        let m = Masalah::baru(Tingkat::Tolak, kode, b.nomor(), pesan);
        self.0.push(m.di(kolom, b.teks(kolom)).saran(saran));
    }

    fn periksa(
        &mut self,
        b: &Baris<'_>,
        kode: &'static str,
        kolom: &str,
        (pesan, saran): (String, &str),
    ) {
        let m = Masalah::baru(Tingkat::Periksa, kode, b.nomor(), pesan);
        self.0.push(m.di(kolom, b.teks(kolom)).saran(saran));
    }

    fn ke(self, t: &mut Tabel) {
        let tolak = self.0.iter().filter(|m| m.tingkat == Tingkat::Tolak);
        t.ditolak.extend(tolak.map(|m| m.baris));
        t.masalah.extend(self.0);
    }
}

fn nilai(t: &mut Tabel, k: &Konteks) -> Vec<Salinan> {
    let mut s = Salin::baru();
    let mut temuan = Temuan::default();
    let mut ganda = Ganda::default();
    let mut tahun = BTreeSet::new();
    for b in t.baris() {
        let Ok(kode) = KodeWilayah::parse(b.teks("kode_kemendagri")) else {
            continue;
        };
        let Some(nama) = k.daerah.get(kode.as_str()) else {
            temuan.tolak(
                &b,
                "PEMDA_TAK_DIKENAL",
                "kode_kemendagri",
                (
                    format!("Tidak ada pemerintah daerah dengan kode {kode}."),
                    "Perbaiki kodenya menurut daftar Kemendagri.",
                ),
            );
            continue;
        };
        let Some((angka, huruf)) = nilai_baris(&b, &mut temuan) else {
            continue;
        };
        if !nama_sama(nama, b.teks("daerah")) {
            temuan.periksa(
                &b,
                "NAMA_BEDA",
                "daerah",
                (
                    format!("Kode {kode} adalah {nama}."),
                    "Pastikan kode dan namanya daerah yang sama.",
                ),
            );
        }
        if ganda.baru(&b, format!("{} {kode}", b.teks("tahun"))) {
            tahun.insert(b.teks("tahun").to_owned());
            s.teks(b.teks("tahun"))
                .teks(kode.as_str())
                .teks(&b.rapat("daerah"))
                .opsi(angka.map(Nilai::ratusan))
                .teks(huruf.kode())
                .teks(&b.rapat("keterangan"))
                .akhir();
        }
    }
    temuan.ke(t);
    ganda.tolak(t);
    satu(tabel::NILAI, tahun.into_iter().collect(), s)
}

/// "Provinsi Riau" and "Riau" are one.
fn nama_sama(a: &str, b: &str) -> bool {
    let inti = |s: &str| {
        let n = dasar::teks::normal(s);
        n.strip_prefix("provinsi ").unwrap_or(&n).to_owned()
    };
    inti(a) == inti(b)
}

/// Score and grade of a row; the grade follows from the score by the worksheet of that year.
fn nilai_baris(b: &Baris<'_>, temuan: &mut Temuan) -> Option<(Option<Nilai>, Predikat)> {
    let (teks, huruf) = (b.teks("nilai"), b.teks("predikat"));
    let angka = Nilai::parse(teks);
    if angka.is_none() && !teks.is_empty() {
        temuan.tolak(
            b,
            "NILAI_SALAH",
            "nilai",
            (
                "Bukan nilai 0 sampai 100 dengan paling banyak dua desimal.".to_owned(),
                "Tulis nilainya seperti 60,26.",
            ),
        );
        return None;
    }
    let tercetak = Predikat::parse(huruf);
    if tercetak.is_none() && !huruf.is_empty() {
        temuan.tolak(
            b,
            "PREDIKAT_SALAH",
            "predikat",
            (
                "Predikat ini tidak dikenal.".to_owned(),
                "Pilih AA, A, BB, B, CC, C, atau D.",
            ),
        );
        return None;
    }
    let terhitung = angka.and_then(|n| dari_set(b, n, temuan));
    if let (Some((p, dasar)), Some(c), Some(n)) = (&terhitung, tercetak, angka)
        && *p != c
    {
        temuan.periksa(
            b,
            "PREDIKAT_BEDA",
            "predikat",
            (
                format!("Nilai {n} menurut {dasar} adalah {p}, tercetak {c}; yang dipakai {p}."),
                "Periksa nilai atau predikatnya pada sumbernya.",
            ),
        );
    }
    let hasil = terhitung.map(|(p, _)| p).or(tercetak);
    if hasil.is_none() {
        temuan.tolak(
            b,
            "NILAI_KOSONG",
            "predikat",
            (
                "Nilai dan predikat sama-sama tidak dapat dipakai.".to_owned(),
                "Isi sedikitnya predikatnya.",
            ),
        );
    }
    hasil.map(|p| (angka, p))
}

fn dari_set(b: &Baris<'_>, n: Nilai, temuan: &mut Temuan) -> Option<(Predikat, String)> {
    let tahun = u16::try_from(b.bulat("tahun")?).ok()?;
    match set_tahun(tahun) {
        Ok(Some(set)) => Some((predikat(&set, n)?, set.dasar)),
        Ok(None) | Err(_) => {
            temuan.periksa(
                b,
                "LKE_TAK_ADA",
                "tahun",
                (
                    format!("Tidak ada lembar kerja yang berlaku untuk tahun {tahun}."),
                    "Predikatnya diambil seperti tercetak.",
                ),
            );
            None
        }
    }
}

fn agregat(t: &mut Tabel) -> Vec<Salinan> {
    let mut s = Salin::baru();
    let mut ganda = Ganda::default();
    let mut tahun = BTreeSet::new();
    for b in t.baris() {
        let (cakupan, ukuran) = (b.rapat("cakupan"), b.rapat("ukuran"));
        let kunci = format!("{} {cakupan} {ukuran}", b.teks("tahun"));
        if ganda.baru(&b, kunci) {
            tahun.insert(b.teks("tahun").to_owned());
            s.teks(b.teks("tahun"))
                .teks(&cakupan)
                .teks(&ukuran)
                .opsi(b.desimal("nilai"))
                .akhir();
        }
    }
    ganda.tolak(t);
    satu(tabel::AGREGAT, tahun.into_iter().collect(), s)
}

/// The word stored for a direction; what is not declared may be guessed from a remark.
fn arah(b: &Baris<'_>) -> Option<&'static str> {
    let tulis = dasar::teks::normal(b.teks("polaritas"));
    let catatan = dasar::teks::normal(b.teks("keterangan"));
    match tulis.as_str() {
        "positif" | "naik" | "maksimal" => Some("positif"),
        "negatif" | "turun" | "minimal" => Some("negatif"),
        "rentang" => Some("rentang"),
        "" if catatan.contains("negative polarity") || catatan.contains("polaritas negatif") => {
            Some("negatif")
        }
        "" => Some(""),
        _ => None,
    }
}

fn iku(t: &mut Tabel, k: &Konteks) -> Vec<Salinan> {
    let mut s = Salin::baru();
    let mut temuan = Temuan::default();
    let mut ganda = Ganda::default();
    for (urut, b) in (1_i32..).zip(t.baris()) {
        let (sasaran, indikator) = (b.rapat("sasaran"), b.rapat("indikator"));
        if indikator.is_empty() {
            temuan.periksa(
                &b,
                "IKU_TANPA_INDIKATOR",
                "indikator",
                (
                    "Sasaran ini tidak punya indikator yang terbaca.".to_owned(),
                    "Isi indikatornya, agar capaiannya dapat diukur.",
                ),
            );
        } else if b.teks("satuan").is_empty() {
            temuan.periksa(
                &b,
                "IKU_TANPA_SATUAN",
                "satuan",
                (
                    "Indikator tanpa satuan.".to_owned(),
                    "Isi satuannya, misalnya persen atau indeks.",
                ),
            );
        }
        let Some(arah) = arah(&b) else {
            temuan.tolak(&b, "POLARITAS_SALAH", "polaritas", salah_arah());
            continue;
        };
        if ganda.baru(&b, format!("{sasaran} | {indikator}")) {
            s.nilai(k.pemda)
                .nilai(id(&[&k.pemda.to_string(), "iku", &sasaran, &indikator]))
                .nilai(urut)
                .teks(&sasaran)
                .teks(&indikator)
                .teks(&b.rapat("satuan"))
                .teks(arah)
                .teks(&b.rapat("keterangan"))
                .nilai(k.berkas)
                .nilai(b.nomor())
                .akhir();
        }
    }
    temuan.ke(t);
    ganda.tolak(t);
    satu(tabel::IKU, Vec::new(), s)
}

fn salah_arah() -> (String, &'static str) {
    (
        "Arah indikator tidak dikenal.".to_owned(),
        "Tulis positif, negatif, atau rentang.",
    )
}

/// Years written as the number of a plan year (1, 2, …) stay as they are and are told.
const TAHUN_KE: i64 = 10;

fn capaian(t: &mut Tabel, k: &Konteks) -> Vec<Salinan> {
    let mut s = Salin::baru();
    let mut temuan = Temuan::default();
    let mut tahun = BTreeSet::new();
    let mut ulang: BTreeMap<String, u32> = BTreeMap::new();
    for b in t.baris() {
        let Some(arah) =
            Polaritas::parse(b.teks("polaritas")).map(|_| dasar::teks::normal(b.teks("polaritas")))
        else {
            temuan.tolak(&b, "POLARITAS_SALAH", "polaritas", salah_arah());
            continue;
        };
        if !periksa_capaian(&b, &mut temuan) {
            continue;
        }
        let (opd, indikator) = (b.rapat("opd"), b.rapat("indikator"));
        let kunci = format!("{}|{opd}|{indikator}", b.teks("tahun"));
        let urut = ulang
            .entry(kunci.clone())
            .and_modify(|n| *n += 1)
            .or_insert(1);
        tahun.insert(b.teks("tahun").to_owned());
        s.nilai(k.pemda)
            .teks(b.teks("tahun"))
            .nilai(id(&[
                &k.pemda.to_string(),
                "capaian",
                &kunci,
                &urut.to_string(),
            ]))
            .teks(&opd)
            .teks(&indikator)
            .teks(&arah)
            .teks(b.teks("target"))
            .teks(b.teks("realisasi"))
            .teks(b.teks("rasio_cetak"))
            .teks(&b.rapat("catatan"))
            .nilai(k.berkas)
            .nilai(b.nomor())
            .akhir();
    }
    temuan.ke(t);
    satu(tabel::CAPAIAN, tahun.into_iter().collect(), s)
}

/// Computes the row; false when its figures cannot be read at all.
fn periksa_capaian(b: &Baris<'_>, temuan: &mut Temuan) -> bool {
    let sah = |t: &i64| (1..TAHUN_KE).contains(t) || (1945..=2200).contains(t);
    let Some(tahun) = b.bulat("tahun").filter(sah) else {
        temuan.tolak(
            b,
            "TAHUN_SALAH",
            "tahun",
            ("Bukan tahun.".to_owned(), "Tulis tahun empat angka."),
        );
        return false;
    };
    if tahun < TAHUN_KE {
        temuan.periksa(
            b,
            "TAHUN_KE",
            "tahun",
            (
                format!("Ditulis sebagai tahun ke-{tahun} rencana, bukan tahun kalender."),
                "Tulis tahun kalendernya agar dapat dibandingkan.",
            ),
        );
    }
    let hasil = hitung(&Ukuran {
        target: b.teks("target"),
        realisasi: b.teks("realisasi"),
        polaritas: Polaritas::parse(b.teks("polaritas")).unwrap_or(Polaritas::Positif),
        agregasi: None,
        triwulan: Vec::new(),
        rumus_negatif: RumusNegatif::default(),
    });
    let hasil = match hasil {
        Ok(h) => h,
        Err(e) => {
            let pesan = (format!("{}", e.sebab), "Tulis angkanya seperti 80,44.");
            let kolom = if e.kolom == "target" {
                "target"
            } else {
                "realisasi"
            };
            temuan.tolak(b, "ANGKA_SALAH", kolom, pesan);
            return false;
        }
    };
    if hasil.nilai.is_none() {
        temuan.periksa(
            b,
            "CAPAIAN_TAK_TENTU",
            "target",
            (
                hasil.penjelasan.clone(),
                "Lengkapi target dan realisasinya.",
            ),
        );
    }
    if let Some(c) = rasio_cetak::periksa(b.teks("rasio_cetak"), b.teks("realisasi"), hasil.nilai) {
        let hitung = hasil.mesin().map(|m| m.replace('.', ","));
        let pesan = match hitung {
            Some(h) => format!("{} Yang dihitung {h} %.", c.kalimat()),
            None => c.kalimat().to_owned(),
        };
        temuan.periksa(
            b,
            c.kode(),
            "rasio_cetak",
            (pesan, "Perbaiki rasio pada dokumennya."),
        );
    }
    true
}
