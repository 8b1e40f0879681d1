//! The engine: a source and its data become a tagged PDF.

use std::sync::LazyLock;

use typst::diag::SourceDiagnostic;
use typst::foundations::Bytes;
use typst::text::Font;
use typst_as_lib::{TypstAsLibError, TypstEngine};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::Data;

/// Page frame, type and colours that every document shares.
const RANGKA: &str = include_str!("rangka.typ");

/// The house type first; the others only stand in for signs it does not have.
static HURUF: LazyLock<Vec<Font>> = LazyLock::new(|| {
    let sendiri: [&'static [u8]; 2] = [
        include_bytes!("../huruf/plus-jakarta-sans-400.ttf"),
        include_bytes!("../huruf/plus-jakarta-sans-700.ttf"),
    ];
    sendiri
        .into_iter()
        .chain(typst_assets::fonts())
        .flat_map(|isi| Font::iter(Bytes::new(isi)))
        .collect()
});

/// A document could not be printed.
#[derive(Debug, thiserror::Error)]
pub enum CetakError {
    /// More rows than a readable document has.
    #[error(
        "daftar {baris} baris terlalu panjang untuk PDF (paling banyak {batas}); saring dahulu, \
         atau unduh sebagai XLSX"
    )]
    TerlaluPanjang {
        /// Rows asked for.
        baris: usize,
        /// Most rows.
        batas: usize,
    },
    /// The source of the document kind is wrong; a fault of the program.
    #[error("dokumen gagal disusun: {0}")]
    Sumber(String),
}

/// Typesets a source (after `rangka.typ`) with its data, readable there as `d`.
///
/// # Shape and units
/// PDF 1.7, tagged, meeting PDF/UA-1; fonts are embedded. The same source and data give the same
/// bytes: nothing reads a clock, the network or a file.
///
/// # Errors
/// [`CetakError::Sumber`] when the source is wrong or asks for data that are not there.
pub fn susun(sumber: &str, data: Data) -> Result<Vec<u8>, CetakError> {
    let dokumen = tata(sumber, data)?;
    let standar = PdfStandards::new(&[PdfStandard::Ua_1])
        .map_err(|g| CetakError::Sumber(g.message().to_string()))?;
    let pilihan = PdfOptions {
        creator: typst::foundations::Smart::Custom(Some("Selaras".to_owned())),
        standards: standar,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&dokumen, &pilihan).map_err(|g| CetakError::Sumber(pesan(&g)))
}

/// The laid out pages.
pub(crate) fn tata(sumber: &str, data: Data) -> Result<PagedDocument, CetakError> {
    let mesin = TypstEngine::builder()
        .main_file(format!("{RANGKA}\n{sumber}"))
        .fonts(HURUF.iter().cloned())
        .build();
    mesin
        .compile_with_input(data.kamus())
        .output
        .map_err(|g| CetakError::Sumber(sebab(g)))
}

fn sebab(g: TypstAsLibError) -> String {
    match g {
        TypstAsLibError::TypstSource(daftar) => pesan(&daftar),
        lain => lain.to_string(),
    }
}

fn pesan(daftar: &[SourceDiagnostic]) -> String {
    let satu = |d: &SourceDiagnostic| {
        let mut teks = d.message.to_string();
        for h in &d.hints {
            teks.push_str(" (");
            teks.push_str(&h.v);
            teks.push(')');
        }
        teks
    };
    daftar.iter().map(satu).collect::<Vec<_>>().join("; ")
}
