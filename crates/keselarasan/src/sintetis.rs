//! Synthetic facts of one regency for load tests: deterministic, labelled, never real.

use dasar::JenisPemda;

use crate::fakta::{
    BarisPagu, BayarBaru, Dok, DokumenPagu, Fakta, Pembayaran, Rincian, RincianBaru, StandarHarga,
    SumberBaris, Tanggal, ix, padat_ix,
};

/// A small deterministic generator (SplitMix64): the same facts on every machine.
struct Acak(u64);

impl Acak {
    fn kurang_dari(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % n.max(1)
    }

    fn i64(&mut self, n: u64) -> i64 {
        i64::try_from(self.kurang_dari(n)).unwrap_or(0)
    }
}

/// A regency with this many sub kegiatan, RKA lines and payments.
///
/// # Shape and units
/// Forty perangkat daerah, 500 price items, 300 accounts. About half of the ceilings differ
/// between RKPD and APBD, as in real files; most lines and payments are sound.
pub fn kabupaten(sub: usize, rincian: usize, pembayaran: usize) -> Fakta {
    let mut a = Acak(20_261_122);
    let mut f = Fakta::baru("99.01", "Kabupaten Sintetis", JenisPemda::Kabupaten, 2026);
    for n in 0..40 {
        f.tambah_organ(
            &format!("1.01.0.00.0.00.{n:02}.0000"),
            &format!("Dinas {n}"),
            None,
        );
    }
    let apbd = dokumen(&mut f, &mut a, sub);
    let mut rkpd = DokumenPagu::baru(Dok::Rkpd);
    rkpd.baris.clone_from(&apbd.baris);
    for b in &mut rkpd.baris {
        if a.kurang_dari(2) == 0 {
            b.pagu += a.i64(1_000_000) * 100;
        }
    }
    f.rkpd = Some(rkpd);
    f.apbd = Some(apbd);
    standar(&mut f);
    if rincian > 0 {
        isi_rincian(&mut f, &mut a, rincian);
    }
    if pembayaran > 0 {
        isi_pembayaran(&mut f, &mut a, pembayaran);
    }
    f.lengkapi();
    f
}

fn dokumen(f: &mut Fakta, a: &mut Acak, banyak: usize) -> DokumenPagu {
    let mut d = DokumenPagu::baru(Dok::Apbd);
    let dana = [f.s("2.2.01.08.002.00004"), f.s("1.2.01.08.001.00001")];
    let label = f.s("1. Pendidikan");
    for n in 0..banyak {
        let opd = padat_ix(n % 40);
        let pagu = (1 + a.i64(100_000_000)) * 100;
        let dana = dana.get(n % 2).copied().unwrap_or_default();
        let b = BarisPagu {
            opd,
            unit: opd,
            sub: f.s(&format!(
                "1.01.{:02}.2.{:02}.{:04}",
                2 + n / 900,
                1 + n / 90 % 10,
                1 + n % 90
            )),
            nama: f.s(&format!("Sub kegiatan sintetis {n}")),
            pagu,
            sumber: vec![SumberBaris {
                kode: dana,
                nama: dana,
                nilai: Some(pagu),
            }],
            prioritas: vec![label],
            lokasi: 1,
            ..BarisPagu::default()
        };
        d.baris.push(b);
    }
    d
}

fn standar(f: &mut Fakta) {
    let (kelompok, satuan) = (f.s("ssh"), f.s("unit"));
    let isi = (0..500_i64)
        .map(|n| StandarHarga {
            id: 0,
            kelompok,
            kode: f.s(&format!("1.1.12.01.01.{n:04}")),
            nama: f.s(&format!("Barang {n}")),
            spesifikasi: f.s("baku"),
            satuan,
            harga: (10_000 + n * 100) * 100,
            rekening: Vec::new(),
        })
        .collect();
    f.standar = Some(isi);
}

fn isi_rincian(f: &mut Fakta, a: &mut Acak, banyak: usize) {
    let standar = f.standar.clone().unwrap_or_default();
    let rekening: Vec<_> = (0..300)
        .map(|n| f.s(&format!("5.1.02.01.01.{n:04}")))
        .collect();
    let sub = f.apbd.as_ref().map_or(1, |d| d.baris.len().max(1));
    let mut r = Rincian::default();
    for n in 0..banyak {
        let Some(s) = standar.get(n % standar.len().max(1)) else {
            continue;
        };
        let volume = 1 + a.i64(20);
        let lebih = i64::from(a.kurang_dari(1_000) == 0);
        let harga = s.harga - 100 + lebih * 200;
        r.tambah(RincianBaru {
            id: 0,
            baris: padat_ix(n % sub),
            rekening: rekening.get(n / sub % 300).copied().unwrap_or_default(),
            standar: s.kode,
            uraian: s.nama,
            spesifikasi: s.spesifikasi,
            satuan: s.satuan,
            volume: volume * crate::bacaan::SATU,
            harga,
            jumlah: volume * harga,
            ..RincianBaru::default()
        });
    }
    f.rincian = Some(r);
}

fn isi_pembayaran(f: &mut Fakta, a: &mut Acak, banyak: usize) {
    let sub = f.apbd.as_ref().map_or_else(Vec::new, |d| d.baris.clone());
    let rekening: Vec<_> = (0..300)
        .map(|n| f.s(&format!("5.1.02.01.01.{n:04}")))
        .collect();
    let (ls, kontrak) = (f.s("LS"), f.s("K-1"));
    let penerima: Vec<_> = (0..2_000).map(|n| f.s(&format!("Penyedia {n}"))).collect();
    let mut p = Pembayaran::default();
    for n in 0..banyak {
        let Some(b) = sub.get(n % sub.len().max(1)) else {
            continue;
        };
        let bulan = u8::try_from(1 + a.kurang_dari(12)).unwrap_or(1);
        let pilih = padat_ix(n / sub.len().max(1) % 300);
        let nomor = f.s(&format!("64.11/04.0/{n:06}/LS"));
        p.tambah(BayarBaru {
            id: 0,
            unit: b.unit,
            sub: b.sub,
            rekening: rekening.get(ix(pilih)).copied().unwrap_or_default(),
            jenis: ls,
            nomor,
            tanggal: Tanggal::baru(2026, bulan, 5),
            penerima: penerima.get(n % 2_000).copied().unwrap_or_default(),
            kontrak,
            uraian: nomor,
            jumlah: 100 * (1 + a.i64(1_000)),
        });
    }
    f.pembayaran = Some(p);
}
