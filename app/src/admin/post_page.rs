//! Give a colleague a post, or change it.

use super::{
    api::{GivePost, post},
    frame::Back,
    view_model::PostForm,
};
use crate::{
    text::admin,
    ui::{
        address, checkboxes::Checkboxes, error_summary::ErrorSummary, faults::Faults, load::loaded,
        posted::posted, select::Select,
    },
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The roles of a colleague in one place.
#[component]
pub fn PostPage() -> impl IntoView {
    let (params, query) = (address::path(), address::query());
    let faults = posted::<GivePost>();
    let person = move || params.text("person");
    let asked = move || (person(), query.text("at"));
    let found = Resource::new(asked, |(person, at)| post(person, at));
    let form = loaded(found, move |form| {
        let faults = faults.clone();
        view! { <Form form faults /> }.into_any()
    });
    let member = params.now("person").unwrap_or_default();
    view! {
        <Back href=format!("/w/admin/staff/{member}") name=admin::BACK_MEMBER />
        {form}
    }
}

#[component]
fn Form(form: PostForm, faults: Faults) -> impl IntoView {
    let language = language();
    let names = [("at", admin::PLACE), ("roles[]", admin::ROLES)]
        .map(|(field, name)| (field.to_owned(), language.say(name).to_owned()));
    let is_new = form.at.is_empty();
    let title = if is_new { admin::ADD_POST } else { admin::CHANGE_POST };
    let say = |message| language.say(message).to_owned();
    let hint = if is_new { admin::ROLES_HINT } else { admin::ROLES_NONE_HINT };
    let place = if is_new {
        view! { <Select name="at".to_owned() label=say(admin::PLACE) choices=form.places chosen=String::new() hint=Some(say(admin::PLACE_HINT)) faults=faults.clone() /> }.into_any()
    } else {
        view! { <input type="hidden" name="at" value=form.at /> }.into_any()
    };
    view! {
        <Title text=faults.titled(language, &format!("{} · {}", language.say(title), form.name)) />
        <div class="hall-narrow">
            <ErrorSummary faults=faults.named(language, &names) />
            <div class="hall-paper">
                <p class="govuk-hint">{[form.name, form.place].join(" ")}</p>
                <h1 class="hall-title">{language.say(title)}</h1>
                <form method="post" action="/api/admin/give-post" novalidate=true>
                    <input type="hidden" name="person" value=form.id />
                    {place}
                    <Checkboxes name="roles[]".to_owned() legend=say(admin::ROLES) choices=form.roles chosen=form.held hint=Some(say(hint)) faults />
                    <button class="govuk-button">{language.say(admin::SAVE)}</button>
                </form>
            </div>
        </div>
    }
}
