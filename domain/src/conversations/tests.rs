use super::*;
use crate::{Moment, calendar::Calendar, ids::PersonId};
use proptest::prelude::*;
use time::macros::date;
use uuid::Uuid;

fn person(number: u128) -> PersonId {
    PersonId::new(Uuid::from_u128(number))
}

/// Somebody asks, and the desk of the market office answers.
struct Story {
    conversation: Conversation,
    calendar: Calendar,
    hours: DeskHours,
    now: Moment,
    has_room: bool,
}

impl Story {
    /// A conversation that begins on Monday, 2 March 2026, at `hour`:`minute`.
    fn at(hour: u8, minute: u8) -> Self {
        let now = Moment::at(date!(2026 - 03 - 02), hour, minute);
        Self {
            conversation: Conversation::begin("market", now),
            calendar: Calendar::official(),
            hours: DeskHours::default(),
            now,
            has_room: true,
        }
    }

    fn tell(&mut self, asker: Asker, command: Command) -> Result<Vec<Fact>, Refusal> {
        let setting = Setting {
            now: self.now,
            calendar: &self.calendar,
            hours: &self.hours,
            has_room: self.has_room,
        };
        let facts = decide(&self.conversation, command, asker, setting)?;
        for fact in &facts {
            self.conversation.apply(fact, self.now);
        }
        Ok(facts)
    }

    #[track_caller]
    fn does(&mut self, asker: Asker, command: Command) -> &mut Self {
        self.tell(asker, command).unwrap();
        self
    }

    fn after(&mut self, seconds: i64) -> &mut Self {
        self.now = self.now.plus_seconds(seconds);
        self
    }

    /// Asked, and taken by the first agent.
    fn assigned(&mut self) -> &mut Self {
        self.does(Asker::Citizen, Command::Say)
            .does(Asker::Citizen, Command::AskPerson)
            .does(AGENT, Command::Claim)
    }
}

const AGENT: Asker = Asker::Agent(PersonId::new(Uuid::from_u128(1)));
const OTHER: Asker = Asker::Agent(PersonId::new(Uuid::from_u128(2)));

fn offer(to: Option<PersonId>) -> Command {
    Command::Offer {
        department: "police".to_owned(),
        topic: Some("household".to_owned()),
        agent: to,
        note: "户口问题".to_owned(),
    }
}

#[test]
fn whoever_asks_in_opening_hours_waits_in_the_queue() {
    let mut story = Story::at(9, 0);
    story.does(Asker::Citizen, Command::AskPerson);
    assert_eq!(story.conversation.stage, Stage::Queued);
    assert_eq!(story.conversation.asked_at, Some(story.now));
    assert_eq!(story.tell(Asker::Citizen, Command::AskPerson), Err(Refusal::AlreadyAsked));
}

#[test]
fn whoever_asks_out_of_hours_is_promised_an_answer_by_the_next_working_day() {
    for (on, hour, expected) in [
        (date!(2026 - 03 - 02), 12, date!(2026 - 03 - 03)),
        (date!(2026 - 03 - 06), 17, date!(2026 - 03 - 09)),
        // The eve of the national day: eight days off follow, less a worked weekend day.
        (date!(2026 - 09 - 30), 20, date!(2026 - 10 - 08)),
    ] {
        let mut story = Story::at(9, 0);
        story.now = Moment::at(on, hour, 0);
        let facts = story.tell(Asker::Citizen, Command::AskPerson).unwrap();
        assert_eq!(facts, [Fact::Left { promised_on: expected }], "{on} {hour}");
    }
}

#[test]
fn a_desk_that_closes_leaves_nobody_in_the_queue() {
    let mut story = Story::at(11, 59);
    story.does(Asker::Citizen, Command::AskPerson);
    assert_eq!(story.tell(Asker::Hall, Command::Keep), Err(Refusal::NotYet));
    story.after(60).does(Asker::Hall, Command::Keep);
    assert_eq!(story.conversation.stage, Stage::Left);
    story.does(AGENT, Command::Claim).does(AGENT, Command::Say);
    assert_eq!(story.conversation.promised_on, None, "the promise is kept");
}

#[test]
fn one_of_two_who_claim_has_it_and_claiming_again_changes_nothing() {
    let mut story = Story::at(9, 0);
    story.assigned();
    assert_eq!(story.tell(OTHER, Command::Claim), Err(Refusal::Taken));
    assert_eq!(story.tell(AGENT, Command::Claim), Ok(Vec::new()));
    assert_eq!(story.tell(OTHER, Command::Say), Err(Refusal::NotYours));
}

