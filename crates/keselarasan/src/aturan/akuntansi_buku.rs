//! ACC: journal, cash book, assets and the balance carried over.

use std::collections::BTreeMap;

use super::{AturanParam, aturan, perlu};
use crate::fakta::{Bagian, Fakta};
use crate::kamus::Simbol;
use crate::kode;
use crate::temuan::{Finding, HasilAturan, rp, rp_besar, sempit};

aturan! {
    /// # Mengapa
    /// Jurnal yang tidak seimbang, atau jurnal anggaran tanpa pasangan finansialnya, membuat
    /// neraca dan laporan realisasi saling bertentangan.
    /// # Yang dibandingkan
    /// Setiap nomor jurnal: jumlah debit dengan jumlah kredit, dan jurnal yang memuat rekening
    /// realisasi anggaran (4, 5, 6) harus juga memuat rekening finansial (1, 2, 7, 8).
    /// # Cara memperbaiki
    /// Betulkan baris jurnalnya; tambahkan jurnal finansial yang tertinggal.
    /// # Contoh
    /// Belanja dijurnal tanpa pengurangan kas.
    ACC_01 = acc_01 {
        kode: "ACC-01",
        judul: "Jurnal tidak seimbang atau tidak lengkap",
        saran: "Betulkan dan lengkapi jurnalnya.",
        alasan: false,
        butuh: [Jurnal],
    }
}

#[derive(Default)]
struct SatuJurnal {
    debit: i128,
    kredit: i128,
    anggaran: bool,
    finansial: bool,
}

fn acc_01(f: &Fakta, _: &AturanParam) -> HasilAturan {
    let Some(daftar) = &f.daftar.jurnal else {
        return perlu(f, &[Bagian::Jurnal]).unwrap_or(HasilAturan::Dinilai(vec![]));
    };
    let mut per: BTreeMap<&str, SatuJurnal> = BTreeMap::new();
    for b in daftar {
        let j = per.entry(f.t(b.nomor)).or_default();
        j.debit += i128::from(b.debit);
        j.kredit += i128::from(b.kredit);
        match f.t(b.rekening).as_bytes().first() {
            Some(b'4'..=b'6') => j.anggaran = true,
            Some(b'1' | b'2' | b'7' | b'8') => j.finansial = true,
            _ => {}
        }
    }
    let mut hasil = Vec::new();
    for (nomor, j) in per {
        if j.debit != j.kredit {
            let pesan = format!(
                "Jurnal {nomor}: debit {} tidak sama dengan kredit {}.",
                rp_besar(j.debit),
                rp_besar(j.kredit)
            );
            hasil.push(
                Finding::baru(&["jurnal", nomor, "imbang"], pesan)
                    .uang("debit", sempit(j.debit))
                    .uang("kredit", sempit(j.kredit)),
            );
        }
        if j.anggaran && !j.finansial {
            let pesan = format!("Jurnal {nomor} memuat rekening anggaran tanpa jurnal finansial.");
            hasil.push(Finding::baru(&["jurnal", nomor, "finansial"], pesan));
        }
    }
    HasilAturan::Dinilai(hasil)
}

aturan! {
    /// # Mengapa
    /// SP2D, buku kas, dan rekening koran mencatat uang yang sama; selisihnya berarti uang yang
    /// keluar tanpa dasar atau dasar tanpa uang.
    /// # Yang dibandingkan
    /// Per bulan: jumlah SP2D yang diimpor, pengeluaran menurut buku kas umum, dan pengeluaran
    /// menurut rekening koran kas umum daerah.
    /// # Cara memperbaiki
    /// Cocokkan per dokumen; bukukan yang tertinggal, tagih yang tidak berdasar.
    /// # Contoh
    /// SP2D Februari Rp41,2 miliar, rekening koran Rp41,9 miliar.
    ACC_02 = acc_02 {
        kode: "ACC-02",
        judul: "SP2D, buku kas, dan rekening koran berbeda",
        saran: "Cocokkan ketiganya per dokumen.",
        alasan: false,
        butuh: [KasBulan, Pembayaran],
    }
}

fn acc_02(f: &Fakta, _: &AturanParam) -> HasilAturan {
    let (Some(daftar), Some(p)) = (&f.daftar.kas_bulan, &f.pembayaran) else {
        return perlu(f, &[Bagian::KasBulan, Bagian::Pembayaran])
            .unwrap_or(HasilAturan::Dinilai(vec![]));
    };
    let mut sp2d: BTreeMap<u8, i128> = BTreeMap::new();
    for (t, j) in p.tanggal.iter().zip(&p.jumlah) {
        if t.tahun == f.tahun {
            *sp2d.entry(t.bulan).or_default() += i128::from(*j);
        }
    }
    let mut buku: BTreeMap<u8, (i128, i128)> = BTreeMap::new();
    for x in daftar {
        let e = buku.entry(x.bulan).or_default();
        e.0 += i128::from(x.buku_kas);
        e.1 += i128::from(x.rekening_koran);
    }
    let mut hasil = Vec::new();
    for (bulan, (kas, bank)) in buku {
        let n = sp2d.get(&bulan).copied().unwrap_or(0);
        if n == kas && kas == bank {
            continue;
        }
        let pesan = format!(
            "Bulan {bulan}: SP2D {}, buku kas {}, rekening koran {}.",
            rp_besar(n),
            rp_besar(kas),
            rp_besar(bank)
        );
        hasil.push(
            Finding::baru(&["kas", &format!("{bulan:02}")], pesan)
                .uang("sp2d", sempit(n))
                .uang("buku_kas", sempit(kas))
                .uang("rekening_koran", sempit(bank)),
        );
    }
    HasilAturan::Dinilai(hasil)
}

