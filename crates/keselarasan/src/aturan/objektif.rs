//! OBJ: the objective tree is complete and its arrows meet.

use std::collections::{BTreeMap, BTreeSet};

use dasar::teks::padat;

use super::{AturanParam, aturan, perlu};
use crate::fakta::{Bagian, Fakta, Rpjmd, SimpulRencana, TingkatKinerja, TingkatRencana, padat_ix};
use crate::kamus::Simbol;
use crate::kode;
use crate::temuan::{Finding, HasilAturan};

fn tanpa(f: &Fakta) -> Option<HasilAturan> {
    if f.rpjmd.is_none() && f.rkpd.is_none() && f.apbd.is_none() {
        return perlu(f, &[Bagian::Rpjmd, Bagian::Rkpd, Bagian::Apbd]);
    }
    None
}

fn temuan_simpul(r: &Rpjmd, f: &Fakta, s: &SimpulRencana, jenis: &str, pesan: String) -> Finding {
    Finding::baru(&["rpjmd", s.tingkat.nama(), f.t(s.kode), jenis], pesan).di(r.edisi, s.id)
}

aturan! {
    /// # Mengapa
    /// Tujuan, sasaran, dan program tanpa indikator tidak dapat diukur keberhasilannya.
    /// # Yang dibandingkan
    /// Tujuan dan sasaran RPJMD, serta setiap program perangkat daerah pada RKPD dan APBD, dengan
    /// indikator yang tercatat padanya. Program yang indikatornya hanya ada pada unit bawahan
    /// menjadi catatan.
    /// # Cara memperbaiki
    /// Tambahkan paling sedikit satu indikator hasil beserta target tahunannya.
    /// # Contoh
    /// Program 4.01.02 Sekretariat Daerah tanpa satu pun indikator.
    OBJ_01 = obj_01 {
        kode: "OBJ-01",
        judul: "Tujuan, sasaran, atau program tanpa indikator",
        saran: "Tetapkan indikator dan target tahunannya.",
        alasan: false,
        butuh: [Rpjmd, Rkpd, Apbd],
    }
}

fn obj_01(f: &Fakta, _: &AturanParam) -> HasilAturan {
    if let Some(h) = tanpa(f) {
        return h;
    }
    let mut hasil = Vec::new();
    if let Some(r) = &f.rpjmd {
        let punya: BTreeSet<u32> = r.indikator.iter().filter_map(|i| i.induk).collect();
        for (n, s) in r.simpul.iter().enumerate() {
            let wajib = matches!(s.tingkat, TingkatRencana::Tujuan | TingkatRencana::Sasaran);
            if wajib && !punya.contains(&padat_ix(n)) {
                hasil.push(temuan_simpul(
                    r,
                    f,
                    s,
                    "indikator",
                    format!(
                        "{} {} \"{}\" pada RPJMD tidak mempunyai indikator.",
                        huruf_besar(s.tingkat.nama()),
                        f.t(s.kode),
                        f.t(s.nama)
                    ),
                ));
            }
        }
    }
    for d in f.rkpd_apbd().filter(|d| !d.indikator.is_empty()) {
        let mut program: BTreeMap<(u32, &str), usize> = BTreeMap::new();
        for b in &d.baris {
            *program
                .entry((b.opd, kode::program(f.t(b.sub))))
                .or_default() += 1;
        }
        let milik = indikator_program(f, d);
        for ((opd, k), n) in program {
            let dok = d.jenis.nama();
            let t =
                |pesan| Finding::baru(&[d.jenis.kunci(), f.kode_organ(opd), k], pesan).organ(opd);
            let nama = f.nama_organ(opd);
            match milik.get(&(opd, k)) {
                Some(true) => {}
                Some(false) => hasil.push(
                    t(format!(
                        "Indikator program {k} {nama} pada {dok} hanya tercatat pada unit bawahan."
                    ))
                    .sebagai_catatan(),
                ),
                None => hasil.push(t(format!(
                    "Program {k} {nama} pada {dok} ({n} sub kegiatan) tidak mempunyai indikator."
                ))),
            }
        }
    }
    HasilAturan::Dinilai(hasil)
}

