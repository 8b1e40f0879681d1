//! Loads what the system knows about one office (or the government) and year as evidence.

use std::collections::BTreeMap;

use dasar::{Rasio, Tanggal};
use hukum::Hukum;
use kinerja::lkj::Perubahan;
use kinerja::pengukuran::Keadaan;
use sakip::bukti::{Cacah, Dokumen, FaktaBukti, FaktaDokumen, Ukuran};
use store::kinerja as kin;
use store::kinerja::{EdisiSumberRow, PkRow};
use store::sakip as gudang;
use store::sakip::CacahRow;
use uuid::Uuid;

use crate::kinerja::rekap::{self, Rekap, triwulan_lewat};
use crate::tindak::TindakGalat;

/// About whom, and when.
pub struct Konteks<'a> {
    /// Kemendagri code, for links.
    pub pemda: &'a str,
    /// Law set.
    pub hukum: &'a Hukum,
    /// Evaluated year.
    pub tahun: i16,
    /// Office; none for the government.
    pub opd: Option<Uuid>,
    /// Its code, for links.
    pub opd_kode: Option<&'a str>,
    /// Today.
    pub hari: Tanggal,
}

impl Konteks<'_> {
    fn tautan(&self, sisa: &str) -> String {
        let opd = self
            .opd_kode
            .map(|o| format!("&opd={o}"))
            .unwrap_or_default();
        format!("/pemda/{}/{sisa}tahun={}{opd}", self.pemda, self.tahun)
    }
}

type Tx<'a> = store::Tx<'a>;

/// Loads the facts.
///
/// # Errors
/// No connection, a law file of another shape.
pub async fn muat(tx: &mut Tx<'_>, k: &Konteks<'_>) -> Result<FaktaBukti, TindakGalat> {
    let mut f = FaktaBukti::default();
    let edisi = rencana(tx, k, &mut f).await?;
    let pk = perjanjian(tx, k, &mut f, edisi.dpa.as_ref()).await?;
    cacah_rencana(tx, k, &mut f, &edisi).await?;
    cacah_kinerja(tx, k, &mut f, &pk).await?;
    super::fakta_lapor::laporan(tx, k, &mut f, &pk).await?;
    evaluasi(tx, k, &mut f).await?;
    Ok(f)
}

/// Editions in force.
pub(super) struct Edisi {
    renstra: Option<EdisiSumberRow>,
    renja: Option<EdisiSumberRow>,
    dpa: Option<EdisiSumberRow>,
}

fn tanggal(e: &EdisiSumberRow) -> Tanggal {
    Tanggal(e.keadaan.unwrap_or_else(|| e.dibuat_pada.date_naive()))
}

async fn rencana(
    tx: &mut Tx<'_>,
    k: &Konteks<'_>,
    f: &mut FaktaBukti,
) -> Result<Edisi, TindakGalat> {
    let mut ambil = Vec::new();
    for (jenis, dok) in [
        ("rpjmd", Dokumen::Rpjmd),
        ("renstra", Dokumen::Renstra),
        ("rkpd", Dokumen::Renja),
        ("dpa", Dokumen::Dpa),
    ] {
        let mut e = kin::edisi_berlaku(tx, jenis, k.tahun).await?;
        if e.is_none() && jenis == "dpa" {
            e = kin::edisi_berlaku(tx, "apbd", k.tahun).await?;
        }
        let dokumen = e.as_ref().map(|e| FaktaDokumen {
            ada: true,
            sah: Some(tanggal(e)),
            // What is imported is open on the public pages from that day on.
            terbit: Some(Tanggal(e.dibuat_pada.date_naive())),
            tautan: k.tautan(&format!("rencana?dok={}&", e.jenis)),
            ..FaktaDokumen::default()
        });
        f.dokumen.insert(dok, dokumen.unwrap_or_default());
        ambil.push(e);
    }
    let dpa = ambil.pop().flatten();
    let renja = ambil.pop().flatten();
    let renstra = ambil.pop().flatten();
    Ok(Edisi {
        renstra,
        renja,
        dpa,
    })
}

/// Months of a deadline.
pub(super) fn bulan(h: &Hukum, kunci: &str, hari: Tanggal) -> Result<i64, TindakGalat> {
    Ok(h.parameter(kunci)?.pada(hari)?.bilangan("nilai")?)
}

/// A day so many months later.
pub(super) fn tambah_bulan(t: Tanggal, bulan: i64) -> Option<Tanggal> {
    t.tambah_bulan(u32::try_from(bulan).ok()?)
}

