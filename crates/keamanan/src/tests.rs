use crate::*;
use dasar::Id;
use dasar::kode::KodeWilayah;
use std::collections::BTreeSet;

fn pemda(n: u8) -> Id<dasar::id::Pemda> {
    Id::dari_sidik([n; 16])
}

fn opd(n: u8) -> Id<dasar::id::PerangkatDaerah> {
    Id::dari_sidik([n; 16])
}

fn orang(n: u8) -> Id<dasar::id::Orang> {
    Id::dari_sidik([n; 16])
}

fn kode(k: &str) -> KodeWilayah {
    KodeWilayah::parse(k).unwrap()
}

/// Two governments of province 64 and one of province 16.
const DAERAH: [(u8, &str); 3] = [(1, "64.11"), (2, "64.02"), (3, "16.71")];

/// Every shape of subject: common, machine, and per government open, supervisory, working
/// material as a whole, of a unit, of a sub-unit, of a person in a unit.
fn semua_sumber() -> Vec<Sumber> {
    let mut s = vec![
        Sumber::UMUM,
        Sumber::SISTEM,
        Sumber::pembinaan(None, kode("64")),
        Sumber::pembinaan(None, kode("16")),
    ];
    for (n, k) in DAERAH {
        s.push(Sumber::terbuka(pemda(n)));
        s.push(Sumber::dalam(pemda(n)));
        s.push(Sumber::pembinaan(Some(pemda(n)), kode(k)));
        // The same numbers of units and people in every government, on purpose.
        s.push(Sumber::dalam(pemda(n)).pada_opd(vec![opd(1)]));
        s.push(Sumber::dalam(pemda(n)).pada_opd(vec![opd(2), opd(1)]));
        s.push(Sumber::dalam(pemda(n)).pada_opd(vec![opd(3)]));
        s.push(Sumber::dalam(pemda(n)).milik(orang(1)));
        s.push(
            Sumber::dalam(pemda(n))
                .milik(orang(2))
                .pada_opd(vec![opd(2), opd(1)]),
        );
        s.push(Sumber::terbuka(pemda(n)).pada_opd(vec![opd(1)]));
    }
    s
}

fn semua_lingkup() -> Vec<Lingkup> {
    let mut l = vec![
        Lingkup::Mesin,
        Lingkup::Bangsa,
        Lingkup::Provinsi(kode("64")),
        Lingkup::Provinsi(kode("16")),
    ];
    for (n, _) in DAERAH {
        let pemda = pemda(n);
        l.push(Lingkup::Pemda(pemda));
        l.extend([1, 2, 3].map(|o| Lingkup::Opd { pemda, opd: opd(o) }));
        l.extend([1, 2].map(|o| Lingkup::Diri {
            pemda,
            orang: orang(o),
        }));
    }
    l
}

fn dengan(peran: Peran, lingkup: Lingkup) -> Pelaku {
    Pelaku::orang("contoh", orang(9), vec![Wewenang::baru(peran, lingkup)])
}

/// What anybody may read. Written a second time on purpose: a slip in the table must disagree
/// with this list.
const PUBLIK: [Tindakan; 16] = [
    Tindakan::LihatSakip,
    Tindakan::LihatKinerja,
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
    Tindakan::LihatWewenang,
    Tindakan::LihatOrganisasi,
    Tindakan::AkunSendiri,
];

#[test]
fn the_public_and_the_machine_on_every_kind_of_subject() {
    for t in Tindakan::SEMUA {
        for s in &semua_sumber() {
            let admin = boleh(&Pelaku::admin_lokal("root"), *t, s);
            let harap = izin(*t, Peran::AdminLokal) == Izin::Ya;
            assert_eq!(admin.is_ok(), harap, "{t} {s:?}");
            let hasil = boleh(&Pelaku::publik(), *t, s);
            let terbuka = s.keterbukaan == Keterbukaan::Terbuka;
            let selalu = izin(*t, Peran::Publik) == Izin::Ya;
            let harap = PUBLIK.contains(t) && (terbuka || selalu);
            assert_eq!(hasil.is_ok(), harap, "{t} {s:?}");
        }
    }
}

#[test]
fn the_public_changes_nothing_but_its_own_session() {
    for t in Tindakan::SEMUA.iter().filter(|t| t.mengubah()) {
        let hasil = boleh(&Pelaku::publik(), *t, &Sumber::UMUM);
        let sesi = matches!(
            t,
            Tindakan::Masuk | Tindakan::Keluar | Tindakan::AkunSendiri
        );
        assert_eq!(hasil.is_ok(), sesi, "{t}");
    }
}

