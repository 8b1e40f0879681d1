//! PLN: Renstra and RKPD name the same programs with ceilings that fit.

use std::collections::{BTreeMap, BTreeSet};

use dasar::teks::padat;

use super::{AturanParam, aturan, perlu, sebut_baris, temuan_baris};
use crate::fakta::{Bagian, Fakta, Renstra, RenstraProgram};
use crate::kode;
use crate::temuan::{Finding, HasilAturan, persen, rp, rp_besar, sempit};

/// The key of a program: perangkat daerah and code; `X.XX` is written out with the first bidang
/// of the perangkat daerah.
fn kunci_program(f: &Fakta, opd: u32, kode: &str) -> (u32, String) {
    let bidang = kode::bidang_perangkat(f.kode_organ(opd));
    match (kode.strip_prefix("X.XX"), bidang.first()) {
        (Some(sisa), Some(b)) => (opd, format!("{b}{sisa}")),
        _ => (opd, kode.to_owned()),
    }
}

type PerProgram<T> = BTreeMap<(u32, String), T>;

fn renstra_per_program(r: &Renstra, f: &Fakta) -> PerProgram<(i128, Vec<usize>)> {
    let mut peta: PerProgram<(i128, Vec<usize>)> = BTreeMap::new();
    for (n, p) in r.program.iter().enumerate() {
        if let Some(opd) = p.opd {
            let e = peta.entry(kunci_program(f, opd, f.t(p.kode))).or_default();
            e.0 += i128::from(p.pagu_tahun(f.tahun));
            e.1.push(n);
        }
    }
    peta
}

/// RKPD by program: ceiling, number of rows, code as written, row id of the first.
fn rkpd_per_program(f: &Fakta) -> PerProgram<(i128, usize, &str)> {
    let mut peta: PerProgram<(i128, usize, &str)> = BTreeMap::new();
    for b in f.rkpd.iter().flat_map(|d| &d.baris) {
        let k = kode::program(f.t(b.sub));
        let e = peta.entry(kunci_program(f, b.opd, k)).or_insert((0, 0, k));
        e.0 += i128::from(b.pagu);
        e.1 += 1;
    }
    peta
}

/// Official name of a program.
fn nama_program<'a>(f: &'a Fakta, k: &str) -> &'a str {
    f.nomenklatur
        .iter()
        .find_map(|e| f.butir(e, k))
        .map_or("", |b| f.t(b.nama))
}

aturan! {
    /// # Mengapa
    /// RKPD menjabarkan Renstra. Program di luar Renstra berarti rencana lima tahun ditinggalkan
    /// tanpa perubahan resmi.
    /// # Yang dibandingkan
    /// Program setiap perangkat daerah pada RKPD dengan program Renstra perangkat daerah itu;
    /// program penunjang dicocokkan lewat `X.XX.01`. Satu temuan per program.
    /// # Cara memperbaiki
    /// Tambahkan program melalui perubahan Renstra, atau perbaiki kode program yang salah tulis.
    /// # Contoh
    /// Dinas Lingkungan Hidup memakai 2.11.10 yang pada Renstra tertulis `2.11.1.0`.
    PLN_01 = pln_01 {
        kode: "PLN-01",
        judul: "Program RKPD tidak ada dalam Renstra",
        saran: "Masukkan program ke perubahan Renstra atau perbaiki kodenya.",
        alasan: false,
        butuh: [Rkpd, Renstra, Nomenklatur],
    }
}

fn pln_01(f: &Fakta, _: &AturanParam) -> HasilAturan {
    if let Some(h) = perlu(f, &[Bagian::Rkpd, Bagian::Renstra]) {
        return h;
    }
    let Some(r) = &f.renstra else {
        return HasilAturan::Dinilai(Vec::new());
    };
    let ada = renstra_per_program(r, f);
    let opd_ada: BTreeSet<u32> = ada.keys().map(|(o, _)| *o).collect();
    let mut hasil = Vec::new();
    for ((opd, kunci), (pagu, n, k)) in rkpd_per_program(f) {
        if let Some((_, isi)) = ada.get(&(opd, kunci)) {
            hasil.extend(
                isi.iter()
                    .filter_map(|n| salah_tulis(f, opd, k, r.program.get(*n)?)),
            );
            continue;
        }
        let nama = nama_program(f, k);
        let mirip = nama_sama(f, r, opd, nama);
        let mut t = Finding::baru(
            &["rkpd", f.kode_organ(opd), k],
            format!(
                "Program {k} {nama} {} pada RKPD ({n} sub kegiatan, {}) tidak ada dalam Renstra{}.",
                f.nama_organ(opd),
                rp_besar(pagu),
                if opd_ada.contains(&opd) {
                    ""
                } else {
                    " karena Renstra perangkat daerah ini tidak ditemukan"
                }
            ),
        )
        .organ(opd)
        .uang("rkpd", sempit(pagu))
        .nilai("sub_kegiatan", n);
        if let Some(m) = mirip {
            t = t.saran(format!(
                "Renstra memuat program bernama sama dengan kode {}; perbaiki kode itu menjadi \
                 {k}.",
                f.t(m.kode)
            ));
        }
        hasil.push(t);
    }
    HasilAturan::Dinilai(hasil)
}

