//! The head of a file: the file key, wrapped once for each recipient, and its authentication.

use std::io::{self, BufRead};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD as B64;
use chacha20poly1305::aead::Aead as _;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use x25519_dalek::{PublicKey, StaticSecret};
use zeroize::Zeroizing;

use super::{Identitas, Penerima, sandi, turunkan};

const VERSI: &str = "age-encryption.org/v1";
const GUNA: &[u8] = b"age-encryption.org/v1/X25519";
/// Longer heads than this are no backups of ours.
const TERBANYAK: usize = 400;

pub(super) type KunciBerkas = Zeroizing<[u8; 16]>;

/// The head for these recipients.
pub(super) fn susun(
    kunci: &KunciBerkas,
    penerima: &[Penerima],
    acak: &mut dyn FnMut(&mut [u8]),
) -> io::Result<String> {
    let mut teks = format!("{VERSI}\n");
    for p in penerima {
        let mut bita = Zeroizing::new([0_u8; 32]);
        acak(bita.as_mut());
        let sekali = StaticSecret::from(*bita);
        let umum = PublicKey::from(&sekali);
        let bersama = sekali.diffie_hellman(&p.0);
        let garam = [umum.as_bytes().as_slice(), p.0.as_bytes()].concat();
        let pembungkus = turunkan(bersama.as_bytes(), &garam, GUNA);
        let isi = sandi(&pembungkus)
            .encrypt(&[0_u8; 12].into(), kunci.as_slice())
            .map_err(|_| io::Error::other("enkripsi gagal"))?;
        teks.push_str(&format!(
            "-> X25519 {}\n{}\n",
            B64.encode(umum.as_bytes()),
            B64.encode(isi)
        ));
    }
    teks.push_str("---");
    let segel = segel(kunci, &teks)?.finalize().into_bytes();
    teks.push_str(&format!(" {}\n", B64.encode(segel)));
    Ok(teks)
}

fn segel(kunci: &KunciBerkas, teks: &str) -> io::Result<Hmac<Sha256>> {
    let kunci = turunkan(kunci.as_slice(), &[], b"header");
    let mut mac = Hmac::<Sha256>::new_from_slice(kunci.as_slice())
        .map_err(|_| io::Error::other("kunci segel"))?;
    mac.update(teks.as_bytes());
    Ok(mac)
}

/// Reads the head and finds the file key with one of the identities.
pub(super) fn baca(sumber: &mut dyn BufRead, identitas: &[Identitas]) -> io::Result<KunciBerkas> {
    let mut teks = baris(sumber)?;
    if teks.trim_end() != VERSI {
        return Err(rusak("bukan berkas age versi 1"));
    }
    let mut kunci = None;
    for _ in 0..TERBANYAK {
        let satu = baris(sumber)?;
        if let Some(tanda) = satu.strip_prefix("--- ") {
            teks.push_str("---");
            let Some(kunci) = kunci else {
                return Err(io::Error::new(
                    io::ErrorKind::PermissionDenied,
                    "tidak ada kunci pemulihan yang cocok",
                ));
            };
            let tanda = B64
                .decode(tanda.trim_end())
                .map_err(|_| rusak("segel kepala tidak terbaca"))?;
            segel(&kunci, &teks)?
                .verify_slice(&tanda)
                .map_err(|_| rusak("segel kepala tidak cocok"))?;
            return Ok(kunci);
        }
        teks.push_str(&satu);
        if let Some(arg) = satu.strip_prefix("-> X25519 ") {
            let isi = baris(sumber)?;
            teks.push_str(&isi);
            kunci = kunci.or_else(|| buka(arg.trim_end(), isi.trim_end(), identitas));
        }
    }
    Err(rusak("kepala terlalu panjang"))
}

fn buka(umum: &str, isi: &str, identitas: &[Identitas]) -> Option<KunciBerkas> {
    let umum: [u8; 32] = B64.decode(umum).ok()?.try_into().ok()?;
    let isi = B64.decode(isi).ok()?;
    let umum = PublicKey::from(umum);
    identitas.iter().find_map(|i| {
        let bersama = i.0.diffie_hellman(&umum);
        if !bersama.was_contributory() {
            return None;
        }
        let garam = [umum.as_bytes().as_slice(), i.penerima().0.as_bytes()].concat();
        let pembungkus = turunkan(bersama.as_bytes(), &garam, GUNA);
        let kunci = sandi(&pembungkus)
            .decrypt(&[0_u8; 12].into(), isi.as_slice())
            .ok()?;
        Some(Zeroizing::new(kunci.try_into().ok()?))
    })
}

fn baris(sumber: &mut dyn BufRead) -> io::Result<String> {
    let mut bita = Vec::new();
    let mut terbatas = io::Read::take(sumber, 1024);
    terbatas.read_until(b'\n', &mut bita)?;
    if bita.last() != Some(&b'\n') {
        return Err(rusak("kepala terpotong"));
    }
    String::from_utf8(bita).map_err(|_| rusak("kepala bukan teks"))
}

pub(super) fn rusak(apa: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, apa)
}
