use crate::Hukum;
use expect_test::{Expect, expect};

const SATUAN: &str = r#"
[persen]
judul = "persen"
jenis = "persen"
[rupiah]
judul = "rupiah"
jenis = "uang"
[warna]
judul = "warna"
jenis = "kata"
pilihan = ["merah", "putih"]
"#;
const KEPALA: &str = r#"judul = "Contoh"
satuan = "persen"
cakupan = "nasional"
diperiksa = 2026-01-15
terverifikasi = true
"#;

/// Loads one file and compares all its errors.
fn check(isi: &str, harap: &Expect) {
    let hasil = Hukum::dari_berkas(&[("satuan.toml", SATUAN), ("area/contoh.toml", isi)]);
    harap.assert_eq(&hasil.map_or_else(|e| e.to_string(), |_| "tanpa kesalahan".to_owned()));
}

fn check_versi(versi: &str, harap: &Expect) {
    check(&format!("{KEPALA}{versi}"), harap);
}

#[test]
fn a_good_file_loads_and_floats_are_read_from_their_text() {
    let versi = "[[sejak]]\nmulai = 2022-01-05\ndasar = \"UU 1/2022\"\nkutipan = \"Satu.\"\n";
    for nilai in ["0.340", "\"0.34\"", "0.34"] {
        let isi = format!("{KEPALA}{versi}nilai = {nilai}\n");
        let berkas = [("satuan.toml", SATUAN), ("area/contoh.toml", isi.as_str())];
        let hukum = Hukum::dari_berkas(&berkas).unwrap();
        let pada = hukum
            .parameter("area.contoh")
            .unwrap()
            .pada(super::hari("2022-01-05"));
        assert_eq!(pada.unwrap().nilai().unwrap().mesin(), "0.34");
    }
}

