//! `/api`: the OpenAPI document as a page to read; `/api/v1`: the JSON API behind the same layers.

use askama::Template;
use axum::Router;
use serde_json::Value;

use crate::galat::{Hasil, html};
use crate::halaman::{Halaman, Sesi};
use crate::komponen::{Kolom, Sel, TabelView};
use crate::rute::Perute;
use crate::{Keadaan, Lingkungan};

/// Routes of the module.
pub fn rute(p: Perute) -> Perute {
    p.get("/api", lihat)
}

/// The JSON API, guarded by its act.
pub(crate) fn pasang(router: Router<Keadaan>, ling: Lingkungan) -> Router<Keadaan> {
    let jaga = axum::middleware::from_fn(|minta, lanjut| {
        crate::lapis::sesi::jaga((keamanan::Tindakan::PakaiApi, ""), minta, lanjut)
    });
    router.nest_service("/api/v1", api::buat(ling).layer(jaga))
}

/// One address of the API.
pub(crate) struct Alamat {
    id: String,
    cara: String,
    jalur: String,
    ringkasan: String,
    contoh: Option<String>,
    parameter: Option<TabelView>,
    jawaban: Vec<(String, String)>,
}

/// One schema.
pub(crate) struct Bentuk {
    nama: String,
    isi: TabelView,
}

#[derive(Template)]
#[template(path = "antarmuka/api.html")]
pub(crate) struct ApiHal {
    hal: Halaman,
    keterangan: String,
    kelompok: Vec<(String, Vec<Alamat>)>,
    bentuk: Vec<Bentuk>,
}

async fn lihat(s: Sesi) -> Hasil {
    html(&ApiHal::baru(&s, &api::dokumen_nilai()))
}

fn teks(v: &Value, kunci: &str) -> String {
    v.get(kunci)
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned()
}

impl ApiHal {
    fn baru(s: &Sesi, d: &Value) -> Self {
        let hal = Halaman::baru(s, "Data terbuka dan API")
            .aktif("api")
            .remah("Beranda", "/");
        let kelompok = larik(d.get("tags"))
            .iter()
            .map(|t| (teks(t, "description"), alamat(d, &teks(t, "name"))))
            .collect();
        let bentuk = peta(d.pointer("/components/schemas"))
            .map(|(nama, isi)| Bentuk {
                nama: nama.clone(),
                isi: tabel_bentuk(nama, isi),
            })
            .collect();
        let keterangan = d.pointer("/info/description").and_then(Value::as_str);
        Self {
            hal,
            keterangan: keterangan.unwrap_or_default().to_owned(),
            kelompok,
            bentuk,
        }
    }

    #[cfg(test)]
    pub(crate) fn sample() -> Self {
        Self::baru(&Sesi::contoh(), &api::dokumen_nilai())
    }
}

