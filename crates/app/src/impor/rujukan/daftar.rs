//! Registers of one government and year: plans of others, progress, audit follow-up.

use std::collections::BTreeMap;

use dasar::kode::{KodeNomenklatur, KodePerangkat};
use dasar::uang::Rupiah;
use dasar::waktu::Tanggal;
use store::impor::Salin;
use store::referensi::{TabelRujukan, tabel_daftar as tabel};
use tabular::{Masalah, Tingkat};

use super::daftar_kas;
use super::{Konteks, Salinan, satu};
use crate::impor::opsi::Opsi;
use crate::impor::sidik::id;
use crate::impor::tabel::{Baris, Tabel};
use crate::impor::tujuan::Daftar;

/// Rows of a register on their way to its table, and the rows that cannot go there.
pub(super) struct Penulis<'a> {
    pub(super) k: &'a Konteks,
    pub(super) tahun: u16,
    pub(super) tolak: Vec<Masalah>,
    tabel: TabelRujukan,
    s: Salin,
    ulang: BTreeMap<String, u32>,
}

impl<'a> Penulis<'a> {
    pub(super) fn baru(tabel: TabelRujukan, opsi: &Opsi, k: &'a Konteks) -> Self {
        Penulis {
            k,
            tahun: opsi.tahun.unwrap_or_default(),
            tolak: Vec::new(),
            tabel,
            s: Salin::baru(),
            ulang: BTreeMap::new(),
        }
    }

    /// Begins a row: government, year, and an id that depends on its key (and on how often the
    /// key was met) only.
    fn mulai(&mut self, kunci: &str) -> &mut Salin {
        let urut = self
            .ulang
            .entry(kunci.to_owned())
            .and_modify(|n| *n += 1)
            .or_insert(1);
        let id = id(&[
            &self.k.pemda.to_string(),
            self.tabel.nama,
            &self.tahun.to_string(),
            kunci,
            &urut.to_string(),
        ]);
        self.s.nilai(self.k.pemda).nilai(self.tahun).nilai(id)
    }

    /// The bare row writer, for tables without an id.
    pub(super) fn salin(&mut self) -> &mut Salin {
        &mut self.s
    }

    /// Ends a row with where it came from.
    fn akhir(&mut self, b: &Baris<'_>) {
        self.s.nilai(self.k.berkas).nilai(b.nomor()).akhir();
    }

    /// Refuses a row.
    pub(super) fn tolak(
        &mut self,
        b: &Baris<'_>,
        kode: &'static str,
        (kolom, pesan, saran): (&str, &str, &str),
    ) {
        self.tolak.push(
            Masalah::baru(Tingkat::Tolak, kode, b.nomor(), pesan)
                .di(kolom, b.teks(kolom))
                .saran(saran),
        );
    }

    /// The rows, and the refusals handed to the table they came from.
    pub(super) fn selesai(self, t: &mut Tabel) -> Vec<Salinan> {
        t.ditolak.extend(self.tolak.iter().map(|m| m.baris));
        t.masalah.extend(self.tolak);
        satu(self.tabel, vec![self.tahun.to_string()], self.s)
    }
}

/// Builds the rows of a register.
pub(super) fn susun(d: Daftar, t: &mut Tabel, opsi: &Opsi, k: &Konteks) -> Vec<Salinan> {
    match d {
        Daftar::ProyekNasional => proyek(t, Penulis::baru(tabel::PROYEK_NASIONAL, opsi, k)),
        Daftar::KebutuhanSpm => kebutuhan(t, Penulis::baru(tabel::KEBUTUHAN_SPM, opsi, k)),
        Daftar::Tpb => tpb(t, Penulis::baru(tabel::TPB, opsi, k)),
        Daftar::UangPersediaan => up(t, Penulis::baru(tabel::UANG_PERSEDIAAN, opsi, k)),
        Daftar::Kemajuan => kemajuan(t, Penulis::baru(tabel::KEMAJUAN, opsi, k)),
        Daftar::Jurnal => jurnal(t, Penulis::baru(tabel::JURNAL, opsi, k)),
        Daftar::KasBulan => kas_bulan(t, Penulis::baru(tabel::KAS_BULAN, opsi, k)),
        Daftar::MutasiAset => aset(t, Penulis::baru(tabel::MUTASI_ASET, opsi, k)),
        Daftar::SaldoAnggaran => saldo(t, Penulis::baru(tabel::SALDO_ANGGARAN, opsi, k)),
        Daftar::Rekomendasi => {
            rekomendasi(t, Penulis::baru(tabel::REKOMENDASI, opsi, k), opsi.keadaan)
        }
        Daftar::Kerugian => kerugian(t, Penulis::baru(tabel::KERUGIAN, opsi, k)),
        Daftar::Pengesahan => pengesahan(t, Penulis::baru(tabel::PENGESAHAN, opsi, k)),
        Daftar::Makro => makro(t, Penulis::baru(tabel::MAKRO_DAERAH, opsi, k)),
        Daftar::AnggaranKas => daftar_kas::anggaran_kas(t, opsi, k),
        Daftar::Spd => daftar_kas::spd(t, opsi, k),
    }
}

