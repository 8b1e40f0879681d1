//! The server: health, stopping in order, the one-time way in.

use crate::alat::{Peladen, nomor_pg};

#[test]
fn sehat_lalu_berhenti_bersih_pada_kedua_sinyal() {
    let t = tempfile::tempdir().unwrap();
    for sinyal in ["-TERM", "-INT"] {
        let peladen = Peladen::mulai(t.path());
        assert_eq!(peladen.ambil("/livez"), (200, "hidup\n".to_owned()));
        assert_eq!(peladen.ambil("/readyz"), (200, "siap\n".to_owned()));
        assert!(peladen.masuk.contains("/masuk?token="));
        assert_eq!(peladen.berhenti(sinyal), Some(0), "{sinyal}");
        assert_eq!(nomor_pg(t.path()), None, "basis data ikut berhenti");
        assert!(!t.path().join("pg/postmaster.pid").exists());
    }
}

#[test]
fn dua_peladen_satu_folder_satu_basis_data() {
    let t = tempfile::tempdir().unwrap();
    let satu = Peladen::mulai(t.path());
    let nomor = nomor_pg(t.path());
    let dua = Peladen::mulai(t.path());
    assert_eq!(nomor_pg(t.path()), nomor);
    assert_eq!(satu.berhenti("-TERM"), Some(0));
    assert_eq!(dua.ambil("/readyz").0, 200, "yang kedua tetap jalan");
    assert_eq!(nomor_pg(t.path()), nomor);
    assert_eq!(dua.berhenti("-TERM"), Some(0));
    assert_eq!(nomor_pg(t.path()), None);
}
