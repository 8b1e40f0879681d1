//! PRC: prices agree with the standards, the standards with themselves, totals with arithmetic.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::anggaran_rincian::{sebut_rincian, temuan_rincian};
use super::{AturanParam, aturan, perlu};
use crate::bacaan::{SATU, baca};
use crate::fakta::{Bagian, Fakta, Rincian, StandarHarga};
use crate::kamus::Simbol;
use crate::temuan::{Finding, HasilAturan, persen, persen_mesin, rp};

/// Item, specification, unit.
type Barang = (Simbol, Simbol, Simbol);

/// The highest standard price of each item and its group.
fn tertinggi(f: &Fakta) -> FxHashMap<Barang, (i64, Simbol)> {
    let mut peta: FxHashMap<Barang, (i64, Simbol)> = FxHashMap::default();
    for s in f.standar.iter().flatten() {
        let e = peta
            .entry((s.nama, s.spesifikasi, s.satuan))
            .or_insert((s.harga, s.kelompok));
        if s.harga > e.0 {
            *e = (s.harga, s.kelompok);
        }
    }
    peta
}

fn perlu_harga(f: &Fakta) -> Option<HasilAturan> {
    perlu(f, &[Bagian::Rincian, Bagian::Standar])
}

/// Lines with their item key.
fn barang(r: &Rincian) -> impl Iterator<Item = (usize, Barang)> + '_ {
    r.uraian
        .iter()
        .zip(&r.spesifikasi)
        .zip(&r.satuan)
        .map(|((u, s), t)| (*u, *s, *t))
        .enumerate()
}

aturan! {
    /// # Mengapa
    /// Standar harga kepala daerah adalah batas tertinggi harga satuan.
    /// # Yang dibandingkan
    /// Harga satuan baris RKA dengan harga SSH, SBU, atau HSPK tertinggi untuk barang,
    /// spesifikasi, dan satuan yang sama.
    /// # Cara memperbaiki
    /// Turunkan harga, atau usulkan perubahan standar harga.
    /// # Contoh
    /// Kertas A4: standar Rp60.000, RKA Rp75.000.
    PRC_01 = prc_01 {
        kode: "PRC-01",
        judul: "Harga satuan melampaui standar",
        saran: "Turunkan harga satuan sampai standar harga.",
        alasan: false,
        butuh: [Rincian, Standar, Apbd],
    }
}

fn prc_01(f: &Fakta, p: &AturanParam) -> HasilAturan {
    if let Some(h) = perlu_harga(f) {
        return h;
    }
    let Some(r) = &f.rincian else {
        return HasilAturan::Dinilai(vec![]);
    };
    let batas = tertinggi(f);
    let asb = f.kamus.cari("asb");
    let mut hasil = Vec::new();
    for ((n, k), harga) in barang(r).zip(&r.harga) {
        let Some(&(maks, kelompok)) = batas.get(&k) else {
            continue;
        };
        if Some(kelompok) != asb
            && *harga > maks
            && p.melampaui(i128::from(*harga - maks), i128::from(maks))
        {
            hasil.push(
                temuan_rincian(
                    f,
                    r,
                    n,
                    format!(
                        "Harga {} untuk {} melampaui standar {}.",
                        rp(*harga),
                        sebut_rincian(f, r, n),
                        rp(maks)
                    ),
                )
                .uang("harga", *harga)
                .uang("standar", maks),
            );
        }
    }
    HasilAturan::Dinilai(hasil)
}

/// Expenditure that needs a standard price: goods, services, capital.
const BERSTANDAR: [&str; 2] = ["5.1.02", "5.2"];

aturan! {
    /// # Mengapa
    /// Barang tanpa standar harga tidak mempunyai batas yang dapat diperiksa.
    /// # Yang dibandingkan
    /// Baris RKA belanja barang/jasa dan modal dengan daftar standar harga. Satu temuan per
    /// barang, spesifikasi, dan satuan.
    /// # Cara memperbaiki
    /// Usulkan barang ke standar harga sebelum dianggarkan.
    /// # Contoh
    /// "Drone pemetaan" tidak ada pada SSH.
    PRC_02 = prc_02 {
        kode: "PRC-02",
        judul: "Barang tanpa standar harga",
        saran: "Usulkan barang ke standar harga.",
        alasan: true,
        butuh: [Rincian, Standar, Apbd],
    }
}

