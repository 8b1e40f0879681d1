//! Builders of table rows: one small function per file kind, from checked rows to bulk rows.

mod daftar;
mod daftar_kas;
mod harga;
pub(crate) mod kode;
mod lain;
mod sakip;
mod wilayah;

use std::collections::{BTreeMap, BTreeSet};

use store::impor::Salin;
use store::referensi::TabelRujukan;
use tabular::{Masalah, Tingkat};
use uuid::Uuid;

pub(crate) use kode::kata_tingkat;

use super::opsi::Opsi;
use super::tabel::{Baris, Tabel};
use super::tujuan::Rujukan;

/// Rows for one table part.
#[derive(Debug)]
pub struct Salinan {
    /// The part.
    pub tabel: TabelRujukan,
    /// Scope values.
    pub lingkup: Vec<String>,
    /// The rows.
    pub isi: Salin,
}

/// What builders need to know beside the file.
#[derive(Debug, Default)]
pub struct Konteks {
    /// Owning government.
    pub pemda: Uuid,
    /// File id.
    pub berkas: Uuid,
    /// Kemenkeu code → Kemendagri code.
    pub kemenkeu: BTreeMap<String, String>,
    /// BPS code → Kemendagri code.
    pub bps: BTreeMap<String, String>,
    /// Governments by code with their names, where a file is about many of them.
    pub daerah: BTreeMap<String, String>,
    /// Perangkat daerah and units of the register, where a file needs them.
    pub perangkat: BTreeSet<Uuid>,
}

/// Collects keys and the rows that repeat one.
#[derive(Debug, Default)]
pub(crate) struct Ganda {
    pertama: BTreeMap<String, u32>,
    ulang: Vec<(u32, u32, String)>,
}

impl Ganda {
    /// True when the key is new.
    pub(crate) fn baru(&mut self, b: &Baris<'_>, kunci: String) -> bool {
        if let Some(dulu) = self.pertama.get(&kunci) {
            self.ulang.push((b.nomor(), *dulu, kunci));
            return false;
        }
        self.pertama.insert(kunci, b.nomor());
        true
    }

    /// Turns the repetitions into refused rows.
    pub(crate) fn tolak(self, t: &mut Tabel) {
        for (baris, dulu, kunci) in self.ulang {
            t.ditolak.insert(baris);
            t.masalah.push(
                Masalah::baru(
                    Tingkat::Tolak,
                    "KUNCI_GANDA",
                    baris,
                    format!("Kunci ini sudah dipakai pada baris {dulu}."),
                )
                .di("", &kunci)
                .saran("Hapus salah satu baris atau perbaiki kodenya."),
            );
        }
    }
}

/// Builds the rows of a file.
pub fn susun(r: Rujukan, t: &mut Tabel, opsi: &Opsi, k: &Konteks) -> Vec<Salinan> {
    match r {
        Rujukan::Wilayah => wilayah::wilayah(t),
        Rujukan::WilayahRinci => wilayah::rinci(t),
        Rujukan::PemdaKode => wilayah::pemda_kode(t),
        Rujukan::ApbdNasional => wilayah::apbd_nasional(t, opsi, k),
        Rujukan::Sikd => wilayah::sikd(t, opsi, k),
        Rujukan::Makro => wilayah::makro(t),
        Rujukan::MakroNama => wilayah::makro_nama(t),
        Rujukan::NomenklaturSemua => kode::nomenklatur(t, opsi, true),
        Rujukan::NomenklaturTingkat => kode::nomenklatur(t, opsi, false),
        Rujukan::NomenklaturSub => kode::nomenklatur_sub(t, opsi),
        Rujukan::NomenklaturDefinisi => kode::definisi(t, opsi),
        Rujukan::NomenklaturSipd => kode::sipd(t, opsi),
        Rujukan::Rekening => kode::rekening(t, opsi),
        Rujukan::RekeningKeterangan => kode::keterangan(t, opsi),
        Rujukan::SumberDana => kode::sumber_dana(t, opsi),
        Rujukan::Fungsi => lain::fungsi(t),
        Rujukan::Spm => lain::spm(t),
        Rujukan::Tahapan => lain::tahapan(t),
        Rujukan::ProgramNasional => lain::program_nasional(t),
        Rujukan::BarangRekening => lain::barang_rekening(t),
        Rujukan::StandarHarga => harga::standar_harga(t, opsi, k),
        Rujukan::Perangkat => lain::perangkat(t, k),
        Rujukan::Pembayaran => harga::pembayaran(t, opsi, k),
        Rujukan::Usulan => harga::usulan(t, opsi, k),
        Rujukan::Daftar(d) => daftar::susun(d, t, opsi, k),
        Rujukan::Sakip(s) => sakip::susun(s, t, k),
    }
}

/// One row for each key: `kunci` tells it (none leaves a row out), `tulis` writes the row;
/// repetitions are refused.
pub(crate) fn tiap_kunci<K: std::fmt::Display>(
    t: &mut Tabel,
    (tabel, lingkup): (TabelRujukan, Vec<String>),
    kunci: impl Fn(&Baris<'_>) -> Option<K>,
    tulis: impl Fn(&mut Salin, &Baris<'_>, &K),
) -> Vec<Salinan> {
    let mut s = Salin::baru();
    let mut ganda = Ganda::default();
    for b in t.baris() {
        if let Some(k) = kunci(&b)
            && ganda.baru(&b, k.to_string())
        {
            tulis(&mut s, &b, &k);
            s.akhir();
        }
    }
    ganda.tolak(t);
    satu(tabel, lingkup, s)
}

/// One table part, no further ado.
pub(crate) fn satu(tabel: TabelRujukan, lingkup: Vec<String>, isi: Salin) -> Vec<Salinan> {
    vec![Salinan {
        tabel,
        lingkup,
        isi,
    }]
}
