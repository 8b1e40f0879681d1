use super::hari;
use crate::{AturanTemuan, Hukum};
use std::fs;
use std::path::Path;

fn tulis(folder: &Path, nama: &str, isi: &str) {
    let jalur = folder.join(nama);
    fs::create_dir_all(jalur.parent().unwrap()).unwrap();
    fs::write(jalur, isi).unwrap();
}

fn versi(mulai: &str, nilai: &str) -> String {
    format!(
        "[[sejak]]\nmulai = {mulai}\ndasar = \"Perbup 1/2025\"\nringkasan = \"Toleransi.\"\n\
         nilai = {nilai}\n"
    )
}

#[test]
fn a_government_refines_within_the_limits() {
    let folder = tempfile::tempdir().unwrap();
    tulis(
        folder.path(),
        "setempat/64.11/keselarasan/bud-03.toml",
        &versi("2026-01-01", "2.5"),
    );
    let hukum = Hukum::muat(Some(folder.path())).unwrap();
    let toleransi = |wilayah, tanggal| {
        let aturan = AturanTemuan::pada(&hukum, "BUD-03", wilayah, hari(tanggal)).unwrap();
        aturan.toleransi_persen.mesin()
    };
    assert_eq!(toleransi(Some("64.11"), "2026-01-01"), "2.5");
    assert_eq!(toleransi(Some("64.11"), "2025-12-31"), "0");
    assert_eq!(toleransi(Some("64.10"), "2026-01-01"), "0");
    assert_eq!(toleransi(None, "2026-01-01"), "0");
    assert_eq!(
        hukum.tumpangan(),
        ["setempat/64.11/keselarasan/bud-03.toml"]
    );
    assert_ne!(hukum.sidik(), Hukum::bawaan().sidik());
}

#[test]
fn outside_the_limits_or_without_room_it_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    tulis(
        folder.path(),
        "setempat/64.11/keselarasan/pln-03.toml",
        &versi("2026-01-01", "51"),
    );
    tulis(
        folder.path(),
        "setempat/64.11/anggaran/wajib/pegawai.toml",
        &versi("2026-01-01", "40"),
    );
    tulis(
        folder.path(),
        "setempat/64.11/anggaran/wajib/pegawei.toml",
        &versi("2026-01-01", "40"),
    );
    tulis(
        folder.path(),
        "setempat/bukan/anggaran/wajib/pegawai.toml",
        &versi("2026-01-01", "1"),
    );
    let galat = Hukum::muat(Some(folder.path())).unwrap_err().to_string();
    for harap in [
        "nilai setempat 51 (mulai 1 Januari 2026) di luar batas 0 sampai 50",
        "\"anggaran.wajib.pegawai\" tidak memberi ruang bagi nilai setempat",
        "maksud Anda \"anggaran.wajib.pegawai\"?",
        "letak berkas setempat tidak dikenali",
    ] {
        assert!(galat.contains(harap), "{harap}\n---\n{galat}");
    }
}

#[test]
fn an_overlay_replaces_a_file_and_a_missing_folder_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let lama = include_str!("../../../../hukum/anggaran/wajib/pegawai.toml");
    let baru = lama.replace("nilai     = 30", "nilai     = 25");
    tulis(folder.path(), "anggaran/wajib/pegawai.toml", &baru);
    let hukum = Hukum::muat(Some(folder.path())).unwrap();
    let pegawai = hukum.parameter("anggaran.wajib.pegawai").unwrap();
    assert_eq!(
        pegawai
            .pada(hari("2026-01-01"))
            .unwrap()
            .nilai()
            .unwrap()
            .mesin(),
        "25"
    );
    let galat = Hukum::muat(Some(&folder.path().join("tiada")))
        .unwrap_err()
        .to_string();
    assert!(galat.contains("tidak bisa dibaca"), "{galat}");
}

#[test]
fn a_local_value_is_checked_before_it_is_stored() {
    let hukum = Hukum::bawaan();
    let berlaku = hukum
        .parameter("keselarasan.bud-03")
        .unwrap()
        .pada(hari("2026-01-01"))
        .unwrap();
    assert!(
        berlaku
            .periksa_setempat(crate::Desimal::dari_bulat(100))
            .is_ok()
    );
    assert!(
        berlaku
            .periksa_setempat(crate::Desimal::parse("100.01").unwrap())
            .is_err()
    );
    let pegawai = hukum.parameter("anggaran.wajib.pegawai").unwrap();
    let pegawai = pegawai.pada(hari("2026-01-01")).unwrap();
    assert!(
        pegawai
            .periksa_setempat(crate::Desimal::dari_bulat(29))
            .is_err()
    );
}