aturan! {
    /// # Mengapa
    /// Belanja modal harus menjadi aset; yang tidak tercatat hilang dari neraca dan menjadi
    /// temuan pemeriksa yang paling sering.
    /// # Yang dibandingkan
    /// Pembayaran belanja modal (rekening 5.2) per perangkat daerah dan jenis dengan penambahan
    /// aset ditambah daftar reklasifikasinya.
    /// # Cara memperbaiki
    /// Catat asetnya, atau tulis reklasifikasi dengan alasannya.
    /// # Contoh
    /// Belanja modal peralatan Rp900 juta, aset bertambah Rp750 juta tanpa reklasifikasi.
    ACC_04 = acc_04 {
        kode: "ACC-04",
        judul: "Belanja modal tidak sama dengan penambahan aset",
        saran: "Catat aset atau reklasifikasinya.",
        alasan: false,
        butuh: [MutasiAset, Pembayaran],
    }
}

fn acc_04(f: &Fakta, _: &AturanParam) -> HasilAturan {
    let (Some(daftar), Some(p)) = (&f.daftar.aset, &f.pembayaran) else {
        return perlu(f, &[Bagian::MutasiAset, Bagian::Pembayaran])
            .unwrap_or(HasilAturan::Dinilai(vec![]));
    };
    let induk = |unit: u32| f.organ(unit).and_then(|o| o.induk).unwrap_or(unit);
    let jenis = |rek: Simbol| kode::segmen(f.t(rek), 3);
    let mut per: BTreeMap<(u32, &str), (i128, i128)> = BTreeMap::new();
    for ((unit, rek), j) in p.unit.iter().zip(&p.rekening).zip(&p.jumlah) {
        if f.t(*rek).starts_with("5.2.") {
            per.entry((induk(*unit), jenis(*rek))).or_default().0 += i128::from(*j);
        }
    }
    for x in daftar {
        per.entry((induk(x.opd), jenis(x.rekening))).or_default().1 += i128::from(x.nilai);
    }
    let beda = per.into_iter().filter(|(_, (modal, aset))| modal != aset);
    HasilAturan::Dinilai(
        beda.map(|((opd, rek), (modal, aset))| {
            let pesan = format!(
                "Belanja modal {rek} {} {}, penambahan aset dan reklasifikasinya {}.",
                f.nama_organ(opd),
                rp_besar(modal),
                rp_besar(aset)
            );
            Finding::baru(&["aset", f.kode_organ(opd), rek], pesan)
                .organ(opd)
                .uang("belanja_modal", sempit(modal))
                .uang("aset", sempit(aset))
        })
        .collect(),
    )
}

aturan! {
    /// # Mengapa
    /// Sisa tahun lalu yang sudah diperiksa adalah uang pembuka tahun ini; angka lain berarti
    /// salah satu laporan keliru.
    /// # Yang dibandingkan
    /// SiLPA tahun lalu menurut laporan hasil pemeriksaan dengan saldo anggaran lebih (SAL) awal
    /// tahun ini.
    /// # Cara memperbaiki
    /// Betulkan saldo awal; catat koreksi pada laporan perubahan SAL.
    /// # Contoh
    /// SiLPA audited Rp81,4 miliar, SAL awal Rp80,9 miliar.
    ACC_05 = acc_05 {
        kode: "ACC-05",
        judul: "SiLPA tahun lalu tidak sama dengan saldo awal",
        saran: "Samakan saldo awal dengan SiLPA yang diperiksa.",
        alasan: false,
        butuh: [SaldoAnggaran],
    }
}

fn acc_05(f: &Fakta, _: &AturanParam) -> HasilAturan {
    let Some(s) = &f.daftar.saldo else {
        return perlu(f, &[Bagian::SaldoAnggaran]).unwrap_or(HasilAturan::Dinilai(vec![]));
    };
    if s.silpa_lalu == s.sal_awal {
        return HasilAturan::Dinilai(Vec::new());
    }
    let pesan = format!(
        "SiLPA tahun lalu {} tidak sama dengan saldo anggaran lebih awal {}.",
        rp(s.silpa_lalu),
        rp(s.sal_awal)
    );
    HasilAturan::Dinilai(vec![
        Finding::baru(&["saldo", "awal"], pesan)
            .di(0, s.id)
            .uang("silpa_lalu", s.silpa_lalu)
            .uang("sal_awal", s.sal_awal),
    ])
}
