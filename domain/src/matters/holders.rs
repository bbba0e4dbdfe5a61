//! Who has a matter, and who never may.

use super::{Asker, Concern, Origin, Part, Refusal, Standing, require};
use crate::{
    access::{Actor, Role},
    ids::{OrganisationId, PersonId},
};
use serde::{Deserialize, Serialize};

/// Who has a matter now, who had it, and whom it concerns, who never has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holders {
    /// Who brings it, for one with an account.
    pub filer: Option<PersonId>,
    /// The organisation for which that is done.
    pub organisation: Option<OrganisationId>,
    /// How known they are.
    pub standing: Standing,
    /// Key of the department whose desk sorts it.
    pub desk: String,
    /// Key of the department above.
    pub superior: String,
    /// Whether it was brought before the department above, which plays no part before.
    pub raised: bool,
    /// Key of the department that leads its handling (首接负责).
    pub lead: Option<String>,
    /// Keys of the departments that assist.
    pub assisting: Vec<String>,
    /// Keys of the departments that had it before.
    pub former: Vec<String>,
    /// The person who handles it.
    pub handler: Option<PersonId>,
    /// Who has taken part so far.
    pub involved: Vec<PersonId>,
    /// The people whom it concerns.
    pub barred_people: Vec<PersonId>,
    /// Keys of the departments that are complained about.
    pub barred_departments: Vec<String>,
}

impl Holders {
    /// Nobody but the desk; where the desk itself is complained about, the department above stands in for it.
    #[must_use]
    pub fn of(origin: &Origin) -> Self {
        let mut holders = Self {
            filer: origin.filer,
            organisation: origin.organisation,
            standing: origin.standing,
            desk: origin.desk.clone(),
            superior: origin.superior.clone(),
            raised: false,
            lead: None,
            assisting: Vec::new(),
            former: Vec::new(),
            handler: None,
            involved: Vec::new(),
            barred_people: Vec::new(),
            barred_departments: Vec::new(),
        };
        origin.concerns.iter().for_each(|it| holders.bar(it));
        holders
    }

    /// Whether somebody of `department` must never have it: whom it concerns, whose department is complained about, and
    /// whoever brings it (XF 30, 46; domain A.8).
    #[must_use]
    pub fn must_not_handle(&self, person: PersonId, department: Option<&str>) -> bool {
        self.barred_people.contains(&person)
            || self.filer == Some(person)
            || department.is_some_and(|key| self.is_barred(key))
    }

    /// Whether somebody of the staff has taken part in it so far, and may therefore still read it.
    #[must_use]
    pub fn took_part(&self, actor: &Actor) -> bool {
        let hears = actor.role.handles_cases() && actor.role != Role::IssuingClerk;
        let is_barred = self.must_not_handle(actor.person, actor.department.as_deref());
        hears && !is_barred && self.involved.contains(&actor.person)
    }

    /// Whether the department `key` is complained about.
    #[must_use]
    pub fn is_barred(&self, key: &str) -> bool {
        self.barred_departments.iter().any(|it| it == key)
    }

    /// Whether departments may be given it: none that is complained about, none twice, none by an empty name.
    ///
    /// # Errors
    /// [`Refusal::Concerned`] or [`Refusal::DepartmentMissing`].
    pub fn may_be_given(&self, lead: &str, assisting: &[String]) -> Result<(), Refusal> {
        let all = || std::iter::once(lead).chain(assisting.iter().map(String::as_str));
        require(all().all(|key| !key.trim().is_empty()), Refusal::DepartmentMissing)?;
        let is_once = |key| all().filter(|it| *it == key).count() == 1;
        require(all().all(is_once), Refusal::DepartmentMissing)?;
        require(!all().any(|key| self.is_barred(key)), Refusal::Concerned)
    }

    /// The parts somebody plays; none for whom it is not theirs to know.
    #[must_use]
    pub fn parts(&self, asker: &Asker) -> Vec<Part> {
        match asker {
            Asker::Filer => vec![Part::Filer],
            Asker::Hall => vec![Part::Hall],
            Asker::Staff(actor) => self.parts_of(actor),
        }
    }

