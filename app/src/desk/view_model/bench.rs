//! The workbench in words, and what its address asks for.

use super::{BenchView, Counter, Filtering, Row, words};
use crate::{
    text::{Language, Message, desk},
    ui::{dates, radios::Choice},
};
use domain::{calendar::parse_date, licensing::State};
use service::desk::{Deadline, Due, Query, Whose, Workbench};

/// The state of a case whose applicant has corrected it, as addresses name it.
const RETURNED: &str = "returned";

/// What an address asks for; every part may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Key of a department.
    pub department: String,
    /// `all`, `assigned` or the word of who has to act; empty for the visitor's own turn.
    pub whose: String,
    /// Word of a state, or `returned`.
    pub state: String,
    /// `today` or `overdue`.
    pub due: String,
    /// Where the page goes on.
    pub after: String,
    /// The beginning of a number or a name.
    pub find: String,
}

/// What to ask the service for; what no word means is left out.
#[must_use]
pub fn query(wanted: &Wanted) -> Query {
    let turn = |word: &str| words::WAITING.into_iter().find(|it| it.word() == word);
    let whose = match wanted.whose.as_str() {
        "all" => Whose::All,
        "assigned" => Whose::Assigned,
        word => turn(word).map_or(Whose::Mine, Whose::Turn),
    };
    let due = match wanted.due.as_str() {
        "today" => Some(Deadline::Today),
        "overdue" => Some(Deadline::Past),
        _ => None,
    };
    Query {
        department: Some(wanted.department.clone()).filter(|it| !it.is_empty()),
        whose,
        state: wanted.state.parse().ok(),
        is_returned: wanted.state == RETURNED,
        due,
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
            supervises: false,
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
        ("whose", &wanted.whose),
        ("state", &wanted.state),
        ("due", &wanted.due),
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
    let one = |label: Message, number, class: &str, to: [&str; 3]| {
        let department = wanted.department.clone();
        let [whose, state, due] = to.map(str::to_owned);
        let is_current = wanted.find.is_empty()
            && shown(wanted, found) == to[0]
            && (&wanted.state, &wanted.due) == (&state, &due);
        Counter {
            href: address(&Wanted { department, whose, state, due, ..Wanted::default() }),
            number,
            label: language.say(label).to_owned(),
            class: class.to_owned(),
            is_current,
        }
    };
    let mine = counts.mine.map(|it| one(desk::MINE, it, "", ["", "", ""]));
    let all = [
        one(desk::DUE_TODAY, counts.due_today, "hall-counter--soon", ["all", "", "today"]),
        one(desk::OVERDUE, counts.overdue, "hall-counter--over", ["all", "", "overdue"]),
        one(desk::NEW, of(State::Received), "", ["all", State::Received.word(), ""]),
        one(desk::RETURNED, counts.returned, "", ["all", RETURNED, ""]),
        one(desk::TO_DECIDE, of(State::Decision), "", ["all", State::Decision.word(), ""]),
        one(desk::ALL, counts.open, "", ["all", "", ""]),
    ];
    mine.into_iter().chain(all).collect()
}

/// Whose turn is shown, as the address names it.
fn shown<'a>(wanted: &'a Wanted, found: &Workbench) -> &'a str {
    match found.whose {
        Whose::All => "all",
        Whose::Mine => "",
        _ => &wanted.whose,
    }
}

fn filters(language: Language, wanted: &Wanted, found: &Workbench) -> Vec<Filtering> {
    let choice =
        |value: &str, label: &str| Choice { value: value.to_owned(), label: label.to_owned() };
    let said = |value: &str, label: Message| choice(value, language.say(label));
    let one = |name: &str, label: Message, choices: Vec<Choice>, chosen: &str| Filtering {
        name: name.to_owned(),
        label: language.say(label).to_owned(),
        has_any: ["state", "due"].contains(&name),
        choices,
        chosen: chosen.to_owned(),
    };
    let departments = &found.departments;
    let departments: Vec<_> =
        departments.iter().map(|(key, name)| choice(key, language.read(name))).collect();
    let states = words::open_states().map(|it| said(it.word(), words::state(it)));
    let states = std::iter::once(said(RETURNED, desk::RETURNED)).chain(states).collect();
    let turns = words::WAITING.iter().map(|it| said(it.word(), words::waits_for(it.word())));
    let mine = found.counts.mine.map(|_| said("", desk::MINE));
    let several = [said("assigned", desk::ASSIGNED), said("all", desk::ALL)];
    let whose = mine.into_iter().chain(several).chain(turns).collect();
    let due = vec![said("today", desk::DUE_TODAY), said("overdue", desk::OVERDUE)];
    let department = one("department", desk::DEPARTMENT, departments, &found.department);
    std::iter::once(department)
        .filter(|it| it.choices.len() > 1)
        .chain([
            one("whose", desk::WHOSE, whose, shown(wanted, found)),
            one("state", desk::STATE, states, &wanted.state),
            one("due", desk::DUE, due, &wanted.due),
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

    fn wanted(whose: &str, state: &str, after: &str) -> Wanted {
        let [whose, state, after] = [whose, state, after].map(str::to_owned);
        Wanted { whose, state, after, ..Wanted::default() }
    }

    #[test]
    fn an_address_is_read_as_it_was_written() {
        let id = "0199b1a2-0000-7000-8000-00000000002a";
        for on in ["2026-03-02", ""] {
            let after = format!("{on}.{id}");
            let due = query(&wanted("", "", &after)).after.unwrap();
            assert_eq!(written(&due), after);
        }
        assert_eq!(address(&wanted("all", "", "x.y")), "/w?whose=all&after=x.y");
        let find = Wanted { find: "王 &1".to_owned(), ..Wanted::default() };
        assert_eq!(address(&find), "/w?find=%E7%8E%8B%20%261");
        assert_eq!(address(&Wanted::default()), "/w");
    }

    #[test]
    fn every_part_of_an_address_counts_and_words_that_mean_nothing_do_not() {
        let found = query(&wanted("decider", "review", ""));
        assert_eq!(found.whose, Whose::Turn(domain::licensing::WaitsFor::Decider));
        assert_eq!(found.state, Some(State::Review));
        let due = Wanted { due: "overdue".to_owned(), ..wanted("all", RETURNED, "") };
        let found = query(&due);
        assert_eq!((found.whose, found.due), (Whose::All, Some(Deadline::Past)));
        assert!(found.is_returned && found.state.is_none());
        assert_eq!(query(&wanted("x", "y", "z")), Query::default());
    }
}
