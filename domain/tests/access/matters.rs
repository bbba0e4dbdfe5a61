//! Who may do what to a matter, by its procedure, read before it is accepted.

use super::{A, B, actors, cell, person, staff};
use domain::{
    access::{Action, Actor, Denied, Role, Subject, may},
    licensing::State,
    matters::{Concern, Holders, Origin, Standing},
};
use std::fmt::Write as _;

/// A complaint about clerk 11 of A that person 1 has brought to the hotline: reviewer 20 of A handles it, B assists, and the office above is to decide on an appeal.
fn complaint(standing: Standing) -> Subject {
    let clerk = Concern::StaffMember {
        person: Some(person(11)),
        department: A.into(),
        leads: false,
        named: String::new(),
    };
    let filer = Some(person(1)).filter(|_| standing != Standing::Anonymous);
    let concerns = vec![clerk];
    let origin = Origin { standing, filer, concerns, ..Origin::of(person(1), "hotline", "office") };
    let lead = Some(A.to_owned());
    let handler = Some(person(20));
    let assisting = vec![B.to_owned()];
    let raised = true;
    Subject::held(&Holders { lead, handler, assisting, raised, ..Holders::of(&origin) })
}

/// A request for disclosure that person 1 has sent to A: reviewer 20 handles it; nobody is above.
fn request(standing: Standing) -> Subject {
    held(standing, A, Holders { lead: Some(A.to_owned()), ..blank() })
}

/// A petition that person 1 has brought to the office "hotline", directed against B: A handled it, and the office above
/// reviews.
fn petition(standing: Standing) -> Subject {
    let barred_departments = vec![B.to_owned()];
    held(
        standing,
        "hotline",
        Holders { lead: Some(A.to_owned()), raised: true, barred_departments, ..blank() },
    )
}

/// A challenge of the supplier 1 to the buyer B, complained about to the finance authority A.
fn challenge(standing: Standing) -> Subject {
    let barred_departments = vec![B.to_owned()];
    held(standing, A, Holders { lead: Some(A.to_owned()), barred_departments, ..blank() })
}

/// A bad rating that person 1 has given of clerk 11 of A: a panel of the office above is to judge it.
fn rectification(standing: Standing) -> Subject {
    let (lead, barred_people) = (Some(A.to_owned()), vec![person(11)]);
    held(standing, "hotline", Holders { lead, raised: true, barred_people, ..blank() })
}

fn blank() -> Holders {
    Holders::of(&Origin::of(person(1), A, "office"))
}

/// What somebody `standing` has brought to the desk `desk`, handled by reviewer 20.
fn held(standing: Standing, desk: &str, holders: Holders) -> Subject {
    let filer = Some(person(1)).filter(|_| standing != Standing::Anonymous);
    let (desk, handler) = (desk.to_owned(), Some(person(20)));
    Subject::held(&Holders { standing, filer, desk, handler, ..holders })
}

/// What may be done to a matter, in the order of its handling.
const ON_MATTERS: [Action; 7] = [
    Action::SeeMatter,
    Action::SeeFiler,
    Action::TriageMatter,
    Action::HandleMatter,
    Action::ApproveMatter,
    Action::ReviewMatter,
    Action::SuperviseMatter,
];

/// Those who play a part in matters beside the actors of cases.
fn hearers() -> Vec<(&'static str, Actor)> {
    let mut all = actors();
    all.extend([
        ("a clerk of the hotline", staff(60, Role::WindowClerk, "hotline")),
        ("a decider of the office above", staff(61, Role::Decider, "office")),
        ("a clerk of the office above", staff(62, Role::WindowClerk, "office")),
        ("a clerk of a third department", staff(63, Role::WindowClerk, "housing")),
    ]);
    all
}

/// What each may do to a matter of somebody named, of somebody secret, and of somebody anonymous.
fn matters(brought: fn(Standing) -> Subject) -> String {
    let mut table = String::from(
        "Each cell is for a named, a secret and an anonymous filer; signs as in the matrix of cases.\n\n",
    );
    for (name, actor) in hearers() {
        let answers = ON_MATTERS.map(|action| {
            let cells = [Standing::Named, Standing::Secret, Standing::Anonymous]
                .map(|standing| cell(&actor, action, &brought(standing), State::Draft));
            format!("{} {}", action.word(), cells.concat())
        });
        let _ = writeln!(table, "{name:<44} {}", answers.join("  "));
    }
    table
}

#[test]
fn the_rights_in_matters_are_as_they_were_read() {
    insta::assert_snapshot!(matters(complaint));
}

#[test]
fn the_rights_in_requests_for_disclosure_are_as_they_were_read() {
    insta::assert_snapshot!(matters(request));
}

#[test]
fn the_rights_in_petitions_are_as_they_were_read() {
    insta::assert_snapshot!(matters(petition));
}

#[test]
fn the_rights_in_procurement_challenges_are_as_they_were_read() {
    insta::assert_snapshot!(matters(challenge));
}

/// What each may do to the reply templates of A, and to those of all departments were A the one that sorts matters.
fn templates() -> String {
    let mut table = String::new();
    for (name, actor) in hearers() {
        let answers = [Action::KeepTemplates, Action::KeepCommonTemplates].map(|action| {
            let cell = cell(&actor, action, &Subject::department(A), State::Draft);
            format!("{} {cell}", action.word())
        });
        let _ = writeln!(table, "{name:<44} {}", answers.join("  "));
    }
    table
}

#[test]
fn the_rights_in_reply_templates_are_as_they_were_read() {
    insta::assert_snapshot!(templates());
}

#[test]
fn the_rights_in_rectifications_are_as_they_were_read() {
    insta::assert_snapshot!(matters(rectification));
}

#[test]
fn an_organ_that_is_accused_or_complained_about_does_not_learn_that_it_is() {
    for role in Role::ALL.iter().filter(|role| role.handles_cases()) {
        for (brought, action) in
            [petition, challenge].into_iter().flat_map(|it| ON_MATTERS.map(|action| (it, action)))
        {
            let of_it = may(&staff(24, *role, B), action, &brought(Standing::Named));
            assert_eq!(of_it, Err(Denied::Hidden), "{role} {}", action.word());
        }
    }
}

#[test]
fn whom_a_matter_concerns_does_not_learn_that_it_exists() {
    for role in Role::ALL.iter().filter(|role| role.handles_cases()) {
        for action in ON_MATTERS {
            let concerned = staff(11, *role, A);
            for standing in Standing::ALL {
                let answer = may(&concerned, action, &complaint(*standing));
                assert_eq!(answer, Err(Denied::Hidden), "{role} {}", action.word());
            }
        }
    }
}
