//! Forms of agreements, quarterly plans and measurements.

use app::kinerja::baca::TargetRow;
use app::kinerja::berkas::Bukti;
use app::kinerja::pk::{self, CaraUkur, Jenjang, Langkah, PihakPk, Sebab, SusunPk};
use app::kinerja::rencana_aksi;
use app::kinerja::ukur::{self, Isian as IsianUkur, Langkah as LangkahUkur, Letak};
use app::tindak::{Minta, TindakGalat};
use axum::extract::{Form, Multipart, Path, State};
use dasar::{Rupiah, Tanggal};
use uuid::Uuid;

use crate::galat::Hasil;
use crate::tindak::{Isian, id, isi, jawab, minta, periksa_csrf};
use crate::{Galat, Keadaan, Sesi};

fn url(kode: &str, sisa: &str) -> String {
    format!("/pemda/{}/kinerja{sisa}", crate::url::sandi(kode))
}

/// Back to the indicator the form stood at.
fn kembali(kode: &str, p: &str, f: &Isian) -> String {
    let di: String = isi(f, "indikator")
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    let jangkar = if di.is_empty() {
        di
    } else {
        format!("#i-{di}")
    };
    format!("{}{jangkar}", url(kode, &format!("/pk/{p}")))
}

fn salah(pesan: &str) -> TindakGalat {
    TindakGalat::ditolak("KIN-050", pesan)
}

fn nomor(f: &Isian, nama: &str) -> Result<i16, TindakGalat> {
    isi(f, nama)
        .parse()
        .map_err(|_| salah("Indikator atau triwulan ini tidak dikenal."))
}

/// `POST /pemda/{kode}/kinerja`: draws up an agreement.
pub(super) async fn susun(
    State(k): State<Keadaan>,
    s: Sesi,
    Path(kode): Path<String>,
    Form(f): Form<Isian>,
) -> Hasil {
    periksa_csrf(&s, &f)?;
    let hasil = susunan(&minta(&k, &s, &kode), &f).await;
    let ke = match &hasil {
        Ok(id) => url(&kode, &format!("/pk/{id}")),
        Err(_) => url(&kode, ""),
    };
    let kalimat = "Draf disusun dari rencana yang berlaku.";
    jawab(&k, &ke, hasil.map(|_| kalimat.to_owned()))
}

async fn susunan(m: &Minta<'_>, f: &Isian) -> Result<Uuid, TindakGalat> {
    let p = SusunPk {
        tahun: isi(f, "tahun")
            .parse()
            .map_err(|_| salah("Tulis tahunnya, misalnya 2026."))?,
        opd: Some(isi(f, "opd").to_owned()).filter(|o| !o.is_empty()),
        jenjang: Jenjang::parse(isi(f, "jenjang")).ok_or_else(|| salah("Pilih jenjangnya."))?,
        unit: dasar::teks::rapat(isi(f, "unit")),
        simpul: isi(f, "simpul")
            .split([',', ' ', ';'])
            .filter(|t| !t.is_empty())
            .map(str::to_owned)
            .collect(),
        sebab: Sebab::parse(isi(f, "sebab")).unwrap_or(Sebab::Awal),
        alasan: isi(f, "alasan").to_owned(),
    };
    pk::susun(m, &p).await
}

/// `POST …/kunci`: locks or opens a quarter.
pub(super) async fn kunci(
    State(k): State<Keadaan>,
    s: Sesi,
    Path(kode): Path<String>,
    Form(f): Form<Isian>,
) -> Hasil {
    periksa_csrf(&s, &f)?;
    let m = minta(&k, &s, &kode);
    let kunci = isi(&f, "kunci") == "1";
    let hasil = match (nomor(&f, "tahun"), nomor(&f, "triwulan")) {
        (Ok(tahun), Ok(tw)) => {
            let kata = if kunci { "dikunci" } else { "dibuka" };
            let hasil = ukur::kunci(&m, (tahun, tw), (kunci, isi(&f, "alasan"))).await;
            hasil.map(|()| format!("Triwulan {tw} {kata}."))
        }
        (Err(e), _) | (_, Err(e)) => Err(e),
    };
    jawab(&k, &url(&kode, ""), hasil)
}

