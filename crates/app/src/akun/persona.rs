//! Personas of the demo: one click, no password. They exist only where the demo made them, and
//! nothing opens them outside the demo: neither this act, nor a session that was opened before.

use keamanan::Peran;
use store::akun;

use super::masuk::cari;
use super::{AkunRefusal, Dari, Layanan};

/// One persona.
#[derive(Clone, Copy, Debug)]
pub struct Persona {
    /// Account name.
    pub nama: &'static str,
    /// Word on the button.
    pub sebutan: &'static str,
    /// Code of the role.
    pub peran: &'static str,
    /// What waits for this persona.
    pub kerja: &'static str,
    /// Page it lands on; `{pemda}` and `{opd}` stand for codes of the worked example.
    pub mendarat: &'static str,
}

/// Every persona, in the order of the front page.
pub const SEMUA: &[Persona] = &[
    p(
        "perencana",
        "Perencana",
        "perencana",
        "Rencana daerah dan pohonnya",
        "/pemda/{pemda}/rencana",
    ),
    p(
        "tapd",
        "TAPD",
        "tapd",
        "Pagu yang menunggu disandingkan",
        "/pemda/{pemda}/pagu",
    ),
    p(
        "bendahara",
        "Bendahara",
        "bendahara",
        "Anggaran dan realisasi kantornya",
        "/pemda/{pemda}/opd/{opd}",
    ),
    p(
        "kepala-opd",
        "Kepala OPD",
        "kepala_opd",
        "Keadaan kantornya hari ini",
        "/pemda/{pemda}/opd/{opd}",
    ),
    p(
        "inspektorat",
        "Inspektorat",
        "evaluator",
        "Temuan yang belum dijawab",
        "/pemda/{pemda}/temuan",
    ),
    p(
        "bkpsdm",
        "BKPSDM",
        "bkpsdm",
        "Perangkat daerah dan unitnya",
        "/pemda/{pemda}/opd",
    ),
    p(
        "asn",
        "ASN",
        "asn",
        "Akun dan perangkatnya sendiri",
        "/akun",
    ),
    p(
        "warga",
        "Warga",
        "warga",
        "Uang dan janji daerahnya",
        "/pemda/{pemda}",
    ),
    p(
        "mendagri",
        "Mendagri",
        "kementerian",
        "Anggaran seluruh daerah",
        "/nasional",
    ),
    p(
        "panrb",
        "PANRB",
        "kementerian",
        "Aturan yang dinilai pada tiap daerah",
        "/aturan",
    ),
    p(
        "admin-ti",
        "Admin TI",
        "admin_pemda",
        "Akun satu pemerintah daerah",
        "/pemda/{pemda}/akun",
    ),
];

const fn p(
    nama: &'static str,
    sebutan: &'static str,
    peran: &'static str,
    kerja: &'static str,
    mendarat: &'static str,
) -> Persona {
    Persona {
        nama,
        sebutan,
        peran,
        kerja,
        mendarat,
    }
}

/// Account name of a persona.
#[must_use]
pub fn nama_akun(nama: &str) -> String {
    format!("contoh-{nama}")
}

/// Signs in as a persona; the session cookie.
///
/// # Errors
/// [`AkunRefusal::BukanDemo`] outside the demo, for a name that is no persona, and for an account
/// that the demo did not make.
pub async fn masuk(l: &Layanan, nama: &str, dari: &Dari) -> Result<String, AkunRefusal> {
    if !l.demo || !SEMUA.iter().any(|p| p.nama == nama) {
        return Err(AkunRefusal::BukanDemo);
    }
    let akun = cari(l, &nama_akun(nama))
        .await?
        .filter(|a| a.contoh && a.aktif)
        .ok_or(AkunRefusal::BukanDemo)?;
    super::sesi::buka(l, &akun, &["persona"], dari).await
}

/// Makes the personas where they are missing: a person, its role and its account, all marked as
/// examples. Returns how many were made. Called by the demo only.
///
/// # Errors
/// The database.
pub async fn siapkan(l: &Layanan, kode: &str) -> Result<usize, AkunRefusal> {
    let Some(daerah) = l.db.pemda(kode).await? else {
        return Err(AkunRefusal::PemdaTakDikenal(kode.to_owned()));
    };
    let bangsa = l.bangsa().await?;
    let mut n = 0;
    for p in SEMUA {
        if cari(l, &nama_akun(p.nama)).await?.is_some() {
            continue;
        }
        let pemda = if p.peran == "kementerian" {
            bangsa
        } else {
            daerah.id
        };
        n += usize::from(satu(l, p, pemda).await?);
    }
    Ok(n)
}

/// False when the office it belongs to is not there yet.
async fn satu(l: &Layanan, p: &Persona, pemda: uuid::Uuid) -> Result<bool, AkunRefusal> {
    let peran = keamanan::Peran::parse(p.peran).ok_or(AkunRefusal::TidakAda)?;
    let mut tx = l.db.tx(pemda).await?;
    let unit = match peran {
        Peran::KepalaOpd | Peran::Bendahara => akun::opd_pertama(&mut tx, pemda).await?,
        _ => None,
    };
    if unit.is_none() && peran == Peran::KepalaOpd {
        return Ok(false);
    }
    if let Some(id) = unit {
        store::organisasi::unit::pastikan(&mut tx, pemda, id, l.kini()).await?;
    }
    let lingkup = match (peran, unit) {
        (_, Some(_)) => "opd",
        (Peran::Kementerian, _) => "bangsa",
        (Peran::Asn | Peran::Warga, _) => "diri",
        _ => "pemda",
    };
    let nama = format!("{} (contoh)", p.sebutan);
    let orang =
        super::kelola::orang_berperan(&mut tx, l, pemda, (&nama, peran, lingkup, unit)).await?;
    let baru = akun::AkunBaru {
        pemda,
        id: l.id_baru(),
        nama: &nama_akun(p.nama),
        tampilan: &nama,
        orang: Some(orang),
        sandi: None,
        contoh: true,
        pada: l.kini(),
    };
    super::kelola::masukkan(&mut tx, &baru).await?;
    tx.commit().await.map_err(store::StoreError::from)?;
    Ok(true)
}

/// The page a persona lands on: codes of the worked example put in.
///
/// # Errors
/// The database.
pub async fn mendarat(l: &Layanan, p: &Persona) -> Result<String, AkunRefusal> {
    let akun = cari(l, &nama_akun(p.nama)).await?;
    let Some(a) = akun else {
        return Err(AkunRefusal::BukanDemo);
    };
    let mut tx = l.db.tx(a.pemda_id).await?;
    let kode = match akun::pemda_contoh(&mut tx).await? {
        Some(kode) => kode,
        None => akun::kode_pemda(&mut tx, a.pemda_id)
            .await?
            .unwrap_or_default(),
    };
    let semua = super::wewenang::muat(&mut tx, l, a.pemda_id, a.orang_id).await?;
    let unit = semua.iter().find_map(|w| match &w.lingkup {
        keamanan::Lingkup::Opd { opd, .. } => Some(opd.uuid()),
        _ => None,
    });
    let opd = match unit {
        Some(id) => akun::kode_opd(&mut tx, a.pemda_id, id).await?,
        None => None,
    };
    let ke = match opd {
        Some(opd) => p.mendarat.replace("{opd}", &opd),
        None => p.mendarat.replace("/{opd}", ""),
    };
    Ok(ke.replace("{pemda}", &kode))
}
