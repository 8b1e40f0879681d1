//! The fast lane for budget lines: bytes and reference sets in, rows and findings out. No string
//! is made for a code that is known; nothing is written.

use dasar::uang::Rupiah;
use rustc_hash::{FxHashMap, FxHashSet};

/// Codes of one government, numbered, to check lines against. An empty set checks nothing.
#[derive(Debug, Default)]
pub struct RujukanRincian {
    opd: FxHashMap<Box<[u8]>, u32>,
    sub: FxHashMap<Box<[u8]>, u32>,
    opd_sub: FxHashSet<(u32, u32)>,
    rekening: FxHashMap<Box<[u8]>, u32>,
    dana: FxHashMap<Box<[u8]>, u32>,
    barang: FxHashMap<Box<[u8]>, (u32, u32, Rupiah)>,
    pagu: FxHashMap<(u32, u32), Rupiah>,
}

fn nomor(peta: &mut FxHashMap<Box<[u8]>, u32>, kode: &str) -> u32 {
    let berikut = u32::try_from(peta.len()).unwrap_or(u32::MAX);
    *peta.entry(kode.as_bytes().into()).or_insert(berikut)
}

impl RujukanRincian {
    /// An OPD (or unit) of the government.
    pub fn opd(&mut self, kode: &str) -> u32 {
        nomor(&mut self.opd, kode)
    }

    /// A sub-activity that exists.
    pub fn sub(&mut self, kode: &str) -> u32 {
        nomor(&mut self.sub, kode)
    }

    /// A sub-activity assigned to an OPD, with its ceiling.
    pub fn penugasan(&mut self, opd: &str, sub: &str, pagu: Option<Rupiah>) {
        let kunci = (self.opd(opd), self.sub(sub));
        self.opd_sub.insert(kunci);
        if let Some(pagu) = pagu {
            self.pagu.insert(kunci, pagu);
        }
    }

    /// A leaf account.
    pub fn rekening(&mut self, kode: &str) -> u32 {
        nomor(&mut self.rekening, kode)
    }

    /// A fund source.
    pub fn dana(&mut self, kode: &str) {
        nomor(&mut self.dana, kode);
    }

    /// A standard item, its account and its highest price.
    pub fn barang(&mut self, kode: &str, rekening: &str, harga: Rupiah) {
        let rek = self.rekening(rekening);
        let n = u32::try_from(self.barang.len()).unwrap_or(u32::MAX);
        self.barang.insert(kode.as_bytes().into(), (n, rek, harga));
    }
}

/// Why a line is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SebabRincian {
    /// The row has fewer cells than the heading.
    SelKurang,
    /// The OPD is not of this government.
    OpdTakDikenal,
    /// No such sub-activity.
    SubTakDikenal,
    /// The sub-activity is not assigned to the OPD.
    SubBukanMilikOpd,
    /// No such leaf account.
    RekeningTakDikenal,
    /// No such fund source.
    DanaTakDikenal,
    /// The item does not exist or may not be booked to the account.
    BarangTakCocok,
    /// A number cannot be read.
    AngkaSalah,
    /// Volume is not above zero.
    VolumeTakPositif,
    /// Price is not above zero or above the standard.
    HargaDiLuarStandar,
    /// Amount is not volume times price.
    JumlahTakSama,
}

impl SebabRincian {
    /// What is wrong and what to do.
    #[must_use]
    pub fn pesan(self) -> (&'static str, &'static str) {
        match self {
            Self::SelKurang => ("Baris kurang sel.", "Lengkapi semua kolom."),
            Self::OpdTakDikenal => (
                "Perangkat daerah tidak dikenal.",
                "Perbaiki kode perangkat daerah.",
            ),
            Self::SubTakDikenal => ("Sub kegiatan tidak dikenal.", "Perbaiki kode sub kegiatan."),
            Self::SubBukanMilikOpd => (
                "Sub kegiatan bukan milik perangkat daerah ini.",
                "Pindahkan ke perangkat daerah yang ditugasi.",
            ),
            Self::RekeningTakDikenal => (
                "Rekening bukan sub rincian objek yang dikenal.",
                "Pakai rekening enam tingkat.",
            ),
            Self::DanaTakDikenal => ("Sumber dana tidak dikenal.", "Perbaiki kode sumber dana."),
            Self::BarangTakCocok => (
                "Barang tidak ada atau tidak boleh pada rekening ini.",
                "Pilih barang dari standar harga rekening ini.",
            ),
            Self::AngkaSalah => ("Angka tidak terbaca.", "Tulis angka, misalnya 1234567.89."),
            Self::VolumeTakPositif => ("Volume harus lebih dari nol.", "Isi volume."),
            Self::HargaDiLuarStandar => (
                "Harga nol atau melampaui standar harga.",
                "Turunkan harga ke standar yang ditetapkan.",
            ),
            Self::JumlahTakSama => (
                "Jumlah tidak sama dengan volume kali harga.",
                "Hitung ulang jumlahnya.",
            ),
        }
    }
}

