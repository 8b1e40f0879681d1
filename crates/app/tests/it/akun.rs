//! Signing in over a database: what opens, what stays shut, what is written down.

use std::sync::{Arc, Mutex};

use app::akun::kelola::{self, Pengelola};
use app::akun::masuk::{self, Bukti, Langkah};
use app::akun::{AcakTurunan, AkunKini, AkunRefusal, Dari, Layanan, faktor, persona, sandi, sesi};
use app::rahasia::{Brankas, Pemilik};
use chrono::{DateTime, TimeDelta, Utc};
use dasar::waktu::{Clock, Saat};
use keamanan::Pelaku;
use testkit::Basis;
use uuid::Uuid;

/// A clock that is moved by hand.
#[derive(Clone)]
pub struct Jam(Arc<Mutex<DateTime<Utc>>>);

impl Jam {
    pub fn baru() -> Self {
        Self(Arc::new(Mutex::new(testkit::jam().0.0)))
    }
    pub fn maju(&self, d: TimeDelta) {
        *self.0.lock().unwrap() += d;
    }
}

impl Clock for Jam {
    fn kini(&self) -> Saat {
        Saat(*self.0.lock().unwrap())
    }
}

pub struct Uji {
    pub basis: Basis,
    pub jam: Jam,
    pub l: Layanan,
    pub pemda: Uuid,
    pub admin: Pelaku,
}

pub const INDUK: [u8; 32] = [7; 32];

pub async fn siapkan() -> Uji {
    let basis = Basis::baru().await;
    app::impor::bawaan::pastikan(&basis.db).await.unwrap();
    app::impor::bawaan::pemda_contoh(&basis.db, "99.01", "Kabupaten Satu", "kabupaten")
        .await
        .unwrap();
    app::impor::bawaan::pemda_contoh(&basis.db, "99.02", "Kabupaten Dua", "kabupaten")
        .await
        .unwrap();
    let jam = Jam::baru();
    let acak = Arc::new(Mutex::new(AcakTurunan::baru([9; 32])));
    let hukum = Arc::new(hukum::Hukum::bawaan());
    let mut l = Layanan::baru(
        basis.db.clone(),
        Arc::new(jam.clone()),
        hukum,
        acak,
        "https://selaras.contoh.go.id",
    );
    l.brankas = Arc::new(Brankas::dengan(|| vec![INDUK.to_vec()]));
    let pemda = basis.db.pemda("99.01").await.unwrap().unwrap().id;
    Uji {
        basis,
        jam,
        l,
        pemda,
        admin: Pelaku::admin_lokal("uji"),
    }
}

pub fn dari(alamat: &str) -> Dari {
    Dari {
        alamat: alamat.to_owned(),
        peramban: "Firefox/130".to_owned(),
        permintaan: "abc".to_owned(),
    }
}

const SANDI: &str = "kapal tunda biru laut";

impl Uji {
    pub fn pengelola(&self) -> Pengelola<'_> {
        Pengelola {
            pelaku: &self.admin,
            pemda: self.pemda,
            permintaan: "abc",
        }
    }

    /// An account whose owner has chosen a password.
    pub async fn akun(&self, nama: &str) -> Uuid {
        let d = kelola::buat(&self.l, self.pengelola(), (nama, "Nama Contoh", None))
            .await
            .unwrap();
        let kue = self.masuk(nama, d.sandi.buka()).await.unwrap();
        let a = self.kini(&kue).await.unwrap();
        assert!(a.harus_ganti, "the first password must be changed");
        let baru = sandi::Baru {
            sandi: SANDI,
            ulang: SANDI,
        };
        let kue = sandi::ganti(&self.l, &a, (d.sandi.buka(), baru), &dari("10.0.0.1"))
            .await
            .unwrap();
        let a = self.kini(&kue).await.unwrap();
        assert!(!a.harus_ganti);
        sesi::cabut_semua(&self.l, &a, true, "abc").await.unwrap();
        d.id
    }

    pub async fn masuk(&self, nama: &str, rahasia: &str) -> Result<String, AkunRefusal> {
        match masuk::sandi(&self.l, (nama, rahasia), &dari("10.0.0.1")).await? {
            Langkah::Selesai { kue, .. } => Ok(kue),
            Langkah::Kedua { .. } => panic!("second step asked for"),
        }
    }

    pub async fn kini(&self, kue: &str) -> Option<AkunKini> {
        sesi::kenali(&self.l, kue).await.unwrap()
    }

    pub async fn peristiwa(&self) -> Vec<String> {
        let mut tx = self.basis.db.tx(self.pemda).await.unwrap();
        let semua = store::log::peristiwa(&mut tx, self.pemda).await.unwrap();
        semua.into_iter().map(|(p, _)| p.tindakan).collect()
    }
}

