//! Reads a quarterly evaluation form of the yearly plan and recomputes it; nothing is stored.

use dasar::Rasio;
use kinerja::evaluasi_renja::{BarisForm, HasilForm, hitung};
use tabular::{Batas, Jenis, Kolom as K, Lembar, TataLetak};

/// Columns of the form, by the names its exports use.
const TATA: TataLetak = TataLetak {
    kode: "evaluasi-renja",
    judul: "Evaluasi Renja triwulanan",
    kolom: &[
        K::boleh("no", Jenis::Teks),
        K::wajib("uraian", Jenis::Teks),
        K::ada("indikator", Jenis::Teks),
        K::ada("satuan", Jenis::Teks),
        K::wajib("target_akhir_k", Jenis::Teks).alias(&["target_2030_k"]),
        K::boleh("target_akhir_rp", Jenis::Teks).alias(&["target_2030_rp"]),
        K::wajib("realisasi_lalu_k", Jenis::Teks).alias(&["realisasi_sd_2024_k"]),
        K::boleh("realisasi_lalu_rp", Jenis::Teks).alias(&["realisasi_sd_2024_rp"]),
        K::wajib("target_tahun_k", Jenis::Teks).alias(&["target_2025_k"]),
        K::boleh("target_tahun_rp", Jenis::Teks).alias(&["target_2025_rp"]),
        K::wajib("tw1_k", Jenis::Teks),
        K::wajib("tw2_k", Jenis::Teks),
        K::wajib("tw3_k", Jenis::Teks),
        K::wajib("tw4_k", Jenis::Teks),
        K::boleh("tw1_rp", Jenis::Teks),
        K::boleh("tw2_rp", Jenis::Teks),
        K::boleh("tw3_rp", Jenis::Teks),
        K::boleh("tw4_rp", Jenis::Teks),
        K::boleh("realisasi_tahun_k", Jenis::Teks).alias(&["realisasi_2025_k"]),
        K::boleh("realisasi_tahun_rp", Jenis::Teks).alias(&["realisasi_2025_rp"]),
        K::boleh("tingkat_capaian_k", Jenis::Teks),
        K::boleh("tingkat_capaian_rp", Jenis::Teks),
    ],
    tahunan: &[],
};

/// One row of the form with both recomputations and what the paper printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BarisEvaluasi {
    /// Row of the file.
    pub nomor: u32,
    /// Number as written.
    pub no: String,
    /// Name of the programme, activity or sub-activity.
    pub uraian: String,
    /// Indicator.
    pub indikator: String,
    /// Unit.
    pub satuan: String,
    /// Performance.
    pub kinerja: HasilForm,
    /// Money.
    pub keuangan: HasilForm,
    /// Printed achievement of performance and money.
    pub cetak: (String, String),
}

/// A cell that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cacat {
    /// Row of the file.
    pub baris: u32,
    /// Column, with `_k` or `_rp`.
    pub kolom: String,
    /// What is wrong.
    pub pesan: String,
}

/// Why a file is not such a form.
#[derive(Debug, thiserror::Error)]
pub enum FormRefusal {
    /// The file itself.
    #[error("{0}")]
    Berkas(String),
    /// Columns missing.
    #[error("Kolom tidak ditemukan: {}. Pakai judul kolom formulirnya.", .0.join(", "))]
    Kolom(Vec<String>),
    /// Cells that cannot be read, all at once.
    #[error("{} sel tidak terbaca", .0.len())]
    Sel(Vec<Cacat>),
}

/// Reads and recomputes.
///
/// # Errors
/// [`FormRefusal`].
///
/// # Why
/// One cell like `15.625` could be thousands; a whole file shows which separator it uses: if any
/// figure has decimals after a point that cannot be thousands and none has a comma, points are
/// decimals everywhere.
pub fn baca(nama: &str, byte: &[u8]) -> Result<Vec<BarisEvaluasi>, FormRefusal> {
    let isi = tabular::baca(nama, byte, &Batas::default())
        .map_err(|e| FormRefusal::Berkas(e.to_string()))?;
    let Some(lembar) = isi.lembar.first() else {
        return Err(FormRefusal::Berkas("Berkas ini kosong.".to_owned()));
    };
    let cocok = tabular::cocokkan(lembar, &TATA);
    let tabel = Tabel::baru(lembar, &cocok.kolom, cocok.baris_kepala)?;
    let mut hasil = Vec::new();
    let mut cacat = Vec::new();
    for i in cocok.baris_kepala + 1..lembar.jumlah_baris() {
        match tabel.satu(i) {
            Ok(Some(b)) => hasil.push(b),
            Ok(None) => {}
            Err(c) => cacat.push(c),
        }
    }
    if cacat.is_empty() {
        Ok(hasil)
    } else {
        Err(FormRefusal::Sel(cacat))
    }
}

struct Tabel<'l> {
    lembar: &'l Lembar,
    kolom: Vec<Option<usize>>,
    titik_desimal: bool,
}

