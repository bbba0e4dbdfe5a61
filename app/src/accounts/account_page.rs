//! A person's own account.

use super::{
    api::me,
    display_form::DisplayForm,
    sign_out::SignOut,
    view_model::{AccountView, DeviceView, EmailView},
};
use crate::{
    text::accounts,
    ui::{address, done::DoneNote, facts::Facts, icon::Icon, load::loaded},
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The page on which somebody sees themselves: who they are, where they are signed in, how they like the pages.
#[component]
pub fn AccountPage() -> impl IntoView {
    let account = Resource::new(|| (), |()| me());
    view! {
        <div class="hall-narrow">
            {loaded(account, |account| view! { <Account account /> }.into_any())}
        </div>
    }
}

#[component]
fn Account(account: AccountView) -> impl IntoView {
    let language = language();
    view! {
        <Title text=language.say(accounts::TITLE) />
        <Done />
        <h1 class="hall-title">{account.name}</h1>
        <section class="hall-paper">
            <h2 class="govuk-heading-m">{language.say(accounts::PROFILE)}</h2>
            <Facts facts=account.facts />
        </section>
        {account.email.map(|email| view! { <Letters email /> })}
        <section class="hall-paper">
            <h2 class="govuk-heading-m">{language.say(accounts::ORGANISATIONS)}</h2>
            <p class="govuk-body">
                <a class="govuk-link hall-link" href="/me/organisations">{language.say(accounts::SEE_ORGANISATIONS)}</a>
            </p>
        </section>
        <section class="hall-paper">
            <h2 class="govuk-heading-m">{language.say(accounts::PASSWORD)}</h2>
            <p class="govuk-body"><a class="govuk-link hall-link" href="/me/password">{language.say(accounts::PASSWORD_CHANGE)}</a></p>
        </section>
        <Devices devices=account.devices is_elsewhere=account.is_elsewhere />
        <section class="hall-paper">
            <h2 class="govuk-heading-m">{language.say(accounts::DISPLAY)}</h2>
            <DisplayForm />
        </section>
        <SignOut />
    }
}

/// Where letters go, and the way to change it.
#[component]
fn Letters(email: EmailView) -> impl IntoView {
    let language = language();
    let used = email.used.map_or_else(
        || language.say(accounts::EMAIL_NONE).to_owned(),
        |it| language.fill(accounts::EMAIL_USED, &[("address", &it)]),
    );
    view! {
        <section class="hall-paper">
            <h2 class="govuk-heading-m">{language.say(accounts::EMAIL)}</h2>
            <p class="govuk-body">{used}</p>
            <p class="govuk-body"><a class="govuk-link hall-link" href="/me/email">{language.say(accounts::EMAIL_CHANGE)}</a></p>
        </section>
    }
}

/// Says that what was asked for is done.
#[component]
fn Done() -> impl IntoView {
    let done = address::query().now("done");
    done.map(|done| {
        let said = match done.as_str() {
            "password" => accounts::PASSWORD_CHANGED,
            _ => accounts::SIGNED_OUT_ELSEWHERE,
        };
        view! { <DoneNote said=language().say(said) /> }
    })
}

#[component]
fn Devices(devices: Vec<DeviceView>, is_elsewhere: bool) -> impl IntoView {
    let language = language();
    let devices: Vec<_> = devices
        .into_iter()
        .map(|it| {
            let icon = if it.is_phone { "smartphone" } else { "laptop" };
            view! {
                <li class="hall-file">
                    <Icon name=icon />
                    <div>
                        <p class="hall-file__name">{it.name}</p>
                        <p class="hall-file__state">{it.used}</p>
                    </div>
                </li>
            }
        })
        .collect();
    view! {
        <section class="hall-paper">
            <h2 class="govuk-heading-m">{language.say(accounts::DEVICES)}</h2>
            <ul class="hall-files">{devices}</ul>
            {is_elsewhere.then(|| view! {
                <form method="post" action="/api/accounts/sign-out-elsewhere">
                    <button class="govuk-button govuk-button--warning">{language.say(accounts::SIGN_OUT_ELSEWHERE)}</button>
                </form>
            })}
        </section>
    }
}
