//! Events: what an act leaves in the log, and the sentence it is told in.

use crate::Tindakan;
use std::fmt;

macro_rules! peristiwa {
    ($($(#[$doc:meta])* $nama:ident = $kode:literal, $tindakan:ident, $kalimat:literal;)*) => {
        /// Every kind of event. An act of `app` writes exactly one of these.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum JenisPeristiwa { $($(#[$doc])* $nama,)* }

        impl JenisPeristiwa {
            /// Every kind.
            pub const SEMUA: &'static [Self] = &[$(Self::$nama),*];

            /// The stable code: noun, what happened to it.
            #[must_use]
            pub const fn kode(self) -> &'static str {
                match self { $(Self::$nama => $kode,)* }
            }

            /// The act that leaves it.
            #[must_use]
            pub const fn tindakan(self) -> Tindakan {
                match self { $(Self::$nama => Tindakan::$tindakan,)* }
            }

            /// The sentence without its subject; `{kunci}` stands for a value of the event.
            #[must_use]
            pub const fn pola(self) -> &'static str {
                match self { $(Self::$nama => $kalimat,)* }
            }
        }
    };
}

peristiwa! {
    /// A file became a new edition.
    ImporDiterapkan = "impor.diterapkan", TerapkanImpor,
        "menerapkan berkas {nama}: {diterima} dari {baris} baris diterima";
    /// An import was taken back.
    ImporDibatalkan = "impor.dibatalkan", BatalkanImpor, "membatalkan impor {berkas}";
    /// Rows with personal data were handed out to be corrected.
    ImporPribadiDibuka = "impor.pribadi.dibuka", UnduhKoreksi,
        "mengunduh {baris} baris berisi data pribadi dari berkas {nama}";
    /// A finding was given a reason.
    TemuanDialasankan = "temuan.dialasankan", BeriAlasan, "memberi alasan atas temuan {aturan}";
    /// A reason was taken back.
    AlasanDicabut = "temuan.alasan_dicabut", CabutAlasan, "mencabut alasan atas temuan {aturan}";
    /// A tolerance of a rule was set.
    ToleransiDiubah = "toleransi.diubah", UbahToleransi,
        "mengubah toleransi {subjek} menjadi {milipersen} per seratus ribu";
    /// The rules were computed again.
    PeriksaDijalankan = "periksa.dijalankan", JalankanPeriksa, "menjalankan pemeriksaan {subjek}";
    /// Figures were published.
    AngkaDiterbitkan = "publikasi.diterbitkan", TerbitkanAngka, "menerbitkan angka {subjek}";
    /// The key that signs the log was replaced.
    KunciLogDiputar = "log.kunci_diputar", KelolaSistem,
        "mengganti kunci tanda tangan catatan dari {lama} menjadi {baru}";
    /// Heads of governments were put into the nation's log.
    KepalaDikumpulkan = "log.kepala_dikumpulkan", KelolaSistem,
        "memasukkan {jumlah} kepala catatan pemerintah daerah ke catatan nasional";
    /// A head of another log was taken into keeping.
    KepalaDisaksikan = "log.kepala_disaksikan", KelolaSistem,
        "menyimpan {jumlah} kepala catatan pemerintah daerah lain sebagai saksi";
    /// A person was added.
    OrangDitambah = "orang.ditambah", KelolaOrang, "menambah {nama}";
    /// A person's data were corrected.
    OrangDiubah = "orang.diubah", KelolaOrang, "mengubah data {nama}";
    /// People, posts and roles came from a file.
    OrangDiimpor = "orang.diimpor", KelolaOrang,
        "mengimpor {orang} orang, {jabatan} jabatan, {penugasan} penugasan, dan {peran} peran \
         dari {berkas}";
    /// A unit was added.
    UnitDitambah = "unit.ditambah", KelolaJabatan, "menambah unit kerja {nama}";
    /// A unit was changed from a date on.
    UnitDiubah = "unit.diubah", KelolaJabatan, "mengubah unit kerja {nama} sejak {mulai}";
    /// A unit was closed.
    UnitDitutup = "unit.ditutup", KelolaJabatan, "menutup unit kerja {nama} per {selesai}";
    /// A post was added.
    JabatanDitambah = "jabatan.ditambah", KelolaJabatan, "menambah jabatan {nama}";
    /// A post was changed.
    JabatanDiubah = "jabatan.diubah", KelolaJabatan, "mengubah jabatan {nama}";
    /// A post was closed.
    JabatanDitutup = "jabatan.ditutup", KelolaJabatan, "menutup jabatan {nama} per {selesai}";
    /// A person was assigned to a post.
    PenugasanDibuat = "penugasan.dibuat", Tugaskan,
        "menugaskan {orang} sebagai {jabatan} ({jenis}) sejak {mulai}, SK {nomor_sk}";
    /// An assignment ended.
    PenugasanDiakhiri = "penugasan.diakhiri", AkhiriTugas,
        "mengakhiri tugas {orang} sebagai {jabatan} per {selesai}";
    /// A role was given.
    PeranDiberi = "peran.diberi", BeriPeran,
        "memberi {orang} peran {peran} atas {lingkup} sejak {mulai}";
    /// A role was taken away.
    PeranDicabut = "peran.dicabut", CabutPeran, "mencabut peran {peran} dari {orang} per {selesai}";
    /// Roles were handed over for a period.
    DelegasiDibuat = "delegasi.dibuat", Delegasikan,
        "mendelegasikan {peran} dari {dari} kepada {kepada}, {mulai} sampai {sampai}";
    /// A delegation ended early.
    DelegasiDicabut = "delegasi.dicabut", CabutDelegasi,
        "mengakhiri delegasi {peran} dari {dari} kepada {kepada} per {selesai}";
    /// A worksheet was kept.
    LkeDisimpan = "sakip.lke_disimpan", KelolaLke, "menyimpan lembar kerja {judul}";
    /// An evaluation was opened.
    EvaluasiDibuka = "sakip.evaluasi_dibuka", BukaEvaluasi,
        "membuka evaluasi SAKIP {tahun} untuk {untuk} dengan {lke}";
    /// The team was named.
    TimDitetapkan = "sakip.tim_ditetapkan", BukaEvaluasi, "menetapkan tim evaluasi: {tim}";
    /// The office answered for itself.
    MandiriDiisi = "sakip.mandiri_diisi", NilaiMandiri, "menjawab {kunci} dengan {isi} (mandiri)";
    /// Evidence was added.
    BuktiDitambah = "sakip.bukti_ditambah", NilaiMandiri,
        "menambah bukti {judul} pada kriteria {kriteria}";
    /// Proposals were drawn from the facts.
    BuktiDitarik = "sakip.bukti_ditarik", NilaiMandiri,
        "menarik {jumlah} usulan jawaban dari data sistem";
    /// The self-assessment was handed over.
    MandiriDiserahkan = "sakip.mandiri_diserahkan", NilaiMandiri, "menyerahkan penilaian mandiri";
    /// A question was answered.
    KlarifikasiDitanggapi = "sakip.klarifikasi_ditanggapi", NilaiMandiri,
        "menanggapi klarifikasi {kunci}";
    /// The team decided an answer.
    JawabanDiputus = "sakip.jawaban_diputus", PutusEvaluasi,
        "memutus {kunci}: {isi} (usulan {usulan})";
    /// The team asked.
    KlarifikasiDitanya = "sakip.klarifikasi_ditanya", PutusEvaluasi, "meminta klarifikasi {kunci}";
    /// The evaluation moved on.
    EvaluasiBerpindah = "sakip.evaluasi_berpindah", PutusEvaluasi,
        "memindahkan evaluasi dari {dari} ke {ke}";
    /// A recommendation was written.
    RekomendasiDitulis = "sakip.rekomendasi_ditulis", PutusEvaluasi,
        "menulis rekomendasi {nomor} bertenggat {tenggat}";
    /// The result came out.
    LheTerbit = "sakip.lhe_terbit", TerbitkanLhe, "menerbitkan LHE {tahun}: {nilai} ({predikat})";
    /// A recommendation was reported on.
    RekomendasiDitindak = "sakip.rekomendasi_ditindak", TindakLanjuti,
        "melaporkan rekomendasi {nomor}: {status}";
    /// An agreement was drawn up.
    PkDisusun = "kinerja.pk_disusun", SusunPk,
        "menyusun Perjanjian Kinerja {untuk} {tahun} edisi {edisi}";
    /// An agreement was changed.
    PkDiubah = "kinerja.pk_diubah", SusunPk, "mengubah Perjanjian Kinerja {untuk}";
    /// An agreement was handed over or withdrawn.
    PkDiajukan = "kinerja.pk_diajukan", SusunPk,
        "memindahkan Perjanjian Kinerja {untuk} menjadi {keadaan}";
    /// An agreement was signed or sent back.
    PkDiputus = "kinerja.pk_diputus", TandatanganiPk,
        "memutus Perjanjian Kinerja {untuk}: {keadaan}";
    /// A quarterly plan was drawn up.
    RencanaAksiDisusun = "kinerja.rencana_aksi_disusun", SusunPk, "menyusun Rencana Aksi {untuk}";
    /// A quarterly plan took effect.
    RencanaAksiBerlaku = "kinerja.rencana_aksi_berlaku", TandatanganiPk,
        "menetapkan Rencana Aksi {untuk}";
    /// A realisation was filled in.
    RealisasiDiisi = "kinerja.realisasi_diisi", UkurKinerja,
        "mengisi realisasi {indikator} triwulan {triwulan}: {realisasi}";
    /// Evidence was added to a realisation.
    RealisasiDibuktikan = "kinerja.realisasi_dibuktikan", UkurKinerja,
        "menambah bukti {judul} untuk {indikator} triwulan {triwulan}";
    /// A realisation was handed over.
    RealisasiDiajukan = "kinerja.realisasi_diajukan", UkurKinerja,
        "mengajukan {indikator} triwulan {triwulan} untuk diverifikasi";
    /// A realisation was accepted or sent back.
    RealisasiDiputus = "kinerja.realisasi_diputus", VerifikasiKinerja,
        "memutus {indikator} triwulan {triwulan}: {keadaan}";
    /// A quarter was locked or opened.
    PeriodeDikunci = "kinerja.periode_dikunci", KunciPeriode,
        "mengubah kunci triwulan {triwulan} {tahun}: {keadaan}";
    /// A report was written.
    LkjDisusun = "kinerja.lkj_disusun", SusunLkj, "menyusun Laporan Kinerja {untuk}: {bagian}";
    /// A report was reviewed.
    LkjDireviu = "kinerja.lkj_direviu", ReviuLkj, "mereviu Laporan Kinerja {untuk}: {keadaan}";
    /// A document took effect or was published.
    KinerjaTerbit = "kinerja.terbit", TerbitkanKinerja,
        "menetapkan atau menerbitkan {dokumen} {untuk}";
    /// Somebody signed in.
    SesiDibuka = "sesi.dibuka", Masuk, "masuk dengan {faktor}";
    /// A device was signed out.
    SesiDicabut = "sesi.dicabut", AkunSendiri, "mengeluarkan satu perangkat dari akunnya";
    /// Devices were signed out.
    SesiDicabutSemua = "sesi.dicabut_semua", AkunSendiri,
        "mengeluarkan {jumlah} perangkat dari akunnya";
    /// The password was changed by its owner.
    SandiDiganti = "akun.sandi_diganti", AkunSendiri, "mengganti sandinya";
    /// The password was set with a code of the administrator.
    SandiDisetel = "akun.sandi_disetel", AkunSendiri, "menyetel ulang sandinya dengan kode admin";
    /// A factor was added.
    FaktorDipasang = "akun.faktor_dipasang", AkunSendiri, "memasang {faktor} pada akunnya";
    /// A factor was taken away.
    FaktorDilepas = "akun.faktor_dilepas", AkunSendiri, "melepas {faktor} dari akun";
    /// Fresh recovery codes.
    PemulihanDibuat = "akun.pemulihan_dibuat", AkunSendiri, "membuat kode pemulihan baru";
    /// An account was made.
    AkunDibuat = "akun.dibuat", KelolaAkun, "membuat akun {nama} untuk {orang}";
    /// Accounts came from a file.
    AkunDiimpor = "akun.diimpor", KelolaAkun, "membuat {jumlah} akun dari {berkas}";
    /// An account was closed.
    AkunDitutup = "akun.ditutup", KelolaAkun, "menutup akun {nama}";
    /// An account was opened again.
    AkunDibuka = "akun.dibuka", KelolaAkun, "membuka kembali akun {nama}";
    /// A reset code was made.
    KodeSetelDibuat = "akun.kode_setel_dibuat", KelolaAkun,
        "membuat kode setel ulang sandi untuk akun {nama}";
    /// Personal data were shown in full.
    RahasiaDibuka = "rahasia.dibuka", BukaRahasia, "membuka {bidang} dengan alasan {alasan}";
    /// Keys of personal data were turned over.
    KunciDataDiputar = "kunci.diputar", KelolaSistem,
        "mengganti kunci data pribadi; {jumlah} isian disegel ulang";
    /// A failure of data protection was registered.
    InsidenDicatat = "insiden.dicatat", KelolaInsiden, "mencatat insiden data pribadi {judul}";
    /// A duty was done.
    InsidenTugasSelesai = "insiden.tugas_selesai", KelolaInsiden,
        "menyelesaikan kewajiban {tugas} atas insiden data pribadi";
    /// Data past their retention were removed.
    RetensiDijalankan = "retensi.dijalankan", KelolaSistem,
        "menghapus {jumlah} catatan {jenis} yang lewat masa simpan";
    /// An edition of a performance tree was begun.
    PohonDimulai = "kinerja.pohon_dimulai", SusunPohon,
        "memulai pohon kinerja {periode} dari {asal}: {simpul} simpul";
    /// A performance tree was changed.
    PohonDiubah = "kinerja.pohon_diubah", SusunPohon, "{perubahan} pada pohon kinerja: {simpul}";
    /// Support was asked for, or a request taken back.
    LintasDiminta = "kinerja.lintas_diminta", SusunPohon,
        "meminta dukungan {kepada} untuk {simpul}: {keadaan}";
    /// A request for support was answered.
    LintasDijawab = "kinerja.lintas_dijawab", JawabLintas,
        "menjawab permintaan dukungan untuk {simpul}: {keadaan}";
    /// A performance tree took effect.
    PohonDitetapkan = "kinerja.pohon_ditetapkan", TetapkanPohon,
        "menetapkan pohon kinerja {periode} edisi {edisi}";
    /// Variables of an assessment were chosen or put into use.
    VariabelDisusun = "kinerja.variabel_disusun", SusunVariabel,
        "menyusun variabel penilaian {tahun} {periode}: {keadaan}";
    /// Values of an assessment were filled in or drawn from the system.
    VariabelDiisi = "kinerja.variabel_diisi", IsiVariabel,
        "mengisi {jumlah} nilai variabel penilaian {tahun} {periode}";
    /// Values of an assessment were verified or sent back.
    VariabelDiverifikasi = "kinerja.variabel_diverifikasi", VerifikasiVariabel,
        "memverifikasi {variabel} {subjek}: {keadaan}";
}

