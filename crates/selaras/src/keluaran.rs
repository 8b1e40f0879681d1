//! What a command says at its end: one value for machines, tables for people, an exit code.

use std::io::{self, Write};

use laporan::Tabel;
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

/// The result of a command.
#[derive(Clone, Debug, Default)]
pub struct Keluaran {
    /// The whole answer for `--format json`.
    pub json: Value,
    /// The same for people; the first one is the answer for `--format csv`.
    pub tabel: Vec<Tabel>,
    /// Closing sentences for people; the last says the next step.
    pub pesan: Vec<String>,
    /// Exit code when the command worked: 0, or 1 for a refusal that carries an answer.
    pub kode: u8,
    /// The command has already written its answer.
    pub sudah_dicetak: bool,
}

impl Keluaran {
    pub fn baru(json: Value) -> Self {
        Self {
            json,
            ..Self::default()
        }
    }

    #[must_use]
    pub fn dengan(mut self, tabel: Tabel) -> Self {
        self.tabel.push(tabel);
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
            Format::Csv => self
                .tabel
                .first()
                .map_or(Ok(()), |t| ke.write_all(&laporan::csv(t))),
            Format::Table => {
                self.tabel
                    .iter()
                    .try_for_each(|t| writeln!(ke, "{}", laporan::teks(t)))?;
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

    /// What went wrong, for people.
    pub fn teks(&self) -> String {
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
    use laporan::{JenisKolom, Kolom, Sel};

    fn tulis(format: Format) -> String {
        let mut tabel = Tabel::baru("Judul", vec![Kolom::baru("nama", "Nama", JenisKolom::Teks)]);
        tabel.tambah(vec![Sel::teks("Kutai")]);
        let keluaran = Keluaran::baru(json!({"a": 1}))
            .dengan(tabel)
            .pesan("Selesai.");
        let mut isi = Vec::new();
        keluaran.tulis(format, &mut isi).unwrap();
        String::from_utf8(isi).unwrap()
    }

    #[test]
    fn json_tepat_satu_dokumen() {
        let nilai: Value = serde_json::from_str(&tulis(Format::Json)).unwrap();
        assert_eq!(nilai, json!({"a": 1}));
    }

    #[test]
    fn tabel_lalu_langkah_berikut() {
        assert_eq!(
            tulis(Format::Table),
            "Judul\nNama\n-----\nKutai\n\nSelesai.\n"
        );
    }

    #[test]
    fn csv_hanya_tabel() {
        assert!(tulis(Format::Csv).ends_with("Nama\r\nKutai\r\n"));
    }

    #[test]
    fn kode_keluar() {
        let kode = [
            Gagal::tolak("x", ""),
            Gagal::pakai(""),
            Gagal::Rusak(anyhow::anyhow!("")),
            Gagal::Terputus,
        ];
        assert_eq!(kode.map(|g| g.kode()), [1, 2, 70, 130]);
    }
}
