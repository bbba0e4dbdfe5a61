//! The receipt of a filing: permanent, and made to be printed.

use super::{
    api::receipt,
    case_card::{Facts, RecordNumber},
    view_model::ReceiptView,
};
use crate::{
    text::cases,
    ui::{address, icon::Icon, load::loaded},
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The page that proves that an application was filed, to the second.
#[component]
pub fn ReceiptPage() -> impl IntoView {
    let number = address::part("number");
    let receipt = Resource::new(number, receipt);
    loaded(receipt, |receipt| view! { <Receipt receipt /> }.into_any())
}

#[component]
fn Receipt(receipt: ReceiptView) -> impl IntoView {
    let language = language();
    let title = language.say(cases::RECEIPT_TITLE);
    let ReceiptView { number, groups, item, code, facts, received, steps, document } = receipt;
    let received = (!received.is_empty()).then(|| received.join(language.say(cases::COMMA)));
    let received = received.map(|it| (language.say(cases::RECEIVED_MATERIALS).to_owned(), it));
    let facts: Vec<_> = facts.into_iter().chain(received).collect();
    view! {
        <Title text=[title, " · ", &item].concat() />
        <div class="hall-narrow">
            <article class="hall-paper hall-receipt">
                <span class="hall-receipt__mark"><Icon name="file-check" /></span>
                <h1 class="hall-title">{title}</h1>
                <p class="govuk-body">{item}</p>
                <p class="hall-receipt__label">{language.say(cases::NUMBER)}</p>
                <RecordNumber groups class="hall-number hall-number--large" />
                {match code {
                    Some(code) => view! { <Code code /> }.into_any(),
                    None => view! { <AnotherCode number=number.clone() /> }.into_any(),
                }}
                <Facts facts class="hall-facts hall-receipt__facts" />
            </article>
            <Then steps />
            <div class="hall-row hall-no-print">
                <a class="govuk-button" href=format!("/my/{number}")>{language.say(cases::SEE_PROGRESS)}</a>
                <a class="govuk-button govuk-button--secondary" href=document.href rel="external">
                    <Icon name="file-text" />
                    {document.name}
                </a>
            </div>
            <Print />
        </div>
    }
}

/// The way to another query code: the hall keeps only what the old one is checked by.
#[component]
fn AnotherCode(number: String) -> impl IntoView {
    let language = language();
    view! {
        <details class="govuk-details hall-no-print">
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">{language.say(cases::RENEW_CODE_TITLE)}</span>
            </summary>
            <form class="govuk-details__text" method="post" action="/api/cases/renew-code">
                <p class="govuk-body">{language.say(cases::RENEW_CODE_TEXT)}</p>
                <input type="hidden" name="number" value=number />
                <button class="govuk-button govuk-button--secondary">{language.say(cases::RENEW_CODE)}</button>
            </form>
        </details>
    }
}

/// The query code, which nobody can show again.
#[component]
fn Code(code: Vec<String>) -> impl IntoView {
    let language = language();
    view! {
        <p class="hall-receipt__label">{language.say(cases::RECEIPT_CODE)}</p>
        <RecordNumber groups=code class="hall-number hall-number--large hall-number--plain" />
        <p class="hall-receipt__label">{language.say(cases::RECEIPT_CODE_HINT)}</p>
    }
}

#[component]
fn Then(steps: Vec<(String, String)>) -> impl IntoView {
    let steps: Vec<_> = steps
        .into_iter()
        .map(|(name, text)| {
            view! {
                <li class="hall-steps__item">
                    <p class="hall-steps__name">{name}</p>
                    <p class="hall-steps__text">{text}</p>
                </li>
            }
        })
        .collect();
    view! {
        <section class="hall-paper">
            <h2 class="govuk-heading-m">{language().say(cases::THEN)}</h2>
            <ol class="hall-steps">{steps}</ol>
        </section>
    }
}

/// Prints the page with script; without it, says how.
#[component]
fn Print() -> impl IntoView {
    let language = language();
    let is_alive = RwSignal::new(false);
    Effect::new(move || is_alive.set(true));
    view! {
        <div class="hall-no-print">
            <p class="govuk-body-s hall-soft" hidden=move || is_alive.get()>{language.say(cases::PRINT_HINT)}</p>
            <button
                type="button" class="govuk-button govuk-button--secondary" hidden=move || !is_alive.get()
                on:click=|_| { let _ = window().print(); }
            >
                <Icon name="printer" />
                {language.say(cases::PRINT)}
            </button>
        </div>
    }
}
