//! OBJ: indicators are complete, readable, and move the right way.

use super::{AturanParam, aturan, perlu};
use crate::bacaan::{Bacaan, baca};
use crate::fakta::{Bagian, Fakta, IndikatorRencana, Rujukan};
use crate::temuan::{Finding, HasilAturan};

/// Indicators of RPJMD and Renstra with document key and edition.
fn rencana(f: &Fakta) -> impl Iterator<Item = (&'static str, Rujukan, &IndikatorRencana)> {
    let rpjmd = f
        .rpjmd
        .iter()
        .flat_map(|r| r.indikator.iter().map(|i| ("rpjmd", r.edisi, i)));
    let renstra = f
        .renstra
        .iter()
        .flat_map(|r| r.indikator.iter().map(|i| ("renstra", r.edisi, i)));
    rpjmd.chain(renstra)
}

fn temuan(
    f: &Fakta,
    (dok, edisi, i): (&str, Rujukan, &IndikatorRencana),
    pesan: String,
) -> Finding {
    let opd = i.opd.map_or("", |o| f.kode_organ(o));
    let t = Finding::baru(&[dok, opd, f.t(i.jenis), f.t(i.kode), f.t(i.teks)], pesan)
        .di(edisi, i.simpul);
    match i.opd {
        Some(o) => t.organ(o),
        None => t,
    }
}

fn sebut(f: &Fakta, dok: &str, i: &IndikatorRencana) -> String {
    let dok = if dok == "rpjmd" {
        "RPJMD".to_owned()
    } else {
        format!(
            "Renstra {}",
            i.opd
                .map_or("(perangkat daerah tidak dikenal)", |o| f.nama_organ(o))
        )
    };
    format!("Indikator \"{}\" pada {dok}", f.t(i.teks))
}

fn tanpa_indikator(f: &Fakta) -> Option<HasilAturan> {
    if rencana(f).next().is_none() && f.rkpd_apbd().all(|d| d.indikator.is_empty()) {
        return perlu(
            f,
            &[Bagian::Rpjmd, Bagian::Renstra, Bagian::Rkpd, Bagian::Apbd],
        )
        .or_else(|| {
            Some(HasilAturan::DataTidakAda(
                "Dokumen yang ada tidak memuat indikator.".into(),
            ))
        });
    }
    None
}

aturan! {
    /// # Mengapa
    /// Tanpa satuan, nilai awal, dan target tahunan, capaian indikator tidak dapat dihitung.
    /// # Yang dibandingkan
    /// Kelengkapan setiap indikator: satuan, nilai awal (RPJMD), dan paling sedikit satu target
    /// tahunan pada RPJMD dan Renstra; satuan dan target pada RKPD dan APBD.
    /// # Cara memperbaiki
    /// Lengkapi kolom yang disebut.
    /// # Contoh
    /// "Indeks Pembangunan Manusia" tanpa satuan dan tanpa nilai awal 2024.
    OBJ_02 = obj_02 {
        kode: "OBJ-02",
        judul: "Indikator tidak lengkap (satuan, nilai awal, atau target)",
        saran: "Lengkapi satuan, nilai awal, dan target tahunan.",
        alasan: false,
        butuh: [Rpjmd, Renstra, Rkpd, Apbd],
    }
}

fn obj_02(f: &Fakta, _: &AturanParam) -> HasilAturan {
    if let Some(h) = tanpa_indikator(f) {
        return h;
    }
    let mut hasil = Vec::new();
    for (dok, edisi, i) in rencana(f) {
        let mut kurang = Vec::new();
        if kosong(f.t(i.satuan)) {
            kurang.push("satuan");
        }
        if dok == "rpjmd" && kosong(f.t(i.baseline)) {
            kurang.push("nilai awal");
        }
        if i.target.iter().all(|(_, s)| kosong(f.t(*s))) {
            kurang.push("target tahunan");
        }
        if !kurang.is_empty() {
            let pesan = format!(
                "{} tidak mempunyai {}.",
                sebut(f, dok, i),
                kurang.join(", ")
            );
            hasil.push(temuan(f, (dok, edisi, i), pesan));
        }
    }
    for d in f.rkpd_apbd() {
        for i in &d.indikator {
            let mut kurang = Vec::new();
            if kosong(f.t(i.satuan)) {
                kurang.push("satuan");
            }
            if f.t(i.target).trim().is_empty() {
                kurang.push("target");
            }
            if !kurang.is_empty() {
                hasil.push(
                    Finding::baru(
                        &[
                            d.jenis.kunci(),
                            f.kode_organ(i.unit),
                            f.t(i.kode),
                            f.t(i.teks),
                        ],
                        format!(
                            "Indikator \"{}\" untuk {} {} pada {} tidak mempunyai {}.",
                            f.t(i.teks),
                            f.t(i.kode),
                            f.nama_organ(i.unit),
                            d.jenis.nama(),
                            kurang.join(", ")
                        ),
                    )
                    .organ(i.unit)
                    .di(d.edisi, i.simpul),
                );
            }
        }
    }
    HasilAturan::Dinilai(hasil)
}

fn kosong(teks: &str) -> bool {
    baca(teks) == Bacaan::Kosong
}

