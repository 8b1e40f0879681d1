//! The nation's SAKIP grades: every government by year, distribution, movement, claims.

use std::collections::BTreeMap;

use anyhow::Result;
use dasar::Nilai;
use hukum::Hukum;
use hukum::lke::SetLke;
use laporan::{JenisKolom, Kolom, Sel, Tabel};
use sakip::nasional::{self, Perpindahan, Predikat};
use store::Db;
use store::publikasi::sakip as db_sakip;
pub use store::publikasi::sakip::KomponenRow;
use store::publikasi::sakip::NilaiRow;
use store::wilayah::daftar;

use super::sakip_klaim::{self, Klaim};

/// A grade in a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NilaiTahun {
    /// Evaluated year.
    pub tahun: u16,
    /// Score; none where only the grade was published.
    pub nilai: Option<Nilai>,
    /// The grade: of the score by the worksheet of that year, else as published.
    pub predikat: Predikat,
    /// The worksheet of that year; empty when none is kept.
    pub lke: String,
    /// Remark of the source.
    pub keterangan: String,
}

/// A government in the chosen year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PemdaSakip {
    /// Kemendagri code.
    pub kode: String,
    /// Name; a province is called one.
    pub nama: String,
    /// provinsi, kabupaten or kota.
    pub jenis: String,
    /// Code of the province; a province names itself.
    pub provinsi: String,
    /// Grade of the year; none when none was published.
    pub kini: Option<NilaiTahun>,
    /// The newest grade before that year.
    pub lalu: Option<NilaiTahun>,
}

/// Everything published.
#[derive(Clone, Debug)]
pub struct SakipNasional {
    /// Chosen year.
    pub tahun: u16,
    /// Every year with grades, newest first.
    pub semua_tahun: Vec<u16>,
    /// Every government of the register, by code.
    pub pemda: Vec<PemdaSakip>,
    /// Governments per grade, newest year first.
    pub sebaran: Vec<(u16, [usize; 7])>,
    /// Earlier and later year of the movement; none with a single year.
    pub pasangan: Option<(u16, u16)>,
    /// Movement between them.
    pub perpindahan: Perpindahan,
    /// Names by code, for the movement.
    pub nama: BTreeMap<String, String>,
    /// Claims with their recount.
    pub klaim: Vec<Klaim>,
    /// Components of results published with this program in the chosen year.
    pub komponen: Vec<KomponenRow>,
}

/// Which years are asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pilih {
    /// Shown year; the newest when none.
    pub tahun: Option<u16>,
    /// Earlier year of the movement; the one before the shown year when none.
    pub dari: Option<u16>,
}

type Riwayat = BTreeMap<String, BTreeMap<u16, NilaiTahun>>;

/// Loads what is published; `None` when nothing is, or nothing in the year asked for.
///
/// # Errors
/// The database does not answer; a broken worksheet or law file.
pub async fn muat(db: &Db, hukum: &Hukum, pilih: Pilih) -> Result<Option<SakipNasional>> {
    let mut tx = db.tx_umum().await?;
    let baris = db_sakip::semua(&mut tx).await?;
    let klaim = db_sakip::klaim(&mut tx).await?;
    let pemda = daftar::pemda(&mut tx).await?;
    let riwayat = riwayat(&baris)?;
    let mut semua_tahun: Vec<u16> = riwayat.values().flat_map(|r| r.keys().copied()).collect();
    semua_tahun.sort_unstable_by(|a, b| b.cmp(a));
    semua_tahun.dedup();
    let Some(tahun) = pilih.tahun.or_else(|| semua_tahun.first().copied()) else {
        return Ok(None);
    };
    if !semua_tahun.contains(&tahun) {
        return Ok(None);
    }
    let komponen = db_sakip::komponen(&mut tx, i16::try_from(tahun)?).await?;
    drop(tx);
    let dasar: Vec<PemdaSakip> = pemda
        .into_iter()
        .filter(|p| !p.contoh || riwayat.contains_key(&p.kode))
        .map(|p| PemdaSakip {
            nama: nama(&p.jenis, &p.nama),
            provinsi: p.induk.unwrap_or_else(|| p.kode.clone()),
            kode: p.kode,
            jenis: p.jenis,
            kini: None,
            lalu: None,
        })
        .collect();
    let pada = |t: u16| pada_tahun(&dasar, &riwayat, t);
    let klaim = sakip_klaim::hitung(hukum, klaim, pada)?;
    let pasangan = pasangan(&semua_tahun, tahun, pilih.dari);
    Ok(Some(SakipNasional {
        tahun,
        pemda: pada(tahun),
        sebaran: semua_tahun
            .iter()
            .map(|t| (*t, nasional::sebaran(predikat(&riwayat, *t).into_values())))
            .collect(),
        perpindahan: pasangan.map_or_else(Perpindahan::default, |(a, b)| {
            nasional::perpindahan(&predikat(&riwayat, a), &predikat(&riwayat, b))
        }),
        pasangan,
        nama: dasar.into_iter().map(|p| (p.kode, p.nama)).collect(),
        semua_tahun,
        klaim,
        komponen,
    }))
}

