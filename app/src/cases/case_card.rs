//! Small pieces that several pages of cases show.

use super::view_model::{CardView, TagView};
use crate::ui::icon::Icon;
use leptos::prelude::*;

/// A few words in a coloured box, with the icon that says the same.
#[component]
pub fn Tag(tag: TagView) -> impl IntoView {
    view! { <span class=tag.look.tag()><Icon name=tag.look.icon() />{tag.words}</span> }
}

/// A number of record: groups of four in the red of the seal; what is copied has no gaps.
#[component]
pub fn RecordNumber(
    /// The groups.
    groups: Vec<String>,
    /// The classes.
    #[prop(default = "hall-number")]
    class: &'static str,
) -> impl IntoView {
    let groups: Vec<_> = groups.into_iter().map(|it| view! { <span>{it}</span> }).collect();
    view! { <span class=class>{groups}</span> }
}

/// What a case is, and what it says, in two columns.
#[component]
pub fn Facts(
    /// Names and values.
    facts: Vec<(String, String)>,
    /// The classes.
    #[prop(default = "hall-facts")]
    class: &'static str,
) -> impl IntoView {
    let facts: Vec<_> = facts
        .into_iter()
        .map(|(name, value)| view! { <dt>{name}</dt><dd class="hall-figures">{value}</dd> })
        .collect();
    view! { <dl class=class>{facts}</dl> }
}

/// A case or a draft in a list.
#[component]
pub fn CaseCard(card: CardView) -> impl IntoView {
    let facts: Vec<_> = card.facts.into_iter().map(|it| view! { <span>{it}</span> }).collect();
    view! {
        <li class="hall-case">
            <div class="hall-case__head">
                <h2 class="hall-case__name"><a class="hall-service__link" href=card.href>{card.name}</a></h2>
                <Tag tag=card.tag />
            </div>
            <p class="hall-case__next">{card.next}</p>
            <p class="hall-case__facts">{facts}</p>
        </li>
    }
}