/// A note when the Renstra writes the code of this program differently.
fn salah_tulis(f: &Fakta, opd: u32, k: &str, p: &RenstraProgram) -> Option<Finding> {
    let asli = f.t(p.kode_asli);
    (asli != f.t(p.kode) || asli != k).then(|| {
        let pesan = format!(
            "Program {k} {} {} tertulis \"{asli}\" pada Renstra dan dibaca sebagai {k}.",
            f.t(p.nama),
            f.nama_organ(opd)
        );
        Finding::baru(&["rkpd", f.kode_organ(opd), k, asli], pesan)
            .organ(opd)
            .sebagai_catatan()
    })
}

fn nama_sama<'a>(f: &Fakta, r: &'a Renstra, opd: u32, nama: &str) -> Option<&'a RenstraProgram> {
    let cari = padat(nama);
    if cari.is_empty() {
        return None;
    }
    r.program
        .iter()
        .find(|p| p.opd == Some(opd) && padat(f.t(p.nama)) == cari)
}

aturan! {
    /// # Mengapa
    /// Sub kegiatan baru boleh muncul, tetapi alasannya perlu tercatat.
    /// # Yang dibandingkan
    /// Sub kegiatan RKPD dengan sub kegiatan pada Renstra perangkat daerah yang memuat tingkat
    /// sub kegiatan.
    /// # Cara memperbaiki
    /// Beri alasan, atau masukkan ke perubahan Renstra.
    /// # Contoh
    /// `1.02.02.2.02.0033` muncul pada RKPD, tidak pada Renstra Dinas Kesehatan.
    PLN_02 = pln_02 {
        kode: "PLN-02",
        judul: "Sub kegiatan RKPD tidak ada dalam Renstra",
        saran: "Tulis alasan atau masukkan ke perubahan Renstra.",
        alasan: true,
        butuh: [Rkpd, Renstra],
    }
}

fn pln_02(f: &Fakta, _: &AturanParam) -> HasilAturan {
    let (Some(d), Some(r)) = (&f.rkpd, &f.renstra) else {
        return perlu(f, &[Bagian::Rkpd, Bagian::Renstra]).unwrap_or(HasilAturan::Dinilai(vec![]));
    };
    if r.sub.is_empty() {
        return HasilAturan::DataTidakAda("Renstra tidak memuat tingkat sub kegiatan.".to_owned());
    }
    let ada: BTreeSet<(u32, &str)> = r.sub.iter().map(|(o, s)| (*o, f.t(*s))).collect();
    let opd: BTreeSet<u32> = r.sub.iter().map(|(o, _)| *o).collect();
    let baru = d
        .baris
        .iter()
        .filter(|b| opd.contains(&b.opd) && !ada.contains(&(b.opd, f.t(b.sub))));
    HasilAturan::Dinilai(
        baru.map(|b| {
            temuan_baris(
                f,
                d,
                b,
                format!(
                    "{} pada RKPD tidak ada dalam Renstra {}.",
                    sebut_baris(f, b),
                    f.nama_organ(b.opd)
                ),
            )
        })
        .collect(),
    )
}