/// The canonical code of the unit; the layout has refused rows without one.
pub(super) fn unit(b: &Baris<'_>) -> String {
    KodePerangkat::parse(b.teks("kode_unit")).map_or_else(|_| String::new(), |k| k.to_string())
}

/// The canonical code of the sub kegiatan.
pub(super) fn sub(b: &Baris<'_>) -> String {
    KodeNomenklatur::parse(b.teks("kode_sub_kegiatan"))
        .map_or_else(|_| String::new(), |k| k.to_string())
}

fn tanggal(b: &Baris<'_>, kolom: &str) -> Option<String> {
    Tanggal::parse(b.teks(kolom)).map(Tanggal::iso)
}

fn sen(b: &Baris<'_>, kolom: &str) -> Option<i64> {
    b.uang(kolom).map(Rupiah::sen)
}

fn proyek(t: &mut Tabel, mut p: Penulis<'_>) -> Vec<Salinan> {
    for b in t.baris() {
        let daftar = b.teks("program_pendukung").split([',', ';']);
        let daftar = daftar.map(str::trim).filter(|k| !k.is_empty());
        let kode: Result<Vec<KodeNomenklatur>, _> = daftar.map(KodeNomenklatur::parse).collect();
        let Ok(kode) = kode else {
            let isi = (
                "program_pendukung",
                "Kode pendukung bukan kode program, kegiatan, atau sub kegiatan.",
                "Tulis kode nomenklatur, dipisah titik koma.",
            );
            p.tolak(&b, "KODE_PENDUKUNG", isi);
            continue;
        };
        p.mulai(b.teks("kode"))
            .teks(b.teks("kode"))
            .teks(&b.rapat("nama"))
            .larik(kode.iter().map(KodeNomenklatur::as_str));
        p.akhir(&b);
    }
    p.selesai(t)
}

fn kebutuhan(t: &mut Tabel, mut p: Penulis<'_>) -> Vec<Salinan> {
    for b in t.baris() {
        let (sub, Some(n)) = (sub(&b), b.desimal("kebutuhan")) else {
            continue;
        };
        p.mulai(&sub)
            .teks(&sub)
            .teks(&n)
            .teks(&b.rapat("satuan"))
            .opsi(sen(&b, "biaya"));
        p.akhir(&b);
    }
    p.selesai(t)
}

fn tpb(t: &mut Tabel, mut p: Penulis<'_>) -> Vec<Salinan> {
    for b in t.baris() {
        let (kode, indikator) = (b.teks("kode_tpb"), b.rapat("indikator"));
        p.mulai(&format!("{kode}|{indikator}"))
            .teks(kode)
            .teks(&indikator)
            .teks(&b.rapat("indikator_daerah"));
        p.akhir(&b);
    }
    p.selesai(t)
}

fn up(t: &mut Tabel, mut p: Penulis<'_>) -> Vec<Salinan> {
    for b in t.baris() {
        let jenis = b.teks("jenis").to_uppercase();
        if !matches!(jenis.as_str(), "UP" | "GU" | "TU") {
            let isi = (
                "jenis",
                "Jenis uang persediaan tidak dikenal.",
                "Tulis UP, GU, atau TU.",
            );
            p.tolak(&b, "JENIS_UP", isi);
            continue;
        }
        let (Some(t), Some(nilai)) = (tanggal(&b, "tanggal"), sen(&b, "nilai")) else {
            continue;
        };
        let (unit, nomor) = (unit(&b), b.teks("nomor"));
        p.mulai(&format!("{unit}|{nomor}"))
            .teks(&unit)
            .teks(&jenis)
            .teks(nomor)
            .teks(&t)
            .nilai(nilai)
            .opsi(sen(&b, "besaran_keputusan"))
            .teks(b.teks("nomor_lpj"))
            .opsi(tanggal(&b, "tanggal_lpj"))
            .opsi(sen(&b, "nilai_lpj"));
        p.akhir(&b);
    }
    p.selesai(t)
}