impl JenisPeristiwa {
    /// Reads a stable code; events of older releases or of tests are unknown.
    #[must_use]
    pub fn parse(kode: &str) -> Option<Self> {
        Self::SEMUA.iter().copied().find(|j| j.kode() == kode)
    }

    /// What was done, with the values of the event put in; a value that is not there is a dash.
    ///
    /// # Example
    /// ```
    /// use keamanan::JenisPeristiwa;
    /// let nilai = |k: &str| (k == "nama").then(|| "Contoh Satu".to_owned());
    /// assert_eq!(JenisPeristiwa::OrangDitambah.kalimat(nilai), "menambah Contoh Satu");
    /// ```
    #[must_use]
    pub fn kalimat(self, nilai: impl Fn(&str) -> Option<String>) -> String {
        let mut hasil = String::new();
        let mut sisa = self.pola();
        while let Some((awal, ekor)) = sisa.split_once('{') {
            hasil.push_str(awal);
            let (kunci, lanjut) = ekor.split_once('}').unwrap_or((ekor, ""));
            let isi = nilai(kunci).filter(|n| !n.is_empty());
            hasil.push_str(isi.as_deref().unwrap_or("–"));
            sisa = lanjut;
        }
        hasil.push_str(sisa);
        hasil
    }
}

impl fmt::Display for JenisPeristiwa {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.kode())
    }
}