#[tokio::test]
async fn masuk_dengan_sandi_lalu_keluar() {
    let u = siapkan().await;
    u.akun("siti.rahma").await;
    let kue = u.masuk(" Siti.Rahma ", SANDI).await.unwrap();
    let a = u.kini(&kue).await.unwrap();
    assert_eq!((a.nama.as_str(), a.bukti_segar), ("siti.rahma", true));
    assert!(u.kini(&kue.replace('a', "b")).await.is_none());
    assert!(u.kini("").await.is_none());
    assert!(sesi::cabut(&u.l, &a, a.sesi, "abc").await.unwrap());
    assert!(u.kini(&kue).await.is_none(), "revoked at once");
    let p = u.peristiwa().await;
    for harap in [
        "akun.dibuat",
        "sesi.dibuka",
        "akun.sandi_diganti",
        "sesi.dicabut",
    ] {
        assert!(p.iter().any(|x| x == harap), "{harap}: {p:?}");
    }
}

#[tokio::test]
async fn token_sesi_tidak_ada_di_basis_data() {
    let u = siapkan().await;
    u.akun("siti.rahma").await;
    let kue = u.masuk("siti.rahma", SANDI).await.unwrap();
    let (_, token) = kue.split_once('.').unwrap();
    let mut tx = u.basis.db.tx(u.pemda).await.unwrap();
    let ada: i64 = sqlx::query_scalar("select count(*) from sesi where sidik = $1")
        .bind(token)
        .fetch_one(&mut *tx)
        .await
        .unwrap();
    assert_eq!(ada, 0);
}

/// A token of one government, carried to another, opens nothing.
#[tokio::test]
async fn kue_pemda_lain_tidak_berlaku() {
    let u = siapkan().await;
    u.akun("siti.rahma").await;
    let kue = u.masuk("siti.rahma", SANDI).await.unwrap();
    let (_, token) = kue.split_once('.').unwrap();
    let lain = u.basis.db.pemda("99.02").await.unwrap().unwrap().id;
    assert!(
        u.kini(&format!("{}.{token}", lain.simple()))
            .await
            .is_none()
    );
}

#[tokio::test]
async fn nama_salah_dan_sandi_salah_dijawab_sama() {
    let u = siapkan().await;
    u.akun("siti.rahma").await;
    let salah = [
        ("siti.rahma", "salah salah salah"),
        ("tidak.ada", SANDI),
        ("", ""),
    ];
    for (nama, s) in salah {
        let e = u.masuk(nama, s).await.unwrap_err();
        assert_eq!(e.kode(), "AKN-001", "{nama}");
        assert_eq!(
            e.to_string(),
            "Nama akun atau sandi tidak cocok. Periksa keduanya, lalu coba lagi."
        );
    }
}

#[tokio::test]
async fn lima_kali_gagal_lalu_menunggu_berlipat() {
    let u = siapkan().await;
    u.akun("siti.rahma").await;
    for nama in ["siti.rahma", "tidak.ada"] {
        for _ in 0..6 {
            assert_eq!(u.masuk(nama, "x").await.unwrap_err().kode(), "AKN-001");
        }
        let e = u.masuk(nama, SANDI).await.unwrap_err();
        assert!(
            matches!(e, AkunRefusal::Terkunci { detik: 30 }),
            "{nama}: {e}"
        );
    }
    u.jam.maju(TimeDelta::seconds(31));
    assert_eq!(
        u.masuk("siti.rahma", "x").await.unwrap_err().kode(),
        "AKN-001"
    );
    let e = u.masuk("siti.rahma", SANDI).await.unwrap_err();
    assert!(matches!(e, AkunRefusal::Terkunci { detik: 60 }), "{e}");
    u.jam.maju(TimeDelta::seconds(61));
    u.masuk("siti.rahma", SANDI).await.unwrap();
    for _ in 0..5 {
        assert_eq!(
            u.masuk("siti.rahma", "x").await.unwrap_err().kode(),
            "AKN-001"
        );
    }
}

