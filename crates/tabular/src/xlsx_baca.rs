//! XLSX sheets, cell by cell into the arena; formulas are named, never computed.

use std::io::Cursor;

use calamine::{DataRef, Reader, Xlsx};

use crate::csv_baca::tambah_terbatas;
use crate::{Batas, Format, Isi, Lembar, Masalah, Penolakan, Tingkat, zip_periksa};

/// At most this many formula cells are reported one by one.
const LAPOR_RUMUS: usize = 1_000;

pub(crate) fn baca_xlsx(byte: &[u8], batas: &Batas) -> Result<Isi, Penolakan> {
    let ukuran = zip_periksa::periksa(byte, batas)?;
    let mut buku: Xlsx<_> = Xlsx::new(Cursor::new(byte)).map_err(|e| rusak(&e))?;
    let mut masalah = Vec::new();
    let mut daftar = Vec::new();
    for nama in buku.sheet_names() {
        let mut pembaca = match buku.worksheet_cells_reader(&nama) {
            Ok(pembaca) => pembaca,
            Err(calamine::XlsxError::WorksheetNotFound(_)) => continue,
            Err(galat) => return Err(rusak(&galat)),
        };
        let mut penulis = Penulis::baru(&nama, batas, &mut masalah);
        if ukuran.ada_rumus {
            while let Some(sel) = pembaca.next_cell_with_formula().map_err(|e| rusak(&e))? {
                penulis.sel(sel.pos, &sel.value, sel.formula.as_deref())?;
            }
        } else {
            while let Some(sel) = pembaca.next_cell().map_err(|e| rusak(&e))? {
                penulis.sel(sel.get_position(), sel.get_value(), None)?;
            }
        }
        let lembar = penulis.selesai();
        if lembar.jumlah_baris() > 0 {
            daftar.push(lembar);
        }
    }
    if daftar.is_empty() {
        return Err(Penolakan::TanpaLembar);
    }
    Ok(Isi {
        format: Format::Xlsx,
        lembar: daftar,
        masalah,
    })
}

fn rusak(galat: &calamine::XlsxError) -> Penolakan {
    Penolakan::XlsxRusak {
        sebab: galat.to_string(),
    }
}

struct Penulis<'a> {
    lembar: Lembar,
    batas: &'a Batas,
    masalah: &'a mut Vec<Masalah>,
    /// Row under construction, zero-based; none before the first cell.
    baris: Option<u32>,
    rumus: usize,
    teks: String,
}

impl<'a> Penulis<'a> {
    fn baru(nama: &str, batas: &'a Batas, masalah: &'a mut Vec<Masalah>) -> Self {
        Self {
            lembar: Lembar::baru(nama),
            batas,
            masalah,
            baris: None,
            rumus: 0,
            teks: String::new(),
        }
    }

    fn sel(
        &mut self,
        (baris, kolom): (u32, u32),
        isi: &DataRef<'_>,
        rumus: Option<&str>,
    ) -> Result<(), Penolakan> {
        if matches!(isi, DataRef::Empty) && rumus.is_none() {
            return Ok(());
        }
        if self.baris != Some(baris) {
            self.tutup();
            self.baris = Some(baris);
        }
        if self.lembar.jumlah_baris() >= usize::try_from(self.batas.baris).unwrap_or(usize::MAX) {
            return Err(Penolakan::TerlaluBanyakBaris {
                batas: self.batas.baris,
            });
        }
        let kolom = usize::try_from(kolom).unwrap_or(usize::MAX);
        if kolom >= self.batas.kolom || kolom < self.lembar.sel_terbuka() {
            return Ok(());
        }
        while self.lembar.sel_terbuka() < kolom {
            self.lembar.tambah_sel("");
        }
        self.tulis(baris + 1, isi, rumus);
        Ok(())
    }

    fn tulis(&mut self, nomor: u32, isi: &DataRef<'_>, rumus: Option<&str>) {
        self.teks.clear();
        let teks: &str = match isi {
            DataRef::SharedString(teks) => teks,
            lain => {
                tulis_nilai(&mut self.teks, lain);
                &self.teks
            }
        };
        let huruf = huruf_kolom(self.lembar.sel_terbuka());
        if let DataRef::Error(_) = isi {
            self.masalah.push(
                Masalah::baru(
                    Tingkat::Periksa,
                    "SEL_GALAT",
                    nomor,
                    "Sel berisi galat lembar kerja.",
                )
                .di(&huruf, teks)
                .saran("Isi nilai yang benar."),
            );
        }
        if let Some(rumus) = rumus.filter(|r| !r.is_empty()) {
            self.rumus += 1;
            if self.rumus <= LAPOR_RUMUS {
                self.masalah.push(
                    Masalah::baru(
                        Tingkat::Periksa,
                        "SEL_RUMUS",
                        nomor,
                        format!(
                            "Sel {huruf}{nomor} berisi rumus; nilai tersimpannya dipakai, \
                                 rumusnya tidak dihitung."
                        ),
                    )
                    .di(&huruf, rumus)
                    .saran("Tempel sebagai nilai sebelum mengirim."),
                );
            }
        }
        tambah_terbatas(&mut self.lembar, teks, nomor, self.batas, self.masalah);
    }

    fn tutup(&mut self) {
        if let Some(baris) = self.baris.take() {
            self.lembar.tutup_baris(baris + 1);
        }
    }

    fn selesai(mut self) -> Lembar {
        self.tutup();
        self.lembar
    }
}

fn tulis_nilai(keluar: &mut String, isi: &DataRef<'_>) {
    use std::fmt::Write;
    // Writing to a String cannot fail.
    let _ = match isi {
        DataRef::Int(n) => write!(keluar, "{n}"),
        DataRef::Float(n) => write!(keluar, "{n}"),
        DataRef::String(teks) | DataRef::DateTimeIso(teks) | DataRef::DurationIso(teks) => {
            keluar.write_str(teks)
        }
        DataRef::SharedString(teks) => keluar.write_str(teks),
        DataRef::Bool(b) => keluar.write_str(if *b { "1" } else { "0" }),
        DataRef::DateTime(waktu) => {
            let (tahun, bulan, hari, ..) = waktu.to_ymd_hms_milli();
            write!(keluar, "{tahun:04}-{bulan:02}-{hari:02}")
        }
        DataRef::Error(galat) => write!(keluar, "{galat}"),
        DataRef::Empty => Ok(()),
    };
}

/// `0` → `A`, `26` → `AA`.
fn huruf_kolom(mut kolom: usize) -> String {
    let mut huruf = Vec::new();
    loop {
        let sisa = u8::try_from(kolom % 26).unwrap_or(0);
        huruf.push(char::from(b'A' + sisa));
        if kolom < 26 {
            break;
        }
        kolom = kolom / 26 - 1;
    }
    huruf.iter().rev().collect()
}
