//! keselarasan.
