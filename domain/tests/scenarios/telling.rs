//! Reads the stories `domain/tests/scenarios/*.toml`, and tells them.
//!
//! A story has a title, the articles it shows, and steps.
//! A step says on which day (and, where it matters, at what time), by whom and what is done, with what is said beside it.
//! Behind it stands what has to follow: the state, the last day of each period, or the refusal.
//! `does = "pass"` lets the day come and does nothing; `follows` names the facts that periods bring about by then.

use domain::{
    Date, Moment,
    access::{Actor, Role},
    calendar::{Calendar, parse_date},
    complaints, disclosure_requests,
    ids::PersonId,
    matters::{self, Asker, Command, Fact, Matter, Period, Procedure, Refusal, Setting},
    petitions, procurement, rectifications,
};
use serde::Deserialize;
use serde_json::{Value, json};
use std::{collections::BTreeMap, fs, path::Path};
use uuid::Uuid;

/// A file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Story {
    title: String,
    law: Vec<String>,
    procedure: Procedure,
    step: Vec<Step>,
}

/// One day of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    on: String,
    #[serde(default = "morning")]
    at: String,
    by: String,
    does: String,
    #[serde(default)]
    says: serde_json::Map<String, Value>,
    #[serde(default)]
    follows: Vec<String>,
    refused: Option<String>,
    state: Option<String>,
    #[serde(default)]
    due: BTreeMap<String, String>,
}

fn morning() -> String {
    "09:00".into()
}

impl Step {
    fn date(&self) -> Date {
        parse_date(&self.on).unwrap_or_else(|| panic!("{} is no day", self.on))
    }

    fn moment(&self) -> Moment {
        let (hour, minute) = self.at.split_once(':').expect("a time is written 09:00");
        Moment::at(self.date(), hour.parse().unwrap(), minute.parse().unwrap())
    }
}

/// A number for each name, so that the same words are the same person.
fn person(name: &str) -> PersonId {
    let number = name.bytes().fold(7_u128, |sum, byte| sum * 31 % (1 << 100) + u128::from(byte));
    PersonId::new(Uuid::from_u128(number))
}

/// `filer`, `hall`, or a role and a department: `reviewer of market`, `another decider of office`.
fn asker(name: &str) -> Asker {
    match name {
        "filer" => return Asker::Filer,
        "hall" => return Asker::Hall,
        "supervision" => return Asker::Staff(Actor::staff(person(name), Role::Supervisor, None)),
        _ => {}
    }
    let (role, department) = name.split_once(" of ").unwrap_or_else(|| panic!("who is {name}?"));
    let role = match role.trim_start_matches("another ") {
        "clerk" => Role::WindowClerk,
        "reviewer" => Role::Reviewer,
        "decider" => Role::Decider,
        "head" => Role::OrganHead,
        other => panic!("no role is called {other}"),
    };
    Asker::Staff(Actor::staff(person(name), role, Some(department.into())))
}

/// What is said: where a person is meant, their name stands for their number.
fn spoken(value: &Value) -> Value {
    match value {
        Value::String(text) if text.contains(" of ") && !text.contains('。') => {
            json!(person(text))
        }
        Value::Array(all) => all.iter().map(spoken).collect(),
        Value::Object(all) => all.iter().map(|(key, it)| (key.clone(), spoken(it))).collect(),
        other => other.clone(),
    }
}

/// What comes in: the defaults, and what the story says otherwise.
fn filed(says: &Value) -> Value {
    let mut filing = json!({
        "standing": "named", "people": 1, "desk": "hotline", "superior": "office",
    });
    let all = filing.as_object_mut().expect("an object");
    all.extend(says.as_object().expect("a table").clone());
    if all["standing"] != "anonymous" {
        all.entry("filer").or_insert(json!(person("filer")));
    }
    filing
}

fn lodge(procedure: Procedure, says: &Value, setting: Setting<'_>) -> Result<Fact, Refusal> {
    let filing = filed(says);
    match procedure {
        Procedure::Complaint => complaints::lodge(read(filing)).map(Fact::Complaint),
        Procedure::Petition => petitions::register(read(filing)).map(Fact::Petition),
        Procedure::Disclosure => disclosure_requests::receive(read(filing)).map(Fact::Disclosure),
        Procedure::Rectification => rectifications::open(read(filing)).map(Fact::Rectification),
        Procedure::Procurement => procurement::begin(read(filing), setting).map(Fact::Procurement),
    }
}

