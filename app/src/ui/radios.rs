//! One answer of several.

use super::{
    faults::Faults,
    fieldset::{Fieldset, id_at},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// An answer to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is shown.
    pub label: String,
}

/// A question with one answer of several.
#[component]
pub fn Radios(
    /// Name of the inputs.
    name: String,
    /// The question.
    legend: String,
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
    let items: Vec<_> = choices
        .into_iter()
        .enumerate()
        .map(|(place, Choice { value, label })| {
            let (id, name, checked) = (id_at(&name, place), name.clone(), value == chosen);
            view! {
                <div class="govuk-radios__item">
                    <input class="govuk-radios__input" type="radio" id=id.clone() name=name value=value checked=checked />
                    <label class="govuk-label govuk-radios__label" for=id>{label}</label>
                </div>
            }
        })
        .collect();
    view! { <Fieldset name legend hint faults><div class="govuk-radios">{items}</div></Fieldset> }
}
