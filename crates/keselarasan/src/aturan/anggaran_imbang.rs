//! BUD: balance, fund sources, mandatory shares.

use std::collections::BTreeMap;

use super::{AturanParam, aturan, perlu, sebut_baris, temuan_baris};
use crate::fakta::{Bagian, DokumenPagu, Fakta};
use crate::kamus::Simbol;
use crate::kode;
use crate::temuan::{Finding, HasilAturan, persen, persen_mesin, rp, rp_besar, sempit};

/// Revenue, expenditure, financing in and out of a list of accounts, in sen.
pub(crate) fn struktur(f: &Fakta, akun: &[(Simbol, i64)]) -> [i128; 4] {
    let mut s = [0_i128; 4];
    let [pendapatan, belanja, masuk, keluar] = &mut s;
    for (r, n) in akun {
        let n = i128::from(*n);
        match f.t(*r) {
            k if k.starts_with('4') => *pendapatan += n,
            k if k.starts_with('5') => *belanja += n,
            k if k.starts_with("6.1") => *masuk += n,
            k if k.starts_with("6.2") => *keluar += n,
            _ => {}
        }
    }
    s
}

/// Revenue − expenditure + financing in − financing out.
pub(crate) fn selisih([pendapatan, belanja, masuk, keluar]: [i128; 4]) -> i128 {
    pendapatan - belanja + masuk - keluar
}

aturan! {
    /// # Mengapa
    /// APBD wajib seimbang: pendapatan ditambah pembiayaan neto sama dengan belanja, sehingga
    /// SiLPA tahun berkenaan nol.
    /// # Yang dibandingkan
    /// Pendapatan + penerimaan pembiayaan − pengeluaran pembiayaan dengan belanja, dari rekening
    /// 4, 5, dan 6 APBD. Beda kurang dari Rp1 dianggap seimbang.
    /// # Cara memperbaiki
    /// Sesuaikan pembiayaan atau belanja sampai selisihnya nol.
    /// # Contoh
    /// Kabupaten Siak 2023: kelebihan Rp100.679.397.876.
    BUD_09 = bud_09 {
        kode: "BUD-09",
        judul: "APBD tidak seimbang",
        saran: "Sesuaikan pembiayaan atau belanja hingga SiLPA berkenaan nol.",
        alasan: false,
        butuh: [Akun, Apbd, Terbit],
    }
}

fn bud_09(f: &Fakta, p: &AturanParam) -> HasilAturan {
    let batas = i128::from(p.ambang("seimbang_di_bawah_sen"));
    if let Some(t) = &f.terbit {
        let mut hasil = Vec::new();
        for x in t {
            let s = selisih(struktur(f, &x.akun));
            if s.abs() >= batas {
                hasil.push(tak_seimbang(f.t(x.kode), f.t(x.nama), s));
            }
        }
        return HasilAturan::Dinilai(hasil);
    }
    let Some(akun) = &f.akun else {
        return perlu(f, &[Bagian::Akun]).unwrap_or(HasilAturan::Dinilai(vec![]));
    };
    let mut isi: Vec<(Simbol, i64)> = akun.iter().map(|a| (a.rekening, a.nilai)).collect();
    if !akun.iter().any(|a| f.t(a.rekening).starts_with('4')) {
        return HasilAturan::DataTidakAda("APBD belum memuat pendapatan (rekening 4).".to_owned());
    }
    isi.retain(|(r, _)| {
        f.rekening.as_ref().is_none_or(|l| !l.punya_anak(*r)) || kode::jumlah_segmen(f.t(*r)) >= 6
    });
    let mut s = struktur(f, &isi);
    if s[1] == 0 {
        s[1] = f.apbd.as_ref().map_or(0, DokumenPagu::total);
    }
    let n = selisih(s);
    HasilAturan::Dinilai(if n.abs() < batas {
        vec![]
    } else {
        vec![tak_seimbang(&f.kode_pemda, &f.nama_pemda, n)]
    })
}

fn tak_seimbang(kode: &str, nama: &str, s: i128) -> Finding {
    let kata = if s > 0 { "kelebihan" } else { "kekurangan" };
    Finding::baru(
        &["pemda", kode],
        format!("APBD {nama} tidak seimbang: {kata} {}.", rp_besar(s.abs())),
    )
    .uang("selisih", sempit(s))
}

