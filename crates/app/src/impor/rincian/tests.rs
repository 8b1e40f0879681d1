use super::*;

const KEPALA: &str = "kode_skpd,kode_sub_kegiatan,kode_rekening,kode_sumber_dana,\
    kode_standar_harga,volume,harga_satuan,pajak,pagu\n";
const OPD: &str = "1.01.0.00.0.00.01.0000";
const LAIN: &str = "1.02.0.00.0.00.02.0000";
const SUB: &str = "1.01.02.2.01.0001";
const AKUN: &str = "5.1.02.01.01.0024";

fn rp(n: i64) -> Rupiah {
    Rupiah::dari_rupiah(n).unwrap()
}

fn rujukan() -> RujukanRincian {
    let mut r = RujukanRincian::default();
    r.penugasan(OPD, SUB, Some(rp(1_000)));
    r.opd(LAIN);
    r.rekening("5.1.02.01.01.0025");
    r.dana("1.1.01");
    r.rekening(AKUN);
    r.barang("x1", [AKUN], rp(40));
    r.barang("x1", [], rp(50));
    r
}

fn tabel(baris: &[String]) -> Tabel {
    let isi = format!("{KEPALA}{}", baris.join("\n"));
    let tata = super::super::tata_letak::cari("apbd-rka").unwrap().tata;
    Tabel::baca("rka.csv", isi.as_bytes(), tata).unwrap()
}

fn garis(opd: &str, sub: &str, sisa: &str) -> String {
    format!("{opd},{sub},{sisa}")
}

#[test]
fn each_rule_names_its_row_and_column_and_the_rest_is_counted() {
    use SebabRincian as S;
    let baik = format!("{AKUN},1.1.01,x1,2,50,,100");
    let mut t = tabel(&[
        garis(OPD, SUB, &baik),
        garis("1.09.0.00.0.00.09.0000", SUB, &baik),
        garis(OPD, "1.01.02.2.01.0099", &baik),
        garis(LAIN, SUB, &baik),
        garis(OPD, SUB, "5.1.02.01.01,1.1.01,x1,2,50,,100"),
        garis(OPD, SUB, &format!("{AKUN},9.9.09,x1,2,50,,100")),
        garis(OPD, SUB, "5.1.02.01.01.0025,1.1.01,x1,2,50,,100"),
        garis(OPD, SUB, &format!("{AKUN},1.1.01,x9,2,50,,100")),
        garis(OPD, SUB, &format!("{AKUN},1.1.01,x1,0,50,,0")),
        garis(OPD, SUB, &format!("{AKUN},1.1.01,x1,2,51,,102")),
        garis(OPD, SUB, &format!("{AKUN},1.1.01,x1,2,50,,101")),
        // Typed without leading zeros, with a tax, and a subtotal without an account.
        garis(
            "1.1.0.0.0.0.1.0",
            SUB,
            &format!("{AKUN},1.1.1,x1,20.5,50,10,1127.5"),
        ),
        garis(OPD, SUB, ",,,,,,9999999"),
    ]);
    let h = validasi(&t, &rujukan());
    let sebab: Vec<(u32, S)> = h.temuan.iter().map(|t| (t.baris, t.sebab)).collect();
    assert_eq!(
        sebab,
        [
            (3, S::OpdTakDikenal),
            (4, S::SubTakDikenal),
            (5, S::SubBukanMilikOpd),
            (6, S::RekeningTakDikenal),
            (7, S::DanaTakDikenal),
            (8, S::BarangTakCocok),
            (9, S::BarangTakCocok),
            (10, S::VolumeTakPositif),
            (11, S::HargaDiLuarStandar),
            (12, S::JumlahTakSama),
        ]
    );
    assert_eq!(h.baik, 2);
    let l = h.lampaui.first().unwrap();
    assert_eq!((l.baris, l.jumlah, l.pagu), (13, 122_750, 100_000));
    terapkan(&mut t, &h, true);
    assert_eq!(t.ditolak.len(), 10);
    let harga = t
        .masalah
        .iter()
        .find(|m| m.kode == "RINCIAN_HARGA")
        .unwrap();
    assert_eq!(
        (harga.baris, harga.kolom.as_str(), harga.nilai.as_str()),
        (11, "harga_satuan", "51")
    );
    assert!(
        t.masalah
            .iter()
            .all(|m| !m.saran.is_empty() && !m.pesan.is_empty())
    );
}

#[test]
fn without_references_only_the_arithmetic_is_checked() {
    let mut t = tabel(&[
        garis(OPD, SUB, &format!("{AKUN},9.9.09,x9,2,50,,100")),
        garis(OPD, SUB, &format!("{AKUN},9.9.09,x9,2,50,,99")),
    ]);
    let h = validasi(&t, &RujukanRincian::default());
    assert_eq!((h.baik, h.temuan.len(), h.lampaui.len()), (1, 1, 0));
    terapkan(&mut t, &h, false);
    assert!(t.ditolak.is_empty(), "a finding to look at keeps the line");
}