/// The heart: whatever the table says, nobody gets past the scope of the role held.
#[test]
fn scope_is_never_widened() {
    let mut diberi = 0;
    for t in Tindakan::SEMUA {
        for s in &semua_sumber() {
            let publik = boleh(&Pelaku::publik(), *t, s).is_ok();
            for p in Peran::SEMUA {
                for l in semua_lingkup() {
                    let hasil = boleh(&dengan(*p, l.clone()), *t, s).is_ok();
                    if hasil && !publik {
                        diberi += 1;
                        let w = Wewenang::baru(*p, l.clone());
                        assert!(w.sah(), "{p} must not hold {l:?}");
                        assert!(l.mencakup(*t, s), "{p} {l:?} {t} {s:?}");
                        let milik = s.pemda == l.pemda() || l.pemda().is_none();
                        assert!(milik, "{p} {l:?} reached {s:?}");
                    }
                    assert!(
                        hasil || !publik,
                        "{p} {l:?} lost what the public has: {t} {s:?}"
                    );
                }
            }
        }
    }
    assert!(diberi > 500, "the table grants something at all: {diberi}");
}

/// A wider scope of the same role gives at least as much as a narrower one.
#[test]
fn a_narrower_scope_never_grants_more_than_the_wider_one() {
    let jalur = |s: &Sumber, l: &Lingkup| match l {
        Lingkup::Opd { .. } | Lingkup::Diri { .. } | Lingkup::Pemda(_) => {
            l.mencakup(Tindakan::LihatOrang, s)
        }
        _ => false,
    };
    for s in &semua_sumber() {
        for l in semua_lingkup().iter().filter(|l| jalur(s, l)) {
            let lebar = Lingkup::Pemda(l.pemda().unwrap());
            assert!(lebar.memuat(l));
            assert!(lebar.mencakup(Tindakan::LihatOrang, s), "{l:?} {s:?}");
        }
    }
    // Only what a scope contains may be handed on.
    for a in semua_lingkup() {
        for b in semua_lingkup().iter().filter(|b| a.memuat(b)) {
            for s in &semua_sumber() {
                for t in Tindakan::SEMUA {
                    let nasional = a == Lingkup::Bangsa;
                    assert!(
                        !b.mencakup(*t, s) || a.mencakup(*t, s) || nasional,
                        "{a:?} {b:?}"
                    );
                }
            }
        }
    }
}

/// Who may change a thing may see it: no cell grants more than the cell of its parent act, and no
/// role has less than the public.
#[test]
fn no_cell_grants_more_than_its_parent() {
    for t in Tindakan::SEMUA {
        for p in Peran::SEMUA {
            let kadar = izin(*t, *p).kadar();
            assert!(kadar >= izin(*t, Peran::Publik).kadar(), "{t} {p}");
            if let Some(induk) = t.induk() {
                assert!(!induk.mengubah(), "{induk} is a reading act");
                assert!(
                    kadar <= izin(induk, *p).kadar(),
                    "{p} may {t} but not {induk}"
                );
            }
        }
    }
}

/// Provinces and ministries reach other governments only through acts marked as views, only on
/// what such a view returns, and only in their own region.
#[test]
fn supervisors_see_defined_views_only() {
    let prov = dengan(Peran::PembinaProvinsi, Lingkup::Provinsi(kode("64")));
    let bangsa = dengan(Peran::Kementerian, Lingkup::Bangsa);
    for t in Tindakan::SEMUA {
        assert!(!(t.pandangan() && t.mengubah()), "{t}: a view reads");
        for s in &semua_sumber() {
            let publik = boleh(&Pelaku::publik(), *t, s).is_ok();
            let pandangan = t.pandangan() && s.keterbukaan == Keterbukaan::Pembinaan;
            let sendiri = s
                .wilayah
                .as_ref()
                .is_some_and(|w| w.provinsi() == kode("64"));
            assert_eq!(
                boleh(&bangsa, *t, s).is_ok(),
                publik || pandangan,
                "{t} {s:?}"
            );
            assert_eq!(
                boleh(&prov, *t, s).is_ok(),
                publik || (pandangan && sendiri),
                "{t} {s:?}"
            );
        }
    }
    // A role over the nation cannot be smuggled into a government, nor the other way round.
    for (p, l) in [
        (Peran::Kementerian, Lingkup::Pemda(pemda(1))),
        (Peran::PembinaProvinsi, Lingkup::Bangsa),
        (Peran::KepalaDaerah, Lingkup::Mesin),
        (Peran::Asn, Lingkup::Pemda(pemda(1))),
        (Peran::Publik, Lingkup::Mesin),
    ] {
        let w = dengan(p, l.clone());
        assert!(!w.wewenang[0].sah(), "{p} {l:?}");
        assert!(boleh(&w, Tindakan::LihatOrang, &Sumber::dalam(pemda(1))).is_err());
        assert!(pintu(&w, Tindakan::LihatOrang, Some(pemda(1))).is_err());
    }
}

