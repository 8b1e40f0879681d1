//! Turning keys over: a new master key wraps the data keys anew at once; a new data key seals the
//! fields anew, a few hundred at a time, while old fields stay readable. A run that was cut off
//! goes on where it stopped.

use chrono::{DateTime, Utc};
use dasar::waktu::Rng;
use store::rahasia::{self, Bidang};
use store::{Db, Tx};
use uuid::Uuid;

use super::brankas::{self, Brankas, RahasiaGagal};

/// Fields per transaction: a rotation never holds many rows for long.
const SEKALI: i64 = 200;

/// A data key of a government, for people.
#[derive(Clone, Debug)]
pub struct KunciPemda {
    /// Code of the government.
    pub pemda: String,
    /// Id of the data key.
    pub id: Uuid,
    /// Master key that wraps it.
    pub induk: String,
    /// That master key is here.
    pub induk_ada: bool,
    /// Made at.
    pub dibuat_pada: DateTime<Utc>,
    /// Only read since then.
    pub pensiun_pada: Option<DateTime<Utc>>,
    /// Fields it seals.
    pub dipakai: i64,
}

/// Every data key of every government.
///
/// # Errors
/// The database.
pub async fn daftar(db: &Db, b: &Brankas) -> Result<Vec<KunciPemda>, RahasiaGagal> {
    let ada = b.sebutan();
    let mut hasil = Vec::new();
    for (pemda, kode) in semua(db).await? {
        let mut tx = db.tx(pemda).await?;
        let pakai = rahasia::pemakaian(&mut tx, pemda).await?;
        for k in rahasia::daftar_kunci(&mut tx, pemda).await? {
            hasil.push(KunciPemda {
                pemda: kode.clone(),
                id: k.id,
                induk_ada: ada.contains(&k.induk),
                induk: k.induk,
                dibuat_pada: k.dibuat_pada,
                pensiun_pada: k.pensiun_pada,
                dipakai: pakai.iter().find(|(i, _)| *i == k.id).map_or(0, |p| p.1),
            });
        }
    }
    Ok(hasil)
}

async fn semua(db: &Db) -> Result<Vec<(Uuid, String)>, RahasiaGagal> {
    let mut tx = db.tx_umum().await?;
    Ok(rahasia::semua_pemda(&mut tx).await?)
}

/// Wraps every data key with the present master key; returns how many were wrapped by another.
///
/// # Errors
/// A master key that wrapped one is not here: that one and all later ones stay as they are.
pub async fn putar_induk(
    db: &Db,
    b: &Brankas,
    rng: &mut (dyn Rng + '_),
) -> Result<u64, RahasiaGagal> {
    let kini = b.induk_kini()?.sebutan();
    let mut n = 0;
    for (pemda, _) in semua(db).await? {
        let mut tx = db.tx(pemda).await?;
        for k in rahasia::daftar_kunci(&mut tx, pemda).await? {
            if k.induk == kini {
                continue;
            }
            let kunci = b.buka_kunci(pemda, &k)?;
            let terbungkus = b.bungkus(pemda, k.id, &kunci, rng)?;
            rahasia::bungkus_ulang(&mut tx, pemda, k.id, (&kini, &terbungkus)).await?;
            n += 1;
        }
        tx.commit().await.map_err(store::StoreError::from)?;
    }
    Ok(n)
}

/// Seals the fields of every government anew. With `baru` each government that has fields gets a
/// new data key first; without, a rotation that was cut off is finished. `maju` hears how many
/// fields were sealed so far and may stop the run by returning false.
///
/// # Errors
/// A key is not here; the database. What was sealed anew stays so.
pub async fn putar_data(
    db: &Db,
    b: &Brankas,
    (rng, pada): (&mut (dyn Rng + '_), DateTime<Utc>),
    baru: bool,
    maju: &mut (dyn FnMut(u64) -> bool + Send + '_),
) -> Result<u64, RahasiaGagal> {
    let mut n = 0;
    for (pemda, _) in semua(db).await? {
        let mut tx = db.tx(pemda).await?;
        if rahasia::daftar_kunci(&mut tx, pemda).await?.is_empty() {
            continue;
        }
        if baru {
            rahasia::kunci_giliran(&mut tx, pemda).await?;
            let row = b.bungkus_baru(pemda, rng, pada)?;
            rahasia::tambah_kunci(&mut tx, pemda, &row).await?;
        }
        tx.commit().await.map_err(store::StoreError::from)?;
        loop {
            let mut tx = db.tx(pemda).await?;
            let sekali = satu_putaran(&mut tx, b, pemda, (&mut *rng, pada)).await?;
            if sekali == 0 {
                rahasia::buang_kunci(&mut tx, pemda).await?;
            }
            tx.commit().await.map_err(store::StoreError::from)?;
            n += sekali;
            if sekali == 0 {
                break;
            }
            if !maju(n) {
                return Ok(n);
            }
        }
    }
    Ok(n)
}

async fn satu_putaran(
    tx: &mut Tx<'_>,
    b: &Brankas,
    pemda: Uuid,
    (rng, pada): (&mut (dyn Rng + '_), DateTime<Utc>),
) -> Result<u64, RahasiaGagal> {
    let (id, kunci) = b.kunci_kini(tx, pemda, (&mut *rng, pada)).await?;
    let semua = rahasia::daftar_kunci(tx, pemda).await?;
    let mut n = 0;
    for s in rahasia::belum_diputar(tx, pemda, id, SEKALI).await? {
        let nilai = b.buka_segel(pemda, &s, &semua)?;
        let di = Bidang {
            pemda,
            jenis: &s.pemilik_jenis,
            id: s.pemilik_id,
            bidang: &s.bidang,
        };
        let segel = brankas::segel(&kunci, di, nilai.buka(), rng)?;
        let indeks = kunci.indeks(&s.bidang, &brankas::baku(nilai.buka()));
        rahasia::simpan(tx, di, (id, &segel, &indeks), pada).await?;
        n += 1;
    }
    Ok(n)
}
