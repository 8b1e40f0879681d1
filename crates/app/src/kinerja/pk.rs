//! Agreements: drawn up from the approved plan, handed over, signed, published, replaced.

use dasar::{Rupiah, Tanggal};
use keamanan::{JenisPeristiwa, Tindakan};
use kinerja::capaian::{Agregasi, Polaritas};
pub use kinerja::pk::{CaraJabat, Jenjang, Keadaan, Langkah, Sebab};
use kinerja::pk::{FaktaPk, JanjiIndikator, JanjiProgram, Pihak, langkah};
use serde_json::json;
use store::kinerja as gudang;
use store::kinerja::{
    EdisiSumberRow, PkIndikatorRow, PkProgramRow, PkRow, SumberIndikatorRow, SumberProgramRow,
};
use uuid::Uuid;

use super::rekap::untuk;
use crate::impor::sidik;
use crate::tindak::{Kerja, Minta, TindakGalat};

/// What an agreement is drawn up for.
#[derive(Clone, Debug)]
pub struct SusunPk {
    /// Year.
    pub tahun: i16,
    /// Code of the office; none for the head of the region.
    pub opd: Option<String>,
    /// Level.
    pub jenjang: Jenjang,
    /// Unit or post below the office, as its name.
    pub unit: String,
    /// For levels below the office: codes of the plan's nodes (beginnings) that are promised.
    pub simpul: Vec<String>,
    /// Why.
    pub sebab: Sebab,
    /// Reason of a change.
    pub alasan: String,
}

/// Parties, place and day.
#[derive(Clone, Debug, Default)]
pub struct PihakPk {
    /// Who promises: name, post, capacity.
    pub pertama: (String, String, String),
    /// Who receives the promise.
    pub kedua: (String, String, String),
    /// Place.
    pub tempat: String,
    /// Day.
    pub tanggal: Option<Tanggal>,
}

/// The plan and the budget an agreement of a level is drawn from.
struct Sumber {
    rencana: EdisiSumberRow,
    anggaran: Option<EdisiSumberRow>,
    indikator: Vec<SumberIndikatorRow>,
    program: Vec<SumberProgramRow>,
}

/// Documents a level is drawn from: the plan, in this order of preference.
const fn dokumen_rencana(j: Jenjang) -> &'static [&'static str] {
    match j {
        Jenjang::KepalaDaerah => &["rpjmd"],
        Jenjang::EselonIi | Jenjang::EselonIii => &["renstra"],
        Jenjang::EselonIv | Jenjang::Individu => &["dpa", "apbd", "rkpd"],
    }
}

async fn edisi(
    k: &mut Kerja<'_>,
    jenis: &[&str],
    tahun: i16,
) -> Result<Option<EdisiSumberRow>, TindakGalat> {
    for j in jenis {
        if let Some(e) = gudang::edisi_berlaku(&mut k.tx, j, tahun).await? {
            return Ok(Some(e));
        }
    }
    Ok(None)
}

async fn sumber(k: &mut Kerja<'_>, p: &SusunPk, opd: Option<Uuid>) -> Result<Sumber, TindakGalat> {
    let jenis = dokumen_rencana(p.jenjang);
    let rencana = edisi(k, jenis, p.tahun).await?.ok_or_else(|| {
        TindakGalat::ditolak(
            "PKJ-020",
            format!(
                "Tidak ada {} yang berlaku untuk tahun {}. Impor atau tetapkan lebih dahulu.",
                jenis.join(", ").to_uppercase(),
                p.tahun
            ),
        )
    })?;
    let anggaran = edisi(k, &["dpa", "apbd"], p.tahun).await?;
    let tingkat = p.jenjang.tingkat_rencana();
    let semua = gudang::indikator_sumber(&mut k.tx, (rencana.id, opd), tingkat, p.tahun).await?;
    let dipilih = |kode: &str| p.simpul.is_empty() || p.simpul.iter().any(|s| kode.starts_with(s));
    let indikator = semua
        .into_iter()
        .filter(|i| dipilih(&i.simpul_kode))
        .collect();
    let program = match &anggaran {
        None => Vec::new(),
        Some(a) => program(k, (a.id, opd), p).await?,
    };
    Ok(Sumber {
        rencana,
        anggaran,
        indikator,
        program,
    })
}

