//! Judges what was written: everything that is wrong with it at once, in the order of its pages.

use super::{Contact, Field, Topic, Written, concerns::concerns};
use crate::{
    Caller, Context, Error, FieldFault,
    cases::{Side, capacity, load},
    conversations::{cleaned_line, cleaned_text},
    error,
    items::Catalogue,
};
use domain::{
    Date,
    access::Action,
    calendar::parse_date,
    disclosure_requests::Form,
    identifiers::Mobile,
    ids::{CaseId, ConversationId},
    matters::{Concern, Coordinates, Place, Refusal, Standing as Known},
    procurement::Begin,
};
use std::{str::FromStr, sync::Arc};
use store::{conversations, matters::Brought};

/// Longest title, in characters.
pub(super) const TITLE_CHARS: usize = 40;
/// Shortest account of what happened, in characters: less helps nobody (ux page 12).
const TOLD_CHARS_MIN: usize = 10;
/// Longest account of what happened, and longest wish, in characters.
const TOLD_CHARS: usize = 4_000;
/// Longest name of whoever brings it, in characters; of suppliers too.
const NAME_CHARS: usize = 60;
/// Longest address and longest number of a project, in characters.
const LINE_CHARS: usize = 120;
/// Most people who bring one together.
const PEOPLE_MAX: u32 = 100_000;

/// What is kept of what was written.
pub(super) struct Checked {
    pub(super) brought: Brought,
    pub(super) contact: Option<String>,
    pub(super) concerns: Vec<Concern>,
    pub(super) place: Option<Place>,
    /// Key of the department that was named.
    pub(super) department: Option<String>,
    pub(super) form: Option<Form>,
    pub(super) begin: Option<Begin>,
    pub(super) project: String,
    pub(super) known_on: Option<Date>,
    pub(super) people: u32,
    pub(super) representatives: Vec<String>,
}

/// Judges what was written.
///
/// # Errors
/// [`Error::Invalid`] for the fields of its pages; [`Error::SIGN_IN`] and `matter_name_needed` where an account with an
/// identity number is needed; a failure.
pub(super) async fn checked(
    ctx: &Context,
    caller: &Caller,
    written: &Written,
) -> Result<Checked, Error> {
    let written = identified(ctx, caller, written).await?;
    let catalogue = ctx.catalogue();
    let mut bench = Bench { written: &written, catalogue, faults: Vec::new() };
    let (title, told, wish) = (bench.title(), bench.told(), bench.wish());
    let form = bench.choice(Field::Form);
    let begin = bench.choice(Field::Begin);
    let place = bench.place();
    let (case, of_case) = bench.case(ctx, caller).await?;
    let (conversation, of_conversation) = bench.conversation(ctx).await?;
    let department = bench.department();
    for field in [Field::Window, Field::Staff] {
        bench.perhaps(field);
    }
    let project = bench.line(Field::Project, LINE_CHARS);
    let known_on = bench.known_on(ctx.now().date());
    let contact = bench.contact(form)?;
    let (people, representatives) = bench.voices();
    if !bench.faults.is_empty() {
        return Err(Error::Invalid(bench.faults));
    }
    let found = of_case.into_iter().chain(of_conversation).collect();
    let concerns =
        concerns(&mut ctx.db.read().await?, &written, found, department.as_deref()).await?;
    Ok(Checked {
        brought: Brought {
            title,
            told,
            wish,
            place: place.as_ref().map(|it| it.text.clone()).unwrap_or_default(),
            item_key: None,
            case,
            conversation,
        },
        contact,
        concerns,
        place,
        department,
        form,
        begin,
        project,
        known_on,
        people,
        representatives,
    })
}

/// The same under the name of the account, where the law wants to know who it is.
async fn identified(ctx: &Context, caller: &Caller, written: &Written) -> Result<Written, Error> {
    let mut written = written.clone();
    if written.topic.needs_account() {
        written.contact.name = identity(ctx, caller).await?;
    }
    Ok(written)
}

