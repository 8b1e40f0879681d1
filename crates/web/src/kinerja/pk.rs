//! One agreement: the promise, the quarterly plan, the measurements.

use app::kinerja::baca;
use app::kinerja::cetak::persen;
use app::kinerja::pk::{CaraJabat, Keadaan as KeadaanPk, Langkah, halangan};
use app::kinerja::rekap::{self, Indikator, Rekap, Triwulan};
use app::kinerja::rencana_aksi;
use app::kinerja::ukur::Keadaan as KeadaanUkur;
use app::tampil::daerah::{Daerah, Tx};
use askama::Template;
use axum::extract::{Path, State};
use dasar::Rupiah;
use dasar::waktu::Zona;
use keamanan::Tindakan;

use super::cip_pk;
use crate::galat::{Hasil, html};
use crate::komponen::{Cip, Mengapa, Tautan, Warna};
use crate::tindak::{dapat, galat, id, minta, perlu_lihat};
use crate::{Galat, Halaman, Keadaan, Sesi};
use crate::{daerah, unduh};

type Pilihan = Vec<(&'static str, &'static str, bool)>;

/// A quarter of an indicator.
struct TriwulanView {
    nomor: i16,
    target: String,
    kegiatan: String,
    realisasi: String,
    capaian: String,
    keadaan: Cip,
    catatan: Vec<(&'static str, String)>,
    hambatan: String,
    tindak: String,
    bukti: Vec<Tautan>,
    isi: bool,
    ajukan: bool,
    verifikasi: bool,
}

/// A promised indicator.
struct JanjiView {
    urut: i16,
    sasaran: String,
    teks: String,
    target: String,
    cara: String,
    definisi: String,
    sumber: String,
    utama: bool,
    mengapa: Option<Mengapa>,
    triwulan: Vec<TriwulanView>,
    polaritas: Pilihan,
    agregasi: Pilihan,
}

struct PihakView {
    kunci: &'static str,
    sebutan: &'static str,
    nama: String,
    jabatan: String,
    cara: Pilihan,
}

#[derive(Clone, Copy)]
struct Boleh {
    ubah: bool,
    tandatangan: bool,
    terbit: bool,
    mulai_rencana: bool,
    ubah_rencana: bool,
    tetap_rencana: bool,
    lkj: bool,
}

#[derive(Template)]
#[template(path = "kinerja/pk.html")]
struct PkHal {
    hal: Halaman,
    judul: String,
    status: Vec<Cip>,
    keterangan: String,
    pihak: Vec<PihakView>,
    tempat: String,
    tanggal: String,
    rata: String,
    janji: Vec<JanjiView>,
    program: Vec<(String, String, String)>,
    jumlah: String,
    boleh: Boleh,
    kabar: Vec<String>,
    aksi: String,
    opd: String,
    tahun: String,
    lkj: Option<String>,
    lkj_aksi: String,
}

pub(super) async fn lihat(
    State(k): State<Keadaan>,
    s: Sesi,
    Path((kode, p)): Path<(String, String)>,
) -> Hasil {
    let (d, mut tx, r) = buka(&k, &s, &kode, &p).await?;
    let terkunci = baca::terkunci(&mut tx, r.pk.tahun).await.map_err(galat)?;
    let lkj = baca::lkj_milik(&mut tx, r.pk.tahun, r.pk.opd_id).await;
    let lkj = lkj.map_err(galat)?;
    drop(tx);
    let boleh = boleh(&s, &d, &r);
    let mut status = vec![cip_pk(&r.pk.keadaan)];
    if r.rencana_berlaku {
        status.push(Cip::baru("Rencana Aksi berlaku", Warna::Baik));
    }
    let hari = k.ling.clock.kini().tanggal(Zona::Wib);
    let judul = format!("Perjanjian Kinerja {} · {}", r.pk.tahun, r.untuk());
    html(&PkHal {
        hal: daerah::halaman(&s, &d, &judul, "kinerja")
            .remah("Kinerja", daerah::jalur(&d, "/kinerja")),
        judul,
        status,
        keterangan: keterangan(&r),
        pihak: pihak(&r),
        tempat: r.pk.tempat.clone(),
        tanggal: r.pk.tanggal.map(|t| t.to_string()).unwrap_or_default(),
        rata: persen(r.rata()),
        janji: r
            .indikator
            .iter()
            .map(|i| janji(&s, &d, (&r, i), (terkunci, hari)))
            .collect(),
        program: r
            .program
            .iter()
            .map(|p| {
                let uang = Rupiah::dari_sen(p.anggaran_sen).polos();
                (p.kode.clone(), p.nama.clone(), uang)
            })
            .collect(),
        jumlah: Rupiah::dari_sen(r.anggaran_sen()).polos(),
        kabar: kabar(&k, &s, &kode, (&r, boleh)).await?,
        boleh,
        aksi: daerah::jalur(&d, &format!("/kinerja/pk/{}", r.pk.id)),
        opd: r.pk.opd_kode.clone().unwrap_or_default(),
        tahun: r.pk.tahun.to_string(),
        lkj: lkj.map(|l| daerah::jalur(&d, &format!("/kinerja/lkj/{l}"))),
        lkj_aksi: daerah::jalur(&d, "/kinerja/lkj"),
    })
}

/// What stands in the way of the next step.
async fn kabar(
    k: &Keadaan,
    s: &Sesi,
    kode: &str,
    (r, boleh): (&Rekap, Boleh),
) -> Result<Vec<String>, Galat> {
    let mut hasil = Vec::new();
    if boleh.ubah || boleh.tandatangan {
        let l = if boleh.ubah {
            Langkah::Ajukan
        } else {
            Langkah::Tandatangani
        };
        let m = minta(k, s, kode);
        hasil.extend(halangan(&m, r.pk.id, l).await.map_err(galat)?);
    }
    if r.rencana_ada && !r.rencana_berlaku {
        let salah = rencana_aksi::salah(r);
        hasil.extend(
            salah
                .into_iter()
                .map(|(t, e)| format!("Rencana Aksi {t}: {e}.")),
        );
    }
    Ok(hasil)
}

fn keterangan(r: &Rekap) -> String {
    let mut k = vec![format!("edisi {}", r.pk.edisi)];
    if let Some(t) = r.pk.tanggal {
        k.push(format!("ditandatangani {}", daerah::tanggal(t)));
    }
    if let Some(t) = r.pk.terbit_pada {
        k.push(format!("dibuka untuk umum {}", daerah::saat(t)));
    }
    if !r.pk.alasan.is_empty() {
        k.push(format!("perubahan: {}", r.pk.alasan));
    }
    k.join(" · ")
}

async fn buka(
    k: &Keadaan,
    s: &Sesi,
    kode: &str,
    p: &str,
) -> Result<(Daerah, Tx<'static>, Rekap), Galat> {
    let (d, mut tx) = daerah::buka(k, kode, None).await?;
    let r = rekap::muat(&mut tx, id(p)?).await.map_err(galat)?;
    let terbit = r.pk.terbit_pada.is_some();
    perlu_lihat(s, &d, (Tindakan::LihatKinerja, r.pk.opd_id), terbit)?;
    Ok((d, tx, r))
}

fn boleh(s: &Sesi, d: &Daerah, r: &Rekap) -> Boleh {
    let dapat = |t| dapat(s, d, t, r.pk.opd_id);
    let k = KeadaanPk::parse(&r.pk.keadaan).unwrap_or(KeadaanPk::Dibatalkan);
    let susun = dapat(Tindakan::SusunPk);
    let pimpinan = dapat(Tindakan::TandatanganiPk);
    let berlaku = k == KeadaanPk::Berlaku;
    let draf_rencana = berlaku && r.rencana_ada && !r.rencana_berlaku;
    Boleh {
        ubah: susun && k == KeadaanPk::Draf,
        tandatangan: pimpinan && k == KeadaanPk::Diajukan,
        terbit: berlaku && r.pk.terbit_pada.is_none() && dapat(Tindakan::TerbitkanKinerja),
        mulai_rencana: susun && berlaku && !r.rencana_ada,
        ubah_rencana: susun && draf_rencana,
        tetap_rencana: pimpinan && draf_rencana,
        lkj: berlaku && r.pk.unit.is_empty() && dapat(Tindakan::SusunLkj),
    }
}

fn pihak(r: &Rekap) -> Vec<PihakView> {
    let cara = |kini: &str| {
        let semua = CaraJabat::SEMUA.iter();
        semua
            .map(|c| {
                let nama = if c.nama().is_empty() {
                    "definitif"
                } else {
                    c.nama()
                };
                (c.kode(), nama, c.kode() == kini)
            })
            .collect()
    };
    let p = &r.pk;
    vec![
        PihakView {
            kunci: "p1",
            sebutan: "Pihak pertama",
            nama: p.pihak1_nama.clone(),
            jabatan: p.pihak1_jabatan.clone(),
            cara: cara(&p.pihak1_cara),
        },
        PihakView {
            kunci: "p2",
            sebutan: "Pihak kedua",
            nama: p.pihak2_nama.clone(),
            jabatan: p.pihak2_jabatan.clone(),
            cara: cara(&p.pihak2_cara),
        },
    ]
}

const AGREGASI: [(&str, &str); 4] = [
    ("jumlah", "triwulan dijumlahkan"),
    ("akhir", "nilai terakhir"),
    ("rata_rata", "triwulan dirata-rata"),
    ("predikat", "predikat terakhir"),
];

const POLARITAS: [(&str, &str); 3] = [
    ("positif", "makin tinggi makin baik"),
    ("negatif", "makin rendah makin baik"),
    ("rentang", "di dalam rentang"),
];

fn kata(semua: &[(&'static str, &'static str)], kode: &str) -> &'static str {
    semua
        .iter()
        .find(|(k, _)| *k == kode)
        .map_or("", |(_, n)| n)
}

