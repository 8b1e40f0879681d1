//! PLN: indicators and targets of the yearly plan.

use std::collections::BTreeMap;

use dasar::teks::padat;

use super::{AturanParam, aturan, perlu, sebut_baris, temuan_baris};
use crate::bacaan::{Bacaan, baca};
use crate::fakta::{
    Bagian, BarisIndikator, ButirNomenklatur, DokumenPagu, Fakta, IndikatorRencana, TingkatKinerja,
};
use crate::temuan::{Finding, HasilAturan, rp};

type PerBaris<'a> = BTreeMap<(u32, crate::kamus::Simbol), Vec<&'a BarisIndikator>>;

fn per_sub(d: &DokumenPagu) -> PerBaris<'_> {
    let mut peta: PerBaris = BTreeMap::new();
    for i in d
        .indikator
        .iter()
        .filter(|i| i.tingkat == TingkatKinerja::SubKegiatan)
    {
        peta.entry((i.unit, i.kode)).or_default().push(i);
    }
    peta
}

fn berindikator(f: &Fakta) -> Result<Vec<&DokumenPagu>, HasilAturan> {
    let d: Vec<_> = f.rkpd_apbd().filter(|d| !d.indikator.is_empty()).collect();
    if d.is_empty() {
        return Err(HasilAturan::DataTidakAda(
            "Belum ada indikator RKPD atau APBD.".to_owned(),
        ));
    }
    Ok(d)
}

/// The official entry of a code, newest edition first.
fn resmi<'a>(f: &'a Fakta, kode: &str) -> Option<&'a ButirNomenklatur> {
    let e = f.nomenklatur.iter().find(|e| e.sebanding)?;
    f.butir(e, kode)
}

aturan! {
    /// # Mengapa
    /// RKPD menjabarkan target Renstra. Target yang lebih rendah membuat target lima tahun tidak
    /// mungkin tercapai.
    /// # Yang dibandingkan
    /// Target indikator program pada RKPD dengan target tahun sama pada Renstra perangkat daerah
    /// itu untuk indikator berteks sama, menurut arah gerak target Renstra.
    /// # Cara memperbaiki
    /// Naikkan target RKPD, atau ubah Renstra dengan alasan.
    /// # Contoh
    /// Renstra 2026: 78 %, RKPD 2026: 75 %, arah naik.
    PLN_04 = pln_04 {
        kode: "PLN-04",
        judul: "Target RKPD lebih lemah dari Renstra",
        saran: "Samakan target RKPD dengan Renstra atau tulis alasan.",
        alasan: true,
        butuh: [Rkpd, Renstra],
    }
}

fn pln_04(f: &Fakta, p: &AturanParam) -> HasilAturan {
    let (Some(d), Some(r)) = (&f.rkpd, &f.renstra) else {
        return perlu(f, &[Bagian::Rkpd, Bagian::Renstra]).unwrap_or(HasilAturan::Dinilai(vec![]));
    };
    let mut per: BTreeMap<(u32, String), &IndikatorRencana> = BTreeMap::new();
    for i in &r.indikator {
        if let Some(o) = i.opd {
            per.entry((o, padat(f.t(i.teks)))).or_insert(i);
        }
    }
    let mut hasil = Vec::new();
    let mut bertemu = 0_usize;
    for i in d
        .indikator
        .iter()
        .filter(|i| i.tingkat != TingkatKinerja::Lain)
    {
        let Some(x) = per.get(&(i.unit, padat(f.t(i.teks)))) else {
            continue;
        };
        let Some((naik, target)) = arah_dan_target(f, x) else {
            continue;
        };
        let Some(rkpd) = baca(f.t(i.target)).angka() else {
            continue;
        };
        bertemu += 1;
        let beda = i128::from(rkpd) - i128::from(target);
        let lemah = (naik && beda < 0) || (!naik && beda > 0);
        if lemah && p.melampaui(beda, i128::from(target)) {
            hasil.push(
                Finding::baru(
                    &["rkpd", f.kode_organ(i.unit), f.t(i.kode), f.t(i.teks)],
                    format!(
                        "Target \"{}\" {} pada RKPD {} lebih lemah dari Renstra {}.",
                        f.t(i.teks),
                        f.nama_organ(i.unit),
                        f.t(i.target),
                        target_teks(f, x)
                    ),
                )
                .organ(i.unit)
                .di(d.edisi, i.simpul)
                .nilai("rkpd", f.t(i.target))
                .nilai("renstra", target_teks(f, x)),
            );
        }
    }
    if bertemu == 0 {
        return HasilAturan::DataTidakAda(
            "Tidak ada indikator RKPD yang teksnya sama dengan indikator Renstra.".to_owned(),
        );
    }
    HasilAturan::Dinilai(hasil)
}

