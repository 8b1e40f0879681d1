//! The engine: one file or one document per transaction; known files are recognised, broken ones
//! leave only their findings.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use dasar::waktu::Clock;
use store::Db;
use store::impor as buku;
use store::referensi::{self as rujukan_db, Pemilik};
use tabular::{Masalah, Penolakan};
use uuid::Uuid;

use super::catat::{Catatan, catat};
use super::hasil::{HasilBerkas, ImporError};
use super::kemajuan::{Kemajuan, TAK_DILIHAT, Tahap};
use super::opsi::Opsi;
use super::rujukan::{Konteks, susun};
use super::sidik::{id, sidik};
use super::tabel::Tabel;
use super::tata_letak::{Entri, cari};
use super::tujuan::{Daftar, Rujukan, Tujuan};

/// A file to import.
#[derive(Debug, Clone)]
pub struct BerkasMasuk {
    /// Name without folders.
    pub nama: String,
    /// Content.
    pub byte: Arc<Vec<u8>>,
    /// Options.
    pub opsi: Opsi,
}

/// The surroundings of a run.
#[derive(Clone, Copy)]
pub struct Jalan<'a> {
    /// Database.
    pub db: &'a Db,
    /// Time of the run.
    pub pada: DateTime<Utc>,
    /// Id of the run.
    pub impor: Uuid,
    /// Folder or file name.
    pub sumber: &'a str,
    /// Who.
    pub oleh: &'a str,
    /// Check only, write nothing.
    pub coba: bool,
    /// Where it says how far it is.
    pub kemajuan: &'a Kemajuan,
}

impl<'a> Jalan<'a> {
    /// A run that begins now.
    #[must_use]
    pub fn mulai(db: &'a Db, clock: &dyn Clock, sumber: &'a str, oleh: &'a str) -> Self {
        let pada = clock.kini().0;
        Self {
            db,
            pada,
            impor: id(&["impor", sumber, oleh, &pada.timestamp_micros().to_string()]),
            sumber,
            oleh,
            coba: false,
            kemajuan: &TAK_DILIHAT,
        }
    }
}

/// What one file is about, worked out once.
pub(crate) struct Kerja<'a> {
    pub entri: &'static Entri,
    pub masuk: &'a BerkasMasuk,
    pub pemda: Uuid,
    pub sidik: String,
    pub berkas: Uuid,
    pub urut: i32,
}

/// Code of the tenant of a file.
pub(crate) fn kode_pemda<'o>(entri: &Entri, opsi: &'o Opsi) -> Result<&'o str, ImporError> {
    let milik = match entri.tujuan {
        Tujuan::Rujukan(r) => r.milik_pemda(),
        Tujuan::Dokumen(_) => true,
    };
    if !milik {
        return Ok("00");
    }
    if opsi.pemda.is_empty() || opsi.pemda == "00" {
        return Err(ImporError::Tolak(format!(
            "Tata letak {} milik satu pemerintah daerah: sebutkan kodenya, misalnya --pemda 64.11.",
            entri.kode
        )));
    }
    Ok(&opsi.pemda)
}

/// Prepares the work on one file.
pub(crate) async fn siapkan<'a>(
    j: &Jalan<'_>,
    masuk: &'a BerkasMasuk,
    urut: i32,
) -> Result<Kerja<'a>, ImporError> {
    let entri = cari(&masuk.opsi.tata_letak).ok_or_else(|| {
        ImporError::Tolak(format!(
            "Tata letak \"{}\" tidak dikenal.",
            masuk.opsi.tata_letak
        ))
    })?;
    let kode = kode_pemda(entri, &masuk.opsi)?;
    let pemda = j.db.pemda(kode).await?.ok_or_else(|| {
        ImporError::Tolak(format!("Pemerintah daerah {kode} tidak ada dalam daftar."))
    })?;
    wajib_tahun(entri, &masuk.opsi)?;
    Ok(Kerja {
        entri,
        pemda: pemda.id,
        sidik: sidik(&masuk.byte),
        berkas: id(&[
            &j.impor.to_string(),
            &pemda.id.to_string(),
            &masuk.nama,
            entri.kode,
        ]),
        masuk,
        urut,
    })
}

