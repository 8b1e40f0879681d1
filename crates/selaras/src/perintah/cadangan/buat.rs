//! `selaras cadangan buat`.

use std::path::{Path, PathBuf};
use std::time::Duration;

use cadangan::age::{Identitas, Penerima};
use cadangan::{
    Berkas, Gudang, Manifes, Riwayat, baca_identitas, cari_riwayat, celah, tulis_identitas,
};
use cluster::Gugus;
use serde_json::json;
use store::cadangan::{Induk, SistemRow};

use super::{Atur, PilihGudang, gagal, id, rfc};
use crate::basis::{self, Basis};
use crate::keluaran::{Gagal, Keluaran};
use crate::lingkungan::Lingkungan;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    gudang: PilihGudang,
    /// Berkas kunci pemulihan; dibuat bila belum ada. Simpan di luar mesin ini
    #[arg(long, value_name = "BERKAS")]
    kunci_pemulihan: Option<PathBuf>,
    /// Kunci publik penerima (age1…) sebagai ganti atau tambahan berkas kunci
    #[arg(long, value_name = "AGE1")]
    penerima: Vec<String>,
    /// Ganti penerima gudang ini mulai sekarang
    #[arg(long)]
    ganti_kunci: bool,
    /// Hanya simpan perubahan sejak cadangan dasar terakhir
    #[arg(long, conflicts_with_all = ["kunci_pemulihan", "penerima", "ganti_kunci"])]
    tambahan: bool,
    /// Simpan hanya sekian cadangan dasar terakhir beserta perubahannya
    #[arg(long, value_name = "JUMLAH", value_parser = clap::value_parser!(u16).range(1..))]
    simpan: Option<u16>,
    /// Salin berkas sendiri, tanpa `pg_basebackup`
    #[arg(long, hide = true)]
    salin_berkas: bool,
}

pub async fn run(args: Args, l: &Lingkungan) -> Result<Keluaran, Gagal> {
    if basis::url().is_some() {
        return Err(Gagal::tolak(
            "server_luar",
            "basis data ini milik server lain (DATABASE_URL); cadangkan dengan alat server itu \
             (pg_basebackup, pgBackRest)",
        ));
    }
    let folder = mutlak(&args.gudang.folder(l)?)?;
    let basis = l.basis().await?;
    let akses = basis
        .dengan_gugus(basis::akses_gugus)
        .ok_or_else(tanpa_gugus)?;
    let mut induk = Induk::sambung(&akses).await?.ok_or_else(tanpa_gugus)?;
    let sistem = induk.sistem().await?;
    siapkan_gudang(&args, l, &folder, &sistem)?;
    let mut gudang = Gudang::tulis(&folder, false).map_err(gagal)?;
    if gudang.info().sistem != sistem.sistem {
        return Err(Gagal::tolak(
            "gudang_lain",
            "gudang ini milik basis data lain; pakai folder lain untuk --gudang",
        ));
    }
    penerima_baru(&args, l, &mut gudang)?;
    let arsip = dalam_gugus(basis, Gugus::nyalakan_arsip)?;
    ingat(l, &folder)?;
    let kerja = Kerja {
        l,
        basis,
        gudang: &gudang,
        arsip: &arsip,
        sistem: &sistem,
    };
    let hasil = if args.tambahan {
        kerja.tambahan(&mut induk).await
    } else {
        kerja.dasar(&mut induk, args.salin_berkas).await
    }?;
    induk.tutup().await?;
    if let Some(n) = args.simpan {
        pangkas(&gudang, usize::from(n), &sistem)?;
    }
    Ok(hasil)
}

fn tanpa_gugus() -> Gagal {
    Gagal::tolak("server_luar", "basis data ini bukan milik folder data")
}

fn dalam_gugus<T>(
    basis: &Basis,
    kerja: impl FnOnce(&Gugus) -> Result<T, cluster::GugusError>,
) -> Result<T, Gagal> {
    basis
        .dengan_gugus(kerja)
        .ok_or_else(tanpa_gugus)?
        .map_err(Gagal::rusak)
}

fn mutlak(folder: &Path) -> Result<PathBuf, Gagal> {
    std::path::absolute(folder).map_err(Gagal::rusak)
}

