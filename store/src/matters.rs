//! Matters: a row of where each stands, its log, its files, and who looked at whoever brought it.

mod drafts;
mod entries;
mod figures;
mod files;
mod lists;
mod looks;
mod readers;
mod templates;
mod told;

pub use drafts::{Draft, find_draft, forget_draft, forget_drafts, hold_draft, save_draft};
pub use entries::{Audience, Entry, NewEntry, append, entries, find_entry};
pub use figures::{Count, Span, counts, of_years, places, titles};
pub use files::{Came, MatterFile, add_file, files, hand_in, remove_draft_file};
pub use lists::{Along, Due, due_timers, listed, of_filer, recent};
pub use looks::{Look, looks, note_look};
pub use readers::{forget_readers, is_shown, show_to};
pub use templates::{Template, add_template, find_template, template_changes, templates};
pub use told::{Reached, note_told, told};

use crate::{
    Session, StoreError, Write,
    db::{At, JsonText, Parts, Query, Sql},
};
use domain::{
    Date, Moment,
    calendar::Calendar,
    ids::{CaseId, ConversationId, MatterId, PersonId},
};
use time::Month;
use uuid::Uuid;

/// What stands in the row of a matter that nobody has to act in.
const NEVER: Date = match Date::from_calendar_date(9999, Month::December, 31) {
    Ok(date) => date,
    Err(_) => panic!("the last day of year 9999 is a date"),
};

/// A matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matter {
    /// Which it is.
    pub id: MatterId,
    /// Its number.
    pub number: String,
    /// Word of its procedure.
    pub procedure: String,
    /// Word of what it is about, within its procedure.
    pub kind: String,
    /// Who brought it, when they have signed in.
    pub filer: Option<PersonId>,
    /// Word for how known they are.
    pub known: String,
    /// Name and telephone as they were given: JSON of the caller's own shape.
    pub contact: Option<String>,
    /// Hash of the query code, for whoever has no account.
    pub query_code: Option<String>,
    /// What was brought.
    pub brought: Brought,
    /// When it came in.
    pub lodged_at: Moment,
    /// Where it stands.
    pub standing: Standing,
    /// Number of the last entry.
    pub last_seq: i64,
}

/// What was brought, in the words of whoever brought it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brought {
    /// In one line.
    pub title: String,
    /// What happened.
    pub told: String,
    /// What they want; empty for nothing.
    pub wish: String,
    /// Where, in words; empty for nowhere.
    pub place: String,
    /// The service it is about.
    pub item_key: Option<String>,
    /// The case it is about.
    pub case: Option<CaseId>,
    /// The conversation it is about.
    pub conversation: Option<ConversationId>,
}

/// Where a matter stands: all but `json` is derived from it, for lists and sweeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// JSON of the caller's own shape.
    pub json: String,
    /// Key of the department whose desk sorts it.
    pub desk: String,
    /// Key of the department that has it.
    pub department: String,
    /// Who handles it.
    pub handler: Option<PersonId>,
    /// Word for where it stands.
    pub state: String,
    /// Word for how far it is.
    pub phase: String,
    /// Since when.
    pub since: Moment,
    /// Last day for whoever has to act.
    pub due_on: Option<Date>,
    /// When a period passes.
    pub timer_at: Option<Moment>,
    /// When it was answered last.
    pub answered_at: Option<Moment>,
    /// Whether the hall has let a period pass.
    pub is_late: bool,
    /// Whether whoever brought it was satisfied, where they have said it.
    pub satisfied: Option<bool>,
}

#[derive(sqlx::FromRow)]
struct MatterRow {
    id: Uuid,
    number: String,
    procedure: String,
    kind: String,
    filer_id: Option<Uuid>,
    standing: String,
    contact: Option<JsonText>,
    query_code: Option<String>,
    title: String,
    told: String,
    wish: String,
    place: String,
    item_key: Option<String>,
    case_id: Option<Uuid>,
    conversation_id: Option<Uuid>,
    lodged_at: At,
    desk: String,
    department: String,
    handler_id: Option<Uuid>,
    state: String,
    phase: String,
    since: At,
    due_on: Date,
    timer_at: Option<At>,
    answered_at: Option<At>,
    late: i64,
    satisfied: Option<i64>,
    matter: JsonText,
    last_seq: i64,
}

impl From<MatterRow> for Matter {
    fn from(row: MatterRow) -> Self {
        Self {
            id: MatterId::new(row.id),
            number: row.number,
            procedure: row.procedure,
            kind: row.kind,
            filer: row.filer_id.map(PersonId::new),
            known: row.standing,
            contact: row.contact.map(|it| it.0),
            query_code: row.query_code,
            brought: Brought {
                title: row.title,
                told: row.told,
                wish: row.wish,
                place: row.place,
                item_key: row.item_key,
                case: row.case_id.map(CaseId::new),
                conversation: row.conversation_id.map(ConversationId::new),
            },
            lodged_at: row.lodged_at.0,
            standing: Standing {
                json: row.matter.0,
                desk: row.desk,
                department: row.department,
                handler: row.handler_id.map(PersonId::new),
                state: row.state,
                phase: row.phase,
                since: row.since.0,
                due_on: (row.due_on != NEVER).then_some(row.due_on),
                timer_at: At::moment(row.timer_at),
                answered_at: At::moment(row.answered_at),
                is_late: row.late != 0,
                satisfied: row.satisfied.map(|it| it != 0),
            },
            last_seq: row.last_seq,
        }
    }
}

