//! How everybody is rated, open to everybody.

use super::{api::published, view_model::PublishedView};
use crate::{
    text::{Message, ratings as text},
    ui::{figures::figures_table, load::loaded},
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

const LEVELS: [Message; 7] = [
    text::PUBLIC_ALL,
    text::RATING_VERY_SATISFIED,
    text::RATING_SATISFIED,
    text::RATING_FAIRLY_SATISFIED,
    text::RATING_DISSATISFIED,
    text::RATING_VERY_DISSATISFIED,
    text::PUBLIC_RATE,
];
const RECTIFIED: [Message; 4] =
    [text::PUBLIC_OPENED, text::PUBLIC_DONE, text::PUBLIC_IN_TIME, text::PUBLIC_DISMISSED];

/// How everybody is rated.
#[component]
pub fn PublicPage() -> impl IntoView {
    loaded(Resource::new(|| (), |()| published()), |page| view! { <Public page /> }.into_any())
}

#[component]
fn Public(page: PublishedView) -> impl IntoView {
    let language = language();
    let is_empty = page.departments.is_empty();
    let table = |caption, heads, rows| figures_table(caption, text::PUBLIC_NAME, heads, rows);
    view! {
        <Title text=language.say(text::PUBLIC_TITLE) />
        <h1 class="hall-title">{language.say(text::PUBLIC_TITLE)}</h1>
        <p class="govuk-body">{language.say(text::PUBLIC_LEAD)}</p>
        {is_empty.then(|| view! { <p class="govuk-body hall-soft">{language.say(text::PUBLIC_NONE)}</p> })}
        <div class="hall-figures">
            {table(text::PUBLIC_DEPARTMENTS, &LEVELS, page.departments)}
            {table(text::PUBLIC_SERVICES, &LEVELS, page.services)}
            {table(text::PUBLIC_BAD, &RECTIFIED, page.rectified)}
        </div>
        <p class="govuk-hint">{language.say(text::PUBLIC_NOTE)}</p>
    }
}
