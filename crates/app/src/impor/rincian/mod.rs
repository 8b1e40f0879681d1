//! The nine rules of a budget line, checked while a file is read: is the OPD of this government,
//! does the sub-activity exist and belong to it, is the account a leaf, do fund and item exist,
//! may the item be booked there, are volume, price and amount right; and does the sum stay within
//! the ceiling. A code is parsed once per spelling; after that a line costs look-ups only.

mod angka;
mod muat;
mod sebab;

use dasar::kode::{KodeNomenklatur, KodePerangkat, KodeRekening, KodeSumberDana};
use dasar::uang::Rupiah;
use rustc_hash::{FxHashMap, FxHashSet};
use tabular::{Masalah, Tingkat};

pub use angka::{hitungan_cocok, pecahan, uang_pendek};
pub(crate) use muat::muat;
pub use sebab::SebabRincian;

use super::tabel::{Baris, Letak, Tabel};

/// Codes of one kind, numbered.
type Kamus = FxHashMap<Box<str>, u32>;

/// A standard item: accounts it may be booked to and its highest price.
#[derive(Debug, Default)]
struct Barang {
    rekening: Vec<u32>,
    harga: Rupiah,
}

/// What lines of one government are checked against. An empty list checks nothing.
#[derive(Debug, Default)]
pub struct RujukanRincian {
    opd: Kamus,
    sub: Kamus,
    tugas: FxHashSet<(u32, u32)>,
    rekening: Kamus,
    /// The chart of accounts was given: an account outside it does not exist.
    bagan: bool,
    dana: Kamus,
    barang: FxHashMap<Box<str>, Barang>,
    pagu: FxHashMap<(u32, u32), i128>,
}

fn nomor(peta: &mut Kamus, kode: &str) -> u32 {
    let berikut = u32::try_from(peta.len()).unwrap_or(u32::MAX);
    *peta.entry(kode.into()).or_insert(berikut)
}

impl RujukanRincian {
    /// An OPD or unit of the government.
    pub fn opd(&mut self, kode: &str) -> u32 {
        nomor(&mut self.opd, kode)
    }

    /// A sub-activity that exists.
    pub fn sub(&mut self, kode: &str) -> u32 {
        nomor(&mut self.sub, kode)
    }

    /// A sub-activity assigned to an OPD or unit, with its ceiling; ceilings of the same pair add
    /// up.
    pub fn penugasan(&mut self, opd: &str, sub: &str, pagu: Option<Rupiah>) {
        let kunci = (self.opd(opd), self.sub(sub));
        self.tugas.insert(kunci);
        if let Some(pagu) = pagu {
            *self.pagu.entry(kunci).or_default() += i128::from(pagu.sen());
        }
    }

    /// A leaf account of the chart.
    pub fn rekening(&mut self, kode: &str) {
        self.bagan = true;
        nomor(&mut self.rekening, kode);
    }

    /// A fund source.
    pub fn dana(&mut self, kode: &str) {
        nomor(&mut self.dana, kode);
    }

    /// A standard item with its accounts and price; entries of the same code widen each other.
    pub fn barang<'a>(
        &mut self,
        kode: &str,
        rekening: impl IntoIterator<Item = &'a str>,
        harga: Rupiah,
    ) {
        let mut daftar: Vec<u32> = rekening
            .into_iter()
            .map(|r| nomor(&mut self.rekening, r))
            .collect();
        let ada = self.barang.entry(kode.into()).or_default();
        ada.rekening.append(&mut daftar);
        ada.harga = ada.harga.max(harga);
    }
}

/// A line that breaks a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TemuanRincian {
    /// Spreadsheet row.
    pub baris: u32,
    /// Which rule.
    pub sebab: SebabRincian,
    /// The standard price that was passed.
    pub standar: Option<Rupiah>,
}

/// A sub-activity whose lines add up to more than its ceiling.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lampau {
    /// Row of the last line of the sub-activity.
    pub baris: u32,
    /// OPD or unit as written.
    pub opd: String,
    /// Sub-activity as written.
    pub sub: String,
    /// Sum of the accepted lines, sen.
    pub jumlah: i128,
    /// Ceiling, sen.
    pub pagu: i128,
}

/// Everything the rules say about a file.
#[derive(Debug, Default)]
pub struct HasilRincian {
    /// Lines that break no rule.
    pub baik: usize,
    /// Lines that break one, in row order; the first broken rule is named.
    pub temuan: Vec<TemuanRincian>,
    /// Ceilings passed, in row order.
    pub lampaui: Vec<Lampau>,
}

