use dasar::{Rasio, Rupiah, Tanggal};
use laporan::{JenisKolom, Kolom, Sel, Tabel};

use crate::{BATAS_BARIS, CetakError, Data, Isi, Kop, susun, tabel};

fn tanggal() -> Tanggal {
    Tanggal::parse("2026-11-22").unwrap()
}

fn kop() -> Kop {
    Kop {
        pemda: "Kabupaten Contoh".into(),
        saringan: vec!["hanya dengan temuan".into()],
        keadaan: "APBD 2026 edisi 1 · keadaan 12 Mei 2026".into(),
    }
}

fn contoh(baris: usize) -> Tabel {
    let mut t = Tabel::baru(
        "Pagu sub kegiatan 2026",
        vec![
            Kolom::baru("kode", "Kode", JenisKolom::Teks),
            Kolom::baru("nama", "Sub kegiatan", JenisKolom::Teks),
            Kolom::baru("apbd", "APBD", JenisKolom::Uang),
            Kolom::baru("serap", "Serapan", JenisKolom::Persen),
        ],
    );
    for n in 0..baris {
        t.tambah(vec![
            Sel::teks(format!("1.02.01.2.01.{n:04}")),
            Sel::teks("#panic(\"bukan markup\") *nama* $x$ <label> @acuan"),
            Sel::Uang(Rupiah::dari_sen(-123_456_789_050)),
            Sel::Persen(Rasio::dari_persen(37)),
        ]);
    }
    t.total = Some(vec![
        Sel::teks("Jumlah"),
        Sel::Kosong,
        Sel::Uang(Rupiah::dari_sen(100)),
    ]);
    t.catatan = vec!["Data uji.".into()];
    t
}

fn ada(pdf: &[u8], teks: &str) -> bool {
    pdf.windows(teks.len()).any(|w| w == teks.as_bytes())
}

#[test]
fn a_list_becomes_a_tagged_pdf_and_the_same_bytes_again() {
    let satu = tabel(&contoh(120), &kop(), tanggal()).unwrap();
    assert!(satu.starts_with(b"%PDF-1.7"));
    assert!(ada(&satu, "/StructTreeRoot"), "tagged");
    assert!(ada(&satu, "pdfuaid"), "meets PDF/UA");
    assert_eq!(satu, tabel(&contoh(120), &kop(), tanggal()).unwrap());
    let lain = tabel(&contoh(120), &kop(), Tanggal::parse("2026-11-23").unwrap()).unwrap();
    assert_ne!(satu, lain, "the date of the document stands in it");
}

#[test]
fn long_lists_go_on_over_pages_and_too_long_ones_are_refused() {
    let halaman = |n: usize| {
        let data = crate::tabel::data(&contoh(n), &kop(), tanggal()).unwrap();
        let dokumen = crate::mesin::tata(crate::tabel::SUMBER, data).unwrap();
        dokumen.pages().len()
    };
    assert_eq!(halaman(1), 1);
    assert!((4..=8).contains(&halaman(150)), "{}", halaman(150));
    assert!(matches!(
        tabel(&contoh(BATAS_BARIS + 1), &kop(), tanggal()),
        Err(CetakError::TerlaluPanjang { .. })
    ));
}

#[test]
fn an_empty_list_is_a_document_too() {
    let mut t = contoh(0);
    t.total = None;
    t.catatan.clear();
    assert!(tabel(&t, &Kop::default(), tanggal()).is_ok());
}

#[test]
fn data_reach_the_source_and_a_wrong_source_is_told() {
    let data = || {
        Data::baru("Uji", tanggal()).dengan(
            "isi",
            Isi::peta([
                ("nilai", 7.into()),
                ("ya", true.into()),
                ("kosong", Isi::Kosong),
            ]),
        )
    };
    let sumber =
        "#show: lembar\n#assert(d.isi.nilai == 7 and d.isi.ya and d.isi.kosong == none)\nIsi";
    assert!(susun(sumber, data()).is_ok());
    let g = susun("#show: lembar\n#d.tidak_ada", data()).unwrap_err();
    assert!(g.to_string().contains("tidak_ada"), "{g}");
}
