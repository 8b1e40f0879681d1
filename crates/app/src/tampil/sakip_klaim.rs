//! Claims about many governments together, beside what the published grades give.

use anyhow::Result;
use dasar::{Rasio, Tanggal};
use hukum::{Hukum, Value};
use sakip::nasional::{Terhitung, UkuranKlaim, hitung_klaim};
use store::publikasi::sakip::KlaimRow;

use super::sakip_nasional::PemdaSakip;

/// One claim and its recount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Klaim {
    /// Year.
    pub tahun: u16,
    /// About whom.
    pub cakupan: String,
    /// What.
    pub ukuran: String,
    /// The figure as published, with a point.
    pub nilai: String,
    /// The same measure over the rows that are there, and over how many.
    pub dihitung: Option<(Rasio, usize)>,
    /// How many governments the scope has; none when its members are not known.
    pub anggota: Option<usize>,
    /// Why it cannot be counted; empty when it can.
    pub sebab: String,
}

/// Members of a scope.
enum Cakupan {
    /// Provinces whose governments, regencies and cities belong to it; none means all.
    Provinsi(Option<Vec<String>>),
    /// Not governments of regions.
    Luar,
    /// Nobody wrote down who belongs to it.
    TakDikenal,
}

fn cakupan(hukum: &Hukum, nama: &str, tahun: u16) -> Result<Cakupan> {
    match nama {
        "pemda nasional" | "nasional" => return Ok(Cakupan::Provinsi(None)),
        "kementerian/lembaga" => return Ok(Cakupan::Luar),
        _ => {}
    }
    let Some(akhir) = Tanggal::baru(i32::from(tahun), 12, 31) else {
        return Ok(Cakupan::TakDikenal);
    };
    let parameter = hukum.parameter("sakip.nasional.wilayah_evaluasi")?;
    let Ok(berlaku) = parameter.pada(akhir) else {
        return Ok(Cakupan::TakDikenal);
    };
    let kata = |v: Option<&Value>| match v {
        Some(Value::Kata(k)) => k.clone(),
        _ => String::new(),
    };
    let provinsi: Vec<String> = berlaku
        .daftar()?
        .iter()
        .filter(|b| kata(b.get("wilayah")) == nama)
        .map(|b| kata(b.get("provinsi")))
        .collect();
    Ok(if provinsi.is_empty() {
        Cakupan::TakDikenal
    } else {
        Cakupan::Provinsi(Some(provinsi))
    })
}

/// Recounts the claims. `semua` gives the governments of a year, graded or not.
///
/// # Errors
/// A law file of another shape.
pub fn hitung(
    hukum: &Hukum,
    klaim: Vec<KlaimRow>,
    semua: impl Fn(u16) -> Vec<PemdaSakip>,
) -> Result<Vec<Klaim>> {
    let mut hasil = Vec::with_capacity(klaim.len());
    for k in klaim {
        let tahun = u16::try_from(k.tahun).unwrap_or_default();
        let ukuran = UkuranKlaim::parse(&k.ukuran);
        let mut satu = Klaim {
            tahun,
            cakupan: k.cakupan,
            ukuran: k.ukuran,
            nilai: k.nilai,
            dihitung: None,
            anggota: None,
            sebab: String::new(),
        };
        let sebab = match (ukuran, cakupan(hukum, &satu.cakupan, tahun)?) {
            (UkuranKlaim::Lain, _) => "Ukuran ini tidak mengikuti dari predikat.",
            (_, Cakupan::Luar) => "Bukan pemerintah daerah.",
            (_, Cakupan::TakDikenal) => "Anggota wilayah ini tidak diketahui.",
            (_, Cakupan::Provinsi(p)) => {
                let di = |x: &PemdaSakip| p.as_ref().is_none_or(|p| p.contains(&x.provinsi));
                let anggota: Vec<PemdaSakip> = semua(tahun).into_iter().filter(di).collect();
                let isi: Vec<Terhitung> = anggota
                    .iter()
                    .filter_map(|x| x.kini.as_ref().map(|n| (n.nilai, n.predikat)))
                    .collect();
                satu.anggota = Some(anggota.len());
                satu.dihitung = hitung_klaim(ukuran, &isi);
                if satu.dihitung.is_some() {
                    ""
                } else {
                    "Belum ada baris untuk tahun dan cakupan ini."
                }
            }
        };
        sebab.clone_into(&mut satu.sebab);
        hasil.push(satu);
    }
    Ok(hasil)
}
