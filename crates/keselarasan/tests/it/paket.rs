//! The figures of the data pack, counted independently beforehand.

use std::collections::BTreeMap;

use keselarasan::{Fakta, HasilPeriksa, periksa_semua, ukuran};

use crate::{berlaku, paket_data};

fn cocok(f: &Fakta, harapan: &[(&str, &str)]) {
    let u = ukuran(f);
    let salah: Vec<String> = harapan
        .iter()
        .filter(|(k, n)| u.get(*k).map(String::as_str) != Some(*n))
        .map(|(k, n)| format!("{k}: diharapkan {n}, didapat {:?}", u.get(*k)))
        .collect();
    assert!(salah.is_empty(), "{}", salah.join("\n"));
}

pub fn ringkas(hasil: &[HasilPeriksa]) -> BTreeMap<&str, Result<usize, &str>> {
    hasil
        .iter()
        .map(|h| (h.kode, h.sebab().map_or(Ok(h.jumlah()), Err)))
        .collect()
}

#[test]
#[cfg_attr(not(paket), ignore = "paket data tidak ada")]
fn ukuran_mahakam_ulu() {
    let f = paket_data::mahulu();
    cocok(
        &f,
        &[
            ("baris_apbd", "1283"),
            ("baris_rkpd", "1294"),
            ("hanya_rkpd", "11"),
            ("hanya_apbd", "0"),
            ("pagu_beda", "869"),
            ("pagu_naik", "185"),
            ("pagu_turun", "684"),
            ("pagu_naik_rupiah", "495761263061.02"),
            ("pagu_turun_rupiah", "491018271480.79"),
            ("pagu_beda_10_persen", "712"),
            ("jadi_nol", "71"),
            ("dari_nol", "18"),
            ("total_rkpd", "2326389359824.55"),
            ("total_apbd", "2330473507652.78"),
            ("pagu_nol_apbd", "199"),
            ("pagu_nol_rkpd", "149"),
            ("kode_tak_ada_2027_apbd", "68"),
            ("kode_tak_ada_2023_apbd", "97"),
            ("kode_tak_ada_keduanya_apbd", "41"),
            ("kode_tak_ada_2027_rkpd", "68"),
            ("kode_tak_ada_2023_rkpd", "97"),
            ("kode_tak_ada_keduanya_rkpd", "41"),
            ("nama_beda_apbd", "0"),
            ("nama_beda_rkpd", "0"),
            ("bidang_di_luar_apbd", "0"),
            ("bidang_di_luar_rkpd", "0"),
            ("tanpa_prioritas_apbd", "586"),
            ("tanpa_prioritas_rkpd", "598"),
            ("tanpa_sumber_dana_apbd", "2"),
            ("banyak_sumber_dana_apbd", "32"),
            ("sumber_dana_kasar_apbd", "1221"),
            ("tanpa_sumber_dana_rkpd", "1"),
            ("banyak_sumber_dana_rkpd", "31"),
            ("sumber_dana_kasar_rkpd", "1234"),
            ("rincian_beda_apbd", "0"),
            ("rincian_beda_rkpd", "0"),
            ("spm_seharusnya", "356"),
            ("spm_ada", "103"),
            ("spm_didanai", "86"),
            ("spm_nol", "17"),
            ("indikator_baris_apbd", "2483"),
            ("indikator_baris_rkpd", "2622"),
            ("indikator_tanpa_target_apbd", "0"),
            ("indikator_tanpa_target_rkpd", "34"),
            ("indikator_target_nol_apbd", "29"),
            ("indikator_target_nol_rkpd", "33"),
            ("indikator_tanpa_satuan_apbd", "377"),
            ("indikator_tanpa_satuan_rkpd", "422"),
            ("program_apbd", "145"),
            ("program_tanpa_indikator_apbd", "3"),
            ("program_rkpd", "147"),
            ("program_tanpa_indikator_rkpd", "3"),
            ("kegiatan_apbd", "402"),
            ("kegiatan_tanpa_indikator_apbd", "21"),
            ("kegiatan_rkpd", "407"),
            ("kegiatan_tanpa_indikator_rkpd", "21"),
            ("sub_kegiatan_tanpa_indikator_apbd", "2"),
            ("sub_kegiatan_tanpa_indikator_rkpd", "1"),
            ("satuan_beda_apbd", "53"),
            ("satuan_dibandingkan_apbd", "1449"),
            ("satuan_beda_rkpd", "47"),
            ("satuan_dibandingkan_rkpd", "1453"),
            ("renstra_program", "166"),
            ("renstra_rkpd_program", "147"),
            ("renstra_tidak_memuat", "11"),
            ("renstra_tidak_di_rkpd", "30"),
            ("renstra_terlampaui", "85"),
            ("renstra_bertemu", "136"),
            ("renstra_total", "1715955324558.00"),
            ("renstra_kode_rusak", "146"),
            ("dpa_baris", "1196"),
            ("dpa_cocok", "1082"),
            ("dpa_beda", "343"),
            ("dpa_hanya", "114"),
            ("dpa_hanya_apbd", "201"),
            ("dpa_hanya_apbd_didanai", "15"),
            ("realisasi_lebih", "0"),
            ("realisasi_nol", "863"),
            ("total_dpa", "2417413847404.10"),
            ("total_realisasi", "129018607246.00"),
            ("porsi_pendidikan", "11.3"),
            ("porsi_kesehatan", "7.2"),
        ],
    );
}

