//! Where a window lets a visit be rated, and the code that it shows.

use super::{
    api::{Visit, code},
    view_model::CodeView,
};
use crate::{
    text::ratings as text,
    ui::{
        address::in_path,
        error_summary::ErrorSummary,
        field::TextField,
        load::loaded,
        posted::{posted, typed},
        qr::QrCode,
    },
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// Where a window lets a visit be rated.
#[component]
pub fn VisitPage() -> impl IntoView {
    let language = language();
    let faults = posted::<Visit>();
    let mut typed = typed().into_iter();
    let mut before = || typed.next().unwrap_or_default();
    let (window, ticket) = (before(), before());
    let names = [
        ("window".to_owned(), language.say(text::VISIT_WINDOW).to_owned()),
        ("ticket".to_owned(), language.say(text::VISIT_TICKET).to_owned()),
    ];
    view! {
        <Title text=faults.titled(language, language.say(text::VISIT_TITLE)) />
        <a class="govuk-back-link" href="/w/ratings">{language.say(text::SURVEY_TITLE)}</a>
        <div class="hall-narrow">
            <ErrorSummary faults=faults.named(language, &names) />
            <h1 class="hall-title">{language.say(text::VISIT_TITLE)}</h1>
            <p class="govuk-body">{language.say(text::VISIT_LEAD)}</p>
            <form class="hall-card" method="post" action="/api/ratings/visit" novalidate=true>
                <TextField name="window" label=language.say(text::VISIT_WINDOW) value=window faults=faults.clone() />
                <TextField name="ticket" label=language.say(text::VISIT_TICKET) value=ticket faults />
                <button class="govuk-button">{language.say(text::VISIT_SHOW)}</button>
            </form>
        </div>
    }
}

/// The code of a visit.
#[component]
pub fn CodePage() -> impl IntoView {
    let key = in_path("key");
    let found = Resource::new(move || key.clone(), code);
    loaded(found, |page| view! { <Code page /> }.into_any())
}

#[component]
fn Code(page: CodeView) -> impl IntoView {
    let language = language();
    let shown = page.code.map(|code| {
        view! {
            <p class="govuk-body">{language.say(text::VISIT_CODE)}</p>
            <p><QrCode code label=language.say(text::VISIT_CODE_LABEL) /></p>
            <p class="hall-soft">{page.address.clone()}</p>
        }
    });
    let is_rated = shown.is_none();
    view! {
        <Title text=language.say(text::VISIT_TITLE) />
        <div class="hall-narrow">
            <div class="hall-paper">
                <h1 class="hall-title">{page.visit}</h1>
                {shown}
                {is_rated.then(|| view! { <p class="govuk-body" role="status">{language.say(text::VISIT_DONE)}</p> })}
            </div>
            <p class="govuk-body hall-no-print"><a class="govuk-button govuk-button--secondary" href="/w/ratings/visit">{language.say(text::VISIT_NEXT)}</a></p>
        </div>
    }
}
