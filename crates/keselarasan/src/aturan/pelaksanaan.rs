//! EXE: payments and realisation stay within what was budgeted.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::{AturanParam, aturan, perlu, sebut_baris, temuan_baris};
use crate::fakta::{Bagian, Fakta, Pembayaran, TAK_ADA, ix};
use crate::kamus::Simbol;
use crate::temuan::{Finding, HasilAturan, persen, persen_mesin, rp, rp_besar, sempit};

fn temuan_bayar(f: &Fakta, p: &Pembayaran, n: usize, pesan: String) -> Finding {
    let t = |k: &[Simbol]| k.get(n).map_or("", |s| f.t(*s));
    let unit = p.unit.get(n).copied().unwrap_or(TAK_ADA);
    Finding::baru(
        &[
            "bayar",
            f.kode_organ(unit),
            t(&p.nomor),
            t(&p.sub),
            t(&p.rekening),
        ],
        pesan,
    )
    .organ(unit)
    .di(0, p.id.get(n).copied().unwrap_or(0))
}

fn sebut_bayar(f: &Fakta, p: &Pembayaran, n: usize) -> String {
    let t = |k: &[Simbol]| k.get(n).map_or("", |s| f.t(*s));
    format!(
        "{} {} sebesar {}",
        t(&p.jenis),
        t(&p.nomor),
        rp(p.jumlah.get(n).copied().unwrap_or(0))
    )
}

aturan! {
    /// # Mengapa
    /// Pembayaran di atas anggaran rekening tidak mempunyai dasar dan tidak dapat dijurnal.
    /// # Yang dibandingkan
    /// Jumlah pembayaran setiap unit, sub kegiatan, dan rekening dengan baris RKA-nya; tanpa
    /// baris RKA, dengan pagu DPA atau APBD sub kegiatan. Pembayaran tanpa baris anggaran juga
    /// menjadi temuan.
    /// # Cara memperbaiki
    /// Tolak SPP, atau geser anggaran sebelum dibayar.
    /// # Contoh
    /// Rekening beranggaran Rp50 juta dibayar Rp52 juta.
    EXE_01 = exe_01 {
        kode: "EXE-01",
        judul: "Pembayaran melampaui anggaran rekening",
        saran: "Hentikan pembayaran atau geser anggaran lebih dahulu.",
        alasan: false,
        butuh: [Pembayaran, Rincian, Apbd, Dpa],
    }
}

fn exe_01(f: &Fakta, _: &AturanParam) -> HasilAturan {
    let (Some(p), Some(a)) = (&f.pembayaran, &f.apbd) else {
        return perlu(f, &[Bagian::Pembayaran, Bagian::Apbd])
            .unwrap_or(HasilAturan::Dinilai(vec![]));
    };
    let (kunci, banyak) = match &f.rincian {
        Some(r) => (&p.kelompok, r.jumlah_kelompok),
        None => (&p.baris, a.baris.len()),
    };
    let mut bayar = vec![(0_i128, 0_usize); banyak];
    let mut hasil = Vec::new();
    for (n, (k, j)) in kunci.iter().zip(&p.jumlah).enumerate() {
        match bayar.get_mut(ix(*k)) {
            Some(x) => {
                x.0 += i128::from(*j);
                x.1 = n;
            }
            None => hasil.push(temuan_bayar(
                f,
                p,
                n,
                format!(
                    "{} tidak mempunyai anggaran pada {} {} rekening {}.",
                    sebut_bayar(f, p, n),
                    f.nama_organ(p.unit.get(n).copied().unwrap_or(TAK_ADA)),
                    p.sub.get(n).map_or("", |s| f.t(*s)),
                    p.rekening.get(n).map_or("", |s| f.t(*s))
                ),
            )),
        }
    }
    for (anggaran, (n, contoh)) in anggaran(f).into_iter().zip(bayar) {
        if n > anggaran {
            let unit = p.unit.get(contoh).copied().unwrap_or(TAK_ADA);
            let sub = p.sub.get(contoh).map_or("", |s| f.t(*s));
            let rek = f
                .rincian
                .as_ref()
                .and(p.rekening.get(contoh))
                .map_or("", |s| f.t(*s));
            hasil.push(
                Finding::baru(
                    &["anggaran", f.kode_organ(unit), sub, rek],
                    format!(
                        "Pembayaran {sub} {} {rek} berjumlah {} melampaui anggaran {}.",
                        f.nama_organ(unit),
                        rp_besar(n),
                        rp_besar(anggaran)
                    ),
                )
                .organ(unit)
                .uang("bayar", sempit(n))
                .uang("anggaran", sempit(anggaran)),
            );
        }
    }
    HasilAturan::Dinilai(hasil)
}

