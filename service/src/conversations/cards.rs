//! Show a part of a guide, the way into an application, or the case, instead of writing it down.

use super::{
    change::Change,
    own::{Part, part, standing},
    say::{Words, enter},
    words::{Body, Card},
};
use crate::{Caller, Context, Error, drafts::start_for, matters::begin_for};
use domain::{
    conversations::{Command, Section},
    ids::{ConversationId, EntryId},
};
use store::{
    Read, cases,
    conversations::{self, Conversation, Owner},
};

/// What the desk can show with one tap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Showable {
    /// A part of the guide of the service that it is about.
    Section(Section),
    /// Where one applies for it.
    Form,
    /// An application for it that is begun for whoever asks.
    Draft,
    /// A complaint that is begun for whoever asks, with the words of their question.
    Complaint,
    /// The case that it is about.
    Case,
}

impl Showable {
    /// The word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Section(section) => section.word(),
            Self::Form => "form",
            Self::Draft => "draft",
            Self::Complaint => "complaint",
            Self::Case => "case",
        }
    }

    /// What has this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "form" => Some(Self::Form),
            "draft" => Some(Self::Draft),
            "complaint" => Some(Self::Complaint),
            "case" => Some(Self::Case),
            word => word.parse().ok().map(Self::Section),
        }
    }
}

/// Shows something in a conversation under the name `entry`; answers the number of its entry.
///
/// An application is begun for whoever asks; it is theirs, and the desk sees no more of it than that it was begun.
///
/// # Errors
/// `conversation_no_account` for an application of a visitor without one; `not_for_persons`;
/// [`Error::NotFound`] for a conversation that is none of theirs, or that is about nothing of the kind; `forbidden` for
/// whoever asks; a refusal such as `conversation_not_yours`; a failure.
pub async fn show_card(
    ctx: &Context,
    caller: &Caller,
    id: ConversationId,
    entry: EntryId,
    what: Showable,
) -> Result<i64, Error> {
    let mut db = ctx.db.read().await?;
    let row = conversations::find(&mut db, id).await?.ok_or(Error::NotFound)?;
    let part = part(caller, &row)?;
    if part == Part::Asker {
        return Err(Error::Refused("forbidden"));
    }
    // Whoever may not speak shows nothing, and begins no application for anybody.
    Change::of(ctx, row.clone(), standing(&row)?).wants(part.asker(), Command::Say, true)?;
    if what == Showable::Complaint {
        let card = complaint(ctx, &mut db, &row).await?;
        drop(db);
        return enter(ctx, caller, id, entry, Words::Card(card)).await;
    }
    let item = row.item_key.as_deref().and_then(|key| ctx.catalogue().item(key).cloned());
    let item = item.ok_or(Error::NotFound)?;
    let card = match (what, row.case) {
        (Showable::Section(section), _) => {
            Card::Section { item: item.key.clone(), version: item.version, section }
        }
        (Showable::Form, _) => Card::Form { item: item.key.clone() },
        (Showable::Draft, _) => {
            let Owner::Person(person) = row.owner else {
                return Err(Error::Refused("conversation_no_account"));
            };
            let draft = start_for(ctx, person, &item.key).await?;
            Card::Draft { item: item.key.clone(), draft }
        }
        (Showable::Case, Some(case)) => {
            Card::Case { number: cases::find(&mut db, case).await?.ok_or(Error::NotFound)?.number }
        }
        (Showable::Case, None) | (Showable::Complaint, _) => return Err(Error::NotFound),
    };
    drop(db);
    enter(ctx, caller, id, entry, Words::Card(card)).await
}

/// A complaint with the words with which the conversation began.
async fn complaint(ctx: &Context, db: &mut Read, row: &Conversation) -> Result<Card, Error> {
    let entries = conversations::entries(db, row.id, 0, 1).await?;
    let first = entries.first().map(|it| Body::read(&it.entry.body)).transpose()?;
    let Some(Body::Text(question)) = first else { return Err(Error::NotFound) };
    let department = &row.standing.department;
    let called = row.called.as_deref();
    let draft = begin_for(ctx, (&row.owner, row.id), called, &question, department).await?;
    Ok(Card::Complaint { draft })
}
