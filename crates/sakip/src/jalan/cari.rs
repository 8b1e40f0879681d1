//! The search: a walk over the criteria that keeps what control rules still ask about.

use std::collections::BTreeSet;

use super::soal::Soal;
use super::urut::{Susunan, susun};
use super::{Anggaran, Bukti, TolakJalan};

/// A partial plan: values the remaining rules ask about, effort so far, points so far.
#[derive(Clone, Copy, Debug)]
struct Keadaan {
    ingat: u128,
    usaha: u32,
    poin: i64,
    /// Position in the layer before, and the answer chosen there.
    asal: u32,
    pilih: u8,
    /// Least effort any completion can end with.
    paling: u32,
}

/// What a walk brought home.
enum Hasil {
    /// The cheapest plan within the ceiling: effort and answer per variable.
    Ada(u32, Vec<usize>),
    /// Nothing within the ceiling; the walk was complete.
    TakAda,
    /// The walk grew too large; no plan ends below this effort.
    Penuh(u32),
}

/// Most points that variables from a position on can add, by effort, control rules ignored.
struct Longgar(Vec<Vec<i64>>);

impl Longgar {
    fn susun(soal: &Soal, urutan: &[usize], batas: usize) -> Self {
        let mut lapis = vec![vec![0_i64; batas + 1]];
        for v in urutan.iter().rev() {
            let Some(akhir) = lapis.last() else { break };
            let mut baru = akhir.clone();
            for l in soal.variabel.get(*v).iter().flat_map(|v| &v.langkah) {
                let Ok(usaha) = usize::try_from(l.usaha) else {
                    continue;
                };
                for (tujuan, dari) in baru.iter_mut().skip(usaha).zip(akhir) {
                    *tujuan = (*tujuan).max(dari + l.poin);
                }
            }
            lapis.push(baru);
        }
        lapis.reverse();
        Longgar(lapis)
    }

    /// Least effort with which the rest can add so many points; none when it cannot.
    fn paling(&self, letak: usize, poin: i64) -> Option<u32> {
        let isi = self.0.get(letak)?;
        let n = isi.partition_point(|x| *x < poin);
        (n < isi.len()).then(|| u32::try_from(n).ok()).flatten()
    }
}

/// The answers of the best plan (position on each variable's list) and how well it is proven.
pub(super) fn cari(soal: &Soal, anggaran: Anggaran) -> Result<(Vec<usize>, Bukti), TolakJalan> {
    if soal.kurang <= 0 {
        return Ok((vec![0; soal.variabel.len()], Bukti::Minimal));
    }
    let semua: u32 = soal
        .variabel
        .iter()
        .filter_map(|v| v.langkah.last())
        .map(|l| l.usaha)
        .sum();
    let susunan = susun(soal).ok_or(TolakJalan::TerlaluBesar)?;
    let batas = usize::try_from(semua).map_err(|_| TolakJalan::TerlaluBesar)?;
    let longgar = Longgar::susun(soal, &susunan.urutan, batas);
    let jalur = Jalur {
        soal,
        susunan: &susunan,
        longgar: &longgar,
    };
    let lebar = Some(anggaran.lebar_awal);
    let (usaha, pilihan) = match jalur.susuri(semua, lebar, usize::MAX) {
        Hasil::Ada(usaha, pilihan) => (usaha, pilihan),
        // A narrow walk may lose every plan; the complete one decides.
        Hasil::TakAda | Hasil::Penuh(_) => match jalur.susuri(semua, None, anggaran.keadaan) {
            Hasil::Ada(_, pilihan) => return Ok((pilihan, Bukti::Minimal)),
            Hasil::TakAda => return Err(TolakJalan::TakTercapai),
            Hasil::Penuh(_) => return Err(TolakJalan::TerlaluBesar),
        },
    };
    let Some(lebih_murah) = usaha.checked_sub(1) else {
        return Ok((pilihan, Bukti::Minimal));
    };
    Ok(match jalur.susuri(lebih_murah, None, anggaran.keadaan) {
        Hasil::Ada(_, lebih_baik) => (lebih_baik, Bukti::Minimal),
        Hasil::TakAda => (pilihan, Bukti::Minimal),
        Hasil::Penuh(paling) => (
            pilihan,
            Bukti::Batas {
                paling_sedikit: u64::from(paling),
            },
        ),
    })
}

struct Jalur<'a> {
    soal: &'a Soal,
    susunan: &'a Susunan,
    longgar: &'a Longgar,
}

