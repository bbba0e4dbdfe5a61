//! A case that is told step by step, with the people who take part.

use domain::{
    Moment, Text,
    access::{Actor, Role},
    calendar::{Calendar, Limit},
    clocks::ClockId,
    ids::PersonId,
    items::{
        Basis, CommitmentPolicy, DeferredPolicy, ExpiryPolicy, Limits, Mode, Necessity, Remedies,
        StageLimits,
    },
    licensing::{
        Case, Channel, Command, Commitment, Deficiency, Event, Filing, Finding, Paper, Refusal,
        State, Statement, Target, Terms, decide, fire_due,
    },
};
use time::Date;
use uuid::Uuid;

pub(crate) const DEPARTMENT: &str = "market";
pub(crate) const UPPER: &str = "province";

pub(crate) struct Story {
    pub(crate) events: Vec<Event>,
    pub(crate) case: Case,
    pub(crate) calendar: Calendar,
}

impl Story {
    /// The case that `filing` begins on `on`, filed by the applicant.
    pub(crate) fn filed(on: Date, filing: Filing) -> Self {
        Self::try_filed(on, filing, &applicant()).unwrap()
    }

    pub(crate) fn try_filed(on: Date, filing: Filing, actor: &Actor) -> Result<Self, Refusal> {
        let calendar = Calendar::official();
        let command = Command::Submit(Box::new(filing));
        let events = decide(None, command, actor, Moment::at(on, 10, 0), &calendar)?;
        let case = Case::replay(&events).unwrap();
        Ok(Self { events, case, calendar })
    }

    /// What the rules say to a command.
    pub(crate) fn ask(
        &self,
        on: Date,
        actor: &Actor,
        command: Command,
    ) -> Result<Vec<Event>, Refusal> {
        decide(&self.case, command, actor, Moment::at(on, 10, 0), &self.calendar)
    }

    pub(crate) fn tell(&mut self, events: Vec<Event>) {
        for event in events {
            self.case.apply(&event);
            self.events.push(event);
        }
    }

    /// The story with a command that the rules allow.
    pub(crate) fn then(mut self, on: Date, actor: &Actor, command: Command) -> Self {
        let word = command.kind().word();
        let answer = self.ask(on, actor, command);
        self.tell(answer.unwrap_or_else(|refusal| panic!("{word} on {on}: {refusal}")));
        self
    }

    /// The story after a sweep on `on`.
    pub(crate) fn swept(mut self, on: Date) -> Self {
        let fired = fire_due(&self.case, Moment::at(on, 0, 5), &self.calendar);
        self.tell(fired);
        self
    }

    pub(crate) fn state(&self) -> State {
        self.case.state
    }

    pub(crate) fn due(&self, id: ClockId) -> Option<Date> {
        self.case.due(id, &self.calendar).map(|due| due.on)
    }

    /// The words of what has happened.
    pub(crate) fn facts(&self) -> Vec<&'static str> {
        self.events.iter().map(|event| event.fact.word()).collect()
    }
}

pub(crate) const fn person(number: u128) -> PersonId {
    PersonId::new(Uuid::from_u128(number))
}

pub(crate) fn applicant() -> Actor {
    Actor::citizen(person(1))
}

pub(crate) fn stranger() -> Actor {
    Actor::citizen(person(2))
}

pub(crate) fn staff(number: u128, role: Role) -> Actor {
    Actor::staff(person(number), role, Some(DEPARTMENT.into()))
}

pub(crate) fn clerk() -> Actor {
    staff(10, Role::WindowClerk)
}

pub(crate) fn reviewer() -> Actor {
    staff(20, Role::Reviewer)
}

pub(crate) fn decider() -> Actor {
    staff(30, Role::Decider)
}

pub(crate) fn chair() -> Actor {
    staff(31, Role::Decider)
}

pub(crate) fn head() -> Actor {
    staff(40, Role::OrganHead)
}

pub(crate) fn issuer() -> Actor {
    staff(50, Role::IssuingClerk)
}

pub(crate) fn upper_decider() -> Actor {
    Actor::staff(person(60), Role::Decider, Some(UPPER.into()))
}

pub(crate) fn text(words: &str) -> Text {
    Text::new(words, words)
}

pub(crate) fn basis() -> Vec<Basis> {
    vec![Basis {
        law: text("行政许可法"), article: text("第三十二条"), says: text("……")
    }]
}

pub(crate) fn statement() -> Statement {
    Statement { reasons: vec!["场所不符合条件".into()], basis: basis() }
}

/// An ordinary promised item: 5, 20 + 10, 15, 10 working days; a photograph may follow.
pub(crate) fn terms() -> Terms {
    Terms {
        item: "food-licence".into(),
        version: 1,
        department: DEPARTMENT.into(),
        mode: Mode::Promise,
        limits: Limits {
            completeness: Limit::working_days(5),
            statutory: Limit::working_days(20),
            extension: 10,
            promised: Limit::working_days(15),
            issue: Limit::working_days(10),
            correction: Limit::working_days(20),
            promise_excludes: vec![],
            publication: None,
            stages: StageLimits::default(),
        },
        correction_expiry: ExpiryPolicy::Lapsed,
        deferred: Some(DeferredPolicy {
            within: Limit::working_days(10),
            expiry: ExpiryPolicy::Refused,
        }),
        commitment: Some(CommitmentPolicy {
            statement: text("符合条件"),
            waives: vec!["lease".into()],
            check_within: Limit::working_days(60),
            basis: None,
        }),
        joint: false,
        needs_verification: false,
        needs_inspection: false,
        needs_hearing: false,
        needs_project_code: false,
        safety_related: false,
        quantity_limit: None,
        charges_fee: false,
        publishes: true,
        basis: basis(),
        remedies: Remedies {
            reconsideration: text("市人民政府"), court: text("区人民法院")
        },
    }
}

/// A complete filing across the counter, so that the decision clocks run from acceptance.
pub(crate) fn filing() -> Filing {
    let paper = |key: &str, necessity| Paper { key: key.into(), necessity, held: true };
    Filing {
        applicant: person(1),
        organisation: None,
        channel: Channel::Counter,
        terms: terms(),
        papers: vec![
            paper("identity", Necessity::Mandatory),
            paper("lease", Necessity::Mandatory),
            paper("photo", Necessity::Deferrable),
            Paper { held: false, ..paper("map", Necessity::Optional) },
        ],
        faults: 0,
        declared: true,
        authorised: true,
        barred: false,
        project_code_valid: None,
        commitment: Some(Commitment { signed: true, bad_credit: false }),
    }
}

/// The filing under other rules.
pub(crate) fn filing_under(change: impl FnOnce(&mut Terms)) -> Filing {
    let mut filing = filing();
    change(&mut filing.terms);
    filing
}

/// The filing without the documents `keys`.
pub(crate) fn filing_without(keys: &[&str]) -> Filing {
    let mut filing = filing();
    for paper in &mut filing.papers {
        paper.held &= !keys.contains(&paper.key.as_str());
    }
    filing
}

pub(crate) fn material(key: &str) -> Target {
    Target::Material(key.into())
}

pub(crate) fn wanting(target: Target, finding: Finding) -> Deficiency {
    Deficiency { target, finding, remark: "请重新提交".into() }
}

pub(crate) fn missing(key: &str) -> Deficiency {
    wanting(material(key), Finding::Missing)
}