/// An accepted line; codes are the numbers given by [`RujukanRincian`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BarisRincian {
    /// Spreadsheet row.
    pub baris: u32,
    /// OPD.
    pub opd: u32,
    /// Sub-activity.
    pub sub: u32,
    /// Account.
    pub rekening: u32,
    /// Fund source; `u32::MAX` when none is given.
    pub dana: u32,
    /// Item; `u32::MAX` when none is given.
    pub barang: u32,
    /// Amount.
    pub jumlah: Rupiah,
}

/// A refused line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TemuanRincian {
    /// Spreadsheet row.
    pub baris: u32,
    /// Why.
    pub sebab: SebabRincian,
}

/// Everything a file of lines holds.
#[derive(Debug, Default)]
pub struct HasilRincian {
    /// Accepted lines.
    pub baris: Vec<BarisRincian>,
    /// Refused lines.
    pub temuan: Vec<TemuanRincian>,
    /// (OPD, sub-activity, sum) above their ceiling, ordered.
    pub lampaui: Vec<(u32, u32, Rupiah)>,
}

/// Positions of the columns that matter.
#[derive(Debug, Clone, Copy)]
struct Letak {
    opd: usize,
    sub: usize,
    rekening: usize,
    dana: Option<usize>,
    barang: Option<usize>,
    volume: Option<usize>,
    harga: Option<usize>,
    jumlah: usize,
}

fn letak(kepala: &[&[u8]]) -> Option<Letak> {
    let cari = |nama: &[&str]| {
        kepala.iter().position(|sel| {
            let kunci = tabular::kunci_kepala(&String::from_utf8_lossy(sel));
            nama.iter().any(|n| *n == kunci)
        })
    };
    Some(Letak {
        opd: cari(&["kodesubunit", "kodeunit"])
            .or_else(|| cari(&["kodeskpd", "kodeopd", "opd"]))?,
        sub: cari(&["kodesubkegiatan", "sub"])?,
        rekening: cari(&["koderekening", "kodeakun", "account"])?,
        dana: cari(&["kodesumberdana", "fund"]),
        barang: cari(&["kodestandarharga", "item"]),
        volume: cari(&["volume"]),
        harga: cari(&["hargasatuan", "harga", "price"]),
        jumlah: cari(&["pagu", "total", "jumlah", "nilai", "amount"])?,
    })
}

/// Checks every line of a UTF-8 CSV against the reference sets. `None` when the needed columns are
/// not there. Quoted cells are understood; other formats go through the general reader.
#[must_use]
pub fn validasi(byte: &[u8], r: &RujukanRincian) -> Option<HasilRincian> {
    let byte = byte.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(byte);
    let ujung = byte.iter().position(|b| *b == b'\n')?;
    let (kepala, mut sisa) = (byte.get(..ujung)?, byte.get(ujung + 1..)?);
    let pemisah = tabular::cari_pemisah(std::str::from_utf8(kepala).ok()?);
    let mut sel: Vec<&[u8]> = Vec::with_capacity(64);
    pisah(kepala, pemisah, &mut sel);
    let lebar = sel.len();
    let letak = letak(&sel)?;
    let mut hasil = HasilRincian {
        baris: Vec::with_capacity(sisa.len() / 120),
        ..HasilRincian::default()
    };
    let mut jumlah: FxHashMap<(u32, u32), i128> = FxHashMap::default();
    let mut nomor = 1u32;
    while !sisa.is_empty() {
        let baris = ambil_baris(&mut sisa);
        nomor += 1;
        if baris.is_empty() {
            continue;
        }
        pisah(baris, pemisah, &mut sel);
        let nilai = if sel.len() < lebar {
            Err(SebabRincian::SelKurang)
        } else {
            periksa(&sel, letak, r, nomor)
        };
        match nilai {
            Ok(b) => {
                *jumlah.entry((b.opd, b.sub)).or_default() += i128::from(b.jumlah.sen());
                hasil.baris.push(b);
            }
            Err(sebab) => hasil.temuan.push(TemuanRincian {
                baris: nomor,
                sebab,
            }),
        }
    }
    for (kunci, total) in jumlah {
        let batas = r.pagu.get(&kunci).copied();
        if batas.is_some_and(|p| total > i128::from(p.sen()))
            && let Some(total) = Rupiah::dari_i128(total)
        {
            hasil.lampaui.push((kunci.0, kunci.1, total));
        }
    }
    hasil.lampaui.sort_unstable();
    Some(hasil)
}

