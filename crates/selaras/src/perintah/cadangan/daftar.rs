//! `selaras cadangan daftar`.

use cadangan::{Gudang, Manifes, WalTercatat, celah};
use laporan::{JenisKolom, Kolom, Sel, Tabel};
use serde_json::json;

use super::{PilihGudang, gagal};
use crate::keluaran::{Gagal, Keluaran};
use crate::lingkungan::Lingkungan;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    gudang: PilihGudang,
}

/// Until when a base copy can be restored, and whether the log behind it has a hole.
pub(super) fn jangkauan(m: &Manifes, wal: &[WalTercatat]) -> (String, Option<String>) {
    let sesudah: Vec<&WalTercatat> = wal.iter().filter(|w| w.nama.len() == 24).collect();
    let nama: Vec<String> = sesudah.iter().map(|w| w.nama.clone()).collect();
    let lubang = celah(&nama, &m.wal_mulai, m.segmen_byte);
    let batas = lubang.as_ref().map(|c| c.setelah.clone());
    let terakhir = sesudah
        .iter()
        .filter(|w| w.nama >= m.wal_selesai)
        .filter(|w| batas.as_ref().is_none_or(|b| w.nama <= *b))
        .map(|w| w.pada)
        .max();
    let sampai = terakhir
        .and_then(|d| chrono::DateTime::from_timestamp(d, 0))
        .map(|d| d.to_rfc3339_opts(chrono::SecondsFormat::Secs, true))
        .filter(|s| s.as_str() > m.selesai.as_str())
        .unwrap_or_else(|| m.selesai.clone());
    (
        sampai,
        lubang.map(|c| format!("segmen nomor {} hilang setelah {}", c.nomor, c.setelah)),
    )
}

pub fn run(args: &Args, l: &Lingkungan) -> Result<Keluaran, Gagal> {
    let gudang = Gudang::baca(&args.gudang.folder(l)?).map_err(gagal)?;
    let wal = gudang.wal().map_err(gagal)?;
    let kolom = [
        ("id", "Cadangan", JenisKolom::Teks),
        ("dari", "Dapat dipulihkan dari", JenisKolom::Teks),
        ("sampai", "sampai", JenisKolom::Teks),
        ("mb", "MB", JenisKolom::Bilangan),
        ("keadaan", "Keadaan", JenisKolom::Teks),
    ];
    let kolom = kolom
        .iter()
        .map(|(k, j, jenis)| Kolom::baru(k, j, *jenis))
        .collect();
    let mut tabel = Tabel::baru("Cadangan", kolom);
    let mut isi = Vec::new();
    for m in gudang.dasar().map_err(gagal)? {
        let (sampai, celah) = jangkauan(&m, &wal);
        let byte: u64 = m.berkas.iter().map(|b| b.byte).sum();
        let mb = i64::try_from(byte.div_ceil(1 << 20)).unwrap_or(i64::MAX);
        tabel.tambah(vec![
            Sel::teks(&m.id),
            Sel::teks(&m.selesai),
            Sel::teks(&sampai),
            Sel::Bilangan(mb),
            Sel::teks(celah.as_deref().unwrap_or("utuh")),
        ]);
        isi.push(json!({
            "id": m.id, "cara": m.cara, "dari": m.selesai, "sampai": sampai, "byte": byte,
            "celah": celah, "penerima": m.penerima,
        }));
    }
    let kosong = isi.is_empty();
    let k = Keluaran::baru(json!({
        "gudang": gudang.folder(), "cadangan": isi, "wal": wal.len(),
    }))
    .dengan(tabel);
    Ok(if kosong {
        k.pesan("Belum ada cadangan yang sah. Buat: selaras cadangan buat")
    } else {
        k
    })
}
