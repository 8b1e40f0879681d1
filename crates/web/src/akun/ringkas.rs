//! `/akun`: roles, ways to sign in, devices.

use app::akun::sesi::SesiRow;
use app::akun::{AkunKini, faktor, kunci_wewenang, sesi};
use askama::Template;
use axum::extract::State;
use keamanan::Peran;

use super::{pemilik, saat};
use crate::Keadaan;
use crate::galat::{Hasil, html};
use crate::halaman::{Halaman, Sesi};
use crate::komponen::{Baris, Cip, Kolom, Sel, TabelView, Tautan, Warna};
use crate::masuk::galat;

/// A held role for the page.
pub(crate) struct PeranView {
    nama: String,
    lingkup: String,
    kunci: String,
    kini: bool,
    satu_satunya: bool,
}

#[derive(Template)]
#[template(path = "akun/akun.html")]
pub(crate) struct AkunHal {
    hal: Halaman,
    tampilan: String,
    nama: String,
    pemda: String,
    persona: bool,
    peran: Vec<PeranView>,
    terpilih: bool,
    kerja: Vec<Tautan>,
    sandi: bool,
    totp: bool,
    pemulihan: i64,
    kunci_sandi: bool,
    kunci: Vec<(String, String)>,
    penyedia: Vec<(usize, String)>,
    tertaut: Vec<String>,
    perangkat: TabelView,
    alat_lain: Vec<(String, String)>,
}

pub(super) async fn lihat(State(k): State<Keadaan>, s: Sesi) -> Hasil {
    let a = match pemilik(&s, "/akun") {
        Ok(a) => a,
        Err(jawab) => return Ok(*jawab),
    };
    let f = faktor::lihat(&k.akun, &a).await.map_err(galat)?;
    let alat = sesi::daftar(&k.akun, &a).await.map_err(galat)?;
    let (kode, pemda) = app::akun::sesi::pemda(&k.akun, &a).await.map_err(galat)?;
    let semua = k.akun.penyedia.iter().enumerate();
    let lain = alat.iter().filter(|x| x.id != a.sesi);
    html(&AkunHal {
        hal: Halaman::baru(&s, "Akun Anda").aktif("akun"),
        tampilan: a.tampilan.clone(),
        nama: a.nama.clone(),
        pemda,
        persona: a.persona,
        peran: peran(&a),
        terpilih: !a.peran.is_empty(),
        kerja: kerja(&s, &kode),
        sandi: f.sandi,
        totp: f.totp,
        pemulihan: f.pemulihan,
        kunci_sandi: k.akun.ada_kunci_sandi(),
        kunci: f.kunci_sandi.into_iter().map(|c| (c.id, c.nama)).collect(),
        penyedia: semua.map(|(n, p)| (n, p.sebutan.clone())).collect(),
        tertaut: f.oidc.into_iter().map(|(penerbit, _)| penerbit).collect(),
        alat_lain: lain
            .map(|x| (x.id.to_string(), peramban(&x.peramban)))
            .collect(),
        perangkat: perangkat(&a, &alat),
    })
}

fn peran(a: &AkunKini) -> Vec<PeranView> {
    let satu = |w: &keamanan::Wewenang| PeranView {
        nama: w.peran.nama().to_owned(),
        lingkup: match &w.atas_nama {
            Some(n) => format!("atas nama {}, {}", n.nama, w.lingkup.jenis()),
            None => w.lingkup.jenis().to_string(),
        },
        kunci: kunci_wewenang(w),
        kini: a.pelaku.wewenang.contains(w),
        satu_satunya: a.pelaku.wewenang.len() == 1 && a.pelaku.wewenang.contains(w),
    };
    a.wewenang.iter().map(satu).collect()
}

/// Pages for administrators, where the role opens them.
fn kerja(s: &Sesi, kode: &str) -> Vec<Tautan> {
    if s.pelaku.memegang(Peran::AdminPemda) {
        vec![
            Tautan::baru("Akun pemerintah daerah", format!("/pemda/{kode}/akun")),
            Tautan::baru("Insiden data pribadi", format!("/pemda/{kode}/insiden")),
        ]
    } else {
        Vec::new()
    }
}

