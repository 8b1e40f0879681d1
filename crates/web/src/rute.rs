//! The registry of routes: every address once, with the act it needs.
//!
//! [`Perute`] mounts only what stands in [`DAFTAR`]; anything else is left out and remembered,
//! and a
//! test fails on it. So a page cannot be added without saying who may see it.

use axum::Router;
use axum::handler::Handler;
use axum::routing::{MethodRouter, get, post};
use keamanan::Tindakan;

use crate::Keadaan;

/// One entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rute {
    /// "GET" or "POST".
    pub metode: &'static str,
    /// Axum pattern.
    pub pola: &'static str,
    /// The act it is; `keamanan::boleh` decides.
    pub tindakan: Tindakan,
}

const fn lihat(pola: &'static str, tindakan: Tindakan) -> Rute {
    Rute {
        metode: "GET",
        pola,
        tindakan,
    }
}

const fn kirim(pola: &'static str, tindakan: Tindakan) -> Rute {
    Rute {
        metode: "POST",
        pola,
        tindakan,
    }
}

/// All routes of the pages.
pub const DAFTAR: &[Rute] = &[
    lihat("/", Tindakan::LihatNasional),
    lihat("/nasional", Tindakan::LihatNasional),
    lihat("/sakip", Tindakan::LihatNasional),
    lihat("/provinsi/{kode}", Tindakan::LihatNasional),
    lihat("/pemda/{kode}", Tindakan::LihatNasional),
    lihat("/cari", Tindakan::Cari),
    lihat("/api", Tindakan::PakaiApi),
    lihat("/tentang", Tindakan::LihatTentang),
    lihat("/gaya", Tindakan::LihatTentang),
    lihat("/pemda/{kode}/capaian", Tindakan::LihatRencana),
    lihat("/pemda/{kode}/rencana", Tindakan::LihatRencana),
    lihat("/pemda/{kode}/pagu", Tindakan::LihatRencana),
    lihat("/pemda/{kode}/opd", Tindakan::LihatRencana),
    lihat("/pemda/{kode}/opd/{opd}", Tindakan::LihatRencana),
    lihat(
        "/pemda/{kode}/benang/{edisi}/{simpul}",
        Tindakan::LihatRencana,
    ),
    lihat("/pemda/{kode}/edisi", Tindakan::LihatRencana),
    lihat("/pemda/{kode}/edisi/{edisi}", Tindakan::LihatRencana),
    lihat("/pemda/{kode}/temuan", Tindakan::LihatTemuan),
    lihat("/pemda/{kode}/temuan/{id}", Tindakan::LihatTemuan),
    kirim("/pemda/{kode}/temuan/{id}/alasan", Tindakan::BeriAlasan),
    kirim(
        "/pemda/{kode}/temuan/{id}/alasan/{urut}/cabut",
        Tindakan::CabutAlasan,
    ),
    kirim("/pemda/{kode}/toleransi", Tindakan::UbahToleransi),
    lihat("/pemda/{kode}/pemeriksaan", Tindakan::LihatTemuan),
    lihat("/pemda/{kode}/sakip", Tindakan::LihatSakip),
    kirim("/pemda/{kode}/sakip", Tindakan::BukaEvaluasi),
    lihat("/pemda/{kode}/sakip/rekomendasi", Tindakan::LihatSakip),
    lihat("/pemda/{kode}/sakip/{id}", Tindakan::LihatSakip),
    lihat("/pemda/{kode}/sakip/{id}/pdf", Tindakan::LihatSakip),
    kirim("/pemda/{kode}/sakip/{id}/mandiri", Tindakan::NilaiMandiri),
    kirim("/pemda/{kode}/sakip/{id}/putusan", Tindakan::PutusEvaluasi),
    kirim("/pemda/{kode}/sakip/{id}/tim", Tindakan::BukaEvaluasi),
    kirim("/pemda/{kode}/sakip/{id}/lhe", Tindakan::TerbitkanLhe),
    kirim("/pemda/{kode}/sakip/{id}/tindak", Tindakan::TindakLanjuti),
    lihat("/pemda/{kode}/kinerja", Tindakan::LihatKinerja),
    kirim("/pemda/{kode}/kinerja", Tindakan::SusunPk),
    kirim("/pemda/{kode}/kinerja/kunci", Tindakan::KunciPeriode),
    lihat("/pemda/{kode}/kinerja/pk/{id}", Tindakan::LihatKinerja),
    lihat("/pemda/{kode}/kinerja/pk/{id}/pdf", Tindakan::LihatKinerja),
    kirim("/pemda/{kode}/kinerja/pk/{id}/susun", Tindakan::SusunPk),
    kirim(
        "/pemda/{kode}/kinerja/pk/{id}/putusan",
        Tindakan::TandatanganiPk,
    ),
    kirim("/pemda/{kode}/kinerja/pk/{id}/ukur", Tindakan::UkurKinerja),
    kirim("/pemda/{kode}/kinerja/pk/{id}/bukti", Tindakan::UkurKinerja),
    kirim(
        "/pemda/{kode}/kinerja/pk/{id}/verifikasi",
        Tindakan::VerifikasiKinerja,
    ),
    kirim(
        "/pemda/{kode}/kinerja/pk/{id}/terbit",
        Tindakan::TerbitkanKinerja,
    ),
    lihat("/pemda/{kode}/kinerja/berkas/{id}", Tindakan::LihatKinerja),
    kirim("/pemda/{kode}/kinerja/lkj", Tindakan::SusunLkj),
    lihat("/pemda/{kode}/kinerja/lkj/{id}", Tindakan::LihatKinerja),
    lihat("/pemda/{kode}/kinerja/lkj/{id}/pdf", Tindakan::LihatKinerja),
    kirim("/pemda/{kode}/kinerja/lkj/{id}/susun", Tindakan::SusunLkj),
    kirim("/pemda/{kode}/kinerja/lkj/{id}/reviu", Tindakan::ReviuLkj),
    kirim(
        "/pemda/{kode}/kinerja/lkj/{id}/terbit",
        Tindakan::TerbitkanKinerja,
    ),
    lihat("/pemda/{kode}/kepala-opd", Tindakan::LihatNilaiKepala),
    kirim("/pemda/{kode}/kepala-opd/susun", Tindakan::SusunVariabel),
    kirim("/pemda/{kode}/kepala-opd/isi", Tindakan::IsiVariabel),
    kirim(
        "/pemda/{kode}/kepala-opd/verifikasi",
        Tindakan::VerifikasiVariabel,
    ),
    lihat("/pemda/{kode}/pohon", Tindakan::LihatKinerja),
    lihat("/pemda/{kode}/pohon/gambar", Tindakan::LihatKinerja),
    lihat("/pemda/{kode}/pohon/simpul/{id}", Tindakan::LihatKinerja),
    kirim("/pemda/{kode}/pohon/susun", Tindakan::SusunPohon),
    kirim("/pemda/{kode}/pohon/jawab", Tindakan::JawabLintas),
    kirim("/pemda/{kode}/pohon/tetapkan", Tindakan::TetapkanPohon),
    lihat("/impor", Tindakan::LihatImpor),
    kirim("/impor/unggah", Tindakan::UnggahImpor),
    lihat("/impor/unggah/{id}", Tindakan::LihatImpor),
    kirim("/impor/unggah/{id}", Tindakan::UnggahImpor),
    kirim("/impor/unggah/{id}/buang", Tindakan::UnggahImpor),
    kirim("/impor/unggah/{id}/terapkan", Tindakan::TerapkanImpor),
    lihat("/impor/unggah/{id}/perbaikan", Tindakan::UnduhKoreksi),
    lihat("/impor/pekerjaan/{id}", Tindakan::LihatPekerjaan),
    lihat("/impor/{id}", Tindakan::LihatImpor),
    lihat("/impor/{id}/perbaikan", Tindakan::UnduhKoreksi),
    kirim("/impor/{id}/batalkan", Tindakan::BatalkanImpor),
    lihat("/aturan", Tindakan::LihatAturan),
    lihat("/aturan/{kode}", Tindakan::LihatAturan),
    lihat("/wewenang", Tindakan::LihatWewenang),
    lihat("/pemda/{kode}/organisasi", Tindakan::LihatOrganisasi),
    lihat("/pemda/{kode}/unit/{id}", Tindakan::LihatOrganisasi),
    lihat("/pemda/{kode}/jabatan/{id}", Tindakan::LihatOrganisasi),
    kirim("/pemda/{kode}/jabatan/{id}/penugasan", Tindakan::Tugaskan),
    kirim(
        "/pemda/{kode}/penugasan/{id}/pengakhiran",
        Tindakan::AkhiriTugas,
    ),
    lihat("/pemda/{kode}/orang", Tindakan::LihatOrang),
    kirim("/pemda/{kode}/orang", Tindakan::KelolaOrang),
    lihat("/pemda/{kode}/orang/{id}", Tindakan::LihatOrang),
    kirim("/pemda/{kode}/orang/{id}/peran", Tindakan::BeriPeran),
    kirim("/pemda/{kode}/orang/{id}/delegasi", Tindakan::Delegasikan),
    kirim("/pemda/{kode}/peran/{id}/pencabutan", Tindakan::CabutPeran),
    kirim(
        "/pemda/{kode}/delegasi/{id}/pencabutan",
        Tindakan::CabutDelegasi,
    ),
    lihat("/pemda/{kode}/pembinaan", Tindakan::LihatPembinaan),
    lihat("/pemda/{kode}/riwayat/{subjek}", Tindakan::LihatCatatan),
    lihat("/masuk", Tindakan::Masuk),
    kirim("/masuk", Tindakan::Masuk),
    kirim("/keluar", Tindakan::Keluar),
    kirim("/masuk/sandi", Tindakan::Masuk),
    lihat("/masuk/kode", Tindakan::Masuk),
    kirim("/masuk/kode", Tindakan::Masuk),
    kirim("/masuk/kunci-sandi/mulai", Tindakan::Masuk),
    kirim("/masuk/kunci-sandi", Tindakan::Masuk),
    lihat("/masuk/setel-ulang", Tindakan::Masuk),
    kirim("/masuk/setel-ulang", Tindakan::Masuk),
    lihat("/masuk/oidc/kembali", Tindakan::Masuk),
    lihat("/masuk/oidc/{n}", Tindakan::Masuk),
    kirim("/masuk/persona", Tindakan::Masuk),
    lihat("/akun", Tindakan::AkunSendiri),
    lihat("/akun/sandi", Tindakan::AkunSendiri),
    kirim("/akun/sandi", Tindakan::AkunSendiri),
    lihat("/akun/buktikan", Tindakan::AkunSendiri),
    kirim("/akun/buktikan", Tindakan::AkunSendiri),
    kirim("/akun/peran", Tindakan::AkunSendiri),
    kirim("/akun/perangkat", Tindakan::AkunSendiri),
    kirim("/akun/totp", Tindakan::AkunSendiri),
    lihat("/akun/totp", Tindakan::AkunSendiri),
    kirim("/akun/totp/pasang", Tindakan::AkunSendiri),
    kirim("/akun/totp/lepas", Tindakan::AkunSendiri),
    kirim("/akun/pemulihan", Tindakan::AkunSendiri),
    kirim("/akun/kunci-sandi/mulai", Tindakan::AkunSendiri),
    kirim("/akun/kunci-sandi", Tindakan::AkunSendiri),
    kirim("/akun/kunci-sandi/hapus", Tindakan::AkunSendiri),
    lihat("/akun/oidc/{n}", Tindakan::AkunSendiri),
    lihat("/pemda/{kode}/akun", Tindakan::LihatAkun),
    kirim("/pemda/{kode}/akun", Tindakan::KelolaAkun),
    lihat("/pemda/{kode}/akun/impor", Tindakan::LihatAkun),
    kirim("/pemda/{kode}/akun/impor", Tindakan::KelolaAkun),
    lihat("/pemda/{kode}/akun/{id}", Tindakan::LihatAkun),
    kirim("/pemda/{kode}/akun/{id}", Tindakan::KelolaAkun),
    lihat("/pemda/{kode}/insiden", Tindakan::LihatInsiden),
    kirim("/pemda/{kode}/insiden", Tindakan::KelolaInsiden),
    kirim("/pemda/{kode}/insiden/{id}", Tindakan::KelolaInsiden),
];

