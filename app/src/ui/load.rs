//! A part of a page that waits for the server.

use super::problem::Problem;
use crate::error::{AppError, set_status};
use leptos::prelude::*;

/// What the resource holds, shown by `view`; a problem in its place when the server said no.
pub fn loaded<T>(
    resource: Resource<Result<T, AppError>>,
    view: impl Fn(T) -> AnyView + Clone + Send + Sync + 'static,
) -> AnyView
where
    T: Clone + Send + Sync + 'static,
{
    let content = move || {
        let view = view.clone();
        Suspend::new(async move {
            match resource.await {
                Ok(value) => view(value),
                Err(error) => {
                    set_status(&error);
                    view! { <Problem error /> }.into_any()
                }
            }
        })
    };
    view! { <Suspense>{content}</Suspense> }.into_any()
}
