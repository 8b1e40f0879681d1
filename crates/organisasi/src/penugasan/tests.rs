use super::*;
use crate::masa::{self, MasaRefusal};
use crate::susunan::{daftar_melingkar, jalur, melingkar};
use crate::{Delegasi, DelegasiRefusal, delegasikan};
use JenisPenugasan::{Definitif, Plh, Plt};
use std::collections::BTreeMap;

const ATURAN: AturanPenugasan = AturanPenugasan {
    plt_bulan: 3,
    plt_perpanjangan: 1,
    plh_hari: 30,
    delegasi_hari: 366,
};

fn t(s: &str) -> Tanggal {
    Tanggal::parse(s).unwrap()
}

/// Both days inclusive; an empty end is open.
fn masa(a: &str, b: &str) -> Periode {
    masa::masa(t(a), (!b.is_empty()).then(|| t(b))).unwrap()
}

fn id<K>(n: u8) -> Id<K> {
    Id::dari_sidik([n; 16])
}

fn tugas(jabatan: u8, orang: u8, jenis: JenisPenugasan, (a, b): (&str, &str)) -> Penugasan {
    Penugasan {
        jabatan: id(jabatan),
        orang: id(orang),
        jenis,
        masa: masa(a, b),
    }
}

fn kepala(jabatan: u8) -> Jabatan {
    Jabatan {
        id: id(jabatan),
        masa: masa("2020-01-01", ""),
        tunggal: true,
    }
}

fn coba(baru: &Penugasan, jabatan: &[Penugasan], orang: &[Penugasan]) -> Option<&'static str> {
    tugaskan(baru, &kepala(1), jabatan, orang, &ATURAN)
        .err()
        .map(|e| e.kode())
}

#[test]
fn no_two_definitif_holders_on_any_day() {
    let lama = tugas(1, 1, Definitif, ("2024-01-01", "2026-06-30"));
    let baru = |a, b| tugas(1, 2, Definitif, (a, b));
    assert_eq!(coba(&baru("2026-06-30", ""), &[lama], &[]), Some("ORG-005"));
    assert_eq!(coba(&baru("2026-07-01", ""), &[lama], &[]), None);
    assert_eq!(coba(&baru("2023-01-01", "2023-12-31"), &[lama], &[]), None);
    assert_eq!(
        coba(&baru("2023-01-01", "2024-01-01"), &[lama], &[]),
        Some("ORG-005")
    );
    // Many may be planners; the same person only once.
    let banyak = Jabatan {
        tunggal: false,
        ..kepala(1)
    };
    let hasil = |b: &Penugasan| tugaskan(b, &banyak, &[lama], &[], &ATURAN).is_ok();
    assert!(hasil(&baru("2025-01-01", "")));
    assert!(!hasil(&tugas(1, 1, Definitif, ("2025-01-01", ""))));
}

#[test]
fn one_definitif_post_per_person() {
    let di = tugas(2, 7, Definitif, ("2024-01-01", ""));
    let baru = tugas(1, 7, Definitif, ("2026-01-01", ""));
    assert_eq!(coba(&baru, &[], &[di]), Some("ORG-008"));
    let plt = tugas(1, 7, Plt, ("2026-01-01", "2026-03-31"));
    assert_eq!(
        coba(&plt, &[], &[di]),
        None,
        "a second post as PLT is the usual case"
    );
}

#[test]
fn plt_needs_a_vacant_post_and_plh_a_holder() {
    let isi = tugas(1, 1, Definitif, ("2024-01-01", "2026-06-30"));
    let plt = |a, b| tugas(1, 2, Plt, (a, b));
    let plh = |o, a, b| tugas(1, o, Plh, (a, b));
    assert_eq!(
        coba(&plt("2026-06-30", "2026-07-31"), &[isi], &[]),
        Some("ORG-006")
    );
    assert_eq!(coba(&plt("2026-07-01", "2026-07-31"), &[isi], &[]), None);
    assert_eq!(coba(&plh(2, "2026-05-01", "2026-05-10"), &[isi], &[]), None);
    assert_eq!(
        coba(&plh(2, "2026-06-25", "2026-07-02"), &[isi], &[]),
        Some("ORG-007")
    );
    assert_eq!(
        coba(&plh(2, "2026-08-01", "2026-08-02"), &[isi], &[]),
        Some("ORG-007")
    );
    assert_eq!(
        coba(&plh(1, "2026-05-01", "2026-05-10"), &[isi], &[]),
        Some("ORG-009")
    );
    let ada = plh(3, "2026-05-05", "2026-05-06");
    assert_eq!(
        coba(&plh(2, "2026-05-01", "2026-05-10"), &[isi, ada], &[]),
        Some("ORG-005")
    );
}

#[test]
fn the_limits_hold_on_the_day_and_the_day_after() {
    let plt = |a, b| tugas(1, 2, Plt, (a, b));
    assert_eq!(coba(&plt("2026-01-01", "2026-03-31"), &[], &[]), None);
    assert_eq!(
        coba(&plt("2026-01-01", "2026-04-01"), &[], &[]),
        Some("ORG-003")
    );
    let tolak = tugaskan(
        &plt("2026-01-01", "2026-05-01"),
        &kepala(1),
        &[],
        &[],
        &ATURAN,
    );
    assert!(tolak.unwrap_err().to_string().contains("31 Maret 2026"));
    assert_eq!(coba(&plt("2026-01-01", ""), &[], &[]), Some("ORG-002"));
    let isi = tugas(1, 1, Definitif, ("2024-01-01", ""));
    let plh = |a, b| tugas(1, 2, Plh, (a, b));
    assert_eq!(coba(&plh("2026-01-01", "2026-01-30"), &[isi], &[]), None);
    assert_eq!(
        coba(&plh("2026-01-01", "2026-01-31"), &[isi], &[]),
        Some("ORG-003")
    );
}

