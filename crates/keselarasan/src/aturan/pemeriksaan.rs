//! AUD: what the auditor (BPK) asked for is done.

use std::collections::BTreeMap;

use dasar::teks::padat;

use super::{AturanParam, aturan, perlu};
use crate::fakta::{Bagian, Fakta, Rekomendasi, TAK_ADA};
use crate::temuan::{Finding, HasilAturan, rp, sempit};

/// States of the law's list in which nothing more is asked.
const SELESAI: [&str; 2] = ["sesuai", "tidak_dapat_ditindaklanjuti"];

fn terbuka(f: &Fakta, r: &Rekomendasi) -> bool {
    !SELESAI.contains(&f.t(r.status))
}

aturan! {
    /// # Mengapa
    /// Pejabat wajib menindaklanjuti rekomendasi BPK dan menjawabnya dalam enam puluh hari;
    /// rekomendasi lama yang terbuka menurunkan opini.
    /// # Yang dibandingkan
    /// Umur setiap rekomendasi yang belum selesai (sejak laporan diterima sampai tanggal keadaan
    /// daftar) dengan batas hari parameter (bawaan 60).
    /// # Cara memperbaiki
    /// Tindak lanjuti, sampaikan bukti, dan minta status dinilai kembali.
    /// # Contoh
    /// Laporan diterima 26 Mei 2025, pada 31 Maret 2026 masih belum sesuai.
    AUD_01 = aud_01 {
        kode: "AUD-01",
        judul: "Rekomendasi BPK terbuka melewati batas waktu",
        saran: "Tindak lanjuti dan sampaikan buktinya.",
        alasan: true,
        butuh: [Rekomendasi],
    }
}

fn aud_01(f: &Fakta, p: &AturanParam) -> HasilAturan {
    let Some(daftar) = &f.daftar.rekomendasi else {
        return perlu(f, &[Bagian::Rekomendasi]).unwrap_or(HasilAturan::Dinilai(vec![]));
    };
    let batas = p.ambang("batas_hari");
    let mut hasil = Vec::new();
    for r in daftar.iter().filter(|r| terbuka(f, r)) {
        let umur = r.keadaan.hari_sejak(r.diterima);
        if umur <= batas {
            continue;
        }
        let pesan = format!(
            "Rekomendasi {} LHP {} untuk {} (\"{}\") terbuka {umur} hari pada {}, \
             batasnya {batas}.",
            f.t(r.nomor),
            f.t(r.lhp),
            f.nama_organ(r.opd),
            f.t(r.temuan),
            r.keadaan
        );
        hasil.push(
            Finding::baru(&["rekomendasi", f.t(r.lhp), f.t(r.nomor)], pesan)
                .organ(r.opd)
                .di(0, r.id)
                .nilai("umur_hari", umur),
        );
    }
    HasilAturan::Dinilai(hasil)
}

aturan! {
    /// # Mengapa
    /// Temuan yang sama dua tahun berturut-turut berarti pengendaliannya tidak diperbaiki.
    /// # Yang dibandingkan
    /// Temuan pada perangkat daerah yang sama dengan bunyi yang sama (tanpa tanda baca dan huruf
    /// besar) pada dua tahun pemeriksaan berurutan.
    /// # Cara memperbaiki
    /// Perbaiki prosedur yang menyebabkannya, bukan hanya menyetor selisihnya.
    /// # Contoh
    /// "Kekurangan volume pekerjaan jalan" pada LHP 2024 dan LHP 2025.
    AUD_02 = aud_02 {
        kode: "AUD-02",
        judul: "Temuan BPK berulang tahun berikutnya",
        saran: "Perbaiki prosedur penyebab temuan.",
        alasan: true,
        butuh: [Rekomendasi],
    }
}