/// Collects routes of the modules.
#[derive(Default)]
pub struct Perute {
    pub(crate) router: Router<Keadaan>,
    pub(crate) terpasang: Vec<&'static Rute>,
    pub(crate) tak_terdaftar: Vec<String>,
}

impl Perute {
    /// Mounts a page.
    #[must_use]
    pub fn get<H, T>(self, pola: &'static str, h: H) -> Self
    where
        H: Handler<T, Keadaan>,
        T: 'static,
    {
        self.pasang("GET", pola, get(h))
    }

    /// Mounts a form target.
    #[must_use]
    pub fn post<H, T>(self, pola: &'static str, h: H) -> Self
    where
        H: Handler<T, Keadaan>,
        T: 'static,
    {
        self.pasang("POST", pola, post(h))
    }

    fn pasang(
        mut self,
        metode: &'static str,
        pola: &'static str,
        isi: MethodRouter<Keadaan>,
    ) -> Self {
        let Some(rute) = DAFTAR.iter().find(|r| r.metode == metode && r.pola == pola) else {
            self.tak_terdaftar.push(format!("{metode} {pola}"));
            return self;
        };
        let tindakan = rute.tindakan;
        let jaga = axum::middleware::from_fn(move |minta, lanjut| {
            crate::lapis::sesi::jaga((tindakan, pola), minta, lanjut)
        });
        self.router = self.router.route(pola, isi.route_layer(jaga));
        self.terpasang.push(rute);
        self
    }
}
