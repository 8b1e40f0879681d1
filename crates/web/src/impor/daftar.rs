//! The list: waiting files, jobs, imports; and the form.

use app::impor::daftar;
use app::impor::tata_letak::DAFTAR;
use app::tampil::unggah::{self, OpsiForm};
use askama::Template;
use axum::extract::State;

use super::cip_status;
use crate::daerah;
use crate::galat::{Hasil, html};
use crate::komponen::{Baris, Kolom, Kosong, Sel, TabelView};
use crate::{Halaman, Keadaan, Sesi};

#[derive(Template)]
#[template(path = "impor/daftar.html")]
struct DaftarHal {
    hal: Halaman,
    isian: Isian,
    menunggu: Option<TabelView>,
    pekerjaan: Option<TabelView>,
    impor: TabelView,
}

/// The fields of the form with their values and errors.
pub(super) struct Isian {
    pub tata_letak: Vec<(String, String, bool)>,
    /// Lines that break a rule are refused.
    pub ketat: bool,
    pub teks: Vec<Bidang>,
}

/// One text field.
pub(super) struct Bidang {
    pub nama: &'static str,
    pub label: &'static str,
    pub petunjuk: &'static str,
    pub nilai: String,
    pub salah: String,
    /// Shown only when opened: rarely needed.
    pub lanjut: bool,
}

impl Isian {
    /// Opens the rarely needed fields when one is filled or wrong.
    pub fn terbuka(&self) -> bool {
        self.ketat
            || self
                .teks
                .iter()
                .any(|b| b.lanjut && !(b.nilai.is_empty() && b.salah.is_empty()))
    }

    #[expect(
        clippy::too_many_lines,
        reason = "one entry a field of the form, in its order"
    )]
    pub fn dari(o: &OpsiForm, salah: &[(&'static str, String)]) -> Self {
        let mut tata_letak = vec![(
            String::new(),
            "Kenali sendiri dari kolomnya".to_owned(),
            o.tata_letak.is_empty(),
        )];
        tata_letak.extend(DAFTAR.iter().map(|e| {
            let kode = e.kode.to_owned();
            let pilih = kode == o.tata_letak;
            (kode, format!("{} ({})", e.tata.judul, e.kode), pilih)
        }));
        let bidang = |nama, label, petunjuk, nilai: &String, lanjut| Bidang {
            nama,
            label,
            petunjuk,
            nilai: nilai.clone(),
            salah: salah
                .iter()
                .find(|(n, _)| *n == nama)
                .map(|s| s.1.clone())
                .unwrap_or_default(),
            lanjut,
        };
        Self {
            tata_letak,
            ketat: o.ketat == "1",
            teks: vec![
                bidang(
                    "pemda",
                    "Kode pemerintah daerah",
                    "Kode Kemendagri, misalnya 64.11. Kosongkan untuk berkas rujukan nasional.",
                    &o.pemda,
                    false,
                ),
                bidang(
                    "tahun",
                    "Tahun",
                    "Tahun anggaran, atau tahun pertama rencana, misalnya 2026.",
                    &o.tahun,
                    false,
                ),
                bidang(
                    "tahun_selesai",
                    "Tahun terakhir rencana",
                    "Hanya untuk RPJMD dan Renstra.",
                    &o.tahun_selesai,
                    true,
                ),
                bidang(
                    "keadaan",
                    "Data per tanggal",
                    "Misalnya 2026-03-31.",
                    &o.keadaan,
                    true,
                ),
                bidang(
                    "tahap",
                    "Tahap anggaran",
                    "Misalnya APBD_MURNI_PENETAPAN.",
                    &o.tahap,
                    true,
                ),
                bidang(
                    "periode",
                    "Periode realisasi",
                    "Misalnya TW1.",
                    &o.periode,
                    true,
                ),
                bidang(
                    "edisi",
                    "Edisi daftar kode",
                    "Hanya untuk daftar nasional, misalnya 2027.",
                    &o.edisi,
                    true,
                ),
                bidang(
                    "kelompok",
                    "Kelompok standar harga",
                    "ssh, sbu, hspk, atau asb.",
                    &o.kelompok,
                    true,
                ),
                bidang(
                    "kode_unit",
                    "Unit daftar penerima",
                    "Kode perangkat daerah atau unit yang menganggarkan.",
                    &o.kode_unit,
                    true,
                ),
                bidang(
                    "sub_kegiatan",
                    "Sub kegiatan daftar penerima",
                    "Misalnya 4.01.01.2.05.0011.",
                    &o.sub_kegiatan,
                    true,
                ),
                bidang(
                    "rekening",
                    "Rekening daftar penerima",
                    "Rekening enam tingkat, misalnya 5.1.05.05.01.0001.",
                    &o.rekening,
                    true,
                ),
                bidang(
                    "label",
                    "Keterangan",
                    "Tampil bersama data.",
                    &o.label,
                    true,
                ),
            ],
        }
    }
}

#[expect(
    clippy::too_many_lines,
    reason = "one column after the other of a single table"
)]
pub(super) async fn lihat(State(k): State<Keadaan>, s: Sesi) -> Hasil {
    let (menunggu, pekerjaan) = unggah::daftar(&k.ling.db).await?;
    let impor = daftar::daftar(&k.ling.db, None).await?;
    let tabel = |id: &str, keterangan: &str, kolom: Vec<Kolom>, baris: Vec<Baris>| TabelView {
        id: id.into(),
        keterangan: keterangan.into(),
        keterangan_samar: true,
        kolom,
        baris,
        ..TabelView::default()
    };
    let t_menunggu = (!menunggu.is_empty()).then(|| {
        tabel(
            "menunggu",
            "Berkas yang menunggu keputusan",
            vec![
                Kolom::teks("Berkas").ponsel("pertama"),
                Kolom::angka("Ukuran"),
                Kolom::teks("Diunggah"),
            ],
            menunggu
                .iter()
                .map(|u| {
                    Baris::baru(vec![
                        Sel::tautan(&u.nama, format!("/impor/unggah/{}", u.id)),
                        Sel::teks(format!(
                            "{} kB",
                            crate::url::ribuan(daerah::cacah(u.ukuran).div_ceil(1024))
                        )),
                        Sel::teks(daerah::saat(u.dibuat_pada)),
                    ])
                })
                .collect(),
        )
    });
    let t_pekerjaan = (!pekerjaan.is_empty()).then(|| {
        tabel(
            "pekerjaan",
            "Pekerjaan impor terakhir",
            vec![
                Kolom::teks("Berkas").ponsel("pertama"),
                Kolom::teks("Status").ponsel("penentu"),
                Kolom::teks("Tahap").ponsel("lebar"),
                Kolom::teks("Dimulai"),
            ],
            pekerjaan
                .iter()
                .map(|p| {
                    let kata = |k: &serde_json::Value, n: &str| {
                        k.get(n)
                            .and_then(|v| v.as_str())
                            .unwrap_or_default()
                            .to_owned()
                    };
                    Baris::baru(vec![
                        Sel::tautan(kata(&p.isi, "nama"), format!("/impor/pekerjaan/{}", p.id)),
                        Sel {
                            cip: vec![cip_status(&p.status)],
                            ..Sel::default()
                        },
                        Sel::teks(kata(&p.kemajuan, "tahap")),
                        Sel::teks(daerah::saat(p.dibuat_pada)),
                    ])
                })
                .collect(),
        )
    });
    html(&DaftarHal {
        hal: Halaman::baru(&s, "Impor").aktif("impor"),
        isian: Isian::dari(&OpsiForm::default(), &[]),
        menunggu: t_menunggu,
        pekerjaan: t_pekerjaan,
        impor: tabel_impor(&impor),
    })
}

