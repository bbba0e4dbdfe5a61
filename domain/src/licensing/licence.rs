//! The life of a licence after it was granted.
