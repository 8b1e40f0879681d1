//! PRF: budget documents and plans promise the same performance.

use std::collections::BTreeMap;

use dasar::teks::padat;

use super::{AturanParam, aturan, perlu};
use crate::bacaan::{Bacaan, baca};
use crate::fakta::{Bagian, BarisIndikator, DokumenPagu, Fakta, TingkatKinerja};
use crate::kamus::Simbol;
use crate::temuan::{Finding, HasilAturan, rp_besar};

type Kunci<'a> = (u32, &'a str, String);

fn per_indikator<'a>(f: &'a Fakta, d: &'a DokumenPagu) -> BTreeMap<Kunci<'a>, &'a BarisIndikator> {
    let mut m = BTreeMap::new();
    for i in d
        .indikator
        .iter()
        .filter(|i| i.tingkat != TingkatKinerja::Lain)
    {
        let teks = padat(f.t(i.teks));
        if teks.len() > 3 {
            m.entry((i.unit, f.t(i.kode), teks)).or_insert(i);
        }
    }
    m
}

aturan! {
    /// # Mengapa
    /// Target pada anggaran harus sama dengan target pada rencana kerja; bila tidak, perjanjian
    /// kinerja dan laporan memakai angka yang berlainan.
    /// # Yang dibandingkan
    /// Target indikator yang sama (unit, kode, dan teks) pada RKPD dan APBD.
    /// # Cara memperbaiki
    /// Samakan target; bila pagu berubah, ubah target pada keduanya.
    /// # Contoh
    /// RKPD 12 laporan, APBD 4 laporan.
    PRF_01 = prf_01 {
        kode: "PRF-01",
        judul: "Target APBD berbeda dari RKPD",
        saran: "Samakan target kedua dokumen.",
        alasan: true,
        butuh: [Rkpd, Apbd],
    }
}

fn prf_01(f: &Fakta, p: &AturanParam) -> HasilAturan {
    let (Some(r), Some(a)) = (&f.rkpd, &f.apbd) else {
        return perlu(f, &[Bagian::Rkpd, Bagian::Apbd]).unwrap_or(HasilAturan::Dinilai(vec![]));
    };
    if r.indikator.is_empty() || a.indikator.is_empty() {
        return HasilAturan::DataTidakAda("RKPD atau APBD tidak memuat indikator.".to_owned());
    }
    let rkpd = per_indikator(f, r);
    let mut hasil = Vec::new();
    for (kunci, i) in per_indikator(f, a) {
        let Some(x) = rkpd.get(&kunci) else { continue };
        if !target_beda(p, &baca(f.t(x.target)), &baca(f.t(i.target))) {
            continue;
        }
        let (unit, k, teks) = &kunci;
        hasil.push(
            Finding::baru(
                &["apbd", f.kode_organ(*unit), k, teks],
                format!(
                    "Target \"{}\" ({k} {}) pada APBD {} berbeda dari RKPD {}.",
                    f.t(i.teks),
                    f.nama_organ(*unit),
                    f.t(i.target),
                    f.t(x.target)
                ),
            )
            .organ(*unit)
            .di(a.edisi, i.simpul)
            .nilai("rkpd", f.t(x.target))
            .nilai("apbd", f.t(i.target)),
        );
    }
    HasilAturan::Dinilai(hasil)
}

fn target_beda(p: &AturanParam, rkpd: &Bacaan, apbd: &Bacaan) -> bool {
    match (rkpd, apbd) {
        (Bacaan::Kosong | Bacaan::Rusak, _) | (_, Bacaan::Kosong | Bacaan::Rusak) => false,
        (Bacaan::Angka(a), Bacaan::Angka(b)) => {
            a != b && p.melampaui(i128::from(b - a), i128::from(*a))
        }
        (Bacaan::Predikat(a), Bacaan::Predikat(b)) => padat(a) != padat(b),
        (a, b) => a != b,
    }
}

aturan! {
    /// # Mengapa
    /// Satu keluaran yang dibiayai dua sub kegiatan adalah anggaran ganda.
    /// # Yang dibandingkan
    /// Sub kegiatan berbeda pada unit yang sama dalam APBD dengan indikator keluaran berteks sama,
    /// keduanya berpagu.
    /// # Cara memperbaiki
    /// Gabungkan, atau bedakan keluarannya.
    /// # Contoh
    /// "Jumlah laporan keuangan" pada dua sub kegiatan berbeda.
    PRF_03 = prf_03 {
        kode: "PRF-03",
        judul: "Satu keluaran dibiayai dua sub kegiatan",
        saran: "Gabungkan atau bedakan keluaran.",
        alasan: true,
        butuh: [Apbd],
    }
}

fn prf_03(f: &Fakta, _: &AturanParam) -> HasilAturan {
    let Some(d) = f.apbd.as_ref().filter(|d| !d.indikator.is_empty()) else {
        return HasilAturan::DataTidakAda("Belum ada APBD yang memuat indikator.".to_owned());
    };
    let mut per: BTreeMap<(u32, String), Vec<(Simbol, &BarisIndikator)>> = BTreeMap::new();
    for i in d
        .indikator
        .iter()
        .filter(|i| i.tingkat == TingkatKinerja::SubKegiatan)
    {
        let teks = padat(f.t(i.teks));
        let didanai = d.cari(i.unit, i.kode).is_some_and(|b| b.pagu > 0);
        if teks.len() > 10 && didanai {
            let isi = per.entry((i.unit, teks)).or_default();
            if !isi.iter().any(|(k, _)| *k == i.kode) {
                isi.push((i.kode, i));
            }
        }
    }
    let mut hasil = Vec::new();
    for ((unit, teks), isi) in per.into_iter().filter(|(_, v)| v.len() > 1) {
        let Some((_, i)) = isi.first() else { continue };
        let pagu: i128 = isi
            .iter()
            .filter_map(|(k, _)| d.cari(unit, *k))
            .map(|b| i128::from(b.pagu))
            .sum();
        let mut kode: Vec<&str> = isi.iter().map(|(k, _)| f.t(*k)).collect();
        kode.sort_unstable();
        hasil.push(
            Finding::baru(
                &["apbd", f.kode_organ(unit), &teks],
                format!(
                    "Keluaran \"{}\" {} dibiayai {} sub kegiatan ({}), seluruhnya {}.",
                    f.t(i.teks),
                    f.nama_organ(unit),
                    kode.len(),
                    kode.join(", "),
                    rp_besar(pagu)
                ),
            )
            .organ(unit)
            .di(d.edisi, i.simpul),
        );
    }
    HasilAturan::Dinilai(hasil)
}