#[test]
fn a_subtree_reaches_its_sub_units_and_nothing_beside() {
    let kepala = dengan(
        Peran::KepalaOpd,
        Lingkup::Opd {
            pemda: pemda(1),
            opd: opd(1),
        },
    );
    let lihat = |s: Sumber| boleh(&kepala, Tindakan::LihatOrang, &s).map_err(|t| t.status());
    let dalam = |n| Sumber::dalam(pemda(n));
    assert_eq!(lihat(dalam(1).pada_opd(vec![opd(1)])), Ok(()));
    assert_eq!(lihat(dalam(1).pada_opd(vec![opd(2), opd(1)])), Ok(()));
    assert_eq!(lihat(dalam(1).pada_opd(vec![opd(3)])), Err(404));
    assert_eq!(lihat(dalam(2).pada_opd(vec![opd(1)])), Err(404));
    assert_eq!(lihat(dalam(1)), Err(404), "the whole is more than the part");
}

#[test]
fn another_government_is_readable_where_published_and_otherwise_not_there() {
    let bupati = Pelaku::admin_lokal("a").untuk(pemda(1));
    for t in Tindakan::SEMUA
        .iter()
        .filter(|t| izin(**t, Peran::AdminLokal) == Izin::Ya)
    {
        let publik = |s: &Sumber| boleh(&Pelaku::publik(), *t, s).is_ok();
        for s in [
            Sumber::dalam(pemda(2)),
            Sumber::terbuka(pemda(2)),
            Sumber::SISTEM,
        ] {
            let harap = if publik(&s) {
                Ok(())
            } else {
                Err(Tolak::TidakTampak { tindakan: *t })
            };
            assert_eq!(boleh(&bupati, *t, &s), harap, "{t} {s:?}");
        }
        assert_eq!(boleh(&bupati, *t, &Sumber::dalam(pemda(1))), Ok(()), "{t}");
    }
}

#[test]
fn the_log_names_the_least_power_that_was_enough() {
    let atas_nama = AtasNama {
        orang: orang(5),
        nama: "Contoh Kepala".to_owned(),
    };
    let opd1 = Lingkup::Opd {
        pemda: pemda(1),
        opd: opd(1),
    };
    let lain = Wewenang::baru(Peran::KepalaOpd, opd1.clone()).didelegasikan(atas_nama);
    let luas = Wewenang::baru(Peran::Bkpsdm, Lingkup::Pemda(pemda(1)));
    let p = Pelaku::orang("contoh", orang(1), vec![luas.clone(), lain.clone()]);
    let s = Sumber::dalam(pemda(1)).pada_opd(vec![opd(1)]);
    assert_eq!(kuasa(&p, Tindakan::LihatOrang, &s), Ok(Some(&luas)));
    let hanya = Pelaku::orang("contoh", orang(1), vec![lain.clone()]);
    assert_eq!(kuasa(&hanya, Tindakan::LihatOrang, &s), Ok(Some(&lain)));
    assert_eq!(kuasa(&p, Tindakan::LihatTentang, &Sumber::UMUM), Ok(None));
}

/// The door is never narrower than the decision behind it.
#[test]
fn whoever_may_act_passes_the_door() {
    for t in Tindakan::SEMUA {
        for s in &semua_sumber() {
            for p in Peran::SEMUA {
                for l in semua_lingkup() {
                    let p = dengan(*p, l);
                    if boleh(&p, *t, s).is_ok() {
                        assert_eq!(pintu(&p, *t, s.pemda), Ok(()), "{p:?} {t} {s:?}");
                        assert_eq!(pintu(&p, *t, None), Ok(()), "{p:?} {t}");
                    }
                }
            }
        }
    }
}

