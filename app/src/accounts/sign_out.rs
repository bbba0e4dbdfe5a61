//! The way out of the hall.

use crate::{text::accounts, ui::icon::Icon, visitor::language};
use leptos::prelude::*;

/// The button that signs out on this device.
#[component]
pub fn SignOut() -> impl IntoView {
    view! {
        <form method="post" action="/api/accounts/sign-out">
            <button class="govuk-button govuk-button--secondary">
                <Icon name="log-out" />
                {language().say(accounts::SIGN_OUT)}
            </button>
        </form>
    }
    .into_any()
}