/// The agreement in force and the quarters of it.
async fn perjanjian(
    tx: &mut Tx<'_>,
    k: &Konteks<'_>,
    f: &mut FaktaBukti,
    dpa: Option<&EdisiSumberRow>,
) -> Result<Vec<Rekap>, TindakGalat> {
    let semua = kin::daftar_pk(tx, k.tahun, k.opd).await?;
    let berlaku: Vec<&PkRow> = semua.iter().filter(|p| p.keadaan == "berlaku").collect();
    let pokok = berlaku
        .iter()
        .find(|p| p.opd_id == k.opd && p.unit.is_empty());
    let tenggat = match dpa {
        Some(d) => {
            let n = bulan(k.hukum, "tenggat.perjanjian_kinerja", k.hari)?;
            tambah_bulan(tanggal(d), n)
        }
        None => None,
    };
    let mut rekap = Vec::new();
    for p in &berlaku {
        rekap.push(rekap::muat(tx, p.id).await?);
    }
    let dokumen = pokok.map(|p| FaktaDokumen {
        ada: true,
        sah: p.tanggal.map(Tanggal),
        terbit: p.terbit_pada.map(|t| Tanggal(t.date_naive())),
        tenggat,
        direviu: false,
        tautan: format!("/pemda/{}/kinerja/pk/{}", k.pemda, p.id),
    });
    let kosong = FaktaDokumen {
        tautan: k.tautan("kinerja?"),
        tenggat,
        ..FaktaDokumen::default()
    };
    let rencana = rekap
        .iter()
        .find(|r| pokok.is_some_and(|p| p.id == r.pk.id) && r.rencana_berlaku);
    let aksi = FaktaDokumen {
        ada: rencana.is_some(),
        tautan: dokumen
            .as_ref()
            .map_or_else(|| kosong.tautan.clone(), |d| d.tautan.clone()),
        ..FaktaDokumen::default()
    };
    f.dokumen.insert(Dokumen::Pk, dokumen.unwrap_or(kosong));
    f.dokumen.insert(Dokumen::RencanaAksi, aksi);
    Ok(rekap)
}

fn n(x: i64) -> u64 {
    u64::try_from(x).unwrap_or(0)
}

fn taruh(f: &mut FaktaBukti, u: Ukuran, c: CacahRow, (uraian, tautan): (&str, String)) {
    let cacah = Cacah {
        ada: n(c.ada),
        semua: n(c.semua),
        uraian: uraian.to_owned(),
        tautan,
    };
    f.cacah.insert(u, cacah);
}

async fn cacah_rencana(
    tx: &mut Tx<'_>,
    k: &Konteks<'_>,
    f: &mut FaktaBukti,
    e: &Edisi,
) -> Result<(), TindakGalat> {
    if let Some(r) = &e.renstra {
        let c = gudang::indikator_lengkap(tx, (r.id, k.opd), k.tahun).await?;
        let di = k.tautan("rencana?dok=renstra&");
        taruh(
            f,
            Ukuran::IndikatorLengkap,
            c,
            ("indikator Renstra lengkap dengan satuan dan target", di),
        );
    }
    if let (Some(a), Some(r)) = (&e.dpa, &e.renja) {
        let c = gudang::pagu_sama(tx, (a.id, r.id), (k.opd, k.tahun)).await?;
        let apa = format!("sub kegiatan {} sepagu dengan RKPD", a.jenis.to_uppercase());
        taruh(f, Ukuran::DpaSesuaiRenja, c, (&apa, k.tautan("pagu?")));
    }
    if let (Some(a), Some(r)) = (&e.dpa, &e.renstra) {
        let c = gudang::aktivitas_tertaut(tx, (a.id, r.id), k.opd).await?;
        let di = k.tautan("rencana?dok=renstra&");
        taruh(
            f,
            Ukuran::AktivitasTertaut,
            c,
            ("sub kegiatan berada di bawah program Renstra", di),
        );
    }
    let c = gudang::iku_tetap(tx, k.tahun, k.opd).await?;
    let di = k.tautan("kinerja?");
    taruh(
        f,
        Ukuran::IkuTetap,
        c,
        ("IKU sama dengan tahun lalu", di.clone()),
    );
    let c = gudang::unit_berpk(tx, k.tahun, k.opd).await?;
    taruh(
        f,
        Ukuran::UnitBerpk,
        c,
        ("perangkat daerah punya Perjanjian Kinerja yang berlaku", di),
    );
    Ok(())
}

/// Counts over agreements and their quarters.
#[derive(Default)]
struct Hitung {
    isi: BTreeMap<Ukuran, (u64, u64)>,
}

impl Hitung {
    fn satu(&mut self, u: Ukuran, ya: bool) {
        let c = self.isi.entry(u).or_default();
        c.0 += u64::from(ya);
        c.1 += 1;
    }
}

