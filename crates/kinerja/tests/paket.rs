//! The published achievements of the data pack, recomputed row by row.

use kinerja::capaian::{Polaritas, RumusNegatif, Ukuran, hitung};

fn lokasi() -> String {
    option_env!("PAKET_DIR").unwrap_or_default().to_owned()
}

#[test]
#[cfg_attr(not(paket), ignore = "data pack not found")]
fn published_achievements_come_out_as_recomputed() {
    let berkas = format!("{}/capaian-banyuwangi-2020-2024.csv", lokasi());
    let mut pembaca = csv::ReaderBuilder::new()
        .comment(Some(b'#'))
        .from_path(berkas)
        .unwrap();
    let (mut dihitung, mut tak_tentu) = (0, 0);
    for baris in pembaca.records() {
        let baris = baris.unwrap();
        let ukuran = Ukuran {
            target: &baris[4],
            realisasi: &baris[5],
            polaritas: Polaritas::parse(&baris[2]).unwrap(),
            agregasi: None,
            triwulan: Vec::new(),
            rumus_negatif: RumusNegatif::default(),
        };
        let hasil = hitung(&ukuran).unwrap();
        match hasil.mesin() {
            Some(c) => {
                assert_eq!(c, baris[7], "{baris:?}");
                dihitung += 1;
            }
            None => {
                assert!(baris[7].is_empty(), "{baris:?}");
                tak_tentu += 1;
            }
        }
    }
    assert_eq!((dihitung, tak_tentu), (115, 7));
}
