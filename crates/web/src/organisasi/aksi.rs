//! Targets of the forms: read what was sent, act, answer.

use app::organisasi::delegasi::{CabutDelegasi, Delegasikan};
use app::organisasi::orang::IsiOrang;
use app::organisasi::peran::{BeriPeran, CabutPeran};
use app::organisasi::tugas::{AkhiriTugas, Tugaskan};
use app::organisasi::{JenisPenugasan, OrgRefusal, delegasi, orang, peran, tampil, tugas};
use axum::extract::{Form, Path, State};
use keamanan::{JenisLingkup, Peran};
use uuid::Uuid;

use super::borang::Kiriman;
use super::orang::{borang_cabut, borang_delegasi, borang_orang, borang_peran};
use super::{IdJalur, jabatan, jawab, minta};
use crate::galat::Hasil;
use crate::{Keadaan, Sesi, daerah};

type Pasang = Vec<(String, String)>;
type Salah = (&'static str, String);

/// A field that cannot be read, as a refusal of the act.
fn salah(s: Salah) -> OrgRefusal {
    OrgRefusal::Masukan(vec![s])
}

pub(super) async fn tambah_orang(
    State(k): State<Keadaan>,
    s: Sesi,
    Path(kode): Path<String>,
    Form(f): Form<Pasang>,
) -> Hasil {
    let f = Kiriman::baca(&s, f)?;
    let (d, _) = daerah::buka(&k, &kode, None).await?;
    let isi = IsiOrang {
        nama: f.teks("nama").into(),
        gelar_depan: f.teks("gelar_depan").into(),
        gelar_belakang: f.teks("gelar_belakang").into(),
        jenis: f.teks("jenis").into(),
        nip: f.teks("nip").into(),
        surel: f.teks("surel").into(),
    };
    let hasil = orang::tambah(&minta(&k, &s, &d, &f), &isi).await;
    let kembali = daerah::jalur(&d, "/orang");
    let b = borang_orang(&s, kembali.clone());
    jawab((&k, &s, &d), (b, &f, kembali), hasil)
}

pub(super) async fn tugaskan(
    State(k): State<Keadaan>,
    s: Sesi,
    Path((kode, IdJalur(id))): Path<(String, IdJalur)>,
    Form(f): Form<Pasang>,
) -> Hasil {
    let f = Kiriman::baca(&s, f)?;
    let (d, _) = daerah::buka(&k, &kode, None).await?;
    let hasil = match baca_tugas(id, &f) {
        Ok(c) => tugas::tugaskan(&minta(&k, &s, &d, &f), &c).await,
        Err(m) => Err(salah(m)),
    };
    let orang = tampil::daftar_orang(&k.ling.db, &s.pelaku, &d.pemda, ("", 1, 2000)).await;
    let b = jabatan::borang_tugas(&s, &d, id, &orang.map(|o| o.0).unwrap_or_default());
    let kembali = daerah::jalur(&d, &format!("/jabatan/{id}"));
    jawab((&k, &s, &d), (b, &f, kembali), hasil)
}

fn baca_tugas(jabatan: Uuid, f: &Kiriman) -> Result<Tugaskan, Salah> {
    let jenis = JenisPenugasan::parse(f.teks("jenis"));
    Ok(Tugaskan {
        jabatan,
        orang: f.id("orang")?,
        jenis: jenis.ok_or_else(|| ("jenis", "Pilih definitif, Plt., atau Plh.".to_owned()))?,
        mulai: f.tanggal_wajib("mulai")?,
        sampai: f.tanggal("sampai")?,
        nomor_sk: f.teks("nomor_sk").into(),
        tanggal_sk: f.tanggal_wajib("tanggal_sk")?,
    })
}

pub(super) async fn akhiri(
    State(k): State<Keadaan>,
    s: Sesi,
    Path((kode, IdJalur(id))): Path<(String, IdJalur)>,
    Form(f): Form<Pasang>,
) -> Hasil {
    let f = Kiriman::baca(&s, f)?;
    let (d, _) = daerah::buka(&k, &kode, None).await?;
    let t = tampil::tugas_satu(&k.ling.db, &s.pelaku, &d.pemda, id).await;
    let t = t.map_err(super::galat)?;
    let hasil = match f.tanggal_wajib("terakhir") {
        Ok(terakhir) => {
            let c = AkhiriTugas {
                id,
                versi: f.versi(),
                terakhir,
                alasan: f.teks("alasan").into(),
            };
            tugas::akhiri(&minta(&k, &s, &d, &f), &c).await
        }
        Err(m) => Err(salah(m)),
    };
    let kembali = daerah::jalur(&d, &format!("/jabatan/{}", t.jabatan_id));
    let b = jabatan::borang_akhiri(&s, &d, &t);
    jawab((&k, &s, &d), (b, &f, kembali), hasil)
}

pub(super) async fn beri_peran(
    State(k): State<Keadaan>,
    s: Sesi,
    Path((kode, IdJalur(id))): Path<(String, IdJalur)>,
    Form(f): Form<Pasang>,
) -> Hasil {
    let f = Kiriman::baca(&s, f)?;
    let (d, _) = daerah::buka(&k, &kode, None).await?;
    let hasil = match baca_peran(id, &f) {
        Ok(c) => peran::beri(&minta(&k, &s, &d, &f), &c).await,
        Err(m) => Err(salah(m)),
    };
    let unit = tampil::daftar_unit(&k.ling.db, &d.pemda)
        .await
        .map_err(super::galat)?;
    let b = borang_peran(&s, &d, id, unit);
    let kembali = daerah::jalur(&d, &format!("/orang/{id}"));
    jawab((&k, &s, &d), (b, &f, kembali), hasil)
}

/// The scope follows from the role: a unit when one is named, else the widest the role knows.
fn baca_peran(orang: Uuid, f: &Kiriman) -> Result<BeriPeran, Salah> {
    let peran = Peran::parse(f.teks("peran"));
    let peran = peran.ok_or_else(|| ("peran", "Pilih salah satu peran.".to_owned()))?;
    let unit = match f.teks("unit") {
        "" => None,
        _ => Some(f.id("unit")?),
    };
    let luas = peran
        .lingkup_sah()
        .iter()
        .copied()
        .min()
        .unwrap_or(JenisLingkup::Pemda);
    let lingkup = match unit {
        Some(_) => JenisLingkup::Opd,
        None if luas == JenisLingkup::Opd => {
            return Err((
                "unit",
                "Peran ini butuh unit kerja. Pilih unitnya.".to_owned(),
            ));
        }
        None => peran
            .lingkup_sah()
            .iter()
            .copied()
            .find(|l| *l != JenisLingkup::Opd)
            .unwrap_or(luas),
    };
    Ok(BeriPeran {
        orang,
        peran,
        lingkup,
        unit,
        mulai: f.tanggal_wajib("mulai")?,
        sampai: f.tanggal("sampai")?,
        dasar: f.teks("dasar").into(),
    })
}

pub(super) async fn cabut_peran(
    State(k): State<Keadaan>,
    s: Sesi,
    Path((kode, IdJalur(id))): Path<(String, IdJalur)>,
    Form(f): Form<Pasang>,
) -> Hasil {
    let f = Kiriman::baca(&s, f)?;
    let (d, _) = daerah::buka(&k, &kode, None).await?;
    let p = tampil::peran_satu(&k.ling.db, &s.pelaku, &d.pemda, id).await;
    let p = p.map_err(super::galat)?;
    let hasil = match f.tanggal_wajib("terakhir") {
        Ok(terakhir) => {
            let c = CabutPeran {
                id,
                versi: f.versi(),
                terakhir,
                alasan: f.teks("alasan").into(),
            };
            peran::cabut(&minta(&k, &s, &d, &f), &c).await
        }
        Err(m) => Err(salah(m)),
    };
    let judul = format!("Cabut peran {}", super::orang::nama_peran(&p.peran));
    let b = borang_cabut(&s, (&d, "peran"), (id, p.versi), judul);
    let kembali = daerah::jalur(&d, &format!("/orang/{}", p.orang_id));
    jawab((&k, &s, &d), (b, &f, kembali), hasil)
}

pub(super) async fn delegasikan(
    State(k): State<Keadaan>,
    s: Sesi,
    Path((kode, IdJalur(id))): Path<(String, IdJalur)>,
    Form(f): Form<Pasang>,
) -> Hasil {
    let f = Kiriman::baca(&s, f)?;
    let (d, _) = daerah::buka(&k, &kode, None).await?;
    let hasil = match baca_delegasi(&f) {
        Ok(c) => delegasi::delegasikan(&minta(&k, &s, &d, &f), &c).await,
        Err(m) => Err(salah(m)),
    };
    let orang = tampil::daftar_orang(&k.ling.db, &s.pelaku, &d.pemda, ("", 1, 2000)).await;
    let orang = orang.map(|o| o.0).unwrap_or_default();
    let peran = vec![(f.teks("peran").to_owned(), "peran yang dipilih".to_owned())];
    let b = borang_delegasi(&s, &d, id, (peran, &orang));
    let kembali = daerah::jalur(&d, &format!("/orang/{id}"));
    jawab((&k, &s, &d), (b, &f, kembali), hasil)
}

fn baca_delegasi(f: &Kiriman) -> Result<Delegasikan, Salah> {
    Ok(Delegasikan {
        peran: f.id("peran")?,
        kepada: f.id("kepada")?,
        mulai: f.tanggal_wajib("mulai")?,
        sampai: f.tanggal("sampai")?,
        nomor_surat: f.teks("nomor_surat").into(),
        alasan: f.teks("alasan").into(),
    })
}

pub(super) async fn cabut_delegasi(
    State(k): State<Keadaan>,
    s: Sesi,
    Path((kode, IdJalur(id))): Path<(String, IdJalur)>,
    Form(f): Form<Pasang>,
) -> Hasil {
    let f = Kiriman::baca(&s, f)?;
    let (d, _) = daerah::buka(&k, &kode, None).await?;
    let x = tampil::delegasi_satu(&k.ling.db, &s.pelaku, &d.pemda, id).await;
    let x = x.map_err(super::galat)?;
    let hasil = match f.tanggal_wajib("terakhir") {
        Ok(terakhir) => {
            let c = CabutDelegasi {
                id,
                versi: f.versi(),
                terakhir,
                alasan: f.teks("alasan").into(),
            };
            delegasi::cabut(&minta(&k, &s, &d, &f), &c).await
        }
        Err(m) => Err(salah(m)),
    };
    let judul = format!("Akhiri delegasi kepada {}", x.kepada);
    let b = borang_cabut(&s, (&d, "delegasi"), (id, x.versi), judul);
    let kembali = daerah::jalur(&d, &format!("/orang/{}", x.dari_id));
    jawab((&k, &s, &d), (b, &f, kembali), hasil)
}
