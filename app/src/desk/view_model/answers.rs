//! What was filed, question by question.

use super::Section;
use crate::{
    text::{Language, desk},
    ui::answers::whole,
};
use domain::forms::{self, Answer, Answers, Form, Kind, Question, asked};

/// The sections in which something was asked, without the files.
pub fn sections(language: Language, form: &Form, answers: &Answers) -> Vec<Section> {
    let section = |section: &forms::Section| Section {
        title: language.read(&section.title).to_owned(),
        rows: asked(form, section, answers)
            .into_iter()
            .filter(|it| !matches!(it.kind, Kind::File { .. }))
            .map(|it| row(language, it, answers.get(&it.key)))
            .collect(),
    };
    form.sections.iter().map(section).filter(|it| !it.rows.is_empty()).collect()
}

fn row(language: Language, question: &Question, answer: Option<&Answer>) -> (String, Vec<String>) {
    let mut lines = whole(language, question, answer);
    if lines.is_empty() {
        lines.push(language.say(desk::UNANSWERED).to_owned());
    }
    (language.read(&question.label).to_owned(), lines)
}
