//! What came back from a form that was posted without script.

use super::faults::Faults;
use crate::{
    error::{AppError, set_status},
    visitor::language,
};
use leptos::{prelude::*, server_fn::ServerFn};

/// What the hall said to the last post of a native form for `S`, once and for the page that holds the form.
///
/// The page answers with the status of that error, because the post itself could only send the browser back.
#[must_use]
pub fn posted<S>() -> Faults
where
    S: ServerFn<Error = AppError> + Clone + Send + Sync + 'static,
    S::Output: Send + Sync + 'static,
{
    let answer = ServerAction::<S>::new().value();
    let error = answer.with_untracked(|it| it.as_ref()?.as_ref().err().cloned());
    error.map_or_else(Faults::default, |error| {
        set_status(&error);
        Faults::of_error(language(), &error)
    })
}

/// What was typed into the form of this page before and was not taken, in the order of its fields.
///
/// Only the server sees the cookie; the browser reads what the server has written into the page.
#[must_use]
pub fn typed() -> Vec<String> {
    #[cfg(feature = "ssr")]
    let kept = crate::cookies::typed();
    #[cfg(not(feature = "ssr"))]
    let kept = Vec::new();
    SharedValue::new(move || kept).into_inner()
}
