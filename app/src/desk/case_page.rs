//! The file of a case: what can be done now, whose it is, how long there is.

use super::{
    api::case,
    case_head::{CaseHead, Part},
    view_model::{ActionLine, CaseView},
};
use crate::{
    text::desk,
    ui::{
        address,
        done::DoneNote,
        error_summary::ErrorSummary,
        faults::Faults,
        field::{Keys, TextField},
        icon::Icon,
        load::loaded,
    },
    visitor::language,
};
use leptos::prelude::*;

/// The page of a case.
#[component]
pub fn CasePage() -> impl IntoView {
    let (params, query) = (address::path(), address::query());
    let asked = move || {
        let number = params.text("number");
        let [purpose, done] = ["purpose", "done"].map(|name| query.get(name));
        (number, purpose, done.unwrap_or_default())
    };
    let found = Resource::new(asked, |(number, purpose, done)| case(number, purpose, done));
    loaded(found, |page| view! { <Case page /> }.into_any())
}

#[component]
fn Case(page: CaseView) -> impl IntoView {
    let faults = Faults::said(page.faults);
    let href = page.head.href.clone();
    view! {
        <CaseHead head=page.head.clone() part=Part::Act />
        <ErrorSummary faults=faults.clone() />
        {(!page.done.is_empty()).then(|| view! { <DoneNote said=page.done /> })}
        <div class="hall-columns">
            <Actions actions=page.actions waits_for=page.waits_for />
            <aside class="hall-side">
                <Limits clocks=page.clocks />
                <Authority authority=page.authority is_only_declared=page.is_only_declared number=page.head.number.concat() />
                <Applicant applicant=page.applicant href is_hidden=page.is_hidden faults />
                <Documents documents=page.documents />
            </aside>
        </div>
    }
}

#[component]
fn Actions(actions: Vec<ActionLine>, waits_for: String) -> impl IntoView {
    let language = language();
    let content = if actions.is_empty() {
        let text = language.fill(desk::NO_ACTIONS_TEXT, &[("who", &waits_for)]);
        view! {
            <h2 class="hall-card__title">{language.say(desk::NO_ACTIONS)}</h2>
            <p class="govuk-body">{text}</p>
        }
        .into_any()
    } else {
        let lines: Vec<_> = actions.into_iter().map(action).collect();
        view! {
            <h2 class="hall-card__title">{language.say(desk::ACTIONS)}</h2>
            <ul class="hall-actions">{lines}</ul>
        }
        .into_any()
    };
    view! { <div><section class="hall-card">{content}</section></div> }
}

fn action(line: ActionLine) -> impl IntoView {
    view! {
        <li class="hall-action">
            <Icon name=line.icon />
            <div>
                <a class="hall-action__link" href=line.href>{line.name}</a>
                <p class="hall-action__text">{line.text}</p>
            </div>
            <Icon name="chevron-right" />
        </li>
    }
}

#[component]
fn Limits(clocks: Vec<(String, String)>) -> impl IntoView {
    let lines: Vec<_> = clocks
        .into_iter()
        .map(|(name, shows)| view! { <dt>{name}</dt><dd class="hall-figures">{shows}</dd> })
        .collect();
    view! {
        <section class="hall-card">
            <h2 class="hall-card__title">{language().say(desk::CLOCKS)}</h2>
            <dl class="hall-facts">{lines}</dl>
        </section>
    }
}

/// What the applicant declares of the organisation they act for; nobody but an officer can check it.
#[component]
fn Authority(
    authority: Vec<(String, String)>,
    is_only_declared: bool,
    number: String,
) -> impl IntoView {
    let language = language();
    (!authority.is_empty()).then(|| {
        let lines: Vec<_> = authority
            .into_iter()
            .map(|(name, value)| view! { <dt>{name}</dt><dd class="hall-figures">{value}</dd> })
            .collect();
        view! {
            <section class="hall-card">
                <h2 class="hall-card__title">{language.say(desk::AUTHORITY_TITLE)}</h2>
                <dl class="hall-facts">{lines}</dl>
                {is_only_declared.then(|| view! {
                    <form method="post" action="/api/desk/verify-authority">
                        <p class="govuk-body-s">{language.say(desk::VERIFY_TEXT)}</p>
                        <input type="hidden" name="number" value=number />
                        <button class="govuk-button govuk-button--secondary">{language.say(desk::VERIFY)}</button>
                    </form>
                })}
            </section>
        }
    })
}

/// What is known of the applicant; what is hidden is shown for a purpose, and the look is noted.
#[component]
fn Applicant(
    applicant: Vec<(String, String)>,
    href: String,
    is_hidden: bool,
    faults: Faults,
) -> impl IntoView {
    let language = language();
    let is_wrong = !faults.is_empty();
    let lines: Vec<_> = applicant
        .into_iter()
        .map(|(name, value)| view! { <dt>{name}</dt><dd class="hall-figures">{value}</dd> })
        .collect();
    let form = is_hidden.then(|| view! {
        <details class="govuk-details" open=is_wrong>
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">{language.say(desk::SHOW_APPLICANT)}</span>
            </summary>
            <form class="govuk-details__text" method="get" action=href>
                <TextField
                    name="purpose" label=language.say(desk::PURPOSE) hint=language.say(desk::PURPOSE_HINT)
                    faults keys=Keys { kind: "text", mode: "text", fill: "off" }
                />
                <button class="govuk-button govuk-button--secondary">{language.say(desk::SHOW)}</button>
            </form>
        </details>
    });
    view! {
        <section class="hall-card">
            <h2 class="hall-card__title">{language.say(desk::APPLICANT)}</h2>
            <dl class="hall-facts">{lines}</dl>
            {form}
        </section>
    }
}

#[component]
fn Documents(documents: Vec<(String, String)>) -> impl IntoView {
    (!documents.is_empty()).then(|| {
        let links: Vec<_> = documents
            .into_iter()
            .map(|(href, name)| view! { <li><a class="govuk-link hall-link" href=href>{name}</a></li> })
            .collect();
        view! {
            <section class="hall-card">
                <h2 class="hall-card__title">{language().say(desk::DOCUMENTS)}</h2>
                <ul class="hall-rows">{links}</ul>
            </section>
        }
    })
}
