//! REF: accounts, fund sources and the register.

use std::collections::BTreeMap;

use super::{AturanParam, aturan, perlu, sebut_baris, temuan_baris};
use crate::fakta::{Bagian, Fakta};
use crate::kamus::Simbol;
use crate::kode;
use crate::temuan::{Finding, HasilAturan, rp_besar};

aturan! {
    /// # Mengapa
    /// Belanja dicatat pada sub rincian objek, tingkat paling bawah bagan akun. Rekening yang
    /// tidak ada atau bukan tingkat terbawah tidak dapat dibayar dan dijurnal.
    /// # Yang dibandingkan
    /// Rekening pada rincian RKA, pendapatan dan pembiayaan, serta standar harga dengan bagan
    /// akun. Satu temuan per rekening.
    /// # Cara memperbaiki
    /// Pakai rekening tingkat 6 yang ada pada bagan akun.
    /// # Contoh
    /// `5.1.02.01.01` (objek, masih mempunyai anak) atau `5.1.02.01.01.9999` (tidak ada).
    REF_06 = ref_06 {
        kode: "REF-06",
        judul: "Rekening tidak dikenal atau bukan tingkat terbawah",
        saran: "Ganti dengan rekening sub rincian objek pada bagan akun.",
        alasan: false,
        butuh: [Rekening, Rincian, Akun, Standar],
    }
}

fn ref_06(f: &Fakta, _: &AturanParam) -> HasilAturan {
    let Some(daftar) = &f.rekening else {
        return perlu(f, &[Bagian::Rekening]).unwrap_or(HasilAturan::Dinilai(Vec::new()));
    };
    if f.rincian.is_none() && f.akun.is_none() && f.standar.is_none() {
        return HasilAturan::DataTidakAda(
            "Belum ada rincian RKA, pendapatan/pembiayaan, atau standar harga.".to_owned(),
        );
    }
    let mut pakai: BTreeMap<Simbol, (&str, usize)> = BTreeMap::new();
    let mut catat = |s: Simbol, asal| pakai.entry(s).or_insert((asal, 0)).1 += 1;
    for s in f.rincian.iter().flat_map(|r| &r.rekening) {
        catat(*s, "rincian RKA");
    }
    for a in f.akun.iter().flatten() {
        catat(a.rekening, "pendapatan dan pembiayaan");
    }
    for s in f.standar.iter().flatten().flat_map(|s| &s.rekening) {
        catat(*s, "standar harga");
    }
    let mut hasil = Vec::new();
    for (s, (asal, n)) in pakai {
        let k = f.t(s);
        let masalah = if s.kosong() {
            "kosong".to_owned()
        } else if daftar.nama(s).is_none() {
            format!("{k} tidak ada pada bagan akun")
        } else if asal != "pendapatan dan pembiayaan" && daftar.punya_anak(s) {
            format!("{k} bukan tingkat terbawah")
        } else {
            continue;
        };
        hasil.push(
            Finding::baru(
                &["rekening", k],
                format!("Rekening {masalah}; dipakai {n} kali pada {asal}."),
            )
            .nilai("baris", n),
        );
    }
    HasilAturan::Dinilai(hasil)
}

aturan! {
    /// # Mengapa
    /// Sumber dana menentukan aturan pakai uang. Kode yang kasar ("Dana Alokasi Umum" saja) tidak
    /// membedakan yang bebas dari yang ditentukan penggunaannya.
    /// # Yang dibandingkan
    /// Sumber dana setiap baris RKPD dan APBD: ada, dikenal, dan serinci tingkat terbawah
    /// (lebih dari empat ruas). Satu temuan per dokumen dan kode, dan satu per baris tanpa sumber.
    /// # Cara memperbaiki
    /// Pilih sumber dana tingkat terbawah; lengkapi baris yang kosong.
    /// # Contoh
    /// `1.2.01.08` (DAU) seharusnya `2.2.01.08.002.00004` bila untuk pendidikan yang ditentukan.
    REF_07 = ref_07 {
        kode: "REF-07",
        judul: "Sumber dana kosong, tidak dikenal, atau terlalu kasar",
        saran: "Pilih kode sumber dana tingkat terbawah yang berlaku pada tahun anggaran.",
        alasan: false,
        butuh: [Rkpd, Apbd, SumberDana],
    }
}

