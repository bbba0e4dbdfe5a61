//! Whether a conversation does what is wanted.

use super::{
    Asker, CloseReason, Command, Conversation, DeskHours, Fact, LEFT_ANSWER, REOPEN, Refusal, Side,
    Stage, Timer,
};
use crate::{Moment, calendar::Calendar, ids::PersonId};

/// What a decision depends on beside the conversation.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// The present instant.
    pub now: Moment,
    /// The working days.
    pub calendar: &'a Calendar,
    /// When people answer.
    pub hours: &'a DeskHours,
    /// Whether whoever is to get the conversation has room for one more.
    pub has_room: bool,
}

/// What happens when `asker` wants `command` of `conversation`.
///
/// Whether they may know of it at all is asked of [`crate::access::may`] before.
///
/// # Errors
/// The [`Refusal`] that the rules give.
pub fn decide(
    conversation: &Conversation,
    command: Command,
    asker: Asker,
    setting: Setting<'_>,
) -> Result<Vec<Fact>, Refusal> {
    let is_closed = conversation.stage == Stage::Closed;
    match command {
        Command::Reopen => reopen(conversation, asker, setting),
        Command::Rate(level) => rate(conversation, asker, level),
        _ if is_closed => Err(Refusal::Closed),
        Command::Say => say(conversation, asker),
        Command::AskPerson => ask_person(conversation, asker, setting),
        Command::Keep => keep(conversation, asker, setting),
        Command::Claim => claim(conversation, asker, setting),
        Command::Assign(agent) => assign(conversation, asker, agent, setting),
        Command::Return => give_back(conversation, asker, setting),
        Command::Offer { department, topic, agent, note } => {
            holds(conversation, asker)?;
            require(!note.trim().is_empty(), Refusal::NoteMissing)?;
            require(agent.is_none() || agent != conversation.agent, Refusal::AlreadyAsked)?;
            Ok(vec![Fact::Offered { department, topic, agent, note, stands_in: false }])
        }
        Command::StandIn(agent) => stand_in(conversation, asker, agent),
        Command::Decline => decline(conversation, asker),
        Command::WarnIdle => {
            due(conversation, asker, Timer::WarnIdle, setting)?;
            Ok(vec![Fact::IdleWarned])
        }
        Command::Close(reason) => close(conversation, asker, reason, setting),
    }
}

fn say(conversation: &Conversation, asker: Asker) -> Result<Vec<Fact>, Refusal> {
    let side = match asker {
        Asker::Citizen => Side::Citizen,
        Asker::Agent(_) => {
            holds(conversation, asker)?;
            Side::Agent
        }
        Asker::Hall => {
            // It explains until a person is asked for, and never speaks in the name of one.
            require(conversation.stage == Stage::Assistant, Refusal::NotPermitted)?;
            Side::Assistant
        }
        Asker::Supervisor => return Err(Refusal::NotPermitted),
    };
    Ok(vec![Fact::Said { side }])
}

fn ask_person(
    conversation: &Conversation,
    asker: Asker,
    setting: Setting<'_>,
) -> Result<Vec<Fact>, Refusal> {
    require(asker == Asker::Citizen, Refusal::NotPermitted)?;
    require(conversation.stage == Stage::Assistant, Refusal::AlreadyAsked)?;
    Ok(vec![waiting(setting)])
}

/// Waiting for a person: in the queue, or out of hours until a day by which the answer is promised.
fn waiting(setting: Setting<'_>) -> Fact {
    let Setting { now, calendar, hours, .. } = setting;
    if hours.is_open(now, calendar) {
        return Fact::Queued;
    }
    let due = calendar.due(now.date(), LEFT_ANSWER, &[]);
    due.map_or(Fact::Queued, |due| Fact::Left { promised_on: due.on })
}

/// Nobody waits in a queue at a desk that has closed: what is asked is kept, and the answer promised.
fn keep(
    conversation: &Conversation,
    asker: Asker,
    setting: Setting<'_>,
) -> Result<Vec<Fact>, Refusal> {
    require(asker == Asker::Hall, Refusal::NotPermitted)?;
    require(conversation.stage == Stage::Queued, Refusal::NotAsked)?;
    match waiting(setting) {
        Fact::Queued => Err(Refusal::NotYet),
        left => Ok(vec![left]),
    }
}

fn claim(
    conversation: &Conversation,
    asker: Asker,
    setting: Setting<'_>,
) -> Result<Vec<Fact>, Refusal> {
    let Asker::Agent(agent) = asker else { return Err(Refusal::NotPermitted) };
    let for_them =
        conversation.offer.as_ref().is_some_and(|it| it.agent.is_none_or(|to| to == agent));
    match conversation.stage {
        Stage::Assistant => return Err(Refusal::NotAsked),
        Stage::Assigned if conversation.agent == Some(agent) => return Ok(Vec::new()),
        Stage::Assigned if !for_them => return Err(Refusal::Taken),
        _ => {}
    }
    require(setting.has_room, Refusal::AgentFull)?;
    Ok(vec![Fact::Assigned { agent }])
}

fn assign(
    conversation: &Conversation,
    asker: Asker,
    agent: PersonId,
    setting: Setting<'_>,
) -> Result<Vec<Fact>, Refusal> {
    require(matches!(asker, Asker::Hall | Asker::Supervisor), Refusal::NotPermitted)?;
    match conversation.stage {
        Stage::Assistant => Err(Refusal::NotAsked),
        Stage::Assigned if asker == Asker::Hall || conversation.agent == Some(agent) => {
            Err(Refusal::Taken)
        }
        _ => {
            require(setting.has_room, Refusal::AgentFull)?;
            Ok(vec![Fact::Assigned { agent }])
        }
    }
}

