//! Sessions: opening, recognising, proving again, ending.

use chrono::{DateTime, Utc};
use keamanan::{JenisPeristiwa, Pelaku, Wewenang};
use masuk::token;
use serde_json::json;
pub use store::akun::SesiRow;
use store::akun::{self, AkunRow, SesiBaru};
use uuid::Uuid;

use super::masuk::pisah;
use super::peristiwa::{self, Oleh};
use super::wewenang;
use super::{AkunRefusal, Dari, Layanan, kunci_wewenang};

/// The use of a session is written down this often at most, in seconds.
const CATAT_DETIK: i64 = 60;

/// Who is signed in.
#[derive(Clone, Debug)]
pub struct AkunKini {
    /// Government.
    pub pemda: Uuid,
    /// Session.
    pub sesi: Uuid,
    /// Account.
    pub akun: Uuid,
    /// Name to sign in with.
    pub nama: String,
    /// Name of the person.
    pub tampilan: String,
    /// Person.
    pub orang: Option<Uuid>,
    /// The password must be changed before anything else.
    pub harus_ganti: bool,
    /// Signed in as a persona of the demo.
    pub persona: bool,
    /// Last proof of identity.
    pub terbukti_pada: DateTime<Utc>,
    /// The proof is fresh enough for an act of legal effect.
    pub bukti_segar: bool,
    /// Key of the chosen role; empty: all.
    pub peran: String,
    /// Every role held today.
    pub wewenang: Vec<Wewenang>,
    /// The actor, with the chosen role or all of them.
    pub pelaku: Pelaku,
}

/// Opens a session for an account and writes its event; returns the cookie's value.
pub(super) async fn buka(
    l: &Layanan,
    a: &AkunRow,
    faktor: &[&str],
    dari: &Dari,
) -> Result<String, AkunRefusal> {
    let rahasia = l.acak(token::baru);
    let sesi = l.id_baru();
    let faktor: Vec<String> = faktor.iter().map(|f| (*f).to_owned()).collect();
    let pendek = |s: &str| s.chars().take(200).collect::<String>();
    let baru = SesiBaru {
        pemda: a.pemda_id,
        id: sesi,
        akun: a.id,
        sidik: &token::sidik(&rahasia),
        faktor: &faktor,
        alamat: &pendek(&dari.alamat),
        peramban: &pendek(&dari.peramban),
        pada: l.kini(),
    };
    let mut tx = l.db.tx(a.pemda_id).await?;
    akun::buat_sesi(&mut tx, &baru).await?;
    let isi = json!({"sesi": sesi.to_string(), "faktor": faktor});
    let oleh = Oleh::akun(a, &dari.permintaan);
    peristiwa::catat(
        &mut tx,
        l,
        oleh,
        (JenisPeristiwa::SesiDibuka, a.id.to_string(), isi),
    )
    .await?;
    tx.commit().await.map_err(store::StoreError::from)?;
    Ok(format!("{}.{rahasia}", a.pemda_id.simple()))
}

/// Who a cookie belongs to; none for one that is unknown, ended, idle or too old.
///
/// # Errors
/// No connection: the caller must refuse, not go on as a stranger.
pub async fn kenali(l: &Layanan, kue: &str) -> Result<Option<AkunKini>, AkunRefusal> {
    let Some((pemda, rahasia)) = pisah(kue) else {
        return Ok(None);
    };
    let aturan = l.aturan()?;
    let kini = l.kini();
    let mut tx = l.db.tx(pemda).await?;
    let Some(s) = akun::lihat_sesi(&mut tx, pemda, &token::sidik(rahasia)).await? else {
        return Ok(None);
    };
    let persona = s.faktor.iter().any(|f| f == "persona");
    let hidup = s.aktif
        && kini - s.dipakai_pada < aturan.diam
        && kini - s.dibuat_pada < aturan.paling_lama
        && (l.demo || !(persona || s.contoh));
    if !hidup {
        return Ok(None);
    }
    let semua = wewenang::muat(&mut tx, l, pemda, s.orang_id).await?;
    if !l.baca_saja && (kini - s.dipakai_pada).num_seconds() >= CATAT_DETIK {
        akun::sentuh(&mut tx, (pemda, s.id), kini).await?;
    }
    tx.commit().await.map_err(store::StoreError::from)?;
    let segar = kini - s.terbukti_pada < aturan.bukti_ulang;
    Ok(Some(susun(pemda, s, semua, segar)))
}

fn susun(pemda: Uuid, s: SesiRow, semua: Vec<Wewenang>, bukti_segar: bool) -> AkunKini {
    let pilih: Vec<Wewenang> = semua
        .iter()
        .filter(|w| s.peran.is_empty() || kunci_wewenang(w) == s.peran)
        .cloned()
        .collect();
    // A chosen role that is not held any more: all that are.
    let (pilih, peran) = if pilih.is_empty() {
        (semua.clone(), String::new())
    } else {
        (pilih, s.peran)
    };
    let pelaku = match s.orang_id {
        Some(o) => Pelaku::orang(&s.tampilan, dasar::Id::dari_uuid(o), pilih),
        None => Pelaku {
            nama: s.tampilan.clone(),
            ..Pelaku::publik()
        },
    };
    AkunKini {
        pemda,
        sesi: s.id,
        akun: s.akun_id,
        nama: s.nama,
        tampilan: s.tampilan,
        orang: s.orang_id,
        harus_ganti: s.harus_ganti,
        persona: s.faktor.iter().any(|f| f == "persona"),
        terbukti_pada: s.terbukti_pada,
        bukti_segar,
        peran,
        wewenang: semua,
        pelaku,
    }
}

