//! The one policy table: act × role. One line per act; whoever adds an act adds its line here.
//!
//! A role that a line does not name gets what the public gets; an act without the public is
//! hidden from it. A line may only add to what the public has, never take away.

use crate::Izin::{self, Terbuka, Tersembunyi, Tidak, Ya};
use crate::Peran::{
    self, AdminLokal, AdminPemda, Asn, Bkpsdm, Evaluator, Kementerian, KepalaDaerah, KepalaOpd,
    PembinaProvinsi, Perencana, Publik, Tapd,
};
use crate::Tindakan as T;

/// Cells of one act.
type Baris = &'static [(Peran, Izin)];

/// What is published: everybody where it is open, the government itself also before.
const UMUM: Baris = &[
    (Publik, Terbuka),
    (KepalaOpd, Ya),
    (Peran::PerencanaOpd, Ya),
    (Perencana, Ya),
    (Tapd, Ya),
    (Peran::Bendahara, Ya),
    (Evaluator, Ya),
    (Bkpsdm, Ya),
    (KepalaDaerah, Ya),
    (AdminPemda, Ya),
    (AdminLokal, Ya),
];
/// Everybody, always.
const SIAPA_SAJA: Baris = &[(Publik, Ya)];
/// The machine only; nobody else learns of it.
const MESIN: Baris = &[(Publik, Tersembunyi), (AdminLokal, Ya)];
/// The machine only; that it can be done is no secret.
const MESIN_TERANG: Baris = &[(Publik, Tidak), (AdminLokal, Ya)];
/// The personnel agency and the administrators change people, posts and assignments.
const KEPEGAWAIAN: Baris = &[
    (Publik, Tersembunyi),
    (Bkpsdm, Ya),
    (AdminPemda, Ya),
    (AdminLokal, Ya),
];

/// Every act once.
pub(crate) const KEBIJAKAN: &[(T, Baris)] = &[
    (T::LihatNasional, UMUM),
    (T::LihatRencana, UMUM),
    (T::LihatTemuan, UMUM),
    (T::LihatAturan, UMUM),
    (T::Cari, UMUM),
    (T::UnduhTabel, UMUM),
    (T::PakaiApi, UMUM),
    (T::LihatTentang, SIAPA_SAJA),
    (T::LihatKesehatan, SIAPA_SAJA),
    (T::Masuk, SIAPA_SAJA),
    (T::Keluar, SIAPA_SAJA),
    (T::LihatImpor, MESIN),
    (T::UnggahImpor, MESIN_TERANG),
    (T::UnduhKoreksi, MESIN),
    (T::TerapkanImpor, MESIN),
    (T::BatalkanImpor, MESIN),
    (T::BeriAlasan, MESIN_TERANG),
    (T::CabutAlasan, MESIN_TERANG),
    (T::UbahToleransi, MESIN_TERANG),
    (T::JalankanPeriksa, MESIN_TERANG),
    (T::TerbitkanAngka, MESIN_TERANG),
    (T::LihatCatatan, CATATAN),
    (T::LihatPekerjaan, MESIN),
    (T::LihatDiagnosis, MESIN),
    (T::KelolaSistem, MESIN),
    (T::LihatWewenang, SIAPA_SAJA),
    (T::LihatOrganisasi, UMUM),
    (T::LihatOrang, ORANG),
    (T::KelolaOrang, KEPEGAWAIAN),
    (T::KelolaJabatan, KEPEGAWAIAN),
    (T::Tugaskan, KEPEGAWAIAN),
    (T::AkhiriTugas, KEPEGAWAIAN),
    (T::BeriPeran, PERAN),
    (T::CabutPeran, PERAN),
    (T::Delegasikan, DELEGASI),
    (T::CabutDelegasi, DELEGASI),
    (T::LihatPembinaan, PEMBINA),
    (T::LihatSakip, UMUM),
    (T::KelolaLke, EVALUASI),
    (T::BukaEvaluasi, EVALUASI),
    (T::NilaiMandiri, PENYUSUN),
    (T::PutusEvaluasi, EVALUASI),
    (T::TerbitkanLhe, EVALUASI),
    (T::TindakLanjuti, TINDAK),
    (T::LihatKinerja, UMUM),
    (T::SusunPk, PENYUSUN),
    (T::TandatanganiPk, PIMPINAN),
    (T::UkurKinerja, PENYUSUN),
    (T::VerifikasiKinerja, PIMPINAN),
    (T::KunciPeriode, KENDALI),
    (T::SusunLkj, PENYUSUN),
    (T::ReviuLkj, EVALUASI),
    (T::TerbitkanKinerja, PIMPINAN),
    (T::AkunSendiri, SIAPA_SAJA),
    (T::LihatAkun, PERAN),
    (T::KelolaAkun, PERAN),
    (T::BukaRahasia, RAHASIA),
    (T::LihatInsiden, INSIDEN),
    (T::KelolaInsiden, PERAN),
    (T::SusunPohon, PENYUSUN),
    (T::JawabLintas, PENYUSUN),
    (T::TetapkanPohon, PENETAP_POHON),
    (T::LihatNilaiKepala, PENILAI_KEPALA),
    (T::SusunVariabel, SUSUN_KEPALA),
    (T::IsiVariabel, ISI_KEPALA),
    (T::VerifikasiVariabel, VERIFIKASI_KEPALA),
];

