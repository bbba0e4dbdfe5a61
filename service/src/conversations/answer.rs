//! What the hall answers before a person does: an answer of a guide, a part of one, or the guides that fit.
//!
//! It explains and names its source, and never accepts, refuses or decides; no model outside the hall is asked.

use super::words::{Body, Card};
use crate::{Context, Error, items::search};
use domain::{
    Text,
    conversations::{Section, answered_in},
    items::Item,
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use store::conversations::Entry;

/// How many guides an answer names at most.
const CITED_MAX: usize = 3;

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

/// What the guides say to `question`; `about` is the service that was spoken of before.
pub(super) async fn answer(
    ctx: &Context,
    question: &str,
    about: Option<&str>,
) -> Result<Body, Error> {
    let found = search(ctx, question).await?;
    let catalogue = ctx.catalogue();
    // Whoever names another service asks about that one.
    let item = catalogue.named_in(question).or_else(|| catalogue.item(about?));
    if let Some(body) = item.or(found.items.first()).and_then(|it| explained(it, question)) {
        return Ok(body);
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
    Ok(Body::Guides(cited.collect()))
}

/// What this guide says to the question itself.
fn explained(item: &Arc<Item>, question: &str) -> Option<Body> {
    if let Some(faq) = answered_in(item, question).and_then(|place| item.faq.get(place)) {
        return Some(Body::Answer {
            item: item.key.clone(),
            question: faq.question.clone(),
            answer: faq.answer.clone(),
        });
    }
    let section = Section::asked_in(question)?;
    Some(Body::Card(Card::Section { item: item.key.clone(), version: item.version, section }))
}

/// The service that was spoken of last.
pub(super) fn spoken_of(entries: &[Entry]) -> Option<String> {
    entries.iter().rev().find_map(|it| match Body::read(&it.entry.body) {
        Ok(Body::Guides(cited)) => cited.first().map(|it| it.key.clone()),
        Ok(
            Body::Answer { item, .. }
            | Body::Card(Card::Section { item, .. } | Card::Form { item } | Card::Draft { item, .. }),
        ) => Some(item),
        _ => None,
    })
}
