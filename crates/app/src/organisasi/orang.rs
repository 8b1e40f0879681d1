//! Adding and correcting people.

use keamanan::{JenisPeristiwa, Tindakan};
use serde_json::json;
use store::Tx;
use store::organisasi::orang::{self, OrangRow};
use uuid::Uuid;

use super::minta::kejadian;
use super::{Jawab, Minta, OrgRefusal};
use crate::idempoten::Giliran;
use crate::log::Kejadian;

/// What a form or a file says about a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IsiOrang {
    /// Name without titles.
    pub nama: String,
    /// "Dr.".
    pub gelar_depan: String,
    /// "S.E., M.M.".
    pub gelar_belakang: String,
    /// pns, pppk, pejabat, lain.
    pub jenis: String,
    /// Employee number; may be empty.
    pub nip: String,
    /// E-mail; may be empty.
    pub surel: String,
}

/// Kinds of people: code and words.
pub const JENIS: [(&str, &str); 4] = [
    ("pns", "PNS"),
    ("pppk", "PPPK"),
    ("pejabat", "pejabat negara/daerah"),
    ("lain", "lainnya"),
];

impl IsiOrang {
    /// Everything that is wrong with it, by field.
    #[must_use]
    pub fn masalah(&self) -> Vec<(&'static str, String)> {
        let mut m = Vec::new();
        let mut salah = |k: &'static str, p: &str| m.push((k, p.to_owned()));
        if dasar::teks::rapat(&self.nama).chars().count() < 2 {
            salah("nama", "Nama belum diisi. Tulis nama tanpa gelar.");
        }
        if !JENIS.iter().any(|(k, _)| *k == self.jenis) {
            salah(
                "jenis",
                "Jenis orang tidak dikenal. Pakai pns, pppk, pejabat, atau lain.",
            );
        }
        let nip = self.nip_rapat();
        let delapan_belas = nip.len() == 18 && nip.bytes().all(|b| b.is_ascii_digit());
        let asn = matches!(self.jenis.as_str(), "pns" | "pppk");
        if nip.is_empty() && asn {
            salah(
                "nip",
                "NIP belum diisi. PNS dan PPPK wajib punya NIP 18 angka.",
            );
        } else if !(nip.is_empty() || delapan_belas) {
            salah("nip", "NIP harus 18 angka. Periksa angkanya.");
        } else if self.jenis == "pns" && !lahir_terbaca(&nip) {
            salah(
                "nip",
                "Delapan angka pertama NIP bukan tanggal lahir yang benar. Periksa angkanya.",
            );
        }
        let surel = self.surel.trim();
        let titik = surel.split_once('@').is_some_and(|(a, b)| {
            !a.is_empty() && b.contains('.') && !b.contains('@') && !surel.contains(' ')
        });
        if !surel.is_empty() && !titik {
            salah(
                "surel",
                "Alamat surel tidak terbaca. Tulis seperti nama@contoh.go.id.",
            );
        }
        m
    }

    /// The employee number without the blanks people write into it.
    #[must_use]
    pub fn nip_rapat(&self) -> String {
        self.nip.chars().filter(|c| !c.is_whitespace()).collect()
    }

    /// As a row.
    pub(crate) fn baris(&self, id: Uuid, versi: i32, aktif: bool) -> OrangRow {
        let ada = |s: String| (!s.is_empty()).then_some(s);
        OrangRow {
            id,
            nama: dasar::teks::rapat(&self.nama),
            gelar_depan: dasar::teks::rapat(&self.gelar_depan),
            gelar_belakang: dasar::teks::rapat(&self.gelar_belakang),
            jenis: self.jenis.clone(),
            nip: ada(self.nip_rapat()),
            surel: ada(self.surel.trim().to_lowercase()),
            aktif,
            versi,
        }
    }
}

/// The first eight digits of a civil servant's number are the day of birth (Perka BKN 22/2007).
fn lahir_terbaca(nip: &str) -> bool {
    let angka = |a: usize, b: usize| nip.get(a..b).and_then(|s| s.parse::<u32>().ok());
    let (Some(t), Some(b), Some(h)) = (angka(0, 4), angka(4, 6), angka(6, 8)) else {
        return false;
    };
    i32::try_from(t).is_ok_and(|t| dasar::Tanggal::baru(t, b, h).is_some())
}