/// The next record without its line end; line breaks inside quotes belong to the record.
fn ambil_baris<'a>(sisa: &mut &'a [u8]) -> &'a [u8] {
    let mut kutip = false;
    let mut ujung = sisa.len();
    for (i, b) in sisa.iter().enumerate() {
        match b {
            b'"' => kutip = !kutip,
            b'\n' if !kutip => {
                ujung = i;
                break;
            }
            _ => {}
        }
    }
    let baris = sisa.get(..ujung).unwrap_or(&[]);
    *sisa = sisa.get(ujung + 1..).unwrap_or(&[]);
    baris.strip_suffix(b"\r").unwrap_or(baris)
}

/// Splits a record; the quotes around a cell are taken off, doubled quotes inside stay as they are
/// (no code or number holds one).
fn pisah<'a>(baris: &'a [u8], pemisah: u8, sel: &mut Vec<&'a [u8]>) {
    sel.clear();
    let mut kutip = false;
    let mut awal = 0usize;
    for (i, b) in baris.iter().enumerate() {
        if *b == b'"' {
            kutip = !kutip;
        } else if *b == pemisah && !kutip {
            sel.push(kupas(baris.get(awal..i).unwrap_or(&[])));
            awal = i + 1;
        }
    }
    sel.push(kupas(baris.get(awal..).unwrap_or(&[])));
}

fn kupas(sel: &[u8]) -> &[u8] {
    let sel = sel.trim_ascii();
    sel.strip_prefix(b"\"")
        .and_then(|s| s.strip_suffix(b"\""))
        .unwrap_or(sel)
}

fn ambil<'a>(sel: &[&'a [u8]], ke: usize) -> &'a [u8] {
    sel.get(ke).copied().unwrap_or(&[])
}

fn periksa(
    sel: &[&[u8]],
    l: Letak,
    r: &RujukanRincian,
    baris: u32,
) -> Result<BarisRincian, SebabRincian> {
    use SebabRincian as S;
    let opd = *r.opd.get(ambil(sel, l.opd)).ok_or(S::OpdTakDikenal)?;
    let sub = *r.sub.get(ambil(sel, l.sub)).ok_or(S::SubTakDikenal)?;
    if !r.opd_sub.is_empty() && !r.opd_sub.contains(&(opd, sub)) {
        return Err(S::SubBukanMilikOpd);
    }
    let rekening = *r
        .rekening
        .get(ambil(sel, l.rekening))
        .ok_or(S::RekeningTakDikenal)?;
    let dana = match l
        .dana
        .map(|k| ambil(sel, k))
        .filter(|k| !k.is_empty() && !r.dana.is_empty())
    {
        Some(kode) => *r.dana.get(kode).ok_or(S::DanaTakDikenal)?,
        None => u32::MAX,
    };
    let barang = match l
        .barang
        .map(|k| ambil(sel, k))
        .filter(|k| !k.is_empty() && !r.barang.is_empty())
    {
        Some(kode) => Some(
            *r.barang
                .get(kode)
                .filter(|b| b.1 == rekening)
                .ok_or(S::BarangTakCocok)?,
        ),
        None => None,
    };
    let jumlah = uang(ambil(sel, l.jumlah)).ok_or(S::AngkaSalah)?;
    if let (Some(v), Some(h)) = (l.volume, l.harga) {
        let (v, h) = (ambil(sel, v), ambil(sel, h));
        if !v.is_empty() || !h.is_empty() {
            periksa_hitungan(v, h, jumlah, barang.map(|b| b.2))?;
        }
    }
    Ok(BarisRincian {
        baris,
        opd,
        sub,
        rekening,
        dana,
        barang: barang.map_or(u32::MAX, |b| b.0),
        jumlah,
    })
}

fn periksa_hitungan(
    v: &[u8],
    h: &[u8],
    jumlah: Rupiah,
    standar: Option<Rupiah>,
) -> Result<(), SebabRincian> {
    use SebabRincian as S;
    let (volume, skala) = pecahan(v).ok_or(S::AngkaSalah)?;
    let harga = uang(h).ok_or(S::AngkaSalah)?;
    if volume <= 0 {
        return Err(S::VolumeTakPositif);
    }
    if harga.sen() <= 0 || standar.is_some_and(|s| harga > s) {
        return Err(S::HargaDiLuarStandar);
    }
    // Less than one sen apart is the rounding of a broken volume.
    let selisih =
        i128::from(volume) * i128::from(harga.sen()) - i128::from(jumlah.sen()) * i128::from(skala);
    if selisih.abs() >= i128::from(skala) {
        Err(S::JumlahTakSama)
    } else {
        Ok(())
    }
}

