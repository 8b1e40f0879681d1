//! Acts on a finding: give a reason, take it back, set the government's own tolerance.

use app::periksa::{self, Alasan, PeriksaRefusal, Permintaan, UbahToleransi};
use axum::extract::{Form, Path, State};
use axum::response::Response;
use serde::Deserialize;

use crate::galat::Hasil;
use crate::impor::{arahkan, periksa_csrf};
use crate::komponen::Warna;
use crate::url::sandi;
use crate::{Galat, Keadaan, Sesi};

/// Longest text of one field.
const PANJANG: usize = 2_000;

/// The forms; the year only keeps the address of the page.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Isian {
    csrf: String,
    tahun: String,
    alasan: String,
    temuan: String,
    aturan: String,
    persen: String,
}

impl Isian {
    fn periksa(&self, s: &Sesi) -> Result<(), Galat> {
        periksa_csrf(s, &self.csrf)?;
        let panjang = [&self.alasan, &self.persen, &self.aturan, &self.temuan];
        if panjang.iter().any(|t| t.len() > PANJANG) {
            return Err(Galat::Masukan("Isian terlalu panjang.".to_owned()));
        }
        Ok(())
    }

    fn tahun(&self) -> u16 {
        self.tahun.parse().unwrap_or(0)
    }

    /// Back to the finding.
    fn alamat(&self, kode: &str, id: &str) -> String {
        let tahun = match self.tahun() {
            0 => String::new(),
            t => format!("?tahun={t}"),
        };
        format!("/pemda/{}/temuan/{}{tahun}#alasan", sandi(kode), sandi(id))
    }
}

fn minta<'a>(k: &'a Keadaan, s: &'a Sesi, kode: &'a str, tahun: u16) -> Permintaan<'a> {
    Permintaan {
        db: &k.ling.db,
        hukum: &k.ling.hukum,
        clock: k.ling.clock.as_ref(),
        pelaku: &s.pelaku,
        pemda: kode,
        tahun,
    }
}

/// A done act or a refusal goes back to the page with its sentence; a fault stays one.
fn kembali<T>(
    k: &Keadaan,
    url: &str,
    hasil: Result<T, PeriksaRefusal>,
    berhasil: impl FnOnce(T) -> String,
) -> Result<Response, Galat> {
    match hasil {
        Ok(t) => Ok(arahkan(k, url, Warna::Baik, berhasil(t))),
        Err(PeriksaRefusal::Tolak(t)) => Err(t.into()),
        Err(g) if g.gangguan() => Err(g.into()),
        Err(g) => Ok(arahkan(k, url, Warna::Bahaya, g.to_string())),
    }
}

/// `POST /pemda/{kode}/temuan/{id}/alasan`
pub(super) async fn beri(
    State(k): State<Keadaan>,
    s: Sesi,
    Path((kode, id)): Path<(String, String)>,
    Form(f): Form<Isian>,
) -> Hasil {
    f.periksa(&s)?;
    let alasan = Alasan {
        temuan: id.clone(),
        teks: f.alasan.clone(),
    };
    let hasil = periksa::beri_alasan(&minta(&k, &s, &kode, f.tahun()), &alasan).await;
    kembali(&k, &f.alamat(&kode, &id), hasil, |_| {
        "Alasan dicatat. Bila keliru, cabut di bawah ini.".to_owned()
    })
}

/// `POST /pemda/{kode}/temuan/{id}/alasan/{urut}/cabut`
pub(super) async fn cabut(
    State(k): State<Keadaan>,
    s: Sesi,
    Path((kode, id, urut)): Path<(String, String, String)>,
    Form(f): Form<Isian>,
) -> Hasil {
    f.periksa(&s)?;
    let urut = urut.parse::<i16>().unwrap_or(0);
    let hasil = periksa::cabut_alasan(&minta(&k, &s, &kode, f.tahun()), &id, urut).await;
    kembali(&k, &f.alamat(&kode, &id), hasil, |_| {
        "Alasan dicabut; temuan ini menunggu alasan atau perbaikan lagi.".to_owned()
    })
}

/// `POST /pemda/{kode}/toleransi`
pub(super) async fn toleransi(
    State(k): State<Keadaan>,
    s: Sesi,
    Path(kode): Path<String>,
    Form(f): Form<Isian>,
) -> Hasil {
    f.periksa(&s)?;
    let ubah = UbahToleransi {
        aturan: f.aturan.clone(),
        persen: f.persen.clone(),
        alasan: f.alasan.clone(),
    };
    let hasil = periksa::ubah_toleransi(&minta(&k, &s, &kode, f.tahun()), &ubah).await;
    kembali(&k, &f.alamat(&kode, &f.temuan), hasil, |t| {
        format!(
            "Toleransi {} menjadi {} %; berlaku pada pemeriksaan berikutnya.",
            t.aturan,
            app::tampil::temuan::persen(t.milipersen)
        )
    })
}
