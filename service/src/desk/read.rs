//! Reads what was typed, and collects everything that is wrong with it.

use super::{Typed, form::has_field};
use crate::FieldFault;
use domain::{
    Date, Text,
    access::Role,
    calendar::parse_date,
    ids::PersonId,
    items::Basis,
    licensing::{ActionKind, Statement},
};
use std::{collections::BTreeMap, str::FromStr};
use store::staff::Colleague;

/// Most characters of a line.
const LINE_MAX: usize = 200;
/// Most characters of a text.
const TEXT_MAX: usize = 5_000;

/// Reads one form; a value that is wrong is none, and leaves a fault.
pub struct Reader<'a> {
    typed: &'a Typed,
    basis: &'a [Basis],
    colleagues: &'a [Colleague],
    /// Everything that is wrong, in the order in which it was read.
    pub faults: Vec<FieldFault>,
    /// The names of the colleagues that were chosen.
    pub names: BTreeMap<PersonId, String>,
}

impl<'a> Reader<'a> {
    /// Begins to read; what the form for `kind` does not ask is at fault, as is what is too long.
    pub fn new(
        kind: ActionKind,
        typed: &'a Typed,
        basis: &'a [Basis],
        colleagues: &'a [Colleague],
    ) -> Self {
        let unknown = typed.names().filter(|name| !has_field(kind, name));
        let mut faults: Vec<_> = unknown.map(|name| FieldFault::new(name, "unknown")).collect();
        let long = typed.values().filter(|(_, value)| value.chars().count() > TEXT_MAX);
        faults.extend(long.map(|(name, _)| FieldFault::new(name, "too-long")));
        Self { typed, basis, colleagues, faults, names: BTreeMap::new() }
    }

    /// What was typed.
    pub const fn typed(&self) -> &'a Typed {
        self.typed
    }

    /// A text that must be there.
    pub fn text(&mut self, name: &str) -> Option<String> {
        let typed = self.typed.one(name);
        if typed.is_empty() {
            return self.fault(name, "missing");
        }
        Some(typed.replace("\r\n", "\n"))
    }

    /// One line that must be there.
    pub fn line(&mut self, name: &str) -> Option<String> {
        let line = self.text(name)?;
        if line.chars().count() > LINE_MAX {
            return self.fault(name, "too-long");
        }
        Some(line)
    }

    /// A text that may be left open.
    pub fn open_text(&self, name: &str) -> String {
        self.typed.one(name).replace("\r\n", "\n")
    }

    /// Whether the box is ticked.
    pub fn flag(&self, name: &str) -> bool {
        self.typed.one(name) == "yes"
    }

    /// A day.
    pub fn date(&mut self, name: &str) -> Option<Date> {
        let text = self.text(name)?;
        parse_date(&text).or_else(|| self.fault(name, "not-a-date"))
    }

    /// A whole number above 0.
    pub fn count(&mut self, name: &str) -> Option<u32> {
        let text = self.text(name)?;
        let number = text.parse().ok().filter(|number| *number > 0);
        number.or_else(|| self.fault(name, "not-a-number"))
    }

    /// One of the words of `T`.
    pub fn word<T: FromStr>(&mut self, name: &str) -> Option<T> {
        let text = self.text(name)?;
        text.parse().ok().or_else(|| self.fault(name, "not-a-choice"))
    }

    /// A person of the department who holds one of `roles`, or any role where none is named.
    pub fn colleague(&mut self, name: &str, roles: &[Role]) -> Option<PersonId> {
        let text = self.text(name)?;
        self.known(name, &text, roles)
    }

    /// Several people of the department, at least one.
    pub fn colleagues(&mut self, name: &str) -> Option<Vec<PersonId>> {
        if self.typed.all(name).next().is_none() {
            return self.fault(name, "missing");
        }
        self.open_colleagues(name)
    }

    /// Several people of the department, or nobody.
    pub fn open_colleagues(&mut self, name: &str) -> Option<Vec<PersonId>> {
        let typed: Vec<&str> = self.typed.all(name).collect();
        let known: Vec<_> = typed.into_iter().map(|id| self.known(name, id, &[])).collect();
        known.into_iter().collect()
    }

    /// Reasons, one a line, and the legal basis.
    pub fn statement(&mut self) -> Option<Statement> {
        let (reasons, basis) = (self.text("reason"), self.basis());
        let (reasons, basis) = reasons.zip(basis)?;
        let reasons = reasons.lines().map(str::trim).filter(|it| !it.is_empty());
        Some(Statement { reasons: reasons.map(str::to_owned).collect(), basis })
    }

    /// The entries of the legal basis that were picked, and another law that was typed.
    pub fn basis(&mut self) -> Option<Vec<Basis>> {
        let mut basis = Vec::new();
        for pick in self.typed.all("basis") {
            match pick.parse().ok().and_then(|place: usize| self.basis.get(place)) {
                Some(entry) => basis.push(entry.clone()),
                None => return self.fault("basis", "not-a-choice"),
            }
        }
        let (law, article) = (self.typed.one("law"), self.typed.one("article"));
        match (law.is_empty(), article.is_empty()) {
            (true, true) => {}
            (false, false) => basis.push(Basis {
                // An officer cites in the language of record.
                law: Text::new(law, law),
                article: Text::new(article, article),
                says: Text::default(),
            }),
            (true, false) => return self.fault("law", "missing"),
            (false, true) => return self.fault("article", "missing"),
        }
        if basis.is_empty() { self.fault("basis", "missing") } else { Some(basis) }
    }

    /// Notes a fault; the value is none.
    pub fn fault<T>(&mut self, name: &str, code: &'static str) -> Option<T> {
        self.faults.push(FieldFault::new(name, code));
        None
    }

    fn known(&mut self, name: &str, id: &str, roles: &[Role]) -> Option<PersonId> {
        let fits = |it: &&Colleague| {
            let holds = |role: &Role| it.roles.iter().any(|word| word == role.word());
            it.person.to_string() == id && (roles.is_empty() || roles.iter().any(holds))
        };
        let Some(found) = self.colleagues.iter().find(fits) else {
            return self.fault(name, "not-a-colleague");
        };
        self.names.insert(found.person, found.name.clone());
        Some(found.person)
    }
}
