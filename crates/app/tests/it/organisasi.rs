//! People, posts, roles: what the acts allow, refuse and record.

use app::organisasi::delegasi::Delegasikan;
use app::organisasi::jabatan::{IsiJabatan, UbahJabatan};
use app::organisasi::orang::{IsiOrang, UbahOrang};
use app::organisasi::peran::{BeriPeran, CabutPeran};
use app::organisasi::tugas::{AkhiriTugas, Tugaskan};
use app::organisasi::unit::{IsiUnit, UbahUnit};
use app::organisasi::{Jawab, Minta, OrgRefusal, delegasi, jabatan, orang, peran, tugas, unit};
use app::organisasi::{pembina, tampil, wewenang_pada};
use dasar::{Id, Tanggal};
use hukum::Hukum;
use keamanan::{JenisLingkup, Lingkup, Pelaku, Peran, Wewenang};
use organisasi::JenisPenugasan;
use store::PemdaRow;
use testkit::Basis;
use uuid::Uuid;

const SATU: Uuid = Uuid::from_u128(0x6401);
const DUA: Uuid = Uuid::from_u128(0x6402);
const DINAS: Uuid = Uuid::from_u128(0xd1);
const UPT: Uuid = Uuid::from_u128(0xd2);

pub struct Suasana {
    pub basis: Basis,
    pub hukum: Hukum,
    pub admin: Pelaku,
    pub satu: PemdaRow,
    pub dua: PemdaRow,
}

fn t(s: &str) -> Tanggal {
    Tanggal::parse(s).unwrap()
}

fn uuid(j: &Jawab) -> Uuid {
    j.id.parse().unwrap()
}

impl Suasana {
    pub async fn baru() -> Self {
        let basis = Basis::baru().await;
        let mut tx = basis.db.tx_umum().await.unwrap();
        for (id, kode) in [(SATU, "64.01"), (DUA, "64.02")] {
            sqlx::query(
                "insert into pemda (id, kode, nama, jenis, induk)
                 values ($1, $2, 'Kabupaten Contoh ' || $2, 'kabupaten', '64')",
            )
            .bind(id)
            .bind(kode)
            .execute(&mut *tx)
            .await
            .unwrap();
        }
        tx.commit().await.unwrap();
        // Known from an import only: an office and its sub-unit, in both governments.
        for pemda in [SATU, DUA] {
            let mut tx = basis.db.tx(pemda).await.unwrap();
            for (id, kode, jenis, induk) in [
                (DINAS, "1.02.0.00.0.00.01.0000", "skpd", None),
                (UPT, "1.02.0.00.0.00.01.0001", "unit", Some(DINAS)),
            ] {
                sqlx::query(
                    "insert into perangkat_daerah (pemda_id, id, kode, kode_asli, nama, jenis,
                         induk_id) values ($1, $2, $3, $3, 'Dinas Contoh ' || $4, $4, $5)",
                )
                .bind(pemda)
                .bind(id)
                .bind(kode)
                .bind(jenis)
                .bind(induk)
                .execute(&mut *tx)
                .await
                .unwrap();
            }
            tx.commit().await.unwrap();
        }
        let satu = basis.db.pemda("64.01").await.unwrap().unwrap();
        let dua = basis.db.pemda("64.02").await.unwrap().unwrap();
        Self {
            basis,
            hukum: Hukum::bawaan(),
            admin: Pelaku::admin_lokal("uji"),
            satu,
            dua,
        }
    }

    pub fn minta<'a>(&'a self, pelaku: &'a Pelaku, kunci: &'a str) -> Minta<'a> {
        // The clock stands still: a call without a key of its own must not look like a repetition.
        let kunci = match kunci {
            "" => {
                let n = NOMOR.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                Box::leak(format!("uji-{n}").into_boxed_str())
            }
            k => k,
        };
        Minta {
            db: &self.basis.db,
            clock: &JAM,
            hukum: &self.hukum,
            pelaku,
            pemda: &self.satu,
            kunci,
            permintaan: "uji-1",
        }
    }

    pub fn m(&self) -> Minta<'_> {
        self.minta(&self.admin, "")
    }

    pub async fn orang(&self, nama: &str, nip: &str) -> Uuid {
        uuid(
            &orang::tambah(&self.m(), &isi_orang(nama, nip))
                .await
                .unwrap(),
        )
    }

    async fn kepala_dinas(&self) -> Uuid {
        let isi = IsiJabatan {
            unit: Some(DINAS),
            nama: "Kepala Dinas Contoh".into(),
            jenis: "jpt_pratama".into(),
            kepala: true,
            mulai: Some(t("2020-01-01")),
            ..IsiJabatan::default()
        };
        uuid(&jabatan::tambah(&self.m(), &isi).await.unwrap())
    }

    async fn hitung(&self, sql: &'static str) -> i64 {
        let mut tx = self.basis.db.tx(SATU).await.unwrap();
        sqlx::query_scalar(sql).fetch_one(&mut *tx).await.unwrap()
    }

    /// Depth and name of every unit on a day.
    async fn pohon(&self, hari: &str) -> Vec<(usize, String)> {
        let p = tampil::pohon(&self.basis.db, &self.admin, &self.satu, t(hari)).await;
        p.unwrap()
            .into_iter()
            .map(|c| (c.dalam, c.unit.nama))
            .collect()
    }

    async fn wewenang(&self, orang: Uuid, hari: &str) -> Vec<Wewenang> {
        let mut tx = self.basis.db.tx(SATU).await.unwrap();
        wewenang_pada(&mut tx, &self.satu, orang, t(hari))
            .await
            .unwrap()
    }
}

