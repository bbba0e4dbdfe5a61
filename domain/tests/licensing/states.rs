//! `docs/states.md` is written here, so that it is never older than the machine.

use crate::{matters, stories};
use domain::{
    access::Role,
    licensing::{ActionKind, DocumentKind, Rule, State, TRANSITIONS, Transition},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    path::Path,
};

#[test]
fn the_page_of_states_is_the_machine() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/states.md");
    let page = page();
    if wants_update() {
        std::fs::write(&path, &page).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(written == page, "docs/states.md is old: run this test with UPDATE_DOCS=1");
}

#[expect(clippy::disallowed_methods, reason = "a person asks for the page to be written anew")]
fn wants_update() -> bool {
    std::env::var("UPDATE_DOCS").is_ok()
}

#[test]
fn every_state_is_reached_and_left_as_it_says() {
    for state in State::ALL {
        let reached = TRANSITIONS.iter().any(|row| row.to.contains(state));
        assert_eq!(reached, *state != State::Draft, "{state}");
        let leads_on = TRANSITIONS
            .iter()
            .any(|row| row.from.contains(state) && row.to.iter().any(|to| to != state));
        assert_eq!(leads_on, !state.is_terminal(), "{state}");
    }
}

#[test]
fn every_action_has_a_row_and_supervision_has_none() {
    for action in ActionKind::ALL {
        assert!(action.transitions().next().is_some(), "{action}");
    }
    let apart = [Role::Supervisor, Role::Administrator, Role::SecurityAdministrator, Role::Auditor];
    for role in apart {
        assert!(TRANSITIONS.iter().all(|row| !row.roles.contains(&role)), "{role}");
    }
}

fn page() -> String {
    let mut page = String::from(
        "# States of a case\n\n\
         Written by `domain/tests/licensing/states.rs` from `licensing::TRANSITIONS`; do not edit.\n\
         Rules T1 to T32 are those of the Licensing Law as the hall applies it.\n\n\
         ## States\n\n\
         | state | stage | waits for |\n|---|---|---|\n",
    );
    for state in State::ALL {
        let stage = stage(*state);
        let _ = writeln!(page, "| `{state}` | {stage} | {} |", state.waits_for().word());
    }
    page.push_str("\n## Graph\n\n```mermaid\nstateDiagram-v2\n");
    page.push_str("    [*] --> draft\n");
    for (from, to, rules) in edges() {
        let _ = writeln!(page, "    {from} --> {to}: {rules}");
    }
    for state in State::TERMINAL {
        let _ = writeln!(page, "    {state} --> [*]");
    }
    page.push_str("```\n\nRules that leave the state as it is are in the table only, as are those that hold in every open state.\n");
    page.push_str("\n## Transitions\n\n| rule | action | from | to | by | documents |\n|---|---|---|---|---|---|\n");
    let documents = documents();
    for row in TRANSITIONS {
        let issued = documents.get(&row.rule).map(list).unwrap_or_default();
        let _ = writeln!(
            page,
            "| {} | `{}` | {} | {} | {} | {issued} |",
            row.rule,
            row.action,
            states(row.from),
            if row.to.is_empty() { "the same".into() } else { states(row.to) },
            words(row.roles),
        );
    }
    page.push_str(
        "\nDocuments are those of the rule, whichever row brings it about.\n\n## Documents\n\n\
         | code | document | adverse |\n|---|---|---|\n",
    );
    for kind in DocumentKind::ALL {
        let adverse = if kind.is_adverse() { "reasons, basis, remedies" } else { "" };
        let _ = writeln!(page, "| {} | `{kind}` | {adverse} |", kind.code());
    }
    page.push_str(&matters::sections());
    page
}

const fn stage(state: State) -> &'static str {
    match state {
        State::Draft => "before filing",
        State::Granted | State::GrantedCommit | State::Issued => "decided",
        State::Refused
        | State::Closed
        | State::NotNeeded
        | State::NotCompetent
        | State::NotAccepted
        | State::Withdrawn
        | State::Lapsed
        | State::Terminated => "over",
        State::Received | State::Correction => "receipt",
        _ => "pending",
    }
}

/// From, to, and the rules that lead there; rules of every open state would hide the others.
fn edges() -> Vec<(State, State, String)> {
    let mut edges: BTreeMap<(State, State), BTreeSet<Rule>> = BTreeMap::new();
    let drawn = |row: &&Transition| !matches!(row.rule, Rule::T12 | Rule::T30 | Rule::T31);
    for row in TRANSITIONS.iter().filter(drawn) {
        for from in row.from {
            for to in row.to.iter().filter(|to| *to != from) {
                edges.entry((*from, *to)).or_default().insert(row.rule);
            }
        }
    }
    let named = |rules: BTreeSet<Rule>| words(&Vec::from_iter(rules));
    edges.into_iter().map(|((from, to), rules)| (from, to, named(rules))).collect()
}

/// The documents of each rule, as the stories issue them.
fn documents() -> BTreeMap<Rule, BTreeSet<DocumentKind>> {
    let mut documents: BTreeMap<Rule, BTreeSet<DocumentKind>> = BTreeMap::new();
    for story in stories::all() {
        for event in &story.events {
            documents.entry(event.fact.rule()).or_default().extend(event.fact.documents());
        }
    }
    documents
}

fn states(states: &[State]) -> String {
    if states == State::OPEN {
        "every open state".into()
    } else if states == State::PENDING {
        "every pending state".into()
    } else if states == State::TERMINAL {
        "every state that is over".into()
    } else {
        words(states)
    }
}

fn words<T: std::fmt::Display>(values: &[T]) -> String {
    values.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

fn list(kinds: &BTreeSet<DocumentKind>) -> String {
    kinds.iter().map(|kind| kind.code()).collect::<Vec<_>>().join(", ")
}
