//! Open an account.

use super::{
    api::Register,
    password_field::PasswordField,
    sign_in_page::{encoded, wanted},
};
use crate::{
    text::accounts,
    ui::{
        error_summary::ErrorSummary,
        faults::Faults,
        field::{Keys, TextField},
        icon::Icon,
        posted::{posted, typed},
    },
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The page on which somebody opens an account under their real name.
#[component]
pub fn RegisterPage() -> impl IntoView {
    let language = language();
    let faults = posted::<Register>();
    let names = [
        ("name", accounts::NAME),
        ("citizen_id", accounts::CITIZEN_ID),
        ("mobile", accounts::MOBILE),
        ("password", accounts::PASSWORD),
    ]
    .map(|(field, name)| (field.to_owned(), language.say(name).to_owned()));
    let next = wanted();
    let sign_in = next
        .as_ref()
        .map_or_else(|| "/sign-in".to_owned(), |path| format!("/sign-in?next={}", encoded(path)));
    view! {
        <Title text=faults.titled(language, language.say(accounts::REGISTER_TITLE)) />
        <div class="hall-narrow">
            <ErrorSummary faults=faults.named(language, &names) />
            <div class="hall-paper">
                <h1 class="hall-title">{language.say(accounts::REGISTER_TITLE)}</h1>
                <p class="hall-lead">{language.say(accounts::REGISTER_LEAD)}</p>
                <form method="post" action="/api/accounts/register" novalidate=true>
                    <Questions faults />
                    {next.map(|next| view! { <input type="hidden" name="next" value=next /> })}
                    <button class="govuk-button">{language.say(accounts::REGISTER)}</button>
                </form>
                <p class="govuk-body">
                    {language.say(accounts::HAVE_ACCOUNT)}
                    <a class="govuk-link" href=sign_in>{language.say(accounts::SIGN_IN)}</a>
                </p>
            </div>
            <div class="hall-note">
                <Icon name="lock" />
                <div><p class="govuk-body">{language.say(accounts::REGISTER_PRIVACY)}</p></div>
            </div>
        </div>
    }
}

#[component]
fn Questions(faults: Faults) -> impl IntoView {
    let language = language();
    let mut typed = typed().into_iter();
    let mut before = || typed.next().unwrap_or_default();
    let (name, citizen_id, mobile) = (before(), before(), before());
    view! {
        <TextField
            name="name" label=language.say(accounts::NAME) hint=language.say(accounts::NAME_HINT)
            value=name faults=faults.clone() keys=Keys::NAME
        />
        <TextField
            name="citizen_id" label=language.say(accounts::CITIZEN_ID) hint=language.say(accounts::CITIZEN_ID_HINT)
            value=citizen_id faults=faults.clone() keys=Keys::CODE
        />
        <TextField
            name="mobile" label=language.say(accounts::MOBILE) hint=language.say(accounts::MOBILE_HINT)
            value=mobile faults=faults.clone() keys=Keys::MOBILE
        />
        <PasswordField faults keys=Keys::NEW_PASSWORD hint=language.say(accounts::PASSWORD_HINT) />
    }
}
