//! The forms of the tree.

use app::pohon::{self, Cara, Gantung, Jawab, MintaLintas, Simpan};
use app::tindak::{Minta, TindakGalat};
use axum::extract::{Form, Path, State};
use axum::response::Response;
use serde::Deserialize;
use uuid::Uuid;

use crate::galat::Hasil;
use crate::halaman::Kilat;
use crate::komponen::Warna;
use crate::lapis::{segel, sesi};
use crate::url::sandi;
use crate::{Galat, Keadaan, Sesi};

/// Every field a form of the tree may carry; `langkah` says which form it is.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Isian {
    csrf: String,
    langkah: String,
    tahun: i16,
    edisi: String,
    versi: i32,
    simpul: String,
    induk: String,
    cara: String,
    jenis: String,
    pernyataan: String,
    opd: String,
    penanggung_jawab: String,
    indikator: String,
    faktor: String,
    kode: String,
    lembaga: String,
    isi: String,
    lintas: String,
    setuju: String,
    alasan: String,
}

impl Isian {
    fn gantung(&self) -> Result<Gantung, Galat> {
        Ok(Gantung {
            opd: self.opd.clone(),
            kode: self.kode.clone(),
            simpul: boleh_kosong(&self.simpul)?,
        })
    }

    fn minta_lintas(&self) -> Result<MintaLintas, Galat> {
        Ok(MintaLintas {
            pohon: self.edisi()?,
            simpul: uuid(&self.simpul)?,
            opd: self.opd.clone(),
            lembaga: self.lembaga.clone(),
            isi: self.isi.clone(),
        })
    }

    fn edisi(&self) -> Result<Uuid, Galat> {
        uuid(&self.edisi)
    }

    fn simpan(&self, id: Option<Uuid>) -> Result<Simpan, Galat> {
        let baris = |t: &str| -> Vec<String> {
            t.lines()
                .map(str::trim)
                .filter(|b| !b.is_empty())
                .map(str::to_owned)
                .collect()
        };
        Ok(Simpan {
            pohon: self.edisi()?,
            versi: self.versi,
            id,
            induk: boleh_kosong(&self.induk)?,
            jenis: self.jenis.clone(),
            pernyataan: self.pernyataan.clone(),
            opd: self.opd.clone(),
            jabatan: None,
            penanggung_jawab: self.penanggung_jawab.clone(),
            indikator: baris(&self.indikator).iter().map(|b| tiga(b)).collect(),
            faktor: baris(&self.faktor),
        })
    }
}

/// "words | unit | target".
fn tiga(baris: &str) -> (String, String, String) {
    let mut b = baris.split('|').map(|x| x.trim().to_owned());
    let mut ambil = || b.next().unwrap_or_default();
    (ambil(), ambil(), ambil())
}

fn uuid(teks: &str) -> Result<Uuid, Galat> {
    Uuid::parse_str(teks.trim())
        .map_err(|_| Galat::Masukan("Isian formulir ini tidak lengkap. Muat ulang.".to_owned()))
}

fn boleh_kosong(teks: &str) -> Result<Option<Uuid>, Galat> {
    if teks.trim().is_empty() {
        return Ok(None);
    }
    uuid(teks).map(Some)
}

/// What a form needs of the request.
pub(crate) fn minta<'a>(k: &'a Keadaan, s: &'a Sesi, pemda: &'a str) -> Minta<'a> {
    Minta {
        db: &k.ling.db,
        hukum: &k.ling.hukum,
        clock: k.ling.clock.as_ref(),
        pelaku: &s.pelaku,
        pemda,
        permintaan: &s.permintaan,
    }
}

/// Refuses a form without the visitor's own token.
pub(crate) fn periksa_csrf(s: &Sesi, csrf: &str) -> Result<(), Galat> {
    if segel::sama(csrf.as_bytes(), s.csrf.as_bytes()) {
        return Ok(());
    }
    Err(Galat::Ditolak(
        "Formulir ini sudah kedaluwarsa. Muat ulang halamannya lalu kirim lagi.".to_owned(),
    ))
}

/// A refusal goes back to the page as a sentence; what is hidden or broken stays an error.
pub(crate) fn jawaban(
    k: &Keadaan,
    hasil: Result<(), TindakGalat>,
    (ke, kalimat): (&str, &str),
) -> Result<Response, Galat> {
    let (warna, kalimat) = match hasil {
        Ok(()) => (Warna::Baik, kalimat.to_owned()),
        Err(TindakGalat::Ditolak { pesan, .. }) => (Warna::Bahaya, pesan),
        Err(lain) => return Err(super::galat(lain)),
    };
    Ok(sesi::arahkan(k, ke, &Kilat { warna, kalimat }))
}

