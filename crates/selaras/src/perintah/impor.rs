//! `selaras impor`: bring files in, look back, take back.

use std::path::PathBuf;
use std::time::Duration;

use app::impor::{self, Cara, Hasil, ImporError, Kabar, Kemajuan, Masalah, Opsi};
use dasar::waktu::Tanggal;
use indicatif::{ProgressBar, ProgressStyle};
use laporan::{JenisKolom, Kolom, Sel, Tabel};
use serde_json::json;
use uuid::Uuid;

use crate::keluaran::{Format, Gagal, Keluaran};
use crate::lingkungan::Lingkungan;

/// Who stands in the log for commands of the local administrator.
const PELAKU: &str = "admin lokal";
/// Findings printed for people; all of them are stored.
const TAMPIL: usize = 50;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    perintah: Perintah,
}

#[derive(Debug, clap::Subcommand)]
enum Perintah {
    /// Impor satu folder paket data (paket.toml atau nama berkas yang dikenal)
    Paket {
        /// Folder paket
        folder: PathBuf,
        /// Periksa saja, tidak menyimpan apa pun
        #[arg(long)]
        coba: bool,
        /// Simpan baris yang baik walau ada baris yang ditolak
        #[arg(long)]
        terima_yang_baik: bool,
    },
    /// Impor satu berkas CSV, XLSX, atau JSON
    Berkas(Box<BerkasArgs>),
    /// Daftar tata letak berkas yang dikenal
    TataLetak,
    /// Daftar impor
    Daftar {
        /// Kode pemerintah daerah; bawaannya semua
        #[arg(long, value_name = "KODE")]
        pemda: Option<String>,
    },
    /// Berkas, temuan, dan perubahan satu impor
    Tampil {
        /// Nomor impor
        id: Uuid,
    },
    /// Tarik kembali satu impor
    Batalkan {
        /// Nomor impor
        id: Uuid,
        /// Tunjukkan akibatnya saja
        #[arg(long)]
        coba: bool,
    },
    /// Simpan baris yang ditolak sebagai CSV beralasan untuk diperbaiki
    Perbaikan {
        /// Nomor impor
        id: Uuid,
        /// Folder tujuan
        #[arg(long, default_value = ".", value_name = "FOLDER")]
        ke: PathBuf,
    },
}

#[derive(Debug, clap::Args)]
struct BerkasArgs {
    /// Berkas
    berkas: PathBuf,
    /// Tata letak; bawaannya ditebak dari kepala kolom
    #[arg(long, value_name = "KODE")]
    tata_letak: Option<String>,
    /// Kode pemerintah daerah
    #[arg(long, default_value = "", value_name = "KODE")]
    pemda: String,
    /// Tahun anggaran atau tahun pertama dokumen
    #[arg(long, value_name = "TAHUN")]
    tahun: Option<u16>,
    /// Tahun terakhir dokumen
    #[arg(long, value_name = "TAHUN")]
    tahun_selesai: Option<u16>,
    /// Tahap anggaran
    #[arg(long, default_value = "")]
    tahap: String,
    /// Edisi daftar kode
    #[arg(long, default_value = "")]
    edisi: String,
    /// Kelompok standar harga: ssh, sbu, hspk, asb
    #[arg(long, default_value = "")]
    kelompok: String,
    /// Periode realisasi, misalnya TW1
    #[arg(long, default_value = "")]
    periode: String,
    /// Keadaan data per tanggal
    #[arg(long, value_name = "TANGGAL")]
    keadaan: Option<String>,
    /// Label data
    #[arg(long, default_value = "")]
    label: String,
    /// Unit untuk daftar penerima
    #[arg(long, default_value = "")]
    kode_unit: String,
    /// Sub kegiatan untuk daftar penerima
    #[arg(long, default_value = "")]
    sub_kegiatan: String,
    /// Rekening untuk daftar penerima
    #[arg(long, default_value = "")]
    rekening: String,
    /// Periksa saja, tidak menyimpan apa pun
    #[arg(long)]
    coba: bool,
    /// Tolak rincian yang melanggar aturan baris (kode, harga, hitungan), bukan hanya mencatatnya
    #[arg(long)]
    ketat: bool,
    /// Simpan baris yang baik walau ada baris yang ditolak
    #[arg(long)]
    terima_yang_baik: bool,
}

