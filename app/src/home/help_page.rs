//! Help: whom to ask, how to see the pages better, what happens to personal facts.

use crate::{
    text::{Message, help},
    ui::icon::Icon,
    visitor::language,
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
                </p>
                {parts}
            </div>
        </div>
    }
    .into_any()
}
