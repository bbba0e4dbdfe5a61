//! The visitor's cases and drafts.

use super::{
    api::mine,
    case_card::CaseCard,
    view_model::{ListView, SegmentView},
};
use crate::{
    text::cases,
    ui::{address, icon::Icon, load::loaded},
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The page of one's own cases, those first that wait for oneself.
#[component]
pub fn ListPage() -> impl IntoView {
    let query = address::query();
    let wanted = move || (query.get("show"), query.get("after"), query.get("for"));
    let list = Resource::new(wanted, |(show, after, whose)| mine(show, after, whose));
    let title = language().say(cases::MINE);
    view! {
        <Title text=title />
        <h1 class="hall-title">{title}</h1>
        {loaded(list, |list| view! { <Cases list /> }.into_any())}
    }
}

#[component]
fn Cases(list: ListView) -> impl IntoView {
    let language = language();
    let is_empty = list.cards.is_empty();
    let segments: Vec<_> = list.segments.into_iter().map(segment).collect();
    let cards: Vec<_> = list.cards.into_iter().map(|card| view! { <CaseCard card /> }).collect();
    view! {
        <nav aria-label=language.say(cases::SEGMENTS)><ul class="hall-segments">{segments}</ul></nav>
        <ul class="hall-bare">{cards}</ul>
        {is_empty.then(|| view! {
            <div class="hall-empty">
                <Icon name="inbox" />
                <p>{list.empty}</p>
                <p><a class="govuk-link hall-link" href="/search">{language.say(cases::FIND_SERVICE)}</a></p>
            </div>
        })}
        {list.older.map(|href| view! {
            <nav aria-label=language.say(cases::PAGES)>
                <ul class="hall-pages">
                    <li></li>
                    <li>
                        <a class="govuk-button govuk-button--secondary hall-button--small" href=href rel="next">
                            {language.say(cases::OLDER)}
                            <Icon name="chevron-right" />
                        </a>
                    </li>
                </ul>
            </nav>
        })}
    }
}

fn segment(it: SegmentView) -> impl IntoView {
    view! {
        <li>
            <a class="hall-segments__link" href=it.href aria-current=it.is_current.then_some("page")>
                {it.name}
                {it.count.map(|count| view! { " "<span class="hall-figures">{count}</span> })}
            </a>
        </li>
    }
}
