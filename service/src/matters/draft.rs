//! Write a complaint page by page: what was typed is saved, and judged afterwards.

use super::{
    Contact, Lodged, Lodging,
    lodge::{self, TITLE_CHARS, checked},
};
use crate::{Caller, Context, Error};
use domain::{
    complaints::Kind,
    ids::{MatterId, PersonId},
    matters::Standing as Known,
};
use serde::{Deserialize, Serialize};
use store::{conversations::Owner, matters};

/// A page on which a complaint is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// What happened, and what is wanted.
    Told,
    /// About which case, or at which department.
    About,
    /// Who complains, and how known they want to be.
    Who,
}

impl Step {
    /// All of them, in their order.
    pub const ALL: [Self; 3] = [Self::Told, Self::About, Self::Who];

    /// The word for it in addresses.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Told => "told",
            Self::About => "about",
            Self::Who => "who",
        }
    }

    /// The page under a word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.word() == word)
    }

    /// The page after it; none when everything was asked.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        Self::ALL.into_iter().skip_while(|it| *it != self).nth(1)
    }

    /// The fields that are asked there.
    const fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Told => &["title", "told", "wish"],
            Self::About => &["case", "department"],
            Self::Who => &["known", "name", "mobile"],
        }
    }
}

/// A complaint as far as it is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// What it is about.
    pub kind: Kind,
    /// In one line.
    pub title: String,
    /// What happened.
    pub told: String,
    /// What they want.
    pub wish: String,
    /// Number of the case it is about.
    pub case: String,
    /// Key of the department it is about.
    pub department: String,
    /// How known they want to be; none before it was asked.
    pub known: Option<Known>,
    /// How they can be reached.
    pub contact: Contact,
}

impl Written {
    /// A complaint that begins.
    #[must_use]
    pub fn new(kind: Kind) -> Self {
        Self {
            kind,
            title: String::new(),
            told: String::new(),
            wish: String::new(),
            case: String::new(),
            department: String::new(),
            known: None,
            contact: Contact::default(),
        }
    }

    fn lodging(&self, id: MatterId) -> Lodging {
        let it = self.clone();
        Lodging {
            id,
            kind: it.kind,
            title: it.title,
            told: it.told,
            wish: it.wish,
            known: it.known.unwrap_or(Known::Named),
            contact: it.contact,
            case: it.case,
            item: String::new(),
            department: it.department,
        }
    }
}

/// Begins a complaint; name and number of whoever has signed in are filled in.
///
/// # Errors
/// [`Error::SIGN_IN`] for a visitor without a token; a failure.
pub async fn begin(ctx: &Context, caller: &Caller, kind: Kind) -> Result<MatterId, Error> {
    let id = MatterId::new(ctx.chance.id());
    let mut written = Written::new(kind);
    if let Some(reader) = &caller.signed_in {
        let account = store::people::find(&mut ctx.db.read().await?, reader.person).await?;
        let mobile = account.and_then(|it| it.person.mobile).unwrap_or_default();
        written.contact = Contact { name: reader.name.clone(), mobile };
    }
    keep(ctx, caller, id, &written).await?;
    Ok(id)
}

/// Begins a complaint for whoever asked in a conversation, with the words of their question; it is theirs, and nobody
/// else sends it.
///
/// # Errors
/// A failure.
pub(crate) async fn begin_for(
    ctx: &Context,
    owner: &Owner,
    called: Option<&str>,
    question: &str,
    department: &str,
) -> Result<MatterId, Error> {
    let id = MatterId::new(ctx.chance.id());
    let (person, visitor) = match owner {
        Owner::Person(person) => (Some(*person), None),
        Owner::Visitor(hash) => (None, Some(*hash)),
    };
    let title = question.lines().next().unwrap_or_default().chars().take(TITLE_CHARS).collect();
    let name = called.unwrap_or_default().to_owned();
    let written = Written {
        title,
        told: question.to_owned(),
        department: department.to_owned(),
        contact: Contact { name, mobile: String::new() },
        ..Written::new(Kind::CannotBeDone)
    };
    store_draft(ctx, id, (person, visitor), &written).await?;
    Ok(id)
}