fn isi_unit(nama: &str, jenis: &str, induk: Option<Uuid>, mulai: &str) -> IsiUnit {
    IsiUnit {
        nama: nama.into(),
        jenis: jenis.into(),
        induk,
        mulai: Some(t(mulai)),
        dasar: "Perda contoh 1/2026".into(),
        ..IsiUnit::default()
    }
}

static NOMOR: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);

/// Noon of 22 November 2026, a millisecond later with every look: events keep their order.
struct JamMaju(std::sync::atomic::AtomicI64);

impl dasar::Clock for JamMaju {
    fn kini(&self) -> dasar::Saat {
        let n = self.0.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        dasar::Saat(testkit::jam().0.0 + chrono::Duration::milliseconds(n))
    }
}

static JAM: JamMaju = JamMaju(std::sync::atomic::AtomicI64::new(0));

fn isi_orang(nama: &str, nip: &str) -> IsiOrang {
    IsiOrang {
        nama: nama.into(),
        jenis: "pns".into(),
        nip: nip.into(),
        ..IsiOrang::default()
    }
}

const NIP: [&str; 3] = [
    "198001012005011001",
    "198502022010012002",
    "199003032015031003",
];

fn tugas_(jabatan: Uuid, orang: Uuid, jenis: JenisPenugasan, (a, b): (&str, &str)) -> Tugaskan {
    Tugaskan {
        jabatan,
        orang,
        jenis,
        mulai: t(a),
        sampai: (!b.is_empty()).then(|| t(b)),
        nomor_sk: "SK-1/2026 (contoh)".into(),
        tanggal_sk: t("2026-01-01"),
    }
}

fn kode<T: std::fmt::Debug>(hasil: Result<T, OrgRefusal>) -> &'static str {
    hasil.unwrap_err().kode()
}

