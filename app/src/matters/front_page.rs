//! Where somebody begins, or follows what they have brought.

use super::{
    api::{Track, front},
    view_model::{FrontView, LineView},
};
use crate::{
    text::matters as text,
    ui::{
        error_summary::ErrorSummary,
        faults::Faults,
        field::{Keys, TextField},
        load::loaded,
        posted::posted,
    },
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// Where somebody begins, or follows what they have brought.
#[component]
pub fn FrontPage() -> impl IntoView {
    let faults = posted::<Track>();
    loaded(Resource::new(|| (), |()| front()), move |page| {
        let faults = faults.clone();
        view! { <Front page faults /> }.into_any()
    })
}

#[component]
fn Front(page: FrontView, faults: Faults) -> impl IntoView {
    let language = language();
    let names = [
        ("number".to_owned(), language.say(text::FIELD_NUMBER).to_owned()),
        ("code".to_owned(), language.say(text::FIELD_CODE).to_owned()),
    ];
    view! {
        <Title text=faults.titled(language, language.say(text::TITLE)) />
        <div class="hall-narrow">
            <ErrorSummary faults=faults.named(language, &names) />
            <div class="hall-paper">
                <h1 class="hall-title">{language.say(text::TITLE)}</h1>
                <p class="govuk-body">{language.say(text::LEAD)}</p>
                <a class="govuk-button" href="/complaints/new" rel="external">{language.say(text::BEGIN)}</a>
                <p class="govuk-body">{language.say(text::LEAD_ANONYMOUS)}</p>
                <p class="govuk-body"><a class="govuk-link hall-link" href="/answers" rel="external">{language.say(text::ANSWERS)}</a></p>
            </div>
            {page.own.map(|lines| view! { <Lines title=language.say(text::OWN) none=language.say(text::OWN_NONE) lines /> })}
            <section class="hall-card" aria-labelledby="follow">
                <h2 class="hall-card__title" id="follow">{language.say(text::FOLLOW)}</h2>
                <form method="post" action="/api/matters/track" novalidate=true>
                    <TextField name="number" label=language.say(text::FIELD_NUMBER) keys=Keys::CODE faults=faults.clone() />
                    <TextField name="code" label=language.say(text::FIELD_CODE) keys=Keys::CODE faults />
                    <button class="govuk-button govuk-button--secondary">{language.say(text::FOLLOW_GO)}</button>
                </form>
            </section>
        </div>
    }
}

/// A list of matters under its heading.
#[component]
pub fn Lines(title: &'static str, none: &'static str, lines: Vec<LineView>) -> impl IntoView {
    let is_empty = lines.is_empty();
    let lines: Vec<_> = lines.into_iter().map(line).collect();
    view! {
        <section class="hall-card">
            <h2 class="hall-card__title">{title}</h2>
            {is_empty.then(|| view! { <p class="govuk-hint">{none}</p> })}
            <ul class="hall-bare">{lines}</ul>
        </section>
    }
}

fn line(line: LineView) -> impl IntoView {
    let urgent = if line.is_urgent { " hall-conversation--urgent" } else { "" };
    view! {
        <li class=["hall-conversation", urgent].concat()>
            <a class="govuk-link hall-link hall-conversation__link" href=line.href rel="external">{line.title}</a>
            <p class="hall-conversation__facts">{line.facts}</p>
        </li>
    }
}
