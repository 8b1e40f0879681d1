//! Forms of the worksheet.

use app::kinerja::berkas::Bukti;
use app::sakip::buka::{self, BukaEvaluasi};
use app::sakip::jawab::{self, Jawab};
use app::sakip::langkah::{self, Langkah};
use app::sakip::rekomendasi::{self, Rekomendasi, StatusTindak, Tindak};
use app::tindak::{Minta, TindakGalat};
use axum::extract::{Form, Path, State};
use dasar::Tanggal;
use uuid::Uuid;

use crate::galat::Hasil;
use crate::tindak::{Isian, id, isi, jawab as balas, minta, periksa_csrf};
use crate::{Keadaan, Sesi};

fn url(kode: &str, p: &str) -> String {
    let kode = crate::url::sandi(kode);
    if p.is_empty() {
        format!("/pemda/{kode}/sakip")
    } else {
        format!("/pemda/{kode}/sakip/{p}")
    }
}

fn salah(pesan: &str) -> TindakGalat {
    TindakGalat::ditolak("EVL-050", pesan)
}

/// `POST /pemda/{kode}/sakip`: opens an evaluation.
pub(super) async fn buka(
    State(k): State<Keadaan>,
    s: Sesi,
    Path(kode): Path<String>,
    Form(f): Form<Isian>,
) -> Hasil {
    periksa_csrf(&s, &f)?;
    let m = minta(&k, &s, &kode);
    let opsi = |n: &str| Some(isi(&f, n).to_owned()).filter(|t| !t.is_empty());
    let hasil = match isi(&f, "tahun").parse::<i16>() {
        Err(_) => Err(salah("Tulis tahun yang dievaluasi, misalnya 2026.")),
        Ok(tahun) => {
            let b = BukaEvaluasi {
                tahun,
                opd: opsi("opd"),
                lke: opsi("lke"),
            };
            buka::buka(&m, &b).await
        }
    };
    match hasil {
        Ok(id) => {
            let kalimat = "Evaluasi dibuka; bukti dari data sudah ditarik.".to_owned();
            balas(&k, &url(&kode, &id.to_string()), Ok(kalimat))
        }
        Err(e) => balas(&k, &url(&kode, ""), Err(e)),
    }
}

/// Every `j_<key>` of a form with its `a_<key>`.
fn jawaban(f: &Isian) -> Vec<Jawab> {
    f.iter()
        .filter_map(|(nama, nilai)| {
            let kunci = nama.strip_prefix("j_")?;
            (!nilai.trim().is_empty()).then(|| Jawab {
                kunci: kunci.to_owned(),
                isi: nilai.trim().to_owned(),
                alasan: isi(f, &format!("a_{kunci}")).to_owned(),
            })
        })
        .collect()
}

fn berubah(n: usize) -> String {
    match n {
        0 => "Tidak ada jawaban yang berubah.".to_owned(),
        n => format!("{n} jawaban disimpan."),
    }
}

async fn langkahkan(m: &Minta<'_>, id: Uuid, nama: &str) -> Result<String, TindakGalat> {
    let l = match nama {
        "serahkan" => Langkah::Serahkan,
        "buka-klarifikasi" => Langkah::BukaKlarifikasi,
        "tutup-klarifikasi" => Langkah::TutupKlarifikasi,
        "ajukan-reviu" => Langkah::AjukanReviu,
        "kembalikan" => Langkah::Kembalikan,
        "terbitkan" => Langkah::Terbitkan,
        _ => return Err(salah("Langkah ini tidak dikenal.")),
    };
    let ke = langkah::pindah(m, id, l).await?;
    Ok(format!("Evaluasi sekarang pada tahap {}.", ke.nama()))
}

/// `POST …/mandiri`: what the evaluated office does.
pub(super) async fn mandiri(
    State(k): State<Keadaan>,
    s: Sesi,
    Path((kode, p)): Path<(String, String)>,
    Form(f): Form<Isian>,
) -> Hasil {
    periksa_csrf(&s, &f)?;
    let (m, e) = (minta(&k, &s, &kode), id(&p)?);
    let hasil = match isi(&f, "aksi") {
        "tarik" => buka::tarik_bukti(&m, e)
            .await
            .map(|n| format!("{n} kriteria dinilai ulang dari data.")),
        "bukti" => {
            let b = Bukti {
                judul: isi(&f, "judul").to_owned(),
                tautan: isi(&f, "tautan").to_owned(),
                berkas: None,
            };
            jawab::tambah_bukti(&m, e, (isi(&f, "kriteria"), &b))
                .await
                .map(|()| "Bukti ditambahkan.".to_owned())
        }
        "klarifikasi" => jawab::klarifikasi(&m, e, (isi(&f, "kunci"), isi(&f, "teks")))
            .await
            .map(|()| "Tanggapan disimpan.".to_owned()),
        "jawab" => jawab::mandiri(&m, e, &jawaban(&f)).await.map(berubah),
        lain => langkahkan(&m, e, lain).await,
    };
    balas(&k, &kembali(&kode, &p, &f), hasil)
}

