//! ALN: alignment with priorities, minimum services, national targets and themes.

use std::collections::{BTreeMap, BTreeSet};

use super::{AturanParam, aturan, perlu, sebut_baris, temuan_baris};
use crate::bacaan::SATU;
use crate::fakta::{Bagian, DokumenPagu, Fakta, TingkatNomenklatur};
use crate::kamus::Simbol;
use crate::kode;
use crate::temuan::{Finding, HasilAturan};

aturan! {
    /// # Mengapa
    /// Label prioritas menunjukkan janji kepala daerah yang didukung uang ini.
    /// # Yang dibandingkan
    /// Label prioritas daerah pada setiap baris RKPD dan APBD.
    /// # Cara memperbaiki
    /// Pilih prioritas RKPD yang didukung; kegiatan penunjang memakai label reformasi birokrasi.
    /// # Contoh
    /// 586 dari 1.283 baris APBD tanpa label.
    ALN_01 = aln_01 {
        kode: "ALN-01",
        judul: "Sub kegiatan tanpa label prioritas daerah",
        saran: "Pilih prioritas daerah yang didukung.",
        alasan: true,
        butuh: [Rkpd, Apbd],
    }
}

fn aln_01(f: &Fakta, _: &AturanParam) -> HasilAturan {
    if f.rkpd.is_none() && f.apbd.is_none() {
        return HasilAturan::DataTidakAda("Belum ada RKPD maupun APBD.".to_owned());
    }
    if f.rkpd_apbd()
        .all(|d| d.baris.iter().all(|b| b.prioritas.is_empty()))
    {
        return HasilAturan::DataTidakAda(
            "Dokumen tidak memuat kolom prioritas daerah.".to_owned(),
        );
    }
    let mut hasil = Vec::new();
    for d in f.rkpd_apbd() {
        for b in d.baris.iter().filter(|b| b.prioritas.is_empty()) {
            let pesan = format!(
                "{} pada {} tanpa label prioritas daerah.",
                sebut_baris(f, b),
                d.jenis.nama()
            );
            hasil.push(temuan_baris(f, d, b, pesan));
        }
    }
    HasilAturan::Dinilai(hasil)
}

aturan! {
    /// # Mengapa
    /// Prioritas daerah wajib mendukung prioritas provinsi dan nasional.
    /// # Yang dibandingkan
    /// Setiap label prioritas daerah pada RKPD: apakah ada baris berlabel itu yang juga berlabel
    /// provinsi dan nasional.
    /// # Cara memperbaiki
    /// Petakan prioritas daerah pada prioritas provinsi dan nasional.
    /// # Contoh
    /// "5. Sosial" tanpa satu pun label nasional.
    ALN_02 = aln_02 {
        kode: "ALN-02",
        judul: "Prioritas daerah tidak dipetakan ke provinsi dan nasional",
        saran: "Petakan ke prioritas provinsi dan nasional.",
        alasan: true,
        butuh: [Rkpd],
    }
}

fn aln_02(f: &Fakta, _: &AturanParam) -> HasilAturan {
    let Some(d) = &f.rkpd else {
        return perlu(f, &[Bagian::Rkpd]).unwrap_or(HasilAturan::Dinilai(vec![]));
    };
    if d.baris
        .iter()
        .all(|b| b.prioritas_provinsi == 0 && b.prioritas_nasional == 0)
    {
        return HasilAturan::DataTidakAda(
            "RKPD tidak memuat label prioritas provinsi dan nasional.".into(),
        );
    }
    let mut per: BTreeMap<&str, (bool, bool)> = BTreeMap::new();
    for b in &d.baris {
        for s in &b.prioritas {
            let e = per.entry(f.t(*s)).or_default();
            e.0 |= b.prioritas_provinsi > 0;
            e.1 |= b.prioritas_nasional > 0;
        }
    }
    let mut hasil = Vec::new();
    for (label, (provinsi, nasional)) in per {
        let kurang = match (provinsi, nasional) {
            (true, true) => continue,
            (false, true) => "provinsi",
            (true, false) => "nasional",
            (false, false) => "provinsi maupun nasional",
        };
        let pesan = format!("Prioritas daerah \"{label}\" belum dipetakan ke prioritas {kurang}.");
        hasil.push(Finding::baru(&["prioritas", label], pesan).di(d.edisi, 0));
    }
    HasilAturan::Dinilai(hasil)
}