pub async fn run(args: Args, lingkungan: &Lingkungan) -> Result<Keluaran, Gagal> {
    match args.perintah {
        Perintah::Paket {
            folder,
            coba,
            terima_yang_baik,
        } => {
            paket(
                lingkungan,
                &folder,
                Cara {
                    coba,
                    terima_yang_baik,
                },
            )
            .await
        }
        Perintah::Berkas(a) => berkas(lingkungan, *a).await,
        Perintah::TataLetak => Ok(tata_letak()),
        Perintah::Daftar { pemda } => daftar(lingkungan, pemda.as_deref()).await,
        Perintah::Tampil { id } => tampil(lingkungan, id).await,
        Perintah::Batalkan { id, coba } => batalkan(lingkungan, id, coba).await,
        Perintah::Perbaikan { id, ke } => perbaikan(lingkungan, id, &ke).await,
    }
}

fn gagal(galat: ImporError) -> Gagal {
    match galat {
        ImporError::Tolak(pesan) => Gagal::tolak("impor_ditolak", pesan),
        ImporError::Berkas(..) | ImporError::Manifes(_) => Gagal::pakai(galat.to_string()),
        ImporError::Store(e) => Gagal::rusak(e),
    }
}

async fn paket(
    lingkungan: &Lingkungan,
    folder: &std::path::Path,
    cara: Cara,
) -> Result<Keluaran, Gagal> {
    if !folder.is_dir() {
        return Err(Gagal::pakai(format!(
            "folder {} tidak ada",
            folder.display()
        )));
    }
    let db = lingkungan.db().await?;
    let bilah = bilah();
    let mut kabar = |k: Kabar<'_>| {
        bilah.set_length(u64::try_from(k.jumlah).unwrap_or(0));
        bilah.set_position(u64::try_from(k.selesai).unwrap_or(0));
        bilah.set_message(format!("{} {}", k.tahap, k.nama));
    };
    let hasil = impor::paket(
        &db,
        lingkungan.clock.as_ref(),
        PELAKU,
        folder,
        cara,
        &mut kabar,
    )
    .await;
    bilah.finish_and_clear();
    let hasil = hasil.map_err(gagal)?;
    Ok(keluaran(&hasil, &[]))
}

/// A bar on stderr; silent where stderr is no terminal.
fn bilah() -> ProgressBar {
    let bilah = ProgressBar::new(0);
    if let Ok(gaya) =
        ProgressStyle::with_template("{elapsed_precise} [{bar:30}] {pos}/{len} {msg} (sisa {eta})")
    {
        bilah.set_style(gaya);
    }
    bilah.enable_steady_tick(Duration::from_millis(250));
    bilah
}

/// Waits for an import and shows how far it is meanwhile.
async fn dilihat<T>(impor: impl Future<Output = T>, kemajuan: &Kemajuan, bilah: &ProgressBar) -> T {
    let mut impor = std::pin::pin!(impor);
    loop {
        match tokio::time::timeout(Duration::from_millis(250), impor.as_mut()).await {
            Ok(hasil) => return hasil,
            Err(_) => {
                let p = kemajuan.potret();
                bilah.set_position(p.persen());
                bilah.set_message(format!("{} {}", p.tahap.kata(), p.nama));
            }
        }
    }
}