/// Programmes of the nodes that are promised.
async fn program(
    k: &mut Kerja<'_>,
    di: (Uuid, Option<Uuid>),
    p: &SusunPk,
) -> Result<Vec<SumberProgramRow>, TindakGalat> {
    let semua = gudang::program_sumber(&mut k.tx, di, (p.tahun, "pagu")).await?;
    let cocok = |kode: &str| {
        p.simpul.is_empty()
            || p.simpul
                .iter()
                .any(|s| kode.starts_with(s.as_str()) || s.starts_with(kode))
    };
    Ok(semua.into_iter().filter(|x| cocok(&x.kode)).collect())
}

/// Draws up an agreement: indicators and targets of the approved plan, programmes and money of
/// the budget. Returns its id.
///
/// # Errors
/// Unknown office, no permission, no plan in force, one being drawn up already, a change without
/// reason.
pub async fn susun(minta: &Minta<'_>, p: &SusunPk) -> Result<Uuid, TindakGalat> {
    let mut k = minta.buka().await?;
    let opd = opd(&mut k, p.opd.as_deref()).await?;
    let opd_id = opd.as_ref().map(|o| o.id);
    k.izin(Tindakan::SusunPk, opd_id).await?;
    if (p.jenjang == Jenjang::KepalaDaerah) != opd_id.is_none() {
        return Err(TindakGalat::ditolak(
            "PKJ-021",
            "Perjanjian kepala daerah tidak menyebut perangkat daerah; jenjang lain menyebutnya.",
        ));
    }
    let ada = gudang::daftar_pk(&mut k.tx, p.tahun, opd_id).await?;
    let (edisi, berlaku) = edisi_berikut(&ada, p, opd_id)?;
    let s = sumber(&mut k, p, opd_id).await?;
    let id = sidik::id(&[
        &k.pemda.id.to_string(),
        "pk",
        &p.tahun.to_string(),
        &opd_id.map(|o| o.to_string()).unwrap_or_default(),
        p.jenjang.kode(),
        &p.unit,
        &edisi.to_string(),
    ]);
    let baru = PkRow {
        id,
        tahun: p.tahun,
        opd_id,
        opd_kode: opd.as_ref().map(|o| o.kode.clone()),
        opd_nama: opd.as_ref().map(|o| o.nama.clone()),
        jenjang: p.jenjang.kode().to_owned(),
        unit: p.unit.clone(),
        edisi,
        keadaan: Keadaan::Draf.kode().to_owned(),
        sebab: p.sebab.kode().to_owned(),
        alasan: dasar::teks::rapat(&p.alasan),
        rencana_edisi_id: s.rencana.id,
        anggaran_edisi_id: s.anggaran.as_ref().map(|a| a.id),
        terbit_pada: None,
        dibuat_pada: k.kini,
        dibuat_oleh: k.oleh(),
        ..pihak_lama(berlaku)
    };
    gudang::simpan_pk(&mut k.tx, &baru).await?;
    simpan_isi(&mut k, &baru, berlaku, s).await?;
    let isi = json!({"untuk": untuk(&baru), "tahun": p.tahun, "edisi": edisi,
        "sebab": p.sebab.kode(), "alasan": baru.alasan});
    k.selesai(JenisPeristiwa::PkDisusun, id.to_string(), isi)
        .await?;
    Ok(id)
}

/// Number of the next edition and the one in force.
fn edisi_berikut<'a>(
    ada: &'a [PkRow],
    p: &SusunPk,
    opd: Option<Uuid>,
) -> Result<(i16, Option<&'a PkRow>), TindakGalat> {
    let sama: Vec<&PkRow> = ada
        .iter()
        .filter(|x| x.opd_id == opd && x.jenjang == p.jenjang.kode() && x.unit == p.unit)
        .collect();
    if sama
        .iter()
        .any(|x| matches!(x.keadaan.as_str(), "draf" | "diajukan"))
    {
        return Err(TindakGalat::ditolak(
            "PKJ-022",
            "Masih ada edisi yang sedang disusun. Selesaikan atau batalkan dahulu.",
        ));
    }
    let edisi = sama.iter().map(|x| x.edisi).max().unwrap_or(0) + 1;
    let berlaku = sama.iter().find(|x| x.keadaan == "berlaku").copied();
    if berlaku.is_some() && p.sebab == Sebab::Awal {
        return Err(TindakGalat::ditolak(
            "PKJ-023",
            "Perjanjian Kinerja sudah berlaku. Perubahan harus menyebut sebabnya: rotasi, \
             anggaran, atau strategi.",
        ));
    }
    Ok((edisi, berlaku))
}