/// Where the cells of a line are.
struct LetakRincian {
    opd: Letak,
    unit: Letak,
    sub: Letak,
    rekening: Letak,
    dana: Letak,
    barang: Letak,
    volume: Letak,
    harga: Letak,
    pajak: Letak,
    jumlah: Letak,
}

impl LetakRincian {
    fn dari(t: &Tabel) -> Self {
        Self {
            opd: t.letak("kode_skpd"),
            unit: t.letak("kode_sub_unit"),
            sub: t.letak("kode_sub_kegiatan"),
            rekening: t.letak("kode_rekening"),
            dana: t.letak("kode_sumber_dana"),
            barang: t.letak("kode_standar_harga"),
            volume: t.letak("volume"),
            harga: t.letak("harga_satuan"),
            pajak: t.letak("pajak_persen"),
            jumlah: t.letak("pagu"),
        }
    }
}

/// Spellings met so far and the numbers they stand for.
#[derive(Default)]
struct Ingatan<'t>(FxHashMap<&'t str, Option<u32>>);

impl<'t> Ingatan<'t> {
    /// Number of a spelling; an open list lets everything pass.
    fn kenal(
        &mut self,
        (kamus, terbuka): (&Kamus, bool),
        teks: &'t str,
        baku: impl Fn(&str, &Kamus) -> Option<u32>,
    ) -> Option<u32> {
        if let Some(ada) = self.0.get(teks) {
            return *ada;
        }
        let dikenal = kamus.get(teks).copied().or_else(|| baku(teks, kamus));
        let hasil = dikenal.or(terbuka.then_some(u32::MAX));
        self.0.insert(teks, hasil);
        hasil
    }
}

fn sub_baku(teks: &str, kamus: &Kamus) -> Option<u32> {
    let kode = KodeNomenklatur::parse(teks).ok()?;
    let umum = || kamus.get(kode.ke_generik()?.as_str()).copied();
    kamus.get(kode.as_str()).copied().or_else(umum)
}

#[derive(Default)]
struct Pemeriksa<'t> {
    opd: Ingatan<'t>,
    sub: Ingatan<'t>,
    rekening: Ingatan<'t>,
    dana: Ingatan<'t>,
}

/// OPD, sub-activity and amount of a line that breaks no rule.
type Sah<'t> = ((u32, u32), &'t str, Rupiah);

impl<'t> Pemeriksa<'t> {
    fn periksa(
        &mut self,
        b: &Baris<'t>,
        l: &LetakRincian,
        r: &RujukanRincian,
        rekening: &'t str,
    ) -> Result<Sah<'t>, (SebabRincian, Option<Rupiah>)> {
        use SebabRincian as S;
        let gagal = |s| (s, None);
        let unit = match b.di(l.unit) {
            "" => b.di(l.opd),
            unit => unit,
        };
        let opd = self
            .opd
            .kenal((&r.opd, r.opd.is_empty()), unit, |t, k| {
                k.get(KodePerangkat::parse(t).ok()?.as_str()).copied()
            })
            .ok_or(gagal(S::OpdTakDikenal))?;
        let sub = self
            .sub
            .kenal((&r.sub, r.sub.is_empty()), b.di(l.sub), sub_baku)
            .ok_or(gagal(S::SubTakDikenal))?;
        if !r.tugas.is_empty() && !r.tugas.contains(&(opd, sub)) {
            return Err(gagal(S::SubBukanMilikOpd));
        }
        let rekening = self
            .rekening
            .kenal((&r.rekening, !r.bagan), rekening, |t, k| {
                k.get(KodeRekening::parse(t).ok()?.as_str()).copied()
            })
            .ok_or(gagal(S::RekeningTakDikenal))?;
        let dana = b.di(l.dana);
        if !dana.is_empty() {
            self.dana
                .kenal((&r.dana, r.dana.is_empty()), dana, |t, k| {
                    k.get(KodeSumberDana::parse(t).ok()?.as_str()).copied()
                })
                .ok_or(gagal(S::DanaTakDikenal))?;
        }
        let standar = match b.di(l.barang) {
            kode if kode.is_empty() || r.barang.is_empty() => None,
            kode => Some(
                r.barang
                    .get(kode)
                    .filter(|b| b.rekening.contains(&rekening))
                    .ok_or(gagal(S::BarangTakCocok))?
                    .harga,
            ),
        };
        let jumlah = b.uang_di(l.jumlah).unwrap_or(Rupiah::NOL);
        hitungan(b, l, jumlah, standar)?;
        Ok(((opd, sub), unit, jumlah))
    }
}