#[test]
fn all_errors_at_once_with_line_and_repair() {
    check(
        "judl = \"Contoh\"\nsatuan = \"persn\"\ncakupan = \"dunia\"\ndiperiksa = \"kemarin\"\n",
        &expect![[r#"
            6 kesalahan dalam berkas hukum:
            area/contoh.toml:1: `judul` belum diisi
                Perbaikan: tambahkan judul = "…"
            area/contoh.toml:1: `terverifikasi` belum diisi
                Perbaikan: tulis true bila nilainya ditemukan dalam sumber; kalau belum, false
            area/contoh.toml:1: kunci `judl` tidak dikenal
                Perbaikan: maksud Anda `judul`?
            area/contoh.toml:2: satuan "persn" tidak dikenal
                Perbaikan: maksud Anda "persen"? Atau daftarkan di satuan.toml
            area/contoh.toml:3: `cakupan` bernilai "dunia"
                Perbaikan: pilih salah satu: nasional, provinsi, kabkota
            area/contoh.toml:4: `diperiksa` bukan tanggal
                Perbaikan: tulis tahun-bulan-hari tanpa tanda kutip, misalnya 2026-01-31
        "#]],
    );
}

#[test]
fn versions_must_be_complete() {
    check_versi(
        "[[sejak]]\nmulai = 2022-01-05\n",
        &expect![[r#"
        3 kesalahan dalam berkas hukum:
        area/contoh.toml:6: `dasar` belum diisi
            Perbaikan: sebut peraturan dan pasalnya, misalnya "UU 1/2022 Pasal 146 ayat (1)"
        area/contoh.toml:6: tanpa `kutipan` atau `ringkasan`
            Perbaikan: tambahkan satu kalimat dari peraturan (kutipan), atau isinya (ringkasan)
        area/contoh.toml:6: versi tanpa nilai
            Perbaikan: isi tepat satu dari: nilai, isi, pita, daftar, sama, dicabut
    "#]],
    );
    check_versi(
        "[[sejak]]\nmulai = 2022-01-05\ndasar = \"UU\"\nringkasan = \"Isi.\"\nnilai = 1e3\n",
        &expect![[r#"
            1 kesalahan dalam berkas hukum:
            area/contoh.toml:10: `nilai` bukan persen yang sah: 1e3
                Perbaikan: tulis angka desimal dengan titik, misalnya 12.5, bukan "1e3"
        "#]],
    );
}

#[test]
fn dates_are_sorted_and_unique() {
    let versi = |mulai: &str| {
        format!("[[sejak]]\nmulai = {mulai}\ndasar = \"UU\"\nringkasan = \"Isi.\"\nnilai = 1\n")
    };
    let isi = [
        versi("2022-01-05"),
        versi("2022-01-05"),
        versi("2021-01-01"),
    ]
    .concat();
    check_versi(
        &isi,
        &expect![[r#"
        2 kesalahan dalam berkas hukum:
        area/contoh.toml:11: dua versi mulai pada tanggal yang sama (5 Januari 2022)
            Perbaikan: gabungkan keduanya, atau perbaiki salah satu tanggalnya
        area/contoh.toml:16: versi 1 Januari 2021 berdiri sesudah versi 5 Januari 2022
            Perbaikan: urutkan [[sejak]] dari yang paling lama
    "#]],
    );
}

#[test]
fn a_quotation_needs_a_verified_value() {
    let isi = "[[sejak]]\nmulai = 2022-01-05\ndasar = \"UU\"\nkutipan = \"Kata.\"\nnilai = 1\n\
               terverifikasi = false\n";
    check_versi(
        isi,
        &expect![[r#"
            1 kesalahan dalam berkas hukum:
            area/contoh.toml:9: `kutipan` pada nilai yang belum terverifikasi
                Perbaikan: cocokkan dengan naskah (terverifikasi = true), atau pakai `ringkasan`
        "#]],
    );
}

#[test]
fn same_and_repealed_need_a_predecessor() {
    let isi = "[[sejak]]\nmulai = 2022-01-05\ndasar = \"UU\"\nringkasan = \"Isi.\"\nsama = true\n";
    check_versi(
        isi,
        &expect![[r#"
        1 kesalahan dalam berkas hukum:
        area/contoh.toml:10: `sama` tanpa versi sebelumnya
            Perbaikan: `sama = true` hanya sesudah versi lain yang nilainya diteruskan
    "#]],
    );
    let isi = isi.replace("sama", "dicabut");
    check_versi(
        &isi,
        &expect![[r#"
        1 kesalahan dalam berkas hukum:
        area/contoh.toml:6: versi pertama mencabut
            Perbaikan: mulailah dengan nilai yang dicabut itu
    "#]],
    );
}

#[test]
fn bands_have_no_gap_and_no_overlap() {
    let pita = |isi: &str| {
        format!(
            "satuan_batas = \"rupiah\"\n[[sejak]]\nmulai = 2022-01-05\ndasar = \"UU\"\n\
             ringkasan = \"Isi.\"\npita = [{isi}]\n"
        )
    };
    check_versi(
        &pita("{ sampai = 10, nilai = 1 },\n{ di_atas = 11, nilai = 2 }"),
        &expect![[r#"
            1 kesalahan dalam berkas hukum:
            area/contoh.toml:12: ada celah antara 10 dan 11
                Perbaikan: sambung `sampai` dengan `di_atas`, atau `di_bawah` dengan `mulai`
        "#]],
    );
    check_versi(
        &pita("{ sampai = 10, nilai = 1 },\n{ mulai = 10, nilai = 2 }"),
        &expect![[r#"
        1 kesalahan dalam berkas hukum:
        area/contoh.toml:12: pita tumpang tindih antara 10 dan 10
            Perbaikan: setiap angka hanya boleh masuk satu pita: pakai `di_atas` atau `di_bawah`
    "#]],
    );
    check_versi(
        &pita("{ nilai = 1 },\n{ mulai = 10, nilai = 2 }"),
        &expect![[r#"
        1 kesalahan dalam berkas hukum:
        area/contoh.toml:12: pita tumpang tindih: batasnya terbuka
            Perbaikan: hanya pita terendah boleh tanpa batas bawah, dan tertinggi tanpa batas atas
    "#]],
    );
    check_versi(
        &pita("{ mulai = 10, sampai = 5, nilai = 2 }"),
        &expect![[r#"
        1 kesalahan dalam berkas hukum:
        area/contoh.toml:11: pita kosong: batas bawah 10 ≥ batas atas 5
            Perbaikan: perbaiki salah satu batasnya
    "#]],
    );
    // Highest first is fine; both ways of joining are fine.
    check_versi(
        &pita(
            "{ di_atas = 20, nilai = 3 }, { mulai = 5, sampai = 20, nilai = 2 },\n\
               { di_bawah = 5, nilai = 1 }",
        ),
        &expect!["tanpa kesalahan"],
    );
}

#[test]
fn words_come_from_their_list() {
    let isi = "judul = \"x\"\ncakupan = \"nasional\"\ndiperiksa = 2026-01-15\n\
               terverifikasi = false\nkolom = { a = \"warna\", b = \"rupiah\" }\n\
               [[sejak]]\nmulai = 2022-01-05\ndasar = \"UU\"\nringkasan = \"Isi.\"\n\
               daftar = [\n{ a = \"biru\", b = 1.234 },\n{ a = \"merah\", c = 2 },\n]\n";
    check(
        isi,
        &expect![[r#"
            4 kesalahan dalam berkas hukum:
            area/contoh.toml:11: `a` bukan warna yang sah: biru
                Perbaikan: pilih salah satu: merah, putih
            area/contoh.toml:11: `b` bukan rupiah yang sah: 1.234
                Perbaikan: tulis rupiah dengan paling banyak dua angka desimal
            area/contoh.toml:12: kolom `b` belum diisi
                Perbaikan: tambahkan b = … (satuan rupiah)
            area/contoh.toml:12: kunci `c` tidak dikenal
                Perbaikan: hapus, atau pakai salah satu: a, b
        "#]],
    );
}

#[test]
fn broken_toml_names_the_line() {
    check(
        "judul = \"x\njudul = \"y\"\n",
        &expect![[r#"
            2 kesalahan dalam berkas hukum:
            area/contoh.toml:1: tulisan TOML rusak (invalid basic string, expected `"`)
                Perbaikan: periksa tanda kutip dan kurung; setiap kunci hanya boleh sekali
            area/contoh.toml:2: tulisan TOML rusak (duplicate key)
                Perbaikan: periksa tanda kutip dan kurung; setiap kunci hanya boleh sekali
        "#]],
    );
}

#[test]
fn local_limits_hold_the_national_value() {
    let isi = "[[sejak]]\nmulai = 2022-01-05\ndasar = \"UU\"\nringkasan = \"Isi.\"\nnilai = 30\n\
               setempat = { paling_sedikit = 0, paling_banyak = 10 }\n";
    check_versi(
        isi,
        &expect![[r#"
        1 kesalahan dalam berkas hukum:
        area/contoh.toml:6: nilai nasional 30 di luar batas setempat (0 sampai 10)
            Perbaikan: batas setempat harus memuat nilai nasionalnya sendiri
    "#]],
    );
}

#[test]
fn fingerprint_follows_every_byte() {
    let isi = format!(
        "{KEPALA}[[sejak]]\nmulai = 2022-01-05\ndasar = \"UU\"\nringkasan = \"Isi.\"\nnilai = 1\n"
    );
    let sidik = |isi: &str| {
        let berkas = [("satuan.toml", SATUAN), ("area/contoh.toml", isi)];
        Hukum::dari_berkas(&berkas).unwrap().sidik().to_owned()
    };
    assert_eq!(sidik(&isi), sidik(&isi));
    assert_ne!(sidik(&isi), sidik(&format!("{isi}# catatan\n")));
    assert_eq!(sidik(&isi).len(), 64);
}