/// Parties of the edition before, to start from.
fn pihak_lama(lama: Option<&PkRow>) -> PkRow {
    let mut kosong = PkRow {
        id: Uuid::nil(),
        tahun: 0,
        opd_id: None,
        opd_kode: None,
        opd_nama: None,
        jenjang: String::new(),
        unit: String::new(),
        edisi: 0,
        keadaan: String::new(),
        sebab: String::new(),
        alasan: String::new(),
        pihak1_nama: String::new(),
        pihak1_jabatan: String::new(),
        pihak1_cara: CaraJabat::Definitif.kode().to_owned(),
        pihak2_nama: String::new(),
        pihak2_jabatan: String::new(),
        pihak2_cara: CaraJabat::Definitif.kode().to_owned(),
        tempat: String::new(),
        tanggal: None,
        rencana_edisi_id: Uuid::nil(),
        anggaran_edisi_id: None,
        terbit_pada: None,
        dibuat_pada: chrono::DateTime::<chrono::Utc>::MIN_UTC,
        dibuat_oleh: String::new(),
    };
    if let Some(l) = lama {
        kosong.pihak1_nama.clone_from(&l.pihak1_nama);
        kosong.pihak1_jabatan.clone_from(&l.pihak1_jabatan);
        kosong.pihak1_cara.clone_from(&l.pihak1_cara);
        kosong.pihak2_nama.clone_from(&l.pihak2_nama);
        kosong.pihak2_jabatan.clone_from(&l.pihak2_jabatan);
        kosong.pihak2_cara.clone_from(&l.pihak2_cara);
        kosong.tempat.clone_from(&l.tempat);
    }
    kosong
}

async fn simpan_isi(
    k: &mut Kerja<'_>,
    baru: &PkRow,
    lama: Option<&PkRow>,
    s: Sumber,
) -> Result<(), TindakGalat> {
    let lalu = match lama {
        Some(l) => gudang::pk_indikator(&mut k.tx, l.id).await?,
        None => Vec::new(),
    };
    let mut isi = Vec::new();
    for (n, i) in (1_i16..).zip(s.indikator) {
        isi.push(janji(n, i, &lalu));
    }
    gudang::simpan_pk_indikator(&mut k.tx, baru.id, &isi).await?;
    let program: Vec<PkProgramRow> = (1_i16..)
        .zip(s.program)
        .map(|(urut, p)| PkProgramRow {
            urut,
            kode: p.kode,
            nama: p.nama,
            anggaran_sen: p.anggaran_sen,
        })
        .collect();
    gudang::simpan_pk_program(&mut k.tx, baru.id, &program).await?;
    Ok(())
}

/// A promised indicator from the plan's; how it is measured is taken over from the edition before.
fn janji(urut: i16, i: SumberIndikatorRow, lalu: &[PkIndikatorRow]) -> PkIndikatorRow {
    let polaritas = polaritas(&i.polaritas, &i.teks, &i.target);
    let agregasi = Agregasi::lazim(&i.satuan, &i.target);
    let dahulu = lalu.iter().find(|l| l.indikator_id == i.indikator_id);
    PkIndikatorRow {
        urut,
        sasaran: i.simpul_nama,
        simpul_id: i.simpul_id,
        indikator_id: i.indikator_id,
        polaritas: dahulu.map_or(polaritas.kode(), |d| &d.polaritas).to_owned(),
        agregasi: dahulu.map_or(agregasi.kode(), |d| &d.agregasi).to_owned(),
        rumus_negatif: dahulu
            .map_or("selisih_ganda", |d| &d.rumus_negatif)
            .to_owned(),
        utama: dahulu.map_or(i.tingkat == "tujuan" || i.tingkat == "sasaran", |d| d.utama),
        definisi: dahulu.map(|d| d.definisi.clone()).unwrap_or_default(),
        sumber_data: dahulu.map(|d| d.sumber_data.clone()).unwrap_or_default(),
        teks: i.teks,
        satuan: i.satuan,
        target: i.target,
    }
}

