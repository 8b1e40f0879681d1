//! From rows to totals: codes to numbers, numbers through [`rollup`], totals back to codes.
//!
//! The organisation axis of the roll-up is used one step lower than in the nation: its "government"
//! is the perangkat daerah (which gives accounts per perangkat daerah), its "province" the
//! government.

use std::collections::BTreeMap;
use std::sync::Arc;

use rollup::{Baris, Dimensi, Gulungan, Kolom, RollupError};
use store::gulung::{RincianRow, SimpulRow, TemuanRow};
use store::tampil::temuan::HitungRow;
use uuid::Uuid;

use super::jalur::{Jalur, Pohon, pohon_akun, pohon_program};
use super::opd::{AkunGulungan, BarisGulungan, Jumlah, OpdGulungan, TingkatGulungan};
use super::pemda::Isi;

/// Documents in the order in which they name a node.
const DOKUMEN: [&str; 5] = ["apbd", "rkpd", "dpa", "realisasi", "renstra"];

/// What is known of a node besides its figures.
#[derive(Clone, Debug)]
struct Keterangan {
    dokumen: usize,
    nama: String,
    unit_nama: String,
    simpul: (Uuid, Uuid),
    renstra_sen: Option<i64>,
}

/// Totals of a government with the names to show them.
pub(super) struct Bangunan {
    opd: Vec<(String, String)>,
    program: Pohon<Jalur>,
    akun: Pohon<String>,
    nama_akun: BTreeMap<String, String>,
    aturan: Vec<HitungRow>,
    keterangan: BTreeMap<(u32, u16), Keterangan>,
    /// One per document of [`DOKUMEN`].
    dokumen: [Gulungan; 5],
    temuan: Gulungan,
    blokir: Gulungan,
    rincian: Gulungan,
    pembayaran: Gulungan,
}

impl Bangunan {
    pub(super) fn baru(isi: Isi) -> Result<Self, RollupError> {
        let opd = daftar_opd(&isi);
        let program = pohon_program(isi.simpul.iter().map(jalur))?;
        let akun = pohon_akun(
            isi.rincian
                .iter()
                .chain(&isi.pembayaran)
                .map(|r| r.rekening.clone()),
        )?;
        let jumlah = u16::try_from(opd.len()).map_err(|_| RollupError::TerlaluBanyak {
            apa: "perangkat daerah",
            jumlah: opd.len(),
            batas: usize::from(u16::MAX),
        })?;
        let dimensi = Arc::new(Dimensi::baru(
            program.hierarki.clone(),
            akun.hierarki.clone(),
            (0..jumlah).collect(),
            vec![0; opd.len()],
        )?);
        let letak = Letak {
            opd: &opd,
            program: &program,
            akun: &akun,
            dimensi: &dimensi,
        };
        let [apbd, rkpd, dpa, realisasi, renstra] =
            DOKUMEN.map(|d| letak.gulung(&letak.baris_simpul(&isi.simpul, d)));
        let dokumen = [apbd?, rkpd?, dpa?, realisasi?, renstra?];
        let simpul: BTreeMap<Uuid, &SimpulRow> = isi.simpul.iter().map(|s| (s.id, s)).collect();
        let temuan = |n: fn(&TemuanRow) -> i32| {
            let baris = isi
                .temuan
                .iter()
                .filter_map(|t| Some(letak.baris(simpul.get(&t.simpul_id)?, i64::from(n(t)))));
            letak.gulung(&baris.collect::<Vec<_>>())
        };
        let (temuan, blokir) = (temuan(|t| t.jumlah)?, temuan(|t| t.blokir)?);
        let rincian = letak.gulung(&letak.baris_akun(&isi.rincian))?;
        let pembayaran = letak.gulung(&letak.baris_akun(&isi.pembayaran))?;
        let keterangan = letak.keterangan(&isi.simpul);
        let nama_akun = isi.akun.into_iter().map(|a| (a.kode, a.nama)).collect();
        Ok(Self {
            opd,
            program,
            akun,
            nama_akun,
            aturan: isi.aturan,
            keterangan,
            dokumen,
            temuan,
            blokir,
            rincian,
            pembayaran,
        })
    }

