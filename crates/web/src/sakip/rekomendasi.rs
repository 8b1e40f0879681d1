//! Recommendations of all results, by deadline, with their follow-up.

use app::sakip::rekomendasi::{RekomendasiRow, StatusTindak, daftar};
use app::tampil::daerah::Daerah;
use askama::Template;
use axum::extract::{Path, State};
use dasar::waktu::Zona;
use keamanan::Tindakan;

use crate::daerah;
use crate::galat::{Hasil, html};
use crate::komponen::{Cip, Warna};
use crate::tindak::{dapat, galat, perlu_lihat};
use crate::{Halaman, Keadaan, Sesi};

struct ButirView {
    nomor: String,
    aksi: String,
    untuk: String,
    teks: String,
    kriteria: String,
    tenggat: String,
    pj: String,
    status: Cip,
    terlambat: bool,
    uraian: String,
    tuntas: bool,
}

#[derive(Template)]
#[template(path = "sakip/rekomendasi.html")]
struct RekomendasiHal {
    hal: Halaman,
    ringkas: String,
    butir: Vec<ButirView>,
    status: Vec<(&'static str, &'static str)>,
    boleh: bool,
}

/// State as a chip.
fn cip(status: &str) -> Cip {
    let s = StatusTindak::parse(status).unwrap_or(StatusTindak::Belum);
    let warna = match s {
        StatusTindak::Selesai => Warna::Baik,
        StatusTindak::TidakDapat => Warna::Netral,
        StatusTindak::Belum => Warna::Bahaya,
        StatusTindak::Proses | StatusTindak::Dilaporkan => Warna::Awas,
    };
    Cip::baru(s.nama(), warna)
}

/// Words, deadline and owner, state.
pub(super) fn ringkas(r: &RekomendasiRow) -> (String, String, Cip) {
    (
        format!("{}. {} ({})", r.nomor, r.teks, r.kriteria),
        format!(
            "tenggat {}, {}",
            daerah::tanggal(r.tenggat),
            r.penanggung_jawab
        ),
        cip(&r.status),
    )
}

pub(super) async fn lihat(State(k): State<Keadaan>, s: Sesi, Path(kode): Path<String>) -> Hasil {
    let (d, mut tx) = daerah::buka(&k, &kode, None).await?;
    perlu_lihat(&s, &d, (Tindakan::LihatSakip, None), false)?;
    let semua = daftar(&mut tx).await.map_err(galat)?;
    let hari = k.ling.clock.kini().tanggal(Zona::Wib);
    let butir: Vec<ButirView> = semua.iter().map(|r| butir(&d, r, hari)).collect();
    let tuntas = butir.iter().filter(|b| b.tuntas).count();
    let lambat = butir.iter().filter(|b| b.terlambat).count();
    html(&RekomendasiHal {
        hal: daerah::halaman(&s, &d, "Rekomendasi evaluasi", "rekomendasi")
            .remah("Evaluasi SAKIP", daerah::jalur(&d, "/sakip")),
        ringkas: format!(
            "{} rekomendasi, {tuntas} tuntas, {lambat} lewat tenggat",
            butir.len()
        ),
        boleh: dapat(&s, &d, Tindakan::TindakLanjuti, None),
        butir,
        status: StatusTindak::SEMUA
            .iter()
            .filter(|s| **s != StatusTindak::Belum)
            .map(|s| (s.kode(), s.nama()))
            .collect(),
    })
}

fn butir(d: &Daerah, r: &RekomendasiRow, hari: dasar::Tanggal) -> ButirView {
    let status = StatusTindak::parse(&r.status).unwrap_or(StatusTindak::Belum);
    ButirView {
        nomor: r.nomor.to_string(),
        aksi: format!("{}/tindak", super::url_satu(d, r.evaluasi_id)),
        untuk: format!(
            "{} · LHE {}",
            r.opd_nama.as_deref().unwrap_or(&d.pemda.nama),
            r.tahun
        ),
        teks: r.teks.clone(),
        kriteria: r.kriteria.clone(),
        tenggat: daerah::tanggal(r.tenggat),
        pj: r.penanggung_jawab.clone(),
        status: cip(&r.status),
        terlambat: app::sakip::rekomendasi::terlambat(status, dasar::Tanggal(r.tenggat), hari),
        uraian: r.uraian.clone(),
        tuntas: status.tuntas(),
    }
}
