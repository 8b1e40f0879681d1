//! Reading the dated versions (`[[sejak]]`) of a parameter.
use super::baca::{Isian, Pembaca, Tabel, tabel};
use super::pita::baca_pita;
use crate::parameter::{Baris, BatasSetempat, Isi, Kutipan, NILAI, Versi};
use crate::satuan::Satuan;
use std::collections::BTreeMap;
use toml::de::DeValue;

/// What a version of this parameter may look like.
pub(super) struct Bentuk<'a> {
    pub(super) kolom: &'a BTreeMap<String, Satuan>,
    pub(super) satuan_batas: Option<&'a Satuan>,
    pub(super) terverifikasi: bool,
}

const KUNCI: [&str; 12] = [
    "mulai",
    "dasar",
    "kutipan",
    "ringkasan",
    "terverifikasi",
    "sama",
    "dicabut",
    "nilai",
    "isi",
    "pita",
    "daftar",
    "setempat",
];
const BENTUK: [&str; 6] = ["nilai", "isi", "pita", "daftar", "sama", "dicabut"];

/// All versions, oldest first, or as many as could be read.
pub(super) fn baca_semua(p: &mut Pembaca<'_>, akar: &Tabel<'_>, bentuk: &Bentuk<'_>) -> Vec<Versi> {
    let Some(isian) = akar.get("sejak") else {
        p.salah(
            0,
            "tidak ada [[sejak]]",
            "tambahkan [[sejak]] dengan mulai, dasar dan nilai",
        );
        return Vec::new();
    };
    let mut hasil: Vec<Versi> = Vec::new();
    for (posisi, tabel) in p.larik_tabel(isian, "sejak") {
        let Some(versi) = baca_satu(p, posisi, &tabel, bentuk, hasil.last()) else {
            continue;
        };
        if let Some(lama) = hasil.last() {
            periksa_urutan(p, posisi, lama, &versi);
        }
        hasil.push(versi);
    }
    if let Some(kedua) = hasil.first()
        && kedua.isi == Isi::Dicabut
    {
        p.salah(
            isian.posisi,
            "versi pertama mencabut",
            "mulailah dengan nilai yang dicabut itu",
        );
    }
    hasil
}

fn periksa_urutan(p: &mut Pembaca<'_>, posisi: usize, lama: &Versi, baru: &Versi) {
    if baru.mulai == lama.mulai {
        p.salah(
            posisi,
            format!("dua versi mulai pada tanggal yang sama ({})", baru.mulai),
            "gabungkan keduanya, atau perbaiki salah satu tanggalnya",
        );
    } else if baru.mulai < lama.mulai {
        p.salah(
            posisi,
            format!("versi {} berdiri sesudah versi {}", baru.mulai, lama.mulai),
            "urutkan [[sejak]] dari yang paling lama",
        );
    }
    let jenis = |isi: &Isi| match isi {
        Isi::Nilai(_) => Some("nilai"),
        Isi::Pita(_) => Some("pita"),
        Isi::Daftar(_) => Some("daftar"),
        Isi::Dicabut => None,
    };
    if let (Some(a), Some(b)) = (jenis(&lama.isi), jenis(&baru.isi))
        && a != b
    {
        p.salah(
            posisi,
            format!("bentuk berubah dari {a} menjadi {b}"),
            "pakai bentuk yang sama, atau buat parameter baru dengan kunci lain",
        );
    }
}

fn baca_satu(
    p: &mut Pembaca<'_>,
    posisi: usize,
    tabel: &Tabel<'_>,
    bentuk: &Bentuk<'_>,
    lama: Option<&Versi>,
) -> Option<Versi> {
    p.tolak_asing(tabel, &KUNCI);
    let mulai = p.tanggal_wajib(tabel, "mulai", posisi);
    let saran = "sebut peraturan dan pasalnya, misalnya \"UU 1/2022 Pasal 146 ayat (1)\"";
    let dasar = p.teks_wajib(tabel, "dasar", posisi, saran);
    let terverifikasi = p
        .ya_boleh(tabel, "terverifikasi")
        .unwrap_or(bentuk.terverifikasi);
    let kutipan = baca_kutipan(p, posisi, tabel, terverifikasi);
    let isi = baca_isi(p, posisi, tabel, bentuk, lama);
    let setempat = match tabel.get("setempat") {
        Some(isian) => baca_setempat(p, isian, bentuk),
        None if tabel.contains_key("sama") => lama.and_then(|v| v.setempat.clone()),
        None => None,
    };
    if let (Some(batas), Some(isi)) = (&setempat, &isi) {
        periksa_batas(p, posisi, batas, isi);
    }
    Some(Versi {
        mulai: mulai?,
        dasar: dasar?,
        kutipan: kutipan?,
        terverifikasi,
        sama: tabel.contains_key("sama"),
        isi: isi?,
        setempat,
    })
}

