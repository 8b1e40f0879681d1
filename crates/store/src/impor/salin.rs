//! Bulk rows in COPY text format: built once, sent once, never one statement per row.

use sqlx::PgConnection;
use uuid::Uuid;

use crate::Result;

/// Rows on their way into a temporary table.
#[derive(Debug, Default, Clone)]
pub struct Salin {
    isi: Vec<u8>,
    baris: usize,
    /// The open row has a cell already.
    lanjut: bool,
}

impl Salin {
    /// No rows yet.
    #[must_use]
    pub fn baru() -> Self {
        Self::default()
    }

    /// Number of closed rows.
    #[must_use]
    pub fn jumlah(&self) -> usize {
        self.baris
    }

    fn pisah(&mut self) {
        if std::mem::replace(&mut self.lanjut, true) {
            self.isi.push(b'\t');
        }
    }

    /// A text cell.
    pub fn teks(&mut self, teks: &str) -> &mut Self {
        self.pisah();
        let khusus = |b: &u8| matches!(b, b'\\' | b'\t' | b'\n' | b'\r' | 0);
        let mut sisa = teks.as_bytes();
        while let Some(ke) = sisa.iter().position(khusus) {
            let (polos, lanjut) = sisa.split_at(ke);
            self.isi.extend_from_slice(polos);
            match lanjut.first() {
                Some(b'\\') => self.isi.extend_from_slice(b"\\\\"),
                Some(b'\t') => self.isi.extend_from_slice(b"\\t"),
                Some(b'\n') => self.isi.extend_from_slice(b"\\n"),
                Some(b'\r') => self.isi.extend_from_slice(b"\\r"),
                _ => {}
            }
            sisa = lanjut.get(1..).unwrap_or_default();
        }
        self.isi.extend_from_slice(sisa);
        self
    }

    /// Null.
    pub fn nol(&mut self) -> &mut Self {
        self.pisah();
        self.isi.extend_from_slice(b"\\N");
        self
    }

    /// A text cell, null when blank.
    pub fn isi_atau_nol(&mut self, teks: &str) -> &mut Self {
        if teks.is_empty() {
            self.nol()
        } else {
            self.teks(teks)
        }
    }

    /// Anything whose text form PostgreSQL reads: numbers, ids, dates, booleans.
    pub fn nilai(&mut self, nilai: impl std::fmt::Display) -> &mut Self {
        use std::io::Write;
        self.pisah();
        // Writing into a Vec cannot fail.
        let _ = write!(self.isi, "{nilai}");
        self
    }

    /// An id; the same digits as its text form.
    pub fn uuid(&mut self, id: Uuid) -> &mut Self {
        self.pisah();
        let mut huruf = Uuid::encode_buffer();
        self.isi
            .extend_from_slice(id.hyphenated().encode_lower(&mut huruf).as_bytes());
        self
    }

    /// A whole number.
    pub fn bulat(&mut self, n: i64) -> &mut Self {
        self.pisah();
        // Digits from the right; nineteen of them and a sign fit.
        let mut huruf = [0u8; 20];
        let mut mulai = huruf.len();
        let mut sisa = n.unsigned_abs();
        for tempat in huruf.iter_mut().rev() {
            *tempat = b'0' + u8::try_from(sisa % 10).unwrap_or(0);
            mulai -= 1;
            sisa /= 10;
            if sisa == 0 {
                break;
            }
        }
        if n < 0 {
            self.isi.push(b'-');
        }
        self.isi
            .extend_from_slice(huruf.get(mulai..).unwrap_or_default());
        self
    }

    /// As [`Salin::nilai`], null when absent.
    pub fn opsi(&mut self, nilai: Option<impl std::fmt::Display>) -> &mut Self {
        match nilai {
            Some(nilai) => self.nilai(nilai),
            None => self.nol(),
        }
    }

    /// A `text[]` cell.
    pub fn larik<'a>(&mut self, isi: impl IntoIterator<Item = &'a str>) -> &mut Self {
        let mut teks = String::from("{");
        for (i, unsur) in isi.into_iter().enumerate() {
            if i > 0 {
                teks.push(',');
            }
            teks.push('"');
            for c in unsur.chars() {
                if matches!(c, '"' | '\\') {
                    teks.push('\\');
                }
                teks.push(c);
            }
            teks.push('"');
        }
        teks.push('}');
        self.teks(&teks)
    }

    /// Closes the row.
    pub fn akhir(&mut self) {
        self.isi.push(b'\n');
        self.baris += 1;
        self.lanjut = false;
    }

    /// Sends the rows into `tabel (kolom)`; row-level security forbids COPY into tenant tables,
    /// so callers name a temporary table here.
    pub(crate) async fn kirim(
        &self,
        conn: &mut PgConnection,
        tabel: &str,
        kolom: &str,
    ) -> Result<()> {
        let perintah = format!("copy {tabel} ({kolom}) from stdin");
        let mut aliran = conn.copy_in_raw(&perintah).await?;
        for potong in self.isi.chunks(1 << 20) {
            if let Err(galat) = aliran.send(potong).await {
                let _ = aliran.abort("gagal mengirim").await;
                return Err(galat.into());
            }
        }
        aliran.finish().await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Salin;

    #[test]
    fn cells_are_escaped_so_that_copy_reads_them_back() {
        let mut s = Salin::baru();
        s.teks("a\tb\\c\nd\0")
            .nol()
            .larik(["x\"y", "z\\"])
            .nilai(7)
            .akhir();
        assert_eq!(
            s.isi,
            b"a\\tb\\\\c\\nd\t\\N\t{\"x\\\\\"y\",\"z\\\\\\\\\"}\t7\n"
        );
        assert_eq!(s.jumlah(), 1);
    }

    #[test]
    fn ids_and_numbers_are_written_as_their_display_form() {
        for n in [0, 7, -1, 10, 1_234_567, i64::MAX, i64::MIN] {
            let (mut a, mut b) = (Salin::baru(), Salin::baru());
            a.bulat(n)
                .uuid(uuid::Uuid::from_u128(0x0123_4567_89ab))
                .akhir();
            b.nilai(n)
                .nilai(uuid::Uuid::from_u128(0x0123_4567_89ab))
                .akhir();
            assert_eq!(a.isi, b.isi);
        }
    }
}
