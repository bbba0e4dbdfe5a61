//! Begin a published answer with what was said in a conversation, or with how a matter was answered.

use super::source::{self, Source};
use crate::{
    Caller, Context, Error,
    conversations::{Body, Matter, Said, Speaker, Viewer, Which, show},
    named::Named,
    review,
};
use domain::{
    conversations::{Side, without_houses},
    ids::ConversationId,
};

/// What a published answer begins with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drafted {
    /// Key of the department whose desk has answered.
    pub department: String,
    /// Key of the service it is about; empty for the hall as a whole.
    pub item: String,
    /// What was asked before.
    pub question: String,
    /// What was answered.
    pub answer: String,
    /// Where.
    pub source: Option<Source>,
}

/// The question and the answer that the desk gave under number `seq`, without what names anybody.
///
/// # Errors
/// [`Error::NotFound`] for a conversation that is none of the caller's desk, or where nothing was answered there; a failure.
pub async fn draft(
    ctx: &Context,
    caller: &Caller,
    conversation: ConversationId,
    seq: i64,
) -> Result<Drafted, Error> {
    let shown = show(ctx, caller, conversation, Which::Before(seq.saturating_add(1))).await?;
    if shown.viewer == Viewer::Asker {
        return Err(Error::NotFound);
    }
    let (answer, before) = shown.entries.split_last().ok_or(Error::NotFound)?;
    let said = words(answer, Side::Agent).filter(|_| answer.seq == seq).ok_or(Error::NotFound)?;
    let asked = before.iter().rev().find_map(|it| words(it, Side::Citizen)).unwrap_or_default();
    // Whoever was addressed by name is nobody else's business.
    let named = Named::called(shown.called.as_deref());
    Ok(Drafted {
        item: match shown.matter {
            Matter::Item { key, .. } => key,
            Matter::Case { .. } | Matter::Complaint { .. } | Matter::Hall => String::new(),
        },
        department: shown.standing.department,
        question: named.without(asked),
        answer: named.without(said),
        source: Some(Source::Conversation(conversation)),
    })
}

/// What the matter under `number` was about in one line, and how it was answered, without what names anybody or tells
/// where they live.
///
/// # Errors
/// [`Error::NotFound`] for a matter that is none of the caller's desk, or whose answer is for nobody else; a failure.
pub async fn draft_of_matter(
    ctx: &Context,
    caller: &Caller,
    number: &str,
) -> Result<Drafted, Error> {
    let mut db = ctx.db.read().await?;
    let (row, standing) = source::matter(&mut db, caller, number).await?;
    let department = standing.lead_department().to_owned();
    review::writer(caller, &department)?;
    let answer = standing.answer_for_all().ok_or(Error::NotFound)?;
    let named = Named::of_matter(&mut db, &row, &standing).await?;
    let without = |text: &str| without_houses(&named.without(text));
    Ok(Drafted {
        question: without(&row.brought.title),
        answer: without(answer),
        item: row.brought.item_key.unwrap_or_default(),
        department,
        source: Some(Source::Matter(row.number)),
    })
}

/// The words of an entry, if this side said it.
fn words(entry: &Said, side: Side) -> Option<&str> {
    let Body::Text(text) = &entry.body else { return None };
    let is_theirs = match entry.speaker {
        // At the desk, whoever reads is one of it.
        Speaker::You | Speaker::Agent(_) => side == Side::Agent,
        Speaker::Citizen(_) => side == Side::Citizen,
        Speaker::Assistant | Speaker::Event(_) | Speaker::Note(_) => false,
    };
    is_theirs.then_some(text)
}
