//! Say something in a conversation.

use super::{
    answer::{answer, spoken_of},
    attach::add,
    change::Change,
    own::{Part, part},
    presence::stay,
    words::{Body, Card, NOTE, cleaned},
};
use crate::{
    Caller, Context, Error, attempts,
    items::search,
    messages::{Answered, tell_answered},
};
use domain::{
    conversations::{Asker, Stage},
    ids::{ConversationId, EntryId},
};
use store::conversations::{self, Conversation, Owner, Sent};

/// Says `text` under the name `entry`, which its writer's device gave it; answers the number of the last entry.
///
/// Saying it again under the same name says nothing, and answers the number it has.
/// While nobody has asked for a person, the published guides answer.
///
/// # Errors
/// [`Error::Invalid`] for `text`; [`Error::TOO_FAST`]; [`Error::NotFound`]; a refusal such as `conversation_closed`; a failure.
pub async fn say(
    ctx: &Context,
    caller: &Caller,
    id: ConversationId,
    entry: EntryId,
    text: &str,
) -> Result<i64, Error> {
    enter(ctx, caller, id, entry, Words::Text(cleaned(text)?)).await
}

/// Writes a note that only the desk reads.
///
/// # Errors
/// As [`say`]; `forbidden` for whoever asks.
pub async fn note(
    ctx: &Context,
    caller: &Caller,
    id: ConversationId,
    entry: EntryId,
    text: &str,
) -> Result<i64, Error> {
    enter(ctx, caller, id, entry, Words::Note(cleaned(text)?)).await
}

/// What is entered into the log.
#[derive(Clone, Debug)]
pub(super) enum Words {
    /// For the other side.
    Text(String),
    /// For the desk alone.
    Note(String),
    /// Something that is shown to the other side.
    Card(Card),
    /// A file for the other side.
    File(Sent),
}

/// Enters something under the name that its writer's device gave it; answers its number.
pub(super) async fn enter(
    ctx: &Context,
    caller: &Caller,
    id: ConversationId,
    entry: EntryId,
    words: Words,
) -> Result<i64, Error> {
    let mut db = ctx.db.read().await?;
    let row = conversations::find(&mut db, id).await?.ok_or(Error::NotFound)?;
    let asks = part(caller, &row)? == Part::Asker;
    if let Some(seq) = conversations::find_entry(&mut db, id, entry).await? {
        return Ok(seq);
    }
    drop(db);
    if asks && matches!(words, Words::Note(_)) {
        return Err(Error::Refused("forbidden"));
    }
    attempts::say(ctx, caller).await?;
    let explained = match &words {
        Words::Text(text) if asks && row.standing.stage == Stage::Assistant.word() => {
            let about = spoken_of(&mut ctx.db.read().await?, &row).await?;
            let found = search(ctx, text).await?;
            Some(answer(ctx, text, found, about.as_deref()))
        }
        _ => None,
    };
    let (shared, caller) = (ctx.clone(), caller.clone());
    let said = ctx.db.transact(move |tx| {
        Box::pin(async move {
            let (mut change, part) = Change::hold(tx, &shared, &caller, id).await?;
            if let Some(seq) = conversations::find_entry(tx, id, entry).await? {
                return Ok(seq);
            }
            let author = caller.signed_in.as_ref().map(|it| it.person);
            let body = match words {
                Words::Text(text) => Body::Text(text),
                Words::Card(card) => Body::Card(card),
                Words::File(file) => add(tx, &file).await?,
                Words::Note(text) => {
                    change.write(entry, NOTE, author, &Body::Text(text))?;
                    return change.keep(tx).await;
                }
            };
            let was_promised = change.standing.promised_on.is_some();
            change.says(part.asker(), entry, author, &body)?;
            if let Part::Desk(actor) = &part {
                stay(tx, &shared, actor.person).await?;
                if let (true, Owner::Person(person)) = (was_promised, change.row.owner) {
                    tell_answered(tx, &shared, person, kept_promise(&shared, &change.row)).await?;
                }
            }
            if let Some(explained) = explained.filter(|_| change.standing.stage == Stage::Assistant)
            {
                let id = EntryId::new(shared.chance.id());
                change.says(Asker::Hall, id, None, &explained)?;
            }
            change.keep(tx).await
        })
    });
    said.await
}

/// What whoever was promised an answer is told.
fn kept_promise(ctx: &Context, row: &Conversation) -> Answered {
    let catalogue = ctx.catalogue();
    let item = row.item_key.as_deref().and_then(|key| catalogue.item(key));
    Answered { conversation: row.id, item: item.map(|it| it.name.clone()) }
}
