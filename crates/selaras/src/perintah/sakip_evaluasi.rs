//! `selaras sakip …` on the database: worksheets, evaluations, recommendations, the grade of today.

use std::path::PathBuf;

use app::sakip::buka::{self, BukaEvaluasi};
use app::sakip::jawab::{self, Jawab};
use app::sakip::lembar::{self, Lembar, lapis};
use app::sakip::rekomendasi::{self, Rekomendasi};
use app::sakip::{hidup, langkah, set, varian};
use app::tindak::{Minta, TindakGalat};
use clap::Subcommand;
use dasar::Tanggal;
use keamanan::Pelaku;
use laporan::{JenisKolom, Kolom, Sel, Tabel};
use sakip::evaluasi::Langkah;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::keluaran::{Gagal, Keluaran};
use crate::lingkungan::Lingkungan;

/// Whose evaluation, and in whose name.
#[derive(Debug, Clone, clap::Args)]
pub struct Untuk {
    /// Kode Kemendagri pemerintah daerah
    #[arg(long, value_name = "KODE")]
    pub pemda: String,
    /// Tahun yang dievaluasi
    #[arg(long, value_name = "TAHUN")]
    pub tahun: i16,
    /// Kode perangkat daerah; tanpa ini seluruh pemerintah daerah
    #[arg(long, value_name = "KODE")]
    pub opd: Option<String>,
    /// Nama yang dicatat sebagai pelaku
    #[arg(long, value_name = "NAMA", default_value = "baris perintah")]
    pub sebagai: String,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Tindakan {
    /// Buka evaluasi dan tarik buktinya dari data
    Buka {
        #[command(flatten)]
        untuk: Untuk,
        /// Kunci LKE; bawaannya yang berlaku untuk tahun itu
        #[arg(long, value_name = "LKE")]
        lke: Option<String>,
    },
    /// Lihat lembar kerja: usulan, jawaban, bukti, nilai, kontrol
    Lembar {
        #[command(flatten)]
        untuk: Untuk,
    },
    /// Tarik ulang bukti dari data
    Tarik {
        #[command(flatten)]
        untuk: Untuk,
    },
    /// Tetapkan tim evaluasi
    Tim {
        #[command(flatten)]
        untuk: Untuk,
        /// NAMA=PERAN; peran: anggota, ketua, pengendali_teknis, penjamin_mutu
        #[arg(required = true, value_name = "NAMA=PERAN")]
        anggota: Vec<String>,
    },
    /// Jawab satu kunci; anggota tim memutus, yang lain menilai mandiri
    Jawab {
        #[command(flatten)]
        untuk: Untuk,
        /// Kunci atau kriteria
        kunci: String,
        /// Jawaban; Y atau T untuk kriteria yang dicentang
        isi: String,
        /// Alasan bila berbeda dari usulan
        #[arg(long, default_value = "")]
        alasan: String,
    },
    /// Pindahkan tahap evaluasi
    Langkah {
        #[command(flatten)]
        untuk: Untuk,
        /// serahkan, buka-klarifikasi, tutup-klarifikasi, ajukan-reviu, kembalikan, terbitkan
        langkah: LangkahArg,
    },
    /// Tulis rekomendasi LHE
    Rekomendasi {
        #[command(flatten)]
        untuk: Untuk,
        /// Kriteria atau sub-komponen
        #[arg(long)]
        kriteria: String,
        /// Isi rekomendasi
        #[arg(long)]
        teks: String,
        /// Tenggat, TTTT-BB-HH
        #[arg(long)]
        tenggat: String,
        /// Penanggung jawab
        #[arg(long)]
        pj: String,
    },
    /// Nilai hari ini dari data, jawaban, dan hasil tahun lalu
    Hidup {
        #[command(flatten)]
        untuk: Untuk,
    },
    /// Simpan LKE setempat dari berkas varian YAML
    Varian {
        /// Berkas YAML
        berkas: PathBuf,
        /// Kode Kemendagri pemerintah daerah
        #[arg(long, value_name = "KODE")]
        pemda: String,
        /// Nama varian dalam berkas
        #[arg(long)]
        id: String,
        /// Tahun pertama LKE ini dipakai
        #[arg(long, default_value_t = 2021)]
        mulai: u16,
    },
}

/// Steps of an evaluation.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub enum LangkahArg {
    /// Serahkan penilaian mandiri
    Serahkan,
    /// Buka klarifikasi
    BukaKlarifikasi,
    /// Tutup klarifikasi
    TutupKlarifikasi,
    /// Ajukan reviu
    AjukanReviu,
    /// Kembalikan kepada tim
    Kembalikan,
    /// Terbitkan LHE
    Terbitkan,
}

