//! Read a conversation.

use super::{
    answer::spoken_of,
    names::{AgentName, names},
    own::{self, Part, at_desk, part, standing},
    readers,
    receivers::{Receiver, receivers},
    turn::{Turn, turn},
    words::{Body, Card, EVENT, NOTE},
};
use crate::{Caller, Context, Error, cases::item_of, ratings::invitation_about};
use domain::{
    Moment, Text,
    access::Action,
    conversations::{Conversation as Standing, Fact, Side, Stage, mask_identity_numbers},
    ids::{ConversationId, EntryId, PersonId},
    items::Item,
    ratings::Handled,
};
use std::{collections::BTreeMap, sync::Arc};
use store::{
    Read, cases,
    conversations::{self, Conversation, Entry, Reached},
    matters,
};
use uuid::Uuid;

/// How many entries are read at once.
const PAGE: i64 = 200;

/// Who reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Viewer {
    /// Whoever asks.
    Asker,
    /// Whoever has it.
    Agent,
    /// Somebody else of the desk.
    Colleague,
    /// Somebody who supervises.
    Supervisor,
}

impl Viewer {
    /// Whether this reader opens what was sent: it may show what nobody but the two who speak has to see.
    #[must_use]
    pub const fn opens_files(self) -> bool {
        matches!(self, Self::Asker | Self::Agent)
    }
}

/// Which entries are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// The last of them.
    Last,
    /// Those after a number.
    After(i64),
    /// Those before a number.
    Before(i64),
}

/// What a conversation is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Matter {
    /// Anything.
    Hall,
    /// A service.
    Item {
        /// Its key.
        key: String,
        /// Its name.
        name: Text,
    },
    /// What somebody brought to the hall.
    Complaint {
        /// Its number.
        number: String,
    },
    /// A case.
    Case {
        /// Its number.
        number: String,
        /// Name of the service.
        name: Text,
    },
}

/// Who said it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Speaker {
    /// The reader.
    You,
    /// Whoever asks, by name where they have signed in.
    Citizen(Option<String>),
    /// A person of the desk; none where nobody knows them any more.
    Agent(Option<AgentName>),
    /// The published guides.
    Assistant,
    /// Nobody: something happened, through this person where one is known.
    Event(Option<AgentName>),
    /// A person of the desk, for the desk alone.
    Note(Option<AgentName>),
}

/// An entry of the log as its reader sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Its number.
    pub seq: i64,
    /// Its name.
    pub id: EntryId,
    /// When it was written.
    pub at: Moment,
    /// By whom.
    pub speaker: Speaker,
    /// What it says.
    pub body: Body,
}

/// A conversation as its reader sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Which it is.
    pub id: ConversationId,
    /// Who reads.
    pub viewer: Viewer,
    /// What it is about.
    pub matter: Matter,
    /// Name of the department whose desk has it.
    pub department: Text,
    /// Whoever asks, by name where they have signed in.
    pub called: Option<String>,
    /// The person who has it.
    pub agent: Option<AgentName>,
    /// Who else of the desk has it open; whoever asks is not told.
    pub readers: Vec<String>,
    /// To whom of the desk the reader, who has it, can hand it over.
    pub receivers: Vec<Receiver>,
    /// To whom of the desk the reader, who supervises it, can give it.
    pub assignable: Vec<Receiver>,
    /// Whether the reader is asked to take it.
    pub offered_to_you: bool,
    /// Whose turn it is.
    pub turn: Turn,
    /// Where it stands.
    pub standing: Standing,
    /// The name under which the reader can rate it; none before it has ended, and once it is rated.
    pub rate: Option<Uuid>,
    /// The entries, oldest first.
    pub entries: Vec<Said>,
    /// Whether these are entries of before, with others after them.
    pub is_before: bool,
    /// Number before which there are entries that were not read.
    pub earlier: Option<i64>,
    /// Number up to which they were read, whether or not the last of them are for this reader.
    pub upto: i64,
    /// How far the other side has come.
    pub other: Reached,
    /// Whether a service was spoken of whose guide whoever asks can ask on.
    pub speaks_of_item: bool,
    /// The services of which cards show something, each in the version that they show.
    pub items: Vec<Arc<Item>>,
}

