//! Checksum of the columnar file: finds damage, not forgery.

/// Bytes taken at once; every section of the file is padded to this.
pub(crate) const LEBAR: usize = 32;

const KALI: u64 = 0x9E37_79B9_7F4A_7C15;

/// Four independent lanes of multiply and rotate: each step is a bijection of the lane, so one
/// changed word always changes the result.
#[derive(Clone)]
pub(crate) struct Sidik([u64; 4]);

impl Sidik {
    pub(crate) fn baru() -> Self {
        Self([0x51, 0x1A, 0x5A, 0x2A])
    }

    /// Takes whole stripes; a remainder shorter than a stripe is not looked at.
    pub(crate) fn makan(&mut self, isi: &[u8]) {
        let Self([mut a, mut b, mut c, mut d]) = *self;
        for garis in isi.as_chunks::<8>().0.as_chunks::<4>().0 {
            let [w, x, y, z] = garis.map(u64::from_le_bytes);
            a = campur(a, w);
            b = campur(b, x);
            c = campur(c, y);
            d = campur(d, z);
        }
        *self = Self([a, b, c, d]);
    }

    pub(crate) fn selesai(&self) -> u64 {
        self.0.iter().fold(0, |hasil, lajur| campur(hasil, *lajur))
    }
}

#[inline]
fn campur(keadaan: u64, kata: u64) -> u64 {
    (keadaan ^ kata).wrapping_mul(KALI).rotate_left(27)
}
