//! Bring a matter to the hall: it has a number at once, and, without an account, a query code that is shown once.

use super::{change::stored, words::Body};
use crate::{
    Caller, Context, Error, FieldFault, accounts, attempts,
    cases::{Side, capacity, load, query_code},
    conversations::{cleaned_line, cleaned_text},
};
use domain::{
    access::Action,
    complaints::{self, Complaint, Filing, Kind},
    identifiers::{CaseNumber, Mobile, QueryCode},
    ids::{CaseId, EntryId, MatterId, PersonId},
    matters::{
        Concern, Fact, Matter as Standing, MatterNumber, Origin, Part, Procedure, Standing as Known,
    },
};
use serde::{Deserialize, Serialize};
use store::{
    Write, counters,
    matters::{self, Audience, Brought, Matter, NewEntry},
};

/// Longest title, in characters.
pub(super) const TITLE_CHARS: usize = 40;
/// Shortest account of what happened, in characters: less helps nobody (ux page 12).
const TOLD_CHARS_MIN: usize = 10;
/// Longest account of what happened, and longest wish, in characters.
const TOLD_CHARS: usize = 4_000;
/// Longest name of whoever brings it, in characters.
const NAME_CHARS: usize = 60;

/// How whoever brings a matter can be reached.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Their name.
    pub name: String,
    /// Their mobile number.
    pub mobile: String,
}

/// A complaint as its last page carries it.
#[derive(Clone, Debug)]
pub struct Lodging {
    /// The name that the page gave the matter, so that sending it again brings no second one.
    pub id: MatterId,
    /// What it is about.
    pub kind: Kind,
    /// In one line.
    pub title: String,
    /// What happened.
    pub told: String,
    /// What they want; empty for nothing.
    pub wish: String,
    /// How known they are.
    pub known: Known,
    /// How they can be reached; nothing of it is kept of somebody anonymous.
    pub contact: Contact,
    /// Number of the case it is about; empty for none.
    pub case: String,
    /// Key of the service it is about; empty for none.
    pub item: String,
    /// Key of the department it is about; empty for none.
    pub department: String,
}

/// What whoever brought a matter keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lodged {
    /// Its number.
    pub number: String,
    /// The code by which it is followed, shown once; none for whoever has an account and is known.
    pub query_code: Option<String>,
}

/// Brings a complaint to the hall; bringing it again changes nothing and shows no code again.
///
/// # Errors
/// [`Error::Invalid`] for `title`, `told`, `wish`, `name`, `mobile`, `case` and `department`, all at once;
/// [`Error::TOO_MANY`]; a refusal such as `matter_not_anonymous`; a failure.
pub async fn lodge(ctx: &Context, caller: &Caller, lodging: Lodging) -> Result<Lodged, Error> {
    if let Some(known) = matters::find_by_id(&mut ctx.db.read().await?, lodging.id).await? {
        return Ok(Lodged { number: known.number, query_code: None });
    }
    let checked = checked(ctx, caller, &lodging).await?;
    attempts::lodge(ctx, &caller.origin()).await?;
    let person = caller.signed_in.as_ref().map(|it| it.person);
    let filer = person.filter(|_| lodging.known != Known::Anonymous);
    let code = filer.is_none().then(|| query_code(ctx));
    let query_code = match code {
        Some(code) => Some(accounts::password::hash(ctx, code.to_string()).await?),
        None => None,
    };
    let origin = origin(ctx, lodging.known, filer, checked.concerns);
    let filing = Filing { origin, kind: lodging.kind, within: None };
    let fact = complaints::lodge(filing.clone()).map_err(|it| Error::Refused(it.word()))?;
    let entry = Body { fact: Fact::Complaint(fact), text: None };
    let standing = Standing::Complaint(Box::new(Complaint::begin(&filing, ctx.now())));
    let now = ctx.now();
    let row = Matter {
        id: lodging.id,
        number: String::new(),
        procedure: Procedure::Complaint.word().to_owned(),
        kind: lodging.kind.word().to_owned(),
        filer,
        known: lodging.known.word().to_owned(),
        contact: checked.contact,
        query_code,
        brought: checked.brought,
        lodged_at: now,
        standing: stored(ctx, &standing, None)?,
        last_seq: 1,
    };
    let entry = NewEntry {
        id: EntryId::new(ctx.chance.id()),
        at: now,
        part: Part::Filer.word().to_owned(),
        author: filer,
        audience: Audience::All,
        body: entry.written()?,
    };
    let visitor = caller.visitor.filter(|_| filer.is_none());
    match enter(ctx, row, entry, visitor).await {
        Ok(number) => Ok(Lodged { number, query_code: code.map(QueryCode::grouped) }),
        // A second tap of the same page: the first has the number, and its code.
        Err(error) if error.is_taken() => known(ctx, lodging.id).await,
        Err(other) => Err(other),
    }
}

/// Writes a matter down under the next number, open to the browser of whoever has no account.
async fn enter(
    ctx: &Context,
    row: Matter,
    entry: NewEntry,
    visitor: Option<[u8; 32]>,
) -> Result<String, Error> {
    let shared = ctx.clone();
    let entered = ctx.db.transact(move |tx| {
        Box::pin(async move {
            let number = number(tx, &shared).await?;
            let row = Matter { number: number.to_string(), ..row };
            matters::add(tx, &row).await?;
            matters::append(tx, row.id, 1, &entry).await?;
            if let Some(visitor) = visitor {
                super::track::open_to(tx, &shared, row.id, visitor).await?;
            }
            Ok::<_, Error>(row.number)
        })
    });
    entered.await
}