/// `POST …/pk/{id}/susun`: everything its author does.
pub(super) async fn ubah(
    State(k): State<Keadaan>,
    s: Sesi,
    Path((kode, p)): Path<(String, String)>,
    Form(f): Form<Isian>,
) -> Hasil {
    periksa_csrf(&s, &f)?;
    let hasil = ubahan(&minta(&k, &s, &kode), id(&p)?, &f).await;
    jawab(&k, &kembali(&kode, &p, &f), hasil)
}

async fn ubahan(m: &Minta<'_>, id: Uuid, f: &Isian) -> Result<String, TindakGalat> {
    match isi(f, "aksi") {
        "pihak" => {
            let pihak = |p: &str| {
                let t = |n: &str| isi(f, &format!("{p}_{n}")).to_owned();
                (t("nama"), t("jabatan"), t("cara"))
            };
            let baru = PihakPk {
                pertama: pihak("p1"),
                kedua: pihak("p2"),
                tempat: isi(f, "tempat").to_owned(),
                tanggal: Tanggal::parse(isi(f, "tanggal")),
            };
            pk::ubah(m, id, &baru).await?;
            Ok("Para pihak disimpan.".to_owned())
        }
        "ukuran" => {
            let c = CaraUkur {
                indikator: nomor(f, "indikator")?,
                polaritas: isi(f, "polaritas").to_owned(),
                agregasi: isi(f, "agregasi").to_owned(),
                rumus_negatif: isi(f, "rumus").to_owned(),
                utama: isi(f, "utama") == "1",
                definisi: isi(f, "definisi").to_owned(),
                sumber_data: isi(f, "sumber").to_owned(),
            };
            pk::ubah_ukur(m, id, &c).await?;
            Ok("Cara mengukur disimpan.".to_owned())
        }
        "ajukan" => pindah(m, id, Langkah::Ajukan).await,
        "batalkan" => pindah(m, id, Langkah::Batalkan).await,
        "rencana" => {
            rencana_aksi::mulai(m, id).await?;
            Ok("Rencana Aksi dimulai dengan usulan target triwulan.".to_owned())
        }
        "target" => target(m, id, f).await,
        _ => Err(salah("Tindakan ini tidak dikenal.")),
    }
}

async fn target(m: &Minta<'_>, id: Uuid, f: &Isian) -> Result<String, TindakGalat> {
    let indikator = nomor(f, "indikator")?;
    let baris: Vec<TargetRow> = (1..=4)
        .map(|t| TargetRow {
            indikator,
            triwulan: t,
            target: isi(f, &format!("t{t}")).to_owned(),
            kegiatan: isi(f, &format!("k{t}")).to_owned(),
            anggaran_sen: 0,
            penanggung_jawab: isi(f, "pj").to_owned(),
        })
        .collect();
    rencana_aksi::ubah(m, id, &baris).await?;
    Ok("Target triwulan disimpan.".to_owned())
}

async fn pindah(m: &Minta<'_>, id: Uuid, l: Langkah) -> Result<String, TindakGalat> {
    let ke = pk::pindah(m, id, l).await?;
    Ok(format!("Perjanjian Kinerja sekarang {}.", ke.nama()))
}

/// `POST …/pk/{id}/putusan`: what the superior does.
pub(super) async fn putusan(
    State(k): State<Keadaan>,
    s: Sesi,
    Path((kode, p)): Path<(String, String)>,
    Form(f): Form<Isian>,
) -> Hasil {
    periksa_csrf(&s, &f)?;
    let (m, pk) = (minta(&k, &s, &kode), id(&p)?);
    let hasil = match isi(&f, "aksi") {
        "tandatangani" => pindah(&m, pk, Langkah::Tandatangani).await,
        "kembalikan" => pindah(&m, pk, Langkah::Kembalikan).await,
        "rencana" => {
            let hasil = rencana_aksi::tetapkan(&m, pk).await;
            hasil.map(|()| "Rencana Aksi berlaku.".to_owned())
        }
        _ => Err(salah("Tindakan ini tidak dikenal.")),
    };
    jawab(&k, &kembali(&kode, &p, &f), hasil)
}

fn letak(pk: Uuid, f: &Isian) -> Result<Letak, TindakGalat> {
    Ok(Letak {
        pk,
        indikator: nomor(f, "indikator")?,
        triwulan: nomor(f, "triwulan")?,
    })
}

