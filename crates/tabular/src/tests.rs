use std::io::Write;

use proptest::prelude::*;

use super::*;

fn csv(teks: &[u8]) -> Isi {
    baca("uji.csv", teks, &Batas::default()).unwrap()
}

fn xlsx(anggota: &[(&str, &[u8])]) -> Vec<u8> {
    let mut tulis = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let opsi = zip::write::SimpleFileOptions::default();
    for (nama, isi) in anggota {
        tulis.start_file(*nama, opsi).unwrap();
        tulis.write_all(isi).unwrap();
    }
    tulis.finish().unwrap().into_inner()
}

fn buku(lembar: &str) -> Vec<u8> {
    let lembar = format!(
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{lembar}</sheetData></worksheet>"#
    );
    xlsx(&[
        ("[Content_Types].xml", br#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"></Types>"#),
        ("_rels/.rels", br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#),
        ("xl/workbook.xml", br#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>"#),
        ("xl/_rels/workbook.xml.rels", br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#),
        ("xl/worksheets/sheet1.xml", lembar.as_bytes()),
    ])
}

#[test]
fn csv_finds_separator_bom_comment_and_row_numbers() {
    let isi = csv("\u{feff}# asal: uji\nkode;nama\n1.01;\"A; B\"\n".as_bytes());
    let l = &isi.lembar[0];
    assert_eq!((l.sel(1, 0), l.sel(1, 1), l.nomor(1)), ("1.01", "A; B", 3));
    assert_eq!(csv(b"a\tb\n1\t2\n").lembar[0].sel(1, 1), "2");
    assert!(isi.masalah.is_empty());
}

#[test]
fn encodings_are_recognised_and_named() {
    let isi = csv(b"kode,nama\n1,Bagian Caf\xE9\n2,baik\n");
    assert_eq!(isi.lembar[0].sel(1, 1), "Bagian Café");
    assert_eq!(
        (isi.masalah[0].kode, isi.masalah[0].baris),
        ("PENGODEAN_WINDOWS_1252", 2)
    );
    let utf16: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain("a,b\n1,2\n".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let isi = csv(&utf16);
    assert_eq!(isi.lembar[0].sel(1, 1), "2");
    assert_eq!(isi.masalah[0].kode, "PENGODEAN_UTF16");
}

#[test]
fn a_ten_megabyte_cell_is_cut_and_named() {
    let besar = "x".repeat(10 << 20);
    let isi = csv(format!("a,b\n1,{besar}\n2,c\n").as_bytes());
    assert_eq!(
        (isi.masalah[0].kode, isi.masalah[0].baris),
        ("SEL_TERLALU_BESAR", 2)
    );
    assert_eq!(isi.lembar[0].sel(2, 1), "c");
    assert_eq!(isi.lembar[0].sel(1, 1).len(), Batas::default().sel);
}

#[test]
fn a_zip_bomb_is_refused_before_parsing() {
    let nol = vec![b'0'; 40 << 20];
    let bom = xlsx(&[("xl/worksheets/sheet1.xml", &nol)]);
    assert!(bom.len() < 1 << 20);
    assert_eq!(
        baca("b.xlsx", &bom, &Batas::default()).unwrap_err().kode(),
        "BOM_ZIP"
    );
    let banyak: Vec<(String, &[u8])> = (0..2_100).map(|i| (format!("f{i}"), &b"x"[..])).collect();
    let acuan: Vec<(&str, &[u8])> = banyak.iter().map(|(n, b)| (n.as_str(), *b)).collect();
    assert_eq!(
        baca("b.xlsx", &xlsx(&acuan), &Batas::default())
            .unwrap_err()
            .kode(),
        "BOM_ZIP"
    );
}

#[test]
fn a_truncated_or_foreign_file_is_refused_with_advice() {
    let utuh = buku(r#"<row r="1"><c r="A1"><v>1</v></c></row>"#);
    assert!(baca("b.xlsx", &utuh, &Batas::default()).is_ok());
    let potong = &utuh[..utuh.len() / 2];
    assert_eq!(
        baca("b.xlsx", potong, &Batas::default())
            .unwrap_err()
            .kode(),
        "XLSX_RUSAK"
    );
    assert_eq!(
        baca("b.xlsx", b"bukan", &Batas::default())
            .unwrap_err()
            .kode(),
        "XLSX_RUSAK"
    );
    assert_eq!(
        baca("b.pdf", b"%PDF-1.7", &Batas::default())
            .unwrap_err()
            .kode(),
        "BUKAN_TABEL"
    );
    assert_eq!(
        baca("b.csv", b" \n\n", &Batas::default())
            .unwrap_err()
            .kode(),
        "BERKAS_KOSONG"
    );
}

#[test]
fn xlsx_keeps_positions_float_noise_and_names_formulas() {
    let isi = baca(
        "b.xlsx",
        &buku(
            r#"<row r="2"><c r="B2" t="inlineStr"><is><t>pagu</t></is></c></row><row r="3"><c r="B3"><v>182888324.00000003</v></c><c r="C3"><f>SUM(B3:B3)</f><v>7</v></c></row>"#,
        ),
        &Batas::default(),
    )
    .unwrap();
    let l = &isi.lembar[0];
    assert_eq!((l.sel(0, 0), l.sel(0, 1), l.nomor(0)), ("", "pagu", 2));
    assert_eq!((l.sel(1, 1), l.sel(1, 2)), ("182888324.00000003", "7"));
    assert_eq!(
        (
            isi.masalah[0].kode,
            isi.masalah[0].baris,
            isi.masalah[0].kolom.as_str()
        ),
        ("SEL_RUMUS", 3, "C")
    );
}

#[test]
fn json_envelopes_and_nested_rows_become_a_sheet() {
    let teks = r#"{"status":true,"data":[{"skpd":{"kode":"1"},"rinci":[{"akun":"5.1","total":10},{"akun":"5.2","total":20}]}]}"#;
    let isi = baca("a.json", teks.as_bytes(), &Batas::default()).unwrap();
    let l = &isi.lembar[0];
    assert_eq!(
        l.baris(0).collect::<Vec<_>>(),
        ["akun", "skpd_kode", "total"]
    );
    assert_eq!(l.baris(2).collect::<Vec<_>>(), ["5.2", "1", "20"]);
    assert_eq!(
        baca("a.json", b"{\"a\":1}", &Batas::default())
            .unwrap_err()
            .kode(),
        "JSON_RUSAK"
    );
}

#[test]
fn headings_match_loosely_and_report_what_is_missing_doubled_unknown() {
    const KOLOM: &[Kolom] = &[
        Kolom::wajib("kode_sub_kegiatan", Jenis::KodeNomenklatur),
        Kolom::ada("nama", Jenis::Teks).alias(&["NAMA SUB_KEGIATAN"]),
        Kolom::wajib("pagu", Jenis::Uang),
    ];
    let tata = TataLetak {
        kode: "x",
        judul: "x",
        kolom: KOLOM,
        tahunan: &[("target", Jenis::Teks)],
    };
    let isi = csv(
        b"Rekap 2026\nNO,KODE SUB KEGIATAN,Nama Sub-Kegiatan,nama,Lain,Target Tahun \
                    2026\n1,2,3,4,5,6\n",
    );
    let cocok = cocokkan(&isi.lembar[0], &tata);
    assert_eq!(cocok.baris_kepala, 1);
    assert_eq!(cocok.kolom, [Some(1), Some(2), None]);
    assert_eq!(cocok.tahunan, [(0, 2026, 5)]);
    let kode: Vec<&str> = cocok.masalah.iter().map(|m| m.kode).collect();
    assert_eq!(
        kode,
        [
            "KOLOM_TAK_DIKENAL",
            "KOLOM_GANDA",
            "KOLOM_TAK_DIKENAL",
            "KOLOM_HILANG"
        ]
    );
}

#[test]
fn formulas_in_disguise_are_seen_and_lists_are_not() {
    for jahat in [
        "=HYPERLINK(\"http://x\")",
        "@SUM(1)",
        "+5|cmd!A0",
        "-2+3|' /C calc'!A0",
        "\t=1",
    ] {
        assert!(mirip_rumus(jahat), "{jahat}");
    }
    for baik in ["-5", "- Penyediaan layanan (awal)", "", "=", "1+1"] {
        assert!(!mirip_rumus(baik), "{baik}");
    }
    assert_eq!(bentuk_uang("1.234.567,89"), BentukUang::Indonesia);
    assert_eq!(bentuk_uang("-1234567.89"), BentukUang::Mesin);
    assert_eq!(bentuk_uang("seribu"), BentukUang::Bukan);
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(byte in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        for nama in ["a.csv", "a.xlsx", "a.json", "a"] {
            let _ = baca(nama, &byte, &Batas::default());
        }
    }

    #[test]
    fn a_torn_workbook_never_panics(posisi in 0usize..900, nilai in any::<u8>()) {
        let mut byte = buku(r#"<row r="1"><c r="A1" t="s"><v>9</v></c><c r="ZZZ1"><v>x</v></c></row>"#);
        if let Some(b) = byte.get_mut(posisi) { *b = nilai; }
        let _ = baca("a.xlsx", &byte, &Batas::default());
    }
}
