//! What the hall answers before a person does: an answer of a guide, a part of one, or the guides that fit.
//!
//! It explains and names its source, and never accepts, refuses or decides; no model outside the hall is asked.

use super::words::{Body, Card};
use crate::{Context, Error, items::Found, published_answers::Answers};
use domain::{
    Text,
    conversations::{Section, answered_in},
    items::Item,
};
use serde::{Deserialize, Serialize};
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

/// What the guides and the published answers say to `question`, by which a search has `found` some; `about` is the
/// service that was spoken of before.
pub(super) fn answer(ctx: &Context, question: &str, found: Found, about: Option<&str>) -> Body {
    let catalogue = ctx.catalogue();
    // Whoever names another service asks about that one.
    let item = catalogue.named_in(question).or_else(|| catalogue.item(about?));
    let meant = item.or(found.items.first());
    let answered = meant.and_then(|it| answered(it, question));
    let published = || published(&ctx.answers(), question, meant.map(|it| it.key.as_str()));
    let explained = || meant.and_then(|it| explained(it, question));
    if let Some(body) = answered.or_else(published).or_else(explained) {
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

/// The answer of this guide to a question like this one.
fn answered(item: &Item, question: &str) -> Option<Body> {
    let faq = answered_in(item, question)?;
    Some(Body::Answer {
        item: item.key.clone(),
        question: faq.question.clone(),
        answer: faq.answer.clone(),
    })
}

/// What was answered before to a question like this one.
fn published(answers: &Answers, question: &str, item: Option<&str>) -> Option<Body> {
    let published = answers.like(question, item)?;
    Some(Body::Published {
        answer: published.id,
        question: published.question.clone(),
        said: published.answer.clone(),
    })
}

/// The part of this guide for which the question asks.
fn explained(item: &Item, question: &str) -> Option<Body> {
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