/// Forty guesses at the same moment are forty failures: at most six are looked at.
#[tokio::test]
async fn tebakan_serentak_dihitung_satu_per_satu() {
    let u = Arc::new(siapkan().await);
    u.akun("siti.rahma").await;
    let mut tugas = Vec::new();
    for _ in 0..40 {
        let u = Arc::clone(&u);
        tugas.push(tokio::spawn(async move {
            u.masuk("siti.rahma", "tebakan salah sekali")
                .await
                .unwrap_err()
                .kode()
        }));
    }
    let mut dilihat = 0;
    for t in tugas {
        dilihat += i32::from(t.await.unwrap() == "AKN-001");
    }
    assert_eq!(dilihat, 6);
}

#[tokio::test]
async fn alamat_yang_menebak_banyak_nama_ikut_terkunci() {
    let u = siapkan().await;
    for n in 0..31 {
        let e = u.masuk(&format!("nama{n}"), "x").await.unwrap_err();
        assert_eq!(e.kode(), "AKN-001", "{n}");
    }
    let e = u.masuk("nama-lain", "x").await.unwrap_err();
    assert_eq!(e.kode(), "AKN-002");
    let dari_lain = masuk::sandi(&u.l, ("nama-lain", "x"), &dari("10.0.0.2")).await;
    assert_eq!(dari_lain.unwrap_err().kode(), "AKN-001");
}

#[tokio::test]
async fn sesi_berakhir_karena_diam_dan_karena_tua() {
    let u = siapkan().await;
    u.akun("siti.rahma").await;
    let kue = u.masuk("siti.rahma", SANDI).await.unwrap();
    u.jam.maju(TimeDelta::minutes(16));
    assert!(
        !u.kini(&kue).await.unwrap().bukti_segar,
        "proof is a quarter of an hour old"
    );
    u.jam.maju(TimeDelta::minutes(29));
    assert!(u.kini(&kue).await.is_some(), "used meanwhile");
    u.jam.maju(TimeDelta::minutes(31));
    assert!(u.kini(&kue).await.is_none(), "idle for half an hour");
    let kue = u.masuk("siti.rahma", SANDI).await.unwrap();
    for n in 0..24 {
        u.jam.maju(TimeDelta::minutes(29));
        assert!(u.kini(&kue).await.is_some(), "{n}");
    }
    u.jam.maju(TimeDelta::minutes(25));
    assert!(u.kini(&kue).await.is_none(), "older than twelve hours");
}

#[tokio::test]
async fn bukti_ulang_menyegarkan_dan_mengganti_token() {
    let u = siapkan().await;
    u.akun("siti.rahma").await;
    let kue = u.masuk("siti.rahma", SANDI).await.unwrap();
    u.jam.maju(TimeDelta::minutes(20));
    let a = u.kini(&kue).await.unwrap();
    let salah = sesi::buktikan(&u.l, &a, ("salah", ""), &dari("10.0.0.1")).await;
    assert_eq!(salah.unwrap_err().kode(), "AKN-001");
    let baru = sesi::buktikan(&u.l, &a, (SANDI, ""), &dari("10.0.0.1"))
        .await
        .unwrap();
    assert!(
        u.kini(&kue).await.is_none(),
        "the old token is worth nothing"
    );
    assert!(u.kini(&baru).await.unwrap().bukti_segar);
}

/// The code of the app now; `bidang` is where its secret stands.
async fn kode(u: &Uji, akun: Uuid, bidang: &str) -> String {
    let mut tx = u.basis.db.tx(u.pemda).await.unwrap();
    let p = Pemilik::akun(u.pemda, akun);
    let r = u.l.brankas.baca(&mut tx, p, bidang).await.unwrap().unwrap();
    let r = hex::decode(r.buka()).unwrap();
    ::masuk::totp::kode(&r, Saat(u.l.kini())).unwrap()
}

