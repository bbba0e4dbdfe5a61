//! Begin a conversation with a first question, which the published guides answer at once.

use super::{
    Matter,
    answer::answer,
    change::{Change, stored},
    own::owner,
    topics::routed,
    words::{Body, cleaned},
};
use crate::{
    Caller, Context, Error, attempts,
    cases::{Side, capacity, load},
    items::{Catalogue, search},
    matters::own_matter,
};
use domain::{
    access::Action,
    conversations::{Asker, Command, Conversation as Standing, Fact},
    ids::{CaseId, ConversationId, EntryId, MatterId},
    items::Item,
};
use std::sync::Arc;
use store::conversations::{self, Conversation, Reached};

/// What somebody asks about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// Anything.
    Hall,
    /// A service, by its key.
    Item(String),
    /// A case of theirs, by its number.
    Case(String),
    /// What they have brought to the hall, by its number.
    Complaint(String),
}

/// A first question.
#[derive(Clone, Debug)]
pub struct Question {
    /// The name that the page gave the conversation, so that asking again begins no second one.
    pub id: ConversationId,
    /// The name that it gave the first entry.
    pub entry: EntryId,
    /// What it is about.
    pub about: About,
    /// The question.
    pub text: String,
    /// Whether they want a person at once.
    pub asks_person: bool,
}

/// What it is about, as it is kept, and whose desk it goes to.
struct Place {
    about: &'static str,
    item_key: Option<String>,
    case: Option<CaseId>,
    matter: Option<MatterId>,
    department: String,
}

/// Begins a conversation; beginning it again changes nothing.
///
/// # Errors
/// [`Error::Invalid`] for `text`; [`Error::TOO_MANY`]; [`Error::SIGN_IN`] for a visitor without a token; [`Error::NotFound`] for
/// a service or a case that is none of theirs; a failure.
pub async fn begin(ctx: &Context, caller: &Caller, question: Question) -> Result<(), Error> {
    let text = cleaned(&question.text)?;
    let owner = owner(caller).ok_or(Error::SIGN_IN)?;
    if conversations::find(&mut ctx.db.read().await?, question.id).await?.is_some() {
        return Ok(());
    }
    attempts::begin_conversation(ctx, caller).await?;
    let found = search(ctx, &text).await?;
    let fits = found.items.first().or(found.nearest.first());
    let place = place(ctx, caller, &question.about, fits).await?;
    let explained = answer(ctx, &text, found, place.item_key.as_deref());
    let now = ctx.now();
    let topic = routed(&ctx.catalogue(), &place.department, place.item_key.as_deref());
    let standing = Standing { topic, ..Standing::begin(place.department.as_str(), now) };
    let row = Conversation {
        id: question.id,
        owner,
        called: caller.signed_in.as_ref().map(|it| it.name.clone()),
        about: place.about.to_owned(),
        item_key: place.item_key,
        case: place.case,
        matter: place.matter,
        standing: stored(&standing)?,
        last_seq: 0,
        citizen: Reached::default(),
        agent: Reached::default(),
        begun_at: now,
    };
    let (shared, author) = (ctx.clone(), caller.signed_in.as_ref().map(|it| it.person));
    let begun = ctx.db.transact(move |tx| {
        Box::pin(async move {
            conversations::add(tx, &row).await?;
            let mut change = Change::of(&shared, row, standing);
            change.says(Asker::Citizen, question.entry, author, &Body::Text(text))?;
            if question.asks_person {
                let facts = change.wants(Asker::Citizen, Command::AskPerson, true)?;
                if facts.contains(&Fact::Queued) {
                    change.assign(tx).await?;
                }
            } else {
                let id = EntryId::new(shared.chance.id());
                change.says(Asker::Hall, id, None, &explained)?;
            }
            change.keep(tx).await
        })
    });
    match begun.await {
        // A second tap of the same page.
        Err(error) if error.is_taken() => Ok(()),
        begun => begun.map(drop),
    }
}

/// What `about` names, if the caller may ask about it.
///
/// # Errors
/// [`Error::SIGN_IN`] for a case without an account; [`Error::NotFound`] for a service or a case that is none of theirs.
pub async fn matter(ctx: &Context, caller: &Caller, about: &About) -> Result<Matter, Error> {
    if *about == About::Hall {
        return Ok(Matter::Hall);
    }
    let place = place(ctx, caller, about, None).await?;
    if let About::Complaint(number) = about {
        return Ok(Matter::Complaint { number: number.clone() });
    }
    let key = place.item_key.unwrap_or_default();
    let name = ctx.catalogue().item(&key).map(|it| it.name.clone()).unwrap_or_default();
    Ok(match about {
        About::Case(number) => Matter::Case { number: number.clone(), name },
        _ => Matter::Item { key, name },
    })
}

async fn place(
    ctx: &Context,
    caller: &Caller,
    about: &About,
    fits: Option<&Arc<Item>>,
) -> Result<Place, Error> {
    let catalogue = ctx.catalogue();
    match about {
        About::Hall => {
            let department = fits.map(|it| it.department.clone());
            let department = department.or_else(|| front_desk(&catalogue));
            let department = department.ok_or_else(|| Error::failed("there is no department"))?;
            Ok(Place { about: "hall", item_key: None, case: None, matter: None, department })
        }
        About::Item(key) => {
            let item = catalogue.item(key).ok_or(Error::NotFound)?;
            let department = item.department.clone();
            let item_key = Some(key.clone());
            Ok(Place { about: "item", item_key, case: None, matter: None, department })
        }
        About::Case(number) => {
            caller.signed_in()?;
            let mut db = ctx.db.read().await?;
            let loaded = load(&mut db, ctx, number).await?.ok_or(Error::NotFound)?;
            capacity(caller, Side::Applicant, Action::SeeCase, &loaded.case)?;
            Ok(Place {
                about: "case",
                item_key: Some(loaded.item.key.clone()),
                case: Some(loaded.row.id),
                matter: None,
                department: loaded.case.department.clone(),
            })
        }
        // Asked at the desk that sorts it, never at that of a department that it may concern (XF 30, 46).
        About::Complaint(number) => {
            let (matter, department) = own_matter(ctx, caller, number).await?;
            let matter = Some(matter);
            Ok(Place { about: "matter", item_key: None, case: None, matter, department })
        }
    }
}

/// The desk that answers what no service fits: the department with the lowest number.
fn front_desk(catalogue: &Catalogue) -> Option<String> {
    catalogue.departments().min_by_key(|it| it.number).map(|it| it.key.clone())
}
