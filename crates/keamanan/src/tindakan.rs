//! Acts, their subjects, and the refusal.

use crate::Peran;
use dasar::Id;
use dasar::id;
use dasar::kode::KodeWilayah;
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
    /// The page about roles and rights.
    LihatWewenang = "wewenang.lihat", "melihat peran dan wewenang";
    /// Units, posts and who holds them.
    LihatOrganisasi = "organisasi.lihat", "melihat susunan organisasi";
    /// A person's record: assignments, roles, delegations.
    LihatOrang = "orang.lihat", "melihat catatan orang";
    /// Add or correct people, also by import.
    KelolaOrang = "orang.kelola", "mengelola data orang";
    /// Add, correct and close units and posts.
    KelolaJabatan = "jabatan.kelola", "mengelola unit kerja dan jabatan";
    /// Assign a person to a post: definitif, PLT, PLH.
    Tugaskan = "penugasan.buat", "menugaskan orang pada jabatan";
    /// End an assignment.
    AkhiriTugas = "penugasan.akhiri", "mengakhiri penugasan";
    /// Give a role.
    BeriPeran = "peran.beri", "memberi peran";
    /// Take a role away.
    CabutPeran = "peran.cabut", "mencabut peran";
    /// Hand roles over for a period.
    Delegasikan = "delegasi.buat", "mendelegasikan wewenang";
    /// End a delegation early.
    CabutDelegasi = "delegasi.cabut", "mencabut delegasi";
    /// Grades, absorption, counts and states of governments, for their supervisors.
    LihatPembinaan = "pembinaan.lihat", "melihat pandangan pembina";
    /// Worksheets, results and grades.
    LihatSakip = "sakip.lihat", "melihat evaluasi SAKIP";
    /// Keep a local worksheet.
    KelolaLke = "sakip.lke.kelola", "mengelola lembar kerja evaluasi";
    /// Open an evaluation and name its team.
    BukaEvaluasi = "sakip.evaluasi.buka", "membuka evaluasi SAKIP";
    /// Answer for oneself: self-assessment, evidence, clarification.
    NilaiMandiri = "sakip.mandiri.isi", "mengisi penilaian mandiri";
    /// Decide answers, ask, recommend, move the evaluation on.
    PutusEvaluasi = "sakip.evaluasi.putus", "memutus jawaban evaluasi";
    /// Publish the result.
    TerbitkanLhe = "sakip.lhe.terbitkan", "menerbitkan LHE";
    /// Report on a recommendation.
    TindakLanjuti = "sakip.rekomendasi.tindak", "melaporkan tindak lanjut rekomendasi";
    /// Agreements, quarterly plans, measurements, reports.
    LihatKinerja = "kinerja.lihat", "melihat kinerja";
    /// Draw up agreements and quarterly plans.
    SusunPk = "kinerja.pk.susun", "menyusun Perjanjian Kinerja dan Rencana Aksi";
    /// Sign agreements, approve quarterly plans.
    TandatanganiPk = "kinerja.pk.tandatangani", "menandatangani Perjanjian Kinerja";
    /// Fill in realisations with evidence.
    UkurKinerja = "kinerja.ukur", "mengisi realisasi kinerja";
    /// Accept or send back realisations.
    VerifikasiKinerja = "kinerja.verifikasi", "memverifikasi realisasi kinerja";
    /// Lock and open quarters.
    KunciPeriode = "kinerja.periode.kunci", "mengunci periode pengukuran";
    /// Draw up performance reports.
    SusunLkj = "kinerja.lkj.susun", "menyusun Laporan Kinerja";
    /// Review performance reports.
    ReviuLkj = "kinerja.lkj.reviu", "mereviu Laporan Kinerja";
    /// Put reports into force, publish agreements and reports.
    TerbitkanKinerja = "kinerja.terbitkan", "menetapkan dan menerbitkan dokumen kinerja";
    /// One's own account: devices, factors, password, chosen role.
    AkunSendiri = "akun.sendiri", "mengurus akun sendiri";
    /// Accounts of a government.
    LihatAkun = "akun.lihat", "melihat akun";
    /// Make, close and reset accounts.
    KelolaAkun = "akun.kelola", "mengelola akun";
    /// See personal data in full, with a reason.
    BukaRahasia = "rahasia.buka", "membuka data pribadi";
    /// Failures of data protection and their duties.
    LihatInsiden = "insiden.lihat", "melihat insiden data pribadi";
    /// Register a failure, do its duties.
    KelolaInsiden = "insiden.kelola", "mengelola insiden data pribadi";
    /// Draft and edit a performance tree, ask other units for support.
    SusunPohon = "kinerja.pohon.susun", "menyusun pohon kinerja";
    /// Agree to or refuse a support another unit asked for.
    JawabLintas = "kinerja.lintas.jawab", "menjawab permintaan dukungan";
    /// Put a performance tree into force.
    TetapkanPohon = "kinerja.pohon.tetapkan", "menetapkan pohon kinerja";
    /// Assessments of heads of OPD and of regions.
    LihatNilaiKepala = "kinerja.kepala.lihat", "melihat penilaian kepala perangkat daerah";
    /// Choose the variables and weights of an assessment.
    SusunVariabel = "kinerja.kepala.susun", "menyusun variabel penilaian";
    /// Fill in values of an assessment.
    IsiVariabel = "kinerja.kepala.isi", "mengisi nilai variabel";
    /// Verify or send back values.
    VerifikasiVariabel = "kinerja.kepala.verifikasi", "memverifikasi nilai variabel";
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
                | Self::KelolaOrang
                | Self::KelolaJabatan
                | Self::Tugaskan
                | Self::AkhiriTugas
                | Self::BeriPeran
                | Self::CabutPeran
                | Self::Delegasikan
                | Self::CabutDelegasi
                | Self::KelolaLke
                | Self::BukaEvaluasi
                | Self::NilaiMandiri
                | Self::PutusEvaluasi
                | Self::TerbitkanLhe
                | Self::TindakLanjuti
                | Self::SusunPk
                | Self::TandatanganiPk
                | Self::UkurKinerja
                | Self::VerifikasiKinerja
                | Self::KunciPeriode
                | Self::SusunLkj
                | Self::ReviuLkj
                | Self::TerbitkanKinerja
                | Self::AkunSendiri
                | Self::KelolaAkun
                | Self::BukaRahasia
                | Self::SusunPohon
                | Self::JawabLintas
                | Self::TetapkanPohon
                | Self::SusunVariabel
                | Self::IsiVariabel
                | Self::VerifikasiVariabel
                | Self::KelolaInsiden
        )
    }

    /// True for acts of legal effect, and for those that open the door to others: the person must
    /// have proven its identity a short while ago (`keamanan.bukti_ulang`).
    #[must_use]
    pub const fn perlu_bukti_ulang(self) -> bool {
        matches!(
            self,
            Self::TerapkanImpor
                | Self::BatalkanImpor
                | Self::TerbitkanAngka
                | Self::Tugaskan
                | Self::AkhiriTugas
                | Self::BeriPeran
                | Self::CabutPeran
                | Self::Delegasikan
                | Self::KelolaAkun
                | Self::BukaRahasia
                | Self::TandatanganiPk
                | Self::TerbitkanLhe
                | Self::TerbitkanKinerja
                | Self::KunciPeriode
                | Self::TetapkanPohon
        )
    }

    /// True for supervisory views: the only way a province reaches its regencies and a ministry
    /// the nation. They read, and the database answers them with defined aggregates only.
    #[must_use]
    pub const fn pandangan(self) -> bool {
        matches!(self, Self::LihatPembinaan)
    }

    /// The act without which this one makes no sense: who may change a thing may see it. No role
    /// may do an act whose parent it may not do.
    #[must_use]
    pub const fn induk(self) -> Option<Self> {
        match self {
            Self::UnggahImpor | Self::UnduhKoreksi | Self::TerapkanImpor | Self::BatalkanImpor => {
                Some(Self::LihatImpor)
            }
            Self::BeriAlasan | Self::CabutAlasan | Self::UbahToleransi | Self::JalankanPeriksa => {
                Some(Self::LihatTemuan)
            }
            Self::TerbitkanAngka => Some(Self::LihatNasional),
            Self::KelolaSistem => Some(Self::LihatDiagnosis),
            Self::KelolaOrang
            | Self::BeriPeran
            | Self::CabutPeran
            | Self::Delegasikan
            | Self::CabutDelegasi => Some(Self::LihatOrang),
            Self::KelolaJabatan | Self::Tugaskan | Self::AkhiriTugas => Some(Self::LihatOrganisasi),
            Self::KelolaLke
            | Self::BukaEvaluasi
            | Self::NilaiMandiri
            | Self::PutusEvaluasi
            | Self::TerbitkanLhe
            | Self::TindakLanjuti => Some(Self::LihatSakip),
            Self::SusunPk
            | Self::TandatanganiPk
            | Self::UkurKinerja
            | Self::VerifikasiKinerja
            | Self::KunciPeriode
            | Self::SusunLkj
            | Self::ReviuLkj
            | Self::TerbitkanKinerja
            | Self::SusunPohon
            | Self::JawabLintas
            | Self::TetapkanPohon => Some(Self::LihatKinerja),
            Self::SusunVariabel | Self::IsiVariabel | Self::VerifikasiVariabel => {
                Some(Self::LihatNilaiKepala)
            }
            Self::KelolaAkun => Some(Self::LihatAkun),
            Self::BukaRahasia => Some(Self::LihatOrang),
            Self::KelolaInsiden => Some(Self::LihatInsiden),
            _ => None,
        }
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
    /// What a defined supervisory view returns: grades, shares, counts, states.
    Pembinaan,
    /// Working material of a government: drafts, uploads, people, logs.
    Dalam,
}

