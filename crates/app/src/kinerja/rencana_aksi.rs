//! Quarterly plans: begun with a proposal, edited, put into force when they come to the year.

use keamanan::{JenisPeristiwa, Tindakan};
use kinerja::rencana_aksi::{RencanaIndikator, periksa, usul};
use serde_json::json;
use store::kinerja as gudang;
use store::kinerja::{RencanaRow, TargetRow};
use uuid::Uuid;

use super::rekap::{self, Rekap};
use crate::tindak::{Kerja, Minta, TindakGalat};

async fn ambil(k: &mut Kerja<'_>, pk: Uuid) -> Result<Rekap, TindakGalat> {
    gudang::kunci_pk(&mut k.tx, pk).await?;
    rekap::muat(&mut k.tx, pk).await
}

fn belum_berlaku(r: &Rekap) -> Result<(), TindakGalat> {
    if r.pk.keadaan == "berlaku" {
        return Ok(());
    }
    Err(TindakGalat::ditolak(
        "RAK-010",
        "Rencana Aksi hanya dapat disusun dari Perjanjian Kinerja yang berlaku. Tandatangani \
         perjanjiannya dahulu.",
    ))
}

/// Begins the plan with a proposal for every indicator; what is there stays.
///
/// # Errors
/// Unknown agreement, no permission, agreement not in force, plan in force already.
pub async fn mulai(minta: &Minta<'_>, pk: Uuid) -> Result<(), TindakGalat> {
    let mut k = minta.buka().await?;
    let r = ambil(&mut k, pk).await?;
    k.izin(Tindakan::SusunPk, r.pk.opd_id).await?;
    belum_berlaku(&r)?;
    belum_tetap(&r)?;
    let keadaan = RencanaRow {
        keadaan: "draf".to_owned(),
        oleh: k.oleh(),
        pada: k.kini,
    };
    gudang::simpan_rencana(&mut k.tx, pk, &keadaan).await?;
    for i in &r.indikator {
        if i.triwulan.iter().any(|t| t.rencana.is_some()) {
            continue;
        }
        let target = usul(&i.janji.target, i.polaritas(), i.agregasi());
        for (triwulan, t) in (1_i16..).zip(target) {
            let baris = TargetRow {
                indikator: i.janji.urut,
                triwulan,
                target: t,
                kegiatan: String::new(),
                anggaran_sen: 0,
                penanggung_jawab: r.pk.pihak1_jabatan.clone(),
            };
            gudang::simpan_target(&mut k.tx, pk, &baris).await?;
        }
    }
    let isi = json!({"untuk": r.untuk(), "tahun": r.pk.tahun});
    k.selesai(JenisPeristiwa::RencanaAksiDisusun, pk.to_string(), isi)
        .await
}

fn belum_tetap(r: &Rekap) -> Result<(), TindakGalat> {
    if r.rencana_berlaku {
        return Err(TindakGalat::ditolak(
            "RAK-011",
            "Rencana Aksi ini sudah berlaku. Perubahan dilakukan lewat perubahan Perjanjian \
             Kinerja.",
        ));
    }
    Ok(())
}

/// Changes quarters of one indicator.
///
/// # Errors
/// Unknown agreement or indicator, no permission, plan not begun or in force.
pub async fn ubah(minta: &Minta<'_>, pk: Uuid, isi: &[TargetRow]) -> Result<(), TindakGalat> {
    let mut k = minta.buka().await?;
    let r = ambil(&mut k, pk).await?;
    k.izin(Tindakan::SusunPk, r.pk.opd_id).await?;
    belum_berlaku(&r)?;
    belum_tetap(&r)?;
    if !r.rencana_ada {
        return Err(TindakGalat::ditolak(
            "RAK-012",
            "Rencana Aksi belum dimulai.",
        ));
    }
    for t in isi {
        let ada = r.indikator.iter().any(|i| i.janji.urut == t.indikator);
        if !ada || !(1..=4).contains(&t.triwulan) || t.anggaran_sen < 0 {
            return Err(TindakGalat::TakAda(
                "Indikator atau triwulan ini tidak ada.".to_owned(),
            ));
        }
        let rapi = TargetRow {
            target: dasar::teks::rapat(&t.target),
            kegiatan: dasar::teks::rapat(&t.kegiatan),
            penanggung_jawab: dasar::teks::rapat(&t.penanggung_jawab),
            ..t.clone()
        };
        gudang::simpan_target(&mut k.tx, pk, &rapi).await?;
    }
    let isi = json!({"untuk": r.untuk(), "jumlah": isi.len()});
    k.selesai(JenisPeristiwa::RencanaAksiDisusun, pk.to_string(), isi)
        .await
}

/// What is wrong with the plan: indicator and sentence.
#[must_use]
pub fn salah(r: &Rekap) -> Vec<(String, String)> {
    r.indikator
        .iter()
        .filter_map(|i| {
            let isi: Vec<&str> = i
                .triwulan
                .iter()
                .map(|t| t.rencana.as_ref().map_or("", |x| x.target.as_str()))
                .collect();
            let triwulan = <[&str; 4]>::try_from(isi).ok()?;
            let rencana = RencanaIndikator {
                teks: &i.janji.teks,
                target: &i.janji.target,
                polaritas: i.polaritas(),
                agregasi: i.agregasi(),
                triwulan,
            };
            let e = periksa(&rencana).err()?;
            Some((i.janji.teks.clone(), e.to_string()))
        })
        .collect()
}

/// Puts the plan into force.
///
/// # Errors
/// Unknown agreement, no permission, agreement not in force, quarters that do not come to the year.
pub async fn tetapkan(minta: &Minta<'_>, pk: Uuid) -> Result<(), TindakGalat> {
    let mut k = minta.buka().await?;
    let r = ambil(&mut k, pk).await?;
    k.izin(Tindakan::TandatanganiPk, r.pk.opd_id).await?;
    belum_berlaku(&r)?;
    belum_tetap(&r)?;
    let salah = salah(&r);
    if !salah.is_empty() || !r.rencana_ada {
        let isi: Vec<String> = salah.iter().map(|(t, s)| format!("{t}: {s}")).collect();
        return Err(TindakGalat::ditolak(
            "RAK-013",
            format!("Rencana Aksi belum sesuai targetnya. {}.", isi.join("; ")),
        ));
    }
    let keadaan = RencanaRow {
        keadaan: "berlaku".to_owned(),
        oleh: k.oleh(),
        pada: k.kini,
    };
    gudang::simpan_rencana(&mut k.tx, pk, &keadaan).await?;
    let isi = json!({"untuk": r.untuk(), "tahun": r.pk.tahun});
    k.selesai(JenisPeristiwa::RencanaAksiBerlaku, pk.to_string(), isi)
        .await
}