fn kemajuan(t: &mut Tabel, mut p: Penulis<'_>) -> Vec<Salinan> {
    for b in t.baris() {
        let Some(tw) = b.bulat("triwulan").filter(|n| (1..=4).contains(n)) else {
            let isi = (
                "triwulan",
                "Triwulan di luar 1–4.",
                "Tulis 1, 2, 3, atau 4.",
            );
            p.tolak(&b, "TRIWULAN", isi);
            continue;
        };
        let (unit, sub) = (unit(&b), sub(&b));
        p.mulai(&format!("{unit}|{sub}|{tw}"))
            .teks(&unit)
            .teks(&sub)
            .nilai(tw)
            .opsi(b.desimal("fisik_persen"))
            .opsi(b.desimal("keluaran_persen"));
        p.akhir(&b);
    }
    p.selesai(t)
}

fn jurnal(t: &mut Tabel, mut p: Penulis<'_>) -> Vec<Salinan> {
    for b in t.baris() {
        let Some(t) = tanggal(&b, "tanggal") else {
            continue;
        };
        let (nomor, rekening) = (b.teks("nomor"), b.teks("kode_rekening"));
        p.mulai(&format!("{nomor}|{rekening}"))
            .teks(nomor)
            .teks(&t)
            .teks(rekening)
            .teks(&b.rapat("uraian"))
            .nilai(sen(&b, "debit").unwrap_or(0))
            .nilai(sen(&b, "kredit").unwrap_or(0));
        p.akhir(&b);
    }
    p.selesai(t)
}

fn kas_bulan(t: &mut Tabel, mut p: Penulis<'_>) -> Vec<Salinan> {
    for b in t.baris() {
        let Some(bulan) = b.bulat("bulan").filter(|n| (1..=12).contains(n)) else {
            let isi = (
                "bulan",
                "Bulan di luar 1–12.",
                "Tulis angka bulan 1 sampai 12.",
            );
            p.tolak(&b, "BULAN", isi);
            continue;
        };
        let (Some(buku), Some(bank)) = (sen(&b, "buku_kas"), sen(&b, "rekening_koran")) else {
            continue;
        };
        let rekening = b.teks("rekening_bank");
        p.mulai(&format!("{bulan}|{rekening}"))
            .nilai(bulan)
            .teks(rekening)
            .nilai(buku)
            .nilai(bank);
        p.akhir(&b);
    }
    p.selesai(t)
}

fn aset(t: &mut Tabel, mut p: Penulis<'_>) -> Vec<Salinan> {
    for b in t.baris() {
        let jenis = dasar::teks::normal(b.teks("jenis"));
        if !matches!(jenis.as_str(), "perolehan" | "reklasifikasi") {
            let isi = (
                "jenis",
                "Jenis mutasi aset tidak dikenal.",
                "Tulis perolehan atau reklasifikasi.",
            );
            p.tolak(&b, "JENIS_MUTASI", isi);
            continue;
        }
        let Some(nilai) = sen(&b, "nilai") else {
            continue;
        };
        let (unit, rekening) = (unit(&b), b.teks("kode_rekening"));
        p.mulai(&format!("{unit}|{rekening}|{jenis}"))
            .teks(&unit)
            .teks(rekening)
            .teks(&b.rapat("uraian"))
            .teks(&jenis)
            .nilai(nilai);
        p.akhir(&b);
    }
    p.selesai(t)
}

fn saldo(t: &mut Tabel, mut p: Penulis<'_>) -> Vec<Salinan> {
    let mut sudah = false;
    for b in t.baris() {
        let (Some(silpa), Some(sal)) = (sen(&b, "silpa_tahun_lalu"), sen(&b, "sal_awal")) else {
            continue;
        };
        if std::mem::replace(&mut sudah, true) {
            let isi = (
                "sal_awal",
                "Saldo satu tahun hanya satu baris.",
                "Sisakan satu baris.",
            );
            p.tolak(&b, "SALDO_GANDA", isi);
            continue;
        }
        p.mulai("saldo")
            .nilai(silpa)
            .nilai(sal)
            .teks(b.teks("nomor_lhp"));
        p.akhir(&b);
    }
    p.selesai(t)
}

/// The word of the law's list for a status as offices write it.
fn status(teks: &str) -> Option<&'static str> {
    let n = dasar::teks::normal(teks).replace('_', " ");
    let awal = [
        ("tidak dapat", "tidak_dapat_ditindaklanjuti"),
        ("belum ditindak", "belum_ditindaklanjuti"),
        ("belum sesuai", "belum_sesuai"),
        ("sesuai", "sesuai"),
    ];
    awal.iter().find(|(a, _)| n.starts_with(a)).map(|(_, s)| *s)
}

