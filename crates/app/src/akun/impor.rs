//! Many accounts at once from a table: all errors together, nothing half, first passwords shown
//! once.

use std::collections::{BTreeMap, BTreeSet};

use keamanan::{JenisPeristiwa, Tindakan};
use masuk::sandi::{self, AturanSandi};
use serde_json::json;
use store::akun::{self, AkunBaru};
pub use tabular::Masalah;
use tabular::{Batas, Jenis, Kolom, Lembar, TataLetak, Tingkat};
use uuid::Uuid;

use super::kelola::{Dibuat, Pengelola, masukkan, nama_sah};
use super::peristiwa::{self, Oleh};
use super::{AkunRefusal, Layanan, kunci_nama, nama_baku};
use crate::rahasia::Rahasia;

/// The columns of the table.
pub const TATA_LETAK: TataLetak = TataLetak {
    kode: "akun",
    judul: "Daftar akun",
    kolom: &[
        Kolom::wajib("nama_akun", Jenis::Teks).alias(&["akun", "username", "nama pengguna"]),
        Kolom::wajib("nama", Jenis::Teks).alias(&["nama lengkap", "nama pegawai"]),
        Kolom::boleh("nip", Jenis::Teks).alias(&["nip baru"]),
    ],
    tahunan: &[],
};

/// Most rows of one file.
const PALING_BANYAK: u32 = 20_000;

/// What came of a file.
#[derive(Debug)]
pub struct HasilImpor {
    /// Accounts that were made; empty when a row was wrong.
    pub dibuat: Vec<Dibuat>,
    /// Everything that is wrong, by row.
    pub masalah: Vec<Masalah>,
}

struct Calon {
    baris: u32,
    nama: String,
    tampilan: String,
    nip: String,
}

/// Makes an account for every row, or none and says everything that is wrong.
///
/// # Errors
/// No permission; the database. What is wrong with the file is no error but in the result.
pub async fn jalankan(
    l: &Layanan,
    p: Pengelola<'_>,
    (berkas, isi): (&str, &[u8]),
) -> Result<HasilImpor, AkunRefusal> {
    p.izin(Tindakan::KelolaAkun)?;
    let (calon, mut masalah) = baca(berkas, isi);
    let mut tx = l.db.tx(p.pemda).await?;
    let orang = periksa(&mut tx, p.pemda, &calon, &mut masalah).await?;
    if masalah.iter().any(|m| m.tingkat == Tingkat::Tolak) || calon.is_empty() {
        masalah.sort_by_key(|m| m.baris);
        return Ok(HasilImpor {
            dibuat: Vec::new(),
            masalah,
        });
    }
    let rahasia: Vec<String> = l.acak(|r| calon.iter().map(|_| sandi::awal(r)).collect());
    let tersimpan = simpan_semua(l, &rahasia).await?;
    let mut dibuat = Vec::with_capacity(calon.len());
    for ((c, rahasia), tersimpan) in calon.iter().zip(rahasia).zip(&tersimpan) {
        let id = l.id_baru();
        let baru = AkunBaru {
            pemda: p.pemda,
            id,
            nama: &c.nama,
            tampilan: &c.tampilan,
            orang: orang.get(&c.nip).copied(),
            sandi: Some(tersimpan),
            contoh: false,
            pada: l.kini(),
        };
        masukkan(&mut tx, &baru).await?;
        dibuat.push(Dibuat {
            id,
            nama: c.nama.clone(),
            tampilan: c.tampilan.clone(),
            sandi: Rahasia::baru(rahasia),
        });
    }
    let oleh = Oleh::pengelola(p.pemda, p.pelaku, p.permintaan);
    let rinci = json!({"jumlah": dibuat.len(), "berkas": berkas});
    let apa = (JenisPeristiwa::AkunDiimpor, p.pemda.to_string(), rinci);
    peristiwa::catat(&mut tx, l, oleh, apa).await?;
    tx.commit().await.map_err(store::StoreError::from)?;
    Ok(HasilImpor { dibuat, masalah })
}

async fn simpan_semua(l: &Layanan, rahasia: &[String]) -> Result<Vec<String>, AkunRefusal> {
    let rahasia = rahasia.to_vec();
    let mut r = l.acak_sendiri();
    l.olah(move || {
        rahasia
            .iter()
            .map(|s| sandi::simpan(s, AturanSandi::AWAL, &mut r))
            .collect::<Result<Vec<_>, _>>()
    })
    .await?
    .map_err(|e| AkunRefusal::Gangguan(e.to_string()))
}