fn aud_02(f: &Fakta, _: &AturanParam) -> HasilAturan {
    let Some(daftar) = &f.daftar.rekomendasi else {
        return perlu(f, &[Bagian::Rekomendasi]).unwrap_or(HasilAturan::Dinilai(vec![]));
    };
    let tahun_awal = daftar.iter().map(|r| r.tahun).min();
    if tahun_awal == daftar.iter().map(|r| r.tahun).max() {
        return HasilAturan::DataTidakAda(
            "Daftar rekomendasi BPK hanya memuat satu tahun pemeriksaan.".to_owned(),
        );
    }
    let mut per: BTreeMap<(u32, String), BTreeMap<u16, &Rekomendasi>> = BTreeMap::new();
    for r in daftar {
        let kunci = (r.opd, padat(f.t(r.temuan)));
        per.entry(kunci).or_default().entry(r.tahun).or_insert(r);
    }
    let mut hasil = Vec::new();
    for ((opd, teks), tahun) in per {
        for (n, r) in &tahun {
            if !n
                .checked_sub(1)
                .is_some_and(|lalu| tahun.contains_key(&lalu))
            {
                continue;
            }
            let pesan = format!(
                "Temuan \"{}\" pada {} berulang tahun {n}.",
                f.t(r.temuan),
                f.nama_organ(opd)
            );
            hasil.push(
                Finding::baru(&["temuan", f.kode_organ(opd), &teks, &n.to_string()], pesan)
                    .organ(opd)
                    .di(0, r.id),
            );
        }
    }
    HasilAturan::Dinilai(hasil)
}

aturan! {
    /// # Mengapa
    /// Unit yang masih menanggung kerugian daerah harus menyebut penyelesaiannya dalam
    /// anggarannya, agar pembahas tahu sebelum memberi uang lagi.
    /// # Yang dibandingkan
    /// Setiap kasus kerugian daerah yang belum selesai dengan APBD: unitnya berpagu, tetapi
    /// catatan penyelesaian pada anggarannya kosong.
    /// # Cara memperbaiki
    /// Selesaikan kerugiannya, atau tulis catatan penyelesaian pada anggaran unit itu.
    /// # Contoh
    /// Kerugian Rp240 juta baru disetor Rp60 juta; anggaran unit tidak menyebutnya.
    AUD_03 = aud_03 {
        kode: "AUD-03",
        judul: "Anggaran unit dengan kerugian daerah tanpa catatan",
        saran: "Selesaikan kerugian atau tulis catatan penyelesaiannya.",
        alasan: false,
        butuh: [Kerugian, Apbd],
    }
}

fn aud_03(f: &Fakta, _: &AturanParam) -> HasilAturan {
    let (Some(daftar), Some(d)) = (&f.daftar.kerugian, &f.apbd) else {
        return perlu(f, &[Bagian::Kerugian, Bagian::Apbd]).unwrap_or(HasilAturan::Dinilai(vec![]));
    };
    let mut pagu: BTreeMap<u32, i128> = BTreeMap::new();
    for b in &d.baris {
        *pagu.entry(b.unit).or_default() += i128::from(b.pagu);
        if b.opd != b.unit && b.opd != TAK_ADA {
            *pagu.entry(b.opd).or_default() += i128::from(b.pagu);
        }
    }
    let mut hasil = Vec::new();
    for k in daftar {
        let selesai = k.selesai || k.dibayar >= k.nilai;
        let n = pagu.get(&k.unit).copied().unwrap_or(0);
        if selesai || n == 0 || !k.catatan.kosong() {
            continue;
        }
        let pesan = format!(
            "{} masih menanggung kerugian daerah {} ({} dari {} belum kembali), anggarannya tidak \
             mencatatnya.",
            f.nama_organ(k.unit),
            f.t(k.nomor),
            rp(k.nilai - k.dibayar),
            rp(k.nilai)
        );
        hasil.push(
            Finding::baru(&["kerugian", f.kode_organ(k.unit), f.t(k.nomor)], pesan)
                .organ(k.unit)
                .di(d.edisi, 0)
                .uang("sisa", k.nilai - k.dibayar)
                .uang("pagu", sempit(n)),
        );
    }
    HasilAturan::Dinilai(hasil)
}