#[tokio::test]
async fn seorang_kepala_memegang_perannya_selama_menjabat() {
    let s = Suasana::baru().await;
    let (ani, budi) = (
        s.orang("Ani Contoh", NIP[0]).await,
        s.orang("Budi Contoh", NIP[1]).await,
    );
    let j = s.kepala_dinas().await;
    let di = tugas_(j, ani, JenisPenugasan::Definitif, ("2026-01-01", ""));
    let tugas_ani = tugas::tugaskan(&s.m(), &di).await.unwrap();
    assert!(
        tugas_ani
            .kalimat
            .contains("Ani Contoh ditugaskan sebagai definitif")
    );
    let kepala = Wewenang::baru(
        Peran::KepalaOpd,
        Lingkup::Opd {
            pemda: Id::dari_uuid(SATU),
            opd: Id::dari_uuid(DINAS),
        },
    );
    assert!(s.wewenang(ani, "2026-06-01").await.contains(&kepala));
    assert!(!s.wewenang(ani, "2025-12-31").await.contains(&kepala));
    // A second holder is refused, a PLH is not; both are heads meanwhile.
    let lagi = tugas_(j, budi, JenisPenugasan::Definitif, ("2026-06-01", ""));
    assert_eq!(kode(tugas::tugaskan(&s.m(), &lagi).await), "ORG-005");
    let plh = tugas_(j, budi, JenisPenugasan::Plh, ("2026-06-01", "2026-06-10"));
    tugas::tugaskan(&s.m(), &plh).await.unwrap();
    assert!(s.wewenang(budi, "2026-06-10").await.contains(&kepala));
    assert!(!s.wewenang(budi, "2026-06-11").await.contains(&kepala));
    // Ended: the role is gone the day after.
    let akhiri = AkhiriTugas {
        id: uuid(&tugas_ani),
        versi: 1,
        terakhir: t("2026-07-31"),
        alasan: "Pensiun (contoh)".into(),
    };
    tugas::akhiri(&s.m(), &akhiri).await.unwrap();
    assert!(s.wewenang(ani, "2026-07-31").await.contains(&kepala));
    assert!(!s.wewenang(ani, "2026-08-01").await.contains(&kepala));
    assert_eq!(kode(tugas::akhiri(&s.m(), &akhiri).await), "ORG-022");
    let rinci = tampil::jabatan_rinci(&s.basis.db, &s.admin, &s.satu, (j, t("2026-07-01"))).await;
    let rinci = rinci.unwrap();
    assert_eq!(rinci.tugas.len(), 2);
    let kalimat: Vec<_> = rinci.peristiwa.iter().map(|k| k.kalimat.as_str()).collect();
    assert_eq!(
        kalimat[0],
        "uji (admin lokal) mengakhiri tugas Ani Contoh sebagai Kepala Dinas Contoh per 31 Juli \
         2026."
    );
    assert_eq!(rinci.peristiwa[0].alasan, "Pensiun (contoh)");
    assert_eq!(rinci.peristiwa[0].permintaan, "uji-1");
    assert_eq!(kalimat.len(), 4);
}

#[tokio::test]
async fn tulisan_basi_ditolak_dengan_nama_orang_yang_mengubah() {
    let s = Suasana::baru().await;
    let ani = s.orang("Ani Contoh", NIP[0]).await;
    let ubah = |nama: &str| UbahOrang {
        id: ani,
        versi: 1,
        isi: isi_orang(nama, NIP[0]),
        aktif: true,
        alasan: "Perbaikan nama".into(),
    };
    let dahulu = Pelaku::admin_lokal("Pengubah Contoh");
    orang::ubah(&s.minta(&dahulu, ""), &ubah("Ani Satu"))
        .await
        .unwrap();
    let basi = orang::ubah(&s.m(), &ubah("Ani Dua")).await.unwrap_err();
    assert_eq!(basi.status(), 409);
    assert!(
        basi.to_string()
            .starts_with("Sudah diubah oleh Pengubah Contoh pada 22 "),
        "{basi}"
    );
    // The event carries the digests of before and after, and no personal value.
    let isi: (String, String, serde_json::Value) = {
        let mut tx = s.basis.db.tx(SATU).await.unwrap();
        sqlx::query_as(
            "select sebelum, sesudah, isi from peristiwa where tindakan = 'orang.diubah'",
        )
        .fetch_one(&mut *tx)
        .await
        .unwrap()
    };
    assert!(isi.0.len() == 64 && isi.1.len() == 64 && isi.0 != isi.1);
    assert_eq!(isi.2["kolom"], serde_json::json!(["nama"]));
    assert!(!isi.2.to_string().contains(NIP[0]));
}

