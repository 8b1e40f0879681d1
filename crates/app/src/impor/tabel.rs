//! A sheet laid under its layout and checked cell by cell: everything wrong is known before
//! anything is written.

use std::collections::BTreeSet;

use dasar::uang::Rupiah;
use rustc_hash::FxHashSet;
use tabular::{
    Batas, BentukUang, Cocok, Isi, Jenis, Kolom, Lembar, Masalah, Penolakan, TataLetak, Tingkat,
};

/// The source text of an amount that had to be rounded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asli {
    /// Spreadsheet row.
    pub baris: u32,
    /// Column.
    pub kolom: String,
    /// Text as found.
    pub teks: String,
    /// Amount stored.
    pub nilai: Rupiah,
}

/// A checked table.
#[derive(Debug)]
pub struct Tabel {
    lembar: Lembar,
    cocok: Cocok,
    tata: &'static TataLetak,
    /// Indices of the data rows that are not blank.
    data: Vec<usize>,
    /// Spreadsheet rows that cannot be used.
    pub ditolak: BTreeSet<u32>,
    /// Rows read past because they are sub-totals or belong nowhere.
    pub lewat: usize,
    /// Everything found.
    pub masalah: Vec<Masalah>,
    /// Rounded amounts.
    pub asli: Vec<Asli>,
}

impl Tabel {
    /// Reads a file and lays the layout over the sheet that fits it best.
    ///
    /// # Errors
    /// The file cannot be read as a table at all.
    pub fn baca(nama: &str, byte: &[u8], tata: &'static TataLetak) -> Result<Self, Penolakan> {
        Ok(Self::dari_isi(
            tabular::baca(nama, byte, &Batas::default())?,
            tata,
        ))
    }

    /// Lays the layout over what was read.
    #[must_use]
    pub fn dari_isi(isi: Isi, tata: &'static TataLetak) -> Self {
        let mut terbaik: Option<(Lembar, Cocok)> = None;
        for lembar in isi.lembar {
            let cocok = tabular::cocokkan(&lembar, tata);
            if terbaik
                .as_ref()
                .is_none_or(|(_, t)| cocok.ditemukan > t.ditemukan)
            {
                terbaik = Some((lembar, cocok));
            }
        }
        let (lembar, cocok) = terbaik.unwrap_or_else(|| {
            let kosong = Lembar::baru("");
            let cocok = tabular::cocokkan(&kosong, tata);
            (kosong, cocok)
        });
        let mut tabel = Self {
            data: Vec::new(),
            ditolak: BTreeSet::new(),
            lewat: 0,
            masalah: isi.masalah,
            asli: Vec::new(),
            lembar,
            cocok,
            tata,
        };
        tabel.periksa();
        tabel
    }

    fn periksa(&mut self) {
        self.masalah.extend(std::mem::take(&mut self.cocok.masalah));
        let mulai = self.cocok.baris_kepala + 1;
        self.data = (mulai..self.lembar.jumlah_baris())
            .filter(|i| !self.lembar.kosong(*i))
            .collect();
        if self.data.is_empty() {
            self.masalah.push(
                Masalah::baru(
                    Tingkat::Tolak,
                    "TANPA_DATA",
                    0,
                    "Tidak ada baris data di bawah baris kepala.",
                )
                .saran("Isi sedikitnya satu baris data."),
            );
        }
        let mut keluar = Keluar::default();
        for i in &self.data {
            periksa_baris(&self.lembar, *i, &self.cocok, self.tata, &mut keluar);
        }
        let Keluar { temuan, asli, .. } = keluar;
        self.masalah.extend(temuan);
        self.asli = asli;
        for m in &self.masalah {
            if m.tingkat == Tingkat::Tolak && m.baris > 0 {
                self.ditolak.insert(m.baris);
            }
        }
    }

    /// Whether the file as a whole cannot be used: a column or its data are missing.
    #[must_use]
    pub fn gagal_seluruhnya(&self) -> bool {
        self.masalah
            .iter()
            .any(|m| m.tingkat == Tingkat::Tolak && (m.baris == 0 || m.kode == "KOLOM_HILANG"))
    }

    /// Number of data rows.
    #[must_use]
    pub fn jumlah(&self) -> usize {
        self.data.len()
    }

