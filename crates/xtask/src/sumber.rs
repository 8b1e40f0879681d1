//! A small reader of Rust source: words, strings and marks, without comments. It is enough for
//! the tidy rules and for finding the SQL of the store; it does not parse.

/// A piece of source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub jenis: Jenis,
    /// Its text; for strings the value after escapes.
    pub teks: String,
    /// Line, counted from 1.
    pub baris: usize,
}

/// Kinds of pieces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Jenis {
    /// Identifier or keyword.
    Kata,
    /// String literal of any form.
    Untai,
    /// Number literal.
    Angka,
    /// One punctuation character.
    Tanda,
}

/// Splits Rust source into pieces.
#[must_use]
pub fn urai(teks: &str) -> Vec<Token> {
    let mut pembaca = Pembaca {
        huruf: teks.chars().collect(),
        di: 0,
        baris: 1,
    };
    let mut semua = Vec::new();
    while let Some(token) = pembaca.berikut() {
        semua.push(token);
    }
    semua
}

/// Pieces outside items marked `#[cfg(test)]`.
#[must_use]
pub fn tanpa_uji(semua: Vec<Token>) -> Vec<Token> {
    const TANDA: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let mut hasil = Vec::with_capacity(semua.len());
    let mut di = 0;
    while let Some(token) = semua.get(di) {
        let sisa = semua.get(di..di + TANDA.len()).unwrap_or_default();
        if sisa.len() == TANDA.len() && sisa.iter().zip(TANDA).all(|(t, m)| t.teks == m) {
            di = akhir_butir(&semua, di + TANDA.len());
            continue;
        }
        hasil.push(token.clone());
        di += 1;
    }
    hasil
}

/// Index after the item that begins at `di`: after its closing brace, or its semicolon.
fn akhir_butir(semua: &[Token], mut di: usize) -> usize {
    let mut dalam = 0_usize;
    while let Some(t) = semua.get(di) {
        di += 1;
        if t.jenis != Jenis::Tanda {
            continue;
        }
        match t.teks.as_str() {
            "{" => dalam += 1,
            "}" if dalam <= 1 => break,
            "}" => dalam -= 1,
            ";" if dalam == 0 => break,
            _ => {}
        }
    }
    di
}

struct Pembaca {
    huruf: Vec<char>,
    di: usize,
    baris: usize,
}

impl Pembaca {
    fn lihat(&self, maju: usize) -> Option<char> {
        self.huruf.get(self.di + maju).copied()
    }

    fn ambil(&mut self) -> Option<char> {
        let c = self.lihat(0)?;
        self.di += 1;
        self.baris += usize::from(c == '\n');
        Some(c)
    }

    fn berikut(&mut self) -> Option<Token> {
        loop {
            let c = self.lihat(0)?;
            match (c, self.lihat(1)) {
                (c, _) if c.is_whitespace() => {
                    self.ambil();
                }
                ('/', Some('/')) => while self.ambil().is_some_and(|c| c != '\n') {},
                ('/', Some('*')) => self.lewati_komentar(),
                _ => break,
            }
        }
        let baris = self.baris;
        let (jenis, teks) = self.satu()?;
        Some(Token { jenis, teks, baris })
    }

    fn lewati_komentar(&mut self) {
        let mut dalam = 0_usize;
        while let Some(c) = self.ambil() {
            match (c, self.lihat(0)) {
                ('/', Some('*')) => dalam += 1,
                ('*', Some('/')) => dalam -= 1,
                _ => continue,
            }
            self.ambil();
            if dalam == 0 {
                return;
            }
        }
    }

    fn satu(&mut self) -> Option<(Jenis, String)> {
        let c = self.lihat(0)?;
        if c == '"' {
            self.ambil();
            return Some((Jenis::Untai, self.untai()));
        }
        if c.is_alphabetic() || c == '_' {
            return Some(self.kata());
        }
        if c.is_ascii_digit() {
            return Some((
                Jenis::Angka,
                self.selama(|c| c.is_alphanumeric() || c == '_' || c == '.'),
            ));
        }
        self.ambil();
        if c == '\'' {
            self.tanda_petik();
        }
        Some((Jenis::Tanda, c.to_string()))
    }

