//! Add a department.

use super::{
    api::{AddDepartment, departments},
    frame::Back,
};
use crate::{
    text::admin,
    ui::{
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

const COUNT: Keys = Keys { kind: "text", mode: "numeric", fill: "off" };

/// The page on which a department is added.
#[component]
pub fn DepartmentFormPage() -> impl IntoView {
    let faults = posted::<AddDepartment>();
    // Whoever may not add departments is told so before they type.
    let page = || departments("/w/admin/departments/add".to_owned());
    let allowed = Resource::new(|| (), move |()| page());
    let form = loaded(allowed, move |_| {
        let faults = faults.clone();
        view! { <Form faults /> }.into_any()
    });
    view! {
        <Back href="/w/admin/departments".to_owned() name=admin::DEPARTMENTS />
        {form}
    }
}

#[component]
fn Form(faults: Faults) -> impl IntoView {
    let language = language();
    let mut typed = typed().into_iter();
    let mut before = || typed.next().unwrap_or_default();
    let (key, number, name_zh, name_en) = (before(), before(), before(), before());
    let names = [
        ("key", admin::KEY),
        ("number", admin::NUMBER),
        ("name_zh", admin::NAME_ZH),
        ("name_en", admin::NAME_EN),
    ]
    .map(|(field, name)| (field.to_owned(), language.say(name).to_owned()));
    view! {
        <Title text=faults.titled(language, language.say(admin::ADD_DEPARTMENT)) />
        <div class="hall-narrow">
            <ErrorSummary faults=faults.named(language, &names) />
            <div class="hall-paper">
                <h1 class="hall-title">{language.say(admin::ADD_DEPARTMENT)}</h1>
                <form method="post" action="/api/admin/add-department" novalidate=true>
                    <TextField name="name_zh" label=language.say(admin::NAME_ZH) hint=language.say(admin::NAME_ZH_HINT) value=name_zh faults=faults.clone() />
                    <TextField name="name_en" label=language.say(admin::NAME_EN) value=name_en faults=faults.clone() />
                    <TextField name="number" label=language.say(admin::NUMBER) hint=language.say(admin::NUMBER_HINT) value=number faults=faults.clone() keys=COUNT />
                    <TextField name="key" label=language.say(admin::KEY) hint=language.say(admin::KEY_HINT) value=key faults keys=Keys::CODE />
                    <button class="govuk-button">{language.say(admin::ADD_DEPARTMENT)}</button>
                </form>
            </div>
        </div>
    }
}
