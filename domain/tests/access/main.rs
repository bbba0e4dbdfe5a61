//! The matrix of rights: who may do what where, read before it is accepted.

mod matters;

use domain::{
    access::{Action, Actor, Denied, Role, Subject, may},
    ids::{OrganisationId, PersonId},
    licensing::{ActionKind, Involvement, Rule, State},
};
use std::fmt::Write as _;
use uuid::Uuid;

const A: &str = "market";
const B: &str = "water";

const fn person(number: u128) -> PersonId {
    PersonId::new(Uuid::from_u128(number))
}

const fn organisation(number: u128) -> OrganisationId {
    OrganisationId::new(Uuid::from_u128(number))
}

fn staff(number: u128, role: Role, department: &str) -> Actor {
    Actor::staff(person(number), role, Some(department.into()))
}

/// A case of department A, filed by person 1, received by clerk 10 and reviewed by reviewer 20.
fn subject(state: State, organisation: Option<OrganisationId>) -> Subject {
    let part = |number, role, rule| Involvement { person: person(number), role, rule };
    Subject {
        owner: Some(person(1)),
        organisation,
        department: Some(A.into()),
        former_departments: vec!["district".into()],
        state: Some(state),
        involved: vec![
            part(10, Role::WindowClerk, Rule::T8),
            part(20, Role::Reviewer, Rule::T23),
            part(31, Role::Reviewer, Rule::T21),
        ],
        holders: None,
    }
}

fn actors() -> Vec<(&'static str, Actor)> {
    vec![
        ("the applicant", Actor::citizen(person(1))),
        ("another citizen", Actor::citizen(person(2))),
        ("a window clerk of A who did not receive it", staff(11, Role::WindowClerk, A)),
        ("the reviewer of A", staff(20, Role::Reviewer, A)),
        ("a decider of A", staff(30, Role::Decider, A)),
        ("a decider of A who received it", staff(10, Role::Decider, A)),
        ("a decider of A who reviewed it", staff(20, Role::Decider, A)),
        ("a decider of A who chaired its hearing", staff(31, Role::Decider, A)),
        ("a decider of A who is the applicant", staff(1, Role::Decider, A)),
        ("the head of A", staff(40, Role::OrganHead, A)),
        ("an issuing clerk of A", staff(50, Role::IssuingClerk, A)),
        ("a reviewer of the organ that sent it up", staff(22, Role::Reviewer, "district")),
        ("a window clerk of B", staff(12, Role::WindowClerk, B)),
        ("a reviewer of B", staff(23, Role::Reviewer, B)),
        ("a decider of B", staff(32, Role::Decider, B)),
        ("the head of B", staff(41, Role::OrganHead, B)),
        ("a clerk of no department", Actor::staff(person(13), Role::WindowClerk, None)),
        ("a supervisor of the hall", Actor::staff(person(70), Role::Supervisor, None)),
        ("a supervisor of B", staff(71, Role::Supervisor, B)),
        ("an administrator", Actor::staff(person(80), Role::Administrator, None)),
        ("a security administrator", Actor::staff(person(81), Role::SecurityAdministrator, None)),
        ("an auditor", Actor::staff(person(82), Role::Auditor, None)),
        ("the hall itself", Actor::system()),
    ]
}

/// What one cell says: whether there is the right, and whether the procedure allows it there.
fn cell(actor: &Actor, action: Action, subject: &Subject, state: State) -> &'static str {
    match may(actor, action, subject) {
        Err(Denied::Hidden) => "-",
        Err(Denied::Forbidden) => "x",
        Ok(()) => match action {
            Action::Do(kind) if !kind.is_for_in(actor.role, state) => "o",
            _ => "Y",
        },
    }
}

/// One table for one actor: a line for each action that is ever theirs, and a list of the others.
fn table(name: &str, actor: &Actor, organisation: Option<OrganisationId>) -> String {
    let mut table = format!("## {name} ({})\n", actor.role);
    let (mut forbidden, mut hidden) = (Vec::new(), Vec::new());
    for action in Action::all() {
        let cells: Vec<_> = State::ALL
            .iter()
            .map(|state| cell(actor, action, &subject(*state, organisation), *state))
            .collect();
        if cells.contains(&"Y") || cells.contains(&"o") {
            let _ = writeln!(table, "{:<24} {}", action.word(), cells.join("  "));
        } else if cells.contains(&"x") {
            forbidden.push(action.word());
        } else {
            hidden.push(action.word());
        }
    }
    for (label, words) in [("forbidden", forbidden), ("hidden", hidden)] {
        if !words.is_empty() {
            let _ = writeln!(table, "{label}: {}", words.join(", "));
        }
    }
    table.push('\n');
    table
}

