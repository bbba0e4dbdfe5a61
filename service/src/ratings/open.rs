//! Open what can be rated: by the token of a letter or a code, or as whoever was served.

use crate::{
    Caller, Context, Error, accounts::token_hash, conversations, items::Catalogue, matters,
};
use domain::{
    Date, Moment, Text,
    matters::Matter as Standing,
    ratings::{Given, Handled, Review, until},
    rectifications::{Fact, State},
};
use store::{
    Read,
    matters::{Matter, entries, find_by_id},
    ratings::{self, Invitation},
};
use uuid::Uuid;

/// Length of a token, in characters.
const TOKEN_CHARS: usize = 64;
/// How many entries of a rectification are looked through for what was told.
const ENTRIES: i64 = 200;

/// What can be rated, or was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// What was handled.
    pub handled: Handled,
    /// Name of the service; none for what is about none.
    pub item: Option<Text>,
    /// Name of the department that is rated.
    pub department: Text,
    /// When it had been handled.
    pub ended_at: Moment,
    /// The last day on which it can be rated; none when that is over.
    pub until: Option<Date>,
    /// Whether the hall knows how to reach whoever rates.
    pub is_known: bool,
    /// What was said, once it was, and when.
    pub given: Option<(Given, Moment)>,
    /// What a bad one has brought about.
    pub follow: Option<Follow>,
}

/// A rectification as whoever gave the rating follows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Follow {
    /// Its number.
    pub number: String,
    /// Where it stands.
    pub state: State,
    /// The last day for whoever has to act.
    pub due_on: Option<Date>,
    /// What the department told them in the end.
    pub told: Option<String>,
    /// Whether the caller can read the whole of it.
    pub is_theirs: bool,
}

/// What the caller can rate under `key`: a token, or the name of an invitation that is theirs.
///
/// # Errors
/// [`Error::NotFound`] when there is none that is theirs; a failure.
pub async fn open(ctx: &Context, caller: &Caller, key: &str) -> Result<Asked, Error> {
    let invitation = found(ctx, caller, key).await?;
    let mut db = ctx.db.read().await?;
    let rating = ratings::find(&mut db, invitation.id).await?;
    let follow = match rating.as_ref().and_then(|it| it.rectification) {
        Some(id) => match find_by_id(&mut db, id).await? {
            Some(row) => Some(follow(&mut db, caller, &row).await?),
            None => None,
        },
        None => None,
    };
    let given = rating.map(|it| Ok::<_, Error>((review(&it.review)?.given, it.given_at)));
    let last = until(invitation.ended_at, &ctx.calendar());
    let (item, department) = named(&ctx.catalogue(), &invitation);
    Ok(Asked {
        handled: serde_json::from_str(&invitation.handled).map_err(Error::failed)?,
        item,
        department,
        ended_at: invitation.ended_at,
        until: last.filter(|last| ctx.now().date() <= *last),
        is_known: invitation.rater.is_some(),
        given: given.transpose()?,
        follow,
    })
}

/// Names of the service and of the department.
fn named(catalogue: &Catalogue, invitation: &Invitation) -> (Option<Text>, Text) {
    let item = invitation.item_key.as_deref().and_then(|key| catalogue.item(key));
    let department = catalogue.department(&invitation.department).map(|it| it.name.clone());
    (item.map(|it| it.name.clone()), department.unwrap_or_default())
}

/// The invitation under `key`.
///
/// # Errors
/// [`Error::NotFound`] when there is none that is theirs; a failure.
pub(super) async fn found(ctx: &Context, caller: &Caller, key: &str) -> Result<Invitation, Error> {
    if key.len() == TOKEN_CHARS {
        let hash = token_hash(key);
        let found = ratings::find_invitation_by_token(&mut ctx.db.read().await?, &hash).await?;
        return found.ok_or(Error::NotFound);
    }
    let id: Uuid = key.parse().map_err(|_| Error::NotFound)?;
    let invitation = ratings::find_invitation(&mut ctx.db.read().await?, id).await?;
    let invitation = invitation.ok_or(Error::NotFound)?;
    if is_theirs(ctx, caller, &invitation).await? { Ok(invitation) } else { Err(Error::NotFound) }
}

async fn is_theirs(ctx: &Context, caller: &Caller, it: &Invitation) -> Result<bool, Error> {
    if let Some(reader) = &caller.signed_in {
        let mandate = it.organisation.and_then(|organisation| reader.mandate(organisation));
        if it.rater == Some(reader.person) || mandate.is_some_and(|it| it.is_verified) {
            return Ok(true);
        }
    }
    let theirs = match serde_json::from_str(&it.handled).map_err(Error::failed)? {
        Handled::Matter { number } => {
            matters::own_matter(ctx, caller, &number.to_string()).await.map(drop)
        }
        Handled::Conversation { id } => conversations::asks(ctx, caller, id).await,
        Handled::Case { .. } | Handled::Visit { .. } => Err(Error::NotFound),
    };
    match theirs {
        Ok(()) => Ok(true),
        Err(Error::NotFound) => Ok(false),
        Err(other) => Err(other),
    }
}

/// What was said, as it was kept.
pub(super) fn review(kept: &str) -> Result<Review, Error> {
    serde_json::from_str(kept).map_err(Error::failed)
}

async fn follow(db: &mut Read, caller: &Caller, row: &Matter) -> Result<Follow, Error> {
    let standing: Standing = serde_json::from_str(&row.standing.json).map_err(Error::failed)?;
    let Standing::Rectification(it) = standing else {
        return Err(Error::failed("a rating opens nothing but a rectification"));
    };
    let mut told = None;
    for entry in entries(db, row.id, ENTRIES).await? {
        if let domain::matters::Fact::Rectification(Fact::FedBack { text }) =
            matters::fact_of(&entry)?
        {
            told = Some(text);
        }
    }
    let reader = caller.signed_in.as_ref().map(|it| it.person);
    Ok(Follow {
        number: row.number.clone(),
        state: it.state,
        due_on: row.standing.due_on,
        told,
        is_theirs: reader.is_some() && row.filer == reader,
    })
}