async fn cacah_kinerja(
    tx: &mut Tx<'_>,
    k: &Konteks<'_>,
    f: &mut FaktaBukti,
    pk: &[Rekap],
) -> Result<(), TindakGalat> {
    let mut h = Hitung::default();
    let lalu = tahun_lalu(tx, k).await?;
    for i in pk.iter().flat_map(|r| &r.indikator) {
        let janji = &i.janji;
        h.satu(Ukuran::DefinisiAda, !janji.definisi.is_empty());
        h.satu(Ukuran::SumberData, !janji.sumber_data.is_empty());
        for t in &i.triwulan {
            let perlu = t.rencana.as_ref().is_some_and(|r| !r.target.is_empty());
            if perlu && triwulan_lewat(k.tahun, t.nomor, k.hari) {
                let sudah = matches!(t.keadaan, Keadaan::Diajukan | Keadaan::Terverifikasi);
                h.satu(Ukuran::TriwulanDiukur, sudah);
            }
            let Some(u) = t.ukur.as_ref() else { continue };
            h.satu(
                Ukuran::UkuranDiverifikasi,
                t.keadaan == Keadaan::Terverifikasi,
            );
            h.satu(Ukuran::UkuranBerbukti, !t.bukti.is_empty());
            if !u.hambatan.is_empty() {
                h.satu(Ukuran::HambatanDitindak, !u.tindak_lanjut.is_empty());
            }
        }
        if let Some(c) = i.capaian.nilai {
            h.satu(Ukuran::TargetTercapai, c >= Rasio::SATU);
        }
        if let Some(p) = membaik(i, &lalu) {
            h.satu(Ukuran::CapaianMembaik, p == Perubahan::Membaik);
        }
    }
    for (u, (ada, semua)) in h.isi {
        let cacah = Cacah {
            ada,
            semua,
            uraian: uraian(u).to_owned(),
            tautan: k.tautan("kinerja?"),
        };
        f.cacah.insert(u, cacah);
    }
    Ok(())
}

const fn uraian(u: Ukuran) -> &'static str {
    match u {
        Ukuran::DefinisiAda => "indikator punya definisi operasional",
        Ukuran::SumberData => "indikator menyebut sumber datanya",
        Ukuran::TriwulanDiukur => "target triwulan yang lewat sudah diukur",
        Ukuran::UkuranDiverifikasi => "pengukuran sudah diverifikasi atasan",
        Ukuran::UkuranBerbukti => "pengukuran disertai bukti",
        Ukuran::HambatanDitindak => "hambatan disertai tindak lanjut",
        Ukuran::TargetTercapai => "indikator mencapai targetnya sejauh ini",
        Ukuran::CapaianMembaik => "indikator membaik dari tahun lalu",
        _ => "",
    }
}

/// Last year's realisations: words of the indicator → figure.
async fn tahun_lalu(
    tx: &mut Tx<'_>,
    k: &Konteks<'_>,
) -> Result<BTreeMap<String, String>, TindakGalat> {
    let mut hasil = BTreeMap::new();
    for p in kin::daftar_pk(tx, k.tahun - 1, k.opd).await? {
        if p.keadaan != "berlaku" {
            continue;
        }
        for i in rekap::muat(tx, p.id).await?.indikator {
            if !i.realisasi.is_empty() {
                hasil.insert(dasar::teks::normal(&i.janji.teks), i.realisasi);
            }
        }
    }
    Ok(hasil)
}

fn membaik(i: &rekap::Indikator, lalu: &BTreeMap<String, String>) -> Option<Perubahan> {
    let dulu = lalu.get(&dasar::teks::normal(&i.janji.teks))?;
    let positif = i.polaritas() != kinerja::capaian::Polaritas::Negatif;
    kinerja::lkj::perubahan(dulu, &i.realisasi, positif).ok()
}

async fn evaluasi(tx: &mut Tx<'_>, k: &Konteks<'_>, f: &mut FaktaBukti) -> Result<(), TindakGalat> {
    let lalu = k.tahun - 1;
    let di = format!("/pemda/{}/sakip?tahun={lalu}", k.pemda);
    let c = gudang::opd_dievaluasi(tx, lalu).await?;
    taruh(
        f,
        Ukuran::OpdDievaluasi,
        c,
        ("perangkat daerah dievaluasi untuk tahun lalu", di.clone()),
    );
    if let Some(ada) = gudang::tim_lengkap(tx, k.tahun, k.opd).await? {
        let c = CacahRow { ada, semua: 4 };
        taruh(
            f,
            Ukuran::TimLengkap,
            c,
            ("jenjang tim evaluasi terisi", di.clone()),
        );
    }
    let c = gudang::rekomendasi_tuntas(tx, k.tahun, k.opd).await?;
    taruh(
        f,
        Ukuran::RekomendasiTuntas,
        c,
        (
            "rekomendasi tahun-tahun lalu tuntas",
            format!("/pemda/{}/sakip/rekomendasi", k.pemda),
        ),
    );
    let nilai = gudang::nilai_terbit(tx, k.tahun, k.opd).await?;
    let lhe = FaktaDokumen {
        ada: !nilai.is_empty(),
        tautan: di.clone(),
        ..FaktaDokumen::default()
    };
    f.dokumen.insert(Dokumen::Lhe, lhe);
    if let [(_, kini), (_, dulu), ..] = nilai.as_slice() {
        let c = CacahRow {
            ada: i64::from(kini > dulu),
            semua: 1,
        };
        taruh(f, Ukuran::NilaiNaik, c, ("nilai evaluasi naik", di));
    }
    Ok(())
}