/// Sessions of the account that still live, the last used first.
///
/// # Errors
/// No connection.
pub async fn daftar(l: &Layanan, a: &AkunKini) -> Result<Vec<SesiRow>, AkunRefusal> {
    let aturan = l.aturan()?;
    let kini = l.kini();
    let mut tx = l.db.tx(a.pemda).await?;
    let mut semua = akun::daftar_sesi(&mut tx, (a.pemda, a.akun), kini - aturan.diam).await?;
    semua.retain(|s| kini - s.dibuat_pada < aturan.paling_lama);
    Ok(semua)
}

/// Ends one session of the account; false when it had ended.
///
/// # Errors
/// No connection.
pub async fn cabut(
    l: &Layanan,
    a: &AkunKini,
    sesi: Uuid,
    permintaan: &str,
) -> Result<bool, AkunRefusal> {
    let mut tx = l.db.tx(a.pemda).await?;
    let dicabut = akun::cabut(&mut tx, (a.pemda, a.akun), sesi, l.kini()).await?;
    if dicabut {
        let isi = json!({"sesi": sesi.to_string()});
        let oleh = Oleh::kini(a, permintaan);
        peristiwa::catat(
            &mut tx,
            l,
            oleh,
            (JenisPeristiwa::SesiDicabut, a.akun.to_string(), isi),
        )
        .await?;
    }
    tx.commit().await.map_err(store::StoreError::from)?;
    Ok(dicabut)
}

/// Ends every session of the account, or every other one; returns how many.
///
/// # Errors
/// No connection.
pub async fn cabut_semua(
    l: &Layanan,
    a: &AkunKini,
    juga_ini: bool,
    permintaan: &str,
) -> Result<u64, AkunRefusal> {
    let mut tx = l.db.tx(a.pemda).await?;
    let kecuali = (!juga_ini).then_some(a.sesi);
    let n = akun::cabut_semua(&mut tx, (a.pemda, a.akun), kecuali, l.kini()).await?;
    if n > 0 {
        let isi = json!({"jumlah": n});
        let oleh = Oleh::kini(a, permintaan);
        let apa = (JenisPeristiwa::SesiDicabutSemua, a.akun.to_string(), isi);
        peristiwa::catat(&mut tx, l, oleh, apa).await?;
    }
    tx.commit().await.map_err(store::StoreError::from)?;
    Ok(n)
}

/// Chooses one of the held roles for this session, or all (empty key).
///
/// # Errors
/// [`AkunRefusal::TidakAda`] for a role that is not held.
pub async fn pilih_peran(l: &Layanan, a: &AkunKini, kunci: &str) -> Result<(), AkunRefusal> {
    if !kunci.is_empty() && !a.wewenang.iter().any(|w| kunci_wewenang(w) == kunci) {
        return Err(AkunRefusal::TidakAda);
    }
    let mut tx = l.db.tx(a.pemda).await?;
    akun::pilih_peran(&mut tx, (a.pemda, a.sesi), kunci).await?;
    tx.commit().await.map_err(store::StoreError::from)?;
    Ok(())
}

/// Proves identity again with the password (and a code where the account has codes); the cookie
/// gets a new value.
///
/// # Errors
/// As signing in.
pub async fn buktikan(
    l: &Layanan,
    a: &AkunKini,
    (rahasia, kode): (&str, &str),
    dari: &Dari,
) -> Result<String, AkunRefusal> {
    let coba = l.mencoba(&a.nama, &dari.alamat).await?;
    let mut tx = l.db.tx(a.pemda).await?;
    let akun = akun::ambil(&mut tx, a.pemda, a.akun).await?;
    drop(tx);
    if !super::masuk::cocok(l, akun.as_ref(), rahasia).await? {
        return Err(AkunRefusal::TidakCocok);
    }
    let akun = akun.ok_or(AkunRefusal::TidakAda)?;
    if akun.totp_aktif {
        super::masuk::terima_totp(l, &akun, kode).await?;
    }
    l.berhasil(&coba).await?;
    segarkan(l, a).await
}

/// Notes a fresh proof and gives the session a new token.
pub(super) async fn segarkan(l: &Layanan, a: &AkunKini) -> Result<String, AkunRefusal> {
    let rahasia = l.acak(token::baru);
    let mut tx = l.db.tx(a.pemda).await?;
    let sidik = token::sidik(&rahasia);
    akun::buktikan(&mut tx, (a.pemda, a.sesi), &sidik, l.kini()).await?;
    tx.commit().await.map_err(store::StoreError::from)?;
    Ok(format!("{}.{rahasia}", a.pemda.simple()))
}

/// Code and name of the account's government.
///
/// # Errors
/// The database.
pub async fn pemda(l: &Layanan, a: &AkunKini) -> Result<(String, String), AkunRefusal> {
    let mut tx = l.db.tx(a.pemda).await?;
    let kode = akun::kode_pemda(&mut tx, a.pemda)
        .await?
        .unwrap_or_default();
    drop(tx);
    let p = l.db.pemda(&kode).await?;
    Ok(p.map_or_else(|| (kode, String::new()), |p| (p.kode, p.nama)))
}
