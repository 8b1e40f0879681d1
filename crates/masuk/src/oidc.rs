//! Single sign-on: OpenID Connect authorisation code flow with PKCE.
//!
//! The provider says who somebody is; which account that is, and what it may, Selaras decides.
//! State, nonce and PKCE verifier come from the random source handed in and wait on the server.

use std::sync::Arc;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use dasar::waktu::{Rng, Saat};
use openidconnect::core::{
    CoreAuthenticationFlow, CoreClient, CoreIdTokenClaims, CoreProviderMetadata,
};
use openidconnect::{
    AccessTokenHash, AuthorizationCode, ClientId, ClientSecret, CsrfToken, HttpRequest,
    HttpResponse, IssuerUrl, Nonce, OAuth2TokenResponse as _, PkceCodeChallenge, PkceCodeVerifier,
    RedirectUrl, Scope, TokenResponse as _,
};
use serde::{Deserialize, Serialize};

/// Largest answer read from a provider.
const BATAS_JAWABAN: usize = 1 << 20;
/// Longest wait for a provider.
const SABAR: Duration = Duration::from_secs(10);

/// One identity provider, as configured.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Penyedia {
    /// What the button says: "Masuk dengan …".
    pub sebutan: String,
    /// Issuer, exactly as the provider names itself.
    pub penerbit: String,
    /// Client id.
    pub klien: String,
    /// Client secret; none for a public client.
    #[serde(default)]
    pub rahasia: Option<String>,
    /// Claim that names the person, when accounts are linked by it: "nip", "email", …
    #[serde(default)]
    pub klaim: Option<String>,
}

impl std::fmt::Debug for Penyedia {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Penyedia")
            .field("penerbit", &self.penerbit)
            .field("klien", &self.klien)
            .field("rahasia", &self.rahasia.as_ref().map(|_| "***"))
            .finish_non_exhaustive()
    }
}

/// Why single sign-on failed.
#[derive(Debug, thiserror::Error)]
pub enum OidcGagal {
    /// The configuration is wrong.
    #[error("pengaturan masuk tunggal salah: {0}")]
    Aturan(String),
    /// The provider does not answer, or not as the standard wants.
    #[error("penyedia identitas tidak menjawab sebagaimana mestinya: {0}")]
    Penyedia(String),
    /// Issuer, audience, expiry, signature, nonce or state do not fit.
    #[error("jawaban penyedia identitas ditolak: {0}")]
    Ditolak(String),
}

/// What waits on the server between the two halves.
#[derive(Clone, Serialize, Deserialize)]
pub struct Menunggu {
    /// Returned by the provider in the address.
    pub state: String,
    /// Returned inside the signed token.
    pub nonce: String,
    /// Proves that the one who asked is the one who exchanges the code.
    pub pkce: String,
}

/// Who the provider says it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dikenali {
    /// Issuer.
    pub penerbit: String,
    /// Stable id of the person at this issuer.
    pub subjek: String,
    /// Value of the configured claim, only when the provider vouches for it.
    pub klaim: Option<String>,
}

/// A provider whose configuration and keys were fetched.
pub struct Oidc {
    penyedia: Penyedia,
    meta: CoreProviderMetadata,
    kembali: RedirectUrl,
    http: reqwest::Client,
}

/// The HTTP client of this crate: no redirects, bounded time, ring for TLS.
///
/// # Errors
/// TLS cannot be set up.
fn klien_http() -> Result<reqwest::Client, OidcGagal> {
    // Fails only when another part of the program has chosen already: then that one stays.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .timeout(SABAR)
        .build()
        .map_err(|e| OidcGagal::Aturan(e.to_string()))
}

