//! Roles: what a person is to the law and to this product.

use crate::JenisLingkup;
use std::fmt;

macro_rules! peran {
    ($($(#[$doc:meta])*
        $nama:ident = $kode:literal, $kata:literal, $lingkup:expr, $uraian:literal;)*) => {
        /// A role. A person may hold several, each with its own scope.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Peran { $($(#[$doc])* $nama,)* }

        impl Peran {
            /// Every role, in the order of the matrix.
            pub const SEMUA: &'static [Self] = &[$(Self::$nama),*];

            /// The stable code, as stored and logged.
            #[must_use]
            pub const fn kode(self) -> &'static str {
                match self { $(Self::$nama => $kode,)* }
            }

            /// The name shown to people, in Indonesian.
            #[must_use]
            pub const fn nama(self) -> &'static str {
                match self { $(Self::$nama => $kata,)* }
            }

            /// What the role is for, one Indonesian sentence.
            #[must_use]
            pub const fn uraian(self) -> &'static str {
                match self { $(Self::$nama => $uraian,)* }
            }

            /// The kinds of scope the role may be held in; none for a role nobody is given.
            #[must_use]
            pub const fn lingkup_sah(self) -> &'static [JenisLingkup] {
                match self { $(Self::$nama => $lingkup,)* }
            }
        }
    };
}

use JenisLingkup as J;

peran! {
    /// Anybody, without signing in. Every other role can do at least as much.
    Publik = "publik", "publik", &[],
        "Siapa saja tanpa masuk; hanya yang sudah diumumkan.";
    /// A citizen with an account: own requests and complaints.
    Warga = "warga", "warga", &[J::Diri],
        "Warga dengan akun; hanya permohonan dan pengaduannya sendiri.";
    /// A civil servant: own record.
    Asn = "asn", "ASN", &[J::Diri],
        "Pegawai; hanya catatannya sendiri.";
    /// The head of a perangkat daerah (or of a unit in it).
    KepalaOpd = "kepala_opd", "kepala perangkat daerah", &[J::Opd],
        "Kepala perangkat daerah atau unit kerja; perangkat daerahnya dan unit di bawahnya.";
    /// The planner of a perangkat daerah.
    PerencanaOpd = "perencana_opd", "perencana perangkat daerah", &[J::Opd],
        "Penyusun rencana dan kinerja pada perangkat daerahnya.";
    /// The planner of the government (Bappeda).
    Perencana = "perencana", "perencana daerah (Bappeda)", &[J::Pemda],
        "Penyusun rencana daerah; seluruh perangkat daerah di pemerintahannya.";
    /// The budget team of the government (TAPD).
    Tapd = "tapd", "TAPD", &[J::Pemda],
        "Tim anggaran pemerintah daerah; pagu dan anggaran seluruh perangkat daerah.";
    /// The treasurer of a perangkat daerah, or of the government (BUD).
    Bendahara = "bendahara", "bendahara", &[J::Opd, J::Pemda],
        "Bendahara perangkat daerah, atau bendahara umum daerah.";
    /// The evaluator (Inspektorat): findings, SAKIP worksheets.
    Evaluator = "evaluator", "evaluator (Inspektorat)", &[J::Pemda],
        "Penilai internal pemerintah daerah.";
    /// The personnel agency: people, posts, assignments.
    Bkpsdm = "bkpsdm", "BKPSDM", &[J::Pemda],
        "Pengelola kepegawaian: orang, jabatan, penugasan.";
    /// Governor, regent or mayor.
    KepalaDaerah = "kepala_daerah", "kepala daerah", &[J::Pemda],
        "Gubernur, bupati, atau wali kota.";
    /// The administrator of a government's accounts and data.
    AdminPemda = "admin_pemda", "admin TI pemerintah daerah", &[J::Pemda],
        "Pengelola akun, peran, dan impor pada satu pemerintah daerah.";
    /// The province as representative of the nation, over its regencies: defined views only.
    PembinaProvinsi = "pembina_provinsi", "pembina provinsi", &[J::Provinsi],
        "Gubernur sebagai wakil pemerintah pusat; kabupaten/kotanya hanya lewat pandangan pembina.";
    /// A ministry, over the nation: defined views only.
    Kementerian = "kementerian", "kementerian", &[J::Bangsa],
        "Kementerian Dalam Negeri dan PANRB; seluruh daerah hanya lewat pandangan pembina.";
    /// The person at the machine: the command line, or a browser on it with the one-time token.
    AdminLokal = "admin_lokal", "admin lokal", &[J::Mesin],
        "Pengelola komputer tempat Selaras berjalan.";
}

impl Peran {
    /// Reads a stable code.
    #[must_use]
    pub fn parse(kode: &str) -> Option<Self> {
        let kode = kode.trim();
        Self::SEMUA.iter().copied().find(|p| p.kode() == kode)
    }

    /// Roles that supervise governments other than their own.
    #[must_use]
    pub const fn pembina(self) -> bool {
        matches!(self, Self::PembinaProvinsi | Self::Kementerian)
    }
}

impl fmt::Display for Peran {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.nama())
    }
}