fn rekomendasi(t: &mut Tabel, mut p: Penulis<'_>, umum: Option<Tanggal>) -> Vec<Salinan> {
    for b in t.baris() {
        let Some(status) = status(b.teks("status")) else {
            let isi = (
                "status",
                "Status tindak lanjut tidak dikenal.",
                "Tulis sesuai, belum sesuai, belum ditindaklanjuti, atau tidak dapat \
                 ditindaklanjuti.",
            );
            p.tolak(&b, "STATUS_TAK_DIKENAL", isi);
            continue;
        };
        let keadaan = Tanggal::parse(b.teks("keadaan")).or(umum);
        let Some(keadaan) = keadaan.map(Tanggal::iso) else {
            let isi = (
                "keadaan",
                "Tanggal keadaan daftar tidak diketahui.",
                "Isi kolom keadaan, atau sebutkan --keadaan saat mengimpor.",
            );
            p.tolak(&b, "KEADAAN_TAK_ADA", isi);
            continue;
        };
        let Some(terima) = tanggal(&b, "tanggal_terima") else {
            continue;
        };
        let (lhp, nomor) = (b.teks("nomor_lhp"), b.teks("nomor"));
        p.mulai(&format!("{lhp}|{nomor}"))
            .teks(&unit(&b))
            .teks(b.teks("tahun_periksa"))
            .teks(lhp)
            .teks(nomor)
            .teks(&terima)
            .teks(&b.rapat("temuan"))
            .teks(&b.rapat("rekomendasi"))
            .teks(status)
            .opsi(sen(&b, "nilai"))
            .teks(&keadaan);
        p.akhir(&b);
    }
    p.selesai(t)
}

fn kerugian(t: &mut Tabel, mut p: Penulis<'_>) -> Vec<Salinan> {
    for b in t.baris() {
        let Some(nilai) = sen(&b, "nilai") else {
            continue;
        };
        let (unit, nomor) = (unit(&b), b.teks("nomor"));
        p.mulai(&format!("{unit}|{nomor}"))
            .teks(&unit)
            .teks(nomor)
            .opsi(tanggal(&b, "tanggal"))
            .teks(&b.rapat("uraian"))
            .nilai(nilai)
            .nilai(sen(&b, "dibayar").unwrap_or(0))
            .nilai(b.bendera("selesai"))
            .teks(&b.rapat("catatan_anggaran"));
        p.akhir(&b);
    }
    p.selesai(t)
}

fn pengesahan(t: &mut Tabel, mut p: Penulis<'_>) -> Vec<Salinan> {
    for b in t.baris() {
        let dokumen = match dasar::teks::normal(b.teks("dokumen")).as_str() {
            "rkpd" => "rkpd",
            "ppas" | "kua ppas" => "ppas",
            "apbd" => "apbd",
            "dpa" => "dpa",
            _ => {
                let isi = (
                    "dokumen",
                    "Dokumen tidak dikenal.",
                    "Tulis RKPD, PPAS, APBD, atau DPA.",
                );
                p.tolak(&b, "DOKUMEN_TAK_DIKENAL", isi);
                continue;
            }
        };
        p.mulai(dokumen)
            .teks(dokumen)
            .teks(b.teks("nomor"))
            .opsi(tanggal(&b, "tanggal"));
        p.akhir(&b);
    }
    p.selesai(t)
}

fn makro(t: &mut Tabel, mut p: Penulis<'_>) -> Vec<Salinan> {
    for b in t.baris() {
        let Some(nomor) = b.bulat("indikator").filter(|n| (1..=999).contains(n)) else {
            let isi = (
                "indikator",
                "Nomor indikator makro di luar 1–999.",
                "Pakai nomor indikator nasional.",
            );
            p.tolak(&b, "NOMOR_INDIKATOR", isi);
            continue;
        };
        let periode = b.teks("periode");
        p.mulai(&format!("{nomor}|{periode}"))
            .nilai(nomor)
            .teks(&b.rapat("nama"))
            .teks(periode);
        for kolom in [
            "target_rkpd",
            "target_rkp",
            "target_rpjmn",
            "target_kewilayahan",
        ] {
            p.salin().opsi(b.desimal(kolom));
        }
        p.akhir(&b);
    }
    p.selesai(t)
}

#[cfg(test)]
mod tests {
    use super::status;

    #[test]
    fn a_status_is_read_as_offices_write_it() {
        assert_eq!(status("Sesuai dengan Rekomendasi"), Some("sesuai"));
        assert_eq!(status("belum_sesuai"), Some("belum_sesuai"));
        assert_eq!(
            status("Belum Ditindaklanjuti"),
            Some("belum_ditindaklanjuti")
        );
        assert_eq!(
            status("Tidak dapat ditindaklanjuti dengan alasan yang sah"),
            Some("tidak_dapat_ditindaklanjuti")
        );
        assert_eq!(status("proses"), None);
    }
}
