//! Downloads: the same report model as the page, as CSV, XLSX or PDF.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use cetak::{CetakError, Kop};
use dasar::waktu::Zona;
use laporan::Tabel;
use tokio::sync::Semaphore;

use crate::{Galat, Hasil, Keadaan};

/// Documents typeset at once: it is the heaviest thing a page can ask for.
static CETAK: Semaphore = Semaphore::const_new(2);

/// File formats a list offers (`?format=`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// UTF-8 with byte order mark, semicolons.
    Csv,
    /// Workbook.
    Xlsx,
    /// Typeset document.
    Pdf,
}

impl Format {
    /// From the query; anything else is the page.
    #[must_use]
    pub fn dari(s: Option<&str>) -> Option<Self> {
        match s {
            Some("csv") => Some(Self::Csv),
            Some("xlsx") => Some(Self::Xlsx),
            Some("pdf") => Some(Self::Pdf),
            _ => None,
        }
    }
}

/// The table as a file named after its title; `kop` says on a printed one whose list it is and how
/// it was filtered.
///
/// # Errors
/// 400 for a list too long to print; a file that cannot be written is a fault.
pub async fn berkas(k: &Keadaan, tabel: Tabel, kop: Kop, format: Format) -> Hasil {
    let nama = |akhiran| laporan::nama_berkas(&tabel.judul, akhiran);
    match format {
        Format::Csv => Ok(jawab(
            laporan::csv(&tabel),
            "text/csv; charset=utf-8",
            &nama("csv"),
        )),
        Format::Xlsx => Ok(jawab(
            laporan::xlsx(&tabel)?,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            &nama("xlsx"),
        )),
        Format::Pdf => {
            let nama = nama("pdf");
            let tanggal = k.ling.clock.kini().tanggal(Zona::Wib);
            let isi = dokumen(move || cetak::tabel(&tabel, &kop, tanggal)).await?;
            Ok(jawab(isi, "application/pdf", &nama))
        }
    }
}

/// Typesets off the threads that answer pages, few at once.
///
/// # Errors
/// As [`berkas`].
pub async fn dokumen<F>(susun: F) -> Result<Vec<u8>, Galat>
where
    F: FnOnce() -> Result<Vec<u8>, CetakError> + Send + 'static,
{
    let _giliran = CETAK.acquire().await?;
    match tokio::task::spawn_blocking(susun).await? {
        Err(panjang @ CetakError::TerlaluPanjang { .. }) => {
            Err(Galat::Masukan(format!("Maaf, {panjang}.")))
        }
        lain => Ok(lain?),
    }
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
