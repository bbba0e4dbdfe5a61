//! What a page says when there is nothing to show.

use crate::{
    error::{AppError, set_status},
    text::{self, Message, problems},
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// A page that says what went wrong, what it means for the visitor, and where to go from here.
#[component]
pub fn Problem(error: AppError) -> impl IntoView {
    let language = language();
    let (title, advice) = words(&error);
    let reference = match error {
        AppError::Failed(reference) => Some(reference),
        _ => None,
    };
    view! {
        <Title text=language.say(title) />
        <h1 class="govuk-heading-l">{language.say(title)}</h1>
        <p class="govuk-body">{language.say(advice)}</p>
        {reference.map(|it| view! { <p class="govuk-body">{language.fill(problems::REFERENCE, &[("reference", &it)])}</p> })}
        <p class="govuk-body"><a class="govuk-link hall-link" href="/">{language.say(problems::HOME)}</a></p>
    }
}

/// The page at an address that the hall does not have.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    set_status(&AppError::NotFound);
    view! { <Problem error=AppError::NotFound /> }
}

/// What the rules say against it, where they have a sentence for it.
fn refusal(error: &AppError) -> Option<Message> {
    match error {
        AppError::Refused(code) => text::refusal(code),
        _ => None,
    }
}

fn words(error: &AppError) -> (Message, Message) {
    match error.status() {
        401 => (problems::SIGN_IN_TITLE, problems::SIGN_IN),
        403 => (problems::NOT_PERMITTED_TITLE, problems::NOT_PERMITTED),
        404 => (problems::NOT_FOUND_TITLE, problems::NOT_FOUND),
        409 => (problems::REFUSED_TITLE, refusal(error).unwrap_or(problems::REFUSED)),
        400 | 413 | 415 | 422 => (problems::INVALID_TITLE, problems::INVALID),
        429 => (problems::TOO_MANY_TITLE, problems::TOO_MANY),
        503 => (problems::BUSY_TITLE, problems::BUSY),
        _ => (problems::FAILED_TITLE, problems::FAILED),
    }
}
