//! The one way in which something that happened to a case is written down.
//!
//! The row, the documents, the message, the task for the mail and the history belong to one transaction:
//! either all of it has happened, or nothing.

use super::{
    Loaded,
    invite::invite_to_rate,
    places,
    query_code::{query_code, query_code_hash},
    standing::{due_on, standing},
    tell::tell,
};
use crate::{
    Context, Error,
    items::Department,
    messages::{Told, tells},
    notices::{Issue, Notice, draw_up},
};
use domain::{
    Date, Moment,
    access::Actor,
    calendar::Calendar,
    forms::Answers,
    identifiers::{CaseNumber, QueryCode},
    ids::{CaseId, DocumentId, DraftId, PersonId},
    items::Item,
    licensing::{Case, DocumentKind, Event, Fact, State},
};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, sync::Arc};
use store::{
    Write,
    cases::{self, Content},
    counters,
    documents::{self, Document},
    drafts::{self, Draft, DraftKind},
    history::{self, NewEvent},
};

/// An application that becomes a case now.
#[derive(Clone)]
pub struct Opening {
    /// Which case it becomes.
    pub id: CaseId,
    /// The code for tracking without an account.
    pub query_code: QueryCode,
    /// The draft it comes from.
    pub draft: Option<DraftId>,
    /// Name of the applicant: of the person or of the organisation.
    pub applicant_name: String,
    /// The answers and what was chosen beside them.
    pub content: Content,
}

/// What was written down.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// Number on the receipt.
    pub number: CaseNumber,
    /// The case as it stands now.
    pub case: Case,
    /// The documents that were issued.
    pub documents: Vec<(DocumentKind, DocumentId)>,
}

/// Who did something, in which capacity, with the names of all of whom the event speaks.
///
/// The names are part of the history: it stays readable when an account is gone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// In which capacity.
    #[serde(flatten)]
    pub actor: Actor,
    /// Names by person.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub names: BTreeMap<PersonId, String>,
}

impl Signature {
    /// Name of whoever did it; none for the hall itself.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.names.get(&self.actor.person).map(String::as_str)
    }
}

/// Opens a case with its filing; `events` begin with it.
///
/// `names` are those of the person who acts and of all of whom the events speak.
pub async fn open(
    tx: &mut Write,
    ctx: &Context,
    item: &Arc<Item>,
    opening: Opening,
    names: BTreeMap<PersonId, String>,
    events: Vec<Event>,
) -> Result<Recorded, Error> {
    let received_at = events.first().map_or_else(|| ctx.now(), |event| event.at);
    let (number, receipt) = numbers(tx, ctx, item, received_at.date()).await?;
    let mut recording = Recording {
        ctx,
        calendar: ctx.calendar(),
        item,
        id: opening.id,
        number,
        receipt: Some(receipt),
        applicant_name: &opening.applicant_name,
        names,
        drawn: Vec::new(),
        told: Vec::new(),
    };
    let (case, events) = recording.fold(tx, None, events).await?;
    let row = cases::Case {
        id: opening.id,
        number: recording.number.to_string(),
        query_code_hash: query_code_hash(recording.number, opening.query_code),
        draft: opening.draft,
        item_key: item.key.clone(),
        item_version: item.version,
        applicant: case.applicant,
        applicant_name: opening.applicant_name.clone(),
        organisation: case.organisation,
        received_at,
        version: 1,
        standing: standing(&case, &recording.calendar, received_at, None),
    };
    cases::add(tx, &row, &opening.content).await?;
    recording.write(tx, case, events).await
}

/// Writes down what happened to a case since it was read.
///
/// # Errors
/// [`Error::STALE`] when somebody else changed the case since.
pub async fn record(
    tx: &mut Write,
    ctx: &Context,
    before: &Loaded,
    names: BTreeMap<PersonId, String>,
    events: Vec<Event>,
) -> Result<Recorded, Error> {
    let now = events.last().map_or_else(|| ctx.now(), |event| event.at);
    let mut recording = Recording {
        ctx,
        calendar: ctx.calendar(),
        item: &before.item,
        id: before.row.id,
        number: before.number,
        receipt: None,
        applicant_name: &before.row.applicant_name,
        names,
        drawn: Vec::new(),
        told: Vec::new(),
    };
    let (case, events) = recording.fold(tx, Some(before.case.clone()), events).await?;
    let closed_at = before.row.standing.closed_at;
    let standing = standing(&case, &recording.calendar, now, closed_at);
    cases::change(tx, before.row.id, before.row.version, &standing).await?;
    let recorded = recording.write(tx, case, events).await?;
    invite_to_rate(tx, ctx, before, &recorded.case, now).await?;
    Ok(recorded)
}