fn ref_07(f: &Fakta, p: &AturanParam) -> HasilAturan {
    if f.rkpd.is_none() && f.apbd.is_none() {
        return HasilAturan::DataTidakAda("Belum ada RKPD maupun APBD.".to_owned());
    }
    let ruas = usize::try_from(p.ambang("ruas_terinci")).unwrap_or(5);
    let mut hasil = Vec::new();
    for d in f.rkpd_apbd() {
        let mut per: BTreeMap<Simbol, (Simbol, usize, i128)> = BTreeMap::new();
        for b in &d.baris {
            if b.sumber.is_empty() {
                hasil.push(temuan_baris(
                    f,
                    d,
                    b,
                    format!(
                        "{} pada {} tidak menyebut sumber dana.",
                        sebut_baris(f, b),
                        d.jenis.nama()
                    ),
                ));
            }
            for s in &b.sumber {
                let e = per.entry(s.kode).or_insert((s.nama, 0, 0));
                e.1 += 1;
                e.2 += i128::from(b.pagu);
            }
        }
        for (s, (nama, n, pagu)) in per {
            let k = f.t(s);
            let banyak = kode::jumlah_segmen(k);
            let masalah = if banyak < ruas {
                "terlalu kasar: belum tingkat terbawah"
            } else if f.sumber_dana.as_ref().is_some_and(|l| l.nama(s).is_none()) && !bentuk_2026(k)
            {
                "tidak ada pada daftar sumber dana"
            } else {
                continue;
            };
            hasil.push(
                Finding::baru(
                    &[d.jenis.kunci(), "sumber", k],
                    format!(
                        "Sumber dana {k} {} pada {} {masalah}; dipakai {n} sub kegiatan dengan \
                         pagu {}.",
                        f.t(nama),
                        d.jenis.nama(),
                        rp_besar(pagu)
                    ),
                )
                .di(d.edisi, 0)
                .nilai("baris", n)
                .lebih_ringan(banyak < ruas),
            );
        }
    }
    HasilAturan::Dinilai(hasil)
}

/// The shape of 2026 (`…RRR.SSSSS`), of which no complete list is public.
fn bentuk_2026(k: &str) -> bool {
    k.split('.').nth(4).is_some_and(|s| s.len() == 3)
}

aturan! {
    /// # Mengapa
    /// Kode perangkat daerah 22 karakter dipakai semua dokumen. Kode rusak atau ganda membuat
    /// Renstra, anggaran, dan pembayaran satu perangkat daerah tidak bertemu.
    /// # Yang dibandingkan
    /// Kode pada daftar perangkat daerah (bentuk, ganda, unit tanpa induk), kode perangkat daerah
    /// pada Renstra, dan perangkat daerah yang hanya disebut dokumen.
    /// # Cara memperbaiki
    /// Perbaiki kode pada berkas asal; daftar harus memuat tiap kode satu kali.
    /// # Contoh
    /// `1.05.000.000.04.0000` seharusnya `1.05.0.00.0.00.04.0000`.
    REF_08 = ref_08 {
        kode: "REF-08",
        judul: "Kode perangkat daerah rusak, ganda, atau tanpa induk",
        saran: "Perbaiki kode perangkat daerah menjadi U.BB.U.BB.U.BB.NN.SSSS.",
        alasan: true,
        butuh: [Organ, Renstra],
    }
}

fn ref_08(f: &Fakta, _: &AturanParam) -> HasilAturan {
    if f.organ.is_empty() {
        return perlu(f, &[Bagian::Organ]).unwrap_or(HasilAturan::Dinilai(Vec::new()));
    }
    let mut hasil = Vec::new();
    for (n, o) in f.organ.iter().enumerate() {
        let k = f.t(o.kode);
        let asli = f.t(o.kode_asli);
        let n = crate::fakta::padat_ix(n);
        let mut tambah = |jenis: &str, pesan: String| {
            hasil.push(Finding::baru(&["organ", k, jenis], pesan).organ(n));
        };
        let nama = f.nama_organ(n);
        if !kode::perangkat_baku(asli) {
            tambah(
                "bentuk",
                format!("Kode {nama} ditulis \"{asli}\", bukan bentuk 22 karakter."),
            );
        }
        if o.muncul > 1 {
            tambah(
                "ganda",
                format!("Kode {k} ({nama}) tercantum {} kali.", o.muncul),
            );
        }
        if !o.terdaftar {
            tambah(
                "daftar",
                format!("{nama} ({k}) disebut dokumen tetapi tidak ada pada daftar."),
            );
        }
        if o.terdaftar && o.induk.is_none() && !k.ends_with(".0000") {
            tambah(
                "induk",
                format!("Unit {nama} ({k}) tidak mempunyai perangkat daerah induk."),
            );
        }
    }
    hasil.extend(renstra_rusak(f));
    HasilAturan::Dinilai(hasil)
}

fn renstra_rusak(f: &Fakta) -> Vec<Finding> {
    let rusak = f.renstra.iter().flat_map(|r| &r.kode_rusak);
    rusak
        .map(|k| {
            let (asli, nama) = (f.t(k.asli), f.t(k.nama));
            let arti = match k.opd {
                Some(o) => format!("dibaca sebagai {} {}", f.kode_organ(o), f.nama_organ(o)),
                None => "tidak dapat dicocokkan dengan daftar perangkat daerah".to_owned(),
            };
            let t = Finding::baru(
                &["renstra", asli, nama],
                format!(
                    "Kode perangkat daerah \"{asli}\" {nama} pada {} baris pagu Renstra rusak; \
                     {arti}.",
                    k.baris
                ),
            );
            match k.opd {
                Some(o) => t.organ(o),
                None => t,
            }
        })
        .collect()
}
