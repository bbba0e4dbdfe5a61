//! Any answers of several.

use super::{
    faults::Faults,
    fieldset::{Fieldset, id_at},
    radios::Choice,
};
use leptos::prelude::*;

/// What stands between ticks where they are kept as one line.
pub const BETWEEN: &str = ",";

/// The ticks of such a line.
pub fn ticks(line: &str) -> impl Iterator<Item = &str> {
    line.split(BETWEEN).filter(|it| !it.is_empty())
}

/// A question with any answers of several.
#[component]
pub fn Checkboxes(
    /// Name of the inputs.
    name: String,
    /// The question.
    legend: String,
    /// The answers to choose from.
    choices: Vec<Choice>,
    /// What was chosen before.
    chosen: Vec<String>,
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
            let (id, name, checked) = (id_at(&name, place), name.clone(), chosen.contains(&value));
            view! {
                <div class="govuk-checkboxes__item">
                    <input class="govuk-checkboxes__input" type="checkbox" id=id.clone() name=name value=value checked=checked />
                    <label class="govuk-label govuk-checkboxes__label" for=id>{label}</label>
                </div>
            }
        })
        .collect();
    view! { <Fieldset name legend hint faults><div class="govuk-checkboxes">{items}</div></Fieldset> }
}

/// One statement that is signed with a tick.
#[component]
pub fn Tick(
    /// Name and id of the input; it sends `yes`.
    #[prop(into)]
    name: String,
    /// The statement.
    #[prop(into)]
    label: String,
    /// Whether it was ticked before.
    #[prop(optional)]
    is_ticked: bool,
    /// What is wrong with the form; the statement picks its own.
    #[prop(into)]
    faults: Signal<Faults>,
) -> impl IntoView {
    let fault = super::field::fault_of(faults, &name);
    let is_wrong = move || fault.with(Option::is_some);
    let described = super::field::described_by(&name, false, fault);
    view! {
        <div class="govuk-form-group" class:govuk-form-group--error=is_wrong>
            <super::field::Notes name=name.clone() hint=None fault />
            <div class="govuk-checkboxes">
                <div class="govuk-checkboxes__item">
                    <input
                        class="govuk-checkboxes__input" type="checkbox" value="yes"
                        id=name.clone() name=name.clone() checked=is_ticked aria-describedby=described
                    />
                    <label class="govuk-label govuk-checkboxes__label" for=name>{label}</label>
                </div>
            </div>
        </div>
    }
}