fn prc_02(f: &Fakta, _: &AturanParam) -> HasilAturan {
    if let Some(h) = perlu_harga(f) {
        return h;
    }
    let Some(r) = &f.rincian else {
        return HasilAturan::Dinilai(vec![]);
    };
    let ada = tertinggi(f);
    let wajib = super::anggaran_rincian::tandai(f, &BERSTANDAR);
    let mut per: BTreeMap<Barang, (usize, usize)> = BTreeMap::new();
    for ((n, k), rek) in barang(r).zip(&r.rekening) {
        if wajib.get(rek.urutan()) == Some(&true) && !ada.contains_key(&k) {
            per.entry(k).or_insert((n, 0)).1 += 1;
        }
    }
    let hasil = per.into_iter().map(|((u, s, t), (_, kali))| {
        Finding::baru(
            &["barang", f.t(u), f.t(s), f.t(t)],
            format!(
                "\"{}\" ({}) per {} dipakai {kali} baris RKA tanpa standar harga.",
                f.t(u),
                f.t(s),
                f.t(t)
            ),
        )
        .nilai("baris", kali)
    });
    HasilAturan::Dinilai(hasil.collect())
}

aturan! {
    /// # Mengapa
    /// Analisis standar belanja membatasi biaya seluruh pekerjaan, bukan hanya harga barang.
    /// # Yang dibandingkan
    /// Jumlah baris RKA yang merujuk item ASB dengan harga ASB kali volumenya.
    /// # Cara memperbaiki
    /// Turunkan jumlah, atau usulkan ASB baru.
    /// # Contoh
    /// ASB pengawasan tambak Rp2 juta per paket, dianggarkan Rp3 juta untuk satu paket.
    PRC_03 = prc_03 {
        kode: "PRC-03",
        judul: "Biaya melampaui analisis standar belanja",
        saran: "Turunkan biaya sampai ASB atau tulis alasan.",
        alasan: true,
        butuh: [Rincian, Standar, Apbd],
    }
}

fn prc_03(f: &Fakta, p: &AturanParam) -> HasilAturan {
    if let Some(h) = perlu_harga(f) {
        return h;
    }
    let Some(asb) = f
        .kamus
        .cari("asb")
        .filter(|a| f.standar.iter().flatten().any(|s| s.kelompok == *a))
    else {
        return HasilAturan::DataTidakAda("Standar harga tidak memuat kelompok ASB.".to_owned());
    };
    let Some(r) = &f.rincian else {
        return HasilAturan::Dinilai(vec![]);
    };
    let batas = tertinggi(f);
    let mut hasil = Vec::new();
    for (((n, k), volume), jumlah) in barang(r).zip(&r.volume).zip(&r.jumlah) {
        let Some(&(harga, _)) = batas.get(&k).filter(|x| x.1 == asb) else {
            continue;
        };
        let volume = if *volume == 0 { SATU } else { *volume };
        let maks = i128::from(harga) * i128::from(volume) / i128::from(SATU);
        let lebih = i128::from(*jumlah) - maks;
        if lebih > 0 && p.melampaui(lebih, maks) {
            hasil.push(temuan_rincian(
                f,
                r,
                n,
                format!(
                    "Jumlah {} untuk {} melampaui ASB {}.",
                    rp(*jumlah),
                    sebut_rincian(f, r, n),
                    crate::temuan::rp_besar(maks)
                ),
            ));
        }
    }
    HasilAturan::Dinilai(hasil)
}