fn target_teks<'a>(f: &'a Fakta, i: &IndikatorRencana) -> &'a str {
    i.target
        .iter()
        .find(|(t, _)| *t == f.tahun)
        .map_or("", |(_, s)| f.t(*s))
}

/// Direction and target of the year; rising when the series does not move.
fn arah_dan_target(f: &Fakta, i: &IndikatorRencana) -> Option<(bool, i64)> {
    let target = baca(target_teks(f, i)).angka()?;
    let deret: Vec<i64> = i
        .target
        .iter()
        .filter_map(|(_, s)| baca(f.t(*s)).angka())
        .collect();
    let naik = match f.t(i.polaritas) {
        "turun" => false,
        "naik" => true,
        _ => deret.last() >= deret.first(),
    };
    (target != 0).then_some((naik, target))
}

aturan! {
    /// # Mengapa
    /// Uang tanpa keluaran yang ditargetkan tidak dapat dipertanggungjawabkan.
    /// # Yang dibandingkan
    /// Setiap baris berpagu pada RKPD dan APBD: ada indikator keluaran, ada target, dan target
    /// bukan nol.
    /// # Cara memperbaiki
    /// Isi indikator dan target, atau nolkan pagunya.
    /// # Contoh
    /// Pagu Rp2 miliar dengan target 0 paket.
    PLN_06 = pln_06 {
        kode: "PLN-06",
        judul: "Sub kegiatan didanai tanpa keluaran atau target",
        saran: "Isi indikator keluaran dan target lebih dari nol.",
        alasan: false,
        butuh: [Rkpd, Apbd],
    }
}

fn pln_06(f: &Fakta, _: &AturanParam) -> HasilAturan {
    let dokumen = match berindikator(f) {
        Ok(d) => d,
        Err(h) => return h,
    };
    let mut hasil = Vec::new();
    for d in dokumen {
        let per = per_sub(d);
        for b in d.baris.iter().filter(|b| b.pagu > 0) {
            let isi = per.get(&(b.unit, b.sub)).map_or(&[][..], Vec::as_slice);
            let target: Vec<Bacaan> = isi.iter().map(|i| baca(f.t(i.target))).collect();
            let masalah = if isi.is_empty() {
                "tidak mempunyai indikator keluaran"
            } else if target.iter().all(|t| *t == Bacaan::Kosong) {
                "tidak mempunyai target"
            } else if target
                .iter()
                .all(|t| matches!(t, Bacaan::Angka(0) | Bacaan::Kosong))
            {
                "bertarget 0"
            } else {
                continue;
            };
            hasil.push(
                temuan_baris(
                    f,
                    d,
                    b,
                    format!(
                        "{} pada {} berpagu {} {masalah}.",
                        sebut_baris(f, b),
                        d.jenis.nama(),
                        rp(b.pagu)
                    ),
                )
                .uang("pagu", b.pagu),
            );
        }
    }
    HasilAturan::Dinilai(hasil)
}

aturan! {
    /// # Mengapa
    /// Satuan yang berbeda dari nomenklatur membuat keluaran antardaerah tidak dapat dijumlahkan.
    /// # Yang dibandingkan
    /// Satuan indikator sub kegiatan pada RKPD dan APBD dengan satuan nomenklatur kode itu.
    /// # Cara memperbaiki
    /// Pakai satuan nomenklatur dan sesuaikan targetnya.
    /// # Contoh
    /// "Orang" padahal nomenklatur "Dokumen".
    PLN_07 = pln_07 {
        kode: "PLN-07",
        judul: "Satuan berbeda dari nomenklatur",
        saran: "Pakai satuan nomenklatur.",
        alasan: true,
        butuh: [Rkpd, Apbd, Nomenklatur],
    }
}