/// Whoever has it, or supervises, gives it back at any time; the hall does when it was ignored for too long.
fn give_back(
    conversation: &Conversation,
    asker: Asker,
    setting: Setting<'_>,
) -> Result<Vec<Fact>, Refusal> {
    let agent = conversation.agent.filter(|_| conversation.stage == Stage::Assigned);
    let agent = agent.ok_or(Refusal::NotAsked)?;
    match asker {
        Asker::Agent(_) => holds(conversation, asker)?,
        Asker::Supervisor => {}
        Asker::Hall => due(conversation, asker, Timer::Return, setting)?,
        Asker::Citizen => return Err(Refusal::NotPermitted),
    }
    Ok(vec![Fact::Returned { agent, unanswered: asker == Asker::Hall }])
}

/// Whoever has it is away: somebody is asked to take it, and whoever has it answers for it until then (首问负责).
fn stand_in(
    conversation: &Conversation,
    asker: Asker,
    agent: PersonId,
) -> Result<Vec<Fact>, Refusal> {
    require(asker == Asker::Hall, Refusal::NotPermitted)?;
    require(conversation.stage == Stage::Assigned, Refusal::NotAsked)?;
    let is_free = conversation.offer.is_none() && conversation.agent != Some(agent);
    require(is_free, Refusal::AlreadyAsked)?;
    let (department, topic) = (conversation.department.clone(), conversation.topic.clone());
    let (agent, note) = (Some(agent), String::new());
    Ok(vec![Fact::Offered { department, topic, agent, note, stands_in: true }])
}

fn decline(conversation: &Conversation, asker: Asker) -> Result<Vec<Fact>, Refusal> {
    let offer = conversation.offer.as_ref().ok_or(Refusal::NothingOffered)?;
    let Asker::Agent(agent) = asker else { return Err(Refusal::NotPermitted) };
    let is_theirs = offer.agent == Some(agent) || conversation.agent == Some(agent);
    require(is_theirs, Refusal::NotYours)?;
    // Whoever is away cannot keep what nobody takes for them.
    let back = conversation.agent.filter(|holder| offer.stands_in && *holder != agent);
    let back = back.map(|agent| Fact::Returned { agent, unanswered: false });
    Ok(std::iter::once(Fact::OfferDeclined).chain(back).collect())
}

fn close(
    conversation: &Conversation,
    asker: Asker,
    reason: CloseReason,
    setting: Setting<'_>,
) -> Result<Vec<Fact>, Refusal> {
    match asker {
        Asker::Citizen => require(reason == CloseReason::ByCitizen, Refusal::ReasonNotAllowed)?,
        Asker::Agent(_) => {
            holds(conversation, asker)?;
            require(CloseReason::OF_STAFF.contains(&reason), Refusal::ReasonNotAllowed)?;
        }
        Asker::Hall => {
            require(reason == CloseReason::Idle, Refusal::ReasonNotAllowed)?;
            due(conversation, asker, Timer::Close, setting)?;
        }
        Asker::Supervisor => return Err(Refusal::NotPermitted),
    }
    Ok(vec![Fact::Closed { reason }])
}

fn reopen(
    conversation: &Conversation,
    asker: Asker,
    setting: Setting<'_>,
) -> Result<Vec<Fact>, Refusal> {
    require(asker == Asker::Citizen, Refusal::NotPermitted)?;
    require(conversation.stage == Stage::Closed, Refusal::NotClosed)?;
    let until = setting.calendar.due(conversation.since.date(), REOPEN, &[]);
    require(until.is_some_and(|due| setting.now.date() <= due.on), Refusal::ReopenTooLate)?;
    Ok(vec![Fact::Reopened, waiting(setting)])
}

fn rate(conversation: &Conversation, asker: Asker, level: u8) -> Result<Vec<Fact>, Refusal> {
    require(asker == Asker::Citizen, Refusal::NotPermitted)?;
    require(conversation.stage == Stage::Closed, Refusal::NotClosed)?;
    require(conversation.level.is_none(), Refusal::AlreadyRated)?;
    require((1..=5).contains(&level), Refusal::NoSuchLevel)?;
    Ok(vec![Fact::Rated { level }])
}

/// Only whoever has it speaks, hands over and ends.
fn holds(conversation: &Conversation, asker: Asker) -> Result<(), Refusal> {
    let Asker::Agent(agent) = asker else { return Err(Refusal::NotPermitted) };
    require(conversation.is_held_by(agent), Refusal::NotYours)
}

/// The hall acts only when a timer has run out.
fn due(
    conversation: &Conversation,
    asker: Asker,
    timer: Timer,
    setting: Setting<'_>,
) -> Result<(), Refusal> {
    require(asker == Asker::Hall, Refusal::NotPermitted)?;
    let next = conversation.next_timer();
    let ran_out = next.is_some_and(|(at, what)| what == timer && at <= setting.now);
    require(ran_out, Refusal::NotYet)
}

const fn require(condition: bool, refusal: Refusal) -> Result<(), Refusal> {
    if condition { Ok(()) } else { Err(refusal) }
}