#[tokio::test]
async fn permintaan_berulang_bersamaan_berlaku_sekali() {
    let s = Suasana::baru().await;
    let isi = isi_orang("Ani Contoh", NIP[0]);
    let m = s.minta(&s.admin, "kunci-1");
    let hasil = tokio::join!(
        orang::tambah(&m, &isi),
        orang::tambah(&m, &isi),
        orang::tambah(&m, &isi),
        orang::tambah(&m, &isi)
    );
    let pertama = hasil.0.unwrap();
    for h in [hasil.1, hasil.2, hasil.3] {
        assert_eq!(h.unwrap(), pertama, "the first answer, for everybody");
    }
    assert_eq!(s.hitung("select count(*) from orang").await, 1);
    assert_eq!(s.hitung("select count(*) from peristiwa").await, 1);
    // Another content or another actor under the same key is a mistake, told clearly.
    let lain = orang::tambah(&m, &isi_orang("Budi Contoh", NIP[1]))
        .await
        .unwrap_err();
    assert_eq!((lain.kode(), lain.status()), ("ORG-410", 409));
    let orang_lain = Pelaku::admin_lokal("lain");
    assert_eq!(
        kode(orang::tambah(&s.minta(&orang_lain, "kunci-1"), &isi).await),
        "ORG-410"
    );
    // A refused act frees its key.
    let kosong = isi_orang("", NIP[1]);
    assert_eq!(
        kode(orang::tambah(&s.minta(&s.admin, "kunci-2"), &kosong).await),
        "ORG-400"
    );
    let benar = isi_orang("Budi Contoh", NIP[1]);
    orang::tambah(&s.minta(&s.admin, "kunci-2"), &benar)
        .await
        .unwrap();
}

#[tokio::test]
async fn dua_penugasan_bersamaan_pada_satu_jabatan_hanya_satu_yang_jadi() {
    let s = Suasana::baru().await;
    let (ani, budi) = (
        s.orang("Ani Contoh", NIP[0]).await,
        s.orang("Budi Contoh", NIP[1]).await,
    );
    let j = s.kepala_dinas().await;
    let a = tugas_(j, ani, JenisPenugasan::Definitif, ("2026-01-01", ""));
    let b = tugas_(j, budi, JenisPenugasan::Definitif, ("2026-01-01", ""));
    let (m, n) = (s.m(), s.m());
    let (a, b) = tokio::join!(tugas::tugaskan(&m, &a), tugas::tugaskan(&n, &b));
    assert_eq!(u8::from(a.is_ok()) + u8::from(b.is_ok()), 1);
    let gagal = if a.is_ok() { b } else { a };
    assert_eq!(kode(gagal), "ORG-005");
}

fn peran_(orang: Uuid, peran: Peran, lingkup: JenisLingkup, unit: Option<Uuid>) -> BeriPeran {
    BeriPeran {
        orang,
        peran,
        lingkup,
        unit,
        mulai: t("2026-01-01"),
        sampai: Some(t("2026-12-31")),
        dasar: "Surat contoh".into(),
    }
}

