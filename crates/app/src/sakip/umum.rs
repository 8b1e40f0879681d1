//! A published result of a whole government adds its components to the nation's figures.

use sakip::nilai::{Hasil, perseratus};
use store::publikasi::sakip::{HasilBaru, KomponenBaru, terbitkan};

use super::lembar::Lembar;
use crate::tindak::{Kerja, TindakGalat};

/// Writes the components in the transaction of the act. Results of single offices and of worked
/// examples stay at home.
///
/// # Errors
/// No connection.
pub(crate) async fn umumkan(k: &mut Kerja<'_>, l: &Lembar, h: &Hasil) -> Result<(), TindakGalat> {
    if l.evaluasi.opd_id.is_some() || k.pemda.contoh {
        return Ok(());
    }
    let bulat = |r| i32::try_from(perseratus(r)).unwrap_or(i32::MAX);
    let komponen: Vec<KomponenBaru> = l
        .set
        .komponen
        .iter()
        .filter_map(|s| {
            let (_, nilai) = h.komponen.iter().find(|(kode, _)| *kode == s.kode)?;
            Some(KomponenBaru {
                komponen: s.kode.clone(),
                nama: s.nama.clone(),
                bobot_perseratus: bulat(s.bobot),
                nilai_perseratus: bulat(*nilai),
            })
        })
        .collect();
    let kode = k.pemda.kode.clone();
    let baru = HasilBaru {
        tahun: l.evaluasi.tahun,
        kode: &kode,
        lke: &l.set.kode,
        pada: k.kini,
        komponen: &komponen,
    };
    terbitkan(&mut k.tx, &baru).await?;
    Ok(())
}
