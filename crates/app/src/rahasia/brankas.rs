//! The vault: master keys in memory, data keys in the database.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Mutex, PoisonError, RwLock, RwLockReadGuard};

use chrono::{DateTime, Utc};
use dasar::waktu::Rng;
use masuk::amplop::{Kunci, TidakTerbuka};
use store::Tx;
use store::rahasia::{self, Bidang, KunciDataRow, SegelRow};
use uuid::Uuid;

/// A value that must not be printed by accident: no Display, a masked Debug. [`Rahasia::buka`] is
/// the one way to it and easy to find.
#[derive(Clone, PartialEq, Eq)]
pub struct Rahasia<T>(T);

impl<T> Rahasia<T> {
    /// Hides a value.
    #[must_use]
    pub const fn baru(nilai: T) -> Self {
        Self(nilai)
    }
}

impl Rahasia<String> {
    /// The value itself.
    #[must_use]
    pub fn buka(&self) -> &str {
        &self.0
    }

    /// The last four characters behind dots; a short value is all dots.
    #[must_use]
    pub fn topeng(&self) -> String {
        let huruf: Vec<char> = self.0.chars().collect();
        let tampak = if huruf.len() >= 8 { 4 } else { 0 };
        let tertutup = huruf.len() - tampak;
        std::iter::repeat_n('•', tertutup)
            .chain(huruf.into_iter().skip(tertutup))
            .collect()
    }
}

impl<T> fmt::Debug for Rahasia<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Rahasia(***)")
    }
}

/// Why personal data cannot be sealed or opened.
#[derive(Debug, thiserror::Error)]
pub enum RahasiaGagal {
    /// No master key was given to this program.
    #[error(
        "Kunci data pribadi tidak ada di folder kunci. Data pribadi tidak dapat dibuka atau \
         disimpan. Pulihkan folder kunci dari cadangan: selaras kunci daftar menyebut kunci yang \
         dicari."
    )]
    TanpaKunci,
    /// The data key was wrapped by a master key that is not here.
    #[error(
        "Data pribadi dibungkus dengan kunci {induk}, yang tidak ada di folder kunci. Pulihkan \
         berkas bidang-{induk}.kunci dari cadangan."
    )]
    KunciHilang {
        /// Name of the missing master key.
        induk: String,
    },
    /// A field does not open with its own key.
    #[error("Data pribadi {bidang} tidak dapat dibuka: isinya berubah di luar Selaras.")]
    Rusak {
        /// Which field.
        bidang: String,
    },
    /// The database.
    #[error(transparent)]
    Store(#[from] store::StoreError),
}

/// Whose field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pemilik {
    /// Government.
    pub pemda: Uuid,
    /// "orang", "akun".
    pub jenis: &'static str,
    /// Id.
    pub id: Uuid,
}

impl Pemilik {
    /// A person.
    #[must_use]
    pub const fn orang(pemda: Uuid, id: Uuid) -> Self {
        Self {
            pemda,
            jenis: "orang",
            id,
        }
    }

    /// An account.
    #[must_use]
    pub const fn akun(pemda: Uuid, id: Uuid) -> Self {
        Self {
            pemda,
            jenis: "akun",
            id,
        }
    }

    const fn bidang(self, bidang: &str) -> Bidang<'_> {
        Bidang {
            pemda: self.pemda,
            jenis: self.jenis,
            id: self.id,
            bidang,
        }
    }
}

/// Reads the master keys anew, the present one first.
type Muat = Box<dyn Fn() -> Vec<Vec<u8>> + Send + Sync>;

/// Master keys of this installation, the present one first, and data keys opened so far.
pub struct Brankas {
    induk: RwLock<Vec<Kunci>>,
    muat: Option<Muat>,
    terbuka: Mutex<BTreeMap<Uuid, Kunci>>,
}

impl fmt::Debug for Brankas {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Brankas")
            .field("induk", &self.sebutan())
            .finish_non_exhaustive()
    }
}

impl Brankas {
    /// No keys: nothing can be sealed or opened, and the message says so.
    #[must_use]
    pub fn kosong() -> Self {
        Self::baru(Vec::new())
    }

    /// With these master keys, the present one first.
    #[must_use]
    pub fn baru(induk: Vec<Kunci>) -> Self {
        Self {
            induk: RwLock::new(induk),
            muat: None,
            terbuka: Mutex::default(),
        }
    }

    /// With master keys that `muat` reads, the present one first; read again when a key is wanted
    /// that was not there, because another program may have turned the keys over meanwhile.
    #[must_use]
    pub fn dengan(muat: impl Fn() -> Vec<Vec<u8>> + Send + Sync + 'static) -> Self {
        let b = Self {
            muat: Some(Box::new(muat)),
            ..Self::kosong()
        };
        b.muat_ulang();
        b
    }

    fn muat_ulang(&self) {
        if let Some(muat) = &self.muat {
            let baru = muat().iter().filter_map(|b| Kunci::dari(b)).collect();
            *self.induk.write().unwrap_or_else(PoisonError::into_inner) = baru;
        }
    }

