//! Tables of a node's page: what is below it, indicators, stored amounts, payments.

use std::collections::BTreeSet;

use app::tampil::benang::{Benang, SimpulRow};
use app::tampil::daerah::Daerah;

use crate::daerah::{self, rp};
use crate::komponen::{Baris, Kolom, Sel, TabelView};
use crate::pagu::{kolom_uang, sel_uang_mungkin};

/// Rows below with every ceiling, else children of the same document.
pub(super) fn bawah(d: &Daerah, b: &Benang) -> Option<TabelView> {
    if b.bawah.is_empty() {
        return anak(d, &b.anak);
    }
    let baris = b.bawah.iter().map(|x| {
        let nama = match x.edisi_id.zip(x.simpul_id) {
            Some((e, s)) => Sel::tautan(&x.nama, daerah::url_benang(d, e, s)),
            None => Sel::teks(&x.nama),
        };
        let tempat = if x.unit_nama.is_empty() || x.unit_nama == x.opd_nama {
            x.kode.clone()
        } else {
            format!("{} · {}", x.kode, x.unit_nama)
        };
        let status = daerah::cip_status(&x.status, x.selisih_sen, x.rkpd_sen);
        Baris::baru(vec![
            nama.kode(tempat),
            sel_uang_mungkin(x.rkpd_sen, true),
            sel_uang_mungkin(x.apbd_sen, true),
            Sel {
                cip: vec![status],
                ..Sel::default()
            },
            sel_uang_mungkin(x.realisasi_sen, true),
        ])
    });
    Some(TabelView {
        id: "bawah".into(),
        keterangan: format!("{} baris di bawahnya", b.bawah.len()),
        keterangan_samar: true,
        kolom: vec![
            Kolom::teks("Nama").ponsel("pertama"),
            kolom_uang("RKPD"),
            kolom_uang("APBD"),
            Kolom::angka("Selaras?").ponsel("penentu"),
            kolom_uang("Dibayar"),
        ],
        baris: baris.collect(),
        ..TabelView::default()
    })
}

fn anak(d: &Daerah, anak: &[SimpulRow]) -> Option<TabelView> {
    (!anak.is_empty()).then(|| TabelView {
        id: "bawah".into(),
        keterangan: format!("{} simpul di bawahnya", anak.len()),
        keterangan_samar: true,
        kolom: vec![
            Kolom::teks("Nama").ponsel("pertama"),
            Kolom::teks("Tingkat"),
            Kolom::teks("Asal").ponsel("lebar"),
        ],
        baris: anak
            .iter()
            .map(|s| {
                Baris::baru(vec![
                    Sel::tautan(&s.nama, daerah::url_benang(d, s.edisi_id, s.id)).kode(&s.kode),
                    Sel::teks(daerah::nama_tingkat(&s.tingkat)),
                    Sel::teks(asal(s.berkas.as_deref(), s.baris)),
                ])
            })
            .collect(),
        ..TabelView::default()
    })
}

/// "berkas X baris N".
pub(crate) fn asal(berkas: Option<&str>, baris: Option<i32>) -> String {
    match (berkas, baris) {
        (Some(b), Some(n)) => format!("{b} baris {n}"),
        (Some(b), None) => b.to_owned(),
        _ => "–".to_owned(),
    }
}

/// Indicators with a column per year.
pub(super) fn indikator(b: &Benang) -> Option<TabelView> {
    if b.indikator.is_empty() {
        return None;
    }
    let tahun: BTreeSet<i16> = b
        .indikator
        .iter()
        .flat_map(|i| i.target.keys().copied())
        .collect();
    let mut kolom = vec![
        Kolom::teks("Indikator").ponsel("pertama"),
        Kolom::teks("Satuan"),
        Kolom::angka("Awal"),
    ];
    kolom.extend(tahun.iter().map(|t| Kolom::angka(t.to_string())));
    let baris = b.indikator.iter().map(|i| {
        let kosong = |s: &str| {
            if s.trim().is_empty() {
                "–".to_owned()
            } else {
                s.to_owned()
            }
        };
        let mut sel = vec![
            Sel::teks(&i.indikator.teks)
                .kode(asal(i.indikator.berkas.as_deref(), i.indikator.baris)),
            Sel::teks(kosong(&i.indikator.satuan)),
            Sel::teks(kosong(&i.indikator.baseline)),
        ];
        sel.extend(
            tahun
                .iter()
                .map(|t| Sel::teks(i.target.get(t).map_or("–".to_owned(), |x| kosong(x)))),
        );
        Baris::baru(sel)
    });
    Some(TabelView {
        id: "indikator".into(),
        keterangan: "Indikator dan sasaran per tahun, seperti tertulis dalam dokumen".into(),
        keterangan_samar: true,
        kolom,
        baris: baris.collect(),
        ..TabelView::default()
    })
}

/// Every stored amount of the node, with the text of the file where it was rounded.
pub(super) fn nilai(b: &Benang) -> Option<TabelView> {
    if b.nilai.is_empty() {
        return None;
    }
    let asal = asal(b.simpul.berkas.as_deref(), b.simpul.baris);
    let baris = b.nilai.iter().map(|n| {
        let kolom = match n.kolom.as_str() {
            "pagu" => "Pagu",
            "pagu_validasi" => "Pagu validasi",
            "rincian" => "Rincian",
            "prakiraan_maju" => "Prakiraan maju",
            "realisasi" => "Realisasi",
            lain => lain,
        };
        let kapan = if n.periode.is_empty() {
            n.tahun.to_string()
        } else {
            format!("{} s.d. {}", n.tahun, n.periode)
        };
        let tulisan = match &n.teks_asli {
            Some(t) => format!("{asal}; tertulis {t}, dibulatkan ke sen"),
            None => asal.clone(),
        };
        Baris::baru(vec![
            Sel::teks(kolom),
            Sel::teks(kapan),
            Sel::uang_polos(rp(n.nilai_sen)),
            Sel::teks(tulisan),
        ])
    });
    Some(TabelView {
        id: "nilai".into(),
        keterangan: "Angka yang tersimpan pada simpul ini dan asalnya".into(),
        keterangan_samar: true,
        kolom: vec![
            Kolom::teks("Angka").ponsel("pertama"),
            Kolom::teks("Tahun"),
            kolom_uang("Rupiah"),
            Kolom::teks("Asal").ponsel("lebar"),
        ],
        baris: baris.collect(),
        ..TabelView::default()
    })
}

/// The last payments.
pub(super) fn pembayaran(b: &Benang) -> Option<TabelView> {
    let pertama = b.pembayaran.first()?;
    Some(TabelView {
        id: "pembayaran".into(),
        keterangan: format!(
            "{} terakhir dari {} pembayaran",
            b.pembayaran.len(),
            pertama.dari
        ),
        kolom: vec![
            Kolom::teks("Nomor").ponsel("pertama"),
            Kolom::teks("Tanggal"),
            Kolom::teks("Uraian").ponsel("lebar"),
            Kolom::teks("Penerima"),
            kolom_uang("Rupiah"),
        ],
        baris: b
            .pembayaran
            .iter()
            .map(|p| {
                Baris::baru(vec![
                    Sel::teks(&p.nomor).kode(&p.jenis),
                    Sel::teks(daerah::tanggal(p.tanggal)),
                    Sel::teks(&p.uraian),
                    Sel::teks(&p.penerima),
                    Sel::uang_polos(rp(p.nilai_sen)),
                ])
            })
            .collect(),
        ..TabelView::default()
    })
}
