//! Somebody was faster.

use super::{api::overtaken, view_model::OvertakenView};
use crate::{
    error::{AppError, set_status},
    text::desk,
    ui::{address, icon::Icon, load::loaded},
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// Who handled the case meanwhile; what the officer typed is kept.
#[component]
pub fn OvertakenPage() -> impl IntoView {
    let number = address::part("number");
    loaded(Resource::new(number, overtaken), |page| {
        set_status(&AppError::Refused("stale".to_owned()));
        view! { <Overtaken page /> }.into_any()
    })
}

#[component]
fn Overtaken(page: OvertakenView) -> impl IntoView {
    let language = language();
    view! {
        <Title text=language.say(desk::OVERTAKEN) />
        <div class="hall-narrow">
            <section class="hall-paper">
                <h1 class="hall-title">{language.say(desk::OVERTAKEN)}</h1>
                <div class="hall-note hall-note--warn">
                    <Icon name="git-compare" />
                    <p class="govuk-body">{page.told}</p>
                </div>
                <p><span class="govuk-tag">{page.state}</span></p>
                <p class="govuk-body">{language.say(desk::OVERTAKEN_TEXT)}</p>
                <a class="govuk-button" href=page.href>{language.say(desk::TO_CASE)}</a>
            </section>
        </div>
    }
}
