//! Pages whose code arrives when one of them is first opened.
//!
//! The pages of a chunk arrive together: who begins an application will need the next page of it as well.
//! Frame and home page belong to the main part, so that a first visit loads nothing else.

use crate::{error::AppError, ui::problem::Problem};
use leptos::prelude::*;

/// Gives each page a route of the same name in the module `lazy`, and puts their code into one chunk.
macro_rules! lazy_pages {
    ($chunk:ident: $($open:ident = $page:ident),+ $(,)?) => {
        mod lazy {
            use leptos::{
                prelude::*,
                wasm_split::{SplitLoaderError, wasm_split},
            };
            use leptos_router::LazyRoute;
            $(
                pub struct $page;

                impl LazyRoute for $page {
                    fn data() -> Self {
                        Self
                    }

                    async fn view(_: Self) -> AnyView {
                        $open().await.unwrap_or_else(|_| $crate::lazy::missing())
                    }
                }

                #[wasm_split($chunk, wasm_split_path = ::leptos::wasm_split, fallible)]
                fn $open() -> Result<AnyView, SplitLoaderError> {
                    Ok(view! { <super::$page /> }.into_any())
                }
            )+
        }
    };
}
pub(crate) use lazy_pages;

/// What is shown when the network took the code of a page away: trying again is to load the page anew.
pub fn missing() -> AnyView {
    view! { <Problem error=AppError::Refused("offline".to_owned()) /> }.into_any()
}
