//! What a file got wrong, told so that its owner can put it right.

use std::fmt;

/// How far a problem reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tingkat {
    /// The row cannot be used as it stands.
    Tolak,
    /// The row is used; a person should look at it.
    Periksa,
    /// Worth knowing, nothing to do.
    Catatan,
}

impl Tingkat {
    /// The word stored and shown.
    #[must_use]
    pub fn sebagai_str(self) -> &'static str {
        match self {
            Self::Tolak => "tolak",
            Self::Periksa => "periksa",
            Self::Catatan => "catatan",
        }
    }
}

/// One problem of one cell, row or file. `baris` is the row a spreadsheet shows, 0 for the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Masalah {
    /// Row number as the spreadsheet program shows it; 0 means the whole file.
    pub baris: u32,
    /// Column heading, empty when the row or file as a whole is meant.
    pub kolom: String,
    /// The offending text, shortened.
    pub nilai: String,
    /// Stable code.
    pub kode: &'static str,
    /// Reach.
    pub tingkat: Tingkat,
    /// What is wrong.
    pub pesan: String,
    /// What to do.
    pub saran: String,
}

/// Longest cell text quoted in a message.
const KUTIPAN: usize = 120;

impl Masalah {
    /// A problem of the given row (0 = file).
    #[must_use]
    pub fn baru(
        tingkat: Tingkat,
        kode: &'static str,
        baris: u32,
        pesan: impl Into<String>,
    ) -> Self {
        Self {
            baris,
            kolom: String::new(),
            nilai: String::new(),
            kode,
            tingkat,
            pesan: pesan.into(),
            saran: String::new(),
        }
    }

    /// Names the column and quotes the cell.
    #[must_use]
    pub fn di(mut self, kolom: &str, nilai: &str) -> Self {
        kolom.clone_into(&mut self.kolom);
        self.nilai = kutip(nilai);
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn saran(mut self, saran: impl Into<String>) -> Self {
        self.saran = saran.into();
        self
    }
}

/// The first characters of a text, with an ellipsis when it was longer.
fn kutip(teks: &str) -> String {
    let mut keluar: String = teks.chars().take(KUTIPAN).collect();
    if keluar.len() < teks.len() {
        keluar.push('…');
    }
    keluar
}

/// Why a file was not opened at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Penolakan {
    /// Nothing in it.
    Kosong,
    /// More bytes than the reader accepts.
    TerlaluBesar {
        /// Size found.
        byte: u64,
        /// Size accepted.
        batas: u64,
    },
    /// More rows than the reader accepts.
    TerlaluBanyakBaris {
        /// Rows accepted.
        batas: u32,
    },
    /// The container expands beyond all reason.
    BomZip {
        /// What was exceeded.
        sebab: String,
    },
    /// An XLSX that ends early or is damaged.
    XlsxRusak {
        /// Reader's reason.
        sebab: String,
    },
    /// A kind of file that is not a table we read.
    BukanTabel {
        /// What it seems to be.
        jenis: &'static str,
    },
    /// JSON that does not parse or has no rows.
    JsonRusak {
        /// Reader's reason.
        sebab: String,
    },
    /// No sheet, or none with rows.
    TanpaLembar,
}

impl Penolakan {
    /// Stable code.
    #[must_use]
    pub fn kode(&self) -> &'static str {
        match self {
            Self::Kosong => "BERKAS_KOSONG",
            Self::TerlaluBesar { .. } => "BERKAS_TERLALU_BESAR",
            Self::TerlaluBanyakBaris { .. } => "BARIS_TERLALU_BANYAK",
            Self::BomZip { .. } => "BOM_ZIP",
            Self::XlsxRusak { .. } => "XLSX_RUSAK",
            Self::BukanTabel { .. } => "BUKAN_TABEL",
            Self::JsonRusak { .. } => "JSON_RUSAK",
            Self::TanpaLembar => "TANPA_LEMBAR",
        }
    }

    /// What the sender can do about it.
    #[must_use]
    pub fn saran(&self) -> &'static str {
        match self {
            Self::Kosong | Self::TanpaLembar => "Kirim berkas yang berisi baris kepala dan data.",
            Self::TerlaluBesar { .. } | Self::TerlaluBanyakBaris { .. } => {
                "Bagi berkas per perangkat daerah lalu kirim satu per satu."
            }
            Self::BomZip { .. } => {
                "Simpan ulang lembar kerja dari aplikasi aslinya lalu kirim lagi."
            }
            Self::XlsxRusak { .. } => {
                "Unduh ulang atau simpan ulang berkasnya; kiriman kemungkinan terputus."
            }
            Self::BukanTabel { .. } => "Simpan sebagai XLSX, CSV, atau JSON lalu kirim lagi.",
            Self::JsonRusak { .. } => "Kirim JSON berisi larik objek yang utuh.",
        }
    }

    /// The refusal as a finding on the whole file.
    #[must_use]
    pub fn masalah(&self) -> Masalah {
        Masalah::baru(Tingkat::Tolak, self.kode(), 0, self.to_string()).saran(self.saran())
    }
}

impl fmt::Display for Penolakan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Kosong => f.write_str("Berkas kosong."),
            Self::TerlaluBesar { byte, batas } => {
                write!(f, "Berkas {byte} byte, melebihi batas {batas} byte.")
            }
            Self::TerlaluBanyakBaris { batas } => {
                write!(f, "Berkas berisi lebih dari {batas} baris.")
            }
            Self::BomZip { sebab } => write!(f, "Isi arsip XLSX tidak wajar: {sebab}."),
            Self::XlsxRusak { sebab } => write!(f, "Berkas XLSX rusak atau terpotong: {sebab}."),
            Self::BukanTabel { jenis } => {
                write!(f, "Berkas ini {jenis}, bukan XLSX, CSV, atau JSON.")
            }
            Self::JsonRusak { sebab } => write!(f, "JSON tidak terbaca: {sebab}."),
            Self::TanpaLembar => f.write_str("Tidak ada lembar yang berisi data."),
        }
    }
}

impl std::error::Error for Penolakan {}
