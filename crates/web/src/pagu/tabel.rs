//! The rows of the list as a table on the page and as a downloadable report: the same columns.

use app::tampil::daerah::{Daerah, PerangkatRow};
use app::tampil::pagu::{BarisRow, DaftarPagu, JumlahRow};
use laporan::{JenisKolom as Jenis, Kolom as KolomLaporan, Sel as SelLaporan, Tabel};

use super::{PER, Pilihan};
use crate::daerah::{self, rp};
use crate::komponen::{Baris, Bidang, Cip, Kolom, Kosong, Saringan, Sel, TabelView, Tautan, Warna};

/// Money in a cell: full figures where there is room, short ones beside a side panel.
pub(crate) fn sel_uang(sen: i64, ringkas: bool) -> Sel {
    if ringkas {
        Sel::uang(rp(sen))
    } else {
        Sel::uang_polos(rp(sen))
    }
}

/// As [`sel_uang`]; a dash where the document does not have the row.
pub(crate) fn sel_uang_mungkin(sen: Option<i64>, ringkas: bool) -> Sel {
    sen.map_or_else(|| Sel::teks("–"), |n| sel_uang(n, ringkas))
}

/// Head of a money column.
pub(crate) fn kolom_uang(judul: &str) -> Kolom {
    Kolom::angka(judul).penjelasan(format!("{judul}, dalam rupiah"))
}

/// A Renstra ceiling exists on programmes; the column appears where any row has one.
fn pakai_renstra(data: &DaftarPagu) -> bool {
    data.jumlah.renstra_sen != 0 || data.baris.iter().any(|b| b.renstra_sen.is_some())
}

/// The table of the page.
pub(super) fn tampilan(
    d: &Daerah,
    p: &Pilihan,
    data: &DaftarPagu,
    perangkat: &[PerangkatRow],
    ringkas: bool,
) -> TabelView {
    let renstra = pakai_renstra(data);
    TabelView {
        id: "tabel-pagu".into(),
        keterangan: format!(
            "{} {} dalam rupiah; selisih = APBD − RKPD",
            crate::url::ribuan(daerah::cacah(data.jumlah.baris)),
            p.satuan()
        ),
        kolom: kolom(p, renstra),
        baris: data
            .baris
            .iter()
            .map(|b| baris(d, p, b, renstra, ringkas))
            .collect(),
        total: (data.jumlah.baris > 0).then(|| total(p, &data.jumlah, renstra, ringkas)),
        saring: Some(saringan(p, data, perangkat)),
        halaman: (data.jumlah.baris > 0)
            .then(|| p.url.halaman(p.hal, daerah::cacah(data.jumlah.baris), PER)),
        unduh: p.url.unduhan(),
        rapat: true,
        kosong: Some(
            Kosong::baru(
                "Tidak ada baris yang cocok",
                "Hapus salah satu saringan di atas untuk melihat baris lain.",
            )
            .langkah("Hapus semua saringan", daerah::url(d, "/pagu").to_string()),
        ),
        ..TabelView::default()
    }
}

fn kolom(p: &Pilihan, renstra: bool) -> Vec<Kolom> {
    let urut = |k: Kolom, nama: &'static str, turun: bool| {
        let (url, arah) = p.url.urut(nama, &p.urut, turun);
        let tetap = nama == "nama";
        k.urut(url, arah).kunci(if tetap { "" } else { nama })
    };
    let nama = match p.saring.tingkat.as_str() {
        "program" => "Program",
        "kegiatan" => "Kegiatan",
        _ => "Sub kegiatan",
    };
    let mut k = vec![urut(Kolom::teks(nama).ponsel("pertama"), "nama", false)];
    if renstra {
        k.push(urut(kolom_uang("Renstra"), "renstra", true));
    }
    k.push(urut(kolom_uang("RKPD"), "rkpd", true));
    k.push(urut(kolom_uang("APBD"), "apbd", true));
    k.push(urut(
        Kolom::angka("Selisih")
            .ponsel("penentu")
            .penjelasan("Pagu APBD dikurangi pagu RKPD, dalam rupiah dan persen"),
        "selisih",
        true,
    ));
    k.push(urut(kolom_uang("DPA"), "dpa", true));
    k.push(urut(kolom_uang("Realisasi"), "realisasi", true));
    k.push(urut(Kolom::angka("Temuan"), "temuan", true));
    k
}

