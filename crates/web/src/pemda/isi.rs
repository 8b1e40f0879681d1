//! Finished strings of a region page.

use app::anggaran::{akun, nasional::PemdaApbd};
use app::tampil::pemda::{Apbd, Makro, Pos, arah_tercapai};
use app::tampil::sakip_nasional::NilaiTahun;
use dasar::{Rasio, Rupiah};

use super::ApbdView;
use crate::komponen::{Bagian, Baris, Kolom, Mengapa, PetakView, Sel, TabelView, Warna};
use crate::url::UrlDaftar;

/// Colour of an account group.
fn warna(rekening: &str) -> &'static str {
    match akun::kelompok(rekening) {
        "4.1" | "5.1" => "g-1",
        "4.2" | "5.2" => "g-2",
        "4.3" | "5.3" => "g-3",
        "5.4" => "g-4",
        _ => "g-6",
    }
}

pub(super) fn apbd(kode: &str, a: &Apbd) -> ApbdView {
    let r = &a.jumlah.ringkasan;
    let persen = |p: Option<Rasio>| p.map(|x| x.persen(1)).unwrap_or_default();
    let uang = |u: Option<Rupiah>, label: String| {
        let u = u.unwrap_or_default();
        (u.ringkas(), u.to_string(), label)
    };
    let surplus = r.surplus().unwrap_or_default();
    let kata_surplus = if surplus < Rupiah::NOL {
        "defisit"
    } else {
        "surplus"
    };
    let melampaui = a.aturan.melampaui(r);
    ApbdView {
        keadaan: a.keadaan.to_string(),
        kunci: vec![
            uang(Some(r.belanja), format!("belanja {}", a.tahun)),
            uang(Some(r.pendapatan), format!("pendapatan {}", a.tahun)),
            uang(
                Some(surplus.mutlak()),
                format!("{kata_surplus}, ditutup pembiayaan"),
            ),
            (
                persen(r.porsi_pad()),
                r.pad.to_string(),
                "pendapatan dari daerah sendiri".into(),
            ),
        ],
        seimbang: a.jumlah.seimbang,
        selisih: r.selisih().unwrap_or_default().to_string(),
        pendapatan: petak("petak-masuk", "Pendapatan menurut jenis", a, "4"),
        belanja: petak("petak-keluar", "Belanja menurut jenis", a, "5"),
        tabel_pendapatan: tabel_pos("pendapatan", "Pendapatan", a, "4", r.pendapatan),
        tabel_belanja: tabel_pos("belanja", "Belanja", a, "5", r.belanja),
        tabel_imbang: imbang(a),
        pegawai: persen(r.porsi_pegawai()),
        pegawai_batang: batang(r.porsi_pegawai()),
        batas: a.aturan.batas_pegawai.persen(0),
        batas_batang: batang(Some(a.aturan.batas_pegawai)),
        melampaui,
        mengapa: mengapa(a),
        sebanding: sebanding(kode, a),
        unduh: UrlDaftar::baru(format!("/pemda/{kode}")).unduhan(),
    }
}

fn batang(p: Option<Rasio>) -> String {
    p.map(|x| x.mesin_persen(1)).unwrap_or_else(|| "0".into())
}

fn mengapa(a: &Apbd) -> Mengapa {
    let r = &a.jumlah.ringkasan;
    let porsi = r.porsi_pegawai().map(|p| p.persen(1)).unwrap_or_default();
    Mengapa {
        judul: format!("Mengapa {porsi}?"),
        masukan: vec![
            (
                "Belanja pegawai (rekening 5.1.01)".into(),
                r.pegawai.to_string(),
            ),
            ("Total belanja (rekening 5)".into(), r.belanja.to_string()),
        ],
        rumus: format!(
            "belanja pegawai ÷ total belanja = {porsi}; batas {}",
            a.aturan.batas_pegawai.persen(0)
        ),
        dasar: a.aturan.dasar_pegawai.clone(),
        kutipan: format!("{} {}", a.aturan.kutipan_pegawai, a.aturan.catatan_pegawai),
        sejak: format!("berlaku sejak {}", a.aturan.sejak_pegawai),
    }
}

fn bagian_pos<'a>(a: &'a Apbd, akun: &'a str) -> impl Iterator<Item = &'a Pos> {
    a.pos.iter().filter(move |p| p.rekening.starts_with(akun))
}

