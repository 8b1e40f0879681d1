//! The wall clock and the random source of the operating system: read here, nowhere else.

use std::fs::File;
use std::io::{BufReader, Read as _};

use dasar::waktu::{Clock, Rng, Saat};

/// The system's clock.
pub struct JamSistem;

impl Clock for JamSistem {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that reads the wall clock"
    )]
    fn kini(&self) -> Saat {
        Saat(chrono::Utc::now())
    }
}

/// The kernel's random source.
pub struct AcakSistem(BufReader<File>);

impl AcakSistem {
    pub fn buka() -> std::io::Result<Self> {
        Ok(Self(BufReader::new(File::open("/dev/urandom")?)))
    }
}

impl Rng for AcakSistem {
    fn isi(&mut self, buf: &mut [u8]) {
        if self.0.read_exact(buf).is_err() {
            // Going on with predictable secrets would be worse than stopping.
            std::process::abort();
        }
    }
}
