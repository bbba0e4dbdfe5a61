//! One question of a form: label, hint, error and input, wired together here and nowhere else.

use super::faults::Faults;
use crate::{text::form, visitor::language};
use leptos::prelude::*;

/// What a line of text is for, so that the phone shows the right keys and fills in what it knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Keys {
    /// `type` of the input; empty for text.
    pub kind: &'static str,
    /// `inputmode`.
    pub mode: &'static str,
    /// `autocomplete`.
    pub fill: &'static str,
}

impl Keys {
    /// A mobile number.
    pub const MOBILE: Self = Self { kind: "tel", mode: "tel", fill: "tel" };
    /// The name of a person.
    pub const NAME: Self = Self { kind: "text", mode: "text", fill: "name" };
    /// A number with a check character, such as an identity number.
    pub const CODE: Self = Self { kind: "text", mode: "text", fill: "off" };
    /// A password that exists.
    pub const PASSWORD: Self = Self { kind: "password", mode: "text", fill: "current-password" };
    /// A password to be.
    pub const NEW_PASSWORD: Self = Self { kind: "password", mode: "text", fill: "new-password" };
    /// The name by which somebody signs in.
    pub const ACCOUNT: Self = Self { kind: "text", mode: "text", fill: "username" };
}

/// What goes before the ids of a part of a page that stands there for a second time.
#[derive(Clone, Copy, Debug)]
pub struct Ids(pub &'static str);

/// The id of what is called `name` in this part of the page.
#[must_use]
pub fn id_of(name: &str) -> String {
    use_context::<Ids>().map_or_else(|| name.to_owned(), |it| [it.0, name].concat())
}

/// A question that is answered with one line.
#[component]
pub fn TextField(
    /// Name and id of the input.
    #[prop(into)]
    name: String,
    /// The question.
    #[prop(into)]
    label: String,
    /// What is wrong with the form; the field picks its own.
    #[prop(into)]
    faults: Signal<Faults>,
    /// One sentence that helps.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What was typed before.
    #[prop(optional, into)]
    value: String,
    /// What the line is for.
    #[prop(optional)]
    keys: Keys,
) -> impl IntoView {
    let fault = fault_of(faults, &name);
    let id = id_of(&name);
    let described = described_by(&id, hint.is_some(), fault);
    let is_wrong = move || fault.with(Option::is_some);
    view! {
        <div class="govuk-form-group" class:govuk-form-group--error=is_wrong>
            <label class="govuk-label" for=id.clone()>{label}</label>
            <Notes name=id.clone() hint fault />
            <input
                class="govuk-input" class:govuk-input--error=is_wrong
                id=id name=name value=value
                type=keys.kind inputmode=keys.mode autocomplete=keys.fill
                aria-describedby=described aria-invalid=move || is_wrong().then_some("true")
            />
        </div>
    }
}

/// A question that is answered with several lines.
#[component]
pub fn TextArea(
    /// Name and id of the input.
    #[prop(into)]
    name: String,
    /// The question.
    #[prop(into)]
    label: String,
    /// What is wrong with the form; the field picks its own.
    #[prop(into)]
    faults: Signal<Faults>,
    /// One sentence that helps.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What was typed before.
    #[prop(optional, into)]
    value: String,
    /// How many lines are shown.
    #[prop(default = 4)]
    rows: u8,
) -> impl IntoView {
    let fault = fault_of(faults, &name);
    let id = id_of(&name);
    let described = described_by(&id, hint.is_some(), fault);
    let is_wrong = move || fault.with(Option::is_some);
    view! {
        <div class="govuk-form-group" class:govuk-form-group--error=is_wrong>
            <label class="govuk-label" for=id.clone()>{label}</label>
            <Notes name=id.clone() hint fault />
            <textarea
                class="govuk-textarea" class:govuk-textarea--error=is_wrong rows=rows
                id=id name=name
                aria-describedby=described aria-invalid=move || is_wrong().then_some("true")
            >{value}</textarea>
        </div>
    }
}

/// Hint and error of a question, under the ids that `described_by` names.
#[component]
pub fn Notes(
    name: String,
    hint: Option<String>,
    #[prop(into)] fault: Signal<Option<String>>,
) -> impl IntoView {
    let language = language();
    let error_id = format!("{name}-error");
    view! {
        {hint.map(|hint| view! { <div class="govuk-hint" id=format!("{name}-hint")>{hint}</div> })}
        {move || fault.get().map(|fault| view! {
            <p class="govuk-error-message" id=error_id.clone()>
                <span class="govuk-visually-hidden">{language.say(form::ERROR)}</span>{fault}
            </p>
        })}
    }
}

/// What is wrong with the field `name`, also when the form is judged again.
#[must_use]
pub fn fault_of(faults: Signal<Faults>, name: &str) -> Signal<Option<String>> {
    let name = name.to_owned();
    Signal::derive(move || faults.with(|it| it.of(&name)))
}

/// The ids of hint and error, for `aria-describedby`.
#[must_use]
pub fn described_by(
    name: &str,
    has_hint: bool,
    fault: Signal<Option<String>>,
) -> Signal<Option<String>> {
    let hint = has_hint.then(|| format!("{name}-hint"));
    let error = format!("{name}-error");
    Signal::derive(move || match (&hint, fault.with(Option::is_some)) {
        (Some(hint), true) => Some([hint, " ", &error].concat()),
        (None, true) => Some(error.clone()),
        (hint, false) => hint.clone(),
    })
}
