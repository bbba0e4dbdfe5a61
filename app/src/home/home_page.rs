//! The first page of the hall.

use crate::{text::home, visitor::language};
use leptos::prelude::*;
use leptos_meta::Title;

/// The first page of the hall.
#[component]
pub fn HomePage() -> impl IntoView {
    let language = language();
    view! {
        <Title text=language.say(home::TITLE) />
        <h1 class="govuk-heading-l">{language.say(home::TITLE)}</h1>
    }
}