fn matrix() -> String {
    let mut matrix = String::from(
        "Y may, and the procedure allows it · o may, but not in this state (409)\n\
         x forbidden (403) · - hidden (404); columns are the states in this order:\n",
    );
    for (number, state) in State::ALL.iter().enumerate() {
        let _ = writeln!(matrix, "{:>2} {state}", number + 1);
    }
    matrix.push_str("\n# A case of a person, in department A\n\n");
    for (name, actor) in actors() {
        matrix.push_str(&table(name, &actor, None));
    }
    matrix.push_str("# A case of an organisation, in department A\n\n");
    let owner = Some(organisation(1));
    for (name, actor) in [
        ("the agent who filed", Actor::agent(person(1), organisation(1))),
        ("another agent of the organisation", Actor::agent(person(3), organisation(1))),
        ("an agent of another organisation", Actor::agent(person(4), organisation(2))),
        ("the person who filed, as a citizen", Actor::citizen(person(1))),
    ] {
        matrix.push_str(&table(name, &actor, owner));
    }
    matrix.push_str("# The hall and the list of department A\n\n");
    matrix.push_str(&surveys());
    matrix
}

/// What concerns no case.
fn surveys() -> String {
    let actions = [
        Action::SeeWorklist,
        Action::SeeRatings,
        Action::InviteToRate,
        Action::ReadReports,
        Action::EditCatalogue,
        Action::LoadCalendar,
        Action::EditStaff,
        Action::EndSessions,
        Action::ReadAudit,
    ];
    let mut table = String::new();
    for (name, actor) in actors() {
        let answers = actions.map(|action| {
            let is_of_department = matches!(
                action,
                Action::SeeWorklist
                    | Action::SeeRatings
                    | Action::InviteToRate
                    | Action::ReadReports
            );
            let subject = if is_of_department { Subject::department(A) } else { Subject::hall() };
            format!("{} {}", action.word(), cell(&actor, action, &subject, State::Draft))
        });
        let _ = writeln!(table, "{name:<44} {}", answers.join("  "));
    }
    table
}

#[test]
fn the_matrix_of_rights_is_as_it_was_read() {
    insta::assert_snapshot!(matrix());
}

#[test]
fn nothing_is_allowed_about_nothing() {
    for (name, actor) in actors() {
        for action in Action::all() {
            let governs = matches!(
                action,
                Action::EditCatalogue
                    | Action::LoadCalendar
                    | Action::EditStaff
                    | Action::EndSessions
                    | Action::ReadAudit
            );
            let surveyed =
                matches!(action, Action::SeeWorklist | Action::SeeRatings | Action::ReadReports);
            let surveys = surveyed && actor.role == Role::Supervisor;
            let answer = may(&actor, action, &Subject::hall());
            assert!(answer.is_err() || governs || surveys, "{name}: {}", action.word());
        }
    }
}

#[test]
fn staff_of_another_department_see_nothing() {
    for state in State::ALL {
        for (number, role) in [
            (12, Role::WindowClerk),
            (23, Role::Reviewer),
            (32, Role::Decider),
            (41, Role::OrganHead),
            (51, Role::IssuingClerk),
            (71, Role::Supervisor),
        ] {
            for action in on_cases() {
                let answer = may(&staff(number, role, B), action, &subject(*state, None));
                assert_eq!(answer, Err(Denied::Hidden), "{role} {} {state}", action.word());
            }
        }
    }
}

#[test]
fn supervisors_read_and_never_act() {
    let supervisor = Actor::staff(person(70), Role::Supervisor, None);
    for state in State::ALL {
        for kind in ActionKind::ALL {
            let answer = may(&supervisor, Action::Do(*kind), &subject(*state, None));
            assert!(answer.is_err(), "{kind} in {state}");
        }
    }
    assert_eq!(may(&supervisor, Action::SeeMaterials, &subject(State::Review, None)), Ok(()));
}

#[test]
fn officers_never_handle_their_own_application() {
    for role in Role::ALL.iter().filter(|role| role.handles_cases()) {
        for action in on_cases() {
            let answer = may(&staff(1, *role, A), action, &subject(State::Decision, None));
            assert_eq!(answer, Err(Denied::Forbidden), "{role} {}", action.word());
        }
    }
}

#[test]
fn the_three_administrations_are_apart() {
    let powers: [(Role, &[Action]); 3] = [
        (Role::Administrator, &[Action::EditCatalogue, Action::LoadCalendar]),
        (Role::SecurityAdministrator, &[Action::EditStaff, Action::EndSessions]),
        (Role::Auditor, &[Action::ReadAudit]),
    ];
    for (role, own) in powers {
        let actor = Actor::staff(person(80), role, None);
        for action in Action::all() {
            let subjects = [Subject::hall(), Subject::department(A), subject(State::Review, None)];
            let may_ever = subjects.iter().any(|subject| may(&actor, action, subject).is_ok());
            assert_eq!(may_ever, own.contains(&action), "{role} {}", action.word());
        }
    }
}

/// Every action on a filed case.
fn on_cases() -> impl Iterator<Item = Action> {
    let seen = [Action::SeeCase, Action::SeeMaterials, Action::AttachFile];
    let done = ActionKind::ALL.iter().filter(|kind| **kind != ActionKind::Submit);
    seen.into_iter().chain(done.copied().map(Action::Do))
}