async fn berkas(lingkungan: &Lingkungan, a: BerkasArgs) -> Result<Keluaran, Gagal> {
    let byte = std::fs::read(&a.berkas).map_err(|e| {
        Gagal::pakai(format!(
            "berkas {} tidak dapat dibaca: {e}",
            a.berkas.display()
        ))
    })?;
    let nama = a
        .berkas
        .file_name()
        .map_or_else(String::new, |n| n.to_string_lossy().into_owned());
    let tata_letak = match a.tata_letak.clone() {
        Some(kode) => kode,
        None => {
            let entri = impor::tebak(&byte, &nama).ok_or_else(|| {
                Gagal::pakai("susunan kolom tidak dikenali; sebutkan --tata-letak")
            })?;
            lingkungan.bicara(&format!(
                "Tata letak: {} ({})",
                entri.kode, entri.tata.judul
            ));
            entri.kode.to_owned()
        }
    };
    let cara = Cara {
        coba: a.coba,
        terima_yang_baik: a.terima_yang_baik,
    };
    let opsi = opsi(a, tata_letak)?;
    let db = lingkungan.db().await?;
    let kemajuan = Kemajuan::baru();
    let bilah = bilah();
    bilah.set_length(100);
    let impor = impor::berkas_dilihat(
        &db,
        lingkungan.clock.as_ref(),
        PELAKU,
        (&nama, byte, opsi),
        (cara, &kemajuan),
    );
    let jawab = dilihat(impor, &kemajuan, &bilah).await;
    bilah.finish_and_clear();
    let (hasil, masalah) = jawab.map_err(gagal)?;
    let mut k = keluaran(&hasil, &masalah);
    if lingkungan.format == Format::Json {
        k.json = json!({
            "berkas": hasil.berkas,
            "jumlah_temuan": hasil.jumlah_temuan,
            "sudah_ada": hasil.sudah_ada,
            "impor": hasil.impor.map(|i| i.to_string()),
            "temuan": masalah.iter().map(json_masalah).collect::<Vec<_>>(),
        });
    }
    Ok(k)
}

fn opsi(a: BerkasArgs, tata_letak: String) -> Result<Opsi, Gagal> {
    let keadaan = a
        .keadaan
        .map(|t| Tanggal::parse(&t).ok_or_else(|| Gagal::pakai(format!("\"{t}\" bukan tanggal"))))
        .transpose()?;
    Ok(Opsi {
        tata_letak,
        pemda: a.pemda,
        tahun: a.tahun,
        tahun_selesai: a.tahun_selesai,
        tahap: a.tahap,
        keadaan,
        label: a.label,
        edisi: a.edisi,
        kelompok: a.kelompok,
        periode: a.periode,
        kode_unit: a.kode_unit,
        sub_kegiatan: a.sub_kegiatan,
        rekening: a.rekening,
        ketat: a.ketat,
        terima_yang_baik: a.terima_yang_baik,
    })
}

fn json_masalah(m: &Masalah) -> serde_json::Value {
    json!({"baris": m.baris, "kolom": m.kolom, "nilai": m.nilai, "kode": m.kode,
        "tingkat": m.tingkat.sebagai_str(), "pesan": m.pesan, "saran": m.saran})
}

/// The answer of an import: exit 1 when a file was refused, its rows untouched.
fn keluaran(hasil: &Hasil, masalah: &[Masalah]) -> Keluaran {
    let kolom = vec![
        Kolom::baru("nama", "Berkas", JenisKolom::Teks),
        Kolom::baru("baris", "Baris", JenisKolom::Bilangan),
        Kolom::baru("diterima", "Diterima", JenisKolom::Bilangan),
        Kolom::baru("temuan", "Temuan", JenisKolom::Bilangan),
        Kolom::baru("status", "Status", JenisKolom::Teks),
    ];
    let mut tabel = Tabel::baru("Impor", kolom);
    for b in &hasil.berkas {
        tabel.baris.push(vec![
            Sel::teks(&b.nama),
            angka(b.baris),
            angka(b.diterima),
            angka(b.temuan),
            Sel::teks(&b.status),
        ]);
    }
    let mut k = Keluaran::baru(json!({
        "berkas": hasil.berkas, "jumlah_temuan": hasil.jumlah_temuan, "sudah_ada": hasil.sudah_ada,
    }))
    .dengan(tabel);
    for m in masalah.iter().take(TAMPIL) {
        k = k.pesan(format!(
            "baris {} {}: {} {}",
            m.baris, m.kolom, m.pesan, m.saran
        ));
    }
    let ditolak = hasil
        .berkas
        .iter()
        .filter(|b| b.status == "ditolak")
        .count();
    if ditolak > 0 {
        k.kode = 1;
    }
    let nomor = hasil.impor.map(|i| i.to_string()).unwrap_or_default();
    k.pesan(if ditolak > 0 {
        format!(
            "{ditolak} berkas ditolak, tidak ada barisnya yang disimpan. Ambil baris yang \
            salah: selaras impor perbaikan {nomor}"
        )
    } else if hasil.sudah_ada {
        "Semua berkas sudah ada; tidak ada yang berubah.".to_owned()
    } else {
        format!(
            "{} temuan. Lihat: selaras impor tampil {nomor}",
            hasil.jumlah_temuan
        )
    })
}

