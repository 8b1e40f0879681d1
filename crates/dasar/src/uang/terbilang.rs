//! Amounts in words, as decrees and receipts require.

use super::Rupiah;

const KATA: [&str; 12] = [
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan",
    "sepuluh", "sebelas",
];

impl Rupiah {
    /// The amount in words: "seribu dua ratus rupiah lima puluh sen".
    ///
    /// # Shape and units
    /// Lower case; negative amounts begin with "minus"; "sen" appears only when there are any.
    ///
    /// # Example
    /// ```
    /// use dasar::Rupiah;
    /// assert_eq!(Rupiah::dari_sen(100_150).terbilang(), "seribu satu rupiah lima puluh sen");
    /// ```
    #[must_use]
    pub fn terbilang(self) -> String {
        let (rupiah, sen) = self.pecah();
        let mut kata: Vec<&str> = Vec::new();
        if self.sen() < 0 {
            kata.push("minus");
        }
        if rupiah > 0 || sen == 0 {
            bilangan(rupiah, &mut kata);
            kata.push("rupiah");
        }
        if sen > 0 {
            bilangan(sen, &mut kata);
            kata.push("sen");
        }
        kata.join(" ")
    }
}

/// Appends the words of a whole number.
fn bilangan(n: u64, kata: &mut Vec<&'static str>) {
    const SATUAN: [(u64, &str); 5] = [
        (1_000_000_000_000_000, "kuadriliun"),
        (1_000_000_000_000, "triliun"),
        (1_000_000_000, "miliar"),
        (1_000_000, "juta"),
        (1_000, "ribu"),
    ];
    if n == 0 {
        kata.push("nol");
        return;
    }
    let mut sisa = n;
    for (besar, nama) in SATUAN {
        let banyak = sisa / besar;
        sisa %= besar;
        match banyak {
            0 => {}
            1 if besar == 1_000 => kata.push("seribu"),
            b => {
                ratusan(b, kata);
                kata.push(nama);
            }
        }
    }
    ratusan(sisa, kata);
}

/// Appends the words of 1..=999; nothing for zero.
fn ratusan(n: u64, kata: &mut Vec<&'static str>) {
    match n / 100 {
        0 => {}
        1 => kata.push("seratus"),
        r => {
            kata.push(satu(r));
            kata.push("ratus");
        }
    }
    match n % 100 {
        0 => {}
        p @ 1..=11 => kata.push(satu(p)),
        p @ 12..=19 => {
            kata.push(satu(p - 10));
            kata.push("belas");
        }
        p => {
            kata.push(satu(p / 10));
            kata.push("puluh");
            if p % 10 > 0 {
                kata.push(satu(p % 10));
            }
        }
    }
}

fn satu(n: u64) -> &'static str {
    usize::try_from(n)
        .ok()
        .and_then(|i| KATA.get(i))
        .copied()
        .unwrap_or("")
}
