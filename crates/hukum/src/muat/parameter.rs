//! Reading one parameter file.
use super::baca::{Pembaca, Tabel, tabel};
use super::versi::{Bentuk, baca_semua};
use crate::galat::LoadError;
use crate::parameter::{Cakupan, NILAI, Parameter};
use crate::satuan::Satuan;
use std::collections::BTreeMap;
use toml::de::DeTable;

const KUNCI: [&str; 9] = [
    "judul",
    "satuan",
    "kolom",
    "satuan_batas",
    "cakupan",
    "diperiksa",
    "terverifikasi",
    "catatan",
    "sejak",
];
const TERPAKAI: [&str; 4] = ["di_atas", "sampai", "mulai", "di_bawah"];

/// The parameter of a file, or all its mistakes.
pub(super) fn baca(
    berkas: &str,
    teks: &str,
    satuan: &BTreeMap<String, Satuan>,
) -> Result<Parameter, Vec<LoadError>> {
    let mut p = Pembaca::baru(berkas, teks);
    let (dokumen, galat) = DeTable::parse_recoverable(teks);
    if !galat.is_empty() {
        p.sintaks(&galat);
        return Err(p.selesai());
    }
    let akar = tabel(dokumen.get_ref());
    let parameter = isi(&mut p, &akar, satuan);
    match parameter {
        Some(parameter) if p.bersih() => Ok(parameter),
        _ => Err(p.selesai()),
    }
}

fn isi(
    p: &mut Pembaca<'_>,
    akar: &Tabel<'_>,
    satuan: &BTreeMap<String, Satuan>,
) -> Option<Parameter> {
    p.tolak_asing(akar, &KUNCI);
    let kunci = super::kunci_berkas(p.berkas);
    if kunci.is_none() {
        p.salah(
            0,
            "nama berkas tidak bisa menjadi kunci",
            "pakai huruf kecil, angka, - dan _ saja, dengan akhiran .toml",
        );
    }
    let judul = p.teks_wajib(akar, "judul", 0, "tambahkan judul = \"…\"");
    let cakupan = p.pilihan(akar, "cakupan", 0, &Cakupan::DAFTAR);
    let diperiksa = p.tanggal_wajib(akar, "diperiksa", 0);
    if !akar.contains_key("terverifikasi") {
        p.salah(
            0,
            "`terverifikasi` belum diisi",
            "tulis true bila nilainya ditemukan dalam sumber; kalau belum, false",
        );
    }
    let terverifikasi = p.ya_boleh(akar, "terverifikasi").unwrap_or(false);
    let catatan = p.teks_boleh(akar, "catatan").unwrap_or_default();
    let satuan_batas = match akar.get("satuan_batas") {
        Some(_) => satuan_bernama(p, akar, "satuan_batas", satuan),
        None => None,
    };
    let (kolom, urutan_kolom) = baca_kolom(p, akar, satuan)?;
    let bentuk = Bentuk {
        kolom: &kolom,
        satuan_batas: satuan_batas.as_ref(),
        terverifikasi,
    };
    let versi = baca_semua(p, akar, &bentuk);
    Some(Parameter {
        kunci: kunci?,
        judul: judul?,
        cakupan: cakupan?,
        satuan_batas,
        diperiksa: diperiksa?,
        catatan,
        versi,
        kolom,
        urutan_kolom,
        setempat: BTreeMap::new(),
    })
}

/// The units of the columns, and the columns in the order of the file.
fn baca_kolom(
    p: &mut Pembaca<'_>,
    akar: &Tabel<'_>,
    satuan: &BTreeMap<String, Satuan>,
) -> Option<(BTreeMap<String, Satuan>, Vec<String>)> {
    match (akar.get("satuan"), akar.get("kolom")) {
        (Some(_), None) => {
            let satu = satuan_bernama(p, akar, "satuan", satuan)?;
            Some((
                BTreeMap::from([(NILAI.to_owned(), satu)]),
                vec![NILAI.to_owned()],
            ))
        }
        (None, Some(isian)) => {
            let daftar = p.tabel_dalam(isian, "kolom")?;
            let mut kolom = BTreeMap::new();
            for (nama, isian) in &daftar {
                if TERPAKAI.contains(nama) {
                    let saran = "pilih nama lain: kata ini dipakai untuk batas pita";
                    p.salah(isian.posisi, format!("kolom bernama `{nama}`"), saran);
                }
                let satu = satuan_bernama(p, &daftar, nama, satuan)?;
                kolom.insert((*nama).to_owned(), satu);
            }
            let mut urutan: Vec<(usize, &str)> = daftar
                .iter()
                .map(|(nama, isian)| (isian.posisi, *nama))
                .collect();
            urutan.sort_unstable();
            let urutan = urutan.into_iter().map(|(_, nama)| nama.to_owned());
            Some((kolom, urutan.collect()))
        }
        (Some(isian), Some(_)) => {
            let saran = "pilih satu: satuan (satu nilai) atau kolom (beberapa nilai)";
            p.salah(isian.posisi, "`satuan` dan `kolom` diisi bersamaan", saran);
            None
        }
        (None, None) => {
            let saran = "tambahkan satuan = \"persen\" atau kolom = { nama = \"satuan\" }";
            p.salah(0, "tanpa `satuan` atau `kolom`", saran);
            None
        }
    }
}

fn satuan_bernama(
    p: &mut Pembaca<'_>,
    tabel: &Tabel<'_>,
    kunci: &str,
    satuan: &BTreeMap<String, Satuan>,
) -> Option<Satuan> {
    let nama = p.teks_boleh(tabel, kunci)?;
    let hasil = satuan.get(&nama).cloned();
    if hasil.is_none() {
        let posisi = tabel.get(kunci).map_or(0, |i| i.posisi);
        let saran = match crate::mirip::terdekat(&nama, satuan.keys().map(String::as_str)) {
            Some(mirip) => format!("maksud Anda \"{mirip}\"? Atau daftarkan di satuan.toml"),
            None => "daftarkan satuan itu di hukum/satuan.toml".to_owned(),
        };
        p.salah(posisi, format!("satuan \"{nama}\" tidak dikenal"), saran);
    }
    hasil
}
