//! A job: what it does, how it ended. The page may be left and found again.

use app::tampil::unggah;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderName, HeaderValue};

use super::{baris_temuan, cip_status, id, kolom_temuan};
use crate::daerah;
use crate::galat::{Hasil, html};
use crate::komponen::{Baris, Cip, Kolom, Sel, TabelView, Tautan};
use crate::url::ribuan;
use crate::{Galat, Halaman, Keadaan, Sesi};

#[derive(Template)]
#[template(path = "impor/pekerjaan.html")]
struct PekerjaanHal {
    hal: Halaman,
    nama: String,
    status: Cip,
    waktu: String,
    tahap: String,
    berjalan: bool,
    maju: Option<Maju>,
    lanjutkan: Option<Lanjutkan>,
    hasil: Option<TabelView>,
    temuan: Option<TabelView>,
    langkah: Vec<Tautan>,
}

/// How far a running job is.
struct Maju {
    persen: u64,
    rinci: String,
}

impl Maju {
    fn dari(k: &serde_json::Value) -> Option<Self> {
        let n = |nama: &str| k.get(nama).and_then(serde_json::Value::as_u64);
        let satuan = k.get("satuan").and_then(serde_json::Value::as_str);
        let rinci = match (n("selesai"), n("jumlah"), satuan) {
            (Some(a), Some(b), Some("byte")) if b > 0 => {
                let kib = |n: u64| ribuan_u64(n.div_ceil(1024));
                format!("{} dari {} KiB", kib(a), kib(b))
            }
            (Some(a), Some(b), Some(s)) if b > 0 => {
                format!("{} dari {} {s}", ribuan_u64(a), ribuan_u64(b))
            }
            _ => String::new(),
        };
        Some(Self {
            persen: n("persen")?,
            rinci,
        })
    }
}

fn ribuan_u64(n: u64) -> String {
    ribuan(usize::try_from(n).unwrap_or(usize::MAX))
}

/// The form that begins a lost job again.
struct Lanjutkan {
    id: String,
    baik: bool,
}

pub(super) async fn lihat(State(k): State<Keadaan>, s: Sesi, Path(p): Path<String>) -> Hasil {
    let id = id(&p)?;
    let Some(j) = unggah::pekerjaan(&k.ling.db, id).await? else {
        return Err(Galat::tidak_ada("Pekerjaan ini tidak ada."));
    };
    let kata = |v: &serde_json::Value, n: &str| {
        v.get(n)
            .and_then(serde_json::Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    let berjalan = matches!(j.status.as_str(), "antre" | "berjalan");
    let akhir = j.selesai_pada.unwrap_or_else(|| k.ling.clock.kini().0);
    let mulai = j.mulai_pada.unwrap_or(j.dibuat_pada);
    let detik = akhir.signed_duration_since(mulai).num_seconds().max(0);
    let mut langkah = Vec::new();
    if let Some(impor) = j.kemajuan.get("impor").and_then(serde_json::Value::as_str) {
        langkah.push(Tautan::baru(
            "Lihat impor, perbedaan, dan temuannya",
            format!("/impor/{impor}"),
        ));
    }
    let menunggu = !berjalan && unggah::ada(&k.ling.db, id).await?;
    let lanjutkan = (menunggu && j.kemajuan.get("terputus").is_some()).then(|| Lanjutkan {
        id: id.to_string(),
        baik: j.isi.get("terima_yang_baik") == Some(&serde_json::Value::Bool(true)),
    });
    if menunggu {
        langkah.push(Tautan::baru(
            "Kembali ke pratinjau berkas",
            format!("/impor/unggah/{id}"),
        ));
    }
    langkah.push(Tautan::baru("Semua impor", "/impor"));
    let nama = kata(&j.isi, "nama");
    let hal = PekerjaanHal {
        hal: Halaman::baru(&s, format!("Impor {nama}"))
            .aktif("impor")
            .remah("Impor", "/impor"),
        nama,
        status: cip_status(&j.status),
        waktu: format!("dimulai {}, {detik} detik", daerah::saat(mulai)),
        tahap: kata(&j.kemajuan, "tahap"),
        berjalan,
        maju: Maju::dari(&j.kemajuan).filter(|_| berjalan),
        lanjutkan,
        hasil: hasil(&j.kemajuan),
        temuan: temuan(&j.kemajuan),
        langkah,
    };
    let mut jawab = html(&hal)?;
    if berjalan {
        let segar = (
            HeaderName::from_static("refresh"),
            HeaderValue::from_static("2"),
        );
        jawab.headers_mut().insert(segar.0, segar.1);
    }
    Ok(jawab)
}

fn hasil(k: &serde_json::Value) -> Option<TabelView> {
    let berkas = k.get("hasil")?.get("berkas")?.as_array()?;
    let teks = |b: &serde_json::Value, n: &str| match b.get(n) {
        Some(serde_json::Value::String(s)) => s.clone(),
        Some(v) => v.to_string(),
        None => String::new(),
    };
    Some(TabelView {
        id: "hasil".into(),
        keterangan: "Hasil tiap berkas".into(),
        kolom: vec![
            Kolom::teks("Berkas").ponsel("pertama"),
            Kolom::teks("Status").ponsel("penentu"),
            Kolom::angka("Baris"),
            Kolom::angka("Diterima"),
            Kolom::angka("Temuan"),
        ],
        baris: berkas
            .iter()
            .map(|b| {
                Baris::baru(vec![
                    Sel::teks(teks(b, "nama")),
                    Sel {
                        cip: vec![cip_status(&teks(b, "status"))],
                        ..Sel::default()
                    },
                    Sel::teks(teks(b, "baris")),
                    Sel::teks(teks(b, "diterima")),
                    Sel::teks(teks(b, "temuan")),
                ])
            })
            .collect(),
        ..TabelView::default()
    })
}

fn temuan(k: &serde_json::Value) -> Option<TabelView> {
    let isi = k.get("temuan")?.as_array().filter(|t| !t.is_empty())?;
    let teks = |b: &serde_json::Value, n: &str| {
        b.get(n)
            .and_then(serde_json::Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    Some(TabelView {
        id: "temuan".into(),
        keterangan: format!("{} temuan pertama", isi.len()),
        kolom: kolom_temuan(),
        baris: isi
            .iter()
            .map(|m| {
                let nomor = m
                    .get("baris")
                    .and_then(serde_json::Value::as_u64)
                    .unwrap_or(0);
                let (a, b, c) = (teks(m, "kolom"), teks(m, "nilai"), teks(m, "tingkat"));
                let (d, e) = (teks(m, "pesan"), teks(m, "saran"));
                baris_temuan([&a, &b, &c, &d, &e], u32::try_from(nomor).unwrap_or(0))
            })
            .collect(),
        ..TabelView::default()
    })
}
