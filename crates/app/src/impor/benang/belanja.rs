//! Budget lines, recipients, revenue and financing of an edition.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::hash::BuildHasher;

use dasar::kode::{KodeNomenklatur, KodePerangkat, KodeRekening, TingkatNomenklatur};
use dasar::uang::Rupiah;
use rustc_hash::{FxBuildHasher, FxHashMap};
use tabular::{Masalah, Tingkat};
use uuid::Uuid;

use super::penyusun::{Asal, Pemegang, Penyusun, SimpulBaru};
use crate::impor::pribadi::samarkan;
use crate::impor::sidik::id;
use crate::impor::tabel::{Baris, Letak, Tabel};

/// One budget line on its way.
#[derive(Debug, Default)]
struct Garis<'a> {
    rekening: &'a str,
    uraian: &'a str,
    standar: &'a str,
    spesifikasi: &'a str,
    satuan: &'a str,
    volume: Option<Cow<'a, str>>,
    koefisien: &'a str,
    harga: Option<Rupiah>,
    pajak: Option<Cow<'a, str>>,
    jumlah: Rupiah,
    sumber_dana: &'a str,
    penerima: &'a str,
    usulan: &'a str,
}

/// Sums per node, and the ordinal of equal lines.
#[derive(Debug, Default)]
struct Buku {
    jumlah: BTreeMap<Uuid, Vec<Rupiah>>,
    ulang: FxHashMap<u64, u32>,
}

fn tulis(p: &mut Penyusun<'_>, buku: &mut Buku, simpul: Uuid, g: &Garis<'_>, asal: Asal) {
    let sama = (
        simpul,
        g.rekening,
        g.standar,
        g.uraian,
        g.spesifikasi,
        g.satuan,
    );
    let ke = buku
        .ulang
        .entry(FxBuildHasher.hash_one(sama))
        .and_modify(|n| *n += 1)
        .or_insert(1);
    let id_garis = id(&[
        &simpul.to_string(),
        g.rekening,
        g.standar,
        g.uraian,
        g.spesifikasi,
        g.satuan,
        &ke.to_string(),
    ]);
    let urut = p.urut();
    p.isi
        .rincian
        .uuid(p.pemda)
        .uuid(p.edisi)
        .uuid(id_garis)
        .uuid(simpul)
        .bulat(urut.into())
        .teks(g.rekening)
        .teks(g.uraian)
        .teks(g.standar)
        .teks(g.spesifikasi)
        .teks(g.satuan)
        .opsi(g.volume.as_deref())
        .teks(g.koefisien)
        .opsi(g.harga.map(Rupiah::sen))
        .opsi(g.pajak.as_deref())
        .bulat(g.jumlah.sen())
        .teks(g.sumber_dana)
        .teks(g.penerima)
        .teks(g.usulan)
        .uuid(asal.berkas)
        .bulat(asal.baris.into())
        .akhir();
    buku.jumlah.entry(simpul).or_default().push(g.jumlah);
}

/// Ceilings of sub-activities that only the lines know: the sum of the lines.
fn pagu_dari_rincian(p: &mut Penyusun<'_>, buku: Buku) {
    let tahun = p.tahun();
    for (simpul, daftar) in buku.jumlah {
        if let Some(jumlah) = Rupiah::jumlah(daftar) {
            p.pagu(simpul, tahun, "rincian", jumlah);
            p.pagu(simpul, tahun, "pagu", jumlah);
        }
    }
}

/// Places of the columns of a line.
struct LetakGaris {
    skpd: Letak,
    unit: Letak,
    sub: Letak,
    rekening: Letak,
    nama_rekening: Letak,
    standar: Letak,
    nama_standar: Letak,
    spesifikasi: Letak,
    satuan: Letak,
    volume: Letak,
    koefisien: Letak,
    harga: Letak,
    pajak: Letak,
    dana: Letak,
    penerima: Letak,
    usulan: Letak,
    pagu: Letak,
}

impl LetakGaris {
    fn dari(t: &Tabel) -> Self {
        Self {
            skpd: t.letak("kode_skpd"),
            unit: t.letak("kode_sub_unit"),
            sub: t.letak("kode_sub_kegiatan"),
            rekening: t.letak("kode_rekening"),
            nama_rekening: t.letak("nama_rekening"),
            standar: t.letak("kode_standar_harga"),
            nama_standar: t.letak("nama_standar_harga"),
            spesifikasi: t.letak("spesifikasi"),
            satuan: t.letak("satuan"),
            volume: t.letak("volume"),
            koefisien: t.letak("koefisien"),
            harga: t.letak("harga_satuan"),
            pajak: t.letak("pajak_persen"),
            dana: t.letak("kode_sumber_dana"),
            penerima: t.letak("penerima"),
            usulan: t.letak("kode_usulan"),
            pagu: t.letak("pagu"),
        }
    }

