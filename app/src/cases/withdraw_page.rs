//! Take an application back.

use super::{
    api::{Withdraw, withdrawal},
    case_card::RecordNumber,
    view_model::WithdrawView,
};
use crate::{
    text::cases,
    ui::{address, error_summary::ErrorSummary, field::TextArea, load::loaded, posted::posted},
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The page that asks once more before an application is taken back.
#[component]
pub fn WithdrawPage() -> impl IntoView {
    let number = address::part("number");
    let case = Resource::new(number, withdrawal);
    loaded(case, |case| view! { <Confirm case /> }.into_any())
}

#[component]
fn Confirm(case: WithdrawView) -> impl IntoView {
    let language = language();
    let faults = posted::<Withdraw>();
    let title = language.say(cases::WITHDRAW_TITLE);
    let back = format!("/my/{}", case.number);
    view! {
        <Title text=title />
        <div class="hall-narrow">
            <a class="govuk-back-link" href=back.clone()>{language.say(cases::BACK_TO_CASE)}</a>
            <ErrorSummary faults=faults.clone() />
            <div class="hall-paper">
                <h1 class="hall-title">{title}</h1>
                <p class="govuk-body">{case.item}</p>
                <p class="govuk-body"><RecordNumber groups=case.groups /></p>
                <p class="govuk-body">{language.say(cases::WITHDRAW_LEAD)}</p>
                <form method="post" action="/api/cases/withdraw">
                    <input type="hidden" name="number" value=case.number />
                    <TextArea name="reason" label=language.say(cases::WITHDRAW_REASON) faults />
                    <div class="hall-row">
                        <button class="govuk-button govuk-button--warning">{language.say(cases::WITHDRAW_GO)}</button>
                        <a class="govuk-button govuk-button--secondary" href=back>{language.say(cases::WITHDRAW_KEEP)}</a>
                    </div>
                </form>
            </div>
        </div>
    }
}
