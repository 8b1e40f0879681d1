//! Properties: numbers are exact, the loader survives anything, lookups change on the day.
use crate::{Desimal, Hukum, TanggalTahunan, situasi};
use chrono::Days;
use dasar::Tanggal;
use proptest::prelude::*;
use std::sync::OnceLock;

const CONTOH: &str = include_str!("../../../../hukum/anggaran/wajib/pengawasan_kabkota.toml");
const SATUAN: &str = include_str!("../../../../hukum/satuan.toml");

static HUKUM: OnceLock<Hukum> = OnceLock::new();

fn desimal() -> impl Strategy<Value = (i64, u32)> {
    (
        -999_999_999_999_999_999_i64..=999_999_999_999_999_999,
        0_u32..=9,
    )
}

fn tulis((mantisa, skala): (i64, u32)) -> String {
    let lebar = usize::try_from(skala).unwrap();
    let digit = format!("{:0>1$}", mantisa.unsigned_abs(), lebar + 1);
    let (bulat, pecahan) = digit.split_at(digit.len() - lebar);
    let tanda = if mantisa < 0 { "-" } else { "" };
    if pecahan.is_empty() {
        format!("{tanda}{bulat}")
    } else {
        format!("{tanda}{bulat}.{pecahan}")
    }
}

proptest! {
    #[test]
    fn parse_after_format_is_the_same_number(angka in desimal()) {
        let teks = tulis(angka);
        let satu = Desimal::parse(&teks).unwrap();
        prop_assert_eq!(Desimal::parse(&satu.mesin()), Some(satu));
        let (pembilang, penyebut) = satu.pecahan();
        prop_assert_eq!(pembilang * 10_i128.pow(angka.1), i128::from(angka.0) * penyebut);
    }

    #[test]
    fn order_is_the_order_of_fractions(a in desimal(), b in desimal()) {
        let kali = |(m, s): (i64, u32)| i128::from(m) * 10_i128.pow(9 - s);
        let (x, y) = (Desimal::parse(&tulis(a)).unwrap(), Desimal::parse(&tulis(b)).unwrap());
        prop_assert_eq!(x.cmp(&y), kali(a).cmp(&kali(b)));
    }

    #[test]
    fn nothing_else_is_a_number(teks in "[-+0-9.,eE_ x]{0,12}") {
        if let Some(angka) = Desimal::parse(&teks) {
            prop_assert!(!teks.contains(['e', 'E', ',', ' ', 'x']));
            prop_assert_eq!(Desimal::parse(&angka.mesin()), Some(angka));
        }
    }

    #[test]
    fn the_loader_answers_to_any_damage(
        letak in 0..CONTOH.len(), hapus in 0..40_usize, isi in ".{0,8}"
    ) {
        let awal = (0..=letak).rev().find(|i| CONTOH.is_char_boundary(*i)).unwrap();
        let akhir = (awal + hapus).min(CONTOH.len());
        let akhir = (akhir..=CONTOH.len()).find(|i| CONTOH.is_char_boundary(*i)).unwrap();
        let rusak = format!("{}{isi}{}", &CONTOH[..awal], &CONTOH[akhir..]);
        let hasil = Hukum::dari_berkas(&[("satuan.toml", SATUAN), ("a/b.toml", &rusak)]);
        if let Err(galat) = hasil {
            let baris = rusak.lines().count() + 1;
            for satu in galat.0 {
                prop_assert!(satu.baris <= baris && !satu.apa.is_empty() && !satu.saran.is_empty());
            }
        }
        let _ = situasi::baca("s.toml", &rusak);
    }

    #[test]
    fn a_value_changes_only_on_the_day_of_a_version(hari in 0_u64..12_000) {
        let mulai = Tanggal::parse("2000-01-01").unwrap().0;
        let kini = Tanggal(mulai.checked_add_days(Days::new(hari)).unwrap());
        let kemarin = Tanggal(kini.0.pred_opt().unwrap());
        let hukum = HUKUM.get_or_init(Hukum::bawaan);
        let beda: Vec<String> = hukum.beda(kemarin, kini).into_iter().map(|b| b.kunci).collect();
        let mulai_kini = |p: &&crate::Parameter| p.versi.iter().any(|v| v.mulai == kini);
        let harap: Vec<String> =
            hukum.daftar().filter(mulai_kini).map(|p| p.kunci.clone()).collect();
        prop_assert_eq!(beda, harap);
    }

    #[test]
    fn yearly_deadlines_exist_in_every_year(
        teks in "[0-9]{2}-(akhir|minggu-[0-9]|[0-9]{2})", tahun in 1990..2100_i32
    ) {
        if let Some(tenggat) = TanggalTahunan::parse(&teks) {
            let hari = tenggat.dalam(tahun).unwrap();
            prop_assert_eq!(hari.tahun(), tahun);
        }
    }
}