fn wajib_tahun(entri: &Entri, opsi: &Opsi) -> Result<(), ImporError> {
    use Rujukan::{ApbdNasional, Pembayaran, StandarHarga, Usulan};
    let perlu = match entri.tujuan {
        Tujuan::Dokumen(_) => true,
        Tujuan::Rujukan(r) => {
            matches!(
                r,
                ApbdNasional | Pembayaran | StandarHarga | Usulan | Rujukan::Daftar(_)
            )
        }
    };
    if perlu && opsi.tahun.is_none() {
        return Err(ImporError::Tolak(format!(
            "Tata letak {} perlu tahun, misalnya --tahun 2026.",
            entri.kode
        )));
    }
    use Rujukan::{
        NomenklaturDefinisi, NomenklaturSemua, NomenklaturSipd, NomenklaturSub, NomenklaturTingkat,
    };
    use Rujukan::{Rekening, RekeningKeterangan, SumberDana};
    let edisi = matches!(
        entri.tujuan,
        Tujuan::Rujukan(
            NomenklaturDefinisi
                | NomenklaturSemua
                | NomenklaturSipd
                | NomenklaturSub
                | NomenklaturTingkat
                | Rekening
                | RekeningKeterangan
                | SumberDana
        )
    );
    if edisi && opsi.edisi.is_empty() {
        return Err(ImporError::Tolak(format!(
            "Tata letak {} perlu edisi, misalnya --edisi 2027.",
            entri.kode
        )));
    }
    Ok(())
}

/// What a reference file fills, as one word: the key under which it is recognised.
pub(crate) fn sasaran(entri: &Entri, o: &Opsi) -> String {
    let tahun = o.tahun.map(|t| t.to_string()).unwrap_or_default();
    [
        entri.kode,
        &o.edisi,
        &tahun,
        &o.kelompok,
        &o.tahap,
        &o.periode,
        &o.sub_kegiatan,
    ]
    .iter()
    .filter(|b| !b.is_empty())
    .copied()
    .collect::<Vec<_>>()
    .join(":")
}

/// A file that could not even be read, as a result with one finding.
pub(crate) fn ditolak_utuh(nama: &str) -> HasilBerkas {
    HasilBerkas {
        nama: nama.to_owned(),
        baris: 0,
        diterima: 0,
        temuan: 1,
        status: "ditolak".to_owned(),
    }
}

/// Result line of a checked table. Sub-total rows are read past, so they are not accepted rows.
pub(crate) fn hasil(nama: &str, t: &Tabel, status: &str) -> HasilBerkas {
    HasilBerkas {
        nama: nama.to_owned(),
        baris: t.jumlah(),
        diterima: if status == "ditolak" {
            0
        } else {
            t.jumlah().saturating_sub(t.ditolak.len() + t.lewat)
        },
        temuan: t.masalah.len(),
        status: status.to_owned(),
    }
}

/// Whether the findings forbid applying the file under its options.
pub(crate) fn tidak_boleh(t: &Tabel, opsi: &Opsi) -> bool {
    t.gagal_seluruhnya() || (!opsi.terima_yang_baik && !t.ditolak.is_empty())
}

/// Result line of a file that is there already, with the figures of then.
pub(crate) fn sudah_ada(nama: &str, lama: &buku::BerkasRow) -> HasilBerkas {
    let angka = |n: i32| usize::try_from(n).unwrap_or(0);
    HasilBerkas {
        nama: nama.to_owned(),
        baris: angka(lama.baris),
        diterima: angka(lama.diterima),
        temuan: angka(lama.temuan),
        status: "sudah_ada".to_owned(),
    }
}

