//! The tables of `gen.py w5` as facts.

use std::collections::BTreeMap;

use dasar::pemda::JenisPemda;
use keselarasan::fakta::{
    BarisAkun, BarisIndikator, BarisPagu, BayarBaru, ButirNomenklatur, DaftarKode, Dok,
    DokumenPagu, EdisiNomenklatur, Fakta, Pembayaran, Rincian, RincianBaru, StandarHarga, TAK_ADA,
    Tanggal, TingkatKinerja, TingkatNomenklatur,
};

use crate::Hasil;

/// Perangkat daerah and sub kegiatan, as numbers of the generator.
type Pasangan = (i64, i64);

/// How a line's account is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rekening {
    /// One account per line: a payment then belongs to exactly one line, as in w5.py.
    PerBaris,
    /// The generator's account.
    Asli,
}

/// The four tables.
pub(crate) struct Data {
    rencana: BTreeMap<Pasangan, [i64; 3]>,
    /// opd, sub, account, fund, amount; the position is the id.
    anggaran: Vec<[i64; 5]>,
    /// line, amount, month.
    bayar: Vec<[i64; 3]>,
    pendapatan: Vec<[i64; 2]>,
}

fn tabel(letak: &str) -> Hasil<Vec<Vec<i64>>> {
    let baris = |b: &str| {
        b.split(',')
            .map(|s| Ok(s.trim_matches('"').parse()?))
            .collect()
    };
    std::fs::read_to_string(letak)?
        .lines()
        .skip(1)
        .map(baris)
        .collect()
}

fn susun<const N: usize>(baris: Vec<i64>) -> Hasil<[i64; N]> {
    baris.try_into().map_err(|_| "jumlah kolom".into())
}

impl Data {
    pub(crate) fn baca(folder: &str) -> Hasil<Self> {
        let muat = |nama: &str| tabel(&format!("{folder}/w5_{nama}.csv"));
        let mut rencana = BTreeMap::new();
        for b in muat("plan")? {
            let [opd, sub, pagu, target, capaian] = susun(b)?;
            rencana.insert((opd, sub), [pagu, target, capaian]);
        }
        let mut anggaran = Vec::new();
        for b in muat("budget")? {
            let [_, isi @ ..] = susun::<6>(b)?;
            anggaran.push(isi);
        }
        let mut bayar = Vec::new();
        for b in muat("real")? {
            let [_, isi @ ..] = susun::<4>(b)?;
            bayar.push(isi);
        }
        let pendapatan = muat("revenue")?
            .into_iter()
            .map(susun)
            .collect::<Hasil<_>>()?;
        Ok(Self {
            rencana,
            anggaran,
            bayar,
            pendapatan,
        })
    }

    /// Sum of the lines per pair, in order of the pairs.
    fn pasangan(&self) -> BTreeMap<Pasangan, i64> {
        let mut jumlah = BTreeMap::new();
        for [opd, sub, _, _, nilai] in &self.anggaran {
            *jumlah.entry((*opd, *sub)).or_default() += nilai;
        }
        jumlah
    }

    fn baris(f: &mut Fakta, (opd, sub): Pasangan, pagu: i64) -> BarisPagu {
        let unit = f.organ_dokumen(
            &format!("1.01.0.00.0.00.{opd}.0000"),
            &format!("Dinas {opd}"),
        );
        let nama = f.s(&format!("Penyediaan Layanan {sub}"));
        let sub = f.s(&kode_sub(sub));
        BarisPagu {
            opd: unit,
            unit,
            sub,
            nama,
            pagu,
            ..BarisPagu::default()
        }
    }

    fn rkpd(&self, f: &mut Fakta, jenis: Dok) -> DokumenPagu {
        let mut d = DokumenPagu::baru(jenis);
        d.baris = self
            .rencana
            .iter()
            .map(|(k, [pagu, ..])| Self::baris(f, *k, *pagu))
            .collect();
        d
    }

