//! Lets anybody check a document by the code printed on it.

use super::{VerifiedView, api::verify};
use crate::{
    error::{AppError, set_status},
    text::{notices, refusals},
    ui::{
        address,
        error_summary::ErrorSummary,
        faults::Faults,
        field::{Keys, TextField},
        icon::Icon,
    },
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The page on which a third party checks a document.
#[component]
pub fn VerifyPage() -> impl IntoView {
    let language = language();
    let code = address::value("code");
    let found = Resource::new(code, verify);
    let content = move || {
        let typed = code();
        Suspend::new(async move { answered(typed, found.await) })
    };
    view! {
        <Title text=language.say(notices::VERIFY_TITLE) />
        <Suspense>{content}</Suspense>
    }
}

fn answered(code: String, answer: Result<Option<VerifiedView>, AppError>) -> AnyView {
    let (found, faults) = match answer {
        Ok(found) => (found, Faults::default()),
        Err(error) => {
            set_status(&error);
            (None, faults(&error))
        }
    };
    view! { <Verify code found faults /> }.into_any()
}

fn faults(error: &AppError) -> Faults {
    let language = language();
    let said = match error {
        AppError::NotFound => notices::VERIFY_NOT_FOUND,
        AppError::Refused(code) => refusals::find(code).unwrap_or(refusals::OTHER),
        _ => refusals::FAILED,
    };
    Faults::said(vec![("code".to_owned(), language.say(said).to_owned())])
}

#[component]
fn Verify(code: String, found: Option<VerifiedView>, faults: Faults) -> impl IntoView {
    let language = language();
    view! {
        <div class="hall-narrow">
            <ErrorSummary faults=faults.clone() />
            <section class="hall-paper">
                <h1 class="hall-title">{language.say(notices::VERIFY_TITLE)}</h1>
                {found.map(|found| view! { <Genuine found /> })}
                <form method="get" action="/notices/verify">
                    <TextField
                        name="code" label=language.say(notices::VERIFY_CODE) hint=language.say(notices::VERIFY_HINT)
                        value=code faults keys=Keys::CODE
                    />
                    <button class="govuk-button">{language.say(notices::VERIFY_GO)}</button>
                </form>
            </section>
        </div>
    }
}

#[component]
fn Genuine(found: VerifiedView) -> impl IntoView {
    let rows: Vec<_> = found
        .rows
        .into_iter()
        .map(|(name, value)| view! { <dt>{name}</dt><dd>{value}</dd> })
        .collect();
    view! {
        <div class="hall-note" role="status">
            <Icon name="badge-check" />
            <p class="govuk-body">{language().say(notices::VERIFY_GENUINE)}</p>
        </div>
        <dl class="hall-facts">{rows}</dl>
    }
}
