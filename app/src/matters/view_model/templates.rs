//! Fills the page of reply templates, and offers them where a matter is answered.

use super::{
    figures::{kind_name, word},
    words::Tongue,
};
use crate::{
    text::{Language, matters as text},
    ui::{dates, radios::Choice},
};
use domain::matters::{Blank, Fit, Procedure};
use serde::{Deserialize, Serialize};
use service::matters::templates::{Changed, Kept, Template};

/// The templates that a department keeps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemplatesView {
    /// Key of the department.
    pub department: String,
    /// Every department of which the reader keeps the templates: address, name, whether it is this one.
    pub departments: Vec<(String, String, bool)>,
    /// Who uses them, in a sentence.
    pub lead: String,
    /// What a template can leave open, in a sentence.
    pub hint: String,
    /// Those in use.
    pub lines: Vec<TemplateView>,
    /// The last changes, the newest first.
    pub changes: Vec<String>,
    /// What a template can fit.
    pub fits: Vec<Choice>,
    /// What outcomes it can answer.
    pub outcomes: Vec<Choice>,
    /// What the form begins with; without an id for a new one.
    pub form: TemplateForm,
}

/// A template in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemplateView {
    /// Which.
    pub id: String,
    /// Which version of it.
    pub version: i64,
    /// How it is found.
    pub name: String,
    /// What it fits, in words.
    pub fits: String,
    /// What it says.
    pub text: String,
    /// Where it is changed.
    pub edit: String,
}

/// What the form of a template holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemplateForm {
    /// Which template; empty for a new one.
    pub id: String,
    /// Which version of it was read; empty for a new one.
    pub version: String,
    /// How it is found.
    pub name: String,
    /// What it fits.
    pub fits: String,
    /// What outcome it answers; empty for any.
    pub outcome: String,
    /// What it says.
    pub text: String,
}

/// The templates that a department keeps; the form begins with the one that `edit` names.
#[must_use]
pub fn templates(language: Language, kept: &Kept, edit: &str) -> TemplatesView {
    let page = |department: &str| format!("/w/matters/templates?department={department}");
    let departments = kept.departments.iter();
    let departments = departments
        .map(|(key, name)| (page(key), language.read(name).to_owned(), *key == kept.department));
    let edited = kept.templates.iter().find(|it| it.id.to_string() == edit);
    let lead = if kept.is_common { text::TEMPLATES_COMMON } else { text::TEMPLATES_OWN };
    let choice = |fit: Fit| Choice { value: fit.to_string(), label: named(language, fit) };
    TemplatesView {
        department: kept.department.clone(),
        departments: departments.collect(),
        lead: language.say(lead).to_owned(),
        hint: language.fill(text::TEMPLATE_HINT, &[("blanks", &blanks())]),
        lines: kept
            .templates
            .iter()
            .map(|it| line(language, it, &page(&kept.department)))
            .collect(),
        changes: kept.changes.iter().map(|it| change(language, it)).collect(),
        fits: Fit::to_kinds().into_iter().map(choice).collect(),
        outcomes: Fit::to_outcomes().into_iter().map(choice).collect(),
        form: edited.map(form).unwrap_or_default(),
    }
}

/// Everything that a template can leave open, as it is written.
fn blanks() -> String {
    let all = Blank::ALL.iter().map(|it| domain::placeholders::open(it.word()));
    all.collect::<Vec<_>>().join(" ")
}

/// What a template fits, or what outcome it answers, in words.
fn named(language: Language, fit: Fit) -> String {
    let procedure = word(language, "procedure", fit.procedure.word());
    let Some(within) = fit.within else { return procedure };
    let name = if fit.procedure.kinds().contains(&within) {
        kind_name(language, fit.procedure.word(), within)
    } else {
        Tongue::new(language, fit.procedure).own(outcome_field(fit.procedure), within)
    };
    [&procedure, " · ", &name].concat()
}

/// The field under which the outcome of a procedure is chosen, and by which its words are named.
pub(super) const fn outcome_field(procedure: Procedure) -> &'static str {
    match procedure {
        Procedure::Disclosure => "answer_kind",
        Procedure::Petition => "finding",
        Procedure::Complaint | Procedure::Procurement | Procedure::Rectification => "outcome",
    }
}

fn line(language: Language, template: &Template, page: &str) -> TemplateView {
    let wording = &template.wording;
    let fits = [&wording.fits, &wording.outcome].into_iter().filter_map(|it| it.parse().ok());
    let fits: Vec<_> = fits.map(|it| named(language, it)).collect();
    TemplateView {
        id: template.id.to_string(),
        version: template.version,
        name: wording.name.clone(),
        fits: fits.join(" · "),
        text: wording.text.clone(),
        edit: format!("{page}&edit={}#name", template.id),
    }
}

fn change(language: Language, changed: &Changed) -> String {
    let done = match (changed.is_retired, changed.version) {
        (true, _) => text::TEMPLATE_RETIRED,
        (false, 1) => text::TEMPLATE_WRITTEN,
        (false, _) => text::TEMPLATE_CHANGED,
    };
    let version = changed.version.to_string();
    let values = [("name", &*changed.name), ("version", &*version)];
    let (at, done) = (dates::minute(language, changed.at), language.fill(done, &values));
    [&*at, &*changed.by, &*done].join(" · ")
}

fn form(template: &Template) -> TemplateForm {
    let wording = template.wording.clone();
    TemplateForm {
        id: template.id.to_string(),
        version: template.version.to_string(),
        name: wording.name,
        fits: wording.fits,
        outcome: wording.outcome,
        text: wording.text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_a_template_can_fit_has_a_name_of_its_own_in_both_languages() {
        for language in [Language::Chinese, Language::English] {
            for all in [Fit::to_kinds(), Fit::to_outcomes()] {
                let mut names: Vec<_> = all.iter().map(|it| named(language, *it)).collect();
                assert!(names.iter().all(|it| !it.ends_with("· ")), "{names:?}");
                names.sort();
                names.dedup();
                assert_eq!(names.len(), all.len(), "{names:?}");
            }
        }
    }
}