    /// Totals of the government.
    pub(super) fn jumlah(&self) -> Jumlah {
        self.semua(|g| Some(g.nasional()).filter(|_| g.nasional_program().iter().next().is_some()))
    }

    /// Every perangkat daerah.
    pub(super) fn opd(&self) -> impl Iterator<Item = OpdGulungan> {
        self.opd
            .iter()
            .enumerate()
            .map(|(i, (kode, nama))| OpdGulungan {
                kode: kode.clone(),
                nama: nama.clone(),
                jumlah: self.semua(|g| {
                    let ada = g.opd_program(i).is_some_and(|sel| sel.jumlah() > 0);
                    g.opd(i).filter(|_| ada)
                }),
                baris: self.baris(i),
                akun: self.akun(i),
                aturan: self.aturan(kode),
            })
    }

    fn aturan(&self, opd: &str) -> Vec<HitungRow> {
        let milik = |h: &&HitungRow| h.opd_kode.as_deref() == Some(opd);
        self.aturan.iter().filter(milik).cloned().collect()
    }

    fn semua(&self, nilai: impl Fn(&Gulungan) -> Option<i64>) -> Jumlah {
        let [apbd_sen, rkpd_sen, dpa_sen, realisasi_sen, renstra_sen] =
            self.dokumen.each_ref().map(&nilai);
        Jumlah {
            renstra_sen,
            rkpd_sen,
            apbd_sen,
            dpa_sen,
            realisasi_sen,
            temuan: nilai(&self.temuan).unwrap_or(0),
            blokir: nilai(&self.blokir).unwrap_or(0),
        }
    }

    fn baris(&self, opd: usize) -> Vec<BarisGulungan> {
        let ada = |n: u16| {
            self.dokumen
                .iter()
                .any(|g| g.opd_program(opd).is_some_and(|s| s.nilai(n).is_some()))
        };
        self.program
            .semua()
            .filter(|(_, n)| ada(*n))
            .filter_map(|(jalur, n)| self.satu_baris(opd, jalur, n))
            .collect()
    }

    fn satu_baris(&self, opd: usize, jalur: &Jalur, n: u16) -> Option<BarisGulungan> {
        let tingkat = TingkatGulungan::dari(jalur.tingkat())?;
        let mut jumlah = self.semua(|g| g.opd_program(opd).and_then(|s| s.nilai(n)));
        let k = u32::try_from(opd)
            .ok()
            .and_then(|o| self.keterangan.get(&(o, n)));
        if let Some(sendiri) = k.and_then(|k| k.renstra_sen) {
            jumlah.renstra_sen = Some(sendiri);
        }
        Some(BarisGulungan {
            tingkat,
            kode: jalur.kode().to_owned(),
            nama: k.map(|k| k.nama.clone()).unwrap_or_default(),
            unit_nama: k.map(|k| k.unit_nama.clone()).unwrap_or_default(),
            simpul: k.map(|k| k.simpul),
            jumlah,
        })
    }

    fn akun(&self, opd: usize) -> Vec<AkunGulungan> {
        let nilai = |g: &Gulungan, n| g.pemda_akun(opd).and_then(|s| s.nilai(n));
        self.akun
            .semua()
            .filter(|(kode, _)| !kode.is_empty())
            .map(|(kode, n)| AkunGulungan {
                kode: kode.clone(),
                nama: self.nama_akun.get(kode).cloned().unwrap_or_default(),
                tingkat: self.akun.hierarki.tingkat(n).unwrap_or(0),
                anggaran_sen: nilai(&self.rincian, n),
                realisasi_sen: nilai(&self.pembayaran, n),
            })
            .filter(|a| a.anggaran_sen.is_some() || a.realisasi_sen.is_some())
            .collect()
    }
}

