//! Looking back: runs, their files, findings, differences, and the rows to correct.

use dasar::waktu::Clock;
use store::impor::{self as buku, BedaRow, BerkasRow, ImporRow, TemuanRow};
use store::referensi as rujukan_db;
use store::{Db, PemdaRow};
use uuid::Uuid;

use super::hasil::ImporError;

/// A run and the government it is of.
#[derive(Debug, Clone)]
pub struct ImporPemda {
    /// Government.
    pub pemda: PemdaRow,
    /// The run there.
    pub impor: ImporRow,
}

/// A file with what was found in it and what it changed.
#[derive(Debug, Clone)]
pub struct BerkasTampil {
    /// Government.
    pub pemda: PemdaRow,
    /// The file.
    pub berkas: BerkasRow,
    /// Findings, at most the number asked for.
    pub temuan: Vec<TemuanRow>,
    /// Differences, at most the number asked for.
    pub beda: Vec<BedaRow>,
}

/// Governments that hold rows of a run; each is asked in its own tenancy.
pub(crate) async fn pemda_dengan_impor(db: &Db, impor: Uuid) -> Result<Vec<Uuid>, ImporError> {
    let mut ada = Vec::new();
    let semua = semua_pemda(db).await?;
    let Some(awal) = semua.first() else {
        return Ok(ada);
    };
    let mut tx = db.tx_baca(awal.id).await?;
    for p in semua {
        store::ganti_pemda(&mut tx, p.id).await?;
        if buku::ada(&mut tx, impor).await? {
            ada.push(p.id);
        }
    }
    Ok(ada)
}

async fn semua_pemda(db: &Db) -> Result<Vec<PemdaRow>, ImporError> {
    let mut tx = db.tx_umum().await?;
    Ok(rujukan_db::semua_pemda(&mut tx).await?)
}

/// Runs of one government, or of all, newest first.
///
/// # Errors
/// [`ImporError`].
pub async fn daftar(db: &Db, kode: Option<&str>) -> Result<Vec<ImporPemda>, ImporError> {
    let mut hasil = Vec::new();
    let mut semua = semua_pemda(db).await?;
    semua.retain(|p| kode.is_none_or(|k| k == p.kode));
    let Some(awal) = semua.first() else {
        return Ok(hasil);
    };
    // One transaction that goes from government to government: a list must not cost one each.
    let mut tx = db.tx_baca(awal.id).await?;
    for p in semua {
        store::ganti_pemda(&mut tx, p.id).await?;
        for impor in buku::daftar(&mut tx).await? {
            hasil.push(ImporPemda {
                pemda: p.clone(),
                impor,
            });
        }
    }
    hasil.sort_by(|a, b| {
        b.impor
            .dimulai_pada
            .cmp(&a.impor.dimulai_pada)
            .then(a.pemda.kode.cmp(&b.pemda.kode))
    });
    Ok(hasil)
}

/// The files of a run in every government it touched.
///
/// # Errors
/// [`ImporError::Tolak`] when there is no such run.
pub async fn tampil(db: &Db, impor: Uuid, batas: i64) -> Result<Vec<BerkasTampil>, ImporError> {
    let mut hasil = Vec::new();
    let semua = semua_pemda(db).await?;
    let tidak_ada = || ImporError::Tolak(format!("Impor {impor} tidak ada."));
    let mut tx = db.tx_baca(semua.first().ok_or_else(tidak_ada)?.id).await?;
    for p in semua {
        store::ganti_pemda(&mut tx, p.id).await?;
        for berkas in buku::berkas_dari(&mut tx, impor).await? {
            let temuan = buku::temuan_dari(&mut tx, berkas.id, batas).await?;
            let beda = buku::beda_dari(&mut tx, berkas.id, batas).await?;
            hasil.push(BerkasTampil {
                pemda: p.clone(),
                berkas,
                temuan,
                beda,
            });
        }
    }
    if hasil.is_empty() {
        return Err(tidak_ada());
    }
    Ok(hasil)
}

/// The refused rows of a run as one file per imported file: name and CSV with a reason column.
/// Whoever opens rows with personal data is written down.
///
/// # Errors
/// [`ImporError`].
pub async fn perbaikan(
    db: &Db,
    clock: &dyn Clock,
    oleh: &str,
    impor: Uuid,
) -> Result<Vec<(String, Vec<u8>)>, ImporError> {
    let mut hasil = Vec::new();
    for b in tampil(db, impor, i64::MAX).await? {
        let Some(isi) = super::perbaikan::dari_temuan(&b.temuan, b.berkas.id, db.kunci())? else {
            continue;
        };
        if super::perbaikan::ada_pribadi(&b.temuan) {
            catat_dibuka(db, clock, oleh, &b).await?;
        }
        let nama = b.berkas.nama.as_str();
        let pokok = nama.rsplit_once('.').map_or(nama, |(a, _)| a);
        hasil.push((format!("perbaikan-{pokok}.csv"), isi));
    }
    Ok(hasil)
}

async fn catat_dibuka(
    db: &Db,
    clock: &dyn Clock,
    oleh: &str,
    b: &BerkasTampil,
) -> Result<(), ImporError> {
    let pada = clock.kini().0;
    let subjek = b.berkas.id.to_string();
    let baris = b.temuan.iter().filter(|t| t.isi.is_some()).count();
    let p = store::log::PeristiwaBaru {
        pemda: b.pemda.id,
        id: super::sidik::id(&[
            "peristiwa",
            &subjek,
            "dibuka",
            oleh,
            &pada.timestamp_micros().to_string(),
        ]),
        pada,
        pelaku: oleh,
        peran: "admin_lokal",
        unit: "",
        tindakan: "impor.pribadi.dibuka",
        subjek,
        sebelum_sesudah: (String::new(), String::new()),
        permintaan: "",
        alasan: "",
        isi: serde_json::json!({ "nama": b.berkas.nama, "baris": baris }),
    };
    let mut tx = db.tx(b.pemda.id).await?;
    store::log::catat(&mut tx, &p).await?;
    tx.commit().await.map_err(store::StoreError::from)?;
    Ok(())
}
