//! The acts: import a folder or a file, with everything a person needs to decide.

use std::collections::BTreeMap;
use std::path::Path;

use dasar::waktu::{Clock, ClockTetap, Saat};
use store::Db;
use tabular::Masalah;

use super::bawaan;
use super::dokumen::{bagi, dokumen, kelompokkan};
use super::hasil::{Hasil, HasilBerkas, ImporError, Kabar, Penerima};
use super::kemajuan::Kemajuan;
use super::manifes::{BerkasPaket, baca_paket};
use super::mesin::{BerkasMasuk, Jalan, Kerja, rujukan, siapkan};
use super::opsi::Opsi;
use super::tujuan::Tujuan;

/// The boundary file of a pack.
const PETA: &str = "peta-svg-paths.json";

/// How a run is to be carried out.
#[derive(Debug, Clone, Copy, Default)]
pub struct Cara {
    /// Check only.
    pub coba: bool,
    /// Take the good rows of files with refused ones, whatever the manifest says.
    pub terima_yang_baik: bool,
}

/// Imports a folder: known files are recognised, changed ones make new editions.
///
/// # Errors
/// [`ImporError`]; files imported before the error stay imported, and a repeated call goes on
/// from there.
pub async fn paket(
    db: &Db,
    clock: &dyn Clock,
    oleh: &str,
    folder: &Path,
    cara: Cara,
    kabar: Penerima<'_>,
) -> Result<Hasil, ImporError> {
    bawaan::pastikan(db).await?;
    let isi = baca_paket(folder)?;
    let nama_folder = folder.file_name().map_or_else(
        || folder.display().to_string(),
        |n| n.to_string_lossy().into_owned(),
    );
    let mut j = Jalan::mulai(db, clock, &nama_folder, oleh);
    j.coba = cara.coba;
    let mut masuk = Vec::new();
    let mut belum = Vec::new();
    for b in isi.berkas {
        if b.nama == PETA {
            belum.push(peta(db, &b, cara).await?);
        } else if b.opsi.tata_letak.is_empty() {
            belum.push(HasilBerkas {
                nama: b.nama,
                baris: 0,
                diterima: 0,
                temuan: 0,
                status: "belum_dipakai".to_owned(),
            });
        } else {
            masuk.push(baca_berkas(b, cara)?);
        }
    }
    let (mut hasil, _) = kerjakan(&j, &masuk, kabar).await?;
    hasil.extend(belum);
    Ok(Hasil::dari(hasil, Some(j.impor)))
}

fn baca_berkas(b: BerkasPaket, cara: Cara) -> Result<BerkasMasuk, ImporError> {
    let byte = std::fs::read(&b.jalur).map_err(|e| ImporError::Berkas(b.nama.clone(), e))?;
    let mut opsi = b.opsi;
    opsi.terima_yang_baik |= cara.terima_yang_baik;
    Ok(BerkasMasuk {
        nama: b.nama,
        byte: bagi(byte),
        opsi,
    })
}

/// Imports one file given as bytes; the findings come back with the result.
///
/// # Errors
/// [`ImporError`].
pub async fn berkas(
    db: &Db,
    clock: &dyn Clock,
    oleh: &str,
    masuk: (&str, Vec<u8>, Opsi),
    cara: Cara,
) -> Result<(Hasil, Vec<Masalah>), ImporError> {
    berkas_dilihat(db, clock, oleh, masuk, (cara, &Kemajuan::baru())).await
}

/// As [`berkas`], with somebody watching how far it is.
///
/// # Errors
/// [`ImporError`].
pub async fn berkas_dilihat(
    db: &Db,
    clock: &dyn Clock,
    oleh: &str,
    (nama, byte, opsi): (&str, Vec<u8>, Opsi),
    (cara, kemajuan): (Cara, &Kemajuan),
) -> Result<(Hasil, Vec<Masalah>), ImporError> {
    bawaan::pastikan(db).await?;
    let mut j = Jalan::mulai(db, clock, nama, oleh);
    j.coba = cara.coba;
    j.kemajuan = kemajuan;
    let mut opsi = opsi;
    opsi.terima_yang_baik |= cara.terima_yang_baik;
    let masuk = [BerkasMasuk {
        nama: nama.to_owned(),
        byte: bagi(byte),
        opsi,
    }];
    let (hasil, masalah) = kerjakan(&j, &masuk, &mut |_| ()).await?;
    Ok((Hasil::dari(hasil, Some(j.impor)), masalah))
}

/// Results and findings so far, with whoever wants to hear of them.
struct Berjalan<'a, 'k> {
    hasil: BTreeMap<i32, HasilBerkas>,
    masalah: Vec<Masalah>,
    jumlah: usize,
    kabar: &'k mut (dyn FnMut(Kabar<'_>) + Send),
    kemajuan: &'a Kemajuan,
}

