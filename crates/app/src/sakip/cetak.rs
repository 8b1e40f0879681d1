//! The result of an evaluation as a printed document.

use ::cetak::Lhe;
use dasar::waktu::{Saat, Tanggal, Zona};
use sakip::evaluasi::{PeranTim, Tahap};
use sakip::nilai::kunci_jawaban;

use super::lembar::{Lembar, lapis, poin};

/// Fills the document: a draft until the result is out, and it says so.
#[must_use]
pub fn lhe(pemda: &str, l: &Lembar) -> Lhe {
    let e = &l.evaluasi;
    let lp = lapis(l.tahap);
    let hasil = l.hasil(lp);
    let untuk = e.opd_nama.clone().unwrap_or_else(|| pemda.to_owned());
    let keadaan = match (l.tahap, e.terbit_pada) {
        (Tahap::Terbit, Some(t)) => format!("terbit {}", Saat(t).tanggal(Zona::Wib)),
        (t, _) => format!("rancangan, tahap {}", t.nama()),
    };
    Lhe {
        judul: format!("Laporan Hasil Evaluasi AKIP {}", e.tahun),
        pemda: pemda.to_owned(),
        untuk,
        lke: format!(
            "{}, sidik {}",
            e.lke_judul,
            e.lke_sidik.chars().take(12).collect::<String>()
        ),
        keadaan,
        nilai: hasil
            .as_ref()
            .map_or_else(|| "–".to_owned(), |h| h.nilai_mesin().replace('.', ",")),
        predikat: hasil
            .as_ref()
            .map_or_else(String::new, |h| format!("{} ({})", h.predikat, h.arti)),
        lalu: l.lalu.as_ref().map_or_else(String::new, |(t, n, p)| {
            format!("tahun {t}: {},{:02} ({p})", n / 100, n % 100)
        }),
        baris: baris(l, lp, hasil.as_ref()),
        kontrol: hasil
            .map(|h| h.kontrol.into_iter().map(|k| k.pesan).collect())
            .unwrap_or_default(),
        rekomendasi: l
            .rekomendasi
            .iter()
            .map(|r| {
                [
                    format!("{}. {}", r.nomor, r.teks),
                    r.kriteria.clone(),
                    Tanggal(r.tenggat).to_string(),
                    r.penanggung_jawab.clone(),
                ]
            })
            .collect(),
        tim: l
            .tim
            .iter()
            .filter_map(|t| {
                let p = PeranTim::parse(&t.peran)?;
                Some([p.nama().to_owned(), t.nama.clone()])
            })
            .collect(),
    }
}

/// One row per sub-component; its answers only where it is answered as a whole.
fn baris(l: &Lembar, lp: &str, hasil: Option<&sakip::nilai::Hasil>) -> Vec<[String; 7]> {
    let kunci: Vec<&str> = kunci_jawaban(&l.set).into_iter().map(|(k, _)| k).collect();
    l.set
        .komponen
        .iter()
        .flat_map(|k| &k.sub)
        .map(|s| {
            let utuh = kunci.contains(&s.kode.as_str());
            let isi = |lapis: &str| {
                let j = l.jawab(lapis, &s.kode).filter(|_| utuh);
                j.map_or_else(|| "–".to_owned(), |j| j.isi.clone())
            };
            let nilai = hasil
                .and_then(|h| h.sub.iter().find(|(k, _)| *k == s.kode))
                .map(|(_, r)| poin(*r))
                .unwrap_or_default();
            [
                s.kode.clone(),
                s.nama.clone(),
                poin(s.bobot),
                isi("mandiri"),
                isi("evaluator"),
                nilai,
                l.jawab(lp, &s.kode)
                    .map(|j| j.alasan.clone())
                    .unwrap_or_default(),
            ]
        })
        .collect()
}
