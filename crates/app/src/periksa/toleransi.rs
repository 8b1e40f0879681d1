//! Sets a government's own tolerance of a rule, within what the law allows.

use dasar::waktu::{Saat, Tanggal};
use hukum::Desimal;
use keamanan::Tindakan;
use store::temuan::{self, ToleransiRow};

use super::{PeriksaRefusal, Permintaan};

/// A tolerance to be set from today on.
#[derive(Clone, Debug)]
pub struct UbahToleransi {
    /// Rule.
    pub aturan: String,
    /// Percent, `2.5`.
    pub persen: String,
    /// Why.
    pub alasan: String,
}

/// Sets the tolerance; it takes effect with the next run.
///
/// # Errors
/// In this order: unknown government, no permission, unknown rule, a value the law does not
/// allow, a reason that says nothing.
pub async fn ubah_toleransi(
    p: &Permintaan<'_>,
    u: &UbahToleransi,
) -> Result<ToleransiRow, PeriksaRefusal> {
    let pemda = p.pemda().await?;
    p.izin(Tindakan::UbahToleransi, pemda.id)?;
    let kode = u.aturan.trim().to_uppercase();
    keselarasan::aturan::cari(&kode)
        .ok_or_else(|| PeriksaRefusal::AturanTakAda(u.aturan.clone()))?;
    let Saat(pada) = p.clock.kini();
    let sejak = pada.date_naive();
    let milipersen = batas(p, &kode, &u.persen, Tanggal(sejak))?;
    if dasar::teks::rapat(&u.alasan).chars().count() < 10 {
        return Err(PeriksaRefusal::AlasanPendek);
    }
    let t = ToleransiRow {
        aturan: kode,
        milipersen,
        alasan: dasar::teks::rapat(&u.alasan),
        sejak,
    };
    let mut tx = p.db.tx(pemda.id).await?;
    temuan::ubah_toleransi(&mut tx, pemda.id, &t).await?;
    let isi = serde_json::json!({"milipersen": milipersen, "alasan": t.alasan,
        "sejak": sejak.to_string()});
    p.catat(
        &mut tx,
        pemda.id,
        ("toleransi.diubah", t.aturan.clone(), isi),
    )
    .await?;
    tx.commit().await.map_err(store::StoreError::from)?;
    Ok(t)
}

/// The asked value in thousandths of a percent, when the law lets the government choose it.
fn batas(
    p: &Permintaan<'_>,
    kode: &str,
    persen: &str,
    hari: Tanggal,
) -> Result<i64, PeriksaRefusal> {
    let tolak = |sebab: String| PeriksaRefusal::ToleransiDitolak {
        aturan: kode.to_owned(),
        persen: persen.to_owned(),
        sebab,
    };
    let nilai = Desimal::parse(&persen.replace(',', "."))
        .ok_or_else(|| tolak("tulis angka persen, misalnya 2,5.".to_owned()))?;
    let berlaku = hukum::keselarasan::berlaku(p.hukum, kode, Some(p.pemda), hari)?;
    let Some(setempat) = &berlaku.versi.setempat else {
        return Err(tolak(format!(
            "{} tidak memberi toleransi kepada daerah.",
            berlaku.versi.dasar
        )));
    };
    if !setempat.memuat(nilai) {
        return Err(tolak(setempat.kalimat()));
    }
    nilai
        .bulat_geser(3)
        .ok_or_else(|| tolak("paling banyak tiga angka di belakang koma.".to_owned()))
}
