//! What a command says at its end: one value for machines, tables for people, an exit code.

use std::io::{self, Write};

use serde_json::{Value, json};

/// `--format`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// Aligned text.
    Table,
    /// The first table, semicolons, for spreadsheets.
    Csv,
    /// One document.
    Json,
}

/// One table of text; numbers are already formatted.
#[derive(Clone, Debug, Default)]
pub struct Daftar {
    pub judul: String,
    pub kolom: Vec<String>,
    pub baris: Vec<Vec<String>>,
    /// Columns that hold numbers and align right.
    pub kanan: Vec<usize>,
}

/// The result of a command.
#[derive(Clone, Debug, Default)]
pub struct Keluaran {
    /// The whole answer for `--format json`.
    pub json: Value,
    /// The same for people; the first one is the answer for `--format csv`.
    pub daftar: Vec<Daftar>,
    /// Closing sentences for people; the last says the next step.
    pub pesan: Vec<String>,
    /// Exit code when the command worked: 0, or 1 for a refusal that carries an answer.
    pub kode: u8,
    /// The command has already written its answer.
    pub sudah_dicetak: bool,
}

impl Daftar {
    pub fn baru(judul: impl Into<String>, kolom: &[&str]) -> Self {
        Self {
            judul: judul.into(),
            kolom: kolom.iter().map(|k| (*k).to_owned()).collect(),
            ..Self::default()
        }
    }

    fn lebar(&self) -> Vec<usize> {
        let semua = std::iter::once(&self.kolom).chain(&self.baris);
        let mut lebar = vec![0; self.kolom.len()];
        for baris in semua {
            for (l, sel) in lebar.iter_mut().zip(baris) {
                *l = (*l).max(sel.chars().count());
            }
        }
        lebar
    }

    fn tulis(&self, ke: &mut dyn Write) -> io::Result<()> {
        if !self.judul.is_empty() {
            writeln!(ke, "{}", self.judul)?;
        }
        let lebar = self.lebar();
        let garis: Vec<String> = lebar.iter().map(|l| "─".repeat(*l)).collect();
        for baris in [&self.kolom, &garis].into_iter().chain(&self.baris) {
            let mut teks = String::new();
            for (i, (sel, l)) in baris.iter().zip(&lebar).enumerate() {
                let isi = " ".repeat(l.saturating_sub(sel.chars().count()));
                let (kiri, kanan) = if self.kanan.contains(&i) {
                    (isi, String::new())
                } else {
                    (String::new(), isi)
                };
                teks.push_str(&format!("{kiri}{sel}{kanan}  "));
            }
            writeln!(ke, "{}", teks.trim_end())?;
        }
        writeln!(ke)
    }

    fn tulis_csv(&self, ke: &mut dyn Write) -> io::Result<()> {
        for baris in std::iter::once(&self.kolom).chain(&self.baris) {
            let sel: Vec<String> = baris.iter().map(|s| sel_csv(s)).collect();
            write!(ke, "{}\r\n", sel.join(";"))?;
        }
        Ok(())
    }
}

/// Quotes a cell, and keeps a spreadsheet from running it as a formula.
fn sel_csv(teks: &str) -> String {
    let bilangan = teks
        .chars()
        .all(|c| c.is_ascii_digit() || "-.,".contains(c));
    let rumus = teks.starts_with(['=', '+', '-', '@', '\t', '\r']) && !bilangan;
    let aman = if rumus {
        format!("'{teks}")
    } else {
        teks.to_owned()
    };
    if aman.contains([';', '"', '\n', '\r']) {
        return format!("\"{}\"", aman.replace('"', "\"\""));
    }
    aman
}

impl Keluaran {
    pub fn baru(json: Value) -> Self {
        Self {
            json,
            ..Self::default()
        }
    }

    #[must_use]
    pub fn dengan(mut self, daftar: Daftar) -> Self {
        self.daftar.push(daftar);
        self
    }

    #[must_use]
    pub fn pesan(mut self, teks: impl Into<String>) -> Self {
        self.pesan.push(teks.into());
        self
    }

    /// The answer went out earlier (servers).
    pub fn sudah_dicetak() -> Self {
        Self {
            sudah_dicetak: true,
            ..Self::default()
        }
    }

