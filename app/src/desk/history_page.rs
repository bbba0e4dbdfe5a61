//! Everything that happened in a case.

use super::{
    api::history,
    case_head::{CaseHead, Part},
    view_model::{Entry, HistoryView},
};
use crate::{
    text::desk,
    ui::{address, load::loaded},
    visitor::language,
};
use leptos::prelude::*;

/// What happened, newest first, and who looked at personal facts.
#[component]
pub fn HistoryPage() -> impl IntoView {
    let number = address::part("number");
    loaded(Resource::new(number, history), |page| view! { <History page /> }.into_any())
}

#[component]
fn History(page: HistoryView) -> impl IntoView {
    let language = language();
    let entries: Vec<_> = page.entries.into_iter().map(entry).collect();
    let looks = (!page.looks.is_empty()).then(|| {
        let looks: Vec<_> = page.looks.into_iter().map(|it| view! { <li>{it}</li> }).collect();
        view! {
            <section class="hall-card">
                <h2 class="hall-card__title">{language.say(desk::LOOKS)}</h2>
                <ul class="hall-rows">{looks}</ul>
            </section>
        }
    });
    view! {
        <CaseHead head=page.head part=Part::History />
        <section class="hall-card">
            <h2 class="hall-card__title">{language.say(desk::HISTORY)}</h2>
            <ol class="hall-timeline" reversed=true>{entries}</ol>
        </section>
        {looks}
    }
}

fn entry(entry: Entry) -> impl IntoView {
    let card = (!entry.card.is_empty())
        .then(|| view! { <span class="govuk-tag hall-tag--over">{entry.card}</span> });
    let documents: Vec<_> = entry
        .documents
        .into_iter()
        .map(|(href, name)| view! { <p class="hall-timeline__text"><a class="govuk-link hall-link" href=href>{name}</a></p> })
        .collect();
    view! {
        <li class="hall-timeline__item">
            <h3 class="hall-timeline__name">{entry.name}{card}</h3>
            <p class="hall-timeline__when hall-figures">{[entry.at, entry.who, entry.rule].join(" · ")}</p>
            {documents}
        </li>
    }
}
