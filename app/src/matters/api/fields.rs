//! The fields of the forms of matters.

use crate::ui::checkboxes::BETWEEN;
use domain::matters::unfilled;
use serde::{Deserialize, Deserializer, Serialize};
use service::{
    Error, FieldFault,
    matters::{Step, Written},
};

/// Declares the fields, each of which a form may have or not.
macro_rules! fields {
    ($($(#[$attribute:meta])* $name:ident),+ $(,)?) => {
        /// The fields of a form of a matter; each form has a few of them.
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(default)]
        pub struct Fields {
            $($(#[$attribute])* pub(super) $name: String,)+
        }

        impl Fields {
            const NAMES: &[&str] = &[$(stringify!($name),)+];

            /// What was typed, in the order of the names.
            pub(super) fn values(&self) -> Vec<&str> {
                vec![$(self.$name.as_str(),)+]
            }
        }
    };
}

fields! {
    // What is brought.
    title, told, place, wish, case, conversation, department, window, staff, against, form,
    begin, project, known_on, known, name, mobile, address, people, representatives,
    // What is done.
    text, urgent, elsewhere, lead, #[serde(deserialize_with = "joined")] assisting, competent, to, outcome, call_back, granted, into,
    amount, working_days, ground, who, agrees, answer_kind, exemption,
    referral, consents, route, finding, claims, facts, basis, found, days, misused,
    #[serde(deserialize_with = "joined")] members,
}

/// Any ticks under one name, as one line.
fn joined<'de, D: Deserializer<'de>>(ticks: D) -> Result<String, D::Error> {
    Ok(Vec::<String>::deserialize(ticks)?.join(BETWEEN))
}

impl Fields {
    fn get(&self, name: &str) -> &str {
        let place = Self::NAMES.iter().position(|it| *it == name);
        place.and_then(|it| self.values().get(it).copied()).unwrap_or_default()
    }

    /// What was typed under a name, of all that a page was given back.
    pub(super) fn typed(values: &[String], name: &str) -> String {
        let place = Self::NAMES.iter().position(|it| *it == name);
        // A page with fewer values has kept those of another form.
        let values = (values.len() == Self::NAMES.len()).then_some(values);
        values.zip(place).and_then(|(values, place)| values.get(place).cloned()).unwrap_or_default()
    }

    /// Writes what was typed on a page into the matter.
    pub(super) fn write(&self, step: Step, written: &mut Written) {
        for field in written.topic.fields(step) {
            written.set(*field, self.get(field.word()).to_owned());
        }
    }

    /// The words that go with most actions.
    pub(super) fn words(&self) -> String {
        self.text.trim().to_owned()
    }

    /// Whether everything is filled in that a reply template has left open.
    ///
    /// # Errors
    /// [`Error::Invalid`] for each text that is not.
    pub(super) fn check_filled(&self) -> Result<(), Error> {
        let open = Self::NAMES.iter().filter(|it| unfilled(self.get(it)).is_some());
        let faults: Vec<_> = open.map(|it| FieldFault::new(*it, "blank-open")).collect();
        if faults.is_empty() { Ok(()) } else { Err(Error::Invalid(faults)) }
    }

    /// The words under a name, where there are any; what lacks them is told with everything else.
    pub(super) fn text_of(&self, field: &str, faults: &mut Vec<FieldFault>) -> String {
        let said = self.get(field).trim().to_owned();
        if said.is_empty() {
            faults.push(FieldFault::new(field, "missing"));
        }
        said
    }

    /// What a field says; a fault beside it when it says nothing that can be read.
    pub(super) fn read<T: std::str::FromStr>(&self, field: &str) -> Result<T, Error> {
        self.get(field).trim().parse().map_err(|_| missing(field))
    }

    /// The same of a field that may be empty.
    pub(super) fn perhaps<T: std::str::FromStr>(&self, field: &str) -> Result<Option<T>, Error> {
        if self.get(field).trim().is_empty() { Ok(None) } else { self.read(field).map(Some) }
    }

    /// Whether a field says yes or no.
    pub(super) fn is_yes(&self, field: &str) -> Result<bool, Error> {
        match self.get(field) {
            "yes" => Ok(true),
            "no" => Ok(false),
            _ => Err(missing(field)),
        }
    }
}

/// That a field says nothing.
pub(super) fn missing(field: &str) -> Error {
    Error::Invalid(vec![FieldFault::new(field, "missing")])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_taken_while_a_blank_of_a_template_is_open_and_each_field_is_told() {
        let typed = |text: &str, facts: &str| Fields {
            text: text.to_owned(),
            facts: facts.to_owned(),
            ..Fields::default()
        };
        assert!(typed("已办结。", "见附件 {1}").check_filled().is_ok());
        let Err(Error::Invalid(faults)) = typed("{编号}已办结。", "{标题}").check_filled()
        else {
            panic!("two blanks are open")
        };
        let faults: Vec<_> = faults.iter().map(|it| (it.field.as_str(), it.code)).collect();
        assert_eq!(faults, [("text", "blank-open"), ("facts", "blank-open")]);
    }
}