    pub fn tulis(&self, format: Format, ke: &mut dyn Write) -> io::Result<()> {
        match format {
            Format::Json => {
                serde_json::to_writer_pretty(&mut *ke, &self.json)?;
                writeln!(ke)
            }
            Format::Csv => self.daftar.first().map_or(Ok(()), |d| d.tulis_csv(ke)),
            Format::Table => {
                self.daftar.iter().try_for_each(|d| d.tulis(ke))?;
                self.pesan.iter().try_for_each(|p| writeln!(ke, "{p}"))
            }
        }
    }
}

/// Why a command did not do its work.
#[derive(Debug)]
pub enum Gagal {
    /// The state or the law says no; exit 1.
    Tolak { kode: &'static str, pesan: String },
    /// Wrong usage or unreadable input; exit 2.
    Pakai(String),
    /// A bug or a broken environment; exit 70.
    Rusak(anyhow::Error),
    /// Interrupted by a signal; exit 130.
    Terputus,
}

impl Gagal {
    pub fn tolak(kode: &'static str, pesan: impl Into<String>) -> Self {
        Self::Tolak {
            kode,
            pesan: pesan.into(),
        }
    }

    pub fn pakai(pesan: impl Into<String>) -> Self {
        Self::Pakai(pesan.into())
    }

    pub fn rusak(galat: impl Into<anyhow::Error>) -> Self {
        Self::Rusak(galat.into())
    }

    pub fn kode(&self) -> u8 {
        match self {
            Self::Tolak { .. } => 1,
            Self::Pakai(_) => 2,
            Self::Rusak(_) => 70,
            Self::Terputus => 130,
        }
    }

    fn teks(&self) -> String {
        match self {
            Self::Tolak { pesan, .. } | Self::Pakai(pesan) => pesan.clone(),
            Self::Rusak(galat) => format!("{galat:#}"),
            Self::Terputus => "diputus".to_owned(),
        }
    }

    fn nama(&self) -> &'static str {
        match self {
            Self::Tolak { kode, .. } => kode,
            Self::Pakai(_) => "salah_pakai",
            Self::Rusak(_) => "gangguan",
            Self::Terputus => "diputus",
        }
    }

    /// Talk to stderr; with `--format json` also the one document on stdout.
    pub fn cetak(&self, format: Format) {
        let _ = writeln!(io::stderr().lock(), "selaras: {}", self.teks());
        if format == Format::Json {
            let isi = json!({"galat": {"kode": self.nama(), "pesan": self.teks()}});
            let _ = writeln!(io::stdout().lock(), "{isi:#}");
        }
    }
}

impl From<anyhow::Error> for Gagal {
    fn from(galat: anyhow::Error) -> Self {
        Self::Rusak(galat)
    }
}

impl From<store::StoreError> for Gagal {
    fn from(galat: store::StoreError) -> Self {
        Self::Rusak(galat.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contoh() -> Keluaran {
        let mut d = Daftar::baru("Judul", &["nama", "nilai"]);
        d.kanan = vec![1];
        d.baris = vec![
            vec!["=HYPERLINK(1)".into(), "1.000".into()],
            vec!["a;b".into(), "-2".into()],
        ];
        Keluaran::baru(json!({"a": 1})).dengan(d).pesan("Selesai.")
    }

    fn tulis(format: Format) -> String {
        let mut isi = Vec::new();
        contoh().tulis(format, &mut isi).unwrap();
        String::from_utf8(isi).unwrap()
    }

    #[test]
    fn tabel_rata() {
        let teks = tulis(Format::Table);
        assert_eq!(
            teks,
            "Judul\nnama           nilai\n─────────────  ─────\n=HYPERLINK(1)  1.000\n\
             a;b               -2\n\nSelesai.\n"
        );
    }

    #[test]
    fn csv_tidak_menjalankan_rumus() {
        assert_eq!(
            tulis(Format::Csv),
            "nama;nilai\r\n'=HYPERLINK(1);1.000\r\n\"a;b\";-2\r\n"
        );
    }

    #[test]
    fn json_tepat_satu_dokumen() {
        let nilai: Value = serde_json::from_str(&tulis(Format::Json)).unwrap();
        assert_eq!(nilai, json!({"a": 1}));
    }
}