impl From<LangkahArg> for Langkah {
    fn from(l: LangkahArg) -> Self {
        match l {
            LangkahArg::Serahkan => Self::Serahkan,
            LangkahArg::BukaKlarifikasi => Self::BukaKlarifikasi,
            LangkahArg::TutupKlarifikasi => Self::TutupKlarifikasi,
            LangkahArg::AjukanReviu => Self::AjukanReviu,
            LangkahArg::Kembalikan => Self::Kembalikan,
            LangkahArg::Terbitkan => Self::Terbitkan,
        }
    }
}

/// A refusal stays a refusal.
pub fn gagal(e: TindakGalat) -> Gagal {
    if e.gangguan() {
        return Gagal::rusak(anyhow::Error::new(e));
    }
    Gagal::tolak(e.kode(), e.to_string())
}

pub async fn run(t: Tindakan, l: &Lingkungan) -> Result<Keluaran, Gagal> {
    let db = l.db().await?;
    let hukum = super::hukum::muat(l)?;
    let (kode, nama) = siapa(&t);
    let pelaku = Pelaku::admin_lokal(&nama);
    let m = Minta {
        db: &db,
        hukum: &hukum,
        clock: l.clock.as_ref(),
        pelaku: &pelaku,
        pemda: &kode,
        permintaan: "",
    };
    match t {
        Tindakan::Varian {
            berkas, id, mulai, ..
        } => simpan_varian(&m, &berkas, &id, mulai).await,
        Tindakan::Hidup { untuk } => nilai_hidup(&m, l, &untuk).await,
        Tindakan::Buka { untuk, lke } => {
            let b = BukaEvaluasi {
                tahun: untuk.tahun,
                opd: untuk.opd.clone(),
                lke,
            };
            buka::buka(&m, &b).await.map_err(gagal)?;
            tampil(&m, &untuk).await
        }
        Tindakan::Lembar { untuk } => tampil(&m, &untuk).await,
        lain => ubah(&m, lain).await,
    }
}

fn siapa(t: &Tindakan) -> (String, String) {
    match t {
        Tindakan::Varian { pemda, .. } => (pemda.clone(), "baris perintah".to_owned()),
        Tindakan::Buka { untuk, .. }
        | Tindakan::Lembar { untuk }
        | Tindakan::Tarik { untuk }
        | Tindakan::Tim { untuk, .. }
        | Tindakan::Jawab { untuk, .. }
        | Tindakan::Langkah { untuk, .. }
        | Tindakan::Rekomendasi { untuk, .. }
        | Tindakan::Hidup { untuk } => (untuk.pemda.clone(), untuk.sebagai.clone()),
    }
}

