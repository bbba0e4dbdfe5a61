//! The progress of a case, for whoever applied.

use super::{
    api::progress,
    case_card::{Facts, RecordNumber, Tag},
    clock_card::ClockCard,
    next_card::{AdverseCard, NextCard},
    timeline::Timeline,
    view_model::{LinkView, Look, ProgressView},
};
use crate::{
    text::cases,
    ui::{address, done::DoneNote, icon::Icon, load::loaded},
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The page on which an applicant follows every step and every day of a case.
#[component]
pub fn ProgressPage() -> impl IntoView {
    let number = address::part("number");
    let case = Resource::new(number, progress);
    loaded(case, |case| view! { <Case case /> }.into_any())
}

#[component]
fn Case(case: ProgressView) -> impl IntoView {
    let language = language();
    let ProgressView { tag, title, lead, item, notes, next, adverse, clock, steps, .. } =
        case.clone();
    let notes: Vec<_> = notes.into_iter().map(|(look, words)| note(look, words)).collect();
    view! {
        <Title text=[&title, " · ", &item].concat() />
        <a class="govuk-back-link" href="/my">{language.say(cases::MINE)}</a>
        <Done />
        <Fresh number=case.number.clone() />
        <header>
            <p class="hall-row"><Tag tag /><span class="hall-soft">{item}</span></p>
            <h1 class="hall-title">{title}</h1>
            <p class="hall-lead">{lead}</p>
        </header>
        <div class="hall-columns">
            <div>
                {notes}
                {next.map(|next| view! { <NextCard next /> })}
                {adverse.map(|adverse| view! { <AdverseCard adverse /> })}
                {clock.map(|clock| view! { <ClockCard clock /> })}
                <Timeline steps />
            </div>
            <aside class="hall-side" aria-label=language.say(cases::ABOUT)><Side case /></aside>
        </div>
    }
}

/// Offers to read the page anew; shown by the script that hears of a new message while the page is open.
#[component]
fn Fresh(number: String) -> impl IntoView {
    let href = format!("/my/{number}");
    view! {
        <p class="hall-row" role="status" hidden data-fresh>
            <Icon name="refresh-cw" /><a class="govuk-link hall-link" href=href rel="external">{language().say(cases::FRESH)}</a>
        </p>
    }
}

/// Says that what was handed in has arrived.
#[component]
fn Done() -> impl IntoView {
    let is_done = address::query().now("done").is_some();
    is_done.then(|| view! { <DoneNote said=language().say(cases::RESUPPLIED) /> })
}

fn note(look: Look, words: String) -> impl IntoView {
    let (class, icon) = match look {
        Look::Over => ("hall-note hall-note--over", "circle-alert"),
        _ => ("hall-note", "info"),
    };
    view! { <div class=class><Icon name=icon /><div><p class="govuk-body">{words}</p></div></div> }
}

/// What the case is, its documents, where to go, whom to ask.
#[component]
fn Side(case: ProgressView) -> impl IntoView {
    let language = language();
    let help: Vec<_> = case.help.into_iter().map(|it| view! { <li>{it}</li> }).collect();
    let documents = (!case.documents.is_empty()).then_some(case.documents);
    view! {
        <section class="hall-card" aria-labelledby="mine">
            <h2 class="hall-card__title" id="mine">{language.say(cases::THIS_CASE)}</h2>
            <dl class="hall-facts">
                <dt>{language.say(cases::NUMBER)}</dt>
                <dd><RecordNumber groups=case.groups /></dd>
            </dl>
            <Facts facts=case.facts />
        </section>
        {documents.map(|links| view! { <Links id="documents" title=language.say(cases::DOCUMENTS) links /> })}
        <Links id="more" title=language.say(cases::MORE) links=case.more />
        <section class="hall-card" aria-labelledby="help">
            <h2 class="hall-card__title" id="help">{language.say(cases::HELP)}</h2>
            <ul class="hall-rows">{help}</ul>
        </section>
    }
}

#[component]
fn Links(id: &'static str, title: &'static str, links: Vec<LinkView>) -> impl IntoView {
    let links: Vec<_> = links
        .into_iter()
        .map(
            |it| view! { <li><a class="govuk-link hall-link" href=it.href rel="external">{it.name}</a></li> },
        )
        .collect();
    view! {
        <section class="hall-card" aria-labelledby=id>
            <h2 class="hall-card__title" id=id>{title}</h2>
            <ul class="hall-rows">{links}</ul>
        </section>
    }
}