aturan! {
    /// # Mengapa
    /// Pagu Renstra adalah kerangka pendanaan yang disepakati; RKPD yang melampauinya tidak
    /// didukung kerangka itu.
    /// # Yang dibandingkan
    /// Jumlah pagu program pada RKPD tahun ini dengan pagu program pada Renstra tahun yang sama,
    /// dengan toleransi (bawaan 5 %).
    /// # Cara memperbaiki
    /// Turunkan pagu, atau ubah Renstra dengan alasan.
    /// # Contoh
    /// Renstra Rp10 miliar, RKPD Rp10,6 miliar: melampaui 5 %.
    PLN_03 = pln_03 {
        kode: "PLN-03",
        judul: "Pagu program RKPD melampaui Renstra",
        saran: "Sesuaikan pagu atau ubah Renstra dengan alasan tertulis.",
        alasan: true,
        butuh: [Rkpd, Renstra, Nomenklatur],
    }
}

fn pln_03(f: &Fakta, p: &AturanParam) -> HasilAturan {
    if let Some(h) = perlu(f, &[Bagian::Rkpd, Bagian::Renstra]) {
        return h;
    }
    let Some(r) = &f.renstra else {
        return HasilAturan::Dinilai(Vec::new());
    };
    let rkpd = rkpd_per_program(f);
    let mut hasil = Vec::new();
    for ((opd, kunci), (batas, isi)) in renstra_per_program(r, f) {
        let Some(&(pagu, _, k)) = rkpd.get(&(opd, kunci)) else {
            continue;
        };
        let lebih = pagu - batas;
        if lebih <= 0 || !p.melampaui(lebih, batas) {
            continue;
        }
        let id = isi
            .first()
            .and_then(|n| r.program.get(*n))
            .map_or(0, |x| x.id);
        hasil.push(
            Finding::baru(
                &["rkpd", f.kode_organ(opd), k],
                format!(
                    "Pagu program {k} {} {} pada RKPD {} melampaui Renstra {} sebesar {} ({}).",
                    nama_program(f, k),
                    f.nama_organ(opd),
                    rp_besar(pagu),
                    rp_besar(batas),
                    rp_besar(lebih),
                    persen(lebih, batas)
                ),
            )
            .organ(opd)
            .di(r.edisi, id)
            .uang("renstra", sempit(batas))
            .uang("rkpd", sempit(pagu)),
        );
    }
    HasilAturan::Dinilai(hasil)
}

aturan! {
    /// # Mengapa
    /// Program Renstra yang hilang dari RKPD adalah janji lima tahun yang tidak dikerjakan tahun
    /// ini.
    /// # Yang dibandingkan
    /// Program Renstra dengan pagu tahun ini lebih dari nol dan program pada RKPD perangkat
    /// daerah itu.
    /// # Cara memperbaiki
    /// Masukkan ke RKPD, atau tulis alasan penundaan.
    /// # Contoh
    /// Program 1.01.03 dengan pagu 2026 tidak ada pada RKPD 2026.
    PLN_05 = pln_05 {
        kode: "PLN-05",
        judul: "Program Renstra tidak muncul pada RKPD",
        saran: "Masukkan program ke RKPD atau tulis alasan.",
        alasan: true,
        butuh: [Rkpd, Renstra],
    }
}

fn pln_05(f: &Fakta, _: &AturanParam) -> HasilAturan {
    if let Some(h) = perlu(f, &[Bagian::Rkpd, Bagian::Renstra]) {
        return h;
    }
    let Some(r) = &f.renstra else {
        return HasilAturan::Dinilai(Vec::new());
    };
    let rkpd = rkpd_per_program(f);
    let mut hasil = Vec::new();
    for (kunci, (pagu, isi)) in renstra_per_program(r, f) {
        let Some(x) = isi.first().and_then(|n| r.program.get(*n)) else {
            continue;
        };
        if pagu <= 0 || rkpd.contains_key(&kunci) {
            continue;
        }
        let opd = kunci.0;
        hasil.push(
            Finding::baru(
                &["renstra", f.kode_organ(opd), f.t(x.kode)],
                format!(
                    "Program {} {} {} mempunyai pagu Renstra {} sebesar {}, tetapi tidak ada pada \
                 RKPD.",
                    f.t(x.kode),
                    f.t(x.nama),
                    f.nama_organ(opd),
                    f.tahun,
                    rp_besar(pagu)
                ),
            )
            .organ(opd)
            .di(r.edisi, x.id)
            .uang("renstra", sempit(pagu)),
        );
    }
    HasilAturan::Dinilai(hasil)
}