#[test]
fn a_plt_is_prolonged_once_and_a_gap_begins_anew() {
    let satu = tugas(1, 2, Plt, ("2026-01-01", "2026-03-31"));
    let dua = tugas(1, 2, Plt, ("2026-04-01", "2026-06-30"));
    let tiga = tugas(1, 2, Plt, ("2026-07-01", "2026-07-31"));
    assert_eq!(coba(&dua, &[satu], &[]), None);
    assert_eq!(coba(&tiga, &[satu, dua], &[]), Some("ORG-004"));
    let orang_lain = tugas(1, 3, Plt, ("2026-07-01", "2026-07-31"));
    assert_eq!(coba(&orang_lain, &[satu, dua], &[]), None);
    let jeda = tugas(1, 2, Plt, ("2026-07-02", "2026-07-31"));
    assert_eq!(coba(&jeda, &[satu, dua], &[]), None);
}

#[test]
fn refusals_come_in_their_order() {
    // Outside the post's life and without an end: the first is told.
    let baru = tugas(1, 2, Plt, ("2019-01-01", ""));
    assert_eq!(coba(&baru, &[], &[]), Some("ORG-001"));
    let tutup = Jabatan {
        masa: masa("2020-01-01", "2026-01-31"),
        ..kepala(1)
    };
    let lewat = tugas(1, 2, Definitif, ("2026-01-01", ""));
    assert_eq!(
        tugaskan(&lewat, &tutup, &[], &[], &ATURAN),
        Err(TugasRefusal::JabatanTidakAda { masa: tutup.masa })
    );
}

#[test]
fn who_speaks_for_the_post() {
    let d = tugas(1, 1, Definitif, ("2024-01-01", "2026-06-30"));
    let h = tugas(1, 2, Plh, ("2026-05-01", "2026-05-10"));
    let p = tugas(1, 3, Plt, ("2026-07-01", "2026-08-31"));
    let pada = |s: &str| pejabat_pada(&[d, h, p], t(s)).map(|x| x.orang);
    assert_eq!(pada("2026-04-30"), Some(id(1)));
    assert_eq!(pada("2026-05-10"), Some(id(2)));
    assert_eq!(pada("2026-05-11"), Some(id(1)));
    assert_eq!(pada("2026-07-01"), Some(id(3)));
    assert_eq!(pada("2026-09-01"), None);
}

#[test]
fn trees_stay_trees() {
    let induk: BTreeMap<u8, u8> = [(2, 1), (3, 2), (5, 6), (6, 5)].into();
    assert_eq!(jalur(3, &induk), [3, 2, 1]);
    assert_eq!(jalur(5, &induk), [5, 6], "a circle ends");
    assert!(melingkar(1, 3, &induk) && melingkar(2, 2, &induk) && !melingkar(4, 3, &induk));
    assert_eq!(daftar_melingkar(&induk), [5, 6].into());
}

#[test]
fn periods_end_once_and_never_overlap() {
    let p = masa("2026-01-01", "");
    assert_eq!(
        masa::akhiri(p, t("2026-03-31")),
        Ok(masa("2026-01-01", "2026-03-31"))
    );
    assert_eq!(
        masa::akhiri(p, t("2026-01-01")).map(Periode::mulai),
        Ok(t("2026-01-01"))
    );
    assert_eq!(
        masa::akhiri(p, t("2025-12-31")).map_err(MasaRefusal::kode),
        Err("ORG-023")
    );
    let usai = masa("2026-01-01", "2026-03-31");
    assert_eq!(
        masa::akhiri(usai, t("2026-03-31")).map_err(MasaRefusal::kode),
        Err("ORG-022")
    );
    assert!(masa::akhiri(usai, t("2026-03-30")).is_ok());
    assert!(masa::masa(t("2026-02-01"), Some(t("2026-01-31"))).is_err());
    assert!(masa::tambah(masa("2026-04-01", ""), &[usai]).is_ok());
    assert_eq!(
        masa::tambah(masa("2026-03-31", ""), &[usai]),
        Err(MasaRefusal::Tumpang { dengan: usai })
    );
}

#[test]
fn a_delegation_stays_within_the_role() {
    let d = |a: &str, b: &str| Delegasi {
        peran: id(1),
        dari: id(1),
        kepada: id(2),
        masa: masa(a, b),
    };
    let peran = masa("2026-01-01", "2026-12-31");
    let coba = |d: &Delegasi, lain: &[Periode]| {
        delegasikan(d, peran, false, lain, &ATURAN).map_err(DelegasiRefusal::kode)
    };
    assert_eq!(coba(&d("2026-01-01", "2026-12-31"), &[]), Ok(()));
    assert_eq!(coba(&d("2025-12-31", "2026-01-31"), &[]), Err("ORG-044"));
    assert_eq!(coba(&d("2026-12-01", "2027-01-01"), &[]), Err("ORG-044"));
    assert_eq!(coba(&d("2026-01-01", ""), &[]), Err("ORG-042"));
    assert_eq!(coba(&d("2026-01-01", "2027-12-31"), &[]), Err("ORG-043"));
    let lain = [masa("2026-05-01", "2026-05-31")];
    assert_eq!(coba(&d("2026-05-31", "2026-06-30"), &lain), Err("ORG-045"));
    let diri = Delegasi {
        kepada: id(1),
        ..d("2026-01-01", "2026-01-31")
    };
    assert_eq!(coba(&diri, &[]), Err("ORG-040"));
    let pribadi = delegasikan(&d("2026-01-01", "2026-01-31"), peran, true, &[], &ATURAN);
    assert_eq!(pribadi, Err(DelegasiRefusal::PeranPribadi));
}
