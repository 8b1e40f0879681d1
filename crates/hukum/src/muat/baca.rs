//! Reading one TOML file while remembering every mistake with its line.
use crate::galat::LoadError;
use crate::satuan::{JenisSatuan, Satuan, Value};
use dasar::waktu::Tanggal;
use std::collections::BTreeMap;
use toml::de::{DeTable, DeValue};

/// A key of a table with where it stands in the file.
pub(crate) struct Isian<'t> {
    pub(crate) posisi: usize,
    pub(crate) nilai: &'t DeValue<'t>,
}

/// The keys of a table, sorted.
pub(crate) type Tabel<'t> = BTreeMap<&'t str, Isian<'t>>;

pub(crate) fn tabel<'t>(sumber: &'t DeTable<'t>) -> Tabel<'t> {
    let isian = |nilai: &'t toml::Spanned<DeValue<'t>>, posisi| Isian {
        posisi,
        nilai: nilai.get_ref(),
    };
    sumber
        .iter()
        .map(|(k, v)| (k.get_ref().as_ref(), isian(v, k.span().start)))
        .collect()
}

/// The syntax mistakes of a file whose content is read elsewhere.
pub(crate) fn sintaks_saja(berkas: &str, teks: &str) -> Vec<LoadError> {
    let mut p = Pembaca::baru(berkas, teks);
    p.sintaks(&DeTable::parse_recoverable(teks).1);
    p.selesai()
}

/// One file being read: its text and the mistakes found so far.
pub(crate) struct Pembaca<'a> {
    pub(crate) berkas: &'a str,
    teks: &'a str,
    galat: Vec<LoadError>,
}

impl<'a> Pembaca<'a> {
    pub(crate) fn baru(berkas: &'a str, teks: &'a str) -> Self {
        Self {
            berkas,
            teks,
            galat: Vec::new(),
        }
    }

    pub(crate) fn selesai(self) -> Vec<LoadError> {
        self.galat
    }

    pub(crate) fn bersih(&self) -> bool {
        self.galat.is_empty()
    }

    /// Notes a mistake at a byte position.
    pub(crate) fn salah(
        &mut self,
        posisi: usize,
        apa: impl Into<String>,
        saran: impl Into<String>,
    ) {
        let awal = self.teks.as_bytes().get(..posisi).unwrap_or_default();
        let baris = awal.iter().filter(|b| **b == b'\n').count() + 1;
        self.galat.push(LoadError {
            berkas: self.berkas.to_owned(),
            baris,
            apa: apa.into(),
            saran: saran.into(),
        });
    }

    /// Notes every syntax mistake that the TOML parser reports.
    pub(crate) fn sintaks(&mut self, galat: &[toml::de::Error]) {
        for g in galat {
            self.salah(
                g.span().map_or(0, |s| s.start),
                format!("tulisan TOML rusak ({})", g.message()),
                "periksa tanda kutip dan kurung; setiap kunci hanya boleh sekali",
            );
        }
    }

    /// Notes keys that no law file may have.
    pub(crate) fn tolak_asing(&mut self, tabel: &Tabel<'_>, dikenal: &[&str]) {
        for (kunci, isian) in tabel {
            if dikenal.contains(kunci) {
                continue;
            }
            let saran = match crate::mirip::terdekat(kunci, dikenal.iter().copied()) {
                Some(mirip) => format!("maksud Anda `{mirip}`?"),
                None => format!("hapus, atau pakai salah satu: {}", dikenal.join(", ")),
            };
            self.salah(
                isian.posisi,
                format!("kunci `{kunci}` tidak dikenal"),
                saran,
            );
        }
    }

    /// A text that must be there.
    pub(crate) fn teks_wajib(
        &mut self,
        tabel: &Tabel<'_>,
        kunci: &str,
        posisi: usize,
        saran: &str,
    ) -> Option<String> {
        if !tabel.contains_key(kunci) {
            self.salah(posisi, format!("`{kunci}` belum diisi"), saran);
            return None;
        }
        self.teks_boleh(tabel, kunci)
    }

    /// A text that may be absent.
    pub(crate) fn teks_boleh(&mut self, tabel: &Tabel<'_>, kunci: &str) -> Option<String> {
        let isian = tabel.get(kunci)?;
        match isian.nilai {
            DeValue::String(teks) if !teks.trim().is_empty() => Some(teks.trim().to_owned()),
            DeValue::String(_) => {
                self.salah(isian.posisi, format!("`{kunci}` kosong"), "isi teksnya");
                None
            }
            _ => {
                self.salah(
                    isian.posisi,
                    format!("`{kunci}` bukan teks"),
                    "tulis di antara \"…\"",
                );
                None
            }
        }
    }

    /// A yes or no that may be absent.
    pub(crate) fn ya_boleh(&mut self, tabel: &Tabel<'_>, kunci: &str) -> Option<bool> {
        let isian = tabel.get(kunci)?;
        if let DeValue::Boolean(ya) = isian.nilai {
            return Some(*ya);
        }
        self.salah(
            isian.posisi,
            format!("`{kunci}` bukan ya/tidak"),
            "tulis true atau false",
        );
        None
    }

