//! What the pages of administration share: the way back, what was done, the cell of a table.

use crate::{
    text::{Message, admin},
    ui::{address, done::DoneNote, icon::Icon},
    visitor::language,
};
use leptos::prelude::*;

/// The way back to the page above.
#[component]
pub fn Back(href: String, name: Message) -> impl IntoView {
    view! { <a class="govuk-back-link hall-no-print" href=href>{language().say(name)}</a> }
}

/// Says that what was asked for is done.
#[component]
pub fn Done() -> impl IntoView {
    let done = address::query().now("done");
    let message = done.and_then(|word| admin::find(&["done_", &word.replace('-', "_")].concat()));
    message.map(|message| view! { <DoneNote said=language().say(message) /> })
}

/// The way to the next page of a list.
#[component]
pub fn Next(href: String) -> impl IntoView {
    let language = language();
    (!href.is_empty()).then(|| {
        view! {
            <nav aria-label=language.say(admin::PAGES)>
                <ul class="hall-pages">
                    <li>
                        <a class="govuk-button govuk-button--secondary hall-button--small" href=href rel="next">
                            {language.say(admin::NEXT_PAGE)}
                            <Icon name="chevron-right" />
                        </a>
                    </li>
                </ul>
            </nav>
        }
    })
}
