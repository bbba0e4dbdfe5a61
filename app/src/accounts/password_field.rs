//! The question for a password, which may be shown while it is typed.

use crate::{
    text::{Message, accounts},
    ui::{
        faults::Faults,
        field::{Keys, Notes, described_by, fault_of},
    },
    visitor::language,
};
use leptos::prelude::*;

/// A password; with script, whoever types it may look at it.
#[component]
pub fn PasswordField(
    /// What is wrong with the form.
    faults: Faults,
    /// Whether it is an existing or a new one.
    keys: Keys,
    /// One sentence that helps.
    #[prop(optional, into)]
    hint: Option<String>,
    /// Name and id of the input; a name that ends in `password` is never shown again.
    #[prop(default = "password")]
    name: &'static str,
    /// The question.
    #[prop(default = accounts::PASSWORD)]
    label: Message,
) -> impl IntoView {
    let language = language();
    let fault = fault_of(faults.into(), name);
    let is_wrong = move || fault.with(Option::is_some);
    let described = described_by(name, hint.is_some(), fault);
    let is_shown = RwSignal::new(false);
    view! {
        <div class="govuk-form-group" class:govuk-form-group--error=is_wrong>
            <label class="govuk-label" for=name>{language.say(label)}</label>
            <Notes name=name.to_owned() hint fault />
            <div class="hall-password">
                <input
                    class="govuk-input" class:govuk-input--error=is_wrong id=name name=name
                    type=move || if is_shown.get() { "text" } else { "password" }
                    autocomplete=keys.fill autocapitalize="none" spellcheck="false"
                    aria-describedby=described aria-invalid=move || is_wrong().then_some("true")
                />
                <Look is_shown input=name />
            </div>
        </div>
    }
}

/// The button that shows the password; hidden until the script is there to act on it.
#[component]
fn Look(is_shown: RwSignal<bool>, input: &'static str) -> impl IntoView {
    let language = language();
    let is_alive = RwSignal::new(false);
    Effect::new(move || is_alive.set(true));
    let label = move || language.say(if is_shown.get() { accounts::HIDE } else { accounts::SHOW });
    let name = move || {
        language.say(if is_shown.get() { accounts::HIDE_PASSWORD } else { accounts::SHOW_PASSWORD })
    };
    view! {
        <button
            type="button" class="hall-link-button hall-password__look" hidden=move || !is_alive.get()
            aria-controls=input aria-label=name on:click=move |_| is_shown.update(|it| *it = !*it)
        >{label}</button>
    }
}
