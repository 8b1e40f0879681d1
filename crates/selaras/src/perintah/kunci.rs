//! `selaras kunci`: the keys of personal data.

use clap::Subcommand;
use laporan::{JenisKolom, Kolom, Sel, Tabel};
use serde_json::json;
use store::log::PeristiwaBaru;
use uuid::Uuid;

use crate::keluaran::{Gagal, Keluaran};
use crate::kunci_bidang::{self, gagal};
use crate::lingkungan::Lingkungan;

/// Kunci data pribadi
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    pub tindakan: Tindakan,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Tindakan {
    /// Daftar kunci: induk di folder kunci, dan kunci data tiap pemerintah daerah
    Daftar,
    /// Ganti kunci induk dan semua kunci data, lalu segel ulang; data lama tetap terbaca selama itu
    Putar {
        /// Hanya selesaikan penggantian yang terputus; tidak membuat kunci baru
        #[arg(long)]
        lanjutkan: bool,
    },
}

pub async fn run(args: Args, l: &Lingkungan) -> Result<Keluaran, Gagal> {
    match args.tindakan {
        Tindakan::Daftar => daftar(l).await,
        Tindakan::Putar { lanjutkan } => putar(l, lanjutkan).await,
    }
}

async fn daftar(l: &Lingkungan) -> Result<Keluaran, Gagal> {
    let db = l.db().await?;
    let brankas = kunci_bidang::siapkan(l).await?;
    let semua = app::rahasia::daftar(&db, &brankas).await.map_err(gagal)?;
    let induk = kunci_bidang::daftar(&l.data);
    let kini = kunci_bidang::kini(&l.data).unwrap_or_default();
    let mut t = Tabel::baru(
        "Kunci data pribadi",
        [
            ("pemda", "Pemda"),
            ("kunci", "Kunci data"),
            ("induk", "Dibungkus oleh"),
            ("keadaan", "Keadaan"),
            ("dipakai", "Isian"),
        ]
        .map(|(k, j)| Kolom::baru(k, j, JenisKolom::Teks))
        .to_vec(),
    );
    let mut isi = Vec::new();
    for k in &semua {
        let keadaan = match (k.induk_ada, k.pensiun_pada.is_some()) {
            (false, _) => "KUNCI INDUK HILANG",
            (true, true) => "hanya dibaca",
            (true, false) => "dipakai",
        };
        let id = k.id.to_string();
        let dipakai = k.dipakai.to_string();
        let sel = [k.pemda.as_str(), &id, &k.induk, keadaan, &dipakai];
        t.tambah(sel.into_iter().map(Sel::teks).collect());
        isi.push(json!({"pemda": k.pemda, "kunci": id, "induk": k.induk,
            "induk_ada": k.induk_ada, "pensiun": k.pensiun_pada.is_some(), "isian": k.dipakai}));
    }
    let hilang: Vec<&str> = semua
        .iter()
        .filter(|k| !k.induk_ada)
        .map(|k| k.induk.as_str())
        .collect();
    let mut keluaran =
        Keluaran::baru(json!({"induk": induk, "kini": kini, "data": isi, "hilang": hilang}))
            .dengan(t)
            .pesan(format!(
                "Kunci induk di folder kunci: {}",
                kata(&induk, &kini)
            ));
    if let Some(nama) = hilang.first() {
        keluaran.kode = 1;
        keluaran = keluaran.pesan(format!(
            "Kunci induk {nama} tidak ada: pulihkan bidang-{nama}.kunci ke {} dari cadangan.",
            kunci_bidang::folder(&l.data).display()
        ));
    }
    Ok(keluaran)
}

fn kata(induk: &[String], kini: &str) -> String {
    if induk.is_empty() {
        return "tidak ada".to_owned();
    }
    let satu = |n: &String| {
        if n == kini {
            format!("{n} (dipakai)")
        } else {
            n.clone()
        }
    };
    induk.iter().map(satu).collect::<Vec<_>>().join(", ")
}

async fn putar(l: &Lingkungan, lanjutkan: bool) -> Result<Keluaran, Gagal> {
    let db = l.db().await?;
    let brankas = kunci_bidang::siapkan(l).await?;
    // Nothing is begun that could not be finished: every key in use must be here.
    let semua = app::rahasia::daftar(&db, &brankas).await.map_err(gagal)?;
    if let Some(k) = semua.iter().find(|k| !k.induk_ada) {
        return Err(gagal(app::rahasia::RahasiaGagal::KunciHilang {
            induk: k.induk.clone(),
        }));
    }
    let lama = kunci_bidang::kini(&l.data).unwrap_or_default();
    let baru = if lanjutkan {
        lama.clone()
    } else {
        kunci_bidang::buat(l)?
    };
    let brankas = kunci_bidang::brankas(&l.data);
    let mut benih = [0_u8; 32];
    l.acak(&mut benih);
    let mut rng = app::akun::AcakTurunan::baru(benih);
    let dibungkus = app::rahasia::putar_induk(&db, &brankas, &mut rng)
        .await
        .map_err(gagal)?;
    let pada = l.clock.kini().0;
    let mut maju = |n: u64| {
        tracing::info!(isian = n, "menyegel ulang data pribadi");
        true
    };
    let n = app::rahasia::putar_data(&db, &brankas, (&mut rng, pada), !lanjutkan, &mut maju)
        .await
        .map_err(gagal)?;
    catat(l, &lama, &baru, n).await?;
    Ok(Keluaran::baru(
        json!({"induk": baru, "induk_lama": lama, "dibungkus": dibungkus, "disegel": n}),
    )
    .pesan(format!(
        "Kunci induk {baru} dipakai; {dibungkus} kunci data dibungkus ulang, {n} isian disegel \
         ulang."
    ))
    .pesan("Buat cadangan sekarang: kunci baru hanya ada di folder kunci."))
}

async fn catat(l: &Lingkungan, lama: &str, baru: &str, jumlah: u64) -> Result<(), Gagal> {
    let db = l.db().await?;
    let Some(bangsa) = db.pemda("00").await? else {
        return Ok(());
    };
    let mut acak = [0_u8; 16];
    l.acak(&mut acak);
    let mut tx = db.tx(bangsa.id).await?;
    let p = PeristiwaBaru {
        pemda: bangsa.id,
        id: Uuid::from_bytes(acak),
        pada: l.clock.kini().0,
        pelaku: "pengelola",
        peran: "admin_lokal",
        unit: "",
        tindakan: "kunci.diputar",
        subjek: baru.to_owned(),
        sebelum_sesudah: (String::new(), String::new()),
        permintaan: "",
        alasan: "",
        isi: json!({"lama": lama, "baru": baru, "jumlah": jumlah}),
    };
    store::log::catat(&mut tx, &p).await?;
    tx.commit().await.map_err(Gagal::rusak)
}