/// The name of an account with an identity number.
///
/// # Errors
/// [`Error::SIGN_IN`] without an account, `matter_name_needed` for one without a number; a failure.
pub(super) async fn identity(ctx: &Context, caller: &Caller) -> Result<String, Error> {
    let person = caller.signed_in()?.person;
    let account = store::people::find(&mut ctx.db.read().await?, person).await?;
    let person = account.map(|it| it.person).filter(|it| it.citizen_id.is_some());
    person.map(|it| it.name).ok_or(Error::Refused(Refusal::NameNeeded.word()))
}

struct Bench<'a> {
    written: &'a Written,
    catalogue: Arc<Catalogue>,
    faults: Vec<FieldFault>,
}

impl Bench<'_> {
    fn asks(&self, field: Field) -> bool {
        self.written.topic.asks(field)
    }

    fn fault(&mut self, field: Field, code: &'static str) {
        self.faults.push(FieldFault::new(field.word(), code));
    }

    /// What was taken; what was not is told with everything else.
    fn kept(&mut self, taken: Result<String, Error>) -> String {
        error::taken(taken, &mut self.faults)
    }

    /// One line that has to be there, where it is asked.
    fn line(&mut self, field: Field, max: usize) -> String {
        if !self.asks(field) {
            return String::new();
        }
        let taken = cleaned_line(field.word(), self.written.get(field), max);
        self.kept(taken)
    }

    /// One line that may be missing.
    fn perhaps(&mut self, field: Field) -> String {
        if self.written.get(field).trim().is_empty() {
            String::new()
        } else {
            self.line(field, LINE_CHARS)
        }
    }

    /// Where it happened, which is on the map where a point was named.
    fn place(&mut self) -> Option<Place> {
        let place = Place::read(&self.perhaps(Field::Place));
        let point = place.as_ref().and_then(|it| it.coordinates);
        if !point.is_none_or(Coordinates::is_on_earth) {
            self.fault(Field::Place, "place-not-on-earth");
        }
        place
    }

    /// Several lines that may be missing.
    fn text(&mut self, field: Field) -> String {
        let typed = self.written.get(field);
        if !self.asks(field) || typed.trim().is_empty() {
            return String::new();
        }
        let taken = cleaned_text(field.word(), typed, TOLD_CHARS);
        self.kept(taken)
    }

    fn title(&mut self) -> String {
        self.line(Field::Title, TITLE_CHARS)
    }

    /// What happened; what information is called says enough by itself (GK 29).
    fn told(&mut self) -> String {
        let told = self.text(Field::Told);
        if self.written.topic != Topic::Disclosure {
            match told.chars().count() {
                0 if self.written.told.trim().is_empty() => self.fault(Field::Told, "missing"),
                1..TOLD_CHARS_MIN => self.fault(Field::Told, "too-short"),
                _ => {}
            }
        }
        told
    }

    fn wish(&mut self) -> String {
        self.text(Field::Wish)
    }

    /// One of several words, where it is asked.
    fn choice<T: FromStr>(&mut self, field: Field) -> Option<T> {
        if !self.asks(field) {
            return None;
        }
        let typed = self.written.get(field);
        let chosen = typed.parse().ok();
        if chosen.is_none() {
            self.fault(field, if typed.is_empty() { "missing" } else { "not-a-choice" });
        }
        chosen
    }

    /// The case of the caller's under the number that was typed, and whom something about it concerns.
    async fn case(
        &mut self,
        ctx: &Context,
        caller: &Caller,
    ) -> Result<(Option<CaseId>, Option<Concern>), Error> {
        let typed = self.written.get(Field::Case);
        if !self.asks(Field::Case) || typed.trim().is_empty() {
            return Ok((None, None));
        }
        if let Some((id, concern)) = own_case(ctx, caller, typed).await? {
            return Ok((Some(id), Some(concern)));
        }
        self.fault(Field::Case, "case-number-unknown");
        Ok((None, None))
    }

    /// The conversation in which it was begun, where it is about that, and whoever answered there.
    async fn conversation(
        &self,
        ctx: &Context,
    ) -> Result<(Option<ConversationId>, Option<Concern>), Error> {
        let more = &self.written.more;
        let begun_in = more.begun_in.filter(|_| more.conversation == "yes");
        let Some(id) = begun_in.filter(|_| self.asks(Field::Conversation)) else {
            return Ok((None, None));
        };
        let row = conversations::find(&mut ctx.db.read().await?, id).await?;
        let of = |row: conversations::Conversation| Concern::Conversation {
            id,
            department: row.standing.department,
            agent: row.standing.agent,
        };
        Ok((row.is_some().then_some(id), row.map(of)))
    }

    /// The department that was named; it has to be where a matter is directed to one.
    fn department(&mut self) -> Option<String> {
        let named = self.written.department.trim();
        let found = self.catalogue.department(named).map(|it| it.key.clone());
        let is_needed = matches!(self.written.topic, Topic::Disclosure | Topic::Procurement);
        if found.is_none() && !named.is_empty() {
            self.fault(Field::Department, "not-a-choice");
        } else if named.is_empty() && (is_needed || self.written.more.against == "yes") {
            self.fault(Field::Department, "missing");
        }
        found
    }

    /// A day that is not in the future.
    fn known_on(&mut self, today: Date) -> Option<Date> {
        if !self.asks(Field::KnownOn) {
            return None;
        }
        let typed = self.written.get(Field::KnownOn).trim();
        match parse_date(typed) {
            Some(on) if on <= today => return Some(on),
            Some(_) => self.fault(Field::KnownOn, "too-late"),
            None if typed.is_empty() => self.fault(Field::KnownOn, "missing"),
            None => self.fault(Field::KnownOn, "not-a-date"),
        }
        None
    }

    /// How whoever is known can be reached; nothing of somebody anonymous.
    fn contact(&mut self, form: Option<Form>) -> Result<Option<String>, Error> {
        let contact = &self.written.contact;
        if self.written.known == Some(Known::Anonymous) {
            return Ok(None);
        }
        let taken = cleaned_line("name", &contact.name, NAME_CHARS);
        let mobile = Mobile::parse(&contact.mobile);
        let typed = contact.address.trim().to_owned();
        let name = self.kept(taken);
        let mobile = match mobile {
            Ok(mobile) => mobile.to_string(),
            Err(fault) => {
                self.fault(Field::Mobile, fault.code());
                String::new()
            }
        };
        // Paper reaches nobody without one, and a petition names where its bearer lives (XF 18).
        let is_needed = form == Some(Form::Paper) || self.written.topic == Topic::Petition;
        let address = if typed.is_empty() && !is_needed {
            String::new()
        } else {
            self.line(Field::Address, LINE_CHARS)
        };
        let contact = Contact { name, mobile, address };
        serde_json::to_string(&contact).map(Some).map_err(Error::failed)
    }

    /// How many bring it, and who speaks for them; whether those are too few or too many is for the rules (XF 20).
    fn voices(&mut self) -> (u32, Vec<String>) {
        let typed = self.written.more.people.trim();
        if !self.asks(Field::People) || typed.is_empty() {
            return (1, Vec::new());
        }
        let people = match typed.parse::<u32>() {
            Ok(people) if people <= PEOPLE_MAX => people,
            Ok(_) => {
                self.fault(Field::People, "number-too-large");
                1
            }
            Err(_) => {
                self.fault(Field::People, "not-a-number");
                1
            }
        };
        let lines = self.text(Field::Representatives);
        let names = lines.lines().map(str::trim).filter(|it| !it.is_empty());
        (people, names.map(str::to_owned).collect())
    }
}

/// The case of the caller's under a number, and whom a complaint about it concerns.
async fn own_case(
    ctx: &Context,
    caller: &Caller,
    number: &str,
) -> Result<Option<(CaseId, Concern)>, Error> {
    let Some(loaded) = load(&mut ctx.db.read().await?, ctx, number).await? else { return Ok(None) };
    if capacity(caller, Side::Applicant, Action::SeeCase, &loaded.case).is_err() {
        return Ok(None);
    }
    let id = loaded.row.id;
    let staff = loaded.case.involved.iter().filter(|it| !it.role.is_applicant());
    let mut handled_by: Vec<_> = staff.map(|it| it.person).collect();
    handled_by.sort_unstable();
    handled_by.dedup();
    Ok(Some((id, Concern::Case { id, department: loaded.case.department, handled_by })))
}
