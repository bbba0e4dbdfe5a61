//! What is known of somebody or something, in two columns.

use leptos::prelude::*;

/// Facts by their names.
#[component]
pub fn Facts(facts: Vec<(String, String)>) -> impl IntoView {
    let facts: Vec<_> = facts
        .into_iter()
        .map(|(name, value)| {
            view! {
                <div class="govuk-summary-list__row">
                    <dt class="govuk-summary-list__key">{name}</dt>
                    <dd class="govuk-summary-list__value hall-figures">{value}</dd>
                </div>
            }
        })
        .collect();
    view! { <dl class="govuk-summary-list">{facts}</dl> }.into_any()
}
