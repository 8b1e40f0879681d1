use std::io::{Read as _, Write as _};

use super::*;

fn acak(benih: u8) -> impl FnMut(&mut [u8]) {
    let mut n = u32::from(benih).wrapping_mul(2_654_435_761).wrapping_add(1);
    move |b: &mut [u8]| {
        for satu in b {
            n = n.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            *satu = n.to_be_bytes()[0];
        }
    }
}

fn identitas(benih: u8) -> Identitas {
    let mut b = [0; 32];
    acak(benih)(&mut b);
    Identitas::dari_acak(b)
}

fn tulis(isi: &[u8], untuk: &[Penerima]) -> Vec<u8> {
    let mut p = Penyandi::baru(Vec::new(), untuk, &mut acak(9)).unwrap();
    p.write_all(isi).unwrap();
    p.selesai().unwrap()
}

fn baca(isi: &[u8], dengan: &[Identitas]) -> std::io::Result<Vec<u8>> {
    let mut hasil = Vec::new();
    Pembaca::baru(isi, dengan)?.read_to_end(&mut hasil)?;
    Ok(hasil)
}

#[test]
fn pulang_pergi_pada_setiap_batas_potongan() {
    let i = identitas(1);
    for n in [0, 1, POTONG - 1, POTONG, POTONG + 1, 3 * POTONG] {
        let isi: Vec<u8> = (0..n).map(|k| u8::try_from(k % 251).unwrap()).collect();
        let sandi = tulis(&isi, &[identitas(2).penerima(), i.penerima()]);
        assert_eq!(baca(&sandi, std::slice::from_ref(&i)).unwrap(), isi, "{n}");
    }
}

#[test]
fn setiap_bita_yang_berubah_dan_setiap_potongan_ketahuan() {
    let i = [identitas(1)];
    let isi = vec![7_u8; POTONG + 100];
    let sandi = tulis(&isi, &[i[0].penerima()]);
    for k in (0..sandi.len()).step_by(97).chain([sandi.len() - 1]) {
        let mut ubah = sandi.clone();
        ubah[k] ^= 1;
        assert!(baca(&ubah, &i).is_err(), "bita {k}");
    }
    for n in [0, 10, 300, POTONG + 300, sandi.len() - 1] {
        assert!(baca(&sandi[..n], &i).is_err(), "dipotong pada {n}");
    }
    let panjang = [sandi.as_slice(), b"x"].concat();
    assert!(baca(&panjang, &i).is_err(), "diperpanjang");
}

#[test]
fn kunci_lain_ditolak_dengan_sebabnya() {
    let sandi = tulis(b"isi", &[identitas(1).penerima()]);
    let galat = baca(&sandi, &[identitas(2)]).unwrap_err();
    assert_eq!(galat.kind(), std::io::ErrorKind::PermissionDenied);
}

#[test]
fn teks_kunci_seperti_age() {
    // The pair of age's own test suite: secret key of 32 bytes 0x42.
    let i = Identitas::dari_acak([0x42; 32]);
    assert!(i.teks().starts_with("AGE-SECRET-KEY-1GFPYYSJZ"));
    let lagi = Identitas::parse(&i.teks()).unwrap();
    assert_eq!(lagi.penerima(), i.penerima());
    let p = i.penerima().to_string();
    assert!(p.starts_with("age1") && p.len() == 62, "{p}");
    assert_eq!(Penerima::parse(&p).unwrap(), i.penerima());
    assert!(Penerima::parse("age1salah").is_none());
    assert!(Identitas::parse(&p).is_none());
}
