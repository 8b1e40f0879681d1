//! Short names of account groups and kinds, for charts and lists of published budgets.

/// Groups and kinds of the chart of accounts (Permendagri 90/2019), in sentence case.
const NAMA: &[(&str, &str)] = &[
    ("4.1", "Pendapatan asli daerah"),
    ("4.2", "Pendapatan transfer"),
    ("4.3", "Lain-lain pendapatan daerah yang sah"),
    ("5.1", "Belanja operasi"),
    ("5.2", "Belanja modal"),
    ("5.3", "Belanja tidak terduga"),
    ("5.4", "Belanja transfer"),
    ("6.1", "Penerimaan pembiayaan"),
    ("6.2", "Pengeluaran pembiayaan"),
    ("4.1.01", "Pajak daerah"),
    ("4.1.02", "Retribusi daerah"),
    (
        "4.1.03",
        "Hasil pengelolaan kekayaan daerah yang dipisahkan",
    ),
    ("4.1.04", "Lain-lain PAD yang sah"),
    ("4.2.01", "Transfer pemerintah pusat"),
    ("4.2.02", "Transfer antardaerah"),
    ("4.3.01", "Pendapatan hibah"),
    ("4.3.02", "Dana darurat"),
    ("4.3.03", "Lain-lain pendapatan sesuai peraturan"),
    ("5.1.01", "Belanja pegawai"),
    ("5.1.02", "Belanja barang dan jasa"),
    ("5.1.03", "Belanja bunga"),
    ("5.1.04", "Belanja subsidi"),
    ("5.1.05", "Belanja hibah"),
    ("5.1.06", "Belanja bantuan sosial"),
    ("5.2.01", "Modal tanah"),
    ("5.2.02", "Modal peralatan dan mesin"),
    ("5.2.03", "Modal gedung dan bangunan"),
    ("5.2.04", "Modal jalan, jaringan, dan irigasi"),
    ("5.2.05", "Modal aset tetap lainnya"),
    ("5.2.06", "Modal aset lainnya"),
    ("5.3.01", "Belanja tidak terduga"),
    ("5.4.01", "Belanja bagi hasil"),
    ("5.4.02", "Belanja bantuan keuangan"),
    ("6.1.01", "SiLPA tahun sebelumnya"),
    ("6.1.02", "Pencairan dana cadangan"),
    ("6.1.03", "Hasil penjualan kekayaan daerah yang dipisahkan"),
    ("6.1.04", "Penerimaan pinjaman daerah"),
    ("6.1.05", "Penerimaan kembali pemberian pinjaman"),
    ("6.1.06", "Penerimaan pembiayaan lainnya"),
    ("6.2.01", "Pembentukan dana cadangan"),
    ("6.2.02", "Penyertaan modal daerah"),
    ("6.2.03", "Pembayaran cicilan pokok utang"),
    ("6.2.04", "Pemberian pinjaman daerah"),
    ("6.2.05", "Pengeluaran pembiayaan lainnya"),
];

/// Short name of a group or kind.
#[must_use]
pub fn nama(rekening: &str) -> Option<&'static str> {
    NAMA.iter().find(|(k, _)| *k == rekening).map(|(_, n)| *n)
}

/// Group of an account: its first two parts.
#[must_use]
pub fn kelompok(rekening: &str) -> &str {
    let batas = rekening
        .match_indices('.')
        .nth(1)
        .map_or(rekening.len(), |(i, _)| i);
    rekening.get(..batas).unwrap_or(rekening)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_group_of_a_kind_has_a_name() {
        assert_eq!(kelompok("5.1.01"), "5.1");
        assert_eq!(kelompok("5.1"), "5.1");
        for (kode, _) in NAMA {
            assert!(nama(kelompok(kode)).is_some(), "{kode}");
        }
    }
}