async fn panggil(http: reqwest::Client, minta: HttpRequest) -> Result<HttpResponse, OidcGagal> {
    let gagal = |e: &dyn std::fmt::Display| OidcGagal::Penyedia(e.to_string());
    let minta = reqwest::Request::try_from(minta).map_err(|e| gagal(&e))?;
    let mut jawab = http.execute(minta).await.map_err(|e| gagal(&e))?;
    let mut hasil = HttpResponse::new(Vec::new());
    *hasil.status_mut() = jawab.status();
    *hasil.headers_mut() = jawab.headers().clone();
    while let Some(potong) = jawab.chunk().await.map_err(|e| gagal(&e))? {
        if hasil.body().len() + potong.len() > BATAS_JAWABAN {
            return Err(gagal(&"jawaban terlalu besar"));
        }
        hasil.body_mut().extend_from_slice(&potong);
    }
    Ok(hasil)
}

/// An issuer must be https; http only on this machine, for tests and set-up.
fn penerbit(alamat: &str) -> Result<IssuerUrl, OidcGagal> {
    let url = IssuerUrl::new(alamat.to_owned()).map_err(|e| OidcGagal::Aturan(e.to_string()))?;
    let host = url.url().host_str().unwrap_or_default().to_owned();
    let sendiri = matches!(host.as_str(), "localhost" | "127.0.0.1" | "[::1]");
    if url.url().scheme() != "https" && !sendiri {
        return Err(OidcGagal::Aturan(format!(
            "{alamat} harus diawali https://"
        )));
    }
    Ok(url)
}

fn acak(rng: &mut dyn Rng) -> String {
    let mut isi = [0_u8; 32];
    rng.isi(&mut isi);
    URL_SAFE_NO_PAD.encode(isi)
}

impl Oidc {
    /// Fetches the provider's configuration and keys. `kembali` is our own address it answers to.
    ///
    /// # Errors
    /// No answer, an issuer that names itself differently, an address without https.
    pub async fn temukan(penyedia: Penyedia, kembali: &str) -> Result<Self, OidcGagal> {
        let http = klien_http()?;
        let issuer = penerbit(&penyedia.penerbit)?;
        let kembali =
            RedirectUrl::new(kembali.to_owned()).map_err(|e| OidcGagal::Aturan(e.to_string()))?;
        let h = http.clone();
        let meta = CoreProviderMetadata::discover_async(issuer, &move |r| panggil(h.clone(), r))
            .await
            .map_err(|e| OidcGagal::Penyedia(e.to_string()))?;
        Ok(Self {
            penyedia,
            meta,
            kembali,
            http,
        })
    }

    /// The provider as configured.
    #[must_use]
    pub fn penyedia(&self) -> &Penyedia {
        &self.penyedia
    }

