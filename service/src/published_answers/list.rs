//! The published answers of a department, and those that wait for a second pair of eyes.

use crate::{
    Caller, Context, Error,
    matters::staffed,
    review::{self, LINES, Reader},
};
use domain::{Moment, Text, conversations::Review, ids::PublishedAnswerId};
use store::{
    Read, matters, people,
    published_answers::{self, PublishedAnswer},
};

/// A version in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Which answer.
    pub id: PublishedAnswerId,
    /// Which version of it, from 1.
    pub version: i64,
    /// The service it is about, by key and name; none for the hall as a whole.
    pub item: Option<(String, Text)>,
    /// What is asked.
    pub question: Text,
    /// What is answered.
    pub answer: Text,
    /// Who wrote this version.
    pub writer: String,
    /// Whether that was the reader.
    pub is_yours: bool,
    /// When.
    pub written_at: Moment,
    /// How many readers said that it helped, and that it did not.
    pub helped: (i64, i64),
    /// Whether a matter was answered so.
    pub is_heard: bool,
    /// Whether the guide has another version since, so that the answer has to be read again.
    pub is_older_than_guide: bool,
}

/// The published answers of a department.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Key of the department.
    pub department: String,
    /// Its name.
    pub name: Text,
    /// The services of the department, by key and name.
    pub items: Vec<(String, Text)>,
    /// Those that everybody reads.
    pub approved: Vec<Line>,
    /// Those that wait for approval.
    pub proposed: Vec<Line>,
    /// Whether the reader approves what others wrote.
    pub may_approve: bool,
}

/// The published answers of a department.
///
/// # Errors
/// [`Error::SIGN_IN`]; [`Error::NotFound`] for the desk of another department; a failure.
pub async fn list(ctx: &Context, caller: &Caller, department: &str) -> Result<Listed, Error> {
    let reader = review::reader(caller, department)?;
    let catalogue = ctx.catalogue();
    let name = catalogue.department(department).ok_or(Error::NotFound)?.name.clone();
    let own = catalogue.items().filter(|it| it.department == department);
    let items = own.map(|it| (it.key.clone(), it.name.clone())).collect();
    let mut db = ctx.db.read().await?;
    Ok(Listed {
        department: department.to_owned(),
        name,
        items,
        approved: of_state(ctx, &mut db, (caller, reader), department, Review::Approved).await?,
        proposed: of_state(ctx, &mut db, (caller, reader), department, Review::Proposed).await?,
        may_approve: reader.leads,
    })
}

async fn of_state(
    ctx: &Context,
    db: &mut Read,
    (caller, reader): (&Caller, Reader),
    department: &str,
    state: Review,
) -> Result<Vec<Line>, Error> {
    let mut lines = Vec::new();
    for it in published_answers::of_department(db, department, state.word(), LINES).await? {
        if state == Review::Proposed && !is_known(db, caller, &it).await? {
            continue;
        }
        let writer = people::find(db, it.written_by).await?.map(|it| it.person.name);
        lines.push(line(ctx, it, writer.unwrap_or_default(), reader));
    }
    Ok(lines)
}

/// Whether the reader may know of the matter whose answer waits: whom one concerns does not learn of it here either.
async fn is_known(db: &mut Read, caller: &Caller, it: &PublishedAnswer) -> Result<bool, Error> {
    let Some(heard) = &it.heard else { return Ok(true) };
    let row = matters::find_by_id(db, heard.matter).await?;
    Ok(row.is_some_and(|it| staffed(caller, &it).is_ok()))
}

fn line(ctx: &Context, it: PublishedAnswer, writer: String, reader: Reader) -> Line {
    let (key, version) = it.item.unzip();
    let catalogue = ctx.catalogue();
    let item = key.as_ref().and_then(|key| catalogue.item(key));
    Line {
        id: it.id,
        version: it.version,
        is_older_than_guide: item.is_some_and(|it| Some(i64::from(it.version)) != version),
        item: key.map(|key| {
            let name = item.map(|it| it.name.clone()).unwrap_or_default();
            (key, name)
        }),
        question: it.question,
        answer: it.answer,
        is_heard: it.heard.is_some(),
        writer,
        is_yours: it.written_by == reader.person,
        written_at: it.written_at,
        helped: (it.helped, it.unhelped),
    }
}
