//! Documents: all parts of one edition are read, checked and written together.

use std::collections::BTreeMap;
use std::sync::Arc;

use store::Tx;
use store::benang::{self as benang_db, DokumenBaru, EdisiBaru};
use store::impor as buku;
use store::referensi as rujukan_db;
use tabular::Masalah;
use uuid::Uuid;

use super::benang::{BagianMasuk, NamaKode, Penyusun, Register, susun, tautkan};
use super::catat::{Catatan, catat};
use super::hasil::{HasilBerkas, ImporError};
use super::kemajuan::{Kemajuan, Tahap};
use super::mesin::{self, Jalan, Kerja, ditolak_utuh, hasil, sasaran, tidak_boleh, tolak_berkas};
use super::opsi::Opsi;
use super::rincian;
use super::sidik::{id, sidik};
use super::tabel::Tabel;
use super::tata_letak::cari;
use super::tujuan::{Bagian, Dokumen};

/// The document one group of files belongs to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct KunciDokumen {
    pub pemda: Uuid,
    pub dokumen: Dokumen,
    pub mulai: u16,
    pub selesai: u16,
}

/// Results by position in the run, with findings.
pub(crate) type HasilKelompok = Vec<(i32, HasilBerkas, Vec<Masalah>)>;

struct Masuk<'a> {
    kerja: Option<&'a Kerja<'a>>,
    bagian: BagianMasuk,
    sidik: String,
    /// Lines that break a rule are refused.
    ketat: bool,
}

