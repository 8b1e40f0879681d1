//! From agreement to result on a real database: targets follow the plan, quarters are measured and
//! verified, evidence is drawn, an evaluation runs to its result, and an old score stays.

use app::kinerja::berkas::Bukti;
use app::kinerja::pk::{self, PihakPk, SusunPk};
use app::kinerja::rekap;
use app::kinerja::ukur::{self, Isian, Letak};
use app::kinerja::{lkj, lkj_tindak, rencana_aksi};
use app::sakip::buka::{self, BukaEvaluasi};
use app::sakip::jawab::{self, Jawab};
use app::sakip::rekomendasi::{self, Rekomendasi, Tindak};
use app::sakip::{langkah, lembar, set};
use app::tindak::{Minta, TindakGalat};
use dasar::Tanggal;
use dasar::waktu::{Clock, Saat};
use hukum::Hukum;
use keamanan::Pelaku;
use kinerja::lkj::{Keadaan as KeadaanLkj, Langkah as LangkahLkj};
use kinerja::pengukuran::{Keadaan as KeadaanUkur, Langkah as LangkahUkur};
use kinerja::pk::{Jenjang, Keadaan, Langkah as LangkahPk, Sebab};
use sakip::evaluasi::{Langkah, Tahap};
use sakip::rekomendasi::StatusTindak;
use testkit::Basis;
use uuid::Uuid;

const PEMDA: Uuid = Uuid::from_u128(1);

/// A second passes with every look at the clock.
struct JamMaju(std::sync::atomic::AtomicI64);

impl Clock for JamMaju {
    fn kini(&self) -> Saat {
        let n = self.0.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        Saat(testkit::jam().kini().0 + std::time::Duration::from_secs(n.try_into().unwrap()))
    }
}

struct Panggung {
    basis: Basis,
    hukum: Hukum,
    jam: JamMaju,
}

/// One office with a plan of two indicators and a budget of two sub-activities.
const ISI: &str = "
insert into pemda (id, kode, nama, jenis) values
 ('00000000-0000-0000-0000-000000000001', '99.02', 'Kabupaten Uji', 'kabupaten');
select set_config('selaras.pemda', '00000000-0000-0000-0000-000000000001', true);
insert into perangkat_daerah (pemda_id, id, kode, kode_asli, nama, jenis) values
 (selaras_pemda(), '00000000-0000-0000-0000-000000000002', '1.01.0.00.0.00.01.0000', '', 'Dinas Pendidikan', 'skpd');
insert into dokumen (pemda_id, id, jenis, tahun_mulai, tahun_selesai, judul) values
 (selaras_pemda(), '00000000-0000-0000-0000-000000000020', 'renstra', 2025, 2029, 'Renstra'),
 (selaras_pemda(), '00000000-0000-0000-0000-000000000021', 'dpa', 2026, 2026, 'DPA 2026'),
 (selaras_pemda(), '00000000-0000-0000-0000-000000000022', 'rpjmd', 2025, 2029, 'RPJMD');
insert into edisi (pemda_id, id, dokumen_id, urut, status, sidik, dibuat_pada) values
 (selaras_pemda(), '00000000-0000-0000-0000-00000000000a', '00000000-0000-0000-0000-000000000020', 1, 'berlaku', 'a', '2026-01-02T00:00:00Z'),
 (selaras_pemda(), '00000000-0000-0000-0000-00000000000b', '00000000-0000-0000-0000-000000000021', 1, 'berlaku', 'b', '2026-01-05T00:00:00Z'),
 (selaras_pemda(), '00000000-0000-0000-0000-00000000000c', '00000000-0000-0000-0000-000000000022', 1, 'berlaku', 'c', '2026-01-01T00:00:00Z');
