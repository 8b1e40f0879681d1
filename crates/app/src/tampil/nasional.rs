//! The national list: every government's published budget, filtered and sorted.

use anggaran::RingkasanApbd;
use anyhow::Result;
use dasar::Rasio;
use laporan::{JenisKolom, Kolom, Sel, Tabel};

use crate::anggaran::nasional::{Nasional, PemdaApbd};

/// Filters and order of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saring {
    /// Words of the name, or the beginning of the code.
    pub kata: String,
    /// provinsi, kabupaten, kota, or "".
    pub jenis: String,
    /// Code of a province, or "".
    pub provinsi: String,
    /// "ya", "tidak", or "".
    pub seimbang: String,
    /// "di_atas" the personnel limit, "di_bawah", or "".
    pub pegawai: String,
    /// Column key, with "-" before it for descending; "" is by code.
    pub urut: String,
}

/// Sortable columns.
pub const URUT: [&str; 8] = [
    "kode",
    "nama",
    "pendapatan",
    "belanja",
    "pembiayaan",
    "selisih",
    "pegawai",
    "pad",
];

impl Saring {
    fn cocok(&self, n: &Nasional, p: &PemdaApbd) -> bool {
        let kata = dasar::teks::normal(&self.kata);
        let ya_tidak = |pilih: &str, ya: &str, tidak: &str, benar: bool| {
            pilih.is_empty() || pilih == ya && benar || pilih == tidak && !benar
        };
        (kata.is_empty()
            || p.kode.starts_with(&kata)
            || dasar::teks::normal(&p.nama).contains(&kata))
            && (self.jenis.is_empty() || p.jenis == self.jenis)
            && (self.provinsi.is_empty() || p.provinsi == self.provinsi)
            && ya_tidak(&self.seimbang, "ya", "tidak", p.seimbang)
            && ya_tidak(
                &self.pegawai,
                "di_atas",
                "di_bawah",
                n.aturan.melampaui(&p.ringkasan),
            )
    }

    /// The governments that pass, in order.
    #[must_use]
    pub fn terapkan<'a>(&self, n: &'a Nasional) -> Vec<&'a PemdaApbd> {
        let mut hasil: Vec<&PemdaApbd> = n.pemda.iter().filter(|p| self.cocok(n, p)).collect();
        let (turun, kunci) = match self.urut.strip_prefix('-') {
            Some(k) => (true, k),
            None => (false, self.urut.as_str()),
        };
        hasil.sort_by(|a, b| {
            let (r, s) = (&a.ringkasan, &b.ringkasan);
            let arah = match kunci {
                "nama" => a.nama.cmp(&b.nama),
                "pendapatan" => r.pendapatan.cmp(&s.pendapatan),
                "belanja" => r.belanja.cmp(&s.belanja),
                "pembiayaan" => r.pembiayaan_neto().cmp(&s.pembiayaan_neto()),
                "selisih" => r.selisih().cmp(&s.selisih()),
                "pegawai" => r.porsi_pegawai().cmp(&s.porsi_pegawai()),
                "pad" => r.porsi_pad().cmp(&s.porsi_pad()),
                _ => a.kode.cmp(&b.kode),
            };
            let arah = if turun { arah.reverse() } else { arah };
            arah.then_with(|| a.kode.cmp(&b.kode))
        });
        hasil
    }
}

/// The list as a report, with the totals of exactly these rows.
///
/// # Errors
/// Sums beyond the range of money.
pub fn tabel(n: &Nasional, baris: &[&PemdaApbd]) -> Result<Tabel> {
    let k = Kolom::baru;
    let jumlah = Nasional::jumlah(baris.iter().copied())?;
    let mut total = vec![
        Sel::teks(""),
        Sel::teks(format!("Jumlah {}", baris.len())),
        Sel::Kosong,
    ];
    total.extend(lajur(&jumlah));
    total.push(Sel::Kosong);
    Ok(Tabel {
        judul: format!("APBD {} pemerintah daerah", n.tahun),
        kolom: vec![
            k("kode", "Kode", JenisKolom::Teks),
            k("nama", "Pemerintah daerah", JenisKolom::Teks),
            k("jenis", "Jenis", JenisKolom::Teks),
            k("pendapatan", "Pendapatan", JenisKolom::Uang),
            k("belanja", "Belanja", JenisKolom::Uang),
            k("pembiayaan_neto", "Pembiayaan neto", JenisKolom::Uang),
            k("surplus", "Surplus atau defisit", JenisKolom::Uang),
            k("selisih", "Selisih", JenisKolom::Uang),
            k(
                "belanja_pegawai_persen",
                "Belanja pegawai",
                JenisKolom::Persen,
            ),
            k("pad_persen", "Pendapatan asli", JenisKolom::Persen),
            k("seimbang", "Seimbang", JenisKolom::Teks),
        ],
        baris: baris
            .iter()
            .map(|p| {
                let mut sel = vec![Sel::teks(&p.kode), Sel::teks(&p.nama), Sel::teks(&p.jenis)];
                sel.extend(lajur(&p.ringkasan));
                sel.push(Sel::teks(if p.seimbang { "ya" } else { "tidak" }));
                sel
            })
            .collect(),
        total: Some(total),
        catatan: vec![
            format!("Data uji, keadaan {}.", dasar::waktu::Tanggal(n.keadaan)),
            n.aturan.catatan_pegawai.clone(),
        ],
    })
}

fn lajur(r: &RingkasanApbd) -> Vec<Sel> {
    let persen = |p: Option<Rasio>| Sel::atau_kosong(p, Sel::Persen);
    vec![
        Sel::Uang(r.pendapatan),
        Sel::Uang(r.belanja),
        Sel::atau_kosong(r.pembiayaan_neto(), Sel::Uang),
        Sel::atau_kosong(r.surplus(), Sel::Uang),
        Sel::atau_kosong(r.selisih(), Sel::Uang),
        persen(r.porsi_pegawai()),
        persen(r.porsi_pad()),
    ]
}