/// Imports one reference file in one transaction.
pub(crate) async fn rujukan(
    j: &Jalan<'_>,
    k: &Kerja<'_>,
    r: Rujukan,
) -> Result<(HasilBerkas, Vec<Masalah>), ImporError> {
    let o = &k.masuk.opsi;
    let sasaran = sasaran(k.entri, o);
    let mut tx = j.db.tx(k.pemda).await?;
    buku::antre(&mut tx, k.pemda).await?;
    let lama = buku::terakhir(&mut tx, &sasaran).await?;
    if let Some(lama) = lama.filter(|l| l.sidik == k.sidik) {
        return Ok((sudah_ada(&k.masuk.nama, &lama), Vec::new()));
    }
    j.kemajuan.tahap(Tahap::Membaca, k.masuk.byte.len());
    let mut t = match Tabel::baca(&k.masuk.nama, &k.masuk.byte, k.entri.tata) {
        Ok(t) => t,
        Err(p) => return tolak_berkas(j, k, &sasaran, &p).await,
    };
    j.kemajuan.tahap(Tahap::Menyusun, t.jumlah());
    let konteks = konteks(&mut tx, k, r).await?;
    let salinan = susun(r, &mut t, o, &konteks);
    t.samarkan();
    j.kemajuan.tahap(Tahap::Menulis, t.jumlah());
    let tolak = tidak_boleh(&t, o);
    let status = if j.coba {
        "diperiksa"
    } else if tolak {
        "ditolak"
    } else {
        "diterapkan"
    };
    let h = hasil(&k.masuk.nama, &t, status);
    if j.coba {
        return Ok((h, t.masalah));
    }
    catat(
        &mut tx,
        j,
        k,
        &Catatan {
            sasaran: &sasaran,
            hasil: &h,
            tabel: Some(&t),
            masalah: &t.masalah,
        },
    )
    .await?;
    if !tolak {
        edisi(&mut tx, r, o).await?;
        let mut pertama = true;
        let mut lingkup = Vec::new();
        for s in &salinan {
            let pemilik = Pemilik {
                pemda: k.pemda,
                berkas: k.berkas,
            };
            let beda = rujukan_db::ganti(&mut tx, &s.tabel, &s.lingkup, &s.isi, pemilik).await?;
            pertama &= beda.pertama || s.isi.jumlah() == 0;
            lingkup.clone_from(&s.lingkup);
        }
        buku::tandai(&mut tx, k.berkas, None, pertama, &lingkup).await?;
    }
    tx.commit().await.map_err(store::StoreError::from)?;
    Ok((h, t.masalah))
}

/// Books a file that could not be read at all.
pub(crate) async fn tolak_berkas(
    j: &Jalan<'_>,
    k: &Kerja<'_>,
    sasaran: &str,
    p: &Penolakan,
) -> Result<(HasilBerkas, Vec<Masalah>), ImporError> {
    let h = ditolak_utuh(&k.masuk.nama);
    let masalah = vec![p.masalah()];
    if !j.coba {
        let mut tx = j.db.tx(k.pemda).await?;
        catat(
            &mut tx,
            j,
            k,
            &Catatan {
                sasaran,
                hasil: &h,
                tabel: None,
                masalah: &masalah,
            },
        )
        .await?;
        tx.commit().await.map_err(store::StoreError::from)?;
    }
    Ok((h, masalah))
}

