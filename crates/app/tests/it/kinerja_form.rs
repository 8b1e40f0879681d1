//! The real quarterly form of Deli Serdang: what the paper prints, and what it comes to.

use app::kinerja::evaluasi_renja::{BarisEvaluasi, baca, persen};
use kinerja::evaluasi_renja::Makna;

fn form() -> Vec<BarisEvaluasi> {
    let nama = "evaluasi-renja-bappedalitbang-deliserdang-2025.csv";
    let jalur = std::path::PathBuf::from(option_env!("PAKET_DIR").unwrap_or_default()).join(nama);
    baca(nama, &std::fs::read(jalur).unwrap()).unwrap()
}

#[test]
#[cfg_attr(not(paket), ignore = "paket data tidak ada; isi SELARAS_PAKET")]
fn no_percentage_is_beyond_sense() {
    let b = form();
    let cetak_aneh = b
        .iter()
        .filter(|b| b.cetak.0.parse::<f64>().is_ok_and(|p| p > 100.5))
        .count();
    assert!(
        cetak_aneh > 60,
        "the paper form prints {cetak_aneh} above 100 %"
    );
    // Two decimals: the sheet itself rounds its cells.
    for x in &b {
        for c in [x.kinerja.capaian_tahun, x.kinerja.capaian_akhir] {
            let p = persen(c).map(|p| p.parse::<f64>().unwrap());
            assert!(p.is_none_or(|p| p <= 100.0), "{} {c:?}", x.uraian);
        }
    }
    let gaji = b.iter().find(|x| x.no == "13").unwrap();
    assert_eq!(gaji.cetak.0, "1388.888889");
    assert_eq!(
        persen(gaji.kinerja.capaian_akhir).as_deref(),
        Some("100.00")
    );
    let nol = b.iter().find(|x| x.cetak.0 == "#DIV/0!").unwrap();
    assert_eq!(
        (nol.kinerja.capaian_tahun, nol.kinerja.capaian_akhir),
        (None, None)
    );
    let rancu = b
        .iter()
        .filter(|x| x.kinerja.makna == Some(Makna::Rancu))
        .count();
    assert!(rancu > 0, "targets that shrink are told, not divided");
}

/// The two top rows disagree with their own quarters by Rp 104.990.014.
#[test]
#[cfg_attr(not(paket), ignore = "paket data tidak ada; isi SELARAS_PAKET")]
fn written_years_that_are_not_their_quarters_are_told() {
    let b = form();
    let beda: Vec<(&str, String)> = b
        .iter()
        .filter_map(|x| Some((x.no.as_str(), x.keuangan.selisih_triwulan?)))
        .map(|(no, r)| (no, kinerja::angka::tampil(r, 0)))
        .collect();
    assert!(beda.contains(&("1", "-104990014".to_owned())), "{beda:?}");
    assert!(beda.contains(&("2", "-104990014".to_owned())), "{beda:?}");
}
