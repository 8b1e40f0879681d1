//! REF: codes and names agree with the national lists and the register.

use std::collections::BTreeMap;

use dasar::teks::padat;

use super::{AturanParam, aturan, perlu, sebut_baris, temuan_baris};
use crate::fakta::{Bagian, BarisPagu, DokumenPagu, EdisiNomenklatur, Fakta, TingkatNomenklatur};
use crate::kamus::Simbol;
use crate::kode;
use crate::temuan::{Finding, HasilAturan};

/// Rows of RKPD and APBD by sub kegiatan code.
type PerKode<'a> = BTreeMap<&'a str, Vec<(&'a DokumenPagu, &'a BarisPagu)>>;

fn per_kode(f: &Fakta) -> PerKode<'_> {
    let mut peta: PerKode = BTreeMap::new();
    for d in f.rkpd_apbd() {
        for b in &d.baris {
            peta.entry(f.t(b.sub)).or_default().push((d, b));
        }
    }
    peta
}

fn nama_dokumen(isi: &[(&DokumenPagu, &BarisPagu)]) -> String {
    let mut dok: Vec<&str> = isi.iter().map(|(d, _)| d.jenis.nama()).collect();
    dok.sort_unstable();
    dok.dedup();
    dok.join(" dan ")
}

fn tanpa_dokumen(f: &Fakta) -> Option<HasilAturan> {
    if f.rkpd.is_none() && f.apbd.is_none() {
        return perlu(f, &[Bagian::Rkpd, Bagian::Apbd]);
    }
    perlu(f, &[Bagian::Nomenklatur])
}

aturan! {
    /// # Mengapa
    /// Kode sub kegiatan adalah kunci bersama semua dokumen dan sistem pusat. Kode yang tidak
    /// dikenal memutus penelusuran dari rencana sampai pembayaran.
    /// # Yang dibandingkan
    /// Setiap kode sub kegiatan pada RKPD dan APBD dengan semua edisi nomenklatur untuk jenis
    /// daerah ini. Kode penunjang `U.BB.01…` dicocokkan juga sebagai `X.XX.01…`. Kode yang hanya
    /// ada pada edisi lama bukan temuan, melainkan catatan yang menyebut edisi dan penerusnya.
    /// # Cara memperbaiki
    /// Pakai kode nomenklatur yang berlaku; bila sub kegiatan memang baru, ajukan pemutakhiran
    /// klasifikasi, kodefikasi, dan nomenklatur kepada Kemendagri.
    /// # Contoh
    /// `1.02.02.2.02.0099` tidak ada pada edisi mana pun: temuan. `1.02.02.2.02.0028` ada pada
    /// edisi 2023 dan diteruskan kode lain pada edisi 2027: catatan.
    REF_01 = ref_01 {
        kode: "REF-01",
        judul: "Kode sub kegiatan tidak dikenal",
        saran: "Ganti dengan kode nomenklatur yang berlaku atau ajukan pemutakhiran kepada \
                Kemendagri.",
        alasan: false,
        butuh: [Rkpd, Apbd, Nomenklatur],
    }
}