#[tokio::test]
async fn tidak_ada_yang_memberi_lebih_daripada_yang_dipegang() {
    let s = Suasana::baru().await;
    let (ani, budi) = (
        s.orang("Ani Contoh", NIP[0]).await,
        s.orang("Budi Contoh", NIP[1]).await,
    );
    let beri = peran_(ani, Peran::AdminPemda, JenisLingkup::Pemda, None);
    peran::beri(&s.m(), &beri).await.unwrap();
    let lagi = BeriPeran {
        mulai: t("2026-12-31"),
        sampai: None,
        ..beri
    };
    assert_eq!(
        kode(peran::beri(&s.m(), &lagi).await),
        "ORG-062",
        "held on that day already"
    );
    let admin = Pelaku::orang(
        "Ani Contoh",
        Id::dari_uuid(ani),
        s.wewenang(ani, "2026-06-01").await,
    );
    let m = s.minta(&admin, "");
    // To herself, wider than her own, not for this government, a personal role: all refused.
    for (siapa, p, l, u) in [
        (ani, Peran::Evaluator, JenisLingkup::Pemda, None),
        (budi, Peran::PembinaProvinsi, JenisLingkup::Provinsi, None),
        (budi, Peran::Kementerian, JenisLingkup::Bangsa, None),
        (budi, Peran::AdminLokal, JenisLingkup::Pemda, None),
        (budi, Peran::Asn, JenisLingkup::Diri, None),
        (budi, Peran::KepalaOpd, JenisLingkup::Pemda, None),
        (budi, Peran::Perencana, JenisLingkup::Opd, Some(DINAS)),
    ] {
        assert_eq!(
            kode(peran::beri(&m, &peran_(siapa, p, l, u)).await),
            "ORG-061",
            "{p} {l}"
        );
    }
}

#[tokio::test]
async fn peran_dicabut_dan_hanya_admin_daerah_itu_yang_memberi() {
    let s = Suasana::baru().await;
    let budi = s.orang("Budi Contoh", NIP[1]).await;
    let dari = |p| {
        let pemda = Lingkup::Pemda(Id::dari_uuid(p));
        let w = vec![Wewenang::baru(Peran::AdminPemda, pemda)];
        Pelaku::orang("Admin Contoh", Id::dari_uuid(DINAS), w)
    };
    let admin = dari(SATU);
    let sah = peran_(budi, Peran::PerencanaOpd, JenisLingkup::Opd, Some(UPT));
    let diberi = peran::beri(&s.minta(&admin, ""), &sah).await.unwrap();
    // A head of an office gives nothing at all, and does not learn that it could be done.
    let kepala = Pelaku::orang(
        "Contoh",
        Id::dari_uuid(budi),
        s.wewenang(budi, "2026-06-01").await,
    );
    assert_eq!(
        kode(peran::beri(&s.minta(&kepala, ""), &sah).await),
        "KEA-404"
    );
    // The other government's administrator neither.
    let asing = dari(DUA);
    assert_eq!(
        kode(peran::beri(&s.minta(&asing, ""), &sah).await),
        "KEA-404"
    );
    let cabut = CabutPeran {
        id: uuid(&diberi),
        versi: 1,
        terakhir: t("2026-06-30"),
        alasan: "Pindah tugas".into(),
    };
    peran::cabut(&s.minta(&admin, ""), &cabut).await.unwrap();
    assert!(
        s.wewenang(budi, "2026-06-30")
            .await
            .iter()
            .any(|w| w.peran == Peran::PerencanaOpd)
    );
    assert!(
        !s.wewenang(budi, "2026-07-01")
            .await
            .iter()
            .any(|w| w.peran == Peran::PerencanaOpd)
    );
}

