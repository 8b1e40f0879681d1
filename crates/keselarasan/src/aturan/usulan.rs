//! USL: proposals of musrenbang, DPRD and the public find their way, once, in time.

use std::collections::{BTreeMap, BTreeSet};

use dasar::JenisPemda;
use dasar::teks::padat;

use super::anggaran_rincian::{sebut_rincian, temuan_rincian};
use super::{AturanParam, aturan, perlu};
use crate::fakta::{Bagian, Fakta, Tanggal, Usulan};
use crate::kode;
use crate::temuan::{Finding, HasilAturan};

fn temuan(f: &Fakta, u: &Usulan, pesan: String) -> Finding {
    Finding::baru(&["usulan", f.t(u.kode)], pesan).di(0, u.id)
}

fn sebut(f: &Fakta, u: &Usulan) -> String {
    format!(
        "Usulan {} {} \"{}\"",
        f.t(u.asal),
        f.t(u.kode),
        f.t(u.uraian)
    )
}

fn status(f: &Fakta, u: &Usulan, kata: &str) -> bool {
    f.t(u.status).eq_ignore_ascii_case(kata)
}

aturan! {
    /// # Mengapa
    /// Usulan yang diterima tanpa sub kegiatan tidak akan dianggarkan.
    /// # Yang dibandingkan
    /// Usulan berstatus diterima dengan kode sub kegiatannya.
    /// # Cara memperbaiki
    /// Petakan usulan pada sub kegiatan, atau ubah statusnya dengan alasan.
    /// # Contoh
    /// Usulan jalan desa diterima tanpa sub kegiatan.
    USL_01 = usl_01 {
        kode: "USL-01",
        judul: "Usulan diterima tanpa sub kegiatan",
        saran: "Petakan usulan pada sub kegiatan.",
        alasan: true,
        butuh: [Usulan],
    }
}

fn usl_01(f: &Fakta, _: &AturanParam) -> HasilAturan {
    let Some(isi) = &f.usulan else {
        return perlu(f, &[Bagian::Usulan]).unwrap_or(HasilAturan::Dinilai(vec![]));
    };
    let kosong = isi
        .iter()
        .filter(|u| status(f, u, "diterima") && u.sub.kosong());
    HasilAturan::Dinilai(
        kosong
            .map(|u| {
                temuan(
                    f,
                    u,
                    format!("{} diterima tanpa sub kegiatan.", sebut(f, u)),
                )
            })
            .collect(),
    )
}

aturan! {
    /// # Mengapa
    /// Baris anggaran yang mengatasnamakan usulan yang ditolak tidak mempunyai dasar.
    /// # Yang dibandingkan
    /// Nomor usulan pada baris RKA dengan status usulan itu.
    /// # Cara memperbaiki
    /// Hapus rujukannya atau baris anggarannya.
    /// # Contoh
    /// Baris RKA merujuk usulan P-17 yang ditolak.
    USL_02 = usl_02 {
        kode: "USL-02",
        judul: "Anggaran merujuk usulan yang ditolak",
        saran: "Hapus rujukan atau baris anggaran.",
        alasan: true,
        butuh: [Usulan, Rincian, Apbd],
    }
}

fn usl_02(f: &Fakta, _: &AturanParam) -> HasilAturan {
    let (Some(isi), Some(r)) = (&f.usulan, &f.rincian) else {
        return perlu(f, &[Bagian::Usulan, Bagian::Rincian])
            .unwrap_or(HasilAturan::Dinilai(vec![]));
    };
    let tolak: BTreeSet<_> = isi
        .iter()
        .filter(|u| status(f, u, "ditolak"))
        .map(|u| u.kode)
        .collect();
    let kena = r
        .usulan
        .iter()
        .enumerate()
        .filter(|(_, s)| !s.kosong() && tolak.contains(s));
    HasilAturan::Dinilai(
        kena.map(|(n, s)| {
            temuan_rincian(
                f,
                r,
                n,
                format!(
                    "Baris RKA {} merujuk usulan {} yang ditolak.",
                    sebut_rincian(f, r, n),
                    f.t(*s)
                ),
            )
        })
        .collect(),
    )
}

aturan! {
    /// # Mengapa
    /// Hal yang sama diusulkan musrenbang dan pokok pikiran DPRD dapat dianggarkan dua kali.
    /// # Yang dibandingkan
    /// Usulan dari asal berbeda dengan lokasi dan item kamus (atau uraian) yang sama.
    /// # Cara memperbaiki
    /// Gabungkan menjadi satu usulan dengan dua pengusul.
    /// # Contoh
    /// Drainase RT 03 diusulkan musrenbang dan pokir.
    USL_03 = usl_03 {
        kode: "USL-03",
        judul: "Objek sama diusulkan dua jalur",
        saran: "Gabungkan usulan.",
        alasan: true,
        butuh: [Usulan],
    }
}