async fn ubah(m: &Minta<'_>, t: Tindakan) -> Result<Keluaran, Gagal> {
    let untuk = match &t {
        Tindakan::Tarik { untuk }
        | Tindakan::Tim { untuk, .. }
        | Tindakan::Jawab { untuk, .. }
        | Tindakan::Langkah { untuk, .. }
        | Tindakan::Rekomendasi { untuk, .. } => untuk.clone(),
        _ => return Err(Gagal::pakai("perintah tidak dikenal")),
    };
    let id = cari(m, &untuk).await?;
    match t {
        Tindakan::Tarik { .. } => {
            buka::tarik_bukti(m, id).await.map_err(gagal)?;
        }
        Tindakan::Tim { anggota, .. } => {
            let tim = anggota
                .iter()
                .map(|a| match a.rsplit_once('=') {
                    Some((n, p)) => Ok((n.to_owned(), p.to_owned())),
                    None => Err(Gagal::pakai(format!("“{a}” harus NAMA=PERAN"))),
                })
                .collect::<Result<Vec<_>, _>>()?;
            buka::tetapkan_tim(m, id, &tim).await.map_err(gagal)?;
        }
        Tindakan::Jawab {
            kunci, isi, alasan, ..
        } => {
            let j = Jawab { kunci, isi, alasan };
            let l = muat(m, id).await?;
            let tim = l.pihak(&untuk.sebagai) != sakip::evaluasi::Pihak::Dievaluasi;
            if tim {
                jawab::putuskan(m, id, &[j]).await.map_err(gagal)?;
            } else {
                jawab::mandiri(m, id, &[j]).await.map_err(gagal)?;
            }
        }
        Tindakan::Langkah { langkah: l, .. } => {
            langkah::pindah(m, id, l.into()).await.map_err(gagal)?;
        }
        Tindakan::Rekomendasi {
            kriteria,
            teks,
            tenggat,
            pj,
            ..
        } => {
            let tenggat = Tanggal::parse(&tenggat)
                .ok_or_else(|| Gagal::pakai(format!("“{tenggat}” bukan tanggal TTTT-BB-HH")))?;
            let r = Rekomendasi {
                kriteria,
                teks,
                tenggat,
                penanggung_jawab: pj,
            };
            rekomendasi::tulis(m, id, &r).await.map_err(gagal)?;
        }
        _ => {}
    }
    tampil(m, &untuk).await
}

async fn cari(m: &Minta<'_>, u: &Untuk) -> Result<Uuid, Gagal> {
    let mut k = m.buka().await.map_err(gagal)?;
    let opd = match &u.opd {
        None => None,
        Some(o) => Some(
            store::kinerja::opd(&mut k.tx, o)
                .await?
                .ok_or_else(|| Gagal::pakai(format!("tidak ada perangkat daerah {o}")))?
                .id,
        ),
    };
    let id = store::sakip::milik(&mut k.tx, u.tahun, opd).await?;
    id.ok_or_else(|| {
        Gagal::tolak(
            "EVL-404",
            format!(
                "Evaluasi tahun {} belum dibuka. Buka dahulu: selaras sakip buka",
                u.tahun
            ),
        )
    })
}

async fn muat(m: &Minta<'_>, id: Uuid) -> Result<Lembar, Gagal> {
    let mut k = m.buka().await.map_err(gagal)?;
    lembar::muat(&mut k.tx, id).await.map_err(gagal)
}

async fn tampil(m: &Minta<'_>, u: &Untuk) -> Result<Keluaran, Gagal> {
    let id = cari(m, u).await?;
    Ok(keluaran(&muat(m, id).await?))
}

fn bukti(l: &Lembar) -> Vec<Value> {
    let satu = |u: &store::sakip::UsulRow| {
        json!({"kriteria": u.kriteria, "terpenuhi": u.terpenuhi, "jawaban": u.jawaban,
            "kalimat": u.kalimat, "tautan": u.tautan,
            "dihitung_pada": u.dihitung_pada.to_rfc3339()})
    };
    l.usul.iter().map(satu).collect()
}