/// `POST …/pk/{id}/ukur`: fills in or hands over a quarter.
pub(super) async fn ukur(
    State(k): State<Keadaan>,
    s: Sesi,
    Path((kode, p)): Path<(String, String)>,
    Form(f): Form<Isian>,
) -> Hasil {
    periksa_csrf(&s, &f)?;
    let hasil = ukuran(&minta(&k, &s, &kode), id(&p)?, &f).await;
    jawab(&k, &kembali(&kode, &p, &f), hasil)
}

async fn ukuran(m: &Minta<'_>, pk: Uuid, f: &Isian) -> Result<String, TindakGalat> {
    let l = letak(pk, f)?;
    if isi(f, "aksi") == "ajukan" {
        let ke = ukur::pindah(m, l, (LangkahUkur::Ajukan, "")).await?;
        return Ok(format!("Pengukuran sekarang {}.", ke.nama()));
    }
    let uang = isi(f, "anggaran");
    let anggaran_sen = if uang.is_empty() {
        0
    } else {
        Rupiah::parse(uang)
            .map_err(|_| salah("Realisasi anggaran ditulis seperti 1.500.000."))?
            .sen()
    };
    let i = IsianUkur {
        realisasi: isi(f, "realisasi").to_owned(),
        anggaran_sen,
        hambatan: isi(f, "hambatan").to_owned(),
        tindak_lanjut: isi(f, "tindak").to_owned(),
    };
    ukur::isi(m, l, &i).await?;
    Ok("Realisasi disimpan sebagai draf; ajukan setelah ada bukti.".to_owned())
}

/// `POST …/pk/{id}/bukti`: a link or a file.
pub(super) async fn bukti(
    State(k): State<Keadaan>,
    s: Sesi,
    Path((kode, p)): Path<(String, String)>,
    mut m: Multipart,
) -> Hasil {
    let rusak = |_| Galat::Masukan("Kiriman berkas terputus. Unggah lagi.".to_owned());
    let mut f = Isian::new();
    let mut berkas = None;
    while let Some(b) = m.next_field().await.map_err(rusak)? {
        let nama = b.name().unwrap_or_default().to_owned();
        if nama == "berkas" {
            let asli = b.file_name().unwrap_or_default().to_owned();
            let byte = b.bytes().await.map_err(rusak)?.to_vec();
            if !asli.is_empty() && !byte.is_empty() {
                berkas = Some((asli, byte));
            }
        } else {
            f.insert(nama, b.text().await.map_err(rusak)?);
        }
    }
    periksa_csrf(&s, &f)?;
    let b = Bukti {
        judul: isi(&f, "judul").to_owned(),
        tautan: isi(&f, "tautan").to_owned(),
        berkas,
    };
    let mt = minta(&k, &s, &kode);
    let hasil = match letak(id(&p)?, &f) {
        Ok(l) => ukur::tambah_bukti(&mt, l, &b).await,
        Err(e) => Err(e),
    };
    let hasil = hasil.map(|()| "Bukti ditambahkan.".to_owned());
    jawab(&k, &kembali(&kode, &p, &f), hasil)
}

/// `POST …/pk/{id}/verifikasi`: accepts or sends back a quarter.
pub(super) async fn verifikasi(
    State(k): State<Keadaan>,
    s: Sesi,
    Path((kode, p)): Path<(String, String)>,
    Form(f): Form<Isian>,
) -> Hasil {
    periksa_csrf(&s, &f)?;
    let m = minta(&k, &s, &kode);
    let ke = if isi(&f, "aksi") == "kembalikan" {
        LangkahUkur::Kembalikan
    } else {
        LangkahUkur::Verifikasi
    };
    let hasil = match letak(id(&p)?, &f) {
        Ok(l) => ukur::pindah(&m, l, (ke, isi(&f, "catatan"))).await,
        Err(e) => Err(e),
    };
    let hasil = hasil.map(|k| format!("Pengukuran sekarang {}.", k.nama()));
    jawab(&k, &kembali(&kode, &p, &f), hasil)
}

/// `POST …/pk/{id}/terbit`: opens the agreement to the public.
pub(super) async fn terbit(
    State(k): State<Keadaan>,
    s: Sesi,
    Path((kode, p)): Path<(String, String)>,
    Form(f): Form<Isian>,
) -> Hasil {
    periksa_csrf(&s, &f)?;
    let hasil = pk::terbitkan(&minta(&k, &s, &kode), id(&p)?).await;
    let hasil = hasil.map(|()| "Perjanjian Kinerja dibuka untuk umum.".to_owned());
    jawab(&k, &url(&kode, &format!("/pk/{p}")), hasil)
}
