//! What the address of a page names, read once.
//!
//! A page that is left before its answer is written takes the live address along; then nothing is named any more.

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

/// The part of the path with this name; empty without.
#[must_use]
pub fn in_path(name: &str) -> String {
    use_params_map().try_with_untracked(|it| it.get(name)).flatten().unwrap_or_default()
}

/// The value of the query with this name; empty without.
#[must_use]
pub fn in_query(name: &str) -> String {
    use_query_map().try_with_untracked(|it| it.get(name)).flatten().unwrap_or_default()
}