    /// A civil date that must be there.
    pub(crate) fn tanggal_wajib(
        &mut self,
        tabel: &Tabel<'_>,
        kunci: &str,
        posisi: usize,
    ) -> Option<Tanggal> {
        let Some(isian) = tabel.get(kunci) else {
            let saran = format!("tambahkan `{kunci} = 2026-01-31` (tahun-bulan-hari)");
            self.salah(posisi, format!("`{kunci}` belum diisi"), saran);
            return None;
        };
        let tanggal = match isian.nilai {
            DeValue::Datetime(d) if d.time.is_none() && d.offset.is_none() => d
                .date
                .and_then(|d| Tanggal::baru(i32::from(d.year), d.month.into(), d.day.into())),
            _ => None,
        };
        if tanggal.is_none() {
            self.salah(
                isian.posisi,
                format!("`{kunci}` bukan tanggal"),
                "tulis tahun-bulan-hari tanpa tanda kutip, misalnya 2026-01-31",
            );
        }
        tanggal
    }

    /// A word out of a fixed table.
    pub(crate) fn pilihan<T: Copy>(
        &mut self,
        tabel: &Tabel<'_>,
        kunci: &str,
        posisi: usize,
        daftar: &[(&str, T)],
    ) -> Option<T> {
        let nama: Vec<&str> = daftar.iter().map(|(nama, _)| *nama).collect();
        let saran = format!("pilih salah satu: {}", nama.join(", "));
        let kata = self.teks_wajib(tabel, kunci, posisi, &saran)?;
        let hasil = daftar
            .iter()
            .find(|(nama, _)| *nama == kata)
            .map(|(_, t)| *t);
        if hasil.is_none() {
            let posisi = tabel.get(kunci).map_or(posisi, |i| i.posisi);
            self.salah(posisi, format!("`{kunci}` bernilai \"{kata}\""), saran);
        }
        hasil
    }

    /// A table below a key.
    pub(crate) fn tabel_dalam<'t>(&mut self, isian: &Isian<'t>, kunci: &str) -> Option<Tabel<'t>> {
        if let DeValue::Table(isi) = isian.nilai {
            return Some(tabel(isi));
        }
        self.salah(
            isian.posisi,
            format!("`{kunci}` bukan tabel"),
            "tulis { kolom = nilai, … }",
        );
        None
    }

    /// An array of tables below a key, each with its position.
    pub(crate) fn larik_tabel<'t>(
        &mut self,
        isian: &Isian<'t>,
        kunci: &str,
    ) -> Vec<(usize, Tabel<'t>)> {
        let DeValue::Array(larik) = isian.nilai else {
            let saran = "tulis sebagai larik tabel: [ { … }, { … } ]";
            self.salah(isian.posisi, format!("`{kunci}` bukan larik"), saran);
            return Vec::new();
        };
        let mut hasil = Vec::new();
        for unsur in larik.iter() {
            let posisi = unsur.span().start;
            match unsur.get_ref() {
                DeValue::Table(isi) => hasil.push((posisi, tabel(isi))),
                _ => self.salah(posisi, format!("isi `{kunci}` bukan tabel"), "tulis { … }"),
            }
        }
        if hasil.is_empty() {
            self.salah(
                isian.posisi,
                format!("`{kunci}` kosong"),
                "isi paling sedikit satu baris",
            );
        }
        hasil
    }

    /// A scalar in a unit. Numbers are taken from their source text, never through a float.
    pub(crate) fn skalar(
        &mut self,
        isian: &Isian<'_>,
        nama: &str,
        satuan: &Satuan,
    ) -> Option<Value> {
        let Some(teks) = teks_skalar(isian.nilai, satuan.jenis) else {
            self.salah(
                isian.posisi,
                format!("`{nama}` tidak cocok dengan satuan \"{}\"", satuan.kunci),
                contoh(satuan.jenis),
            );
            return None;
        };
        match satuan.parse(&teks) {
            Ok(nilai) => Some(nilai),
            Err(saran) => {
                let apa = format!("`{nama}` bukan {} yang sah: {teks}", satuan.kunci);
                self.salah(isian.posisi, apa, saran);
                None
            }
        }
    }
}

fn teks_skalar(nilai: &DeValue<'_>, jenis: JenisSatuan) -> Option<String> {
    let angka = matches!(
        jenis,
        JenisSatuan::Persen | JenisSatuan::Desimal | JenisSatuan::Bilangan | JenisSatuan::Uang
    );
    match nilai {
        DeValue::String(teks) if jenis != JenisSatuan::YaTidak => Some(teks.to_string()),
        DeValue::Integer(bulat) if angka && bulat.radix() == 10 => Some(bulat.as_str().to_owned()),
        DeValue::Float(pecahan) if angka => Some(pecahan.as_str().to_owned()),
        DeValue::Boolean(ya) if jenis == JenisSatuan::YaTidak => Some(ya.to_string()),
        _ => None,
    }
}

const fn contoh(jenis: JenisSatuan) -> &'static str {
    match jenis {
        JenisSatuan::Persen | JenisSatuan::Desimal => "tulis angka, misalnya 12.5",
        JenisSatuan::Bilangan => "tulis bilangan bulat, misalnya 60",
        JenisSatuan::Uang => "tulis rupiah tanpa titik ribuan, misalnya 1_000_000_000",
        JenisSatuan::Kata | JenisSatuan::Teks => "tulis di antara tanda kutip, misalnya \"sekda\"",
        JenisSatuan::YaTidak => "tulis true atau false",
        JenisSatuan::TanggalTahunan => "tulis \"11-30\", \"06-akhir\" atau \"07-minggu-2\"",
    }
}