insert into simpul (pemda_id, edisi_id, id, tingkat, kode, nama, opd_id, urut) values
 (selaras_pemda(), '00000000-0000-0000-0000-00000000000c', '00000000-0000-0000-0000-000000000040', 'sasaran', 's1', 'Mutu sumber daya manusia naik', null, 1),
 (selaras_pemda(), '00000000-0000-0000-0000-00000000000a', '00000000-0000-0000-0000-000000000030', 'sasaran', '1.01.0.1', 'Layanan sekolah merata', '00000000-0000-0000-0000-000000000002', 1),
 (selaras_pemda(), '00000000-0000-0000-0000-00000000000a', '00000000-0000-0000-0000-000000000031', 'program', '1.01.02', 'Pengelolaan Pendidikan', '00000000-0000-0000-0000-000000000002', 2),
 (selaras_pemda(), '00000000-0000-0000-0000-00000000000b', '00000000-0000-0000-0000-000000000032', 'program', '1.01.02', 'Pengelolaan Pendidikan', '00000000-0000-0000-0000-000000000002', 1),
 (selaras_pemda(), '00000000-0000-0000-0000-00000000000b', '00000000-0000-0000-0000-000000000033', 'sub_kegiatan', '1.01.02.2.01.0001', 'Ruang kelas', '00000000-0000-0000-0000-000000000002', 2);
insert into indikator (pemda_id, edisi_id, id, simpul_id, urut, teks, satuan) values
 (selaras_pemda(), '00000000-0000-0000-0000-00000000000c', '00000000-0000-0000-0000-000000000050', '00000000-0000-0000-0000-000000000040', 1, 'Indeks Pembangunan Manusia', 'indeks'),
 (selaras_pemda(), '00000000-0000-0000-0000-00000000000a', '00000000-0000-0000-0000-000000000051', '00000000-0000-0000-0000-000000000030', 1, 'Angka Partisipasi Sekolah', '%'),
 (selaras_pemda(), '00000000-0000-0000-0000-00000000000a', '00000000-0000-0000-0000-000000000052', '00000000-0000-0000-0000-000000000030', 2, 'Jumlah sekolah terakreditasi', 'sekolah');
insert into target (pemda_id, edisi_id, indikator_id, tahun, teks, nilai) values
 (selaras_pemda(), '00000000-0000-0000-0000-00000000000c', '00000000-0000-0000-0000-000000000050', 2026, '71,33', 71.33),
 (selaras_pemda(), '00000000-0000-0000-0000-00000000000a', '00000000-0000-0000-0000-000000000051', 2026, '78', 78),
 (selaras_pemda(), '00000000-0000-0000-0000-00000000000a', '00000000-0000-0000-0000-000000000051', 2029, '87', 87),
 (selaras_pemda(), '00000000-0000-0000-0000-00000000000a', '00000000-0000-0000-0000-000000000052', 2026, '10', 10);
insert into pagu (pemda_id, edisi_id, simpul_id, tahun, kolom, nilai_sen) values
 (selaras_pemda(), '00000000-0000-0000-0000-00000000000b', '00000000-0000-0000-0000-000000000033', 2026, 'pagu', 50000000000);
";

impl Panggung {
    async fn baru() -> Self {
        let basis = Basis::baru().await;
        let mut tx = basis.db.tx_umum().await.unwrap();
        sqlx::raw_sql(ISI).execute(&mut *tx).await.unwrap();
        tx.commit().await.unwrap();
        Self {
            basis,
            hukum: Hukum::bawaan(),
            jam: JamMaju(0.into()),
        }
    }

    fn minta<'a>(&'a self, pelaku: &'a Pelaku) -> Minta<'a> {
        Minta {
            db: &self.basis.db,
            hukum: &self.hukum,
            clock: &self.jam,
            pelaku,
            pemda: "99.02",
            permintaan: "",
        }
    }

    async fn tx(&self) -> store::Tx<'static> {
        self.basis.db.tx(PEMDA).await.unwrap()
    }

    async fn peristiwa(&self) -> i64 {
        let mut tx = self.tx().await;
        sqlx::query_scalar("select count(*) from peristiwa")
            .fetch_one(&mut *tx)
            .await
            .unwrap()
    }

    async fn jalankan(&self, sql: &'static str) {
        let mut tx = self.tx().await;
        sqlx::raw_sql(sql).execute(&mut *tx).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Head of the region and head of the office, both signed.
    async fn pk_berlaku(&self, m: &Minta<'_>) -> Uuid {
        let bupati = pk::susun(m, &susunan(None, Jenjang::KepalaDaerah))
            .await
            .unwrap();
        tandatangani(m, bupati).await;
        let dinas = pk::susun(m, &susunan(Some(KODE), Jenjang::EselonIi))
            .await
            .unwrap();
        tandatangani(m, dinas).await;
        dinas
    }
}

