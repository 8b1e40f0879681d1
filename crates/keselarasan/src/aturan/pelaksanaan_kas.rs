//! EXE: cash advances are within their decree and accounted for in time.

use super::{AturanParam, aturan, perlu};
use crate::fakta::{Bagian, Fakta, Tanggal, UangPersediaan};
use crate::temuan::{Finding, HasilAturan, rp};

aturan! {
    /// # Mengapa
    /// Uang persediaan adalah uang muka kerja; yang melebihi keputusan atau tidak segera
    /// dipertanggungjawabkan adalah pintu kebocoran kas.
    /// # Yang dibandingkan
    /// Register uang persediaan: UP terhadap besaran dalam keputusan kepala daerah, GU terhadap
    /// pertanggungjawaban (LPJ) yang diganti, TU terhadap batas waktu LPJ-nya (bawaan satu bulan).
    /// TU yang belum ada LPJ-nya dinilai terhadap tanggal terakhir pada register dan pembayaran.
    /// # Cara memperbaiki
    /// Setor kelebihan UP, lengkapi LPJ sebelum GU diterbitkan, setor sisa TU.
    /// # Contoh
    /// TU 5 Maret Rp120 juta, LPJ baru 20 April.
    EXE_03 = exe_03 {
        kode: "EXE-03",
        judul: "Uang persediaan melebihi keputusan atau tanpa pertanggungjawaban",
        saran: "Setor kelebihan atau lengkapi pertanggungjawabannya.",
        alasan: false,
        butuh: [UangPersediaan, Pembayaran],
    }
}

fn exe_03(f: &Fakta, p: &AturanParam) -> HasilAturan {
    let Some(daftar) = &f.daftar.up else {
        return perlu(f, &[Bagian::UangPersediaan]).unwrap_or(HasilAturan::Dinilai(vec![]));
    };
    let bulan = u8::try_from(p.ambang("batas_bulan")).unwrap_or(0);
    let akhir = akhir_data(f, daftar);
    HasilAturan::Dinilai(
        daftar
            .iter()
            .filter_map(|x| {
                let pesan = match f.t(x.jenis) {
                    "UP" => melebihi_keputusan(f, x),
                    "GU" => tanpa_lpj(f, x),
                    "TU" => terlambat(f, x, x.tanggal.tambah_bulan(bulan), akhir),
                    _ => None,
                }?;
                let subjek = ["up", f.kode_organ(x.unit), f.t(x.jenis), f.t(x.nomor)];
                Some(
                    Finding::baru(&subjek, pesan)
                        .organ(x.unit)
                        .di(0, x.id)
                        .uang("nilai", x.nilai),
                )
            })
            .collect(),
    )
}

/// The last day the register and the payments speak of.
fn akhir_data(f: &Fakta, daftar: &[UangPersediaan]) -> Tanggal {
    let register = daftar.iter().flat_map(|x| [Some(x.tanggal), x.tanggal_lpj]);
    let bayar = f.pembayaran.iter().flat_map(|p| &p.tanggal);
    let bayar = bayar.filter(|t| t.tahun == f.tahun).copied();
    register.flatten().chain(bayar).max().unwrap_or_default()
}

fn sebut(f: &Fakta, x: &UangPersediaan) -> String {
    format!(
        "{} {} {} sebesar {}",
        f.t(x.jenis),
        f.t(x.nomor),
        f.nama_organ(x.unit),
        rp(x.nilai)
    )
}

fn melebihi_keputusan(f: &Fakta, x: &UangPersediaan) -> Option<String> {
    match x.besaran {
        None => Some(format!("{} tanpa keputusan besaran UP.", sebut(f, x))),
        Some(b) if x.nilai > b => Some(format!("{} melebihi keputusan {}.", sebut(f, x), rp(b))),
        Some(_) => None,
    }
}

fn tanpa_lpj(f: &Fakta, x: &UangPersediaan) -> Option<String> {
    if x.lpj.kosong() {
        return Some(format!("{} tanpa pertanggungjawaban.", sebut(f, x)));
    }
    let n = x.nilai_lpj.filter(|n| *n < x.nilai)?;
    Some(format!(
        "{} melebihi pertanggungjawabannya {}.",
        sebut(f, x),
        rp(n)
    ))
}

fn terlambat(f: &Fakta, x: &UangPersediaan, batas: Tanggal, akhir: Tanggal) -> Option<String> {
    match x.tanggal_lpj {
        Some(t) if t > batas => Some(format!(
            "{} tanggal {} baru dipertanggungjawabkan {t}, batasnya {batas}.",
            sebut(f, x),
            x.tanggal
        )),
        None if akhir > batas => Some(format!(
            "{} tanggal {} belum dipertanggungjawabkan, batasnya {batas}.",
            sebut(f, x),
            x.tanggal
        )),
        _ => None,
    }
}
