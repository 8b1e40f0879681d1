//! Heads of governments in the nation's log: whoever rewrites one log must rewrite that too.

use std::collections::{BTreeMap, BTreeSet};

use bukti::kanonik::{Peristiwa, Sidik};
use bukti::periksa::{Jenis, Kerusakan};
use bukti::pohon::Pohon;
use dasar::waktu::Clock;
use keamanan::{JenisPeristiwa, Pelaku};
use serde_json::{Value, json};
use store::{Db, Result, log};
use uuid::Uuid;

use super::{Kejadian, KunciLog, Pencatat, catat, urutkan};

/// Puts the newest heads of these logs into the nation's log, as one event, and signs that.
///
/// # Errors
/// No connection.
pub async fn kumpulkan(
    db: &Db,
    clock: &dyn Clock,
    kunci: &KunciLog,
    pemda: &BTreeSet<Uuid>,
) -> Result<()> {
    let Some(nasional) = db.pemda("00").await? else {
        return Ok(());
    };
    let mut kepala = Vec::new();
    for p in pemda.iter().filter(|p| **p != nasional.id) {
        let mut tx = db.tx_baca(*p).await?;
        if let Some(k) = log::kepala_akhir(&mut tx, *p).await? {
            kepala.push(json!({
                "pemda": p.to_string(), "ukuran": k.ukuran, "akar": k.akar, "kunci": k.kunci,
                "tanda_tangan": k.tanda_tangan, "pada": k.pada,
            }));
        }
        tx.commit().await?;
    }
    if kepala.is_empty() {
        return Ok(());
    }
    let pelaku = Pelaku::admin_lokal("pengurut log");
    let p = Pencatat {
        pelaku: &pelaku,
        kuasa: None,
        permintaan: "",
        pada: clock.kini().0,
    };
    let k = Kejadian {
        jenis: JenisPeristiwa::KepalaDikumpulkan,
        subjek: nasional.id.to_string(),
        sebelum: None,
        sesudah: None,
        alasan: "",
        isi: json!({"jumlah": kepala.len(), "kepala": kepala}),
    };
    let mut tx = db.tx(nasional.id).await?;
    catat(&mut tx, nasional.id, &p, k).await?;
    tx.commit().await?;
    urutkan(db, clock, kunci, nasional.id).await?;
    Ok(())
}

/// What the nation's log says about one government: size and root, and the event that says it.
pub(super) struct Terkumpul {
    ukuran: u64,
    akar: String,
    peristiwa: String,
}

/// Every head in the nation's log, by government.
pub(super) async fn terkumpul(db: &Db) -> Result<BTreeMap<Uuid, Vec<Terkumpul>>> {
    let mut hasil: BTreeMap<Uuid, Vec<Terkumpul>> = BTreeMap::new();
    let Some(nasional) = db.pemda("00").await? else {
        return Ok(hasil);
    };
    let mut tx = db.tx_baca(nasional.id).await?;
    let jenis = JenisPeristiwa::KepalaDikumpulkan.kode();
    let semua = log::menurut(&mut tx, nasional.id, jenis).await?;
    tx.commit().await?;
    for p in &semua {
        for (pemda, t) in baca(p) {
            hasil.entry(pemda).or_default().push(t);
        }
    }
    Ok(hasil)
}

fn baca(p: &Peristiwa) -> Vec<(Uuid, Terkumpul)> {
    let isi: Value = serde_json::from_str(&p.isi).unwrap_or_default();
    let kepala = isi.get("kepala").and_then(Value::as_array);
    kepala
        .into_iter()
        .flatten()
        .filter_map(|k| {
            let pemda = k.get("pemda")?.as_str()?.parse().ok()?;
            let t = Terkumpul {
                ukuran: k.get("ukuran")?.as_u64()?,
                akar: k.get("akar")?.as_str()?.to_owned(),
                peristiwa: p.id.clone(),
            };
            Some((pemda, t))
        })
        .collect()
}

/// A log against what the nation's log remembers of it: shortened or rewritten is named with the
/// event that remembers.
pub(super) fn bandingkan(daun: &[Sidik], diingat: &[Terkumpul]) -> Vec<Kerusakan> {
    let mut urut: Vec<&Terkumpul> = diingat.iter().collect();
    urut.sort_by_key(|t| t.ukuran);
    let mut rusak = Vec::new();
    let mut pohon = Pohon::default();
    let mut sisa = daun.iter();
    for t in urut {
        while pohon.ukuran() < t.ukuran
            && let Some(d) = sisa.next()
        {
            pohon.tambah(*d);
        }
        let (jenis, apa) = if pohon.ukuran() < t.ukuran {
            (
                Jenis::Celah,
                "sekarang lebih pendek: ada peristiwa yang hilang",
            )
        } else if pohon.akar().to_string() != t.akar {
            (Jenis::Urutan, "akarnya berbeda: riwayat ditulis ulang")
        } else {
            continue;
        };
        rusak.push(Kerusakan {
            peristiwa: t.peristiwa.clone(),
            jenis,
            pesan: format!(
                "Log nasional menyimpan kepala berukuran {} dari log ini, dan log ini {apa}.",
                t.ukuran
            ),
        });
    }
    rusak
}
