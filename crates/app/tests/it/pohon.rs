//! The performance tree of the real regency: drawn from its plan, checked, edited, approved.

use app::impor::jalankan::{Cara as CaraImpor, paket};
use app::pohon::{self, Cara, Jawab, MintaLintas, Pohon, Simpan};
use app::tindak::{Minta, TindakGalat};
use dasar::waktu::{ClockTetap, Tanggal};
use hukum::Hukum;
use keamanan::Pelaku;
use kinerja::pohon::JenisTemuanPohon as J;
use testkit::Basis;
use uuid::Uuid;

struct Panggung {
    basis: Basis,
    hukum: Hukum,
    jam: ClockTetap,
    admin: Pelaku,
}

impl Panggung {
    async fn baru() -> Self {
        let s = Self {
            basis: Basis::baru().await,
            hukum: Hukum::bawaan(),
            jam: testkit::jam(),
            admin: Pelaku::admin_lokal("uji"),
        };
        let folder = std::env::var_os("SELARAS_PAKET").map_or_else(
            || std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"),
            std::path::PathBuf::from,
        );
        let (db, cara) = (&s.basis.db, CaraImpor::default());
        paket(db, &s.jam, "uji", &folder, cara, &mut |_| {})
            .await
            .unwrap();
        s
    }

    fn minta(&self) -> Minta<'_> {
        Minta {
            db: &self.basis.db,
            hukum: &self.hukum,
            clock: &self.jam,
            pelaku: &self.admin,
            pemda: "64.11",
            permintaan: "",
        }
    }

    async fn muat(&self) -> Pohon {
        let p = self.basis.db.pemda("64.11").await.unwrap().unwrap();
        let mut tx = self.basis.db.tx(p.id).await.unwrap();
        let e = pohon::daftar(&mut tx, 2026).await.unwrap().remove(0);
        let hari = Tanggal::baru(2026, 11, 22).unwrap();
        pohon::muat(&mut tx, &self.hukum, e, (2026, hari))
            .await
            .unwrap()
    }

    async fn peristiwa(&self) -> i64 {
        let p = self.basis.db.pemda("64.11").await.unwrap().unwrap();
        let mut tx = self.basis.db.tx(p.id).await.unwrap();
        sqlx::query_scalar("select count(*) from peristiwa where tindakan like 'kinerja.%'")
            .fetch_one(&mut *tx)
            .await
            .unwrap()
    }
}

fn kode(h: Result<impl Sized, TindakGalat>) -> &'static str {
    h.err().map_or("", |e| e.kode())
}

fn banyak(p: &Pohon, j: J) -> usize {
    p.temuan.iter().filter(|t| t.jenis == j).count()
}

fn ubah(p: &Pohon, id: Uuid) -> Simpan {
    let s = p.satu(id).unwrap();
    Simpan {
        pohon: p.edisi.id,
        versi: p.edisi.versi,
        id: Some(id),
        induk: s.induk_id,
        jenis: s.jenis.clone(),
        pernyataan: s.pernyataan.clone(),
        opd: s.opd_kode.clone(),
        penanggung_jawab: "Kepala bidang".into(),
        indikator: vec![("Cakupan layanan".into(), "%".into(), "90".into())],
        ..Simpan::default()
    }
}

#[tokio::test]
#[cfg_attr(not(paket), ignore = "paket data tidak ada; isi SELARAS_PAKET")]
async fn a_tree_drawn_from_the_plan_is_checked_edited_and_approved() {
    let s = Panggung::baru().await;
    let m = s.minta();
    let id = pohon::mulai(&m, 2026, Cara::Rencana).await.unwrap();
    assert_eq!(kode(pohon::mulai(&m, 2026, Cara::Rencana).await), "PHN-017");
    let p = s.muat().await;
    assert_eq!(
        (p.edisi.id, p.edisi.keadaan.as_str(), p.edisi.asal.as_str()),
        (id, "draf", "rencana")
    );
    let jenis = |k: &str| p.simpul.iter().filter(|x| x.jenis == k).count();
    assert_eq!(jenis("akhir"), 16, "4 tujuan and 12 sasaran of the RPJMD");
    assert!(
        jenis("segera") >= 145,
        "at least the programmes of the budget"
    );
    assert!(
        jenis("keluaran") >= 402,
        "at least the activities of the budget"
    );
    assert!(p.simpul.iter().all(|x| x.dari_rencana));
    assert_eq!(banyak(&p, J::Lingkar) + banyak(&p, J::IndukHilang), 0);
    assert!(
        banyak(&p, J::TanpaInduk) > 0,
        "the plan does not say what programmes serve"
    );
    assert!(p.sub.iter().all(|x| x.pagu_sen > 0));
    assert!(!p.faktor.is_empty(), "strategies became success factors");
    edit(&s, &p).await;
}

