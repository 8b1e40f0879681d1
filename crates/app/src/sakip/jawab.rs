//! Answers, evidence, questions.

use keamanan::{JenisPeristiwa, Tindakan};
use sakip::evaluasi::{Langkah, langkah};
use sakip::usul::periksa_putusan;
use serde_json::json;
use store::sakip as gudang;
use store::sakip::{BuktiRow, JawabanRow, KlarifikasiRow};
use uuid::Uuid;

use super::buka::ambil;
use super::lembar::{self, Lembar};
use crate::kinerja::berkas::{self, Bukti};
use crate::tindak::{Kerja, Minta, TindakGalat};

/// One answer.
#[derive(Clone, Debug, Default)]
pub struct Jawab {
    /// Key, or criterion to be ticked.
    pub kunci: String,
    /// The answer; Y or T for a tick.
    pub isi: String,
    /// Why, where it differs from the proposal.
    pub alasan: String,
}

async fn muat(
    minta: &Minta<'_>,
    k: &mut Kerja<'_>,
    (id, izin, l): (Uuid, Tindakan, Langkah),
) -> Result<Lembar, TindakGalat> {
    let e = ambil(k, id).await?;
    k.izin(izin, e.opd_id).await?;
    let lembar = lembar::muat(&mut k.tx, id).await?;
    let nama = &minta.pelaku.nama;
    let fakta = sakip::evaluasi::Fakta::default();
    langkah(lembar.tahap, l, &lembar.pihak(nama), &fakta)?;
    Ok(lembar)
}

/// A tick of a criterion, where sub-components are answered as a whole.
fn centang(l: &Lembar, j: &Jawab) -> Option<bool> {
    let kriteria = l.bercentang()
        && l.set
            .komponen
            .iter()
            .flat_map(|k| &k.sub)
            .flat_map(|s| &s.kriteria)
            .any(|k| k.kode == j.kunci);
    kriteria.then_some(matches!(j.isi.as_str(), "Y" | "T"))
}

async fn simpan(
    k: &mut Kerja<'_>,
    id: Uuid,
    (lapis, j): (&str, &Jawab),
) -> Result<JawabanRow, TindakGalat> {
    let baru = JawabanRow {
        lapis: lapis.to_owned(),
        kunci: j.kunci.clone(),
        urut: 0,
        isi: j.isi.clone(),
        alasan: dasar::teks::rapat(&j.alasan),
        oleh: k.oleh(),
        pada: k.kini,
    };
    gudang::jawab(&mut k.tx, id, &baru).await?;
    Ok(baru)
}

fn periksa(l: &Lembar, lapis: &str, j: &Jawab) -> Result<String, TindakGalat> {
    if let Some(sah) = centang(l, j) {
        if !sah {
            return Err(TindakGalat::ditolak(
                "EVL-012",
                format!("Kriteria {} dijawab Y atau T.", j.kunci),
            ));
        }
        return Ok(l
            .data(&j.kunci)
            .map_or("", |u| if u.terpenuhi { "Y" } else { "T" })
            .to_owned());
    }
    let usulan = l.usulan_kunci(lapis, &j.kunci);
    periksa_putusan(&l.set, &j.kunci, (&j.isi, &j.alasan), usulan.as_ref())?;
    Ok(usulan.map(|u| u.jawaban).unwrap_or_default())
}

/// The office answers for itself; all answers of a form are one act. Returns how many changed.
///
/// # Errors
/// Unknown evaluation, no permission, wrong stage or party, an answer that cannot stand.
pub async fn mandiri(minta: &Minta<'_>, id: Uuid, isi: &[Jawab]) -> Result<usize, TindakGalat> {
    let mut k = minta.buka().await?;
    let l = muat(
        minta,
        &mut k,
        (id, Tindakan::NilaiMandiri, Langkah::IsiMandiri),
    )
    .await?;
    semua(k, l, ("mandiri", JenisPeristiwa::MandiriDiisi), isi).await
}

/// A member of the team decides.
///
/// # Errors
/// As [`mandiri`].
pub async fn putuskan(minta: &Minta<'_>, id: Uuid, isi: &[Jawab]) -> Result<usize, TindakGalat> {
    let mut k = minta.buka().await?;
    let l = muat(
        minta,
        &mut k,
        (id, Tindakan::PutusEvaluasi, Langkah::Putuskan),
    )
    .await?;
    semua(k, l, ("evaluator", JenisPeristiwa::JawabanDiputus), isi).await
}

/// Ticks first: the proposal for a letter follows from them.
async fn semua(
    mut k: Kerja<'_>,
    mut l: Lembar,
    (lapis, jenis): (&str, JenisPeristiwa),
    isi: &[Jawab],
) -> Result<usize, TindakGalat> {
    let id = l.evaluasi.id;
    let (cek, huruf): (Vec<&Jawab>, Vec<&Jawab>) =
        isi.iter().partition(|j| centang(&l, j).is_some());
    let mut ubah = Vec::new();
    for j in cek.into_iter().chain(huruf) {
        let lama = l.jawab(lapis, &j.kunci);
        if lama.is_some_and(|x| x.isi == j.isi && (j.alasan.is_empty() || x.alasan == j.alasan)) {
            continue;
        }
        let usulan = periksa(&l, lapis, j)?;
        let baru = simpan(&mut k, id, (lapis, j)).await?;
        l.jawaban
            .retain(|x| !(x.lapis == lapis && x.kunci == j.kunci));
        l.jawaban.push(baru);
        ubah.push((j, usulan));
    }
    if ubah.is_empty() {
        return Ok(0);
    }
    let sambung = |f: &dyn Fn(&(&Jawab, String)) -> String| -> String {
        ubah.iter().map(f).collect::<Vec<_>>().join(", ")
    };
    let isi = json!({
        "kunci": sambung(&|(j, _)| j.kunci.clone()),
        "isi": sambung(&|(j, _)| j.isi.clone()),
        "usulan": sambung(&|(_, u)| if u.is_empty() { "–".to_owned() } else { u.clone() }),
        "alasan": sambung(&|(j, _)| j.alasan.clone()),
    });
    let n = ubah.len();
    k.selesai(jenis, id.to_string(), isi).await?;
    Ok(n)
}

