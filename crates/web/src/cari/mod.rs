//! `/cari`: governments, nomenclature, places, and the documents of a chosen government.

use app::tampil::cari::{self, Hasil as Temu};
use askama::Template;
use axum::extract::{Query, State};
use serde::Deserialize;

use crate::Keadaan;
use crate::beranda::dokumen_kata;
use crate::galat::{Hasil, html};
use crate::halaman::{Halaman, Sesi};
use crate::komponen::Kosong;
use crate::rute::Perute;
use crate::url::ribuan;

/// Routes of the module.
pub fn rute(p: Perute) -> Perute {
    p.get("/cari", lihat)
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct TanyaQuery {
    q: String,
    pemda: Option<String>,
}

/// One hit.
pub(crate) struct Butir {
    nama: String,
    url: Option<String>,
    kode: String,
    jejak: String,
}

#[derive(Template)]
#[template(path = "cari/cari.html")]
pub(crate) struct CariHal {
    hal: Halaman,
    kata: String,
    pemda: Option<(String, String)>,
    kelompok: Vec<(&'static str, Vec<Butir>)>,
    jumlah: String,
    kosong: Option<Kosong>,
}

async fn lihat(State(k): State<Keadaan>, s: Sesi, Query(q): Query<TanyaQuery>) -> Hasil {
    // Longer words cannot be names; shorter work for the database.
    let kata: String = q.q.trim().chars().take(120).collect();
    let temu = cari::muat(&k.ling, &kata, q.pemda.as_deref().filter(|p| !p.is_empty())).await?;
    html(&CariHal::baru(&s, kata, temu))
}

/// What was found, in the order in which a page shows it.
fn kelompok(t: Temu, pemda: Option<&str>) -> [(&'static str, Vec<Butir>); 4] {
    let simpul = t.simpul.into_iter().map(|x| Butir {
        url: pemda.map(|k| format!("/pemda/{k}/benang/{}/{}", x.edisi_id, x.id)),
        nama: x.nama,
        kode: x.kode,
        jejak: [
            tingkat(&x.tingkat).to_owned(),
            dokumen_kata(&x.dokumen, x.tahun, x.tahun),
            x.opd,
        ]
        .into_iter()
        .filter(|s| !s.is_empty())
        .collect::<Vec<_>>()
        .join(" · "),
    });
    [
        ("Rencana dan anggaran daerah ini", simpul.collect()),
        (
            "Pemerintah daerah",
            t.pemda
                .into_iter()
                .map(|x| Butir {
                    url: Some(format!("/pemda/{}", x.kode)),
                    nama: x.nama,
                    kode: x.kode,
                    jejak: [x.jenis, x.keterangan]
                        .into_iter()
                        .filter(|s| !s.is_empty())
                        .collect::<Vec<_>>()
                        .join(" · "),
                })
                .collect(),
        ),
        (
            "Nomenklatur",
            t.nomenklatur
                .into_iter()
                .map(|x| Butir {
                    url: None,
                    nama: x.nama,
                    kode: x.kode,
                    jejak: format!("{} · {}", tingkat(&x.jenis), x.keterangan),
                })
                .collect(),
        ),
        (
            "Kecamatan, desa, dan kelurahan",
            t.desa
                .into_iter()
                .map(|x| {
                    let induk = x.kode.get(..5).unwrap_or_default().to_owned();
                    Butir {
                        url: Some(format!("/pemda/{induk}")),
                        nama: x.nama,
                        kode: x.kode,
                        jejak: format!("{} · {}", x.jenis, x.keterangan),
                    }
                })
                .collect(),
        ),
    ]
}

impl CariHal {
    fn baru(s: &Sesi, kata: String, t: Temu) -> Self {
        let pemda = t.pilihan.as_ref().map(|p| (p.kode.clone(), p.nama.clone()));
        let n = t.jumlah();
        let kosong = (n == 0).then(|| saran(&kata));
        let semua = kelompok(t, pemda.as_ref().map(|(kode, _)| kode.as_str()));
        Self {
            hal: Halaman::baru(
                s,
                if kata.is_empty() {
                    "Cari".to_owned()
                } else {
                    format!("Cari: {kata}")
                },
            )
            .aktif("cari"),
            kelompok: semua.into_iter().filter(|(_, b)| !b.is_empty()).collect(),
            jumlah: ribuan(n),
            pemda,
            kosong,
            kata,
        }
    }

    #[cfg(test)]
    pub(crate) fn sample() -> Vec<Self> {
        use app::tampil::cari::HasilRow;
        let h = HasilRow {
            kode: "64.11".into(),
            nama: "Kabupaten <Mahakam> Ulu".into(),
            jenis: "kabupaten".into(),
            keterangan: "Kalimantan Timur".into(),
        };
        let t = Temu {
            pemda: vec![h],
            ..Temu::default()
        };
        vec![
            Self::baru(&Sesi::contoh(), "mahakam".into(), t),
            Self::baru(&Sesi::contoh(), String::new(), Temu::default()),
            Self::baru(&Sesi::contoh(), "<b>\"x".into(), Temu::default()),
        ]
    }
}

fn saran(kata: &str) -> Kosong {
    if kata.chars().count() < cari::PENDEK {
        return Kosong::baru(
            "Apa yang Anda cari?",
            "Tulis nama daerah, nama program atau kegiatan, atau kodenya, paling sedikit dua \
             huruf. Tombol / membawa Anda ke kotak pencarian dari halaman mana pun.",
        );
    }
    Kosong::baru(
        "Tidak ada yang cocok",
        "Periksa ejaannya, pakai kata yang lebih pendek, atau tulis kodenya, misalnya 64.11 atau \
         1.01.02.",
    )
    .langkah("Semua pemerintah daerah", "/nasional")
}

fn tingkat(t: &str) -> &str {
    match t {
        "sub_kegiatan" => "sub kegiatan",
        "bidang" => "bidang urusan",
        lain => lain,
    }
}