    /// Usable rows.
    pub fn baris(&self) -> impl Iterator<Item = Baris<'_>> {
        self.data
            .iter()
            .map(|i| Baris { tabel: self, i: *i })
            .filter(|b| !self.ditolak.contains(&b.nomor()))
    }

    /// Every data row, also refused ones.
    pub fn semua_baris(&self) -> impl Iterator<Item = Baris<'_>> {
        self.data.iter().map(|i| Baris { tabel: self, i: *i })
    }

    /// Rows above the heading, as texts: printed forms carry their subject there.
    pub fn pembuka(&self) -> impl Iterator<Item = Vec<&str>> {
        (0..self.cocok.baris_kepala).map(|i| self.lembar.baris(i).map(str::trim).collect())
    }

    /// Headings as the file has them.
    pub fn kepala(&self) -> Vec<String> {
        self.lembar
            .baris(self.cocok.baris_kepala)
            .map(|s| s.trim().to_owned())
            .collect()
    }

    /// The layout.
    #[must_use]
    pub fn tata(&self) -> &'static TataLetak {
        self.tata
    }

    /// The row with this spreadsheet number, heading → cell, in heading order.
    #[must_use]
    pub fn isi_baris(&self, nomor: u32) -> Option<Vec<(String, String)>> {
        let letak = self.data.partition_point(|i| self.lembar.nomor(*i) < nomor);
        let i = *self
            .data
            .get(letak)
            .filter(|i| self.lembar.nomor(**i) == nomor)?;
        let kepala = self.kepala();
        let lebar = kepala.len().max(self.lembar.lebar(i));
        Some(
            (0..lebar)
                .map(|k| {
                    let judul = kepala
                        .get(k)
                        .cloned()
                        .unwrap_or_else(|| format!("kolom ke-{}", k + 1));
                    (judul, self.lembar.sel(i, k).to_owned())
                })
                .collect(),
        )
    }
}

/// One data row.
#[derive(Clone, Copy)]
pub struct Baris<'a> {
    tabel: &'a Tabel,
    i: usize,
}

impl<'a> Baris<'a> {
    /// Spreadsheet row number.
    #[must_use]
    pub fn nomor(&self) -> u32 {
        self.tabel.lembar.nomor(self.i)
    }

    /// Row number as stored.
    #[must_use]
    pub fn nomor_i32(&self) -> i32 {
        i32::try_from(self.nomor()).unwrap_or(i32::MAX)
    }

    /// A trimmed cell by column key; blank when the file has no such column.
    #[must_use]
    pub fn teks(&self, kunci: &str) -> &'a str {
        let letak = self
            .tabel
            .tata
            .posisi(kunci)
            .and_then(|p| self.tabel.cocok.kolom.get(p))
            .copied()
            .flatten();
        letak.map_or("", |k| self.tabel.lembar.sel(self.i, k).trim())
    }

    /// Text with inner whitespace collapsed.
    #[must_use]
    pub fn rapat(&self, kunci: &str) -> String {
        dasar::teks::rapat(self.teks(kunci))
    }

    /// An amount; none when blank or `-`.
    #[must_use]
    pub fn uang(&self, kunci: &str) -> Option<Rupiah> {
        baca_uang(self.teks(kunci)).ok().flatten().map(|u| u.0)
    }

    /// A whole number.
    #[must_use]
    pub fn bulat(&self, kunci: &str) -> Option<i64> {
        self.teks(kunci).parse().ok()
    }

    /// A decimal number in PostgreSQL's form; none when blank.
    #[must_use]
    pub fn desimal(&self, kunci: &str) -> Option<String> {
        bentuk_desimal(self.teks(kunci))
    }

    /// 1/0, ya/tidak.
    #[must_use]
    pub fn bendera(&self, kunci: &str) -> bool {
        baca_bendera(self.teks(kunci)).unwrap_or(false)
    }

    /// Yearly cells: stem index, year, trimmed text.
    pub fn tahunan(&self) -> impl Iterator<Item = (usize, u16, &'a str)> {
        let (tabel, i) = (self.tabel, self.i);
        tabel
            .cocok
            .tahunan
            .iter()
            .map(move |(b, t, k)| (*b, *t, tabel.lembar.sel(i, *k).trim()))
    }
}

/// Reads an amount: blank or `-` is none; the flags say rounded, and written the Indonesian way.
pub fn baca_uang(teks: &str) -> Result<Option<(Rupiah, bool, bool)>, String> {
    let teks = teks.trim();
    if teks.is_empty() || matches!(teks, "-" | "–") {
        return Ok(None);
    }
    match tabular::bentuk_uang(teks) {
        BentukUang::Mesin => Rupiah::parse_bulat(teks)
            .map(|d| Some((d.nilai, d.berubah, false)))
            .map_err(|e| e.to_string()),
        BentukUang::Indonesia => Rupiah::parse(teks)
            .map(|n| Some((n, false, true)))
            .map_err(|e| e.to_string()),
        BentukUang::Bukan => Err("bukan angka rupiah".to_owned()),
    }
}

