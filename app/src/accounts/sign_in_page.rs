//! Sign in.

use super::{api::SignIn, next, password_field::PasswordField};
use crate::{
    text::accounts,
    ui::{
        address,
        done::DoneNote,
        error_summary::ErrorSummary,
        field::{Keys, TextField},
        icon::Icon,
        posted::{posted, typed},
    },
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The page on which somebody signs in, and goes on where they wanted to go.
#[component]
pub fn SignInPage() -> impl IntoView {
    let language = language();
    let faults = posted::<SignIn>();
    let next = wanted();
    let register = next
        .as_ref()
        .map_or_else(|| "/register".to_owned(), |path| format!("/register?next={}", encoded(path)));
    view! {
        <Title text=faults.titled(language, language.say(accounts::SIGN_IN)) />
        <div class="hall-narrow">
            <Done />
            <ErrorSummary faults=faults.clone() />
            <div class="hall-paper">
                <h1 class="hall-title">{language.say(accounts::SIGN_IN)}</h1>
                <form method="post" action="/api/accounts/sign-in" novalidate=true>
                    <TextField
                        name="name" label=language.say(accounts::ACCOUNT) hint=language.say(accounts::ACCOUNT_HINT)
                        value=typed().into_iter().next().unwrap_or_default()
                        faults=faults.clone() keys=Keys::ACCOUNT
                    />
                    <PasswordField faults keys=Keys::PASSWORD />
                    {next.map(|next| view! { <input type="hidden" name="next" value=next /> })}
                    <button class="govuk-button">{language.say(accounts::SIGN_IN)}</button>
                </form>
                <p class="govuk-body">
                    {language.say(accounts::FORGOTTEN_ASK)}
                    <a class="govuk-link" href="/sign-in/forgotten">{language.say(accounts::FORGOTTEN_WAY)}</a>
                </p>
                <p class="govuk-body">
                    {language.say(accounts::NO_ACCOUNT)}
                    <a class="govuk-link" href=register>{language.say(accounts::REGISTER)}</a>
                </p>
            </div>
            <div class="hall-note">
                <Icon name="info" />
                <div>
                    <p class="govuk-body">
                        {language.say(accounts::WITHOUT_ACCOUNT)}
                        <a class="govuk-link" href="/track">{language.say(accounts::TRACK)}</a>
                    </p>
                </div>
            </div>
        </div>
    }
}

/// Says that the forgotten password was replaced.
#[component]
fn Done() -> impl IntoView {
    let is_done = address::query().now("done").is_some();
    is_done.then(|| view! { <DoneNote said=language().say(accounts::PASSWORD_CHOSEN) /> })
}

/// Where the visitor wants to go afterwards.
pub(super) fn wanted() -> Option<String> {
    address::query().now("next").filter(|path| next::own(path).is_some())
}

/// A path as the value of a parameter: what would end the value is written in percent.
pub(super) fn encoded(path: &str) -> String {
    path.replace('%', "%25").replace('&', "%26").replace('#', "%23").replace('+', "%2B")
}