/// The grades of one government, oldest first.
///
/// # Errors
/// The database does not answer; a broken worksheet.
pub async fn riwayat_pemda(db: &Db, kode: &str) -> Result<Vec<NilaiTahun>> {
    let baris = db_sakip::riwayat(&mut *db.tx_umum().await?, kode).await?;
    let satu = riwayat(&baris)?.remove(kode).unwrap_or_default();
    Ok(satu.into_values().collect())
}

fn nama(jenis: &str, nama: &str) -> String {
    if jenis == "provinsi" && !nama.starts_with("Provinsi ") {
        return format!("Provinsi {nama}");
    }
    nama.to_owned()
}

/// Rows to grades: each by the worksheet of its own year.
fn riwayat(baris: &[NilaiRow]) -> Result<Riwayat> {
    let mut set: BTreeMap<u16, Option<SetLke>> = BTreeMap::new();
    let mut hasil = Riwayat::new();
    for b in baris {
        let tahun = u16::try_from(b.tahun)?;
        if let std::collections::btree_map::Entry::Vacant(e) = set.entry(tahun) {
            e.insert(nasional::set_tahun(tahun)?);
        }
        let lke = set.get(&tahun).and_then(Option::as_ref);
        let nilai = b
            .nilai_perseratus
            .and_then(|n| u16::try_from(n).ok())
            .and_then(Nilai::dari_ratusan);
        let dihitung = nilai.and_then(|n| lke.and_then(|s| nasional::predikat(s, n)));
        let Some(predikat) = dihitung.or_else(|| Predikat::parse(&b.predikat)) else {
            continue;
        };
        hasil.entry(b.kode.clone()).or_default().insert(
            tahun,
            NilaiTahun {
                tahun,
                nilai,
                predikat,
                lke: lke.map(|s| s.dasar.clone()).unwrap_or_default(),
                keterangan: b.keterangan.clone(),
            },
        );
    }
    Ok(hasil)
}

fn pada_tahun(dasar: &[PemdaSakip], riwayat: &Riwayat, tahun: u16) -> Vec<PemdaSakip> {
    dasar
        .iter()
        .map(|p| {
            let r = riwayat.get(&p.kode);
            PemdaSakip {
                kini: r.and_then(|r| r.get(&tahun)).cloned(),
                lalu: r
                    .and_then(|r| r.range(..tahun).next_back())
                    .map(|(_, n)| n.clone()),
                ..p.clone()
            }
        })
        .collect()
}

fn predikat(riwayat: &Riwayat, tahun: u16) -> BTreeMap<String, Predikat> {
    riwayat
        .iter()
        .filter_map(|(k, r)| Some((k.clone(), r.get(&tahun)?.predikat)))
        .collect()
}

/// The years of the movement: the shown one and an earlier one.
fn pasangan(semua: &[u16], ke: u16, dari: Option<u16>) -> Option<(u16, u16)> {
    let mut lebih_dulu = semua.iter().copied().filter(|t| *t < ke);
    match dari {
        Some(d) => lebih_dulu.find(|t| *t == d).map(|d| (d, ke)),
        None => lebih_dulu.next().map(|d| (d, ke)),
    }
}

impl SakipNasional {
    /// Governments with a grade in the chosen year.
    #[must_use]
    pub fn bernilai(&self) -> usize {
        self.pemda.iter().filter(|p| p.kini.is_some()).count()
    }
}

/// Filters and order of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saring {
    /// Words of the name, or the beginning of the code.
    pub kata: String,
    /// provinsi, kabupaten, kota, or "".
    pub jenis: String,
    /// Code of a province, or "".
    pub provinsi: String,
    /// A grade, "ada" (any), "tanpa" (none), or "".
    pub predikat: String,
    /// Column key, with "-" before it for descending; "" is graded ones first, best first.
    pub urut: String,
}

