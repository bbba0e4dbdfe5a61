//! What the hall answers before a person does: the guides that fit the question, named as its sources.
//!
//! It explains where to read and never accepts, refuses or decides; no model outside the hall is asked.

use crate::{Context, Error, items::search};
use domain::Text;
use serde::{Deserialize, Serialize};

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

/// The guides that fit `question`, the best first.
pub(super) async fn answer(ctx: &Context, question: &str) -> Result<Vec<Cited>, Error> {
    let found = search(ctx, question).await?;
    let items = if found.items.is_empty() { found.nearest } else { found.items };
    let cited = items.iter().take(CITED_MAX).map(|item| Cited {
        key: item.key.clone(),
        name: item.name.clone(),
        summary: item.summary.clone(),
    });
    Ok(cited.collect())
}