/// Programs with an indicator by perangkat daerah; true when it hangs on the perangkat daerah
/// itself, false when only on a unit below it.
fn indikator_program<'a>(
    f: &'a Fakta,
    d: &crate::fakta::DokumenPagu,
) -> BTreeMap<(u32, &'a str), bool> {
    let mut milik: BTreeMap<(u32, &str), bool> = BTreeMap::new();
    for i in d
        .indikator
        .iter()
        .filter(|i| i.tingkat == TingkatKinerja::Program)
    {
        let induk = f.organ(i.unit).and_then(|o| o.induk);
        *milik
            .entry((induk.unwrap_or(i.unit), f.t(i.kode)))
            .or_default() |= induk.is_none();
    }
    milik
}

fn huruf_besar(kata: &str) -> String {
    let mut c = kata.chars();
    c.next()
        .map(|h| h.to_uppercase().chain(c).collect())
        .unwrap_or_default()
}

/// Arrows of the thread from a sasaran to a program: (sasaran, program).
fn sasaran_program(f: &Fakta) -> Vec<(u128, u128)> {
    let rpjmd = f.rpjmd.iter().flat_map(|r| &r.simpul);
    let renstra = f.renstra.iter().flat_map(|r| &r.simpul);
    let semua: Vec<&SimpulRencana> = rpjmd.chain(renstra).collect();
    let pilih = |t: TingkatRencana| -> BTreeSet<u128> {
        semua
            .iter()
            .filter(|s| s.tingkat == t && s.id != 0)
            .map(|s| s.id)
            .collect()
    };
    let sasaran = pilih(TingkatRencana::Sasaran);
    let mut program = pilih(TingkatRencana::Program);
    program.extend(
        f.renstra
            .iter()
            .flat_map(|r| &r.program)
            .map(|p| p.id)
            .filter(|id| *id != 0),
    );
    let panah = f.tautan.iter().flatten();
    panah
        .filter(|(a, b)| sasaran.contains(a) && program.contains(b))
        .copied()
        .collect()
}

const TANPA_TAUTAN: &str = "Berkas RPJMD dan Renstra tidak memuat hubungan sasaran ke program.";

aturan! {
    /// # Mengapa
    /// Sasaran tanpa program adalah janji yang tidak dikerjakan siapa pun.
    /// # Yang dibandingkan
    /// Setiap sasaran RPJMD dengan program yang ditautkan padanya.
    /// # Cara memperbaiki
    /// Tautkan program perangkat daerah yang mendukung sasaran, atau hapus sasaran.
    /// # Contoh
    /// Sasaran "Meningkatnya akses layanan kesehatan" tanpa program.
    OBJ_04 = obj_04 {
        kode: "OBJ-04",
        judul: "Sasaran tanpa program",
        saran: "Tautkan program pendukung sasaran.",
        alasan: false,
        butuh: [Rpjmd, Renstra, Tautan],
    }
}

fn obj_04(f: &Fakta, _: &AturanParam) -> HasilAturan {
    let Some(r) = &f.rpjmd else {
        return perlu(f, &[Bagian::Rpjmd]).unwrap_or(HasilAturan::Dinilai(Vec::new()));
    };
    let panah = sasaran_program(f);
    if panah.is_empty() {
        return HasilAturan::DataTidakAda(TANPA_TAUTAN.to_owned());
    }
    let sasaran = r
        .simpul
        .iter()
        .filter(|s| s.tingkat == TingkatRencana::Sasaran);
    HasilAturan::Dinilai(
        sasaran
            .filter(|s| !panah.iter().any(|(a, _)| *a == s.id))
            .map(|s| {
                temuan_simpul(
                    r,
                    f,
                    s,
                    "program",
                    format!(
                        "Sasaran {} \"{}\" tidak didukung program mana pun.",
                        f.t(s.kode),
                        f.t(s.nama)
                    ),
                )
            })
            .collect(),
    )
}

