//! ACC: totals equal the sum of their parts.

use std::collections::BTreeMap;

use super::{AturanParam, aturan};
use crate::fakta::{DokumenPagu, Fakta};
use crate::kode;
use crate::temuan::{Finding, HasilAturan, rp, rp_besar, sempit};

aturan! {
    /// # Mengapa
    /// Jumlah induk yang tidak sama dengan jumlah anaknya membuat seluruh laporan tidak dapat
    /// dipercaya.
    /// # Yang dibandingkan
    /// Jumlah program dan kegiatan yang tertulis pada dokumen dengan jumlah sub kegiatannya, dan
    /// jumlah rekening induk dengan jumlah rekening di bawahnya.
    /// # Cara memperbaiki
    /// Hitung ulang; jangan mengetik jumlah dengan tangan.
    /// # Contoh
    /// Program Rp10 miliar, sub kegiatannya berjumlah Rp9,8 miliar.
    ACC_03 = acc_03 {
        kode: "ACC-03",
        judul: "Jumlah induk tidak sama dengan jumlah anak",
        saran: "Hitung ulang jumlah induk.",
        alasan: false,
        butuh: [Rkpd, Apbd, Dpa, Akun, Rekening],
    }
}

fn acc_03(f: &Fakta, _: &AturanParam) -> HasilAturan {
    let dokumen: Vec<&DokumenPagu> = [&f.rkpd, &f.ppas, &f.apbd, &f.dpa]
        .into_iter()
        .flatten()
        .filter(|d| !d.induk.is_empty())
        .collect();
    let induk_akun = f
        .rekening
        .as_ref()
        .is_some_and(|l| f.akun.iter().flatten().any(|a| l.punya_anak(a.rekening)));
    if dokumen.is_empty() && !induk_akun {
        return HasilAturan::DataTidakAda(
            "Dokumen yang ada tidak memuat jumlah induk (program, kegiatan, atau rekening)."
                .to_owned(),
        );
    }
    let mut hasil: Vec<Finding> = dokumen.iter().flat_map(|d| induk_dokumen(f, d)).collect();
    hasil.extend(induk_rekening(f));
    HasilAturan::Dinilai(hasil)
}

fn induk_dokumen(f: &Fakta, d: &DokumenPagu) -> Vec<Finding> {
    let mut jumlah: BTreeMap<(u32, &str), i128> = BTreeMap::new();
    for b in &d.baris {
        let k = f.t(b.sub);
        for atas in [kode::program(k), kode::kegiatan(k)] {
            *jumlah.entry((b.unit, atas)).or_default() += i128::from(b.pagu);
        }
    }
    let mut hasil = Vec::new();
    for i in &d.induk {
        let n = jumlah.get(&(i.unit, f.t(i.kode))).copied().unwrap_or(0);
        if n != i128::from(i.nilai) {
            hasil.push(
                Finding::baru(
                    &[d.jenis.kunci(), f.kode_organ(i.unit), f.t(i.kode)],
                    format!(
                        "{} {} pada {} tertulis {}, jumlah sub kegiatannya {}.",
                        f.t(i.kode),
                        f.nama_organ(i.unit),
                        d.jenis.nama(),
                        rp(i.nilai),
                        rp_besar(n)
                    ),
                )
                .organ(i.unit)
                .di(d.edisi, i.simpul)
                .uang("tertulis", i.nilai)
                .uang("jumlah", sempit(n)),
            );
        }
    }
    hasil
}

fn induk_rekening(f: &Fakta) -> Vec<Finding> {
    let mut nilai: BTreeMap<&str, i128> = BTreeMap::new();
    for a in f.akun.iter().flatten() {
        *nilai.entry(f.t(a.rekening)).or_default() += i128::from(a.nilai);
    }
    let mut hasil = Vec::new();
    for (k, n) in &nilai {
        let ruas = kode::jumlah_segmen(k) + 1;
        let anak: Vec<i128> = nilai
            .iter()
            .filter(|(a, _)| {
                kode::jumlah_segmen(a) == ruas
                    && a.strip_prefix(k).is_some_and(|s| s.starts_with('.'))
            })
            .map(|(_, n)| *n)
            .collect();
        let jumlah: i128 = anak.iter().sum();
        if !anak.is_empty() && jumlah != *n {
            let pesan = format!(
                "Rekening {k} tertulis {}, jumlah rekening di bawahnya {}.",
                rp_besar(*n),
                rp_besar(jumlah)
            );
            hasil.push(Finding::baru(&["rekening", k], pesan));
        }
    }
    hasil
}