/// Budget per group of lines, or per APBD row (its DPA ceiling when there is one).
fn anggaran(f: &Fakta) -> Vec<i128> {
    if let Some(r) = &f.rincian {
        let mut n = vec![0_i128; r.jumlah_kelompok];
        for (k, j) in r.kelompok.iter().zip(&r.jumlah) {
            if let Some(x) = n.get_mut(ix(*k)) {
                *x += i128::from(*j);
            }
        }
        return n;
    }
    let dpa = |b: &crate::fakta::BarisPagu| {
        f.dpa
            .as_ref()
            .and_then(|d| d.cari(b.unit, b.sub))
            .map_or(b.pagu, |x| x.pagu)
    };
    f.apbd
        .iter()
        .flat_map(|d| &d.baris)
        .map(|b| i128::from(dpa(b)))
        .collect()
}

aturan! {
    /// # Mengapa
    /// Realisasi di atas anggaran melanggar batas yang ditetapkan Perda.
    /// # Yang dibandingkan
    /// Realisasi setiap unit dan sub kegiatan dengan DPA; realisasi tanpa DPA juga temuan.
    /// # Cara memperbaiki
    /// Periksa pembukuan; bila benar, koreksi dan laporkan.
    /// # Contoh
    /// DPA Rp100 juta, realisasi Rp104 juta.
    EXE_02 = exe_02 {
        kode: "EXE-02",
        judul: "Realisasi melampaui DPA",
        saran: "Periksa pembukuan dan koreksi kelebihan.",
        alasan: false,
        butuh: [Realisasi, Dpa],
    }
}

fn exe_02(f: &Fakta, _: &AturanParam) -> HasilAturan {
    let (Some(r), Some(d)) = (&f.realisasi, &f.dpa) else {
        return perlu(f, &[Bagian::Realisasi, Bagian::Dpa]).unwrap_or(HasilAturan::Dinilai(vec![]));
    };
    let mut hasil = Vec::new();
    for x in &r.baris {
        let pagu = d.cari(x.unit, x.sub).map_or(0, |b| b.pagu);
        if x.nilai > pagu {
            hasil.push(
                Finding::baru(
                    &["realisasi", f.kode_organ(x.unit), f.t(x.sub)],
                    format!(
                        "Realisasi {} {} sebesar {} melampaui DPA {}.",
                        f.t(x.sub),
                        f.nama_organ(x.unit),
                        rp(x.nilai),
                        rp(pagu)
                    ),
                )
                .organ(x.unit)
                .di(r.edisi, x.simpul)
                .uang("dpa", pagu)
                .uang("realisasi", x.nilai),
            );
        }
    }
    HasilAturan::Dinilai(hasil)
}

aturan! {
    /// # Mengapa
    /// Pembayaran langsung untuk barang, jasa, dan modal dilakukan atas dasar kontrak.
    /// # Yang dibandingkan
    /// Pembayaran LS (bukan gaji) pada belanja barang/jasa dan modal di atas ambang parameter
    /// dengan kolom kontraknya.
    /// # Cara memperbaiki
    /// Lengkapi kontrak dan berita acara serah terima.
    /// # Contoh
    /// LS Rp300 juta belanja modal tanpa nomor kontrak.
    EXE_04 = exe_04 {
        kode: "EXE-04",
        judul: "Pembayaran langsung tanpa kontrak",
        saran: "Lengkapi kontrak dan berita acara.",
        alasan: false,
        butuh: [Pembayaran, Apbd],
    }
}

fn exe_04(f: &Fakta, a: &AturanParam) -> HasilAturan {
    let Some(p) = &f.pembayaran else {
        return perlu(f, &[Bagian::Pembayaran]).unwrap_or(HasilAturan::Dinilai(vec![]));
    };
    let kena = super::anggaran_rincian::tandai(f, &["5.1.02", "5.2"]);
    let batas = a.ambang("di_atas_sen");
    let mut hasil = Vec::new();
    let kolom = p
        .jenis
        .iter()
        .zip(&p.kontrak)
        .zip(&p.rekening)
        .zip(&p.jumlah);
    for (n, (((jenis, kontrak), rek), jumlah)) in kolom.enumerate() {
        let kosong = kontrak.kosong() && *jumlah > batas && kena.get(rek.urutan()) == Some(&true);
        let ls = || f.t(*jenis).starts_with("LS") && !f.t(*jenis).to_lowercase().contains("gaji");
        if kosong && ls() {
            let pesan = format!("{} tidak menyebut kontrak.", sebut_bayar(f, p, n));
            hasil.push(temuan_bayar(f, p, n, pesan));
        }
    }
    HasilAturan::Dinilai(hasil)
}

