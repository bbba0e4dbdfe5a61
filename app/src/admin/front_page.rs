//! The front page of administration.

use super::{
    api::overview,
    view_model::{FrontView, Room},
};
use crate::{
    text::admin,
    ui::{icon::Icon, load::loaded},
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// What there is to do, and what is missing.
#[component]
pub fn FrontPage() -> impl IntoView {
    let found = Resource::new(|| (), |()| overview());
    loaded(found, |page| view! { <Front page /> }.into_any())
}

#[component]
fn Front(page: FrontView) -> impl IntoView {
    let language = language();
    let warnings: Vec<_> = page.warnings.into_iter().map(warning).collect();
    let rooms: Vec<_> = page.rooms.into_iter().map(room).collect();
    view! {
        <Title text=language.say(admin::TITLE) />
        <div class="hall-narrow">
            <h1 class="hall-title">{language.say(admin::TITLE)}</h1>
            {warnings}
            <section class="hall-card">
                <h2 class="govuk-visually-hidden">{language.say(admin::ROOMS)}</h2>
                <ul class="hall-actions">{rooms}</ul>
            </section>
        </div>
    }
}

/// Something that somebody should look after.
pub(super) fn warning(text: String) -> impl IntoView {
    view! {
        <div class="hall-note hall-note--warn">
            <Icon name="triangle-alert" />
            <div><p class="govuk-body">{text}</p></div>
        </div>
    }
}

fn room(room: Room) -> impl IntoView {
    view! {
        <li class="hall-action">
            <Icon name=room.icon />
            <div>
                <a class="hall-action__link" href=room.href>{room.name}</a>
                <p class="hall-action__text">{room.text}</p>
            </div>
            <Icon name="chevron-right" />
        </li>
    }
}