const KODE: &str = "1.01.0.00.0.00.01.0000";

fn susunan(opd: Option<&str>, jenjang: Jenjang) -> SusunPk {
    SusunPk {
        tahun: 2026,
        opd: opd.map(str::to_owned),
        jenjang,
        unit: String::new(),
        simpul: vec![],
        sebab: Sebab::Awal,
        alasan: String::new(),
    }
}

fn pihak() -> PihakPk {
    let p = |n: &str, j: &str| (n.to_owned(), j.to_owned(), "definitif".to_owned());
    PihakPk {
        pertama: p("Contoh Satu", "Kepala Dinas"),
        kedua: p("Contoh Dua", "Bupati"),
        tempat: "Ibu kota".into(),
        tanggal: Tanggal::baru(2026, 1, 20),
    }
}

async fn tandatangani(m: &Minta<'_>, id: Uuid) {
    pk::ubah(m, id, &pihak()).await.unwrap();
    assert_eq!(
        pk::pindah(m, id, LangkahPk::Ajukan).await.unwrap(),
        Keadaan::Diajukan
    );
    assert_eq!(
        pk::pindah(m, id, LangkahPk::Tandatangani).await.unwrap(),
        Keadaan::Berlaku
    );
}

fn kode<T: std::fmt::Debug>(r: Result<T, TindakGalat>) -> &'static str {
    r.unwrap_err().kode()
}

fn tautan(judul: &str) -> Bukti {
    Bukti {
        judul: judul.into(),
        tautan: "https://contoh.go.id/bukti.pdf".into(),
        berkas: None,
    }
}

#[tokio::test]
async fn an_agreement_promises_what_the_plan_and_the_budget_say() {
    let s = Panggung::baru().await;
    let a = Pelaku::admin_lokal("penyusun");
    let m = s.minta(&a);
    let awal = pk::susun(&m, &susunan(Some(KODE), Jenjang::EselonIi))
        .await
        .unwrap();
    assert_eq!(
        kode(pk::pindah(&m, awal, LangkahPk::Ajukan).await),
        "PKJ-003"
    );
    assert_eq!(
        kode(pk::susun(&m, &susunan(Some(KODE), Jenjang::EselonIi)).await),
        "PKJ-022"
    );
    pk::pindah(&m, awal, LangkahPk::Batalkan).await.unwrap();
    let id = s.pk_berlaku(&m).await;
    let mut tx = s.tx().await;
    let r = rekap::muat(&mut tx, id).await.unwrap();
    let isi: Vec<(&str, &str, &str)> = r
        .indikator
        .iter()
        .map(|i| (&*i.janji.teks, &*i.janji.target, &*i.janji.agregasi))
        .collect();
    assert_eq!(
        isi,
        [
            ("Angka Partisipasi Sekolah", "78", "akhir"),
            ("Jumlah sekolah terakreditasi", "10", "jumlah"),
        ]
    );
    assert_eq!(r.anggaran_sen(), 50_000_000_000);
    drop(tx);
    // The budget changes: a new edition is needed, with its reason, and replaces the old one.
    s.jalankan("update pagu set nilai_sen = 60000000000").await;
    let mut ubah = susunan(Some(KODE), Jenjang::EselonIi);
    assert_eq!(kode(pk::susun(&m, &ubah).await), "PKJ-023");
    ubah.sebab = Sebab::Anggaran;
    let baru = pk::susun(&m, &ubah).await.unwrap();
    pk::ubah(&m, baru, &pihak()).await.unwrap();
    assert_eq!(
        kode(pk::pindah(&m, baru, LangkahPk::Ajukan).await),
        "PKJ-011"
    );
    pk::pindah(&m, baru, LangkahPk::Batalkan).await.unwrap();
    ubah.alasan = "Perubahan APBD 2026".into();
    let baru = pk::susun(&m, &ubah).await.unwrap();
    s.jalankan("update pagu set nilai_sen = 70000000000").await;
    assert_eq!(
        kode(pk::pindah(&m, baru, LangkahPk::Ajukan).await),
        "PKJ-010"
    );
    s.jalankan("update pagu set nilai_sen = 60000000000").await;
    tandatangani(&m, baru).await;
    let mut tx = s.tx().await;
    let lama = rekap::muat(&mut tx, id).await.unwrap().pk;
    assert_eq!(lama.keadaan, "digantikan");
    assert_eq!(kode(pk::terbitkan(&m, id).await), "PKJ-001");
    pk::terbitkan(&m, baru).await.unwrap();
    assert_eq!(kode(pk::terbitkan(&m, baru).await), "PKJ-025");
}

