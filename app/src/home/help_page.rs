//! Help: whom to ask, how to see the pages better, what happens to personal facts.

use crate::{
    text::{Message, frame, help},
    ui::{frame::Setting, icon::Icon},
    visitor::{Size, Visitor, language, visitor},
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The parts of the page: id, heading, and the paragraphs below it.
const PARTS: [(&str, Message, [Message; 3]); 3] = [
    ("contact", help::CONTACT, [help::CONTACT_CALL, help::CONTACT_VISIT, help::CONTACT_FAMILY]),
    (
        "accessibility",
        help::ACCESSIBILITY,
        [help::ACCESSIBILITY_DOES, help::ACCESSIBILITY_MODES, help::ACCESSIBILITY_REPORT],
    ),
    ("privacy", help::PRIVACY, [help::PRIVACY_WHAT, help::PRIVACY_WHO, help::PRIVACY_RIGHTS]),
];

/// Help: whom to ask, how to see the pages better, what happens to personal facts.
#[component]
pub fn HelpPage() -> impl IntoView {
    let language = language();
    let parts: Vec<_> = PARTS
        .into_iter()
        .map(|(id, heading, paragraphs)| {
            let paragraphs =
                paragraphs.map(|it| view! { <p class="govuk-body">{language.say(it)}</p> });
            view! {
                <section class="hall-section" id=id>
                    <h2 class="govuk-heading-m">{language.say(heading)}</h2>
                    {paragraphs.into_iter().collect::<Vec<_>>()}
                    {(id == "accessibility").then(|| view! { <Sizes /> })}
                </section>
            }
        })
        .collect();
    view! {
        <Title text=language.say(help::TITLE) />
        <div class="hall-narrow">
            <div class="hall-paper">
                <h1 class="hall-title">{language.say(help::TITLE)}</h1>
                <p class="govuk-body">
                    <a class="govuk-button govuk-button--secondary" href="tel:12345">
                        <Icon name="phone" />{language.say(help::CALL)}
                    </a>
                    " "
                    <a class="govuk-button govuk-button--secondary" href="/chat" rel="external">
                        <Icon name="message-circle-question-mark" />{language.say(help::ASK)}
                    </a>
                    " "
                    <a class="govuk-button govuk-button--secondary" href="/complaints" rel="external">
                        {language.say(help::COMPLAIN)}
                    </a>
                    " "
                    <a class="govuk-button govuk-button--secondary" href="/ratings" rel="external">
                        {language.say(help::RATINGS)}
                    </a>
                </p>
                {parts}
            </div>
        </div>
    }
    .into_any()
}

/// How large the type is: a press is enough, on every device and without an account.
#[component]
fn Sizes() -> impl IntoView {
    let Visitor { language, size, .. } = visitor();
    let sizes: Vec<_> = Size::ALL
        .into_iter()
        .map(|it| {
            let (word, label, is_chosen) = (it.word(), language.say(it.name()), it == size);
            view! { <li><Setting name="size" value=word class="hall-segments__link" label is_chosen /></li> }
        })
        .collect();
    view! {
        <h3 class="govuk-heading-s" id="size">{language.say(frame::SIZE)}</h3>
        <ul class="hall-segments" aria-labelledby="size">{sizes}</ul>
    }
    .into_any()
}
