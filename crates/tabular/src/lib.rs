//! tabular.
