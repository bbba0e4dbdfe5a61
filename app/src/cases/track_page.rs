//! Follow a case without an account.

use super::{
    api::{Track, tracked},
    case_card::{Facts, RecordNumber, Tag},
    view_model::TrackView,
};
use crate::{
    text::cases,
    ui::{
        address,
        error_summary::ErrorSummary,
        faults::Faults,
        field::{Keys, TextField},
        load::loaded,
        posted::{posted, typed},
    },
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The page that asks for number and query code.
#[component]
pub fn TrackPage() -> impl IntoView {
    let language = language();
    let faults = posted::<Track>();
    let title = language.say(cases::TRACK_TITLE);
    view! {
        <Title text=faults.titled(language, title) />
        <div class="hall-narrow">
            <ErrorSummary faults=faults.clone() />
            <div class="hall-paper">
                <h1 class="hall-title">{title}</h1>
                <form method="post" action="/api/cases/track" novalidate=true>
                    <Questions faults />
                    <button class="govuk-button">{language.say(cases::TRACK_GO)}</button>
                </form>
            </div>
        </div>
    }
}

#[component]
fn Questions(faults: Faults) -> impl IntoView {
    let language = language();
    let asked = address::query().now("number");
    let typed = typed().into_iter().next().filter(|it| !it.is_empty());
    let digits = Keys { mode: "numeric", ..Keys::CODE };
    view! {
        <TextField
            name="number" label=language.say(cases::NUMBER) hint=language.say(cases::TRACK_NUMBER_HINT)
            value=typed.or(asked).unwrap_or_default() faults=faults.clone() keys=digits
        />
        <TextField
            name="code" label=language.say(cases::TRACK_CODE) hint=language.say(cases::TRACK_CODE_HINT)
            faults keys=Keys::CODE
        />
    }
}

/// The short view of a case for whoever holds number and query code.
#[component]
pub fn TrackedPage() -> impl IntoView {
    let case = Resource::new(|| (), |()| tracked());
    loaded(case, |case| view! { <Tracked case /> }.into_any())
}

#[component]
fn Tracked(case: TrackView) -> impl IntoView {
    let language = language();
    let TrackView { groups, item, tag, title, next, facts, sign_in } = case;
    view! {
        <Title text=item.clone() />
        <div class="hall-narrow">
            <a class="govuk-back-link" href="/track">{language.say(cases::TRACK_AGAIN)}</a>
            <div class="hall-paper">
                <p class="hall-row"><Tag tag /><span class="hall-soft">{item}</span></p>
                <h1 class="hall-title">{title}</h1>
                <p class="hall-lead">{next}</p>
                <p><RecordNumber groups class="hall-number hall-number--large" /></p>
                <Facts facts />
            </div>
            <div class="hall-paper">
                <p class="govuk-body">{language.say(cases::TRACK_MORE)}</p>
                <a class="govuk-button govuk-button--secondary" href=sign_in>{language.say(cases::SIGN_IN)}</a>
            </div>
        </div>
    }
}