impl Jalur<'_> {
    /// Walks all variables under a ceiling of effort; `lebar` keeps only the most promising.
    fn susuri(&self, atap: u32, lebar: Option<usize>, banyak: usize) -> Hasil {
        let Some(paling) = self.longgar.paling(0, self.soal.kurang) else {
            return Hasil::TakAda;
        };
        let mut lapis = vec![vec![Keadaan {
            ingat: 0,
            usaha: 0,
            poin: 0,
            asal: 0,
            pilih: 0,
            paling,
        }]];
        let mut jumlah = 0_usize;
        for letak in 0..self.susunan.urutan.len() {
            let Some(kini) = lapis.last() else { break };
            let sisa = banyak.saturating_sub(jumlah);
            let terendah = kini.iter().map(|k| k.paling).min().unwrap_or(0);
            let Some(mut baru) = self.maju(kini, letak, atap, sisa) else {
                return Hasil::Penuh(terendah);
            };
            if let Some(n) = lebar {
                persempit(&mut baru, n);
            }
            jumlah = jumlah.saturating_add(baru.len());
            lapis.push(baru);
        }
        self.petik(&lapis)
    }

    /// One layer further; none when it would hold more than `sisa` states.
    fn maju(&self, kini: &[Keadaan], letak: usize, atap: u32, sisa: usize) -> Option<Vec<Keadaan>> {
        let v = *self.susunan.urutan.get(letak)?;
        let langkah = &self.soal.variabel.get(v)?.langkah;
        let tahap = self.susunan.tahap.get(letak)?;
        let mut baru = Vec::new();
        for (asal, k) in (0_u32..).zip(kini) {
            for (pilih, l) in (0_u8..).zip(langkah) {
                let (usaha, poin) = (k.usaha + l.usaha, k.poin + l.poin);
                let kurang = self.soal.kurang - poin;
                let Some(lagi) = self.longgar.paling(letak + 1, kurang) else {
                    continue;
                };
                let paling = usaha + lagi;
                if paling > atap || tahap.melanggar(k.ingat, l.nilai) {
                    continue;
                }
                baru.push(Keadaan {
                    ingat: tahap.ingat(k.ingat, l.nilai),
                    usaha,
                    poin,
                    asal,
                    pilih,
                    paling,
                });
            }
            // Prune early, so that a wide layer is refused before it fills the memory.
            if baru.len() > sisa.saturating_mul(2).saturating_add(1_000_000) {
                saring(&mut baru);
                if baru.len() > sisa {
                    return None;
                }
            }
        }
        saring(&mut baru);
        (baru.len() <= sisa).then_some(baru)
    }

    /// The cheapest state of the last layer, walked back.
    fn petik(&self, lapis: &[Vec<Keadaan>]) -> Hasil {
        let Some(akhir) = lapis.last() else {
            return Hasil::TakAda;
        };
        let terbaik = akhir
            .iter()
            .filter(|k| k.poin >= self.soal.kurang)
            .min_by_key(|k| (k.usaha, std::cmp::Reverse(k.poin)));
        let Some(mut k) = terbaik.copied() else {
            return Hasil::TakAda;
        };
        let usaha = k.usaha;
        let mut pilihan = vec![0_usize; self.soal.variabel.len()];
        for (letak, v) in self.susunan.urutan.iter().enumerate().rev() {
            if let Some(p) = pilihan.get_mut(*v) {
                *p = usize::from(k.pilih);
            }
            let asal = usize::try_from(k.asal).unwrap_or(usize::MAX);
            let Some(sebelum) = lapis.get(letak).and_then(|l| l.get(asal)) else {
                return Hasil::TakAda;
            };
            k = *sebelum;
        }
        Hasil::Ada(usaha, pilihan)
    }
}

/// Of states that remember the same, keeps those with more points than every cheaper one.
fn saring(keadaan: &mut Vec<Keadaan>) {
    keadaan
        .sort_unstable_by_key(|k| (k.ingat, k.usaha, std::cmp::Reverse(k.poin), k.asal, k.pilih));
    let mut terakhir: Option<(u128, i64)> = None;
    keadaan.retain(|k| {
        let kalah = terakhir.is_some_and(|(i, p)| i == k.ingat && p >= k.poin);
        if !kalah {
            terakhir = Some((k.ingat, k.poin));
        }
        !kalah
    });
}

/// Keeps the states with the lowest bound, spread over what they remember.
fn persempit(keadaan: &mut Vec<Keadaan>, lebar: usize) {
    if keadaan.len() <= lebar {
        return;
    }
    keadaan.sort_unstable_by_key(|k| {
        (
            k.paling,
            std::cmp::Reverse(k.poin),
            k.ingat,
            k.usaha,
            k.asal,
            k.pilih,
        )
    });
    let mut dilihat: BTreeSet<u128> = BTreeSet::new();
    let separuh = lebar / 2;
    let mut n = 0_usize;
    // Half of the width goes to the best, half to the best of combinations not seen so far.
    keadaan.retain(|k| {
        n += 1;
        let baru = dilihat.insert(k.ingat);
        n <= separuh || (baru && dilihat.len() <= lebar)
    });
}
