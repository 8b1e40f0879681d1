//! DOC: DPA, cash budget, SPD and shifts follow the APBD.

use std::collections::BTreeMap;

use super::{AturanParam, aturan, perlu, sebut_baris, temuan_baris};
use crate::fakta::{Bagian, Dok, Fakta, Tanggal};
use crate::kamus::Simbol;
use crate::temuan::{Finding, HasilAturan, rp, rp_besar, sempit};

aturan! {
    /// # Mengapa
    /// DPA adalah dasar pembayaran; ia harus sama dengan APBD yang ditetapkan.
    /// # Yang dibandingkan
    /// Pagu setiap unit dan sub kegiatan pada DPA dengan APBD: beda jumlah, hanya pada DPA, dan
    /// hanya pada APBD (yang berpagu).
    /// # Cara memperbaiki
    /// Perbaiki DPA, atau tetapkan pergeseran/perubahan APBD lebih dahulu.
    /// # Contoh
    /// DPA kecamatan memuat 22 sub kegiatan yang tidak ada pada APBD.
    DOC_01 = doc_01 {
        kode: "DOC-01",
        judul: "DPA berbeda dari APBD",
        saran: "Samakan DPA dengan APBD atau tetapkan pergeseran.",
        alasan: false,
        butuh: [Apbd, Dpa],
    }
}

fn doc_01(f: &Fakta, p: &AturanParam) -> HasilAturan {
    let (Some(a), Some(d)) = (&f.apbd, &f.dpa) else {
        return perlu(f, &[Bagian::Apbd, Bagian::Dpa]).unwrap_or(HasilAturan::Dinilai(vec![]));
    };
    let mut hasil = Vec::new();
    for b in &d.baris {
        let t = match a.cari(b.unit, b.sub) {
            None => temuan_baris(
                f,
                d,
                b,
                format!(
                    "{} pada DPA ({}) tidak ada pada APBD.",
                    sebut_baris(f, b),
                    rp(b.pagu)
                ),
            )
            .nilai("jenis", "hanya_dpa"),
            Some(x) if x.pagu != b.pagu => {
                let beda = i128::from(b.pagu) - i128::from(x.pagu);
                if !p.melampaui(beda, i128::from(x.pagu)) {
                    continue;
                }
                temuan_baris(
                    f,
                    d,
                    b,
                    format!(
                        "DPA {} sebesar {} berbeda dari APBD {} (selisih {}).",
                        sebut_baris(f, b),
                        rp(b.pagu),
                        rp(x.pagu),
                        rp_besar(beda)
                    ),
                )
                .nilai("jenis", "beda")
                .uang("apbd", x.pagu)
            }
            Some(_) => continue,
        };
        hasil.push(t.uang("dpa", b.pagu));
    }
    for b in a
        .baris
        .iter()
        .filter(|b| b.pagu > 0 && d.cari(b.unit, b.sub).is_none())
    {
        let pesan = format!(
            "{} pada APBD ({}) tidak mempunyai DPA.",
            sebut_baris(f, b),
            rp(b.pagu)
        );
        hasil.push(
            temuan_baris(f, a, b, pesan)
                .nilai("jenis", "hanya_apbd")
                .uang("apbd", b.pagu),
        );
    }
    HasilAturan::Dinilai(hasil)
}

aturan! {
    /// # Mengapa
    /// DPA disahkan setelah Perda APBD ditetapkan; tanpa nomor dan tanggal Perda, DPA tidak
    /// mempunyai dasar.
    /// # Yang dibandingkan
    /// Pengesahan APBD dan DPA: nomor terisi, dan tanggal DPA tidak mendahului tanggal Perda.
    /// # Cara memperbaiki
    /// Isi nomor dan tanggal Perda; sahkan DPA setelahnya.
    /// # Contoh
    /// DPA tanggal 2 Januari, Perda APBD tanggal 10 Januari.
    DOC_02 = doc_02 {
        kode: "DOC-02",
        judul: "DPA tanpa Perda APBD",
        saran: "Lengkapi nomor dan tanggal Perda sebelum DPA disahkan.",
        alasan: false,
        butuh: [Dpa, Pengesahan],
    }
}

