//! The first page of the large version: the few ways on that most people need (MIIT, fewer choices on a page).

use crate::{
    text::{Message, home},
    ui::{icon::Icon, read_aloud::ReadAloud},
    visitor::language,
};
use leptos::prelude::*;

/// Address, icon, name.
const WAYS: [(&str, &str, Message); 6] = [
    ("/search", "layout-grid", home::FEW_SERVICES),
    ("/my", "folder-open", home::FEW_CASES),
    ("/track", "clock", home::FEW_TRACK),
    ("/messages", "bell", home::FEW_MESSAGES),
    ("/help#contact", "map-pin", home::FEW_WINDOW),
    ("tel:12345", "phone", home::FEW_CALL),
];

/// Six large tiles, and the page read aloud.
#[component]
pub fn FewWays() -> impl IntoView {
    let language = language();
    let tiles: Vec<_> = WAYS
        .into_iter()
        .map(|(href, icon, name)| {
            view! { <li><a class="hall-tile" href=href><Icon name=icon />{language.say(name)}</a></li> }
        })
        .collect();
    view! {
        <ReadAloud />
        <ul class="hall-tiles hall-tiles--few">{tiles}</ul>
    }
    .into_any()
}
