//! `selaras periksa`: run the checks, read rules and findings, give reasons, set tolerances.

use app::periksa::{
    Alasan, Laporan, PeriksaRefusal, Permintaan, UbahToleransi, aturan_berlaku, beri_alasan,
    jalankan, ubah_toleransi,
};
use hukum::Hukum;
use keamanan::Pelaku;
use keselarasan::aturan::{SEMUA, cari};
use laporan::{JenisKolom, Kolom, Sel, Tabel};
use serde_json::{Map, Value, json};
use store::tampil::temuan::{Saring, Urut, daftar};

use crate::keluaran::{Gagal, Keluaran};
use crate::lingkungan::Lingkungan;

#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = false)]
pub struct Args {
    /// Kode Kemendagri pemerintah daerah, misalnya 64.11; 00 untuk nasional
    #[arg(long, global = true, value_name = "KODE")]
    pemda: Option<String>,
    /// Tahun anggaran
    #[arg(long, global = true, value_name = "TAHUN")]
    tahun: Option<u16>,
    #[command(subcommand)]
    perintah: Option<Perintah>,
}

#[derive(Debug, clap::Subcommand)]
enum Perintah {
    /// Daftar aturan, atau halaman satu aturan
    Aturan {
        /// Kode aturan, misalnya BUD-03
        kode: Option<String>,
    },
    /// Daftar temuan yang tersimpan
    Temuan {
        /// Hanya aturan ini
        #[arg(long, value_name = "KODE")]
        aturan: Option<String>,
        /// Hanya tingkat ini: blokir, peringatan, informasi
        #[arg(long, value_name = "TINGKAT")]
        tingkat: Option<String>,
        /// Banyaknya baris
        #[arg(long, default_value_t = 50, value_name = "N")]
        batas: i64,
    },
    /// Beri alasan atas temuan yang boleh dipertahankan
    Alasan {
        /// Id temuan, atau huruf-huruf awalnya
        id: String,
        /// Alasannya
        #[arg(long, value_name = "TEKS")]
        teks: String,
    },
    /// Ubah toleransi sebuah aturan untuk pemerintah daerah ini
    Toleransi {
        /// Kode aturan
        kode: String,
        /// Persen, misalnya 2,5
        #[arg(long, value_name = "PERSEN")]
        persen: String,
        /// Dasar perubahannya
        #[arg(long, value_name = "TEKS")]
        alasan: String,
    },
}

pub async fn run(args: Args, lingkungan: &Lingkungan) -> Result<Keluaran, Gagal> {
    let hukum = super::hukum::muat(lingkungan)?;
    if let Some(Perintah::Aturan { kode }) = &args.perintah {
        return aturan(&hukum, kode.as_deref(), args.tahun.unwrap_or(2026));
    }
    let pemda = args
        .pemda
        .ok_or_else(|| Gagal::pakai("sebut pemerintah daerahnya: --pemda 64.11"))?;
    let tahun = match (args.tahun, &args.perintah) {
        (Some(t), _) => t,
        (None, Some(Perintah::Alasan { .. } | Perintah::Toleransi { .. })) => 0,
        (None, _) => return Err(Gagal::pakai("sebut tahun anggarannya: --tahun 2026")),
    };
    let db = lingkungan.db().await?;
    let pelaku = Pelaku::admin_lokal("perintah");
    let minta = Permintaan {
        db: &db,
        hukum: &hukum,
        clock: lingkungan.clock.as_ref(),
        pelaku: &pelaku,
        pemda: &pemda,
        tahun,
    };
    match args.perintah {
        Some(Perintah::Temuan {
            aturan,
            tingkat,
            batas,
        }) => temuan(&minta, (aturan, tingkat), batas).await,
        Some(Perintah::Alasan { id, teks }) => alasan(&minta, Alasan { temuan: id, teks }).await,
        Some(Perintah::Toleransi {
            kode,
            persen,
            alasan,
        }) => {
            toleransi(
                &minta,
                UbahToleransi {
                    aturan: kode,
                    persen,
                    alasan,
                },
            )
            .await
        }
        _ => jalankan(&minta).await.map(|l| keluaran(&l)).map_err(gagal),
    }
}

fn gagal(g: PeriksaRefusal) -> Gagal {
    match g {
        g if g.gangguan() => Gagal::rusak(g),
        PeriksaRefusal::PemdaTakDikenal(_) | PeriksaRefusal::AturanTakAda(_) => {
            Gagal::pakai(g.to_string())
        }
        g => Gagal::tolak(g.kode(), g.to_string()),
    }
}

