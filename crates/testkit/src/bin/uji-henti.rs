//! Stops the shared cluster of the tests when no test uses it.

fn main() {
    testkit::hentikan();
}
