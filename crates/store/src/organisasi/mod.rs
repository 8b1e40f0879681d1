//! People, units, posts, assignments, roles and delegations of a government.

use chrono::NaiveDate;
use serde_json::Value;
use uuid::Uuid;

/// A row changed in the version the caller saw: its new version, or none when somebody was faster.
pub type Versi = Option<i32>;

/// A column as the log's digest sees it; the form must never change.
trait Kolom {
    fn nilai(&self) -> Value;
}

impl Kolom for Uuid {
    fn nilai(&self) -> Value {
        self.to_string().into()
    }
}
impl Kolom for NaiveDate {
    fn nilai(&self) -> Value {
        self.to_string().into()
    }
}
impl Kolom for String {
    fn nilai(&self) -> Value {
        self.as_str().into()
    }
}
impl Kolom for bool {
    fn nilai(&self) -> Value {
        (*self).into()
    }
}
impl Kolom for i32 {
    fn nilai(&self) -> Value {
        (*self).into()
    }
}
impl<K: Kolom> Kolom for Option<K> {
    fn nilai(&self) -> Value {
        self.as_ref().map_or(Value::Null, Kolom::nilai)
    }
}

/// Gives a row its record for the log: the named columns.
macro_rules! catatan {
    ($jenis:ty: $($kolom:ident)+) => {
        impl $jenis {
            /// The row as the log's digest sees it.
            #[must_use]
            pub fn catatan(&self) -> serde_json::Value {
                use $crate::organisasi::Kolom as _;
                serde_json::json!({ $(stringify!($kolom): self.$kolom.nilai(),)+ })
            }
        }
    };
}

pub mod jabatan;
pub mod orang;
pub mod peran;
pub mod tugas;
pub mod unit;
