//! Several inputs that answer one question: legend, hint and error, wired together.

use super::{
    faults::Faults,
    field::{Notes, described_by, fault_of},
};
use leptos::prelude::*;

/// A question that several inputs answer; the first of them carries the name as its id.
#[component]
pub fn Fieldset(
    /// Name of the question.
    name: String,
    /// The question.
    legend: String,
    /// One sentence that helps.
    hint: Option<String>,
    /// What is wrong with the form; the question picks its own.
    #[prop(into)]
    faults: Signal<Faults>,
    children: Children,
) -> impl IntoView {
    let fault = fault_of(faults, &name);
    let is_wrong = move || fault.with(Option::is_some);
    let described = described_by(&name, hint.is_some(), fault);
    view! {
        <div class="govuk-form-group" class:govuk-form-group--error=is_wrong>
            <fieldset class="govuk-fieldset" aria-describedby=described>
                <legend class="govuk-fieldset__legend">{legend}</legend>
                <Notes name hint fault />
                {children()}
            </fieldset>
        </div>
    }
}

/// The id of the input at `place` among those that answer `name`; links to the question lead to the first.
#[must_use]
pub fn id_at(name: &str, place: usize) -> String {
    if place == 0 { name.to_owned() } else { format!("{name}-{}", place + 1) }
}