    /// RKPD, APBD with lines, payments and revenue.
    pub(crate) fn fakta(&self, rekening: Rekening) -> Fakta {
        let mut f = Fakta::baru("64.11", "Kabupaten Uji", JenisPemda::Kabupaten, 2026);
        f.rkpd = Some(self.rkpd(&mut f, Dok::Rkpd));
        let pasangan = self.pasangan();
        let mut apbd = DokumenPagu::baru(Dok::Apbd);
        for (kunci, jumlah) in &pasangan {
            let rencana = self.rencana.get(kunci);
            let mut b = Self::baris(&mut f, *kunci, *jumlah);
            b.validasi = rencana.map(|[pagu, ..]| *pagu).or(Some(*jumlah));
            b.rincian = Some(*jumlah);
            apbd.indikator.push(BarisIndikator {
                simpul: 0,
                unit: b.unit,
                tingkat: TingkatKinerja::SubKegiatan,
                kode: b.sub,
                teks: f.s("Jumlah layanan"),
                target: f.s(&rencana.map_or(1, |[_, target, _]| *target).to_string()),
                satuan: f.s("Layanan"),
            });
            apbd.baris.push(b);
        }
        let letak = pasangan.keys().zip(0..).map(|(k, i)| (*k, i)).collect();
        f.rincian = Some(self.rincian(&mut f, &letak, rekening));
        f.pembayaran = Some(self.pembayaran(&mut f, &apbd, &letak, rekening));
        f.apbd = Some(apbd);
        let akun = |f: &mut Fakta, [dana, nilai]: &[i64; 2]| BarisAkun {
            id: 0,
            rekening: f.s("4.1.01.01.01.0001"),
            sumber: f.s(&kode_dana(*dana)),
            nilai: *nilai,
        };
        f.akun = Some(self.pendapatan.iter().map(|b| akun(&mut f, b)).collect());
        f.lengkapi();
        f
    }

    /// The budget as the upper document and the plan as the lower: "plan without budget".
    pub(crate) fn fakta_terbalik(&self) -> Fakta {
        let mut f = Fakta::baru("64.11", "Kabupaten Uji", JenisPemda::Kabupaten, 2026);
        let mut ppas = DokumenPagu::baru(Dok::Ppas);
        for (kunci, jumlah) in self.pasangan() {
            let b = Self::baris(&mut f, kunci, jumlah);
            ppas.baris.push(b);
        }
        f.ppas = Some(ppas);
        f.apbd = Some(self.rkpd(&mut f, Dok::Apbd));
        f.lengkapi();
        f
    }

    fn rincian(
        &self,
        f: &mut Fakta,
        letak: &BTreeMap<Pasangan, u32>,
        rekening: Rekening,
    ) -> Rincian {
        let mut r = Rincian::default();
        for (i, [opd, sub, akun, dana, nilai]) in (0_u32..).zip(&self.anggaran) {
            let standar = f.s(&format!("1.1.12.{:05}", akun % 3_000));
            r.tambah(RincianBaru {
                id: u128::from(i) + 1,
                baris: letak.get(&(*opd, *sub)).copied().unwrap_or(TAK_ADA),
                rekening: f.s(&kode_akun(rekening, i64::from(i), *akun)),
                standar,
                uraian: f.s(&format!("Belanja {akun}")),
                satuan: f.s("paket"),
                volume: 1_000_000,
                harga: *nilai,
                jumlah: *nilai,
                sumber: f.s(&kode_dana(*dana)),
                ..RincianBaru::default()
            });
        }
        r
    }

    fn pembayaran(
        &self,
        f: &mut Fakta,
        apbd: &DokumenPagu,
        letak: &BTreeMap<Pasangan, u32>,
        rekening: Rekening,
    ) -> Pembayaran {
        let mut p = Pembayaran::default();
        // LP-R has 12,000 payments; the eight checks take all.
        let paling = if rekening == Rekening::Asli {
            12_000
        } else {
            usize::MAX
        };
        for (i, [baris, nilai, bulan]) in (0_u32..).zip(&self.bayar).take(paling) {
            let isi = usize::try_from(*baris)
                .ok()
                .and_then(|n| self.anggaran.get(n));
            let tempat = isi.and_then(|[opd, sub, ..]| letak.get(&(*opd, *sub)));
            let pagu = tempat.and_then(|n| apbd.baris.get(keselarasan::fakta::ix(*n)));
            let akun = isi.map_or(0, |[_, _, akun, ..]| *akun);
            p.tambah(BayarBaru {
                id: u128::from(i) + 1,
                unit: pagu.map_or(TAK_ADA, |b| b.unit),
                sub: pagu.map(|b| b.sub).unwrap_or_default(),
                rekening: f.s(&kode_akun(rekening, *baris, akun)),
                jenis: f.s("LS"),
                nomor: f.s(&format!("SP2D-{i}")),
                tanggal: Tanggal::baru(2026, u8::try_from(*bulan).unwrap_or(1), 15),
                penerima: f.s(&format!("CV Penyedia {}", i % 900)),
                kontrak: f.s(&format!("SPK-{}", i % 4_000)),
                jumlah: *nilai,
                ..BayarBaru::default()
            });
        }
        p
    }

