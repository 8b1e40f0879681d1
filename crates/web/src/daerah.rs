//! What the pages of one government share: opening it, its rail, its status line, words of states.

use std::sync::Arc;

use app::gulung::Residen;
use app::tampil::daerah::{self, Daerah, EdisiRow, Tx};
use dasar::Id;
use dasar::rasio::Rasio;
use dasar::uang::Rupiah;
use dasar::waktu::{Tanggal, Zona};

use keamanan::Tindakan;

use crate::halaman::{Konteks, RelButir, RelGrup};
use crate::komponen::{Cip, Kosong, Tautan, Warna};
use crate::url::{UrlDaftar, sandi};
use crate::{Galat, Halaman, Keadaan, Sesi};

/// Opens a government for a page.
///
/// # Errors
/// 404 for an unknown code, 400 for a year that is none.
pub async fn buka(
    k: &Keadaan,
    kode: &str,
    tahun: Option<&str>,
) -> Result<(Daerah, Tx<'static>), Galat> {
    let tahun = baca_tahun(tahun)?;
    daerah::buka(&k.ling.db, kode, tahun, tahun_ini(k))
        .await?
        .ok_or_else(|| tidak_dikenal(kode))
}

/// Opens a government with its totals from memory: no query while the server follows the database.
///
/// # Errors
/// As [`buka`].
pub async fn buka_residen(
    k: &Keadaan,
    kode: &str,
    tahun: Option<&str>,
) -> Result<Arc<Residen>, Galat> {
    let tahun = baca_tahun(tahun)?;
    let ada = k.ling.gulungan.buka(kode, tahun, tahun_ini(k)).await;
    ada.map_err(|g| Galat::Rusak(g.into()))?
        .ok_or_else(|| tidak_dikenal(kode))
}

fn tidak_dikenal(kode: &str) -> Galat {
    Galat::tidak_ada(format!("Tidak ada pemerintah daerah dengan kode {kode}."))
}

fn tahun_ini(k: &Keadaan) -> i16 {
    i16::try_from(k.ling.clock.kini().tanggal(Zona::Wib).tahun()).unwrap_or(2026)
}

fn baca_tahun(tahun: Option<&str>) -> Result<Option<i16>, Galat> {
    let Some(t) = tahun.filter(|t| !t.is_empty()) else {
        return Ok(None);
    };
    match t.parse::<i16>() {
        Ok(n) if (1945..=2200).contains(&n) => Ok(Some(n)),
        _ => Err(Galat::Masukan(format!(
            "Tahun \"{t}\" bukan tahun anggaran."
        ))),
    }
}

/// Address of a page of the government; `sisa` is empty or begins with a slash.
#[must_use]
pub fn jalur(d: &Daerah, sisa: &str) -> String {
    format!("/pemda/{}{sisa}", sandi(&d.pemda.kode))
}

/// A list address that keeps the year where it is not the newest.
#[must_use]
pub fn url(d: &Daerah, sisa: &str) -> UrlDaftar {
    let u = UrlDaftar::baru(jalur(d, sisa));
    if d.daftar_tahun().first().is_some_and(|t| *t != d.tahun) {
        u.dengan("tahun", d.tahun.to_string())
    } else {
        u
    }
}

/// Address of a node's thread.
#[must_use]
pub fn url_benang(
    d: &Daerah,
    edisi: impl std::fmt::Display,
    simpul: impl std::fmt::Display,
) -> String {
    url(d, &format!("/benang/{edisi}/{simpul}")).to_string()
}

/// The left rail; `aktif` is the key of this page.
#[must_use]
pub fn rel(s: &Sesi, d: &Daerah, aktif: &str) -> Vec<RelGrup> {
    let butir = |kunci: &str, teks: &str, u: String| RelButir {
        teks: teks.to_owned(),
        url: u,
        cacah: String::new(),
        kini: kunci == aktif,
    };
    let rencana =
        |dok: &str, nama: &str| butir(dok, nama, url(d, "/rencana").dengan("dok", dok).to_string());
    let grup = |judul: &str, butir| RelGrup {
        judul: judul.to_owned(),
        butir,
    };
    let mut kinerja = vec![
        butir("pohon", "Pohon kinerja", url(d, "/pohon").to_string()),
        butir(
            "kinerja",
            "Perjanjian dan pengukuran",
            url(d, "/kinerja").to_string(),
        ),
        butir("sakip", "Evaluasi SAKIP", url(d, "/sakip").to_string()),
    ];
    let pemda = Id::dari_uuid(d.pemda.id);
    // Marks of persons: only who may read them is shown the way.
    if keamanan::pintu(&s.pelaku, Tindakan::LihatNilaiKepala, Some(pemda)).is_ok() {
        let ke = url(d, "/kepala-opd").to_string();
        kinerja.push(butir("kepala-opd", "Kepala perangkat daerah", ke));
    }
    vec![
        grup(
            "",
            vec![butir("ringkasan", "Ringkasan", url(d, "").to_string())],
        ),
        grup(
            "Rencana",
            vec![
                rencana("rpjmd", "RPJMD"),
                rencana("renstra", "Renstra"),
                rencana("rkpd", "RKPD"),
            ],
        ),
        grup(
            "Anggaran",
            vec![
                rencana("apbd", "APBD"),
                butir("pagu", "Pagu berdampingan", url(d, "/pagu").to_string()),
                butir("opd", "Perangkat daerah", url(d, "/opd").to_string()),
            ],
        ),
        grup("Kinerja", kinerja),
        grup(
            "Pemeriksaan",
            vec![
                butir("temuan", "Temuan", url(d, "/temuan").to_string()),
                butir("edisi", "Edisi dokumen", url(d, "/edisi").to_string()),
            ],
        ),
        grup(
            "Pemerintahan",
            vec![butir("organisasi", "Organisasi", jalur(d, "/organisasi"))],
        ),
    ]
}

