//! Tasks of the project that are longer than three lines of shell: the tidy rules.

pub mod rapi;
pub mod sumber;