/// The answer of a run: every registered rule and every figure.
fn keluaran(l: &Laporan) -> Keluaran {
    let mut aturan = Map::new();
    let mut tabel = Tabel::baru(
        &format!("Keselarasan {} {}", l.nama, l.tahun),
        vec![
            Kolom::baru("kode", "Aturan", JenisKolom::Teks),
            Kolom::baru("tingkat", "Tingkat", JenisKolom::Teks),
            Kolom::baru("jumlah", "Temuan", JenisKolom::Bilangan),
            Kolom::baru("judul", "Isi", JenisKolom::Teks),
        ],
    );
    let (mut dinilai, mut total) = (0_u64, 0_u64);
    for d in SEMUA {
        let Some(s) = l.aturan.iter().find(|s| s.kode == d.kode) else {
            continue;
        };
        let mut isi = json!({"jumlah": s.jumlah, "status": "dinilai"});
        if let (Some(sebab), Some(o)) = (&s.sebab, isi.as_object_mut()) {
            o.insert("status".to_owned(), "data_tidak_ada".into());
            o.insert("sebab".to_owned(), sebab.clone().into());
        }
        aturan.insert(d.kode.to_owned(), isi);
        total += u64::from(s.jumlah);
        dinilai += u64::from(s.sebab.is_none());
        let keterangan = s.sebab.as_ref().map_or_else(
            || d.judul.to_owned(),
            |x| format!("{} (tidak dinilai: {x})", d.judul),
        );
        tabel.tambah(vec![
            Sel::teks(d.kode),
            Sel::teks(app::tampil::aturan::cari(d.kode).map_or("", |a| a.tingkat)),
            if s.sebab.is_none() {
                Sel::Bilangan(i64::from(s.jumlah))
            } else {
                Sel::Kosong
            },
            Sel::teks(keterangan),
        ]);
    }
    let per: Vec<String> = l
        .per_tingkat
        .iter()
        .map(|(t, n)| format!("{n} {t}"))
        .collect();
    let isi = json!({
        "pemda": l.pemda, "nama": l.nama, "tahun": l.tahun, "aturan": aturan, "ukuran": l.ukuran,
        "per_tingkat": l.per_tingkat, "dihitung": l.dihitung, "baru": l.baru, "hilang": l.hilang,
    });
    Keluaran::baru(isi)
        .dengan(tabel)
        .dengan(ukuran(l))
        .pesan(format!(
            "{dinilai} dari {} aturan dinilai; {total} temuan tanpa catatan ({}). Dihitung ulang \
             {}, baru {}, hilang {}.",
            SEMUA.len(),
            per.join(", "),
            l.dihitung,
            l.baru,
            l.hilang
        ))
        .pesan(format!(
            "Lihat temuannya: selaras periksa temuan --pemda {} --tahun {} --aturan BUD-03",
            l.pemda, l.tahun
        ))
}

fn ukuran(l: &Laporan) -> Tabel {
    let mut t = Tabel::baru(
        "Ukuran",
        vec![
            Kolom::baru("kunci", "Ukuran", JenisKolom::Teks),
            Kolom::baru("nilai", "Nilai", JenisKolom::Teks),
        ],
    );
    for (k, n) in &l.ukuran {
        t.tambah(vec![Sel::teks(k.as_str()), Sel::teks(n.as_str())]);
    }
    t
}

async fn temuan(
    minta: &Permintaan<'_>,
    (aturan, tingkat): (Option<String>, Option<String>),
    batas: i64,
) -> Result<Keluaran, Gagal> {
    let Some(pemda) = minta.db.pemda(minta.pemda).await? else {
        return Err(gagal(PeriksaRefusal::PemdaTakDikenal(
            minta.pemda.to_owned(),
        )));
    };
    let saring = Saring {
        tahun: i16::try_from(minta.tahun).unwrap_or_default(),
        aturan: aturan.into_iter().map(|a| a.to_uppercase()).collect(),
        tingkat: tingkat.into_iter().collect(),
        ..Saring::default()
    };
    let mut tx = minta.db.tx(pemda.id).await?;
    // The rules in force say which findings may be kept with a reason.
    let param = aturan_berlaku(&mut tx, minta.hukum, (&pemda.kode, minta.tahun))
        .await
        .map_err(gagal)?;
    let baris = daftar(
        &mut tx,
        &saring,
        (Urut::Tingkat, false),
        batas.clamp(1, 100_000),
        0,
    )
    .await?;
    let mut tabel = Tabel::baru(
        &format!("Temuan {} {}", pemda.nama, minta.tahun),
        vec![
            Kolom::baru("id", "Id", JenisKolom::Teks),
            Kolom::baru("aturan", "Aturan", JenisKolom::Teks),
            Kolom::baru("tingkat", "Tingkat", JenisKolom::Teks),
            Kolom::baru("pesan", "Temuan", JenisKolom::Teks),
        ],
    );
    let mut isi = Vec::new();
    for b in &baris {
        tabel.tambah(vec![
            Sel::teks(b.id.get(..12).unwrap_or(&b.id)),
            Sel::teks(b.aturan.as_str()),
            Sel::teks(b.tingkat.as_str()),
            Sel::teks(b.pesan.as_str()),
        ]);
        isi.push(json!({
            "id": b.id, "aturan": b.aturan, "tingkat": b.tingkat, "subjek": b.subjek,
            "opd": b.opd_kode, "pesan": b.pesan, "saran": b.saran, "angka": b.angka,
            "pertama_pada": b.pertama_pada.to_rfc3339(), "alasan": b.alasan,
            "boleh_alasan": b.tingkat != "blokir"
                && param.param(&b.aturan).is_some_and(|p| p.boleh_alasan),
        }));
    }
    Ok(Keluaran::baru(json!({"temuan": isi}))
        .dengan(tabel)
        .pesan(format!("{} temuan ditampilkan.", baris.len())))
}

