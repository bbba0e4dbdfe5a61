//! One document.

use super::{Document, Shown, api::notice};
use crate::{
    text::notices,
    ui::{address, load::loaded},
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// A document of the hall, for the screen and for A4.
#[component]
pub fn NoticePage() -> impl IntoView {
    let id = address::part("id");
    loaded(Resource::new(id, notice), |page| view! { <Paper page /> }.into_any())
}

#[component]
fn Paper(page: Shown) -> impl IntoView {
    let language = language();
    view! {
        <Title text=page.notice.title.clone() />
        <a class="govuk-back-link hall-no-print" href=page.back>{page.back_name}</a>
        <Document notice=page.notice />
        <div class="hall-no-print hall-narrow">
            <p class="govuk-hint">{language.say(notices::PRINT_HINT)}</p>
            <p class="govuk-hint">{language.say(notices::DOWNLOAD_HINT)}</p>
        </div>
    }
}