/// Volume, price and amount; a line without volume and price has nothing to compute.
fn hitungan(
    b: &Baris<'_>,
    l: &LetakRincian,
    jumlah: Rupiah,
    standar: Option<Rupiah>,
) -> Result<(), (SebabRincian, Option<Rupiah>)> {
    use SebabRincian as S;
    let (v, h) = (b.di(l.volume), b.di(l.harga));
    if v.is_empty() && h.is_empty() {
        return Ok(());
    }
    let volume = if v.is_empty() {
        Some((0, 1))
    } else {
        b.pecahan_di(l.volume)
    };
    if volume.is_some_and(|v| v.0 <= 0) {
        return Err((S::VolumeTakPositif, None));
    }
    let harga = b.uang_di(l.harga).unwrap_or(Rupiah::NOL);
    if harga.sen() <= 0 || standar.is_some_and(|s| harga > s) {
        return Err((S::HargaDiLuarStandar, standar));
    }
    // A volume in exponent form is left to the rule on arithmetic.
    match volume {
        Some(v) if !hitungan_cocok(v, harga, b.pecahan_di(l.pajak), jumlah) => {
            Err((S::JumlahTakSama, None))
        }
        _ => Ok(()),
    }
}

/// Sum of a sub-activity while the file is read.
struct Tumpuk<'t> {
    jumlah: i128,
    baris: u32,
    opd: &'t str,
    sub: &'t str,
}

/// Checks every usable line of a table of budget lines; rows without an account are subtotals.
#[must_use]
pub fn validasi(t: &Tabel, r: &RujukanRincian) -> HasilRincian {
    let l = LetakRincian::dari(t);
    let mut p = Pemeriksa::default();
    let mut hasil = HasilRincian::default();
    let mut tumpuk: FxHashMap<(u32, u32), Tumpuk<'_>> = FxHashMap::default();
    for b in t.baris() {
        let rekening = b.di(l.rekening);
        if rekening.is_empty() {
            continue;
        }
        match p.periksa(&b, &l, r, rekening) {
            Ok((kunci, opd, jumlah)) => {
                hasil.baik += 1;
                let ada = tumpuk.entry(kunci).or_insert(Tumpuk {
                    jumlah: 0,
                    baris: 0,
                    opd,
                    sub: b.di(l.sub),
                });
                ada.jumlah += i128::from(jumlah.sen());
                ada.baris = b.nomor();
            }
            Err((sebab, standar)) => hasil.temuan.push(TemuanRincian {
                baris: b.nomor(),
                sebab,
                standar,
            }),
        }
    }
    for (kunci, x) in tumpuk {
        if let Some(pagu) = r.pagu.get(&kunci).filter(|p| x.jumlah > **p) {
            hasil.lampaui.push(Lampau {
                baris: x.baris,
                opd: x.opd.to_owned(),
                sub: x.sub.to_owned(),
                jumlah: x.jumlah,
                pagu: *pagu,
            });
        }
    }
    hasil.lampaui.sort_unstable();
    hasil
}

/// Puts what the rules say into the findings of the table. A strict import refuses the lines, any
/// other keeps them: what a government decided is looked at, not lost.
pub fn terapkan(t: &mut Tabel, hasil: &HasilRincian, ketat: bool) {
    let tingkat = if ketat {
        Tingkat::Tolak
    } else {
        Tingkat::Periksa
    };
    let mut temuan = Vec::with_capacity(hasil.temuan.len() + hasil.lampaui.len());
    for x in &hasil.temuan {
        let (pesan, saran) = x.sebab.pesan();
        let pesan = match x.standar {
            Some(s) => format!("Harga melampaui standar {s}."),
            None => pesan.to_owned(),
        };
        let isi = t.sel(x.baris, x.sebab.kolom());
        temuan.push(
            Masalah::baru(tingkat, x.sebab.kode(), x.baris, pesan)
                .di(x.sebab.kolom(), isi)
                .saran(saran),
        );
        if ketat {
            t.ditolak.insert(x.baris);
        }
    }
    let rp = |sen: i128| Rupiah::dari_i128(sen).map_or_else(String::new, |r| r.to_string());
    for x in &hasil.lampaui {
        temuan.push(
            Masalah::baru(
                Tingkat::Periksa,
                "RINCIAN_PAGU",
                x.baris,
                format!(
                    "Jumlah rincian {} pada {} {} melampaui pagu {}.",
                    x.sub,
                    x.opd,
                    rp(x.jumlah),
                    rp(x.pagu)
                ),
            )
            .di("pagu", &rp(x.jumlah))
            .saran("Kurangi rinciannya, atau ubah pagu dokumen di atasnya."),
        );
    }
    t.masalah.extend(temuan);
}

#[cfg(test)]
mod tests;