#[test]
#[cfg_attr(not(paket), ignore = "paket data tidak ada")]
fn aturan_mahakam_ulu() {
    let f = paket_data::mahulu();
    let hasil = periksa_semua(&f, &berlaku());
    let r = ringkas(&hasil);
    let dinilai = r.values().filter(|x| x.is_ok()).count();
    for (k, x) in &r {
        println!("{k} {x:?}");
    }
    assert!(dinilai >= 35, "hanya {dinilai} aturan dinilai");
    let pasti = [
        ("BUD-03", 869),
        ("REF-01", 41),
        ("REF-02", 0),
        ("REF-05", 0),
        ("ALN-01", 1184),
        ("PLN-10", 348),
        ("PLN-07", 100),
        ("BUD-01", 0),
        ("BUD-04", 0),
        ("EXE-02", 0),
        ("DOC-01", 472),
        ("PLN-01", 5),
        ("PLN-05", 24),
    ];
    for (k, n) in pasti {
        assert_eq!(r[k], Ok(n), "{k}");
    }
    for k in ["PRC-01", "EXE-08", "BUD-02", "PLN-09"] {
        assert!(r[k].is_err(), "{k} seharusnya tidak dapat dinilai");
    }
}

#[test]
#[cfg_attr(not(paket), ignore = "paket data tidak ada")]
fn anggaran_546_pemda() {
    let f = paket_data::nasional();
    cocok(
        &f,
        &[
            ("pemda_terbit", "546"),
            ("pemda_seimbang", "537"),
            ("pemda_tak_seimbang", "9"),
            ("pemda_pegawai_di_atas_30_persen", "445"),
            ("pemda_pegawai_di_atas_40_persen", "205"),
            ("porsi_pegawai", "33.4"),
            ("terbit_pendapatan", "1223306600647112.91"),
            ("terbit_belanja", "1278145580782296.80"),
            ("selisih_14.08", "100679397876.00"),
            ("selisih_14.10", "400000000.00"),
            ("selisih_62.05", "90667358333.00"),
        ],
    );
    let u = ukuran(&f);
    let selisih: Vec<_> = u
        .iter()
        .filter(|(k, _)| k.starts_with("selisih_"))
        .collect();
    assert_eq!(selisih.len(), 9, "{selisih:?}");
    let r = periksa_semua(&f, &berlaku());
    let r = ringkas(&r);
    assert_eq!(r["BUD-09"], Ok(9));
    assert_eq!(r["BUD-12"], Ok(445));
}

#[test]
#[cfg_attr(not(paket), ignore = "paket data tidak ada")]
fn standar_harga_pasangkayu() {
    let f = paket_data::pasangkayu();
    cocok(
        &f,
        &[
            ("ssh_baris", "14532"),
            ("ssh_ganda", "995"),
            ("ssh_ganda_beda_harga", "846"),
            ("sbu_baris", "2977"),
            ("sbu_ganda", "31"),
            ("sbu_ganda_beda_harga", "16"),
            ("asb_baris", "1132"),
            ("asb_ganda", "73"),
            ("asb_ganda_beda_harga", "63"),
            ("ssh_rekening", "220"),
            ("sbu_rekening", "188"),
            ("asb_rekening", "66"),
            ("ssh_rekening_tak_dikenal", "0"),
            ("sbu_rekening_tak_dikenal", "0"),
            ("asb_rekening_tak_dikenal", "0"),
        ],
    );
    let r = periksa_semua(&f, &berlaku());
    let r = ringkas(&r);
    println!("{r:?}");
    assert_eq!(r["PRC-04"], Ok(846 + 16 + 63));
    assert!(r["REF-06"].is_ok() && r["BUD-06"].is_ok() && r["BUD-08"].is_ok());
}

#[test]
#[cfg_attr(not(paket), ignore = "paket data tidak ada")]
fn target_makro_provinsi() {
    let f = paket_data::makro("1100", "11", "Provinsi Aceh");
    let r = periksa_semua(&f, &berlaku());
    assert!(
        matches!(ringkas(&r)["ALN-04"], Ok(n) if n > 0),
        "{:?}",
        ringkas(&r)["ALN-04"]
    );
}
