//! Beginning a set, drawing values from the system, filling in, verifying.

use dasar::Rasio;
use keamanan::{JenisPeristiwa, Tindakan};
use kinerja::kepala_opd::{KeadaanIsian, Variabel, bawaan, periksa_set};
use serde_json::json;
use store::kepala_opd as gudang;
use store::kepala_opd::{AngkaOpdRow, IsianRow, SetRow, VariabelRow};
use uuid::Uuid;

use super::{Lembar, kata, muat};
use crate::impor::sidik;
use crate::tindak::{Kerja, Minta, TindakGalat};

/// Begins the set of a year and period with the default variables.
///
/// # Errors
/// No permission, an unknown period, a set that exists.
pub async fn mulai(
    minta: &Minta<'_>,
    (tahun, periode): (i16, &str),
    daerah: bool,
) -> Result<Uuid, TindakGalat> {
    let mut k = minta.buka().await?;
    k.izin(Tindakan::SusunVariabel, None).await?;
    if !matches!(periode, "tahunan" | "tw1" | "tw2" | "tw3" | "tw4") {
        return Err(TindakGalat::ditolak(
            "KPD-020",
            "Pilih periode: tahunan, tw1, tw2, tw3, atau tw4.",
        ));
    }
    let ada = gudang::daftar_set(&mut k.tx, tahun, kata(daerah)).await?;
    if ada.iter().any(|s| s.periode == periode) {
        return Err(TindakGalat::ditolak(
            "KPD-021",
            "Susunan variabel untuk periode ini sudah ada.",
        ));
    }
    let variabel = bawaan(minta.hukum, minta.hari_ini(), daerah)?;
    periksa_set(&variabel)?;
    let pemda = k.pemda.id.to_string();
    let id = sidik::id(&["kpd", &pemda, &tahun.to_string(), periode, kata(daerah)]);
    let set = SetRow {
        id,
        tahun,
        periode: periode.to_owned(),
        subjek: kata(daerah).to_owned(),
        keadaan: "berlaku".to_owned(),
        asal: "bawaan".to_owned(),
        versi: 1,
        dibuat_pada: k.kini,
        dibuat_oleh: k.oleh(),
    };
    gudang::mulai_set(&mut k.tx, &set).await?;
    let baris: Vec<VariabelRow> = (1_i16..)
        .zip(&variabel)
        .map(|(urut, v)| VariabelRow {
            kode: v.kode.clone(),
            urut,
            nama: v.nama.clone(),
            bobot_bp: bp(v.bobot),
            sumber: v.sumber.clone(),
            target_bp: bp(v.target),
            verifikator: v.verifikator.clone(),
        })
        .collect();
    gudang::ganti_variabel(&mut k.tx, id, &baris).await?;
    let isi = json!({"tahun": tahun, "periode": periode, "keadaan": "berlaku",
        "subjek": kata(daerah), "variabel": baris.len()});
    k.selesai(JenisPeristiwa::VariabelDisusun, id.to_string(), isi)
        .await?;
    Ok(id)
}

/// A share as hundredths of a percent, half up.
fn bp(r: Rasio) -> i32 {
    let n = (r.pembilang() * 20_000 + r.penyebut()).div_euclid(r.penyebut() * 2);
    i32::try_from(n).unwrap_or(i32::MAX)
}

async fn buka_set(minta: &Minta<'_>, k: &mut Kerja<'_>, id: Uuid) -> Result<Lembar, TindakGalat> {
    let set = gudang::kunci_set(&mut k.tx, id)
        .await?
        .ok_or_else(|| TindakGalat::TakAda("Susunan penilaian ini tidak ada.".to_owned()))?;
    if set.keadaan != "berlaku" {
        return Err(TindakGalat::ditolak(
            "KPD-022",
            "Penilaian periode ini sudah ditutup.",
        ));
    }
    muat(&mut k.tx, minta.hukum, set, minta.hari_ini()).await
}

/// A value drawn from the system and where it comes from.
type Tarikan = (Uuid, String, i32, String);

/// Draws the values that other modules keep; they wait for their verifier. Values already verified
/// with the same number stay verified. Returns how many were written.
///
/// # Errors
/// Unknown or closed set, no permission.
pub async fn tarik(minta: &Minta<'_>, set: Uuid) -> Result<usize, TindakGalat> {
    let mut k = minta.buka().await?;
    k.izin(Tindakan::IsiVariabel, None).await?;
    let l = buka_set(minta, &mut k, set).await?;
    let tarikan = if l.set.subjek == "daerah" {
        dari_pembina(&mut k, &l).await?
    } else {
        dari_opd(&mut k, &l).await?
    };
    let mut jumlah = 0;
    for (subjek, kode, nilai, asal) in tarikan {
        let lama = l.isian.get(&(subjek, kode.clone()));
        if lama.is_some_and(|i| i.nilai_bp == Some(nilai) && i.keadaan != "PENGEMBALIAN") {
            continue;
        }
        let baris = IsianRow {
            subjek_id: subjek,
            kode,
            nilai_bp: Some(nilai),
            keadaan: KeadaanIsian::Verifikasi.kode().to_owned(),
            asal,
            catatan: String::new(),
            oleh: k.oleh(),
            pada: k.kini,
        };
        gudang::tambah_isian(&mut k.tx, set, &baris).await?;
        jumlah += 1;
    }
    let isi = json!({"jumlah": jumlah, "tahun": l.set.tahun, "periode": l.set.periode,
        "cara": "ditarik dari data sistem"});
    k.selesai(JenisPeristiwa::VariabelDiisi, set.to_string(), isi)
        .await?;
    Ok(jumlah)
}