fn pilihan(semua: &[(&'static str, &'static str)], kini: &str) -> Pilihan {
    semua.iter().map(|(k, n)| (*k, *n, *k == kini)).collect()
}

fn janji(
    s: &Sesi,
    d: &Daerah,
    (r, i): (&Rekap, &Indikator),
    (terkunci, hari): ([bool; 4], dasar::Tanggal),
) -> JanjiView {
    let j = &i.janji;
    let target = format!("{} {}", j.target, j.satuan).trim().to_owned();
    JanjiView {
        urut: j.urut,
        sasaran: j.sasaran.clone(),
        teks: j.teks.clone(),
        cara: format!(
            "{}; {}",
            kata(&POLARITAS, &j.polaritas),
            kata(&AGREGASI, &j.agregasi)
        ),
        definisi: j.definisi.clone(),
        sumber: j.sumber_data.clone(),
        utama: j.utama,
        mengapa: mengapa(i, &target),
        target,
        triwulan: i
            .triwulan
            .iter()
            .zip(terkunci)
            .map(|(t, kunci)| {
                let mulai = rekap::mulai_triwulan(r.pk.tahun, t.nomor).is_some_and(|m| hari >= m);
                triwulan(s, d, (r, t), r.rencana_berlaku && mulai && !kunci)
            })
            .collect(),
        polaritas: pilihan(&POLARITAS, &j.polaritas),
        agregasi: pilihan(&AGREGASI, &j.agregasi),
    }
}

