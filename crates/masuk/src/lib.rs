//! Sign-in and secrets, as protocols: nothing here reads a clock, a random source, a file or a
//! database. Whoever calls hands in the instant and the random bytes and keeps what comes back.
//!
//! Area: identity of the people who work with Selaras, and personal data at rest. Main nouns:
//! password ([`sandi`]), one-time code ([`totp`]), passkey ([`kunci_sandi`]), recovery code
//! ([`pemulihan`]), single sign-on ([`oidc`]), lock-out ([`tunda`]), envelope ([`amplop`]).
//! Law: UU 27/2022 (personal data), BSSN 4/2021 (application security), OWASP ASVS 4.0 level 2.
//! What it does not do: accounts, sessions, roles (`app::akun`). Start reading at [`sandi`].
//!
//! # Why
//! Two libraries draw randomness of their own: `webauthn-rs` makes its challenges itself, and
//! TLS its keys. Everything else that is secret comes from the random source of `main`.

pub mod amplop;
pub mod kunci_sandi;
pub mod oidc;
pub mod pemulihan;
pub mod sandi;
pub mod token;
pub mod totp;
pub mod tunda;
