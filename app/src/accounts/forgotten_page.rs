//! A forgotten password: ask for a letter, and choose a new one by it.

use super::{
    api::{AskForPassword, ChoosePassword, sends_mail},
    password_field::PasswordField,
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

/// The page on which somebody asks for a letter, or with the token of that letter chooses a new password.
#[component]
pub fn ForgottenPage() -> impl IntoView {
    let params = address::path();
    let token = params.now("token").unwrap_or_default();
    if !token.is_empty() {
        return view! { <Choose token /> }.into_any();
    }
    let offered = Resource::new(|| (), |()| sends_mail());
    loaded(offered, |is_offered| view! { <Ask is_offered /> }.into_any())
}

#[component]
fn Ask(is_offered: bool) -> impl IntoView {
    let language = language();
    let faults = posted::<AskForPassword>();
    let title = language.say(accounts::FORGOTTEN_TITLE);
    let is_asked = address::query().now("done").is_some();
    let way = if is_offered { accounts::FORGOTTEN_WINDOW } else { accounts::FORGOTTEN_NO_MAIL };
    view! {
        <Title text=faults.titled(language, title) />
        <div class="hall-narrow">
            <a class="govuk-back-link" href="/sign-in">{language.say(accounts::SIGN_IN)}</a>
            {is_asked.then(|| view! { <DoneNote said=language.say(accounts::FORGOTTEN_SENT) /> })}
            <ErrorSummary faults=faults.clone() />
            <div class="hall-paper">
                <h1 class="hall-title">{title}</h1>
                {is_offered.then(|| view! { <AskForm faults /> })}
                <p class="govuk-body">{language.say(way)}</p>
            </div>
        </div>
    }
}

#[component]
fn AskForm(faults: Faults) -> impl IntoView {
    let language = language();
    view! {
        <p class="hall-lead">{language.say(accounts::FORGOTTEN_LEAD)}</p>
        <form method="post" action="/api/accounts/ask-for-password" novalidate=true>
            <TextField
                name="name" label=language.say(accounts::ACCOUNT) hint=language.say(accounts::ACCOUNT_HINT)
                value=typed().into_iter().next().unwrap_or_default() faults keys=Keys::ACCOUNT
            />
            <button class="govuk-button">{language.say(accounts::FORGOTTEN_SEND)}</button>
        </form>
    }
}

#[component]
fn Choose(token: String) -> impl IntoView {
    let language = language();
    let faults = posted::<ChoosePassword>();
    let title = language.say(accounts::NEW_PASSWORD_TITLE);
    let field = ("password".to_owned(), language.say(accounts::PASSWORD_NEW).to_owned());
    let hint = language.say(accounts::PASSWORD_HINT);
    view! {
        <Title text=faults.titled(language, title) />
        <div class="hall-narrow">
            <a class="govuk-back-link" href="/sign-in/forgotten">{language.say(accounts::FORGOTTEN_TITLE)}</a>
            <ErrorSummary faults=faults.named(language, &[field]) />
            <div class="hall-paper">
                <h1 class="hall-title">{title}</h1>
                <p class="hall-lead">{language.say(accounts::NEW_PASSWORD_LEAD)}</p>
                <form method="post" action="/api/accounts/choose-password" novalidate=true>
                    <input type="hidden" name="token" value=token />
                    <PasswordField label=accounts::PASSWORD_NEW hint faults keys=Keys::NEW_PASSWORD />
                    <button class="govuk-button">{title}</button>
                </form>
            </div>
        </div>
    }
}
