//! What was typed into a form that could not be taken, shown again so that nothing is lost.

use crate::{
    error::AppError,
    text::{Message, form},
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;
use serde::{Deserialize, Serialize};

/// The fields of a form in their order, as browsers send them.
pub type Pairs = Vec<(String, String)>;

/// A form that was posted while the session had ended, or the hall was too busy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unsaved {
    /// The code of the refusal: `sign_in` or `busy`.
    pub code: String,
    /// Where the form is posted again.
    pub action: String,
    /// What was typed.
    pub fields: Pairs,
}

impl Unsaved {
    /// What is shown again of `fields`: never a secret.
    #[must_use]
    pub fn new(code: &str, action: String, mut fields: Pairs) -> Self {
        fields.retain(|(name, _)| !name.ends_with("password"));
        Self { code: code.to_owned(), action, fields }
    }

    /// The refusal that says the same.
    #[must_use]
    pub fn error(&self) -> AppError {
        AppError::Refused(self.code.clone())
    }
}

/// One tap posts again what was typed; whoever has to sign in first does so beside this page.
#[component]
pub fn UnsavedPage(unsaved: Unsaved) -> impl IntoView {
    let language = language();
    let Unsaved { code, action, fields } = unsaved;
    let is_signed_out = code == "sign_in";
    let (title, advice) = if is_signed_out {
        (form::SIGNED_OUT_TITLE, form::SIGNED_OUT_ADVICE)
    } else {
        (form::BUSY_TITLE, form::BUSY_ADVICE)
    };
    view! {
        <Title text=language.say(title) />
        <div class="hall-narrow">
            <div class="hall-paper">
                <h1 class="hall-title">{language.say(title)}</h1>
                <p class="govuk-body">{language.say(advice)}</p>
                {is_signed_out.then(|| view! { <p class="govuk-body"><SignInBeside /></p> })}
                <form method="post" action=action>
                    <Again fields />
                    <button class="govuk-button">{language.say(form::SEND_AGAIN)}</button>
                </form>
            </div>
        </div>
    }
}

/// The way to sign in without leaving the page.
#[component]
pub fn SignInBeside() -> impl IntoView {
    const SAY: Message = form::SIGN_IN_BESIDE;
    view! { <a class="govuk-link hall-link" href="/sign-in" target="_blank">{language().say(SAY)}</a> }
}

/// What was typed, out of sight, to be posted again.
#[component]
pub fn Again(fields: Pairs) -> impl IntoView {
    fields
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
        .collect_view()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_not_shown_again() {
        let typed = ["reason", "password", "current_password"]
            .map(|name| (name.to_owned(), "x".to_owned()));
        let unsaved = Unsaved::new("sign_in", "/api/desk/act".to_owned(), typed.to_vec());
        assert_eq!(unsaved.fields, [("reason".to_owned(), "x".to_owned())]);
        assert_eq!(unsaved.error(), AppError::sign_in());
    }
}