/// Every perangkat daerah that a row names, by code, with its name.
fn daftar_opd(isi: &Isi) -> Vec<(String, String)> {
    let mut opd: BTreeMap<&str, &str> = BTreeMap::new();
    for s in &isi.simpul {
        opd.insert(&s.opd_kode, &s.opd_nama);
    }
    for r in isi.rincian.iter().chain(&isi.pembayaran) {
        opd.entry(&r.opd_kode).or_insert("");
    }
    opd.into_iter()
        .map(|(k, n)| (k.to_owned(), n.to_owned()))
        .collect()
}

fn jalur(s: &SimpulRow) -> Jalur {
    let tingkat = match s.tingkat.as_str() {
        "program" => 3,
        "kegiatan" => 4,
        _ => 5,
    };
    Jalur::baru(&s.kode, tingkat, &s.unit_kode)
}

/// The numbers of codes.
struct Letak<'a> {
    opd: &'a [(String, String)],
    program: &'a Pohon<Jalur>,
    akun: &'a Pohon<String>,
    dimensi: &'a Arc<Dimensi>,
}

impl Letak<'_> {
    fn opd(&self, kode: &str) -> u32 {
        let tempat = self.opd.binary_search_by(|(k, _)| k.as_str().cmp(kode));
        tempat
            .ok()
            .and_then(|i| u32::try_from(i).ok())
            .unwrap_or(u32::MAX)
    }

    fn baris(&self, s: &SimpulRow, nilai: i64) -> Baris {
        let program = self.program.nomor(&jalur(s));
        Baris {
            opd: self.opd(&s.opd_kode),
            program,
            akun: 0,
            nilai,
        }
    }

    /// Sub-activities carry the money; a programme or activity only says that it is there.
    fn baris_simpul(&self, simpul: &[SimpulRow], dokumen: &str) -> Vec<Baris> {
        simpul
            .iter()
            .filter(|s| s.jenis == dokumen)
            .filter_map(|s| match (s.tingkat == "sub_kegiatan", dokumen) {
                (true, "renstra") => s.nilai_sen.map(|n| self.baris(s, n)),
                (false, "renstra") => Some(self.baris(s, 0)).filter(|_| s.nilai_sen.is_some()),
                (true, _) => Some(self.baris(s, s.nilai_sen.unwrap_or(0))),
                (false, _) => Some(self.baris(s, 0)),
            })
            .collect()
    }

    fn baris_akun(&self, rincian: &[RincianRow]) -> Vec<Baris> {
        let baris = |r: &RincianRow| Baris {
            opd: self.opd(&r.opd_kode),
            program: 0,
            akun: self.akun.nomor(&r.rekening),
            nilai: r.jumlah_sen,
        };
        rincian.iter().map(baris).collect()
    }

    fn gulung(&self, baris: &[Baris]) -> Result<Gulungan, RollupError> {
        let kolom = Kolom::susun(self.dimensi, baris)?;
        Gulungan::hitung(Arc::clone(self.dimensi), &kolom, 0)
    }

    fn keterangan(&self, simpul: &[SimpulRow]) -> BTreeMap<(u32, u16), Keterangan> {
        let mut hasil: BTreeMap<(u32, u16), Keterangan> = BTreeMap::new();
        for s in simpul {
            let letak = self.baris(s, 0);
            let dokumen = DOKUMEN
                .iter()
                .position(|d| *d == s.jenis)
                .unwrap_or(DOKUMEN.len());
            let renstra_sen = s.nilai_sen.filter(|_| s.jenis == "renstra");
            let unit = Some(&s.unit_nama).filter(|_| s.unit_kode != s.opd_kode);
            let baru = Keterangan {
                dokumen,
                nama: s.nama.clone(),
                unit_nama: unit.cloned().unwrap_or_default(),
                simpul: (s.edisi_id, s.id),
                renstra_sen,
            };
            let ada = hasil
                .entry((letak.opd, letak.program))
                .or_insert_with(|| baru.clone());
            let renstra_sen = ada.renstra_sen.or(renstra_sen);
            if dokumen < ada.dokumen {
                *ada = baru;
            }
            ada.renstra_sen = renstra_sen;
        }
        hasil
    }
}
