//! Downloads: the same report model as the page, as CSV or XLSX.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use laporan::Tabel;

/// File formats a list offers (`?format=`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// UTF-8 with byte order mark, semicolons.
    Csv,
    /// Workbook.
    Xlsx,
}

impl Format {
    /// From the query; anything else is the page.
    #[must_use]
    pub fn dari(s: Option<&str>) -> Option<Self> {
        match s {
            Some("csv") => Some(Self::Csv),
            Some("xlsx") => Some(Self::Xlsx),
            _ => None,
        }
    }
}

/// The table as a file named after its title.
///
/// # Errors
/// A workbook that cannot be written is a fault.
pub fn berkas(tabel: &Tabel, format: Format) -> crate::Hasil {
    let (badan, jenis, akhiran) = match format {
        Format::Csv => (laporan::csv(tabel), "text/csv; charset=utf-8", "csv"),
        Format::Xlsx => (
            laporan::xlsx(tabel)?,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "xlsx",
        ),
    };
    Ok(jawab(
        badan,
        jenis,
        &laporan::nama_berkas(&tabel.judul, akhiran),
    ))
}

/// Any bytes as an attachment; the name comes from `laporan::nama_berkas`, which is safe.
#[must_use]
pub fn jawab(badan: Vec<u8>, jenis: &str, nama: &str) -> Response {
    (
        [
            (header::CONTENT_TYPE, jenis.to_owned()),
            (
                header::CONTENT_DISPOSITION,
                format!("attachment; filename=\"{nama}\""),
            ),
        ],
        badan,
    )
        .into_response()
}