async fn alasan(minta: &Permintaan<'_>, a: Alasan) -> Result<Keluaran, Gagal> {
    let t = beri_alasan(minta, &a).await.map_err(gagal)?;
    Ok(
        Keluaran::baru(json!({"temuan": t.id, "aturan": t.aturan, "alasan": a.teks})).pesan(
            format!("Alasan tercatat untuk temuan {}: {}", t.aturan, t.pesan),
        ),
    )
}

async fn toleransi(minta: &Permintaan<'_>, u: UbahToleransi) -> Result<Keluaran, Gagal> {
    let t = ubah_toleransi(minta, &u).await.map_err(gagal)?;
    let isi = json!({"aturan": t.aturan, "persen": u.persen, "sejak": t.sejak.to_string()});
    Ok(Keluaran::baru(isi).pesan(format!(
        "Toleransi {} menjadi {} % sejak {}. Jalankan lagi pemeriksaannya: selaras periksa \
         --pemda {} --tahun …",
        t.aturan, u.persen, t.sejak, minta.pemda
    )))
}

/// The registry, or the manual page of one rule; needs no database.
fn aturan(hukum: &Hukum, kode: Option<&str>, tahun: u16) -> Result<Keluaran, Gagal> {
    let hari = dasar::waktu::Tanggal::baru(i32::from(tahun), 1, 1)
        .ok_or_else(|| Gagal::pakai("tahun tidak terbaca"))?;
    let berlaku = keselarasan::Aturan::pada(hukum, "00", hari).map_err(Gagal::rusak)?;
    let satu = |d: &keselarasan::DefinisiAturan| -> Option<Value> {
        let p = berlaku.param(d.kode)?;
        Some(json!({
            "kode": d.kode, "judul": d.judul, "tingkat": p.tingkat.kunci(), "pasal": p.pasal,
            "terverifikasi": p.terverifikasi, "boleh_alasan": p.boleh_alasan, "saran": d.saran,
            "butuh": d.butuh.iter().map(|b| b.nama()).collect::<Vec<_>>(),
                "penjelasan": d.penjelasan,
        }))
    };
    if let Some(k) = kode {
        let k = k.to_uppercase();
        let d = cari(&k).ok_or_else(|| gagal(PeriksaRefusal::AturanTakAda(k.clone())))?;
        let p = berlaku.param(d.kode);
        let (tingkat, pasal) = p.map_or(("", ""), |p| (p.tingkat.kunci(), p.pasal.as_str()));
        return Ok(Keluaran::baru(satu(d).unwrap_or_default()).pesan(format!(
            "{} {}\nTingkat: {tingkat}\nDasar: {pasal}\n\n{}\nSaran: {}",
            d.kode,
            d.judul,
            d.penjelasan.trim_end(),
            d.saran
        )));
    }
    let mut tabel = Tabel::baru(
        "Aturan keselarasan",
        vec![
            Kolom::baru("kode", "Aturan", JenisKolom::Teks),
            Kolom::baru("tingkat", "Tingkat", JenisKolom::Teks),
            Kolom::baru("judul", "Isi", JenisKolom::Teks),
            Kolom::baru("pasal", "Dasar", JenisKolom::Teks),
        ],
    );
    for d in SEMUA {
        let Some(p) = berlaku.param(d.kode) else {
            continue;
        };
        tabel.tambah(vec![
            Sel::teks(d.kode),
            Sel::teks(p.tingkat.kunci()),
            Sel::teks(d.judul),
            Sel::teks(p.pasal.as_str()),
        ]);
    }
    let isi: Vec<Value> = SEMUA.iter().filter_map(|d| satu(d)).collect();
    Ok(Keluaran::baru(json!({"aturan": isi}))
        .dengan(tabel)
        .pesan("Halaman satu aturan: selaras periksa aturan BUD-03"))
}
