//! Counting tries: a try is counted before the password is looked at, and taken back when it was
//! right. So a thousand tries at the same time are a thousand failures, not one.

use chrono::{DateTime, Utc};
use masuk::token;
use masuk::tunda::AturanTunda;
use store::akun::{self, GagalRow};

use super::{AkunRefusal, Layanan, kunci_nama};

/// A counted try.
pub(super) struct Percobaan {
    akun: String,
    alamat: String,
}

impl Layanan {
    /// Counts a try, or says how long to wait. Names that do not exist are counted like others.
    pub(super) async fn mencoba(&self, nama: &str, alamat: &str) -> Result<Percobaan, AkunRefusal> {
        // Digests: what people type into the wrong field may be a password.
        let p = Percobaan {
            akun: format!("akun:{}", token::sidik(&kunci_nama(nama))),
            alamat: format!("alamat:{alamat}"),
        };
        let kini = self.kini();
        let bangsa = self.bangsa().await?;
        let mut tx = self.db.tx(bangsa).await?;
        let kunci = [p.akun.clone(), p.alamat.clone()];
        let baris = akun::kunci_gagal(&mut tx, bangsa, &kunci, kini).await?;
        let sisa = baris
            .iter()
            .map(|b| sisa_detik(self.tunda(b), b, kini))
            .max()
            .unwrap_or(0);
        if sisa > 0 {
            return Err(AkunRefusal::Terkunci { detik: sisa });
        }
        for b in baris {
            let jeda = u64::try_from((kini - b.terakhir).num_seconds()).unwrap_or(0);
            let jumlah = u32::try_from(b.jumlah).unwrap_or(0);
            let jumlah = self.tunda(&b).tambah(jumlah, jeda);
            let baru = GagalRow {
                jumlah: i32::try_from(jumlah).unwrap_or(i32::MAX),
                terakhir: kini,
                ..b
            };
            akun::catat_gagal(&mut tx, bangsa, &baru).await?;
        }
        tx.commit().await.map_err(store::StoreError::from)?;
        Ok(p)
    }

    /// The try was right: the name starts anew, the address gets this try back.
    pub(super) async fn berhasil(&self, p: &Percobaan) -> Result<(), AkunRefusal> {
        let bangsa = self.bangsa().await?;
        let mut tx = self.db.tx(bangsa).await?;
        akun::lupakan_gagal(&mut tx, bangsa, (&p.akun, &p.alamat)).await?;
        tx.commit().await.map_err(store::StoreError::from)?;
        Ok(())
    }

    fn tunda(&self, b: &GagalRow) -> AturanTunda {
        if b.kunci.starts_with("akun:") {
            self.tunda_akun
        } else {
            self.tunda_alamat
        }
    }
}

fn sisa_detik(aturan: AturanTunda, b: &GagalRow, kini: DateTime<Utc>) -> u64 {
    let tunggu = aturan.detik(u32::try_from(b.jumlah).unwrap_or(0));
    let lewat = u64::try_from((kini - b.terakhir).num_seconds()).unwrap_or(0);
    tunggu.saturating_sub(lewat)
}