fn baca_bendera(teks: &str) -> Option<bool> {
    match teks.to_lowercase().as_str() {
        "1" | "ya" | "y" | "true" | "benar" => Some(true),
        "" | "0" | "tidak" | "t" | "false" | "salah" | "-" => Some(false),
        _ => None,
    }
}

fn bentuk_desimal(teks: &str) -> Option<String> {
    let teks = teks.trim();
    let titik = if teks.contains(',') && !teks.contains('.') {
        teks.replace(',', ".")
    } else {
        teks.to_owned()
    };
    let tubuh = titik.strip_prefix('-').unwrap_or(&titik);
    let (utuh, pecah) = tubuh.split_once('.').unwrap_or((tubuh, "0"));
    let angka = |s: &str| !s.is_empty() && s.len() <= 30 && s.bytes().all(|b| b.is_ascii_digit());
    if angka(utuh) && angka(pecah) {
        return Some(titik);
    }
    // Spreadsheets also write 1.2E-05.
    let (mantisa, pangkat) = tubuh.split_once(['e', 'E'])?;
    let pangkat: i32 = pangkat.parse().ok()?;
    (mantisa.bytes().all(|b| b.is_ascii_digit() || b == b'.') && pangkat.abs() < 40)
        .then_some(titik)
}

/// What checking collects, and the codes already found good: files repeat few codes many times.
#[derive(Default)]
struct Keluar<'l> {
    temuan: Vec<Masalah>,
    asli: Vec<Asli>,
    baik: FxHashSet<(Jenis, &'l str)>,
}

fn periksa_baris<'l>(
    lembar: &'l Lembar,
    i: usize,
    cocok: &Cocok,
    tata: &TataLetak,
    keluar: &mut Keluar<'l>,
) {
    let nomor = lembar.nomor(i);
    for (kolom, letak) in tata.kolom.iter().zip(&cocok.kolom) {
        let Some(k) = letak else { continue };
        let teks = lembar.sel(i, *k).trim();
        periksa_sel(kolom, teks, nomor, keluar);
    }
    for (batang, tahun, k) in &cocok.tahunan {
        let Some((nama, jenis)) = tata.tahunan.get(*batang) else {
            continue;
        };
        let kolom = Kolom::boleh("", *jenis);
        let mulai = keluar.temuan.len();
        periksa_sel(&kolom, lembar.sel(i, *k).trim(), nomor, keluar);
        let judul = format!("{nama}_{tahun}");
        for m in keluar.temuan.iter_mut().skip(mulai) {
            m.kolom.clone_from(&judul);
        }
        for a in keluar
            .asli
            .iter_mut()
            .rev()
            .take_while(|a| a.kolom.is_empty())
        {
            a.kolom.clone_from(&judul);
        }
    }
}

fn periksa_sel<'l>(kolom: &Kolom, teks: &'l str, nomor: u32, keluar: &mut Keluar<'l>) {
    let Keluar { temuan, asli, baik } = keluar;
    if teks.is_empty() {
        if kolom.isi {
            temuan.push(
                Masalah::baru(
                    Tingkat::Tolak,
                    "SEL_KOSONG",
                    nomor,
                    format!("Sel \"{}\" wajib diisi.", kolom.kunci),
                )
                .di(kolom.kunci, "")
                .saran("Isi sel ini."),
            );
        }
        return;
    }
    let hasil = match kolom.jenis {
        Jenis::Teks => {
            if tabular::mirip_rumus(teks) {
                temuan.push(
                    Masalah::baru(
                        Tingkat::Periksa,
                        "SUNTIKAN_RUMUS",
                        nomor,
                        "Isi sel berbentuk \
                        rumus; disimpan sebagai teks biasa dan tidak pernah dihitung.",
                    )
                    .di(kolom.kunci, teks)
                    .saran("Hapus tanda di depannya bila bukan bagian dari teks."),
                );
            }
            Ok(())
        }
        Jenis::Uang => return periksa_uang(kolom, teks, nomor, temuan, asli),
        Jenis::Bulat => teks
            .parse::<i64>()
            .map(drop)
            .map_err(|_| "bukan bilangan bulat".to_owned()),
        Jenis::Desimal => bentuk_desimal(teks)
            .map(drop)
            .ok_or_else(|| "bukan bilangan".to_owned()),
        Jenis::Tahun => match teks.parse::<u16>() {
            Ok(t) if (1945..=2200).contains(&t) => Ok(()),
            _ => Err("bukan tahun".to_owned()),
        },
        Jenis::Tanggal => dasar::waktu::Tanggal::parse(teks)
            .map(drop)
            .ok_or_else(|| "bukan tanggal".to_owned()),
        Jenis::Bendera => baca_bendera(teks)
            .map(drop)
            .ok_or_else(|| "bukan 0/1 atau ya/tidak".to_owned()),
        // A broken code of an organisation is read with the help of its name, later.
        Jenis::KodePerangkat if kolom.lunak => Ok(()),
        lain if baik.contains(&(lain, teks)) => Ok(()),
        lain => {
            let hasil = periksa_kode(lain, teks);
            if hasil.is_ok() {
                baik.insert((lain, teks));
            }
            hasil
        }
    };
    if let Err(sebab) = hasil {
        temuan.push(salah(kolom, teks, nomor, &sebab));
    }
}