async fn pasang_totp(u: &Uji, kue: &str) -> Vec<String> {
    let a = u.kini(kue).await.unwrap();
    faktor::mulai_totp(&u.l, &a).await.unwrap();
    let salah = faktor::selesai_totp(&u.l, &a, "000000", "abc").await;
    assert_eq!(salah.unwrap_err().kode(), "AKN-003");
    let benar = kode(u, a.akun, "totp_baru").await;
    faktor::selesai_totp(&u.l, &a, &benar, "abc").await.unwrap()
}

async fn langkah_dua(u: &Uji) -> String {
    match masuk::sandi(&u.l, ("siti.rahma", SANDI), &dari("10.0.0.1")).await {
        Ok(Langkah::Kedua { kue, cara }) => {
            assert!(cara.totp && cara.pemulihan);
            kue
        }
        lain => panic!("{lain:?}"),
    }
}

#[tokio::test]
async fn langkah_kedua_kode_sekali_pakai_dan_pemulihan() {
    let u = siapkan().await;
    let id = u.akun("siti.rahma").await;
    let kue = u.masuk("siti.rahma", SANDI).await.unwrap();
    let pemulihan = pasang_totp(&u, &kue).await;
    assert_eq!(pemulihan.len(), 10);
    // The very code that set it up is used already.
    let k = langkah_dua(&u).await;
    let kini = kode(&u, id, "totp").await;
    let d = dari("10.0.0.1");
    let salah = masuk::kedua(&u.l, &k, Bukti::Totp(&kini), &d)
        .await
        .unwrap_err();
    assert_eq!(salah.sebab.kode(), "AKN-003", "replay");
    u.jam.maju(TimeDelta::seconds(30));
    let (k, _) = salah.lanjut.unwrap();
    let kini = kode(&u, id, "totp").await;
    let Langkah::Selesai { kue, .. } = masuk::kedua(&u.l, &k, Bukti::Totp(&kini), &d)
        .await
        .unwrap()
    else {
        panic!()
    };
    assert!(u.kini(&kue).await.is_some());
    let lagi = masuk::kedua(&u.l, &k, Bukti::Totp(&kini), &d)
        .await
        .unwrap_err();
    assert_eq!(lagi.sebab.kode(), "AKN-004", "the half sign-in serves once");
    // A recovery code, once.
    let k = langkah_dua(&u).await;
    let tanpa_garis = pemulihan[0].replace('-', "").to_uppercase();
    masuk::kedua(&u.l, &k, Bukti::Pemulihan(&tanpa_garis), &d)
        .await
        .unwrap();
    let k = langkah_dua(&u).await;
    let dua = masuk::kedua(&u.l, &k, Bukti::Pemulihan(&pemulihan[0]), &d)
        .await
        .unwrap_err();
    assert_eq!(dua.sebab.kode(), "AKN-003");
}

#[tokio::test]
async fn kode_kedua_yang_ditebak_ikut_mengunci() {
    let u = siapkan().await;
    u.akun("siti.rahma").await;
    let kue = u.masuk("siti.rahma", SANDI).await.unwrap();
    pasang_totp(&u, &kue).await;
    let mut k = langkah_dua(&u).await;
    let mut terkunci = false;
    for _ in 0..8 {
        let e = masuk::kedua(&u.l, &k, Bukti::Totp("000000"), &dari("10.0.0.1")).await;
        let e = e.unwrap_err();
        terkunci |= matches!(e.sebab, AkunRefusal::Terkunci { .. });
        k = e.lanjut.unwrap().0;
    }
    assert!(terkunci);
}