#[test]
fn nobody_takes_more_than_they_can_answer() {
    let mut story = Story::at(9, 0);
    story.does(Asker::Citizen, Command::AskPerson).has_room = false;
    assert_eq!(story.tell(AGENT, Command::Claim), Err(Refusal::AgentFull));
    let give = Command::Assign(person(1));
    assert_eq!(story.tell(Asker::Hall, give), Err(Refusal::AgentFull));
}

#[test]
fn an_assignment_that_is_not_answered_in_three_minutes_returns_to_the_queue() {
    let mut story = Story::at(9, 0);
    story.assigned().after(FIRST_ANSWER_SECONDS - 1);
    assert_eq!(story.tell(Asker::Hall, Command::Return), Err(Refusal::NotYet));
    story.after(1).does(Asker::Hall, Command::Return);
    assert_eq!((story.conversation.stage, story.conversation.agent), (Stage::Queued, None));
    assert_eq!(story.conversation.returned, 1);
}

#[test]
fn whoever_gives_it_back_has_not_ignored_it() {
    let mut story = Story::at(9, 0);
    story.assigned().does(AGENT, Command::Return);
    assert_eq!((story.conversation.stage, story.conversation.returned), (Stage::Queued, 0));
}

#[test]
fn a_conversation_that_is_ignored_later_on_returns_too() {
    let mut story = Story::at(9, 0);
    story.assigned().does(AGENT, Command::Say).after(60).does(Asker::Citizen, Command::Say);
    // Asking again while one waits does not make the wait shorter.
    story.after(500).does(Asker::Citizen, Command::Say);
    let (at, timer) = story.conversation.next_timer().unwrap();
    assert_eq!(timer, Timer::Return);
    assert_eq!(at, story.now.plus_seconds(NEXT_ANSWER_SECONDS - 500));
}

#[test]
fn whoever_hands_over_has_it_until_the_other_takes_it() {
    let mut story = Story::at(9, 0);
    story.assigned().does(AGENT, Command::Say);
    let (department, note) = ("police".into(), " ".into());
    let silent = Command::Offer { department, topic: None, agent: None, note };
    assert_eq!(story.tell(AGENT, silent), Err(Refusal::NoteMissing));
    assert_eq!(story.tell(OTHER, offer(None)), Err(Refusal::NotYours));
    story.does(AGENT, offer(Some(person(2))));
    assert_eq!(story.conversation.agent, Some(person(1)));
    assert_eq!(story.conversation.department, "market");
    assert_eq!(story.tell(Asker::Agent(person(3)), Command::Claim), Err(Refusal::Taken));
    story.does(OTHER, Command::Claim);
    assert_eq!(story.conversation.agent, Some(person(2)));
    assert_eq!(story.conversation.department, "police");
    assert_eq!(story.conversation.topic.as_deref(), Some("household"), "as that desk sorts it");
    assert_eq!((story.conversation.transferred, story.conversation.offer.as_ref()), (1, None));
}

#[test]
fn an_offer_that_is_declined_leaves_it_where_it_is() {
    let mut story = Story::at(9, 0);
    story.assigned().does(AGENT, offer(Some(person(2)))).does(OTHER, Command::Decline);
    assert_eq!(story.conversation.agent, Some(person(1)));
    assert_eq!(story.tell(OTHER, Command::Claim), Err(Refusal::Taken));
    assert_eq!(story.tell(OTHER, Command::Decline), Err(Refusal::NothingOffered));
}

#[test]
fn a_stand_in_takes_what_somebody_who_is_away_has_or_sends_it_back_to_the_queue() {
    let ask = Command::StandIn(person(2));
    let mut story = Story::at(9, 0);
    story.does(Asker::Citizen, Command::AskPerson);
    assert_eq!(story.tell(Asker::Hall, ask.clone()), Err(Refusal::NotAsked));
    story.does(AGENT, Command::Claim);
    assert_eq!(story.tell(AGENT, ask.clone()), Err(Refusal::NotPermitted));
    assert_eq!(story.tell(Asker::Hall, Command::StandIn(person(1))), Err(Refusal::AlreadyAsked));
    story.does(Asker::Hall, ask.clone());
    assert_eq!(story.conversation.agent, Some(person(1)), "who answers for it until it is taken");
    assert_eq!(story.tell(Asker::Hall, ask.clone()), Err(Refusal::AlreadyAsked));
    assert_eq!(story.tell(Asker::Agent(person(3)), Command::Claim), Err(Refusal::Taken));
    let mut other = Story { conversation: story.conversation.clone(), ..Story::at(9, 0) };
    story.does(OTHER, Command::Claim);
    assert_eq!(story.conversation.agent, Some(person(2)));
    other.does(OTHER, Command::Decline);
    assert_eq!((other.conversation.stage, other.conversation.agent), (Stage::Queued, None));
    assert_eq!(other.conversation.returned, 0, "nobody ignored it");
    // Whoever is back in time keeps it.
    other.does(AGENT, Command::Claim).does(Asker::Hall, ask).does(AGENT, Command::Decline);
    assert!(other.conversation.is_held_by(person(1)) && other.conversation.offer.is_none());
}