fn ingat(l: &Lingkungan, folder: &Path) -> Result<(), Gagal> {
    let isi = serde_json::to_vec(&Atur {
        gudang: folder.to_owned(),
    })
    .map_err(Gagal::rusak)?;
    let tujuan = l.data.join("cadangan.json");
    let sementara = l.data.join("cadangan.json.tmp");
    std::fs::write(&sementara, isi)
        .and_then(|()| std::fs::rename(&sementara, &tujuan))
        .map_err(Gagal::rusak)
}

/// The public keys that the command line names; a key file is made when there is none.
fn penerima(args: &Args, l: &Lingkungan, folder: &Path) -> Result<Vec<Penerima>, Gagal> {
    let mut semua = Vec::new();
    for p in &args.penerima {
        let satu = Penerima::parse(p)
            .ok_or_else(|| Gagal::pakai(format!("{p} bukan kunci publik (age1…)")))?;
        semua.push(satu);
    }
    let Some(berkas) = &args.kunci_pemulihan else {
        return Ok(semua);
    };
    let berkas = mutlak(berkas)?;
    if berkas.exists() {
        let lama = baca_identitas(&berkas).map_err(gagal)?;
        semua.extend(lama.iter().map(Identitas::penerima));
        return Ok(semua);
    }
    if berkas.starts_with(folder) || berkas.starts_with(mutlak(&l.data)?) {
        return Err(Gagal::tolak(
            "kunci_di_dalam",
            "kunci pemulihan tidak boleh terletak di dalam folder data atau gudang cadangan: \
             hilang bersama isinya, atau terbaca bersama isinya",
        ));
    }
    let mut bita = [0_u8; 32];
    l.acak(&mut bita);
    let baru = Identitas::dari_acak(bita);
    tulis_identitas(&berkas, &baru).map_err(gagal)?;
    l.bicara(&format!(
        "Kunci pemulihan baru: {}\nCetak dan simpan di luar mesin ini; tanpanya cadangan tidak \
         dapat dibuka siapa pun.",
        berkas.display()
    ));
    semua.push(baru.penerima());
    Ok(semua)
}

fn siapkan_gudang(
    args: &Args,
    l: &Lingkungan,
    folder: &Path,
    sistem: &SistemRow,
) -> Result<(), Gagal> {
    if Gudang::ada(folder) {
        return Ok(());
    }
    if args.tambahan {
        return Err(Gagal::tolak(
            "belum_ada_dasar",
            "gudang ini belum punya cadangan dasar; jalankan dahulu tanpa --tambahan",
        ));
    }
    let penerima = penerima(args, l, folder)?;
    if penerima.is_empty() {
        return Err(Gagal::pakai(
            "gudang baru memerlukan kunci: --kunci-pemulihan BERKAS (dibuat bila belum ada), atau \
             --penerima age1…",
        ));
    }
    if folder.starts_with(mutlak(&l.data)?) {
        l.bicara("Gudang terletak di dalam folder data; salin ke cakram atau mesin lain.");
    }
    Gudang::buat(folder, &sistem.sistem, &penerima).map_err(gagal)
}

fn penerima_baru(args: &Args, l: &Lingkungan, gudang: &mut Gudang) -> Result<(), Gagal> {
    let folder = gudang.folder().to_owned();
    let diminta = penerima(args, l, &folder)?;
    let teks: Vec<String> = diminta.iter().map(ToString::to_string).collect();
    if diminta.is_empty() || teks == gudang.info().penerima {
        return Ok(());
    }
    if !args.ganti_kunci {
        return Err(Gagal::tolak(
            "penerima_lain",
            "gudang ini memakai kunci lain; beri --ganti-kunci untuk menggantinya mulai sekarang \
             (cadangan lama tetap memerlukan kunci lama)",
        ));
    }
    gudang.ganti_penerima(diminta).map_err(gagal)
}

struct Kerja<'a> {
    l: &'a Lingkungan,
    basis: &'a Basis,
    gudang: &'a Gudang,
    arsip: &'a Path,
    sistem: &'a SistemRow,
}

