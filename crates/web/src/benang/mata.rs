//! Knots of the thread in words.

use app::tampil::benang::{Benang, Mata, Sambung, nama_dokumen};
use app::tampil::daerah::Daerah;
use dasar::rasio::Rasio;

use crate::daerah::{self, rp};
use crate::komponen::{Cip, SimpulView, Warna};

/// One knot, ready to print.
#[derive(Clone, Debug)]
pub(super) struct MataView {
    /// "Sub kegiatan · APBD 2026".
    pub jenis: String,
    /// Name, or why there is none.
    pub nama: String,
    /// Code; may be empty.
    pub kode: String,
    /// Where it leads; none for the node itself and for gaps.
    pub url: Option<String>,
    /// "pagu Rp3.424.898.334".
    pub nilai: Option<(String, String)>,
    /// "berkas X baris N"; may be empty.
    pub asal: String,
    /// States.
    pub cip: Vec<Cip>,
    /// "kini", "putus", "kosong" or "".
    pub keadaan: &'static str,
}

impl MataView {
    /// For the narrow thread beside a list.
    pub fn ringkas(self) -> SimpulView {
        let mut rincian = Vec::new();
        if let Some((kata, nilai)) = self.nilai {
            rincian.push(format!("{kata} {nilai}"));
        }
        SimpulView {
            jenis: self.jenis,
            nama: self.nama,
            url: self.url,
            rincian,
            cip: self.cip,
            keadaan: self.keadaan,
        }
    }
}

/// Every knot of a thread.
pub(super) fn semua(d: &Daerah, b: &Benang) -> Vec<MataView> {
    b.mata.iter().map(|m| satu(d, b, m)).collect()
}

fn satu(d: &Daerah, b: &Benang, m: &Mata) -> MataView {
    let tingkat = daerah::nama_tingkat(&m.tingkat);
    let jenis = match m.dokumen.as_str() {
        "" => tingkat.to_owned(),
        "realisasi" => format!("{tingkat} · realisasi {}", d.tahun),
        dok => match d.berlaku(dok) {
            Some(e) if e.tahun_mulai != e.tahun_selesai => {
                format!(
                    "{tingkat} · {} {}–{}",
                    nama_dokumen(dok),
                    e.tahun_mulai,
                    e.tahun_selesai
                )
            }
            _ => format!("{tingkat} · {} {}", nama_dokumen(dok), d.tahun),
        },
    };
    let kini = m.sambung == Sambung::Kini;
    let url = m
        .tujuan
        .filter(|_| !kini)
        .map(|(e, s)| daerah::url_benang(d, e, s));
    let kata = match (m.dokumen.as_str(), m.tingkat.as_str()) {
        ("realisasi", _) => "dibayar".to_owned(),
        (_, "pembayaran") => "jumlah".to_owned(),
        _ => format!("pagu {}", d.tahun),
    };
    MataView {
        jenis,
        nama: m.nama.clone(),
        kode: m.kode.clone(),
        url,
        nilai: m.nilai_sen.map(|n| (kata, rp(n).to_string())),
        asal: asal(m),
        cip: cip(b, m),
        keadaan: match m.sambung {
            Sambung::Ada => "",
            Sambung::Kini => "kini",
            Sambung::Putus => "putus",
            Sambung::Kosong => "kosong",
        },
    }
}

fn asal(m: &Mata) -> String {
    let mut s = match (&m.asal, m.dari_baris) {
        (Some((berkas, baris)), _) => format!("berkas {berkas} baris {baris}"),
        (None, Some(_)) if m.tingkat == "program" || m.tingkat == "kegiatan" => {
            "jumlah baris di bawahnya".to_owned()
        }
        (None, Some(n)) if m.tingkat == "pembayaran" => format!("jumlah {n} pembayaran"),
        _ => String::new(),
    };
    if let Some(c) = &m.cara {
        let kata = match c.as_str() {
            "kode" => "dicocokkan lewat kode",
            "nama" => "dicocokkan lewat nama",
            "kode_dan_nama" => "dicocokkan lewat kode dan nama",
            _ => "dihubungkan oleh orang",
        };
        s = if s.is_empty() {
            kata.to_owned()
        } else {
            format!("{s} · {kata}")
        };
    }
    s
}

fn cip(b: &Benang, m: &Mata) -> Vec<Cip> {
    let mut cip = Vec::new();
    match m.sambung {
        Sambung::Putus => cip.push(Cip::baru("putus", Warna::Bahaya)),
        Sambung::Kosong => cip.push(Cip::baru("tidak ada data", Warna::Netral)),
        Sambung::Kini => cip.push(Cip::baru("halaman ini", Warna::Info)),
        Sambung::Ada => {}
    }
    let Some(r) = &b.baris else { return cip };
    if m.tingkat != r.tingkat || m.sambung == Sambung::Putus {
        return cip;
    }
    match m.dokumen.as_str() {
        "apbd" => cip.push(daerah::cip_status(&r.status, r.selisih_sen, r.rkpd_sen)),
        "renstra" => {
            if let (Some(a), Some(n)) = (r.renstra_sen, r.rkpd_sen)
                && n > a
            {
                cip.push(Cip::baru("terlampaui RKPD", Warna::Bahaya));
            }
        }
        "dpa" => {
            if let (Some(a), Some(n)) = (r.apbd_sen, r.dpa_sen)
                && a != n
            {
                let beda = daerah::persen_beda(n.saturating_sub(a), a);
                let kata = if beda.is_empty() {
                    "berbeda".to_owned()
                } else {
                    beda
                };
                cip.push(Cip::baru(format!("{kata} dari APBD"), Warna::Awas));
            }
        }
        "realisasi" => {
            if let Some(p) = serapan(r.realisasi_sen, r.dpa_sen) {
                cip.push(Cip::baru(format!("{p} dari DPA"), Warna::Netral));
            }
        }
        _ => {}
    }
    cip
}

/// Realisation over DPA.
pub(super) fn serapan(realisasi: Option<i64>, dpa: Option<i64>) -> Option<String> {
    Some(Rasio::dari(rp(realisasi?), rp(dpa?))?.persen(1))
}
