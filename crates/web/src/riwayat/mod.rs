//! The history of records as sentences: a section for pages of records, and a page of its own.

use app::log::Kalimat;
use app::tampil::riwayat;
use askama::Template;
use axum::extract::{Path, State};

use crate::daerah;
use crate::galat::{Hasil, html};
use crate::rute::Perute;
use crate::{Halaman, Keadaan, Sesi};

/// Routes of the module.
pub fn rute(p: Perute) -> Perute {
    p.get("/pemda/{kode}/riwayat/{subjek}", lihat)
}

/// Events of a record, newest first.
#[derive(Clone, Debug, Template)]
#[template(path = "riwayat/bagian.html")]
pub struct RiwayatView {
    butir: Vec<(String, String, String, String)>,
}

impl RiwayatView {
    /// A section; none when there is nothing to tell, or not to this visitor.
    #[must_use]
    pub fn dari(semua: &[Kalimat]) -> Option<Self> {
        let butir = semua
            .iter()
            .map(|k| {
                let pada = k.pada.map(daerah::saat).unwrap_or_default();
                (pada, k.kalimat.clone(), k.alasan.clone(), k.id.clone())
            })
            .collect::<Vec<_>>();
        (!butir.is_empty()).then_some(Self { butir })
    }
}

#[derive(Template)]
#[template(path = "riwayat/riwayat.html")]
struct RiwayatHal {
    hal: Halaman,
    subjek: String,
    riwayat: Option<RiwayatView>,
}

async fn lihat(
    State(k): State<Keadaan>,
    s: Sesi,
    Path((kode, subjek)): Path<(String, String)>,
) -> Hasil {
    let (d, _) = daerah::buka(&k, &kode, None).await?;
    let semua = riwayat::satu(&k.ling.db, &s.pelaku, &d.pemda, &subjek).await?;
    html(&RiwayatHal {
        hal: daerah::halaman(&s, &d, "Riwayat", ""),
        riwayat: RiwayatView::dari(&semua),
        subjek,
    })
}
