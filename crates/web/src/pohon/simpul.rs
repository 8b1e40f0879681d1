//! One node: what it says, what is missing, its place, its forms.

use app::pohon::JenisSimpul;
use app::pohon::{LintasRow, Pohon, SimpulRow, jenis};
use app::tampil::daerah::{Daerah, PerangkatRow, perangkat};
use askama::Template;
use axum::extract::{Path, Query, State};
use keamanan::Tindakan;
use uuid::Uuid;

use super::{Tanya, boleh_di, buka, url, url_simpul};
use crate::daerah::{self, rp};
use crate::galat::{Hasil, html};
use crate::komponen::{Cip, Tautan, Warna};
use crate::{Galat, Halaman, Keadaan, Sesi};

/// A choice of a select: value, words, chosen.
type Pilihan = Vec<(String, String, bool)>;

/// A request for support.
struct LintasView {
    id: String,
    nama: String,
    isi: String,
    keadaan: Cip,
    rincian: String,
    menunggu: bool,
    dapat_ditarik: bool,
}

#[derive(Template)]
#[template(path = "pohon/simpul.html")]
struct SimpulHal {
    hal: Halaman,
    judul: String,
    status: Vec<Cip>,
    keterangan: String,
    temuan: Vec<(Cip, String, String)>,
    indikator: Vec<(String, String, String)>,
    faktor: Vec<String>,
    anak: Vec<Tautan>,
    sub: Vec<(String, String, String)>,
    lintas: Vec<LintasView>,
    cabang: String,
    aksi: String,
    edisi: String,
    simpul: String,
    versi: i32,
    tahun: i16,
    boleh_ubah: bool,
    boleh_lintas: bool,
    jenis: Pilihan,
    jenis_anak: Pilihan,
    opd: Pilihan,
    opd_lain: Pilihan,
    induk: Pilihan,
    opd_kode: String,
    isian_indikator: String,
    isian_faktor: String,
    penanggung_jawab: String,
    dapat_dihapus: bool,
}

pub(super) async fn lihat(
    State(k): State<Keadaan>,
    s: Sesi,
    Path((kode, id)): Path<(String, String)>,
    Query(q): Query<Tanya>,
) -> Hasil {
    let (t, mut tx) = buka(&k, &kode, q.tahun.as_deref(), q.edisi.as_deref()).await?;
    let tak_ada = || Galat::tidak_ada("Simpul ini tidak ada dalam pohon kinerja.");
    let p = t.pohon.as_ref().ok_or_else(tak_ada)?;
    let id = Uuid::parse_str(&id).map_err(|_| tak_ada())?;
    let x = p.satu(id).ok_or_else(tak_ada)?;
    let offices = perangkat(&mut tx).await?;
    html(&halaman(&s, &t.d, p, (x, &offices)))
}

fn halaman(
    s: &Sesi,
    d: &Daerah,
    p: &Pohon,
    (x, offices): (&SimpulRow, &[PerangkatRow]),
) -> SimpulHal {
    let mut hal = daerah::halaman(s, d, &x.pernyataan, "pohon")
        .remah("Pohon kinerja", url(d, Some(p), "").to_string());
    let mut naik = app::pohon::jalur(&p.fakta(), x.id);
    naik.reverse();
    for a in naik.iter().filter_map(|i| p.satu(*i)) {
        hal = hal.remah(&a.pernyataan, url_simpul(d, p, a.id));
    }
    let anak: Vec<Tautan> = p
        .simpul
        .iter()
        .filter(|a| a.induk_id == Some(x.id))
        .map(|a| Tautan::baru(&a.pernyataan, url_simpul(d, p, a.id)))
        .collect();
    let boleh_susun = boleh_di(s, d, Tindakan::SusunPohon);
    let indikator: Vec<(String, String, String)> = p
        .indikator
        .get(&x.id)
        .into_iter()
        .flatten()
        .map(|i| (i.teks.clone(), i.satuan.clone(), i.target.clone()))
        .collect();
    SimpulHal {
        judul: x.pernyataan.clone(),
        status: std::iter::once(Cip::baru(jenis(x).to_string(), Warna::Info))
            .chain(super::status(p).into_iter().take(1))
            .collect(),
        keterangan: keterangan(x),
        temuan: temuan(p, x.id),
        faktor: p.faktor.get(&x.id).cloned().unwrap_or_default(),
        dapat_dihapus: anak.is_empty(),
        anak,
        sub: sub(p, x.id),
        lintas: lintas(p, x.id),
        cabang: url(d, Some(p), "")
            .dengan("akar", x.id.to_string())
            .to_string(),
        aksi: daerah::jalur(d, "/pohon"),
        edisi: p.edisi.id.to_string(),
        simpul: x.id.to_string(),
        versi: p.edisi.versi,
        tahun: d.tahun,
        boleh_ubah: boleh_susun && p.edisi.keadaan == "draf",
        boleh_lintas: boleh_susun && p.edisi.keadaan != "digantikan",
        jenis: pilih_jenis(jenis(x)),
        jenis_anak: pilih_jenis(bawah(jenis(x))),
        opd: pilih_opd(offices, &x.opd_kode),
        opd_lain: pilih_opd(offices, ""),
        induk: induk(p, x),
        opd_kode: x.opd_kode.clone(),
        isian_indikator: indikator
            .iter()
            .map(|(t, u, n)| format!("{t} | {u} | {n}"))
            .collect::<Vec<_>>()
            .join("\n"),
        isian_faktor: p
            .faktor
            .get(&x.id)
            .map(|f| f.join("\n"))
            .unwrap_or_default(),
        penanggung_jawab: x.penanggung_jawab.clone(),
        indikator,
        hal,
    }
}

