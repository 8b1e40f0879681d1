//! What the law says about budgets on a day, as typed and already checked values.

use crate::wajib::Jenjang;
use dasar::{JenisPemda, Rasio, Rupiah, Tanggal};
use hukum::{Baris, Desimal, Error, Hukum, Isi, NILAI, Value};

/// The mandatory shares in force on a day for a kind of government.
///
/// # Shape and units
/// Exact fractions: 20 % is 1/5. A norm that is not in force is `None`.
///
/// # Legal basis
/// Parameters `anggaran.wajib.*`; each of them carries its own citation.
///
/// # Example
/// ```
/// use anggaran::aturan::AturanWajib;
/// use dasar::{JenisPemda, Rasio, Tanggal};
/// use hukum::Hukum;
/// let hari = Tanggal::baru(2026, 1, 1).expect("a day");
/// let aturan = AturanWajib::pada(&Hukum::bawaan(), JenisPemda::Kabupaten, hari)?;
/// assert_eq!(aturan.pendidikan, Some(Rasio::dari_persen(20)));
/// assert_eq!(aturan.kesehatan, None);
/// # Ok::<(), hukum::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AturanWajib {
    /// At least this for the education function.
    pub pendidikan: Option<Rasio>,
    /// At most this for personnel without teacher allowances.
    pub pegawai: Option<Rasio>,
    /// At least this for public-service infrastructure.
    pub infrastruktur: Option<Rasio>,
    /// At least this for health; repealed with effect from 2024.
    pub kesehatan: Option<Rasio>,
    /// At least this of general and shared funds for villages; regencies and cities only.
    pub alokasi_dana_desa: Option<Rasio>,
    /// At least this for the training of civil servants.
    pub pelatihan_asn: Option<Rasio>,
    /// At least this for the inspectorate, by tiers of the budget; empty before its first guide.
    pub pengawasan: Vec<Jenjang>,
}

impl AturanWajib {
    /// The shares in force on a day.
    ///
    /// # Errors
    /// A law file has another shape than this view needs.
    pub fn pada(hukum: &Hukum, jenis: JenisPemda, tanggal: Tanggal) -> Result<Self, Error> {
        let kabkota = matches!(jenis, JenisPemda::Kabupaten | JenisPemda::Kota);
        let akhiran = if kabkota { "kabkota" } else { "provinsi" };
        let porsi = |nama: &str| porsi(hukum, nama, tanggal);
        Ok(Self {
            pendidikan: porsi("pendidikan")?,
            pegawai: porsi("pegawai")?,
            infrastruktur: porsi("infrastruktur")?,
            kesehatan: porsi("kesehatan")?,
            alokasi_dana_desa: match kabkota {
                true => porsi("alokasi_dana_desa")?,
                false => None,
            },
            pelatihan_asn: porsi(&format!("pelatihan_asn_{akhiran}"))?,
            pengawasan: pengawasan(hukum, &format!("pengawasan_{akhiran}"), tanggal)?,
        })
    }
}

/// A share, or none while its norm is not in force.
fn porsi(hukum: &Hukum, nama: &str, tanggal: Tanggal) -> Result<Option<Rasio>, Error> {
    let parameter = hukum.parameter(&format!("anggaran.wajib.{nama}"))?;
    match parameter.pada(tanggal) {
        Ok(berlaku) => berlaku.rasio(NILAI).map(Some),
        Err(Error::BelumBerlaku { .. } | Error::Dicabut { .. }) => Ok(None),
        Err(lain) => Err(lain),
    }
}

fn pengawasan(hukum: &Hukum, nama: &str, tanggal: Tanggal) -> Result<Vec<Jenjang>, Error> {
    let kunci = format!("anggaran.wajib.{nama}");
    let berlaku = match hukum.parameter(&kunci)?.pada(tanggal) {
        Ok(berlaku) => berlaku,
        Err(Error::BelumBerlaku { .. } | Error::Dicabut { .. }) => return Ok(Vec::new()),
        Err(lain) => return Err(lain),
    };
    let salah = |diminta: &str| Error::SalahBentuk {
        kunci: kunci.clone(),
        diminta: diminta.to_owned(),
        tersedia: hukum::isi_teks(&berlaku.versi.isi),
    };
    let Isi::Pita(pita) = &berlaku.versi.isi else {
        return Err(salah("pita"));
    };
    pita.iter()
        .map(|p| {
            let sampai = match p.atas {
                None => None,
                Some(tepi) if tepi.termasuk => {
                    Some(rupiah(tepi.angka).ok_or_else(|| salah("batas rupiah"))?)
                }
                Some(_) => return Err(salah("pita dengan `sampai`")),
            };
            Ok(Jenjang {
                sampai,
                paling_sedikit: persen(&p.isi).ok_or_else(|| salah("porsi persen"))?,
                minimal: minimal(&p.isi).ok_or_else(|| salah("paling_sedikit rupiah"))?,
            })
        })
        .collect()
}

