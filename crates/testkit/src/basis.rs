//! A fresh migrated database per test.

use std::fs::File;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::Path;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use store::{Akses, Db, KunciData, basis};

use crate::gugus;

static NOMOR: AtomicU32 = AtomicU32::new(0);
static CETAKAN: OnceLock<String> = OnceLock::new();

/// A copy of the migrated template; dropped with the value.
#[derive(Debug)]
pub struct Basis {
    /// The pool, as the application role.
    pub db: Db,
    /// Logins: application, owner (for tests of the schema), superuser.
    pub akses: Akses,
    nama: String,
}

impl Basis {
    /// Copies the template; makes it first when this is the first test of these migrations.
    ///
    /// # Panics
    /// No PostgreSQL on this machine; the message says how to get it.
    pub async fn baru() -> Self {
        let akses = gugus::akses();
        let cetakan = cetakan(&akses).await;
        let nomor = NOMOR.fetch_add(1, Ordering::Relaxed);
        let nama = format!("uji_{}_{nomor}", std::process::id());
        // Left behind by a dead process with the same number.
        basis::hapus(&akses, &nama).await.unwrap();
        basis::salin(&akses, &cetakan, &nama).await.unwrap();
        let akses = akses.ke_basis(&nama);
        let kunci = KunciData::baru(*b"kunci data untuk pengujian saja!");
        let db = Db::connect(&akses).await.unwrap().dengan_kunci(kunci);
        Self { db, akses, nama }
    }
}

impl Drop for Basis {
    fn drop(&mut self) {
        let (akses, nama) = (self.akses.clone(), self.nama.clone());
        // The test's own runtime may be ending; the copy goes away on a thread of its own.
        let _ = std::thread::spawn(move || jalankan(basis::hapus(&akses, &nama)).ok()).join();
    }
}

fn jalankan<T>(kerja: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap()
        .block_on(kerja)
}

/// Name of the template of these migrations; one process makes it, the others wait.
async fn cetakan(akses: &Akses) -> String {
    if let Some(nama) = CETAKAN.get() {
        return nama.clone();
    }
    let mut sidik = DefaultHasher::new();
    for m in store::daftar_migrasi() {
        (m.versi, m.sidik).hash(&mut sidik);
    }
    let nama = format!("cetakan_{:016x}", sidik.finish());
    let kunci = File::create(gugus::folder().join("kunci.cetakan")).unwrap();
    kunci.lock().unwrap();
    if !basis::daftar(akses, &nama).await.unwrap().contains(&nama) {
        let setengah = format!("{nama}_baru");
        basis::hapus(akses, &setengah).await.unwrap();
        let (db, _) = Db::siapkan(&akses.ke_basis(&setengah)).await.unwrap();
        db.tutup().await;
        basis::ganti_nama(akses, &setengah, &nama).await.unwrap();
        buang_yang_ditinggalkan(akses).await;
    }
    drop(kunci);
    CETAKAN.get_or_init(|| nama).clone()
}

/// Copies of test processes that were killed.
async fn buang_yang_ditinggalkan(akses: &Akses) {
    for nama in basis::daftar(akses, "uji_").await.unwrap() {
        let nomor = nama.split('_').nth(1).unwrap_or("0");
        if !Path::new("/proc").join(nomor).exists() {
            let _ = basis::hapus(akses, &nama).await;
        }
    }
}