    /// A lifetime stays a mark and a word; the inside of a character literal is passed over.
    fn tanda_petik(&mut self) {
        if self.lihat(0) == Some('\\') {
            self.ambil();
            self.ambil();
            while self.ambil().is_some_and(|c| c != '\'') {}
        } else if self.lihat(1) == Some('\'') {
            self.ambil();
            self.ambil();
        }
    }

    fn selama(&mut self, mut cocok: impl FnMut(char) -> bool) -> String {
        let mut teks = String::new();
        while let Some(c) = self.lihat(0).filter(|c| cocok(*c)) {
            teks.push(c);
            self.ambil();
        }
        teks
    }

    /// A word, or the string whose prefix it is (`b"…"`, `r#"…"#`, `c"…"`).
    fn kata(&mut self) -> (Jenis, String) {
        let kata = self.selama(|c| c.is_alphanumeric() || c == '_');
        let mentah = matches!(kata.as_str(), "r" | "br" | "cr");
        let pagar = (0..).take_while(|i| self.lihat(*i) == Some('#')).count();
        if mentah && self.lihat(pagar) == Some('"') {
            self.di += pagar + 1;
            return (Jenis::Untai, self.mentah(pagar));
        }
        if matches!(kata.as_str(), "b" | "c") && self.lihat(0) == Some('"') {
            self.ambil();
            return (Jenis::Untai, self.untai());
        }
        (Jenis::Kata, kata)
    }

    fn mentah(&mut self, pagar: usize) -> String {
        let mut teks = String::new();
        while let Some(c) = self.ambil() {
            if c == '"' && (0..pagar).all(|i| self.lihat(i) == Some('#')) {
                self.di += pagar;
                break;
            }
            teks.push(c);
        }
        teks
    }

    fn untai(&mut self) -> String {
        let mut teks = String::new();
        while let Some(c) = self.ambil() {
            match c {
                '"' => break,
                '\\' => match self.ambil() {
                    Some('\n') => {
                        self.selama(char::is_whitespace);
                    }
                    Some('n') => teks.push('\n'),
                    Some('t') => teks.push('\t'),
                    Some('r') => teks.push('\r'),
                    Some('u') => {
                        self.selama(|c| c != '}');
                        self.ambil();
                        teks.push('\u{fffd}');
                    }
                    Some(c) => teks.push(c),
                    None => break,
                },
                c => teks.push(c),
            }
        }
        teks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn untai(teks: &str) -> Vec<String> {
        urai(teks)
            .into_iter()
            .filter(|t| t.jenis == Jenis::Untai)
            .map(|t| t.teks)
            .collect()
    }

    #[test]
    fn untai_dengan_segala_bentuk() {
        let teks = r####"let a = "satu\n\"dua\" \
            tiga"; /* "bukan" /* "juga" */ */ b("b"); // "bukan"
            let c = r#"mentah "petik""#; let d = '"'; let e = '\''; let f = "akhir";"####;
        assert_eq!(
            untai(teks),
            ["satu\n\"dua\" tiga", "b", "mentah \"petik\"", "akhir"]
        );
    }

    #[test]
    fn umur_bukan_huruf() {
        let kata: Vec<_> = urai("fn a<'b>(c: &'b str) { 'd': loop {} }")
            .into_iter()
            .filter(|t| t.jenis == Jenis::Kata)
            .map(|t| t.teks)
            .collect();
        assert_eq!(kata, ["fn", "a", "b", "c", "b", "str", "loop"]);
    }

    #[test]
    fn baris_dihitung_dan_uji_dilewati() {
        let teks = "fn a() {}\n#[cfg(test)]\nmod tests { fn b() { {} } }\nfn c() {}\n\
                    #[cfg(test)]\nmod lain;\nfn d() {}";
        let kata: Vec<_> = tanpa_uji(urai(teks))
            .into_iter()
            .filter(|t| t.jenis == Jenis::Kata && t.teks.len() == 1)
            .map(|t| (t.teks, t.baris))
            .collect();
        assert_eq!(kata, [("a".into(), 1), ("c".into(), 4), ("d".into(), 7)]);
    }
}
