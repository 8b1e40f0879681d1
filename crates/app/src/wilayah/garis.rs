//! Coarser outlines for the map of the whole country, which must travel over slow lines.
//!
//! Points snap to a grid; neighbours snap to the same points, so borders still meet. A path is
//! `M x y` and relative `l dx dy …`, closed by `z`; the caller has refused anything else.

/// Snaps a path to multiples of `kisi` and drops what is too small to be seen. A path of which
/// nothing would be left stays as it is.
#[must_use]
pub fn sederhanakan(jalur: &str, kisi: i32) -> String {
    let mut hasil = String::with_capacity(jalur.len());
    for bidang in jalur.split('M').filter(|b| !b.is_empty()) {
        let titik = pangkas(&titik(bidang), kisi);
        if titik.len() >= 3 {
            tulis(&titik, &mut hasil);
        }
    }
    if hasil.is_empty() {
        jalur.to_owned()
    } else {
        hasil
    }
}

/// Absolute points of one closed outline.
fn titik(bidang: &str) -> Vec<(i32, i32)> {
    let bilangan = bilangan(bidang);
    let mut semua = Vec::with_capacity(bilangan.len() / 2);
    let (mut x, mut y) = (0, 0);
    for pasang in bilangan.chunks_exact(2) {
        if let [dx, dy] = pasang {
            // The first pair is absolute and starts from nothing.
            (x, y) = (x + dx, y + dy);
            semua.push((x, y));
        }
    }
    semua
}

/// The numbers of a path; a minus sign also separates.
fn bilangan(teks: &str) -> Vec<i32> {
    let mut semua = Vec::new();
    let mut mulai = 0;
    for (di, c) in teks.char_indices().chain([(teks.len(), ' ')]) {
        if !c.is_ascii_digit() {
            semua.extend(teks.get(mulai..di).and_then(|k| k.parse::<i32>().ok()));
            mulai = if c == '-' { di } else { di + c.len_utf8() };
        }
    }
    semua
}

/// Snapped points without repetition and without points on a straight line.
fn pangkas(titik: &[(i32, i32)], kisi: i32) -> Vec<(i32, i32)> {
    let bulat = |n: i32| (n + kisi / 2).div_euclid(kisi) * kisi;
    let mut hasil: Vec<(i32, i32)> = Vec::new();
    for t in titik.iter().map(|(x, y)| (bulat(*x), bulat(*y))) {
        if hasil.last() == Some(&t) {
            continue;
        }
        if let [.., a, b] = hasil[..]
            && lurus(a, b, t)
        {
            hasil.pop();
        }
        hasil.push(t);
    }
    if hasil.len() > 1 && hasil.first() == hasil.last() {
        hasil.pop();
    }
    hasil
}

fn lurus(a: (i32, i32), b: (i32, i32), c: (i32, i32)) -> bool {
    let (ux, uy) = (i64::from(b.0 - a.0), i64::from(b.1 - a.1));
    let (vx, vy) = (i64::from(c.0 - b.0), i64::from(c.1 - b.1));
    ux * vy == uy * vx && ux * vx + uy * vy > 0
}

fn tulis(titik: &[(i32, i32)], hasil: &mut String) {
    let (mut x, mut y) = (0, 0);
    for (i, t) in titik.iter().enumerate() {
        hasil.push_str(match i {
            0 => "M",
            1 => "l",
            _ => "",
        });
        for (j, n) in [t.0 - x, t.1 - y].into_iter().enumerate() {
            if n >= 0 && (j == 1 || i > 1) {
                hasil.push(' ');
            }
            hasil.push_str(&n.to_string());
        }
        (x, y) = *t;
    }
    hasil.push('z');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bilangan_tanpa_pemisah_terbaca() {
        assert_eq!(
            titik("10 20l-1 0-1-1 0 3z"),
            [(10, 20), (9, 20), (8, 19), (8, 22)]
        );
    }

    #[test]
    fn titik_segaris_dan_pulau_kecil_hilang() {
        let persegi = "M10 10l2 0 2 0 0 4-4 0z";
        assert_eq!(sederhanakan(persegi, 2), "M10 10l4 0 0 4-4 0z");
        let dengan_pulau = "M12 12l4 0 0 4-4 0zM50 50l1 0 0 1z";
        assert_eq!(sederhanakan(dengan_pulau, 4), "M12 12l4 0 0 4-4 0z");
        assert_eq!(sederhanakan("M50 50l1 0 0 1z", 4), "M50 50l1 0 0 1z");
    }

    #[test]
    fn mengulang_tidak_mengubah_lagi() {
        let satu = sederhanakan("M1761 514l-1 0-1-1 0-5 7-1 3 9zM1724 515l-9 0-1 8-1 2z", 2);
        assert_eq!(sederhanakan(&satu, 2), satu);
    }
}
