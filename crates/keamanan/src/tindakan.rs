//! Acts, their subjects, and the refusal.

use crate::Peran;
use dasar::Id;
use dasar::id;
use std::fmt;

macro_rules! tindakan {
    ($($(#[$doc:meta])* $nama:ident = $kode:literal, $uraian:literal;)*) => {
        /// Everything one can do, reading included. Every route and every command names one.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Tindakan { $($(#[$doc])* $nama,)* }

        impl Tindakan {
            /// Every act, in the order of the matrix.
            pub const SEMUA: &'static [Self] = &[$(Self::$nama),*];

            /// The stable code: module, noun, act.
            #[must_use]
            pub const fn kode(self) -> &'static str {
                match self { $(Self::$nama => $kode,)* }
            }

            /// What it is, in Indonesian, to follow "tidak boleh".
            #[must_use]
            pub const fn uraian(self) -> &'static str {
                match self { $(Self::$nama => $uraian,)* }
            }
        }
    };
}

tindakan! {
    /// The national front page, provinces and published figures.
    LihatNasional = "publikasi.lihat", "melihat angka nasional";
    /// A region's page, plan tree, thread, lists and organisations.
    LihatRencana = "rencana.lihat", "melihat rencana dan anggaran daerah";
    /// Findings and the reasons given for them.
    LihatTemuan = "temuan.lihat", "melihat temuan";
    /// Rules, law parameters and how they are applied.
    LihatAturan = "aturan.lihat", "melihat aturan";
    /// Search over everything visible.
    Cari = "cari.lihat", "mencari";
    /// Lists as CSV or XLSX.
    UnduhTabel = "tabel.unduh", "mengunduh tabel";
    /// The JSON interface and its description.
    PakaiApi = "api.pakai", "memakai antarmuka data";
    /// Pages about the product: components, colophon, this matrix.
    LihatTentang = "tentang.lihat", "melihat keterangan aplikasi";
    /// Liveness for monitors.
    LihatKesehatan = "kesehatan.lihat", "melihat keadaan layanan";
    /// Exchange the one-time token for a session.
    Masuk = "sesi.masuk", "masuk";
    /// End the session.
    Keluar = "sesi.keluar", "keluar";
    /// The list of imports, one import, its files and rows.
    LihatImpor = "impor.lihat", "melihat impor";
    /// Upload a file or hand over a pack; nothing is applied yet.
    UnggahImpor = "impor.unggah", "mengunggah berkas";
    /// The rows to correct, as a file.
    UnduhKoreksi = "impor.koreksi.unduh", "mengunduh baris yang perlu diperbaiki";
    /// Make an import count as a new edition.
    TerapkanImpor = "impor.terapkan", "menerapkan impor";
    /// Take an applied import back.
    BatalkanImpor = "impor.batalkan", "membatalkan impor";
    /// Give a written reason for a finding.
    BeriAlasan = "temuan.alasan.beri", "memberi alasan atas temuan";
    /// Take a reason back.
    CabutAlasan = "temuan.alasan.cabut", "mencabut alasan atas temuan";
    /// Change the tolerance of a rule for a government.
    UbahToleransi = "toleransi.ubah", "mengubah toleransi";
    /// Recompute the checks.
    JalankanPeriksa = "periksa.jalankan", "menjalankan pemeriksaan";
    /// Fill the published figures.
    TerbitkanAngka = "publikasi.terbitkan", "menerbitkan angka";
    /// The event log.
    LihatCatatan = "catatan.lihat", "melihat catatan peristiwa";
    /// Background jobs.
    LihatPekerjaan = "pekerjaan.lihat", "melihat pekerjaan";
    /// Diagnosis of the machine and the database.
    LihatDiagnosis = "sistem.diagnosis", "melihat diagnosis";
    /// Start, stop and migrate the database.
    KelolaSistem = "sistem.kelola", "mengelola basis data";
}

impl Tindakan {
    /// True for acts that change something: they need a form token and are written to the log.
    #[must_use]
    pub const fn mengubah(self) -> bool {
        matches!(
            self,
            Self::Masuk
                | Self::Keluar
                | Self::UnggahImpor
                | Self::TerapkanImpor
                | Self::BatalkanImpor
                | Self::BeriAlasan
                | Self::CabutAlasan
                | Self::UbahToleransi
                | Self::JalankanPeriksa
                | Self::TerbitkanAngka
                | Self::KelolaSistem
        )
    }
}

impl fmt::Display for Tindakan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.kode())
    }
}

/// How open a subject is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Keterbukaan {
    /// Published or reference data.
    Terbuka,
    /// Working material of a government: drafts, uploads, logs.
    Dalam,
}

/// What is acted upon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sumber {
    /// The government it belongs to; `None` for reference data, published figures and the machine.
    pub pemda: Option<Id<id::Pemda>>,
    /// How open it is.
    pub keterbukaan: Keterbukaan,
}

impl Sumber {
    /// Reference data, published national figures, pages about the product.
    pub const UMUM: Self = Self {
        pemda: None,
        keterbukaan: Keterbukaan::Terbuka,
    };
    /// The machine itself: imports of reference lists, diagnosis, jobs.
    pub const SISTEM: Self = Self {
        pemda: None,
        keterbukaan: Keterbukaan::Dalam,
    };

    /// Published data of one government.
    #[must_use]
    pub const fn terbuka(pemda: Id<id::Pemda>) -> Self {
        Self {
            pemda: Some(pemda),
            keterbukaan: Keterbukaan::Terbuka,
        }
    }

    /// Working material of one government.
    #[must_use]
    pub const fn dalam(pemda: Id<id::Pemda>) -> Self {
        Self {
            pemda: Some(pemda),
            keterbukaan: Keterbukaan::Dalam,
        }
    }
}

/// The refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tolak {
    /// Even the existence is no business of this actor: answer "not found" (404).
    TidakTampak {
        /// What was tried.
        tindakan: Tindakan,
    },
    /// Known to exist, but not for this role: answer "forbidden" (403) and whom to ask.
    TidakBoleh {
        /// What was tried.
        tindakan: Tindakan,
        /// The role that tried.
        peran: Peran,
    },
}

impl Tolak {
    /// The stable code of the refusal.
    #[must_use]
    pub const fn kode(self) -> &'static str {
        match self {
            Self::TidakTampak { .. } => "KEA-404",
            Self::TidakBoleh { .. } => "KEA-403",
        }
    }

    /// The HTTP status.
    #[must_use]
    pub const fn status(self) -> u16 {
        match self {
            Self::TidakTampak { .. } => 404,
            Self::TidakBoleh { .. } => 403,
        }
    }
}

impl fmt::Display for Tolak {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TidakTampak { .. } => {
                f.write_str("Halaman atau data ini tidak ditemukan. Periksa alamatnya.")
            }
            Self::TidakBoleh { tindakan, peran } => write!(
                f,
                "Peran {peran} tidak boleh {}. Masuk sebagai admin lokal dengan alamat yang \
                 dicetak saat Selaras dijalankan, atau minta pengelola komputer ini melakukannya.",
                tindakan.uraian()
            ),
        }
    }
}

impl std::error::Error for Tolak {}
