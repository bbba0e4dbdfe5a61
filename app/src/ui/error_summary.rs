//! What is wrong, above the form, with a link to each field.

use super::faults::Faults;
use crate::{text::form, visitor::language};
use leptos::{html::Div, prelude::*};

/// What is wrong, above the form; takes the focus, with script and without, so that nobody has to look for it.
#[component]
pub fn ErrorSummary(faults: Faults) -> impl IntoView {
    let language = language();
    let summary = NodeRef::<Div>::new();
    Effect::new(move || {
        if let Some(summary) = summary.get() {
            let _ = summary.focus();
        }
    });
    let entries: Vec<_> = faults
        .iter()
        .map(|(field, sentence)| {
            let sentence = sentence.clone();
            if field.is_empty() {
                view! { <li>{sentence}</li> }.into_any()
            } else {
                view! { <li><a href=format!("#{field}")>{sentence}</a></li> }.into_any()
            }
        })
        .collect();
    (!faults.is_empty()).then(|| {
        view! {
            <div class="govuk-error-summary" role="alert" tabindex="-1" autofocus aria-labelledby="error-summary-title" node_ref=summary>
                <h2 class="govuk-error-summary__title" id="error-summary-title">{language.say(form::PROBLEM)}</h2>
                <ul class="govuk-list govuk-error-summary__list">{entries}</ul>
            </div>
        }
    })
}
