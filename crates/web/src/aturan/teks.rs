//! The doc block of a rule as sections and paragraphs: `# Heading`, blank lines, `code`, `- item`.

/// A heading and what stands below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Bagian {
    /// Heading; may be empty.
    pub judul: String,
    /// Paragraphs and items.
    pub isi: Vec<Butir>,
}

/// A paragraph or list item as runs of plain text and code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Butir {
    /// List item.
    pub daftar: bool,
    /// (text, is code)
    pub potong: Vec<(String, bool)>,
}

/// Reads a doc block.
pub(super) fn urai(doc: &str) -> Vec<Bagian> {
    let mut bagian = vec![Bagian::default()];
    let mut paragraf = String::new();
    let mut daftar = false;
    for baris in doc.lines().map(str::trim).chain([""]) {
        let judul = baris
            .strip_prefix('#')
            .map(|s| s.trim_start_matches('#').trim());
        let butir = baris
            .strip_prefix("- ")
            .or_else(|| baris.strip_prefix("* "));
        if judul.is_some() || butir.is_some() || baris.is_empty() {
            tutup(&mut bagian, &mut paragraf, daftar);
            daftar = false;
        }
        if let Some(j) = judul {
            bagian.push(Bagian {
                judul: j.to_owned(),
                isi: Vec::new(),
            });
        } else if let Some(b) = butir {
            b.clone_into(&mut paragraf);
            daftar = true;
        } else if !baris.is_empty() {
            if !paragraf.is_empty() {
                paragraf.push(' ');
            }
            paragraf.push_str(baris);
        }
    }
    bagian.retain(|b| !b.isi.is_empty());
    bagian
}

fn tutup(bagian: &mut [Bagian], paragraf: &mut String, daftar: bool) {
    if paragraf.is_empty() {
        return;
    }
    let potong = paragraf
        .split('`')
        .enumerate()
        .filter(|(_, s)| !s.is_empty())
        .map(|(i, s)| (s.to_owned(), i % 2 == 1))
        .collect();
    paragraf.clear();
    if let Some(b) = bagian.last_mut() {
        b.isi.push(Butir { daftar, potong });
    }
}

#[cfg(test)]
mod tests {
    use super::urai;

    #[test]
    fn headings_paragraphs_items_and_code() {
        let b =
            urai(" # Mengapa\n Satu\n dua `X.XX` tiga.\n\n - butir\n\n # Kosong\n # Contoh\n isi");
        assert_eq!(b.len(), 2, "a heading without text is left out");
        assert_eq!(b[0].judul, "Mengapa");
        assert_eq!(
            b[0].isi[0].potong,
            [
                ("Satu dua ".into(), false),
                ("X.XX".into(), true),
                (" tiga.".into(), false)
            ]
        );
        assert!(b[0].isi[1].daftar);
        assert_eq!(b[1].isi[0].potong[0].0, "isi");
    }
}