aturan! {
    /// # Mengapa
    /// Setiap rupiah belanja harus jelas sumbernya, dan satu sumber tidak boleh dipakai melebihi
    /// pendapatannya.
    /// # Yang dibandingkan
    /// Jumlah bagian sumber dana setiap baris APBD dengan pagunya; jumlah pemakaian setiap sumber
    /// pada baris RKA dengan pendapatan dan pembiayaan dari sumber itu.
    /// # Cara memperbaiki
    /// Bagi pagu tepat menurut sumbernya; kurangi pemakaian sumber yang terlampaui.
    /// # Contoh
    /// DAU Rp500 miliar dipakai Rp512 miliar.
    BUD_10 = bud_10 {
        kode: "BUD-10",
        judul: "Sumber dana tidak menutup pagu",
        saran: "Bagi pagu menurut sumber dana dan periksa pendapatannya.",
        alasan: false,
        butuh: [Apbd, Rincian, Akun],
    }
}

fn bud_10(f: &Fakta, _: &AturanParam) -> HasilAturan {
    let Some(d) = &f.apbd else {
        return perlu(f, &[Bagian::Apbd]).unwrap_or(HasilAturan::Dinilai(vec![]));
    };
    let bernilai = d
        .baris
        .iter()
        .any(|b| b.sumber.iter().any(|s| s.nilai.is_some()));
    let pakai = pakai_sumber(f);
    if !bernilai && pakai.is_empty() {
        return HasilAturan::DataTidakAda(
            "APBD tidak membagi pagu menurut sumber dana.".to_owned(),
        );
    }
    let mut hasil = Vec::new();
    for b in d
        .baris
        .iter()
        .filter(|b| b.sumber.iter().any(|s| s.nilai.is_some()))
    {
        let n: i128 = b
            .sumber
            .iter()
            .filter_map(|s| s.nilai)
            .map(i128::from)
            .sum();
        if n != i128::from(b.pagu) {
            hasil.push(temuan_baris(
                f,
                d,
                b,
                format!(
                    "Jumlah sumber dana {} untuk {} tidak sama dengan pagu {}.",
                    rp_besar(n),
                    sebut_baris(f, b),
                    rp(b.pagu)
                ),
            ));
        }
    }
    let mut masuk: BTreeMap<Simbol, i128> = BTreeMap::new();
    for a in f.akun.iter().flatten().filter(|a| !a.sumber.kosong()) {
        *masuk.entry(a.sumber).or_default() += i128::from(a.nilai);
    }
    for (s, n) in pakai {
        let ada = masuk.get(&s).copied().unwrap_or(0);
        if n > ada {
            let k = f.t(s);
            hasil.push(
                Finding::baru(
                    &["sumber", k],
                    format!(
                        "Sumber dana {k} dipakai {}, padahal pendapatannya {}.",
                        rp_besar(n),
                        rp_besar(ada)
                    ),
                )
                .di(d.edisi, 0)
                .uang("pakai", sempit(n))
                .uang("pendapatan", sempit(ada)),
            );
        }
    }
    HasilAturan::Dinilai(hasil)
}

/// Use of each fund source by RKA lines; empty when no revenue names its source.
fn pakai_sumber(f: &Fakta) -> BTreeMap<Simbol, i128> {
    let mut peta = BTreeMap::new();
    let bersumber = f.akun.iter().flatten().any(|a| !a.sumber.kosong());
    let Some(r) = f.rincian.as_ref().filter(|_| bersumber) else {
        return peta;
    };
    let mut padat = vec![0_i128; f.kamus.jumlah()];
    for (s, j) in r.sumber.iter().zip(&r.jumlah) {
        if let Some(x) = padat.get_mut(s.urutan()) {
            *x += i128::from(*j);
        }
    }
    for (n, x) in padat
        .into_iter()
        .enumerate()
        .skip(1)
        .filter(|(_, x)| *x != 0)
    {
        peta.insert(Simbol(crate::fakta::padat_ix(n)), x);
    }
    peta
}

