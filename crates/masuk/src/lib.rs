//! Sign-in protocols: passwords, one-time codes, passkeys, single sign-on.
