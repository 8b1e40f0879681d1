//! A new or changed migration must rebuild the embedded list.
fn main() {
    println!("cargo:rerun-if-changed=../../migrations");
}
