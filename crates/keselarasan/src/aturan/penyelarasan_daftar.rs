//! ALN: alignment with registers kept outside the plan: national projects, costed needs, RAD-TPB.

use std::collections::{BTreeMap, BTreeSet};

use dasar::teks::padat;

use super::{AturanParam, aturan, pagu_per_sub, perlu};
use crate::bacaan::{SATU, baca};
use crate::fakta::{Bagian, DokumenPagu, Fakta, IndikatorTpb, KebutuhanSpm, TingkatKinerja};
use crate::kamus::Simbol;
use crate::temuan::{Finding, HasilAturan, rp, rp_besar, sempit};

aturan! {
    /// # Mengapa
    /// Proyek strategis nasional di daerah hanya selesai bila program daerah ikut menopangnya:
    /// jalan akses, pembebasan lahan, pelatihan, air bersih.
    /// # Yang dibandingkan
    /// Setiap proyek pada daftar proyek nasional di wilayah daerah dengan RKPD (atau APBD bila
    /// RKPD belum ada): sedikitnya satu kode pendukungnya (program, kegiatan, atau sub kegiatan)
    /// tercantum dan berpagu.
    /// # Cara memperbaiki
    /// Tetapkan program pendukung, anggarkan, lalu tulis kodenya pada daftar proyek.
    /// # Contoh
    /// Bendungan nasional tanpa satu pun sub kegiatan jaringan irigasi yang berpagu.
    ALN_03 = aln_03 {
        kode: "ALN-03",
        judul: "Proyek nasional di daerah tanpa dukungan program daerah",
        saran: "Tetapkan dan anggarkan program pendukung proyek ini.",
        alasan: true,
        butuh: [ProyekNasional, Rkpd, Apbd],
    }
}

fn aln_03(f: &Fakta, _: &AturanParam) -> HasilAturan {
    let Some(daftar) = &f.daftar.proyek else {
        return perlu(f, &[Bagian::ProyekNasional]).unwrap_or(HasilAturan::Dinilai(vec![]));
    };
    let Some(d) = f.rkpd_apbd().next() else {
        return HasilAturan::DataTidakAda("Belum ada RKPD maupun APBD.".to_owned());
    };
    let pagu = |kode: &str| -> i128 {
        let di_bawah = |sub: &str| {
            sub.strip_prefix(kode)
                .is_some_and(|sisa| sisa.is_empty() || sisa.starts_with('.'))
        };
        let baris = d.baris.iter().filter(|b| di_bawah(f.t(b.sub)));
        baris.map(|b| i128::from(b.pagu)).sum()
    };
    let mut hasil = Vec::new();
    for x in daftar {
        let kode: Vec<&str> = x.pendukung.iter().map(|s| f.t(*s)).collect();
        if kode.iter().any(|k| pagu(k) > 0) {
            continue;
        }
        let keadaan = if kode.is_empty() {
            "belum mempunyai program pendukung".to_owned()
        } else {
            format!(
                "menyebut pendukung {} yang tidak berpagu pada {}",
                kode.join(", "),
                d.jenis.nama()
            )
        };
        let pesan = format!("Proyek nasional {} {} {keadaan}.", f.t(x.kode), f.t(x.nama));
        hasil.push(Finding::baru(&["proyek", f.t(x.kode)], pesan).di(d.edisi, x.id));
    }
    HasilAturan::Dinilai(hasil)
}

aturan! {
    /// # Mengapa
    /// Standar pelayanan minimal berlaku bagi setiap warga yang berhak; target di bawah jumlah
    /// mereka berarti sebagian tidak dilayani.
    /// # Yang dibandingkan
    /// Perhitungan kebutuhan SPM per sub kegiatan dengan APBD (atau RKPD bila APBD belum ada):
    /// jumlah target keluaran bersatuan sama terhadap kebutuhan, dan jumlah pagu terhadap biaya
    /// yang dihitung.
    /// # Cara memperbaiki
    /// Naikkan target dan pagu sampai seluruh penerima terlayani, atau perbaiki perhitungannya.
    /// # Contoh
    /// Kebutuhan 4.120 ibu hamil, target 3.000 orang.
    ALN_06 = aln_06 {
        kode: "ALN-06",
        judul: "Target SPM di bawah kebutuhan",
        saran: "Naikkan target dan pagu sampai seluruh penerima terlayani.",
        alasan: true,
        butuh: [KebutuhanSpm, Rkpd, Apbd],
    }
}

