//! Tables of figures.

use super::table::{Table, cell};
use crate::{
    text::{Message, figures as text},
    visitor::language,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What stands where there is nothing to count.
pub const NOTHING: &str = "–";

/// A row of figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FiguresRow {
    /// What it is about.
    pub name: String,
    /// The figures, in the order of the heads.
    pub cells: Vec<String>,
    /// Whether it wants attention.
    pub is_urgent: bool,
}

/// A table of figures: `name` heads what its rows are about, `heads` the figures; nothing where there are no rows.
pub fn figures_table(
    caption: Message,
    name: Message,
    heads: &'static [Message],
    rows: Vec<FiguresRow>,
) -> Option<AnyView> {
    let is_empty = rows.is_empty();
    let rows: Vec<_> = rows.into_iter().map(|it| row(name, heads, it)).collect();
    let heads = std::iter::once(name).chain(heads.iter().copied()).collect();
    (!is_empty).then(|| view! { <Table caption heads>{rows}</Table> }.into_any())
}

fn row(name: Message, heads: &'static [Message], row: FiguresRow) -> AnyView {
    let language = language();
    let cells: Vec<_> =
        heads.iter().zip(row.cells).map(|(head, value)| cell(*head, value)).collect();
    let attention = row.is_urgent.then(|| {
        view! { <span class="govuk-tag hall-tag--over">{language.say(text::ATTENTION)}</span> }
    });
    view! {
        <tr class="hall-table__row" role="row">
            <th class="hall-table__cell" role="rowheader" scope="row" data-label=language.say(name)><div>{row.name}" "{attention}</div></th>
            {cells}
        </tr>
    }
    .into_any()
}
