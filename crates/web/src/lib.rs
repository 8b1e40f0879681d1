//! Pages: the only crate that knows HTML.
//!
//! A module is one folder: `rute(Perute) -> Perute` names its addresses (each with its entry in
//! [`rute::DAFTAR`]), a handler loads a read model from `app::tampil`, fills a template struct of
//! finished strings and renders it. Every page works without JavaScript and under a policy that
//! allows nothing but its own files. Start reading at [`buat`], then `beranda`.

pub mod aset;
pub mod daerah;
pub mod galat;
pub mod halaman;
pub mod komponen;
pub mod lapis;
pub mod rute;
pub mod tindak;
pub mod unduh;
pub mod url;

pub mod akun;
pub mod antarmuka;
pub mod aturan;
pub mod benang;
pub mod beranda;
pub mod capaian;
pub mod cari;
pub mod edisi;
pub mod gaya;
pub mod impor;
pub mod kepala_opd;
pub mod kinerja;
pub mod masuk;
pub mod opd;
pub mod organisasi;
pub mod pagu;
pub mod pemda;
pub mod pohon;
pub mod provinsi;
pub mod rencana;
pub mod riwayat;
pub mod sakip;
pub mod sakip_nasional;
pub mod temuan;
pub mod tentang;
pub mod wewenang;

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::routing::get;

pub use app::akun::Layanan;
use app::akun::{Acak, AcakTurunan};
pub use app::lingkungan::Lingkungan;
pub use galat::{Galat, Hasil};
pub use halaman::{Halaman, Sesi};
pub use lapis::beban::Beban;

use rute::Perute;

/// State of the server.
#[derive(Clone)]
pub struct Keadaan {
    /// Database, clock, law.
    pub ling: Lingkungan,
    /// Signs cookies; made by `main` at each start.
    pub kunci: Arc<[u8; 32]>,
    /// The one-time token of `/masuk`; gone after use. None: nobody can become administrator.
    pub token: Arc<Mutex<Option<String>>>,
    /// Server listens on loopback only; otherwise `/masuk` does not exist.
    pub loopback: bool,
    /// Numbers requests.
    pub penghitung: Arc<std::sync::atomic::AtomicU64>,
    /// How much runs and waits at once; read-only mode.
    pub beban: Arc<Beban>,
    /// Accounts, sessions, keys of personal data.
    pub akun: Arc<Layanan>,
    /// Counters of answers.
    pub ukuran: Arc<lapis::ukur::Ukuran>,
    /// A proxy stands before this server and tells the visitor's address.
    pub di_balik_proksi: bool,
}

impl Keadaan {
    /// State with a fresh key and, on loopback, a one-time token.
    #[must_use]
    pub fn baru(ling: Lingkungan, kunci: [u8; 32], token: Option<String>, loopback: bool) -> Self {
        let acak: Acak = Arc::new(Mutex::new(AcakTurunan::baru(kunci)));
        let (db, jam, hukum) = (ling.db.clone(), ling.clock.clone(), ling.hukum.clone());
        let akun = Layanan::baru(db, jam, hukum, acak, "http://localhost");
        Self {
            ling,
            akun: Arc::new(akun),
            ukuran: Arc::default(),
            di_balik_proksi: false,
            kunci: Arc::new(kunci),
            token: Arc::new(Mutex::new(token)),
            loopback,
            penghitung: Arc::default(),
            beban: Arc::new(Beban::baru(false)),
        }
    }
}

/// Every module's routes. Add a module here and its entries to [`rute::DAFTAR`].
fn rangkai(p: Perute) -> Perute {
    let p = beranda::rute(p);
    let p = provinsi::rute(p);
    let p = pemda::rute(p);
    let p = sakip_nasional::rute(p);
    let p = capaian::rute(p);
    let p = cari::rute(p);
    let p = tentang::rute(p);
    let p = antarmuka::rute(p);
    let p = gaya::rute(p);
    let p = rencana::rute(pagu::rute(opd::rute(p)));
    let p = benang::rute(temuan::rute(edisi::rute(p)));
    let p = kepala_opd::rute(pohon::rute(p));
    let p = impor::rute(aturan::rute(p));
    let p = wewenang::rute(riwayat::rute(organisasi::rute(p)));
    let p = kinerja::rute(sakip::rute(p));
    akun::rute(masuk::rute(p))
}

/// The whole web application.
pub fn buat(keadaan: Keadaan) -> Router {
    let perute = rangkai(Perute::default());
    let router = perute
        .router
        .route("/aset/{sidik}/{*nama}", get(aset::tampil))
        .route("/aset/label/{id}/{*judul}", get(aset::label))
        .fallback(galat::tidak_ada);
    let router = antarmuka::pasang(router, keadaan.ling.clone());
    lapis::pasang(router, &keadaan).with_state(keadaan)
}

#[cfg(test)]
mod tests;