/// The columns of a [`MatterRow`], with what follows them.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, number, procedure, kind, filer_id, standing, contact, query_code, title,
                    told, wish, place, item_key, case_id, conversation_id, lodged_at, desk,
                    department, handler_id, state, phase, since, due_on, timer_at, answered_at,
                    late, satisfied, matter, last_seq
             FROM matter ",
            $rest
        )
    };
}

use select;

/// Enters a matter; its entries and files follow in the same transaction.
///
/// # Errors
/// [`StoreError::Taken`] when there is one with this id or number, or a failure.
pub async fn add(tx: &mut Write, matter: &Matter) -> Result<(), StoreError> {
    let query = tx.query(
        "INSERT INTO matter
             (id, number, procedure, kind, filer_id, standing, contact, query_code, title, told,
              wish, item_key, case_id, conversation_id, lodged_at, week, place, last_seq, desk,
              department, handler_id, state, phase, since, due_on, timer_at, answered_at, late,
              satisfied, matter)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
                 $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30)",
    );
    let brought = &matter.brought;
    let query = query
        .bind(matter.id.uuid())
        .bind(matter.number.as_str())
        .bind(matter.procedure.as_str())
        .bind(matter.kind.as_str())
        .bind(matter.filer.map(PersonId::uuid))
        .bind(matter.known.as_str())
        .bind(matter.contact.clone().map(JsonText))
        .bind(matter.query_code.clone())
        .bind(brought.title.as_str())
        .bind(brought.told.as_str())
        .bind(brought.wish.as_str())
        .bind(brought.item_key.clone())
        .bind(brought.case.map(CaseId::uuid))
        .bind(brought.conversation.map(ConversationId::uuid))
        .bind(At(matter.lodged_at))
        .bind(Calendar::monday_of(matter.lodged_at.date()))
        .bind(brought.place.as_str())
        .bind(matter.last_seq);
    bound(query, &matter.standing).later().await
}

/// The matter under a number, if there is one.
///
/// # Errors
/// A failure of the database.
pub async fn find(db: &mut impl Session, number: &str) -> Result<Option<Matter>, StoreError> {
    let row = db.query(select!("WHERE number = $1")).bind(number).optional::<MatterRow>().await?;
    Ok(row.map(Matter::from))
}

/// The matter `id`, if there is one.
///
/// # Errors
/// A failure of the database.
pub async fn find_by_id(db: &mut impl Session, id: MatterId) -> Result<Option<Matter>, StoreError> {
    let row = db.query(select!("WHERE id = $1")).bind(id.uuid()).optional::<MatterRow>().await?;
    Ok(row.map(Matter::from))
}

/// The matter under a number, which nobody else changes until the end of the work.
///
/// # Errors
/// A failure of the database.
pub async fn hold(tx: &mut Write, number: &str) -> Result<Option<Matter>, StoreError> {
    // SQLite has one writer anyway.
    let sql = Sql {
        sqlite: select!("WHERE number = $1"),
        postgres: select!("WHERE number = $1 FOR UPDATE"),
    };
    let row = tx.query(sql).bind(number).optional::<MatterRow>().await?;
    Ok(row.map(Matter::from))
}

/// Writes down where a matter stands, and how many entries it has.
///
/// # Errors
/// [`StoreError::Stale`] when it has no longer `before` entries, or a failure.
pub async fn change(
    tx: &mut Write,
    id: MatterId,
    before: i64,
    last_seq: i64,
    standing: &Standing,
) -> Result<(), StoreError> {
    let query = tx.query(
        "UPDATE matter SET last_seq = $3, desk = $4, department = $5, handler_id = $6, state = $7,
             phase = $8, since = $9, due_on = $10, timer_at = $11, answered_at = $12, late = $13,
             satisfied = $14, matter = $15
         WHERE id = $1 AND last_seq = $2",
    );
    bound(query.bind(id.uuid()).bind(before).bind(last_seq), standing).run_fresh().await
}

/// Binds where a matter stands, in the order of the columns from `desk` to `matter`.
fn bound<'c>(query: Query<'c>, standing: &Standing) -> Query<'c> {
    query
        .bind(standing.desk.as_str())
        .bind(standing.department.as_str())
        .bind(standing.handler.map(PersonId::uuid))
        .bind(standing.state.as_str())
        .bind(standing.phase.as_str())
        .bind(At(standing.since))
        .bind(standing.due_on.unwrap_or(NEVER))
        .bind(standing.timer_at.map(At))
        .bind(standing.answered_at.map(At))
        .bind(i64::from(standing.is_late))
        .bind(standing.satisfied.map(i64::from))
        .bind(JsonText(standing.json.clone()))
}
