//! Single cells: read into values, and checked against the kind their column holds.

use dasar::uang::Rupiah;
use dasar::waktu::Tanggal;
use rustc_hash::FxHashSet;
use tabular::{BentukUang, Cocok, Jenis, Kolom, Lembar, Masalah, TataLetak, Tingkat};

use super::Asli;

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

pub(super) fn baca_bendera(teks: &str) -> Option<bool> {
    match teks.to_lowercase().as_str() {
        "1" | "ya" | "y" | "true" | "benar" => Some(true),
        "" | "0" | "tidak" | "t" | "false" | "salah" | "-" => Some(false),
        _ => None,
    }
}

pub(super) fn bentuk_desimal(teks: &str) -> Option<String> {
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
pub(super) struct Keluar<'l> {
    pub(super) temuan: Vec<Masalah>,
    pub(super) asli: Vec<Asli>,
    baik: FxHashSet<(Jenis, &'l str)>,
}

pub(super) fn periksa_baris<'l>(
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
        Jenis::Tanggal => Tanggal::parse(teks)
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
