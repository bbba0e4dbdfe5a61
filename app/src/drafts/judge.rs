//! Judges a page of questions where it is filled in, as the server judges it again.

use super::{posted::Posted, words};
use crate::{text::Language, ui::faults::Faults};
use domain::{
    Moment,
    forms::{
        Answer, Answers, Form, Kind, Section, asked, check_section, entry_asked, read_typed,
        typed_places,
    },
};
use serde::{Deserialize, Serialize};

/// Most entries of a group that are looked at; no form allows as many.
const ENTRIES_MAX: usize = 200;

/// A page of questions with all that decides what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judge {
    /// The whole form: its conditions look at other pages too.
    pub form: Form,
    /// Key of the page.
    pub section: String,
    /// The answers so far.
    pub answers: Answers,
    /// What was handed in, as the answers to the questions that ask for files.
    pub files: Answers,
    /// When the page was made: bounds on dates mean this day.
    pub now: Moment,
    /// Whether fictional identity numbers are accepted.
    pub allows_fictional_ids: bool,
}

impl Judge {
    /// The questions that are asked of what was typed, by their paths on the page.
    #[must_use]
    pub fn asked(&self, posted: &Posted) -> Vec<String> {
        asked_paths(&self.form, &self.answers, &self.section, posted)
    }

    /// What is wrong with what was typed: beside the fields, and above them with their names.
    ///
    /// What no page sends is left to the server.
    #[must_use]
    pub fn faults(&self, language: Language, posted: &Posted) -> (Faults, Faults) {
        let (mut beside, mut above) = (Vec::new(), Vec::new());
        for (path, said) in self.found(language, posted) {
            above.push((path.clone(), words::named(language, &self.form, &path, &said)));
            beside.push((path, said));
        }
        (Faults::said(beside), Faults::said(above))
    }

    fn found(&self, language: Language, posted: &Posted) -> Vec<(String, String)> {
        let Some(section) = section(&self.form, &self.section) else { return Vec::new() };
        let read = read_typed(&self.form, section, &posted.fields, &self.answers);
        let Ok(typed) = read else { return Vec::new() };
        let is_elsewhere = |key: &String| section.questions.iter().all(|it| it.key != *key);
        let mut answers = self.answers.clone();
        answers.retain(|key, _| is_elsewhere(key));
        answers.extend(typed);
        answers.extend(self.files.clone());
        let (today, fictional) = (self.now.date(), self.allows_fictional_ids);
        check_section(&self.form, section, &answers, today, fictional)
            .into_iter()
            .map(|it| (on_page(&it.question, posted), words::said(language, &it.code)))
            .collect()
    }
}

/// The questions of the page `section` that are asked of what was typed over `answers`, by their paths on the page.
#[must_use]
pub fn asked_paths(form: &Form, answers: &Answers, key: &str, posted: &Posted) -> Vec<String> {
    let Some(section) = section(form, key) else { return Vec::new() };
    let mut answers = answers.clone();
    if let Ok(typed) = read_typed(form, section, &posted.fields, &answers) {
        answers.extend(typed);
    }
    // Answers leave out entries in which nothing is typed yet; the page still shows them.
    for question in &section.questions {
        if matches!(question.kind, Kind::Group { .. }) {
            answers.insert(question.key.clone(), Answer::Group(entries(&question.key, posted)));
        }
    }
    paths(form, section, &answers)
}

/// The questions of `section` that are asked, by their paths.
#[must_use]
pub fn paths(form: &Form, section: &Section, answers: &Answers) -> Vec<String> {
    let mut paths = Vec::new();
    for question in asked(form, section, answers) {
        paths.push(question.key.clone());
        let Some(Answer::Group(entries)) = answers.get(&question.key) else { continue };
        for (place, entry) in entries.iter().enumerate() {
            let inner = entry_asked(form, &question.key, entry, answers);
            paths.extend(inner.iter().map(|it| format!("{}.{place}.{}", question.key, it.key)));
        }
    }
    paths
}

fn section<'a>(form: &'a Form, key: &str) -> Option<&'a Section> {
    form.sections.iter().find(|it| it.key == key)
}