async fn konteks(
    conn: &mut store::Tx<'_>,
    k: &Kerja<'_>,
    r: Rujukan,
) -> Result<Konteks, ImporError> {
    let mut isi = Konteks {
        pemda: k.pemda,
        berkas: k.berkas,
        ..Konteks::default()
    };
    if matches!(r, Rujukan::ApbdNasional | Rujukan::Sikd) {
        isi.kemenkeu = rujukan_db::kode_kemenkeu(conn)
            .await?
            .into_iter()
            .collect::<BTreeMap<_, _>>();
        isi.bps = rujukan_db::kode_bps(conn).await?.into_iter().collect();
    }
    if matches!(
        r,
        Rujukan::Daftar(Daftar::AnggaranKas) | Rujukan::Daftar(Daftar::Spd)
    ) {
        let perangkat = store::benang::perangkat(conn).await?;
        isi.perangkat = perangkat.into_iter().map(|p| p.id).collect();
    }
    if matches!(r, Rujukan::Sakip(super::tujuan::Sakip::Nilai)) {
        let semua = rujukan_db::semua_pemda(conn).await?;
        isi.daerah = semua.into_iter().map(|p| (p.kode, p.nama)).collect();
    }
    Ok(isi)
}

/// Titles of the code editions the importer knows: kind, key, title, decision, first year, order.
const EDISI: &[(&str, &str, &str, &str, i16, i16)] = &[
    (
        "nomenklatur",
        "2020",
        "Nomenklatur 2020",
        "Kepmendagri 050-3708 Tahun 2020",
        2021,
        1,
    ),
    (
        "nomenklatur",
        "2023",
        "Nomenklatur 2023 (kabupaten/kota)",
        "Kepmendagri 900.1.15.5-1317 Tahun 2023",
        2024,
        2,
    ),
    (
        "nomenklatur",
        "2027",
        "Nomenklatur pemutakhiran 2027",
        "Ekspor SIPD 23 Januari 2026",
        2027,
        3,
    ),
    (
        "rekening",
        "2020",
        "Bagan akun 2020",
        "Kepmendagri 050-3708 Tahun 2020",
        2021,
        1,
    ),
    (
        "rekening",
        "2020-sisa",
        "Akun yang hanya ada pada 2020",
        "Kepmendagri 050-3708 Tahun 2020",
        2021,
        2,
    ),
    (
        "rekening",
        "2021",
        "Bagan akun yang dipakai 2021–2025",
        "Kepmendagri 050-5889 Tahun 2021 dan perubahannya",
        2022,
        3,
    ),
    (
        "sumber_dana",
        "2021",
        "Sumber dana 2021",
        "Kepmendagri 050-5889 Tahun 2021",
        2022,
        1,
    ),
    (
        "sumber_dana",
        "2026",
        "Sumber dana SIPD 2026",
        "Bentuk kode SIPD 2026",
        2026,
        2,
    ),
];

async fn edisi(conn: &mut store::Tx<'_>, r: Rujukan, o: &Opsi) -> Result<(), ImporError> {
    let jenis = match r {
        Rujukan::NomenklaturSemua
        | Rujukan::NomenklaturTingkat
        | Rujukan::NomenklaturSub
        | Rujukan::NomenklaturSipd => "nomenklatur",
        Rujukan::Rekening => "rekening",
        Rujukan::SumberDana => "sumber_dana",
        _ => return Ok(()),
    };
    let dikenal = EDISI
        .iter()
        .filter(|e| e.0 == jenis && (e.1 == o.edisi || (e.1 == "2020-sisa" && o.edisi == "2021")));
    let mut ada = false;
    for (jenis, edisi, judul, dasar, mulai, urut) in dikenal {
        ada |= *edisi == o.edisi;
        let e = rujukan_db::EdisiRujukan {
            jenis,
            edisi,
            judul,
            dasar,
            mulai_tahun: Some(*mulai),
            urut: *urut,
        };
        rujukan_db::edisi(conn, &e).await?;
    }
    if !ada {
        let judul = format!("Edisi {}", o.edisi);
        let e = rujukan_db::EdisiRujukan {
            jenis,
            edisi: &o.edisi,
            judul: &judul,
            dasar: &o.label,
            mulai_tahun: None,
            urut: 99,
        };
        rujukan_db::edisi(conn, &e).await?;
    }
    Ok(())
}