aturan! {
    /// # Mengapa
    /// Program yang tidak menuju sasaran menghabiskan uang tanpa tujuan yang disepakati.
    /// # Yang dibandingkan
    /// Program pada Renstra dengan sasaran yang menautkannya.
    /// # Cara memperbaiki
    /// Tautkan program pada sasaran yang dituju; program penunjang (`.01`) dikecualikan.
    /// # Contoh
    /// Program 2.11.09 pada Renstra tanpa sasaran.
    OBJ_05 = obj_05 {
        kode: "OBJ-05",
        judul: "Program tanpa sasaran",
        saran: "Tautkan program pada sasaran Renstra atau RPJMD.",
        alasan: false,
        butuh: [Rpjmd, Renstra, Tautan],
    }
}

fn obj_05(f: &Fakta, _: &AturanParam) -> HasilAturan {
    let Some(r) = &f.renstra else {
        return perlu(f, &[Bagian::Renstra]).unwrap_or(HasilAturan::Dinilai(Vec::new()));
    };
    let panah = sasaran_program(f);
    if panah.is_empty() {
        return HasilAturan::DataTidakAda(TANPA_TAUTAN.to_owned());
    }
    let bawahan: BTreeSet<u128> = panah.iter().map(|(_, b)| *b).collect();
    let mut hasil = Vec::new();
    for p in &r.program {
        let k = f.t(p.kode);
        if kode::ke_generik(k).is_none() && !bawahan.contains(&p.id) {
            let pesan = format!(
                "Program {k} {} pada Renstra {} tidak menuju sasaran mana pun.",
                f.t(p.nama),
                p.opd.map_or("", |o| f.nama_organ(o))
            );
            let t = Finding::baru(
                &["renstra", p.opd.map_or("", |o| f.kode_organ(o)), k],
                pesan,
            )
            .di(r.edisi, p.id);
            hasil.push(match p.opd {
                Some(o) => t.organ(o),
                None => t,
            });
        }
    }
    HasilAturan::Dinilai(hasil)
}

aturan! {
    /// # Mengapa
    /// Program diukur dari hasilnya bagi masyarakat. "Jumlah dokumen" mengukur keluaran, bukan
    /// hasil, dan selalu tercapai.
    /// # Yang dibandingkan
    /// Indikator program pada RKPD dan APBD: apakah berbunyi keluaran administrasi (jumlah
    /// dokumen/laporan) atau sama dengan indikator sub kegiatan unit yang sama.
    /// # Cara memperbaiki
    /// Rumuskan hasil: persentase, indeks, atau rasio yang berubah karena program.
    /// # Contoh
    /// "Jumlah dokumen perencanaan" sebagai indikator program.
    OBJ_06 = obj_06 {
        kode: "OBJ-06",
        judul: "Indikator program berupa keluaran",
        saran: "Ganti dengan indikator hasil (outcome).",
        alasan: true,
        butuh: [Rkpd, Apbd],
    }
}

const KELUARAN: [&str; 6] = [
    "jumlahdokumen",
    "jumlahlaporan",
    "dokumen",
    "laporan",
    "tersedianyadokumen",
    "tersusunnyadokumen",
];