    fn parts_of(&self, actor: &Actor) -> Vec<Part> {
        // The desk that hands out licences hears nobody.
        let hears = actor.role != Role::IssuingClerk;
        if !hears || self.must_not_handle(actor.person, actor.department.as_deref()) {
            return Vec::new();
        }
        if actor.role == Role::Supervisor {
            let oversees =
                actor.department.as_ref().is_none_or(|key| self.all().any(|it| it == key));
            return if oversees { vec![Part::Supervisor] } else { Vec::new() };
        }
        let leads = self.lead.as_deref().is_some_and(|key| actor.works_for(key));
        let signs = matches!(actor.role, Role::Decider | Role::OrganHead);
        let assists = self.assisting.iter().any(|key| actor.works_for(key));
        let is_new = !self.involved.contains(&actor.person);
        let above = self.raised && is_new && actor.works_for(&self.superior);
        let parts = [
            (Part::Desk, actor.works_for(&self.desk)),
            (Part::Handler, leads),
            (Part::Assisting, assists),
            (Part::Approver, leads && signs),
            (Part::Head, leads && actor.role == Role::OrganHead),
            (Part::Superior, above && signs),
        ];
        parts.into_iter().filter(|it| it.1).map(|it| it.0).collect()
    }

    /// Whether somebody may read who brings it: only those who handle it now, and for a secret one only the desk and the
    /// people who have taken part in it or sign for it (XF 30; domain B).
    ///
    /// Each reading is noted by whoever asks.
    #[must_use]
    pub fn may_know_filer(&self, actor: &Actor) -> bool {
        let parts = self.parts_of(actor);
        let has = |part| parts.contains(&part);
        match self.standing {
            Standing::Anonymous => false,
            Standing::Named => has(Part::Desk) || has(Part::Handler) || has(Part::Superior),
            Standing::Secret => {
                let handles = self.handler == Some(actor.person) && has(Part::Handler);
                has(Part::Desk) || handles || has(Part::Approver) || has(Part::Superior)
            }
        }
    }

    /// Every department that has it or had it.
    fn all(&self) -> impl Iterator<Item = &String> {
        std::iter::once(&self.desk).chain(&self.lead).chain(&self.assisting).chain(&self.former)
    }

    /// The departments have it from now on.
    pub(crate) fn give(&mut self, lead: &str, assisting: &[String]) {
        self.take_back();
        self.former.retain(|key| key != lead);
        self.lead = Some(lead.to_owned());
        self.assisting = assisting.to_vec();
    }

    /// Nobody but the desk has it from now on.
    pub(crate) fn take_back(&mut self) {
        self.handler = None;
        self.assisting.clear();
        if let Some(before) = self.lead.take()
            && !self.former.contains(&before)
        {
            self.former.push(before);
        }
    }

    /// Whom it concerns never has it from now on; what they have of it, they lose.
    pub(crate) fn bar(&mut self, concern: &Concern) {
        for person in concern.people() {
            if !self.barred_people.contains(&person) {
                self.barred_people.push(person);
            }
        }
        let department = concern.department();
        if concern.bars_department() && !self.is_barred(department) {
            self.barred_departments.push(department.to_owned());
        }
        if self.is_barred(&self.desk) {
            self.desk.clone_from(&self.superior);
        }
        if self.lead.as_deref().is_some_and(|key| self.is_barred(key)) {
            self.take_back();
        }
        let barred = self.barred_departments.clone();
        self.assisting.retain(|key| !barred.contains(key));
        self.handler = self.handler.filter(|it| !self.barred_people.contains(it));
    }

    /// The department above has to decide.
    pub(crate) const fn raise(&mut self) {
        self.raised = true;
    }

    /// A person has it from now on.
    pub(crate) fn take(&mut self, person: PersonId) {
        self.handler = Some(person);
        self.involve(person);
    }

