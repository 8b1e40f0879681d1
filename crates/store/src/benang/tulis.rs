//! Bulk writing of one edition's content.

use sqlx::PgConnection;

use crate::Result;
use crate::impor::{Salin, sisip};

/// The content of an edition, one bulk per table, in the column order named on each field.
#[derive(Debug, Default, Clone)]
pub struct IsiEdisi {
    /// `pemda_id, edisi_id, id, induk_id, tingkat, kode, kode_asli, nama, opd_id, unit_id, urut,
    /// bendera, berkas_id, baris`
    pub simpul: Salin,
    /// `pemda_id, edisi_id, id, simpul_id, urut, teks, satuan, jenis, polaritas, baseline,
    /// berkas_id, baris`
    pub indikator: Salin,
    /// `pemda_id, edisi_id, indikator_id, tahun, teks, nilai`
    pub target: Salin,
    /// `pemda_id, edisi_id, simpul_id, tahun, kolom, periode, nilai_sen`
    pub pagu: Salin,
    /// `pemda_id, edisi_id, simpul_id, urut, kode, nama, nilai_sen`
    pub dana: Salin,
    /// `pemda_id, edisi_id, simpul_id, jenjang, urut, label`
    pub prioritas: Salin,
    /// `pemda_id, edisi_id, simpul_id, urut, teks`
    pub lokasi: Salin,
    /// `pemda_id, edisi_id, id, simpul_id, urut, rekening, uraian, standar_kode, spesifikasi,
    /// satuan, volume, koefisien, harga_sen, pajak_persen, jumlah_sen, sumber_dana, penerima,
    /// usulan, berkas_id, baris`
    pub rincian: Salin,
    /// `pemda_id, edisi_id, id, opd_id, rekening, uraian, sumber_dana, nilai_sen, berkas_id, baris`
    pub akun: Salin,
}

/// Tables of an edition and their columns, in the order foreign keys ask for.
const TABEL: [(&str, &str); 9] = [
    (
        "simpul",
        "pemda_id, edisi_id, id, induk_id, tingkat, kode, kode_asli, nama, opd_id, unit_id, urut, \
         bendera, berkas_id, baris",
    ),
    (
        "indikator",
        "pemda_id, edisi_id, id, simpul_id, urut, teks, satuan, jenis, polaritas, baseline, \
         berkas_id, baris",
    ),
    (
        "target",
        "pemda_id, edisi_id, indikator_id, tahun, teks, nilai",
    ),
    (
        "pagu",
        "pemda_id, edisi_id, simpul_id, tahun, kolom, periode, nilai_sen",
    ),
    (
        "simpul_sumber_dana",
        "pemda_id, edisi_id, simpul_id, urut, kode, nama, nilai_sen",
    ),
    (
        "simpul_prioritas",
        "pemda_id, edisi_id, simpul_id, jenjang, urut, label",
    ),
    ("simpul_lokasi", "pemda_id, edisi_id, simpul_id, urut, teks"),
    (
        "rincian",
        "pemda_id, edisi_id, id, simpul_id, urut, rekening, uraian, standar_kode, spesifikasi, \
         satuan, volume, koefisien, harga_sen, pajak_persen, jumlah_sen, sumber_dana, penerima, \
         usulan, berkas_id, baris",
    ),
    (
        "anggaran_akun",
        "pemda_id, edisi_id, id, opd_id, rekening, uraian, sumber_dana, nilai_sen, \
         berkas_id, baris",
    ),
];

impl IsiEdisi {
    /// The parts in the order of [`TABEL`].
    fn urutan(&self) -> [&Salin; 9] {
        [
            &self.simpul,
            &self.indikator,
            &self.target,
            &self.pagu,
            &self.dana,
            &self.prioritas,
            &self.lokasi,
            &self.rincian,
            &self.akun,
        ]
    }

    /// Rows in all.
    #[must_use]
    pub fn jumlah(&self) -> usize {
        self.urutan().iter().map(|s| s.jumlah()).sum()
    }
}

/// Tables that foreign keys of the following ones point at.
const DITUNJUK: [&str; 2] = ["simpul", "indikator"];

/// Statistics for a table that has just grown beyond what the planner knows of it: without them
/// the checks of foreign keys take the wrong index and read the whole edition for every row.
async fn statistik(conn: &mut PgConnection, tabel: &str, tambah: usize) -> Result<()> {
    sqlx::query("select selaras_statistik($1, $2)")
        .bind(tabel)
        .bind(i64::try_from(tambah).unwrap_or(i64::MAX))
        .execute(conn)
        .await?;
    Ok(())
}

/// Writes all of it; `maju` hears of the rows that stand.
pub async fn tulis_isi(
    conn: &mut PgConnection,
    isi: &IsiEdisi,
    maju: &(dyn Fn(usize) + Send + Sync),
) -> Result<()> {
    for ((tabel, kolom), baris) in TABEL.into_iter().zip(isi.urutan()) {
        sisip(conn, tabel, kolom, baris, "").await?;
        if DITUNJUK.contains(&tabel) {
            statistik(conn, tabel, baris.jumlah()).await?;
        }
        maju(baris.jumlah());
    }
    Ok(())
}
