//! The first page: search, topics, the four ways in, tracking.

use super::few_ways::FewWays;
use crate::{
    items::{
        SearchForm, Services,
        api::home as load_home,
        view_model::{DepartmentView, HomeView, TopicView},
    },
    text::{Message, home},
    ui::{address, icon::Icon, load::loaded},
    visitor::{Visitor, language, visitor},
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The first page of the hall.
#[component]
pub fn HomePage() -> impl IntoView {
    let Visitor { language, is_elder, .. } = visitor();
    let ways =
        if is_elder { view! { <FewWays /> }.into_any() } else { view! { <ManyWays /> }.into_any() };
    view! {
        <Title text=language.say(home::PAGE_TITLE) />
        <section class="hall-hero" aria-labelledby="ask">
            <h1 class="hall-hero__title" id="ask">{language.say(home::TITLE)}</h1>
            <SearchForm />
        </section>
        {ways}
    }
    .into_any()
}

/// Everything the first page has to offer.
#[component]
fn ManyWays() -> impl IntoView {
    let way = address::value("for");
    let view = Resource::new(way, load_home);
    view! {
        {loaded(view, |view| view! { <WaysIn view /> }.into_any())}
        <div class="hall-pair"><Track /><Ask /></div>
    }
    .into_any()
}

/// The ways in: what is sent, and what is shown.
const WAYS: [(&str, Message); 4] = [
    ("person", home::PERSON),
    ("enterprise", home::ENTERPRISE),
    ("project", home::PROJECT),
    ("department", home::DEPARTMENT),
];

#[component]
fn WaysIn(view: HomeView) -> impl IntoView {
    let language = language();
    let HomeView { way, topics, services, departments } = view;
    let ways: Vec<_> = WAYS
        .into_iter()
        .map(|(key, name)| {
            let current = (key == way).then_some("true");
            view! {
                <li><a class="hall-segments__link" href=format!("/?for={key}") aria-current=current>{language.say(name)}</a></li>
            }
        })
        .collect();
    view! {
        <Topics topics />
        <h2 class="hall-heading">{language.say(home::WAYS)}</h2>
        <nav aria-label=language.say(home::WAYS)><ul class="hall-segments">{ways}</ul></nav>
        <Services services />
        <Departments departments />
    }
    .into_any()
}

#[component]
fn Topics(topics: Vec<TopicView>) -> impl IntoView {
    let tiles: Vec<_> = topics
        .into_iter()
        .map(|it| {
            view! {
                <li><a class="hall-tile" href=format!("/search?topic={}", it.key)><Icon name=it.icon />{it.name}</a></li>
            }
        })
        .collect();
    view! { <ul class="hall-tiles">{tiles}</ul> }
}

#[component]
fn Departments(departments: Vec<DepartmentView>) -> impl IntoView {
    let cards: Vec<_> = departments
        .into_iter()
        .map(|it| {
            view! {
                <li class="hall-service">
                    <h3 class="hall-service__name">
                        <a class="hall-service__link" href=format!("/search?department={}", it.key)>{it.name}</a>
                    </h3>
                    <p class="hall-service__text">{it.count}</p>
                </li>
            }
        })
        .collect();
    (!cards.is_empty()).then(|| view! { <ul class="hall-services">{cards}</ul> })
}

#[component]
fn Track() -> impl IntoView {
    let language = language();
    view! {
        <section class="hall-card" aria-labelledby="follow">
            <h2 class="hall-card__title" id="follow">{language.say(home::TRACK)}</h2>
            <p class="govuk-body">{language.say(home::TRACK_TEXT)}</p>
            <a class="govuk-button govuk-button--secondary" href="/track">{language.say(home::TRACK_GO)}</a>
        </section>
    }
}

#[component]
fn Ask() -> impl IntoView {
    let language = language();
    view! {
        <section class="hall-card" aria-labelledby="ask-us">
            <h2 class="hall-card__title" id="ask-us">{language.say(home::ASK)}</h2>
            <p class="govuk-body">{language.say(home::ASK_TEXT)}</p>
            <a class="govuk-button govuk-button--secondary" href="tel:12345"><Icon name="phone" />"12345"</a>
        </section>
    }
}
