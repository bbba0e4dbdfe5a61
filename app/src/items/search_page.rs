//! Search services, or browse a topic or a department.

use super::{
    api::{Miss, search},
    view_model::{AnsweredView, FilterView, HitView, Piece, SearchView, ServiceCard, WhyView},
};
use crate::{
    text::items,
    ui::{
        address, done::DoneNote, error_summary::ErrorSummary, field::TextField, icon::Icon,
        load::loaded, posted::posted,
    },
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// Search services, or browse a topic or a department.
#[component]
pub fn SearchPage() -> impl IntoView {
    let query = address::query();
    let wanted = move || ["q", "topic", "department", "for", "visits"].map(|name| query.text(name));
    let found = Resource::new(wanted, |[words, topic, department, object, visits]| {
        search(words, topic, department, object, visits)
    });
    let words = address::value("q");
    let is_told = move || query.now("told").is_some();
    view! {
        {move || view! { <Heading words=words() /> }}
        {loaded(found, move |view| results(view, &words(), is_told()))}
    }
    .into_any()
}

/// The form for another search, and the heading of this one.
#[component]
fn Heading(words: String) -> impl IntoView {
    let language = language();
    let title = language.fill(items::SEARCH_TITLE, &[("words", &words)]);
    let is_search = !words.trim().is_empty();
    view! {
        <div class="hall-narrow">
            {is_search.then(|| view! {
                <Title text=title.clone() />
                <h1 class="hall-title">{title}</h1>
            })}
            <SearchForm words=words />
        </div>
    }
}

/// The box in which people say what they want to do; the script that `data-suggest` calls for suggests services there.
#[component]
pub fn SearchForm(#[prop(optional)] words: String) -> impl IntoView {
    let language = language();
    view! {
        <form class="hall-search" action="/search" role="search">
            <label class="govuk-visually-hidden" for="q">{language.say(items::SEARCH_LABEL)}</label>
            <input
                class="hall-search__box" id="q" name="q" type="search" value=words maxlength="60"
                placeholder=language.say(items::SEARCH_PLACEHOLDER) autocomplete="off" enterkeyhint="search"
                data-suggest="/api/items/suggest?words="
            />
            <button class="hall-search__go"><Icon name="search" />{language.say(items::SEARCH_GO)}</button>
        </form>
    }
}

fn results(view: SearchView, words: &str, is_told: bool) -> AnyView {
    let language = language();
    let SearchView { title, meant, count, filters, unfiltered, hits, nearest, answered } = view;
    let is_missing = hits.is_empty() && unfiltered.is_none();
    let is_missed = is_missing || is_told || meant.is_some();
    let said = match meant {
        Some(meant) => meant,
        None if is_missing => language.fill(items::NOTHING_FOUND, &[("words", words)]),
        None if hits.is_empty() => language.say(items::FILTER_NONE).to_owned(),
        None => count,
    };
    let has_nearest = is_missing && !nearest.is_empty();
    let words = words.to_owned();
    view! {
        <div class="hall-narrow">
            {title.map(|title| view! { <Title text=title.clone() /><h1 class="hall-title">{title}</h1> })}
            {(!is_missing).then(|| view! { <Filters filters unfiltered /> })}
            <p class="hall-found" role="status">{said}</p>
            {has_nearest.then(|| view! { <h2 class="hall-heading">{language.say(items::NEAREST)}</h2> })}
            <Hits hits=if is_missing { nearest } else { hits } />
            {(!answered.is_empty()).then(|| view! { <Answered answered /> })}
            {is_missed.then(|| view! { <Missed words is_told /> })}
            <Ask />
        </div>
    }
    .into_any()
}

/// What somebody can do who has not found anything: say what it is.
#[component]
fn Missed(words: String, is_told: bool) -> impl IntoView {
    let language = language();
    if is_told {
        return view! { <DoneNote said=language.say(items::MISS_TOLD) /> }.into_any();
    }
    let faults = posted::<Miss>();
    view! {
        <section class="hall-card" aria-labelledby="miss">
            <h2 class="hall-card__title" id="miss">{language.say(items::MISS)}</h2>
            <ErrorSummary faults=faults.clone() />
            <form method="post" action="/api/items/miss">
                <TextField
                    name="words" label=language.say(items::MISS_WORDS) hint=language.say(items::MISS_HINT)
                    value=words faults
                />
                <button class="govuk-button govuk-button--secondary">{language.say(items::MISS_GO)}</button>
            </form>
        </section>
    }
    .into_any()
}

/// The way to a person, and to everything there is.
#[component]
fn Ask() -> impl IntoView {
    let language = language();
    view! {
        <section class="hall-card" aria-labelledby="ask-us">
            <h2 class="hall-card__title" id="ask-us">{language.say(items::MISS_PERSON)}</h2>
            <p class="govuk-body">{language.say(items::MISS_PERSON_TEXT)}</p>
            <div class="hall-row">
                <a class="govuk-button govuk-button--secondary" href="tel:12345"><Icon name="phone" />"12345"</a>
                <a class="govuk-button govuk-button--secondary" href="/chat" rel="external">{language.say(items::ASK)}</a>
                <a class="govuk-link hall-link" href="/search">{language.say(items::MISS_ALL)}</a>
            </div>
        </section>
    }
}

/// The ways to narrow the list: each opens its choices, which are links, so that the address says what is chosen.
#[component]
fn Filters(filters: Vec<FilterView>, unfiltered: Option<String>) -> impl IntoView {
    let language = language();
    let filters: Vec<_> = filters
        .into_iter()
        .map(|FilterView { name, chosen, choices }| {
            let choices: Vec<_> = choices
                .into_iter()
                .map(|it| {
                    let current = it.is_chosen.then_some("true");
                    view! {
                        <li><a class="hall-refine__choice" href=it.href aria-current=current>
                            {it.label}<span class="hall-refine__count">{it.count}</span>
                        </a></li>
                    }
                })
                .collect();
            view! {
                <details class="hall-refine" name="filter">
                    <summary class="hall-refine__name">
                        <span class="hall-soft">{name}</span>" "{chosen}<Icon name="chevron-down" />
                    </summary>
                    <ul class="hall-refine__choices">{choices}</ul>
                </details>
            }
        })
        .collect();
    let clear = unfiltered.map(|href| view! {
        <a class="hall-refine__name" href=href><Icon name="x" />{language.say(items::FILTER_CLEAR)}</a>
    });
    view! { <nav class="hall-refines" aria-label=language.say(items::FILTERS)>{filters}{clear}</nav> }
}

/// What was found; the whole card is the link.
#[component]
fn Hits(hits: Vec<HitView>) -> impl IntoView {
    let cards: Vec<_> = hits
        .into_iter()
        .map(|it| {
            let why = it.why.map(|WhyView { place, text }| view! {
                <p class="hall-service__why"><Icon name="search" /><span>{place}{marked(text)}</span></p>
            });
            view! {
                <li class="hall-service">
                    <h2 class="hall-service__name">
                        <a class="hall-service__link" href=format!("/s/{}", it.key)>{marked(it.name)}</a>
                    </h2>
                    <p class="hall-service__text">{marked(it.summary)}</p>
                    {why}
                    <p class="hall-service__text">{it.facts}</p>
                </li>
            }
        })
        .collect();
    view! { <ul class="hall-services hall-services--one">{cards}</ul> }
}

/// What was asked before and says the words.
#[component]
fn Answered(answered: Vec<AnsweredView>) -> impl IntoView {
    let language = language();
    let lines: Vec<_> = answered
        .into_iter()
        .map(|it| view! {
            <li class="hall-service">
                <h3 class="hall-service__name"><a class="hall-service__link" href=format!("/answers/{}", it.id) rel="external">{it.question}</a></h3>
                <p class="hall-service__text hall-clamped">{it.answer}</p>
            </li>
        })
        .collect();
    view! {
        <h2 class="hall-heading">{language.say(items::ANSWERED)}</h2>
        <ul class="hall-services hall-services--one">{lines}</ul>
    }
    .into_any()
}

/// A text in which the words of the search are marked.
fn marked(pieces: Vec<Piece>) -> Vec<AnyView> {
    let piece = |Piece { text, is_marked }| {
        if is_marked { view! { <mark>{text}</mark> }.into_any() } else { text.into_any() }
    };
    pieces.into_iter().map(piece).collect()
}

/// A list of services; the whole card is the link.
#[component]
pub fn Services(services: Vec<ServiceCard>) -> impl IntoView {
    let cards: Vec<_> = services
        .into_iter()
        .map(|it| {
            view! {
                <li class="hall-service">
                    <h2 class="hall-service__name">
                        <a class="hall-service__link" href=format!("/s/{}", it.key)>{it.name}</a>
                    </h2>
                    <p class="hall-service__text">{it.summary}</p>
                    <p class="hall-service__text">{it.facts}</p>
                </li>
            }
        })
        .collect();
    view! { <ul class="hall-services">{cards}</ul> }
}
