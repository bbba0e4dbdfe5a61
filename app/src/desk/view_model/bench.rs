//! The workbench in words, and what its address asks for.

use super::{BenchView, Counter, Filtering, Row, words};
use crate::{
    text::{Language, Message, desk},
    ui::{dates, radios::Choice},
};
use domain::{calendar::parse_date, licensing::State};
use service::desk::{Due, Filter, Query, Workbench};

/// What an address asks for; every part may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Key of a department.
    pub department: String,
    /// `mine`, `today` or `overdue`.
    pub is: String,
    /// Word of a state.
    pub state: String,
    /// Word of who has to act.
    pub waits_for: String,
    /// Where the page goes on.
    pub after: String,
    /// The beginning of a number or a name.
    pub find: String,
}

/// What to ask the service for; what no word means is left out.
#[must_use]
pub fn query(wanted: &Wanted) -> Query {
    let state = || wanted.state.parse().ok().map(Filter::State);
    let waits = || {
        let who = words::WAITING.into_iter().find(|it| it.word() == wanted.waits_for);
        who.map(Filter::WaitsFor)
    };
    let filter = match wanted.is.as_str() {
        "mine" => Some(Filter::Mine),
        "returned" => Some(Filter::Returned),
        "today" => Some(Filter::DueToday),
        "overdue" => Some(Filter::Overdue),
        _ => state().or_else(waits),
    };
    let department = Some(wanted.department.clone()).filter(|it| !it.is_empty());
    Query {
        department,
        filter: filter.unwrap_or_default(),
        after: place(&wanted.after),
        find: wanted.find.trim().to_owned(),
    }
}

/// The place that an address names: a day, or nothing, and the id of a case.
fn place(after: &str) -> Option<Due> {
    let (on, id) = after.split_once('.')?;
    Some(Due { on: parse_date(on), id: id.parse().ok()? })
}

fn written(due: &Due) -> String {
    format!("{}.{}", due.on.map(dates::iso).unwrap_or_default(), due.id)
}

impl BenchView {
    /// The workbench that was found for `wanted`.
    #[must_use]
    pub fn of(language: Language, wanted: &Wanted, found: &Workbench) -> Self {
        let next = found
            .next
            .as_ref()
            .map(|due| address(&Wanted { after: written(due), ..wanted.clone() }));
        let is_first = wanted.after.is_empty();
        let first = address(&Wanted { after: String::new(), ..wanted.clone() });
        Self {
            counters: counters(language, wanted, found),
            filters: filters(language, wanted, found),
            rows: found.rows.iter().map(|it| row(language, it)).collect(),
            next: next.unwrap_or_default(),
            find: wanted.find.clone(),
            first: if is_first { String::new() } else { first },
        }
    }
}

fn address(wanted: &Wanted) -> String {
    let parts = [
        ("department", &wanted.department),
        ("is", &wanted.is),
        ("state", &wanted.state),
        ("waits_for", &wanted.waits_for),
        ("find", &wanted.find),
        ("after", &wanted.after),
    ];
    let said = parts.iter().filter(|(_, value)| !value.is_empty());
    let said: Vec<_> = said.map(|(name, value)| format!("{name}={}", encoded(value))).collect();
    if said.is_empty() { "/w".to_owned() } else { format!("/w?{}", said.join("&")) }
}

/// A value of an address: what is no plain character is written in percent.
fn encoded(value: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
    let write = |byte: u8| {
        if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }
    };
    value.bytes().map(write).collect()
}