/// Digits with an optional point: mantissa and 10^decimals.
fn pecahan(teks: &[u8]) -> Option<(i64, i64)> {
    let mut nilai = 0i64;
    let mut skala = 1i64;
    let mut pecah = false;
    if teks.is_empty() {
        return None;
    }
    let (negatif, tubuh) = match teks.strip_prefix(b"-") {
        Some(sisa) => (true, sisa),
        None => (false, teks),
    };
    for b in tubuh {
        match b {
            b'0'..=b'9' => {
                nilai = nilai.checked_mul(10)?.checked_add(i64::from(b - b'0'))?;
                if pecah {
                    skala = skala.checked_mul(10)?;
                }
            }
            b'.' if !pecah => pecah = true,
            _ => return None,
        }
    }
    Some((if negatif { -nilai } else { nilai }, skala))
}

/// Whole rupiah and up to two decimals the short way, everything else the exact way.
fn uang(teks: &[u8]) -> Option<Rupiah> {
    if let Some((nilai, skala)) = pecahan(teks)
        && let Some(kali) = match skala {
            1 => Some(100),
            10 => Some(10),
            100 => Some(1),
            _ => None,
        }
    {
        return nilai.checked_mul(kali).map(Rupiah::dari_sen);
    }
    let teks = std::str::from_utf8(teks).ok()?;
    super::tabel::baca_uang(teks).ok().flatten().map(|u| u.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rujukan() -> RujukanRincian {
        let rp = |n: i64| Rupiah::dari_rupiah(n).unwrap();
        let mut r = RujukanRincian::default();
        r.penugasan("A", "1.01", Some(rp(1_000)));
        r.opd("B");
        r.rekening("5.1.02");
        r.dana("1.1");
        r.barang("x1", "5.1.01", rp(50));
        r
    }

    #[test]
    fn each_rule_names_its_row_and_the_rest_is_counted() {
        let teks = "kode_skpd,kode_sub_kegiatan,kode_rekening,kode_sumber_dana,\
            kode_standar_harga,volume,harga_satuan,pagu\n\
            A,1.01,5.1.01,1.1,x1,2,50,100\n\
            Z,1.01,5.1.01,1.1,x1,2,50,100\n\
            A,9.99,5.1.01,1.1,x1,2,50,100\n\
            B,1.01,5.1.01,1.1,x1,2,50,100\n\
            A,1.01,5.1.99,1.1,x1,2,50,100\n\
            A,1.01,5.1.01,9.9,x1,2,50,100\n\
            A,1.01,5.1.02,1.1,x1,2,50,100\n\
            A,1.01,5.1.01,1.1,x1,0,50,0\n\
            A,1.01,5.1.01,1.1,x1,2,51,102\n\
            A,1.01,5.1.01,1.1,x1,2,50,101\n\
            A,1.01,5.1.01,1.1,x1,dua,50,100\n\
            A,1.01\n\
            \"A\",1.01,5.1.01,1.1,x1,\"20.5\",50,1025\n";
        let h = validasi(teks.as_bytes(), &rujukan()).unwrap();
        use SebabRincian as S;
        let sebab: Vec<(u32, S)> = h.temuan.iter().map(|t| (t.baris, t.sebab)).collect();
        assert_eq!(
            sebab,
            [
                (3, S::OpdTakDikenal),
                (4, S::SubTakDikenal),
                (5, S::SubBukanMilikOpd),
                (6, S::RekeningTakDikenal),
                (7, S::DanaTakDikenal),
                (8, S::BarangTakCocok),
                (9, S::VolumeTakPositif),
                (10, S::HargaDiLuarStandar),
                (11, S::JumlahTakSama),
                (12, S::AngkaSalah),
                (13, S::SelKurang),
            ]
        );
        assert_eq!(h.baris.len(), 2);
        assert_eq!(h.lampaui, [(0, 0, Rupiah::dari_rupiah(1_125).unwrap())]);
        assert!(h.temuan.iter().all(|t| !t.sebab.pesan().0.is_empty()));
    }

    #[test]
    fn a_file_without_the_columns_is_not_for_the_fast_lane() {
        assert!(validasi(b"a,b\n1,2\n", &rujukan()).is_none());
        assert!(validasi(b"", &rujukan()).is_none());
    }
}
