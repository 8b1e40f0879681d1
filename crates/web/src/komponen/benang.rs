//! The golden thread: a node's chain, upward to the national priority and downward to payments.

use askama::Template;

use super::kecil::{Cip, Warna};

/// One knot of the thread.
#[derive(Clone, Debug, Default)]
pub struct SimpulView {
    /// "Misi", "Program · Renstra 2026".
    pub jenis: String,
    /// Its name; says so when nothing is linked.
    pub nama: String,
    /// Where it leads; none for the node itself or a gap.
    pub url: Option<String>,
    /// Sums, targets, "pagu 2026 Rp119,2 M".
    pub rincian: Vec<String>,
    /// State, e.g. "terlampaui".
    pub cip: Vec<Cip>,
    /// "kini" (this node), "putus" (broken here), "kosong" (nothing stored), or "".
    pub keadaan: &'static str,
}

/// The whole thread, top to bottom.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "components/benang.html")]
pub struct BenangView {
    /// Knots from the national priority down to payments.
    pub simpul: Vec<SimpulView>,
}

impl BenangView {
    /// A thread in every state.
    #[must_use]
    pub fn contoh() -> Self {
        let s = |jenis: &str, nama: &str, keadaan: &'static str| SimpulView {
            jenis: jenis.into(),
            nama: nama.into(),
            keadaan,
            ..SimpulView::default()
        };
        let mut program = s("Program · Renstra 2026", "Pengelolaan Pendidikan", "putus");
        program.rincian.push("pagu Rp119,2 M".into());
        program.cip.push(Cip::baru("terlampaui", Warna::Bahaya));
        let mut misi = s("Misi 1", "Sumber daya manusia berkualitas", "");
        misi.url = Some("/".into());
        Self {
            simpul: vec![
                s("Prioritas nasional", "belum dihubungkan", "kosong"),
                misi,
                program,
                s("Kegiatan", "Pengelolaan Pendidikan Sekolah Dasar", "kini"),
                s("Dibayar s.d. triwulan I", "Rp0", ""),
            ],
        }
    }
}