/// Declared, else a range by its target, else guessed from the words.
fn polaritas(tertulis: &str, teks: &str, target: &str) -> Polaritas {
    use perencanaan::Polaritas as P;
    let rapi = target.replace(['–', '—'], "-");
    let dua = rapi
        .split_once('-')
        .is_some_and(|(a, b)| kinerja::angka::parse(a).is_ok() && kinerja::angka::parse(b).is_ok());
    if dua {
        return Polaritas::Rentang;
    }
    match P::parse(tertulis).or_else(|| P::duga(teks)) {
        Some(P::Turun) => Polaritas::Negatif,
        _ => Polaritas::Positif,
    }
}

/// The office with this code.
pub(crate) async fn opd(
    k: &mut Kerja<'_>,
    kode: Option<&str>,
) -> Result<Option<gudang::OpdRow>, TindakGalat> {
    let Some(kode) = kode.filter(|k| !k.is_empty()) else {
        return Ok(None);
    };
    match gudang::opd(&mut k.tx, kode).await? {
        Some(o) => Ok(Some(o)),
        None => Err(TindakGalat::TakAda(format!(
            "Tidak ada perangkat daerah dengan kode {kode}."
        ))),
    }
}

async fn ambil(k: &mut Kerja<'_>, id: Uuid) -> Result<PkRow, TindakGalat> {
    gudang::kunci_pk(&mut k.tx, id).await?;
    gudang::pk(&mut k.tx, id)
        .await?
        .ok_or_else(|| TindakGalat::TakAda("Perjanjian Kinerja ini tidak ada.".to_owned()))
}

/// Changes parties, place and day of an edition that is being drawn up.
///
/// # Errors
/// Unknown agreement, no permission, not a draft.
pub async fn ubah(minta: &Minta<'_>, id: Uuid, p: &PihakPk) -> Result<(), TindakGalat> {
    let mut k = minta.buka().await?;
    let mut pk = ambil(&mut k, id).await?;
    k.izin(Tindakan::SusunPk, pk.opd_id).await?;
    let keadaan = Keadaan::parse(&pk.keadaan).unwrap_or(Keadaan::Dibatalkan);
    if keadaan != Keadaan::Draf {
        return Err(kinerja::pk::TolakPk::BukanKeadaannya(keadaan).into());
    }
    let rapat = dasar::teks::rapat;
    let cara = |c: &str| {
        CaraJabat::parse(c)
            .unwrap_or(CaraJabat::Definitif)
            .kode()
            .to_owned()
    };
    pk.pihak1_nama = rapat(&p.pertama.0);
    pk.pihak1_jabatan = rapat(&p.pertama.1);
    pk.pihak1_cara = cara(&p.pertama.2);
    pk.pihak2_nama = rapat(&p.kedua.0);
    pk.pihak2_jabatan = rapat(&p.kedua.1);
    pk.pihak2_cara = cara(&p.kedua.2);
    pk.tempat = rapat(&p.tempat);
    pk.tanggal = p.tanggal.map(|t| t.0);
    gudang::ubah_pk(&mut k.tx, &pk).await?;
    let isi = json!({"untuk": untuk(&pk), "pihak_pertama": pk.pihak1_nama,
        "pihak_kedua": pk.pihak2_nama});
    k.selesai(JenisPeristiwa::PkDiubah, id.to_string(), isi)
        .await
}

/// How one indicator is measured.
#[derive(Clone, Debug, Default)]
pub struct CaraUkur {
    /// Number of the indicator.
    pub indikator: i16,
    /// positif, negatif or rentang.
    pub polaritas: String,
    /// jumlah, akhir, rata_rata or predikat.
    pub agregasi: String,
    /// selisih_ganda or kebalikan.
    pub rumus_negatif: String,
    /// Main indicator.
    pub utama: bool,
    /// Operational definition.
    pub definisi: String,
    /// Where the figures come from.
    pub sumber_data: String,
}

