//! The workbench.

use super::{
    api::bench,
    case_head::TagView,
    view_model::{BenchView, Counter, Filtering, Row},
};
use crate::{
    text::{conversations, desk, matters, ratings},
    ui::{address, icon::Icon, load::loaded, table::Table},
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

const ASKED: [&str; 6] = ["department", "whose", "state", "due", "after", "find"];

/// The cases of a department, soonest due first; what is shown stands in the address.
#[component]
pub fn BenchPage() -> impl IntoView {
    let query = address::query();
    let asked = move || ASKED.map(|name| query.text(name));
    let found = Resource::new(asked, |[department, whose, state, due, after, find]| {
        bench(department, whose, state, due, after, find)
    });
    loaded(found, |page| view! { <Bench page /> }.into_any())
}

#[component]
fn Bench(page: BenchView) -> impl IntoView {
    let language = language();
    let is_empty = page.rows.is_empty();
    let counters: Vec<_> = page.counters.into_iter().map(counter).collect();
    view! {
        <Title text=language.say(desk::TITLE) />
        <h1 class="hall-title">{language.say(desk::TITLE)}</h1>
        <ul class="hall-desk__places">
            <li><a class="govuk-link hall-link" href="/w/chat">{language.say(desk::QUESTIONS)}</a></li>
            <li><a class="govuk-link hall-link" href="/w/matters">{language.say(matters::DESK)}</a></li>
            <li><a class="govuk-link hall-link" href="/w/ratings">{language.say(ratings::SURVEY_TITLE)}</a></li>
            {page.supervises.then(|| view! { <li><a class="govuk-link hall-link" href="/w/chat/figures">{language.say(conversations::FIGURES)}</a></li> })}
        </ul>
        <nav aria-label=language.say(desk::COUNTERS)><ul class="hall-counters">{counters}</ul></nav>
        <Filter filters=page.filters find=page.find />
        {if is_empty {
            view! {
                <section class="hall-paper">
                    <h2 class="hall-card__title">{language.say(desk::NOTHING)}</h2>
                    <p class="govuk-body">{language.say(desk::NOTHING_TEXT)}</p>
                </section>
            }.into_any()
        } else {
            view! { <Cases rows=page.rows /> }.into_any()
        }}
        <Pages first=page.first next=page.next />
    }
}

fn counter(counter: Counter) -> impl IntoView {
    let class = format!("hall-counter {}", counter.class);
    view! {
        <li>
            <a class=class href=counter.href aria-current=counter.is_current.then_some("true")>
                <span class="hall-counter__number">{counter.number}</span>
                {counter.label}
            </a>
        </li>
    }
}

#[component]
fn Filter(filters: Vec<Filtering>, find: String) -> impl IntoView {
    let language = language();
    let filters: Vec<_> = filters.into_iter().map(filtering).collect();
    view! {
        <form class="hall-filter hall-no-print" method="get" action="/w">
            {filters}
            <div class="govuk-form-group">
                <label class="govuk-label" for="find">{language.say(desk::FIND)}</label>
                <input class="govuk-input" id="find" name="find" type="search" value=find autocomplete="off" />
            </div>
            <button class="govuk-button govuk-button--secondary">
                <Icon name="list-filter" />
                {language.say(desk::FILTER)}
            </button>
        </form>
    }
}

fn filtering(filter: Filtering) -> impl IntoView {
    let Filtering { name, label, choices, chosen, has_any } = filter;
    let options: Vec<_> = choices
        .into_iter()
        .map(|it| {
            let selected = it.value == chosen;
            view! { <option value=it.value selected=selected>{it.label}</option> }
        })
        .collect();
    view! {
        <div class="govuk-form-group">
            <label class="govuk-label" for=name.clone()>{label}</label>
            <select class="govuk-select" id=name.clone() name=name>
                {has_any.then(|| view! { <option value="">{language().say(desk::ANYONE)}</option> })}
                {options}
            </select>
        </div>
    }
}

#[component]
fn Cases(rows: Vec<Row>) -> impl IntoView {
    let heads = vec![
        desk::NUMBER,
        desk::SERVICE,
        desk::APPLICANT,
        desk::STATE,
        desk::DUE,
        desk::HANDLER,
        desk::RECEIVED,
    ];
    let rows: Vec<_> = rows.into_iter().map(row).collect();
    view! { <Table caption=desk::CAPTION heads>{rows}</Table> }
}

fn row(row: Row) -> impl IntoView {
    let language = language();
    let fixed = "hall-table__cell hall-table__cell--fixed";
    view! {
        <tr class="hall-table__row" role="row">
            <td class=fixed role="cell" data-label=language.say(desk::NUMBER)>
                <a class="hall-table__link hall-figures" href=row.href>
                    <span class="govuk-visually-hidden">{language.say(desk::CASE_LINK)}</span>
                    {row.number}
                </a>
            </td>
            <td class="hall-table__cell" role="cell" data-label=language.say(desk::SERVICE)>{row.service}</td>
            <td class="hall-table__cell" role="cell" data-label=language.say(desk::APPLICANT)>{row.applicant}</td>
            <td class=fixed role="cell" data-label=language.say(desk::STATE)>{row.state}</td>
            <td class=fixed role="cell" data-label=language.say(desk::DUE)><TagView tag=row.clock /></td>
            <td class=fixed role="cell" data-label=language.say(desk::HANDLER)>{row.handler}</td>
            <td class=fixed role="cell" data-label=language.say(desk::RECEIVED)>{row.received}</td>
        </tr>
    }
}

#[component]
fn Pages(first: String, next: String) -> impl IntoView {
    let language = language();
    let class = "govuk-button govuk-button--secondary hall-button--small";
    let has_none = first.is_empty() && next.is_empty();
    (!has_none).then(|| {
        view! {
            <nav aria-label=language.say(desk::PAGES)>
                <ul class="hall-pages">
                    {(!first.is_empty()).then(|| view! {
                        <li><a class=class href=first>{language.say(desk::FIRST_PAGE)}</a></li>
                    })}
                    {(!next.is_empty()).then(|| view! {
                        <li>
                            <a class=class href=next rel="next">
                                {language.say(desk::NEXT_PAGE)}
                                <Icon name="chevron-right" />
                            </a>
                        </li>
                    })}
                </ul>
            </nav>
        }
    })
}
