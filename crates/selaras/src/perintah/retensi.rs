//! `selaras retensi`: the retention schedule, and its execution.

use keamanan::Pelaku;
use laporan::{JenisKolom, Kolom, Sel, Tabel};
use serde_json::json;

use crate::keluaran::{Gagal, Keluaran};
use crate::lingkungan::Lingkungan;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// Hapus yang lewat masa simpan; tanpa ini hanya ditunjukkan
    #[arg(long)]
    pub jalankan: bool,
}

pub async fn run(args: Args, l: &Lingkungan) -> Result<Keluaran, Gagal> {
    let layanan = crate::akun::layanan(l, "http://localhost").await?;
    let semua = if args.jalankan {
        let pelaku = Pelaku::admin_lokal("perintah");
        app::pelindungan::retensi::jalankan(&layanan, &pelaku).await
    } else {
        app::pelindungan::retensi::lihat(&layanan).await
    };
    let semua = semua.map_err(crate::akun::gagal)?;
    let mut t = Tabel::baru(
        "Masa simpan",
        [
            ("jenis", "Jenis"),
            ("uraian", "Uraian"),
            ("hari", "Hari"),
            ("dasar", "Dasar"),
            ("terverifikasi", "Terverifikasi"),
            (
                "jumlah",
                if args.jalankan {
                    "Dihapus"
                } else {
                    "Lewat masa"
                },
            ),
        ]
        .map(|(k, j)| Kolom::baru(k, j, JenisKolom::Teks))
        .to_vec(),
    );
    let mut isi = Vec::new();
    let mut jumlah = 0;
    for b in &semua {
        jumlah += b.jumlah;
        let (hari, n) = (b.hari.to_string(), b.jumlah.to_string());
        let ya = if b.terverifikasi { "ya" } else { "belum" };
        let sel = [b.jenis.as_str(), &b.judul, &hari, &b.dasar, ya, &n];
        t.tambah(sel.into_iter().map(Sel::teks).collect());
        isi.push(json!({"jenis": b.jenis, "hari": b.hari, "jumlah": b.jumlah,
            "terverifikasi": b.terverifikasi}));
    }
    let pesan = match (args.jalankan, jumlah) {
        (true, n) => format!("{n} catatan dihapus."),
        (false, 0) => "Tidak ada yang lewat masa simpan.".to_owned(),
        (false, n) => format!("{n} catatan lewat masa simpan; hapus dengan --jalankan."),
    };
    Ok(
        Keluaran::baru(json!({"dijalankan": args.jalankan, "jumlah": jumlah, "jadwal": isi}))
            .dengan(t)
            .pesan(pesan),
    )
}