/// Inputs and formula behind an achievement; nothing before the first measurement.
fn mengapa(i: &Indikator, target: &str) -> Option<Mengapa> {
    if i.realisasi.is_empty() {
        return None;
    }
    let m = |n: &str, v: &str| (n.to_owned(), v.to_owned());
    Some(Mengapa {
        judul: format!("Mengapa capaian {}?", persen(i.capaian.nilai)),
        masukan: vec![
            m("Target setahun", target),
            m("Realisasi sejauh ini", &i.realisasi),
            m("Arah", kata(&POLARITAS, &i.janji.polaritas)),
            m("Triwulan menjadi tahun", kata(&AGREGASI, &i.janji.agregasi)),
        ],
        rumus: i.capaian.penjelasan.clone(),
        dasar: "PermenPANRB 53/2014".to_owned(),
        kutipan: format!(
            "Kategori: {}. Realisasi yang belum diajukan tidak dihitung.",
            i.capaian.kategori
        ),
        sejak: String::new(),
    })
}

fn cip_ukur(k: KeadaanUkur) -> Cip {
    let warna = match k {
        KeadaanUkur::Terverifikasi => Warna::Baik,
        KeadaanUkur::Diajukan | KeadaanUkur::Draf => Warna::Awas,
        KeadaanUkur::Dikembalikan => Warna::Bahaya,
        KeadaanUkur::Kosong => Warna::Netral,
    };
    Cip::baru(k.nama(), warna)
}

