//! One performance report: figures with every comparison, sections to write, review, publication.

use app::kinerja::baca::PembandingRow;
use app::kinerja::cetak::{banding, persen};
use app::kinerja::lkj::{self as bacaan, BarisLaporan, Laporan, kunci_sebab};
use app::kinerja::lkj_tindak::{self, Keadaan as KeadaanLkj, Langkah};
use app::tampil::daerah::Daerah;
use app::tindak::{Minta, TindakGalat};
use askama::Template;
use axum::extract::{Form, Path, State};
use dasar::Rasio;
use dasar::waktu::Zona;
use keamanan::Tindakan;
use uuid::Uuid;

use crate::galat::{Hasil, html};
use crate::komponen::{Cip, Warna};
use crate::tindak::{Isian, dapat, galat, id, isi, jawab, minta, periksa_csrf, perlu_lihat};
use crate::{Galat, Halaman, Keadaan, Sesi};
use crate::{daerah, unduh};

/// State of a report as a chip.
pub(super) fn cip(keadaan: &str) -> Cip {
    let k = KeadaanLkj::parse(keadaan).unwrap_or(KeadaanLkj::Draf);
    Cip::baru(k.nama(), Warna::Info)
}

struct BarisView {
    urut: i16,
    sasaran: String,
    indikator: String,
    target: String,
    realisasi: String,
    capaian: String,
    kategori: String,
    penjelasan: String,
    /// Width of the bar, 0–100.
    batang: String,
    tercapai: bool,
    banding: Vec<[String; 3]>,
    sebab: String,
    kunci_sebab: String,
    tanpa_pembanding: bool,
}

#[derive(Template)]
#[template(path = "kinerja/lkj.html")]
struct LkjHal {
    hal: Halaman,
    judul: String,
    status: Cip,
    rata: String,
    tercapai: String,
    baris: Vec<BarisView>,
    program: Vec<[String; 4]>,
    efisiensi: String,
    bagian: Vec<(String, String, String, bool)>,
    reviu: String,
    aksi: String,
    boleh_tulis: bool,
    boleh_reviu: bool,
    boleh_tetap: bool,
    boleh_terbit: bool,
}

async fn buka(k: &Keadaan, s: &Sesi, kode: &str, p: &str) -> Result<(Daerah, Laporan), Galat> {
    let (d, mut tx) = daerah::buka(k, kode, None).await?;
    let l = bacaan::muat(&mut tx, id(p)?).await.map_err(galat)?;
    let terbit = l.keadaan == KeadaanLkj::Terbit;
    perlu_lihat(s, &d, (Tindakan::LihatKinerja, l.lkj.opd_id), terbit)?;
    Ok((d, l))
}

pub(super) async fn lihat(
    State(k): State<Keadaan>,
    s: Sesi,
    Path((kode, p)): Path<(String, String)>,
) -> Hasil {
    let (d, l) = buka(&k, &s, &kode, &p).await?;
    let judul = format!("Laporan Kinerja {} · {}", l.lkj.tahun, l.untuk);
    let (ya, semua) = l.tercapai();
    let cetak = app::kinerja::cetak::lkj(&d.pemda.nama, &l);
    let dapat = |t, keadaan| dapat(&s, &d, t, l.lkj.opd_id) && l.keadaan == keadaan;
    let mut program = cetak.program;
    program.push(cetak.jumlah);
    html(&LkjHal {
        hal: daerah::halaman(&s, &d, &judul, "kinerja")
            .remah("Kinerja", daerah::jalur(&d, "/kinerja")),
        judul,
        status: cip(&l.lkj.keadaan),
        rata: persen(l.rata),
        tercapai: format!("{ya} dari {semua}"),
        baris: l.baris.iter().map(baris).collect(),
        program,
        efisiensi: cetak.efisiensi,
        bagian: l
            .bagian
            .iter()
            .map(|b| (b.kunci.into(), b.judul.into(), b.teks.clone(), b.ditulis))
            .collect(),
        reviu: cetak.reviu,
        aksi: daerah::jalur(&d, &format!("/kinerja/lkj/{}", l.lkj.id)),
        boleh_tulis: dapat(Tindakan::SusunLkj, KeadaanLkj::Draf),
        boleh_reviu: dapat(Tindakan::ReviuLkj, KeadaanLkj::Reviu),
        boleh_tetap: dapat(Tindakan::TerbitkanKinerja, KeadaanLkj::Direviu),
        boleh_terbit: dapat(Tindakan::TerbitkanKinerja, KeadaanLkj::Berlaku),
    })
}

fn baris(b: &BarisLaporan) -> BarisView {
    let lebar = b.capaian.nilai.map(|c| c.min(Rasio::SATU).mesin_persen(2));
    BarisView {
        urut: b.urut,
        sasaran: b.sasaran.clone(),
        indikator: b.indikator.clone(),
        target: format!("{} {}", b.target, b.satuan),
        realisasi: if b.realisasi.is_empty() {
            "–".to_owned()
        } else {
            b.realisasi.clone()
        },
        capaian: persen(b.capaian.nilai),
        kategori: b.capaian.kategori.to_owned(),
        penjelasan: b.capaian.penjelasan.clone(),
        batang: lebar.unwrap_or_else(|| "0".to_owned()),
        tercapai: b.capaian.nilai.is_some_and(|c| c >= Rasio::SATU),
        banding: banding(b),
        sebab: b.sebab.clone(),
        kunci_sebab: kunci_sebab(b.urut),
        tanpa_pembanding: b.pembanding.is_none(),
    }
}