impl Berjalan<'_, '_> {
    fn kabarkan(&mut self, nama: &str, tahap: &'static str) {
        let selesai = self.hasil.len().min(self.jumlah);
        self.kemajuan.berkas(nama, selesai, self.jumlah);
        (self.kabar)(Kabar {
            nama,
            tahap,
            selesai,
            jumlah: self.jumlah,
        });
    }
}

async fn kerjakan(
    j: &Jalan<'_>,
    masuk: &[BerkasMasuk],
    kabar: Penerima<'_>,
) -> Result<(Vec<HasilBerkas>, Vec<Masalah>), ImporError> {
    let mut kerja = Vec::new();
    for (m, urut) in masuk.iter().zip(1i32..) {
        kerja.push(siapkan(j, m, urut).await?);
    }
    let mut b = Berjalan {
        hasil: BTreeMap::new(),
        masalah: Vec::new(),
        jumlah: kerja.len(),
        kabar,
        kemajuan: j.kemajuan,
    };
    semua_rujukan(j, &kerja, false, &mut b).await?;
    for (kunci, berkas) in kelompokkan(&kerja) {
        b.kabarkan(
            berkas.first().map_or("", |(k, _)| k.masuk.nama.as_str()),
            "menyusun",
        );
        for (urut, h, m) in dokumen(j, &kunci, &berkas).await? {
            let lama = b.hasil.get(&urut);
            // A file of two documents counts once; what it did first is what it did.
            if lama.is_none_or(|l| l.status == "sudah_ada") {
                b.hasil.insert(urut, h);
                b.masalah.extend(m);
            }
        }
    }
    semua_rujukan(j, &kerja, true, &mut b).await?;
    b.kabarkan("", "selesai");
    tutup(j, &kerja).await?;
    Ok((b.hasil.into_values().collect(), b.masalah))
}

/// The reference files that come before, or after, the documents.
async fn semua_rujukan(
    j: &Jalan<'_>,
    kerja: &[Kerja<'_>],
    sesudah_dokumen: bool,
    b: &mut Berjalan<'_, '_>,
) -> Result<(), ImporError> {
    for k in kerja {
        let Tujuan::Rujukan(r) = k.entri.tujuan else {
            continue;
        };
        if r.sesudah_dokumen() == sesudah_dokumen {
            b.kabarkan(&k.masuk.nama, "mengimpor");
            let (h, m) = rujukan(j, k, r).await?;
            b.hasil.insert(k.urut, h);
            b.masalah.extend(m);
        }
    }
    Ok(())
}

/// Closes the run in every government it touched.
async fn tutup(j: &Jalan<'_>, kerja: &[Kerja<'_>]) -> Result<(), ImporError> {
    if j.coba {
        return Ok(());
    }
    let pemda: std::collections::BTreeSet<_> = kerja.iter().map(|k| k.pemda).collect();
    for p in pemda.iter().copied() {
        let mut tx = j.db.tx(p).await?;
        let daftar = store::impor::berkas_dari(&mut tx, j.impor).await?;
        if daftar.is_empty() {
            continue;
        }
        let diterapkan = daftar.iter().any(|b| b.status == "diterapkan");
        store::impor::tutup(
            &mut tx,
            j.impor,
            if diterapkan { "diterapkan" } else { "ditolak" },
            j.pada,
        )
        .await?;
        tx.commit().await.map_err(store::StoreError::from)?;
    }
    let clock = ClockTetap(Saat(j.pada));
    crate::anggaran::terbit::sesudah_impor(j.db, &clock, &pemda)
        .await
        .map_err(|e| galat("penerbitan angka", e))?;
    for p in pemda {
        crate::tampil::daerah::segarkan(j.db, p)
            .await
            .map_err(|e| galat("penyusunan daftar", e))?;
    }
    Ok(())
}

/// A fault of the database stays one; anything else refuses with its reason.
fn galat(apa: &str, e: anyhow::Error) -> ImporError {
    match e.downcast::<store::StoreError>() {
        Ok(s) => ImporError::Store(s),
        Err(e) => ImporError::Tolak(format!("{apa}: {e:#}")),
    }
}

/// Boundaries are drawings, not rows: they replace the shapes of the maps as a whole.
async fn peta(db: &Db, b: &BerkasPaket, cara: Cara) -> Result<HasilBerkas, ImporError> {
    let byte = std::fs::read(&b.jalur).map_err(|e| ImporError::Berkas(b.nama.clone(), e))?;
    let (baris, status) = match crate::wilayah::peta::segarkan(db, &byte, cara.coba).await {
        Ok((n, true)) => (n, if cara.coba { "diperiksa" } else { "diterapkan" }),
        Ok((n, false)) => (n, "sudah_ada"),
        Err(e) => return Err(galat(&b.nama, e)),
    };
    Ok(HasilBerkas {
        nama: b.nama.clone(),
        baris,
        diterima: baris,
        temuan: 0,
        status: status.to_owned(),
    })
}
