//! Absences: somebody of a desk is away for some days, is given nothing meanwhile, and somebody may stand in for them.

use crate::{
    Caller, Context, Error, FieldFault,
    conversations::{answers, at_desk},
};
use domain::{
    Date, Moment, Text,
    access::Action,
    conversations::{self, AbsenceFault},
    ids::{AbsenceId, PersonId},
};
use store::{
    Session,
    absences::{self, Absence},
    signals::{Sign, Topic},
    staff,
};

/// An absence that is to be noted.
#[derive(Clone, Debug, Default)]
pub struct NewAbsence {
    /// Key of the department from whose desk.
    pub department: String,
    /// Who is away; the caller where nobody is named.
    pub agent: Option<PersonId>,
    /// Who of the same desk stands in.
    pub stand_in: Option<PersonId>,
    /// The first day, if one was given.
    pub from_on: Option<Date>,
    /// The last day, if one was given.
    pub until_on: Option<Date>,
}

/// An absence as somebody of the desk reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Away {
    /// Which it is.
    pub id: AbsenceId,
    /// Who is away.
    pub agent: PersonId,
    /// Their name.
    pub name: String,
    /// Whether that is the reader.
    pub is_you: bool,
    /// Whether they are away today.
    pub is_now: bool,
    /// The first day.
    pub from_on: Date,
    /// The last day.
    pub until_on: Date,
    /// Name of whoever stands in.
    pub stand_in: Option<String>,
    /// Whether the reader can end it.
    pub may_end: bool,
}

/// The absences of a desk, and what is needed to note one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Key of the department.
    pub department: String,
    /// Its name.
    pub name: Text,
    /// Who is away or will be, by the first day.
    pub absences: Vec<Away>,
    /// Those of the desk, with their names.
    pub colleagues: Vec<(PersonId, String)>,
    /// Whether the reader notes absences of others too.
    pub leads: bool,
    /// Whether the reader answers at this desk, and can be away from it.
    pub is_of_desk: bool,
}

/// The absences of the desk of a department.
///
/// # Errors
/// [`Error::SIGN_IN`]; [`Error::NotFound`] for the desk of another department; a failure.
pub async fn list(ctx: &Context, caller: &Caller, department: &str) -> Result<Listed, Error> {
    caller.signed_in()?;
    let is_of_desk = at_desk(caller, department, Action::AnswerConversation).is_some();
    let leads = leads(caller, department);
    let catalogue = ctx.catalogue();
    let known = catalogue.department(department).filter(|_| is_of_desk || leads);
    let name = known.ok_or(Error::NotFound)?.name.clone();
    let mut db = ctx.db.read().await?;
    let absences = of_desk(ctx, &mut db, caller, department).await?;
    let colleagues = colleagues(&mut db, department).await?;
    Ok(Listed { department: department.to_owned(), name, absences, colleagues, leads, is_of_desk })
}

/// Notes an absence of the caller, or of one of the desk that the caller leads.
///
/// # Errors
/// [`Error::Invalid`] for `from_on`, `until_on` and `stand_in`; [`Error::NotFound`] for the desk of another department and
/// for somebody whose absence is not the caller's to note; a failure.
pub async fn note(ctx: &Context, caller: &Caller, new: NewAbsence) -> Result<(), Error> {
    let noted_by = caller.signed_in()?.person;
    let agent = new.agent.unwrap_or(noted_by);
    may_note(caller, &new.department, agent)?;
    let missing = |field: &str| FieldFault::new(field, "not-a-date");
    let (from_on, until_on) = match (new.from_on, new.until_on) {
        (Some(from_on), Some(until_on)) => (from_on, until_on),
        (from_on, until_on) => {
            let first = from_on.is_none().then(|| missing("from_on"));
            let last = until_on.is_none().then(|| missing("until_on"));
            return Err(Error::Invalid(first.into_iter().chain(last).collect()));
        }
    };
    let absence = Absence {
        id: AbsenceId::new(ctx.chance.id()),
        person: agent,
        department: new.department,
        stand_in: new.stand_in,
        from_on,
        until_on,
        noted_by,
        noted_at: ctx.now(),
    };
    let noted = ctx.db.transact(move |tx| {
        Box::pin(async move {
            let today = absence.noted_at.date();
            let desk = colleagues(tx, &absence.department).await?;
            let is_of_desk = |who: PersonId| desk.iter().any(|it| it.0 == who);
            if !is_of_desk(agent) || absence.stand_in.is_some_and(|it| !is_of_desk(it)) {
                return Err(Error::NotFound);
            }
            let others = absences::of_desk(tx, &absence.department, today).await?;
            let others: Vec<_> = others.iter().map(rule).collect();
            let faults = rule(&absence).faults(&others, today);
            if !faults.is_empty() {
                return Err(Error::Invalid(faults.into_iter().map(fault).collect()));
            }
            absences::add(tx, &absence).await?;
            tx.tell(Topic::Desk(absence.department), Sign::Changed(0));
            Ok(())
        })
    });
    noted.await
}

