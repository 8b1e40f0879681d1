//! Why a budget line is not accepted: the nine rules by name, column, sentence and advice.

/// One of the rules a line can break by itself; the tenth cause, the ceiling, is about many lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SebabRincian {
    /// The OPD or unit is not of this government.
    OpdTakDikenal,
    /// No such sub-activity.
    SubTakDikenal,
    /// The sub-activity is not assigned to the OPD or unit.
    SubBukanMilikOpd,
    /// No such leaf account.
    RekeningTakDikenal,
    /// No such fund source.
    DanaTakDikenal,
    /// The item does not exist or may not be booked to the account.
    BarangTakCocok,
    /// Volume is not above zero.
    VolumeTakPositif,
    /// Price is not above zero or above the standard.
    HargaDiLuarStandar,
    /// Amount is not volume times price.
    JumlahTakSama,
}

impl SebabRincian {
    /// Stable code of the finding.
    #[must_use]
    pub fn kode(self) -> &'static str {
        match self {
            Self::OpdTakDikenal => "RINCIAN_OPD",
            Self::SubTakDikenal => "RINCIAN_SUB",
            Self::SubBukanMilikOpd => "RINCIAN_PENUGASAN",
            Self::RekeningTakDikenal => "RINCIAN_REKENING",
            Self::DanaTakDikenal => "RINCIAN_DANA",
            Self::BarangTakCocok => "RINCIAN_BARANG",
            Self::VolumeTakPositif => "RINCIAN_VOLUME",
            Self::HargaDiLuarStandar => "RINCIAN_HARGA",
            Self::JumlahTakSama => "RINCIAN_JUMLAH",
        }
    }

    /// The column to look at.
    #[must_use]
    pub fn kolom(self) -> &'static str {
        match self {
            Self::OpdTakDikenal => "kode_sub_unit",
            Self::SubTakDikenal | Self::SubBukanMilikOpd => "kode_sub_kegiatan",
            Self::RekeningTakDikenal => "kode_rekening",
            Self::DanaTakDikenal => "kode_sumber_dana",
            Self::BarangTakCocok => "kode_standar_harga",
            Self::VolumeTakPositif => "volume",
            Self::HargaDiLuarStandar => "harga_satuan",
            Self::JumlahTakSama => "pagu",
        }
    }

    /// What is wrong and what to do.
    #[must_use]
    pub fn pesan(self) -> (&'static str, &'static str) {
        match self {
            Self::OpdTakDikenal => (
                "Perangkat daerah tidak dikenal.",
                "Perbaiki kode perangkat daerah.",
            ),
            Self::SubTakDikenal => ("Sub kegiatan tidak dikenal.", "Perbaiki kode sub kegiatan."),
            Self::SubBukanMilikOpd => (
                "Sub kegiatan bukan milik perangkat daerah ini.",
                "Pindahkan ke perangkat daerah yang ditugasi.",
            ),
            Self::RekeningTakDikenal => (
                "Rekening bukan sub rincian objek yang dikenal.",
                "Pakai rekening enam tingkat dari bagan akun.",
            ),
            Self::DanaTakDikenal => ("Sumber dana tidak dikenal.", "Perbaiki kode sumber dana."),
            Self::BarangTakCocok => (
                "Barang tidak ada dalam standar harga atau tidak boleh pada rekening ini.",
                "Pilih barang dari standar harga rekening ini.",
            ),
            Self::VolumeTakPositif => ("Volume harus lebih dari nol.", "Isi volume."),
            Self::HargaDiLuarStandar => (
                "Harga nol atau melampaui standar harga.",
                "Turunkan harga ke standar yang ditetapkan.",
            ),
            Self::JumlahTakSama => (
                "Jumlah tidak sama dengan volume kali harga.",
                "Hitung ulang jumlahnya.",
            ),
        }
    }
}