/// Items of the standard that share group, code, item, specification and unit, as typed.
pub(crate) fn standar_ganda(
    f: &Fakta,
) -> BTreeMap<(Simbol, Simbol, Simbol, Simbol, Simbol), Vec<&StandarHarga>> {
    let mut per: BTreeMap<_, Vec<&StandarHarga>> = BTreeMap::new();
    for s in f.standar.iter().flatten() {
        per.entry((s.kelompok, s.kode, s.nama, s.spesifikasi, s.satuan))
            .or_default()
            .push(s);
    }
    per.retain(|_, v| v.len() > 1);
    per
}

/// True when the prices of equal items differ.
pub(crate) fn harga_beda(v: &[&StandarHarga]) -> bool {
    v.windows(2)
        .any(|w| w.first().map(|s| s.harga) != w.last().map(|s| s.harga))
}

aturan! {
    /// # Mengapa
    /// Satu barang dengan beberapa harga standar membuat batas harga dapat dipilih.
    /// # Yang dibandingkan
    /// Item standar harga dengan kelompok, kode, nama, spesifikasi, dan satuan yang persis sama
    /// tetapi harga berlainan.
    /// # Cara memperbaiki
    /// Hapus yang salah, atau bedakan spesifikasinya.
    /// # Contoh
    /// Besi 12 mm, batang: Rp127.700 dan Rp131.000.
    PRC_04 = prc_04 {
        kode: "PRC-04",
        judul: "Barang sama dengan beberapa harga standar",
        saran: "Tetapkan satu harga atau bedakan spesifikasi.",
        alasan: true,
        butuh: [Standar],
    }
}

fn prc_04(f: &Fakta, _: &AturanParam) -> HasilAturan {
    if let Some(h) = perlu(f, &[Bagian::Standar]) {
        return h;
    }
    let beda = standar_ganda(f).into_iter().filter(|(_, v)| harga_beda(v));
    let hasil = beda.map(|((kel, kode, nama, spek, sat), v)| {
        let mut harga: Vec<i64> = v.iter().map(|s| s.harga).collect();
        harga.sort_unstable();
        harga.dedup();
        let teks: Vec<String> = harga.iter().map(|h| rp(*h)).collect();
        Finding::baru(
            &[
                "standar",
                f.t(kel),
                f.t(kode),
                f.t(nama),
                f.t(spek),
                f.t(sat),
            ],
            format!(
                "{} {} \"{}\" ({}) per {} mempunyai {} harga: {}.",
                f.t(kel).to_uppercase(),
                f.t(kode),
                f.t(nama),
                f.t(spek),
                f.t(sat),
                harga.len(),
                teks.join(", ")
            ),
        )
        .di(0, v.first().map_or(0, |s| s.id))
    });
    HasilAturan::Dinilai(hasil.collect())
}

aturan! {
    /// # Mengapa
    /// Bila hampir semua harga sama dengan batas tertinggi, harga pasar tidak dicari.
    /// # Yang dibandingkan
    /// Bagian baris RKA yang harganya persis harga standar; di atas ambang (bawaan 95 %) menjadi
    /// informasi per perangkat daerah.
    /// # Cara memperbaiki
    /// Lakukan survei harga sebelum menyusun RKA.
    /// # Contoh
    /// 480 dari 490 baris memakai harga standar.
    PRC_05 = prc_05 {
        kode: "PRC-05",
        judul: "Hampir semua harga sama dengan standar",
        saran: "Lakukan survei harga.",
        alasan: true,
        butuh: [Rincian, Standar, Apbd],
    }
}

