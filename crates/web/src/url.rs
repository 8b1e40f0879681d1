//! Addresses of lists: one page, its filters, sort and page number in the query.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Percent-encodes one component (path segment, query key or value).
#[must_use]
pub fn sandi(s: &str) -> String {
    let mut hasil = String::with_capacity(s.len());
    for b in s.bytes() {
        match b {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                hasil.push(char::from(b));
            }
            _ => {
                let _ = write!(hasil, "%{b:02X}");
            }
        }
    }
    hasil
}

/// Undoes [`sandi`] of a query value; what is not UTF-8 becomes the replacement sign.
#[must_use]
pub fn urai(s: &str) -> String {
    let mut byte = s.bytes();
    let mut hasil = Vec::with_capacity(s.len());
    while let Some(b) = byte.next() {
        hasil.push(match b {
            b'+' => b' ',
            b'%' => {
                let lanjut = byte.clone();
                let dua: Vec<u8> = lanjut.take(2).collect();
                let nilai = str::from_utf8(&dua).ok();
                match nilai.and_then(|h| u8::from_str_radix(h, 16).ok()) {
                    Some(n) => {
                        let _ = byte.nth(1);
                        n
                    }
                    None => b'%',
                }
            }
            lain => lain,
        });
    }
    String::from_utf8_lossy(&hasil).into_owned()
}

/// The address of a list with its query; every change gives a new address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UrlDaftar {
    jalur: String,
    isi: BTreeMap<String, String>,
}

impl UrlDaftar {
    /// The bare list.
    pub fn baru(jalur: impl Into<String>) -> Self {
        Self {
            jalur: jalur.into(),
            isi: BTreeMap::new(),
        }
    }

    /// Sets a key; an empty value removes it. Changing anything but `hal` goes back to page one.
    #[must_use]
    pub fn dengan(&self, kunci: &str, nilai: impl Into<String>) -> Self {
        let mut baru = self.clone();
        let nilai = nilai.into();
        if kunci != "hal" && kunci != "format" {
            baru.isi.remove("hal");
        }
        if nilai.is_empty() {
            baru.isi.remove(kunci);
        } else {
            baru.isi.insert(kunci.to_owned(), nilai);
        }
        baru
    }

    /// Sets a key that changes how rows are shown, not which: the page number stays.
    #[must_use]
    pub fn dengan_tetap(&self, kunci: &str, nilai: impl Into<String>) -> Self {
        let hal = self.isi.get("hal").cloned().unwrap_or_default();
        self.dengan(kunci, nilai).dengan("hal", hal)
    }

    /// Path and query of the address, for a form that keeps them.
    pub fn bagian(&self) -> (&str, impl Iterator<Item = (&str, &str)>) {
        let isi = self.isi.iter().map(|(k, v)| (k.as_str(), v.as_str()));
        (&self.jalur, isi)
    }

    /// The list without a filter.
    #[must_use]
    pub fn tanpa(&self, kunci: &str) -> Self {
        self.dengan(kunci, "")
    }

    /// Address that sorts by `kolom` (`-kolom` descending), and the direction if it already does.
    /// `dulu_turun`: figures start with the largest.
    #[must_use]
    pub fn urut(
        &self,
        kolom: &str,
        kini: &str,
        dulu_turun: bool,
    ) -> (String, Option<&'static str>) {
        let turun = format!("-{kolom}");
        let (arah, lanjut) = if kini == kolom {
            (Some("ascending"), turun)
        } else if kini == turun {
            (Some("descending"), kolom.to_owned())
        } else {
            (None, if dulu_turun { turun } else { kolom.to_owned() })
        };
        (self.dengan("urut", lanjut).to_string(), arah)
    }

    /// Page numbers: first, last, and two around the present one.
    #[must_use]
    pub fn halaman(
        &self,
        kini: usize,
        jumlah_baris: usize,
        per_halaman: usize,
    ) -> crate::komponen::NomorHalaman {
        let per = per_halaman.max(1);
        let akhir = jumlah_baris.div_ceil(per).max(1);
        let kini = kini.clamp(1, akhir);
        let mulai = (kini - 1) * per;
        let sampai = (mulai + per).min(jumlah_baris);
        let ribu = |n: usize| ribuan(n);
        let keterangan = if jumlah_baris == 0 {
            "tidak ada baris".to_owned()
        } else {
            format!(
                "baris {}–{} dari {}",
                ribu(mulai + 1),
                ribu(sampai),
                ribu(jumlah_baris)
            )
        };
        let mut nomor = Vec::new();
        let mut lewat = false;
        for n in 1..=akhir {
            if n == 1 || n == akhir || n.abs_diff(kini) <= 2 {
                let url = (n != kini).then(|| {
                    let v = if n == 1 { String::new() } else { n.to_string() };
                    self.dengan("hal", v).to_string()
                });
                nomor.push((n.to_string(), url, n == kini));
                lewat = false;
            } else if !lewat {
                nomor.push(("…".to_owned(), None, false));
                lewat = true;
            }
        }
        crate::komponen::NomorHalaman { keterangan, nomor }
    }

    /// CSV, XLSX and PDF of exactly what is shown (all pages of it).
    #[must_use]
    pub fn unduhan(&self) -> Vec<crate::komponen::Tautan> {
        ["csv", "xlsx", "pdf"]
            .into_iter()
            .map(|f| {
                let url = self.tanpa("hal").dengan("format", f).to_string();
                crate::komponen::Tautan::baru(f.to_uppercase(), url)
            })
            .collect()
    }
}

impl std::fmt::Display for UrlDaftar {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.jalur)?;
        for (i, (k, v)) in self.isi.iter().enumerate() {
            let pemisah = if i == 0 { '?' } else { '&' };
            write!(f, "{pemisah}{}={}", sandi(k), sandi(v))?;
        }
        Ok(())
    }
}

/// "1.283".
#[must_use]
pub fn ribuan(n: usize) -> String {
    let s = n.to_string();
    let mut hasil = String::with_capacity(s.len() + s.len() / 3);
    for (i, c) in s.chars().enumerate() {
        if i > 0 && (s.len() - i).is_multiple_of(3) {
            hasil.push('.');
        }
        hasil.push(c);
    }
    hasil
}
