//! A part of a page that waits for the server.

use super::problem::Problem;
use crate::error::{AppError, set_status};
use leptos::prelude::*;

/// What the resource holds, shown by `view`; a problem in its place when the server said no.
/// Whoever has to sign in first is taken there and comes back to this page, with script as without.
pub fn loaded<T>(
    resource: Resource<Result<T, AppError>>,
    view: impl Fn(T) -> AnyView + Clone + Send + Sync + 'static,
) -> AnyView
where
    T: Clone + Send + Sync + 'static,
{
    let to_sign_in = to_sign_in();
    let content = move || {
        let (view, to_sign_in) = (view.clone(), to_sign_in.clone());
        Suspend::new(async move {
            match resource.await {
                Ok(value) => view(value),
                Err(error) if cfg!(feature = "hydrate") && error == AppError::sign_in() => {
                    to_sign_in();
                    ().into_any()
                }
                Err(error) => {
                    set_status(&error);
                    view! { <Problem error /> }.into_any()
                }
            }
        })
    };
    view! { <Suspense>{content}</Suspense> }.into_any()
}

/// Takes the browser to the page for signing in, in place of this one.
#[cfg(feature = "hydrate")]
fn to_sign_in() -> impl Fn() + Clone + Send + Sync + 'static {
    use leptos_router::{
        NavigateOptions,
        hooks::{use_location, use_navigate},
        location::Url,
    };
    let (location, go) = (use_location(), use_navigate());
    move || {
        let search = location.search.get_untracked();
        let mark = if search.is_empty() { "" } else { "?" };
        let here = [&location.pathname.get_untracked(), mark, &search].concat();
        let options = NavigateOptions { replace: true, ..NavigateOptions::default() };
        go(&format!("/sign-in?next={}", Url::escape(&here)), options);
    }
}

/// The server does so by itself, by the error.
#[cfg(not(feature = "hydrate"))]
fn to_sign_in() -> impl Fn() + Clone + Send + Sync + 'static {
    || {}
}
