use crate::*;
use dasar::Id;
use std::collections::BTreeSet;

fn pemda(n: u8) -> Id<dasar::id::Pemda> {
    Id::dari_sidik([n; 16])
}

/// What anybody may read; everything else is for the administrator. Written a second time on
/// purpose: a slip in the table must disagree with this list.
const PUBLIK: [Tindakan; 11] = [
    Tindakan::LihatNasional,
    Tindakan::LihatRencana,
    Tindakan::LihatTemuan,
    Tindakan::LihatAturan,
    Tindakan::Cari,
    Tindakan::UnduhTabel,
    Tindakan::PakaiApi,
    Tindakan::LihatTentang,
    Tindakan::LihatKesehatan,
    Tindakan::Masuk,
    Tindakan::Keluar,
];

#[test]
fn every_cell_for_every_kind_of_subject() {
    let sumber = [
        Sumber::UMUM,
        Sumber::SISTEM,
        Sumber::terbuka(pemda(1)),
        Sumber::dalam(pemda(1)),
    ];
    let mut sel = 0;
    for t in Tindakan::SEMUA {
        for s in &sumber {
            sel += 2;
            assert_eq!(
                boleh(&Pelaku::admin_lokal("root"), *t, s),
                Ok(()),
                "{t} {s:?}"
            );
            let hasil = boleh(&Pelaku::publik(), *t, s);
            let terbuka = s.keterbukaan == Keterbukaan::Terbuka;
            let selalu = izin(*t, Peran::Publik) == Izin::Ya;
            let harap = PUBLIK.contains(t) && (terbuka || selalu);
            assert_eq!(hasil.is_ok(), harap, "{t} {s:?}");
        }
    }
    assert_eq!(sel, Tindakan::SEMUA.len() * 8);
}

#[test]
fn the_public_changes_nothing_but_its_own_session() {
    for t in Tindakan::SEMUA.iter().filter(|t| t.mengubah()) {
        let hasil = boleh(&Pelaku::publik(), *t, &Sumber::UMUM);
        let sesi = matches!(t, Tindakan::Masuk | Tindakan::Keluar);
        assert_eq!(hasil.is_ok(), sesi, "{t}");
    }
}

#[test]
fn another_government_is_readable_where_published_and_otherwise_not_there() {
    let bupati = Pelaku::admin_lokal("a").untuk(pemda(1));
    for t in Tindakan::SEMUA {
        let hidden = Err(Tolak::TidakTampak { tindakan: *t });
        assert_eq!(boleh(&bupati, *t, &Sumber::dalam(pemda(2))), hidden, "{t}");
        let terbuka = boleh(&bupati, *t, &Sumber::terbuka(pemda(2)));
        assert_eq!(terbuka, if t.mengubah() { hidden } else { Ok(()) }, "{t}");
        assert_eq!(boleh(&bupati, *t, &Sumber::dalam(pemda(1))), Ok(()), "{t}");
        assert_eq!(boleh(&bupati, *t, &Sumber::SISTEM), Ok(()), "{t}");
    }
}

#[test]
fn hidden_and_forbidden_are_told_apart() {
    let p = Pelaku::publik();
    let status = |t, s| boleh(&p, t, &s).map_err(Tolak::status);
    assert_eq!(status(Tindakan::LihatImpor, Sumber::UMUM), Err(404));
    assert_eq!(status(Tindakan::UnggahImpor, Sumber::UMUM), Err(403));
    assert_eq!(
        status(Tindakan::LihatRencana, Sumber::dalam(pemda(1))),
        Err(404)
    );
    let tolak = boleh(&p, Tindakan::BeriAlasan, &Sumber::UMUM).unwrap_err();
    assert_eq!(tolak.kode(), "KEA-403");
    assert!(
        tolak
            .to_string()
            .starts_with("Peran publik tidak boleh memberi alasan atas temuan.")
    );
    let tolak = boleh(&p, Tindakan::LihatImpor, &Sumber::UMUM).unwrap_err();
    assert!(
        !tolak.to_string().contains("impor"),
        "the message must not reveal what is hidden"
    );
}

#[test]
fn codes_are_unique_and_the_matrix_has_every_cell() {
    let kode: BTreeSet<_> = Tindakan::SEMUA.iter().map(|t| t.kode()).collect();
    assert_eq!(kode.len(), Tindakan::SEMUA.len());
    let md = matriks_markdown();
    assert_eq!(md.lines().count(), Tindakan::SEMUA.len() + 2);
    for t in Tindakan::SEMUA {
        // An act forgotten in the table would be hidden even from the administrator.
        assert_eq!(izin(*t, Peran::AdminLokal), Izin::Ya, "{t}");
        assert!(md.contains(&format!("| `{}` |", t.kode())));
        assert!(!t.uraian().is_empty());
    }
    for baris in md.lines() {
        assert_eq!(
            baris.matches('|').count(),
            Peran::SEMUA.len() + 3,
            "{baris}"
        );
    }
    assert!(md.contains("| `impor.unggah` | mengunggah berkas | tidak | ya |"));
    assert_eq!(Peran::SEMUA.map(Peran::kode), ["publik", "admin_lokal"]);
}