#[tokio::test]
async fn penerima_delegasi_bertindak_atas_nama_dan_keduanya_tercatat() {
    let s = Suasana::baru().await;
    let (ani, budi) = (
        s.orang("Ani Contoh", NIP[0]).await,
        s.orang("Budi Contoh", NIP[1]).await,
    );
    let p = peran_(ani, Peran::Bkpsdm, JenisLingkup::Pemda, None);
    let p = uuid(&peran::beri(&s.m(), &p).await.unwrap());
    let d = Delegasikan {
        peran: p,
        kepada: budi,
        mulai: t("2026-11-01"),
        sampai: Some(t("2026-11-30")),
        nomor_surat: "Surat contoh 1".into(),
        alasan: "Dinas luar".into(),
    };
    // Her own role: she delegates it herself.
    let dia = Pelaku::orang(
        "Ani Contoh",
        Id::dari_uuid(ani),
        s.wewenang(ani, "2026-11-22").await,
    );
    delegasi::delegasikan(&s.minta(&dia, ""), &d).await.unwrap();
    assert_eq!(
        kode(delegasi::delegasikan(&s.minta(&dia, ""), &d).await),
        "ORG-045"
    );
    let w = s.wewenang(budi, "2026-11-22").await;
    let atas = w.iter().find(|w| w.peran == Peran::Bkpsdm).unwrap();
    assert_eq!(atas.atas_nama.as_ref().unwrap().nama, "Ani Contoh");
    assert!(
        !s.wewenang(budi, "2026-12-01")
            .await
            .iter()
            .any(|w| w.peran == Peran::Bkpsdm)
    );
    let budi_ = Pelaku::orang("Budi Contoh", Id::dari_uuid(budi), w);
    let citra = orang::tambah(&s.minta(&budi_, ""), &isi_orang("Citra Contoh", NIP[2]))
        .await
        .unwrap();
    let rinci = tampil::orang_rinci(
        &s.basis.db,
        &s.admin,
        &s.satu,
        (uuid(&citra), t("2026-11-22")),
    );
    assert_eq!(
        rinci.await.unwrap().peristiwa[0].kalimat,
        "Budi Contoh a.n. Ani Contoh (BKPSDM) menambah Citra Contoh."
    );
    // What was delegated is not hers to hand on: only the own role has an id, and it is not his.
    assert_eq!(
        kode(delegasi::delegasikan(&s.minta(&budi_, ""), &d).await),
        "KEA-404"
    );
    // The role ends, and the delegation with it.
    let cabut = CabutPeran {
        id: p,
        versi: 1,
        terakhir: t("2026-11-21"),
        alasan: "Mutasi".into(),
    };
    peran::cabut(&s.m(), &cabut).await.unwrap();
    assert!(
        !s.wewenang(budi, "2026-11-22")
            .await
            .iter()
            .any(|w| w.peran == Peran::Bkpsdm)
    );
}

#[tokio::test]
async fn unit_dari_impor_berubah_dengan_riwayat() {
    let s = Suasana::baru().await;
    assert_eq!(
        s.pohon("2026-01-01").await,
        [
            (0, "Dinas Contoh skpd".into()),
            (1, "Dinas Contoh unit".into())
        ]
    );
    let isi = isi_unit;
    let bidang = isi("Bidang Contoh", "bidang", Some(UPT), "2026-03-01");
    let bidang = uuid(&unit::tambah(&s.m(), &bidang).await.unwrap());
    let ganti = UbahUnit {
        id: DINAS,
        versi: 0,
        isi: isi("Dinas Contoh Baru", "perangkat_daerah", None, "2026-07-01"),
        alasan: "Perubahan nomenklatur".into(),
    };
    // It has got its first version meanwhile, so that what was seen as 0 still fits once.
    unit::ubah(&s.m(), &ganti).await.unwrap();
    assert_eq!(
        unit::ubah(&s.m(), &ganti).await.unwrap_err().status(),
        422,
        "same day"
    );
    let lagi = UbahUnit {
        isi: isi("X Y Z", "perangkat_daerah", None, "2026-08-01"),
        ..ganti
    };
    assert_eq!(kode(unit::ubah(&s.m(), &lagi).await), "ORG-409");
    let lingkar = UbahUnit {
        versi: 2,
        isi: isi(
            "Dinas Contoh",
            "perangkat_daerah",
            Some(bidang),
            "2026-09-01",
        ),
        ..lagi
    };
    assert_eq!(kode(unit::ubah(&s.m(), &lingkar).await), "ORG-060");
    assert_eq!(s.pohon("2026-06-30").await[0].1, "Dinas Contoh skpd");
    assert_eq!(
        s.pohon("2026-07-01").await,
        [
            (0, "Dinas Contoh Baru".into()),
            (1, "Dinas Contoh unit".into()),
            (2, "Bidang Contoh".into())
        ]
    );
    let rinci = tampil::unit_rinci(&s.basis.db, &s.admin, &s.satu, (DINAS, t("2026-07-01")));
    let rinci = rinci.await.unwrap();
    assert_eq!(rinci.riwayat.len(), 2);
    assert_eq!(rinci.peristiwa.len(), 1);
    // Nothing of it in the other government.
    let lain = tampil::pohon(&s.basis.db, &s.admin, &s.dua, t("2026-07-01"))
        .await
        .unwrap();
    assert_eq!(lain[0].unit.nama, "Dinas Contoh skpd");
}