/// Layout of a page of the government.
#[must_use]
pub fn halaman(s: &Sesi, d: &Daerah, judul: impl Into<String>, aktif: &str) -> Halaman {
    let tahap = d
        .berlaku("apbd")
        .map(|e| nama_tahap(&e.tahap))
        .unwrap_or_default();
    Halaman::baru(s, judul)
        .aktif("nasional")
        .konteks(Konteks {
            pemda: Tautan::baru(&d.pemda.nama, jalur(d, "")),
            tahun: d.tahun.to_string(),
            tahap,
        })
        .remah(&d.pemda.nama, jalur(d, ""))
        .rel(rel(s, d, aktif))
}

/// "APBD murni · penetapan" from "APBD_MURNI_PENETAPAN".
#[must_use]
pub fn nama_tahap(tahap: &str) -> String {
    let (dokumen, langkah) = match tahap.rsplit_once('_') {
        Some(x) => x,
        None => (tahap, ""),
    };
    let mut kata = dokumen.replace('_', " ").to_lowercase();
    for akronim in ["apbd", "rkpd", "rpjmd", "renstra", "ppas", "kua", "dpa"] {
        kata = kata.replace(akronim, &akronim.to_uppercase());
    }
    if langkah.is_empty() {
        kata
    } else {
        format!("{kata} · {}", langkah.to_lowercase())
    }
}

/// "22 November 2026".
#[must_use]
pub fn tanggal(t: chrono::NaiveDate) -> String {
    Tanggal(t).to_string()
}

/// "22 November 2026" of an instant, in western time.
#[must_use]
pub fn saat(s: chrono::DateTime<chrono::Utc>) -> String {
    dasar::waktu::Saat(s).tampil(Zona::Wib)
}

/// Chips and words that say what the figures are: trial data or example, edition, as-of.
#[must_use]
pub fn status(d: &Daerah, e: Option<&EdisiRow>) -> (Vec<Cip>, String) {
    let uji = if d.pemda.contoh { "contoh" } else { "data uji" };
    let mut kata = Vec::new();
    if let Some(e) = e {
        kata.push(format!("{} edisi {}", e.judul, e.urut));
        match e.keadaan {
            Some(k) => kata.push(format!("keadaan {}", tanggal(k))),
            None => kata.push(format!("dicatat {}", saat(e.dibuat_pada))),
        }
    } else if let Some(k) = d.keadaan() {
        kata.push(format!("keadaan {}", tanggal(k)));
    }
    (vec![Cip::baru(uji, Warna::Awas)], kata.join(" · "))
}

/// Nothing is stored for this government (or this year).
#[must_use]
pub fn kosong(d: &Daerah) -> Kosong {
    let tahun = d.daftar_tahun();
    let Some(t) = tahun.first().filter(|t| **t != d.tahun) else {
        return Kosong::baru(
            format!("Belum ada dokumen {}", d.pemda.nama),
            "Halaman ini menampilkan rencana, anggaran, dan realisasi setelah berkasnya diimpor \
             oleh admin lokal di komputer tempat Selaras berjalan.",
        )
        .perintah("selaras impor paket DIR")
        .langkah("Ringkasan daerah", jalur(d, ""))
        .langkah("Cara mengimpor", "/tentang");
    };
    Kosong::baru(
        format!("Tidak ada dokumen tahun {}", d.tahun),
        format!("Tahun terbaru yang ada adalah {t}."),
    )
    .langkah(&format!("Buka tahun {t}"), jalur(d, ""))
}

/// A sum of sen as money.
#[must_use]
pub const fn rp(sen: i64) -> Rupiah {
    Rupiah::dari_sen(sen)
}