fn baca_kutipan(
    p: &mut Pembaca<'_>,
    posisi: usize,
    tabel: &Tabel<'_>,
    terverifikasi: bool,
) -> Option<Kutipan> {
    match (tabel.get("kutipan"), tabel.contains_key("ringkasan")) {
        (Some(isian), true) => {
            p.salah(
                isian.posisi,
                "`kutipan` dan `ringkasan` diisi bersamaan",
                "pilih satu: kutipan (kata-kata peraturan) atau ringkasan (kata-kata kita)",
            );
            None
        }
        (Some(isian), false) if !terverifikasi => {
            p.salah(
                isian.posisi,
                "`kutipan` pada nilai yang belum terverifikasi",
                "cocokkan dengan naskah (terverifikasi = true), atau pakai `ringkasan`",
            );
            None
        }
        (Some(_), false) => p.teks_boleh(tabel, "kutipan").map(Kutipan::Harfiah),
        (None, true) => p.teks_boleh(tabel, "ringkasan").map(Kutipan::Ringkasan),
        (None, false) => {
            p.salah(
                posisi,
                "tanpa `kutipan` atau `ringkasan`",
                "tambahkan satu kalimat dari peraturan (kutipan), atau isinya (ringkasan)",
            );
            None
        }
    }
}

fn baca_isi(
    p: &mut Pembaca<'_>,
    posisi: usize,
    tabel: &Tabel<'_>,
    bentuk: &Bentuk<'_>,
    lama: Option<&Versi>,
) -> Option<Isi> {
    let ada: Vec<&str> = BENTUK
        .into_iter()
        .filter(|k| tabel.contains_key(*k))
        .collect();
    let [kunci] = ada.as_slice() else {
        let apa = match ada.len() {
            0 => "versi tanpa nilai".to_owned(),
            _ => format!("lebih dari satu bentuk nilai: {}", ada.join(", ")),
        };
        p.salah(
            posisi,
            apa,
            format!("isi tepat satu dari: {}", BENTUK.join(", ")),
        );
        return None;
    };
    let isian = tabel.get(kunci)?;
    match *kunci {
        "nilai" | "isi" => baca_nilai(p, isian, kunci, bentuk),
        "pita" => baca_pita(p, isian, bentuk).map(Isi::Pita),
        "daftar" => {
            let larik = p.larik_tabel(isian, "daftar");
            let baris = larik
                .iter()
                .map(|(posisi, t)| baca_baris(p, *posisi, t, bentuk.kolom, &[]));
            baris
                .collect::<Vec<_>>()
                .into_iter()
                .collect::<Option<Vec<_>>>()
                .map(Isi::Daftar)
        }
        "sama" => match (isian.nilai, lama) {
            (DeValue::Boolean(true), Some(lama)) => Some(lama.isi.clone()),
            _ => {
                let saran = "`sama = true` hanya sesudah versi lain yang nilainya diteruskan";
                p.salah(isian.posisi, "`sama` tanpa versi sebelumnya", saran);
                None
            }
        },
        _ => match isian.nilai {
            DeValue::Boolean(true) => Some(Isi::Dicabut),
            _ => {
                p.salah(
                    isian.posisi,
                    "`dicabut` bukan true",
                    "tulis dicabut = true, atau hapus",
                );
                None
            }
        },
    }
}

