//! BUD: rules over RKA lines, and over price standards where lines are missing.

use std::collections::BTreeMap;

use dasar::teks::normal;
use rustc_hash::FxHashMap;

use super::{AturanParam, aturan, perlu, sebut_baris, temuan_baris};
use crate::fakta::{Bagian, Fakta, Rincian, TAK_ADA, ix};
use crate::kamus::Simbol;
use crate::kode;
use crate::temuan::{Finding, HasilAturan, persen, persen_mesin, rp, rp_besar};

/// A finding about an RKA line: subject is the row it belongs to, account and item.
pub(crate) fn temuan_rincian(f: &Fakta, r: &Rincian, n: usize, pesan: String) -> Finding {
    let t = |k: &[Simbol]| k.get(n).map_or("", |s| f.t(*s)).to_owned();
    let baris = r.baris.get(n).copied().unwrap_or(TAK_ADA);
    let b = f.apbd.as_ref().and_then(|d| d.baris.get(ix(baris)));
    let (unit, sub) = b.map_or(("", ""), |b| (f.kode_organ(b.unit), f.t(b.sub)));
    let x = Finding::baru(
        &[
            "rka",
            unit,
            sub,
            &t(&r.rekening),
            &t(&r.uraian),
            &t(&r.spesifikasi),
        ],
        pesan,
    );
    match b {
        Some(b) => x
            .organ(b.unit)
            .di(f.apbd.as_ref().map_or(0, |d| d.edisi), b.simpul),
        None => x,
    }
}

/// How a line is named in sentences.
pub(crate) fn sebut_rincian(f: &Fakta, r: &Rincian, n: usize) -> String {
    let t = |k: &[Simbol]| k.get(n).map_or("", |s| f.t(*s));
    let b = r
        .baris
        .get(n)
        .and_then(|b| f.apbd.as_ref()?.baris.get(ix(*b)));
    let di = b.map_or_else(|| "tanpa sub kegiatan".to_owned(), |b| sebut_baris(f, b));
    format!("\"{}\" rekening {} pada {di}", t(&r.uraian), t(&r.rekening))
}

aturan! {
    /// # Mengapa
    /// Pemetaan resmi menentukan rekening yang boleh dipakai untuk tiap barang dan jasa.
    /// # Yang dibandingkan
    /// Baris RKA: sub kegiatannya ada pada APBD, dan rekeningnya diizinkan untuk kode barangnya.
    /// Tanpa baris RKA, rekening pada standar harga diperiksa dengan pemetaan yang sama.
    /// # Cara memperbaiki
    /// Pilih rekening yang diizinkan untuk kode barang itu.
    /// # Contoh
    /// Kertas (`1.1.12.01.03…`) dibebankan pada 5.2.02 peralatan dan mesin.
    BUD_06 = bud_06 {
        kode: "BUD-06",
        judul: "Rekening tidak diizinkan untuk barang atau jasanya",
        saran: "Pakai rekening yang diizinkan untuk kode barang ini.",
        alasan: false,
        butuh: [Rincian, Barang, Standar, Apbd],
    }
}

fn bud_06(f: &Fakta, _: &AturanParam) -> HasilAturan {
    if f.rincian.is_none() && (f.standar.is_none() || f.barang.is_none()) {
        return perlu(f, &[Bagian::Rincian]).unwrap_or(HasilAturan::Dinilai(vec![]));
    }
    let mut hasil = Vec::new();
    if let Some(r) = &f.rincian {
        rincian_terlarang(f, r, &mut hasil);
    } else {
        standar_terlarang(f, &mut hasil);
    }
    HasilAturan::Dinilai(hasil)
}

fn rincian_terlarang(f: &Fakta, r: &Rincian, hasil: &mut Vec<Finding>) {
    let mut dikenal: FxHashMap<(Simbol, Simbol), bool> = FxHashMap::default();
    for (n, ((b, rek), brg)) in r.baris.iter().zip(&r.rekening).zip(&r.standar).enumerate() {
        if *b == TAK_ADA {
            let pesan = format!(
                "Baris RKA {} tidak mempunyai sub kegiatan pada APBD.",
                sebut_rincian(f, r, n)
            );
            hasil.push(temuan_rincian(f, r, n, pesan));
            continue;
        }
        if brg.kosong() {
            continue;
        }
        let larang = *dikenal
            .entry((*brg, *rek))
            .or_insert_with(|| terlarang(f, *brg, *rek));
        if larang {
            let pesan = format!(
                "Barang {} tidak boleh dibebankan: {}.",
                f.t(*brg),
                sebut_rincian(f, r, n)
            );
            hasil.push(temuan_rincian(f, r, n, pesan));
        }
    }
}