/// Accepts the proposal of every key that has none of the team's decisions yet; returns how many.
///
/// # Errors
/// Unknown evaluation, no permission, wrong stage or party.
pub async fn terima_usulan(minta: &Minta<'_>, id: Uuid) -> Result<usize, TindakGalat> {
    let mut k = minta.buka().await?;
    let l = muat(
        minta,
        &mut k,
        (id, Tindakan::PutusEvaluasi, Langkah::Putuskan),
    )
    .await?;
    let mut n = 0;
    for (kunci, _) in sakip::nilai::kunci_jawaban(&l.set) {
        if l.jawab("evaluator", kunci).is_some() {
            continue;
        }
        let Some(u) = l.usulan_kunci("evaluator", kunci) else {
            continue;
        };
        let j = Jawab {
            kunci: kunci.to_owned(),
            isi: u.jawaban,
            alasan: String::new(),
        };
        simpan(&mut k, id, ("evaluator", &j)).await?;
        n += 1;
    }
    let isi = json!({"kunci": format!("{n} kunci"), "isi": "sesuai usulan", "usulan": "sama"});
    k.selesai(JenisPeristiwa::JawabanDiputus, id.to_string(), isi)
        .await?;
    Ok(n)
}

/// Adds evidence to a criterion.
///
/// # Errors
/// Unknown evaluation or criterion, no permission, the result is out, evidence not accepted.
pub async fn tambah_bukti(
    minta: &Minta<'_>,
    id: Uuid,
    (kriteria, b): (&str, &Bukti),
) -> Result<(), TindakGalat> {
    let mut k = minta.buka().await?;
    let e = ambil(&mut k, id).await?;
    k.izin(Tindakan::NilaiMandiri, e.opd_id).await?;
    let l = lembar::muat(&mut k.tx, id).await?;
    if matches!(
        l.tahap,
        sakip::evaluasi::Tahap::Reviu | sakip::evaluasi::Tahap::Terbit
    ) {
        return Err(sakip::evaluasi::TolakLangkah::BukanTahapnya {
            langkah: Langkah::IsiMandiri,
            tahap: l.tahap,
        }
        .into());
    }
    if !l.punya(kriteria) {
        return Err(sakip::usul::TolakPutusan::KunciTakDikenal(kriteria.to_owned()).into());
    }
    let (oleh, pada) = (k.oleh(), k.kini);
    let sah = berkas::periksa(b, k.pemda.id, (&oleh, pada))?;
    if let Some(f) = &sah.berkas {
        gudang::simpan_berkas(&mut k.tx, f).await?;
    }
    let baris = BuktiRow {
        kriteria: kriteria.to_owned(),
        urut: 0,
        judul: sah.judul.clone(),
        tautan: sah.tautan,
        berkas_id: sah.berkas.map(|f| f.id),
        oleh,
        pada,
    };
    gudang::tambah_bukti(&mut k.tx, id, &baris).await?;
    let isi = json!({"judul": sah.judul, "kriteria": kriteria});
    k.selesai(JenisPeristiwa::BuktiDitambah, id.to_string(), isi)
        .await
}

/// Asks about a key (the team), or answers (the office).
///
/// # Errors
/// Unknown evaluation or key, no permission, wrong stage or party, nothing said.
pub async fn klarifikasi(
    minta: &Minta<'_>,
    id: Uuid,
    (kunci, teks): (&str, &str),
) -> Result<(), TindakGalat> {
    let mut k = minta.buka().await?;
    let e = ambil(&mut k, id).await?;
    let l = lembar::muat(&mut k.tx, id).await?;
    let dari_tim = l.pihak(&minta.pelaku.nama) != sakip::evaluasi::Pihak::Dievaluasi;
    let (izin, langkah_ini, jenis, sisi) = if dari_tim {
        (
            Tindakan::PutusEvaluasi,
            Langkah::Putuskan,
            JenisPeristiwa::KlarifikasiDitanya,
            "evaluator",
        )
    } else {
        (
            Tindakan::NilaiMandiri,
            Langkah::Tanggapi,
            JenisPeristiwa::KlarifikasiDitanggapi,
            "dievaluasi",
        )
    };
    k.izin(izin, e.opd_id).await?;
    let fakta = sakip::evaluasi::Fakta::default();
    langkah(l.tahap, langkah_ini, &l.pihak(&minta.pelaku.nama), &fakta)?;
    if !l.punya(kunci) {
        return Err(sakip::usul::TolakPutusan::KunciTakDikenal(kunci.to_owned()).into());
    }
    let teks = dasar::teks::rapat(teks);
    if teks.chars().count() < 10 {
        return Err(TindakGalat::ditolak(
            "EVL-033",
            "Tulis paling sedikit 10 huruf.",
        ));
    }
    let baru = KlarifikasiRow {
        kunci: kunci.to_owned(),
        urut: 0,
        sisi: sisi.to_owned(),
        teks: teks.clone(),
        oleh: k.oleh(),
        pada: k.kini,
    };
    gudang::tambah_klarifikasi(&mut k.tx, id, &baru).await?;
    let isi = json!({"kunci": kunci, "teks": teks});
    k.selesai(jenis, id.to_string(), isi).await
}