#[tokio::test]
async fn the_public_sees_and_does_not_act() {
    let s = Panggung::baru().await;
    let p = Pelaku::publik();
    let m = s.minta(&p);
    let n = s.peristiwa().await;
    let susun = pk::susun(&m, &susunan(Some(KODE), Jenjang::EselonIi)).await;
    assert!(matches!(susun, Err(TindakGalat::Tolak(_))), "{susun:?}");
    let b = BukaEvaluasi {
        tahun: 2026,
        opd: None,
        lke: None,
    };
    assert!(matches!(
        buka::buka(&m, &b).await,
        Err(TindakGalat::Tolak(_))
    ));
    assert_eq!(s.peristiwa().await, n, "a refused act leaves no event");
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story, told in order")]
async fn a_quarter_is_planned_measured_proven_and_verified_by_another() {
    let s = Panggung::baru().await;
    let a = Pelaku::admin_lokal("penyusun");
    let atasan = Pelaku::admin_lokal("atasan");
    let (m, v) = (s.minta(&a), s.minta(&atasan));
    let id = s.pk_berlaku(&m).await;
    let l = Letak {
        pk: id,
        indikator: 2,
        triwulan: 1,
    };
    let isi = |r: &str| Isian {
        realisasi: r.into(),
        ..Isian::default()
    };
    assert_eq!(kode(ukur::isi(&m, l, &isi("1")).await), "UKR-002");
    rencana_aksi::mulai(&m, id).await.unwrap();
    let mut tx = s.tx().await;
    let mut t = store::kinerja::daftar_target(&mut tx, id).await.unwrap();
    drop(tx);
    t.retain(|t| t.indikator == 2 && t.triwulan == 4);
    t[0].target = "9".into();
    rencana_aksi::ubah(&m, id, &t).await.unwrap();
    assert_eq!(kode(rencana_aksi::tetapkan(&m, id).await), "RAK-013");
    t[0].target = "4".into();
    rencana_aksi::ubah(&m, id, &t).await.unwrap();
    rencana_aksi::tetapkan(&m, id).await.unwrap();
    assert_eq!(kode(rencana_aksi::ubah(&m, id, &t).await), "RAK-011");

    let n = s.peristiwa().await;
    ukur::isi(&m, l, &isi("1")).await.unwrap();
    assert_eq!(s.peristiwa().await, n + 1, "one act, one event");
    assert_eq!(kode(ukur::isi(&m, l, &isi("1.234")).await), "UKR-010");
    let ajukan = (LangkahUkur::Ajukan, "");
    assert_eq!(kode(ukur::pindah(&m, l, ajukan).await), "UKR-006");
    let palsu = Bukti {
        judul: "Sertifikat".into(),
        berkas: Some(("a.pdf".into(), b"MZ".to_vec())),
        ..Bukti::default()
    };
    assert_eq!(kode(ukur::tambah_bukti(&m, l, &palsu).await), "BKT-005");
    ukur::tambah_bukti(&m, l, &tautan("Sertifikat"))
        .await
        .unwrap();
    assert_eq!(
        kode(ukur::pindah(&m, l, ajukan).await),
        "UKR-007",
        "below target"
    );
    let lengkap = Isian {
        hambatan: "Asesor terlambat datang".into(),
        tindak_lanjut: "Jadwal ulang pada April".into(),
        ..isi("1")
    };
    ukur::isi(&m, l, &lengkap).await.unwrap();
    assert_eq!(
        ukur::pindah(&m, l, ajukan).await.unwrap(),
        KeadaanUkur::Diajukan
    );
    let ver = (LangkahUkur::Verifikasi, "");
    assert_eq!(kode(ukur::pindah(&m, l, ver).await), "UKR-008");
    assert_eq!(
        ukur::pindah(&v, l, ver).await.unwrap(),
        KeadaanUkur::Terverifikasi
    );

    ukur::kunci(&m, (2026, 2), (true, "")).await.unwrap();
    let dua = Letak { triwulan: 2, ..l };
    assert_eq!(kode(ukur::isi(&m, dua, &isi("2")).await), "UKR-004");
    assert_eq!(
        kode(ukur::kunci(&m, (2026, 2), (false, "")).await),
        "UKR-012"
    );
    let mut tx = s.tx().await;
    let r = rekap::muat(&mut tx, id).await.unwrap();
    assert_eq!(r.indikator[1].capaian.mesin().as_deref(), Some("10.00"));
    assert_eq!(r.indikator[1].realisasi, "1");
}

/// The whole evaluation; refusals on the way; the score of an old year stays when rules change.
#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story, told in order")]
async fn an_evaluation_runs_to_its_result_and_an_old_score_stays() {
    let s = Panggung::baru().await;
    let (opd, ketua, mutu) = (
        Pelaku::admin_lokal("opd"),
        Pelaku::admin_lokal("ketua"),
        Pelaku::admin_lokal("mutu"),
    );
    let (o, k, q) = (s.minta(&opd), s.minta(&ketua), s.minta(&mutu));
    let b = |tahun| BukaEvaluasi {
        tahun,
        opd: Some(KODE.into()),
        lke: None,
    };
    let id = buka::buka(&k, &b(2016)).await.unwrap();
    assert_eq!(kode(buka::buka(&k, &b(2016)).await), "EVL-030");
    assert_eq!(kode(buka::buka(&k, &b(2012)).await), "EVL-020");
    let tim = [("ketua", "ketua"), ("mutu", "penjamin_mutu")];
    let tim: Vec<(String, String)> = tim.map(|(n, p)| (n.into(), p.into())).into();
    buka::tetapkan_tim(&k, id, &tim).await.unwrap();
    let mut tx = s.tx().await;
    let l = lembar::muat(&mut tx, id).await.unwrap();
    assert_eq!(l.set.kode, "lke-2015");
    assert_eq!(
        kode(langkah::pindah(&o, id, Langkah::Serahkan).await),
        "EVL-003"
    );
    let j = |kunci: &str, isi: &str| Jawab {
        kunci: kunci.into(),
        isi: isi.into(),
        alasan: "dinilai dari dokumen".into(),
    };
    assert_eq!(
        kode(jawab::mandiri(&k, id, &[j("1", "Y")]).await),
        "EVL-002"
    );
    for (kunci, skala) in sakip::nilai::kunci_jawaban(&l.set) {
        let isi = if skala == "YT" { "Y" } else { "B" };
        jawab::mandiri(&o, id, &[j(kunci, isi)]).await.unwrap();
    }
    langkah::pindah(&o, id, Langkah::Serahkan).await.unwrap();
    assert_eq!(
        kode(jawab::mandiri(&o, id, &[j("1", "T")]).await),
        "EVL-001"
    );
    assert_eq!(
        kode(jawab::putuskan(&o, id, &[j("1", "T")]).await),
        "EVL-002"
    );
    for (kunci, skala) in sakip::nilai::kunci_jawaban(&l.set) {
        let isi = if skala == "YT" { "Y" } else { "C" };
        jawab::putuskan(&k, id, &[j(kunci, isi)]).await.unwrap();
    }
    langkah::pindah(&k, id, Langkah::BukaKlarifikasi)
        .await
        .unwrap();
    jawab::klarifikasi(&k, id, ("10", "Mana ukuran tujuannya?"))
        .await
        .unwrap();
    assert_eq!(
        kode(langkah::pindah(&k, id, Langkah::AjukanReviu).await),
        "EVL-001"
    );
    langkah::pindah(&k, id, Langkah::TutupKlarifikasi)
        .await
        .unwrap();
    assert_eq!(
        kode(langkah::pindah(&k, id, Langkah::AjukanReviu).await),
        "EVL-004"
    );
    langkah::pindah(&k, id, Langkah::BukaKlarifikasi)
        .await
        .unwrap();
    jawab::klarifikasi(&o, id, ("10", "Ada pada halaman 12 Renstra"))
        .await
        .unwrap();
    langkah::pindah(&k, id, Langkah::TutupKlarifikasi)
        .await
        .unwrap();
    langkah::pindah(&k, id, Langkah::AjukanReviu).await.unwrap();
    assert_eq!(
        kode(langkah::pindah(&q, id, Langkah::Terbitkan).await),
        "EVL-005"
    );
    let r = Rekomendasi {
        kriteria: "10".into(),
        teks: "Rumuskan tujuan sebagai kondisi".into(),
        tenggat: Tanggal::baru(2027, 1, 31).unwrap(),
        penanggung_jawab: "Sekretaris Dinas".into(),
    };
    rekomendasi::tulis(&k, id, &r).await.unwrap();
    assert_eq!(
        kode(langkah::pindah(&k, id, Langkah::Terbitkan).await),
        "EVL-002"
    );
    assert_eq!(
        langkah::pindah(&q, id, Langkah::Terbitkan).await.unwrap(),
        Tahap::Terbit
    );
    let nilai = |l: &lembar::Lembar| (l.evaluasi.nilai_perseratus, l.evaluasi.predikat.clone());
    drop(tx);
    let mut tx = s.tx().await;
    let lama = lembar::muat(&mut tx, id).await.unwrap();
    let terbit = nilai(&lama);
    assert!(terbit.0.is_some_and(|n| n > 0));
    drop(tx);

    // New rules for the same years, as a local worksheet: every band moved.
    let isi = include_str!("../../../../hukum/sakip/lke/lke_2015.toml")
        .replace(
            "di_atas = \"60\", sampai = \"70\"",
            "di_atas = \"55\", sampai = \"70\"",
        )
        .replace(
            "di_atas = \"50\", sampai = \"60\"",
            "di_atas = \"50\", sampai = \"55\"",
        )
        .replace("bobot = \"7.5\"", "bobot = \"7.50\"");
    assert_eq!(kode(set::simpan(&k, "lke-2015", &isi).await), "EVL-021");
    assert!(set::simpan(&k, "lke-uji", &isi).await.unwrap());
    assert!(!set::simpan(&k, "lke-uji", &isi).await.unwrap());
    let baru = buka::buka(&k, &b(2017)).await.unwrap();
    let mut tx = s.tx().await;
    assert_eq!(
        lembar::muat(&mut tx, baru).await.unwrap().set.kode,
        "lke-uji"
    );
    let ulang = lembar::muat(&mut tx, id).await.unwrap();
    assert_eq!(ulang.set.kode, "lke-2015");
    let (n, p) = langkah::nilai_ulang(&ulang).unwrap();
    assert_eq!((Some(i32::try_from(n).unwrap()), Some(p)), terbit);

    let t = |status, tautan: &str| Tindak {
        nomor: 1,
        status,
        uraian: "Tujuan dirumuskan ulang".into(),
        tautan: tautan.into(),
    };
    assert_eq!(
        kode(rekomendasi::tindak_lanjuti(&o, id, &t(StatusTindak::Selesai, "")).await),
        "TLR-002"
    );
    let lapor = t(StatusTindak::Dilaporkan, "https://contoh.go.id/renstra");
    rekomendasi::tindak_lanjuti(&o, id, &lapor).await.unwrap();
    rekomendasi::tindak_lanjuti(&k, id, &t(StatusTindak::Selesai, ""))
        .await
        .unwrap();
}

#[tokio::test]
async fn last_years_answers_are_the_start_and_the_facts_tick_what_they_know() {
    let s = Panggung::baru().await;
    let a = Pelaku::admin_lokal("opd");
    let m = s.minta(&a);
    s.pk_berlaku(&m).await;
    let b = |tahun| BukaEvaluasi {
        tahun,
        opd: Some(KODE.into()),
        lke: None,
    };
    let satu = buka::buka(&m, &b(2025)).await.unwrap();
    let j = Jawab {
        kunci: "4.b".into(),
        isi: "C".into(),
        alasan: "belum ada pedoman tertulis".into(),
    };
    jawab::mandiri(&m, satu, &[j]).await.unwrap();
    let dua = buka::buka(&m, &b(2026)).await.unwrap();
    let mut tx = s.tx().await;
    let l = lembar::muat(&mut tx, dua).await.unwrap();
    let bawaan = l.jawab("mandiri", "4.b").unwrap();
    assert_eq!(
        (&*bawaan.isi, &*bawaan.alasan),
        ("C", "dibawa dari evaluasi 2025")
    );
    let data = |k: &str| l.data(k).map(|u| u.terpenuhi);
    assert_eq!(data("1.a.3"), Some(true), "RPJMD and Renstra are there");
    assert_eq!(data("1.a.4"), Some(false), "no RKPD");
    assert_eq!(data("1.b.1"), Some(true), "plan and agreement took effect");
    assert_eq!(data("1.b.2"), Some(false), "agreement not published");
    assert_eq!(data("2.a.1"), None, "only people can tell");
    assert!(l.data("1.b.2").unwrap().tautan.contains("/kinerja/pk/"));
    let u = l.usulan("mandiri", &l.set.komponen[0].sub[0]).unwrap();
    assert!(u.terpenuhi >= 2 && u.dinilai < u.jumlah);
}

#[tokio::test]
async fn a_report_shows_every_comparison_is_reviewed_and_frozen() {
    let s = Panggung::baru().await;
    let a = Pelaku::admin_lokal("penyusun");
    let m = s.minta(&a);
    let id = s.pk_berlaku(&m).await;
    rencana_aksi::mulai(&m, id).await.unwrap();
    rencana_aksi::tetapkan(&m, id).await.unwrap();
    for (indikator, triwulan, r) in [(1, 4, "80"), (2, 1, "2"), (2, 4, "10")] {
        let l = Letak {
            pk: id,
            indikator,
            triwulan,
        };
        let isi = Isian {
            realisasi: r.into(),
            ..Isian::default()
        };
        ukur::isi(&m, l, &isi).await.unwrap();
        ukur::tambah_bukti(&m, l, &tautan("Rekap")).await.unwrap();
        ukur::pindah(&m, l, (LangkahUkur::Ajukan, ""))
            .await
            .unwrap();
    }
    let lk = lkj_tindak::mulai(&m, 2026, Some(KODE)).await.unwrap();
    assert_eq!(
        kode(lkj_tindak::mulai(&m, 2026, Some(KODE)).await),
        "LKJ-011"
    );
    let p = store::kinerja::PembandingRow {
        indikator: 1,
        nama: "Rata-rata nasional".into(),
        nilai: "75,5".into(),
        sumber: "BPS 2026".into(),
    };
    lkj_tindak::bandingkan(&m, lk, &p).await.unwrap();
    let minta = (LangkahLkj::MintaReviu, "");
    assert_eq!(kode(lkj_tindak::pindah(&m, lk, minta).await), "LKJ-002");
    let mut tx = s.tx().await;
    let l = lkj::muat(&mut tx, lk).await.unwrap();
    drop(tx);
    let b = &l.baris[0];
    assert_eq!(b.capaian.mesin().as_deref(), Some("102.56"));
    let menengah = b.menengah.as_ref().unwrap();
    assert_eq!(menengah.angka, "87");
    assert_eq!(menengah.capaian.mesin().as_deref(), Some("91.95"));
    assert!(b.pembanding.is_some());
    assert_eq!(l.baris[1].realisasi, "12");
    for bagian in l.bagian.iter().filter(|b| b.teks.is_empty()) {
        lkj_tindak::tulis(&m, lk, (bagian.kunci, "Uraian bagian ini."))
            .await
            .unwrap();
    }
    lkj_tindak::pindah(&m, lk, minta).await.unwrap();
    assert_eq!(
        kode(lkj_tindak::tulis(&m, lk, ("isu", "lain")).await),
        "LKJ-001"
    );
    let nyata = (LangkahLkj::Nyatakan, "Sudah direviu");
    lkj_tindak::pindah(&m, lk, nyata).await.unwrap();
    lkj_tindak::pindah(&m, lk, (LangkahLkj::Tetapkan, ""))
        .await
        .unwrap();
    assert_eq!(
        lkj_tindak::pindah(&m, lk, (LangkahLkj::Terbitkan, ""))
            .await
            .unwrap(),
        KeadaanLkj::Terbit
    );
    let mut tx = s.tx().await;
    let l = lkj::muat(&mut tx, lk).await.unwrap();
    assert_eq!(l.lkj.angka.unwrap()["baris"][0]["capaian"], "102.56");
}
