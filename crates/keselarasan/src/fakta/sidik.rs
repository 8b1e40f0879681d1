//! Fingerprints of the parts of the facts: a rule is recomputed only when a part it needs changed.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use super::{DokumenPagu, Fakta};
use crate::kamus::Simbol;

/// A part of the facts, named by rules that need it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Bagian {
    /// Register of perangkat daerah.
    Organ,
    /// Nomenclature.
    Nomenklatur,
    /// Chart of accounts.
    Rekening,
    /// Fund sources.
    SumberDana,
    /// Accounts per goods code.
    Barang,
    /// RPJMD.
    Rpjmd,
    /// Renstra.
    Renstra,
    /// RKPD.
    Rkpd,
    /// KUA-PPAS.
    Ppas,
    /// APBD.
    Apbd,
    /// DPA.
    Dpa,
    /// Realisation.
    Realisasi,
    /// RKA lines.
    Rincian,
    /// Payments.
    Pembayaran,
    /// Revenue and financing.
    Akun,
    /// Price standards.
    Standar,
    /// Macro indicators.
    Makro,
    /// Proposals.
    Usulan,
    /// Published budgets.
    Terbit,
    /// Cash budget and SPD.
    Kas,
    /// Adoption numbers and dates.
    Pengesahan,
    /// Arrows of the thread.
    Tautan,
    /// National projects in the region.
    ProyekNasional,
    /// Costed needs of minimum services.
    KebutuhanSpm,
    /// Action plan for the sustainable development goals.
    Tpb,
    /// Cash advances.
    UangPersediaan,
    /// Physical and output progress.
    Kemajuan,
    /// Journal.
    Jurnal,
    /// Cash book and bank statement.
    KasBulan,
    /// Asset additions.
    MutasiAset,
    /// The balance carried over.
    SaldoAnggaran,
    /// Recommendations of the auditor.
    Rekomendasi,
    /// Cases of state loss.
    Kerugian,
}

impl Bagian {
    /// Name in texts.
    pub fn nama(self) -> &'static str {
        match self {
            Bagian::Organ => "daftar perangkat daerah",
            Bagian::Nomenklatur => "nomenklatur",
            Bagian::Rekening => "bagan akun",
            Bagian::SumberDana => "daftar sumber dana",
            Bagian::Barang => "pemetaan barang ke rekening",
            Bagian::Rpjmd => "RPJMD",
            Bagian::Renstra => "Renstra",
            Bagian::Rkpd => "RKPD",
            Bagian::Ppas => "KUA-PPAS",
            Bagian::Apbd => "APBD",
            Bagian::Dpa => "DPA",
            Bagian::Realisasi => "realisasi",
            Bagian::Rincian => "rincian RKA",
            Bagian::Pembayaran => "pembayaran (SPP/SPM/SP2D)",
            Bagian::Akun => "pendapatan dan pembiayaan per rekening",
            Bagian::Standar => "standar harga",
            Bagian::Makro => "indikator makro",
            Bagian::Usulan => "usulan",
            Bagian::Terbit => "APBD terbit",
            Bagian::Kas => "anggaran kas dan SPD",
            Bagian::Pengesahan => "nomor dan tanggal pengesahan",
            Bagian::Tautan => "tautan benang emas",
            Bagian::ProyekNasional => "daftar proyek strategis nasional",
            Bagian::KebutuhanSpm => "perhitungan kebutuhan SPM",
            Bagian::Tpb => "rencana aksi daerah TPB",
            Bagian::UangPersediaan => "register uang persediaan (UP/GU/TU)",
            Bagian::Kemajuan => "kemajuan fisik dan keluaran",
            Bagian::Jurnal => "jurnal",
            Bagian::KasBulan => "buku kas umum dan rekening koran",
            Bagian::MutasiAset => "penambahan aset",
            Bagian::SaldoAnggaran => "SiLPA tahun lalu dan saldo anggaran lebih awal",
            Bagian::Rekomendasi => "rekomendasi BPK",
            Bagian::Kerugian => "daftar kerugian daerah",
        }
    }
}

/// Hashes values through their texts, so that the order of interning does not matter.
pub(super) struct Penyidik<'a> {
    pub(super) f: &'a Fakta,
    h: FxHasher,
}

impl Penyidik<'_> {
    pub(super) fn t(&mut self, s: Simbol) {
        self.f.kamus.sidik(s).hash(&mut self.h);
    }

    pub(super) fn organ(&mut self, n: u32) {
        self.f
            .organ(n)
            .map_or(0, |o| self.f.kamus.sidik(o.kode))
            .hash(&mut self.h);
    }

    pub(super) fn nilai(&mut self, n: impl Hash) {
        n.hash(&mut self.h);
    }
}

