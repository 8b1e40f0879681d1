use crate::{JenisKolom, Kolom, Sel, Tabel, csv, nama_berkas, teks, xlsx};
use calamine::{Data, Reader, Xlsx};
use dasar::{Rasio, Rupiah, Tanggal};
use proptest::prelude::*;

fn contoh() -> Tabel {
    let mut t = Tabel::baru(
        "Pagu [2026]: contoh",
        vec![
            Kolom::baru("nama", "Nama", JenisKolom::Teks),
            Kolom::baru("pagu", "Pagu (Rp)", JenisKolom::Uang),
            Kolom::baru("baris", "Baris", JenisKolom::Bilangan),
            Kolom::baru("bagian", "Bagian (%)", JenisKolom::Persen),
            Kolom::baru("tanggal", "Tanggal", JenisKolom::Tanggal),
        ],
    );
    t.tambah(vec![
        Sel::teks("Jalan; \"utama\""),
        Sel::Uang(Rupiah::dari_sen(-123_456_789)),
        Sel::Bilangan(-1_200),
        Sel::Persen(Rasio::baru(3, 8).unwrap()),
        Sel::Tanggal(Tanggal::parse("2026-11-22").unwrap()),
    ]);
    t.tambah(vec![
        Sel::teks("=HYPERLINK(\"http://x\")"),
        Sel::Uang(Rupiah::dari_sen(5_000)),
    ]);
    t.total = Some(vec![
        Sel::teks("Jumlah"),
        Sel::Uang(Rupiah::dari_sen(-123_451_789)),
    ]);
    t.catatan.push("data uji · keadaan 12 Mei 2023".to_owned());
    t
}

#[test]
fn csv_opens_in_an_indonesian_spreadsheet_and_runs_nothing() {
    let hasil = String::from_utf8(csv(&contoh())).unwrap();
    assert_eq!(
        hasil,
        "\u{feff}Nama;Pagu (Rp);Baris;Bagian (%);Tanggal\r\n\
         \"Jalan; \"\"utama\"\"\";-1234567,89;-1200;37,50;2026-11-22\r\n\
         \"'=HYPERLINK(\"\"http://x\"\")\";50;;;\r\n\
         Jumlah;-1234517,89;;;\r\n"
    );
}

#[test]
fn every_way_to_start_a_formula_is_disarmed() {
    for jahat in [
        "=1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "\u{a0}=1",
        "＝1",
        "%x",
        "|cmd",
        "\u{feff}=1",
        "\0=1",
    ] {
        let mut t = Tabel::baru("", vec![Kolom::baru("a", jahat, JenisKolom::Teks)]);
        t.tambah(vec![Sel::teks(jahat)]);
        let hasil = csv(&t);
        let mut r = ::csv::ReaderBuilder::new()
            .delimiter(b';')
            .has_headers(false)
            .from_reader(&hasil[3..]);
        for baris in r.records() {
            assert_eq!(&baris.unwrap()[0], format!("'{jahat}"));
        }
    }
}

#[test]
fn xlsx_holds_real_numbers_dates_and_no_formula() {
    let bytes = xlsx(&contoh()).unwrap();
    assert_eq!(
        bytes,
        xlsx(&contoh()).unwrap(),
        "the same table gives the same file"
    );
    let mut buku: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    assert_eq!(buku.sheet_names(), ["Pagu 2026 contoh"]);
    let isi = buku.worksheet_range("Pagu 2026 contoh").unwrap();
    let sel = |b, k| isi.get_value((b, k)).cloned().unwrap_or(Data::Empty);
    assert_eq!(sel(0, 0), Data::String("Pagu [2026]: contoh".into()));
    assert_eq!(sel(2, 1), Data::String("Pagu (Rp)".into()));
    assert_eq!(sel(3, 1), Data::Float(-1_234_567.89));
    assert_eq!(sel(3, 2), Data::Float(-1_200.0));
    assert_eq!(sel(3, 3), Data::Float(0.375));
    assert!(
        matches!(sel(3, 4), Data::DateTime(d) if d.as_f64() == 46_348.0),
        "{:?}",
        sel(3, 4)
    );
    assert_eq!(sel(4, 0), Data::String("=HYPERLINK(\"http://x\")".into()));
    assert_eq!(sel(4, 1), Data::Float(50.0));
    assert_eq!(sel(4, 2), Data::Empty);
    assert_eq!(sel(5, 0), Data::String("Jumlah".into()));
    assert_eq!(
        sel(7, 0),
        Data::String("data uji · keadaan 12 Mei 2023".into())
    );
    assert!(
        buku.worksheet_formula("Pagu 2026 contoh")
            .unwrap()
            .is_empty()
    );
}

