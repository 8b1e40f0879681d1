use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::os::unix::net::UnixStream;
use std::path::Path;

use cluster::{Asal, Gugus, Opsi};

fn acak() -> impl FnMut(&mut [u8]) {
    let mut n = std::process::id().wrapping_mul(2_654_435_761);
    move |b: &mut [u8]| {
        for satu in b {
            n = n.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            *satu = n.to_be_bytes()[0];
        }
    }
}

fn buka(data: &Path) -> Gugus {
    Gugus::buka(Opsi {
        data,
        bin: None,
        acak: &mut acak(),
        uji: true,
    })
    .unwrap()
}

fn menjawab(g: &Gugus) -> bool {
    UnixStream::connect(g.soket().join(".s.PGSQL.5432")).is_ok()
}

fn nomor(data: &Path) -> i32 {
    let teks = std::fs::read_to_string(data.join("pg/postmaster.pid")).unwrap();
    teks.lines().next().unwrap().parse().unwrap()
}

fn bunuh(nomor: i32) {
    let pid = rustix::process::Pid::from_raw(nomor).unwrap();
    rustix::process::kill_process(pid, rustix::process::Signal::KILL).unwrap();
}

#[test]
fn pertama_lalu_lagi_lalu_dipakai_bersama() {
    let t = tempfile::tempdir().unwrap();
    let g = buka(t.path());
    assert_eq!(g.asal(), Asal::Baru);
    assert!(menjawab(&g));
    let kedua = buka(t.path());
    assert_eq!(kedua.asal(), Asal::Berjalan);
    assert_eq!(kedua.rahasia(), g.rahasia());
    assert!(!g.tutup().unwrap(), "masih dipakai yang kedua");
    assert!(menjawab(&kedua));
    assert!(kedua.tutup().unwrap(), "pemakai terakhir menghentikan");
    assert!(!t.path().join("pg/postmaster.pid").exists());
    let lagi = buka(t.path());
    assert_eq!(lagi.asal(), Asal::Dimulai);
    lagi.tutup().unwrap();
}

#[test]
fn dipungut_setelah_program_hilang_tanpa_pamit() {
    let t = tempfile::tempdir().unwrap();
    let g = buka(t.path());
    let pertama = nomor(t.path());
    // What kill -9 of the program leaves: no lock, no parent, a living server.
    std::mem::drop(g);
    let lagi = buka(t.path());
    assert_eq!(lagi.asal(), Asal::Berjalan);
    assert_eq!(nomor(t.path()), pertama);
    assert!(lagi.tutup().unwrap());
}

#[test]
fn mulai_lagi_setelah_server_dibunuh() {
    let t = tempfile::tempdir().unwrap();
    for _ in 0..3 {
        let g = buka(t.path());
        bunuh(nomor(t.path()));
        std::mem::drop(g);
    }
    let g = buka(t.path());
    assert_eq!(g.asal(), Asal::Dimulai);
    assert!(menjawab(&g));
    g.tutup().unwrap();
}

#[test]
fn jalur_panjang_dan_tertutup() {
    let t = tempfile::tempdir().unwrap();
    std::fs::set_permissions(t.path(), std::fs::Permissions::from_mode(0o700)).unwrap();
    let data = t.path().join("a".repeat(90)).join("b".repeat(90));
    std::fs::create_dir_all(&data).unwrap();
    std::fs::set_permissions(&data, std::fs::Permissions::from_mode(0o700)).unwrap();
    let g = buka(&data);
    assert!(menjawab(&g));
    let soket = g.soket().to_owned();
    assert!(soket.as_os_str().len() < 90);
    assert_eq!(std::fs::metadata(&soket).unwrap().mode() & 0o777, 0o700);
    let catatan = std::fs::read_to_string(data.join("soket.jalur")).unwrap();
    assert_eq!(Path::new(catatan.trim()), soket);
    g.tutup().unwrap();
    std::fs::remove_dir(&soket).unwrap();
    // The short folder is swept away at boot: it comes back.
    let lagi = buka(&data);
    assert_eq!(lagi.soket(), soket);
    lagi.tutup().unwrap();
    std::fs::remove_dir(&soket).unwrap();
}

#[test]
fn sebagai_root_server_bukan_root_dan_tak_ada_tcp() {
    let t = tempfile::tempdir().unwrap();
    let g = buka(t.path());
    let pemilik = std::fs::metadata(t.path().join("pg")).unwrap();
    assert_ne!(pemilik.uid(), 0);
    assert_eq!(pemilik.mode() & 0o777, 0o700);
    let status = std::fs::read_to_string(format!("/proc/{}/status", nomor(t.path()))).unwrap();
    let uid = status.lines().find_map(|b| b.strip_prefix("Uid:")).unwrap();
    assert!(!uid.split_whitespace().any(|u| u == "0"), "{uid}");
    let pid = std::fs::read_to_string(t.path().join("pg/postmaster.pid")).unwrap();
    assert_eq!(pid.lines().nth(5).unwrap().trim(), "", "listen_addresses");
    let rahasia = std::fs::metadata(t.path().join("rahasia")).unwrap();
    assert_eq!(rahasia.mode() & 0o777, 0o600);
    g.tutup().unwrap();
}

#[test]
fn initdb_yang_terpotong_diulang() {
    let t = tempfile::tempdir().unwrap();
    std::fs::create_dir(t.path().join("pg.baru")).unwrap();
    std::fs::write(t.path().join("pg.baru/PG_VERSION"), "15\n").unwrap();
    let g = buka(t.path());
    assert_eq!(g.asal(), Asal::Baru);
    g.tutup().unwrap();
}