/// "−24 %", "+148 %", "+0,02 %": change of `selisih` against `dasar`.
#[must_use]
pub fn persen_beda(selisih: i64, dasar: i64) -> String {
    let Some(r) = Rasio::dari(rp(selisih), rp(dasar)) else {
        return String::new();
    };
    let kecil = selisih.unsigned_abs().saturating_mul(100) < dasar.unsigned_abs();
    let teks = r.persen(if kecil { 2 } else { 0 });
    match teks.strip_prefix('-') {
        Some(sisa) => format!("−{sisa}"),
        None => format!("+{teks}"),
    }
}

/// The chip that says how APBD and RKPD relate.
#[must_use]
pub fn cip_status(status: &str, selisih: Option<i64>, rkpd: Option<i64>) -> Cip {
    match status {
        "selaras" => Cip::baru("selaras", Warna::Baik),
        "naik" | "turun" => Cip::baru(
            persen_beda(selisih.unwrap_or(0), rkpd.unwrap_or(0)),
            Warna::Awas,
        ),
        lain => Cip::baru(nama_status(lain), warna_status(lain)),
    }
}

fn warna_status(status: &str) -> Warna {
    match status {
        "jadi_nol" | "hanya_rkpd" | "hanya_apbd" => Warna::Bahaya,
        "hanya_lain" => Warna::Netral,
        _ => Warna::Awas,
    }
}

/// Words of a state of a row.
#[must_use]
pub fn nama_status(status: &str) -> &'static str {
    match status {
        "berbeda" => "berbeda",
        "naik" => "naik",
        "turun" => "turun",
        "jadi_nol" => "jadi nol",
        "dari_nol" => "dari nol",
        "selaras" => "selaras",
        "hanya_rkpd" => "hanya RKPD",
        "hanya_apbd" => "hanya APBD",
        "hanya_lain" => "di luar",
        _ => "lainnya",
    }
}

/// Words of a level.
#[must_use]
pub fn nama_tingkat(tingkat: &str) -> &'static str {
    match tingkat {
        "visi" => "Visi",
        "misi" => "Misi",
        "tujuan" => "Tujuan",
        "sasaran" => "Sasaran",
        "strategi" => "Strategi",
        "urusan" => "Urusan",
        "bidang" => "Bidang urusan",
        "program" => "Program",
        "kegiatan" => "Kegiatan",
        "sub_kegiatan" => "Sub kegiatan",
        "prioritas_nasional" => "Prioritas nasional",
        "prioritas_provinsi" => "Prioritas provinsi",
        "prioritas_daerah" => "Prioritas daerah",
        "pembayaran" => "Pembayaran",
        _ => "Simpul",
    }
}

/// Words, letter and colour of the severity of a finding.
#[must_use]
pub fn cip_tingkat(tingkat: &str) -> Cip {
    crate::komponen::TemuanView::tingkat(match tingkat {
        "blokir" => "B",
        "peringatan" => "W",
        _ => "I",
    })
}

/// Search words of a query: lower case, at most six.
#[must_use]
pub fn kata(q: Option<&str>) -> Vec<String> {
    q.unwrap_or_default()
        .to_lowercase()
        .split_whitespace()
        .take(6)
        .map(ToOwned::to_owned)
        .collect()
}

/// Page number of a query, from 1.
#[must_use]
pub fn nomor_hal(hal: Option<&str>) -> usize {
    hal.and_then(|h| h.parse().ok())
        .filter(|n| (1..=1_000_000).contains(n))
        .unwrap_or(1)
}

/// A stored count as a size; never negative.
#[must_use]
pub fn cacah(n: i64) -> usize {
    usize::try_from(n).unwrap_or(0)
}

/// Rows before a page.
#[must_use]
pub fn lewati(hal: usize, per: usize) -> i64 {
    i64::try_from(hal.saturating_sub(1).saturating_mul(per)).unwrap_or(0)
}

/// Heading of a printed list of the government; `saringan` are the active filters in words.
#[must_use]
pub fn kop(d: &Daerah, saringan: Vec<String>) -> cetak::Kop {
    let (uji, keterangan) = status(d, d.berlaku("apbd").or(d.berlaku("rkpd")));
    let uji = uji.into_iter().map(|c| c.teks);
    let keadaan: Vec<String> = uji.chain([keterangan]).filter(|k| !k.is_empty()).collect();
    cetak::Kop {
        pemda: d.pemda.nama.clone(),
        saringan,
        keadaan: keadaan.join(" · "),
    }
}

/// Notes below a download: whose data, its state.
#[must_use]
pub fn catatan(d: &Daerah) -> Vec<String> {
    let (_, keterangan) = status(d, d.berlaku("apbd").or(d.berlaku("rkpd")));
    let uji = if d.pemda.contoh {
        "Data contoh"
    } else {
        "Data uji"
    };
    vec![format!(
        "{uji} {} tahun {}. {keterangan}",
        d.pemda.nama, d.tahun
    )]
}
