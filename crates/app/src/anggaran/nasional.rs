//! The published budgets of all governments: the publication job and the national summary.

use anggaran::RingkasanApbd;
use anyhow::{Context, Result, anyhow};
use chrono::NaiveDate;
use dasar::waktu::{Clock, Tanggal};
use dasar::{Rasio, Rupiah};
use hukum::{Berlaku, Hukum};
use store::Db;
use store::publikasi::apbd::{self, RingkasBaru, RingkasRow};

/// Parameter: largest share of personnel expenditure.
pub const BATAS_PEGAWAI: &str = "anggaran.wajib.pegawai";
/// Parameter: what may be left of a balanced budget.
pub const BATAS_SEIMBANG: &str = "anggaran.selisih_seimbang";

/// One government's published budget.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PemdaApbd {
    /// Kemendagri code.
    pub kode: String,
    /// Name.
    pub nama: String,
    /// provinsi, kabupaten or kota.
    pub jenis: String,
    /// Code of the province.
    pub provinsi: String,
    /// Sums.
    pub ringkasan: RingkasanApbd,
    /// Balanced by the parameter of the year.
    pub seimbang: bool,
}

/// What the law says for the year, with its citation.
#[derive(Clone, Debug)]
pub struct AturanNasional {
    /// Less than this may be left.
    pub batas_seimbang: Rupiah,
    /// Largest share of personnel expenditure.
    pub batas_pegawai: Rasio,
    /// Article of the share.
    pub dasar_pegawai: String,
    /// Its sentence.
    pub kutipan_pegawai: String,
    /// First day of legal effect.
    pub sejak_pegawai: Tanggal,
    /// Remark of the law file.
    pub catatan_pegawai: String,
}

impl AturanNasional {
    /// The parameters in force at the end of a budget year.
    ///
    /// # Errors
    /// A parameter that is missing or not in force then.
    pub fn pada(hukum: &Hukum, tahun: i16) -> Result<Self> {
        let tanggal = Tanggal::baru(i32::from(tahun), 12, 31).context("tahun tidak terbaca")?;
        let batas_seimbang = hukum
            .parameter(BATAS_SEIMBANG)?
            .pada(tanggal)?
            .uang(hukum::NILAI)?;
        let pegawai: Berlaku<'_> = hukum.parameter(BATAS_PEGAWAI)?.pada(tanggal)?;
        Ok(Self {
            batas_seimbang,
            batas_pegawai: pegawai.rasio(hukum::NILAI)?,
            dasar_pegawai: pegawai.versi.dasar.clone(),
            kutipan_pegawai: pegawai.versi.kutipan.teks().to_owned(),
            sejak_pegawai: pegawai.versi.mulai,
            catatan_pegawai: pegawai.parameter.catatan.clone(),
        })
    }

    /// True when the personnel share passes the limit.
    #[must_use]
    pub fn melampaui(&self, r: &RingkasanApbd) -> bool {
        r.porsi_pegawai().is_some_and(|p| p > self.batas_pegawai)
    }
}

/// The nation in one budget year.
#[derive(Clone, Debug)]
pub struct Nasional {
    /// Budget year.
    pub tahun: i16,
    /// State of the source.
    pub keadaan: NaiveDate,
    /// Governments by code.
    pub pemda: Vec<PemdaApbd>,
    /// The law of the year.
    pub aturan: AturanNasional,
}

/// One province with all its governments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProvinsiApbd {
    /// Code.
    pub kode: String,
    /// Name, without "Provinsi".
    pub nama: String,
    /// How many governments published.
    pub jumlah: usize,
    /// Sums of all of them.
    pub ringkasan: RingkasanApbd,
}