#[test]
fn xlsx_survives_absurd_titles_texts_and_amounts() {
    let mut t = contoh();
    t.judul = "'/:*?[]\\".repeat(40);
    t.tambah(vec![
        Sel::teks("😀".repeat(40_000)),
        Sel::Uang(Rupiah::dari_sen(i64::MAX)),
    ]);
    t.tambah(vec![]);
    t.tambah(vec![Sel::Tanggal(Tanggal::baru(1811, 1, 1).unwrap()); 9]);
    let mut buku: Xlsx<_> = Xlsx::new(std::io::Cursor::new(xlsx(&t).unwrap())).unwrap();
    let isi = buku.worksheet_range_at(0).unwrap().unwrap();
    let akhir = isi.rows().next_back().unwrap()[0].to_string();
    assert!(akhir.contains("15 angka"), "{akhir}");
    assert!(xlsx(&Tabel::default()).is_ok());
    t.judul = "History".to_owned();
    assert!(xlsx(&t).is_ok());
}

#[test]
fn text_lines_up_and_cannot_move_the_cursor() {
    let mut t = contoh();
    t.tambah(vec![Sel::teks("\u{1b}[2Jx\ny")]);
    let hasil = teks(&t);
    assert!(!hasil.contains('\u{1b}'));
    let baris: Vec<&str> = hasil.lines().collect();
    assert_eq!(baris[0], "Pagu [2026]: contoh");
    assert!(baris[1].starts_with("Nama ") && baris[1].contains("Pagu (Rp)"));
    assert!(baris[3].contains("-Rp1.234.567,89") && baris[3].contains("37,5 %"));
    assert!(baris[3].ends_with("22 November 2026"));
    assert!(baris[7].starts_with("Jumlah"));
    assert_eq!(baris[8], "data uji · keadaan 12 Mei 2023");
}

#[test]
fn file_names_are_safe() {
    assert_eq!(
        nama_berkas("APBD 2026: Kab. Mahakam Ulu", "csv"),
        "apbd-2026-kab-mahakam-ulu.csv"
    );
    assert_eq!(
        nama_berkas("../../etc/passwd\r\n", "xl/sx"),
        "etc-passwd.xlsx"
    );
    assert_eq!(nama_berkas("…", "csv"), "tabel.csv");
    assert!(nama_berkas(&"a".repeat(500), "csv").len() <= 84);
}

#[test]
fn machine_values_for_json() {
    let t = contoh();
    let m: Vec<_> = t.baris[0].iter().map(|s| s.mesin().unwrap()).collect();
    assert_eq!(m[1..], ["-1234567.89", "-1200", "37.50", "2026-11-22"]);
    assert_eq!(Sel::atau_kosong(None::<i64>, Sel::Bilangan).mesin(), None);
    assert_eq!(
        Sel::Bilangan(i64::MIN).tampil(),
        "-9.223.372.036.854.775.808"
    );
}

proptest! {
    #[test]
    fn csv_reads_back_cell_by_cell(
        isi in proptest::collection::vec("\\PC{0,20}", 1..20), sen in any::<i64>(),
    ) {
        let mut t = Tabel::baru("t", vec![Kolom::baru("a", "A", JenisKolom::Teks),
            Kolom::baru("b", "B", JenisKolom::Uang)]);
        for s in &isi {
            t.tambah(vec![Sel::teks(s.clone()), Sel::Uang(Rupiah::dari_sen(sen))]);
        }
        let hasil = csv(&t);
        let mut r = ::csv::ReaderBuilder::new().delimiter(b';').from_reader(&hasil[3..]);
        let baris: Vec<_> = r.records().map(Result::unwrap).collect();
        prop_assert_eq!(baris.len(), isi.len());
        for (b, s) in baris.iter().zip(&isi) {
            let tanpa = b[0].strip_prefix('\'').filter(|_| !s.starts_with('\''));
            prop_assert_eq!(tanpa.unwrap_or(&b[0]), s);
            prop_assert!(!b[0].starts_with(['=', '+', '-', '@']));
            prop_assert_eq!(Rupiah::parse_mesin(&b[1].replace(',', ".")).unwrap().sen(), sen);
        }
    }
}