aturan! {
    /// # Mengapa
    /// Nomor dokumen yang dipakai ulang dan tagihan yang dibayar dua kali adalah kebocoran yang
    /// paling sering ditemukan pemeriksa.
    /// # Yang dibandingkan
    /// Nomor pembayaran yang sama pada sub kegiatan dan rekening yang sama, dan pembayaran dengan
    /// unit, rekening, penerima, uraian, dan jumlah yang sama.
    /// # Cara memperbaiki
    /// Batalkan salah satu dan tagih kembali.
    /// # Contoh
    /// Dua SP2D Rp17.500.000 untuk penerima dan tagihan yang sama.
    EXE_05 = exe_05 {
        kode: "EXE-05",
        judul: "Nomor dipakai ulang atau tagihan dibayar dua kali",
        saran: "Batalkan pembayaran ganda.",
        alasan: false,
        butuh: [Pembayaran, Apbd],
    }
}

/// Unit, account, recipient, description, amount.
type KunciTagihan = (u32, Simbol, Simbol, Simbol, i64);

fn exe_05(f: &Fakta, _: &AturanParam) -> HasilAturan {
    let Some(p) = &f.pembayaran else {
        return perlu(f, &[Bagian::Pembayaran]).unwrap_or(HasilAturan::Dinilai(vec![]));
    };
    let mut nomor: FxHashMap<(Simbol, u32, Simbol, Simbol), (usize, u32)> = FxHashMap::default();
    let mut isi: FxHashMap<KunciTagihan, (usize, u32)> = FxHashMap::default();
    nomor.reserve(p.panjang());
    isi.reserve(p.panjang());
    let kolom = p
        .nomor
        .iter()
        .zip(&p.unit)
        .zip(&p.sub)
        .zip(&p.rekening)
        .zip(&p.penerima)
        .zip(&p.uraian)
        .zip(&p.jumlah);
    for (n, ((((((no, unit), sub), rek), pen), ur), j)) in kolom.enumerate() {
        if !no.kosong() {
            nomor.entry((*no, *unit, *sub, *rek)).or_insert((n, 0)).1 += 1;
        }
        if !pen.kosong() && !ur.kosong() {
            isi.entry((*unit, *rek, *pen, *ur, *j)).or_insert((n, 0)).1 += 1;
        }
    }
    let mut hasil = Vec::new();
    for (n, kali) in nomor.into_values().filter(|(_, k)| *k > 1) {
        let pesan = format!(
            "Nomor {} dipakai {kali} kali untuk sub kegiatan dan rekening yang sama.",
            sebut_bayar(f, p, n)
        );
        hasil.push(temuan_bayar(f, p, n, pesan));
    }
    for (n, kali) in isi.into_values().filter(|(_, k)| *k > 1) {
        let siapa = p.penerima.get(n).map_or("", |s| f.t(*s));
        let mut t = temuan_bayar(
            f,
            p,
            n,
            format!(
                "{} kepada {siapa} dibayar {kali} kali dengan uraian dan jumlah sama.",
                sebut_bayar(f, p, n)
            ),
        );
        t.subjek.push_str("|ganda");
        hasil.push(t);
    }
    HasilAturan::Dinilai(hasil)
}

aturan! {
    /// # Mengapa
    /// Belanja yang menumpuk pada Desember menandakan pelaksanaan terlambat dan mutu yang
    /// dikorbankan.
    /// # Yang dibandingkan
    /// Bagian pembayaran bulan Desember dari pembayaran setahun, per perangkat daerah, dengan
    /// ambang parameter (bawaan 20 %).
    /// # Cara memperbaiki
    /// Perbaiki jadwal pengadaan tahun berikutnya; tulis alasan untuk tahun ini.
    /// # Contoh
    /// 41 % belanja dinas dibayar pada Desember.
    EXE_06 = exe_06 {
        kode: "EXE-06",
        judul: "Belanja menumpuk pada Desember",
        saran: "Tulis alasan dan perbaiki jadwal.",
        alasan: true,
        butuh: [Pembayaran, Apbd],
    }
}

