//! From what an officer typed to the command that the rules judge.

use super::{
    Typed,
    deficiencies::{deficiencies, wanting},
    read::Reader,
};
use crate::{Error, cases::Loaded};
use domain::{
    access::Role,
    forms::Answers,
    ids::PersonId,
    licensing::{ActionKind, Command, Delivery, QuantityStanding, Spot},
};
use std::collections::BTreeMap;
use store::{files::File, staff::Colleague};

/// What a command is made from.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The case.
    pub loaded: &'a Loaded,
    /// Its files, with the verdicts on them.
    pub files: &'a [File],
    /// What was filed.
    pub answers: &'a Answers,
    /// The people of the department.
    pub colleagues: &'a [Colleague],
    /// How far a limited number is used up.
    pub standing: Option<QuantityStanding>,
    /// What was typed.
    pub typed: &'a Typed,
}

/// The command for `kind`, and the names of the people it speaks of.
///
/// # Errors
/// [`Error::Invalid`] with everything that is wrong; `wrong_state` for what is not done at a desk.
pub fn command(
    kind: ActionKind,
    from: Source<'_>,
) -> Result<(Command, BTreeMap<PersonId, String>), Error> {
    let mut reader = Reader::new(kind, from.typed, &from.loaded.item.basis, from.colleagues);
    let command = receipt(kind, from, &mut reader)
        .or_else(|| review(kind, &mut reader))
        .or_else(|| decision(kind, from, &mut reader))
        .ok_or(Error::Refused("wrong_state"))?;
    match command {
        Some(command) if reader.faults.is_empty() => Ok((command, reader.names)),
        _ => Err(Error::Invalid(reader.faults)),
    }
}

/// None for another stage; none inside where something is wrong.
type Made = Option<Option<Command>>;

/// The answers to a filing.
fn receipt(kind: ActionKind, from: Source<'_>, reader: &mut Reader<'_>) -> Made {
    use ActionKind as K;
    let standing = from.standing;
    Some(match kind {
        K::DeclareNotNeeded => reader.statement().map(Command::DeclareNotNeeded),
        K::DeclareNotCompetent => {
            let (organ, statement) = (reader.line("organ"), reader.statement());
            organ
                .zip(statement)
                .map(|(organ, statement)| Command::DeclareNotCompetent { organ, statement })
        }
        K::NotifyDeficiencies => {
            let list = wanting(from.loaded, from.files, from.answers);
            deficiencies(list, reader).map(Command::NotifyDeficiencies)
        }
        K::DeclineAcceptance => {
            let list = wanting(from.loaded, from.files, from.answers);
            let (deficiencies, statement) = (deficiencies(list, reader), reader.statement());
            deficiencies.zip(statement).map(|(deficiencies, statement)| {
                Command::DeclineAcceptance { deficiencies, statement }
            })
        }
        K::Accept => Some(Command::Accept),
        K::AcceptDeferred => {
            let materials = reader.typed().all("materials").map(str::to_owned).collect();
            let promise_signed = reader.flag("promise_signed");
            Some(Command::AcceptDeferred { materials, promise_signed })
        }
        K::DecideOnTheSpot => on_the_spot(standing, reader).map(Command::DecideOnTheSpot),
        K::GrantOnCommitment => Some(Command::GrantOnCommitment { standing }),
        _ => return None,
    })
}

fn on_the_spot(standing: Option<QuantityStanding>, reader: &mut Reader<'_>) -> Option<Spot> {
    match reader.typed().one("outcome") {
        "grant" => Some(Spot::Grant { standing }),
        "hand_over" => {
            let (recipient, package) = (reader.line("recipient"), reader.line("package"));
            let fee_paid = reader.flag("fee_paid");
            let (recipient, package) = recipient.zip(package)?;
            Some(Spot::HandOver { standing, recipient, fee_paid, package })
        }
        "refuse" => reader.statement().map(Spot::Refuse),
        "" => reader.fault("outcome", "missing"),
        _ => reader.fault("outcome", "not-a-choice"),
    }
}

