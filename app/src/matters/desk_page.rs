//! What a reader of the staff has to see to.

use super::{api::desk, front_page::Lines, view_model::DeskView};
use crate::{
    text::{desk as bench, figures, matters as text},
    ui::load::loaded,
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The matters of a reader of the staff.
#[component]
pub fn DeskPage() -> impl IntoView {
    loaded(Resource::new(|| (), |()| desk()), |page| view! { <Desk page /> }.into_any())
}

#[component]
fn Desk(page: DeskView) -> impl IntoView {
    let language = language();
    let none = language.say(text::DESK_NONE);
    view! {
        <Title text=language.say(text::DESK) />
        <a class="govuk-back-link" href="/w">{language.say(bench::TITLE)}</a>
        <h1 class="hall-title">{language.say(text::DESK)}</h1>
        {(page.surveys || page.keeps_templates).then(|| view! {
            <ul class="hall-desk__places">
                {page.surveys.then(|| view! { <li><a class="govuk-link hall-link" href="/w/matters/figures">{language.say(figures::MATTERS)}</a></li> })}
                {page.keeps_templates.then(|| view! { <li><a class="govuk-link hall-link" href="/w/matters/templates">{language.say(text::TEMPLATES)}</a></li> })}
            </ul>
        })}
        <div class="hall-desk__lists">
            {page.sorting.map(|lines| view! { <Lines title=language.say(text::DESK_SORTING) none lines /> })}
            <Lines title=language.say(text::DESK_MINE) none lines=page.mine />
            <Lines title=language.say(text::DESK_DEPARTMENTS) none lines=page.departments />
        </div>
    }
}