    fn baca_induk(&self) -> RwLockReadGuard<'_, Vec<Kunci>> {
        self.induk.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Names of the master keys, the present one first.
    #[must_use]
    pub fn sebutan(&self) -> Vec<String> {
        self.baca_induk().iter().map(Kunci::sebutan).collect()
    }

    pub(super) fn induk_kini(&self) -> Result<Kunci, RahasiaGagal> {
        let ada = self.baca_induk().first().cloned();
        ada.ok_or(RahasiaGagal::TanpaKunci)
    }

    fn cari_induk(&self, sebutan: &str) -> Option<Kunci> {
        let cari = || {
            let semua = self.baca_induk();
            semua.iter().find(|i| i.sebutan() == sebutan).cloned()
        };
        cari().or_else(|| {
            self.muat_ulang();
            cari()
        })
    }

    /// A data key, opened with the master key that wrapped it.
    pub(super) fn buka_kunci(&self, pemda: Uuid, k: &KunciDataRow) -> Result<Kunci, RahasiaGagal> {
        let mut terbuka = self.terbuka.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(ada) = terbuka.get(&k.id) {
            return Ok(ada.clone());
        }
        let hilang = || RahasiaGagal::KunciHilang {
            induk: k.induk.clone(),
        };
        let induk = match self.cari_induk(&k.induk) {
            Some(i) => i,
            None if self.baca_induk().is_empty() => return Err(RahasiaGagal::TanpaKunci),
            None => return Err(hilang()),
        };
        let isi = induk
            .buka(&k.terbungkus, &tempat_kunci(pemda, k.id))
            .map_err(|TidakTerbuka| hilang())?;
        let kunci = Kunci::dari(&isi).ok_or_else(hilang)?;
        terbuka.insert(k.id, kunci.clone());
        Ok(kunci)
    }

