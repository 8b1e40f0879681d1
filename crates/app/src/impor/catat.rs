//! Books a file: run, file, findings with their dirty rows, source texts, one event.

use std::collections::BTreeSet;

use store::Tx;
use store::impor::{self as buku, BerkasBaru, ImporBaru, Salin};
use tabular::{Masalah, Tingkat};

use super::hasil::{HasilBerkas, ImporError};
use super::mesin::{Jalan, Kerja};
use super::pribadi::segel_baris;
use super::sidik::id;
use super::tabel::Tabel;

/// What is booked.
pub(crate) struct Catatan<'a> {
    pub sasaran: &'a str,
    pub hasil: &'a HasilBerkas,
    pub tabel: Option<&'a Tabel>,
    pub masalah: &'a [Masalah],
}

fn i32_dari(n: usize) -> i32 {
    i32::try_from(n).unwrap_or(i32::MAX)
}

/// Books one file inside its transaction.
pub(crate) async fn catat(
    tx: &mut Tx<'_>,
    j: &Jalan<'_>,
    k: &Kerja<'_>,
    c: &Catatan<'_>,
) -> Result<(), ImporError> {
    let o = &k.masuk.opsi;
    let run = ImporBaru {
        id: j.impor,
        pemda: k.pemda,
        sumber: j.sumber,
        label: Some(o.label.as_str()).filter(|l| !l.is_empty()),
        keadaan: o.keadaan.map(|t| t.0),
        pada: j.pada,
        oleh: j.oleh,
    };
    buku::mulai(tx, &run).await?;
    let b = BerkasBaru {
        id: k.berkas,
        pemda: k.pemda,
        impor: j.impor,
        nama: &k.masuk.nama,
        tata_letak: k.entri.kode,
        sasaran: c.sasaran,
        sidik: &k.sidik,
        baris: i32_dari(c.hasil.baris),
        diterima: i32_dari(c.hasil.diterima),
        temuan: i32_dari(c.hasil.temuan),
        status: &c.hasil.status,
        urut: k.urut,
        tahun: o.tahun.and_then(|t| i16::try_from(t).ok()),
        tahap: &o.tahap,
        ketat: o.ketat,
        pada: j.pada,
    };
    buku::berkas(tx, &b).await?;
    buku::temuan(tx, &baris_temuan(j, k, c)?).await?;
    if let Some(t) = c.tabel {
        let mut s = Salin::baru();
        for a in &t.asli {
            s.nilai(k.pemda)
                .nilai(k.berkas)
                .nilai(a.baris)
                .teks(&a.kolom)
                .teks(&a.teks)
                .nilai(a.nilai.sen())
                .akhir();
        }
        buku::nilai_asli(tx, &s).await?;
    }
    if c.hasil.status == "diterapkan" {
        peristiwa(tx, j, k, c).await?;
    }
    Ok(())
}

/// Findings in file order; the first serious one of each row carries the whole row, sealed where
/// the file holds personal data.
fn baris_temuan(j: &Jalan<'_>, k: &Kerja<'_>, c: &Catatan<'_>) -> Result<Salin, ImporError> {
    let rahasia = k.entri.tata.ada_pribadi();
    let mut s = Salin::baru();
    let mut dibawa = BTreeSet::new();
    let mut urut: Vec<&Masalah> = c.masalah.iter().collect();
    urut.sort_by_key(|m| m.baris);
    for (i, m) in urut.iter().enumerate() {
        let perlu = m.baris > 0 && m.tingkat != Tingkat::Catatan && dibawa.insert(m.baris);
        let mut isi = String::new();
        if let Some(baris) = c.tabel.filter(|_| perlu).and_then(|t| t.isi_baris(m.baris)) {
            isi = json_baris(baris);
            if rahasia {
                isi = segel_baris(j.db.kunci()?, k.berkas, m.baris, &isi)?.to_string();
            }
        }
        s.nilai(k.pemda)
            .nilai(k.berkas)
            .nilai(i + 1)
            .nilai(m.baris)
            .teks(&m.kolom)
            .teks(&m.nilai)
            .teks(m.kode)
            .teks(m.tingkat.sebagai_str())
            .teks(&m.pesan)
            .teks(&m.saran)
            .isi_atau_nol(&isi)
            .akhir();
    }
    Ok(s)
}

/// The row as a JSON array of [heading, cell] pairs: order and doubled headings survive.
fn json_baris(isi: Vec<(String, String)>) -> String {
    // NUL cannot live in jsonb; it was reported as damage already. COPY escaping is Salin's.
    let pasang: Vec<[String; 2]> = isi
        .into_iter()
        .map(|(k, v)| [k.replace('\0', ""), v.replace('\0', "")])
        .collect();
    serde_json::to_string(&pasang).unwrap_or_else(|_| "[]".to_owned())
}

async fn peristiwa(
    tx: &mut Tx<'_>,
    j: &Jalan<'_>,
    k: &Kerja<'_>,
    c: &Catatan<'_>,
) -> Result<(), ImporError> {
    let p = store::log::PeristiwaBaru {
        pemda: k.pemda,
        id: id(&["peristiwa", &k.berkas.to_string(), "diterapkan"]),
        pada: j.pada,
        pelaku: j.oleh,
        peran: "admin_lokal",
        unit: "",
        tindakan: "impor.diterapkan",
        subjek: k.berkas.to_string(),
        sebelum_sesudah: (String::new(), String::new()),
        permintaan: "",
        alasan: "",
        isi: serde_json::json!({
            "impor": j.impor.to_string(), "nama": k.masuk.nama, "tata_letak": k.entri.kode,
                "sasaran": c.sasaran,
            "sidik": k.sidik, "baris": c.hasil.baris, "diterima": c.hasil.diterima,
                "temuan": c.hasil.temuan,
        }),
    };
    store::log::catat(tx, &p).await?;
    Ok(())
}
