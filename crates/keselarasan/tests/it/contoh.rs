//! Made-up examples of every rule.
