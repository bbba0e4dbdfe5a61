//! What the address of a page names, read once.
//!
//! A page that asks again and again is often left before its answer is written, and takes the live address along.

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

/// The part of the path with this name; empty without.
#[must_use]
pub fn in_path(name: &str) -> String {
    use_params_map().with_untracked(|it| it.get(name).unwrap_or_default())
}

/// The value of the query with this name; empty without.
#[must_use]
pub fn in_query(name: &str) -> String {
    use_query_map().with_untracked(|it| it.get(name).unwrap_or_default())
}