fn baris(d: &Daerah, p: &Pilihan, b: &BarisRow, renstra: bool, ringkas: bool) -> Baris {
    let (Some(edisi), Some(simpul)) = (b.edisi_id, b.simpul_id) else {
        return Baris::default();
    };
    let tempat = if b.unit_nama.is_empty() {
        &b.opd_nama
    } else {
        &b.unit_nama
    };
    let nama = Sel::tautan(&b.nama, daerah::url_benang(d, edisi, simpul))
        .kode(format!("{} · {tempat}", b.kode));
    let mut sel = vec![nama];
    if renstra {
        sel.push(sel_uang_mungkin(b.renstra_sen, ringkas));
    }
    sel.push(sel_uang_mungkin(b.rkpd_sen, ringkas));
    sel.push(sel_uang_mungkin(b.apbd_sen, ringkas));
    let status = daerah::cip_status(&b.status, b.selisih_sen, b.rkpd_sen);
    sel.push(sel_selisih(status, b.selisih_sen));
    sel.push(sel_uang_mungkin(b.dpa_sen, ringkas));
    sel.push(sel_uang_mungkin(b.realisasi_sen, ringkas));
    sel.push(sel_temuan(
        b,
        &p.url
            .dengan("pilih", format!("{edisi}.{simpul}"))
            .to_string(),
    ));
    Baris {
        id: Some(format!("b{}", b.nomor)),
        kelas: String::new(),
        sel,
    }
}

/// The state as a chip, the difference in rupiah below it where there is one.
pub(crate) fn sel_selisih(cip: Cip, selisih: Option<i64>) -> Sel {
    let kode = selisih.filter(|n| *n != 0).map(|n| {
        let tanda = if n < 0 { "−" } else { "+" };
        format!("{tanda}{}", rp(n).mutlak().polos())
    });
    Sel {
        cip: vec![cip],
        kode,
        ..Sel::default()
    }
}

/// Number of findings; opens the row's thread beside the list.
fn sel_temuan(b: &BarisRow, url: &str) -> Sel {
    let warna = if b.blokir > 0 {
        Warna::Bahaya
    } else {
        Warna::Awas
    };
    let mut s = Sel::tautan("benang", format!("{url}#benang"));
    if b.temuan > 0 {
        s = s.dengan_cip(b.temuan.to_string(), warna);
    }
    s
}

fn total(p: &Pilihan, j: &JumlahRow, renstra: bool, ringkas: bool) -> Vec<Sel> {
    let n = crate::url::ribuan(daerah::cacah(j.baris));
    let mut sel = vec![Sel::teks(format!("Jumlah {n} {}", p.satuan()))];
    if renstra {
        sel.push(sel_uang(j.renstra_sen, ringkas));
    }
    sel.push(sel_uang(j.rkpd_sen, ringkas));
    sel.push(sel_uang(j.apbd_sen, ringkas));
    let persen = Cip::baru(
        daerah::persen_beda(j.selisih_sen, j.rkpd_sen),
        Warna::Netral,
    );
    sel.push(sel_selisih(persen, Some(j.selisih_sen)));
    sel.push(sel_uang(j.dpa_sen, ringkas));
    sel.push(sel_uang(j.realisasi_sen, ringkas));
    sel.push(Sel::teks(crate::url::ribuan(daerah::cacah(j.temuan))));
    sel
}

fn saringan(p: &Pilihan, data: &DaftarPagu, perangkat: &[PerangkatRow]) -> Saringan {
    let terpilih = p.saring.opd.as_deref().unwrap_or_default();
    let mut opd = vec![(
        String::new(),
        "Semua perangkat daerah".to_owned(),
        terpilih.is_empty(),
    )];
    for o in perangkat.iter().filter(|o| data.opd.contains_key(&o.kode)) {
        opd.push((o.kode.clone(), o.nama.clone(), o.kode == terpilih));
    }
    let tingkat = [
        ("", "Sub kegiatan", "sub_kegiatan"),
        ("kegiatan", "Kegiatan", "kegiatan"),
        ("program", "Program", "program"),
    ]
    .map(|(n, t, k)| (n.to_owned(), t.to_owned(), k == p.saring.tingkat))
    .to_vec();
    let temuan = vec![
        (String::new(), "Semua baris".to_owned(), !p.saring.temuan),
        (
            "1".to_owned(),
            format!("Hanya dengan temuan ({})", data.bertemuan),
            p.saring.temuan,
        ),
    ];
    let pilihan = |nama: &str, label: &str, opsi| Bidang::Pilihan {
        nama: nama.into(),
        label: label.into(),
        opsi,
    };
    let mut bidang = vec![
        Bidang::Teks {
            nama: "q".into(),
            label: "Cari nama atau kode".into(),
            nilai: p.q.clone(),
        },
        pilihan("opd", "Perangkat daerah", opd),
        pilihan("tingkat", "Tingkat", tingkat),
        pilihan("temuan", "Temuan", temuan),
    ];
    let mut tetap = vec![("status", p.status.to_owned()), ("urut", p.urut.clone())];
    tetap.push(("program", p.saring.program.clone().unwrap_or_default()));
    bidang.extend(
        tetap
            .into_iter()
            .filter(|(_, n)| !n.is_empty())
            .map(|(nama, nilai)| Bidang::Tetap {
                nama: nama.into(),
                nilai,
            }),
    );
    Saringan {
        aksi: p
            .url
            .to_string()
            .split('?')
            .next()
            .unwrap_or_default()
            .to_owned(),
        bidang,
        aktif: aktif(p, perangkat),
    }
}

