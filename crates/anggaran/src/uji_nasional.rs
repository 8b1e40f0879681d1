//! The budgets of all 546 governments of 2023 against the counted truth.

#[test]
#[cfg_attr(not(paket), ignore = "the data pack is absent")]
fn the_nation_of_2023() {
    #[cfg(paket)]
    paket::periksa();
}

#[cfg(paket)]
mod paket {
    use crate::{RingkasanApbd, hitung_apbd};
    use dasar::kode::KodeRekening;
    use dasar::{Rasio, Rupiah};
    use std::collections::BTreeMap;

    fn berkas(nama: &str) -> Vec<csv::StringRecord> {
        let path = std::path::Path::new(env!("PAKET_DIR")).join(nama);
        csv::Reader::from_path(path)
            .unwrap()
            .records()
            .map(Result::unwrap)
            .collect()
    }

    pub(super) fn periksa() {
        let mut daftar: BTreeMap<String, Vec<(KodeRekening, Rupiah)>> = BTreeMap::new();
        for b in berkas("apbd-nasional-2023.csv") {
            let akun = KodeRekening::parse(&b[1]).unwrap();
            let nilai = Rupiah::parse_bulat(&b[2]).unwrap().nilai;
            daftar
                .entry(b[0].to_owned())
                .or_default()
                .push((akun, nilai));
        }
        let nama: BTreeMap<String, String> = berkas("pemda-kode-kemenkeu.csv")
            .iter()
            .map(|b| (b[0].to_owned(), b[3].to_owned()))
            .collect();
        let apbd: BTreeMap<&str, RingkasanApbd> = daftar
            .iter()
            .map(|(k, d)| (nama[k].as_str(), hitung_apbd(d.iter().cloned()).unwrap()))
            .collect();
        assert_eq!(apbd.len(), 546);
        let satu = Rupiah::dari_rupiah(1).unwrap();
        assert_eq!(apbd.values().filter(|a| a.seimbang(satu)).count(), 537);
        let timpang: Vec<(&str, String)> = apbd
            .iter()
            .filter(|(_, a)| !a.seimbang(satu))
            .map(|(n, a)| (*n, a.selisih().unwrap().mesin()))
            .collect();
        assert_eq!(timpang.len(), 9, "{timpang:?}");
        for (pemda, miliar) in [
            ("Kabupaten Siak", "100,68"),
            ("Kabupaten Kotabaru", "95,10"),
            ("Kabupaten Barito Utara", "90,67"),
            ("Kabupaten Yahukimo", "-64,00"),
            ("Kabupaten Kepulauan Meranti", "0,40"),
        ] {
            let (_, a) = apbd
                .iter()
                .find(|(n, _)| n.eq_ignore_ascii_case(pemda))
                .unwrap();
            let selisih = a.selisih().unwrap();
            // In hundredths of a billion rupiah, half-up.
            let n = selisih
                .bagi(1_000_000_000, dasar::Pembulatan::SetengahNaik)
                .unwrap()
                .sen();
            let teks = format!(
                "{}{},{:02}",
                if n < 0 { "-" } else { "" },
                n.abs() / 100,
                n.abs() % 100
            );
            assert_eq!(teks, miliar, "{pemda}: {selisih}");
        }
        let lebih = |persen| {
            let batas = Rasio::dari_persen(persen);
            apbd.values()
                .filter(|a| a.porsi_pegawai().unwrap() > batas)
                .count()
        };
        assert_eq!((lebih(30), lebih(40)), (445, 205));
        let nasional = apbd
            .values()
            .try_fold(RingkasanApbd::default(), |n, a| n.gabung(a))
            .unwrap();
        assert_eq!(nasional.porsi_pegawai().unwrap().persen(1), "33,4 %");
        assert_eq!(nasional.pendapatan.ringkas(), "Rp1.223,3 T");
        assert_eq!(nasional.belanja.ringkas(), "Rp1.278,1 T");
        let pad_tipis = apbd
            .values()
            .filter(|a| a.porsi_pad().unwrap() < Rasio::dari_persen(10))
            .count();
        assert_eq!(pad_tipis, 246);
    }
}
