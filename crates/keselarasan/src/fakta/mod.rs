//! The facts the rules look at: one government, one year, all documents, interned and compact.
//!
//! Every part may be absent (`None`): a rule that needs it then answers "data tidak ada".
//! Facts are filled by the store (or by a test) through the methods of [`Fakta`] and closed with
//! [`Fakta::lengkapi`], which builds the indexes the rules use.

mod bangun;
mod daftar;
mod pagu;
mod referensi;
mod rencana;
mod sidik;
mod sidik_daftar;
mod tanggal;
mod transaksi;

use dasar::pemda::JenisPemda;

pub use daftar::{
    BarisJurnal, Daftar, IndikatorTpb, KasBulan, KebutuhanSpm, Kemajuan, Kerugian, MutasiAset,
    ProyekNasional, Rekomendasi, SaldoAnggaran, UangPersediaan,
};
pub use pagu::{
    BarisIndikator, BarisPagu, Dok, DokumenPagu, PaguInduk, SumberBaris, TingkatKinerja,
};
pub use referensi::{
    BarangRekening, BarisAkun, ButirNomenklatur, DaftarKode, EdisiNomenklatur, Makro, PemdaTerbit,
    StandarHarga, TingkatNomenklatur,
};
pub use rencana::{
    IndikatorRencana, KodeRusak, Renstra, RenstraProgram, Rpjmd, SimpulRencana, TingkatRencana,
};
pub use sidik::Bagian;
pub use tanggal::Tanggal;
pub use transaksi::{
    BarisRealisasi, BayarBaru, Kas, Pembayaran, Pengesahan, Rak, Realisasi, Rincian, RincianBaru,
    Spd, TAK_ADA, Usulan,
};

use crate::kamus::{Kamus, Simbol};

/// A row id of the store (the bits of a UUID); 0 when the fact has none.
pub type Rujukan = u128;

/// Index into a dense vector, from the compact form kept in facts.
pub fn ix(n: u32) -> usize {
    usize::try_from(n).unwrap_or(usize::MAX)
}