fn petak(id: &str, judul: &str, a: &Apbd, akun: &str) -> PetakView {
    let bagian = bagian_pos(a, akun)
        .map(|p| Bagian {
            nama: p.nama.clone(),
            besar: p.nilai.sen(),
            angka: p.nilai.ringkas(),
            kelas: warna(&p.rekening).to_owned(),
        })
        .collect();
    PetakView::susun(id, judul, bagian)
}

/// Kinds below their groups, with sums of the groups and shares of the whole.
fn tabel_pos(id: &str, judul: &str, a: &Apbd, akun: &str, jumlah: Rupiah) -> TabelView {
    let pos: Vec<&Pos> = bagian_pos(a, akun).collect();
    let mut baris: Vec<Baris> = Vec::new();
    for kelompok in pos.chunk_by(|x, y| akun::kelompok(&x.rekening) == akun::kelompok(&y.rekening))
    {
        let Some(satu) = kelompok.first() else {
            continue;
        };
        let kode = akun::kelompok(&satu.rekening);
        let isi = Rupiah::jumlah(kelompok.iter().map(|p| p.nilai)).unwrap_or_default();
        let nama = akun::nama(kode).unwrap_or(kode);
        if kelompok.len() > 1 {
            let mut b = baris_pos(nama, kode, isi, jumlah);
            b.kelas = "kuat".into();
            baris.push(b);
        }
        for p in kelompok {
            let mut b = baris_pos(&p.nama, &p.rekening, p.nilai, jumlah);
            if kelompok.len() > 1 {
                b.kelas = "d1".into();
            }
            baris.push(b);
        }
    }
    TabelView {
        id: id.into(),
        keterangan: format!("{judul} menurut kelompok dan jenis"),
        keterangan_samar: true,
        kolom: vec![
            Kolom::teks("Jenis").ponsel("pertama"),
            Kolom::angka("Jumlah"),
            Kolom::angka("Porsi").ponsel("penentu"),
        ],
        baris,
        total: Some(vec![
            Sel::teks("Jumlah"),
            Sel::uang_polos(jumlah),
            Sel::teks("100 %"),
        ]),
        pohon: true,
        ..TabelView::default()
    }
}

fn baris_pos(nama: &str, kode: &str, nilai: Rupiah, jumlah: Rupiah) -> Baris {
    let porsi = Rasio::dari(nilai, jumlah);
    Baris::baru(vec![
        Sel::teks(nama).kode(kode),
        Sel::uang_polos(nilai),
        Sel::teks(porsi.map(|p| p.persen(1)).unwrap_or_default()).batang(batang(porsi)),
    ])
}

fn imbang(a: &Apbd) -> TabelView {
    let r = &a.jumlah.ringkasan;
    let baris = |nama: &str, nilai: Option<Rupiah>| -> Baris {
        vec![
            Sel::teks(nama),
            nilai.map(Sel::uang_polos).unwrap_or_default(),
        ]
        .into()
    };
    TabelView {
        id: "imbang".into(),
        keterangan: "Dari pendapatan ke selisih".into(),
        datar: true,
        keterangan_samar: true,
        kolom: vec![
            Kolom::teks("Unsur").ponsel("pertama"),
            Kolom::angka("Rupiah"),
        ],
        baris: vec![
            baris("Pendapatan", Some(r.pendapatan)),
            baris("− Belanja", Some(r.belanja)),
            baris("= Surplus atau defisit", r.surplus()),
            baris("+ Penerimaan pembiayaan", Some(r.pembiayaan_masuk)),
            baris("− Pengeluaran pembiayaan", Some(r.pembiayaan_keluar)),
        ],
        total: Some(vec![
            Sel::teks("= Selisih"),
            r.selisih().map(Sel::uang_polos).unwrap_or_default(),
        ]),
        ..TabelView::default()
    }
}

fn sebanding(kode: &str, a: &Apbd) -> TabelView {
    let baris = a
        .sebanding
        .iter()
        .map(|p| baris_sebanding(kode, a, p))
        .collect();
    TabelView {
        id: "sebanding".into(),
        keterangan: format!("{} dengan belanja terdekat", a.jumlah.jenis),
        keterangan_samar: true,
        kolom: vec![
            Kolom::teks("Pemerintah daerah").ponsel("pertama"),
            Kolom::angka("Belanja"),
            Kolom::angka("PAD").penjelasan("Pendapatan asli terhadap pendapatan"),
            Kolom::angka("Modal").penjelasan("Belanja modal terhadap belanja"),
            Kolom::angka("Pegawai")
                .penjelasan("Belanja pegawai terhadap belanja")
                .ponsel("penentu"),
        ],
        baris,
        ..TabelView::default()
    }
}