/// Another office is asked for support and agrees, once.
async fn support(s: &Panggung, p: &Pohon, daun: &store::pohon::SimpulRow) {
    let m = s.minta();
    let lain = p
        .simpul
        .iter()
        .find(|x| x.opd_id.is_some() && x.opd_id != daun.opd_id)
        .unwrap();
    let minta = |opd: &str| MintaLintas {
        pohon: p.edisi.id,
        simpul: daun.id,
        opd: opd.into(),
        lembaga: String::new(),
        isi: "Data penduduk menurut kampung".into(),
    };
    assert_eq!(
        kode(pohon::minta_dukungan(&m, &minta(&daun.opd_kode)).await),
        "PHN-020"
    );
    let l = pohon::minta_dukungan(&m, &minta(&lain.opd_kode))
        .await
        .unwrap();
    let jawab = |setuju| Jawab {
        lintas: (p.edisi.id, l),
        setuju,
        alasan: String::new(),
    };
    assert_eq!(kode(pohon::jawab(&m, &jawab(false)).await), "PHN-023");
    pohon::jawab(&m, &jawab(true)).await.unwrap();
    assert_eq!(kode(pohon::jawab(&m, &jawab(true)).await), "PHN-021");
}

async fn edit(s: &Panggung, p: &Pohon) {
    let m = s.minta();
    let program = p
        .simpul
        .iter()
        .find(|x| x.jenis == "segera" && x.induk_id.is_none())
        .unwrap();
    let puncak = p.simpul.iter().find(|x| x.puncak).unwrap();
    let daun = p.simpul.iter().find(|x| x.jenis == "keluaran").unwrap();
    let mulai = s.peristiwa().await;

    let basi = (p.edisi.id, p.edisi.versi + 7);
    assert_eq!(
        kode(pohon::pindah(&m, basi, &[program.id], Some(puncak.id)).await),
        "PHN-409"
    );
    let kini = (p.edisi.id, p.edisi.versi);
    assert_eq!(
        kode(pohon::pindah(&m, kini, &[puncak.id], Some(daun.id)).await),
        "PHN-012"
    );
    pohon::pindah(&m, kini, &[program.id], Some(puncak.id))
        .await
        .unwrap();
    let p2 = s.muat().await;
    assert_eq!(p2.edisi.versi, p.edisi.versi + 1);
    assert_eq!(banyak(&p2, J::TanpaInduk) + 1, banyak(p, J::TanpaInduk));

    assert_eq!(
        kode(pohon::hapus(&m, (p.edisi.id, p2.edisi.versi), puncak.id).await),
        "PHN-014"
    );
    pohon::simpan(&m, &ubah(&p2, daun.id)).await.unwrap();
    let p3 = s.muat().await;
    let sisa: Vec<J> = p3.temuan_dari(daun.id).map(|t| t.jenis).collect();
    assert!(!sisa.contains(&J::TanpaPic) && !sisa.contains(&J::TanpaIndikator));
    assert!(
        p3.satu(daun.id).unwrap().dari_rencana,
        "its words are still those of the plan"
    );

    support(s, &p3, daun).await;

    pohon::tetapkan(&m, (p.edisi.id, p3.edisi.versi), 2026)
        .await
        .unwrap();
    let p4 = s.muat().await;
    assert_eq!(p4.edisi.keadaan, "berlaku");
    assert_eq!(
        kode(pohon::simpan(&m, &ubah(&p4, daun.id)).await),
        "PHN-010"
    );
    assert_eq!(
        s.peristiwa().await - mulai,
        5,
        "one event per act, none for a refusal"
    );

    pohon::mulai(&m, 2026, Cara::Edisi).await.unwrap();
    let p5 = s.muat().await;
    assert_eq!((p5.edisi.edisi, p5.simpul.len()), (2, p4.simpul.len()));
    assert_eq!(p5.lintas.len(), 1, "an agreed support goes along");
}

#[tokio::test]
#[cfg_attr(not(paket), ignore = "paket data tidak ada; isi SELARAS_PAKET")]
async fn only_those_who_may_touch_a_tree() {
    let s = Panggung::baru().await;
    let publik = Pelaku::publik();
    let m = Minta {
        pelaku: &publik,
        ..s.minta()
    };
    assert_eq!(kode(pohon::mulai(&m, 2026, Cara::Kosong).await), "KEA-404");
}