fn prc_05(f: &Fakta, p: &AturanParam) -> HasilAturan {
    if let Some(h) = perlu_harga(f) {
        return h;
    }
    let (Some(r), Some(d)) = (&f.rincian, &f.apbd) else {
        return HasilAturan::Dinilai(vec![]);
    };
    let batas = tertinggi(f);
    let mut per = vec![(0_i64, 0_i64); f.organ.len()];
    for (((_, k), harga), b) in barang(r).zip(&r.harga).zip(&r.baris) {
        let Some(&(maks, _)) = batas.get(&k) else {
            continue;
        };
        let opd = d
            .baris
            .get(crate::fakta::ix(*b))
            .map_or(crate::fakta::TAK_ADA, |b| b.opd);
        if let Some(x) = per.get_mut(crate::fakta::ix(opd)) {
            x.1 += 1;
            x.0 += i64::from(*harga == maks);
        }
    }
    let mut hasil = Vec::new();
    for (n, (sama, total)) in per.into_iter().enumerate() {
        let o = crate::fakta::padat_ix(n);
        if total >= p.ambang("baris_minimum")
            && sama * 10_000 >= total * p.ambang("bagian_basis_poin")
        {
            hasil.push(
                Finding::baru(
                    &["apbd", f.kode_organ(o)],
                    format!(
                        "{sama} dari {total} baris RKA {} ({}) memakai harga persis standar.",
                        f.nama_organ(o),
                        persen(sama.into(), total.into())
                    ),
                )
                .organ(o)
                .nilai("persen", persen_mesin(sama.into(), total.into())),
            );
        }
    }
    HasilAturan::Dinilai(hasil)
}

aturan! {
    /// # Mengapa
    /// Jumlah yang tidak sama dengan volume kali harga menandakan salah ketik atau angka yang
    /// disisipkan.
    /// # Yang dibandingkan
    /// Volume × harga × (1 + pajak) dengan jumlah baris (selisih sampai Rp1 dibiarkan), dan
    /// perkalian angka pada koefisien dengan volume.
    /// # Cara memperbaiki
    /// Hitung ulang baris RKA.
    /// # Contoh
    /// 3 × Rp100.000 tercatat Rp350.000.
    PRC_06 = prc_06 {
        kode: "PRC-06",
        judul: "Perkalian baris RKA salah",
        saran: "Hitung ulang volume, harga, pajak, dan jumlah.",
        alasan: true,
        butuh: [Rincian, Apbd],
    }
}

fn prc_06(f: &Fakta, p: &AturanParam) -> HasilAturan {
    let Some(r) = &f.rincian else {
        return perlu(f, &[Bagian::Rincian]).unwrap_or(HasilAturan::Dinilai(vec![]));
    };
    let batas = i128::from(p.ambang("selisih_sen"));
    let mut hasil = Vec::new();
    let mut koefisien: FxHashMap<Simbol, Option<i64>> = FxHashMap::default();
    let kolom = r
        .volume
        .iter()
        .zip(&r.harga)
        .zip(&r.pajak)
        .zip(&r.jumlah)
        .zip(&r.koefisien);
    for (n, ((((volume, harga), pajak), jumlah), koef)) in kolom.enumerate() {
        if *volume == 0 || *harga == 0 {
            continue;
        }
        let kali = i128::from(*volume) * i128::from(*harga) * (10_000 + i128::from(*pajak));
        let seharusnya = kali / (i128::from(SATU) * 10_000);
        if (seharusnya - i128::from(*jumlah)).abs() > batas {
            hasil.push(temuan_rincian(
                f,
                r,
                n,
                format!(
                    "Jumlah {} untuk {} seharusnya {}.",
                    rp(*jumlah),
                    sebut_rincian(f, r, n),
                    crate::temuan::rp_besar(seharusnya)
                ),
            ));
        } else if !koef.kosong()
            && koefisien
                .entry(*koef)
                .or_insert_with(|| kali_koefisien(f.t(*koef)))
                .is_some_and(|k| k != *volume)
        {
            hasil.push(temuan_rincian(
                f,
                r,
                n,
                format!(
                    "Koefisien \"{}\" untuk {} tidak sama dengan volumenya.",
                    f.t(*koef),
                    sebut_rincian(f, r, n)
                ),
            ));
        }
    }
    HasilAturan::Dinilai(hasil)
}

/// Product of the numbers of a coefficient such as "3 Orang x 2 Hari", in millionths.
fn kali_koefisien(teks: &str) -> Option<i64> {
    let mut hasil = i128::from(SATU);
    for bagian in teks
        .split([' ', '\u{a0}'])
        .filter(|b| b.starts_with(|c: char| c.is_ascii_digit()))
    {
        hasil = hasil * i128::from(baca(bagian).angka()?) / i128::from(SATU);
    }
    i64::try_from(hasil).ok()
}