fn baca(berkas: &str, isi: &[u8]) -> (Vec<Calon>, Vec<Masalah>) {
    let batas = Batas {
        byte: 8 << 20,
        baris: PALING_BANYAK,
        ..Batas::default()
    };
    let isi = match tabular::baca(berkas, isi, &batas) {
        Ok(isi) => isi,
        Err(tolak) => return (Vec::new(), vec![tolak.masalah()]),
    };
    let mut masalah = isi.masalah;
    let Some(lembar) = isi.lembar.first() else {
        return (Vec::new(), masalah);
    };
    let cocok = tabular::cocokkan(lembar, &TATA_LETAK);
    masalah.extend(cocok.masalah);
    let mut calon = Vec::new();
    for i in cocok.baris_kepala + 1..lembar.jumlah_baris() {
        if lembar.kosong(i) {
            continue;
        }
        let c = Calon {
            baris: lembar.nomor(i),
            nama: nama_baku(&sel(lembar, i, &cocok.kolom, 0)),
            tampilan: sel(lembar, i, &cocok.kolom, 1),
            nip: sel(lembar, i, &cocok.kolom, 2)
                .chars()
                .filter(char::is_ascii_digit)
                .collect(),
        };
        masalah.extend(salah(&c));
        calon.push(c);
    }
    if calon.is_empty() {
        let m = Masalah::baru(Tingkat::Tolak, "AKN-K01", 0, "Tidak ada baris akun.")
            .saran("Isi kolom nama_akun dan nama, satu akun per baris.");
        masalah.push(m);
    }
    (calon, masalah)
}

fn sel(lembar: &Lembar, i: usize, kolom: &[Option<usize>], n: usize) -> String {
    let di = kolom.get(n).copied().flatten();
    di.map_or_else(String::new, |k| dasar::teks::rapat(lembar.sel(i, k)))
}

/// What one row shows by itself.
fn salah(c: &Calon) -> Vec<Masalah> {
    let tolak = |kode, pesan: &str| Masalah::baru(Tingkat::Tolak, kode, c.baris, pesan);
    let mut m = Vec::new();
    if !nama_sah(&c.nama) {
        m.push(
            tolak("AKN-K02", "Nama akun tidak dapat dipakai.")
                .di("nama_akun", &c.nama)
                .saran("3 sampai 60 huruf kecil, angka, titik, garis, atau @."),
        );
    }
    if c.tampilan.is_empty() {
        m.push(
            tolak("AKN-K03", "Nama orang kosong.")
                .di("nama", "")
                .saran("Tulis nama lengkap pemegang akun."),
        );
    }
    if !c.nip.is_empty() && c.nip.len() != 18 {
        m.push(
            tolak("AKN-K04", "NIP bukan 18 angka.")
                .di("nip", &c.nip)
                .saran("Perbaiki NIP, atau kosongkan bila bukan pegawai."),
        );
    }
    m
}

/// What rows show together and against the database; people by staff number.
async fn periksa(
    tx: &mut store::Tx<'_>,
    pemda: Uuid,
    calon: &[Calon],
    masalah: &mut Vec<Masalah>,
) -> Result<BTreeMap<String, Uuid>, AkunRefusal> {
    let nip: BTreeSet<&str> = calon.iter().map(|c| c.nip.as_str()).collect();
    let nip: Vec<String> = nip
        .into_iter()
        .filter(|n| !n.is_empty())
        .map(str::to_owned)
        .collect();
    let orang: BTreeMap<String, Uuid> = akun::orang_dari_nip(tx, pemda, &nip)
        .await?
        .into_iter()
        .collect();
    let mut lihat: BTreeMap<&str, u32> = BTreeMap::new();
    for c in calon {
        let tolak = |kode, pesan: String| Masalah::baru(Tingkat::Tolak, kode, c.baris, pesan);
        if let Some(dulu) = lihat.insert(&c.nama, c.baris) {
            masalah.push(
                tolak("AKN-K05", format!("Nama akun sama dengan baris {dulu}."))
                    .di("nama_akun", &c.nama)
                    .saran("Beri tiap orang nama akun sendiri."),
            );
        } else if akun::cari(tx, &kunci_nama(&c.nama)).await?.is_some() {
            masalah.push(
                tolak("AKN-K06", "Nama akun sudah dipakai.".to_owned())
                    .di("nama_akun", &c.nama)
                    .saran("Pilih nama lain, misalnya dengan nama kantor di belakang."),
            );
        }
        if c.nip.len() == 18 && !orang.contains_key(&c.nip) {
            masalah.push(
                tolak(
                    "AKN-K07",
                    "Pegawai dengan NIP ini belum terdaftar.".to_owned(),
                )
                .di("nip", &c.nip)
                .saran("Daftarkan orangnya dahulu, atau kosongkan NIP."),
            );
        }
    }
    Ok(orang)
}

/// First passwords as a table file, to be handed out; blank-safe against formulas.
#[must_use]
pub fn lembar_csv(dibuat: &[Dibuat]) -> Vec<u8> {
    let kolom = ["nama_akun", "nama", "sandi_awal"]
        .map(|k| laporan::Kolom::baru(k, k, laporan::JenisKolom::Teks))
        .to_vec();
    let mut t = laporan::Tabel::baru("Sandi awal", kolom);
    for d in dibuat {
        let sel = [d.nama.as_str(), d.tampilan.as_str(), d.sandi.buka()];
        t.tambah(sel.map(laporan::Sel::teks).to_vec());
    }
    laporan::csv(&t)
}
