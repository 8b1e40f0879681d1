//! How a number came about: inputs, parameters with citations, steps.
use dasar::waktu::Tanggal;

/// One step of an explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TraceStep {
    /// A fact that went in.
    Masukan {
        /// What it is.
        nama: String,
        /// Its value, formatted for people.
        nilai: String,
    },
    /// A parameter of the law.
    Parameter {
        /// Key of the parameter.
        kunci: String,
        /// What it is.
        judul: String,
        /// First day of the version that was used.
        mulai: Tanggal,
        /// Its value, formatted for people.
        nilai: String,
        /// Regulation and article.
        dasar: String,
        /// Words of the regulation or their summary.
        kutipan: String,
        /// Whether the value was found in a source that was read.
        terverifikasi: bool,
    },
    /// A calculation or comparison.
    Langkah {
        /// What was done.
        uraian: String,
        /// Its outcome, formatted for people.
        hasil: String,
    },
}

/// The explanation of one computed number, in the order of the calculation.
///
/// # Why
/// It is what the "Mengapa?" link of a page and the appendix of a report show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trace(pub Vec<TraceStep>);

impl Trace {
    /// Adds a fact.
    #[must_use]
    pub fn masukan(mut self, nama: &str, nilai: &impl ToString) -> Self {
        self.0.push(TraceStep::Masukan {
            nama: nama.to_owned(),
            nilai: nilai.to_string(),
        });
        self
    }

    /// Adds a step that was made elsewhere, such as [`crate::Berlaku::jejak`].
    #[must_use]
    pub fn langkah(mut self, langkah: TraceStep) -> Self {
        self.0.push(langkah);
        self
    }

    /// Adds a calculation.
    #[must_use]
    pub fn hitung(mut self, uraian: &str, hasil: &impl ToString) -> Self {
        self.0.push(TraceStep::Langkah {
            uraian: uraian.to_owned(),
            hasil: hasil.to_string(),
        });
        self
    }
}