/// The complaint as far as the caller has written it.
///
/// # Errors
/// [`Error::NotFound`] for one of somebody else; a failure.
pub async fn written(ctx: &Context, caller: &Caller, id: MatterId) -> Result<Written, Error> {
    let draft = matters::find_draft(&mut ctx.db.read().await?, id).await?.ok_or(Error::NotFound)?;
    let person = caller.signed_in.as_ref().map(|it| it.person);
    let is_theirs = match draft.person {
        Some(owner) => person == Some(owner),
        None => draft.visitor.is_some() && draft.visitor == caller.visitor,
    };
    if !is_theirs {
        return Err(Error::NotFound);
    }
    serde_json::from_str(&draft.body).map_err(Error::failed)
}

/// Saves what was typed on a page, and judges that page afterwards.
///
/// # Errors
/// [`Error::Invalid`] for the fields of the page; [`Error::NotFound`]; a failure.
pub async fn save(
    ctx: &Context,
    caller: &Caller,
    id: MatterId,
    step: Step,
    typed: impl FnOnce(&mut Written),
) -> Result<(), Error> {
    let mut written = written(ctx, caller, id).await?;
    typed(&mut written);
    keep(ctx, caller, id, &written).await?;
    if step == Step::Who && written.known.is_none() {
        return Err(Error::Invalid(vec![crate::FieldFault::new("known", "missing")]));
    }
    match checked(ctx, caller, &written.lodging(id)).await {
        Err(Error::Invalid(mut faults)) => {
            faults.retain(|it| step.fields().contains(&it.field.as_str()));
            if faults.is_empty() { Ok(()) } else { Err(Error::Invalid(faults)) }
        }
        checked => checked.map(drop),
    }
}

/// The page on which something is missing; none when the complaint can be sent.
///
/// # Errors
/// A failure.
pub async fn missing(
    ctx: &Context,
    caller: &Caller,
    id: MatterId,
    written: &Written,
) -> Result<Option<Step>, Error> {
    if written.known.is_none() {
        return Ok(Some(if written.title.is_empty() { Step::Told } else { Step::Who }));
    }
    match checked(ctx, caller, &written.lodging(id)).await {
        Err(Error::Invalid(faults)) => {
            let asked =
                |step: &Step| faults.iter().any(|it| step.fields().contains(&it.field.as_str()));
            Ok(Step::ALL.into_iter().find(asked))
        }
        checked => checked.map(|_| None),
    }
}

/// Sends the complaint; sending it again changes nothing.
///
/// # Errors
/// As [`lodge::lodge`].
pub async fn send(ctx: &Context, caller: &Caller, id: MatterId) -> Result<Lodged, Error> {
    if let Some(known) = matters::find_by_id(&mut ctx.db.read().await?, id).await? {
        return Ok(Lodged { number: known.number, query_code: None });
    }
    let written = written(ctx, caller, id).await?;
    let lodged = lodge::lodge(ctx, caller, written.lodging(id)).await?;
    let forgotten = ctx.db.transact(move |tx| {
        Box::pin(async move { Ok::<_, Error>(matters::forget_draft(tx, id).await?) })
    });
    forgotten.await?;
    Ok(lodged)
}

async fn keep(
    ctx: &Context,
    caller: &Caller,
    id: MatterId,
    written: &Written,
) -> Result<(), Error> {
    let person = caller.signed_in.as_ref().map(|it| it.person);
    if person.is_none() && caller.visitor.is_none() {
        return Err(Error::SIGN_IN);
    }
    store_draft(ctx, id, (person, caller.visitor), written).await
}

async fn store_draft(
    ctx: &Context,
    id: MatterId,
    (person, visitor): (Option<PersonId>, Option<[u8; 32]>),
    written: &Written,
) -> Result<(), Error> {
    let draft = matters::Draft {
        id,
        person,
        visitor,
        body: serde_json::to_string(written).map_err(Error::failed)?,
        saved_at: ctx.now(),
    };
    let kept = ctx.db.transact(move |tx| {
        Box::pin(async move { Ok::<_, Error>(matters::save_draft(tx, &draft).await?) })
    });
    kept.await
}