impl Kerja<'_> {
    fn segmen_byte(&self) -> u64 {
        u64::try_from(self.sistem.segmen_byte).unwrap_or(16 << 20)
    }

    async fn dasar(&self, induk: &mut Induk, sendiri: bool) -> Result<Keluaran, Gagal> {
        let clock = &*self.l.clock;
        let (nama, mulai) = (id(clock), rfc(clock));
        let label = format!("selaras {nama}");
        let sekurangnya = induk.hitung_yang_hanya_bertambah().await?;
        let (berkas, cara) = self.salin(induk, (&nama, &label), sendiri).await?;
        let selesai = rfc(clock);
        let riwayat = cari_riwayat(self.arsip, &label).ok_or_else(|| {
            Gagal::tolak(
                "arsip",
                "server tidak mengarsipkan riwayat cadangan ini; lihat pg.log",
            )
        })?;
        let sapu = self
            .gudang
            .sapu(self.arsip, &mut |b| self.l.acak(b))
            .map_err(gagal)?;
        self.tanpa_celah(&riwayat)?;
        self.simpan_kunci(&nama)?;
        let mayor = dalam_gugus(self.basis, |g| Ok(g.binari().mayor))?;
        let manifes = Manifes {
            versi: Manifes::VERSI,
            id: nama,
            mulai,
            selesai,
            cara: cara.to_owned(),
            mayor,
            migrasi: self.sistem.migrasi,
            segmen_byte: self.segmen_byte(),
            wal_mulai: riwayat.wal_mulai,
            wal_selesai: riwayat.wal_selesai,
            penerima: self.gudang.info().penerima.clone(),
            berkas: vec![berkas],
            sekurangnya,
        };
        self.gudang.sahkan(&manifes).map_err(gagal)?;
        let byte: u64 = manifes.berkas.iter().map(|b| b.byte).sum();
        Ok(Keluaran::baru(json!({
            "id": manifes.id, "jenis": "dasar", "cara": manifes.cara, "byte": byte,
            "wal_disapu": sapu.berkas, "selesai": manifes.selesai,
            "gudang": self.gudang.folder(), "penerima": manifes.penerima,
        }))
        .pesan(format!(
            "Cadangan dasar {} selesai: {} MB di {}.",
            manifes.id,
            byte.div_ceil(1 << 20),
            self.gudang.folder().display()
        ))
        .pesan("Buktikan sekarang: selaras cadangan periksa --kunci-pemulihan BERKAS"))
    }

    async fn salin(
        &self,
        induk: &mut Induk,
        (nama, label): (&str, &str),
        sendiri: bool,
    ) -> Result<(Berkas, &'static str), Gagal> {
        let mut ke = self
            .gudang
            .dasar_baru(nama, &mut |b| self.l.acak(b))
            .map_err(gagal)?;
        let salinan = if sendiri {
            None
        } else {
            dalam_gugus(self.basis, |g| g.salin_dasar(label))?
        };
        let cara = match salinan {
            Some(mut salinan) => {
                let mut dari = salinan.keluaran().map_err(Gagal::rusak)?;
                let disalin = std::io::copy(&mut dari, &mut ke);
                drop(dari);
                // When we stopped reading, its own complaint is only about that.
                let selesai = salinan.tunggu();
                disalin.map_err(|e| gagal_tulis(&e, self.gudang.folder()))?;
                selesai.map_err(Gagal::rusak)?;
                "pg_basebackup"
            }
            None => {
                let pg = dalam_gugus(self.basis, |g| Ok(g.pg()))?;
                induk.mulai(label).await?;
                let isi = cadangan::salin_pg(&pg, &mut ke).map_err(gagal)?;
                let label = induk.selesai().await?;
                isi.tutup(&label).map_err(gagal)?;
                "salin_berkas"
            }
        };
        Ok((ke.selesai().map_err(gagal)?, cara))
    }

    fn tanpa_celah(&self, riwayat: &Riwayat) -> Result<(), Gagal> {
        let semua = self.gudang.wal().map_err(gagal)?;
        let mut perlu: Vec<String> = semua
            .into_iter()
            .map(|w| w.nama)
            .filter(|n| *n >= riwayat.wal_mulai && *n <= riwayat.wal_selesai)
            .collect();
        let lengkap = perlu.contains(&riwayat.wal_selesai);
        perlu.push(riwayat.wal_selesai.clone());
        match celah(&perlu, &riwayat.wal_mulai, self.segmen_byte()) {
            None if lengkap => Ok(()),
            _ => Err(Gagal::tolak(
                "wal_kurang",
                "sebagian catatan perubahan selama penyalinan tidak ada di gudang; ulangi \
                 `selaras cadangan buat`",
            )),
        }
    }

    fn simpan_kunci(&self, nama: &str) -> Result<(), Gagal> {
        self.gudang
            .simpan_kunci(&self.l.data, nama, &mut |b| self.l.acak(b))
            .map_err(gagal)
    }

    async fn tambahan(&self, induk: &mut Induk) -> Result<Keluaran, Gagal> {
        let Some(dasar) = self.gudang.dasar().map_err(gagal)?.pop() else {
            return Err(Gagal::tolak(
                "belum_ada_dasar",
                "gudang ini belum punya cadangan dasar; jalankan dahulu tanpa --tambahan",
            ));
        };
        let segmen = induk.ganti_segmen().await?;
        tunggu_arsip(induk, self.arsip, self.gudang.folder(), &segmen).await?;
        let sapu = self
            .gudang
            .sapu(self.arsip, &mut |b| self.l.acak(b))
            .map_err(gagal)?;
        let clock = &*self.l.clock;
        self.simpan_kunci(&id(clock))?;
        let sampai = rfc(clock);
        Ok(Keluaran::baru(json!({
            "id": dasar.id, "jenis": "tambahan", "wal_disapu": sapu.berkas, "byte": sapu.byte,
            "selesai": sampai, "gudang": self.gudang.folder(),
        }))
        .pesan(format!(
            "{} segmen disimpan; cadangan {} kini dapat dipulihkan sampai {sampai}.",
            sapu.berkas, dasar.id
        )))
    }
}