/// The history of records: those answerable for the government's order, and the auditor.
const CATATAN: Baris = &[
    (Publik, Tersembunyi),
    (Asn, Ya),
    (KepalaOpd, Ya),
    (Perencana, Ya),
    (Evaluator, Ya),
    (KepalaDaerah, Ya),
    (AdminPemda, Ya),
    (Bkpsdm, Ya),
    (AdminLokal, Ya),
];
/// A person's record: oneself, one's head, the personnel agency, the auditor.
const ORANG: Baris = &[
    (Publik, Tersembunyi),
    (Asn, Ya),
    (KepalaOpd, Ya),
    (Evaluator, Ya),
    (Bkpsdm, Ya),
    (KepalaDaerah, Ya),
    (AdminPemda, Ya),
    (AdminLokal, Ya),
];
/// Roles are given by the administrators of accounts.
const PERAN: Baris = &[(Publik, Tersembunyi), (AdminPemda, Ya), (AdminLokal, Ya)];
/// A holder hands over own roles (own record); the administrators do it on a letter.
const DELEGASI: Baris = &[
    (Publik, Tersembunyi),
    (Asn, Ya),
    (AdminPemda, Ya),
    (AdminLokal, Ya),
];
/// Supervisory views: the supervisors, and the government about itself.
const PEMBINA: Baris = &[
    (Publik, Tersembunyi),
    (PembinaProvinsi, Ya),
    (Kementerian, Ya),
    (Perencana, Ya),
    (Evaluator, Ya),
    (KepalaDaerah, Ya),
    (AdminPemda, Ya),
    (AdminLokal, Ya),
];
/// The inspectorate judges; the machine may for a government without accounts.
const EVALUASI: Baris = &[(Publik, Tidak), (Evaluator, Ya), (AdminLokal, Ya)];
/// Whoever plans and measures for an office, and the planner of the government.
const PENYUSUN: Baris = &[
    (Publik, Tidak),
    (KepalaOpd, Ya),
    (Peran::PerencanaOpd, Ya),
    (Perencana, Ya),
    (AdminLokal, Ya),
];
/// Recommendations are reported on by the offices and settled by the inspectorate.
const TINDAK: Baris = &[
    (Publik, Tidak),
    (KepalaOpd, Ya),
    (Peran::PerencanaOpd, Ya),
    (Perencana, Ya),
    (Evaluator, Ya),
    (AdminLokal, Ya),
];
/// Heads sign and verify.
const PIMPINAN: Baris = &[
    (Publik, Tidak),
    (KepalaOpd, Ya),
    (KepalaDaerah, Ya),
    (AdminLokal, Ya),
];
/// The planner of the government keeps the calendar.
const KENDALI: Baris = &[(Publik, Tidak), (Perencana, Ya), (AdminLokal, Ya)];
/// Personal data in full: oneself, and the personnel agency.
const RAHASIA: Baris = &[(Publik, Tersembunyi), (Asn, Ya), (Bkpsdm, Ya)];
/// Failures of data protection: whoever answers for them, and the auditor.
const INSIDEN: Baris = &[
    (Publik, Tersembunyi),
    (Evaluator, Ya),
    (KepalaDaerah, Ya),
    (AdminPemda, Ya),
    (AdminLokal, Ya),
];
/// The planner of the government and its head put the tree into force.
const PENETAP_POHON: Baris = &[
    (Publik, Tidak),
    (Perencana, Ya),
    (KepalaDaerah, Ya),
    (AdminLokal, Ya),
];
/// Assessments of heads are working material of those who take part in them.
const PENILAI_KEPALA: Baris = &[
    (Publik, Tersembunyi),
    (KepalaOpd, Ya),
    (Peran::PerencanaOpd, Ya),
    (Perencana, Ya),
    (Evaluator, Ya),
    (Bkpsdm, Ya),
    (KepalaDaerah, Ya),
    (AdminLokal, Ya),
];
/// Variables and weights are chosen by the personnel agency or the head of the region.
const SUSUN_KEPALA: Baris = &[
    (Publik, Tersembunyi),
    (Bkpsdm, Ya),
    (KepalaDaerah, Ya),
    (AdminLokal, Ya),
];
/// Offices fill in their own values; the agencies fill in what they keep.
const ISI_KEPALA: Baris = &[
    (Publik, Tersembunyi),
    (KepalaOpd, Ya),
    (Peran::PerencanaOpd, Ya),
    (Bkpsdm, Ya),
    (AdminLokal, Ya),
];
/// Verifiers: inspectorate, planning agency, personnel agency; never the office itself.
const VERIFIKASI_KEPALA: Baris = &[
    (Publik, Tersembunyi),
    (Perencana, Ya),
    (Evaluator, Ya),
    (Bkpsdm, Ya),
    (AdminLokal, Ya),
];