fn rupiah(angka: Desimal) -> Option<Rupiah> {
    angka.bulat_geser(2).map(Rupiah::dari_sen)
}

fn persen(baris: &Baris) -> Option<Rasio> {
    match baris.get("porsi") {
        Some(Value::Persen(persen)) => {
            let (pembilang, penyebut) = persen.pecahan();
            Rasio::baru(pembilang, penyebut.checked_mul(100)?)
        }
        _ => None,
    }
}

fn minimal(baris: &Baris) -> Option<Rupiah> {
    match baris.get("paling_sedikit") {
        Some(Value::Uang(uang)) => Some(*uang),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pergeseran::{BentukGeser, Penyetuju, TingkatGeser};
    use crate::wajib;

    fn pada(jenis: JenisPemda, tanggal: &str) -> AturanWajib {
        let hari = Tanggal::parse(tanggal).unwrap();
        AturanWajib::pada(&Hukum::bawaan(), jenis, hari).unwrap()
    }

    #[test]
    fn shares_follow_the_kind_of_government_and_the_day() {
        let kota = pada(JenisPemda::Kota, "2026-01-01");
        let provinsi = pada(JenisPemda::Provinsi, "2026-01-01");
        assert_eq!(kota.pegawai, Some(Rasio::dari_persen(30)));
        assert_eq!(kota.infrastruktur, Some(Rasio::dari_persen(40)));
        assert_eq!(kota.pelatihan_asn, Some(Rasio::dari_basis_poin(16)));
        assert_eq!(provinsi.pelatihan_asn, Some(Rasio::dari_basis_poin(34)));
        assert_eq!(kota.alokasi_dana_desa, Some(Rasio::dari_persen(10)));
        assert_eq!(provinsi.alokasi_dana_desa, None);
        let lama = pada(JenisPemda::Kota, "2021-12-31");
        assert_eq!(lama.pegawai, None);
        assert_eq!(lama.kesehatan, Some(Rasio::dari_persen(10)));
        assert!(pada(JenisPemda::Kota, "2019-12-31").pengawasan.is_empty());
    }

    #[test]
    fn a_slightly_larger_budget_never_owes_less() {
        let rp = |n| Rupiah::dari_rupiah(n).unwrap();
        for jenis in [JenisPemda::Provinsi, JenisPemda::Kabupaten] {
            let jenjang = pada(jenis, "2026-01-01").pengawasan;
            assert_eq!(jenjang.len(), 3);
            assert_eq!(jenjang[2].sampai, None);
            for batas in jenjang.iter().filter_map(|j| j.sampai) {
                let perlu = |belanja| {
                    let porsi = wajib::pengawasan(Rupiah::NOL, belanja, &jenjang).unwrap();
                    porsi.kurang_atau_lebih
                };
                assert!(
                    perlu(batas) <= perlu(batas.tambah(rp(1)).unwrap()),
                    "{batas}"
                );
            }
        }
    }

    /// The approvers that the code knows are those of the law file in force.
    #[test]
    fn approvers_of_shifts_agree_with_the_law_file() {
        let hukum = Hukum::bawaan();
        let hari = Tanggal::parse("2026-01-01").unwrap();
        let daftar = hukum
            .parameter("anggaran.pergeseran")
            .unwrap()
            .pada(hari)
            .unwrap();
        let nama = |t: TingkatGeser| match t {
            TingkatGeser::Total => None,
            TingkatGeser::Organisasi => Some("organisasi"),
            TingkatGeser::Unit => Some("unit"),
            TingkatGeser::Program => Some("program"),
            TingkatGeser::Kegiatan => Some("kegiatan"),
            TingkatGeser::SubKegiatan => Some("sub_kegiatan"),
            TingkatGeser::Kelompok => Some("kelompok"),
            TingkatGeser::Jenis => Some("jenis"),
            TingkatGeser::Objek => Some("objek"),
            TingkatGeser::RincianObjek => Some("rincian_objek"),
            TingkatGeser::SubRincianObjek => Some("sub_rincian_objek"),
            TingkatGeser::Uraian => Some("uraian"),
        };
        for tingkat in TingkatGeser::SEMUA {
            let Some(nama) = nama(tingkat) else { continue };
            let baris = daftar
                .daftar()
                .unwrap()
                .iter()
                .find(|b| b["tingkat"].mesin() == nama);
            let penyetuju = match baris.unwrap()["penyetuju"].mesin().as_str() {
                "dprd_dan_kepala_daerah" => Penyetuju::PerubahanApbd,
                "sekda" => Penyetuju::SekretarisDaerah,
                "ppkd" => Penyetuju::Ppkd,
                _ => Penyetuju::PenggunaAnggaran,
            };
            assert_eq!(tingkat.penyetuju(), penyetuju, "{nama}");
            let perda = baris.unwrap()["mengubah_apbd"] == Value::YaTidak(true);
            assert_eq!(
                tingkat.bentuk() == BentukGeser::PerdaPerubahan,
                perda,
                "{nama}"
            );
        }
    }
}