#[test]
fn silence_of_whoever_asked_is_warned_of_before_it_ends() {
    let mut story = Story::at(9, 0);
    story.assigned().does(AGENT, Command::Say).after(IDLE_WARNING_SECONDS);
    let idle = || Command::Close(CloseReason::Idle);
    assert_eq!(story.tell(Asker::Hall, idle()), Err(Refusal::NotYet));
    story.does(Asker::Hall, Command::WarnIdle);
    story.after(IDLE_CLOSE_SECONDS - IDLE_WARNING_SECONDS).does(Asker::Hall, idle());
    assert_eq!(story.conversation.stage, Stage::Closed);
    assert_eq!(story.tell(Asker::Citizen, Command::Say), Err(Refusal::Closed));
}

#[test]
fn only_the_hall_acts_for_the_clock_and_each_ends_it_for_its_own_reasons() {
    let mut story = Story::at(9, 0);
    story.assigned();
    for (asker, reason) in [
        (Asker::Citizen, CloseReason::Answered),
        (AGENT, CloseReason::ByCitizen),
        (AGENT, CloseReason::Idle),
        (Asker::Hall, CloseReason::Answered),
    ] {
        let refused = story.tell(asker, Command::Close(reason));
        assert_eq!(refused, Err(Refusal::ReasonNotAllowed), "{asker:?} {reason}");
    }
    assert_eq!(story.tell(AGENT, Command::WarnIdle), Err(Refusal::NotPermitted));
}

#[test]
fn it_is_taken_up_again_for_seven_days_and_rated_once() {
    let mut story = Story::at(9, 0);
    story.assigned().does(AGENT, Command::Say);
    assert_eq!(story.tell(Asker::Citizen, Command::Rate(5)), Err(Refusal::NotClosed));
    story.does(AGENT, Command::Close(CloseReason::Answered));
    assert_eq!(story.tell(Asker::Citizen, Command::Rate(6)), Err(Refusal::NoSuchLevel));
    assert_eq!(story.tell(AGENT, Command::Rate(5)), Err(Refusal::NotPermitted));
    story.does(Asker::Citizen, Command::Rate(4));
    assert_eq!(story.tell(Asker::Citizen, Command::Rate(5)), Err(Refusal::AlreadyRated));
    story.now = Moment::at(date!(2026 - 03 - 10), 9, 0);
    assert_eq!(story.tell(Asker::Citizen, Command::Reopen), Err(Refusal::ReopenTooLate));
    story.now = Moment::at(date!(2026 - 03 - 09), 23, 59);
    let facts = story.tell(Asker::Citizen, Command::Reopen).unwrap();
    assert_eq!(facts, [Fact::Reopened, Fact::Left { promised_on: date!(2026 - 03 - 10) }]);
    assert_eq!(story.conversation.agent, None);
}

#[test]
fn the_assistant_is_silent_once_a_person_is_asked_for() {
    let mut story = Story::at(9, 0);
    story.does(Asker::Citizen, Command::Say).does(Asker::Hall, Command::Say);
    story.does(Asker::Citizen, Command::AskPerson);
    assert_eq!(story.tell(Asker::Hall, Command::Say), Err(Refusal::NotPermitted));
}

#[test]
fn the_desk_opens_in_its_hours_on_working_days() {
    let (calendar, hours) = (Calendar::official(), DeskHours::default());
    let monday = |hour, minute| Moment::at(date!(2026 - 03 - 02), hour, minute);
    assert!(hours.is_open(monday(9, 0), &calendar));
    assert!(!hours.is_open(monday(12, 0), &calendar));
    assert_eq!(hours.opens_at(monday(12, 0), &calendar), Some(monday(13, 30)));
    assert_eq!(hours.opens_at(monday(16, 59), &calendar), None);
    let friday_evening = Moment::at(date!(2026 - 03 - 06), 17, 0);
    let next = Moment::at(date!(2026 - 03 - 09), 9, 0);
    assert_eq!(hours.opens_at(friday_evening, &calendar), Some(next));
    // A Sunday that is worked in place of a day of the spring festival.
    let worked = Moment::at(date!(2026 - 02 - 28), 10, 0);
    assert!(hours.is_open(worked, &calendar));
}