    fn garis<'a>(&self, b: &Baris<'a>, rekening: &'a str, jumlah: Rupiah) -> Garis<'a> {
        let nama_standar = b.di(self.nama_standar);
        Garis {
            rekening,
            uraian: if nama_standar.is_empty() {
                b.di(self.nama_rekening)
            } else {
                nama_standar
            },
            standar: b.di(self.standar),
            spesifikasi: b.di(self.spesifikasi),
            satuan: b.di(self.satuan),
            volume: b.desimal_di(self.volume),
            koefisien: b.di(self.koefisien),
            harga: b.uang_di(self.harga),
            pajak: b.desimal_di(self.pajak),
            jumlah,
            sumber_dana: b.di(self.dana),
            penerima: b.di(self.penerima),
            usulan: b.di(self.usulan),
        }
    }
}

/// SIPD-RI lines: one row each; rows without an account are subtotals.
pub fn rka(p: &mut Penyusun<'_>, t: &mut Tabel, berkas: Uuid) {
    let mut buku = Buku::default();
    let mut temuan = Vec::new();
    let mut lewat = 0usize;
    let l = LetakGaris::dari(t);
    // Files repeat few codes many times: each is read once.
    let mut dikenal: FxHashMap<&str, Option<KodeRekening>> = FxHashMap::default();
    let mut simpul_dikenal: FxHashMap<(&str, &str, &str), Option<Uuid>> = FxHashMap::default();
    for b in t.baris() {
        let asal = Asal {
            berkas,
            baris: b.nomor_i32(),
        };
        let teks = b.di(l.rekening);
        let rekening = dikenal
            .entry(teks)
            .or_insert_with(|| KodeRekening::parse(teks).ok());
        let Some(rekening) = rekening else {
            lewat += 1;
            continue;
        };
        let letak = (b.di(l.skpd), b.di(l.unit), b.di(l.sub));
        let simpul = match simpul_dikenal.get(&letak) {
            Some(ada) => *ada,
            None => {
                let baru = simpul_rka(p, &b, asal, &mut temuan);
                if baru.is_some() {
                    simpul_dikenal.insert(letak, baru);
                }
                baru
            }
        };
        let (Some(jumlah), Some(simpul)) = (b.uang_di(l.pagu), simpul) else {
            lewat += usize::from(simpul.is_none());
            continue;
        };
        let garis = l.garis(&b, rekening.as_str(), jumlah);
        tulis(p, &mut buku, simpul, &garis, asal);
    }
    if lewat > 0 {
        temuan.push(Masalah::baru(
            Tingkat::Catatan,
            "BARIS_JUMLAH",
            0,
            format!("{lewat} baris tanpa rekening adalah jumlah dan dilewati."),
        ));
    }
    t.masalah.extend(temuan);
    t.lewat = lewat;
    pagu_dari_rincian(p, buku);
}

fn simpul_rka(
    p: &mut Penyusun<'_>,
    b: &Baris<'_>,
    asal: Asal,
    temuan: &mut Vec<Masalah>,
) -> Option<Uuid> {
    let kode = KodeNomenklatur::parse(b.teks("kode_sub_kegiatan")).ok()?;
    if kode.tingkat() != TingkatNomenklatur::SubKegiatan {
        temuan.push(
            Masalah::baru(
                Tingkat::Periksa,
                "BUKAN_SUB_KEGIATAN",
                b.nomor(),
                "Rincian harus berada pada sub kegiatan; baris ini dilewati.",
            )
            .di("kode_sub_kegiatan", b.teks("kode_sub_kegiatan"))
            .saran("Isi kode sub kegiatan lengkap."),
        );
        return None;
    }
    let (opd, unit) = (b.teks("kode_skpd"), b.teks("kode_sub_unit"));
    let unit = if unit.is_empty() { opd } else { unit };
    let pemegang = p.register.opd_unit(
        (opd, b.teks("nama_skpd")),
        (unit, b.teks("nama_sub_unit")),
        asal,
    )?;
    Some(simpul_sub(
        p,
        &kode,
        pemegang,
        b.teks("nama_sub_kegiatan"),
        asal,
    ))
}

fn simpul_sub(
    p: &mut Penyusun<'_>,
    kode: &KodeNomenklatur,
    pemegang: Pemegang,
    nama: &str,
    asal: Asal,
) -> Uuid {
    if let Some(ada) = p.cari("sub_kegiatan", kode.as_str(), pemegang) {
        return ada;
    }
    let induk = p.induk_dari(kode, pemegang, &|_| None, asal, &[]);
    let nama = if nama.is_empty() {
        p.nama_untuk(kode, None)
    } else {
        dasar::teks::rapat(nama)
    };
    p.simpul(&SimpulBaru {
        tingkat: "sub_kegiatan",
        kode: kode.as_str(),
        kode_asli: "",
        nama: &nama,
        induk,
        pemegang,
        bendera: vec!["hanya_rincian"],
        asal,
    })
    .0
}

