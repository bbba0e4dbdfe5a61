//! How the visitor likes the pages.

use crate::{
    text::{Language, Message, accounts, frame},
    visitor::{Size, Theme, Visitor, visitor},
};
use leptos::prelude::*;

/// Language, size and brightness, in one form that is saved on this device.
#[component]
pub fn DisplayForm() -> impl IntoView {
    let Visitor { language, theme, size, is_elder, .. } = visitor();
    let languages =
        Language::ALL.map(|it| (it.tag(), it.say(accounts::LANGUAGE_NAME), it == language));
    let versions = [("0", accounts::STANDARD, !is_elder), ("1", accounts::ELDER, is_elder)]
        .map(|(word, name, is_chosen)| (word, language.say(name), is_chosen));
    let sizes = Size::ALL.map(|it| (it.word(), language.say(it.name()), it == size));
    let themes = [
        (Theme::Auto, accounts::THEME_AUTO),
        (Theme::Light, accounts::THEME_LIGHT),
        (Theme::Dark, accounts::THEME_DARK),
    ]
    .map(|(it, name)| (it.word(), language.say(name), it == theme));
    view! {
        <form method="post" action="/settings">
            <Choice name="lang" legend=accounts::LANGUAGE answers=languages.to_vec() />
            <Choice name="elder" legend=accounts::VERSION answers=versions.to_vec() />
            <Choice name="size" legend=frame::SIZE answers=sizes.to_vec() />
            <Choice name="theme" legend=accounts::THEME answers=themes.to_vec() />
            <button class="govuk-button govuk-button--secondary">{language.say(accounts::SAVE)}</button>
        </form>
    }
}

/// One question with a few answers: word, name, and whether it is the one in force.
#[component]
fn Choice(
    name: &'static str,
    legend: Message,
    answers: Vec<(&'static str, &'static str, bool)>,
) -> impl IntoView {
    let language = visitor().language;
    let answers: Vec<_> = answers
        .into_iter()
        .map(|(word, label, is_chosen)| {
            let id = format!("{name}-{word}");
            view! {
                <div class="govuk-radios__item">
                    <input
                        class="govuk-radios__input" type="radio" id=id.clone()
                        name=name value=word checked=is_chosen
                    />
                    <label class="govuk-label govuk-radios__label" for=id>{label}</label>
                </div>
            }
        })
        .collect();
    view! {
        <div class="govuk-form-group">
            <fieldset class="govuk-fieldset">
                <legend class="govuk-fieldset__legend">{language.say(legend)}</legend>
                <div class="govuk-radios">{answers}</div>
            </fieldset>
        </div>
    }
}