/// The conversation with some of its entries.
///
/// # Errors
/// [`Error::NotFound`] when there is none that the caller may know of; a failure.
pub async fn show(
    ctx: &Context,
    caller: &Caller,
    id: ConversationId,
    which: Which,
) -> Result<Shown, Error> {
    let mut db = ctx.db.read().await?;
    let row = conversations::find(&mut db, id).await?.ok_or(Error::NotFound)?;
    let part = part(caller, &row)?;
    let standing = standing(&row)?;
    let entries = match which {
        Which::Last => conversations::last_entries(&mut db, id, i64::MAX, PAGE).await?,
        Which::After(seq) => conversations::entries(&mut db, id, seq, PAGE).await?,
        Which::Before(seq) => conversations::last_entries(&mut db, id, seq, PAGE).await?,
    };
    let (first, last) = (entries.first().map(|it| it.seq), entries.last().map(|it| it.seq));
    let viewer = viewer(&part, &standing);
    let authors = entries.iter().filter_map(|it| it.entry.author);
    let names = names(&mut db, viewer, authors.chain(standing.agent)).await?;
    let reader = caller.signed_in.as_ref().map(|it| it.person);
    let told = Telling { viewer, reader, called: row.called.as_deref(), names: &names };
    let entries = entries.iter().filter_map(|it| told.said(it).transpose());
    let entries = entries.collect::<Result<Vec<_>, _>>()?;
    let department = ctx.catalogue().department(&row.standing.department).map(|it| it.name.clone());
    let asks = viewer == Viewer::Asker;
    let desk = &row.standing.department;
    let supervises = !asks && at_desk(caller, desk, Action::SuperviseConversation).is_some();
    let is_explained = asks && standing.stage == Stage::Assistant;
    let speaks_of_item = is_explained && spoken_of(&mut db, &row).await?.is_some();
    let holds = viewer == Viewer::Agent;
    let colleagues = if supervises || holds {
        receivers(ctx, &mut db, &row, &standing).await?
    } else {
        Vec::new()
    };
    let other = if asks { row.agent } else { row.citizen };
    let readers = if asks { Vec::new() } else { readers::named(ctx, &mut db, caller, id).await? };
    Ok(Shown {
        id,
        viewer,
        readers,
        matter: matter(ctx, &mut db, &row).await?,
        department: department.unwrap_or_default(),
        called: row.called.clone(),
        agent: standing.agent.and_then(|it| names.get(&it).cloned()),
        assignable: if supervises { colleagues.clone() } else { Vec::new() },
        receivers: if holds { colleagues } else { Vec::new() },
        offered_to_you: own::is_offered(caller, &standing),
        turn: turn(ctx, &mut db, &row, &standing).await?,
        items: items_of(ctx, &mut db, &entries).await?,
        entries,
        is_before: matches!(which, Which::Before(_)),
        earlier: first.filter(|seq| *seq > 1 && !matches!(which, Which::After(_))),
        upto: last.unwrap_or(match which {
            Which::After(seq) | Which::Before(seq) => seq,
            Which::Last => 0,
        }),
        other,
        speaks_of_item,
        rate: if asks { rate(&mut db, id, &standing).await? } else { None },
        standing,
    })
}

/// The conversation with all its entries, to be kept by whoever may read it.
///
/// # Errors
/// As [`show`].
pub async fn whole(ctx: &Context, caller: &Caller, id: ConversationId) -> Result<Shown, Error> {
    let mut whole = show(ctx, caller, id, Which::After(0)).await?;
    loop {
        let more = show(ctx, caller, id, Which::After(whole.upto)).await?;
        if more.upto == whole.upto {
            return Ok(whole);
        }
        whole.upto = more.upto;
        whole.entries.extend(more.entries);
        whole.items.extend(more.items);
    }
}

