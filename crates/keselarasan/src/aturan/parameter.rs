//! Rule parameters from the law files: severity, tolerance, article, thresholds by date.

use std::collections::BTreeMap;

use dasar::waktu::Tanggal;
use hukum::{AturanTemuan, Berlaku, Error, Hukum};

use super::SEMUA;
use crate::temuan::Tingkat;

/// Parameters of one rule in force for a government and year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AturanParam {
    /// Rule code.
    pub kode: &'static str,
    /// Severity.
    pub tingkat: Tingkat,
    /// Severity of its milder findings, where the law makes a difference.
    pub tingkat_kedua: Tingkat,
    /// Tolerance in thousandths of a percent.
    pub toleransi: i64,
    /// May the government set its own tolerance.
    pub boleh_setempat: bool,
    /// Article.
    pub pasal: String,
    /// Someone has compared the article with its source.
    pub terverifikasi: bool,
    /// May be kept with a reason.
    pub boleh_alasan: bool,
    /// Thresholds by name.
    pub angka: BTreeMap<String, i64>,
}

impl AturanParam {
    /// A threshold by name; 0 when the rule has none of that name.
    pub fn ambang(&self, kunci: &str) -> i64 {
        self.angka.get(kunci).copied().unwrap_or(0)
    }

    /// True when a difference is beyond the tolerance of its base.
    pub fn melampaui(&self, beda: i128, dasar: i128) -> bool {
        beda.abs() * 100_000 > dasar.abs() * i128::from(self.toleransi)
    }
}

/// The parameters of all rules: what the law and the government say.
#[derive(Clone, Debug)]
pub struct Aturan {
    param: BTreeMap<&'static str, AturanParam>,
}

/// Where a threshold of a rule stands in the law files.
struct Ambang {
    aturan: &'static str,
    nama: &'static str,
    /// Key of the law file; empty: the rule's own file.
    kunci: &'static str,
    kolom: &'static str,
    /// Decimal shift: 2 turns percent into hundredths of a percent, rupiah into sen.
    geser: u32,
}

const fn sendiri(
    aturan: &'static str,
    nama: &'static str,
    kolom: &'static str,
    geser: u32,
) -> Ambang {
    Ambang {
        aturan,
        nama,
        kunci: "",
        kolom,
        geser,
    }
}

const fn lain(aturan: &'static str, nama: &'static str, kunci: &'static str, geser: u32) -> Ambang {
    Ambang {
        aturan,
        nama,
        kunci,
        kolom: hukum::NILAI,
        geser,
    }
}

const AMBANG: [Ambang; 18] = [
    sendiri("REF-07", "ruas_terinci", "ruas_terinci", 0),
    sendiri("USL-04", "batas_hari", "batas_hari", 0),
    lain(
        "BUD-09",
        "seimbang_di_bawah_sen",
        "anggaran.selisih_seimbang",
        2,
    ),
    lain(
        "BUD-12",
        "pendidikan_min_basis_poin",
        "anggaran.wajib.pendidikan",
        2,
    ),
    lain(
        "BUD-12",
        "pegawai_maks_basis_poin",
        "anggaran.wajib.pegawai",
        2,
    ),
    sendiri("BUD-13", "maks_basis_poin", "batas_porsi_persen", 2),
    sendiri("PRC-05", "bagian_basis_poin", "batas_persen", 2),
    sendiri("PRC-05", "baris_minimum", "baris_paling_sedikit", 0),
    sendiri("PRC-06", "selisih_sen", "batas_rupiah", 2),
    sendiri("EXE-03", "batas_bulan", "batas_bulan", 0),
    sendiri("EXE-04", "di_atas_sen", "batas_rupiah", 2),
    sendiri("EXE-06", "maks_basis_poin", "batas_persen", 2),
    sendiri("EXE-08", "mulai_triwulan", "triwulan_mulai", 0),
    sendiri("AUD-01", "batas_hari", "batas_hari", 0),
    sendiri("PRF-02", "serapan_tinggi_bp", "serapan_tinggi_persen", 2),
    sendiri("PRF-02", "keluaran_rendah_bp", "keluaran_rendah_persen", 2),
    sendiri("PRF-02", "keluaran_penuh_bp", "keluaran_penuh_persen", 2),
    sendiri("PRF-02", "serapan_rendah_bp", "serapan_rendah_persen", 2),
];

/// Last days of the yearly planning meeting, for the cut-off of USL-04.
const MUSRENBANG: [(&str, &str, &str); 2] = [
    (
        "kabkota_bulan",
        "kabkota_hari",
        "tenggat.musrenbang_kabkota",
    ),
    (
        "provinsi_bulan",
        "provinsi_hari",
        "tenggat.musrenbang_provinsi",
    ),
];