fn larik(v: Option<&Value>) -> &[Value] {
    v.and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn peta(v: Option<&Value>) -> impl Iterator<Item = (&String, &Value)> {
    v.and_then(Value::as_object).into_iter().flatten()
}

fn alamat(d: &Value, tanda: &str) -> Vec<Alamat> {
    peta(d.get("paths"))
        .flat_map(|(jalur, cara)| peta(Some(cara)).map(move |(c, isi)| (jalur, c, isi)))
        .filter(|(_, _, isi)| larik(isi.get("tags")).iter().any(|t| t == tanda))
        .map(|(jalur, c, isi)| satu(jalur, c, isi))
        .collect()
}

fn satu(jalur: &str, cara: &str, isi: &Value) -> Alamat {
    let param = larik(isi.get("parameters"));
    let mut contoh = Some(format!("/api/v1{jalur}"));
    for p in param.iter().filter(|p| teks(p, "in") == "path") {
        let nilai = p
            .get("example")
            .map(|e| e.as_str().map_or_else(|| e.to_string(), str::to_owned));
        contoh = contoh
            .zip(nilai)
            .map(|(c, n)| c.replace(&format!("{{{}}}", teks(p, "name")), &n));
    }
    if jalur == "/cari" {
        contoh = contoh.map(|c| c + "?q=mahakam");
    }
    Alamat {
        id: teks(isi, "operationId"),
        cara: cara.to_uppercase(),
        jalur: format!("/api/v1{jalur}"),
        ringkasan: teks(isi, "summary"),
        contoh,
        parameter: (!param.is_empty()).then(|| tabel_parameter(&teks(isi, "operationId"), param)),
        jawaban: peta(isi.get("responses"))
            .map(|(k, r)| (k.clone(), jawaban(r)))
            .collect(),
    }
}

/// "Daftar_Pemda (application/json)".
fn jawaban(r: &Value) -> String {
    peta(r.get("content"))
        .map(|(jenis, isi)| {
            format!(
                "{} ({jenis})",
                jenis_bentuk(isi.get("schema").unwrap_or(&Value::Null))
            )
        })
        .collect::<Vec<_>>()
        .join(", ")
}

/// Type of a schema in words.
fn jenis_bentuk(s: &Value) -> String {
    if let Some(r) = s.get("$ref").and_then(Value::as_str) {
        return r.rsplit('/').next().unwrap_or(r).to_owned();
    }
    if let Some(isi) = s.get("items") {
        return format!("daftar {}", jenis_bentuk(isi));
    }
    if let Some(isi) = s.get("oneOf").or_else(|| s.get("anyOf")) {
        return larik(Some(isi))
            .iter()
            .map(jenis_bentuk)
            .collect::<Vec<_>>()
            .join(" atau ");
    }
    let satu = |j: &str| {
        match j {
            "string" => "teks",
            "integer" | "number" => "bilangan",
            "boolean" => "ya/tidak",
            "object" => "objek",
            "null" => "kosong",
            lain => lain,
        }
        .to_owned()
    };
    match s.get("type") {
        Some(Value::String(j)) => satu(j),
        Some(Value::Array(j)) => j
            .iter()
            .filter_map(Value::as_str)
            .map(satu)
            .collect::<Vec<_>>()
            .join(" atau "),
        _ => "apa saja".into(),
    }
}

fn tabel_parameter(id: &str, param: &[Value]) -> TabelView {
    let baris = param
        .iter()
        .map(|p| {
            let wajib = p
                .get("required")
                .and_then(Value::as_bool)
                .unwrap_or_default();
            vec![
                Sel::teks(teks(p, "name")),
                Sel::teks(jenis_bentuk(p.get("schema").unwrap_or(&Value::Null))),
                Sel::teks(if wajib { "wajib" } else { "boleh" }),
                Sel::teks(teks(p, "description")),
            ]
            .into()
        })
        .collect();
    TabelView {
        id: format!("p-{id}"),
        keterangan: "Parameter".into(),
        kolom: vec![
            Kolom::teks("Nama").ponsel("pertama"),
            Kolom::teks("Jenis"),
            Kolom::teks("Perlu").ponsel("penentu"),
            Kolom::teks("Arti").ponsel("lebar"),
        ],
        baris,
        ..TabelView::default()
    }
}

fn tabel_bentuk(nama: &str, s: &Value) -> TabelView {
    let baris = peta(s.get("properties"))
        .map(|(n, isi)| {
            vec![
                Sel::teks(n),
                Sel::teks(jenis_bentuk(isi)),
                Sel::teks(teks(isi, "description")),
            ]
            .into()
        })
        .collect();
    TabelView {
        id: format!("b-{nama}"),
        keterangan: format!("Isi {nama}"),
        keterangan_samar: true,
        kolom: vec![
            Kolom::teks("Nama").ponsel("pertama"),
            Kolom::teks("Jenis").ponsel("penentu"),
            Kolom::teks("Arti").ponsel("lebar"),
        ],
        baris,
        ..TabelView::default()
    }
}
