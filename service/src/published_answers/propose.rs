//! Propose an answer for everybody, or a better version of one.

use super::source::{Source, Sourced, sourced};
use crate::{
    Caller, Context, Error, FieldFault,
    conversations::{cleaned, cleaned_line},
    named::Named,
    review,
};
use domain::{
    Text,
    conversations::{PUBLISHED_QUESTION_CHARS, Review},
    ids::PublishedAnswerId,
};
use store::published_answers::{self, PublishedAnswer};

/// What is proposed.
#[derive(Clone, Debug, Default)]
pub struct Proposal {
    /// The answer of which it is a better version; none for a new one.
    pub id: Option<PublishedAnswerId>,
    /// Key of the service it is about; empty for the hall as a whole.
    pub item: String,
    /// What is asked.
    pub question: Text,
    /// What is answered.
    pub answer: Text,
    /// Where it was given first.
    pub source: Option<Source>,
}

/// Proposes an answer for the desk of `department`; nobody reads it before somebody else has approved it.
///
/// # Errors
/// [`Error::Invalid`] for `item`, `question`, `answer` and their English versions, among them what names somebody;
/// [`Error::NotFound`] for the desk, an answer or a source of another department; a failure.
pub async fn propose(
    ctx: &Context,
    caller: &Caller,
    department: &str,
    proposal: Proposal,
) -> Result<(), Error> {
    let person = review::writer(caller, department)?;
    let Sourced { conversation, heard, named } =
        sourced(ctx, caller, department, &proposal).await?;
    let Checked { item, question, answer } = checked(ctx, department, &proposal, &named)?;
    let (shared, department) = (ctx.clone(), department.to_owned());
    let proposed = ctx.db.transact(move |tx| {
        Box::pin(async move {
            let now = shared.now();
            let known = match proposal.id {
                Some(id) => published_answers::versions(tx, id).await?,
                None => Vec::new(),
            };
            if proposal.id.is_some() && known.first().is_none_or(|it| it.department != department) {
                return Err(Error::NotFound);
            }
            // Whoever writes a better version means it in place of what still waits.
            for it in known.iter().filter(|it| it.state == Review::Proposed.word()) {
                let states = (it.state.as_str(), Review::Withdrawn.word());
                published_answers::judge(tx, (it.id, it.version), states, person, now).await?;
            }
            let first = known.last();
            let answer = PublishedAnswer {
                id: proposal.id.unwrap_or_else(|| PublishedAnswerId::new(shared.chance.id())),
                version: known.first().map_or(1, |it| it.version + 1),
                department,
                item,
                question,
                answer,
                conversation: conversation.or_else(|| first.and_then(|it| it.conversation)),
                heard: heard.or_else(|| first.and_then(|it| it.heard.clone())),
                state: Review::Proposed.word().to_owned(),
                written_by: person,
                written_at: now,
                judged_at: None,
                helped: 0,
                unhelped: 0,
            };
            Ok(published_answers::add(tx, &answer).await?)
        })
    });
    proposed.await
}

/// What is kept of a proposal.
struct Checked {
    item: Option<(String, i64)>,
    question: Text,
    answer: Text,
}

/// Everything that is wrong with a proposal at once.
fn checked(
    ctx: &Context,
    department: &str,
    proposal: &Proposal,
    named: &Named,
) -> Result<Checked, Error> {
    let catalogue = ctx.catalogue();
    let own = catalogue.item(&proposal.item).filter(|it| it.department == department);
    let item = own.map(|it| (it.key.clone(), i64::from(it.version)));
    let mut faults = Vec::new();
    if item.is_none() && !proposal.item.is_empty() {
        faults.push(FieldFault::new("item", "not-a-choice"));
    }
    let has_english =
        [&proposal.question.en, &proposal.answer.en].iter().any(|it| !it.trim().is_empty());
    let mut text = |field: &str, typed: &str, is_question: bool, is_needed: bool| {
        if !is_needed {
            return String::new();
        }
        let text = if is_question {
            cleaned_line(field, typed, PUBLISHED_QUESTION_CHARS)
        } else {
            cleaned(typed)
        };
        match text {
            Ok(text) if named.is_in(&text) => {
                faults.push(FieldFault::new(field, "personal"));
                text
            }
            Ok(text) => text,
            Err(Error::Invalid(found)) => {
                faults.extend(found.iter().map(|it| FieldFault::new(field, it.code)));
                String::new()
            }
            Err(_) => String::new(),
        }
    };
    let question = Text::new(
        text("question", &proposal.question.zh, true, true),
        text("question_en", &proposal.question.en, true, has_english),
    );
    let answer = Text::new(
        text("answer", &proposal.answer.zh, false, true),
        text("answer_en", &proposal.answer.en, false, has_english),
    );
    if faults.is_empty() {
        Ok(Checked { item, question, answer })
    } else {
        Err(Error::Invalid(faults))
    }
}
