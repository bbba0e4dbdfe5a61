//! The desk: who waits, and who has what.

use super::{
    own::{at_desk, standing},
    presence::stay,
    topics::{answers, topics_of},
};
use crate::{
    Caller, Context, Error,
    absences::{self, Away},
};
use domain::{
    Moment, Text,
    access::Action,
    conversations::{Answers, Conversation as Standing, DeskTopic, Stage},
    ids::{ConversationId, PersonId},
};
use store::{
    Read,
    conversations::{self, Conversation},
    presence,
};

/// How many lines a list shows.
const LINES: i64 = 50;

/// A conversation in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brief {
    /// Which it is.
    pub id: ConversationId,
    /// Whoever asks, by name where they have signed in.
    pub called: Option<String>,
    /// Name of the service it is about.
    pub item: Option<Text>,
    /// Name of its topic at the desk.
    pub topic: Option<Text>,
    /// Where it stands.
    pub standing: Standing,
    /// How many entries whoever asks has not seen.
    pub unread_by_citizen: i64,
    /// How many entries whoever answers has not seen.
    pub unread_by_agent: i64,
    /// When it began.
    pub begun_at: Moment,
}

impl Brief {
    pub(super) fn of(ctx: &Context, row: &Conversation) -> Result<Self, Error> {
        let (item, catalogue) = (row.item_key.as_deref(), ctx.catalogue());
        let topic = row.standing.topic.as_deref();
        let mut topics = topics_of(&catalogue, &row.standing.department).iter();
        Ok(Self {
            id: row.id,
            called: row.called.clone(),
            item: item.and_then(|key| catalogue.item(key).map(|it| it.name.clone())),
            topic: topics.find(|it| topic == Some(&it.key)).map(|it| it.name.clone()),
            standing: standing(row)?,
            unread_by_citizen: row.last_seq - row.citizen.read,
            unread_by_agent: row.last_seq - row.agent.read,
            begun_at: row.begun_at,
        })
    }
}

/// A topic of a desk, as one of its people sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfTopic {
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: Text,
    /// Whether the reader answers it, or would if they came to the desk now.
    pub is_answered: bool,
}

/// The desk of one department, as one of its people sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Desk {
    /// Key of the department.
    pub department: String,
    /// The departments at whose desks the caller answers, with their names.
    pub departments: Vec<(String, Text)>,
    /// Its topics; none where everything waits in one queue.
    pub topics: Vec<OfTopic>,
    /// The key of the topic whose queue alone is shown, or [`DeskTopic::GENERAL`].
    pub narrowed: Option<String>,
    /// Whether the caller is at this desk.
    pub is_present: bool,
    /// Who is away from this desk or will be.
    pub away: Vec<Away>,
    /// How many are at this desk and are given what is asked.
    pub present: usize,
    /// When people answer again; `None` when they do now.
    pub opens_at: Option<Moment>,
    /// What the caller has.
    pub mine: Vec<Brief>,
    /// What this desk is asked to take.
    pub offered: Vec<Brief>,
    /// Who waits in the queue.
    pub queued: Vec<Brief>,
    /// What was left out of hours.
    pub left: Vec<Brief>,
    /// What the caller's colleagues have.
    pub others: Vec<Brief>,
}

/// The desk of `department`, or the first of the caller's, with the queue of `topic` alone where the desk has it.
///
/// # Errors
/// [`Error::SIGN_IN`]; [`Error::NotFound`] for the desk of another department, and for whoever has none; a failure.
pub async fn desk(
    ctx: &Context,
    caller: &Caller,
    department: Option<&str>,
    topic: Option<&str>,
) -> Result<Desk, Error> {
    let signed_in = caller.signed_in()?;
    let catalogue = ctx.catalogue();
    let answers_at = |key: &str| at_desk(caller, key, Action::AnswerConversation).is_some();
    let departments: Vec<_> = catalogue
        .departments()
        .filter(|it| answers_at(&it.key))
        .map(|it| (it.key.clone(), it.name.clone()))
        .collect();
    let first = departments.first().map(|it| it.0.as_str());
    let department = department.or(first).filter(|key| answers_at(key)).ok_or(Error::NotFound)?;
    let topics = topics_of(&catalogue, department);
    let is_known = |it: &&str| topics.iter().any(|topic| topic.key == **it);
    let topic = topic.filter(|it| *it == DeskTopic::GENERAL && !topics.is_empty() || is_known(it));
    let person = signed_in.person;
    let mut db = ctx.db.read().await?;
    let there = presence::at_desk(&mut db, department, ctx.now()).await?;
    let brief = |rows: Vec<Conversation>| -> Result<Vec<Brief>, Error> {
        // Nobody answers their own question.
        let own = conversations::Owner::Person(person);
        rows.iter().filter(|it| it.owner != own).map(|it| Brief::of(ctx, it)).collect()
    };
    let queued = waiting(&mut db, department, topic, Stage::Queued).await?;
    let left = waiting(&mut db, department, topic, Stage::Left).await?;
    let others = waiting(&mut db, department, None, Stage::Assigned).await?;
    let mine = conversations::mine(&mut db, person, Stage::Assigned.word(), LINES).await?;
    let offered = conversations::offered(&mut db, department, LINES).await?;
    let not_mine = |rows: Vec<Conversation>| -> Vec<Conversation> {
        rows.into_iter().filter(|it| it.standing.agent != Some(person)).collect()
    };
    let away = absences::of_desk(ctx, &mut db, caller, department).await?;
    drop(db);
    let is_away = |who: PersonId| away.iter().any(|it| it.agent == who && it.is_now);
    let present = there.iter().filter(|it| !is_away(it.person)).count();
    let own = there.into_iter().find(|it| it.person == person);
    let is_present = own.is_some();
    if is_present {
        keep_present(ctx, person).await?;
    }
    let answers = own.map_or(Answers::All, |it| answers(it.topics));
    Ok(Desk {
        department: department.to_owned(),
        topics: topics.iter().map(|it| of_topic(it, &answers)).collect(),
        narrowed: topic.map(ToOwned::to_owned),
        is_present,
        present,
        away,
        opens_at: ctx.desk_hours.opens_at(ctx.now(), &ctx.calendar()),
        mine: brief(mine)?,
        offered: brief(not_mine(offered))?,
        queued: brief(queued)?,
        left: brief(left)?,
        others: brief(not_mine(others))?,
        departments,
    })
}

fn of_topic(topic: &DeskTopic, answers: &Answers) -> OfTopic {
    let DeskTopic { key, name, .. } = topic.clone();
    OfTopic { is_answered: answers.has(Some(&key)), key, name }
}

/// Whoever looks at the desk is still there.
async fn keep_present(ctx: &Context, person: PersonId) -> Result<(), Error> {
    let shared = ctx.clone();
    ctx.db.transact(move |tx| Box::pin(async move { stay(tx, &shared, person).await })).await
}

async fn waiting(
    db: &mut Read,
    department: &str,
    topic: Option<&str>,
    stage: Stage,
) -> Result<Vec<Conversation>, Error> {
    let stage = stage.word();
    Ok(match topic {
        None => conversations::waiting(db, department, stage, LINES).await?,
        Some(key) => {
            let topic = Some(key).filter(|it| *it != DeskTopic::GENERAL);
            conversations::of_topic(db, department, topic, stage, LINES).await?
        }
    })
}
