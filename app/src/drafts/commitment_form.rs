//! The choice to be granted on a commitment (告知承诺).

use super::view_model::CommitmentView;
use crate::{text::drafts, visitor::language};
use leptos::prelude::*;

/// Chooses the commitment, or takes the choice back.
#[component]
pub fn CommitmentForm(draft: String, view: CommitmentView) -> impl IntoView {
    let language = language();
    let CommitmentView { is_chosen, statement, waives } = view;
    let waives: Vec<_> = waives.into_iter().map(|it| view! { <li>{it}</li> }).collect();
    let (title, button) = if is_chosen {
        (drafts::COMMITMENT_CHOSEN, drafts::COMMITMENT_TAKE_BACK)
    } else {
        (drafts::COMMITMENT_OFFER, drafts::COMMITMENT_CHOOSE)
    };
    view! {
        <section class="hall-card" id="commitment" aria-labelledby="commitment-title">
            <h2 class="hall-card__title" id="commitment-title">{language.say(title)}</h2>
            <p class="govuk-body">{language.say(drafts::COMMITMENT_MEANS)}</p>
            <ul class="govuk-list govuk-list--bullet">{waives}</ul>
            <details class="govuk-details">
                <summary class="govuk-details__summary">
                    <span class="govuk-details__summary-text">{language.say(drafts::COMMITMENT_TEXT)}</span>
                </summary>
                <div class="govuk-details__text">{statement}</div>
            </details>
            <form method="post" action="/api/drafts/choose-commitment">
                <input type="hidden" name="draft" value=draft />
                <input type="hidden" name="commits" value=(!is_chosen).to_string() />
                <button class="govuk-button govuk-button--secondary">{language.say(button)}</button>
            </form>
        </section>
    }
}
