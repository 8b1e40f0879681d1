//! "Mengapa?" of every computed figure of a node: its inputs, the formula, the rule.

use app::tampil::benang::{BarisRow, Benang};

use crate::daerah::{self, rp};
use crate::komponen::Mengapa;

/// Longest list of inputs; the rest is one line.
const MAKS: usize = 12;

/// Explanations of the node's computed figures.
pub(super) fn semua(b: &Benang) -> Vec<Mengapa> {
    let Some(r) = &b.baris else { return Vec::new() };
    [selisih(r), renstra(r), serapan(r), jumlah(b, r)]
        .into_iter()
        .flatten()
        .collect()
}

fn m(judul: String, masukan: Vec<(String, String)>, rumus: String, aturan: &str) -> Mengapa {
    Mengapa {
        judul,
        masukan,
        rumus,
        dasar: format!("Aturan {aturan}"),
        kutipan: match aturan {
            "BUD-03" => "Pagu APBD dibandingkan dengan pagu RKPD tahun yang sama.",
            "PLN-03" => {
                "Jumlah pagu RKPD suatu program dibandingkan dengan pagu Renstra tahun itu."
            }
            "EXE-02" => "Realisasi dibandingkan dengan anggaran dalam DPA.",
            _ => "Jumlah induk sama dengan jumlah baris di bawahnya.",
        }
        .to_owned(),
        sejak: String::new(),
    }
}

fn selisih(r: &BarisRow) -> Option<Mengapa> {
    let (rkpd, apbd) = (r.rkpd_sen?, r.apbd_sen?);
    let beda = apbd.saturating_sub(rkpd);
    let persen = daerah::persen_beda(beda, rkpd);
    let mut rumus = format!("{} − {} = {}", rp(apbd), rp(rkpd), rp(beda));
    if !persen.is_empty() && beda != 0 {
        rumus = format!("{rumus}; dibagi pagu RKPD = {persen}");
    }
    let kata = if beda == 0 {
        "selaras".to_owned()
    } else {
        rp(beda).ringkas()
    };
    Some(m(
        format!("Mengapa selisih APBD dan RKPD {kata}?"),
        vec![
            ("Pagu RKPD".into(), rp(rkpd).to_string()),
            ("Pagu APBD".into(), rp(apbd).to_string()),
        ],
        rumus,
        "BUD-03",
    ))
}

fn renstra(r: &BarisRow) -> Option<Mengapa> {
    let (renstra, rkpd) = (r.renstra_sen?, r.rkpd_sen?);
    let beda = rkpd.saturating_sub(renstra);
    let kata = if beda > 0 {
        "melampaui"
    } else {
        "tidak melampaui"
    };
    Some(m(
        format!("Mengapa RKPD {kata} Renstra?"),
        vec![
            ("Pagu Renstra".into(), rp(renstra).to_string()),
            ("Pagu RKPD".into(), rp(rkpd).to_string()),
        ],
        format!(
            "{} − {} = {} ({})",
            rp(rkpd),
            rp(renstra),
            rp(beda),
            daerah::persen_beda(beda, renstra)
        ),
        "PLN-03",
    ))
}

fn serapan(r: &BarisRow) -> Option<Mengapa> {
    let (dpa, realisasi) = (r.dpa_sen?, r.realisasi_sen?);
    let persen = super::mata::serapan(Some(realisasi), Some(dpa))?;
    Some(m(
        format!("Mengapa terserap {persen}?"),
        vec![
            ("Anggaran DPA".into(), rp(dpa).to_string()),
            ("Dibayar".into(), rp(realisasi).to_string()),
        ],
        format!("{} ÷ {} = {persen}", rp(realisasi), rp(dpa)),
        "EXE-02",
    ))
}

/// The sum of a programme or activity over the rows below it.
fn jumlah(b: &Benang, r: &BarisRow) -> Option<Mengapa> {
    if b.bawah.is_empty() {
        return None;
    }
    let ambil = |x: &BarisRow| x.apbd_sen.or(x.rkpd_sen).unwrap_or(0);
    let dokumen = if r.apbd_sen.is_some() { "APBD" } else { "RKPD" };
    let total = r.apbd_sen.or(r.rkpd_sen)?;
    let mut masukan: Vec<(String, String)> = b
        .bawah
        .iter()
        .take(MAKS)
        .map(|x| (format!("{} {}", x.kode, x.nama), rp(ambil(x)).to_string()))
        .collect();
    let sisa = b.bawah.get(MAKS..).unwrap_or_default();
    if !sisa.is_empty() {
        let n: i64 = sisa.iter().map(ambil).fold(0, i64::saturating_add);
        masukan.push((format!("{} baris lain", sisa.len()), rp(n).to_string()));
    }
    Some(m(
        format!("Mengapa pagu {dokumen} {}?", rp(total).ringkas()),
        masukan,
        format!("jumlah {} baris = {}", b.bawah.len(), rp(total)),
        "ACC-03",
    ))
}