fn exe_06(f: &Fakta, a: &AturanParam) -> HasilAturan {
    let Some(p) = &f.pembayaran else {
        return perlu(f, &[Bagian::Pembayaran]).unwrap_or(HasilAturan::Dinilai(vec![]));
    };
    if !p.tanggal.iter().any(|t| t.bulan == 12) {
        return HasilAturan::DataTidakAda("Pembayaran belum sampai bulan Desember.".to_owned());
    }
    let mut per = vec![(0_i128, 0_i128); f.organ.len()];
    for ((unit, t), j) in p.unit.iter().zip(&p.tanggal).zip(&p.jumlah) {
        let induk = f.organ(*unit).and_then(|o| o.induk).unwrap_or(*unit);
        if let Some(x) = per.get_mut(ix(induk)) {
            x.1 += i128::from(*j);
            x.0 += if t.bulan == 12 { i128::from(*j) } else { 0 };
        }
    }
    let batas = i128::from(a.ambang("maks_basis_poin"));
    let mut hasil = Vec::new();
    for (n, (desember, total)) in per.into_iter().enumerate() {
        if total > 0 && desember * 10_000 > total * batas {
            let o = crate::fakta::padat_ix(n);
            hasil.push(
                Finding::baru(
                    &["bayar", f.kode_organ(o), "desember"],
                    format!(
                        "{} membayar {} pada Desember, {} dari pembayaran setahun.",
                        f.nama_organ(o),
                        rp_besar(desember),
                        persen(desember, total)
                    ),
                )
                .organ(o)
                .nilai("persen", persen_mesin(desember, total)),
            );
        }
    }
    HasilAturan::Dinilai(hasil)
}

aturan! {
    /// # Mengapa
    /// Sub kegiatan yang didanai tetapi belum berjalan pada tengah tahun biasanya tidak selesai.
    /// # Yang dibandingkan
    /// Mulai triwulan II: sub kegiatan DPA berpagu yang realisasinya nol.
    /// # Cara memperbaiki
    /// Percepat, atau alihkan pagunya pada perubahan APBD.
    /// # Contoh
    /// DPA Rp2 miliar, realisasi triwulan II Rp0.
    EXE_08 = exe_08 {
        kode: "EXE-08",
        judul: "Didanai tetapi belum ada realisasi",
        saran: "Percepat pelaksanaan atau alihkan pagu.",
        alasan: true,
        butuh: [Realisasi, Dpa],
    }
}

fn exe_08(f: &Fakta, a: &AturanParam) -> HasilAturan {
    let (Some(r), Some(d)) = (&f.realisasi, &f.dpa) else {
        return perlu(f, &[Bagian::Realisasi, Bagian::Dpa]).unwrap_or(HasilAturan::Dinilai(vec![]));
    };
    if i64::from(r.triwulan) < a.ambang("mulai_triwulan") {
        return HasilAturan::DataTidakAda(format!(
            "Realisasi baru sampai triwulan {}; aturan ini dinilai mulai triwulan {}.",
            r.triwulan,
            a.ambang("mulai_triwulan")
        ));
    }
    let nilai: BTreeMap<(u32, Simbol), i64> =
        r.baris.iter().map(|x| ((x.unit, x.sub), x.nilai)).collect();
    let nol = d
        .baris
        .iter()
        .filter(|b| b.pagu > 0 && nilai.get(&(b.unit, b.sub)).is_none_or(|n| *n == 0));
    HasilAturan::Dinilai(
        nol.map(|b| {
            temuan_baris(
                f,
                d,
                b,
                format!(
                    "{} dengan DPA {} belum ada realisasi sampai triwulan {}.",
                    sebut_baris(f, b),
                    rp(b.pagu),
                    r.triwulan
                ),
            )
        })
        .collect(),
    )
}

aturan! {
    /// # Mengapa
    /// Pembayaran atas beban APBD hanya sah dalam tahun anggarannya.
    /// # Yang dibandingkan
    /// Tanggal setiap pembayaran dengan 1 Januari–31 Desember tahun anggaran.
    /// # Cara memperbaiki
    /// Batalkan, atau bebankan pada tahun yang benar.
    /// # Contoh
    /// SP2D tahun 2026 bertanggal 3 Januari 2027.
    EXE_09 = exe_09 {
        kode: "EXE-09",
        judul: "Tanggal pembayaran di luar tahun anggaran",
        saran: "Bebankan pada tahun anggaran yang benar.",
        alasan: false,
        butuh: [Pembayaran, Apbd],
    }
}

fn exe_09(f: &Fakta, _: &AturanParam) -> HasilAturan {
    let Some(p) = &f.pembayaran else {
        return perlu(f, &[Bagian::Pembayaran]).unwrap_or(HasilAturan::Dinilai(vec![]));
    };
    let luar = p
        .tanggal
        .iter()
        .enumerate()
        .filter(|(_, t)| t.tahun != f.tahun);
    HasilAturan::Dinilai(
        luar.map(|(n, t)| {
            temuan_bayar(
                f,
                p,
                n,
                format!(
                    "{} bertanggal {t}, di luar tahun anggaran {}.",
                    sebut_bayar(f, p, n),
                    f.tahun
                ),
            )
        })
        .collect(),
    )
}