fn baca_nilai(
    p: &mut Pembaca<'_>,
    isian: &Isian<'_>,
    kunci: &str,
    bentuk: &Bentuk<'_>,
) -> Option<Isi> {
    let tunggal = bentuk.kolom.len() == 1 && bentuk.kolom.contains_key(NILAI);
    match (kunci, tunggal) {
        ("nilai", true) => {
            let satuan = bentuk.kolom.get(NILAI)?;
            let nilai = p.skalar(isian, NILAI, satuan)?;
            Some(Isi::Nilai(Baris::from([(NILAI.to_owned(), nilai)])))
        }
        ("isi", false) => {
            let DeValue::Table(isi) = isian.nilai else {
                p.salah(
                    isian.posisi,
                    "`isi` bukan tabel",
                    "tulis isi = { kolom = nilai, … }",
                );
                return None;
            };
            baca_baris(p, isian.posisi, &tabel(isi), bentuk.kolom, &[]).map(Isi::Nilai)
        }
        ("nilai", false) => {
            p.salah(
                isian.posisi,
                "`nilai` pada parameter berkolom",
                "pakai isi = { kolom = … }",
            );
            None
        }
        _ => {
            p.salah(
                isian.posisi,
                "`isi` pada parameter tanpa kolom",
                "pakai nilai = …",
            );
            None
        }
    }
}

/// One record; every declared column must be there and no other (`tambahan` is read elsewhere).
pub(super) fn baca_baris(
    p: &mut Pembaca<'_>,
    posisi: usize,
    tabel: &Tabel<'_>,
    kolom: &BTreeMap<String, Satuan>,
    tambahan: &[&str],
) -> Option<Baris> {
    let dikenal: Vec<&str> = kolom
        .keys()
        .map(String::as_str)
        .chain(tambahan.iter().copied())
        .collect();
    p.tolak_asing(tabel, &dikenal);
    let mut baris = Baris::new();
    for (nama, satuan) in kolom {
        match tabel.get(nama.as_str()) {
            Some(isian) => {
                if let Some(nilai) = p.skalar(isian, nama, satuan) {
                    baris.insert(nama.clone(), nilai);
                }
            }
            None => {
                let saran = format!("tambahkan {nama} = … (satuan {})", satuan.kunci);
                p.salah(posisi, format!("kolom `{nama}` belum diisi"), saran);
            }
        }
    }
    (baris.len() == kolom.len()).then_some(baris)
}

fn baca_setempat(
    p: &mut Pembaca<'_>,
    isian: &Isian<'_>,
    bentuk: &Bentuk<'_>,
) -> Option<BatasSetempat> {
    let tabel = p.tabel_dalam(isian, "setempat")?;
    p.tolak_asing(&tabel, &["kolom", "paling_sedikit", "paling_banyak"]);
    let kolom = p
        .teks_boleh(&tabel, "kolom")
        .unwrap_or_else(|| NILAI.to_owned());
    let Some(satuan) = bentuk.kolom.get(&kolom) else {
        p.salah(
            isian.posisi,
            format!("`setempat` menyebut kolom \"{kolom}\" yang tidak ada"),
            "tulis kolom = \"…\" dengan salah satu kolom parameter ini",
        );
        return None;
    };
    let mut batas = |nama: &str| {
        let isian = tabel.get(nama)?;
        p.skalar(isian, nama, satuan)?.angka()
    };
    let paling_sedikit = batas("paling_sedikit");
    let paling_banyak = batas("paling_banyak");
    if let (Some(a), Some(b)) = (paling_sedikit, paling_banyak)
        && a > b
    {
        p.salah(
            isian.posisi,
            format!("batas setempat terbalik: {a} > {b}"),
            "tukar keduanya",
        );
    }
    Some(BatasSetempat {
        kolom,
        paling_sedikit,
        paling_banyak,
    })
}

fn periksa_batas(p: &mut Pembaca<'_>, posisi: usize, batas: &BatasSetempat, isi: &Isi) {
    let nilai = match isi {
        Isi::Nilai(baris) => baris
            .get(&batas.kolom)
            .and_then(crate::satuan::Value::angka),
        Isi::Pita(_) | Isi::Daftar(_) | Isi::Dicabut => None,
    };
    match nilai {
        Some(nilai) if batas.memuat(nilai) => {}
        Some(nilai) => p.salah(
            posisi,
            format!(
                "nilai nasional {nilai} di luar batas setempat ({})",
                batas.kalimat()
            ),
            "batas setempat harus memuat nilai nasionalnya sendiri",
        ),
        None => p.salah(
            posisi,
            "`setempat` pada nilai yang bukan angka",
            "nilai setempat hanya untuk kolom angka dari `nilai` atau `isi`",
        ),
    }
}