    /// First half: the provider's address for the browser, and what waits on the server.
    #[must_use]
    pub fn mulai(&self, rng: &mut dyn Rng) -> (String, Menunggu) {
        let menunggu = Menunggu {
            state: acak(rng),
            nonce: acak(rng),
            pkce: acak(rng),
        };
        let bukti = PkceCodeVerifier::new(menunggu.pkce.clone());
        let (state, nonce) = (menunggu.state.clone(), menunggu.nonce.clone());
        let klien = CoreClient::from_provider_metadata(
            self.meta.clone(),
            ClientId::new(self.penyedia.klien.clone()),
            self.penyedia.rahasia.clone().map(ClientSecret::new),
        )
        .set_redirect_uri(self.kembali.clone());
        let mut minta = klien
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                move || CsrfToken::new(state.clone()),
                move || Nonce::new(nonce.clone()),
            )
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&bukti));
        for lingkup in ["profile", "email"] {
            minta = minta.add_scope(Scope::new(lingkup.to_owned()));
        }
        (minta.url().0.to_string(), menunggu)
    }

    /// Second half: exchanges the code and checks every claim.
    ///
    /// # Errors
    /// A state that is not ours; no answer; a token whose signature, issuer, audience, expiry,
    /// nonce or access token hash does not fit.
    pub async fn selesai(
        &self,
        menunggu: &Menunggu,
        (kode, state): (&str, &str),
        kini: Saat,
    ) -> Result<Dikenali, OidcGagal> {
        if !crate::token::sama(state.as_bytes(), menunggu.state.as_bytes()) {
            return Err(OidcGagal::Ditolak("state tidak cocok".to_owned()));
        }
        let klien = CoreClient::from_provider_metadata(
            self.meta.clone(),
            ClientId::new(self.penyedia.klien.clone()),
            self.penyedia.rahasia.clone().map(ClientSecret::new),
        )
        .set_redirect_uri(self.kembali.clone());
        let h = self.http.clone();
        let token = klien
            .exchange_code(AuthorizationCode::new(kode.to_owned()))
            .map_err(|e| OidcGagal::Aturan(e.to_string()))?
            .set_pkce_verifier(PkceCodeVerifier::new(menunggu.pkce.clone()))
            .request_async(&move |r| panggil(h.clone(), r))
            .await
            .map_err(|e| OidcGagal::Penyedia(e.to_string()))?;
        let id = token
            .id_token()
            .ok_or_else(|| OidcGagal::Ditolak("tanpa token identitas".to_owned()))?;
        let pemeriksa = klien.id_token_verifier().set_time_fn(move || kini.0);
        let nonce = Nonce::new(menunggu.nonce.clone());
        let tolak = |e: &dyn std::fmt::Display| OidcGagal::Ditolak(e.to_string());
        let klaim = id.claims(&pemeriksa, &nonce).map_err(|e| tolak(&e))?;
        if let Some(harap) = klaim.access_token_hash() {
            let alg = id.signing_alg().map_err(|e| tolak(&e))?;
            let kunci = id.signing_key(&pemeriksa).map_err(|e| tolak(&e))?;
            let nyata = AccessTokenHash::from_token(token.access_token(), alg, kunci)
                .map_err(|e| tolak(&e))?;
            if nyata != *harap {
                return Err(tolak(&"token akses tertukar"));
            }
        }
        Ok(Dikenali {
            penerbit: self.penyedia.penerbit.clone(),
            subjek: klaim.subject().as_str().to_owned(),
            klaim: self.klaim(klaim, &id.to_string()),
        })
    }

    /// The configured claim, from the token whose signature was checked a moment ago.
    fn klaim(&self, klaim: &CoreIdTokenClaims, token: &str) -> Option<String> {
        let nama = self.penyedia.klaim.as_deref()?;
        match nama {
            "email" if klaim.email_verified() == Some(true) => {
                klaim.email().map(|e| e.as_str().to_lowercase())
            }
            // An address that the provider did not verify may be anybody's.
            "email" => None,
            "preferred_username" => klaim.preferred_username().map(|u| u.as_str().to_owned()),
            lain => {
                let isi = token.split('.').nth(1)?;
                let isi = URL_SAFE_NO_PAD.decode(isi).ok()?;
                let isi: serde_json::Value = serde_json::from_slice(&isi).ok()?;
                isi.get(lain)?.as_str().map(str::to_owned)
            }
        }
    }
}

/// Several providers by their number in the configuration.
pub type DaftarPenyedia = Arc<[Penyedia]>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn penerbit_harus_https_kecuali_mesin_ini() {
        assert!(penerbit("https://sso.contoh.go.id").is_ok());
        assert!(penerbit("http://127.0.0.1:3000").is_ok());
        assert!(penerbit("http://localhost:3000").is_ok());
        assert!(penerbit("http://sso.contoh.go.id").is_err());
        assert!(penerbit("http://localhost.jahat.example").is_err());
        assert!(penerbit("bukan alamat").is_err());
    }

    #[test]
    fn rahasia_klien_tidak_tercetak() {
        let p = Penyedia {
            sebutan: "a".into(),
            penerbit: "https://a".into(),
            klien: "k".into(),
            rahasia: Some("sangat-rahasia".into()),
            klaim: None,
        };
        assert!(!format!("{p:?}").contains("sangat-rahasia"));
    }
}
