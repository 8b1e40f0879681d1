//! Bulk rows in COPY text format: built once, sent once, never one statement per row.

use sqlx::PgConnection;

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
        for b in teks.bytes() {
            match b {
                b'\\' => self.isi.extend_from_slice(b"\\\\"),
                b'\t' => self.isi.extend_from_slice(b"\\t"),
                b'\n' => self.isi.extend_from_slice(b"\\n"),
                b'\r' => self.isi.extend_from_slice(b"\\r"),
                0 => {}
                lain => self.isi.push(lain),
            }
        }
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
}