fn baris_sebanding(kode: &str, a: &Apbd, p: &PemdaApbd) -> Baris {
    let r = &p.ringkasan;
    let persen = |x: Option<Rasio>| x.map(|x| x.persen(1)).unwrap_or_default();
    let ini = p.kode == kode;
    let nama = if ini {
        Sel::teks(&p.nama).dengan_cip("daerah ini", Warna::Info)
    } else {
        Sel::tautan(&p.nama, format!("/pemda/{}", p.kode))
    };
    let warna = if a.aturan.melampaui(r) {
        Warna::Awas
    } else {
        Warna::Baik
    };
    Baris {
        kelas: if ini { "kuat".into() } else { String::new() },
        ..Baris::baru(vec![
            nama.kode(&p.kode),
            Sel::uang(r.belanja),
            Sel::teks(persen(r.porsi_pad())),
            Sel::teks(persen(r.porsi_modal())),
            Sel::cip(persen(r.porsi_pegawai()), warna),
        ])
    }
}

/// Published grades, newest first, each by the worksheet of its year.
pub(super) fn sakip(isi: &[NilaiTahun]) -> TabelView {
    let baris = isi
        .iter()
        .rev()
        .map(|n| {
            let dasar = if n.lke.is_empty() {
                "seperti tercetak".to_owned()
            } else {
                n.lke.clone()
            };
            vec![
                Sel::teks(n.tahun.to_string()),
                Sel::teks(n.predikat.kode()),
                Sel::teks(n.nilai.map_or_else(|| "–".into(), |x| x.to_string())),
                Sel::teks(dasar),
                Sel::teks(&n.keterangan),
            ]
            .into()
        })
        .collect();
    TabelView {
        id: "sakip".into(),
        keterangan: "Nilai SAKIP menurut tahun".into(),
        keterangan_samar: true,
        kolom: vec![
            Kolom::teks("Tahun").ponsel("pertama"),
            Kolom::teks("Predikat").ponsel("penentu"),
            Kolom::teks("Nilai"),
            Kolom::teks("Dinilai menurut"),
            Kolom::teks("Keterangan"),
        ],
        baris,
        ..TabelView::default()
    }
}

/// "9 indikator kinerja utama." and how many achievements.
pub(super) fn terbitan((iku, capaian): (i64, i64)) -> Option<String> {
    let mut bagian = Vec::new();
    if iku > 0 {
        bagian.push(format!("{iku} baris indikator kinerja utama"));
    }
    if capaian > 0 {
        bagian.push(format!("{capaian} capaian tahun-tahun lalu"));
    }
    (!bagian.is_empty()).then(|| format!("{}.", bagian.join(" dan ")))
}

pub(super) fn makro(isi: &[Makro]) -> TabelView {
    TabelView {
        id: "makro".into(),
        keterangan: "Indikator makro, nilai terbaru, dan sasarannya".into(),
        keterangan_samar: true,
        kolom: vec![
            Kolom::teks("Indikator").ponsel("pertama"),
            Kolom::angka("Nilai").ponsel("penentu"),
            Kolom::angka("Setahun sebelumnya"),
            Kolom::angka("Sasaran RKPD").penjelasan("Sasaran rencana kerja daerah sendiri"),
            Kolom::angka("Sasaran kewilayahan")
                .penjelasan("Sasaran yang ditetapkan rencana nasional untuk daerah ini"),
        ],
        baris: isi.iter().map(baris_makro).collect(),
        ..TabelView::default()
    }
}

fn baris_makro(m: &Makro) -> Baris {
    let sumber = m.sasaran.as_ref().unwrap_or(&m.kini);
    let sasaran = |nilai: &Option<String>| match nilai {
        None => Sel::teks("–"),
        Some(s) => {
            let sel = Sel::teks(angka(s)).kode(sumber.tahun.to_string());
            match arah_tercapai(m.kini.indikator, &sumber.nilai, s) {
                Some(true) => sel.dengan_cip("tercapai", Warna::Baik),
                Some(false) => sel.dengan_cip("belum", Warna::Awas),
                None => sel,
            }
        }
    };
    let waktu = |b: &app::tampil::pemda::MakroRow| periode(&b.periode);
    let lalu = m.lalu.as_ref().map_or_else(
        || Sel::teks("–"),
        |l| Sel::teks(angka(&l.nilai)).kode(waktu(l)),
    );
    vec![
        Sel::teks(&m.kini.nama),
        Sel::teks(
            format!("{} {}", angka(&m.kini.nilai), satuan(&m.kini.satuan))
                .trim()
                .to_owned(),
        )
        .kode(waktu(&m.kini)),
        lalu,
        sasaran(&sumber.target_rkpd),
        sasaran(&sumber.target_kewilayahan),
    ]
    .into()
}

