//! What stands above every page of a case: which it is, how long there is, and its parts.

use super::view_model::{Head, Tag};
use crate::{
    text::{Message, desk},
    ui::icon::Icon,
    visitor::language,
};
use leptos::prelude::*;
use leptos_meta::Title;

/// A part of the file of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What can be done.
    Act,
    /// What was filed.
    Content,
    /// The documents that were handed in.
    Materials,
    /// What happened.
    History,
}

const PARTS: [(Part, &str, Message); 4] = [
    (Part::Act, "", desk::PART_ACT),
    (Part::Content, "/content", desk::PART_CONTENT),
    (Part::Materials, "/materials", desk::PART_MATERIALS),
    (Part::History, "/history", desk::PART_HISTORY),
];

/// Identity and parts of a case.
#[component]
pub fn CaseHead(head: Head, part: Part) -> impl IntoView {
    let language = language();
    let number: Vec<_> =
        head.number.iter().cloned().map(|it| view! { <span>{it}</span> }).collect();
    let facts: Vec<_> = head
        .facts
        .into_iter()
        .map(|(name, value)| view! { <div><dt>{name}</dt><dd class="hall-figures">{value}</dd></div> })
        .collect();
    let tabs: Vec<_> = PARTS
        .into_iter()
        .map(|(it, path, name)| {
            let count = head.files.filter(|_| it == Part::Materials).map(|count| format!(" {count}"));
            let href = format!("{}{path}", head.href);
            view! {
                <li>
                    <a class="hall-tabs__link" href=href aria-current=(it == part).then_some("page")>
                        {language.say(name)}{count}
                    </a>
                </li>
            }
        })
        .collect();
    view! {
        <Title text=format!("{} · {}", head.service, head.number.join(" ")) />
        <a class="govuk-back-link hall-no-print" href="/w">{language.say(desk::BACK_DESK)}</a>
        <header class="hall-identity">
            <p class="hall-row"><TagView tag=head.clock /><span class="govuk-tag">{head.state}</span></p>
            <h1 class="hall-title">{head.service}</h1>
            <dl class="hall-identity__facts">
                <div><dt>{language.say(desk::NUMBER)}</dt><dd><span class="hall-number">{number}</span></dd></div>
                {facts}
            </dl>
        </header>
        <nav class="hall-no-print" aria-label=language.say(desk::PARTS)><ul class="hall-tabs">{tabs}</ul></nav>
    }
}

/// A word as a tag, with its icon.
#[component]
pub fn TagView(tag: Tag) -> impl IntoView {
    let class = format!("govuk-tag {}", tag.class);
    view! {
        <span class=class>
            {(!tag.icon.is_empty()).then(|| view! { <Icon name=tag.icon /> })}
            {tag.text}
        </span>
    }
}
