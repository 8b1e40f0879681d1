//! `selaras sakip nasional`: grades of all governments by year.

use app::tampil::sakip_klaim::Klaim;
use app::tampil::sakip_nasional::{self, NilaiTahun, Pilih, SakipNasional, Saring, tabel};
use laporan::{JenisKolom, Kolom, Sel, Tabel};
use sakip::nasional::Predikat;
use serde_json::{Map, Value, json};

use crate::keluaran::{Gagal, Keluaran};
use crate::lingkungan::Lingkungan;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// Tahun dinilai; bawaannya tahun terbit yang terbaru
    #[arg(long, value_name = "TAHUN")]
    tahun: Option<u16>,
    /// Tahun pembanding untuk perpindahan predikat; bawaannya tahun bernilai sebelumnya
    #[arg(long, value_name = "TAHUN")]
    dari: Option<u16>,
}

pub async fn run(args: Args, lingkungan: &Lingkungan) -> Result<Keluaran, Gagal> {
    let hukum = super::hukum::muat(lingkungan)?;
    let db = lingkungan.db().await?;
    let pilih = Pilih {
        tahun: args.tahun,
        dari: args.dari,
    };
    let n = sakip_nasional::muat(&db, &hukum, pilih)
        .await?
        .ok_or_else(|| {
            let tahun = args.tahun.map(|t| format!(" {t}")).unwrap_or_default();
            Gagal::tolak(
                "SKP-010",
                format!(
                    "Nilai SAKIP{tahun} belum terbit. Impor paket data lebih dahulu: selaras \
                     impor paket FOLDER"
                ),
            )
        })?;
    if args.dari.is_some() && n.pasangan.is_none() {
        return Err(Gagal::pakai(
            "--dari harus tahun bernilai sebelum tahun yang ditampilkan",
        ));
    }
    Ok(keluaran(&n))
}

fn sebaran(isi: [usize; 7]) -> Value {
    let peta: Map<String, Value> = Predikat::SEMUA
        .iter()
        .zip(isi)
        .map(|(p, n)| (p.kode().to_owned(), json!(n)))
        .collect();
    peta.into()
}

fn nilai(n: &NilaiTahun) -> Value {
    json!({
        "tahun": n.tahun,
        "nilai": n.nilai.map(|x| x.to_string().replace(',', ".")),
        "predikat": n.predikat.kode(),
        "dasar": n.lke,
        "keterangan": n.keterangan,
    })
}

/// Two decimals with a point.
fn desimal(r: dasar::Rasio) -> String {
    dasar::Rasio::baru(1, 100)
        .and_then(|s| r.kali(s))
        .map(|x| x.mesin_persen(2))
        .unwrap_or_default()
}

fn klaim(k: &Klaim) -> Value {
    json!({
        "tahun": k.tahun,
        "cakupan": k.cakupan,
        "ukuran": k.ukuran,
        "menurut_sumber": k.nilai,
        "dihitung": k.dihitung.as_ref().map(|(r, _)| desimal(*r)),
        "dari_pemda": k.dihitung.as_ref().map(|(_, n)| *n),
        "pemda_cakupan": k.anggota,
        "sebab": k.sebab,
    })
}

fn keluaran(n: &SakipNasional) -> Keluaran {
    let pemda: Vec<Value> = n
        .pemda
        .iter()
        .map(|p| {
            json!({
                "kode": p.kode,
                "nama": p.nama,
                "jenis": p.jenis,
                "kini": p.kini.as_ref().map(nilai),
                "sebelumnya": p.lalu.as_ref().map(nilai),
            })
        })
        .collect();
    let tahun: Vec<Value> = n
        .sebaran
        .iter()
        .map(|(t, s)| {
            let bernilai: usize = s.iter().sum();
            json!({"tahun": t, "bernilai": bernilai, "sebaran": sebaran(*s)})
        })
        .collect();
    let bernilai = Saring {
        predikat: "ada".into(),
        ..Saring::default()
    };
    let p = &n.perpindahan;
    let mut k = Keluaran::baru(json!({
        "tahun": n.tahun,
        "terdaftar": n.pemda.len(),
        "bernilai": n.bernilai(),
        "per_tahun": tahun,
        "pemda": pemda,
        "perpindahan": perpindahan(n),
        "klaim": n.klaim.iter().map(klaim).collect::<Vec<_>>(),
    }))
    .dengan(tabel(n, &bernilai.terapkan(n)))
    .dengan(tabel_klaim(n))
    .pesan(format!(
        "{} dari {} pemerintah daerah bernilai pada {}.",
        n.bernilai(),
        n.pemda.len(),
        n.tahun
    ));
    if let Some((dari, ke)) = n.pasangan {
        k = k.pesan(format!(
            "{dari} ke {ke}: {} naik, {} tetap, {} turun dari {} yang diketahui pada keduanya.",
            p.naik,
            p.tetap,
            p.turun,
            p.langkah.len()
        ));
    }
    k
}

fn perpindahan(n: &SakipNasional) -> Option<Value> {
    let (dari, ke) = n.pasangan?;
    let p = &n.perpindahan;
    let daerah: Vec<Value> = p
        .langkah
        .iter()
        .map(|l| {
            json!({
                "kode": l.kode,
                "nama": n.nama.get(&l.kode),
                "dari": l.dari.kode(),
                "ke": l.ke.kode(),
            })
        })
        .collect();
    Some(json!({
        "dari": dari, "ke": ke, "naik": p.naik, "tetap": p.tetap, "turun": p.turun,
        "daerah": daerah,
    }))
}

fn tabel_klaim(n: &SakipNasional) -> Tabel {
    let k = |kunci: &str, judul: &str| Kolom::baru(kunci, judul, JenisKolom::Teks);
    let mut t = Tabel::baru(
        "Angka gabungan menurut sumber dan menurut baris yang ada",
        vec![
            k("tahun", "Tahun"),
            k("cakupan", "Cakupan"),
            k("ukuran", "Ukuran"),
            k("sumber", "Menurut sumber"),
            k("dihitung", "Dihitung"),
            k("dari", "Dari berapa daerah"),
        ],
    );
    for x in &n.klaim {
        let dari = match (&x.dihitung, x.anggota) {
            (Some((_, ada)), Some(semua)) => format!("{ada} dari {semua}"),
            _ => x.sebab.clone(),
        };
        t.tambah(vec![
            Sel::teks(x.tahun.to_string()),
            Sel::teks(&x.cakupan),
            Sel::teks(&x.ukuran),
            Sel::teks(x.nilai.replace('.', ",")),
            Sel::atau_kosong(x.dihitung.as_ref(), |(r, _)| {
                Sel::teks(desimal(*r).replace('.', ","))
            }),
            Sel::teks(dari),
        ]);
    }
    t
}