    /// A person has taken part.
    pub(crate) fn involve(&mut self, person: PersonId) {
        if !self.involved.contains(&person) {
            self.involved.push(person);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matters::Concern;
    use uuid::Uuid;

    fn person(number: u128) -> PersonId {
        PersonId::new(Uuid::from_u128(number))
    }

    fn staff(number: u128, role: Role, department: &str) -> Actor {
        Actor::staff(person(number), role, Some(department.into()))
    }

    fn held(concerns: Vec<Concern>, standing: Standing) -> Holders {
        let origin = Origin { standing, concerns, ..Origin::of(person(1), "hotline", "office") };
        let mut holders = Holders::of(&origin);
        holders.give("market", &["water".into()]);
        holders.take(person(20));
        holders.raise();
        holders
    }

    fn clerk_of_market() -> Concern {
        let (person, department) = (Some(person(10)), "market".to_owned());
        Concern::StaffMember { person, department, leads: false, named: String::new() }
    }

    #[test]
    fn whom_it_concerns_plays_no_part_in_it() {
        let holders = held(vec![clerk_of_market()], Standing::Secret);
        for role in Role::ALL {
            let actor = staff(10, *role, "market");
            assert_eq!(holders.parts_of(&actor), [], "{role}");
            assert!(!holders.may_know_filer(&actor), "{role}");
        }
        assert!(holders.must_not_handle(person(10), None));
        assert!(holders.must_not_handle(person(1), None), "who brings it does not handle it");
        assert!(!holders.must_not_handle(person(20), Some("market")));
    }

    #[test]
    fn a_department_whose_head_is_complained_about_never_has_it() {
        let (person_id, department) = (None, "market".to_owned());
        let named = String::new();
        let head = Concern::StaffMember { person: person_id, department, leads: true, named };
        let holders = held(vec![head], Standing::Named);
        assert_eq!(holders.may_be_given("market", &[]), Err(Refusal::Concerned));
        assert_eq!(holders.may_be_given("water", &["market".into()]), Err(Refusal::Concerned));
        assert_eq!(holders.may_be_given("water", &[]), Ok(()));
        assert_eq!(holders.parts_of(&staff(40, Role::OrganHead, "market")), []);
    }

    #[test]
    fn the_department_above_stands_in_for_a_desk_that_is_complained_about() {
        let concern = Concern::Department { department: "hotline".into() };
        let holders = held(vec![concern], Standing::Named);
        assert_eq!(holders.desk, "office");
        let actor = staff(60, Role::WindowClerk, "hotline");
        assert_eq!(holders.parts_of(&actor), []);
    }

    #[test]
    fn whoever_took_part_reads_on_unless_it_concerns_them() {
        let mut holders = held(vec![clerk_of_market()], Standing::Named);
        let above = staff(50, Role::Decider, "office");
        assert!(!holders.took_part(&above));
        holders.involve(person(50));
        assert_eq!(holders.parts_of(&above), [], "nobody decides twice");
        assert!(holders.took_part(&above));
        holders.involve(person(10));
        assert!(!holders.took_part(&staff(10, Role::Reviewer, "market")));
    }

    #[test]
    fn who_brings_a_secret_one_is_known_to_the_fewest() {
        let table = [
            (staff(20, Role::Reviewer, "market"), true, true),
            (staff(21, Role::Reviewer, "market"), true, false),
            (staff(30, Role::Decider, "market"), true, true),
            (staff(23, Role::Reviewer, "water"), false, false),
            (staff(60, Role::WindowClerk, "hotline"), true, true),
            (staff(50, Role::OrganHead, "office"), true, true),
            (Actor::staff(person(70), Role::Supervisor, None), false, false),
        ];
        for (actor, named, secret) in table {
            let knows = |standing| held(Vec::new(), standing).may_know_filer(&actor);
            assert_eq!(knows(Standing::Named), named, "{actor:?}");
            assert_eq!(knows(Standing::Secret), secret, "{actor:?}");
            assert!(!knows(Standing::Anonymous), "{actor:?}");
        }
    }
}
