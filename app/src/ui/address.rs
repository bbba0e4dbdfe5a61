//! What the address of a page names, the same way on every page.

use leptos::prelude::*;
use leptos_router::{location::Url, params::ParamsMap};

/// The named parts of the path, followed as long as the page is shown.
#[must_use]
pub fn path() -> Named {
    Named(use_context::<ArcMemo<ParamsMap>>().map(Memo::from))
}

/// The named values of the query, followed as long as the page is shown.
#[must_use]
pub fn query() -> Named {
    let url = use_context::<ArcRwSignal<Url>>();
    Named(url.map(|url| Memo::new(move |_| url.with(|it| it.search_params().clone()))))
}

/// The part of the path with this name, followed as long as the page is shown; empty without.
pub fn part(name: &'static str) -> impl Fn() -> String + Copy + Send + Sync + 'static {
    let path = path();
    move || path.text(name)
}

/// The value of the query with this name, followed as long as the page is shown; empty without.
pub fn value(name: &'static str) -> impl Fn() -> String + Copy + Send + Sync + 'static {
    let query = query();
    move || query.text(name)
}

/// The part of the path with this name, read once; empty without.
#[must_use]
pub fn in_path(name: &str) -> String {
    path().now(name).unwrap_or_default()
}

/// The value of the query with this name, read once; empty without.
#[must_use]
pub fn in_query(name: &str) -> String {
    query().now(name).unwrap_or_default()
}

/// What one half of the address names; whoever reads it by `get`, `text` or `whole` is told when it changes.
#[derive(Clone, Copy)]
pub struct Named(Option<Memo<ParamsMap>>);

impl Named {
    /// What has this name.
    #[must_use]
    pub fn get(self, name: &str) -> Option<String> {
        self.0?.try_with(|it| it.get(name)).flatten()
    }

    /// What has this name; empty without.
    #[must_use]
    pub fn text(self, name: &str) -> String {
        self.get(name).unwrap_or_default()
    }

    /// What has this name, read once.
    #[must_use]
    pub fn now(self, name: &str) -> Option<String> {
        self.0?.try_with_untracked(|it| it.get(name)).flatten()
    }

    /// All of it, written as a query.
    #[must_use]
    pub fn whole(self) -> String {
        self.0.and_then(|it| it.try_with(ParamsMap::to_query_string)).unwrap_or_default()
    }
}
