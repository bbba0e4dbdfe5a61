//! The years of the calendar.

use super::{
    api::years,
    frame::{Back, Done},
    view_model::YearRow,
};
use crate::{
    text::admin,
    ui::{
        load::loaded,
        table::{Table, cell},
    },
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The years in force, newest first.
#[component]
pub fn CalendarPage() -> impl IntoView {
    let found = Resource::new(|| (), |()| years());
    loaded(found, |rows| view! { <Years rows /> }.into_any())
}

#[component]
fn Years(rows: Vec<YearRow>) -> impl IntoView {
    let language = language();
    let rows: Vec<_> = rows.into_iter().map(row).collect();
    let heads =
        vec![admin::YEAR, admin::STATE, admin::WORKING_DAYS, admin::SOURCE, admin::LOADED_AT];
    view! {
        <Title text=language.say(admin::CALENDAR) />
        <Back href="/w/admin".to_owned() name=admin::TITLE />
        <Done />
        <h1 class="hall-title">{language.say(admin::CALENDAR)}</h1>
        <p class="hall-lead">{language.say(admin::CALENDAR_LEAD)}</p>
        <p class="govuk-body">
            <a class="govuk-button" href="/w/admin/calendar/load">{language.say(admin::LOAD_YEAR)}</a>
        </p>
        <Table caption=admin::CALENDAR_CAPTION heads>{rows}</Table>
    }
}

fn row(row: YearRow) -> impl IntoView {
    let class = format!("govuk-tag {}", row.class);
    view! {
        <tr class="hall-table__row" role="row">
            {cell(admin::YEAR, row.year)}
            {cell(admin::STATE, view! { <span class=class>{row.state}</span> })}
            {cell(admin::WORKING_DAYS, row.working_days)}
            {cell(admin::SOURCE, row.source)}
            {cell(admin::LOADED_AT, row.loaded)}
        </tr>
    }
}