fn terlarang(f: &Fakta, barang: Simbol, rekening: Simbol) -> bool {
    let daftar = f.barang.as_ref().and_then(|l| l.boleh(barang));
    daftar.is_some_and(|d| !d.is_empty() && !d.contains(&rekening))
}

fn standar_terlarang(f: &Fakta, hasil: &mut Vec<Finding>) {
    let mut per: BTreeMap<(Simbol, Simbol), usize> = BTreeMap::new();
    for s in f.standar.iter().flatten() {
        for r in s.rekening.iter().filter(|r| terlarang(f, s.kode, **r)) {
            *per.entry((s.kode, *r)).or_default() += 1;
        }
    }
    for ((barang, rek), n) in per {
        hasil.push(
            Finding::baru(
                &["standar", f.t(barang), f.t(rek)],
                format!(
                    "Standar harga membebankan kode barang {} pada rekening {} ({n} item), yang \
                 tidak ada pada pemetaan resmi.",
                    f.t(barang),
                    f.t(rek)
                ),
            )
            .nilai("item", n),
        );
    }
}

/// Accounts that need a named recipient: grants, social aid, transfers.
const BERPENERIMA: [&str; 4] = ["5.1.05", "5.1.06", "5.4.01", "5.4.02"];

aturan! {
    /// # Mengapa
    /// Hibah, bantuan sosial, dan bantuan keuangan ditetapkan dengan nama penerima.
    /// # Yang dibandingkan
    /// Baris RKA rekening 5.1.05, 5.1.06, 5.4.01, dan 5.4.02 dengan kolom penerimanya.
    /// # Cara memperbaiki
    /// Isi penerima dan alamatnya sesuai keputusan kepala daerah.
    /// # Contoh
    /// Hibah uang Rp500 juta tanpa penerima.
    BUD_07 = bud_07 {
        kode: "BUD-07",
        judul: "Hibah, bansos, atau bantuan keuangan tanpa penerima",
        saran: "Isi identitas penerima.",
        alasan: false,
        butuh: [Rincian, Apbd],
    }
}

fn bud_07(f: &Fakta, _: &AturanParam) -> HasilAturan {
    let Some(r) = &f.rincian else {
        return perlu(f, &[Bagian::Rincian]).unwrap_or(HasilAturan::Dinilai(vec![]));
    };
    let wajib = tandai(f, &BERPENERIMA);
    let mut hasil = Vec::new();
    for (n, (rek, p)) in r.rekening.iter().zip(&r.penerima).enumerate() {
        if p.kosong() && wajib.get(rek.urutan()) == Some(&true) {
            let pesan = format!(
                "Baris RKA {} tidak menyebut penerima.",
                sebut_rincian(f, r, n)
            );
            hasil.push(temuan_rincian(f, r, n, pesan));
        }
    }
    HasilAturan::Dinilai(hasil)
}

/// Marks the symbols whose text starts with one of the prefixes, dense by symbol.
pub(crate) fn tandai(f: &Fakta, awalan: &[&str]) -> Vec<bool> {
    (0..f.kamus.jumlah())
        .map(|n| {
            let k = f.t(Simbol(crate::fakta::padat_ix(n)));
            awalan.iter().any(|a| {
                k.strip_prefix(a)
                    .is_some_and(|s| s.is_empty() || s.starts_with('.'))
            })
        })
        .collect()
}

aturan! {
    /// # Mengapa
    /// Barang yang menambah aset tetap dicatat sebagai belanja modal; barang habis pakai tidak.
    /// Salah rekening membuat neraca salah.
    /// # Yang dibandingkan
    /// Kode barang aset tetap (1.3) pada rekening belanja operasi (5.1), dan kode barang
    /// persediaan (1.1.7, 1.1.12) pada belanja modal (5.2), pada baris RKA atau standar harga.
    /// # Cara memperbaiki
    /// Pindahkan ke rekening yang sesuai dengan sifat barang dan batas kapitalisasi.
    /// # Contoh
    /// Laptop (`1.3.2…`) pada 5.1.02.01.
    BUD_08 = bud_08 {
        kode: "BUD-08",
        judul: "Belanja modal dan belanja barang tertukar",
        saran: "Pakai rekening sesuai sifat barang.",
        alasan: true,
        butuh: [Rincian, Standar, Apbd],
    }
}

fn tertukar(barang: &str, rekening: &str) -> Option<&'static str> {
    let awal = |k: &str, a: &str| {
        k.strip_prefix(a)
            .is_some_and(|s| s.is_empty() || s.starts_with('.'))
    };
    if awal(barang, "1.3") && awal(rekening, "5.1.02.01") {
        Some("barang aset tetap pada belanja barang habis pakai")
    } else if (awal(barang, "1.1.12") || awal(barang, "1.1.7")) && awal(rekening, "5.2") {
        Some("barang persediaan pada belanja modal")
    } else {
        None
    }
}