impl Fakta {
    /// True when a part is there.
    pub fn ada(&self, bagian: Bagian) -> bool {
        match bagian {
            Bagian::Organ => !self.organ.is_empty(),
            Bagian::Nomenklatur => !self.nomenklatur.is_empty(),
            Bagian::Rekening => self.rekening.is_some(),
            Bagian::SumberDana => self.sumber_dana.is_some(),
            Bagian::Barang => self.barang.is_some(),
            Bagian::Rpjmd => self.rpjmd.is_some(),
            Bagian::Renstra => self.renstra.is_some(),
            Bagian::Rkpd => self.rkpd.is_some(),
            Bagian::Ppas => self.ppas.is_some(),
            Bagian::Apbd => self.apbd.is_some(),
            Bagian::Dpa => self.dpa.is_some(),
            Bagian::Realisasi => self.realisasi.is_some(),
            Bagian::Rincian => self.rincian.is_some(),
            Bagian::Pembayaran => self.pembayaran.is_some(),
            Bagian::Akun => self.akun.is_some(),
            Bagian::Standar => self.standar.is_some(),
            Bagian::Makro => self.makro.is_some(),
            Bagian::Usulan => self.usulan.is_some(),
            Bagian::Terbit => self.terbit.is_some(),
            Bagian::Kas => self.kas.is_some(),
            Bagian::Pengesahan => self.pengesahan.is_some(),
            Bagian::Tautan => self.tautan.is_some(),
            Bagian::ProyekNasional => self.daftar.proyek.is_some(),
            Bagian::KebutuhanSpm => self.daftar.kebutuhan.is_some(),
            Bagian::Tpb => self.daftar.tpb.is_some(),
            Bagian::UangPersediaan => self.daftar.up.is_some(),
            Bagian::Kemajuan => self.daftar.kemajuan.is_some(),
            Bagian::Jurnal => self.daftar.jurnal.is_some(),
            Bagian::KasBulan => self.daftar.kas_bulan.is_some(),
            Bagian::MutasiAset => self.daftar.aset.is_some(),
            Bagian::SaldoAnggaran => self.daftar.saldo.is_some(),
            Bagian::Rekomendasi => self.daftar.rekomendasi.is_some(),
            Bagian::Kerugian => self.daftar.kerugian.is_some(),
        }
    }

    /// The fingerprint of a part; an absent part has fingerprint 0.
    pub fn sidik(&self, bagian: Bagian) -> u64 {
        if !self.ada(bagian) {
            return 0;
        }
        let mut p = Penyidik {
            f: self,
            h: FxHasher::default(),
        };
        p.nilai(bagian);
        match bagian {
            Bagian::Organ => p.organ_semua(),
            Bagian::Nomenklatur => p.nomenklatur(),
            Bagian::Rekening => p.nilai(self.rekening.as_ref().map(super::DaftarKode::jumlah)),
            Bagian::SumberDana => p.nilai(self.sumber_dana.as_ref().map(super::DaftarKode::jumlah)),
            Bagian::Barang => p.nilai(self.barang.as_ref().map(super::BarangRekening::jumlah)),
            Bagian::Rpjmd => p.rpjmd(),
            Bagian::Renstra => p.renstra(),
            Bagian::Rkpd => p.pagu(self.rkpd.as_ref()),
            Bagian::Ppas => p.pagu(self.ppas.as_ref()),
            Bagian::Apbd => p.pagu(self.apbd.as_ref()),
            Bagian::Dpa => p.pagu(self.dpa.as_ref()),
            Bagian::Realisasi => p.realisasi(),
            Bagian::Rincian => p.rincian(),
            Bagian::Pembayaran => p.pembayaran(),
            Bagian::Akun => p.akun(),
            Bagian::Standar => p.standar(),
            Bagian::Makro => p.makro(),
            Bagian::Usulan => p.usulan(),
            Bagian::Terbit => p.terbit(),
            Bagian::Kas => p.kas(),
            Bagian::Pengesahan => p.pengesahan(),
            Bagian::Tautan => p.nilai(&self.tautan),
            lain => p.daftar(lain),
        }
        p.h.finish()
    }
}