/// The unit beside a figure; broken ones of the source are left out.
fn satuan(s: &str) -> &str {
    match s {
        "%" => "%",
        "Rp" | "Rupiah" => "rupiah",
        "Orang" => "orang",
        "Tahun" => "tahun",
        s if s.starts_with("Ribu Rupiah") => "ribu rupiah",
        _ => "",
    }
}

/// "202200" is the year, "202203" its March.
fn periode(p: &str) -> String {
    const BULAN: [&str; 12] = [
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ];
    let tahun = p.get(..4).unwrap_or(p);
    let bulan = p
        .get(4..)
        .and_then(|b| b.parse::<usize>().ok())
        .and_then(|b| b.checked_sub(1));
    match bulan.and_then(|b| BULAN.get(b)) {
        Some(b) => format!("{b} {tahun}"),
        None => tahun.to_owned(),
    }
}

/// "45119610.5" as "45.119.610,5".
pub(super) fn angka(s: &str) -> String {
    let (tanda, polos) = s.strip_prefix('-').map_or(("", s), |p| ("−", p));
    let (bulat, pecahan) = polos.split_once('.').unwrap_or((polos, ""));
    let bulat = bulat
        .parse::<u64>()
        .map_or_else(|_| bulat.to_owned(), dasar::uang::titik_ribuan);
    let pecahan = pecahan.trim_end_matches('0');
    if pecahan.is_empty() {
        format!("{tanda}{bulat}")
    } else {
        format!("{tanda}{bulat},{pecahan}")
    }
}

#[cfg(test)]
pub(super) fn contoh() -> Vec<app::tampil::pemda::Pemda> {
    use app::anggaran::nasional::AturanNasional;
    use app::tampil::pemda::Pemda;
    let wilayah = app::tampil::pemda::PemdaWilayahRow {
        kode: "64.11".into(),
        nama: "Kabupaten Mahakam Ulu".into(),
        jenis: "kabupaten".into(),
        induk: Some("64".into()),
        kode_bps: Some("6411".into()),
        contoh: true,
        penduduk: Some(39_000),
        luas_km2: Some("18428.00".into()),
    };
    let pos = |rekening: &str, nilai: i64| Pos {
        rekening: rekening.into(),
        nama: akun::nama(rekening).unwrap_or_default().into(),
        nilai: Rupiah::dari_rupiah(nilai).unwrap(),
    };
    let pos = vec![
        pos("4.1.01", 20),
        pos("4.1.04", 10),
        pos("4.2.01", 900),
        pos("5.1.01", 400),
        pos("5.1.02", 300),
        pos("5.2.04", 230),
        pos("5.3.01", 5),
        pos("6.1.01", 5),
    ];
    let mut ringkasan = anggaran::RingkasanApbd::default();
    for p in &pos {
        ringkasan.tambah(&p.rekening, p.nilai).unwrap();
    }
    let jumlah = PemdaApbd {
        kode: "64.11".into(),
        nama: wilayah.nama.clone(),
        jenis: "kabupaten".into(),
        provinsi: "64".into(),
        seimbang: true,
        ringkasan,
    };
    let apbd = Apbd {
        tahun: 2023,
        keadaan: dasar::waktu::Tanggal::baru(2023, 5, 12).unwrap(),
        sebanding: vec![jumlah.clone()],
        jumlah,
        pos,
        aturan: AturanNasional::pada(&hukum::Hukum::bawaan(), 2023).unwrap(),
    };
    let penuh = Pemda {
        pemda: wilayah,
        provinsi: Some("Provinsi Kalimantan Timur".into()),
        apbd: Some(apbd),
        makro: vec![],
        sakip: vec![NilaiTahun {
            tahun: 2016,
            nilai: dasar::Nilai::parse("60,49"),
            predikat: sakip::nasional::Predikat::B,
            lke: "PermenPANRB 12/2015".into(),
            keterangan: String::new(),
        }],
        terbitan: (9, 122),
        dokumen: vec![],
    };
    vec![
        Pemda {
            apbd: None,
            ..penuh.clone()
        },
        penuh,
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_of_the_source_read_indonesian() {
        assert_eq!(angka("45119610"), "45.119.610");
        assert_eq!(angka("-2.90"), "−2,9");
        assert_eq!(angka("76.880"), "76,88");
        assert_eq!(periode("202209"), "September 2022");
        assert_eq!(periode("202200"), "2022");
    }
}