aturan! {
    /// # Mengapa
    /// Undang-undang menetapkan bagian paling sedikit atau paling banyak dari belanja.
    /// # Yang dibandingkan
    /// Bagian belanja pendidikan (bidang 1.01, pendekatan fungsi pendidikan) dari pagu APBD;
    /// bagian belanja pegawai (rekening 5.1.01, bruto) dari APBD terbit atau baris RKA. Ambang
    /// diambil dari parameter bertanggal.
    /// # Cara memperbaiki
    /// Sesuaikan susunan belanja; belanja pegawai mempunyai masa penyesuaian sampai 2027.
    /// # Contoh
    /// Pendidikan 11,3 % dari belanja, batas paling sedikit 20 %.
    BUD_12 = bud_12 {
        kode: "BUD-12",
        judul: "Belanja wajib tidak terpenuhi",
        saran: "Sesuaikan susunan belanja sampai ambang terpenuhi.",
        alasan: true,
        butuh: [Apbd, Terbit, Rincian],
    }
}

fn bud_12(f: &Fakta, p: &AturanParam) -> HasilAturan {
    if f.apbd.is_none() && f.terbit.is_none() {
        return perlu(f, &[Bagian::Apbd, Bagian::Terbit]).unwrap_or(HasilAturan::Dinilai(vec![]));
    }
    let mut hasil = Vec::new();
    if let Some(d) = &f.apbd {
        let didik: i128 = d
            .baris
            .iter()
            .filter(|b| f.t(b.sub).starts_with("1.01."))
            .map(|b| i128::from(b.pagu))
            .sum();
        let total = d.total();
        let batas = i128::from(p.ambang("pendidikan_min_basis_poin"));
        if total > 0 && didik * 10_000 < total * batas {
            hasil.push(
                Finding::baru(
                    &["wajib", "pendidikan"],
                    format!(
                        "Belanja bidang pendidikan {} adalah {} dari pagu APBD {}, di bawah {}.",
                        rp_besar(didik),
                        persen(didik, total),
                        rp_besar(total),
                        persen(batas, 10_000)
                    ),
                )
                .di(d.edisi, 0)
                .nilai("persen", persen_mesin(didik, total)),
            );
        }
    }
    let batas = i128::from(p.ambang("pegawai_maks_basis_poin"));
    for x in f.terbit.iter().flatten() {
        let [_, belanja, _, _] = struktur(f, &x.akun);
        let pegawai = pegawai(f, &x.akun);
        if belanja > 0 && pegawai * 10_000 > belanja * batas {
            hasil.push(lebih_pegawai(
                f.t(x.kode),
                f.t(x.nama),
                pegawai,
                belanja,
                batas,
            ));
        }
    }
    if let Some(r) = f.rincian.as_ref().filter(|_| f.terbit.is_none()) {
        let isi: Vec<(Simbol, i64)> = r
            .rekening
            .iter()
            .copied()
            .zip(r.jumlah.iter().copied())
            .collect();
        let (n, total) = (
            pegawai(f, &isi),
            isi.iter().map(|(_, n)| i128::from(*n)).sum::<i128>(),
        );
        if total > 0 && n * 10_000 > total * batas {
            hasil.push(lebih_pegawai(&f.kode_pemda, &f.nama_pemda, n, total, batas));
        }
    }
    HasilAturan::Dinilai(hasil)
}

/// Personnel expenditure, gross.
pub(crate) fn pegawai(f: &Fakta, akun: &[(Simbol, i64)]) -> i128 {
    akun.iter()
        .filter(|(r, _)| f.t(*r).starts_with("5.1.01"))
        .map(|(_, n)| i128::from(*n))
        .sum()
}

fn lebih_pegawai(kode: &str, nama: &str, n: i128, total: i128, batas: i128) -> Finding {
    Finding::baru(
        &["wajib", "pegawai", kode],
        format!(
            "Belanja pegawai {nama} {} adalah {} dari belanja {}, di atas {} (bruto, termasuk \
         tunjangan guru).",
            rp_besar(n),
            persen(n, total),
            rp_besar(total),
            persen(batas, 10_000)
        ),
    )
    .nilai("persen", persen_mesin(n, total))
}