#[tokio::test]
async fn atasan_tidak_melingkar_dan_jabatan_terisi_tidak_ditutup() {
    let s = Suasana::baru().await;
    let kepala = s.kepala_dinas().await;
    let bawahan = IsiJabatan {
        unit: Some(UPT),
        nama: "Kepala Unit Contoh".into(),
        jenis: "administrator".into(),
        kepala: true,
        atasan: Some(kepala),
        mulai: Some(t("2020-01-01")),
        ..IsiJabatan::default()
    };
    let bawahan = uuid(&jabatan::tambah(&s.m(), &bawahan).await.unwrap());
    let ubah = |atasan, terakhir: Option<&str>| UbahJabatan {
        id: kepala,
        versi: 1,
        nama: String::new(),
        atasan,
        terakhir: terakhir.map(t),
        alasan: "Penataan".into(),
    };
    assert_eq!(
        kode(jabatan::ubah(&s.m(), &ubah(Some(bawahan), None)).await),
        "ORG-060"
    );
    let ani = s.orang("Ani Contoh", NIP[0]).await;
    let di = tugas_(kepala, ani, JenisPenugasan::Definitif, ("2026-01-01", ""));
    tugas::tugaskan(&s.m(), &di).await.unwrap();
    assert_eq!(
        kode(jabatan::ubah(&s.m(), &ubah(None, Some("2026-12-31"))).await),
        "ORG-062"
    );
    assert_eq!(
        kode(jabatan::ubah(&s.m(), &ubah(None, Some("2019-12-31"))).await),
        "ORG-023"
    );
}

#[tokio::test]
async fn pembina_membaca_angka_dan_orang_lain_tidak() {
    let s = Suasana::baru().await;
    let pandang = |p: Pelaku| {
        let s = &s;
        async move {
            pembina::pandangan(&s.basis.db, &p, &s.satu, 2026)
                .await
                .map(|d| d.len())
        }
    };
    let w = |p, l| Pelaku::orang("Contoh", Id::dari_uuid(SATU), vec![Wewenang::baru(p, l)]);
    let kode64 = dasar::kode::KodeWilayah::parse("64").unwrap();
    let kode16 = dasar::kode::KodeWilayah::parse("16").unwrap();
    let prov = |k| w(Peran::PembinaProvinsi, Lingkup::Provinsi(k));
    assert_eq!(pandang(prov(kode64)).await.unwrap(), 1);
    assert_eq!(kode(pandang(prov(kode16)).await), "KEA-404");
    assert_eq!(
        pandang(w(Peran::Kementerian, Lingkup::Bangsa))
            .await
            .unwrap(),
        1
    );
    assert_eq!(kode(pandang(Pelaku::publik()).await), "KEA-404");
    let lain = w(Peran::KepalaDaerah, Lingkup::Pemda(Id::dari_uuid(DUA)));
    assert_eq!(kode(pandang(lain).await), "KEA-404");
}