/// What is acted upon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sumber {
    /// The government it belongs to; `None` for reference data, published figures and the machine.
    pub pemda: Option<Id<id::Pemda>>,
    /// The region of that government; supervisory views need it.
    pub wilayah: Option<KodeWilayah>,
    /// Its unit and all units above it; empty when it belongs to the government as a whole.
    pub opd: Vec<Id<id::PerangkatDaerah>>,
    /// The person whose record it is.
    pub orang: Option<Id<id::Orang>>,
    /// How open it is.
    pub keterbukaan: Keterbukaan,
}

impl Sumber {
    /// Reference data, published national figures, pages about the product.
    pub const UMUM: Self = Self::baru(None, Keterbukaan::Terbuka);
    /// The machine itself: imports of reference lists, diagnosis, jobs.
    pub const SISTEM: Self = Self::baru(None, Keterbukaan::Dalam);

    const fn baru(pemda: Option<Id<id::Pemda>>, keterbukaan: Keterbukaan) -> Self {
        Self {
            pemda,
            wilayah: None,
            opd: Vec::new(),
            orang: None,
            keterbukaan,
        }
    }

    /// Published data of one government.
    #[must_use]
    pub const fn terbuka(pemda: Id<id::Pemda>) -> Self {
        Self::baru(Some(pemda), Keterbukaan::Terbuka)
    }