/// Imports the files of one document.
pub(crate) async fn dokumen(
    j: &Jalan<'_>,
    kunci: &KunciDokumen,
    berkas: &[(&Kerja<'_>, Bagian)],
) -> Result<HasilKelompok, ImporError> {
    let mut tx = j.db.tx(kunci.pemda).await?;
    store::impor::antre(&mut tx, kunci.pemda).await?;
    let dokumen_id = id_dokumen(kunci);
    let lama = benang_db::bagian_berlaku(&mut tx, dokumen_id).await?;
    let sama = |k: &Kerja<'_>, b: Bagian| {
        lama.iter().any(|l| {
            l.peran == b.sebagai_str() && l.sidik == k.sidik && l.tata_letak == k.entri.kode
        })
    };
    if berkas.iter().all(|(k, b)| sama(k, *b)) {
        return sudah_ada(&mut tx, &lama, berkas).await;
    }
    let mut hasil_semua: HasilKelompok = Vec::new();
    let mut masuk = Vec::new();
    let byte = berkas.iter().map(|(k, _)| k.masuk.byte.len()).sum();
    j.kemajuan.tahap(Tahap::Membaca, byte);
    for (k, b) in berkas {
        let tabel = Tabel::baca(&k.masuk.nama, &k.masuk.byte, k.entri.tata);
        j.kemajuan.maju(k.masuk.byte.len());
        match tabel {
            Ok(tabel) => masuk.push(Masuk {
                kerja: Some(k),
                bagian: BagianMasuk {
                    bagian: *b,
                    berkas: k.berkas,
                    tabel,
                },
                sidik: k.sidik.clone(),
                ketat: k.masuk.opsi.ketat,
            }),
            Err(p) => {
                let (h, m) = tolak_berkas(j, k, &sasaran(k.entri, &k.masuk.opsi), &p).await?;
                hasil_semua.push((k.urut, h, m));
            }
        }
    }
    if masuk.is_empty() {
        return Ok(hasil_semua);
    }
    bagian_lama(&mut tx, j, kunci.pemda, &lama, &mut masuk).await?;
    let opsi = berkas
        .first()
        .map(|(k, _)| k.masuk.opsi.clone())
        .unwrap_or_default();
    hasil_semua.extend(bangun(j, tx, kunci, &opsi, masuk).await?);
    Ok(hasil_semua)
}

fn id_dokumen(k: &KunciDokumen) -> Uuid {
    id(&[
        &k.pemda.to_string(),
        "dokumen",
        k.dokumen.sebagai_str(),
        &k.mulai.to_string(),
        &k.selesai.to_string(),
    ])
}

async fn sudah_ada(
    tx: &mut Tx<'_>,
    lama: &[benang_db::BagianRow],
    berkas: &[(&Kerja<'_>, Bagian)],
) -> Result<HasilKelompok, ImporError> {
    let mut keluar = Vec::new();
    for (k, b) in berkas {
        let mut h = HasilBerkas {
            status: "sudah_ada".to_owned(),
            ..ditolak_utuh(&k.masuk.nama)
        };
        h.temuan = 0;
        if let Some(l) = lama.iter().find(|l| l.peran == b.sebagai_str())
            && let Some(r) = buku::satu_berkas(tx, l.berkas_id).await?
        {
            h = mesin::sudah_ada(&k.masuk.nama, &r);
        }
        keluar.push((k.urut, h, Vec::new()));
    }
    Ok(keluar)
}

/// Parts of the edition in force that this run does not replace come along from their kept bytes.
async fn bagian_lama(
    tx: &mut Tx<'_>,
    j: &Jalan<'_>,
    pemda: Uuid,
    lama: &[benang_db::BagianRow],
    masuk: &mut Vec<Masuk<'_>>,
) -> Result<(), ImporError> {
    for l in lama {
        if masuk
            .iter()
            .any(|m| m.bagian.bagian.sebagai_str() == l.peran)
        {
            continue;
        }
        let Some(entri) = cari(&l.tata_letak) else {
            continue;
        };
        let super::tujuan::Tujuan::Dokumen(daftar) = entri.tujuan else {
            continue;
        };
        let Some((_, bagian)) = daftar.iter().find(|(_, b)| b.sebagai_str() == l.peran) else {
            continue;
        };
        let Some(byte) = buku::baca_isi(tx, pemda, &l.sidik, j.db.kunci()).await? else {
            continue;
        };
        let Ok(tabel) = Tabel::baca(&l.nama, &byte, entri.tata) else {
            continue;
        };
        masuk.push(Masuk {
            kerja: None,
            bagian: BagianMasuk {
                bagian: *bagian,
                berkas: l.berkas_id,
                tabel,
            },
            sidik: l.sidik.clone(),
            ketat: l.ketat,
        });
    }
    Ok(())
}

async fn nama_kode(tx: &mut Tx<'_>, pemda: Uuid) -> Result<NamaKode, ImporError> {
    let jenis = rujukan_db::jenis_pemda(tx, pemda).await?;
    let huruf = if jenis == "provinsi" { "P" } else { "K" };
    Ok(rujukan_db::nama_nomenklatur(tx, huruf)
        .await?
        .into_iter()
        .map(|r| (r.kode, r.nama))
        .collect())
}

/// An edition put together, before anything of it is written.
struct Rakitan<'a> {
    kerja: Vec<Option<&'a Kerja<'a>>>,
    bagian: Vec<BagianMasuk>,
    isi: benang_db::IsiEdisi,
    register: Register,
    dokumen: Uuid,
    edisi: Uuid,
    sidik: String,
}

/// The nine rules of a line, over every part that holds lines. Parts of the edition before are
/// judged again only where they were strict: what was kept then stays kept.
async fn periksa_rincian(
    tx: &mut Tx<'_>,
    opsi: &Opsi,
    register: &Register,
    nama: &NamaKode,
    masuk: &mut [Masuk<'_>],
) -> Result<(), ImporError> {
    let perlu =
        |m: &Masuk<'_>| m.bagian.bagian == Bagian::Rincian && (m.kerja.is_some() || m.ketat);
    if !masuk.iter().any(perlu) {
        return Ok(());
    }
    let rekap = masuk
        .iter()
        .find(|m| m.bagian.bagian == Bagian::Sub)
        .map(|m| &m.bagian.tabel);
    let rujukan = rincian::muat(tx, opsi.tahun.unwrap_or_default(), register, nama, rekap).await?;
    for m in masuk.iter_mut().filter(|m| perlu(m)) {
        let tabel = &mut m.bagian.tabel;
        if !tabel.gagal_seluruhnya() {
            let hasil = rincian::validasi(tabel, &rujukan);
            rincian::terapkan(tabel, &hasil, m.ketat);
        }
    }
    Ok(())
}

async fn rakit<'a>(
    tx: &mut Tx<'_>,
    j: &Jalan<'_>,
    kunci: &KunciDokumen,
    opsi: &Opsi,
    mut masuk: Vec<Masuk<'a>>,
) -> Result<Rakitan<'a>, ImporError> {
    masuk.sort_by_key(|m| m.bagian.bagian);
    let sidik_semua: Vec<String> = masuk
        .iter()
        .map(|m| format!("{}={}", m.bagian.bagian.sebagai_str(), m.sidik))
        .collect();
    let sidik = sidik(sidik_semua.join("\n").as_bytes());
    let dokumen = id_dokumen(kunci);
    let edisi = id(&[&dokumen.to_string(), &sidik, &j.impor.to_string()]);
    let mut register = Register::dari(kunci.pemda, benang_db::perangkat(tx).await?);
    let nama = nama_kode(tx, kunci.pemda).await?;
    let baris = masuk.iter().map(|m| m.bagian.tabel.jumlah()).sum();
    j.kemajuan.tahap(Tahap::Memeriksa, baris);
    periksa_rincian(tx, opsi, &register, &nama, &mut masuk).await?;
    j.kemajuan.tahap(Tahap::Menyusun, baris);
    let penyusun = Penyusun::baru(
        kunci.pemda,
        edisi,
        kunci.dokumen,
        opsi,
        &mut register,
        &nama,
    );
    let (kerja, mut bagian): (Vec<_>, Vec<_>) =
        masuk.into_iter().map(|m| (m.kerja, m.bagian)).unzip();
    let isi = susun(penyusun, &mut bagian);
    for b in &mut bagian {
        b.tabel.samarkan();
    }
    Ok(Rakitan {
        kerja,
        bagian,
        isi,
        register,
        dokumen,
        edisi,
        sidik,
    })
}

async fn bangun(
    j: &Jalan<'_>,
    mut tx: Tx<'static>,
    kunci: &KunciDokumen,
    opsi: &Opsi,
    masuk: Vec<Masuk<'_>>,
) -> Result<HasilKelompok, ImporError> {
    let r = rakit(&mut tx, j, kunci, opsi, masuk).await?;
    let tolak = r
        .kerja
        .iter()
        .zip(&r.bagian)
        .any(|(k, b)| k.is_some_and(|k| tidak_boleh(&b.tabel, &k.masuk.opsi)));
    let status = match (j.coba, tolak) {
        (true, _) => "diperiksa",
        (false, true) => "ditolak",
        (false, false) => "diterapkan",
    };
    let mut keluar = Vec::new();
    for (k, b) in r.kerja.iter().zip(&r.bagian) {
        let Some(k) = k else { continue };
        let hasil = hasil(&k.masuk.nama, &b.tabel, status);
        // A file of two documents is booked with the first of them.
        if !j.coba && buku::satu_berkas(&mut tx, k.berkas).await?.is_none() {
            let sasaran = sasaran(k.entri, &k.masuk.opsi);
            let c = Catatan {
                sasaran: &sasaran,
                hasil: &hasil,
                tabel: Some(&b.tabel),
                masalah: &b.tabel.masalah,
            };
            catat(&mut tx, j, k, &c).await?;
        }
        keluar.push((k.urut, hasil, b.tabel.masalah.clone()));
    }
    if j.coba {
        return Ok(keluar);
    }
    if !tolak {
        simpan(&mut tx, j, kunci, opsi, &r).await?;
    }
    tx.commit().await.map_err(store::StoreError::from)?;
    Ok(keluar)
}

/// Writes the edition, its parts, its differences and its links.
async fn simpan(
    tx: &mut Tx<'_>,
    j: &Jalan<'_>,
    kunci: &KunciDokumen,
    opsi: &Opsi,
    r: &Rakitan<'_>,
) -> Result<(), ImporError> {
    rujukan_db::perangkat_baru(tx, r.register.baru()).await?;
    let e = EdisiBaru {
        pemda: kunci.pemda,
        id: r.edisi,
        dokumen: r.dokumen,
        tahap: &opsi.tahap,
        keadaan: opsi.keadaan.map(|t| t.0),
        label: &opsi.label,
        impor: j.impor,
        sidik: &r.sidik,
        pada: j.pada,
    };
    j.kemajuan.tahap(Tahap::Menulis, r.isi.jumlah());
    let lama = tulis_edisi(tx, kunci, &e, &r.isi, j.kemajuan).await?;
    j.kemajuan.tahap(Tahap::Menautkan, 0);
    for (k, b) in r.kerja.iter().zip(&r.bagian) {
        benang_db::edisi_berkas(tx, kunci.pemda, r.edisi, b.bagian.sebagai_str(), b.berkas).await?;
        if let Some(k) = k {
            let rahasia = match k.entri.tata.ada_pribadi() {
                true => Some(j.db.kunci()?),
                false => None,
            };
            buku::simpan_isi(tx, kunci.pemda, &k.sidik, &k.masuk.byte, rahasia).await?;
            buku::tandai(tx, k.berkas, Some(r.edisi), lama.is_none(), &[]).await?;
        }
    }
    if let (Some(lama), Some(k)) = (lama, r.kerja.iter().flatten().next()) {
        benang_db::beda_edisi(tx, kunci.pemda, k.berkas, lama, r.edisi).await?;
    }
    taut(tx, kunci.pemda, Some(r.edisi)).await
}

async fn tulis_edisi(
    tx: &mut Tx<'_>,
    kunci: &KunciDokumen,
    e: &EdisiBaru<'_>,
    isi: &benang_db::IsiEdisi,
    kemajuan: &Kemajuan,
) -> Result<Option<Uuid>, ImporError> {
    let judul = if kunci.mulai == kunci.selesai {
        format!("{} {}", kunci.dokumen.judul(), kunci.mulai)
    } else {
        format!(
            "{} {}–{}",
            kunci.dokumen.judul(),
            kunci.mulai,
            kunci.selesai
        )
    };
    let d = DokumenBaru {
        pemda: kunci.pemda,
        id: e.dokumen,
        jenis: kunci.dokumen.sebagai_str(),
        tahun_mulai: i16::try_from(kunci.mulai).unwrap_or(0),
        tahun_selesai: i16::try_from(kunci.selesai).unwrap_or(0),
        judul: &judul,
    };
    benang_db::dokumen(tx, &d).await?;
    let lama = benang_db::edisi_baru(tx, e).await?;
    benang_db::tulis_isi(tx, isi, &|n| kemajuan.maju(n)).await?;
    Ok(lama)
}

/// Links a new edition to the others in force; without one, all of them anew.
pub(crate) async fn taut(
    tx: &mut Tx<'_>,
    pemda: Uuid,
    baru: Option<Uuid>,
) -> Result<(), ImporError> {
    if baru.is_none() {
        benang_db::hapus_tautan(tx).await?;
    }
    let simpul = benang_db::simpul_berlaku(tx).await?;
    let mut indikator = Vec::new();
    for jenis in ["rpjmd", "renstra"] {
        for (edisi, node, teks) in benang_db::indikator_berlaku(tx, jenis).await? {
            indikator.push((jenis.to_owned(), edisi, node, teks));
        }
    }
    let isi = tautkan(pemda, baru, &simpul, &indikator);
    benang_db::tambah_tautan(tx, &isi).await?;
    Ok(())
}

/// Groups the document files of a run; a file that fills two documents is in both groups.
pub(crate) fn kelompokkan<'a>(
    kerja: &'a [Kerja<'a>],
) -> Vec<(KunciDokumen, Vec<(&'a Kerja<'a>, Bagian)>)> {
    let mut peta: BTreeMap<KunciDokumen, Vec<(&Kerja<'_>, Bagian)>> = BTreeMap::new();
    for k in kerja {
        let super::tujuan::Tujuan::Dokumen(daftar) = k.entri.tujuan else {
            continue;
        };
        let Some((mulai, selesai)) = k.masuk.opsi.rentang() else {
            continue;
        };
        for (dokumen, bagian) in daftar {
            let kunci = KunciDokumen {
                pemda: k.pemda,
                dokumen: *dokumen,
                mulai,
                selesai,
            };
            peta.entry(kunci).or_default().push((k, *bagian));
        }
    }
    peta.into_iter().collect()
}

/// Bytes shared between the files of a run.
pub(crate) fn bagi(byte: Vec<u8>) -> Arc<Vec<u8>> {
    Arc::new(byte)
}