    /// The present data key of a government; made at first use.
    pub(super) async fn kunci_kini(
        &self,
        tx: &mut Tx<'_>,
        pemda: Uuid,
        (rng, pada): (&mut (dyn Rng + '_), DateTime<Utc>),
    ) -> Result<(Uuid, Kunci), RahasiaGagal> {
        let kini = |semua: &[KunciDataRow]| {
            let k = semua.iter().find(|k| k.pensiun_pada.is_none())?;
            Some(self.buka_kunci(pemda, k).map(|kunci| (k.id, kunci)))
        };
        if let Some(ada) = kini(&rahasia::daftar_kunci(tx, pemda).await?) {
            return ada;
        }
        let row = self.bungkus_baru(pemda, rng, pada)?;
        // Two first uses at the same time: the second one takes the first one's key.
        rahasia::kunci_giliran(tx, pemda).await?;
        if let Some(ada) = kini(&rahasia::daftar_kunci(tx, pemda).await?) {
            return ada;
        }
        rahasia::tambah_kunci(tx, pemda, &row).await?;
        Ok((row.id, self.buka_kunci(pemda, &row)?))
    }

    /// A new data key, wrapped by the present master key.
    pub(super) fn bungkus_baru(
        &self,
        pemda: Uuid,
        rng: &mut dyn Rng,
        pada: DateTime<Utc>,
    ) -> Result<KunciDataRow, RahasiaGagal> {
        let induk = self.induk_kini()?;
        let clock = dasar::waktu::ClockTetap(dasar::waktu::Saat(pada));
        let id = dasar::Id::<dasar::id::Pelaku>::baru(&clock, rng).uuid();
        let kunci = Kunci::baru(rng);
        Ok(KunciDataRow {
            id,
            induk: induk.sebutan(),
            terbungkus: self.bungkus(pemda, id, &kunci, rng)?,
            dibuat_pada: pada,
            pensiun_pada: None,
        })
    }

    pub(super) fn bungkus(
        &self,
        pemda: Uuid,
        id: Uuid,
        kunci: &Kunci,
        rng: &mut dyn Rng,
    ) -> Result<Vec<u8>, RahasiaGagal> {
        self.induk_kini()?
            .segel(kunci.bita(), &tempat_kunci(pemda, id), rng)
            .map_err(|TidakTerbuka| RahasiaGagal::TanpaKunci)
    }

    /// Seals a field and keeps it, in the transaction of the act.
    ///
    /// # Errors
    /// No key; the database.
    pub async fn simpan(
        &self,
        tx: &mut Tx<'_>,
        (p, bidang): (Pemilik, &str),
        nilai: &str,
        (rng, pada): (&mut (dyn Rng + '_), DateTime<Utc>),
    ) -> Result<(), RahasiaGagal> {
        let (id, kunci) = self.kunci_kini(tx, p.pemda, (&mut *rng, pada)).await?;
        let b = p.bidang(bidang);
        let segel = segel(&kunci, b, nilai, rng)?;
        let indeks = kunci.indeks(bidang, &baku(nilai));
        rahasia::simpan(tx, b, (id, &segel, &indeks), pada).await?;
        Ok(())
    }

    /// Opens a field; none when it is not kept.
    ///
    /// # Errors
    /// Its key is not here, or it was changed outside.
    pub async fn baca(
        &self,
        tx: &mut Tx<'_>,
        p: Pemilik,
        bidang: &str,
    ) -> Result<Option<Rahasia<String>>, RahasiaGagal> {
        let Some(s) = rahasia::ambil(tx, p.bidang(bidang)).await? else {
            return Ok(None);
        };
        let semua = rahasia::daftar_kunci(tx, p.pemda).await?;
        self.buka_segel(p.pemda, &s, &semua).map(Some)
    }

    /// Every field of an owner, by name.
    ///
    /// # Errors
    /// As [`Self::baca`].
    pub async fn milik(
        &self,
        tx: &mut Tx<'_>,
        p: Pemilik,
    ) -> Result<BTreeMap<String, Rahasia<String>>, RahasiaGagal> {
        let semua = rahasia::daftar_kunci(tx, p.pemda).await?;
        let mut hasil = BTreeMap::new();
        for s in rahasia::milik(tx, (p.pemda, p.jenis, p.id)).await? {
            let nilai = self.buka_segel(p.pemda, &s, &semua)?;
            hasil.insert(s.bidang, nilai);
        }
        Ok(hasil)
    }

    /// Removes a field; false when there was none.
    ///
    /// # Errors
    /// The database.
    pub async fn hapus(
        &self,
        tx: &mut Tx<'_>,
        p: Pemilik,
        bidang: &str,
    ) -> Result<bool, RahasiaGagal> {
        Ok(rahasia::hapus(tx, p.bidang(bidang)).await?)
    }

    /// Owners whose field equals a value. During a rotation both keys' digests are asked for.
    ///
    /// # Errors
    /// As [`Self::baca`].
    pub async fn cari(
        &self,
        tx: &mut Tx<'_>,
        (pemda, jenis, bidang): (Uuid, &str, &str),
        nilai: &str,
    ) -> Result<Vec<Uuid>, RahasiaGagal> {
        let mut indeks = Vec::new();
        for k in rahasia::daftar_kunci(tx, pemda).await? {
            indeks.push(self.buka_kunci(pemda, &k)?.indeks(bidang, &baku(nilai)));
        }
        Ok(rahasia::cari(tx, (pemda, jenis, bidang), &indeks).await?)
    }

    /// Opens a sealed row with the key it names.
    pub(super) fn buka_segel(
        &self,
        pemda: Uuid,
        s: &SegelRow,
        semua: &[KunciDataRow],
    ) -> Result<Rahasia<String>, RahasiaGagal> {
        let rusak = || RahasiaGagal::Rusak {
            bidang: s.bidang.clone(),
        };
        let k = semua
            .iter()
            .find(|k| k.id == s.kunci_id)
            .ok_or_else(rusak)?;
        let kunci = self.buka_kunci(pemda, k)?;
        let b = Bidang {
            pemda,
            jenis: &s.pemilik_jenis,
            id: s.pemilik_id,
            bidang: &s.bidang,
        };
        let isi = kunci.buka(&s.segel, &tempat(b)).map_err(|_| rusak())?;
        let teks = std::str::from_utf8(&isi).map_err(|_| rusak())?;
        Ok(Rahasia::baru(teks.to_owned()))
    }
}

/// Seals a value for its place.
pub(super) fn segel(
    kunci: &Kunci,
    b: Bidang<'_>,
    nilai: &str,
    rng: &mut dyn Rng,
) -> Result<Vec<u8>, RahasiaGagal> {
    kunci
        .segel(nilai.as_bytes(), &tempat(b), rng)
        .map_err(|TidakTerbuka| RahasiaGagal::Rusak {
            bidang: b.bidang.to_owned(),
        })
}

/// As typed: blanks, dots and dashes of a number do not matter when looking for it.
pub(super) fn baku(nilai: &str) -> String {
    nilai
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Where a field belongs: copied into another row, or another government, it does not open.
fn tempat(b: Bidang<'_>) -> Vec<u8> {
    format!("{}|{}|{}|{}", b.pemda, b.jenis, b.id, b.bidang).into_bytes()
}

fn tempat_kunci(pemda: Uuid, id: Uuid) -> Vec<u8> {
    format!("kunci|{pemda}|{id}").into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rahasia_tidak_tercetak_dan_topeng_menyisakan_empat() {
        let r = Rahasia::baru("6411010101900001".to_owned());
        assert_eq!(format!("{r:?}"), "Rahasia(***)");
        assert_eq!(r.topeng(), "••••••••••••0001");
        assert_eq!(Rahasia::baru("1234567".to_owned()).topeng(), "•••••••");
        assert_eq!(Rahasia::baru(String::new()).topeng(), "");
    }
}
