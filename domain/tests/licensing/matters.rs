//! The machines of matters, for the page of states.

use domain::{
    complaints, disclosure_requests, matters::Row, petitions, procurement, rectifications,
};
use std::fmt::{Display, Write as _};

/// What the page says of each procedure.
pub fn sections() -> String {
    let mut page = String::from(
        "\n# States of matters\n\n\
         Each procedure is a machine of its own, with the rules of its law; what no row names is refused.\n",
    );
    page.push_str(&section(
        "Complaints",
        "complaints::TRANSITIONS",
        complaints::State::ALL,
        |state| state.phase().word(),
        complaints::TRANSITIONS,
    ));
    page.push_str(&section(
        "Petitions",
        "petitions::TRANSITIONS",
        petitions::State::ALL,
        |state| state.phase().word(),
        petitions::TRANSITIONS,
    ));
    page.push_str(&section(
        "Disclosure requests",
        "disclosure_requests::TRANSITIONS",
        disclosure_requests::State::ALL,
        |state| state.phase().word(),
        disclosure_requests::TRANSITIONS,
    ));
    page.push_str(&section(
        "Procurement challenges",
        "procurement::TRANSITIONS",
        procurement::State::ALL,
        |state| state.phase().word(),
        procurement::TRANSITIONS,
    ));
    page.push_str(&section(
        "Rectifications",
        "rectifications::TRANSITIONS",
        rectifications::State::ALL,
        |state| state.phase().word(),
        rectifications::TRANSITIONS,
    ));
    page
}

/// States, graph and table of one procedure.
fn section<S: Display + Copy + Eq, A: Display>(
    title: &str,
    source: &str,
    states: &[S],
    phase: impl Fn(S) -> &'static str,
    table: &[Row<S, A>],
) -> String {
    let mut page =
        format!("\n## {title}\n\nThe table is `{source}`.\n\n| state | phase |\n|---|---|\n");
    for state in states {
        let _ = writeln!(page, "| `{state}` | {} |", phase(*state));
    }
    page.push_str("\n```mermaid\nstateDiagram-v2\n");
    let begin = states.first().expect("a machine has states");
    let _ = writeln!(page, "    [*] --> {begin}");
    let mut drawn = Vec::new();
    for row in table {
        let ways = row.from.iter().flat_map(|from| row.to.iter().map(move |to| (*from, *to)));
        for (from, to) in ways.filter(|(from, to)| from != to) {
            if !drawn.contains(&(from, to)) {
                drawn.push((from, to));
                let _ = writeln!(page, "    {from} --> {to}: {}", row.action);
            }
        }
    }
    page.push_str("```\n\n| rule | action | from | to | by |\n|---|---|---|---|---|\n");
    for row in table {
        let to = if row.to.is_empty() { "the same".into() } else { words(row.to) };
        let (from, by) = (words(row.from), words(row.by));
        let _ = writeln!(page, "| {} | `{}` | {from} | {to} | {by} |", row.rule, row.action);
    }
    page
}

fn words<T: Display>(values: &[T]) -> String {
    values.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// Every state is reached, and left unless nothing follows it.
fn is_whole<S: Display + Copy + Eq, A>(states: &[S], terminal: &[S], table: &[Row<S, A>]) {
    for state in states {
        let reached = table.iter().any(|row| row.to.contains(state));
        assert!(reached || *state == states[0], "{state} is never reached");
        let left =
            |row: &Row<S, A>| row.from.contains(state) && row.to.iter().any(|to| to != state);
        assert!(table.iter().any(left) || terminal.contains(state), "{state} is never left");
    }
}

#[test]
fn every_state_of_a_matter_is_reached_and_left() {
    is_whole(complaints::State::ALL, complaints::State::TERMINAL, complaints::TRANSITIONS);
    is_whole(petitions::State::ALL, petitions::State::TERMINAL, petitions::TRANSITIONS);
    is_whole(
        disclosure_requests::State::ALL,
        disclosure_requests::State::TERMINAL,
        disclosure_requests::TRANSITIONS,
    );
    is_whole(procurement::State::ALL, procurement::State::TERMINAL, procurement::TRANSITIONS);
    is_whole(
        rectifications::State::ALL,
        rectifications::State::TERMINAL,
        rectifications::TRANSITIONS,
    );
}