fn ref_01(f: &Fakta, _: &AturanParam) -> HasilAturan {
    if let Some(h) = tanpa_dokumen(f) {
        return h;
    }
    let sebanding: Vec<&EdisiNomenklatur> = f.nomenklatur.iter().filter(|e| e.sebanding).collect();
    let Some((kini, lama)) = sebanding.split_first() else {
        return HasilAturan::DataTidakAda("Belum ada edisi nomenklatur yang sebanding.".to_owned());
    };
    let mut nama_resmi: Option<BTreeMap<String, Simbol>> = None;
    let mut hasil = Vec::new();
    for (k, isi) in per_kode(f) {
        if f.butir(kini, k).is_some() {
            continue;
        }
        let Some(&(d, b)) = isi.last() else { continue };
        let siapa = format!("{} pada {}", sebut_baris(f, b), nama_dokumen(&isi));
        let dikenal = lama.iter().find_map(|e| f.butir(e, k).map(|x| (e, x)));
        let t = if let Some((e, x)) = dikenal {
            let penerus = penerus(f, kini, x.kode);
            Finding::baru(
                &["kode", k],
                format!(
                    "Kode {siapa} hanya ada pada nomenklatur edisi {}{penerus}.",
                    e.nama
                ),
            )
            .sebagai_catatan()
            .nilai("edisi", &e.nama)
        } else {
            let edisi: Vec<&str> = sebanding.iter().map(|e| e.nama.as_str()).collect();
            let nama = nama_resmi.get_or_insert_with(|| nama_edisi(f, kini));
            let t = Finding::baru(
                &["kode", k],
                format!(
                    "Kode {siapa} tidak ada pada nomenklatur edisi {}.",
                    edisi.join(", ")
                ),
            );
            match nama.get(&padat(f.t(b.nama))) {
                Some(s) => t.saran(format!(
                    "Nama yang sama memakai kode {} pada edisi {}; periksa apakah kode itu yang \
                     dimaksud.",
                    f.t(*s),
                    kini.nama
                )),
                None => t,
            }
        };
        hasil.push(
            t.organ(b.unit)
                .di(d.edisi, b.simpul)
                .nilai("baris", isi.len()),
        );
    }
    HasilAturan::Dinilai(hasil)
}

fn penerus(f: &Fakta, kini: &EdisiNomenklatur, kode: Simbol) -> String {
    match kini.penerus(kode) {
        Some(b) => format!(
            "; penerusnya pada edisi {} adalah {} {}",
            kini.nama,
            f.t(b.kode),
            f.t(b.nama)
        ),
        None => format!("; edisi {} tidak menyebut penerusnya", kini.nama),
    }
}

fn nama_edisi(f: &Fakta, e: &EdisiNomenklatur) -> BTreeMap<String, Simbol> {
    e.butir
        .iter()
        .filter(|b| b.tingkat == TingkatNomenklatur::SubKegiatan)
        .map(|b| (padat(f.t(b.nama)), b.kode))
        .collect()
}

aturan! {
    /// # Mengapa
    /// Nama yang diubah membuat satu kode berarti dua hal, dan laporan nasional salah jumlah.
    /// # Yang dibandingkan
    /// Nama sub kegiatan pada RKPD dan APBD dengan nama resmi kode itu, tanpa membedakan huruf
    /// besar, spasi, dan tanda baca.
    /// # Cara memperbaiki
    /// Salin nama resmi. Kekhususan daerah ditulis pada uraian, bukan pada nama.
    /// # Contoh
    /// "Pembangunan Ruang Guru" untuk kode bernama "Pembangunan Ruang Guru/Kepala Sekolah/TU".
    REF_02 = ref_02 {
        kode: "REF-02",
        judul: "Nama sub kegiatan berbeda dari nama resmi",
        saran: "Pakai nama resmi nomenklatur.",
        alasan: true,
        butuh: [Rkpd, Apbd, Nomenklatur],
    }
}

fn ref_02(f: &Fakta, _: &AturanParam) -> HasilAturan {
    if let Some(h) = tanpa_dokumen(f) {
        return h;
    }
    let mut hasil = Vec::new();
    for d in f.rkpd_apbd() {
        for b in &d.baris {
            let resmi = f
                .nomenklatur
                .iter()
                .filter(|e| e.sebanding)
                .find_map(|e| f.butir(e, f.t(b.sub)));
            let Some(r) = resmi else { continue };
            if r.nama != b.nama && padat(f.t(r.nama)) != padat(f.t(b.nama)) {
                hasil.push(temuan_baris(
                    f,
                    d,
                    b,
                    format!(
                        "Nama {} pada {} berbeda dari nama resmi \"{}\".",
                        sebut_baris(f, b),
                        d.jenis.nama(),
                        f.t(r.nama)
                    ),
                ));
            }
        }
    }
    HasilAturan::Dinilai(hasil)
}