/// Indicators of sub kegiatan whose unit can be compared, with the official entry.
pub(crate) fn satuan_sebanding<'a>(
    f: &'a Fakta,
    d: &'a DokumenPagu,
) -> impl Iterator<Item = (&'a BarisIndikator, &'a ButirNomenklatur)> {
    d.indikator
        .iter()
        .filter(|i| i.tingkat == TingkatKinerja::SubKegiatan && !f.t(i.satuan).trim().is_empty())
        .filter_map(move |i| Some((i, resmi(f, f.t(i.kode))?)))
        .filter(move |(_, r)| !f.t(r.satuan).trim().is_empty())
}

/// True when the unit of an indicator is not the official one.
pub(crate) fn satuan_beda(f: &Fakta, i: &BarisIndikator, r: &ButirNomenklatur) -> bool {
    i.satuan != r.satuan && padat(f.t(i.satuan)) != padat(f.t(r.satuan))
}

fn pln_07(f: &Fakta, _: &AturanParam) -> HasilAturan {
    let dokumen = match berindikator(f) {
        Ok(d) => d,
        Err(h) => return perlu(f, &[Bagian::Nomenklatur]).unwrap_or(h),
    };
    if let Some(h) = perlu(f, &[Bagian::Nomenklatur]) {
        return h;
    }
    let mut hasil = Vec::new();
    for d in dokumen {
        for (i, r) in satuan_sebanding(f, d).filter(|(i, r)| satuan_beda(f, i, r)) {
            hasil.push(
                Finding::baru(&[d.jenis.kunci(), f.kode_organ(i.unit), f.t(i.kode),
                    f.t(i.teks)], format!(
                    "Satuan \"{}\" untuk \"{}\" ({} {}) pada {} berbeda dari nomenklatur \"{}\".",
                    f.t(i.satuan), f.t(i.teks), f.t(i.kode), f.nama_organ(i.unit),
                        d.jenis.nama(), f.t(r.satuan)
                ))
                .organ(i.unit)
                .di(d.edisi, i.simpul),
            );
        }
    }
    HasilAturan::Dinilai(hasil)
}

aturan! {
    /// # Mengapa
    /// Indikator nomenklatur adalah dasar penjumlahan nasional; indikator tambahan boleh, tetapi
    /// yang resmi harus ada.
    /// # Yang dibandingkan
    /// Setiap sub kegiatan pada RKPD dan APBD: paling sedikit satu indikatornya sama dengan
    /// indikator nomenklatur (tanpa membedakan spasi dan tanda baca).
    /// # Cara memperbaiki
    /// Tambahkan indikator resmi di samping indikator daerah.
    /// # Contoh
    /// "Jumlah rapat" untuk kode yang indikatornya "Jumlah Laporan …".
    PLN_08 = pln_08 {
        kode: "PLN-08",
        judul: "Indikator berbeda dari nomenklatur",
        saran: "Tambahkan indikator resmi nomenklatur.",
        alasan: true,
        butuh: [Rkpd, Apbd, Nomenklatur],
    }
}

fn pln_08(f: &Fakta, _: &AturanParam) -> HasilAturan {
    let dokumen = match berindikator(f) {
        Ok(d) => d,
        Err(h) => return h,
    };
    if let Some(h) = perlu(f, &[Bagian::Nomenklatur]) {
        return h;
    }
    let mut hasil = Vec::new();
    for d in dokumen {
        for ((unit, k), isi) in per_sub(d) {
            let Some(r) = resmi(f, f.t(k)) else { continue };
            let baku = padat(f.t(r.indikator));
            if baku.is_empty() || isi.iter().any(|i| padat(f.t(i.teks)) == baku) {
                continue;
            }
            let Some(i) = isi.first() else { continue };
            hasil.push(
                Finding::baru(
                    &[d.jenis.kunci(), f.kode_organ(unit), f.t(k)],
                    format!(
                        "Indikator {} {} pada {} (\"{}\") berbeda dari nomenklatur \"{}\".",
                        f.t(k),
                        f.nama_organ(unit),
                        d.jenis.nama(),
                        f.t(i.teks),
                        f.t(r.indikator)
                    ),
                )
                .organ(unit)
                .di(d.edisi, i.simpul),
            );
        }
    }
    HasilAturan::Dinilai(hasil)
}