    /// Working material of one government.
    #[must_use]
    pub const fn dalam(pemda: Id<id::Pemda>) -> Self {
        Self::baru(Some(pemda), Keterbukaan::Dalam)
    }

    /// What a supervisory view returns about one government, or (without one) about a region.
    #[must_use]
    pub fn pembinaan(pemda: Option<Id<id::Pemda>>, wilayah: KodeWilayah) -> Self {
        Self {
            wilayah: Some(wilayah),
            ..Self::baru(pemda, Keterbukaan::Pembinaan)
        }
    }

    /// The same, of a unit: the unit itself and every unit above it.
    #[must_use]
    pub fn pada_opd(self, jalur: Vec<Id<id::PerangkatDaerah>>) -> Self {
        Self { opd: jalur, ..self }
    }

    /// The same, of a person.
    #[must_use]
    pub fn milik(self, orang: Id<id::Orang>) -> Self {
        Self {
            orang: Some(orang),
            ..self
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
            Self::TidakBoleh { tindakan, peran } => {
                write!(
                    f,
                    "Peran {peran} tidak boleh {}. Yang boleh: ",
                    tindakan.uraian()
                )?;
                for (i, p) in crate::yang_boleh(*tindakan).iter().enumerate() {
                    write!(f, "{}{p}", if i == 0 { "" } else { ", " })?;
                }
                f.write_str(
                    ". Masuk dengan peran itu, atau minta pemegangnya melakukannya; pengelola \
                     komputer ini masuk dengan alamat yang dicetak saat Selaras dijalankan.",
                )
            }
        }
    }
}

impl std::error::Error for Tolak {}