fn tabel_impor(impor: &[daftar::ImporPemda]) -> TabelView {
    TabelView {
        id: "impor".into(),
        keterangan: format!(
            "{} impor; satu baris tiap pemerintah daerah yang disentuh",
            impor.len()
        ),
        kolom: vec![
            Kolom::teks("Sumber").ponsel("pertama"),
            Kolom::teks("Status").ponsel("penentu"),
            Kolom::teks("Pemerintah daerah"),
            Kolom::angka("Berkas"),
            Kolom::angka("Temuan"),
            Kolom::teks("Waktu"),
            Kolom::teks("Oleh"),
        ],
        baris: impor
            .iter()
            .map(|i| {
                let n = |x: i64| Sel::teks(crate::url::ribuan(daerah::cacah(x)));
                let nama = i.impor.sumber.rsplit('/').next().unwrap_or(&i.impor.sumber);
                Baris::baru(vec![
                    Sel::tautan(nama, format!("/impor/{}", i.impor.id))
                        .kode(i.impor.label.clone().unwrap_or_default()),
                    Sel {
                        cip: vec![cip_status(&i.impor.status)],
                        ..Sel::default()
                    },
                    Sel::teks(&i.pemda.nama),
                    n(i.impor.jumlah_berkas),
                    n(i.impor.jumlah_temuan),
                    Sel::teks(daerah::saat(i.impor.dimulai_pada)),
                    Sel::teks(&i.impor.oleh),
                ])
            })
            .collect(),
        rapat: true,
        kosong: Some(
            Kosong::baru(
                "Belum ada impor",
                "Unggah berkas di atas, atau impor seluruh paket data lewat perintah.",
            )
            .perintah("selaras impor paket DIR"),
        ),
        ..TabelView::default()
    }
}