/// Macro indicators where less is better (poverty, unemployment, inequality).
const MAKRO_TURUN: [u16; 7] = [4, 6, 7, 36, 38, 39, 40];

aturan! {
    /// # Mengapa
    /// Target nasional hanya tercapai bila jumlah target daerah mencukupi.
    /// # Yang dibandingkan
    /// Target makro RKPD dengan target RPJMN, RKP, atau RKP kewilayahan untuk daerah itu,
    /// menurut arah indikator.
    /// # Cara memperbaiki
    /// Sesuaikan target makro atau jelaskan kondisi daerah.
    /// # Contoh
    /// Target pengangguran RKPD 9,1 %, RPJMN 5 %.
    ALN_04 = aln_04 {
        kode: "ALN-04",
        judul: "Target makro daerah lebih lemah dari target nasional",
        saran: "Sesuaikan target makro RKPD atau tulis alasan.",
        alasan: true,
        butuh: [Makro],
    }
}

fn aln_04(f: &Fakta, p: &AturanParam) -> HasilAturan {
    let Some(m) = &f.makro else {
        return perlu(f, &[Bagian::Makro]).unwrap_or(HasilAturan::Dinilai(vec![]));
    };
    let mut hasil = Vec::new();
    let mut bertemu = false;
    for x in m {
        let Some(sendiri) = x.rkpd else { continue };
        let turun = MAKRO_TURUN.contains(&x.nomor);
        for (nama, acuan) in [
            ("RPJMN", x.rpjmn),
            ("RKP kewilayahan", x.kewilayahan),
            ("RKP", x.rkp),
        ] {
            let Some(a) = acuan else { continue };
            bertemu = true;
            let beda = i128::from(sendiri) - i128::from(a);
            let lemah = (turun && beda > 0) || (!turun && beda < 0);
            if lemah && p.melampaui(beda, i128::from(a)) {
                hasil.push(
                    Finding::baru(
                        &["makro", &x.nomor.to_string(), f.t(x.periode), nama],
                        format!(
                            "Target RKPD {} ({}) {} lebih lemah dari target {nama} {}.",
                            f.t(x.nama),
                            f.t(x.periode),
                            desimal(sendiri),
                            desimal(a)
                        ),
                    )
                    .nilai("rkpd", desimal(sendiri))
                    .nilai("acuan", desimal(a)),
                );
            }
        }
    }
    if !bertemu {
        return HasilAturan::DataTidakAda(format!(
            "Belum ada target makro RKPD {} yang dapat dibandingkan dengan target nasional.",
            f.tahun
        ));
    }
    HasilAturan::Dinilai(hasil)
}

/// Millionths as an Indonesian decimal, at most two places.
fn desimal(n: i64) -> String {
    let tanda = if n < 0 { "-" } else { "" };
    let n = n.abs();
    let pecahan = (n % SATU) / (SATU / 100);
    if pecahan == 0 {
        format!("{tanda}{}", n / SATU)
    } else {
        format!("{tanda}{},{pecahan:02}", n / SATU)
    }
}

aturan! {
    /// # Mengapa
    /// Standar pelayanan minimal adalah hak warga; belanjanya didahulukan.
    /// # Yang dibandingkan
    /// Kegiatan nomenklatur yang memuat sub kegiatan bertanda SPM dengan APBD: setiap kegiatan
    /// itu harus mempunyai sub kegiatan SPM yang didanai, dan sub kegiatan SPM yang tercantum
    /// tidak boleh berpagu nol.
    /// # Cara memperbaiki
    /// Anggarkan layanan SPM yang menjadi kewajiban daerah; alihkan dari kegiatan lain.
    /// # Contoh
    /// Sub kegiatan SPM kesehatan ibu hamil tercantum dengan pagu Rp0.
    ALN_05 = aln_05 {
        kode: "ALN-05",
        judul: "Layanan SPM tanpa anggaran",
        saran: "Anggarkan sub kegiatan SPM ini.",
        alasan: false,
        butuh: [Apbd, Nomenklatur],
    }
}