/// The matter as it was brought before.
async fn known(ctx: &Context, id: MatterId) -> Result<Lodged, Error> {
    let known = matters::find_by_id(&mut ctx.db.read().await?, id).await?.ok_or(Error::STALE)?;
    Ok(Lodged { number: known.number, query_code: None })
}

/// Who, what about, and whose desk receives it.
fn origin(
    ctx: &Context,
    standing: Known,
    filer: Option<PersonId>,
    concerns: Vec<Concern>,
) -> Origin {
    let desk = ctx.complaint_desk;
    Origin {
        standing,
        filer,
        organisation: None,
        people: 1,
        representatives: Vec::new(),
        concerns,
        place: None,
        desk: desk.key.to_owned(),
        superior: desk.superior.to_owned(),
    }
}

/// The next number of the desk on this day.
async fn number(tx: &mut Write, ctx: &Context) -> Result<MatterNumber, Error> {
    let catalogue = ctx.catalogue();
    let desk = catalogue.department(ctx.complaint_desk.key);
    let desk = desk.ok_or_else(|| Error::failed("there is no department that hears complaints"))?;
    let today = ctx.now().date();
    let scope = format!("matter:{}:{today}", Procedure::Complaint.letter());
    let next = u32::try_from(counters::next(tx, &scope).await?).map_err(Error::failed)?;
    let number = CaseNumber::new(today, desk.number, next).map_err(Error::failed)?;
    Ok(MatterNumber::new(Procedure::Complaint, number))
}

/// What is kept of what was brought.
pub(super) struct Checked {
    brought: Brought,
    contact: Option<String>,
    concerns: Vec<Concern>,
}

/// Everything that is wrong with it at once.
pub(super) async fn checked(
    ctx: &Context,
    caller: &Caller,
    lodging: &Lodging,
) -> Result<Checked, Error> {
    let mut faults = Vec::new();
    let title = kept(&mut faults, cleaned_line("title", &lodging.title, TITLE_CHARS));
    let told = kept(&mut faults, cleaned_text("told", &lodging.told, TOLD_CHARS));
    if (1..TOLD_CHARS_MIN).contains(&told.chars().count()) {
        faults.push(FieldFault::new("told", "too-short"));
    }
    let wish = if lodging.wish.trim().is_empty() {
        String::new()
    } else {
        kept(&mut faults, cleaned_text("wish", &lodging.wish, TOLD_CHARS))
    };
    let contact = contact(&mut faults, lodging)?;
    let (case, case_concern) = match case(ctx, caller, &lodging.case).await? {
        Some(found) => found,
        None if lodging.case.trim().is_empty() => (None, None),
        None => {
            faults.push(FieldFault::new("case", "case-number-unknown"));
            (None, None)
        }
    };
    let catalogue = ctx.catalogue();
    let item = catalogue.item(&lodging.item);
    let named = lodging.department.trim();
    let department = catalogue.department(named).map(|it| it.key.clone());
    if department.is_none() && !named.is_empty() {
        faults.push(FieldFault::new("department", "not-a-choice"));
    }
    let department = department.or_else(|| item.map(|it| it.department.clone()));
    let concern = case_concern.or_else(|| {
        let window = String::new();
        department.map(|department| Concern::Window { department, window })
    });
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let item_key = item.map(|it| it.key.clone());
    let place = String::new();
    let brought = Brought { title, told, wish, place, item_key, case, conversation: None };
    Ok(Checked { brought, contact, concerns: concern.into_iter().collect() })
}

/// Name and mobile number of whoever is known; nothing of somebody anonymous.
fn contact(faults: &mut Vec<FieldFault>, lodging: &Lodging) -> Result<Option<String>, Error> {
    if lodging.known == Known::Anonymous {
        return Ok(None);
    }
    let name = kept(faults, cleaned_line("name", &lodging.contact.name, NAME_CHARS));
    let mobile = match Mobile::parse(&lodging.contact.mobile) {
        Ok(mobile) => mobile.to_string(),
        Err(fault) => {
            faults.push(FieldFault::new("mobile", fault.code()));
            String::new()
        }
    };
    serde_json::to_string(&Contact { name, mobile }).map(Some).map_err(Error::failed)
}

/// The case of the caller's under a number, and whom a complaint about it concerns.
async fn case(
    ctx: &Context,
    caller: &Caller,
    number: &str,
) -> Result<Option<(Option<CaseId>, Option<Concern>)>, Error> {
    if number.trim().is_empty() {
        return Ok(None);
    }
    let Some(loaded) = load(&mut ctx.db.read().await?, ctx, number).await? else { return Ok(None) };
    if capacity(caller, Side::Applicant, Action::SeeCase, &loaded.case).is_err() {
        return Ok(None);
    }
    let id = loaded.row.id;
    let staff = loaded.case.involved.iter().filter(|it| !it.role.is_applicant());
    let mut handled_by: Vec<_> = staff.map(|it| it.person).collect();
    handled_by.sort_unstable();
    handled_by.dedup();
    let concern = Concern::Case { id, department: loaded.case.department, handled_by };
    Ok(Some((Some(id), Some(concern))))
}

/// What was taken; what was not is told with everything else.
fn kept(faults: &mut Vec<FieldFault>, taken: Result<String, Error>) -> String {
    match taken {
        Ok(text) => text,
        Err(Error::Invalid(found)) => {
            faults.extend(found);
            String::new()
        }
        Err(_) => String::new(),
    }
}
