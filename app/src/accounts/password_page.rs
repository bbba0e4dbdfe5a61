//! Change one's own password.

use super::{
    api::{ChangePassword, owes_password},
    password_field::PasswordField,
    sign_out::SignOut,
};
use crate::{
    text::accounts,
    ui::{error_summary::ErrorSummary, faults::Faults, field::Keys, load::loaded, posted::posted},
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// Name of the field for the password that is in force.
const CURRENT: &str = "current_password";

/// The page on which somebody changes their password; whoever was given one comes here before anywhere else.
#[component]
pub fn PasswordPage() -> impl IntoView {
    let owes = Resource::new(|| (), |()| owes_password());
    loaded(owes, |owes| view! { <Change owes /> }.into_any())
}

#[component]
fn Change(owes: bool) -> impl IntoView {
    let language = language();
    let faults = posted::<ChangePassword>();
    let names = [(CURRENT, accounts::PASSWORD_CURRENT), ("password", accounts::PASSWORD_NEW)]
        .map(|(field, name)| (field.to_owned(), language.say(name).to_owned()));
    let title = language.say(accounts::PASSWORD_CHANGE);
    view! {
        <Title text=faults.titled(language, title) />
        <div class="hall-narrow">
            {(!owes).then(|| view! { <a class="govuk-back-link" href="/me">{language.say(accounts::TO_ACCOUNT)}</a> })}
            <ErrorSummary faults=faults.named(language, &names) />
            <div class="hall-paper">
                <h1 class="hall-title">{title}</h1>
                <p class="hall-lead">{language.say(if owes { accounts::PASSWORD_OWED } else { accounts::PASSWORD_ENDS })}</p>
                <form method="post" action="/api/accounts/change-password" novalidate=true>
                    <Questions faults />
                    <button class="govuk-button">{title}</button>
                </form>
            </div>
            {owes.then(|| view! { <SignOut /> })}
        </div>
    }
}

#[component]
fn Questions(faults: Faults) -> impl IntoView {
    let hint = language().say(accounts::PASSWORD_HINT);
    view! {
        <PasswordField name=CURRENT label=accounts::PASSWORD_CURRENT faults=faults.clone() keys=Keys::PASSWORD />
        <PasswordField label=accounts::PASSWORD_NEW hint faults keys=Keys::NEW_PASSWORD />
    }
}
