//! Pages whose code arrives when one of them is first opened.
//!
//! The pages of a chunk arrive together: who begins an application will need the next page of it as well.
//! Frame and home page belong to the main part, so that a first visit loads nothing else.

use crate::{error::AppError, ui::problem::Problem};
use leptos::{prelude::*, wasm_split::SplitLoaderError};

/// Gives each page a route of the same name in the module `lazy`, and puts their code into one chunk.
macro_rules! lazy_pages {
    ($chunk:ident: $($open:ident = $page:ident),+ $(,)?) => {
        mod lazy {
            use leptos::prelude::*;
            use leptos_router::LazyRoute;
            $(
                pub struct $page;

                impl LazyRoute for $page {
                    fn data() -> Self {
                        Self
                    }

                    async fn view(_: Self) -> AnyView {
                        $open::$open().await.unwrap_or_else(|_| $crate::lazy::missing())
                    }

                    // A page wakes in one go: its code has to be here before the router asks for the view.
                    async fn preload() {
                        $crate::lazy::fetched($open::fetch).await;
                    }
                }

                mod $open {
                    use leptos::{
                        prelude::*,
                        wasm_split::{SplitLoaderError, wasm_split},
                    };

                    #[wasm_split($chunk, wasm_split_path = ::leptos::wasm_split, preload(fetch), fallible)]
                    pub fn $open() -> Result<AnyView, SplitLoaderError> {
                        Ok(view! { <super::super::$page /> }.into_any())
                    }
                }
            )+
        }
    };
}
pub(crate) use lazy_pages;

/// Waits until the code of a page has come; tries once more when the network lost it.
///
/// When it does not come at all, a page that the server has written stays as it is, since it works without script,
/// and a page that is opened by a link is loaded by the browser itself, which tells the visitor what is wrong.
pub async fn fetched(fetch: impl AsyncFn() -> Result<(), SplitLoaderError>) {
    if fetch().await.is_err() && fetch().await.is_err() {
        give_up().await;
    }
}

#[cfg(feature = "hydrate")]
async fn give_up() {
    use leptos_router::hooks::use_url;
    let is_waking = Owner::current_shared_context().is_some_and(|it| it.during_hydration());
    if !is_waking {
        let address = use_url().with_untracked(|url| match url.search() {
            "" => url.path().to_owned(),
            search => format!("{}?{}", url.path(), search.trim_start_matches('?')),
        });
        drop(window().location().assign(&address));
    }
    std::future::pending::<()>().await;
}

#[cfg(not(feature = "hydrate"))]
async fn give_up() {}

/// What is shown when the code of a page is missing after all: trying again is to load the page anew.
pub fn missing() -> AnyView {
    view! { <Problem error=AppError::Refused("offline".to_owned()) /> }.into_any()
}
