//! What a file fills.

/// Where the rows of a layout go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tujuan {
    /// A table filled as a whole or completed.
    Rujukan(Rujukan),
    /// Parts of documents.
    Dokumen(&'static [(Dokumen, Bagian)]),
}

/// Tables filled file by file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name is the name of its table or file")]
pub enum Rujukan {
    Wilayah,
    WilayahRinci,
    PemdaKode,
    NomenklaturSemua,
    NomenklaturTingkat,
    NomenklaturSub,
    NomenklaturDefinisi,
    NomenklaturSipd,
    Rekening,
    RekeningKeterangan,
    SumberDana,
    Fungsi,
    Spm,
    Tahapan,
    ProgramNasional,
    BarangRekening,
    MakroNama,
    Makro,
    ApbdNasional,
    Sikd,
    StandarHarga,
    Perangkat,
    Pembayaran,
    Usulan,
    Daftar(Daftar),
    Sakip(Sakip),
}

/// Published grades and achievements.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sakip {
    /// Grades of governments by year.
    Nilai,
    /// Figures claimed about many governments together.
    Agregat,
    /// Register of key indicators of one government.
    Iku,
    /// Achievements of past years of one government.
    Capaian,
}

/// Registers of other systems, filled year by year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name is the name of its table")]
pub enum Daftar {
    ProyekNasional,
    KebutuhanSpm,
    Tpb,
    UangPersediaan,
    Kemajuan,
    Jurnal,
    KasBulan,
    MutasiAset,
    SaldoAnggaran,
    Rekomendasi,
    Kerugian,
    Pengesahan,
    Makro,
    AnggaranKas,
    Spd,
}

impl Daftar {
    /// Every register.
    pub const SEMUA: [Self; 15] = [
        Self::ProyekNasional,
        Self::KebutuhanSpm,
        Self::Tpb,
        Self::UangPersediaan,
        Self::Kemajuan,
        Self::Jurnal,
        Self::KasBulan,
        Self::MutasiAset,
        Self::SaldoAnggaran,
        Self::Rekomendasi,
        Self::Kerugian,
        Self::Pengesahan,
        Self::Makro,
        Self::AnggaranKas,
        Self::Spd,
    ];
}

impl Rujukan {
    /// Whether the rows point at organisations that the documents of the same run bring.
    #[must_use]
    pub fn sesudah_dokumen(self) -> bool {
        matches!(self, Self::Daftar(Daftar::AnggaranKas | Daftar::Spd))
    }

    /// Whether the rows belong to one government rather than to the nation.
    #[must_use]
    pub fn milik_pemda(self) -> bool {
        matches!(
            self,
            Self::StandarHarga
                | Self::Perangkat
                | Self::Pembayaran
                | Self::Usulan
                | Self::Daftar(_)
                | Self::Sakip(Sakip::Iku | Sakip::Capaian)
        )
    }
}

/// Documents of the thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names are the legal names")]
pub enum Dokumen {
    Rpjmd,
    Renstra,
    Rkpd,
    Ppas,
    Apbd,
    Dpa,
    Realisasi,
    Pk,
}

impl Dokumen {
    /// The stored word.
    #[must_use]
    pub fn sebagai_str(self) -> &'static str {
        match self {
            Self::Rpjmd => "rpjmd",
            Self::Renstra => "renstra",
            Self::Rkpd => "rkpd",
            Self::Ppas => "ppas",
            Self::Apbd => "apbd",
            Self::Dpa => "dpa",
            Self::Realisasi => "realisasi",
            Self::Pk => "pk",
        }
    }

    /// Title for people.
    #[must_use]
    pub fn judul(self) -> &'static str {
        match self {
            Self::Rpjmd => "RPJMD",
            Self::Renstra => "Renstra perangkat daerah",
            Self::Rkpd => "RKPD",
            Self::Ppas => "KUA dan PPAS",
            Self::Apbd => "APBD",
            Self::Dpa => "DPA",
            Self::Realisasi => "Realisasi anggaran",
            Self::Pk => "Perjanjian kinerja",
        }
    }
}

/// Parts of a document, each filled by one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each name says what the part holds")]
pub enum Bagian {
    Pohon,
    Program,
    Pagu,
    Sub,
    Anggaran,
    Realisasi,
    Indikator,
    Lokasi,
    Prakiraan,
    Akun,
    Rincian,
    RincianLembar,
    Penerima,
    Lra,
}

impl Bagian {
    /// The stored word.
    #[must_use]
    pub fn sebagai_str(self) -> &'static str {
        match self {
            Self::Pohon => "pohon",
            Self::Program => "program",
            Self::Pagu => "pagu",
            Self::Sub => "sub",
            Self::Anggaran => "anggaran",
            Self::Realisasi => "realisasi",
            Self::Indikator => "indikator",
            Self::Lokasi => "lokasi",
            Self::Prakiraan => "prakiraan",
            Self::Akun => "akun",
            Self::Rincian => "rincian",
            Self::RincianLembar => "rincian_lembar",
            Self::Penerima => "penerima",
            Self::Lra => "lra",
        }
    }
}