/// Sortable columns.
pub const URUT: [&str; 4] = ["kode", "nama", "nilai", "lalu"];

impl Saring {
    fn cocok(&self, p: &PemdaSakip) -> bool {
        let kata = dasar::teks::normal(&self.kata);
        let predikat = match self.predikat.as_str() {
            "" => true,
            "ada" => p.kini.is_some(),
            "tanpa" => p.kini.is_none(),
            lain => p.kini.as_ref().map(|n| n.predikat) == Predikat::parse(lain),
        };
        predikat
            && (kata.is_empty()
                || p.kode.starts_with(&kata)
                || dasar::teks::normal(&p.nama).contains(&kata))
            && (self.jenis.is_empty() || p.jenis == self.jenis)
            && (self.provinsi.is_empty() || p.provinsi == self.provinsi)
    }

    /// The governments that pass, in order. Ungraded ones come last in either direction.
    #[must_use]
    pub fn terapkan<'a>(&self, n: &'a SakipNasional) -> Vec<&'a PemdaSakip> {
        let mut hasil: Vec<&PemdaSakip> = n.pemda.iter().filter(|p| self.cocok(p)).collect();
        let (turun, kunci) = match self.urut.strip_prefix('-') {
            Some(k) => (true, k),
            None => (self.urut.is_empty(), self.urut.as_str()),
        };
        let ambil = |p: &'a PemdaSakip| {
            let n = if kunci == "lalu" { &p.lalu } else { &p.kini };
            n.as_ref().map(baik)
        };
        hasil.sort_by(|a, b| {
            let arah = |o: std::cmp::Ordering| if turun { o.reverse() } else { o };
            let urut = match kunci {
                "nama" => arah(a.nama.cmp(&b.nama)),
                "kode" => arah(a.kode.cmp(&b.kode)),
                _ => match (ambil(a), ambil(b)) {
                    (Some(x), Some(y)) => arah(x.cmp(&y)),
                    (x, y) => y.is_some().cmp(&x.is_some()),
                },
            };
            urut.then_with(|| a.kode.cmp(&b.kode))
        });
        hasil
    }
}

/// Larger is better: grade, then score.
fn baik(n: &NilaiTahun) -> (usize, Option<Nilai>) {
    (Predikat::SEMUA.len() - n.predikat.urut(), n.nilai)
}

/// The list as a report.
#[must_use]
pub fn tabel(n: &SakipNasional, baris: &[&PemdaSakip]) -> Tabel {
    let k = Kolom::baru;
    let nilai = |x: Option<&NilaiTahun>| {
        Sel::atau_kosong(x.and_then(|x| x.nilai), |n| Sel::teks(n.to_string()))
    };
    let huruf = |x: Option<&NilaiTahun>| Sel::atau_kosong(x, |x| Sel::teks(x.predikat.kode()));
    let mut tabel = Tabel::baru(
        &format!("Nilai SAKIP pemerintah daerah {}", n.tahun),
        vec![
            k("kode", "Kode", JenisKolom::Teks),
            k("nama", "Pemerintah daerah", JenisKolom::Teks),
            k("jenis", "Jenis", JenisKolom::Teks),
            k("nilai", "Nilai", JenisKolom::Teks),
            k("predikat", "Predikat", JenisKolom::Teks),
            k("tahun_lalu", "Tahun sebelumnya", JenisKolom::Teks),
            k("nilai_lalu", "Nilai sebelumnya", JenisKolom::Teks),
            k("predikat_lalu", "Predikat sebelumnya", JenisKolom::Teks),
            k("keterangan", "Keterangan", JenisKolom::Teks),
        ],
    );
    for p in baris {
        let (kini, lalu) = (p.kini.as_ref(), p.lalu.as_ref());
        tabel.tambah(vec![
            Sel::teks(&p.kode),
            Sel::teks(&p.nama),
            Sel::teks(&p.jenis),
            nilai(kini),
            huruf(kini),
            Sel::atau_kosong(lalu, |x| Sel::teks(x.tahun.to_string())),
            nilai(lalu),
            huruf(lalu),
            Sel::atau_kosong(kini, |x| Sel::teks(&x.keterangan)),
        ]);
    }
    tabel.catatan = vec![
        "Sumber: pemberitaan penyerahan LHE; sel kosong berarti belum ada nilai terbit.".to_owned(),
        format!(
            "Predikat dihitung dari nilai menurut lembar kerja yang berlaku untuk tahun {}.",
            n.tahun
        ),
    ];
    tabel
}