/// First code of a kind in the rows above the heading of a printed form.
fn kode_pembuka<T>(t: &Tabel, baca: impl Fn(&str) -> Option<T>) -> Option<T> {
    t.pembuka()
        .flatten()
        .flat_map(|sel| sel.split_whitespace().collect::<Vec<_>>())
        .find_map(|kata| baca(kata.trim_matches([':', '-'])))
}

/// The printed RKA: header rows name OPD and sub-activity; UR rows are lines under the last REK.
pub fn rka_lembar(p: &mut Penyusun<'_>, t: &mut Tabel, berkas: Uuid) {
    let opd = kode_pembuka(t, |k| KodePerangkat::parse(k).ok())
        .or_else(|| KodePerangkat::parse(&p.opsi.kode_unit).ok());
    let sub = kode_pembuka(t, |k| {
        KodeNomenklatur::parse(k)
            .ok()
            .filter(|k| k.tingkat() == TingkatNomenklatur::SubKegiatan)
    })
    .or_else(|| KodeNomenklatur::parse(&p.opsi.sub_kegiatan).ok());
    let (Some(opd), Some(sub)) = (opd, sub) else {
        t.masalah.push(
            Masalah::baru(
                Tingkat::Tolak,
                "LEMBAR_TANPA_KEPALA",
                0,
                "Baris SKPD dan Sub Kegiatan di atas tabel tidak terbaca.",
            )
            .saran("Tulis kode SKPD dan kode sub kegiatan di atas baris kepala."),
        );
        return;
    };
    let mut buku = Buku::default();
    let mut rekening: Option<KodeRekening> = None;
    let asal_awal = Asal { berkas, baris: 0 };
    let pemegang = p.register.tepat(&opd, "", None, asal_awal);
    let simpul = simpul_sub(p, &sub, pemegang, "", asal_awal);
    let mut temuan = Vec::new();
    for b in t.baris() {
        let asal = Asal {
            berkas,
            baris: b.nomor_i32(),
        };
        if let Ok(kode) = KodeRekening::parse(b.teks("kode_rekening")) {
            rekening = Some(kode);
        }
        if !b.teks("jenis").eq_ignore_ascii_case("UR") {
            continue;
        }
        let (Some(rekening), Some(jumlah)) = (&rekening, b.uang("total")) else {
            temuan.push(
                Masalah::baru(
                    Tingkat::Periksa,
                    "RINCIAN_TANPA_REKENING",
                    b.nomor(),
                    "Rincian tanpa rekening di atasnya atau tanpa jumlah; dilewati.",
                )
                .di("uraian", b.teks("uraian"))
                .saran("Isi rekening dan jumlahnya."),
            );
            continue;
        };
        let garis = Garis {
            rekening: rekening.as_str(),
            uraian: b.teks("uraian"),
            standar: b.teks("kode"),
            spesifikasi: b.teks("spek"),
            satuan: b.teks("satuan"),
            volume: b.desimal("volume").map(Cow::Owned),
            harga: b.uang("harga_satuan"),
            jumlah,
            usulan: b.teks("ref"),
            ..Garis::default()
        };
        tulis(p, &mut buku, simpul, &garis, asal);
    }
    t.masalah.extend(temuan);
    pagu_dari_rincian(p, buku);
}

/// Recipients of grants or village transfers, as lines of the sub-activity the options name.
pub fn penerima(p: &mut Penyusun<'_>, t: &mut Tabel, berkas: Uuid) {
    let unit = KodePerangkat::parse(&p.opsi.kode_unit);
    let sub = KodeNomenklatur::parse(&p.opsi.sub_kegiatan);
    let rekening = KodeRekening::parse(&p.opsi.rekening);
    let (Ok(unit), Ok(sub), Ok(rekening)) = (unit, sub, rekening) else {
        t.masalah.push(
            Masalah::baru(
                Tingkat::Tolak,
                "OPSI_KURANG",
                0,
                "Daftar penerima perlu kode unit, sub kegiatan, dan rekening.",
            )
            .saran("Isi kode_unit, sub_kegiatan, dan rekening pada manifes atau perintah."),
        );
        return;
    };
    let mut buku = Buku::default();
    let asal_awal = Asal { berkas, baris: 0 };
    let pemegang = p.register.tepat(&unit, "", None, asal_awal);
    let simpul = simpul_sub(p, &sub, pemegang, "", asal_awal);
    for b in t.baris() {
        let asal = Asal {
            berkas,
            baris: b.nomor_i32(),
        };
        let Some(jumlah) = b.uang("pagu") else {
            continue;
        };
        let nama = [b.teks("penerima"), b.teks("nama"), b.teks("desa")]
            .into_iter()
            .find(|n| !n.is_empty())
            .unwrap_or("");
        let nik = samarkan(b.teks("nik"));
        let alamat = [b.teks("alamat"), b.teks("kelurahan"), b.teks("kecamatan")].join(" ");
        let tulisan = dasar::teks::rapat(&format!(
            "{nama} {} {alamat}",
            if nik.is_empty() {
                String::new()
            } else {
                format!("NIK {nik}")
            }
        ));
        let garis = Garis {
            rekening: rekening.as_str(),
            uraian: nama,
            koefisien: b.teks("keterangan"),
            volume: b.desimal("volume").map(Cow::Owned),
            harga: b.uang("harga"),
            jumlah,
            penerima: &tulisan,
            ..Garis::default()
        };
        tulis(p, &mut buku, simpul, &garis, asal);
    }
    pagu_dari_rincian(p, buku);
}

