//! What the hall answers before a person does: an answer of a guide, a part of one, or the guides that fit.
//!
//! It explains and names its source, and never accepts, refuses or decides; no model outside the hall is asked.

use super::words::{Body, Card};
use crate::{
    Error,
    items::{Catalogue, Found},
};
use domain::{
    Text,
    conversations::{Section, answered_in},
    items::Item,
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use store::{
    Session,
    conversations::{self, Conversation},
};

/// How many guides an answer names at most.
const CITED_MAX: usize = 3;

/// How far back a question may speak of a service that was named before.
const RECENT: i64 = 20;

/// A guide that fits the question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cited {
    /// Key of the service, by which its guide is found.
    pub key: String,
    /// Its name.
    pub name: Text,
    /// What it is.
    pub summary: Text,
}

/// What the guides say to `question`, by which a search has `found` some; `about` is the service that was spoken of
/// before.
pub(super) fn answer(
    catalogue: &Catalogue,
    question: &str,
    found: Found,
    about: Option<&str>,
) -> Body {
    // Whoever names another service asks about that one.
    let item = catalogue.named_in(question).or_else(|| catalogue.item(about?));
    if let Some(body) = item.or(found.items.first()).and_then(|it| explained(it, question)) {
        return body;
    }
    let items = match item {
        _ if !found.items.is_empty() => found.items,
        Some(item) => vec![item.clone()],
        None => found.nearest,
    };
    let cited = items.iter().take(CITED_MAX).map(|item| Cited {
        key: item.key.clone(),
        name: item.name.clone(),
        summary: item.summary.clone(),
    });
    Body::Guides(cited.collect())
}

/// What this guide says to the question itself.
fn explained(item: &Arc<Item>, question: &str) -> Option<Body> {
    if let Some(faq) = answered_in(item, question) {
        return Some(Body::Answer {
            item: item.key.clone(),
            question: faq.question.clone(),
            answer: faq.answer.clone(),
        });
    }
    let section = Section::asked_in(question)?;
    Some(Body::Card(Card::Section { item: item.key.clone(), version: item.version, section }))
}

/// The service that the conversation is about, or else the one that was spoken of last.
pub(super) async fn spoken_of(
    db: &mut impl Session,
    row: &Conversation,
) -> Result<Option<String>, Error> {
    if row.item_key.is_some() {
        return Ok(row.item_key.clone());
    }
    let entries = conversations::last_entries(db, row.id, i64::MAX, RECENT).await?;
    Ok(
        entries.iter().rev().find_map(|it| match Body::read(&it.entry.body) {
            Ok(Body::Guides(cited)) => cited.first().map(|it| it.key.clone()),
            Ok(
                Body::Answer { item, .. }
                | Body::Card(
                    Card::Section { item, .. } | Card::Form { item } | Card::Draft { item, .. },
                ),
            ) => Some(item),
            _ => None,
        }),
    )
}