fn usl_03(f: &Fakta, _: &AturanParam) -> HasilAturan {
    let Some(isi) = &f.usulan else {
        return perlu(f, &[Bagian::Usulan]).unwrap_or(HasilAturan::Dinilai(vec![]));
    };
    let mut per: BTreeMap<(String, String), Vec<&Usulan>> = BTreeMap::new();
    for u in isi
        .iter()
        .filter(|u| !status(f, u, "ditolak") && !u.lokasi.kosong())
    {
        let hal = if u.kamus.kosong() { u.uraian } else { u.kamus };
        per.entry((padat(f.t(u.lokasi)), padat(f.t(hal))))
            .or_default()
            .push(u);
    }
    let mut hasil = Vec::new();
    for v in per.into_values() {
        let asal: BTreeSet<&str> = v.iter().map(|u| f.t(u.asal)).collect();
        if asal.len() < 2 {
            continue;
        }
        let mut kode: Vec<&str> = v.iter().map(|u| f.t(u.kode)).collect();
        kode.sort_unstable();
        if let Some(u) = v.iter().min_by_key(|u| f.t(u.kode)) {
            let asal: Vec<&str> = asal.into_iter().collect();
            hasil.push(temuan(
                f,
                u,
                format!(
                    "{} di {} diusulkan lewat {} ({}).",
                    sebut(f, u),
                    f.t(u.lokasi),
                    asal.join(" dan "),
                    kode.join(", ")
                ),
            ));
        }
    }
    HasilAturan::Dinilai(hasil)
}

aturan! {
    /// # Mengapa
    /// Pokok pikiran DPRD yang masuk setelah batas waktu tidak sempat ditelaah.
    /// # Yang dibandingkan
    /// Tanggal masuk usulan pokir dengan batas waktu: sekian hari (bawaan tujuh) sebelum hari
    /// terakhir musrenbang RKPD pada tahun sebelum tahun anggaran.
    /// # Cara memperbaiki
    /// Alihkan ke tahun berikutnya.
    /// # Contoh
    /// Pokir untuk 2026 masuk 20 Juli 2025.
    USL_04 = usl_04 {
        kode: "USL-04",
        judul: "Pokok pikiran DPRD terlambat",
        saran: "Alihkan ke tahun berikutnya.",
        alasan: false,
        butuh: [Usulan],
    }
}

fn usl_04(f: &Fakta, p: &AturanParam) -> HasilAturan {
    let Some(isi) = f
        .usulan
        .as_ref()
        .filter(|v| v.iter().any(|u| u.tanggal.is_some()))
    else {
        return HasilAturan::DataTidakAda("Belum ada usulan bertanggal.".to_owned());
    };
    let musrenbang = musrenbang(f, p);
    let paling_sedikit = p.ambang("batas_hari");
    let mut hasil = Vec::new();
    for u in isi
        .iter()
        .filter(|u| f.t(u.asal).eq_ignore_ascii_case("pokir"))
    {
        let telat = |t: &Tanggal| musrenbang.hari_sejak(*t) < paling_sedikit;
        if let Some(t) = u.tanggal.filter(telat) {
            let pesan = format!(
                "{} masuk {t}, kurang dari {paling_sedikit} hari sebelum musrenbang {musrenbang}.",
                sebut(f, u)
            );
            hasil.push(temuan(f, u, pesan));
        }
    }
    HasilAturan::Dinilai(hasil)
}

/// The last day of the planning meeting for the budget year.
fn musrenbang(f: &Fakta, p: &AturanParam) -> Tanggal {
    let (bulan, hari) = match f.jenis {
        JenisPemda::Provinsi => ("provinsi_bulan", "provinsi_hari"),
        _ => ("kabkota_bulan", "kabkota_hari"),
    };
    let bagian = |k| u8::try_from(p.ambang(k)).unwrap_or(1);
    Tanggal::baru(f.tahun.saturating_sub(1), bagian(bulan), bagian(hari))
}

aturan! {
    /// # Mengapa
    /// Usulan di luar kewenangan daerah tidak boleh dianggarkan daerah.
    /// # Yang dibandingkan
    /// Angka kewenangan sub kegiatan usulan yang tidak ditolak dengan jenis daerah.
    /// # Cara memperbaiki
    /// Teruskan ke pemerintah yang berwenang.
    /// # Contoh
    /// Usulan perbaikan jalan provinsi pada kabupaten.
    USL_05 = usl_05 {
        kode: "USL-05",
        judul: "Usulan di luar kewenangan daerah",
        saran: "Teruskan ke pemerintah yang berwenang.",
        alasan: true,
        butuh: [Usulan],
    }
}

fn usl_05(f: &Fakta, _: &AturanParam) -> HasilAturan {
    let Some(isi) = &f.usulan else {
        return perlu(f, &[Bagian::Usulan]).unwrap_or(HasilAturan::Dinilai(vec![]));
    };
    let luar = isi.iter().filter(|u| {
        !status(f, u, "ditolak")
            && kode::kewenangan(f.t(u.sub))
                .is_some_and(|n| !super::referensi::kewenangan_boleh(f, n))
    });
    HasilAturan::Dinilai(
        luar.map(|u| {
            temuan(
                f,
                u,
                format!(
                    "{} memakai {} di luar kewenangan daerah.",
                    sebut(f, u),
                    f.t(u.sub)
                ),
            )
        })
        .collect(),
    )
}