fn angka(n: usize) -> Sel {
    Sel::Bilangan(i64::try_from(n).unwrap_or(i64::MAX))
}

fn tata_letak() -> Keluaran {
    let kolom = vec![
        Kolom::baru("kode", "Kode", JenisKolom::Teks),
        Kolom::baru("judul", "Isi", JenisKolom::Teks),
        Kolom::baru("kolom", "Kolom wajib", JenisKolom::Teks),
    ];
    let mut tabel = Tabel::baru("Tata letak berkas", kolom);
    let mut isi = Vec::new();
    for e in impor::tata_letak::DAFTAR {
        let wajib: Vec<&str> = e
            .tata
            .kolom
            .iter()
            .filter(|k| k.ada)
            .map(|k| k.kunci)
            .collect();
        tabel.baris.push(vec![
            Sel::teks(e.kode),
            Sel::teks(e.tata.judul),
            Sel::teks(wajib.join(", ")),
        ]);
        isi.push(json!({"kode": e.kode, "judul": e.tata.judul, "kolom_wajib": wajib}));
    }
    Keluaran::baru(json!({"tata_letak": isi})).dengan(tabel)
}

async fn daftar(lingkungan: &Lingkungan, pemda: Option<&str>) -> Result<Keluaran, Gagal> {
    let db = lingkungan.db().await?;
    let daftar = impor::daftar::daftar(&db, pemda).await.map_err(gagal)?;
    let kolom = [
        ("id", "Nomor"),
        ("pemda", "Pemda"),
        ("sumber", "Sumber"),
        ("status", "Status"),
        ("pada", "Waktu"),
        ("berkas", "Berkas"),
        ("temuan", "Temuan"),
    ];
    let mut tabel = Tabel::baru(
        "Daftar impor",
        kolom
            .iter()
            .map(|(k, j)| Kolom::baru(k, j, JenisKolom::Teks))
            .collect(),
    );
    let mut isi = Vec::new();
    for d in &daftar {
        let i = &d.impor;
        let sel = [
            i.id.to_string(),
            d.pemda.kode.clone(),
            i.sumber.clone(),
            i.status.clone(),
            i.dimulai_pada.to_rfc3339(),
            i.jumlah_berkas.to_string(),
            i.jumlah_temuan.to_string(),
        ];
        tabel.baris.push(sel.iter().map(Sel::teks).collect());
        isi.push(json!({
            "id": i.id.to_string(), "pemda": d.pemda.kode, "sumber": i.sumber, "label": i.label,
                "status": i.status,
            "dimulai_pada": i.dimulai_pada.to_rfc3339(), "jumlah_berkas": i.jumlah_berkas,
                "jumlah_temuan": i.jumlah_temuan,
        }));
    }
    Ok(Keluaran::baru(json!({"impor": isi})).dengan(tabel))
}