fn bagian(a: i64, b: i64) -> Option<i32> {
    let r = Rasio::baru(i128::from(a), i128::from(b))?;
    Some(bp(r))
}

async fn dari_opd(k: &mut Kerja<'_>, l: &Lembar) -> Result<Vec<Tarikan>, TindakGalat> {
    let angka = gudang::angka_opd(&mut k.tx, l.set.tahun).await?;
    let lhe = store::sakip::daftar(&mut k.tx, Some(l.set.tahun)).await?;
    let iku = capaian_iku(k, l.set.tahun).await?;
    let mut hasil = Vec::new();
    for v in &l.variabel {
        for o in &angka {
            let nilai = match v.sumber.as_str() {
                "capaian_iku" => iku
                    .iter()
                    .find(|(id, _)| *id == o.id)
                    .map(|(_, n)| (*n, "Perjanjian Kinerja yang berlaku".to_owned())),
                "serapan_anggaran" => serapan(o),
                "tanpa_temuan" if o.baris > 0 => {
                    let bersih = o.baris - o.baris_bertemuan;
                    let asal = format!("{bersih} dari {} sub kegiatan tanpa temuan", o.baris);
                    bagian(bersih, o.baris).map(|n| (n, asal))
                }
                "nilai_sakip" => lhe
                    .iter()
                    .find(|e| e.opd_id == Some(o.id))
                    .and_then(|e| e.nilai_perseratus)
                    .map(|n| (n, format!("LHE {}", l.set.tahun))),
                _ => None,
            };
            hasil.extend(nilai.map(|(n, asal)| (o.id, v.kode.clone(), n, asal)));
        }
    }
    Ok(hasil)
}

/// Mean achievement of the agreement in force of each head of an office.
async fn capaian_iku(k: &mut Kerja<'_>, tahun: i16) -> Result<Vec<(Uuid, i32)>, TindakGalat> {
    let mut hasil = Vec::new();
    for p in store::kinerja::daftar_pk(&mut k.tx, tahun, None).await? {
        let Some(opd) = p.opd_id else { continue };
        if p.jenjang != "eselon_2" || p.keadaan != "berlaku" {
            continue;
        }
        let r = crate::kinerja::rekap::muat(&mut k.tx, p.id).await?;
        hasil.extend(r.rata().map(|n| (opd, bp(n))));
    }
    Ok(hasil)
}

fn serapan(o: &AngkaOpdRow) -> Option<(i32, String)> {
    let (a, r) = (o.anggaran_sen?, o.realisasi_sen?);
    let asal = format!("realisasi {} dari pagu APBD", o.periode);
    bagian(r, a).map(|n| (n, asal))
}

async fn dari_pembina(k: &mut Kerja<'_>, l: &Lembar) -> Result<Vec<Tarikan>, TindakGalat> {
    let semua = store::pembina::pandangan(&mut k.tx, l.set.tahun).await?;
    let angka = |id: Uuid, ukuran: &str| {
        semua
            .iter()
            .find(|p| p.pemda_id == id && p.ukuran == ukuran)
            .and_then(|p| p.nilai)
    };
    let mut hasil = Vec::new();
    for v in &l.variabel {
        for s in &l.subjek {
            let nilai = match v.sumber.as_str() {
                "serapan_anggaran" => angka(s.id, "realisasi_sen")
                    .zip(angka(s.id, "anggaran_sen"))
                    .and_then(|(r, a)| bagian(r, a))
                    .map(|n| (n, "pandangan pembina: realisasi dan APBD".to_owned())),
                "tanpa_blokir" => {
                    let n = |t: &str| angka(s.id, &format!("temuan_{t}")).unwrap_or(0);
                    let (b, lain) = (n("blokir"), n("peringatan") + n("informasi"));
                    bagian(lain, b + lain)
                        .map(|x| (x, format!("pandangan pembina: {b} temuan penghalang")))
                }
                _ => None,
            };
            hasil.extend(nilai.map(|(n, asal)| (s.id, v.kode.clone(), n, asal)));
        }
    }
    Ok(hasil)
}

/// A value as a person fills it in.
#[derive(Clone, Debug)]
pub struct Isi {
    /// Set.
    pub set: Uuid,
    /// Code of the office or government.
    pub subjek: String,
    /// Variable.
    pub kode: String,
    /// Percent, "87,5"; empty: does not apply.
    pub nilai: String,
    /// Note.
    pub catatan: String,
}

