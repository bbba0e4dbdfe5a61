//! A table at a desk, cards on a phone.

use crate::{text::Message, visitor::language};
use leptos::prelude::*;

/// A table at a desk, cards on a phone; the roles keep it a table for a screen reader.
#[component]
pub fn Table(caption: Message, heads: Vec<Message>, children: Children) -> impl IntoView {
    let language = language();
    let heads: Vec<_> = heads
        .into_iter()
        .map(|it| view! { <th class="hall-table__head" role="columnheader" scope="col">{language.say(it)}</th> })
        .collect();
    view! {
        <table class="hall-table" role="table">
            <caption class="hall-table__caption">{language.say(caption)}</caption>
            <thead role="rowgroup"><tr role="row">{heads}</tr></thead>
            <tbody role="rowgroup">{children()}</tbody>
        </table>
    }
}

/// One cell, with the head of its column for a phone.
pub fn cell(head: Message, content: impl IntoView) -> impl IntoView {
    view! {
        <td class="hall-table__cell" role="cell" data-label=language().say(head)>
            <div>{content.into_view()}</div>
        </td>
    }
}