fn bud_08(f: &Fakta, _: &AturanParam) -> HasilAturan {
    let mut hasil = Vec::new();
    if let Some(r) = &f.rincian {
        let mut dikenal: FxHashMap<(Simbol, Simbol), Option<&'static str>> = FxHashMap::default();
        for (n, (brg, rek)) in r.standar.iter().zip(&r.rekening).enumerate() {
            let m = *dikenal
                .entry((*brg, *rek))
                .or_insert_with(|| tertukar(f.t(*brg), f.t(*rek)));
            if let Some(m) = m {
                let pesan = format!("{}: {m}.", sebut_rincian(f, r, n));
                hasil.push(temuan_rincian(f, r, n, pesan));
            }
        }
        return HasilAturan::Dinilai(hasil);
    }
    let Some(standar) = &f.standar else {
        return perlu(f, &[Bagian::Rincian]).unwrap_or(HasilAturan::Dinilai(vec![]));
    };
    let mut per: BTreeMap<(Simbol, Simbol), (usize, &str)> = BTreeMap::new();
    for s in standar {
        for r in &s.rekening {
            if let Some(m) = tertukar(f.t(s.kode), f.t(*r)) {
                per.entry((s.kode, *r)).or_insert((0, m)).0 += 1;
            }
        }
    }
    for ((b, r), (n, m)) in per {
        let pesan = format!(
            "Standar harga {} dengan rekening {} ({n} item): {m}.",
            f.t(b),
            f.t(r)
        );
        hasil.push(Finding::baru(&["standar", f.t(b), f.t(r)], pesan).nilai("item", n));
    }
    HasilAturan::Dinilai(hasil)
}

/// Words of an earmarked source and the bidang its money may serve.
const TERIKAT: [(&str, &[&str]); 6] = [
    ("ditentukan penggunaannya bidang pendidikan", &["1.01"]),
    (
        "ditentukan penggunaannya bidang kesehatan",
        &["1.02", "2.14"],
    ),
    (
        "ditentukan penggunaannya bidang pekerjaan umum",
        &["1.03", "1.04"],
    ),
    ("dak fisik bidang pendidikan", &["1.01"]),
    ("dak fisik bidang kesehatan", &["1.02", "2.14"]),
    ("pajak rokok", &["1.02", "1.05", "2.14"]),
];

fn bidang_terikat(nama: &str) -> Option<&'static [&'static str]> {
    let n = normal(nama);
    TERIKAT.iter().find(|(k, _)| n.contains(k)).map(|(_, b)| *b)
}

aturan! {
    /// # Mengapa
    /// Dana yang ditentukan penggunaannya wajib dikembalikan bila dipakai untuk hal lain.
    /// # Yang dibandingkan
    /// Sumber dana terikat pada APBD (DAU ditentukan penggunaannya, DAK fisik, bagi hasil pajak
    /// rokok) dengan bidang sub kegiatan yang memakainya.
    /// # Cara memperbaiki
    /// Ganti sumber dana, atau pindahkan dana ke sub kegiatan pada bidangnya.
    /// # Contoh
    /// DAU bidang pendidikan pada sub kegiatan kebudayaan (2.22).
    BUD_11 = bud_11 {
        kode: "BUD-11",
        judul: "Dana terikat dipakai di luar peruntukannya",
        saran: "Ganti sumber dana atau pindahkan penggunaannya.",
        alasan: false,
        butuh: [Apbd],
    }
}

fn bud_11(f: &Fakta, _: &AturanParam) -> HasilAturan {
    let Some(d) = &f.apbd else {
        return perlu(f, &[Bagian::Apbd]).unwrap_or(HasilAturan::Dinilai(vec![]));
    };
    let mut hasil = Vec::new();
    let mut terikat = 0_usize;
    for b in d.baris.iter().filter(|b| b.pagu > 0) {
        let bidang = kode::bidang(f.t(b.sub));
        for s in &b.sumber {
            let Some(boleh) = bidang_terikat(f.t(s.nama)) else {
                continue;
            };
            terikat += 1;
            if !boleh.contains(&bidang) {
                hasil.push(
                    temuan_baris(
                        f,
                        d,
                        b,
                        format!(
                            "{} memakai {}, yang hanya untuk bidang {}.",
                            sebut_baris(f, b),
                            f.t(s.nama),
                            boleh.join(", ")
                        ),
                    )
                    .uang("pagu", b.pagu),
                );
            }
        }
    }
    if terikat == 0 {
        return HasilAturan::DataTidakAda("APBD tidak menyebut sumber dana terikat.".to_owned());
    }
    HasilAturan::Dinilai(hasil)
}

/// Accounts of official travel and honoraria.
const PERJALANAN: [&str; 2] = ["5.1.02.04", "5.1.02.02.01"];