fn keterangan(x: &SimpulRow) -> String {
    let pic = if x.jabatan.is_empty() {
        &x.penanggung_jawab
    } else {
        &x.jabatan
    };
    let mut kata: Vec<String> = [&x.kode, &x.opd_nama]
        .into_iter()
        .filter(|k| !k.is_empty())
        .cloned()
        .collect();
    if !pic.is_empty() {
        kata.push(format!("penanggung jawab {pic}"));
    }
    if x.dari_rencana {
        kata.push("rumusannya masih nama dari dokumen rencana".to_owned());
    }
    kata.join(" · ")
}

fn temuan(p: &Pohon, id: Uuid) -> Vec<(Cip, String, String)> {
    p.temuan_dari(id)
        .map(|t| {
            let kalimat = format!("Simpul ini {}. {}", t.jenis, t.saran);
            (
                daerah::cip_tingkat(&t.tingkat),
                kalimat,
                format!("{} · {}", t.jenis.kode(), t.pasal),
            )
        })
        .collect()
}

fn sub(p: &Pohon, id: Uuid) -> Vec<(String, String, String)> {
    p.sub
        .iter()
        .filter(|s| s.simpul_id == Some(id))
        .map(|s| (s.kode.clone(), s.nama.clone(), rp(s.pagu_sen).to_string()))
        .collect()
}

fn lintas(p: &Pohon, id: Uuid) -> Vec<LintasView> {
    let satu = |l: &LintasRow| {
        let warna = match l.keadaan.as_str() {
            "disetujui" => Warna::Baik,
            "diminta" => Warna::Awas,
            "ditolak" => Warna::Bahaya,
            _ => Warna::Netral,
        };
        let mut rincian = format!(
            "diminta {}, {}",
            l.diminta_oleh,
            daerah::saat(l.diminta_pada)
        );
        if let Some(pada) = l.dijawab_pada {
            rincian.push_str(&format!(
                "; dijawab {}, {}",
                l.dijawab_oleh,
                daerah::saat(pada)
            ));
        }
        if !l.jawaban.is_empty() {
            rincian.push_str(&format!(": {}", l.jawaban));
        }
        LintasView {
            id: l.id.to_string(),
            nama: l.nama.clone(),
            isi: l.isi.clone(),
            keadaan: Cip::baru(&l.keadaan, warna),
            rincian,
            menunggu: l.keadaan == "diminta",
            dapat_ditarik: matches!(l.keadaan.as_str(), "diminta" | "disetujui"),
        }
    };
    p.lintas
        .iter()
        .filter(|l| l.simpul_id == id)
        .map(satu)
        .collect()
}

fn pilih_jenis(kini: JenisSimpul) -> Pilihan {
    JenisSimpul::SEMUA
        .into_iter()
        .map(|j| (j.kode().to_owned(), j.to_string(), j == kini))
        .collect()
}

fn bawah(j: JenisSimpul) -> JenisSimpul {
    let mut semua = JenisSimpul::SEMUA.into_iter().skip_while(|x| *x != j);
    semua.next();
    semua.next().unwrap_or(JenisSimpul::Keluaran)
}

fn pilih_opd(offices: &[PerangkatRow], kini: &str) -> Pilihan {
    offices
        .iter()
        .map(|o| (o.kode.clone(), o.nama.clone(), o.kode == kini))
        .collect()
}

/// The parent it has, then the likeliest ones.
fn induk(p: &Pohon, x: &SimpulRow) -> Pilihan {
    let mut hasil: Pilihan = Vec::new();
    if let Some(a) = x.induk_id.and_then(|i| p.satu(i)) {
        hasil.push((a.id.to_string(), a.pernyataan.clone(), true));
    }
    for (kata, c) in p.calon_induk(x.id, 60) {
        if Some(c.id) == x.induk_id {
            continue;
        }
        let tanda = if kata > 0 {
            format!(" ({kata} kata sama)")
        } else {
            String::new()
        };
        hasil.push((c.id.to_string(), format!("{}{tanda}", c.pernyataan), false));
    }
    hasil
}
