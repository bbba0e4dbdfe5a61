//! Those who work here.

use super::{
    api::staff,
    frame::{Back, Done, Next},
    view_model::{StaffRow, StaffView},
};
use crate::{
    text::admin,
    ui::{
        address,
        icon::Icon,
        load::loaded,
        table::{Table, cell},
    },
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// Those who work here, by name; what is looked for stands in the address.
#[component]
pub fn StaffPage() -> impl IntoView {
    let query = address::query();
    let asked = move || ["find", "after"].map(|name| query.text(name));
    let found = Resource::new(asked, |[find, after]| staff(find, after));
    loaded(found, move |page| {
        let [find, _] = asked();
        view! { <Staff page find /> }.into_any()
    })
}

#[component]
fn Staff(page: StaffView, find: String) -> impl IntoView {
    let language = language();
    let is_empty = page.rows.is_empty();
    let rows: Vec<_> = page.rows.into_iter().map(row).collect();
    let heads = vec![
        admin::NAME,
        admin::STAFF_NUMBER,
        admin::LOGIN,
        admin::POSTS,
        admin::STATE,
        admin::SEEN,
    ];
    view! {
        <Title text=language.say(admin::STAFF) />
        <Back href="/w/admin".to_owned() name=admin::TITLE />
        <Done />
        <h1 class="hall-title">{language.say(admin::STAFF)}</h1>
        <p class="govuk-body">
            <a class="govuk-button" href="/w/admin/staff/add">{language.say(admin::ADD_STAFF)}</a>
        </p>
        <form class="hall-filter hall-no-print" method="get" action="/w/admin/staff">
            <div class="govuk-form-group">
                <label class="govuk-label" for="find">{language.say(admin::FIND)}</label>
                <input class="govuk-input" id="find" name="find" type="search" value=find autocomplete="off" />
            </div>
            <button class="govuk-button govuk-button--secondary"><Icon name="search" />{language.say(admin::SEARCH)}</button>
        </form>
        {if is_empty {
            view! { <p class="hall-paper">{language.say(admin::NOBODY)}</p> }.into_any()
        } else {
            view! { <Table caption=admin::STAFF_CAPTION heads>{rows}</Table> }.into_any()
        }}
        <Next href=page.next />
    }
}

fn row(row: StaffRow) -> impl IntoView {
    let name = view! { <a class="hall-table__link" href=row.href>{row.name}</a> };
    let posts: Vec<_> = row.posts.into_iter().map(|it| view! { <div>{it}</div> }).collect();
    view! {
        <tr class="hall-table__row" role="row">
            {cell(admin::NAME, name)}
            {cell(admin::STAFF_NUMBER, row.number)}
            {cell(admin::LOGIN, row.login)}
            {cell(admin::POSTS, posts)}
            {cell(admin::STATE, row.state)}
            {cell(admin::SEEN, row.seen)}
        </tr>
    }
}