impl Penyidik<'_> {
    fn organ_semua(&mut self) {
        for o in &self.f.organ {
            self.t(o.kode);
            self.t(o.kode_asli);
            self.t(o.nama);
            self.nilai((o.unit, o.muncul, o.terdaftar));
            self.organ(o.induk.unwrap_or(super::TAK_ADA));
        }
    }

    fn nomenklatur(&mut self) {
        for e in &self.f.nomenklatur {
            self.nilai((&e.nama, e.butir.len()));
            for b in &e.butir {
                self.t(b.kode);
                self.t(b.nama);
            }
        }
    }

    fn pagu(&mut self, d: Option<&DokumenPagu>) {
        let Some(d) = d else { return };
        for b in &d.baris {
            self.organ(b.opd);
            self.organ(b.unit);
            self.t(b.sub);
            self.t(b.nama);
            self.nilai((b.pagu, b.validasi, b.rincian, b.maju));
            self.nilai((b.prioritas_provinsi, b.prioritas_nasional, b.lokasi));
            for s in &b.sumber {
                self.t(s.kode);
                self.t(s.nama);
                self.nilai(s.nilai);
            }
            for s in &b.prioritas {
                self.t(*s);
            }
        }
        for i in &d.indikator {
            self.organ(i.unit);
            self.nilai(i.tingkat);
            for s in [i.kode, i.teks, i.target, i.satuan] {
                self.t(s);
            }
        }
        for i in &d.induk {
            self.organ(i.unit);
            self.t(i.kode);
            self.nilai(i.nilai);
        }
        self.nilai(d.baris_indikator);
    }

    fn indikator_rencana(&mut self, i: &super::IndikatorRencana) {
        self.organ(i.opd.unwrap_or(super::TAK_ADA));
        for s in [i.kode, i.jenis, i.teks, i.satuan, i.baseline, i.polaritas] {
            self.t(s);
        }
        for (tahun, s) in &i.target {
            self.nilai(tahun);
            self.t(*s);
        }
    }

    fn simpul(&mut self, s: &super::SimpulRencana) {
        self.nilai((s.tingkat, s.induk));
        self.t(s.kode);
        self.t(s.nama);
    }

    fn rpjmd(&mut self) {
        let Some(r) = &self.f.rpjmd else { return };
        r.simpul.iter().for_each(|s| self.simpul(s));
        r.indikator.iter().for_each(|i| self.indikator_rencana(i));
    }

    fn renstra(&mut self) {
        let Some(r) = &self.f.renstra else { return };
        for p in &r.program {
            self.organ(p.opd.unwrap_or(super::TAK_ADA));
            for s in [p.kode, p.kode_asli, p.nama] {
                self.t(s);
            }
            self.nilai(&p.pagu);
        }
        r.simpul.iter().for_each(|s| self.simpul(s));
        r.indikator.iter().for_each(|i| self.indikator_rencana(i));
        for k in &r.kode_rusak {
            self.t(k.asli);
            self.t(k.nama);
            self.nilai((k.opd, k.baris));
        }
        for (o, s) in &r.sub {
            self.organ(*o);
            self.t(*s);
        }
    }

    fn realisasi(&mut self) {
        let Some(r) = &self.f.realisasi else { return };
        self.nilai(r.triwulan);
        for b in &r.baris {
            self.organ(b.unit);
            self.t(b.sub);
            self.nilai(b.nilai);
        }
    }

    fn rincian(&mut self) {
        let Some(r) = &self.f.rincian else { return };
        self.nilai((&r.baris, &r.volume, &r.harga, &r.pajak, &r.jumlah));
        let kolom = [
            &r.rekening,
            &r.standar,
            &r.uraian,
            &r.spesifikasi,
            &r.satuan,
            &r.sumber,
            &r.penerima,
        ];
        for k in kolom {
            self.kolom(k);
        }
        self.kolom(&r.usulan);
        self.kolom(&r.koefisien);
    }

    fn kolom(&mut self, k: &[Simbol]) {
        for s in k {
            self.t(*s);
        }
    }

    fn pembayaran(&mut self) {
        let Some(p) = &self.f.pembayaran else { return };
        p.unit.iter().for_each(|u| self.organ(*u));
        self.nilai((&p.tanggal, &p.jumlah));
        for k in [
            &p.sub,
            &p.rekening,
            &p.jenis,
            &p.nomor,
            &p.penerima,
            &p.kontrak,
            &p.uraian,
        ] {
            self.kolom(k);
        }
    }

    fn akun(&mut self) {
        for a in self.f.akun.iter().flatten() {
            self.t(a.rekening);
            self.t(a.sumber);
            self.nilai(a.nilai);
        }
    }

    fn standar(&mut self) {
        for s in self.f.standar.iter().flatten() {
            for t in [s.kelompok, s.kode, s.nama, s.spesifikasi, s.satuan] {
                self.t(t);
            }
            self.nilai(s.harga);
            for r in &s.rekening {
                self.t(*r);
            }
        }
    }

    fn makro(&mut self) {
        for m in self.f.makro.iter().flatten() {
            self.t(m.periode);
            self.nilai((m.nomor, m.rkpd, m.rkp, m.rpjmn, m.kewilayahan));
        }
    }

    fn usulan(&mut self) {
        for u in self.f.usulan.iter().flatten() {
            for s in [u.kode, u.asal, u.kamus, u.uraian, u.lokasi, u.status, u.sub] {
                self.t(s);
            }
            self.nilai((u.tanggal, u.nilai));
        }
    }

    fn terbit(&mut self) {
        for p in self.f.terbit.iter().flatten() {
            self.t(p.kode);
            for (r, n) in &p.akun {
                self.t(*r);
                self.nilai(n);
            }
        }
    }

    fn kas(&mut self) {
        let Some(k) = &self.f.kas else { return };
        for r in &k.rak {
            self.organ(r.unit);
            self.t(r.sub);
            self.nilai(r.bulan);
        }
        for s in &k.spd {
            self.organ(s.unit);
            self.t(s.sub);
            self.nilai((s.tanggal, s.nilai));
        }
    }

    fn pengesahan(&mut self) {
        for p in self.f.pengesahan.iter().flatten() {
            self.nilai((p.dok, p.tanggal));
            self.t(p.nomor);
        }
    }
}
