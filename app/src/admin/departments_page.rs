//! The departments.

use super::{
    api::departments,
    frame::{Back, Done},
    view_model::DepartmentRow,
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

/// The departments by number.
#[component]
pub fn DepartmentsPage() -> impl IntoView {
    let page = || departments("/w/admin/departments".to_owned());
    let found = Resource::new(|| (), move |()| page());
    loaded(found, |rows| view! { <Departments rows /> }.into_any())
}

#[component]
fn Departments(rows: Vec<DepartmentRow>) -> impl IntoView {
    let language = language();
    let is_empty = rows.is_empty();
    let rows: Vec<_> = rows.into_iter().map(row).collect();
    let heads = vec![admin::NUMBER, admin::NAME_ZH, admin::NAME_EN, admin::KEY];
    view! {
        <Title text=language.say(admin::DEPARTMENTS) />
        <Back href="/w/admin".to_owned() name=admin::TITLE />
        <Done />
        <h1 class="hall-title">{language.say(admin::DEPARTMENTS)}</h1>
        <p class="govuk-body">
            <a class="govuk-button" href="/w/admin/departments/add">{language.say(admin::ADD_DEPARTMENT)}</a>
        </p>
        {if is_empty {
            view! { <p class="hall-paper">{language.say(admin::WARN_DEPARTMENT)}</p> }.into_any()
        } else {
            view! { <Table caption=admin::DEPARTMENTS_CAPTION heads>{rows}</Table> }.into_any()
        }}
    }
}

fn row(row: DepartmentRow) -> impl IntoView {
    view! {
        <tr class="hall-table__row" role="row">
            {cell(admin::NUMBER, row.number)}
            {cell(admin::NAME_ZH, row.name_zh)}
            {cell(admin::NAME_EN, row.name_en)}
            {cell(admin::KEY, row.key)}
        </tr>
    }
}