fn triwulan(s: &Sesi, d: &Daerah, (r, t): (&Rekap, &Triwulan), terbuka: bool) -> TriwulanView {
    let dapat = |x| terbuka && dapat(s, d, x, r.pk.opd_id);
    let u = t.ukur.as_ref();
    let rencana = t.rencana.as_ref();
    let ukur = dapat(Tindakan::UkurKinerja);
    let terisi = matches!(
        t.keadaan,
        KeadaanUkur::Diajukan | KeadaanUkur::Terverifikasi
    );
    let bukti = t.bukti.iter().map(|b| {
        let url = b.berkas_id.map_or_else(
            || b.tautan.clone(),
            |f| daerah::jalur(d, &format!("/kinerja/berkas/{f}")),
        );
        Tautan::baru(&b.judul, url)
    });
    let catatan = u.map(|u| {
        [
            ("Hambatan", u.hambatan.clone()),
            ("Tindak lanjut", u.tindak_lanjut.clone()),
            ("Catatan atasan", u.catatan.clone()),
        ]
    });
    TriwulanView {
        nomor: t.nomor,
        target: rencana.map(|x| x.target.clone()).unwrap_or_default(),
        kegiatan: rencana.map(|x| x.kegiatan.clone()).unwrap_or_default(),
        realisasi: u.map(|u| u.realisasi.clone()).unwrap_or_default(),
        capaian: t
            .capaian
            .as_ref()
            .map(|c| persen(c.nilai))
            .unwrap_or_default(),
        keadaan: cip_ukur(t.keadaan),
        hambatan: u.map(|u| u.hambatan.clone()).unwrap_or_default(),
        tindak: u.map(|u| u.tindak_lanjut.clone()).unwrap_or_default(),
        catatan: catatan
            .into_iter()
            .flatten()
            .filter(|(_, isi)| !isi.is_empty())
            .collect(),
        bukti: bukti.collect(),
        isi: ukur && !terisi,
        ajukan: ukur && t.keadaan == KeadaanUkur::Draf,
        verifikasi: t.keadaan == KeadaanUkur::Diajukan && dapat(Tindakan::VerifikasiKinerja),
    }
}

/// The agreement in the form of the regulation.
pub(super) async fn pdf(
    State(k): State<Keadaan>,
    s: Sesi,
    Path((kode, p)): Path<(String, String)>,
) -> Hasil {
    let (d, _, r) = buka(&k, &s, &kode, &p).await?;
    let hari = k.ling.clock.kini().tanggal(Zona::Wib);
    let isi = app::kinerja::cetak::pk(&d.pemda.nama, &r);
    let byte = cetak::pk(&isi, hari)?;
    let nama = laporan::nama_berkas(&format!("{} {}", isi.judul, isi.untuk), "pdf");
    Ok(unduh::jawab(byte, "application/pdf", &nama))
}

/// A kept file of evidence: working material.
pub(super) async fn berkas(
    State(k): State<Keadaan>,
    s: Sesi,
    Path((kode, p)): Path<(String, String)>,
) -> Hasil {
    let (d, mut tx) = daerah::buka(&k, &kode, None).await?;
    perlu_lihat(&s, &d, (Tindakan::LihatKinerja, None), false)?;
    let b = baca::berkas(&mut tx, id(&p)?).await.map_err(galat)?;
    let (pokok, akhiran) = b.nama.rsplit_once('.').unwrap_or((&b.nama, "bin"));
    let nama = laporan::nama_berkas(pokok, akhiran);
    Ok(unduh::jawab(b.isi, &b.jenis_isi, &nama))
}