#[tokio::test]
async fn setel_ulang_dengan_kode_admin_sekali_dan_sehari() {
    let u = siapkan().await;
    let id = u.akun("siti.rahma").await;
    let kue = u.masuk("siti.rahma", SANDI).await.unwrap();
    let (_, kode, _) = kelola::kode_setel(&u.l, u.pengelola(), id).await.unwrap();
    let baru = sandi::Baru {
        sandi: "gunung hijau tiga pohon",
        ulang: "gunung hijau tiga pohon",
    };
    let d = dari("10.0.0.1");
    let buruk = sandi::Baru {
        sandi: "password",
        ulang: "password",
    };
    let e = sandi::setel_ulang(&u.l, ("siti.rahma", &kode), buruk, &d)
        .await
        .unwrap_err();
    assert_eq!(e.kode(), "AKN-005");
    for (nama, k) in [
        ("siti.rahma", "bcdf-bcdf-bcdf"),
        ("tidak.ada", kode.as_str()),
    ] {
        let e = sandi::setel_ulang(&u.l, (nama, k), baru, &d)
            .await
            .unwrap_err();
        assert_eq!(e.kode(), "AKN-001");
    }
    sandi::setel_ulang(&u.l, ("siti.rahma", &kode), baru, &d)
        .await
        .unwrap();
    assert!(u.kini(&kue).await.is_none(), "every device is out");
    u.masuk("siti.rahma", baru.sandi).await.unwrap();
    assert_eq!(
        u.masuk("siti.rahma", SANDI).await.unwrap_err().kode(),
        "AKN-001"
    );
    let e = sandi::setel_ulang(&u.l, ("siti.rahma", &kode), baru, &d)
        .await
        .unwrap_err();
    assert_eq!(e.kode(), "AKN-001", "once");
    let (_, kode, _) = kelola::kode_setel(&u.l, u.pengelola(), id).await.unwrap();
    u.jam.maju(TimeDelta::hours(25));
    let e = sandi::setel_ulang(&u.l, ("siti.rahma", &kode), baru, &d)
        .await
        .unwrap_err();
    assert_eq!(e.kode(), "AKN-001", "a day");
}

#[tokio::test]
async fn akun_ditutup_keluar_seketika() {
    let u = siapkan().await;
    let id = u.akun("siti.rahma").await;
    let kue = u.masuk("siti.rahma", SANDI).await.unwrap();
    kelola::aktifkan(&u.l, u.pengelola(), id, false)
        .await
        .unwrap();
    assert!(u.kini(&kue).await.is_none());
    assert_eq!(
        u.masuk("siti.rahma", SANDI).await.unwrap_err().kode(),
        "AKN-001"
    );
    kelola::aktifkan(&u.l, u.pengelola(), id, true)
        .await
        .unwrap();
    u.masuk("siti.rahma", SANDI).await.unwrap();
}

#[tokio::test]
async fn nama_akun_tunggal_di_seluruh_pemasangan() {
    let u = siapkan().await;
    u.akun("siti.rahma").await;
    let lain = u.basis.db.pemda("99.02").await.unwrap().unwrap().id;
    let p = Pengelola {
        pemda: lain,
        ..u.pengelola()
    };
    let e = kelola::buat(&u.l, p, ("siti.rahma", "Lain", None))
        .await
        .unwrap_err();
    assert_eq!(e.kode(), "AKN-007");
    for buruk in ["ab", "Ada Spasi", "a/b/c", "<script>", "siti'--"] {
        let e = kelola::buat(&u.l, u.pengelola(), (buruk, "X", None))
            .await
            .unwrap_err();
        assert_eq!(e.kode(), "AKN-008", "{buruk}");
    }
}

/// The application can neither list the directory nor strike a name of another government.
#[tokio::test]
async fn direktori_hanya_menjawab_satu_nama() {
    let u = siapkan().await;
    u.akun("siti.rahma").await;
    let lain = u.basis.db.pemda("99.02").await.unwrap().unwrap().id;
    let mut tx = u.basis.db.tx(lain).await.unwrap();
    assert!(
        store::akun::cari(&mut tx, "nama:siti.rahma")
            .await
            .unwrap()
            .is_some()
    );
    assert!(
        !store::akun::lepaskan(&mut tx, "nama:siti.rahma")
            .await
            .unwrap()
    );
    let e = sqlx::query("select * from akun_direktori")
        .execute(&mut *tx)
        .await
        .unwrap_err();
    assert!(e.to_string().contains("permission denied"), "{e}");
}