fn doc_02(f: &Fakta, _: &AturanParam) -> HasilAturan {
    let Some(p) = f.pengesahan.as_ref().filter(|_| f.dpa.is_some()) else {
        return perlu(f, &[Bagian::Dpa, Bagian::Pengesahan])
            .unwrap_or(HasilAturan::Dinilai(vec![]));
    };
    let cari = |dok: Dok| p.iter().find(|x| x.dok == dok);
    let perda = cari(Dok::Apbd);
    let mut hasil = Vec::new();
    match perda {
        Some(x) if !x.nomor.kosong() && x.tanggal.is_some() => {}
        _ => hasil.push(Finding::baru(
            &["dpa", "perda"],
            "DPA ada, tetapi nomor atau tanggal Perda APBD belum tercatat.".to_owned(),
        )),
    }
    if let (Some(a), Some(d)) = (
        perda.and_then(|x| x.tanggal),
        cari(Dok::Dpa).and_then(|x| x.tanggal),
    ) && d < a
    {
        hasil.push(Finding::baru(
            &["dpa", "tanggal"],
            format!("DPA disahkan {d}, mendahului Perda APBD {a}."),
        ));
    }
    HasilAturan::Dinilai(hasil)
}

/// DPA ceilings by unit and sub kegiatan.
fn pagu_dpa(f: &Fakta) -> BTreeMap<(u32, Simbol), i128> {
    let mut m = BTreeMap::new();
    for b in f
        .dpa
        .as_ref()
        .or(f.apbd.as_ref())
        .iter()
        .flat_map(|d| &d.baris)
    {
        *m.entry((b.unit, b.sub)).or_default() += i128::from(b.pagu);
    }
    m
}

fn sebut(f: &Fakta, (unit, sub): (u32, Simbol)) -> String {
    format!("{} {}", f.t(sub), f.nama_organ(unit))
}

aturan! {
    /// # Mengapa
    /// Anggaran kas membagi DPA menurut bulan; jumlahnya harus sama dan tidak boleh negatif.
    /// # Yang dibandingkan
    /// Jumlah dua belas bulan anggaran kas setiap unit dan sub kegiatan dengan DPA, serta tanda
    /// setiap bulan.
    /// # Cara memperbaiki
    /// Susun ulang anggaran kas.
    /// # Contoh
    /// DPA Rp120 juta, jumlah anggaran kas Rp110 juta.
    DOC_03 = doc_03 {
        kode: "DOC-03",
        judul: "Anggaran kas tidak sama dengan DPA",
        saran: "Susun ulang anggaran kas dua belas bulan.",
        alasan: false,
        butuh: [Kas, Dpa, Apbd],
    }
}

fn doc_03(f: &Fakta, _: &AturanParam) -> HasilAturan {
    let Some(k) = f.kas.as_ref().filter(|k| !k.rak.is_empty()) else {
        return HasilAturan::DataTidakAda("Belum ada anggaran kas (RAK).".to_owned());
    };
    let pagu = pagu_dpa(f);
    let mut hasil = Vec::new();
    for r in &k.rak {
        let kunci = (r.unit, r.sub);
        let t = |apa: &str, pesan| {
            Finding::baru(&["rak", f.kode_organ(r.unit), f.t(r.sub), apa], pesan).organ(r.unit)
        };
        let jumlah: i128 = r.bulan.iter().map(|n| i128::from(*n)).sum();
        let dpa = pagu.get(&kunci).copied().unwrap_or(0);
        if jumlah != dpa {
            hasil.push(
                t(
                    "jumlah",
                    format!(
                        "Anggaran kas {} berjumlah {}, DPA {}.",
                        sebut(f, kunci),
                        rp_besar(jumlah),
                        rp_besar(dpa)
                    ),
                )
                .uang("rak", sempit(jumlah))
                .uang("dpa", sempit(dpa)),
            );
        }
        if let Some((n, x)) = r.bulan.iter().enumerate().find(|(_, x)| **x < 0) {
            hasil.push(t(
                "negatif",
                format!(
                    "Anggaran kas {} bulan {} negatif: {}.",
                    sebut(f, kunci),
                    n + 1,
                    rp(*x)
                ),
            ));
        }
    }
    HasilAturan::Dinilai(hasil)
}