/// The entries of a group by their places on the page, untyped ones included.
fn entries(group: &str, posted: &Posted) -> Vec<Answers> {
    let mut entries: Vec<Answers> = Vec::new();
    let listed = posted.asked.iter().map(|path| (path, None));
    let fields = posted.fields.iter().map(|(path, values)| (path, Some(values)));
    for (path, values) in listed.chain(fields) {
        let mut parts = path.split('.');
        let is_ours = parts.next() == Some(group);
        let place = parts.next().and_then(|it| it.parse::<usize>().ok());
        let (true, Some(place @ 0..ENTRIES_MAX), Some(key)) = (is_ours, place, parts.next()) else {
            continue;
        };
        if entries.len() <= place {
            entries.resize(place + 1, Answers::new());
        }
        if let Some(values) = values {
            entries[place].insert(key.to_owned(), Answer::Many(values.clone()));
        }
    }
    entries
}

/// The path of a question as the page has it, which numbers entries too in which nothing is typed.
fn on_page(path: &str, posted: &Posted) -> String {
    let mut parts = path.split('.');
    let (Some(group), Some(entry), Some(key)) = (parts.next(), parts.next(), parts.next()) else {
        return path.to_owned();
    };
    let places = typed_places(&posted.fields, group);
    let place = entry.parse().ok().and_then(|entry: usize| places.get(entry));
    place.map_or_else(|| path.to_owned(), |place| format!("{group}.{place}.{key}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::Chinese;

    fn judge(asks: &str) -> Judge {
        let form: Form = toml::from_str(include_str!("../../../domain/tests/form.toml")).unwrap();
        let has = |it: &&Section| it.questions.iter().any(|question| question.key == asks);
        Judge {
            section: form.sections.iter().find(has).unwrap().key.clone(),
            form,
            answers: Answers::new(),
            files: Answers::new(),
            now: Moment::at(domain::calendar::parse_date("2026-03-02").unwrap(), 9, 0),
            allows_fictional_ids: false,
        }
    }

    fn posted(pairs: &[(&str, &str)]) -> Posted {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        Posted::of(pairs.iter().map(owned).collect())
    }

    fn fields(faults: &Faults) -> Vec<&str> {
        faults.iter().map(|(field, _)| field.as_str()).collect()
    }

    #[test]
    fn entries_on_the_page_keep_their_places_while_they_are_typed() {
        let posted =
            posted(&[(":asked", "staff staff.0.name staff.1.name"), ("staff.1.cook", "yes")]);
        let entries = entries("staff", &posted);
        assert!(entries[0].is_empty());
        assert_eq!(entries[1]["cook"], Answer::Many(vec!["yes".to_owned()]));
    }

    #[test]
    fn an_answer_brings_its_questions_before_anything_is_sent() {
        let judge = judge("kind");
        let before = judge.asked(&posted(&[]));
        let after = judge.asked(&posted(&[("kind", "restaurant")]));
        assert!(!before.contains(&"tables".to_owned()) && after.contains(&"tables".to_owned()));
    }

    #[test]
    fn what_is_wrong_stands_beside_the_entry_as_the_page_numbers_it() {
        let judge = judge("staff");
        let (beside, above) = judge.faults(
            Chinese,
            &posted(&[("staff.0.name", " "), ("staff.2.name", "李华"), ("staff.2.hired", "soon")]),
        );
        assert!(fields(&beside).contains(&"staff.2.hired"), "{beside:?}");
        assert_eq!(fields(&beside), fields(&above));
        let named = above.iter().find(|(field, _)| field == "staff.2.hired").unwrap();
        assert!(named.1.starts_with("从业人员 3 · "), "{}", named.1);
    }

    #[test]
    fn a_file_that_was_handed_in_answers_its_question() {
        let mut judge = judge("plan");
        let wanting = judge.faults(Chinese, &posted(&[])).0;
        assert!(fields(&wanting).contains(&"plan"));
        judge.files.insert("plan".to_owned(), Answer::Many(vec!["file-1".to_owned()]));
        let held = judge.faults(Chinese, &posted(&[])).0;
        assert!(!fields(&held).contains(&"plan"));
    }

    #[test]
    fn what_no_page_sends_is_left_to_the_server() {
        let (beside, above) = judge("kind").faults(Chinese, &posted(&[("status", "granted")]));
        assert!(beside.is_empty() && above.is_empty());
    }
}
