//! The field in which somebody chooses a file.

use super::{
    faults::Faults,
    field::{Notes, described_by, fault_of, id_of},
};
use crate::{
    error::{AppError, set_status},
    text::refusals,
    visitor::language,
};
use leptos::prelude::*;

/// Name and id of the field.
pub const FILE: &str = "file";

/// The field with its label, its limits and what was wrong with the last file.
#[component]
pub fn FileInput(
    label: &'static str,
    hint: String,
    #[prop(into)] faults: Signal<Faults>,
) -> impl IntoView {
    let fault = fault_of(faults, FILE);
    let id = id_of(FILE);
    let described = described_by(&id, true, fault);
    let is_wrong = move || fault.with(Option::is_some);
    view! {
        <div class="govuk-form-group" class:govuk-form-group--error=is_wrong>
            <label class="govuk-label" for=id.clone()>{label}</label>
            <Notes name=id.clone() hint=Some(hint) fault />
            <input
                class="hall-file-input" id=id name=FILE type="file"
                accept=".pdf,.jpg,.jpeg,.png,.heic" aria-describedby=described
            />
        </div>
    }
}

/// What the address says of the last file; the upload itself could only send the browser here.
#[must_use]
pub fn not_taken(code: String) -> Faults {
    let error = match refusals::find(&code) {
        Some(_) => AppError::Refused(code),
        None => AppError::Invalid(vec![(FILE.to_owned(), code)]),
    };
    set_status(&error);
    Faults::of_error(language(), &error)
}