/// Adds a person.
///
/// # Errors
/// [`OrgRefusal`]: not allowed, fields, a number that is taken.
pub async fn tambah(m: &Minta<'_>, c: &IsiOrang) -> Result<Jawab, OrgRefusal> {
    let mut t = match m.mulai(JenisPeristiwa::OrangDitambah, c).await? {
        Giliran::Sudah(j) => return Ok(j),
        Giliran::Baru(t) => t,
    };
    let kuasa = m.izin(Tindakan::KelolaOrang, &m.sumber())?;
    let salah = c.masalah();
    if !salah.is_empty() {
        return Err(OrgRefusal::Masukan(salah));
    }
    let o = c.baris(m.id_baru("orang", c), 1, true);
    orang::tambah(t.tx(), m.pemda.id, &o, m.pada()).await?;
    let nilai = o.catatan();
    let k = Kejadian {
        sesudah: Some(&nilai),
        ..kejadian(
            JenisPeristiwa::OrangDitambah,
            o.id,
            json!({"nama": o.nama_lengkap()}),
        )
    };
    m.catat(t.tx(), kuasa, k).await?;
    let jawab = Jawab {
        id: o.id.to_string(),
        versi: 1,
        kalimat: format!("{} ditambahkan.", o.nama_lengkap()),
    };
    t.selesai(&jawab).await?;
    Ok(jawab)
}

/// A person's data to be written over the version the caller saw.
#[derive(Clone, Debug)]
pub struct UbahOrang {
    /// Who.
    pub id: Uuid,
    /// Version seen.
    pub versi: i32,
    /// The data.
    pub isi: IsiOrang,
    /// Still here.
    pub aktif: bool,
    /// Why.
    pub alasan: String,
}

/// Corrects a person's data.
///
/// # Errors
/// [`OrgRefusal`], in this order: unknown person, not allowed, fields, somebody was faster.
pub async fn ubah(m: &Minta<'_>, c: &UbahOrang) -> Result<Jawab, OrgRefusal> {
    let mut t = match m.mulai(JenisPeristiwa::OrangDiubah, c).await? {
        Giliran::Sudah(j) => return Ok(j),
        Giliran::Baru(t) => t,
    };
    let jawab = ubah_dalam(m, t.tx(), c).await?;
    t.selesai(&jawab).await?;
    Ok(jawab)
}

async fn ubah_dalam(
    m: &Minta<'_>,
    tx: &mut Tx<'static>,
    c: &UbahOrang,
) -> Result<Jawab, OrgRefusal> {
    let lama = m.orang(tx, c.id).await?;
    let sumber = m.sumber_orang(tx, c.id).await?;
    let kuasa = m.izin(Tindakan::KelolaOrang, &sumber)?;
    let salah = c.isi.masalah();
    if !salah.is_empty() {
        return Err(OrgRefusal::Masukan(salah));
    }
    let mut baru = c.isi.baris(c.id, c.versi, c.aktif);
    let Some(versi) = orang::ubah(tx, m.pemda.id, &baru).await? else {
        return Err(m.basi(tx, &c.id.to_string()).await);
    };
    baru.versi = versi;
    let (sebelum, sesudah) = (lama.catatan(), baru.catatan());
    let k = Kejadian {
        sebelum: Some(&sebelum),
        sesudah: Some(&sesudah),
        alasan: c.alasan.trim(),
        ..kejadian(
            JenisPeristiwa::OrangDiubah,
            c.id,
            json!({"nama": baru.nama_lengkap(), "kolom": beda(&sebelum, &sesudah)}),
        )
    };
    m.catat(tx, kuasa, k).await?;
    Ok(Jawab {
        id: c.id.to_string(),
        versi,
        kalimat: format!("Data {} disimpan.", baru.nama_lengkap()),
    })
}

/// Names of the columns that changed; never their values, which are personal.
fn beda(a: &serde_json::Value, b: &serde_json::Value) -> Vec<String> {
    let Some(a) = a.as_object() else {
        return Vec::new();
    };
    a.iter()
        .filter(|(k, v)| *k != "versi" && b.get(k.as_str()) != Some(*v))
        .map(|(k, _)| k.clone())
        .collect()
}
