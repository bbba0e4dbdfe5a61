//! Make the first administrator.

use super::{api::SetUp, password_field::PasswordField};
use crate::{
    text::accounts,
    ui::{
        address,
        error_summary::ErrorSummary,
        faults::Faults,
        field::{Keys, TextField},
        posted::{posted, typed},
    },
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The page to which the address leads that the hall prints when it is started for the first time.
#[component]
pub fn SetupPage() -> impl IntoView {
    let language = language();
    let faults = posted::<SetUp>();
    let names =
        [("login", accounts::LOGIN), ("name", accounts::NAME), ("password", accounts::PASSWORD)]
            .map(|(field, name)| (field.to_owned(), language.say(name).to_owned()));
    let token = address::query().now("token").unwrap_or_default();
    view! {
        <Title text=faults.titled(language, language.say(accounts::SET_UP_TITLE)) />
        <div class="hall-narrow">
            <ErrorSummary faults=faults.named(language, &names) />
            <div class="hall-paper">
                <h1 class="hall-title">{language.say(accounts::SET_UP_TITLE)}</h1>
                <p class="hall-lead">{language.say(accounts::SET_UP_LEAD)}</p>
                <p class="govuk-body">{language.say(accounts::SET_UP_ROLES)}</p>
                <form method="post" action="/api/accounts/set-up" novalidate=true>
                    <input type="hidden" name="token" value=token />
                    <Questions faults />
                    <button class="govuk-button">{language.say(accounts::SET_UP)}</button>
                </form>
            </div>
        </div>
    }
}

#[component]
fn Questions(faults: Faults) -> impl IntoView {
    let language = language();
    let mut typed = typed().into_iter();
    let mut before = || typed.next().unwrap_or_default();
    let (login, name) = (before(), before());
    view! {
        <TextField
            name="login" label=language.say(accounts::LOGIN) hint=language.say(accounts::LOGIN_HINT)
            value=login faults=faults.clone() keys=Keys::ACCOUNT
        />
        <TextField name="name" label=language.say(accounts::NAME) value=name faults=faults.clone() keys=Keys::NAME />
        <PasswordField faults keys=Keys::NEW_PASSWORD hint=language.say(accounts::PASSWORD_HINT) />
    }
}
