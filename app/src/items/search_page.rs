//! Search services, or browse a topic or a department.

use super::{
    api::search,
    view_model::{SearchView, ServiceCard},
};
use crate::{
    text::{items, problems},
    ui::{icon::Icon, load::loaded},
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

/// Search services, or browse a topic or a department.
#[component]
pub fn SearchPage() -> impl IntoView {
    let query = use_query_map();
    let wanted = Memo::new(move |_| {
        let query = query.read();
        let get = |name: &str| query.get(name).unwrap_or_default();
        (get("q"), get("topic"), get("department"))
    });
    let found = Resource::new(
        move || wanted.get(),
        |(words, topic, department)| search(words, topic, department),
    );
    view! {
        {move || view! { <Heading words=wanted.get().0 /> }}
        {loaded(found, move |view| results(view, &wanted.get_untracked().0))}
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

/// The box in which people say what they want to do.
#[component]
pub fn SearchForm(#[prop(optional)] words: String) -> impl IntoView {
    let language = language();
    view! {
        <form class="hall-search" action="/search" role="search">
            <label class="govuk-visually-hidden" for="q">{language.say(items::SEARCH_LABEL)}</label>
            <input
                class="hall-search__box" id="q" name="q" type="search" value=words maxlength="60"
                placeholder=language.say(items::SEARCH_PLACEHOLDER) autocomplete="off" enterkeyhint="search"
            />
            <button class="hall-search__go"><Icon name="search" />{language.say(items::SEARCH_GO)}</button>
        </form>
    }
}

fn results(view: SearchView, words: &str) -> AnyView {
    let language = language();
    let SearchView { title, count, services, instead } = view;
    let is_empty = services.is_empty();
    let missing = language.fill(items::NOTHING_FOUND, &[("words", words)]);
    view! {
        <div class="hall-narrow">
            {title.map(|title| view! { <Title text=title.clone() /><h1 class="hall-title">{title}</h1> })}
            {(!is_empty).then(|| view! { <p class="hall-lead">{count}</p> })}
            {is_empty.then(|| view! {
                <p class="hall-lead"><strong>{missing}</strong><br />{language.say(items::NOTHING_FOUND_ADVICE)}</p>
            })}
            <Services services=if is_empty { instead } else { services } is_narrow=true />
            <div class="hall-note">
                <Icon name="info" />
                <div><p class="govuk-body">
                    {language.say(items::ASK_PERSON)}" "<a class="govuk-link" href="/">{language.say(problems::HOME)}</a>
                </p></div>
            </div>
        </div>
    }
    .into_any()
}

/// A list of services; the whole card is the link.
#[component]
pub fn Services(services: Vec<ServiceCard>, #[prop(optional)] is_narrow: bool) -> impl IntoView {
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
    view! { <ul class="hall-services" class:hall-services--one=is_narrow>{cards}</ul> }
}