fn aln_06(f: &Fakta, p: &AturanParam) -> HasilAturan {
    let Some(daftar) = &f.daftar.kebutuhan else {
        return perlu(f, &[Bagian::KebutuhanSpm]).unwrap_or(HasilAturan::Dinilai(vec![]));
    };
    let Some(d) = f.apbd.as_ref().or(f.rkpd.as_ref()) else {
        return HasilAturan::DataTidakAda("Belum ada APBD maupun RKPD.".to_owned());
    };
    let pagu = pagu_per_sub(d);
    let mut hasil = Vec::new();
    for x in daftar {
        let sub = f.t(x.sub);
        let target = target_spm(f, d, x);
        let kurang = i128::from(x.kebutuhan) - i128::from(target);
        if kurang > 0 && p.melampaui(kurang, i128::from(x.kebutuhan)) {
            let pesan = format!(
                "Target sub kegiatan SPM {sub} {} {} di bawah kebutuhan {} {}.",
                jumlah(target),
                f.t(x.satuan),
                jumlah(x.kebutuhan),
                f.t(x.satuan)
            );
            hasil.push(
                Finding::baru(&["spm", sub, "target"], pesan)
                    .di(d.edisi, 0)
                    .nilai("target", jumlah(target))
                    .nilai("kebutuhan", jumlah(x.kebutuhan)),
            );
        }
        let ada = pagu.get(&x.sub).copied().unwrap_or(0);
        let Some(biaya) = x.biaya else { continue };
        let kurang = i128::from(biaya) - ada;
        if kurang > 0 && p.melampaui(kurang, i128::from(biaya)) {
            let pesan = format!(
                "Pagu sub kegiatan SPM {sub} {} di bawah biaya kebutuhannya {}.",
                rp_besar(ada),
                rp(biaya)
            );
            hasil.push(
                Finding::baru(&["spm", sub, "biaya"], pesan)
                    .di(d.edisi, 0)
                    .uang("pagu", sempit(ada))
                    .uang("biaya", biaya),
            );
        }
    }
    HasilAturan::Dinilai(hasil)
}

/// Sum of the output targets of a sub kegiatan whose unit of measure is the need's.
fn target_spm(f: &Fakta, d: &DokumenPagu, x: &KebutuhanSpm) -> i64 {
    let satuan = padat(f.t(x.satuan));
    d.indikator
        .iter()
        .filter(|i| i.tingkat == TingkatKinerja::SubKegiatan && i.kode == x.sub)
        .filter(|i| satuan.is_empty() || padat(f.t(i.satuan)) == satuan)
        .filter_map(|i| baca(f.t(i.target)).angka())
        .fold(0, i64::saturating_add)
}

/// Millionths as a whole number where they are one.
fn jumlah(n: i64) -> String {
    if n % SATU == 0 {
        return (n / SATU).to_string();
    }
    let pecahan = format!("{:06}", (n % SATU).abs());
    format!("{},{}", n / SATU, pecahan.trim_end_matches('0'))
}

aturan! {
    /// # Mengapa
    /// Rencana aksi daerah TPB menyebut indikator yang harus dicapai; tanpa indikator daerah yang
    /// dipetakan padanya, kemajuan tujuan global tidak dapat dilaporkan.
    /// # Yang dibandingkan
    /// Setiap indikator rencana aksi daerah TPB dengan indikator RPJMD dan Renstra: yang berteks
    /// sama harus dipetakan, dan pemetaan yang ditulis harus menunjuk indikator yang ada.
    /// Indikator rencana aksi tanpa padanan di daerah menjadi catatan.
    /// # Cara memperbaiki
    /// Isi pemetaannya pada daftar TPB, atau perbaiki teks indikator yang ditunjuk.
    /// # Contoh
    /// "Prevalensi stunting" ada pada RPJMD dan rencana aksi TPB 2.2.1, tetapi belum dipetakan.
    ALN_08 = aln_08 {
        kode: "ALN-08",
        judul: "Indikator tidak dipetakan ke tujuan pembangunan berkelanjutan",
        saran: "Petakan indikator daerah pada indikator TPB.",
        alasan: true,
        butuh: [Tpb, Rpjmd, Renstra],
    }
}

fn aln_08(f: &Fakta, _: &AturanParam) -> HasilAturan {
    let Some(daftar) = &f.daftar.tpb else {
        return perlu(f, &[Bagian::Tpb]).unwrap_or(HasilAturan::Dinilai(vec![]));
    };
    if f.rpjmd.is_none() && f.renstra.is_none() {
        return HasilAturan::DataTidakAda("Belum ada RPJMD maupun Renstra.".to_owned());
    }
    let rpjmd = f.rpjmd.iter().flat_map(|r| &r.indikator);
    let renstra = f.renstra.iter().flat_map(|r| &r.indikator);
    let dikenal: BTreeSet<String> = rpjmd.chain(renstra).map(|i| padat(f.t(i.teks))).collect();
    let mut per: BTreeMap<(Simbol, Simbol), Vec<&IndikatorTpb>> = BTreeMap::new();
    for x in daftar {
        per.entry((x.kode, x.indikator)).or_default().push(x);
    }
    let mut hasil = Vec::new();
    for ((kode, teks), isi) in per {
        let tunjuk: Vec<&str> = isi
            .iter()
            .filter(|x| !x.daerah.kosong())
            .map(|x| f.t(x.daerah))
            .collect();
        if tunjuk.iter().any(|t| dikenal.contains(&padat(t))) {
            continue;
        }
        let (k, t) = (f.t(kode), f.t(teks));
        let sama = dikenal.contains(&padat(t));
        let pesan = match (tunjuk.first(), sama) {
            (Some(x), _) => format!(
                "Indikator TPB {k} \"{t}\" dipetakan ke \"{x}\" yang tidak ada pada RPJMD \
                 maupun Renstra."
            ),
            (None, true) => {
                format!(
                    "Indikator \"{t}\" ada pada rencana daerah tetapi belum dipetakan ke TPB {k}."
                )
            }
            (None, false) => {
                format!("Indikator TPB {k} \"{t}\" belum mempunyai padanan pada rencana daerah.")
            }
        };
        let x = Finding::baru(&["tpb", k, &padat(t)], pesan);
        hasil.push(if tunjuk.is_empty() && !sama {
            x.sebagai_catatan()
        } else {
            x
        });
    }
    HasilAturan::Dinilai(hasil)
}