fn aln_05(f: &Fakta, _: &AturanParam) -> HasilAturan {
    let Some(d) = &f.apbd else {
        return perlu(f, &[Bagian::Apbd]).unwrap_or(HasilAturan::Dinilai(vec![]));
    };
    let Some(e) = f.nomenklatur_kini() else {
        return perlu(f, &[Bagian::Nomenklatur]).unwrap_or(HasilAturan::Dinilai(vec![]));
    };
    if !e.butir.iter().any(|b| b.spm) {
        return HasilAturan::DataTidakAda(
            "Nomenklatur yang ada tidak menandai sub kegiatan SPM.".into(),
        );
    }
    let pagu = pagu_per_sub(d);
    let mut per: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for b in e
        .butir
        .iter()
        .filter(|b| b.spm && b.tingkat == TingkatNomenklatur::SubKegiatan)
    {
        let e = per.entry(kode::kegiatan(f.t(b.kode))).or_default();
        e.0 += usize::from(pagu.contains_key(&b.kode));
        e.1 += usize::from(pagu.get(&b.kode).is_some_and(|n| *n > 0));
    }
    let mut hasil = Vec::new();
    for (k, (ada, didanai)) in per {
        if didanai > 0 {
            continue;
        }
        let nama = f.butir(e, k).map_or("", |b| f.t(b.nama));
        let keadaan = if ada == 0 {
            "tidak ada pada APBD".to_owned()
        } else {
            format!("tercantum {ada} pada APBD, semuanya berpagu Rp0")
        };
        hasil.push(
            Finding::baru(
                &["spm", k],
                format!("Sub kegiatan SPM dalam kegiatan {k} {nama} {keadaan}."),
            )
            .di(d.edisi, 0),
        );
    }
    let spm: BTreeSet<Simbol> = e.butir.iter().filter(|b| b.spm).map(|b| b.kode).collect();
    for b in d
        .baris
        .iter()
        .filter(|b| b.pagu == 0 && spm.contains(&b.sub))
    {
        let pesan = format!(
            "Sub kegiatan SPM {} tercantum pada APBD dengan pagu Rp0.",
            sebut_baris(f, b)
        );
        hasil.push(temuan_baris(f, d, b, pesan));
    }
    HasilAturan::Dinilai(hasil)
}

/// Ceilings by sub kegiatan over all units.
pub(crate) fn pagu_per_sub(d: &DokumenPagu) -> BTreeMap<Simbol, i128> {
    let mut peta = BTreeMap::new();
    for b in &d.baris {
        *peta.entry(b.sub).or_insert(0) += i128::from(b.pagu);
    }
    peta
}

aturan! {
    /// # Mengapa
    /// Tema nasional (stunting, gender, iklim, inflasi) ditandai pada nomenklatur agar dapat
    /// dihitung; tema tanpa uang berarti tidak dikerjakan.
    /// # Yang dibandingkan
    /// Jumlah pagu APBD sub kegiatan yang bertanda setiap tema nomenklatur.
    /// # Cara memperbaiki
    /// Pastikan tema memang tidak relevan, atau anggarkan sub kegiatan bertandanya.
    /// # Contoh
    /// Tema "GEOPARK" berjumlah Rp0.
    ALN_07 = aln_07 {
        kode: "ALN-07",
        judul: "Tema nasional tanpa anggaran",
        saran: "Periksa relevansi tema dan anggarkan bila perlu.",
        alasan: true,
        butuh: [Apbd, Nomenklatur],
    }
}

fn aln_07(f: &Fakta, _: &AturanParam) -> HasilAturan {
    let Some(d) = &f.apbd else {
        return perlu(f, &[Bagian::Apbd]).unwrap_or(HasilAturan::Dinilai(vec![]));
    };
    let Some(e) = f
        .nomenklatur_kini()
        .filter(|e| e.butir.iter().any(|b| !b.tag.is_empty()))
    else {
        return HasilAturan::DataTidakAda(
            "Nomenklatur yang ada tidak memuat tanda tema.".to_owned(),
        );
    };
    let pagu = pagu_per_sub(d);
    let mut per: BTreeMap<&str, (i128, usize)> = BTreeMap::new();
    for b in &e.butir {
        for t in &b.tag {
            let x = per.entry(f.t(*t)).or_default();
            x.0 += pagu.get(&b.kode).copied().unwrap_or(0);
            x.1 += usize::from(pagu.contains_key(&b.kode));
        }
    }
    let kosong = per.into_iter().filter(|(_, (n, _))| *n == 0);
    HasilAturan::Dinilai(
        kosong
            .map(|(tema, (_, n))| {
                let pesan = format!(
                    "Tema {tema} berjumlah Rp0 pada APBD ({n} sub kegiatan bertanda tercantum)."
                );
                Finding::baru(&["tema", tema], pesan).di(d.edisi, 0)
            })
            .collect(),
    )
}