/// Columns that can be left out.
pub(super) const KOLOM: [&str; 7] = [
    "renstra",
    "rkpd",
    "apbd",
    "selisih",
    "dpa",
    "realisasi",
    "temuan",
];

/// The active filters in words, for a printed list.
pub(super) fn kata_saring(p: &Pilihan, perangkat: &[PerangkatRow]) -> Vec<String> {
    let semua = aktif(p, perangkat);
    semua.into_iter().map(|t| t.teks).collect()
}

fn aktif(p: &Pilihan, perangkat: &[PerangkatRow]) -> Vec<Tautan> {
    let mut a = Vec::new();
    if !p.q.is_empty() {
        a.push(Tautan::baru(
            format!("\"{}\"", p.q),
            p.url.tanpa("q").to_string(),
        ));
    }
    if let Some(kode) = &p.saring.opd {
        let nama = perangkat
            .iter()
            .find(|o| o.kode == *kode)
            .map_or(kode, |o| &o.nama);
        a.push(Tautan::baru(nama, p.url.tanpa("opd").to_string()));
    }
    if let Some(kode) = &p.saring.program {
        a.push(Tautan::baru(
            format!("program {kode}"),
            p.url.tanpa("program").to_string(),
        ));
    }
    if !p.status.is_empty() {
        a.push(Tautan::baru(
            daerah::nama_status(p.status),
            p.url.tanpa("status").to_string(),
        ));
    }
    if p.saring.temuan {
        a.push(Tautan::baru(
            "hanya dengan temuan",
            p.url.tanpa("temuan").to_string(),
        ));
    }
    a
}

/// The same rows and totals as a report.
pub(super) fn laporan(d: &Daerah, p: &Pilihan, data: &DaftarPagu) -> Tabel {
    let renstra = pakai_renstra(data);
    let k = KolomLaporan::baru;
    let mut kolom = vec![
        k("kode_opd", "Kode perangkat daerah", Jenis::Teks),
        k("opd", "Perangkat daerah", Jenis::Teks),
        k("unit", "Unit", Jenis::Teks),
        k("kode", "Kode", Jenis::Teks),
        k("nama", "Nama", Jenis::Teks),
    ];
    if renstra {
        kolom.push(k("renstra", "Renstra", Jenis::Uang));
    }
    for (kunci, judul) in [("rkpd", "RKPD"), ("apbd", "APBD"), ("selisih", "Selisih")] {
        kolom.push(k(kunci, judul, Jenis::Uang));
    }
    kolom.push(k("status", "Selaras?", Jenis::Teks));
    kolom.push(k("dpa", "DPA", Jenis::Uang));
    kolom.push(k("realisasi", "Realisasi", Jenis::Uang));
    kolom.push(k("temuan", "Temuan", Jenis::Bilangan));
    Tabel {
        judul: format!("{} {} {}", p.judul(), d.pemda.nama, d.tahun),
        kolom,
        baris: data
            .baris
            .iter()
            .map(|b| baris_laporan(b, renstra))
            .collect(),
        total: Some(total_laporan(&data.jumlah, renstra)),
        catatan: daerah::catatan(d),
    }
}

fn uang(n: Option<i64>) -> SelLaporan {
    n.map_or(SelLaporan::Kosong, |n| SelLaporan::Uang(rp(n)))
}

fn baris_laporan(b: &BarisRow, renstra: bool) -> Vec<SelLaporan> {
    let teks = |s: &str| SelLaporan::Teks(s.to_owned());
    let mut sel = vec![
        teks(&b.opd_kode),
        teks(&b.opd_nama),
        teks(&b.unit_nama),
        teks(&b.kode),
        teks(&b.nama),
    ];
    if renstra {
        sel.push(uang(b.renstra_sen));
    }
    sel.extend([uang(b.rkpd_sen), uang(b.apbd_sen), uang(b.selisih_sen)]);
    sel.push(teks(daerah::nama_status(&b.status)));
    sel.extend([uang(b.dpa_sen), uang(b.realisasi_sen)]);
    sel.push(SelLaporan::Bilangan(i64::from(b.temuan)));
    sel
}

fn total_laporan(j: &JumlahRow, renstra: bool) -> Vec<SelLaporan> {
    let mut sel = vec![SelLaporan::Teks("Jumlah".into())];
    sel.resize(5, SelLaporan::Kosong);
    if renstra {
        sel.push(uang(Some(j.renstra_sen)));
    }
    sel.extend([j.rkpd_sen, j.apbd_sen, j.selisih_sen].map(|n| uang(Some(n))));
    sel.push(SelLaporan::Kosong);
    sel.extend([j.dpa_sen, j.realisasi_sen].map(|n| uang(Some(n))));
    sel.push(SelLaporan::Bilangan(j.temuan));
    sel
}