/// Says how an indicator of a draft is measured; the target itself stays that of the plan.
///
/// # Errors
/// Unknown agreement or indicator, no permission, not a draft, unknown words.
pub async fn ubah_ukur(minta: &Minta<'_>, id: Uuid, c: &CaraUkur) -> Result<(), TindakGalat> {
    let mut k = minta.buka().await?;
    let pk = ambil(&mut k, id).await?;
    k.izin(Tindakan::SusunPk, pk.opd_id).await?;
    let keadaan = Keadaan::parse(&pk.keadaan).unwrap_or(Keadaan::Dibatalkan);
    if keadaan != Keadaan::Draf {
        return Err(kinerja::pk::TolakPk::BukanKeadaannya(keadaan).into());
    }
    let semua = gudang::pk_indikator(&mut k.tx, id).await?;
    let Some(mut i) = semua.into_iter().find(|i| i.urut == c.indikator) else {
        return Err(TindakGalat::TakAda("Indikator ini tidak ada.".to_owned()));
    };
    let (Some(p), Some(a)) = (Polaritas::parse(&c.polaritas), Agregasi::parse(&c.agregasi)) else {
        return Err(TindakGalat::ditolak(
            "PKJ-024",
            "Pilih arah dan cara menjumlah triwulan yang tersedia.",
        ));
    };
    i.polaritas = p.kode().to_owned();
    i.agregasi = a.kode().to_owned();
    i.rumus_negatif = if c.rumus_negatif == "kebalikan" {
        "kebalikan".to_owned()
    } else {
        "selisih_ganda".to_owned()
    };
    i.utama = c.utama;
    i.definisi = dasar::teks::rapat(&c.definisi);
    i.sumber_data = dasar::teks::rapat(&c.sumber_data);
    gudang::ubah_pk_indikator(&mut k.tx, id, &i).await?;
    let isi = json!({"untuk": untuk(&pk), "indikator": i.teks, "polaritas": i.polaritas,
        "agregasi": i.agregasi});
    k.selesai(JenisPeristiwa::PkDiubah, id.to_string(), isi)
        .await
}

/// What the law asks about, with the plan and the budget as they stand now.
async fn fakta(k: &mut Kerja<'_>, pk: &PkRow) -> Result<FaktaPk, TindakGalat> {
    let jenjang = Jenjang::parse(&pk.jenjang).unwrap_or(Jenjang::Individu);
    let janji = gudang::pk_indikator(&mut k.tx, pk.id).await?;
    let program = gudang::pk_program(&mut k.tx, pk.id).await?;
    let rencana = gudang::indikator_sumber(
        &mut k.tx,
        (pk.rencana_edisi_id, pk.opd_id),
        jenjang.tingkat_rencana(),
        pk.tahun,
    )
    .await?;
    let anggaran = match pk.anggaran_edisi_id {
        Some(a) => gudang::program_sumber(&mut k.tx, (a, pk.opd_id), (pk.tahun, "pagu")).await?,
        None => Vec::new(),
    };
    let mut rencana_berlaku = gudang::masih_berlaku(&mut k.tx, pk.rencana_edisi_id).await?;
    if let Some(a) = pk.anggaran_edisi_id {
        rencana_berlaku &= gudang::masih_berlaku(&mut k.tx, a).await?;
    }
    let atasan_berlaku = match jenjang.atasan() {
        None => None,
        Some(j) => {
            let opd = if j == Jenjang::KepalaDaerah {
                None
            } else {
                pk.opd_id
            };
            Some(gudang::ada_pk_berlaku(&mut k.tx, pk.tahun, (opd, j.kode())).await?)
        }
    };
    Ok(FaktaPk {
        jenjang,
        keadaan: Keadaan::parse(&pk.keadaan).unwrap_or(Keadaan::Dibatalkan),
        sebab: Sebab::parse(&pk.sebab).unwrap_or(Sebab::Awal),
        alasan: pk.alasan.clone(),
        pihak_pertama: pihak((&pk.pihak1_nama, &pk.pihak1_jabatan, &pk.pihak1_cara)),
        pihak_kedua: pihak((&pk.pihak2_nama, &pk.pihak2_jabatan, &pk.pihak2_cara)),
        rencana_berlaku,
        atasan_berlaku,
        indikator: janji
            .into_iter()
            .map(|i| janji_indikator(i, &rencana))
            .collect(),
        program: program
            .into_iter()
            .map(|p| janji_program(p, &anggaran))
            .collect(),
        tanggal: pk.tanggal.map(Tanggal),
    })
}

