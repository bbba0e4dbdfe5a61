//! What was filed, to be read again.

use serde::{Deserialize, Serialize};

/// A question and its answers, line by line.
pub type Row = (String, Vec<String>);

/// What was filed, corrections included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubmittedView {
    /// The number in addresses.
    pub number: String,
    /// What was applied for.
    pub item: String,
    /// The sections: title, and each question with the lines of its answer.
    pub sections: Vec<(String, Vec<Row>)>,
    /// The files: id, name, and the material they prove.
    pub files: Vec<(String, String, String)>,
}

#[cfg(feature = "ssr")]
pub use build::submitted;

#[cfg(feature = "ssr")]
mod build {
    use super::SubmittedView;
    use crate::{drafts::answer, text::Language};
    use domain::forms::{Kind, Question, Section, asked};
    use service::cases::Content;

    /// What was filed in the case `it`.
    #[must_use]
    pub fn submitted(language: Language, it: &Content) -> SubmittedView {
        let (item, answers) = (&it.item, &it.answers);
        let row = |question: &Question| {
            let lines = answer(language, question, answers.get(&question.key));
            (language.read(&question.label).to_owned(), lines)
        };
        let section = |section: &Section| {
            let rows = asked(&item.form, section, answers).into_iter();
            let rows = rows.filter(|it| !matches!(it.kind, Kind::File { .. })).map(row);
            let rows: Vec<_> = rows.filter(|(_, lines)| !lines.is_empty()).collect();
            (language.read(&section.title).to_owned(), rows)
        };
        let sections = item.form.sections.iter().map(section);
        let material = |key: &str| {
            let found = item.materials.iter().find(|it| it.key == key);
            found.map_or_else(|| key.to_owned(), |it| language.read(&it.name).to_owned())
        };
        let files = it.files.iter();
        SubmittedView {
            number: it.number.to_string(),
            item: language.read(&item.name).to_owned(),
            sections: sections.filter(|(_, rows)| !rows.is_empty()).collect(),
            files: files
                .map(|it| (it.id.to_string(), it.name.clone(), material(&it.material)))
                .collect(),
        }
    }
}
