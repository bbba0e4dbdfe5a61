//! Begin a published answer with what was said in a conversation.

use crate::{
    Caller, Context, Error,
    conversations::{Body, Matter, Said, Speaker, Viewer, Which, show},
};
use domain::{
    conversations::{Side, redacted},
    ids::ConversationId,
};

/// What a published answer begins with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drafted {
    /// Key of the department whose desk has the conversation.
    pub department: String,
    /// Key of the service it is about; empty for the hall as a whole.
    pub item: String,
    /// What was asked before.
    pub question: String,
    /// What was answered.
    pub answer: String,
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
    let name = shown.called.as_deref();
    let without = |text: &str| {
        let text = redacted(text);
        // Whoever was addressed by name is nobody else's business.
        name.filter(|it| !it.is_empty())
            .map_or_else(|| text.clone(), |it| text.replace(it, "〔略〕"))
    };
    Ok(Drafted {
        item: match shown.matter {
            Matter::Item { key, .. } => key,
            Matter::Case { .. } | Matter::Complaint { .. } | Matter::Hall => String::new(),
        },
        department: shown.standing.department,
        question: without(asked),
        answer: without(said),
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