impl Aturan {
    /// The parameters in force on a day, for one government.
    ///
    /// # Errors
    /// A law file is missing or has another shape than the rule needs.
    ///
    /// # Why
    /// A rule whose article starts later is read from its first version, a repealed one from its
    /// last: documents of an older year are still worth comparing.
    pub fn pada(hukum: &Hukum, wilayah: &str, tanggal: Tanggal) -> Result<Self, Error> {
        let mut param = BTreeMap::new();
        for d in SEMUA {
            let t = terdekat(tanggal, |hari| {
                AturanTemuan::pada(hukum, d.kode, Some(wilayah), hari)
            })?;
            let isi = terdekat(tanggal, |hari| {
                hukum::keselarasan::berlaku(hukum, d.kode, None, hari)
            })?;
            let mut p = dari_hukum(d.kode, &t, isi)?;
            p.boleh_alasan = d.boleh_alasan;
            param.insert(d.kode, p);
        }
        let mut aturan = Aturan { param };
        for a in &AMBANG {
            let kunci = match a.kunci {
                "" => format!("{}.{}", hukum::keselarasan::AREA, a.aturan.to_lowercase()),
                k => k.to_owned(),
            };
            let parameter = hukum.parameter(&kunci)?;
            let n = terdekat(tanggal, |hari| parameter.pada(hari))?.angka(a.kolom)?;
            let n = n.bulat_geser(a.geser).ok_or_else(|| Error::SalahBentuk {
                kunci: kunci.clone(),
                diminta: format!("bilangan bulat setelah digeser {} angka", a.geser),
                tersedia: n.mesin(),
            })?;
            aturan.ubah(a.aturan, |p| {
                p.angka.insert(a.nama.to_owned(), n);
            });
        }
        aturan.musrenbang(hukum, tanggal)?;
        Ok(aturan)
    }

    /// The newest version of every rule, for pages that describe rules rather than apply them.
    ///
    /// # Errors
    /// As [`Aturan::pada`].
    pub fn terbaru(hukum: &Hukum) -> Result<Self, Error> {
        let nanti = Tanggal::baru(9999, 1, 1).unwrap_or(Tanggal(Default::default()));
        Aturan::pada(hukum, "00", nanti)
    }

    fn musrenbang(&mut self, hukum: &Hukum, tanggal: Tanggal) -> Result<(), Error> {
        for (bulan, hari, kunci) in MUSRENBANG {
            let parameter = hukum.parameter(kunci)?;
            let berlaku = terdekat(tanggal, |hari| parameter.pada(hari))?;
            let akhir = berlaku.tanggal_dalam(hukum::NILAI, tanggal.tahun())?;
            self.ubah("USL-04", |p| {
                p.angka.insert(bulan.to_owned(), i64::from(akhir.bulan()));
                p.angka.insert(hari.to_owned(), i64::from(akhir.hari()));
            });
        }
        Ok(())
    }

    /// The parameters of a rule.
    pub fn param(&self, kode: &str) -> Option<&AturanParam> {
        self.param.get(kode)
    }

    /// Changes the parameters of a rule; an unknown code changes nothing.
    pub fn ubah(&mut self, kode: &str, ubah: impl FnOnce(&mut AturanParam)) -> bool {
        match self.param.get_mut(kode) {
            Some(p) => {
                ubah(p);
                true
            }
            None => false,
        }
    }
}

/// What is in force on a day; before the first version that one, after a repeal the last one.
fn terdekat<T>(tanggal: Tanggal, baca: impl Fn(Tanggal) -> Result<T, Error>) -> Result<T, Error> {
    match baca(tanggal) {
        Err(Error::BelumBerlaku { mulai, .. }) => baca(mulai),
        Err(Error::Dicabut { sejak, .. }) => match sejak.kemarin() {
            Some(hari) => baca(hari),
            None => baca(sejak),
        },
        lain => lain,
    }
}

fn dari_hukum(
    kode: &'static str,
    t: &AturanTemuan,
    isi: Berlaku<'_>,
) -> Result<AturanParam, Error> {
    let salah = |diminta: &str, tersedia: String| Error::SalahBentuk {
        kunci: isi.parameter.kunci.clone(),
        diminta: diminta.to_owned(),
        tersedia,
    };
    let tingkat = Tingkat::parse(t.tingkat.kata())
        .ok_or_else(|| salah("tingkat temuan", t.tingkat.kata().to_owned()))?;
    let kasar = isi.kata("tingkat_kasar").ok().and_then(Tingkat::parse);
    let toleransi = t.toleransi_persen.bulat_geser(3);
    Ok(AturanParam {
        kode,
        tingkat,
        tingkat_kedua: kasar.unwrap_or(tingkat),
        toleransi: toleransi
            .ok_or_else(|| salah("paling banyak tiga desimal", t.toleransi_persen.mesin()))?,
        boleh_setempat: t.boleh_setempat,
        pasal: t.dasar.clone(),
        terverifikasi: t.terverifikasi,
        boleh_alasan: false,
        angka: BTreeMap::new(),
    })
}
