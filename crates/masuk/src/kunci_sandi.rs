//! Passkeys (WebAuthn): the browser's or phone's own key instead of a password.
//!
//! A ceremony has two halves. The first gives what the page hands to the browser and a state that
//! waits on the server; the second takes the browser's answer and the state. States and keys are
//! JSON texts here, so that nobody above knows the library.

use serde::Serialize;
use serde::de::DeserializeOwned;
use webauthn_rs::prelude::{
    CredentialID, Passkey, PasskeyAuthentication, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Url, Uuid, Webauthn, WebauthnBuilder,
};

/// Why a ceremony failed.
#[derive(Debug, thiserror::Error)]
pub enum KunciSandiGagal {
    /// The address of this installation has no domain name, or is not https (localhost excepted).
    #[error("kunci sandi memerlukan nama domain dengan https; alamat {0} tidak dapat dipakai")]
    Alamat(String),
    /// The browser's answer does not fit: other site, other challenge, wrong signature, no
    /// verification of the person.
    #[error("jawaban kunci sandi tidak sah: {0}")]
    TidakSah(String),
    /// A stored state or key cannot be read.
    #[error("keadaan kunci sandi tidak terbaca: {0}")]
    Rusak(String),
}

/// Passkeys of one site.
#[derive(Debug)]
pub struct Situs {
    inti: Webauthn,
}

/// First half of a ceremony.
#[derive(Clone, Debug)]
pub struct Mulai {
    /// JSON for `navigator.credentials`.
    pub tantangan: String,
    /// JSON to be kept on the server until the answer.
    pub keadaan: String,
}

/// A key that answered rightly.
#[derive(Clone, Debug)]
pub struct Terbukti {
    /// Which of the account's keys: its id, base64url.
    pub kunci: String,
    /// The key as it is to be stored from now on (counter), when it changed.
    pub baru: Option<String>,
}

impl Situs {
    /// The site at this origin, `https://selaras.contoh.go.id`.
    ///
    /// # Errors
    /// An origin without a domain name, or without https (localhost excepted).
    pub fn baru(asal: &str) -> Result<Self, KunciSandiGagal> {
        let salah = || KunciSandiGagal::Alamat(asal.to_owned());
        let url = Url::parse(asal).map_err(|_| salah())?;
        let domain = url.domain().ok_or_else(salah)?.to_owned();
        if url.scheme() != "https" && domain != "localhost" {
            return Err(salah());
        }
        let inti = WebauthnBuilder::new(&domain, &url)
            .map_err(|_| salah())?
            .rp_name("Selaras")
            .build()
            .map_err(|_| salah())?;
        Ok(Self { inti })
    }

    /// Begins adding a key to an account.
    ///
    /// # Errors
    /// A stored key that cannot be read.
    pub fn mulai_daftar(
        &self,
        akun: [u8; 16],
        nama: &str,
        ada: &[String],
    ) -> Result<Mulai, KunciSandiGagal> {
        let kecuali: Vec<CredentialID> = kunci(ada)?.iter().map(|k| k.cred_id().clone()).collect();
        let (tantangan, keadaan) = self
            .inti
            .start_passkey_registration(Uuid::from_bytes(akun), nama, nama, Some(kecuali))
            .map_err(|e| KunciSandiGagal::TidakSah(e.to_string()))?;
        mulai(&tantangan, &keadaan)
    }

    /// Ends adding a key: its id and the key itself, to be stored.
    ///
    /// # Errors
    /// An answer that does not fit the state.
    pub fn selesai_daftar(
        &self,
        jawaban: &str,
        keadaan: &str,
    ) -> Result<(String, String), KunciSandiGagal> {
        let jawaban: RegisterPublicKeyCredential =
            serde_json::from_str(jawaban).map_err(|e| KunciSandiGagal::TidakSah(e.to_string()))?;
        let keadaan: PasskeyRegistration = baca(keadaan)?;
        let kunci = self
            .inti
            .finish_passkey_registration(&jawaban, &keadaan)
            .map_err(|e| KunciSandiGagal::TidakSah(e.to_string()))?;
        Ok((id(&kunci), tulis(&kunci)?))
    }

