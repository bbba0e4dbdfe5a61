//! The organisations a person acts for.

use super::{
    api::{DeclareOrganisation, organisations},
    next,
    view_model::{OrganisationView, OrganisationsView},
};
use crate::{
    text::accounts,
    ui::{
        address,
        error_summary::ErrorSummary,
        faults::Faults,
        field::{Keys, TextField},
        icon::Icon,
        load::loaded,
        posted::{posted, typed},
        radios::{Choice, Radios},
    },
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The page on which somebody says for which organisations they act.
#[component]
pub fn OrganisationsPage() -> impl IntoView {
    let held = Resource::new(|| (), |()| organisations());
    let faults = posted::<DeclareOrganisation>();
    view! {
        <div class="hall-narrow">
            {loaded(held, move |view| view! { <Organisations view faults=faults.clone() /> }.into_any())}
        </div>
    }
}

#[component]
fn Organisations(view: OrganisationsView, faults: Faults) -> impl IntoView {
    let language = language();
    let names = [
        ("organisation", accounts::ORGANISATION),
        ("credit_code", accounts::CREDIT_CODE),
        ("kind", accounts::KIND),
        ("capacity", accounts::CAPACITY),
        ("authority", accounts::AUTHORITY),
    ]
    .map(|(field, name)| (field.to_owned(), language.say(name).to_owned()));
    let OrganisationsView { held, kinds, capacities } = view;
    let held: Vec<_> = held.into_iter().map(|it| view! { <Organisation it /> }).collect();
    view! {
        <Title text=faults.titled(language, language.say(accounts::ORGANISATIONS)) />
        <a class="govuk-back-link" href="/me">{language.say(accounts::TITLE)}</a>
        <ErrorSummary faults=faults.named(language, &names) />
        <h1 class="hall-title">{language.say(accounts::ORGANISATIONS)}</h1>
        <p class="hall-lead">{language.say(accounts::ORGANISATIONS_LEAD)}</p>
        {held}
        <section class="hall-paper">
            <h2 class="govuk-heading-m">{language.say(accounts::ADD_ORGANISATION)}</h2>
            <DeclareForm kinds capacities faults />
        </section>
    }
}

#[component]
fn Organisation(it: OrganisationView) -> impl IntoView {
    let language = language();
    let (class, state) = if it.is_verified {
        ("govuk-tag govuk-tag--green", accounts::VERIFIED)
    } else {
        ("govuk-tag govuk-tag--grey", accounts::DECLARED)
    };
    let facts: Vec<_> = it.facts.into_iter().map(|it| view! { <li>{it}</li> }).collect();
    let all = format!("/my?for={}", it.organisation);
    view! {
        <section class="hall-paper">
            <p><span class=class>{language.say(state)}</span></p>
            <h2 class="govuk-heading-m">{it.name}</h2>
            <ul class="govuk-list hall-figures">{facts}</ul>
            {if it.is_verified {
                view! { <p class="govuk-body"><a class="govuk-link hall-link" href=all>{language.say(accounts::ALL_CASES)}</a></p> }.into_any()
            } else {
                view! {
                    <div class="hall-note">
                        <Icon name="info" />
                        <div><p class="govuk-body">{language.say(accounts::DECLARED_MEANS)}</p></div>
                    </div>
                }.into_any()
            }}
            <form method="post" action="/api/accounts/leave-organisation">
                <input type="hidden" name="membership" value=it.membership />
                <button class="govuk-button govuk-button--secondary">{language.say(accounts::LEAVE)}</button>
            </form>
        </section>
    }
}

#[component]
fn DeclareForm(kinds: Vec<Choice>, capacities: Vec<Choice>, faults: Faults) -> impl IntoView {
    let language = language();
    let mut typed = typed().into_iter();
    let mut before = || typed.next().unwrap_or_default();
    let (name, code, kind, capacity, authority) =
        (before(), before(), before(), before(), before());
    let next = address::query().now("next");
    let next = next.filter(|path| next::own(path).is_some());
    let say = |message| language.say(message).to_owned();
    view! {
        <form method="post" action="/api/accounts/declare-organisation" novalidate=true>
            <TextField
                name="organisation" label=say(accounts::ORGANISATION) hint=say(accounts::ORGANISATION_HINT)
                value=name faults=faults.clone() keys=Keys { kind: "text", mode: "text", fill: "organization" }
            />
            <TextField
                name="credit_code" label=say(accounts::CREDIT_CODE) hint=say(accounts::CREDIT_CODE_HINT)
                value=code faults=faults.clone() keys=Keys::CODE
            />
            <Radios
                name="kind".to_owned() legend=say(accounts::KIND) choices=kinds chosen=kind hint=None
                faults=faults.clone()
            />
            <Radios
                name="capacity".to_owned() legend=say(accounts::CAPACITY) choices=capacities chosen=capacity hint=None
                faults=faults.clone()
            />
            <TextField
                name="authority" label=say(accounts::AUTHORITY) hint=say(accounts::AUTHORITY_HINT)
                value=authority faults keys=Keys { kind: "text", mode: "text", fill: "off" }
            />
            {next.map(|next| view! { <input type="hidden" name="next" value=next /> })}
            <button class="govuk-button">{say(accounts::ADD_ORGANISATION)}</button>
        </form>
    }
}