fn periksa_kode(jenis: Jenis, teks: &str) -> Result<(), String> {
    use dasar::kode::{KodeNomenklatur, KodePerangkat, KodeRekening, KodeSumberDana, KodeWilayah};
    match jenis {
        Jenis::KodeWilayah => KodeWilayah::parse(teks).map(drop),
        Jenis::KodeNomenklatur => KodeNomenklatur::parse(teks).map(drop),
        Jenis::KodePerangkat => KodePerangkat::parse(teks).map(drop),
        Jenis::KodeRekening => KodeRekening::parse(teks).map(drop),
        Jenis::KodeSumberDana => KodeSumberDana::parse(teks).map(drop),
        _ => Ok(()),
    }
    .map_err(|e| e.to_string())
}

fn salah(kolom: &Kolom, teks: &str, nomor: u32, sebab: &str) -> Masalah {
    let (kode, saran) = match kolom.jenis {
        Jenis::Bulat | Jenis::Desimal => (
            "ANGKA_SALAH",
            "Tulis angka tanpa huruf, misalnya 12 atau 12.5.",
        ),
        Jenis::Tahun => ("TAHUN_SALAH", "Tulis tahun empat angka, misalnya 2026."),
        Jenis::Tanggal => (
            "TANGGAL_SALAH",
            "Tulis tanggal sebagai 2026-01-31 atau 31 Januari 2026.",
        ),
        Jenis::Bendera => ("BENDERA_SALAH", "Tulis 1 atau 0."),
        _ => ("KODE_SALAH", "Perbaiki kodenya menurut daftar resmi."),
    };
    let tingkat = if kolom.lunak {
        Tingkat::Periksa
    } else {
        Tingkat::Tolak
    };
    let mut pesan = sebab.trim_end_matches('.').to_owned();
    pesan.push('.');
    Masalah::baru(tingkat, kode, nomor, pesan)
        .di(kolom.kunci, teks)
        .saran(saran)
}

fn periksa_uang(
    kolom: &Kolom,
    teks: &str,
    nomor: u32,
    temuan: &mut Vec<Masalah>,
    asli: &mut Vec<Asli>,
) {
    match baca_uang(teks) {
        Ok(None) => {
            if kolom.isi {
                temuan.push(
                    Masalah::baru(
                        Tingkat::Tolak,
                        "SEL_KOSONG",
                        nomor,
                        format!("Sel \"{}\" wajib diisi.", kolom.kunci),
                    )
                    .di(kolom.kunci, teks)
                    .saran("Isi angka rupiah; tulis 0 bila memang nol."),
                );
            }
        }
        Ok(Some((nilai, dibulatkan, indonesia))) => {
            if dibulatkan {
                temuan.push(
                    Masalah::baru(
                        Tingkat::Catatan,
                        "NILAI_DIBULATKAN",
                        nomor,
                        format!("Angka lebih halus dari sen; disimpan {nilai}."),
                    )
                    .di(kolom.kunci, teks),
                );
                asli.push(Asli {
                    baris: nomor,
                    kolom: kolom.kunci.to_owned(),
                    teks: teks.to_owned(),
                    nilai,
                });
            }
            if indonesia {
                temuan.push(
                    Masalah::baru(
                        Tingkat::Periksa,
                        "BENTUK_UANG",
                        nomor,
                        format!(
                            "Angka ditulis \
                        dengan koma desimal atau titik ribuan; dibaca {nilai}."
                        ),
                    )
                    .di(kolom.kunci, teks)
                    .saran(
                        "Pastikan pembacaannya benar; bentuk baku berkas data memakai \
                                titik desimal.",
                    ),
                );
            }
        }
        Err(sebab) => temuan.push(
            Masalah::baru(
                Tingkat::Tolak,
                "UANG_SALAH",
                nomor,
                format!("{}.", sebab.trim_end_matches('.')),
            )
            .di(kolom.kunci, teks)
            .saran("Tulis angka rupiah, misalnya 1234567.89."),
        ),
    }
}
