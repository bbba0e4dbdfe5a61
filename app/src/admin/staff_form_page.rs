//! Open an account for a colleague.

use super::{
    api::{Appoint, places},
    frame::Back,
    view_model::Placing,
};
use crate::{
    text::{accounts, admin},
    ui::{
        checkboxes::Checkboxes,
        error_summary::ErrorSummary,
        faults::Faults,
        field::{Keys, TextField},
        load::loaded,
        posted::{posted, typed},
        select::Select,
    },
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The page on which an account is opened for a colleague.
#[component]
pub fn StaffFormPage() -> impl IntoView {
    let faults = posted::<Appoint>();
    let found = Resource::new(|| (), |()| places());
    let form = loaded(found, move |placing| {
        let faults = faults.clone();
        view! { <Form placing faults /> }.into_any()
    });
    view! {
        <Back href="/w/admin/staff".to_owned() name=admin::STAFF />
        {form}
    }
}

#[component]
fn Form(placing: Placing, faults: Faults) -> impl IntoView {
    let language = language();
    let names = [
        ("login", admin::LOGIN),
        ("name", admin::NAME),
        ("number", admin::STAFF_NUMBER),
        ("at", admin::PLACE),
        ("roles[]", admin::ROLES),
        ("password", admin::FIRST_PASSWORD),
    ]
    .map(|(field, name)| (field.to_owned(), language.say(name).to_owned()));
    view! {
        <Title text=faults.titled(language, language.say(admin::ADD_STAFF)) />
        <div class="hall-narrow">
            <ErrorSummary faults=faults.named(language, &names) />
            <div class="hall-paper">
                <h1 class="hall-title">{language.say(admin::ADD_STAFF)}</h1>
                <form method="post" action="/api/admin/appoint" novalidate=true>
                    <Questions placing faults />
                    <button class="govuk-button">{language.say(admin::OPEN_ACCOUNT)}</button>
                </form>
            </div>
        </div>
    }
}

#[component]
fn Questions(placing: Placing, faults: Faults) -> impl IntoView {
    let language = language();
    let mut typed = typed().into_iter();
    let mut before = || typed.next().unwrap_or_default();
    let (login, name, at, roles, number) = (before(), before(), before(), before(), before());
    let held = roles.split_whitespace().map(str::to_owned).collect();
    let say = |message| language.say(message).to_owned();
    let hint = |message| Some(language.say(message).to_owned());
    view! {
        <TextField name="name" label=say(admin::NAME) value=name faults=faults.clone() />
        <TextField name="login" label=say(admin::LOGIN) hint=say(accounts::LOGIN_HINT) value=login faults=faults.clone() keys=Keys::CODE />
        <TextField name="number" label=say(admin::STAFF_NUMBER) hint=say(admin::STAFF_NUMBER_HINT) value=number faults=faults.clone() keys=Keys::CODE />
        <Select name="at".to_owned() label=say(admin::PLACE) choices=placing.places chosen=at hint=hint(admin::PLACE_HINT) faults=faults.clone() />
        <Checkboxes name="roles[]".to_owned() legend=say(admin::ROLES) choices=placing.roles chosen=held hint=hint(admin::ROLES_HINT) faults=faults.clone() />
        <TextField name="password" label=say(admin::FIRST_PASSWORD) hint=say(admin::FIRST_PASSWORD_HINT) faults keys=Keys::NEW_PASSWORD />
    }
}