/// The examination.
fn review(kind: ActionKind, reader: &mut Reader<'_>) -> Made {
    use ActionKind as K;
    Some(match kind {
        K::Assign => {
            let related = reader.flag("related");
            let reviewer = reader.colleague("reviewer", &[Role::Reviewer]);
            reviewer.map(|reviewer| Command::Assign { reviewer, related })
        }
        K::OrderVerification => {
            let (visit_on, officers) =
                (reader.date("visit_on"), reader.open_colleagues("officers"));
            visit_on
                .zip(officers)
                .map(|(visit_on, officers)| Command::OrderVerification { visit_on, officers })
        }
        K::FileVerification => {
            let (officers, finding) = (reader.colleagues("officers"), reader.text("finding"));
            let conforms = reader.flag("conforms");
            officers.zip(finding).map(|(officers, finding)| Command::FileVerification {
                officers,
                finding,
                conforms,
            })
        }
        K::StartSpecial => start_special(reader),
        K::FinishSpecial => reader.text("result").map(|result| Command::FinishSpecial { result }),
        K::TellParty => {
            let (party, until_on) = (reader.line("party"), reader.date("until_on"));
            party.zip(until_on).map(|(party, until_on)| Command::TellParty { party, until_on })
        }
        K::HearParty => reader.text("opinion").map(|opinion| Command::HearParty { opinion }),
        K::TellHearingRight => Some(Command::TellHearingRight),
        K::RequestHearing => Some(Command::RequestHearing),
        K::OrderHearing => order_hearing(reader),
        K::CloseHearing => reader.text("minutes").map(|minutes| Command::CloseHearing { minutes }),
        K::ReportUp => {
            let (department, opinion) = (reader.line("department"), reader.text("opinion"));
            department
                .zip(opinion)
                .map(|(department, opinion)| Command::ReportUp { department, opinion })
        }
        K::TakeUp => Some(Command::TakeUp),
        K::Propose => {
            let (recommendation, opinion) = (reader.word("recommendation"), reader.text("opinion"));
            let cites_minutes = reader.flag("cites_minutes");
            recommendation.zip(opinion).map(|(recommendation, opinion)| Command::Propose {
                recommendation,
                opinion,
                cites_minutes,
            })
        }
        _ => return None,
    })
}

fn start_special(reader: &mut Reader<'_>) -> Option<Command> {
    let (ground, basis) = (reader.word("ground"), reader.basis());
    let planned_days = reader.count("planned_days");
    let approved_by = reader.colleague("approved_by", &[Role::Decider, Role::OrganHead]);
    Some(Command::StartSpecial {
        ground: ground?,
        basis: basis?,
        planned_days: planned_days?,
        approved_by: Some(approved_by?),
    })
}

fn order_hearing(reader: &mut Reader<'_>) -> Option<Command> {
    let (ground, chair) = (reader.word("hearing_ground"), reader.colleague("chair", &[]));
    let (held_on, place) = (reader.date("held_on"), reader.line("place"));
    Some(Command::OrderHearing { ground: ground?, chair: chair?, held_on: held_on?, place: place? })
}

/// The decision and what follows it.
fn decision(kind: ActionKind, from: Source<'_>, reader: &mut Reader<'_>) -> Made {
    use ActionKind as K;
    let standing = from.standing;
    Some(match kind {
        K::Extend => {
            let (amount, reason) = (reader.count("amount"), reader.text("reason"));
            let is_theirs = from.loaded.case.terms.joint;
            let approval = is_theirs.then(|| reader.line("approval").unwrap_or_default());
            amount.zip(reason).map(|(amount, reason)| Command::Extend { amount, reason, approval })
        }
        K::Grant => Some(Command::Grant { opinion: reader.open_text("opinion"), standing }),
        K::Refuse => reader.statement().map(Command::Refuse),
        K::Return => reader.text("reason").map(|reason| Command::Return { reason }),
        K::Issue => {
            let fee_paid = reader.flag("fee_paid");
            delivery(reader).map(|delivery| Command::Issue { delivery, fee_paid })
        }
        K::Archive => reader.line("package").map(|package| Command::Archive { package }),
        K::Terminate => {
            let (cause, evidence) = (reader.word("cause"), reader.text("evidence"));
            let basis = reader.basis();
            cause.zip(evidence).zip(basis).map(|((cause, evidence), basis)| Command::Terminate {
                cause,
                evidence,
                basis,
            })
        }
        K::Publish => reader.line("entry").map(|entry| Command::Publish { entry }),
        K::FileCommitmentCheck => {
            let kept = reader.flag("kept");
            reader.text("finding").map(|finding| Command::FileCommitmentCheck { kept, finding })
        }
        _ => return None,
    })
}

fn delivery(reader: &mut Reader<'_>) -> Option<Delivery> {
    match reader.typed().one("delivery") {
        "counter" => reader.line("recipient").map(|recipient| Delivery::Counter { recipient }),
        "courier" => reader.line("parcel").map(|number| Delivery::Courier { number }),
        "collection" => Some(Delivery::Collection),
        "electronic" => Some(Delivery::Electronic),
        "" => reader.fault("delivery", "missing"),
        _ => reader.fault("delivery", "not-a-choice"),
    }
}
