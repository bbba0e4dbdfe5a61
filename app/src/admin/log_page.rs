//! What administrators did.

use super::{
    api::log,
    frame::{Back, Next},
    view_model::LogView,
};
use crate::{
    text::admin,
    ui::{address, load::loaded},
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// What administrators did, newest first.
#[component]
pub fn LogPage() -> impl IntoView {
    let before = address::value("before");
    loaded(Resource::new(before, log), |page| view! { <Log page /> }.into_any())
}

#[component]
fn Log(page: LogView) -> impl IntoView {
    let language = language();
    let is_empty = page.entries.is_empty();
    let entries: Vec<_> = page
        .entries
        .into_iter()
        .map(|(what, when)| {
            view! {
                <li class="hall-timeline__item">
                    <p class="hall-timeline__name">{what}</p>
                    <p class="hall-timeline__when hall-figures">{when}</p>
                </li>
            }
        })
        .collect();
    view! {
        <Title text=language.say(admin::LOG) />
        <Back href="/w/admin".to_owned() name=admin::TITLE />
        <h1 class="hall-title">{language.say(admin::LOG)}</h1>
        <section class="hall-card">
            {if is_empty {
                view! { <p class="govuk-body">{language.say(admin::LOG_EMPTY)}</p> }.into_any()
            } else {
                view! { <ol class="hall-timeline" reversed=true>{entries}</ol> }.into_any()
            }}
        </section>
        <Next href=page.next />
    }
}