/// Back to where the form stood.
fn kembali(kode: &str, p: &str, f: &Isian) -> String {
    let jangkar = isi(f, "di");
    let aman = jangkar
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || c == '-');
    if jangkar.is_empty() || !aman {
        url(kode, p)
    } else {
        format!("{}#{jangkar}", url(kode, p))
    }
}

/// `POST …/putusan`: what the team does.
pub(super) async fn putusan(
    State(k): State<Keadaan>,
    s: Sesi,
    Path((kode, p)): Path<(String, String)>,
    Form(f): Form<Isian>,
) -> Hasil {
    periksa_csrf(&s, &f)?;
    let (m, e) = (minta(&k, &s, &kode), id(&p)?);
    let hasil = match isi(&f, "aksi") {
        "jawab" => jawab::putuskan(&m, e, &jawaban(&f)).await.map(berubah),
        "terima" => jawab::terima_usulan(&m, e)
            .await
            .map(|n| format!("{n} usulan diterima.")),
        "klarifikasi" => jawab::klarifikasi(&m, e, (isi(&f, "kunci"), isi(&f, "teks")))
            .await
            .map(|()| "Pertanyaan dikirim.".to_owned()),
        "rekomendasi" => rekomendasi_baru(&m, e, &f).await,
        lain => langkahkan(&m, e, lain).await,
    };
    balas(&k, &kembali(&kode, &p, &f), hasil)
}

async fn rekomendasi_baru(m: &Minta<'_>, e: Uuid, f: &Isian) -> Result<String, TindakGalat> {
    let tenggat = Tanggal::parse(isi(f, "tenggat"))
        .ok_or_else(|| salah("Isi tenggat rekomendasi dengan tanggal."))?;
    let r = Rekomendasi {
        kriteria: isi(f, "kriteria").to_owned(),
        teks: isi(f, "teks").to_owned(),
        tenggat,
        penanggung_jawab: isi(f, "pj").to_owned(),
    };
    let n = rekomendasi::tulis(m, e, &r).await?;
    Ok(format!("Rekomendasi {n} ditulis."))
}

/// `POST …/tim`: one line per member, `name=place`.
pub(super) async fn tim(
    State(k): State<Keadaan>,
    s: Sesi,
    Path((kode, p)): Path<(String, String)>,
    Form(f): Form<Isian>,
) -> Hasil {
    periksa_csrf(&s, &f)?;
    let tim: Vec<(String, String)> = isi(&f, "tim")
        .lines()
        .filter(|b| !b.trim().is_empty())
        .map(|b| {
            let (nama, peran) = b.rsplit_once('=').unwrap_or((b, ""));
            (nama.trim().to_owned(), peran.trim().to_owned())
        })
        .collect();
    let hasil = buka::tetapkan_tim(&minta(&k, &s, &kode), id(&p)?, &tim).await;
    let hasil = hasil.map(|()| format!("Tim beranggota {} ditetapkan.", tim.len()));
    balas(&k, &url(&kode, &p), hasil)
}

/// `POST …/lhe`: publishes the result.
pub(super) async fn lhe(
    State(k): State<Keadaan>,
    s: Sesi,
    Path((kode, p)): Path<(String, String)>,
    Form(f): Form<Isian>,
) -> Hasil {
    periksa_csrf(&s, &f)?;
    let hasil = langkahkan(&minta(&k, &s, &kode), id(&p)?, "terbitkan").await;
    balas(&k, &url(&kode, &p), hasil)
}

/// `POST …/tindak`: reports on a recommendation.
pub(super) async fn tindak(
    State(k): State<Keadaan>,
    s: Sesi,
    Path((kode, p)): Path<(String, String)>,
    Form(f): Form<Isian>,
) -> Hasil {
    periksa_csrf(&s, &f)?;
    let (m, e) = (minta(&k, &s, &kode), id(&p)?);
    let status = StatusTindak::parse(isi(&f, "status"));
    let hasil = match (isi(&f, "nomor").parse::<i16>(), status) {
        (Ok(nomor), Some(status)) => {
            let t = Tindak {
                nomor,
                status,
                uraian: isi(&f, "uraian").to_owned(),
                tautan: isi(&f, "tautan").to_owned(),
            };
            rekomendasi::tindak_lanjuti(&m, e, &t)
                .await
                .map(|s| format!("Rekomendasi {nomor}: {}.", s.nama()))
        }
        _ => Err(salah("Pilih rekomendasi dan statusnya.")),
    };
    balas(&k, &url(&kode, "rekomendasi"), hasil)
}
