//! Agreements and reports as printed documents.

use ::cetak::{IndikatorCetak, LkjCetak, PihakCetak, PkCetak};
use dasar::waktu::{Saat, Tanggal, Zona};
use dasar::{Rasio, Rupiah};
use kinerja::pk::{CaraJabat, Keadaan};

use super::lkj::{BarisLaporan, Laporan};
use super::rekap::Rekap;

fn pihak(nama: &str, jabatan: &str, cara: &str) -> PihakCetak {
    let awalan = CaraJabat::parse(cara).map_or("", |c| c.nama());
    PihakCetak {
        nama: nama.to_owned(),
        jabatan: if awalan.is_empty() {
            jabatan.to_owned()
        } else {
            format!("{awalan} {jabatan}")
        },
    }
}

fn bersatuan(angka: &str, satuan: &str) -> String {
    match satuan {
        "" => angka.to_owned(),
        "%" | "Persen" | "persen" => format!("{angka} %"),
        s => format!("{angka} {s}"),
    }
}

/// Fills an agreement; a draft says so.
#[must_use]
pub fn pk(pemda: &str, r: &Rekap) -> PkCetak {
    let p = &r.pk;
    let keadaan = Keadaan::parse(&p.keadaan).map_or("", |k| k.nama());
    let sebutan = if p.edisi > 1 { "Perubahan " } else { "" };
    let nomor = |n: usize| (n + 1).to_string();
    PkCetak {
        judul: format!("{sebutan}Perjanjian Kinerja Tahun {}", p.tahun),
        pemda: pemda.to_owned(),
        untuk: r.untuk(),
        tahun: p.tahun.to_string(),
        pertama: pihak(&p.pihak1_nama, &p.pihak1_jabatan, &p.pihak1_cara),
        kedua: pihak(&p.pihak2_nama, &p.pihak2_jabatan, &p.pihak2_cara),
        tempat: match (p.tempat.as_str(), p.tanggal) {
            ("", None) => String::new(),
            (t, None) => t.to_owned(),
            ("", Some(h)) => Tanggal(h).to_string(),
            (t, Some(h)) => format!("{t}, {}", Tanggal(h)),
        },
        keadaan: format!("edisi {}, {keadaan}", p.edisi),
        indikator: r
            .indikator
            .iter()
            .enumerate()
            .map(|(n, i)| {
                [
                    nomor(n),
                    i.janji.sasaran.clone(),
                    i.janji.teks.clone(),
                    bersatuan(&i.janji.target, &i.janji.satuan),
                ]
            })
            .collect(),
        program: r
            .program
            .iter()
            .enumerate()
            .map(|(n, p)| {
                [
                    nomor(n),
                    p.nama.clone(),
                    Rupiah::dari_sen(p.anggaran_sen).polos(),
                ]
            })
            .collect(),
        jumlah: Rupiah::dari_sen(r.anggaran_sen()).polos(),
    }
}

fn indikator(b: &BarisLaporan) -> IndikatorCetak {
    let batang = b.capaian.nilai.map_or(0, |c| {
        let seribu = Rasio::baru(1000, 1).and_then(|s| c.kali(s));
        seribu.map_or(0, |s| {
            i64::try_from(s.pembilang() / s.penyebut()).unwrap_or(1000)
        })
    });
    let ada = |s: &str| {
        if s.is_empty() {
            "–".to_owned()
        } else {
            s.to_owned()
        }
    };
    IndikatorCetak {
        no: b.urut.to_string(),
        sasaran: b.sasaran.clone(),
        nama: if b.satuan.is_empty() {
            b.indikator.clone()
        } else {
            format!("{} ({})", b.indikator, b.satuan)
        },
        target: ada(&b.target),
        realisasi: ada(&b.realisasi),
        capaian: persen(b.capaian.nilai),
        kategori: b.capaian.kategori.to_owned(),
        penjelasan: b.capaian.penjelasan.clone(),
        batang,
        tercapai: b.capaian.nilai.is_some_and(|c| c >= Rasio::SATU),
        banding: banding(b),
        sebab: b.sebab.clone(),
    }
}

/// "98,33 %" or a dash.
#[must_use]
pub fn persen(r: Option<Rasio>) -> String {
    r.map_or_else(|| "–".to_owned(), |r| r.persen(2))
}

/// Every comparison: against what, the figure, what came of it.
#[must_use]
pub fn banding(b: &BarisLaporan) -> Vec<[String; 3]> {
    let mut t = vec![[
        "target tahun ini".to_owned(),
        b.target.clone(),
        format!("capaian {}", persen(b.capaian.nilai)),
    ]];
    for (tahun, angka, gerak) in &b.tahun_lalu {
        t.push([
            format!("realisasi {tahun}"),
            angka.clone(),
            gerak.map_or_else(
                || "tidak dapat dibandingkan".to_owned(),
                |g| g.nama().to_owned(),
            ),
        ]);
    }
    if let Some(m) = &b.menengah {
        t.push([
            m.terhadap.clone(),
            m.angka.clone(),
            format!("capaian {}", persen(m.capaian.nilai)),
        ]);
    }
    if let Some((p, sumber)) = &b.pembanding {
        t.push([
            format!("{} ({sumber})", p.terhadap),
            p.angka.clone(),
            format!("{} dari pembanding", persen(p.capaian.nilai)),
        ]);
    }
    t
}

/// Fills a report; a draft says so.
#[must_use]
pub fn lkj(pemda: &str, l: &Laporan) -> LkjCetak {
    let serapan = |a: i64, r: i64| persen(Rasio::dari(Rupiah::dari_sen(r), Rupiah::dari_sen(a)));
    let uang = |s: i64| Rupiah::dari_sen(s).polos();
    let reviu = match l.lkj.reviu_pada {
        Some(t) => format!(
            "Laporan ini direviu oleh {} pada {}. {}",
            l.lkj.reviu_oleh,
            Saat(t).tanggal(Zona::Wib),
            l.lkj.reviu_catatan
        ),
        None => String::new(),
    };
    LkjCetak {
        judul: format!("Laporan Kinerja Tahun {}", l.lkj.tahun),
        pemda: pemda.to_owned(),
        untuk: l.untuk.clone(),
        keadaan: l.keadaan.nama().to_owned(),
        bagian: l
            .bagian
            .iter()
            .map(|b| (b.kunci.to_owned(), b.teks.clone()))
            .collect(),
        indikator: l.baris.iter().map(indikator).collect(),
        program: l
            .program
            .iter()
            .map(|p| {
                [
                    p.nama.clone(),
                    uang(p.anggaran_sen),
                    uang(p.realisasi_sen),
                    serapan(p.anggaran_sen, p.realisasi_sen),
                ]
            })
            .collect(),
        jumlah: [
            "Jumlah".to_owned(),
            uang(l.anggaran_sen()),
            uang(l.realisasi_sen()),
            serapan(l.anggaran_sen(), l.realisasi_sen()),
        ],
        efisiensi: l
            .efisiensi
            .as_ref()
            .map(|e| e.penjelasan.clone())
            .unwrap_or_default(),
        reviu,
    }
}