fn counters(language: Language, wanted: &Wanted, found: &Workbench) -> Vec<Counter> {
    let counts = &found.counts;
    let of = |state: State| counts.by_state.get(&state).copied().unwrap_or_default();
    let one = |label: Message, number, class: &str, is: &str, state: &str| {
        let department = wanted.department.clone();
        let (is, state) = (is.to_owned(), state.to_owned());
        let is_plain = wanted.waits_for.is_empty() && wanted.find.is_empty();
        let is_current = wanted.is == is && wanted.state == state && is_plain;
        Counter {
            href: address(&Wanted { department, is, state, ..Wanted::default() }),
            number,
            label: language.say(label).to_owned(),
            class: class.to_owned(),
            is_current,
        }
    };
    vec![
        one(desk::DUE_TODAY, counts.due_today, "hall-counter--soon", "today", ""),
        one(desk::OVERDUE, counts.overdue, "hall-counter--over", "overdue", ""),
        one(desk::NEW, of(State::Received), "", "", State::Received.word()),
        one(desk::RETURNED, counts.returned, "", "returned", ""),
        one(desk::TO_DECIDE, of(State::Decision), "", "", State::Decision.word()),
        one(desk::ALL, counts.open, "", "", ""),
    ]
}

fn filters(language: Language, wanted: &Wanted, found: &Workbench) -> Vec<Filtering> {
    let choice =
        |value: &str, label: &str| Choice { value: value.to_owned(), label: label.to_owned() };
    let said = |value: &str, label: Message| choice(value, language.say(label));
    let one = |name: &str, label: Message, choices: Vec<Choice>, chosen: &str| Filtering {
        name: name.to_owned(),
        label: language.say(label).to_owned(),
        has_any: name != "department",
        choices,
        chosen: chosen.to_owned(),
    };
    let departments = &found.departments;
    let departments: Vec<_> =
        departments.iter().map(|(key, name)| choice(key, language.read(name))).collect();
    let states = words::open_states().map(|it| said(it.word(), words::state(it))).collect();
    let waits = words::WAITING.iter().map(|it| said(it.word(), words::waits_for(it.word())));
    let whose = vec![
        said("mine", desk::MINE),
        said("returned", desk::RETURNED),
        said("today", desk::DUE_TODAY),
        said("overdue", desk::OVERDUE),
    ];
    let department = one("department", desk::DEPARTMENT, departments, &found.department);
    std::iter::once(department)
        .filter(|it| it.choices.len() > 1)
        .chain([
            one("is", desk::WHOSE, whose, &wanted.is),
            one("state", desk::STATE, states, &wanted.state),
            one("waits_for", desk::WAITS_FOR, waits.collect(), &wanted.waits_for),
        ])
        .collect()
}

fn row(language: Language, row: &service::desk::Row) -> Row {
    Row {
        href: format!("/w/c/{}", row.number),
        number: row.number.grouped(),
        service: language.read(&row.item).to_owned(),
        applicant: row.applicant.clone(),
        state: language.say(words::state(row.state)).to_owned(),
        clock: words::left(language, row.days_left),
        handler: row.handler.clone().unwrap_or_else(|| language.say(desk::UNASSIGNED).to_owned()),
        received: dates::month_day(language, row.received_at.date()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(is: &str, state: &str, after: &str) -> Wanted {
        let [is, state, after] = [is, state, after].map(str::to_owned);
        Wanted { is, state, after, ..Wanted::default() }
    }

    #[test]
    fn an_address_is_read_as_it_was_written() {
        let id = "0199b1a2-0000-7000-8000-00000000002a";
        for on in ["2026-03-02", ""] {
            let after = format!("{on}.{id}");
            let due = query(&wanted("", "", &after)).after.unwrap();
            assert_eq!(written(&due), after);
        }
        assert_eq!(address(&wanted("mine", "", "x.y")), "/w?is=mine&after=x.y");
        let find = Wanted { find: "王 &1".to_owned(), ..Wanted::default() };
        assert_eq!(address(&find), "/w?find=%E7%8E%8B%20%261");
        assert_eq!(address(&Wanted::default()), "/w");
    }

    #[test]
    fn words_that_mean_nothing_show_all_open_cases() {
        assert_eq!(query(&wanted("", "review", "")).filter, Filter::State(State::Review));
        assert_eq!(query(&wanted("mine", "review", "")).filter, Filter::Mine);
        assert_eq!(query(&wanted("x", "y", "z")), Query::default());
    }
}
