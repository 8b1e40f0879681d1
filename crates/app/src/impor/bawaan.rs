//! What the program knows without any pack: the governments of the nation.

use store::Db;
use store::impor::Salin;
use store::referensi as rujukan_db;

use super::hasil::ImporError;
use super::sidik::id_pemda;

/// Codes, names and kinds of all provinces, regencies and cities.
const WILAYAH: &str = include_str!("../../../../contoh/wilayah.csv");

/// Adds the built-in governments and regions where they are missing; cheap when they are there.
///
/// # Errors
/// The database.
pub async fn pastikan(db: &Db) -> Result<(), ImporError> {
    let mut tx = db.tx_umum().await?;
    if rujukan_db::jumlah_pemda(&mut tx).await? >= 547 {
        return Ok(());
    }
    let (mut pemda, mut wilayah) = (Salin::baru(), Salin::baru());
    pemda
        .nilai(id_pemda("00"))
        .teks("00")
        .teks("Republik Indonesia")
        .teks("nasional")
        .nol()
        .nilai(false)
        .akhir();
    for baris in WILAYAH.lines().skip(1) {
        let mut sel = baris.split(';');
        let (Some(kode), Some(nama), Some(jenis), Some(administratif)) =
            (sel.next(), sel.next(), sel.next(), sel.next())
        else {
            continue;
        };
        let induk = kode.split_once('.').map(|(p, _)| p);
        let tingkat = if induk.is_some() { 2 } else { 1 };
        wilayah
            .teks(kode)
            .teks(nama)
            .nilai(tingkat)
            .opsi(induk)
            .teks(jenis)
            .teks(administratif)
            .akhir();
        if administratif == "0" {
            pemda
                .nilai(id_pemda(kode))
                .teks(kode)
                .teks(nama)
                .teks(jenis)
                .opsi(induk)
                .nilai(false)
                .akhir();
        }
    }
    rujukan_db::pemda(&mut tx, &pemda).await?;
    rujukan_db::wilayah(&mut tx, &wilayah).await?;
    tx.commit().await.map_err(store::StoreError::from)?;
    Ok(())
}

/// Adds a government of one's own, such as a worked example.
///
/// # Errors
/// The database.
pub async fn pemda_contoh(db: &Db, kode: &str, nama: &str, jenis: &str) -> Result<(), ImporError> {
    let mut tx = db.tx_umum().await?;
    let mut s = Salin::baru();
    s.nilai(id_pemda(kode))
        .teks(kode)
        .teks(nama)
        .teks(jenis)
        .nol()
        .nilai(true)
        .akhir();
    rujukan_db::pemda(&mut tx, &s).await?;
    tx.commit().await.map_err(store::StoreError::from)?;
    Ok(())
}