fn alamat(kode: &str, f: &Isian) -> String {
    let simpul = if f.simpul.is_empty() {
        String::new()
    } else {
        format!("/simpul/{}", sandi(&f.simpul))
    };
    let u = crate::url::UrlDaftar::baru(format!("/pemda/{}/pohon{simpul}", sandi(kode)));
    let u = u.dengan("edisi", f.edisi.clone());
    match f.tahun {
        0 => u.to_string(),
        t => u.dengan("tahun", t.to_string()).to_string(),
    }
}

/// `POST /pemda/{kode}/pohon/susun`: begin, write a node, move, hang, take out, ask, take back.
pub(super) async fn susun(
    State(k): State<Keadaan>,
    s: Sesi,
    Path(kode): Path<String>,
    Form(mut f): Form<Isian>,
) -> Hasil {
    periksa_csrf(&s, &f.csrf)?;
    let m = minta(&k, &s, &kode);
    let (hasil, kalimat) = match f.langkah.as_str() {
        "mulai" => {
            let cara = Cara::parse(&f.cara)
                .ok_or_else(|| Galat::Masukan("Pilih cara memulai pohon.".to_owned()))?;
            let h = pohon::mulai(&m, f.tahun, cara).await;
            f.edisi = h.as_ref().map(Uuid::to_string).unwrap_or_default();
            (
                h.map(drop),
                "Draf pohon kinerja dibuat. Periksa masalahnya, lalu perbaiki.",
            )
        }
        "ubah" => {
            let id = uuid(&f.simpul)?;
            let h = pohon::simpan(&m, &f.simpan(Some(id))?).await;
            (h.map(drop), "Simpul disimpan.")
        }
        "tambah" => {
            let h = pohon::simpan(&m, &f.simpan(None)?).await;
            (h.map(drop), "Simpul ditambahkan di bawah simpul ini.")
        }
        "pindah" => {
            let tujuan = boleh_kosong(&f.induk)?;
            let h = pohon::pindah(&m, (f.edisi()?, f.versi), &[uuid(&f.simpul)?], tujuan).await;
            (h, "Simpul dipindahkan.")
        }
        "gantung" => {
            let h = pohon::gantung(&m, (f.edisi()?, f.versi), &f.gantung()?).await;
            (h, "Sub kegiatan digantungkan.")
        }
        "hapus" => {
            let h = pohon::hapus(&m, (f.edisi()?, f.versi), uuid(&f.simpul)?).await;
            if h.is_ok() {
                f.simpul.clear();
            }
            (h, "Simpul dikeluarkan dari draf.")
        }
        "lintas" => {
            let h = pohon::minta_dukungan(&m, &f.minta_lintas()?).await;
            (
                h.map(drop),
                "Permintaan dukungan dikirim; menunggu jawaban pihak lain.",
            )
        }
        "tarik" => {
            let h = pohon::tarik(&m, (f.edisi()?, uuid(&f.lintas)?)).await;
            (h, "Permintaan ditarik kembali.")
        }
        _ => {
            return Err(Galat::Masukan(
                "Langkah formulir ini tidak dikenal.".to_owned(),
            ));
        }
    };
    jawaban(&k, hasil, (&alamat(&kode, &f), kalimat))
}

/// `POST /pemda/{kode}/pohon/jawab`.
pub(super) async fn jawab(
    State(k): State<Keadaan>,
    s: Sesi,
    Path(kode): Path<String>,
    Form(f): Form<Isian>,
) -> Hasil {
    periksa_csrf(&s, &f.csrf)?;
    let j = Jawab {
        lintas: (f.edisi()?, uuid(&f.lintas)?),
        setuju: f.setuju == "1",
        alasan: f.alasan.clone(),
    };
    let hasil = pohon::jawab(&minta(&k, &s, &kode), &j).await;
    jawaban(&k, hasil, (&alamat(&kode, &f), "Jawaban dicatat."))
}

/// `POST /pemda/{kode}/pohon/tetapkan`.
pub(super) async fn tetapkan(
    State(k): State<Keadaan>,
    s: Sesi,
    Path(kode): Path<String>,
    Form(f): Form<Isian>,
) -> Hasil {
    periksa_csrf(&s, &f.csrf)?;
    let m = minta(&k, &s, &kode);
    let hasil = pohon::tetapkan(&m, (f.edisi()?, f.versi), f.tahun).await;
    jawaban(
        &k,
        hasil,
        (&alamat(&kode, &f), "Pohon kinerja ditetapkan dan berlaku."),
    )
}