impl<'l> Tabel<'l> {
    fn baru(
        lembar: &'l Lembar,
        kolom: &[Option<usize>],
        kepala: usize,
    ) -> Result<Self, FormRefusal> {
        let hilang: Vec<String> = TATA
            .kolom
            .iter()
            .zip(kolom)
            .filter(|(k, di)| di.is_none() && k.ada)
            .map(|(k, _)| k.kunci.to_owned())
            .collect();
        if !hilang.is_empty() {
            return Err(FormRefusal::Kolom(hilang));
        }
        let mut t = Self {
            lembar,
            kolom: kolom.to_vec(),
            titik_desimal: false,
        };
        t.titik_desimal = t.memakai_titik(kepala);
        Ok(t)
    }

    fn memakai_titik(&self, kepala: usize) -> bool {
        let mut titik = false;
        for i in kepala + 1..self.lembar.jumlah_baris() {
            for k in TATA.kolom.iter().filter(|k| angka(k.kunci)) {
                let t = self.sel(i, k.kunci);
                if t.contains(',') {
                    return false;
                }
                let pecahan = t.split_once('.').map(|(_, p)| p.len());
                titik |= pecahan.is_some_and(|n| n != 3);
            }
        }
        titik
    }

    fn sel(&self, baris: usize, nama: &str) -> &'l str {
        let di = TATA
            .kolom
            .iter()
            .zip(&self.kolom)
            .find(|(k, _)| k.kunci == nama)
            .and_then(|(_, di)| *di);
        di.map_or("", |k| self.lembar.sel(baris, k)).trim()
    }

    /// A figure so that it cannot be misread.
    fn angka(&self, baris: usize, nama: &str) -> String {
        let t = self.sel(baris, nama);
        if self.titik_desimal && t.contains('.') {
            format!("{t}0000")
        } else {
            t.to_owned()
        }
    }

    fn hitung(&self, i: usize, sisi: &str, satuan: &str) -> Result<HasilForm, Cacat> {
        let a = |k: &str| self.angka(i, &format!("{k}_{sisi}"));
        let tw = ["tw1", "tw2", "tw3", "tw4"].map(a);
        let (akhir, lalu) = (a("target_akhir"), a("realisasi_lalu"));
        let (target, setahun) = (a("target_tahun"), a("realisasi_tahun"));
        hitung(&BarisForm {
            satuan,
            target_akhir: &akhir,
            realisasi_lalu: &lalu,
            target_tahun: &target,
            triwulan: tw.each_ref().map(String::as_str),
            realisasi_tahun: &setahun,
        })
        .map_err(|e| Cacat {
            baris: self.lembar.nomor(i),
            kolom: format!("{}_{sisi}", e.kolom),
            pesan: e.sebab.to_string(),
        })
    }

    /// `None` for rows without a name.
    fn satu(&self, i: usize) -> Result<Option<BarisEvaluasi>, Cacat> {
        let uraian = dasar::teks::rapat(self.sel(i, "uraian"));
        if uraian.is_empty() {
            return Ok(None);
        }
        let satuan = self.sel(i, "satuan");
        // Headings of a field of government carry percentages without naming a unit.
        let satuan_k = if satuan.is_empty() { "%" } else { satuan };
        Ok(Some(BarisEvaluasi {
            nomor: self.lembar.nomor(i),
            no: self.sel(i, "no").to_owned(),
            indikator: dasar::teks::rapat(self.sel(i, "indikator")),
            satuan: satuan.to_owned(),
            kinerja: self.hitung(i, "k", satuan_k)?,
            keuangan: self.hitung(i, "rp", "")?,
            cetak: (
                self.sel(i, "tingkat_capaian_k").to_owned(),
                self.sel(i, "tingkat_capaian_rp").to_owned(),
            ),
            uraian,
        }))
    }
}

/// Columns of figures that are read.
fn angka(nama: &str) -> bool {
    (nama.ends_with("_k") || nama.ends_with("_rp")) && !nama.starts_with("tingkat")
}

/// Per cent with two decimals for machines.
#[must_use]
pub fn persen(r: Option<Rasio>) -> Option<String> {
    r.map(|r| r.mesin_persen(2))
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEPALA: &str = "no,uraian,indikator,satuan,target_akhir_k,realisasi_lalu_k,\
                          target_tahun_k,tw1_k,tw2_k,tw3_k,tw4_k";

    #[test]
    fn a_file_with_points_is_read_with_points() {
        let isi = format!("{KEPALA}\n1,A,a,%,100,70,100,15.625,15.625,28.125,40.62\n");
        let b = baca("f.csv", isi.as_bytes()).unwrap();
        assert_eq!(
            persen(b[0].kinerja.capaian_tahun).as_deref(),
            Some("100.00")
        );
        let ragu = format!("{KEPALA}\n1,A,a,%,100,70,100,15.625,15.625,28.125,40\n");
        let Err(FormRefusal::Sel(c)) = baca("f.csv", ragu.as_bytes()) else {
            panic!("15.625 alone may be thousands");
        };
        assert_eq!((c[0].baris, c[0].kolom.as_str()), (2, "tw1_k"));
    }

    #[test]
    fn missing_columns_are_all_named() {
        let Err(FormRefusal::Kolom(k)) = baca("f.csv", b"uraian,tw1_k\nA,1\n") else {
            panic!("accepted");
        };
        assert!(k.contains(&"tw2_k".to_owned()) && k.contains(&"target_tahun_k".to_owned()));
    }
}
