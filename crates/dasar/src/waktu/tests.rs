use super::*;

fn tgl(s: &str) -> Tanggal {
    Tanggal::parse(s).unwrap()
}

#[test]
fn the_written_forms_give_the_same_day() {
    assert_eq!(tgl("2026-11-22"), tgl("22 November 2026"));
    assert_eq!(tgl(" 1 mei 2023 ").to_string(), "1 Mei 2023");
    assert_eq!(tgl("2024-02-29").iso(), "2024-02-29");
    assert_eq!(tgl("5/1/2026").iso(), "2026-01-05", "day first");
    for s in [
        "",
        "2026-13-01",
        "2025-02-29",
        "2026/11/22",
        "11/22/2026",
        "1/1/26",
        "31 Juni 2026",
        "1 May 2026",
        "2026-1-1",
        "1 Mei",
        "a b c",
        "2026-11-22-01",
        "+026-11-22",
    ] {
        assert_eq!(Tanggal::parse(s), None, "{s}");
    }
}

#[test]
fn a_period_excludes_its_end_and_shows_its_last_day() {
    let p = TahunAnggaran::baru(2026).unwrap().periode().unwrap();
    assert!(p.memuat(tgl("2026-01-01")) && p.memuat(tgl("2026-12-31")));
    assert!(!p.memuat(tgl("2025-12-31")) && !p.memuat(tgl("2027-01-01")));
    assert_eq!(p.to_string(), "1 Januari 2026 s.d. 31 Desember 2026");
    assert_eq!(
        Periode::baru(tgl("2026-01-01"), Some(tgl("2026-01-01"))),
        None
    );
    let q = TahunAnggaran::baru(2027).unwrap().periode().unwrap();
    assert!(!p.beririsan(q) && p.beririsan(p));
    let terus = Periode::baru(tgl("2026-12-31"), None).unwrap();
    assert!(p.beririsan(terus) && terus.beririsan(q));
    assert_eq!(terus.to_string(), "sejak 31 Desember 2026");
}

#[test]
fn zones_move_the_date() {
    let saat = Saat(
        tgl("2026-11-22")
            .0
            .and_hms_opt(17, 6, 13)
            .unwrap()
            .and_utc(),
    );
    assert_eq!(saat.iso(), "2026-11-22T17:06:13Z");
    assert_eq!(saat.tampil(Zona::Wib), "23 November 2026 00.06 WIB");
    assert_eq!(saat.tampil(Zona::Wit), "23 November 2026 02.06 WIT");
    assert_eq!(saat.tanggal(Zona::Wita), tgl("2026-11-23"));
    let akhir = Saat(chrono::DateTime::<chrono::Utc>::MAX_UTC);
    assert!(!akhir.tampil(Zona::Wit).is_empty());
}

#[test]
fn years_are_four_digits_in_range() {
    assert_eq!(
        TahunAnggaran::parse("2026").map(TahunAnggaran::tahun),
        Some(2026)
    );
    for s in ["26", "1944", "2200", "+202", "20266", ""] {
        assert_eq!(TahunAnggaran::parse(s), None, "{s}");
    }
}

#[test]
fn the_seeded_source_repeats_itself() {
    let (mut a, mut b) = ([0_u8; 19], [0_u8; 19]);
    RngTetap(7).isi(&mut a);
    RngTetap(7).isi(&mut b);
    assert_eq!(a, b);
    RngTetap(8).isi(&mut b);
    assert_ne!(a, b);
}
