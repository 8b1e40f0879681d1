//! What can be wrong with the input of a roll-up.

/// Why a roll-up was refused. Nothing is changed when one of these is returned.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RollupError {
    /// A tree, or the list of governments, is longer than its integer code can name.
    #[error("terlalu banyak {apa}: {jumlah}, paling banyak {batas}")]
    TerlaluBanyak {
        /// What is counted.
        apa: &'static str,
        /// How many there are.
        jumlah: usize,
        /// How many the code can name.
        batas: usize,
    },
    /// A parent does not stand before its child, so the tree cannot be folded in one pass.
    #[error("induk {induk} dari simpul {simpul} harus mendahuluinya")]
    IndukSesudahAnak {
        /// The node.
        simpul: usize,
        /// Its parent.
        induk: usize,
    },
    /// The perangkat daerah are not listed government by government.
    #[error("perangkat daerah ke-{0} tidak urut menurut pemerintah daerah")]
    OpdTidakUrut(usize),
    /// A line or a mapping names something outside the dimension.
    #[error("{apa} {kode} tidak ada dalam dimensi")]
    DiLuarDimensi {
        /// What is named.
        apa: &'static str,
        /// The integer code.
        kode: usize,
    },
    /// The sum of absolute amounts leaves `i64`: some total might, too.
    #[error("jumlah mutlak {0} melampaui batas bilangan 64 bit")]
    Luap(u128),
    /// The number of a change is not newer than the state.
    #[error("perubahan nomor {baru} tidak lebih baru daripada keadaan nomor {lama}")]
    UrutMundur {
        /// As-of number of the state.
        lama: u64,
        /// Number of the change.
        baru: u64,
    },
}