aturan! {
    /// # Mengapa
    /// Kode sub kegiatan memuat kode kegiatan, program, dan bidangnya. Bila salah satu induk itu
    /// tidak ada, jumlah per program dan per kegiatan tidak dapat disusun.
    /// # Yang dibandingkan
    /// Awalan kode (program dan kegiatan) setiap baris RKPD dan APBD dengan nomenklatur semua
    /// edisi, dan banyaknya ruas kode (enam).
    /// # Cara memperbaiki
    /// Perbaiki kode sehingga awalan program dan kegiatannya ada pada nomenklatur.
    /// # Contoh
    /// `1.01.99.2.01.0001`: program 1.01.99 tidak ada.
    REF_03 = ref_03 {
        kode: "REF-03",
        judul: "Rantai induk kode terputus",
        saran: "Perbaiki kode agar program dan kegiatan induknya ada pada nomenklatur.",
        alasan: false,
        butuh: [Rkpd, Apbd, Nomenklatur],
    }
}

fn ref_03(f: &Fakta, _: &AturanParam) -> HasilAturan {
    if let Some(h) = tanpa_dokumen(f) {
        return h;
    }
    let punya_tingkat = f.nomenklatur.iter().any(|e| {
        e.butir
            .iter()
            .any(|b| b.tingkat == TingkatNomenklatur::Kegiatan)
    });
    if !punya_tingkat {
        return HasilAturan::DataTidakAda(
            "Nomenklatur yang ada tidak memuat program dan kegiatan.".to_owned(),
        );
    }
    let ada = |k: &str| f.nomenklatur.iter().any(|e| f.butir(e, k).is_some());
    let mut hasil = Vec::new();
    for (k, isi) in per_kode(f) {
        let Some(&(d, b)) = isi.last() else { continue };
        let masalah = if kode::jumlah_segmen(k) != 6 {
            Some(format!(
                "mempunyai {} ruas, seharusnya 6",
                kode::jumlah_segmen(k)
            ))
        } else if !ada(kode::program(k)) {
            Some(format!(
                "program {} tidak ada pada nomenklatur",
                kode::program(k)
            ))
        } else if !ada(kode::kegiatan(k)) {
            Some(format!(
                "kegiatan {} tidak ada pada nomenklatur",
                kode::kegiatan(k)
            ))
        } else {
            None
        };
        if let Some(m) = masalah {
            let pesan = format!("{} pada {}: {m}.", sebut_baris(f, b), nama_dokumen(&isi));
            hasil.push(
                Finding::baru(&["kode", k], pesan)
                    .organ(b.unit)
                    .di(d.edisi, b.simpul),
            );
        }
    }
    HasilAturan::Dinilai(hasil)
}

/// Authority digits beyond the ordinary one, by province code (nomenclature structure).
const KEWENANGAN_KHUSUS: [(&str, u8); 11] = [
    ("91", 3),
    ("93", 3),
    ("94", 3),
    ("95", 3),
    ("92", 4),
    ("96", 4),
    ("34", 5),
    ("31", 6),
    ("11", 7),
    ("51", 8),
    ("97", 3),
];

pub(crate) fn kewenangan_boleh(f: &Fakta, digit: u8) -> bool {
    let biasa = if f.jenis == dasar::JenisPemda::Provinsi {
        1
    } else {
        2
    };
    let provinsi = kode::segmen(&f.kode_pemda, 1);
    digit == biasa
        || KEWENANGAN_KHUSUS
            .iter()
            .any(|(p, d)| *p == provinsi && *d == digit)
}

aturan! {
    /// # Mengapa
    /// Angka kewenangan menunjukkan pemerintah mana yang berhak. Kabupaten yang menganggarkan
    /// kegiatan provinsi mengeluarkan uang di luar urusannya.
    /// # Yang dibandingkan
    /// Ruas keempat kode dengan jenis daerah: 1 provinsi, 2 kabupaten/kota, 3–8 hanya daerah
    /// khusus (Papua, Papua Barat, DI Yogyakarta, DKI Jakarta, Aceh, Bali).
    /// # Cara memperbaiki
    /// Ganti dengan kegiatan sejenis pada kewenangan daerah, atau salurkan sebagai bantuan
    /// keuangan/hibah menurut aturannya.
    /// # Contoh
    /// `1.01.02.1.01.0001` (menengah, provinsi) pada APBD kabupaten.
    REF_04 = ref_04 {
        kode: "REF-04",
        judul: "Kegiatan di luar kewenangan daerah",
        saran: "Pindahkan ke kegiatan dalam kewenangan daerah ini.",
        alasan: false,
        butuh: [Rkpd, Apbd],
    }
}