aturan! {
    /// # Mengapa
    /// SPD menyediakan dana menurut anggaran kas; SPD yang melampauinya menjanjikan uang yang
    /// belum ada.
    /// # Yang dibandingkan
    /// Jumlah SPD setiap unit dan sub kegiatan dengan DPA, dan dengan anggaran kas sampai bulan
    /// SPD terakhir.
    /// # Cara memperbaiki
    /// Kurangi SPD, atau ubah anggaran kas.
    /// # Contoh
    /// SPD triwulan I Rp40 juta, anggaran kas Januari–Maret Rp30 juta.
    DOC_04 = doc_04 {
        kode: "DOC-04",
        judul: "SPD melampaui DPA atau anggaran kas",
        saran: "Kurangi SPD atau ubah anggaran kas.",
        alasan: false,
        butuh: [Kas, Dpa, Apbd],
    }
}

fn doc_04(f: &Fakta, _: &AturanParam) -> HasilAturan {
    let Some(k) = f.kas.as_ref().filter(|k| !k.spd.is_empty()) else {
        return HasilAturan::DataTidakAda("Belum ada SPD.".to_owned());
    };
    let pagu = pagu_dpa(f);
    let mut spd: BTreeMap<(u32, Simbol), (i128, Tanggal)> = BTreeMap::new();
    for s in &k.spd {
        let e = spd.entry((s.unit, s.sub)).or_default();
        e.0 += i128::from(s.nilai);
        e.1 = e.1.max(s.tanggal);
    }
    let mut hasil = Vec::new();
    for (kunci, (n, akhir)) in spd {
        let dpa = pagu.get(&kunci).copied().unwrap_or(0);
        let rak = k.rak.iter().find(|r| (r.unit, r.sub) == kunci);
        let kas: Option<i128> = rak.map(|r| {
            r.bulan
                .iter()
                .take(usize::from(akhir.bulan))
                .map(|x| i128::from(*x))
                .sum()
        });
        let (apa, batas) = match kas {
            _ if n > dpa => ("DPA", dpa),
            Some(x) if n > x => ("anggaran kas", x),
            _ => continue,
        };
        hasil.push(
            Finding::baru(
                &["spd", f.kode_organ(kunci.0), f.t(kunci.1)],
                format!(
                    "SPD {} berjumlah {} melampaui {apa} {}.",
                    sebut(f, kunci),
                    rp_besar(n),
                    rp_besar(batas)
                ),
            )
            .organ(kunci.0)
            .uang("spd", sempit(n))
            .uang("batas", sempit(batas)),
        );
    }
    HasilAturan::Dinilai(hasil)
}

aturan! {
    /// # Mengapa
    /// Pergeseran tidak boleh menurunkan anggaran di bawah yang sudah dibayar.
    /// # Yang dibandingkan
    /// Sub kegiatan yang pagunya turun dari APBD ke DPA (pergeseran) dengan realisasinya sampai
    /// saat ini.
    /// # Cara memperbaiki
    /// Kembalikan pagu paling sedikit sebesar realisasi.
    /// # Contoh
    /// APBD Rp100 juta digeser menjadi Rp60 juta, padahal Rp75 juta sudah dibayar.
    DOC_05 = doc_05 {
        kode: "DOC-05",
        judul: "Pergeseran di bawah realisasi",
        saran: "Kembalikan pagu paling sedikit sebesar realisasi.",
        alasan: false,
        butuh: [Apbd, Dpa, Realisasi],
    }
}

fn doc_05(f: &Fakta, _: &AturanParam) -> HasilAturan {
    let (Some(a), Some(d), Some(r)) = (&f.apbd, &f.dpa, &f.realisasi) else {
        return perlu(f, &[Bagian::Apbd, Bagian::Dpa, Bagian::Realisasi])
            .unwrap_or(HasilAturan::Dinilai(vec![]));
    };
    let mut hasil = Vec::new();
    for x in &r.baris {
        let (Some(lama), Some(baru)) = (a.cari(x.unit, x.sub), d.cari(x.unit, x.sub)) else {
            continue;
        };
        if baru.pagu < lama.pagu && x.nilai > baru.pagu {
            hasil.push(temuan_baris(
                f,
                d,
                baru,
                format!(
                    "{} digeser dari {} menjadi {}, di bawah realisasi {}.",
                    sebut_baris(f, baru),
                    rp(lama.pagu),
                    rp(baru.pagu),
                    rp(x.nilai)
                ),
            ));
        }
    }
    HasilAturan::Dinilai(hasil)
}
