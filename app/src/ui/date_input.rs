//! A date in three boxes.

use super::{
    faults::Faults,
    field::fault_of,
    fieldset::{Fieldset, id_at},
};
use crate::{
    text::{Message, form},
    visitor::language,
};
use leptos::prelude::*;

/// The ends of the names of the three boxes.
pub const PARTS: [&str; 3] = [":year", ":month", ":day"];

const LABELS: [Message; 3] = [form::YEAR, form::MONTH, form::DAY];

/// A question that is answered with a date; the boxes are named by [`PARTS`].
#[component]
pub fn DateInput(
    /// Name of the question.
    name: String,
    /// The question.
    legend: String,
    /// Year, month and day as typed before.
    typed: [String; 3],
    /// One sentence that helps.
    hint: Option<String>,
    /// What is wrong with the form; the question picks its own.
    #[prop(into)]
    faults: Signal<Faults>,
) -> impl IntoView {
    let language = language();
    let fault = fault_of(faults, &name);
    let is_wrong = move || fault.with(Option::is_some);
    let boxes: Vec<_> = typed
        .into_iter()
        .enumerate()
        .map(|(place, value)| {
            let (id, part) = (id_at(&name, place), format!("{name}{}", PARTS[place]));
            let width = if place == 0 { "govuk-input--width-4" } else { "govuk-input--width-2" };
            let class = format!("govuk-input govuk-date-input__input {width}");
            view! {
                <div class="govuk-date-input__item">
                    <label class="govuk-label govuk-date-input__label" for=id.clone()>{language.say(LABELS[place])}</label>
                    <input
                        class=class class:govuk-input--error=is_wrong id=id name=part value=value
                        type="text" inputmode="numeric" autocomplete="off" aria-invalid=move || is_wrong().then_some("true")
                    />
                </div>
            }
        })
        .collect();
    view! { <Fieldset name legend hint faults><div class="govuk-date-input">{boxes}</div></Fieldset> }
}