    /// Begins signing in with one of an account's keys.
    ///
    /// # Errors
    /// No key, or one that cannot be read.
    pub fn mulai_masuk(&self, ada: &[String]) -> Result<Mulai, KunciSandiGagal> {
        let (tantangan, keadaan) = self
            .inti
            .start_passkey_authentication(&kunci(ada)?)
            .map_err(|e| KunciSandiGagal::TidakSah(e.to_string()))?;
        mulai(&tantangan, &keadaan)
    }

    /// Ends signing in: which key answered.
    ///
    /// # Errors
    /// An answer that does not fit the state, also a counter that ran backwards (a copied key).
    pub fn selesai_masuk(
        &self,
        jawaban: &str,
        keadaan: &str,
        ada: &[String],
    ) -> Result<Terbukti, KunciSandiGagal> {
        let jawaban: PublicKeyCredential =
            serde_json::from_str(jawaban).map_err(|e| KunciSandiGagal::TidakSah(e.to_string()))?;
        let keadaan: PasskeyAuthentication = baca(keadaan)?;
        let hasil = self
            .inti
            .finish_passkey_authentication(&jawaban, &keadaan)
            .map_err(|e| KunciSandiGagal::TidakSah(e.to_string()))?;
        for mut k in kunci(ada)? {
            match k.update_credential(&hasil) {
                None => {}
                Some(berubah) => {
                    let baru = if berubah { Some(tulis(&k)?) } else { None };
                    return Ok(Terbukti {
                        kunci: id(&k),
                        baru,
                    });
                }
            }
        }
        Err(KunciSandiGagal::TidakSah("kunci tidak dikenal".to_owned()))
    }
}

fn id(k: &Passkey) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(k.cred_id())
}

fn kunci(ada: &[String]) -> Result<Vec<Passkey>, KunciSandiGagal> {
    ada.iter().map(|k| baca(k)).collect()
}

fn baca<T: DeserializeOwned>(teks: &str) -> Result<T, KunciSandiGagal> {
    serde_json::from_str(teks).map_err(|e| KunciSandiGagal::Rusak(e.to_string()))
}

fn tulis<T: Serialize>(isi: &T) -> Result<String, KunciSandiGagal> {
    serde_json::to_string(isi).map_err(|e| KunciSandiGagal::Rusak(e.to_string()))
}

fn mulai(tantangan: &impl Serialize, keadaan: &impl Serialize) -> Result<Mulai, KunciSandiGagal> {
    Ok(Mulai {
        tantangan: tulis(tantangan)?,
        keadaan: tulis(keadaan)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hanya_domain_dengan_https_atau_localhost() {
        assert!(Situs::baru("https://selaras.contoh.go.id").is_ok());
        assert!(Situs::baru("http://localhost:8090").is_ok());
        for salah in [
            "http://selaras.contoh.go.id",
            "http://127.0.0.1:8090",
            "bukan",
            "",
        ] {
            assert!(
                matches!(Situs::baru(salah), Err(KunciSandiGagal::Alamat(_))),
                "{salah}"
            );
        }
    }

    #[test]
    fn tantangan_meminta_verifikasi_dan_jawaban_asing_ditolak() {
        let s = Situs::baru("https://selaras.contoh.go.id").unwrap();
        let m = s.mulai_daftar([7; 16], "siti.rahma", &[]).unwrap();
        assert!(m.tantangan.contains("\"userVerification\":\"required\""));
        assert!(m.tantangan.contains("selaras.contoh.go.id"));
        let lain = s.mulai_daftar([7; 16], "siti.rahma", &[]).unwrap();
        assert_ne!(m.tantangan, lain.tantangan, "a challenge is used once");
        assert!(matches!(
            s.selesai_daftar("{}", &m.keadaan),
            Err(KunciSandiGagal::TidakSah(_))
        ));
        assert!(s.mulai_masuk(&["rusak".to_owned()]).is_err());
    }
}