fn load(agent: u128, open: usize, limit: usize, minutes: Option<i64>) -> Load {
    Load {
        agent: person(agent),
        open,
        limit,
        last_assigned_at: minutes.map(|it| Moment::default().plus_seconds(it * 60)),
        answers: Answers::All,
    }
}

#[test]
fn a_question_waits_a_minute_for_those_who_answer_its_topic_and_then_for_nobody_in_particular() {
    let these = |key: &str| Answers::These(vec![key.to_owned()]);
    let cook = Load { answers: these("food"), ..load(1, 3, 5, None) };
    let clerk = Load { answers: these("registration"), ..load(2, 0, 5, None) };
    let both = [cook.clone(), clerk.clone()];
    assert_eq!(choose(&both, Some("food"), 0), Some(person(1)), "though the other has more room");
    assert_eq!(choose(&both, Some("food"), TOPIC_SECONDS), Some(person(1)));
    assert_eq!(choose(&both, None, 0), Some(person(2)), "the general queue is everybody's");
    let alone = std::slice::from_ref(&clerk);
    assert_eq!(choose(alone, Some("food"), TOPIC_SECONDS - 1), None);
    assert_eq!(choose(alone, Some("food"), TOPIC_SECONDS), Some(person(2)));
    let full = [Load { open: 5, ..cook }, clerk];
    assert_eq!(choose(&full, Some("food"), TOPIC_SECONDS - 1), None);
    assert_eq!(choose(&full, Some("food"), TOPIC_SECONDS), Some(person(2)));
    assert_eq!([Some("food"), None, Some("lifts")].map(|it| answering(&full, it)), [1, 2, 2]);
}

#[test]
fn the_next_conversation_goes_to_whoever_has_most_room() {
    let choose = |loads: &[Load]| choose(loads, None, 0);
    assert_eq!(choose(&[load(1, 2, 5, None), load(2, 1, 5, Some(9))]), Some(person(2)));
    assert_eq!(choose(&[load(1, 1, 2, None), load(2, 2, 5, None)]), Some(person(2)));
    assert_eq!(choose(&[load(1, 1, 5, Some(9)), load(2, 1, 5, Some(3))]), Some(person(2)));
    assert_eq!(choose(&[load(1, 1, 5, Some(9)), load(2, 1, 5, None)]), Some(person(2)));
    assert_eq!(choose(&[load(1, 5, 5, None), load(2, 0, 0, None)]), None);
}

#[test]
fn an_estimate_is_given_only_when_somebody_is_there() {
    assert_eq!(estimate(0, 1, 300), Some(5));
    assert_eq!(estimate(2, 2, 300), Some(8));
    assert_eq!(estimate(3, 0, 300), None);
}

fn askers() -> impl Strategy<Value = Asker> {
    prop_oneof![
        Just(Asker::Citizen),
        Just(AGENT),
        Just(OTHER),
        Just(Asker::Supervisor),
        Just(Asker::Hall),
    ]
}

fn commands() -> impl Strategy<Value = Command> {
    prop_oneof![
        3 => Just(Command::Say),
        2 => Just(Command::AskPerson),
        2 => Just(Command::Claim),
        1 => Just(Command::Keep),
        1 => Just(Command::Assign(person(2))),
        1 => Just(Command::Return),
        1 => Just(offer(None)),
        1 => Just(offer(Some(person(2)))),
        1 => Just(Command::StandIn(person(2))),
        1 => Just(Command::Decline),
        1 => Just(Command::WarnIdle),
        1 => proptest::sample::select(CloseReason::ALL).prop_map(Command::Close),
        1 => Just(Command::Reopen),
        1 => (0_u8..7).prop_map(Command::Rate),
    ]
}

proptest! {
    /// Whatever is wanted in whatever order: nobody is left without somebody who owes the answer.
    #[test]
    fn a_question_never_stays_with_nobody(
        steps in proptest::collection::vec((askers(), commands(), 0_i64..4_000), 1..40),
    ) {
        let mut story = Story::at(9, 0);
        for (asker, command, seconds) in steps {
            story.after(seconds);
            let before = story.conversation.clone();
            if story.tell(asker, command).is_err() {
                prop_assert_eq!(&story.conversation, &before);
            }
            let it = &story.conversation;
            match it.stage {
                Stage::Assigned => {
                    prop_assert!(it.agent.is_some());
                    prop_assert!(it.next_timer().is_some(), "it would stay assigned for ever");
                }
                Stage::Queued | Stage::Left => prop_assert!(it.agent.is_none() && it.asked_at.is_some()),
                Stage::Assistant | Stage::Closed => {}
            }
            prop_assert_eq!(it.promised_on.is_some() && it.stage == Stage::Queued, false);
            prop_assert!(it.answered_at.is_none() || it.asked_at.is_some());
        }
    }
}
