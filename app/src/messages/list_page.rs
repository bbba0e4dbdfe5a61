//! The visitor's messages.

use super::{
    api::{Open, messages},
    view_model::{MessageView, MessagesView},
};
use crate::{
    text::messages as text,
    ui::{address, error_summary::ErrorSummary, icon::Icon, load::loaded, posted::posted},
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The page of messages, newest first.
#[component]
pub fn MessagesPage() -> impl IntoView {
    let query = address::query();
    let page = Resource::new(move || query.get("after"), messages);
    let title = language().say(text::TITLE);
    let faults = posted::<Open>();
    view! {
        <Title text=title />
        <div class="hall-narrow">
            <ErrorSummary faults />
            <h1 class="hall-title">{title}</h1>
            {loaded(page, |page| view! { <Messages page /> }.into_any())}
        </div>
    }
}

#[component]
fn Messages(page: MessagesView) -> impl IntoView {
    let language = language();
    let is_empty = page.messages.is_empty();
    let messages: Vec<_> =
        page.messages.into_iter().map(|message| view! { <Message message /> }).collect();
    view! {
        <ol class="hall-bare">{messages}</ol>
        {is_empty.then(|| view! {
            <div class="hall-empty"><Icon name="inbox" /><p>{language.say(text::EMPTY)}</p></div>
        })}
        {page.older.map(|href| view! {
            <nav aria-label=language.say(text::PAGES)>
                <ul class="hall-pages">
                    <li></li>
                    <li>
                        <a class="govuk-button govuk-button--secondary hall-button--small" href=href rel="next">
                            {language.say(text::OLDER)}
                            <Icon name="chevron-right" />
                        </a>
                    </li>
                </ul>
            </nav>
        })}
    }
}

/// A message; opening it is a post, because it counts as read from then on.
#[component]
fn Message(message: MessageView) -> impl IntoView {
    let language = language();
    let unread = message.is_unread;
    view! {
        <li class="hall-message" class:hall-message--unread=unread>
            <form method="post" action="/api/messages/open">
                <input type="hidden" name="id" value=message.id />
                <h2 class="hall-message__name">
                    <button class="hall-link-button hall-service__link">
                        {unread.then(|| view! { <span class="govuk-visually-hidden">{language.say(text::UNREAD)}</span> })}
                        {message.title}
                    </button>
                </h2>
            </form>
            <p class="hall-message__text">{message.text}</p>
            <p class="hall-message__when">{message.when}</p>
        </li>
    }
}
