//! What people have told that they did not find.

use super::{
    api::misses,
    frame::{Back, Next},
    view_model::{MissRow, MissesView},
};
use crate::{
    text::admin,
    ui::{
        address,
        load::loaded,
        table::{Table, cell},
    },
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// What people have told that they did not find, the most frequent first.
#[component]
pub fn MissesPage() -> impl IntoView {
    let after = address::value("after");
    loaded(Resource::new(after, misses), |page| view! { <Misses page /> }.into_any())
}

#[component]
fn Misses(page: MissesView) -> impl IntoView {
    let language = language();
    let is_empty = page.rows.is_empty();
    let rows: Vec<_> = page.rows.into_iter().map(row).collect();
    let heads = vec![admin::MISS_WORDS, admin::MISS_TIMES, admin::MISS_LAST];
    view! {
        <Title text=language.say(admin::MISSES) />
        <Back href="/w/admin".to_owned() name=admin::TITLE />
        <h1 class="hall-title">{language.say(admin::MISSES)}</h1>
        <p class="govuk-body">{language.say(admin::MISSES_LEAD)}</p>
        {if is_empty {
            view! { <p class="hall-paper">{language.say(admin::MISSES_NONE)}</p> }.into_any()
        } else {
            view! { <Table caption=admin::MISSES_CAPTION heads>{rows}</Table> }.into_any()
        }}
        <Next href=page.next />
    }
}

fn row(row: MissRow) -> impl IntoView {
    let words = view! { <a class="hall-table__link" href=row.href>{row.words}</a> };
    view! {
        <tr class="hall-table__row" role="row">
            {cell(admin::MISS_WORDS, words)}
            {cell(admin::MISS_TIMES, row.times)}
            {cell(admin::MISS_LAST, row.last_on)}
        </tr>
    }
}
