//! What is wrong, above the form, with a link to each field.

use super::{faults::Faults, field::id_of};
use crate::{text::form, visitor::language};
use leptos::{html::Div, prelude::*};

/// What is wrong, above the form; takes the focus, with script and without, so that nobody has to look for it.
#[component]
pub fn ErrorSummary(#[prop(into)] faults: Signal<Faults>) -> impl IntoView {
    let language = language();
    let summary = NodeRef::<Div>::new();
    Effect::new(move || {
        if let Some(summary) = summary.get() {
            let _ = summary.focus();
        }
    });
    move || {
        let faults = faults.get();
        (!faults.is_empty()).then(|| {
            let entries: Vec<_> = faults.iter().map(entry).collect();
            view! {
                <div class="govuk-error-summary" role="alert" tabindex="-1" autofocus aria-labelledby="error-summary-title" node_ref=summary>
                    <h2 class="govuk-error-summary__title" id="error-summary-title">{language.say(form::PROBLEM)}</h2>
                    <ul class="govuk-list govuk-error-summary__list">{entries}</ul>
                </div>
            }
        })
    }
}

/// A fault of a field leads there; one of the whole form leads nowhere.
fn entry((field, sentence): &(String, String)) -> AnyView {
    let sentence = sentence.clone();
    if field.is_empty() {
        view! { <li>{sentence}</li> }.into_any()
    } else {
        view! { <li><a href=format!("#{}", id_of(field))>{sentence}</a></li> }.into_any()
    }
}
