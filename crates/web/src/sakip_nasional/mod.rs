//! `/sakip`: grades of all governments by year: map, distribution, movement, claims, list.

mod bagian;
mod daftar;

use app::tampil::sakip_nasional::{self, Pilih, SakipNasional, tabel};
use app::wilayah::peta::{self, Bentuk, Kotak};
use askama::Template;
use axum::extract::{Query, State};
use serde::Deserialize;

use crate::Keadaan;
use crate::galat::{Galat, Hasil, html};
use crate::halaman::{Halaman, Sesi};
use crate::komponen::{Kosong, PetaView, SebaranTahunView, TabelView};
use crate::rute::Perute;
use crate::unduh::{self, Format};
use crate::url::{UrlDaftar, ribuan};

/// Routes of the module.
pub fn rute(p: Perute) -> Perute {
    p.get("/sakip", lihat)
}

#[derive(Deserialize, Default, Clone)]
#[serde(default)]
pub(crate) struct TanyaQuery {
    q: String,
    jenis: String,
    provinsi: String,
    predikat: String,
    urut: String,
    hal: Option<usize>,
    format: Option<String>,
    tahun: Option<u16>,
    dari: Option<u16>,
}

/// Words, address, chosen.
type Pilihan = Vec<(String, String, bool)>;

#[derive(Template, Default)]
#[template(path = "sakip_nasional/sakip.html")]
pub(crate) struct SakipHal {
    hal: Halaman,
    tahun: String,
    lke: String,
    ringkas: String,
    pilih: Pilihan,
    peta: Option<PetaView>,
    sebaran: Option<SebaranTahunView>,
    tabel_sebaran: TabelView,
    dari: String,
    pilih_dari: Pilihan,
    gerak: String,
    matriks: Option<TabelView>,
    pindah: TabelView,
    komponen: TabelView,
    komponen_kosong: Option<Kosong>,
    klaim: TabelView,
    tabel: TabelView,
    kosong: Option<Kosong>,
}

async fn lihat(State(k): State<Keadaan>, s: Sesi, Query(q): Query<TanyaQuery>) -> Hasil {
    let pilih = Pilih {
        tahun: q.tahun,
        dari: q.dari,
    };
    let Some(n) = sakip_nasional::muat(&k.ling.db, &k.ling.hukum, pilih).await? else {
        return match q.tahun {
            Some(t) => Err(Galat::tidak_ada(format!(
                "Belum ada nilai SAKIP {t} yang terbit."
            ))),
            None => html(&SakipHal::tanpa(&s)),
        };
    };
    let saring = q.saring()?;
    let baris = saring.terapkan(&n);
    if let Some(format) = Format::dari(q.format.as_deref()) {
        return unduh::berkas(&k, tabel(&n, &baris), cetak::Kop::default(), format).await;
    }
    let bentuk = peta::provinsi(&k.ling.db).await?;
    html(&SakipHal::baru(&s, &q, &n, (&baris, bentuk.as_ref())))
}

impl TanyaQuery {
    fn url(&self) -> UrlDaftar {
        let angka = |t: Option<u16>| t.map(|t| t.to_string()).unwrap_or_default();
        UrlDaftar::baru("/sakip")
            .dengan("q", self.q.trim())
            .dengan("jenis", &self.jenis)
            .dengan("provinsi", &self.provinsi)
            .dengan("predikat", &self.predikat)
            .dengan("urut", &self.urut)
            .dengan("tahun", angka(self.tahun))
            .dengan("dari", angka(self.dari))
    }
}

fn hal(s: &Sesi) -> Halaman {
    Halaman::baru(s, "Nilai SAKIP")
        .aktif("sakip")
        .ringkasan("Nilai akuntabilitas kinerja semua pemerintah daerah per tahun.")
        .remah("Beranda", "/")
}

impl SakipHal {
    fn tanpa(s: &Sesi) -> Self {
        Self {
            hal: hal(s),
            kosong: Some(
                Kosong::baru(
                    "Belum ada nilai SAKIP terbit",
                    "Halaman ini memuat nilai semua pemerintah daerah setelah daftarnya diimpor \
                     atau LHE diterbitkan.",
                )
                .perintah("selaras impor paket FOLDER")
                .langkah("Ke beranda", "/"),
            ),
            ..Self::default()
        }
    }

    fn baru(
        s: &Sesi,
        q: &TanyaQuery,
        n: &SakipNasional,
        (baris, bentuk): (
            &[&sakip_nasional::PemdaSakip],
            Option<&(Kotak, Vec<Bentuk>)>,
        ),
    ) -> Self {
        let url = q.url();
        let lke = n
            .pemda
            .iter()
            .find_map(|p| p.kini.as_ref().map(|x| x.lke.clone()));
        let komponen_kosong = n.komponen.is_empty().then(|| {
            Kosong::baru(
                "Belum ada evaluasi yang diterbitkan",
                format!(
                    "Komponen yang lemah dihitung dari LHE {} yang diterbitkan dengan Selaras. \
                     Nilai dari pemberitaan tidak memuat komponennya.",
                    n.tahun
                ),
            )
        });
        Self {
            hal: hal(s),
            tahun: n.tahun.to_string(),
            lke: lke
                .filter(|l| !l.is_empty())
                .unwrap_or_else(|| "predikat yang tercetak".into()),
            ringkas: format!(
                "{} dari {} pemerintah daerah bernilai",
                ribuan(n.bernilai()),
                ribuan(n.pemda.len())
            ),
            pilih: n
                .semua_tahun
                .iter()
                .map(|t| {
                    let u = url.tanpa("dari").dengan("tahun", t.to_string());
                    (t.to_string(), u.to_string(), *t == n.tahun)
                })
                .collect(),
            peta: Some(bagian::peta(n, bentuk)),
            sebaran: Some(bagian::sebaran(n)),
            tabel_sebaran: bagian::tabel_sebaran(n),
            dari: n.pasangan.map(|(d, _)| d.to_string()).unwrap_or_default(),
            pilih_dari: bagian::pilih_dari(n, &url),
            gerak: bagian::gerak(n),
            matriks: n.pasangan.map(|_| bagian::matriks(n)),
            pindah: bagian::pindah(n),
            komponen: bagian::komponen(n),
            komponen_kosong,
            klaim: bagian::klaim(n),
            tabel: daftar::tabel(q, n, baris, &url),
            kosong: None,
        }
    }

    #[cfg(test)]
    pub(crate) fn sample() -> Vec<Self> {
        let s = Sesi::contoh();
        let n = daftar::contoh();
        let baris: Vec<_> = n.pemda.iter().collect();
        let q = TanyaQuery::default();
        vec![Self::tanpa(&s), Self::baru(&s, &q, &n, (&baris, None))]
    }
}
