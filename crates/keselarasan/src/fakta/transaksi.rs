//! Budget lines, payments, realisation, cash budget, proposals: the large, columnar parts.

use super::{Rujukan, Tanggal, padat_ix};
use crate::kamus::Simbol;

/// "No position" in a dense column.
pub const TAK_ADA: u32 = u32::MAX;

/// RKA lines of the APBD as columns of equal length. Amounts in sen, volumes in millionths.
#[derive(Clone, Debug, Default)]
pub struct Rincian {
    /// Row id.
    pub id: Vec<Rujukan>,
    /// Position of the ceiling row in the APBD, or [`TAK_ADA`].
    pub baris: Vec<u32>,
    /// Account.
    pub rekening: Vec<Simbol>,
    /// Standard price code (goods group), empty when none.
    pub standar: Vec<Simbol>,
    /// Item.
    pub uraian: Vec<Simbol>,
    /// Specification.
    pub spesifikasi: Vec<Simbol>,
    /// Unit of measure.
    pub satuan: Vec<Simbol>,
    /// Volume in millionths; 0 when the file has none.
    pub volume: Vec<i64>,
    /// Coefficient text.
    pub koefisien: Vec<Simbol>,
    /// Unit price; 0 when the file has none.
    pub harga: Vec<i64>,
    /// Tax in hundredths of a percent.
    pub pajak: Vec<u32>,
    /// Line total.
    pub jumlah: Vec<i64>,
    /// Fund source.
    pub sumber: Vec<Simbol>,
    /// Recipient.
    pub penerima: Vec<Simbol>,
    /// Proposal the line claims.
    pub usulan: Vec<Simbol>,
    /// Group of (ceiling row, account), dense; filled by `Fakta::lengkapi`.
    pub kelompok: Vec<u32>,
    /// Number of groups.
    pub jumlah_kelompok: usize,
    pub(crate) peta_kelompok: rustc_hash::FxHashMap<(u32, Simbol), u32>,
}

/// One line to add to [`Rincian`].
#[derive(Clone, Debug, Default)]
pub struct RincianBaru {
    /// Row id.
    pub id: Rujukan,
    /// Position of the ceiling row in the APBD, or [`TAK_ADA`].
    pub baris: u32,
    /// Account.
    pub rekening: Simbol,
    /// Standard price code.
    pub standar: Simbol,
    /// Item.
    pub uraian: Simbol,
    /// Specification.
    pub spesifikasi: Simbol,
    /// Unit of measure.
    pub satuan: Simbol,
    /// Volume in millionths.
    pub volume: i64,
    /// Coefficient text.
    pub koefisien: Simbol,
    /// Unit price in sen.
    pub harga: i64,
    /// Tax in hundredths of a percent.
    pub pajak: u32,
    /// Total in sen.
    pub jumlah: i64,
    /// Fund source.
    pub sumber: Simbol,
    /// Recipient.
    pub penerima: Simbol,
    /// Proposal claimed.
    pub usulan: Simbol,
}

impl Rincian {
    /// Adds a line.
    pub fn tambah(&mut self, b: RincianBaru) {
        self.id.push(b.id);
        self.baris.push(b.baris);
        self.rekening.push(b.rekening);
        self.standar.push(b.standar);
        self.uraian.push(b.uraian);
        self.spesifikasi.push(b.spesifikasi);
        self.satuan.push(b.satuan);
        self.volume.push(b.volume);
        self.koefisien.push(b.koefisien);
        self.harga.push(b.harga);
        self.pajak.push(b.pajak);
        self.jumlah.push(b.jumlah);
        self.sumber.push(b.sumber);
        self.penerima.push(b.penerima);
        self.usulan.push(b.usulan);
    }

    /// Number of lines.
    pub fn panjang(&self) -> usize {
        self.jumlah.len()
    }

    /// Numbers the groups (ceiling row, account).
    pub fn lengkapi(&mut self) {
        self.peta_kelompok.clear();
        self.kelompok.clear();
        for (b, r) in self.baris.iter().zip(&self.rekening) {
            let n = padat_ix(self.peta_kelompok.len());
            self.kelompok
                .push(*self.peta_kelompok.entry((*b, *r)).or_insert(n));
        }
        self.jumlah_kelompok = self.peta_kelompok.len();
    }
}