aturan! {
    /// # Mengapa
    /// Kegiatan yang didanai harus jelas tempatnya, agar dapat diawasi dan tidak berganda.
    /// # Yang dibandingkan
    /// Baris RKPD yang berpagu lebih dari nol dan lokasinya.
    /// # Cara memperbaiki
    /// Isi lokasi sampai kecamatan atau desa/kelurahan.
    /// # Contoh
    /// Pembangunan jembatan dengan pagu Rp4 miliar tanpa lokasi.
    PLN_09 = pln_09 {
        kode: "PLN-09",
        judul: "Sub kegiatan didanai tanpa lokasi",
        saran: "Isi lokasi pelaksanaan.",
        alasan: false,
        butuh: [Rkpd],
    }
}

fn pln_09(f: &Fakta, _: &AturanParam) -> HasilAturan {
    let Some(d) = &f.rkpd else {
        return perlu(f, &[Bagian::Rkpd]).unwrap_or(HasilAturan::Dinilai(vec![]));
    };
    if d.baris.iter().all(|b| b.lokasi == 0) {
        return HasilAturan::DataTidakAda("Berkas RKPD tidak memuat lokasi.".to_owned());
    }
    let kosong = d.baris.iter().filter(|b| b.pagu > 0 && b.lokasi == 0);
    HasilAturan::Dinilai(
        kosong
            .map(|b| {
                temuan_baris(
                    f,
                    d,
                    b,
                    format!(
                        "{} pada RKPD berpagu {} tanpa lokasi.",
                        sebut_baris(f, b),
                        rp(b.pagu)
                    ),
                )
            })
            .collect(),
    )
}

aturan! {
    /// # Mengapa
    /// Baris berpagu nol memberi kesan dikerjakan, padahal tidak didanai.
    /// # Yang dibandingkan
    /// Baris RKPD dan APBD dengan pagu nol.
    /// # Cara memperbaiki
    /// Hapus dari dokumen, atau isi pagunya.
    /// # Contoh
    /// 199 dari 1.283 baris APBD berpagu Rp0.
    PLN_10 = pln_10 {
        kode: "PLN-10",
        judul: "Baris berpagu nol tetap dalam dokumen",
        saran: "Hapus baris atau isi pagunya.",
        alasan: true,
        butuh: [Rkpd, Apbd],
    }
}

fn pln_10(f: &Fakta, _: &AturanParam) -> HasilAturan {
    if f.rkpd.is_none() && f.apbd.is_none() {
        return HasilAturan::DataTidakAda("Belum ada RKPD maupun APBD.".to_owned());
    }
    let mut hasil = Vec::new();
    for d in f.rkpd_apbd() {
        for b in d.baris.iter().filter(|b| b.pagu == 0) {
            let pesan = format!("{} pada {} berpagu Rp0.", sebut_baris(f, b), d.jenis.nama());
            hasil.push(temuan_baris(f, d, b, pesan));
        }
    }
    HasilAturan::Dinilai(hasil)
}

aturan! {
    /// # Mengapa
    /// Prakiraan maju menjaga kesinambungan pendanaan tahun berikutnya.
    /// # Yang dibandingkan
    /// Baris RKPD berpagu yang prakiraan majunya kosong.
    /// # Cara memperbaiki
    /// Isi perkiraan pagu tahun n+1; tulis 0 bila selesai tahun ini.
    /// # Contoh
    /// Sub kegiatan tahun jamak tanpa prakiraan maju.
    PLN_11 = pln_11 {
        kode: "PLN-11",
        judul: "Prakiraan maju belum diisi",
        saran: "Isi prakiraan maju n+1.",
        alasan: true,
        butuh: [Rkpd],
    }
}

fn pln_11(f: &Fakta, _: &AturanParam) -> HasilAturan {
    let Some(d) = &f.rkpd else {
        return perlu(f, &[Bagian::Rkpd]).unwrap_or(HasilAturan::Dinilai(vec![]));
    };
    if d.baris.iter().all(|b| b.maju.is_none()) {
        return HasilAturan::DataTidakAda("Berkas RKPD tidak memuat prakiraan maju.".to_owned());
    }
    let kosong = d.baris.iter().filter(|b| b.pagu > 0 && b.maju.is_none());
    HasilAturan::Dinilai(
        kosong
            .map(|b| {
                temuan_baris(
                    f,
                    d,
                    b,
                    format!(
                        "{} pada RKPD belum mempunyai prakiraan maju.",
                        sebut_baris(f, b)
                    ),
                )
            })
            .collect(),
    )
}
