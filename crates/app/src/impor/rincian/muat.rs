//! What is known of a government and a year, as references for its budget lines.

use std::collections::BTreeMap;

use dasar::kode::{KodeNomenklatur, KodePerangkat};
use store::Tx;
use store::impor::rujukan as db;

use super::RujukanRincian;
use crate::impor::benang::{NamaKode, Register};
use crate::impor::hasil::ImporError;
use crate::impor::tabel::Tabel;

/// References for the lines of one edition: organisations of the register, the nomenclature,
/// chart of accounts, fund sources, standard prices of the year, and the ceilings of the edition's
/// own recap (`sub`), else those of the budget policy or work plan in force.
pub(crate) async fn muat(
    tx: &mut Tx<'_>,
    tahun: u16,
    register: &Register,
    nama: &NamaKode,
    sub: Option<&Tabel>,
) -> Result<RujukanRincian, ImporError> {
    let mut r = RujukanRincian::default();
    for kode in register.semua_kode() {
        r.opd(kode);
    }
    for kode in nama.keys().filter(|k| k.matches('.').count() == 5) {
        r.sub(kode);
    }
    for kode in store::referensi::kode_rekening(tx).await? {
        r.rekening(&kode);
    }
    for kode in db::sumber_dana(tx).await? {
        r.dana(&kode);
    }
    for b in db::barang(tx, tahun).await? {
        let harga = dasar::uang::Rupiah::dari_sen(b.harga_sen);
        r.barang(&b.kode, b.rekening.iter().map(String::as_str), harga);
    }
    match sub {
        Some(t) => dari_rekap(t, &mut r),
        None => {
            for p in db::pagu_berlaku(tx, tahun).await? {
                let pagu = p.nilai_sen.map(dasar::uang::Rupiah::dari_sen);
                r.penugasan(&p.unit, &p.kode, pagu);
            }
        }
    }
    Ok(r)
}

/// Assignments and ceilings of the recap that comes with the lines.
fn dari_rekap(t: &Tabel, r: &mut RujukanRincian) {
    let (opd, unit) = (t.letak("kode_skpd"), t.letak("kode_sub_unit"));
    let (sub, pagu) = (t.letak("kode_sub_kegiatan"), t.letak("pagu"));
    let mut baku: BTreeMap<&str, String> = BTreeMap::new();
    for b in t.baris() {
        let unit = match b.di(unit) {
            "" => b.di(opd),
            unit => unit,
        };
        let unit = baku.entry(unit).or_insert_with(|| {
            KodePerangkat::parse(unit).map_or_else(|_| unit.to_owned(), |k| k.to_string())
        });
        let kode = KodeNomenklatur::parse(b.di(sub))
            .map_or_else(|_| b.di(sub).to_owned(), |k| k.to_string());
        r.penugasan(unit, &kode, b.uang_di(pagu));
    }
}