/// Payments as columns of equal length. Amounts in sen.
#[derive(Clone, Debug, Default)]
pub struct Pembayaran {
    /// Row id.
    pub id: Vec<Rujukan>,
    /// Unit.
    pub unit: Vec<u32>,
    /// Sub kegiatan.
    pub sub: Vec<Simbol>,
    /// Account.
    pub rekening: Vec<Simbol>,
    /// `UP`, `GU`, `TU`, `LS`, `LS-GAJI`, …
    pub jenis: Vec<Simbol>,
    /// Document number.
    pub nomor: Vec<Simbol>,
    /// Date.
    pub tanggal: Vec<Tanggal>,
    /// Recipient.
    pub penerima: Vec<Simbol>,
    /// Contract.
    pub kontrak: Vec<Simbol>,
    /// Description.
    pub uraian: Vec<Simbol>,
    /// Amount.
    pub jumlah: Vec<i64>,
    /// Position of the ceiling row in the APBD, or [`TAK_ADA`]; filled by `Fakta::lengkapi`.
    pub baris: Vec<u32>,
    /// Group of the RKA lines it is charged to, or [`TAK_ADA`]; filled by `Fakta::lengkapi`.
    pub kelompok: Vec<u32>,
}

/// One payment to add to [`Pembayaran`].
#[derive(Clone, Debug, Default)]
pub struct BayarBaru {
    /// Row id.
    pub id: Rujukan,
    /// Unit.
    pub unit: u32,
    /// Sub kegiatan.
    pub sub: Simbol,
    /// Account.
    pub rekening: Simbol,
    /// Kind.
    pub jenis: Simbol,
    /// Document number.
    pub nomor: Simbol,
    /// Date.
    pub tanggal: Tanggal,
    /// Recipient.
    pub penerima: Simbol,
    /// Contract.
    pub kontrak: Simbol,
    /// Description.
    pub uraian: Simbol,
    /// Amount in sen.
    pub jumlah: i64,
}

impl Pembayaran {
    /// Adds a payment.
    pub fn tambah(&mut self, b: BayarBaru) {
        self.id.push(b.id);
        self.unit.push(b.unit);
        self.sub.push(b.sub);
        self.rekening.push(b.rekening);
        self.jenis.push(b.jenis);
        self.nomor.push(b.nomor);
        self.tanggal.push(b.tanggal);
        self.penerima.push(b.penerima);
        self.kontrak.push(b.kontrak);
        self.uraian.push(b.uraian);
        self.jumlah.push(b.jumlah);
    }

    /// Number of payments.
    pub fn panjang(&self) -> usize {
        self.jumlah.len()
    }
}

/// Realisation of a unit and sub kegiatan. Amount in sen.
#[derive(Clone, Debug, Hash)]
pub struct BarisRealisasi {
    /// Row id.
    pub simpul: Rujukan,
    /// Unit.
    pub unit: u32,
    /// Sub kegiatan.
    pub sub: Simbol,
    /// Paid so far.
    pub nilai: i64,
}

/// Realisation up to the end of a quarter.
#[derive(Clone, Debug, Default)]
pub struct Realisasi {
    /// Edition id.
    pub edisi: Rujukan,
    /// Quarter 1–4.
    pub triwulan: u8,
    /// Rows.
    pub baris: Vec<BarisRealisasi>,
}

/// Cash budget of a unit and sub kegiatan, twelve months. Amounts in sen.
#[derive(Clone, Debug, Hash)]
pub struct Rak {
    /// Unit.
    pub unit: u32,
    /// Sub kegiatan.
    pub sub: Simbol,
    /// January to December.
    pub bulan: [i64; 12],
}

/// An SPD line. Amount in sen.
#[derive(Clone, Debug, Hash)]
pub struct Spd {
    /// Unit.
    pub unit: u32,
    /// Sub kegiatan.
    pub sub: Simbol,
    /// Date.
    pub tanggal: Tanggal,
    /// Amount.
    pub nilai: i64,
}

/// Cash budget and SPD.
#[derive(Clone, Debug, Default)]
pub struct Kas {
    /// Cash budget.
    pub rak: Vec<Rak>,
    /// SPD lines.
    pub spd: Vec<Spd>,
}

/// Number and date under which a document was adopted.
#[derive(Clone, Debug, Hash)]
pub struct Pengesahan {
    /// Which document.
    pub dok: super::Dok,
    /// Number; empty when missing.
    pub nomor: Simbol,
    /// Date.
    pub tanggal: Option<Tanggal>,
}

/// One proposal. Amount in sen.
#[derive(Clone, Debug, Hash)]
pub struct Usulan {
    /// Row id.
    pub id: Rujukan,
    /// Number of the proposal.
    pub kode: Simbol,
    /// `musrenbang`, `pokir`, `langsung`.
    pub asal: Simbol,
    /// Dictionary item.
    pub kamus: Simbol,
    /// What is asked.
    pub uraian: Simbol,
    /// Where.
    pub lokasi: Simbol,
    /// When entered.
    pub tanggal: Option<Tanggal>,
    /// `diterima`, `ditolak`, `diproses`, ….
    pub status: Simbol,
    /// Sub kegiatan it became.
    pub sub: Simbol,
    /// Amount.
    pub nilai: Option<i64>,
}