#[tokio::test]
async fn persona_hanya_di_demo() {
    let mut u = siapkan().await;
    u.l.demo = true;
    let mut tx = u.basis.db.tx(u.pemda).await.unwrap();
    sqlx::query(
        "insert into perangkat_daerah (pemda_id, id, kode, kode_asli, nama, jenis) \
         values ($1, $2, '1.01', '1.01', 'Dinas Contoh', 'skpd')",
    )
    .bind(u.pemda)
    .bind(Uuid::from_u128(77))
    .execute(&mut *tx)
    .await
    .unwrap();
    tx.commit().await.unwrap();
    let n = persona::siapkan(&u.l, "99.01").await.unwrap();
    assert_eq!(n, persona::SEMUA.len());
    assert_eq!(
        persona::siapkan(&u.l, "99.01").await.unwrap(),
        0,
        "twice is once"
    );
    let d = dari("127.0.0.1");
    let mut kue = Vec::new();
    for p in persona::SEMUA {
        let k = persona::masuk(&u.l, p.nama, &d).await.unwrap();
        let a = u.kini(&k).await.unwrap();
        assert!(
            a.persona && a.pelaku.memegang(keamanan::Peran::parse(p.peran).unwrap()),
            "{}",
            p.nama
        );
        let ke = persona::mendarat(&u.l, p).await.unwrap();
        assert!(ke.starts_with('/') && !ke.contains('{'), "{ke}");
        // No password opens it either.
        let akun = persona::nama_akun(p.nama);
        for s in ["", "contoh", SANDI] {
            let e = masuk::sandi(&u.l, (&akun, s), &dari(p.nama))
                .await
                .unwrap_err();
            assert_eq!(e.kode(), "AKN-001");
        }
        kue.push(k);
    }
    // The same data folder, started as a server: nothing of it opens.
    u.l.demo = false;
    for (p, k) in persona::SEMUA.iter().zip(&kue) {
        let e = persona::masuk(&u.l, p.nama, &d).await.unwrap_err();
        assert_eq!(e.kode(), "AKN-014", "{}", p.nama);
        assert!(
            u.kini(k).await.is_none(),
            "{}: a session of the demo",
            p.nama
        );
    }
}

#[tokio::test]
async fn beberapa_peran_dipilih_satu_atau_semua() {
    let u = siapkan().await;
    let d = kelola::admin_pertama(&u.l, u.pengelola(), ("admin.satu", "Admin Contoh"))
        .await
        .unwrap();
    let kue = u.masuk("admin.satu", d.sandi.buka()).await.unwrap();
    let a = u.kini(&kue).await.unwrap();
    let orang = a.orang.unwrap();
    let mut tx = u.basis.db.tx(u.pemda).await.unwrap();
    let p = store::organisasi::peran::PeranRow {
        id: Uuid::from_u128(5),
        orang_id: orang,
        orang: String::new(),
        peran: "perencana".into(),
        lingkup: "pemda".into(),
        unit_id: None,
        mulai: u.l.kini().date_naive(),
        selesai: None,
        dasar: String::new(),
        versi: 1,
    };
    store::organisasi::peran::beri(&mut tx, u.pemda, &p, u.l.kini())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let a = u.kini(&kue).await.unwrap();
    assert_eq!((a.wewenang.len(), a.pelaku.wewenang.len()), (2, 2));
    let pilih = app::akun::kunci_wewenang(&a.wewenang[1]);
    sesi::pilih_peran(&u.l, &a, &pilih).await.unwrap();
    let a = u.kini(&kue).await.unwrap();
    assert_eq!(a.pelaku.wewenang.len(), 1);
    assert!(
        sesi::pilih_peran(&u.l, &a, "kementerian||").await.is_err(),
        "not held"
    );
    sesi::pilih_peran(&u.l, &a, "").await.unwrap();
    assert_eq!(u.kini(&kue).await.unwrap().pelaku.wewenang.len(), 2);
}

#[tokio::test]
async fn hanya_admin_lokal_membuat_admin_pertama() {
    let u = siapkan().await;
    let publik = Pelaku::publik();
    let p = Pengelola {
        pelaku: &publik,
        ..u.pengelola()
    };
    let e = kelola::admin_pertama(&u.l, p, ("admin.x", "X"))
        .await
        .unwrap_err();
    assert_eq!(e.kode(), "AKN-016");
    assert_eq!(
        kelola::buat(&u.l, p, ("admin.x", "X", None))
            .await
            .unwrap_err()
            .kode(),
        "AKN-016"
    );
    // An administrator of one government manages no other.
    let d = kelola::admin_pertama(&u.l, u.pengelola(), ("admin.satu", "A"))
        .await
        .unwrap();
    let kue = u.masuk("admin.satu", d.sandi.buka()).await.unwrap();
    let a = u.kini(&kue).await.unwrap();
    let lain = u.basis.db.pemda("99.02").await.unwrap().unwrap().id;
    let p = Pengelola {
        pelaku: &a.pelaku,
        pemda: lain,
        permintaan: "",
    };
    assert_eq!(
        kelola::daftar(&u.l, p, "", 1).await.unwrap_err().kode(),
        "AKN-016"
    );
    let sendiri = Pengelola {
        pemda: u.pemda,
        ..p
    };
    assert_eq!(kelola::daftar(&u.l, sendiri, "", 1).await.unwrap().1, 1);
}