/// The name under which a conversation that has ended can be rated.
async fn rate(
    db: &mut Read,
    id: ConversationId,
    standing: &Standing,
) -> Result<Option<Uuid>, Error> {
    if standing.stage != Stage::Closed || standing.level.is_some() {
        return Ok(None);
    }
    invitation_about(db, &Handled::Conversation { id }).await
}

/// The services of which the entries show something.
async fn items_of(ctx: &Context, db: &mut Read, entries: &[Said]) -> Result<Vec<Arc<Item>>, Error> {
    let mut items: Vec<Arc<Item>> = Vec::new();
    for entry in entries {
        let Body::Card(Card::Section { item, version, .. }) = &entry.body else { continue };
        if !items.iter().any(|it| it.key == *item && it.version == *version) {
            items.push(item_of(db, ctx, item, *version).await?);
        }
    }
    Ok(items)
}

/// Who reads.
pub(super) fn viewer(part: &Part, standing: &Standing) -> Viewer {
    match part {
        Part::Asker => Viewer::Asker,
        Part::Desk(actor) if standing.agent == Some(actor.person) => Viewer::Agent,
        Part::Desk(_) => Viewer::Colleague,
        Part::Supervisor(_) => Viewer::Supervisor,
    }
}

/// What it is about.
async fn matter(ctx: &Context, db: &mut Read, row: &Conversation) -> Result<Matter, Error> {
    if let Some(matter) = row.matter {
        let row = matters::find_by_id(db, matter).await?.ok_or(Error::NotFound)?;
        return Ok(Matter::Complaint { number: row.number });
    }
    let Some(key) = &row.item_key else { return Ok(Matter::Hall) };
    let name = ctx.catalogue().item(key).map(|it| it.name.clone()).unwrap_or_default();
    let Some(case) = row.case else { return Ok(Matter::Item { key: key.clone(), name }) };
    let number = cases::find(db, case).await?.ok_or(Error::NotFound)?.number;
    Ok(Matter::Case { number, name })
}

/// How entries are told to one reader.
struct Telling<'a> {
    viewer: Viewer,
    reader: Option<PersonId>,
    called: Option<&'a str>,
    names: &'a BTreeMap<PersonId, AgentName>,
}

impl Telling<'_> {
    /// The entry, unless it is not for this reader.
    fn said(&self, Entry { seq, entry }: &Entry) -> Result<Option<Said>, Error> {
        let asks = self.viewer == Viewer::Asker;
        let name = entry.author.and_then(|it| self.names.get(&it).cloned());
        let speaker = match entry.side.as_str() {
            NOTE if asks => return Ok(None),
            NOTE => Speaker::Note(name),
            EVENT => Speaker::Event(name),
            side if side == Side::Citizen.word() && asks => Speaker::You,
            side if side == Side::Citizen.word() => {
                Speaker::Citizen(self.called.map(ToOwned::to_owned))
            }
            side if side == Side::Agent.word() => {
                let is_you = !asks && entry.author.is_some() && entry.author == self.reader;
                if is_you { Speaker::You } else { Speaker::Agent(name) }
            }
            _ => Speaker::Assistant,
        };
        let body = match Body::read(&entry.body)? {
            // Whoever is rated does not learn who has rated (domain A.8).
            Body::Event(Fact::Rated { .. }) if !asks => return Ok(None),
            // Whoever answers may need the number; nobody else reads it again.
            Body::Text(text) if self.viewer != Viewer::Agent => {
                Body::Text(mask_identity_numbers(&text))
            }
            body => body,
        };
        Ok(Some(Said { seq: *seq, id: entry.id, at: entry.at, speaker, body }))
    }
}