/// Compact form of an index.
pub fn padat_ix(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// A perangkat daerah or one of its units.
#[derive(Clone, Debug)]
pub struct Organ {
    /// Row id.
    pub id: Rujukan,
    /// Canonical code.
    pub kode: Simbol,
    /// Code as the register had it.
    pub kode_asli: Simbol,
    /// Name.
    pub nama: Simbol,
    /// True for a unit below a perangkat daerah.
    pub unit: bool,
    /// The perangkat daerah above a unit.
    pub induk: Option<u32>,
    /// How often the register lists this code.
    pub muncul: u16,
    /// False when only a document names it, not the register.
    pub terdaftar: bool,
}

/// All facts about one government and one budget year.
#[derive(Clone, Debug)]
pub struct Fakta {
    /// Kemendagri code of the government, `64.11`; `00` is the nation.
    pub kode_pemda: String,
    /// Its name.
    pub nama_pemda: String,
    /// Its kind.
    pub jenis: JenisPemda,
    /// The budget year.
    pub tahun: u16,
    /// All texts.
    pub kamus: Kamus,
    /// The register of perangkat daerah and units; empty when absent.
    pub organ: Vec<Organ>,
    /// Nomenclature editions for this kind of government, newest first.
    pub nomenklatur: Vec<EdisiNomenklatur>,
    /// Chart of accounts.
    pub rekening: Option<DaftarKode>,
    /// Fund sources.
    pub sumber_dana: Option<DaftarKode>,
    /// Accounts permitted per goods code.
    pub barang: Option<BarangRekening>,
    /// RPJMD in force.
    pub rpjmd: Option<Rpjmd>,
    /// Renstra of all perangkat daerah.
    pub renstra: Option<Renstra>,
    /// RKPD of the year.
    pub rkpd: Option<DokumenPagu>,
    /// KUA-PPAS of the year.
    pub ppas: Option<DokumenPagu>,
    /// APBD of the year.
    pub apbd: Option<DokumenPagu>,
    /// DPA of the year.
    pub dpa: Option<DokumenPagu>,
    /// Realisation of the year.
    pub realisasi: Option<Realisasi>,
    /// RKA lines of the APBD.
    pub rincian: Option<Rincian>,
    /// Payments of the year.
    pub pembayaran: Option<Pembayaran>,
    /// Revenue and financing per account.
    pub akun: Option<Vec<BarisAkun>>,
    /// Price standards of the year.
    pub standar: Option<Vec<StandarHarga>>,
    /// Macro indicators of the year.
    pub makro: Option<Vec<Makro>>,
    /// Proposals of the year.
    pub usulan: Option<Vec<Usulan>>,
    /// Published APBD by account: this government alone, or all of them for the nation.
    pub terbit: Option<Vec<PemdaTerbit>>,
    /// Cash budget and SPD.
    pub kas: Option<Kas>,
    /// Numbers and dates under which documents were adopted.
    pub pengesahan: Option<Vec<Pengesahan>>,
    /// Arrows of the thread, upper row id to lower row id, sorted.
    pub tautan: Option<Vec<(Rujukan, Rujukan)>>,
    /// Registers of other systems.
    pub daftar: Daftar,
}

impl Fakta {
    /// Facts with every part absent.
    pub fn baru(kode_pemda: &str, nama_pemda: &str, jenis: JenisPemda, tahun: u16) -> Self {
        Fakta {
            kode_pemda: kode_pemda.to_owned(),
            nama_pemda: nama_pemda.to_owned(),
            jenis,
            tahun,
            kamus: Kamus::default(),
            organ: Vec::new(),
            nomenklatur: Vec::new(),
            rekening: None,
            sumber_dana: None,
            barang: None,
            rpjmd: None,
            renstra: None,
            rkpd: None,
            ppas: None,
            apbd: None,
            dpa: None,
            realisasi: None,
            rincian: None,
            pembayaran: None,
            akun: None,
            standar: None,
            makro: None,
            usulan: None,
            terbit: None,
            kas: None,
            pengesahan: None,
            tautan: None,
            daftar: Daftar::default(),
        }
    }

    /// The text of a symbol.
    pub fn t(&self, s: Simbol) -> &str {
        self.kamus.teks(s)
    }

    /// A perangkat daerah or unit by index.
    pub fn organ(&self, n: u32) -> Option<&Organ> {
        self.organ.get(ix(n))
    }

    /// Code of a perangkat daerah or unit.
    pub fn kode_organ(&self, n: u32) -> &str {
        self.organ(n).map_or("", |o| self.t(o.kode))
    }

    /// Name of a perangkat daerah or unit; its code when it has no name.
    pub fn nama_organ(&self, n: u32) -> &str {
        match self.organ(n) {
            Some(o) if !o.nama.kosong() => self.t(o.nama),
            Some(o) => self.t(o.kode),
            None => "(tanpa unit)",
        }
    }

    /// The document of a kind, when there is one.
    pub fn dokumen(&self, dok: Dok) -> Option<&DokumenPagu> {
        match dok {
            Dok::Rkpd => self.rkpd.as_ref(),
            Dok::Ppas => self.ppas.as_ref(),
            Dok::Apbd => self.apbd.as_ref(),
            Dok::Dpa => self.dpa.as_ref(),
            Dok::Rpjmd | Dok::Renstra | Dok::Realisasi => None,
        }
    }

    /// RKPD and APBD, whichever are there: the two documents most rules read.
    pub fn rkpd_apbd(&self) -> impl Iterator<Item = &DokumenPagu> {
        self.rkpd.iter().chain(self.apbd.iter())
    }

    /// The newest nomenclature edition.
    pub fn nomenklatur_kini(&self) -> Option<&EdisiNomenklatur> {
        self.nomenklatur.first()
    }

    /// The nomenclature entry of a code in an edition, also through its generic `X.XX` form.
    pub fn butir<'a>(
        &self,
        edisi: &'a EdisiNomenklatur,
        kode: &str,
    ) -> Option<&'a ButirNomenklatur> {
        let langsung = self.kamus.cari(kode).and_then(|s| edisi.butir(s));
        langsung.or_else(|| {
            let g = crate::kode::ke_generik(kode)?;
            edisi.butir(self.kamus.cari(&g)?)
        })
    }

    /// True when an upper row of the thread has an arrow down.
    pub fn punya_bawahan(&self, atas: Rujukan) -> bool {
        let Some(t) = &self.tautan else { return false };
        let i = t.partition_point(|(a, _)| *a < atas);
        t.get(i).is_some_and(|(a, _)| *a == atas)
    }
}
