//! A ranking in which every position says why it is where it is.

use dasar::Rasio;
use dasar::nilai::Nilai;

use super::Penilaian;

/// A position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Posisi<K> {
    /// Whose.
    pub id: K,
    /// Place from 1; equal scores share a place and the next ones are skipped. None without score.
    pub peringkat: Option<usize>,
    /// Others on the same place.
    pub seri: usize,
    /// Why.
    pub alasan: String,
}

/// Ranks subjects by score, the highest first; subjects without a score come last, without a place.
/// Equal scores are ordered by name only for reading and share their place.
#[must_use]
pub fn peringkat<K: Clone>(semua: &[(K, String, Penilaian)]) -> Vec<Posisi<K>> {
    let mut urut: Vec<&(K, String, Penilaian)> = semua.iter().collect();
    urut.sort_by(|a, b| b.2.skor.cmp(&a.2.skor).then_with(|| a.1.cmp(&b.1)));
    let mut hasil = Vec::new();
    for (i, (id, _, p)) in urut.iter().enumerate() {
        let Some(skor) = p.skor else {
            hasil.push(Posisi {
                id: id.clone(),
                peringkat: None,
                seri: 0,
                alasan: "Tidak dinilai: tidak ada variabel yang berlaku.".to_owned(),
            });
            continue;
        };
        let di_atas: Vec<_> = urut.iter().filter(|u| u.2.skor > Some(skor)).collect();
        let sama = urut.iter().filter(|u| u.2.skor == Some(skor)).count();
        let bawah = urut
            .iter()
            .skip(i)
            .find(|u| u.2.skor.is_some_and(|s| s < skor));
        hasil.push(Posisi {
            id: id.clone(),
            peringkat: Some(di_atas.len() + 1),
            seri: sama - 1,
            alasan: alasan(
                p,
                skor,
                (di_atas.last().copied().copied(), bawah.copied()),
                sama - 1,
            ),
        });
    }
    hasil
}

type Tetangga<'a, K> = Option<&'a (K, String, Penilaian)>;

fn alasan<K>(
    p: &Penilaian,
    skor: Nilai,
    (atas, bawah): (Tetangga<'_, K>, Tetangga<'_, K>),
    seri: usize,
) -> String {
    let mut kata = Vec::new();
    if seri > 0 {
        kata.push(format!("Seri dengan {seri} lainnya pada skor {skor}."));
    }
    if let Some((_, nama, q)) = atas {
        kata.push(beda(p, q, &format!("Di bawah {nama}"), false));
    }
    if let Some((_, nama, q)) = bawah {
        kata.push(beda(p, q, &format!("Di atas {nama}"), true));
    }
    if p.dipotong {
        kata.push("Jumlahnya melewati 100 dan dipotong menjadi 100.".to_owned());
    }
    if kata.is_empty() {
        kata.push("Satu-satunya yang dinilai.".to_owned());
    }
    kata.join(" ")
}

/// The distance to a neighbour and the variable that makes most of it.
fn beda(p: &Penilaian, q: &Penilaian, awal: &str, lebih: bool) -> String {
    let poin = |x: &Penilaian| i32::from(x.skor.map_or(0, Nilai::ratusan));
    let jarak = (poin(p) - poin(q)).unsigned_abs();
    let jarak = format!("{},{:02}", jarak / 100, jarak % 100);
    let minus = Rasio::baru(-1, 1);
    let selisih = |a: Rasio, b: Rasio| {
        let (a, b) = if lebih { (a, b) } else { (b, a) };
        minus.and_then(|m| b.kali(m)).and_then(|b| a.tambah(b))
    };
    let terbesar = p
        .rincian
        .iter()
        .filter_map(|r| {
            let lawan = q.rincian.iter().find(|x| x.kode == r.kode)?;
            Some((selisih(r.sumbangan, lawan.sumbangan)?, r))
        })
        .max_by(|a, b| a.0.cmp(&b.0));
    match terbesar.filter(|(s, _)| *s > Rasio::dari_persen(0)) {
        Some((s, r)) => {
            let tanda = if lebih { "unggul" } else { "tertinggal" };
            let poin = s.persen(2).replace(" %", "");
            format!(
                "{awal} ({jarak} poin), terutama {tanda} {poin} poin pada {}.",
                r.nama
            )
        }
        None => format!("{awal} ({jarak} poin) karena bonus."),
    }
}