#[tokio::test]
async fn seribu_dua_ratus_akun_sekaligus() {
    let u = siapkan().await;
    let mut csv = String::from("nama_akun,nama,nip\n");
    for n in 1..=1_200 {
        csv.push_str(&format!("pegawai{n},Pegawai Contoh {n},\n"));
    }
    let h = app::akun::impor::jalankan(&u.l, u.pengelola(), ("akun.csv", csv.as_bytes()))
        .await
        .unwrap();
    assert_eq!(h.dibuat.len(), 1_200, "{:?}", h.masalah);
    let unik: std::collections::BTreeSet<&str> = h.dibuat.iter().map(|d| d.sandi.buka()).collect();
    assert_eq!(unik.len(), 1_200);
    let d = &h.dibuat[777];
    let kue = u.masuk(&d.nama, d.sandi.buka()).await.unwrap();
    assert!(u.kini(&kue).await.unwrap().harus_ganti);
    let p = u.peristiwa().await;
    assert_eq!(p.iter().filter(|x| *x == "akun.diimpor").count(), 1);
    let lembar = String::from_utf8(app::akun::impor::lembar_csv(&h.dibuat)).unwrap();
    assert_eq!(lembar.lines().count(), 1_201);
    // Nothing of a first password stands in the database in the clear.
    let mut tx = u.basis.db.tx(u.pemda).await.unwrap();
    let s: String = sqlx::query_scalar("select sandi from akun where nama = $1")
        .bind(&d.nama)
        .fetch_one(&mut *tx)
        .await
        .unwrap();
    assert!(s.starts_with("$argon2id$") && !s.contains(d.sandi.buka()));
}

#[tokio::test]
async fn semua_kesalahan_impor_sekaligus_dan_tidak_setengah() {
    let u = siapkan().await;
    u.akun("siti.rahma").await;
    let csv = "nama_akun,nama,nip\nbaik.satu,Baik,\nsiti.rahma,Sudah Ada,\nX,Terlalu Pendek,\n\
               dua.kali,A,\ndua.kali,B,\ntanpa.nama,,\nnip.salah,C,123\n\
               nip.asing,D,199001012015011001\n";
    let h = app::akun::impor::jalankan(&u.l, u.pengelola(), ("akun.csv", csv.as_bytes()))
        .await
        .unwrap();
    assert!(h.dibuat.is_empty());
    let kode: std::collections::BTreeSet<(u32, &str)> =
        h.masalah.iter().map(|m| (m.baris, m.kode)).collect();
    for harap in [
        (3, "AKN-K06"),
        (4, "AKN-K02"),
        (6, "AKN-K05"),
        (7, "AKN-K03"),
        (8, "AKN-K04"),
        (9, "AKN-K07"),
    ] {
        assert!(kode.contains(&harap), "{harap:?}: {kode:?}");
    }
    assert_eq!(
        kelola::daftar(&u.l, u.pengelola(), "", 1).await.unwrap().1,
        1,
        "nothing half"
    );
}

#[tokio::test]
async fn rahasia_totp_tidak_terbaca_di_basis_data() {
    let u = siapkan().await;
    let id = u.akun("siti.rahma").await;
    let kue = u.masuk("siti.rahma", SANDI).await.unwrap();
    pasang_totp(&u, &kue).await;
    let mut tx = u.basis.db.tx(u.pemda).await.unwrap();
    let jelas =
        u.l.brankas
            .baca(&mut tx, Pemilik::akun(u.pemda, id), "totp")
            .await
            .unwrap()
            .unwrap();
    let segel: Vec<u8> = sqlx::query_scalar("select segel from data_pribadi where bidang = 'totp'")
        .fetch_one(&mut *tx)
        .await
        .unwrap();
    let teks = jelas.buka().as_bytes();
    assert!(!segel.windows(8).any(|w| teks.windows(8).any(|t| t == w)));
}