/// The next number of the department on this day, and that of its next document of the year.
async fn numbers(
    tx: &mut Write,
    ctx: &Context,
    item: &Item,
    on: Date,
) -> Result<(CaseNumber, Sequence), Error> {
    let department = organ(ctx, item)?.number;
    let year = on.year();
    let scopes = (format!("case:{department}:{on}"), documents_of(department, year));
    let (case, number) = counters::next_two(tx, &scopes.0, &scopes.1).await?;
    let case = u32::try_from(case).map_err(Error::failed)?;
    let case = CaseNumber::new(on, department, case).map_err(Error::failed)?;
    Ok((case, Sequence { year, number }))
}

/// Where the numbers of the documents of a department and a year are counted.
fn documents_of(department: u16, year: i32) -> String {
    format!("document:{department}:{year}")
}

/// A number that the next document of a year gets.
struct Sequence {
    year: i32,
    number: i64,
}

/// The organ that decides on the item.
fn organ(ctx: &Context, item: &Item) -> Result<Department, Error> {
    let catalogue = ctx.catalogue();
    let missing = || Error::failed(format!("there is no department {}", item.department));
    catalogue.department(&item.department).cloned().ok_or_else(missing)
}

/// What `events` would make of a case, and the documents they would issue; nothing is written down.
pub fn would_be(
    ctx: &Context,
    loaded: &Loaded,
    names: &BTreeMap<PersonId, String>,
    events: &[Event],
) -> Result<(Case, Vec<Notice>), Error> {
    let (calendar, organ) = (ctx.calendar(), organ(ctx, &loaded.item)?);
    let mut case = loaded.case.clone();
    let mut notices = Vec::new();
    for event in events {
        case.apply(event);
        let issue = Issue {
            item: &loaded.item,
            organ: &organ.name,
            case_number: loaded.number,
            applicant: &loaded.row.applicant_name,
            case: &case,
            event,
            names,
            calendar: &calendar,
        };
        notices.extend(event.fact.documents().iter().map(|kind| draw_up(*kind, &issue)));
    }
    Ok((case, notices))
}

/// Everything one recording needs, and what it has found out on the way.
struct Recording<'a> {
    ctx: &'a Context,
    calendar: Arc<Calendar>,
    item: &'a Arc<Item>,
    id: CaseId,
    number: CaseNumber,
    /// The number of the receipt, taken with that of the case.
    receipt: Option<Sequence>,
    applicant_name: &'a str,
    names: BTreeMap<PersonId, String>,
    drawn: Vec<(DocumentKind, Document)>,
    told: Vec<(Moment, Told)>,
}