#[test]
fn hidden_and_forbidden_are_told_apart() {
    let p = Pelaku::publik();
    let status = |t, s: Sumber| boleh(&p, t, &s).map_err(Tolak::status);
    assert_eq!(status(Tindakan::LihatImpor, Sumber::UMUM), Err(404));
    assert_eq!(status(Tindakan::UnggahImpor, Sumber::UMUM), Err(403));
    let dalam = Sumber::dalam(pemda(1));
    assert_eq!(status(Tindakan::LihatRencana, dalam.clone()), Err(404));
    assert_eq!(status(Tindakan::BeriAlasan, dalam), Err(404));
    let tolak = boleh(&p, Tindakan::BeriAlasan, &Sumber::UMUM).unwrap_err();
    assert_eq!(tolak.kode(), "KEA-403");
    let teks = tolak.to_string();
    assert!(teks.starts_with("Peran publik tidak boleh memberi alasan atas temuan. Yang boleh: "));
    assert!(teks.contains("admin lokal"), "{teks}");
    let tolak = boleh(&p, Tindakan::LihatImpor, &Sumber::UMUM).unwrap_err();
    assert!(
        !tolak.to_string().contains("impor"),
        "the message must not reveal what is hidden"
    );
}

#[test]
fn codes_are_unique_and_every_act_and_role_stands_in_the_table_once() {
    let kode: BTreeSet<_> = Tindakan::SEMUA.iter().map(|t| t.kode()).collect();
    assert_eq!(kode.len(), Tindakan::SEMUA.len());
    let md = matriks_markdown();
    assert_eq!(md.lines().count(), Tindakan::SEMUA.len() + 2);
    for t in Tindakan::SEMUA {
        assert!(terdaftar(*t), "{t} needs exactly one line in kebijakan.rs");
        assert!(!yang_boleh(*t).is_empty(), "{t} is for nobody");
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
    let kode: BTreeSet<_> = Peran::SEMUA.iter().map(|p| p.kode()).collect();
    assert_eq!(kode.len(), Peran::SEMUA.len());
    for p in Peran::SEMUA {
        assert_eq!(Peran::parse(p.kode()), Some(*p));
        assert_eq!(p.lingkup_sah().is_empty(), *p == Peran::Publik, "{p}");
        let pakai = Tindakan::SEMUA
            .iter()
            .any(|t| izin(*t, *p) != izin(*t, Peran::Publik));
        let tunggu = matches!(p, Peran::Publik | Peran::Warga);
        assert!(pakai || tunggu, "{p} differs from the public nowhere");
    }
    for j in JenisLingkup::SEMUA {
        assert_eq!(JenisLingkup::parse(j.kode()), Some(j));
    }
}

/// Every changing act leaves an event, and every event can be told.
#[test]
fn each_act_has_its_event_and_each_event_its_sentence() {
    let kode: BTreeSet<_> = JenisPeristiwa::SEMUA.iter().map(|j| j.kode()).collect();
    assert_eq!(kode.len(), JenisPeristiwa::SEMUA.len());
    for t in Tindakan::SEMUA.iter().filter(|t| t.mengubah()) {
        // These leave no event: an upload waits for its application, leaving ends a session.
        let tanpa = [Tindakan::UnggahImpor, Tindakan::Keluar];
        let ada = JenisPeristiwa::SEMUA.iter().any(|j| j.tindakan() == *t);
        assert!(ada != tanpa.contains(t), "{t}");
    }
    for j in JenisPeristiwa::SEMUA {
        assert_eq!(JenisPeristiwa::parse(j.kode()), Some(*j));
        // Reading sealed personal data is told, too.
        let baca = [Tindakan::UnduhKoreksi];
        let sah = j.tindakan().mengubah() || baca.contains(&j.tindakan());
        assert!(sah, "{j} is left by a reading act");
        assert_eq!(
            j.pola().matches('{').count(),
            j.pola().matches('}').count(),
            "{j}"
        );
        let isi = j.kalimat(|k| Some(format!("<{k}>")));
        assert!(!isi.contains(['{', '}']) && !isi.contains('–'), "{isi}");
        assert!(!j.kalimat(|_| None).contains('{'), "{j}");
    }
}
