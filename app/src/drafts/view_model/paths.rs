//! Which questions stand on the page, entries of groups that are still empty included.

use super::super::api::service_types::DraftView;
use crate::drafts::posted::Posted;
use domain::forms::{Answer, Answers, Form, Kind, Section, asked, entry_asked};

/// The questions of `section` that are asked of what was typed, by the paths on the page.
#[must_use]
pub fn asked_paths(draft: &DraftView, section: &str, posted: &Posted) -> Vec<String> {
    let form = &draft.item.form;
    let Some(section) = form.sections.iter().find(|it| it.key == section) else {
        return Vec::new();
    };
    // The draft leaves out entries in which nothing is typed yet; the page still shows them.
    let mut answers = draft.answers.clone();
    for question in &section.questions {
        if matches!(question.kind, Kind::Group { .. }) {
            answers.insert(question.key.clone(), Answer::Group(typed(&question.key, posted)));
        }
    }
    paths(form, section, &answers)
}

fn typed(group: &str, posted: &Posted) -> Vec<Answers> {
    let mut entries: Vec<Answers> = Vec::new();
    let listed = posted.asked.iter().map(|path| (path, None));
    let fields = posted.fields.iter().map(|(path, values)| (path, Some(values)));
    for (path, values) in listed.chain(fields) {
        let mut parts = path.split('.');
        let is_ours = parts.next() == Some(group);
        let place = parts.next().and_then(|it| it.parse::<usize>().ok());
        let (true, Some(place @ 0..200), Some(key)) = (is_ours, place, parts.next()) else {
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

/// The questions of `section` that are asked, by their paths.
pub(super) fn paths(form: &Form, section: &Section, answers: &Answers) -> Vec<String> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_on_the_page_keep_their_places_while_they_are_typed() {
        let posted = Posted::of(vec![
            (":asked".to_owned(), "staff staff.0.name staff.1.name".to_owned()),
            ("staff.1.cook".to_owned(), "yes".to_owned()),
        ]);
        let entries = typed("staff", &posted);
        assert!(entries[0].is_empty());
        assert_eq!(entries[1]["cook"], Answer::Many(vec!["yes".to_owned()]));
    }
}