fn keluaran(l: &Lembar) -> Keluaran {
    let lp = lapis(l.tahap);
    let kolom = |k: &str, j: &str| Kolom::baru(k, j, JenisKolom::Teks);
    let mut t = Tabel::baru(
        &format!(
            "{} {} · {}",
            l.evaluasi.lke_judul,
            l.evaluasi.tahun,
            l.evaluasi
                .opd_nama
                .as_deref()
                .unwrap_or("pemerintah daerah")
        ),
        vec![
            kolom("kunci", "Kunci"),
            kolom("usulan", "Usulan"),
            kolom("mandiri", "Mandiri"),
            kolom("evaluator", "Evaluator"),
            kolom("dasar", "Dasar usulan"),
        ],
    );
    let mut isi = Vec::new();
    for (kunci, _) in sakip::nilai::kunci_jawaban(&l.set) {
        let u = l.usulan_kunci(lp, kunci);
        let jawab = |lapis: &str| l.jawab(lapis, kunci).map(|j| j.isi.clone());
        let (man, ev) = (jawab("mandiri"), jawab("evaluator"));
        t.tambah(vec![
            Sel::teks(kunci),
            Sel::teks(u.as_ref().map(|u| u.jawaban.clone()).unwrap_or_default()),
            Sel::teks(man.clone().unwrap_or_default()),
            Sel::teks(ev.clone().unwrap_or_default()),
            Sel::teks(u.as_ref().map(|u| u.penjelasan.clone()).unwrap_or_default()),
        ]);
        isi.push(json!({
            "kunci": kunci,
            "usulan": u.as_ref().map(|u| u.jawaban.clone()),
            "dasar": u.map(|u| u.penjelasan),
            "mandiri": man,
            "evaluator": ev,
        }));
    }
    let hasil = l.hasil(lp);
    let mut k = Keluaran::baru(json!({
        "tahun": l.evaluasi.tahun,
        "opd": l.evaluasi.opd_kode,
        "lke": l.evaluasi.lke_kode,
        "lke_sidik": l.evaluasi.lke_sidik,
        "tahap": l.tahap.kode(),
        "nilai": hasil.as_ref().map(|h| h.nilai_mesin()),
        "predikat": hasil.as_ref().map(|h| h.predikat.clone()),
        "terbit": l.evaluasi.nilai_perseratus.map(|n| format!("{}.{:02}", n / 100, n % 100)),
        "kunci": isi,
        "bukti": bukti(l),
        "kontrol": hasil.as_ref().map(|h| h.kontrol.iter().map(|k| k.pesan.clone())
            .collect::<Vec<_>>()),
    }))
    .dengan(t);
    if let Some(h) = &hasil {
        for p in &h.kontrol {
            k = k.pesan(p.pesan.clone());
        }
        k = k.pesan(format!(
            "Tahap {}. Nilai {}: {} ({}). {} usulan dari data.",
            l.tahap.nama(),
            h.nilai_mesin().replace('.', ","),
            h.predikat,
            h.arti,
            l.usul.len()
        ));
    }
    k
}

async fn nilai_hidup(m: &Minta<'_>, l: &Lingkungan, u: &Untuk) -> Result<Keluaran, Gagal> {
    let mut ling = app::lingkungan::Lingkungan::baru(m.db.clone(), l.clock.clone());
    ling.hukum = std::sync::Arc::new(super::hukum::muat(l)?);
    let mut k = m.buka().await.map_err(gagal)?;
    let opd = match &u.opd {
        None => None,
        Some(o) => store::kinerja::opd(&mut k.tx, o).await?,
    };
    let pemda = k.pemda.clone();
    let n = hidup::muat(&mut k.tx, &ling, (&pemda, u.tahun), opd.as_ref())
        .await
        .map_err(gagal)?;
    let asal: serde_json::Map<String, Value> = n
        .hidup
        .asal
        .iter()
        .map(|(k, a)| {
            let j = n.hidup.jawaban.get(k);
            (k.clone(), json!({"jawaban": j, "asal": a.nama()}))
        })
        .collect();
    Ok(Keluaran::baru(json!({
        "nama": n.nama,
        "nilai": n.hidup.hasil.nilai_mesin(),
        "predikat": n.hidup.hasil.predikat,
        "keyakinan_persen": n.hidup.keyakinan.mesin_persen(2),
        "jawaban": asal,
    }))
    .pesan(format!(
        "{}: {} ({}); {} bobot bersandar pada data atau jawaban tahun ini.",
        n.nama,
        n.hidup.hasil.nilai_mesin().replace('.', ","),
        n.hidup.hasil.predikat,
        n.hidup.keyakinan.persen(0)
    )))
}

async fn simpan_varian(
    m: &Minta<'_>,
    berkas: &std::path::Path,
    id: &str,
    mulai: u16,
) -> Result<Keluaran, Gagal> {
    let teks = std::fs::read_to_string(berkas)
        .map_err(|e| Gagal::pakai(format!("{} tidak dapat dibaca: {e}", berkas.display())))?;
    let isi = varian::toml(&teks, id, mulai).map_err(gagal)?;
    let kode = format!("lke-{id}");
    let baru = set::simpan(m, &kode, &isi).await.map_err(gagal)?;
    let kata = if baru { "disimpan" } else { "sudah ada" };
    Ok(
        Keluaran::baru(json!({"lke": kode, "baru": baru})).pesan(format!(
            "LKE {kode} {kata} untuk tahun {mulai} dan sesudahnya."
        )),
    )
}