/// Revenue and financing per account.
pub fn akun(p: &mut Penyusun<'_>, t: &Tabel, berkas: Uuid) {
    let mut ulang: BTreeMap<String, u32> = BTreeMap::new();
    for b in t.baris() {
        let asal = Asal {
            berkas,
            baris: b.nomor_i32(),
        };
        let (Ok(rekening), Some(nilai)) =
            (KodeRekening::parse(b.teks("kode_akun")), b.uang("pagu"))
        else {
            continue;
        };
        let opd = KodePerangkat::parse(b.teks("kode_opd"))
            .ok()
            .map(|k| p.register.tepat(&k, b.teks("nama_opd"), None, asal));
        let uraian = [b.teks("uraian"), b.teks("nama_akun")]
            .into_iter()
            .find(|u| !u.is_empty())
            .unwrap_or("");
        let isi = Nominal {
            rekening: rekening.as_str(),
            uraian,
            dana: b.teks("kode_sumber_dana"),
            opd: opd.and_then(|o| o.unit),
            nilai,
        };
        tulis_akun(p, &mut ulang, &isi, asal);
    }
}

struct Nominal<'a> {
    rekening: &'a str,
    uraian: &'a str,
    dana: &'a str,
    opd: Option<Uuid>,
    nilai: Rupiah,
}

fn tulis_akun(
    p: &mut Penyusun<'_>,
    ulang: &mut BTreeMap<String, u32>,
    n: &Nominal<'_>,
    asal: Asal,
) {
    let opd = n.opd.map(|o| o.to_string()).unwrap_or_default();
    let kunci = [&p.edisi.to_string(), n.rekening, &opd, n.uraian].join("|");
    let ke = ulang
        .entry(kunci.clone())
        .and_modify(|n| *n += 1)
        .or_insert(1);
    p.isi
        .akun
        .nilai(p.pemda)
        .nilai(p.edisi)
        .nilai(id(&[&kunci, &ke.to_string()]))
        .opsi(n.opd)
        .teks(n.rekening)
        .teks(n.uraian)
        .teks(n.dana)
        .nilai(n.nilai.sen())
        .nilai(asal.berkas)
        .nilai(asal.baris)
        .akhir();
}

/// Realisation per account: only the deepest level, the rest are sums of it.
pub fn lra(p: &mut Penyusun<'_>, t: &Tabel, berkas: Uuid) {
    // Everything above a code of the file is a sum, also where the file leaves levels out.
    let mut induk = std::collections::BTreeSet::new();
    for b in t.baris() {
        let mut atas = KodeRekening::parse(b.teks("kode_rekening"))
            .ok()
            .and_then(|k| k.induk());
        while let Some(kode) = atas {
            atas = kode.induk();
            induk.insert(kode.to_string());
        }
    }
    let mut ulang = BTreeMap::new();
    for b in t.baris() {
        let asal = Asal {
            berkas,
            baris: b.nomor_i32(),
        };
        let (Ok(rekening), Some(nilai)) = (
            KodeRekening::parse(b.teks("kode_rekening")),
            b.uang("realisasi"),
        ) else {
            continue;
        };
        if induk.contains(rekening.as_str()) {
            continue;
        }
        let opd = KodePerangkat::parse(b.teks("skpd"))
            .ok()
            .map(|k| p.register.tepat(&k, "", None, asal));
        let isi = Nominal {
            rekening: rekening.as_str(),
            uraian: b.teks("nama"),
            dana: "",
            opd: opd.and_then(|o| o.unit),
            nilai,
        };
        tulis_akun(p, &mut ulang, &isi, asal);
    }
}
