//! Layouts: declarative column lists. A layout says what columns a file has, under which names
//! they are met in the wild, and what kind of value each holds.

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Jenis {
    /// Free text.
    Teks,
    /// Amount of money.
    Uang,
    /// Whole number.
    Bulat,
    /// Decimal number.
    Desimal,
    /// Year, 1945–2200.
    Tahun,
    /// Calendar date.
    Tanggal,
    /// 0/1, ya/tidak.
    Bendera,
    /// Region code of Kemendagri.
    KodeWilayah,
    /// Nomenclature code, urusan to sub kegiatan.
    KodeNomenklatur,
    /// Code of a perangkat daerah, 22 characters.
    KodePerangkat,
    /// Account code.
    KodeRekening,
    /// Fund source code.
    KodeSumberDana,
}

/// One column of a layout.
#[derive(Debug, Clone, Copy)]
pub struct Kolom {
    /// Key used by the program.
    pub kunci: &'static str,
    /// Other headings met in the wild.
    pub alias: &'static [&'static str],
    /// Kind of value.
    pub jenis: Jenis,
    /// The file must have the column.
    pub ada: bool,
    /// Every row must fill it.
    pub isi: bool,
    /// An unreadable cell is looked at, not refused: the row stays usable without it.
    pub lunak: bool,
    /// Identifies a person: shown masked everywhere, kept sealed.
    pub pribadi: bool,
}

impl Kolom {
    /// Optional column.
    #[must_use]
    pub const fn boleh(kunci: &'static str, jenis: Jenis) -> Self {
        Self {
            kunci,
            alias: &[],
            jenis,
            ada: false,
            isi: false,
            lunak: false,
            pribadi: false,
        }
    }

    /// Column the file must have; cells may be blank.
    #[must_use]
    pub const fn ada(kunci: &'static str, jenis: Jenis) -> Self {
        Self {
            kunci,
            alias: &[],
            jenis,
            ada: true,
            isi: false,
            lunak: false,
            pribadi: false,
        }
    }

    /// Column the file must have and every row must fill.
    #[must_use]
    pub const fn wajib(kunci: &'static str, jenis: Jenis) -> Self {
        Self {
            kunci,
            alias: &[],
            jenis,
            ada: true,
            isi: true,
            lunak: false,
            pribadi: false,
        }
    }

    /// Keeps rows whose cell is unreadable.
    #[must_use]
    pub const fn lunak(mut self) -> Self {
        self.lunak = true;
        self
    }

    /// Marks personal data.
    #[must_use]
    pub const fn pribadi(mut self) -> Self {
        self.pribadi = true;
        self
    }

    /// Further headings under which the column is met.
    #[must_use]
    pub const fn alias(mut self, alias: &'static [&'static str]) -> Self {
        self.alias = alias;
        self
    }
}

/// A file layout.
#[derive(Debug, Clone, Copy)]
pub struct TataLetak {
    /// Stable code, also the value of `--tata-letak`.
    pub kode: &'static str,
    /// Indonesian title for people.
    pub judul: &'static str,
    /// Columns in the usual order.
    pub kolom: &'static [Kolom],
    /// Repeated yearly columns: heading stem and kind; `target_2026` is stem `target`, year 2026.
    pub tahunan: &'static [(&'static str, Jenis)],
}

impl TataLetak {
    /// Whether files of this layout hold personal data.
    #[must_use]
    pub fn ada_pribadi(&self) -> bool {
        self.kolom.iter().any(|k| k.pribadi)
    }

    /// Position of a key in the column list.
    #[must_use]
    pub fn posisi(&self, kunci: &str) -> Option<usize> {
        self.kolom.iter().position(|k| k.kunci == kunci)
    }
}