    /// Target and achievement of each APBD row; 0 where the plan has none.
    pub(crate) fn capaian(&self, f: &Fakta) -> Vec<(i64, i64)> {
        let isi: Vec<_> = self
            .pasangan()
            .keys()
            .map(|k| {
                self.rencana
                    .get(k)
                    .map_or((0, 0), |[_, target, capai]| (*target, *capai))
            })
            .collect();
        debug_assert_eq!(isi.len(), f.apbd.as_ref().map_or(0, |d| d.baris.len()));
        isi
    }

    /// National lists and price standards of the size of LP-R.
    pub(crate) fn rujukan(&self, f: &mut Fakta, folder: &str) -> Hasil<()> {
        let baca = |nama: &str| std::fs::read_to_string(format!("{folder}/{nama}.csv"));
        let mut daftar = DaftarKode::default();
        let kode_asli: BTreeMap<i64, String> = baca("account")?
            .lines()
            .skip(1)
            .filter_map(|b| b.split_once(','))
            .filter_map(|(id, sisa)| Some((id.parse().ok()?, sisa.split(',').next()?.to_owned())))
            .collect();
        for kode in kode_asli.keys() {
            let (k, nama) = (
                f.s(&kode_akun(Rekening::Asli, 0, *kode)),
                f.s(&format!("Akun {kode}")),
            );
            daftar.tambah(k, nama, None);
        }
        for i in kode_asli.len()..28_000 {
            let k = f.s(&format!(
                "8.1.{:02}.{:02}.{:04}",
                i / 10_000,
                i / 100 % 100,
                i
            ));
            daftar.tambah(k, k, None);
        }
        f.rekening = Some(daftar);
        let sub: Vec<i64> = self
            .rencana
            .keys()
            .map(|(_, sub)| *sub)
            .chain(0..6_000)
            .collect();
        let mut butir = Vec::new();
        for n in sub {
            butir.push(ButirNomenklatur {
                kode: f.s(&kode_sub(n)),
                tingkat: TingkatNomenklatur::SubKegiatan,
                nama: f.s(&format!("Penyediaan Layanan {n}")),
                indikator: f.s("Jumlah layanan"),
                satuan: f.s("Layanan"),
                spm: n % 40 == 0,
                tag: Vec::new(),
                sebelumnya: Default::default(),
            });
        }
        f.nomenklatur = vec![EdisiNomenklatur::baru("2027", true, butir)];
        let standar = (0..18_600_i64).map(|i| StandarHarga {
            id: 0,
            kelompok: f.s("ssh"),
            kode: f.s(&format!("1.1.12.{:05}", i % 3_000)),
            nama: f.s(&format!("Belanja {}", i % 4_600)),
            spesifikasi: Default::default(),
            satuan: f.s("paket"),
            harga: 10_000_000_000_000 + i * 100,
            rekening: vec![f.s(&kode_akun(Rekening::Asli, 0, i % 4_600))],
        });
        f.standar = Some(standar.collect());
        f.lengkapi();
        Ok(())
    }
}

fn kode_sub(sub: i64) -> String {
    format!(
        "1.{:02}.{:02}.2.{:02}.{:04}",
        1 + sub % 6,
        1 + sub % 9,
        1 + sub % 7,
        sub % 1_000_000
    )
}

fn kode_dana(dana: i64) -> String {
    format!("1.2.{:02}", dana + 1)
}

fn kode_akun(rekening: Rekening, baris: i64, akun: i64) -> String {
    let n = if rekening == Rekening::PerBaris {
        baris
    } else {
        akun
    };
    format!(
        "5.1.02.{:02}.{:02}.{:04}",
        n / 1_000_000 % 100,
        n / 10_000 % 100,
        n % 10_000
    )
}