/// The report as a document.
pub(super) async fn pdf(
    State(k): State<Keadaan>,
    s: Sesi,
    Path((kode, p)): Path<(String, String)>,
) -> Hasil {
    let (d, l) = buka(&k, &s, &kode, &p).await?;
    let hari = k.ling.clock.kini().tanggal(Zona::Wib);
    let isi = app::kinerja::cetak::lkj(&d.pemda.nama, &l);
    let byte = cetak::lkj(&isi, hari)?;
    let nama = laporan::nama_berkas(&format!("{} {}", isi.judul, isi.untuk), "pdf");
    Ok(unduh::jawab(byte, "application/pdf", &nama))
}

fn url(kode: &str, p: &str) -> String {
    format!("/pemda/{}/kinerja/lkj/{p}", crate::url::sandi(kode))
}

/// `POST …/lkj`: begins a report.
pub(super) async fn mulai(
    State(k): State<Keadaan>,
    s: Sesi,
    Path(kode): Path<String>,
    Form(f): Form<Isian>,
) -> Hasil {
    periksa_csrf(&s, &f)?;
    let m = minta(&k, &s, &kode);
    let opd = Some(isi(&f, "opd")).filter(|o| !o.is_empty());
    let hasil = match isi(&f, "tahun").parse() {
        Ok(tahun) => lkj_tindak::mulai(&m, tahun, opd).await,
        Err(_) => Err(TindakGalat::ditolak("LKJ-050", "Tulis tahunnya.")),
    };
    let ke = match &hasil {
        Ok(id) => url(&kode, &id.to_string()),
        Err(_) => format!("/pemda/{}/kinerja", crate::url::sandi(&kode)),
    };
    let kalimat = "Draf laporan terisi dari pengukuran.";
    jawab(&k, &ke, hasil.map(|_| kalimat.to_owned()))
}

async fn pindah(m: &Minta<'_>, id: Uuid, l: Langkah, f: &Isian) -> Result<String, TindakGalat> {
    let ke = lkj_tindak::pindah(m, id, (l, isi(f, "catatan"))).await?;
    Ok(format!("Laporan Kinerja sekarang {}.", ke.nama()))
}

/// `POST …/lkj/{id}/susun`: what its author does.
pub(super) async fn susun(
    State(k): State<Keadaan>,
    s: Sesi,
    Path((kode, p)): Path<(String, String)>,
    Form(f): Form<Isian>,
) -> Hasil {
    periksa_csrf(&s, &f)?;
    let (m, l) = (minta(&k, &s, &kode), id(&p)?);
    let hasil = match isi(&f, "aksi") {
        "reviu" => pindah(&m, l, Langkah::MintaReviu, &f).await,
        "banding" => {
            let b = PembandingRow {
                indikator: isi(&f, "indikator").parse().unwrap_or(0),
                nama: isi(&f, "nama").to_owned(),
                nilai: isi(&f, "nilai").to_owned(),
                sumber: isi(&f, "sumber").to_owned(),
            };
            let hasil = lkj_tindak::bandingkan(&m, l, &b).await;
            hasil.map(|()| "Pembanding ditambahkan.".to_owned())
        }
        _ => {
            let hasil = lkj_tindak::tulis(&m, l, (isi(&f, "bagian"), isi(&f, "teks"))).await;
            hasil.map(|()| "Bagian disimpan.".to_owned())
        }
    };
    jawab(&k, &url(&kode, &p), hasil)
}

/// `POST …/lkj/{id}/reviu`: what the inspectorate does.
pub(super) async fn reviu(
    State(k): State<Keadaan>,
    s: Sesi,
    Path((kode, p)): Path<(String, String)>,
    Form(f): Form<Isian>,
) -> Hasil {
    periksa_csrf(&s, &f)?;
    let l = if isi(&f, "aksi") == "kembalikan" {
        Langkah::Kembalikan
    } else {
        Langkah::Nyatakan
    };
    let hasil = pindah(&minta(&k, &s, &kode), id(&p)?, l, &f).await;
    jawab(&k, &url(&kode, &p), hasil)
}

/// `POST …/lkj/{id}/terbit`: puts into force, opens to the public.
pub(super) async fn terbit(
    State(k): State<Keadaan>,
    s: Sesi,
    Path((kode, p)): Path<(String, String)>,
    Form(f): Form<Isian>,
) -> Hasil {
    periksa_csrf(&s, &f)?;
    let l = if isi(&f, "aksi") == "tetapkan" {
        Langkah::Tetapkan
    } else {
        Langkah::Terbitkan
    };
    let hasil = pindah(&minta(&k, &s, &kode), id(&p)?, l, &f).await;
    jawab(&k, &url(&kode, &p), hasil)
}
