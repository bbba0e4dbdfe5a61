//! Somebody who works here.

use super::{
    api::{CloseAccount, EndSessions, GiveNumber, GivePassword, ReopenAccount, member},
    frame::{Back, Done},
    view_model::MemberView,
};
use crate::{
    text::{Message, admin},
    ui::{
        address,
        error_summary::ErrorSummary,
        facts::Facts,
        faults::Faults,
        field::{Keys, TextField},
        icon::Icon,
        load::loaded,
        posted::{posted, typed},
    },
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// What is known of a colleague, what they do where, and what can be done with the account.
#[component]
pub fn MemberPage() -> impl IntoView {
    let params = address::path();
    let posts = [
        posted::<CloseAccount>(),
        posted::<ReopenAccount>(),
        posted::<EndSessions>(),
        posted::<GiveNumber>(),
        posted::<GivePassword>(),
    ];
    let faults = posts.into_iter().find(|it| !it.is_empty()).unwrap_or_default();
    let person = move || params.text("person");
    let page = loaded(Resource::new(person, member), move |member| {
        let faults = faults.clone();
        view! { <Member member faults /> }.into_any()
    });
    view! {
        <Back href="/w/admin/staff".to_owned() name=admin::STAFF />
        {page}
    }
}

#[component]
fn Member(member: MemberView, faults: Faults) -> impl IntoView {
    let language = language();
    let posts: Vec<_> = member
        .posts
        .iter()
        .map(|(place, roles, change)| post(place, roles, change, member.is_own))
        .collect();
    let add = (!member.is_own).then(|| view! {
        <p class="govuk-body"><a class="govuk-link hall-link" href=member.add.clone()>{language.say(admin::ADD_POST)}</a></p>
    });
    let names = [("number", admin::STAFF_NUMBER), ("password", admin::NEW_FIRST_PASSWORD)]
        .map(|(field, name)| (field.to_owned(), language.say(name).to_owned()));
    let number = (!member.is_own).then(|| {
        view! { <NumberForm id=member.id.clone() number=member.number.clone() faults=faults.clone() /> }
    });
    let password = member.password_of.clone();
    let password = password.map(|id| view! { <PasswordForm id faults=faults.clone() /> });
    view! {
        <Title text=faults.titled(language, &member.name) />
        <div class="hall-narrow">
            <ErrorSummary faults=faults.named(language, &names) />
            <Done />
            <h1 class="hall-title">{member.name.clone()}</h1>
            <section class="hall-paper">
                <h2 class="govuk-heading-m">{language.say(admin::ACCOUNT)}</h2>
                <Facts facts=member.facts.clone() />
            </section>
            <section class="hall-paper">
                <h2 class="govuk-heading-m">{language.say(admin::POSTS)}</h2>
                <dl class="govuk-summary-list">{posts}</dl>
                {add}
            </section>
            {number}
            {password}
            <Deeds member />
        </div>
    }
}

fn post(place: &str, roles: &str, change: &str, is_own: bool) -> impl IntoView + use<> {
    let language = language();
    let link = (!is_own).then(|| {
        view! {
            <dd class="govuk-summary-list__actions">
                <a class="govuk-link hall-link" href=change.to_owned()>
                    {language.say(admin::CHANGE)}
                    <span class="govuk-visually-hidden">{place.to_owned()}</span>
                </a>
            </dd>
        }
    });
    view! {
        <div class="govuk-summary-list__row">
            <dt class="govuk-summary-list__key">{place.to_owned()}</dt>
            <dd class="govuk-summary-list__value">{roles.to_owned()}</dd>
            {link}
        </div>
    }
}

/// The number by which whoever is answered knows who answers.
#[component]
fn NumberForm(id: String, number: String, faults: Faults) -> impl IntoView {
    let language = language();
    let number = typed().into_iter().next().unwrap_or(number);
    view! {
        <section class="hall-paper">
            <h2 class="govuk-heading-m">{language.say(admin::GIVE_NUMBER)}</h2>
            <p class="govuk-body">{language.say(admin::GIVE_NUMBER_TEXT)}</p>
            <form method="post" action="/api/admin/give-number" novalidate=true>
                <input type="hidden" name="person" value=id />
                <TextField
                    name="number" label=language.say(admin::STAFF_NUMBER)
                    hint=language.say(admin::NUMBER_SHAPE) value=number faults keys=Keys::CODE
                />
                <button class="govuk-button govuk-button--secondary">{language.say(admin::GIVE_NUMBER)}</button>
            </form>
        </section>
    }
}

/// A password for somebody who lost theirs; they use it once, to choose their own.
#[component]
fn PasswordForm(id: String, faults: Faults) -> impl IntoView {
    let language = language();
    view! {
        <section class="hall-paper">
            <h2 class="govuk-heading-m">{language.say(admin::GIVE_PASSWORD)}</h2>
            <p class="govuk-body">{language.say(admin::GIVE_PASSWORD_TEXT)}</p>
            <form method="post" action="/api/admin/give-password" novalidate=true>
                <input type="hidden" name="person" value=id />
                <TextField
                    name="password" label=language.say(admin::NEW_FIRST_PASSWORD)
                    hint=language.say(admin::FIRST_PASSWORD_HINT) faults keys=Keys::NEW_PASSWORD
                />
                <button class="govuk-button govuk-button--secondary">{language.say(admin::GIVE_PASSWORD)}</button>
            </form>
        </section>
    }
}

/// What can be done with the account; one's own is for another administrator.
#[component]
fn Deeds(member: MemberView) -> impl IntoView {
    let language = language();
    let MemberView { id, is_closed, is_own, is_signed_in, .. } = member;
    if is_own {
        return view! {
            <div class="hall-note">
                <Icon name="info" />
                <div><p class="govuk-body">{language.say(admin::OWN_ACCOUNT)}</p></div>
            </div>
        }
        .into_any();
    }
    let (path, name, text) = if is_closed {
        ("reopen-account", admin::REOPEN, admin::REOPEN_TEXT)
    } else {
        ("close-account", admin::CLOSE, admin::CLOSE_TEXT)
    };
    let class = if is_closed { "govuk-button--secondary" } else { "govuk-button--warning" };
    view! {
        <section class="hall-paper">
            <h2 class="govuk-heading-m">{language.say(admin::DEEDS)}</h2>
            {is_signed_in.then(|| deed(&id, "end-sessions", "govuk-button--secondary", admin::END_SESSIONS, admin::END_SESSIONS_TEXT))}
            {deed(&id, path, class, name, text)}
        </section>
    }
    .into_any()
}

fn deed(id: &str, path: &str, class: &str, name: Message, text: Message) -> impl IntoView + use<> {
    let language = language();
    view! {
        <form method="post" action=format!("/api/admin/{path}")>
            <input type="hidden" name="person" value=id.to_owned() />
            <p class="govuk-body">{language.say(text)}</p>
            <button class=format!("govuk-button {class}")>{language.say(name)}</button>
        </form>
    }
}
