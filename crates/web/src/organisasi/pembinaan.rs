//! `/pemda/{kode}/pembinaan`: the defined figures of the governments a supervisor looks after.

use app::organisasi::pembina::{self, DaerahBinaan};
use askama::Template;
use axum::extract::{Path, Query, State};
use serde::Deserialize;

use super::galat;
use crate::galat::{Hasil, html};
use crate::komponen::{Kolom, Sel, TabelView, Warna};
use crate::url::ribuan;
use crate::{Halaman, Keadaan, Sesi, daerah};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Tanya {
    tahun: Option<String>,
}

#[derive(Template)]
#[template(path = "organisasi/pembinaan.html")]
struct PembinaanHal {
    hal: Halaman,
    tahun: i16,
    tabel: TabelView,
}

pub(super) async fn lihat(
    State(k): State<Keadaan>,
    s: Sesi,
    Path(kode): Path<String>,
    Query(q): Query<Tanya>,
) -> Hasil {
    let (d, _) = daerah::buka(&k, &kode, q.tahun.as_deref()).await?;
    let tahun = u16::try_from(d.tahun).unwrap_or_default();
    let semua = pembina::pandangan(&k.ling.db, &s.pelaku, &d.pemda, tahun)
        .await
        .map_err(galat)?;
    html(&PembinaanHal {
        hal: daerah::halaman(&s, &d, format!("Pembinaan {}", d.tahun), "pembinaan"),
        tahun: d.tahun,
        tabel: TabelView {
            id: "pembinaan".into(),
            keterangan: "Angka pandangan pembina menurut daerah".into(),
            keterangan_samar: true,
            kolom: vec![
                Kolom::teks("Daerah").ponsel("pertama"),
                Kolom::angka("Serapan").ponsel("penentu"),
                Kolom::angka("Temuan blokir"),
                Kolom::angka("Peringatan"),
                Kolom::angka("Beralasan"),
                Kolom::teks("Dokumen berlaku").ponsel("lebar"),
                Kolom::angka("Kepala definitif"),
                Kolom::teks("Data terakhir"),
            ],
            baris: semua.iter().map(|b| baris(b).into()).collect(),
            ..TabelView::default()
        },
    })
}

fn baris(b: &DaerahBinaan) -> Vec<Sel> {
    let angka = |k: &str| usize::try_from(b.jumlah(k)).map(ribuan).unwrap_or_default();
    let serapan = b.serapan_permil().map_or_else(
        || Sel::teks("–"),
        |p| Sel::teks(format!("{},{} %", p / 10, p % 10)).kode(&b.periode),
    );
    let blokir = Sel::teks(angka("temuan_blokir"));
    let url = format!("/pemda/{}", crate::url::sandi(&b.kode));
    vec![
        Sel::tautan(&b.nama, url).kode(&b.kode),
        serapan,
        match b.jumlah("temuan_blokir") {
            0 => blokir,
            _ => blokir.dengan_cip("blokir", Warna::Bahaya),
        },
        Sel::teks(angka("temuan_peringatan")),
        Sel::teks(angka("temuan_beralasan")),
        Sel::teks(b.dokumen.to_uppercase()),
        Sel::teks(format!(
            "{} dari {}",
            angka("jabatan_kepala_definitif"),
            angka("jabatan_kepala")
        )),
        Sel::teks(b.pada.map(daerah::saat).unwrap_or_else(|| "–".into())),
    ]
}
