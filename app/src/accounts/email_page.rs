//! The e-mail address to which letters go.

use super::{
    api::{ClaimEmail, ConfirmEmail, email},
    view_model::EmailView,
};
use crate::{
    text::accounts,
    ui::{
        address,
        done::DoneNote,
        error_summary::ErrorSummary,
        faults::Faults,
        field::{Keys, TextField},
        load::loaded,
        posted::{posted, typed},
    },
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

const MAIL: Keys = Keys { kind: "email", mode: "email", fill: "email" };

/// The page on which somebody says where letters go, or with the token of a letter shows that the address is theirs.
#[component]
pub fn EmailPage() -> impl IntoView {
    let token = address::part("token");
    let address = Resource::new(token, email);
    loaded(address, move |address| match token() {
        token if token.is_empty() => view! { <Addresses address /> }.into_any(),
        token => view! { <Confirm token address=address.claimed.unwrap_or_default() /> }.into_any(),
    })
}

#[component]
fn Addresses(address: EmailView) -> impl IntoView {
    let language = language();
    let faults = posted::<ClaimEmail>();
    let EmailView { used, claimed } = address;
    let title = language.say(accounts::EMAIL);
    let has_any = used.is_some() || claimed.is_some();
    let used = used.map_or_else(
        || language.say(accounts::EMAIL_NONE).to_owned(),
        |it| language.fill(accounts::EMAIL_USED, &[("address", &it)]),
    );
    let waits = claimed.map(|it| language.fill(accounts::EMAIL_CLAIMED, &[("address", &it)]));
    view! {
        <Title text=faults.titled(language, title) />
        <div class="hall-narrow">
            <a class="govuk-back-link" href="/me">{language.say(accounts::TO_ACCOUNT)}</a>
            <Done />
            <ErrorSummary faults=faults.clone() />
            <div class="hall-paper">
                <h1 class="hall-title">{title}</h1>
                <p class="hall-lead">{language.say(accounts::EMAIL_LEAD)}</p>
                <p class="govuk-body">{used}</p>
                {waits.map(|it| view! { <p class="govuk-body">{it}</p> })}
                <AddressForm faults />
                {has_any.then(|| view! {
                    <form method="post" action="/api/accounts/forget-email">
                        <button class="hall-link-button">{language.say(accounts::EMAIL_FORGET)}</button>
                    </form>
                })}
            </div>
        </div>
    }
}

#[component]
fn AddressForm(faults: Faults) -> impl IntoView {
    let language = language();
    view! {
        <form method="post" action="/api/accounts/claim-email" novalidate=true>
            <TextField
                name="email" label=language.say(accounts::EMAIL_NEW) hint=language.say(accounts::EMAIL_HINT)
                value=typed().into_iter().next().unwrap_or_default() faults keys=MAIL
            />
            <button class="govuk-button">{language.say(accounts::EMAIL_CLAIM)}</button>
        </form>
    }
}

/// Says that what was asked for is done.
#[component]
fn Done() -> impl IntoView {
    let said = address::query().now("done").map(|done| match done.as_str() {
        "claimed" => accounts::EMAIL_SENT,
        "confirmed" => accounts::EMAIL_CONFIRMED,
        _ => accounts::EMAIL_FORGOTTEN,
    });
    said.map(|said| view! { <DoneNote said=language().say(said) /> })
}

/// A letter is opened by machines too: only the button says that a person has read it.
#[component]
fn Confirm(token: String, address: String) -> impl IntoView {
    let language = language();
    let faults = posted::<ConfirmEmail>();
    let title = language.say(accounts::EMAIL_CONFIRM_TITLE);
    view! {
        <Title text=faults.titled(language, title) />
        <div class="hall-narrow">
            <ErrorSummary faults />
            <div class="hall-paper">
                <h1 class="hall-title">{title}</h1>
                <p class="govuk-body">{language.fill(accounts::EMAIL_CONFIRM_LEAD, &[("address", &address)])}</p>
                <form method="post" action="/api/accounts/confirm-email">
                    <input type="hidden" name="token" value=token />
                    <button class="govuk-button">{language.say(accounts::EMAIL_CONFIRM)}</button>
                </form>
            </div>
        </div>
    }
}