fn read<T: serde::de::DeserializeOwned>(value: Value) -> T {
    let shown = value.to_string();
    serde_json::from_value(value).unwrap_or_else(|fault| panic!("{fault} in {shown}"))
}

/// A story as far as it was told.
struct Telling {
    story: Story,
    calendar: Calendar,
    log: Vec<(Moment, Fact)>,
}

impl Telling {
    fn matter(&self) -> Option<Matter> {
        Matter::replay(&self.log)
    }

    /// What periods have brought about by now, as the hall finds it before anybody acts.
    fn settle(&mut self, now: Moment) -> Vec<String> {
        let Some(matter) = self.matter() else { return Vec::new() };
        let setting = Setting { now, calendar: &self.calendar };
        let fired = matters::fire_due(&matter, setting);
        let words = fired.iter().map(|fact| fact.word().to_owned()).collect();
        self.log.extend(fired.into_iter().map(|fact| (now, fact)));
        words
    }

    fn take(&mut self, step: &Step) -> Result<(), Refusal> {
        let now = step.moment();
        let says = spoken(&Value::Object(step.says.clone()));
        let procedure = self.story.procedure;
        if step.does == "lodge" {
            let fact = lodge(procedure, &says, Setting { now, calendar: &self.calendar })?;
            self.log.push((now, fact));
            return Ok(());
        }
        if step.does == "pass" {
            return Ok(());
        }
        let mut command = json!({ "procedure": procedure.word(), "do": step.does });
        command.as_object_mut().unwrap().extend(says.as_object().unwrap().clone());
        let command: Command = read(command);
        let matter = self.matter().expect("it has come in");
        let setting = Setting { now, calendar: &self.calendar };
        let facts = matters::decide(&matter, command, &asker(&step.by), setting)?;
        self.log.extend(facts.into_iter().map(|fact| (now, fact)));
        Ok(())
    }

    /// The last day of a period: a date, `paused`, or `none` when nobody waits for it.
    fn due(&self, period: Period) -> String {
        let matter = self.matter().expect("it has come in");
        match matter.clocks().last(period) {
            Some(clock) if !clock.is_stopped() => {
                let due = clock.due(&self.calendar);
                due.map_or_else(|| "paused".into(), |due| due.on.to_string())
            }
            _ => "none".into(),
        }
    }

    fn check(&mut self, step: &Step, place: &str) {
        let followed = self.settle(step.moment());
        assert_eq!(followed, step.follows, "{place}: what follows by itself");
        let answer = self.take(step);
        let refused = answer.err().map(|refusal| refusal.word().to_owned());
        assert_eq!(refused, step.refused, "{place}: the refusal");
        if let Some(state) = &step.state {
            assert_eq!(self.matter().unwrap().state(), state, "{place}: the state");
        }
        for (period, due) in &step.due {
            let period: Period = period.parse().unwrap_or_else(|_| panic!("{place}: {period}"));
            assert_eq!(self.due(period), *due, "{place}: {period}");
        }
        if let Some(matter) = self.matter() {
            let json = serde_json::to_string(&matter).unwrap();
            assert_eq!(serde_json::from_str::<Matter>(&json).unwrap(), matter, "{place}: stored");
            let log = serde_json::to_string(&self.log).unwrap();
            let read: Vec<(Moment, Fact)> = serde_json::from_str(&log).unwrap();
            assert_eq!(read, self.log, "{place}: the stored log");
        }
    }
}

#[test]
fn every_story_goes_as_it_is_told() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios");
    let mut told = 0;
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|it| it == "toml"));
    paths.sort();
    for path in paths {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).unwrap();
        let story: Story = toml::from_str(&text).unwrap_or_else(|fault| panic!("{name}: {fault}"));
        assert!(!story.title.is_empty() && !story.law.is_empty(), "{name} says what it shows");
        let steps: Vec<_> = story.step.iter().map(|step| format!("{name}, {}", step.on)).collect();
        let mut telling = Telling { story, calendar: Calendar::official(), log: Vec::new() };
        let all = std::mem::take(&mut telling.story.step);
        for (step, place) in all.iter().zip(steps) {
            telling.check(step, &format!("{place}, {}", step.does));
        }
        told += 1;
    }
    assert!(told > 5, "only {told} stories were found");
}