impl Nasional {
    /// Sums of a selection.
    ///
    /// # Errors
    /// Sums beyond the range of money.
    pub fn jumlah<'a>(pemda: impl IntoIterator<Item = &'a PemdaApbd>) -> Result<RingkasanApbd> {
        pemda
            .into_iter()
            .try_fold(RingkasanApbd::default(), |a, p| {
                a.gabung(&p.ringkasan)
                    .ok_or_else(|| anyhow!("jumlah nasional melampaui batas uang"))
            })
    }

    /// Provinces by code, each with the sums of its governments.
    ///
    /// # Errors
    /// Sums beyond the range of money.
    pub fn provinsi(&self) -> Result<Vec<ProvinsiApbd>> {
        let mut hasil: Vec<ProvinsiApbd> = Vec::new();
        for p in &self.pemda {
            // Sorted by code, so a province stands directly before its regencies.
            if hasil.last().is_none_or(|h| h.kode != p.provinsi) {
                let nama = if p.jenis == "provinsi" {
                    &p.nama
                } else {
                    &p.provinsi
                };
                hasil.push(ProvinsiApbd {
                    kode: p.provinsi.clone(),
                    nama: nama.trim_start_matches("Provinsi ").to_owned(),
                    jumlah: 0,
                    ringkasan: RingkasanApbd::default(),
                });
            }
            let h = hasil.last_mut().context("provinsi tanpa baris")?;
            h.jumlah += 1;
            h.ringkasan = h
                .ringkasan
                .gabung(&p.ringkasan)
                .context("jumlah provinsi")?;
        }
        Ok(hasil)
    }
}

/// The published budgets of a year, or of the newest; `None` when nothing is published.
///
/// # Errors
/// The database does not answer, or a parameter is missing.
pub async fn muat(db: &Db, hukum: &Hukum, tahun: Option<i16>) -> Result<Option<Nasional>> {
    let mut tx = db.tx_umum().await?;
    let tahun = match tahun {
        Some(t) => t,
        None => match apbd::tahun(&mut tx).await?.first() {
            Some(t) => *t,
            None => return Ok(None),
        },
    };
    let baris = apbd::ringkas(&mut tx, tahun).await?;
    let Some(keadaan) = baris.iter().map(|b| b.keadaan).max() else {
        return Ok(None);
    };
    let aturan = AturanNasional::pada(hukum, tahun)?;
    let pemda = baris
        .into_iter()
        .map(|b| pemda(b, aturan.batas_seimbang))
        .collect();
    Ok(Some(Nasional {
        tahun,
        keadaan,
        pemda,
        aturan,
    }))
}

fn pemda(b: RingkasRow, batas: Rupiah) -> PemdaApbd {
    let r = Rupiah::dari_sen;
    let ringkasan = RingkasanApbd {
        pendapatan: r(b.pendapatan_sen),
        pad: r(b.pad_sen),
        belanja: r(b.belanja_sen),
        pegawai: r(b.pegawai_sen),
        modal: r(b.modal_sen),
        pembiayaan_masuk: r(b.pembiayaan_masuk_sen),
        pembiayaan_keluar: r(b.pembiayaan_keluar_sen),
    };
    PemdaApbd {
        seimbang: ringkasan.seimbang(batas),
        kode: b.kode,
        nama: b.nama,
        jenis: b.jenis,
        provinsi: b.provinsi,
        ringkasan,
    }
}

/// Fills the published summary of a year from the published amounts; returns how many
/// governments it holds. Running it again replaces it.
///
/// # Errors
/// The database does not answer, or a sum passes the range of money.
pub async fn terbitkan(db: &Db, clock: &dyn Clock, tahun: i16) -> Result<u64> {
    let mut tx = db.tx_umum().await?;
    let (rincian, keadaan) = apbd::rincian(&mut tx, tahun).await?;
    let Some(keadaan) = keadaan else { return Ok(0) };
    let mut baru: Vec<(String, RingkasanApbd)> = Vec::new();
    for b in rincian {
        if baru.last().is_none_or(|(k, _)| *k != b.kode) {
            baru.push((b.kode.clone(), RingkasanApbd::default()));
        }
        let (_, jumlah) = baru.last_mut().context("baris tanpa pemda")?;
        jumlah
            .tambah(&b.rekening, Rupiah::dari_sen(b.nilai_sen))
            .with_context(|| format!("jumlah {} melampaui batas uang", b.kode))?;
    }
    let baris: Vec<RingkasBaru> = baru
        .into_iter()
        .map(|(kode, r)| RingkasBaru {
            kode,
            sen: lajur(&r),
        })
        .collect();
    let n = apbd::ganti_ringkas(&mut tx, tahun, keadaan, clock.kini().0, &baris).await?;
    tx.commit().await?;
    tracing::info!(tahun, pemda = n, "ringkasan APBD diterbitkan");
    Ok(n)
}