aturan! {
    /// # Mengapa
    /// Pedoman tahunan dan instruksi efisiensi meminta belanja perjalanan dan honorarium dibatasi.
    /// # Yang dibandingkan
    /// Bagian rekening perjalanan dinas (5.1.02.04) dan honorarium/jasa (5.1.02.02.01) dari baris
    /// RKA setiap perangkat daerah dengan ambang parameter.
    /// # Cara memperbaiki
    /// Kurangi, atau tulis alasan kebutuhannya.
    /// # Contoh
    /// Perjalanan dan honorarium 45 % dari belanja sekretariat.
    BUD_13 = bud_13 {
        kode: "BUD-13",
        judul: "Perjalanan dan honorarium melampaui ambang",
        saran: "Kurangi belanja perjalanan dan honorarium atau tulis alasan.",
        alasan: true,
        butuh: [Rincian, Apbd],
    }
}

fn bud_13(f: &Fakta, p: &AturanParam) -> HasilAturan {
    let (Some(r), Some(d)) = (&f.rincian, &f.apbd) else {
        return perlu(f, &[Bagian::Rincian, Bagian::Apbd]).unwrap_or(HasilAturan::Dinilai(vec![]));
    };
    let kena = tandai(f, &PERJALANAN);
    let mut per = vec![(0_i128, 0_i128); f.organ.len()];
    for ((b, rek), j) in r.baris.iter().zip(&r.rekening).zip(&r.jumlah) {
        let Some(x) = d.baris.get(ix(*b)).and_then(|b| per.get_mut(ix(b.opd))) else {
            continue;
        };
        x.1 += i128::from(*j);
        if kena.get(rek.urutan()) == Some(&true) {
            x.0 += i128::from(*j);
        }
    }
    let batas = i128::from(p.ambang("maks_basis_poin"));
    let mut hasil = Vec::new();
    for (n, (kena, total)) in per.into_iter().enumerate() {
        if total > 0 && kena * 10_000 > total * batas {
            let o = crate::fakta::padat_ix(n);
            hasil.push(
                Finding::baru(&["apbd", f.kode_organ(o)], format!(
                    "Perjalanan dan honorarium {} berjumlah {} atau {} dari belanjanya, di atas \
                     {}.",
                    f.nama_organ(o), rp_besar(kena), persen(kena, total), persen(batas, 10_000)
                ))
                .organ(o)
                .nilai("persen", persen_mesin(kena, total)),
            );
        }
    }
    HasilAturan::Dinilai(hasil)
}

aturan! {
    /// # Mengapa
    /// Baris yang sama dua kali biasanya salah ketik atau anggaran ganda.
    /// # Yang dibandingkan
    /// Baris RKA satu sub kegiatan dengan rekening, barang, spesifikasi, satuan, harga, dan
    /// penerima yang sama.
    /// # Cara memperbaiki
    /// Gabungkan volumenya, atau bedakan uraiannya.
    /// # Contoh
    /// Kertas A4 80 gram dua kali pada rekening yang sama.
    BUD_14 = bud_14 {
        kode: "BUD-14",
        judul: "Baris RKA ganda",
        saran: "Gabungkan atau bedakan baris.",
        alasan: true,
        butuh: [Rincian, Apbd],
    }
}

/// Group, item, specification, unit, recipient, price.
type KunciBaris = (u32, Simbol, Simbol, Simbol, Simbol, i64);

fn bud_14(f: &Fakta, _: &AturanParam) -> HasilAturan {
    let Some(r) = &f.rincian else {
        return perlu(f, &[Bagian::Rincian]).unwrap_or(HasilAturan::Dinilai(vec![]));
    };
    let mut per: FxHashMap<KunciBaris, (usize, u32)> = FxHashMap::default();
    per.reserve(r.panjang());
    let kolom = r
        .kelompok
        .iter()
        .zip(&r.uraian)
        .zip(&r.spesifikasi)
        .zip(&r.satuan)
        .zip(&r.penerima)
        .zip(&r.harga);
    for (n, (((((k, u), s), sat), pen), h)) in kolom.enumerate() {
        per.entry((*k, *u, *s, *sat, *pen, *h)).or_insert((n, 0)).1 += 1;
    }
    let hasil = per
        .into_values()
        .filter(|(_, banyak)| *banyak > 1)
        .map(|(n, banyak)| {
            let j = r.jumlah.get(n).copied().unwrap_or(0);
            temuan_rincian(
                f,
                r,
                n,
                format!(
                    "{} tercantum {banyak} kali, masing-masing sekitar {}.",
                    sebut_rincian(f, r, n),
                    rp(j)
                ),
            )
            .nilai("kali", banyak)
        });
    HasilAturan::Dinilai(hasil.collect())
}
