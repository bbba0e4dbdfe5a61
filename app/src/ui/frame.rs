//! Header, navigation and footer around every page.

use crate::{
    text::frame,
    visitor::{language, visitor},
};
use leptos::prelude::*;

/// The frame around every page.
#[component]
pub fn Frame(children: Children) -> impl IntoView {
    let language = language();
    let _ = visitor();
    view! {
        <a href="#main" class="govuk-skip-link">{language.say(frame::SKIP)}</a>
        <header class="hall-header">
            <a class="hall-header__name" href="/">{language.say(frame::NAME)}</a>
        </header>
        <main id="main" class="hall-main" tabindex="-1">{children()}</main>
    }
}