/// Archiving runs beside; a minute without it means it is stuck, and the reason is told.
async fn tunggu_arsip(
    induk: &mut Induk,
    arsip: &Path,
    gudang: &Path,
    segmen: &str,
) -> Result<(), Gagal> {
    let di_gudang = gudang.join("wal").join(format!("{segmen}.json"));
    for _ in 0..600 {
        if arsip.join(segmen).exists() || di_gudang.exists() {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let keadaan = induk.arsiparis().await?;
    let sebab = if keadaan.macet {
        format!("gagal pada {}", keadaan.gagal.unwrap_or_default())
    } else {
        "belum selesai".to_owned()
    };
    Err(Gagal::tolak(
        "arsip",
        format!("pengarsipan {sebab}; sebabnya ada di pg.log (biasanya disk penuh)"),
    ))
}

fn gagal_tulis(e: &std::io::Error, gudang: &Path) -> Gagal {
    match e.kind() {
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => {
            gagal(cadangan::CadanganError::Penuh(gudang.to_owned()))
        }
        kind => Gagal::rusak(std::io::Error::new(
            kind,
            format!("{}: {e}", gudang.display()),
        )),
    }
}

/// Removes all but the newest copies, and the log that none of the kept ones needs.
fn pangkas(gudang: &Gudang, simpan: usize, sistem: &SistemRow) -> Result<(), Gagal> {
    let semua = gudang.dasar().map_err(gagal)?;
    let buang = semua.len().saturating_sub(simpan);
    for m in semua.iter().take(buang) {
        gudang.hapus_dasar(&m.id).map_err(gagal)?;
    }
    let byte = u64::try_from(sistem.segmen_byte).unwrap_or(16 << 20);
    let nomor = |n: &str| cadangan::Segmen::parse(n.get(..24).unwrap_or(n), byte).map(|s| s.nomor);
    let Some(tertua) = semua.get(buang).and_then(|m| nomor(&m.wal_mulai)) else {
        return Ok(());
    };
    for w in gudang.wal().map_err(gagal)? {
        if nomor(&w.nama).is_some_and(|n| n < tertua) {
            gudang.hapus_wal(&w.nama).map_err(gagal)?;
        }
    }
    Ok(())
}
