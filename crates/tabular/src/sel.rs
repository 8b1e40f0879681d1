//! Shapes of single cells: machine and Indonesian amounts, formulas in disguise.

/// Whether a text would run as a formula when pasted into a spreadsheet.
#[must_use]
pub fn mirip_rumus(sel: &str) -> bool {
    let mut huruf = sel.chars();
    match huruf.next() {
        Some('=' | '@' | '\t' | '\r') => huruf.next().is_some(),
        Some('+' | '-') => {
            let sisa = huruf.as_str();
            sisa.contains('|') || (sisa.contains('(') && sisa.contains('!'))
        }
        _ => false,
    }
}

/// How an amount is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BentukUang {
    /// `1234567.89`, exponent allowed: exact machine form.
    Mesin,
    /// `1.234.567,89` or `Rp1.234.567`: the Indonesian form.
    Indonesia,
    /// Neither.
    Bukan,
}

/// Tells the machine form from the Indonesian form; `1.234` (one dot, three digits) is machine.
#[must_use]
pub fn bentuk_uang(sel: &str) -> BentukUang {
    let isi = sel.trim();
    let tubuh = isi.strip_prefix('-').unwrap_or(isi);
    if tubuh.is_empty() {
        return BentukUang::Bukan;
    }
    if tubuh.starts_with("Rp") || tubuh.contains(',') || tubuh.matches('.').count() > 1 {
        return BentukUang::Indonesia;
    }
    let boleh = |c: char| c.is_ascii_digit() || matches!(c, '.' | 'e' | 'E' | '+' | '-');
    if tubuh.chars().all(boleh) {
        BentukUang::Mesin
    } else {
        BentukUang::Bukan
    }
}