fn obj_06(f: &Fakta, _: &AturanParam) -> HasilAturan {
    let dokumen: Vec<_> = f.rkpd_apbd().filter(|d| !d.indikator.is_empty()).collect();
    if dokumen.is_empty() {
        return HasilAturan::DataTidakAda("Belum ada indikator RKPD atau APBD.".to_owned());
    }
    let mut hasil = Vec::new();
    for d in dokumen {
        let sub: BTreeSet<(u32, String)> = d
            .indikator
            .iter()
            .filter(|i| i.tingkat == TingkatKinerja::SubKegiatan)
            .map(|i| (i.unit, padat(f.t(i.teks))))
            .collect();
        for i in d
            .indikator
            .iter()
            .filter(|i| i.tingkat == TingkatKinerja::Program)
        {
            let teks = padat(f.t(i.teks));
            let sebab = if KELUARAN.iter().any(|k| teks.starts_with(k)) {
                "mengukur keluaran administrasi"
            } else if teks.len() > 3 && sub.contains(&(i.unit, teks.clone())) {
                "sama dengan indikator sub kegiatan"
            } else {
                continue;
            };
            hasil.push(
                Finding::baru(
                    &[d.jenis.kunci(), f.kode_organ(i.unit), f.t(i.kode), &teks],
                    format!(
                        "Indikator program {} {} pada {} (\"{}\") {sebab}.",
                        f.t(i.kode),
                        f.nama_organ(i.unit),
                        d.jenis.nama(),
                        f.t(i.teks)
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
    /// Sasaran perangkat daerah ada untuk mewujudkan sasaran daerah.
    /// # Yang dibandingkan
    /// Sasaran pada Renstra dengan sasaran RPJMD yang menautkannya.
    /// # Cara memperbaiki
    /// Tautkan sasaran Renstra pada sasaran RPJMD yang didukungnya.
    /// # Contoh
    /// Sasaran Renstra Dinas Perhubungan tanpa tautan ke RPJMD.
    OBJ_09 = obj_09 {
        kode: "OBJ-09",
        judul: "Sasaran Renstra tidak terhubung ke RPJMD",
        saran: "Tautkan pada sasaran RPJMD.",
        alasan: true,
        butuh: [Rpjmd, Renstra, Tautan],
    }
}

fn obj_09(f: &Fakta, _: &AturanParam) -> HasilAturan {
    let Some(r) = &f.renstra else {
        return perlu(f, &[Bagian::Renstra]).unwrap_or(HasilAturan::Dinilai(Vec::new()));
    };
    let sasaran: Vec<_> = r
        .simpul
        .iter()
        .filter(|s| s.tingkat == TingkatRencana::Sasaran)
        .collect();
    let bawahan: BTreeSet<u128> = f.tautan.iter().flatten().map(|(_, b)| *b).collect();
    if !sasaran.iter().any(|s| bawahan.contains(&s.id)) {
        return HasilAturan::DataTidakAda(
            "Berkas Renstra tidak memuat hubungan sasarannya ke sasaran RPJMD.".to_owned(),
        );
    }
    let mut hasil = Vec::new();
    for s in sasaran.into_iter().filter(|s| !bawahan.contains(&s.id)) {
        let opd = s.opd.unwrap_or(crate::fakta::TAK_ADA);
        let pesan = format!(
            "Sasaran {} \"{}\" {} tidak terhubung ke sasaran RPJMD.",
            f.t(s.kode),
            f.t(s.nama),
            f.nama_organ(opd)
        );
        hasil.push(
            Finding::baru(&["renstra", f.kode_organ(opd), f.t(s.kode)], pesan)
                .organ(opd)
                .di(r.edisi, s.id),
        );
    }
    HasilAturan::Dinilai(hasil)
}

aturan! {
    /// # Mengapa
    /// Misi diwujudkan melalui tujuan dan sasaran; mata rantai yang hilang memutus benang emas.
    /// # Yang dibandingkan
    /// Setiap misi dengan tujuannya, setiap tujuan dengan sasarannya pada RPJMD.
    /// # Cara memperbaiki
    /// Lengkapi tujuan dan sasaran, atau gabungkan misi.
    /// # Contoh
    /// Misi 4 tanpa tujuan.
    OBJ_10 = obj_10 {
        kode: "OBJ-10",
        judul: "Misi tanpa tujuan atau tujuan tanpa sasaran",
        saran: "Lengkapi mata rantai misi–tujuan–sasaran.",
        alasan: true,
        butuh: [Rpjmd],
    }
}

fn obj_10(f: &Fakta, _: &AturanParam) -> HasilAturan {
    let Some(r) = &f.rpjmd else {
        return perlu(f, &[Bagian::Rpjmd]).unwrap_or(HasilAturan::Dinilai(Vec::new()));
    };
    let anak: BTreeSet<(u32, TingkatRencana)> = r
        .simpul
        .iter()
        .filter_map(|s| Some((s.induk?, s.tingkat)))
        .collect();
    let mut hasil = Vec::new();
    for (n, s) in r.simpul.iter().enumerate() {
        let bawah = match s.tingkat {
            TingkatRencana::Misi => TingkatRencana::Tujuan,
            TingkatRencana::Tujuan => TingkatRencana::Sasaran,
            _ => continue,
        };
        if !anak.contains(&(padat_ix(n), bawah)) {
            hasil.push(temuan_simpul(
                r,
                f,
                s,
                "anak",
                format!(
                    "{} {} \"{}\" tidak mempunyai {}.",
                    huruf_besar(s.tingkat.nama()),
                    f.t(s.kode),
                    f.t(s.nama),
                    bawah.nama()
                ),
            ));
        }
    }
    HasilAturan::Dinilai(hasil)
}

aturan! {
    /// # Mengapa
    /// Satu indikator dengan dua target membuat capaian dapat dipilih sesuka hati.
    /// # Yang dibandingkan
    /// Indikator berteks sama (tanpa membedakan spasi dan tanda baca) dalam RPJMD, dan dalam
    /// Renstra perangkat daerah yang sama: target tahun yang sama harus sama.
    /// # Cara memperbaiki
    /// Samakan target, atau beri nama yang membedakan bila memang berbeda.
    /// # Contoh
    /// "Rasio gini" sebagai tujuan dan sebagai IKU dengan target 2026 yang berlainan.
    OBJ_08 = obj_08 {
        kode: "OBJ-08",
        judul: "Indikator sama dengan target berbeda",
        saran: "Samakan target atau bedakan nama indikator.",
        alasan: true,
        butuh: [Rpjmd, Renstra],
    }
}

/// Indicators with one text, with the edition they stand in.
type Seruang<'a> = Vec<(u128, &'a crate::fakta::IndikatorRencana)>;

fn obj_08(f: &Fakta, _: &AturanParam) -> HasilAturan {
    if f.rpjmd.is_none() && f.renstra.is_none() {
        return perlu(f, &[Bagian::Rpjmd, Bagian::Renstra]).unwrap_or(HasilAturan::Dinilai(vec![]));
    }
    let rpjmd = f
        .rpjmd
        .iter()
        .flat_map(|r| r.indikator.iter().map(|i| ("rpjmd", r.edisi, i)));
    let renstra = f
        .renstra
        .iter()
        .flat_map(|r| r.indikator.iter().map(|i| ("renstra", r.edisi, i)));
    let mut per: BTreeMap<(&str, Option<u32>, String), Seruang> = BTreeMap::new();
    for (dok, edisi, i) in rpjmd.chain(renstra) {
        let teks = padat(f.t(i.teks));
        if teks.len() > 3 && !i.target.is_empty() {
            per.entry((dok, i.opd, teks)).or_default().push((edisi, i));
        }
    }
    let mut hasil = Vec::new();
    for ((dok, opd, teks), isi) in per {
        if let Some((tahun, a, b)) = target_beda(f, &isi)
            && let Some((edisi, i)) = isi.first()
        {
            let kode = opd.map_or("", |o| f.kode_organ(o));
            let siapa = opd.map_or(String::new(), |o| format!(" {}", f.nama_organ(o)));
            let t = Finding::baru(
                &[dok, kode, &teks],
                format!(
                    "Indikator \"{}\"{siapa} tercantum {} kali dengan target {tahun} berbeda: {a} \
                 dan {b}.",
                    f.t(i.teks),
                    isi.len()
                ),
            )
            .di(*edisi, i.simpul);
            hasil.push(match opd {
                Some(o) => t.organ(o),
                None => t,
            });
        }
    }
    HasilAturan::Dinilai(hasil)
}

/// The first year in which two indicators give different, non-empty targets.
fn target_beda<'a>(
    f: &'a Fakta,
    isi: &[(u128, &crate::fakta::IndikatorRencana)],
) -> Option<(u16, &'a str, &'a str)> {
    let mut dilihat: BTreeMap<u16, Simbol> = BTreeMap::new();
    for (tahun, s) in isi.iter().flat_map(|(_, i)| &i.target) {
        if s.kosong() {
            continue;
        }
        let lama = *dilihat.entry(*tahun).or_insert(*s);
        let (a, b) = (f.t(lama), f.t(*s));
        if crate::bacaan::baca(a) != crate::bacaan::baca(b) {
            return Some((*tahun, a, b));
        }
    }
    None
}