fn cari<'a>(l: &'a Lembar, subjek: &str, kode: &str) -> Result<(Uuid, &'a Variabel), TindakGalat> {
    let s = l.subjek.iter().find(|s| s.kode == subjek.trim());
    let v = l.variabel.iter().find(|v| v.kode == kode.trim());
    match (s, v) {
        (Some(s), Some(v)) => Ok((s.id, v)),
        _ => Err(TindakGalat::TakAda(
            "Yang dinilai atau variabelnya tidak ada dalam susunan ini.".to_owned(),
        )),
    }
}

/// Fills in a value; it waits for its verifier.
///
/// # Errors
/// Unknown or closed set, unknown subject or variable, no permission, no percentage given.
pub async fn isi(minta: &Minta<'_>, i: &Isi) -> Result<(), TindakGalat> {
    let mut k = minta.buka().await?;
    let l = buka_set(minta, &mut k, i.set).await?;
    let (subjek, v) = cari(&l, &i.subjek, &i.kode)?;
    let opd = (l.set.subjek == "opd").then_some(subjek);
    k.izin(Tindakan::IsiVariabel, opd).await?;
    let teks = i.nilai.trim().replace(',', ".");
    let nilai = if teks.is_empty() {
        None
    } else {
        let n = hukum::Desimal::parse(&teks).and_then(|d| d.bulat_geser(2));
        let n = n
            .and_then(|n| i32::try_from(n).ok())
            .filter(|n| (0..=100_000).contains(n));
        Some(n.ok_or_else(|| {
            TindakGalat::ditolak("KPD-023", "Tulis persen dengan dua desimal, misalnya 87,5.")
        })?)
    };
    let baris = IsianRow {
        subjek_id: subjek,
        kode: v.kode.clone(),
        nilai_bp: nilai,
        keadaan: KeadaanIsian::Verifikasi.kode().to_owned(),
        asal: "isian".to_owned(),
        catatan: dasar::teks::rapat(&i.catatan),
        oleh: k.oleh(),
        pada: k.kini,
    };
    gudang::tambah_isian(&mut k.tx, i.set, &baris).await?;
    let isi = json!({"jumlah": 1, "tahun": l.set.tahun, "periode": l.set.periode,
        "subjek": i.subjek, "variabel": v.kode, "nilai": i.nilai});
    k.selesai(JenisPeristiwa::VariabelDiisi, i.set.to_string(), isi)
        .await
}

/// A verifier's decision.
#[derive(Clone, Debug)]
pub struct Verifikasi {
    /// Set.
    pub set: Uuid,
    /// Code of the office or government; empty: everybody.
    pub subjek: String,
    /// Variable.
    pub kode: String,
    /// Accepted; else sent back.
    pub terima: bool,
    /// Why it is sent back.
    pub catatan: String,
}

/// Verifies or sends back waiting values of a variable; returns how many.
///
/// # Errors
/// Unknown or closed set, unknown subject or variable, no permission, nothing waits, sent back
/// without a reason.
pub async fn verifikasi(minta: &Minta<'_>, p: &Verifikasi) -> Result<usize, TindakGalat> {
    let mut k = minta.buka().await?;
    k.izin(Tindakan::VerifikasiVariabel, None).await?;
    let l = buka_set(minta, &mut k, p.set).await?;
    let satu = match p.subjek.trim() {
        "" => None,
        s => Some(cari(&l, s, &p.kode)?.0),
    };
    let catatan = dasar::teks::rapat(&p.catatan);
    if !p.terima && catatan.chars().count() < 10 {
        return Err(TindakGalat::ditolak(
            "KPD-024",
            "Pengembalian perlu catatan, paling sedikit 10 huruf.",
        ));
    }
    let baru = if p.terima {
        KeadaanIsian::Selesai
    } else {
        KeadaanIsian::Pengembalian
    };
    let menunggu = KeadaanIsian::Verifikasi.kode();
    let mut jumlah = 0;
    for i in l.isian.values() {
        let cocok = i.kode == p.kode.trim() && satu.is_none_or(|s| s == i.subjek_id);
        if !cocok || i.keadaan != menunggu {
            continue;
        }
        let baris = IsianRow {
            keadaan: baru.kode().to_owned(),
            catatan: catatan.clone(),
            oleh: k.oleh(),
            pada: k.kini,
            ..i.clone()
        };
        gudang::tambah_isian(&mut k.tx, p.set, &baris).await?;
        jumlah += 1;
    }
    if jumlah == 0 {
        return Err(TindakGalat::ditolak(
            "KPD-025",
            "Tidak ada nilai yang menunggu verifikasi.",
        ));
    }
    let isi = json!({"variabel": p.kode, "subjek": p.subjek, "keadaan": baru.kode(),
        "jumlah": jumlah, "alasan": catatan});
    k.selesai(JenisPeristiwa::VariabelDiverifikasi, p.set.to_string(), isi)
        .await?;
    Ok(jumlah)
}