/// A browser in words: "Firefox di Linux".
fn peramban(agen: &str) -> String {
    let cari = |daftar: &[(&str, &str)]| {
        let ada = daftar.iter().find(|(tanda, _)| agen.contains(tanda));
        ada.map(|(_, nama)| (*nama).to_owned())
    };
    let program = cari(&[
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let alat = cari(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "Mac"),
        ("Linux", "Linux"),
    ]);
    match (program, alat) {
        (Some(p), Some(a)) => format!("{p} di {a}"),
        (Some(p), None) => p,
        (None, _) => "Peramban lain".to_owned(),
    }
}

fn perangkat(a: &AkunKini, alat: &[SesiRow]) -> TabelView {
    let kolom = vec![
        Kolom::teks("Perangkat").ponsel("pertama"),
        Kolom::teks("Keadaan").ponsel("penentu"),
        Kolom::teks("Masuk dengan").ponsel("lebar"),
        Kolom::teks("Alamat").ponsel("samar"),
        Kolom::teks("Terakhir dipakai").ponsel("lebar"),
    ];
    let baris = alat
        .iter()
        .map(|x| {
            let ini = if x.id == a.sesi {
                vec![Cip::baru("perangkat ini", Warna::Baik)]
            } else {
                vec![Cip::baru("masuk", Warna::Info)]
            };
            Baris::baru(vec![
                Sel::teks(peramban(&x.peramban)),
                Sel {
                    cip: ini,
                    ..Sel::default()
                },
                Sel::teks(
                    x.faktor
                        .iter()
                        .map(|f| faktor_kata(f))
                        .collect::<Vec<_>>()
                        .join(" + "),
                ),
                Sel::teks(x.alamat.clone()),
                Sel::teks(saat(x.dipakai_pada)),
            ])
        })
        .collect();
    TabelView {
        id: "perangkat".into(),
        keterangan: "Perangkat yang sedang masuk dengan akun ini".into(),
        keterangan_samar: true,
        kolom,
        baris,
        ..TabelView::default()
    }
}

fn faktor_kata(f: &str) -> &str {
    match f {
        "sandi" => "sandi",
        "totp" => "aplikasi kode",
        "pemulihan" => "kode pemulihan",
        "kunci_sandi" => "kunci sandi",
        "oidc" => "masuk tunggal",
        "persona" => "persona contoh",
        lain => lain,
    }
}

impl AkunHal {
    #[cfg(test)]
    pub(crate) fn sample() -> Vec<Self> {
        let baru = |banyak: bool| Self {
            hal: Halaman::baru(&Sesi::contoh(), "Akun Anda"),
            tampilan: "Perencana (contoh)".into(),
            nama: "perencana".into(),
            pemda: "Kabupaten Contoh".into(),
            persona: !banyak,
            peran: if banyak {
                let p = |nama: &str, kini| PeranView {
                    nama: nama.into(),
                    lingkup: "satu pemerintah daerah".into(),
                    kunci: nama.into(),
                    kini,
                    satu_satunya: false,
                };
                vec![p("perencana", true), p("admin TI", true)]
            } else {
                vec![]
            },
            terpilih: banyak,
            kerja: vec![Tautan::baru("Akun", "/pemda/99.01/akun")],
            sandi: banyak,
            totp: banyak,
            pemulihan: 7,
            kunci_sandi: banyak,
            kunci: vec![("abc".into(), "Ponsel".into())],
            penyedia: vec![(0, "Akun Contoh".into())],
            tertaut: vec!["https://contoh".into()],
            perangkat: TabelView::default(),
            alat_lain: vec![
                ("1".into(), "Firefox di Linux".into()),
                ("2".into(), "x".into()),
            ],
        };
        vec![baru(true), baru(false)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn peramban_disebut_dengan_kata() {
        let firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0";
        assert_eq!(peramban(firefox), "Firefox di Linux");
        let edge = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140 Safari/537 Edg/140";
        assert_eq!(peramban(edge), "Edge di Windows");
        assert_eq!(peramban("<script>"), "Peramban lain");
    }
}
