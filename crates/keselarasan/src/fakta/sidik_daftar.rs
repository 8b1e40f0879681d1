//! Fingerprints of the registers.

use super::Bagian;
use super::sidik::Penyidik;

impl Penyidik<'_> {
    /// The fingerprint of a register; other parts add nothing.
    pub(super) fn daftar(&mut self, bagian: Bagian) {
        match bagian {
            Bagian::ProyekNasional | Bagian::KebutuhanSpm | Bagian::Tpb => {
                self.rencana_luar(bagian)
            }
            Bagian::UangPersediaan | Bagian::Kemajuan => self.pelaksanaan_luar(bagian),
            Bagian::Jurnal | Bagian::KasBulan | Bagian::MutasiAset | Bagian::SaldoAnggaran => {
                self.buku(bagian);
            }
            Bagian::Rekomendasi | Bagian::Kerugian => self.pemeriksaan(bagian),
            _ => {}
        }
    }

    fn rencana_luar(&mut self, bagian: Bagian) {
        let d = &self.f.daftar;
        if bagian == Bagian::ProyekNasional {
            for x in d.proyek.iter().flatten() {
                self.t(x.kode);
                self.t(x.nama);
                x.pendukung.iter().for_each(|s| self.t(*s));
            }
        }
        if bagian == Bagian::KebutuhanSpm {
            for x in d.kebutuhan.iter().flatten() {
                self.t(x.sub);
                self.t(x.satuan);
                self.nilai((x.kebutuhan, x.biaya));
            }
        }
        if bagian == Bagian::Tpb {
            for x in d.tpb.iter().flatten() {
                [x.kode, x.indikator, x.daerah]
                    .into_iter()
                    .for_each(|s| self.t(s));
            }
        }
    }

    fn pelaksanaan_luar(&mut self, bagian: Bagian) {
        let d = &self.f.daftar;
        if bagian == Bagian::UangPersediaan {
            for x in d.up.iter().flatten() {
                self.organ(x.unit);
                [x.jenis, x.nomor, x.lpj]
                    .into_iter()
                    .for_each(|s| self.t(s));
                self.nilai((x.tanggal, x.nilai, x.besaran, x.tanggal_lpj, x.nilai_lpj));
            }
        }
        if bagian == Bagian::Kemajuan {
            for x in d.kemajuan.iter().flatten() {
                self.organ(x.unit);
                self.t(x.sub);
                self.nilai((x.triwulan, x.fisik, x.keluaran));
            }
        }
    }

    fn buku(&mut self, bagian: Bagian) {
        let d = &self.f.daftar;
        if bagian == Bagian::Jurnal {
            for x in d.jurnal.iter().flatten() {
                self.t(x.nomor);
                self.t(x.rekening);
                self.nilai((x.debit, x.kredit));
            }
        }
        if bagian == Bagian::KasBulan {
            for x in d.kas_bulan.iter().flatten() {
                self.nilai((x.bulan, x.buku_kas, x.rekening_koran));
            }
        }
        if bagian == Bagian::MutasiAset {
            for x in d.aset.iter().flatten() {
                self.organ(x.opd);
                self.t(x.rekening);
                self.nilai((x.reklasifikasi, x.nilai));
            }
        }
        if bagian == Bagian::SaldoAnggaran {
            let saldo = d.saldo.as_ref();
            self.nilai(saldo.map(|s| (s.silpa_lalu, s.sal_awal)));
        }
    }

    fn pemeriksaan(&mut self, bagian: Bagian) {
        let d = &self.f.daftar;
        if bagian == Bagian::Rekomendasi {
            for x in d.rekomendasi.iter().flatten() {
                self.organ(x.opd);
                [x.lhp, x.nomor, x.temuan, x.status]
                    .into_iter()
                    .for_each(|s| self.t(s));
                self.nilai((x.tahun, x.diterima, x.keadaan));
            }
        }
        if bagian == Bagian::Kerugian {
            for x in d.kerugian.iter().flatten() {
                self.organ(x.unit);
                self.t(x.nomor);
                self.t(x.catatan);
                self.nilai((x.nilai, x.dibayar, x.selesai));
            }
        }
    }
}
