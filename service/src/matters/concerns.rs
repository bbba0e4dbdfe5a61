//! Whom what was written concerns, who therefore never has it (XF 30, 46).

use super::{Topic, Written};
use crate::Error;
use domain::{access::Role, identifiers::StaffNumber, ids::PersonId, matters::Concern};
use store::{
    Session,
    staff::{self, Post},
};

/// Whom something about `department` concerns; what cannot be found stays as it was typed, for the desk.
///
/// A department as such only where it is directed against it.
pub(super) async fn concerns(
    db: &mut impl Session,
    written: &Written,
    found: Vec<Concern>,
    department: Option<&str>,
) -> Result<Vec<Concern>, Error> {
    let about = department.unwrap_or_default().to_owned();
    let mut concerns = found;
    match written.topic {
        Topic::Complaint(_) => {
            concerns.extend(staff_members(db, &written.more.staff, &about).await?);
            let window = written.more.window.trim().to_owned();
            if !window.is_empty() || (concerns.is_empty() && department.is_some()) {
                concerns.push(Concern::Window { department: about, window });
            }
        }
        Topic::Petition if written.more.against == "yes" => {
            concerns.extend(department.map(|_| Concern::Department { department: about }));
        }
        Topic::Petition => {
            let window = String::new();
            concerns.extend(department.map(|_| Concern::Window { department: about, window }));
        }
        // Whoever is asked, and the buyer, answer themselves (GK 4, CG 53).
        Topic::Disclosure | Topic::Procurement => {}
    }
    Ok(concerns)
}

/// The staff who are meant by what was typed: all of them where several are called so, and whoever it is where nobody
/// is.
async fn staff_members(
    db: &mut impl Session,
    typed: &str,
    department: &str,
) -> Result<Vec<Concern>, Error> {
    let named = typed.trim();
    if named.is_empty() {
        return Ok(Vec::new());
    }
    let mut members = Vec::new();
    for person in meant(db, named, department).await? {
        members.extend(of_person(db, person, named, department).await?);
    }
    if members.is_empty() {
        let (department, named) = (department.to_owned(), named.to_owned());
        members.push(Concern::StaffMember { person: None, department, leads: false, named });
    }
    Ok(members)
}

/// Whoever has a number that was typed, or else everybody of the department with the name.
pub(super) async fn meant(
    db: &mut impl Session,
    typed: &str,
    department: &str,
) -> Result<Vec<PersonId>, Error> {
    let is_apart = |it: char| it.is_whitespace() || "，,、。：:;；（）()".contains(it);
    let words: Vec<&str> = typed.split(is_apart).chain([typed.trim()]).collect();
    let mut people = Vec::new();
    for number in words.iter().filter_map(|it| StaffNumber::parse(it).ok()) {
        let posts = staff::of_number(db, number.as_str()).await?;
        people.extend(posts.into_iter().map(|(person, _)| person));
    }
    if people.is_empty() && !department.is_empty() {
        let colleagues = staff::in_department(db, department).await?;
        let called = colleagues.into_iter().filter(|it| words.contains(&it.name.as_str()));
        people.extend(called.map(|it| it.person));
    }
    people.sort_unstable();
    people.dedup();
    Ok(people)
}

/// Somebody of the staff: in the department that is meant, and in every other one that they lead.
pub(super) async fn of_person(
    db: &mut impl Session,
    person: PersonId,
    named: &str,
    department: &str,
) -> Result<Vec<Concern>, Error> {
    let posts = staff::of_person(db, person).await?;
    let leads = |post: &Post| post.roles.iter().any(|it| it == Role::OrganHead.word());
    let mut posts: Vec<_> = posts.iter().filter(|it| it.department.is_some()).collect();
    // The department that is meant comes first, else the first there is.
    posts.sort_by_key(|it| it.department.as_deref() != Some(department));
    let fit = posts.into_iter().enumerate().filter(|(place, it)| *place == 0 || leads(it));
    let concern = |(_, post): (usize, &Post)| Concern::StaffMember {
        person: Some(person),
        department: post.department.clone().unwrap_or_default(),
        leads: leads(post),
        named: named.to_owned(),
    };
    Ok(fit.map(concern).collect())
}