impl Recording<'_> {
    /// Takes the events into the case one by one and draws up what each of them issues.
    async fn fold(
        &mut self,
        tx: &mut Write,
        mut before: Option<Case>,
        events: Vec<Event>,
    ) -> Result<(Case, Vec<Event>), Error> {
        let mut written = Vec::with_capacity(events.len());
        for event in events {
            let event = self.in_order(tx, event).await?;
            let case = match before.take() {
                None => Case::begin(&event)
                    .ok_or_else(|| Error::failed("a case begins with its filing"))?,
                Some(mut case) => {
                    case.apply(&event);
                    case
                }
            };
            let first = self.drawn.len();
            for kind in event.fact.documents() {
                self.draw(tx, *kind, &case, &event).await?;
            }
            if tells(&event.fact) {
                let document = self.drawn.get(first).map(|(kind, it)| (*kind, it.id));
                let due_on = due_on(&case, &self.calendar);
                let told = Told::new(&event.fact, self.number, self.item, document, due_on);
                self.told.push((event.at, told));
            }
            before = Some(case);
            written.push(event);
        }
        let case = before.ok_or_else(|| Error::failed("nothing has happened"))?;
        Ok((case, written))
    }

    /// An acceptance gets its place in the order of the item (XK 57).
    async fn in_order(&self, tx: &mut Write, event: Event) -> Result<Event, Error> {
        if !event.needs_sequence() {
            return Ok(event);
        }
        let sequence = places::next(tx, self.item).await?;
        Ok(event.with_sequence(u64::try_from(sequence).map_err(Error::failed)?))
    }

    async fn draw(
        &mut self,
        tx: &mut Write,
        kind: DocumentKind,
        case: &Case,
        event: &Event,
    ) -> Result<(), Error> {
        let organ = organ(self.ctx, self.item)?;
        let year = event.on().year();
        let sequence = match self.receipt.take_if(|it| it.year == year) {
            Some(taken) => taken.number,
            None => counters::next(tx, &documents_of(organ.number, year)).await?,
        };
        let code = query_code(self.ctx);
        let mut notice = draw_up(
            kind,
            &Issue {
                item: self.item,
                organ: &organ.name,
                case_number: self.number,
                applicant: self.applicant_name,
                case,
                event,
                names: &self.names,
                calendar: &self.calendar,
            },
        );
        let number = format!("{:03}〔{year}〕{sequence}号", organ.number);
        notice.number = Some(number.clone());
        notice.verification_code = Some(code);
        let document = Document {
            id: DocumentId::new(self.ctx.chance.id()),
            case: self.id,
            kind: kind.code().to_owned(),
            number,
            verification_code: code.to_string(),
            body: json(&notice)?,
            issued_at: event.at,
        };
        self.drawn.push((kind, document));
        Ok(())
    }

    /// Writes down everything that hangs on the row of the case; the history comes last.
    async fn write(
        self,
        tx: &mut Write,
        case: Case,
        events: Vec<Event>,
    ) -> Result<Recorded, Error> {
        for (_, document) in &self.drawn {
            documents::add(tx, document).await?;
        }
        places::keep(tx, self.item, self.id, &case).await?;
        self.ask(tx, &case, &events).await?;
        tell(tx, self.ctx, case.applicant, self.id, &self.told).await?;
        let events = events.iter().map(|event| self.entry(event));
        history::append(tx, self.id, &events.collect::<Result<Vec<_>, _>>()?).await?;
        let documents = self.drawn.iter().map(|(kind, document)| (*kind, document.id)).collect();
        Ok(Recorded { number: self.number, case, documents })
    }

    /// Lays out the page on which the applicant supplies what was asked for.
    async fn ask(&self, tx: &mut Write, case: &Case, events: &[Event]) -> Result<(), Error> {
        let asks = events.iter().rfind(|event| {
            matches!(
                event.fact,
                Fact::DeficienciesNotified { .. }
                    | Fact::AcceptedDeferred { .. }
                    | Fact::MaterialsSupplied { .. }
            )
        });
        let waits = case.state == State::Correction || case.is_deferred();
        let Some(event) = asks.filter(|_| waits) else { return Ok(()) };
        let draft = Draft {
            id: DraftId::new(self.ctx.chance.id()),
            owner: case.applicant,
            organisation: case.organisation,
            item_key: self.item.key.clone(),
            item_version: self.item.version,
            kind: DraftKind::Correction,
            answers: Answers::new(),
            choices: "{}".to_owned(),
            version: 1,
            created_at: event.at,
            updated_at: event.at,
            case: Some(self.id),
            submitted_at: None,
        };
        drafts::add(tx, &draft).await?;
        Ok(())
    }

    fn entry(&self, event: &Event) -> Result<NewEvent, Error> {
        let is_system = event.by == Actor::system();
        let names = if is_system { BTreeMap::new() } else { self.names.clone() };
        Ok(NewEvent {
            at: event.at,
            actor_id: (!is_system).then_some(event.by.person),
            actor: json(&Signature { actor: event.by.clone(), names })?,
            fact: event.fact.word().to_owned(),
            body: json(event)?,
        })
    }
}

fn json(value: &impl Serialize) -> Result<String, Error> {
    serde_json::to_string(value).map_err(Error::failed)
}
