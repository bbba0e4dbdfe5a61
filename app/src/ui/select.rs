//! One answer of many, in a list that unfolds.

use super::{
    faults::Faults,
    field::{Notes, described_by, fault_of, id_of},
    radios::Choice,
};
use crate::{text::form, visitor::language};
use leptos::prelude::*;

/// A question with one answer of too many to show at once.
#[component]
pub fn Select(
    /// Name and id of the input.
    name: String,
    /// The question.
    label: String,
    /// The answers to choose from.
    choices: Vec<Choice>,
    /// What was chosen before; empty for nothing.
    chosen: String,
    /// One sentence that helps.
    hint: Option<String>,
    /// What is wrong with the form; the question picks its own.
    #[prop(into)]
    faults: Signal<Faults>,
) -> impl IntoView {
    let fault = fault_of(faults, &name);
    let id = id_of(&name);
    let described = described_by(&id, hint.is_some(), fault);
    let is_wrong = move || fault.with(Option::is_some);
    let options: Vec<_> = choices
        .into_iter()
        .map(|Choice { value, label }| {
            let selected = value == chosen;
            view! { <option value=value selected=selected>{label}</option> }
        })
        .collect();
    view! {
        <div class="govuk-form-group" class:govuk-form-group--error=is_wrong>
            <label class="govuk-label" for=id.clone()>{label}</label>
            <Notes name=id.clone() hint fault />
            <select
                class="govuk-select" class:govuk-select--error=is_wrong id=id name=name
                aria-describedby=described aria-invalid=move || is_wrong().then_some("true")
            >
                <option value="">{language().say(form::CHOOSE)}</option>
                {options}
            </select>
        </div>
    }
}