/// Ends an absence before its last day.
///
/// # Errors
/// [`Error::NotFound`] when there is none that is the caller's to end; a failure.
pub async fn end(ctx: &Context, caller: &Caller, id: AbsenceId) -> Result<(), Error> {
    caller.signed_in()?;
    let found = absences::find(&mut ctx.db.read().await?, id).await?.ok_or(Error::NotFound)?;
    may_note(caller, &found.department, found.person)?;
    let now = ctx.now();
    let ended = ctx.db.transact(move |tx| {
        Box::pin(async move {
            absences::end(tx, id, now).await?;
            tx.tell(Topic::Desk(found.department), Sign::Changed(0));
            Ok(())
        })
    });
    ended.await
}

/// Who is away from a desk or will be, as the caller reads it.
pub(crate) async fn of_desk(
    ctx: &Context,
    db: &mut impl Session,
    caller: &Caller,
    department: &str,
) -> Result<Vec<Away>, Error> {
    let (today, reader) = (ctx.now().date(), caller.signed_in()?.person);
    let absences = absences::of_desk(db, department, today).await?;
    if absences.is_empty() {
        return Ok(Vec::new());
    }
    let people = staff::in_department(db, department).await?;
    let named = |who: PersonId| people.iter().find(|it| it.person == who).map(|it| it.name.clone());
    let leads = leads(caller, department);
    let away = |it: &Absence| {
        let is_you = it.person == reader;
        // Whoever left the department is away from nothing.
        Some(Away {
            id: it.id,
            agent: it.person,
            name: named(it.person)?,
            is_you,
            is_now: rule(it).covers(today),
            from_on: it.from_on,
            until_on: it.until_on,
            stand_in: it.stand_in.and_then(named),
            may_end: is_you || leads,
        })
    };
    Ok(absences.iter().filter_map(away).collect())
}

/// The same as the rules read it.
pub(crate) async fn rules(
    db: &mut impl Session,
    department: &str,
    now: Moment,
) -> Result<Vec<conversations::Absence>, Error> {
    let absences = absences::of_desk(db, department, now.date()).await?;
    Ok(absences.iter().map(rule).collect())
}

/// The same for one.
pub(crate) fn rule(absence: &Absence) -> conversations::Absence {
    conversations::Absence {
        agent: absence.person,
        stand_in: absence.stand_in,
        from_on: absence.from_on,
        until_on: absence.until_on,
    }
}

fn fault(fault: AbsenceFault) -> FieldFault {
    let field = match fault {
        AbsenceFault::EndsBefore | AbsenceFault::Past => "until_on",
        AbsenceFault::Overlaps => "from_on",
        AbsenceFault::StandsInForThemself | AbsenceFault::StandInAway => "stand_in",
    };
    FieldFault::new(field, fault.word())
}

/// Everybody notes and ends their own; whoever leads the desk does so for all of it.
fn may_note(caller: &Caller, department: &str, agent: PersonId) -> Result<(), Error> {
    let answers = at_desk(caller, department, Action::AnswerConversation);
    let is_own = answers.is_some_and(|it| it.person == agent);
    if is_own || leads(caller, department) { Ok(()) } else { Err(Error::NotFound) }
}

fn leads(caller: &Caller, department: &str) -> bool {
    at_desk(caller, department, Action::SuperviseConversation).is_some()
}

/// Those who answer at a desk.
async fn colleagues(
    db: &mut impl Session,
    department: &str,
) -> Result<Vec<(PersonId, String)>, Error> {
    let people = staff::in_department(db, department).await?;
    Ok(people.into_iter().filter(answers).map(|it| (it.person, it.name)).collect())
}

#[cfg(test)]
mod tests;