fn pihak((nama, jabatan, cara): (&str, &str, &str)) -> Pihak {
    Pihak {
        nama: nama.to_owned(),
        jabatan: jabatan.to_owned(),
        cara: CaraJabat::parse(cara).unwrap_or(CaraJabat::Definitif),
    }
}

fn janji_indikator(i: PkIndikatorRow, rencana: &[SumberIndikatorRow]) -> JanjiIndikator {
    JanjiIndikator {
        target_rencana: rencana
            .iter()
            .find(|r| r.indikator_id == i.indikator_id)
            .map(|r| r.target.clone()),
        sasaran: i.sasaran,
        teks: i.teks,
        satuan: i.satuan,
        target: i.target,
    }
}

fn janji_program(p: PkProgramRow, anggaran: &[SumberProgramRow]) -> JanjiProgram {
    JanjiProgram {
        anggaran_dokumen: anggaran
            .iter()
            .find(|a| a.kode == p.kode)
            .map(|a| Rupiah::dari_sen(a.anggaran_sen)),
        kode: p.kode,
        nama: p.nama,
        anggaran: Rupiah::dari_sen(p.anggaran_sen),
    }
}

/// What would stop a step, without taking it.
///
/// # Errors
/// Unknown agreement, no connection.
pub async fn halangan(
    minta: &Minta<'_>,
    id: Uuid,
    l: Langkah,
) -> Result<Option<String>, TindakGalat> {
    let mut k = minta.buka().await?;
    let pk = gudang::pk(&mut k.tx, id)
        .await?
        .ok_or_else(|| TindakGalat::TakAda("Perjanjian Kinerja ini tidak ada.".to_owned()))?;
    let f = fakta(&mut k, &pk).await?;
    Ok(langkah(&f, l).err().map(|e| e.to_string()))
}

/// Moves an agreement: handed over, sent back, signed, withdrawn.
///
/// # Errors
/// Unknown agreement, no permission, then [`kinerja::pk::TolakPk`] in its order.
pub async fn pindah(minta: &Minta<'_>, id: Uuid, l: Langkah) -> Result<Keadaan, TindakGalat> {
    let mut k = minta.buka().await?;
    let pk = ambil(&mut k, id).await?;
    let menyusun = matches!(l, Langkah::Ajukan | Langkah::Batalkan);
    let (izin, jenis) = if menyusun {
        (Tindakan::SusunPk, JenisPeristiwa::PkDiajukan)
    } else {
        (Tindakan::TandatanganiPk, JenisPeristiwa::PkDiputus)
    };
    k.izin(izin, pk.opd_id).await?;
    let f = fakta(&mut k, &pk).await?;
    let ke = langkah(&f, l)?;
    gudang::pindah_pk(&mut k.tx, &pk, ke.kode()).await?;
    let isi = json!({"untuk": untuk(&pk), "keadaan": ke.nama(), "tahun": pk.tahun,
        "edisi": pk.edisi});
    k.selesai(jenis, id.to_string(), isi).await?;
    Ok(ke)
}

/// Opens an agreement in force to the public.
///
/// # Errors
/// Unknown agreement, no permission, not in force, published before.
pub async fn terbitkan(minta: &Minta<'_>, id: Uuid) -> Result<(), TindakGalat> {
    let mut k = minta.buka().await?;
    let pk = ambil(&mut k, id).await?;
    k.izin(Tindakan::TerbitkanKinerja, pk.opd_id).await?;
    if pk.keadaan != Keadaan::Berlaku.kode() {
        let kini = Keadaan::parse(&pk.keadaan).unwrap_or(Keadaan::Draf);
        return Err(kinerja::pk::TolakPk::BukanKeadaannya(kini).into());
    }
    let kini = k.kini;
    if !gudang::terbitkan_pk(&mut k.tx, id, kini).await? {
        return Err(TindakGalat::ditolak(
            "PKJ-025",
            "Perjanjian Kinerja ini sudah dibuka untuk umum.",
        ));
    }
    let isi = json!({"dokumen": "Perjanjian Kinerja", "untuk": untuk(&pk), "tahun": pk.tahun});
    k.selesai(JenisPeristiwa::KinerjaTerbit, id.to_string(), isi)
        .await
}