fn ref_04(f: &Fakta, _: &AturanParam) -> HasilAturan {
    if f.rkpd.is_none() && f.apbd.is_none() {
        return HasilAturan::DataTidakAda("Belum ada RKPD maupun APBD.".to_owned());
    }
    let mut hasil = Vec::new();
    for d in f.rkpd_apbd() {
        for b in &d.baris {
            match kode::kewenangan(f.t(b.sub)) {
                Some(n) if !kewenangan_boleh(f, n) => {
                    hasil.push(temuan_baris(
                        f,
                        d,
                        b,
                        format!(
                            "{} pada {} berkode kewenangan {n}, bukan kewenangan {}.",
                            sebut_baris(f, b),
                            d.jenis.nama(),
                            f.nama_pemda
                        ),
                    ));
                }
                _ => {}
            }
        }
    }
    HasilAturan::Dinilai(hasil)
}

aturan! {
    /// # Mengapa
    /// Kode perangkat daerah memuat paling banyak tiga bidang urusan yang menjadi tugasnya.
    /// Anggaran di luar bidang itu tidak mempunyai penanggung jawab yang sah.
    /// # Yang dibandingkan
    /// Bidang sub kegiatan dengan bidang pada kode perangkat daerah dan unitnya. `X.XX`,
    /// kecamatan (7.01), dan sekretariat (4.01, 4.02) dikecualikan.
    /// # Cara memperbaiki
    /// Pindahkan sub kegiatan ke perangkat daerah yang mengampu bidangnya, atau perbaiki kode
    /// perangkat daerah.
    /// # Contoh
    /// Dinas 1.01.2.22.5.04 menganggarkan `1.02.02.2.01.0001` (kesehatan).
    REF_05 = ref_05 {
        kode: "REF-05",
        judul: "Bidang sub kegiatan di luar bidang perangkat daerah",
        saran: "Pindahkan ke perangkat daerah pengampu bidang itu.",
        alasan: false,
        butuh: [Rkpd, Apbd],
    }
}

pub(crate) fn di_luar_bidang(f: &Fakta, b: &BarisPagu) -> bool {
    let bidang = kode::bidang(f.t(b.sub));
    if kode::generik(bidang) {
        return false;
    }
    let opd = kode::bidang_perangkat(f.kode_organ(b.opd));
    if opd.is_empty() || opd.iter().any(|o| matches!(*o, "7.01" | "4.01" | "4.02")) {
        return false;
    }
    !opd.contains(&bidang) && !kode::bidang_perangkat(f.kode_organ(b.unit)).contains(&bidang)
}

fn ref_05(f: &Fakta, _: &AturanParam) -> HasilAturan {
    if f.rkpd.is_none() && f.apbd.is_none() {
        return HasilAturan::DataTidakAda("Belum ada RKPD maupun APBD.".to_owned());
    }
    let mut hasil = Vec::new();
    for d in f.rkpd_apbd() {
        for b in d.baris.iter().filter(|b| di_luar_bidang(f, b)) {
            hasil.push(temuan_baris(
                f,
                d,
                b,
                format!(
                    "Bidang {} dari {} pada {} bukan bidang {} ({}).",
                    kode::bidang(f.t(b.sub)),
                    sebut_baris(f, b),
                    d.jenis.nama(),
                    f.nama_organ(b.opd),
                    kode::bidang_perangkat(f.kode_organ(b.opd)).join(", ")
                ),
            ));
        }
    }
    HasilAturan::Dinilai(hasil)
}
