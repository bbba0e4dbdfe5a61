//! A number with what it counts: square metres, yuan.

use super::{
    faults::Faults,
    field::{Notes, described_by, fault_of},
};
use leptos::prelude::*;

/// A question that is answered with a number or an amount.
#[component]
pub fn Measure(
    /// Name and id of the input.
    name: String,
    /// The question.
    label: String,
    /// What was typed before.
    value: String,
    /// What is counted, shown behind the box; empty for nothing.
    unit: String,
    /// `inputmode`: `numeric` for whole numbers, `decimal` for amounts.
    mode: &'static str,
    /// One sentence that helps.
    hint: Option<String>,
    /// What is wrong with the form; the field picks its own.
    #[prop(into)]
    faults: Signal<Faults>,
) -> impl IntoView {
    let fault = fault_of(faults, &name);
    let is_wrong = move || fault.with(Option::is_some);
    let described = described_by(&name, hint.is_some(), fault);
    // What is counted is part of the question, for those who do not see the box.
    let spoken = (!unit.is_empty()).then(|| format!(" ({unit})"));
    view! {
        <div class="govuk-form-group" class:govuk-form-group--error=is_wrong>
            <label class="govuk-label" for=name.clone()>
                {label}{spoken.map(|it| view! { <span class="govuk-visually-hidden">{it}</span> })}
            </label>
            <Notes name=name.clone() hint fault />
            <div class="govuk-input__wrapper">
                <input
                    class="govuk-input govuk-input--width-10" class:govuk-input--error=is_wrong
                    id=name.clone() name=name value=value type="text" inputmode=mode autocomplete="off"
                    aria-describedby=described aria-invalid=move || is_wrong().then_some("true")
                />
                {(!unit.is_empty()).then(|| view! { <div class="govuk-input__suffix" aria-hidden="true">{unit}</div> })}
            </div>
        </div>
    }
}