aturan! {
    /// # Mengapa
    /// Sisa perangkat lunak seperti `#VALUE!` atau `[object Object]` bukan target.
    /// # Yang dibandingkan
    /// Bacaan setiap target: angka, rentang, atau predikat. Sel rusak menjadi temuan.
    /// # Cara memperbaiki
    /// Ketik ulang target pada sistem asal.
    /// # Contoh
    /// Target 2027 tertulis `#VALUE!`.
    OBJ_03 = obj_03 {
        kode: "OBJ-03",
        judul: "Target tidak terbaca",
        saran: "Ketik ulang target sebagai angka, rentang, atau predikat.",
        alasan: false,
        butuh: [Rpjmd, Renstra, Rkpd, Apbd],
    }
}

fn obj_03(f: &Fakta, _: &AturanParam) -> HasilAturan {
    if let Some(h) = tanpa_indikator(f) {
        return h;
    }
    let mut hasil = Vec::new();
    for (dok, edisi, i) in rencana(f) {
        let rusak: Vec<String> = i
            .target
            .iter()
            .filter(|(_, s)| baca(f.t(*s)) == Bacaan::Rusak)
            .map(|(t, s)| format!("{t}: {}", f.t(*s)))
            .collect();
        if !rusak.is_empty() {
            let pesan = format!(
                "{}: target tidak terbaca ({}).",
                sebut(f, dok, i),
                rusak.join("; ")
            );
            hasil.push(temuan(f, (dok, edisi, i), pesan));
        }
    }
    for d in f.rkpd_apbd() {
        for i in d
            .indikator
            .iter()
            .filter(|i| baca(f.t(i.target)) == Bacaan::Rusak)
        {
            hasil.push(
                Finding::baru(
                    &[
                        d.jenis.kunci(),
                        f.kode_organ(i.unit),
                        f.t(i.kode),
                        f.t(i.teks),
                    ],
                    format!(
                        "Target \"{}\" untuk {} {} pada {} tidak terbaca.",
                        f.t(i.target),
                        f.t(i.kode),
                        f.nama_organ(i.unit),
                        d.jenis.nama()
                    ),
                )
                .organ(i.unit)
                .di(d.edisi, i.simpul),
            );
        }
    }
    HasilAturan::Dinilai(hasil)
}

aturan! {
    /// # Mengapa
    /// Target yang lebih lemah dari keadaan awal, atau bergerak melawan arah yang dinyatakan,
    /// akan "tercapai" tanpa perbaikan apa pun.
    /// # Yang dibandingkan
    /// Nilai awal dan target tahun pertama sampai terakhir pada RPJMD dan Renstra. Arah diambil
    /// dari yang dinyatakan; bila tidak ada, dari gerak target itu sendiri.
    /// # Cara memperbaiki
    /// Perbaiki target atau nyatakan arah indikator yang benar.
    /// # Contoh
    /// Nilai awal 69,84 % lalu target naik dari 53,50 % ke 60,53 %.
    OBJ_07 = obj_07 {
        kode: "OBJ-07",
        judul: "Arah target bertentangan atau sudah terlampaui",
        saran: "Tinjau nilai awal, target, dan arah indikator.",
        alasan: true,
        butuh: [Rpjmd, Renstra],
    }
}

fn obj_07(f: &Fakta, _: &AturanParam) -> HasilAturan {
    if rencana(f).next().is_none() {
        return HasilAturan::DataTidakAda("Belum ada indikator RPJMD atau Renstra.".to_owned());
    }
    let mut hasil = Vec::new();
    for (dok, edisi, i) in rencana(f) {
        let deret: Vec<(u16, i64)> = i
            .target
            .iter()
            .filter_map(|(t, s)| Some((*t, baca(f.t(*s)).angka()?)))
            .collect();
        if let Some(m) = arah_salah(f, i, &deret) {
            let pesan = format!("{}: {m}.", sebut(f, dok, i));
            hasil.push(temuan(f, (dok, edisi, i), pesan));
        }
    }
    HasilAturan::Dinilai(hasil)
}

fn arah_salah(f: &Fakta, i: &IndikatorRencana, deret: &[(u16, i64)]) -> Option<String> {
    let (&(t0, awal), &(t1, akhir)) = (deret.first()?, deret.last()?);
    if t0 == t1 || awal == akhir {
        return None;
    }
    let naik = akhir > awal;
    let teks = |t: u16| {
        i.target
            .iter()
            .find(|(x, _)| *x == t)
            .map_or("", |(_, s)| f.t(*s))
    };
    match f.t(i.polaritas) {
        "naik" if !naik => {
            return Some(format!(
                "dinyatakan naik, target turun dari {} ({t0}) ke {} ({t1})",
                teks(t0),
                teks(t1)
            ));
        }
        "turun" if naik => {
            return Some(format!(
                "dinyatakan turun, target naik dari {} ({t0}) ke {} ({t1})",
                teks(t0),
                teks(t1)
            ));
        }
        _ => {}
    }
    let dasar = baca(f.t(i.baseline)).angka()?;
    let lampau = if naik { dasar > akhir } else { dasar < akhir };
    lampau.then(|| {
        format!(
            "nilai awal {} sudah melampaui target akhir {} ({t1}), padahal target bergerak {}",
            f.t(i.baseline),
            teks(t1),
            if naik { "naik" } else { "turun" }
        )
    })
}
