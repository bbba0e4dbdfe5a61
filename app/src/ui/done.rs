//! What was asked for is done: said once, on the page that follows.

use super::icon::Icon;
use leptos::prelude::*;

/// Says that what was asked for is done; a screen reader hears it without being led there.
#[component]
pub fn DoneNote(#[prop(into)] said: String) -> impl IntoView {
    view! {
        <div class="hall-note" role="status">
            <Icon name="circle-check" />
            <div><p class="govuk-body">{said}</p></div>
        </div>
    }
    .into_any()
}