async fn tampil(lingkungan: &Lingkungan, id: Uuid) -> Result<Keluaran, Gagal> {
    let db = lingkungan.db().await?;
    let daftar = impor::daftar::tampil(&db, id, 100_000)
        .await
        .map_err(gagal)?;
    let kolom = [
        ("berkas", "Berkas"),
        ("baris", "Baris"),
        ("kolom", "Kolom"),
        ("nilai", "Nilai"),
        ("tingkat", "Tingkat"),
        ("pesan", "Temuan"),
        ("saran", "Saran"),
    ];
    let mut tabel = Tabel::baru(
        "Temuan impor",
        kolom
            .iter()
            .map(|(k, j)| Kolom::baru(k, j, JenisKolom::Teks))
            .collect(),
    );
    let mut isi = Vec::new();
    for b in &daftar {
        for t in &b.temuan {
            let sel = [
                b.berkas.nama.clone(),
                t.baris.to_string(),
                t.kolom.clone(),
                t.nilai.clone(),
                t.tingkat.clone(),
                t.pesan.clone(),
                t.saran.clone(),
            ];
            tabel.baris.push(sel.iter().map(Sel::teks).collect());
        }
        isi.push(json!({
            "nama": b.berkas.nama, "pemda": b.pemda.kode, "tata_letak": b.berkas.tata_letak,
                "status": b.berkas.status,
            "baris": b.berkas.baris, "diterima": b.berkas.diterima, "sidik": b.berkas.sidik,
            "temuan": b.temuan.iter().map(|t| json!({"baris": t.baris, "kolom": t.kolom,
                "nilai": t.nilai, "kode": t.kode,
                "tingkat": t.tingkat, "pesan": t.pesan, "saran": t.saran})).collect::<Vec<_>>(),
            "beda": b.beda.iter().map(|d| json!({"tabel": d.tabel, "jenis": d.jenis,
                "kunci": d.kunci,
                "sebelum": d.sebelum, "sesudah": d.sesudah})).collect::<Vec<_>>(),
        }));
    }
    Ok(Keluaran::baru(json!({"impor": id.to_string(), "berkas": isi})).dengan(tabel))
}

async fn batalkan(lingkungan: &Lingkungan, id: Uuid, coba: bool) -> Result<Keluaran, Gagal> {
    let db = lingkungan.db().await?;
    let d = impor::batalkan(&db, lingkungan.clock.as_ref(), PELAKU, id, coba)
        .await
        .map_err(gagal)?;
    let apa = if coba { "Akan ditarik" } else { "Ditarik" };
    Ok(Keluaran::baru(
        json!({"impor": id.to_string(), "coba": coba, "berkas": d.berkas,
        "edisi_ditarik": d.edisi_ditarik, "edisi_berlaku_lagi": d.edisi_berlaku_lagi}),
    )
    .pesan(format!(
        "{apa}: {} berkas, {} edisi; {} edisi sebelumnya berlaku lagi.",
        d.berkas.len(),
        d.edisi_ditarik,
        d.edisi_berlaku_lagi
    )))
}

async fn perbaikan(
    lingkungan: &Lingkungan,
    id: Uuid,
    ke: &std::path::Path,
) -> Result<Keluaran, Gagal> {
    let db = lingkungan.db().await?;
    let daftar = impor::daftar::perbaikan(&db, lingkungan.clock.as_ref(), PELAKU, id)
        .await
        .map_err(gagal)?;
    let mut ditulis = Vec::new();
    for (nama, isi) in daftar {
        let jalur = ke.join(&nama);
        std::fs::write(&jalur, isi)
            .map_err(|e| Gagal::pakai(format!("{} tidak dapat ditulis: {e}", jalur.display())))?;
        ditulis.push(jalur.display().to_string());
    }
    let pesan = if ditulis.is_empty() {
        "Tidak ada baris yang ditolak.".to_owned()
    } else {
        format!("Perbaiki lalu kirim lagi: {}", ditulis.join(", "))
    };
    Ok(Keluaran::baru(json!({"impor": id.to_string(), "berkas": ditulis})).pesan(pesan))
}
