//! The worksheet: score on top, then each sub-component with its criteria left, evidence right,
//! proposed letter, decision and reason below.

use std::collections::BTreeMap;

use app::sakip::langkah::{Langkah, Pihak, Tahap};
use app::sakip::lembar::{self as bacaan, Lembar, lapis};
use app::tampil::daerah::Daerah;
use askama::Template;
use axum::extract::{Path, State};
use keamanan::Tindakan;

use super::angka;
use crate::daerah;
use crate::galat::{Hasil, html};
use crate::komponen::{Cip, NilaiView, Tautan, Warna};
use crate::tindak::{dapat, galat, id, perlu_lihat};
use crate::unduh;
use crate::{Galat, Halaman, Keadaan, Sesi};

/// What the visitor may do on this sheet now.
#[derive(Clone, Copy)]
pub(super) struct Boleh {
    /// Answer for the office.
    mandiri: bool,
    /// Decide as a member of the team.
    putus: bool,
    /// Ask or answer questions.
    klarifikasi: bool,
    /// Add evidence, draw it again.
    bukti: bool,
    /// Name the team.
    tim: bool,
}

/// A criterion of the sheet.
struct KriteriaView {
    kode: String,
    teks: String,
    /// Options of the answer: value, words, chosen.
    pilihan: Vec<(String, String, bool)>,
    mandiri: String,
    data: Option<DataView>,
    bukti: Vec<Tautan>,
    kontrol: Option<String>,
}

/// What the facts say.
struct DataView {
    cip: Cip,
    kalimat: String,
    tautan: String,
}

/// A sub-component.
struct SubView {
    id: String,
    kode: String,
    nama: String,
    bobot: String,
    nilai: String,
    kriteria: Vec<KriteriaView>,
    huruf: Vec<(String, bool)>,
    usulan: String,
    penjelasan: String,
    mandiri: String,
    evaluator: String,
    alasan: String,
    tanya: Vec<(bool, String, String)>,
}

struct KomponenView {
    nama: String,
    nilai: String,
    bobot: String,
    sub: Vec<SubView>,
}

/// A button that moves the evaluation on.
struct TombolView {
    nilai: &'static str,
    teks: &'static str,
    ke: &'static str,
}

