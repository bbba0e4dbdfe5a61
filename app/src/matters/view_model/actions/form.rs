//! The questions of a form.

use super::super::{
    FieldView,
    build::Page,
    templates::outcome_field,
    words::{Tongue, choices},
};
use crate::ui::{checkboxes::ticks, radios::Choice};
use domain::matters::Concern;
use service::matters::{Shown, templates::Filled};

/// A form in the making.
pub struct Form<'a> {
    /// How its procedure is spoken of.
    pub tongue: Tongue,
    /// The matter.
    pub shown: &'a Shown,
    /// What the page depends on besides.
    pub page: &'a Page<'a>,
    /// The reply template that was chosen.
    pub chosen: Option<&'a Filled>,
}

impl Form<'_> {
    /// What a field holds: what a template that was chosen says, else what was typed before.
    fn value(&self, name: &str) -> String {
        let outcome = outcome_field(self.shown.standing.procedure());
        let filled = self.chosen.and_then(|it| match name {
            "text" => Some(it.text.clone()),
            _ if name == outcome => it.outcome.map(str::to_owned),
            _ => None,
        });
        filled.unwrap_or_else(|| (self.page.typed)(name))
    }

    /// The words that go with most actions, under the question `asked`.
    pub fn text(&self, asked: &str) -> FieldView {
        self.text_of("text", asked)
    }

    /// Several lines under a name of their own.
    pub fn text_of(&self, name: &str, asked: &str) -> FieldView {
        let label = self.tongue.own("field", asked);
        FieldView::Text { name: name.to_owned(), label, value: self.value(name) }
    }

    /// One line.
    pub fn line(&self, name: &str) -> FieldView {
        let label = self.tongue.own("field", name);
        FieldView::Line { name: name.to_owned(), label, value: self.value(name) }
    }

    /// A statement that holds or does not.
    pub fn tick(&self, name: &str) -> FieldView {
        FieldView::Tick { name: name.to_owned(), label: self.tongue.own("field", name) }
    }

    /// One of several.
    pub fn choice(&self, name: &str, choices: Vec<Choice>) -> FieldView {
        let label = self.tongue.own("field", name);
        FieldView::Choice { name: name.to_owned(), label, choices, value: self.value(name) }
    }

    /// Any of several.
    pub fn ticks(&self, name: &str, choices: Vec<Choice>) -> FieldView {
        FieldView::Ticks {
            name: [name, "[]"].concat(),
            label: self.tongue.own("field", name),
            choices,
            chosen: ticks(&self.value(name)).map(str::to_owned).collect(),
        }
    }

    /// One of the words of a group, which are named after it.
    pub fn words(&self, group: &str, words: impl Iterator<Item = &'static str>) -> FieldView {
        self.choice(group, choices(self.tongue, group, words))
    }

    /// One of the departments that may be given it.
    pub fn organ(&self, name: &str) -> FieldView {
        self.choice(name, self.fit())
    }

    /// Any of those departments.
    pub fn organs(&self, name: &str) -> FieldView {
        self.ticks(name, self.fit())
    }

    /// A member of staff by name or number, and the department; what was said of whoever nobody knows yet stands there
    /// already.
    pub fn staff(&self) -> Vec<FieldView> {
        let concerns = &self.shown.standing.origin().concerns;
        let unknown = concerns.iter().find_map(|it| match it {
            Concern::StaffMember { person: None, named, department, .. } => {
                Some((named.clone(), department.clone()))
            }
            _ => None,
        });
        let (named, department) = unknown.unwrap_or_default();
        let typed = |name: &str, said: String| {
            Some(self.value(name)).filter(|it| !it.is_empty()).unwrap_or(said)
        };
        let label = |name: &str| self.tongue.own("field", name);
        let value = typed("staff", named);
        let staff = FieldView::Line { name: "staff".to_owned(), label: label("staff"), value };
        let (name, value) = ("department".to_owned(), typed("department", department));
        let choices = self.fit();
        vec![staff, FieldView::Choice { label: label(&name), name, choices, value }]
    }

    /// The departments that may be given it.
    fn fit(&self) -> Vec<Choice> {
        let holders = self.shown.standing.holders();
        let fit = self.page.organs.iter().filter(|(key, _)| !holders.is_barred(key));
        let choice = |(key, name): &(String, domain::Text)| Choice {
            value: key.clone(),
            label: self.tongue.language.read(name).to_owned(),
        };
        fit.map(choice).collect()
    }

    /// One of the department.
    pub fn colleague(&self) -> FieldView {
        let choice = |(person, name): &(domain::ids::PersonId, String)| Choice {
            value: person.to_string(),
            label: name.clone(),
        };
        self.choice("to", self.shown.colleagues.iter().map(choice).collect())
    }
}