fn lajur(r: &RingkasanApbd) -> [i64; 7] {
    [
        r.pendapatan,
        r.pad,
        r.belanja,
        r.pegawai,
        r.modal,
        r.pembiayaan_masuk,
        r.pembiayaan_keluar,
    ]
    .map(Rupiah::sen)
}

/// Publishes which documents a government has; called after an import of its documents and after
/// taking one back. Returns how many.
///
/// # Errors
/// The database does not answer.
pub async fn terbitkan_dokumen(db: &Db, clock: &dyn Clock, kode: &str) -> Result<usize> {
    let Some(pemda) = db.pemda(kode).await? else {
        return Ok(0);
    };
    let mut tx = db.tx(pemda.id).await?;
    let baris = store::tampil::pemda::dokumen(&mut tx).await?;
    store::publikasi::dokumen::ganti(&mut tx, kode, &baris, clock.kini().0).await?;
    tx.commit().await?;
    Ok(baris.len())
}

#[cfg(test)]
mod uji_paket {
    use std::collections::BTreeMap;

    use super::*;

    fn baca(nama: &str) -> Vec<Vec<String>> {
        let teks = std::fs::read_to_string(format!(
            "{}/{nama}",
            option_env!("PAKET_DIR").unwrap_or_default()
        ))
        .unwrap();
        // No cell of these two files is quoted or holds a comma.
        teks.lines()
            .skip(1)
            .map(|b| b.split(',').map(str::to_owned).collect())
            .collect()
    }

    /// The national figures of 2023 that everybody can check: sums, balance, personnel shares.
    #[test]
    #[cfg_attr(not(paket), ignore = "paket data tidak ada")]
    fn the_published_budgets_of_2023_give_the_known_figures() {
        let nama: BTreeMap<String, String> = baca("pemda-kode-kemenkeu.csv")
            .into_iter()
            .map(|b| (b[0].clone(), b[3].clone()))
            .collect();
        let mut pemda: BTreeMap<String, RingkasanApbd> = BTreeMap::new();
        for b in baca("apbd-nasional-2023.csv") {
            let nilai = Rupiah::parse_bulat(&b[2]).unwrap().nilai;
            pemda
                .entry(b[0].clone())
                .or_default()
                .tambah(&b[1], nilai)
                .unwrap();
        }
        let aturan = AturanNasional::pada(&Hukum::bawaan(), 2023).unwrap();
        let (ya, tidak): (Vec<_>, Vec<_>) = pemda
            .iter()
            .partition(|(_, r)| r.seimbang(aturan.batas_seimbang));
        assert_eq!((pemda.len(), ya.len()), (546, 537));
        let besar: Vec<(String, String)> = tidak
            .iter()
            .filter(|(_, r)| {
                r.selisih().unwrap().mutlak() > Rupiah::dari_rupiah(1_000_000_000).unwrap()
            })
            .map(|(k, r)| (nama[*k].clone(), r.selisih().unwrap().mesin()))
            .collect();
        let mut harap = [
            ("Kabupaten Siak", "100679397876.00"),
            ("Kabupaten Barito Utara", "90667358333.00"),
            ("Kabupaten Kotabaru", "95104857000.00"),
            ("Kabupaten Yahukimo", "-63998318144.00"),
        ]
        .map(|(a, b)| (a.to_owned(), b.to_owned()));
        let mut besar = besar;
        besar.sort();
        harap.sort();
        assert_eq!(besar, harap);
        let di_atas = |batas: i32| {
            let batas = Rasio::dari_persen(batas);
            pemda
                .values()
                .filter(|r| r.porsi_pegawai().is_some_and(|p| p > batas))
                .count()
        };
        assert_eq!((di_atas(30), di_atas(40)), (445, 205));
        let semua = pemda
            .values()
            .try_fold(RingkasanApbd::default(), |a, r| a.gabung(r))
            .unwrap();
        assert_eq!(semua.pendapatan.ringkas(), "Rp1.223,3 T");
        assert_eq!(semua.belanja.ringkas(), "Rp1.278,1 T");
        assert_eq!(semua.porsi_pegawai().unwrap().persen(1), "33,4 %");
        let pad: Vec<Rasio> = pemda
            .values()
            .filter_map(RingkasanApbd::porsi_pad)
            .collect();
        let sepuluh = Rasio::dari_persen(10);
        assert_eq!(pad.iter().filter(|p| **p < sepuluh).count(), 246);
    }
}