#[derive(Template)]
#[template(path = "sakip/lembar.html")]
struct LembarHal {
    hal: Halaman,
    judul: String,
    keterangan: String,
    tahap: Vec<(&'static str, bool)>,
    nilai: NilaiView,
    angka: String,
    arti: String,
    pembanding: String,
    data: String,
    kontrol: Vec<String>,
    komponen: Vec<KomponenView>,
    boleh: Boleh,
    aksi: String,
    ke: &'static str,
    tombol: Vec<TombolView>,
    tim: Vec<(String, &'static str)>,
    tim_teks: String,
    rekomendasi: Vec<(String, String, Cip)>,
    sub_pilihan: Vec<String>,
    pdf: String,
}

pub(super) async fn lihat(
    State(k): State<Keadaan>,
    s: Sesi,
    Path((kode, p)): Path<(String, String)>,
) -> Hasil {
    let (d, l) = buka(&k, &s, &kode, &p).await?;
    let boleh = boleh(&s, &d, &l);
    let lp = lapis(l.tahap);
    let hasil = l.hasil(lp);
    let poin: BTreeMap<String, String> = hasil
        .iter()
        .flat_map(|h| h.sub.iter().chain(&h.komponen))
        .map(|(k, r)| (k.clone(), bacaan::poin(*r)))
        .collect();
    let kontrol: BTreeMap<String, String> = hasil
        .iter()
        .flat_map(|h| &h.kontrol)
        .map(|k| (k.kriteria.clone(), k.melebihi.clone()))
        .collect();
    let nama = l
        .evaluasi
        .opd_nama
        .clone()
        .unwrap_or_else(|| d.pemda.nama.clone());
    let judul = format!("LKE {} · {nama}", l.evaluasi.tahun);
    let aksi = super::url_satu(&d, l.evaluasi.id);
    let (nilai, skor, arti) = skor(&l);
    html(&LembarHal {
        hal: daerah::halaman(&s, &d, &judul, "sakip")
            .remah("Evaluasi SAKIP", daerah::jalur(&d, "/sakip")),
        judul,
        keterangan: format!(
            "{} · teks LKE disematkan (sidik {})",
            l.set.judul,
            l.evaluasi.lke_sidik.chars().take(12).collect::<String>()
        ),
        tahap: Tahap::SEMUA
            .iter()
            .map(|t| (t.nama(), *t == l.tahap))
            .collect(),
        nilai,
        angka: skor,
        arti,
        pembanding: l.lalu.as_ref().map_or_else(String::new, |(t, n, p)| {
            format!("tahun {t}: {} ({p})", angka(*n))
        }),
        data: data(&l),
        kontrol: hasil
            .iter()
            .flat_map(|h| h.kontrol.iter().map(|k| k.pesan.clone()))
            .collect(),
        komponen: komponen(&l, &daerah::jalur(&d, "/kinerja/berkas"), &poin, &kontrol),
        ke: if boleh.putus { "putusan" } else { "mandiri" },
        tombol: tombol(&s, &d, &l),
        tim: tim(&l),
        tim_teks: l
            .tim
            .iter()
            .map(|t| format!("{}={}", t.nama, t.peran))
            .collect::<Vec<_>>()
            .join("\n"),
        rekomendasi: l
            .rekomendasi
            .iter()
            .map(super::rekomendasi::ringkas)
            .collect(),
        sub_pilihan: sub_pilihan(&l),
        pdf: format!("{aksi}/pdf"),
        aksi,
        boleh,
    })
}

/// Grade, figure, words of the layer that counts.
fn skor(l: &Lembar) -> (NilaiView, String, String) {
    let strip = || "–".to_owned();
    match l.hasil(lapis(l.tahap)) {
        Some(h) => {
            let angka = h.nilai_mesin().replace('.', ",");
            (NilaiView { huruf: h.predikat }, angka, h.arti)
        }
        None => (NilaiView { huruf: strip() }, strip(), String::new()),
    }
}

fn sub_pilihan(l: &Lembar) -> Vec<String> {
    let semua = l.set.komponen.iter().flat_map(|k| &k.sub);
    semua.map(|s| s.kode.clone()).collect()
}

/// Opens an evaluation for a visitor.
async fn buka(k: &Keadaan, s: &Sesi, kode: &str, p: &str) -> Result<(Daerah, Lembar), Galat> {
    let (d, mut tx) = daerah::buka(k, kode, None).await?;
    let l = bacaan::muat(&mut tx, id(p)?).await.map_err(galat)?;
    let terbit = l.tahap == Tahap::Terbit;
    perlu_lihat(s, &d, (Tindakan::LihatSakip, l.evaluasi.opd_id), terbit)?;
    Ok((d, l))
}

fn boleh(s: &Sesi, d: &Daerah, l: &Lembar) -> Boleh {
    let opd = l.evaluasi.opd_id;
    let dapat = |t| dapat(s, d, t, opd);
    let tim = l.pihak(&s.pelaku.nama) != Pihak::Dievaluasi;
    let meja = matches!(l.tahap, Tahap::Meja | Tahap::Klarifikasi);
    let mandiri = dapat(Tindakan::NilaiMandiri);
    Boleh {
        mandiri: l.tahap == Tahap::Mandiri && !tim && mandiri,
        putus: meja && tim && dapat(Tindakan::PutusEvaluasi),
        klarifikasi: l.tahap == Tahap::Klarifikasi && (tim || mandiri),
        bukti: mandiri && !matches!(l.tahap, Tahap::Reviu | Tahap::Terbit),
        tim: l.tahap != Tahap::Terbit && dapat(Tindakan::BukaEvaluasi),
    }
}

fn data(l: &Lembar) -> String {
    let Some(u) = l.usul.first() else {
        return "belum ada usulan dari data".to_owned();
    };
    let ya = l.usul.iter().filter(|u| u.terpenuhi).count();
    format!(
        "{} kriteria dinilai dari data, {ya} terpenuhi; ditarik {}",
        l.usul.len(),
        daerah::saat(u.dihitung_pada)
    )
}

fn tim(l: &Lembar) -> Vec<(String, &'static str)> {
    l.tim
        .iter()
        .filter_map(|t| {
            let p = app::sakip::langkah::PeranTim::parse(&t.peran)?;
            Some((t.nama.clone(), p.nama()))
        })
        .collect()
}

/// Steps that are possible now, for this visitor.
fn tombol(s: &Sesi, d: &Daerah, l: &Lembar) -> Vec<TombolView> {
    let semua = [
        (
            Langkah::Serahkan,
            "serahkan",
            "Serahkan kepada tim",
            "mandiri",
        ),
        (
            Langkah::BukaKlarifikasi,
            "buka-klarifikasi",
            "Buka klarifikasi",
            "putusan",
        ),
        (
            Langkah::TutupKlarifikasi,
            "tutup-klarifikasi",
            "Tutup klarifikasi",
            "putusan",
        ),
        (
            Langkah::AjukanReviu,
            "ajukan-reviu",
            "Ajukan reviu",
            "putusan",
        ),
        (
            Langkah::Kembalikan,
            "kembalikan",
            "Kembalikan kepada tim",
            "putusan",
        ),
        (Langkah::Terbitkan, "terbitkan", "Terbitkan LHE", "lhe"),
    ];
    let pihak = l.pihak(&s.pelaku.nama);
    semua
        .into_iter()
        .filter(|(langkah, _, _, ke)| {
            let izin = match *ke {
                "mandiri" => Tindakan::NilaiMandiri,
                "lhe" => Tindakan::TerbitkanLhe,
                _ => Tindakan::PutusEvaluasi,
            };
            dapat(s, d, izin, l.evaluasi.opd_id)
                && app::sakip::langkah::mungkin(l.tahap, *langkah, &pihak)
        })
        .map(|(_, nilai, teks, ke)| TombolView { nilai, teks, ke })
        .collect()
}

fn komponen(
    l: &Lembar,
    berkas: &str,
    poin: &BTreeMap<String, String>,
    kontrol: &BTreeMap<String, String>,
) -> Vec<KomponenView> {
    let lp = lapis(l.tahap);
    let ambil = |k: &str| poin.get(k).cloned().unwrap_or_default();
    l.set
        .komponen
        .iter()
        .map(|k| KomponenView {
            nama: format!("{} {}", k.kode, k.nama),
            nilai: ambil(&k.kode),
            bobot: bacaan::poin(k.bobot),
            sub: k
                .sub
                .iter()
                .map(|s| {
                    let u = l.usulan(lp, s);
                    let isi = |lapis: &str| {
                        l.jawab(lapis, &s.kode)
                            .map(|j| j.isi.clone())
                            .unwrap_or_default()
                    };
                    let kini = l.berlaku(lp, &s.kode).unwrap_or_default();
                    SubView {
                        id: s.kode.replace('.', "-"),
                        kode: s.kode.clone(),
                        nama: s.nama.clone(),
                        bobot: bacaan::poin(s.bobot),
                        nilai: ambil(&s.kode),
                        kriteria: s
                            .kriteria
                            .iter()
                            .map(|kr| kriteria(l, (lp, berkas), kr, kontrol))
                            .collect(),
                        huruf: huruf(l, s.skala.as_deref(), &kini),
                        usulan: u.as_ref().map(|u| u.jawaban.clone()).unwrap_or_default(),
                        penjelasan: u.map(|u| u.penjelasan).unwrap_or_default(),
                        mandiri: isi("mandiri"),
                        evaluator: isi("evaluator"),
                        alasan: l
                            .jawab(lp, &s.kode)
                            .map(|j| j.alasan.clone())
                            .unwrap_or_default(),
                        tanya: tanya(l, &s.kode),
                    }
                })
                .collect(),
        })
        .collect()
}

fn huruf(l: &Lembar, skala: Option<&str>, kini: &str) -> Vec<(String, bool)> {
    bacaan::pilihan(l, skala)
        .into_iter()
        .map(|h| {
            let pilih = h == kini;
            (h, pilih)
        })
        .collect()
}

fn tanya(l: &Lembar, kunci: &str) -> Vec<(bool, String, String)> {
    let awal = format!("{kunci}.");
    l.klarifikasi
        .iter()
        .filter(|k| k.kunci == kunci || k.kunci.starts_with(&awal))
        .map(|k| {
            let siapa = format!("{}, {}", k.oleh, daerah::saat(k.pada));
            (k.sisi == "evaluator", k.teks.clone(), siapa)
        })
        .collect()
}

fn kriteria(
    l: &Lembar,
    (lp, berkas): (&str, &str),
    kr: &bacaan::KriteriaLke,
    kontrol: &BTreeMap<String, String>,
) -> KriteriaView {
    let orang = |lapis: &str| l.jawab(lapis, &kr.kode).map(|j| j.isi.clone());
    let pilihan = if l.bercentang() {
        let kini = l.centang(lp, &kr.kode);
        [("Y", "Terpenuhi", true), ("T", "Belum", false)]
            .map(|(n, t, b)| (n.to_owned(), t.to_owned(), kini == Some(b)))
            .into()
    } else {
        let kini = l.berlaku(lp, &kr.kode);
        bacaan::pilihan(l, kr.skala.as_deref())
            .into_iter()
            .map(|h| {
                let pilih = kini.as_ref() == Some(&h);
                (h.clone(), h, pilih)
            })
            .collect()
    };
    KriteriaView {
        kode: kr.kode.clone(),
        teks: kr.teks.clone(),
        pilihan,
        mandiri: orang("mandiri").unwrap_or_default(),
        data: l.data(&kr.kode).map(|u| DataView {
            cip: match (&u.jawaban, u.terpenuhi) {
                (Some(j), _) => Cip::baru(format!("data: {j}"), Warna::Info),
                (None, true) => Cip::baru("data: terpenuhi", Warna::Baik),
                (None, false) => Cip::baru("data: belum", Warna::Awas),
            },
            kalimat: u.kalimat.clone(),
            tautan: u.tautan.clone(),
        }),
        bukti: l
            .bukti
            .iter()
            .filter(|b| b.kriteria == kr.kode)
            .map(|b| {
                let url = b
                    .berkas_id
                    .map_or_else(|| b.tautan.clone(), |f| format!("{berkas}/{f}"));
                Tautan::baru(&b.judul, url)
            })
            .collect(),
        kontrol: kontrol.get(&kr.kode).cloned(),
    }
}

/// The result as a document.
pub(super) async fn pdf(
    State(k): State<Keadaan>,
    s: Sesi,
    Path((kode, p)): Path<(String, String)>,
) -> Hasil {
    let (d, l) = buka(&k, &s, &kode, &p).await?;
    let hari = k.ling.clock.kini().tanggal(dasar::waktu::Zona::Wib);
    let isi = app::sakip::cetak::lhe(&d.pemda.nama, &l);
    let byte = cetak::lhe(&isi, hari)?;
    let nama = laporan::nama_berkas(&isi.judul, "pdf");
    Ok(unduh::jawab(byte, "application/pdf", &nama))
}
