//! What can be done to a conversation beside speaking in it: a form for each.

use super::view_model::Can;
use crate::{
    text::{Message, conversations as text, ratings},
    ui::{faults::Faults, field::TextField, radios::Choice, select::Select},
    visitor::language,
};
use domain::conversations::CloseReason;
use leptos::prelude::*;

/// What every form of the page carries.
pub struct Form {
    /// Name of the conversation.
    pub id: String,
    /// The name that the next entry gets.
    pub entry: String,
    /// The page of the desk that it comes back to: `1` for its own, two names for one that shows two; empty elsewhere.
    pub desk: String,
}

/// The fields that nobody sees.
pub fn hidden(form: &Form) -> impl IntoView {
    view! {
        <input type="hidden" name="id" value=form.id.clone() />
        {(!form.desk.is_empty()).then(|| view! { <input type="hidden" name="desk" value=form.desk.clone() /> })}
    }
}

/// A button that does one thing.
fn deed(form: &Form, deed: &'static str, name: Message) -> AnyView {
    view! {
        <form method="post" action="/api/conversations/act">
            {hidden(form)}
            <button class="govuk-button govuk-button--secondary" name="deed" value=deed>{language().say(name)}</button>
        </form>
    }
    .into_any()
}

/// What whoever asks can do beside speaking.
pub fn asker(
    form: &Form,
    can: Can,
    (rate, rated): (Option<String>, Option<String>),
    reopen_until: Option<String>,
) -> AnyView {
    let language = language();
    view! {
        <div class="hall-chat__deeds">
            {can.ask_person.then(|| deed(form, "ask_person", text::TO_PERSON))}
            {can.end.then(|| deed(form, "end", text::END))}
        </div>
        {rate.map(|href| view! { <p><a class="govuk-button govuk-button--secondary" href=href rel="external">{language.say(ratings::RATE_THIS)}</a></p> })}
        {rated.map(|level| view! { <p class="govuk-body">{language.fill(text::RATED, &[("level", &level)])}</p> })}
        {reopen_until.map(|until| view! { <p class="govuk-hint">{until}</p> })}
        {can.reopen.then(|| deed(form, "reopen", text::REOPEN))}
    }
    .into_any()
}

/// What the desk can do beside speaking.
pub fn staff(form: &Form, can: Can, (to, assignable): (Named, Named), faults: &Faults) -> AnyView {
    let holds = can.hold;
    let decline = if holds { text::WITHDRAW_OFFER } else { text::NOT_TAKE_OVER };
    view! {
        <div class="hall-chat__deeds">
            {can.claim.then(|| deed(form, "claim", text::CLAIM))}
            {can.take_over.then(|| deed(form, "claim", text::TAKE_OVER))}
            {can.decline.then(|| deed(form, "decline", decline))}
            {holds.then(|| deed(form, "give_back", text::GIVE_BACK))}
        </div>
        {holds.then(|| hand_over(form, to, faults))}
        {(!assignable.is_empty()).then(|| assigning(form, assignable, faults))}
        {holds.then(|| closing(form, faults))}
    }
    .into_any()
}

/// Words and the names that people read for them.
pub type Named = Vec<(String, String)>;

/// Whoever supervises the desk gives it to one of its people.
fn assigning(form: &Form, people: Named, faults: &Faults) -> AnyView {
    let language = language();
    let choices = people.into_iter().map(|(value, label)| Choice { value, label }).collect();
    let to = language.say(text::ASSIGN_TO).to_owned();
    view! {
        <form class="hall-chat__closing" method="post" action="/api/conversations/assign" novalidate=true>
            {hidden(form)}
            <Select name="agent".to_owned() label=to choices chosen=String::new() hint=None faults=faults.clone() />
            <button class="govuk-button govuk-button--secondary">{language.say(text::ASSIGN)}</button>
        </form>
    }
    .into_any()
}

fn hand_over(form: &Form, to: Named, faults: &Faults) -> AnyView {
    let language = language();
    let choices = to.into_iter().map(|(value, label)| Choice { value, label }).collect();
    let label = language.say(text::HAND_OVER_TO).to_owned();
    view! {
        <details class="govuk-details">
            <summary class="govuk-details__summary">{language.say(text::HAND_OVER)}</summary>
            <form class="govuk-details__text" method="post" action="/api/conversations/offer" novalidate=true>
                {hidden(form)}
                <Select name="department".to_owned() label choices chosen=String::new() hint=None faults=faults.clone() />
                <TextField name="note" label=language.say(text::HAND_OVER_NOTE) hint=language.say(text::HAND_OVER_NOTE_HINT) faults=faults.clone() />
                <button class="govuk-button govuk-button--secondary">{language.say(text::HAND_OVER_DO)}</button>
            </form>
        </details>
    }
    .into_any()
}

fn closing(form: &Form, faults: &Faults) -> AnyView {
    let language = language();
    let choice = |reason: &CloseReason| {
        let label = text::find(&format!("close-{reason}")).map(|it| language.say(it).to_owned());
        Choice { value: reason.word().to_owned(), label: label.unwrap_or_default() }
    };
    let choices: Vec<_> = CloseReason::OF_STAFF.iter().map(choice).collect();
    let label = language.say(text::CLOSE_AS).to_owned();
    let answered = CloseReason::Answered.word().to_owned();
    view! {
        <form class="hall-chat__closing" method="post" action="/api/conversations/act" novalidate=true>
            {hidden(form)}
            <input type="hidden" name="deed" value="close" />
            <Select name="reason".to_owned() label choices chosen=answered hint=None faults=faults.clone() />
            <button class="govuk-button govuk-button--secondary">{language.say(text::CLOSE_DO)}</button>
        </form>
    }
    .into_any()
}
