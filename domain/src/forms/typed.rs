//! Reads what a page of questions sends into the answers of its section.

use super::{Answer, Answers, Form, Kind, Question, Section, is_asked};
use std::collections::{BTreeMap, BTreeSet};

/// What a page sends: the values of each field by its name, such as `premises` or `staff.0.name`.
pub type Typed = BTreeMap<String, Vec<String>>;

/// Most bytes one page may carry; longer answers are no answers.
const BYTES_MAX: usize = 256 * 1024;
/// Most entries of a group that are kept, however many the form allows.
const ENTRIES_MAX: usize = 200;

/// A field is not one of the section, or carries what no page can send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Malformed;

/// The answers to `section` after `typed` was typed over `before`; a question that was not on the page keeps its answer.
///
/// # Errors
/// [`Malformed`] when a field is not one of this section, or carries what no page can send.
pub fn read_typed(
    form: &Form,
    section: &Section,
    typed: &Typed,
    before: &Answers,
) -> Result<Answers, Malformed> {
    let bytes = |(name, values): (&String, &Vec<String>)| {
        name.len() + values.iter().map(String::len).sum::<usize>()
    };
    let has_nul = |values: &Vec<String>| values.iter().any(|it| it.contains('\0'));
    if typed.iter().map(bytes).sum::<usize>() > BYTES_MAX || typed.values().any(has_nul) {
        return Err(Malformed);
    }
    let mut answers = Answers::new();
    let mut groups: BTreeMap<&str, BTreeMap<usize, Answers>> = BTreeMap::new();
    for (name, values) in typed {
        let mut path = name.split('.');
        let key = path.next().unwrap_or_default();
        let question = find(&section.questions, key)?;
        match (&question.kind, path.next(), path.next(), path.next()) {
            (Kind::Group { questions, .. }, Some(index), Some(inner), None) => {
                let index = index.parse().map_err(|_| Malformed)?;
                let answer = one(find(questions, inner)?, values)?;
                let entries = groups.entry(&question.key).or_default();
                entries.entry(index).or_default().insert(inner.to_owned(), answer);
            }
            (Kind::Group { .. }, ..) | (_, Some(_), ..) => return Err(Malformed),
            _ => {
                answers.insert(key.to_owned(), one(question, values)?);
            }
        }
    }
    for (key, entries) in groups {
        answers.insert(key.to_owned(), group(entries)?);
    }
    for question in &section.questions {
        let was_on_page = is_asked(form, &question.key, before);
        if let Some(kept) = before.get(&question.key).filter(|_| !was_on_page) {
            answers.entry(question.key.clone()).or_insert_with(|| kept.clone());
        }
    }
    Ok(answers)
}

/// Where on the page the entries of the group `key` stand that [`read_typed`] takes, in their order.
#[must_use]
pub fn typed_places(typed: &Typed, key: &str) -> Vec<usize> {
    let place = |(name, values): (&String, &Vec<String>)| {
        let mut path = name.split('.');
        let is_ours = path.next() == Some(key) && values.iter().any(|it| !it.trim().is_empty());
        path.next().filter(|_| is_ours)?.parse().ok()
    };
    let places: BTreeSet<usize> = typed.iter().filter_map(place).collect();
    places.into_iter().collect()
}

fn find<'a>(questions: &'a [Question], key: &str) -> Result<&'a Question, Malformed> {
    questions.iter().find(|question| question.key == key).ok_or(Malformed)
}

/// The answer to one question; files are handed in elsewhere and never named by an answer.
fn one(question: &Question, values: &[String]) -> Result<Answer, Malformed> {
    match (&question.kind, values) {
        (Kind::File { .. } | Kind::Group { .. }, _) => Err(Malformed),
        (Kind::MultiChoice { .. }, _) => {
            Ok(Answer::Many(values.iter().filter(|it| !it.is_empty()).cloned().collect()))
        }
        (_, [value]) => Ok(Answer::One(value.clone())),
        _ => Err(Malformed),
    }
}

/// The entries of a group in the order of their numbers; an entry in which nothing was typed is none.
fn group(entries: BTreeMap<usize, Answers>) -> Result<Answer, Malformed> {
    if entries.len() > ENTRIES_MAX {
        return Err(Malformed);
    }
    let is_typed = |entry: &Answers| !entry.values().all(Answer::is_open);
    Ok(Answer::Group(entries.into_values().filter(is_typed).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> Form {
        super::super::testing::form()
    }

    fn typed(given: &[(&str, &str)]) -> Typed {
        let mut typed = Typed::new();
        for (name, value) in given {
            typed.entry((*name).to_owned()).or_default().push((*value).to_owned());
        }
        typed
    }

    fn section<'a>(form: &'a Form, asks: &str) -> &'a Section {
        let has = |it: &&Section| it.questions.iter().any(|question| question.key == asks);
        form.sections.iter().find(has).expect("somebody asks that")
    }

    fn read_all(
        asks: &str,
        given: &[(&str, &str)],
        before: &Answers,
    ) -> Result<Answers, Malformed> {
        let form = form();
        read_typed(&form, section(&form, asks), &typed(given), before)
    }

    #[test]
    fn entries_of_a_group_are_gathered_and_empty_ones_left_out() {
        let given = [
            ("staff.7.name", "李华"),
            ("staff.0.name", "王小明"),
            ("staff.0.cook", "yes"),
            ("staff.3.name", " "),
        ];
        let answers = read_all("staff", &given, &Answers::new()).unwrap();
        let entry = |given: &[(&str, &str)]| -> Answers {
            given.iter().map(|(key, it)| ((*key).to_owned(), Answer::from(*it))).collect()
        };
        let expected =
            vec![entry(&[("name", "王小明"), ("cook", "yes")]), entry(&[("name", "李华")])];
        assert_eq!(answers["staff"], Answer::Group(expected));
        // A fault of the second entry belongs beside the one that stands eighth on the page.
        assert_eq!(typed_places(&typed(&given), "staff"), [0, 7]);
    }

    #[test]
    fn what_no_page_of_ours_sends_is_malformed() {
        for given in [
            &[("status", "granted")][..],
            &[("owner_id", "1")],
            &[("staff", "x")],
            &[("staff.0", "x")],
            &[("staff.x.name", "y")],
            &[("staff.0.salary", "1")],
            &[("staff.0.name.first", "王")],
            &[("staff.-1.name", "王")],
            &[("", "")],
        ] {
            let read = read_all("staff", given, &Answers::new());
            assert_eq!(read, Err(Malformed), "{given:?}");
        }
        for given in [
            &[("kind", "online"), ("kind", "restaurant")][..],
            &[("kind.0", "online")],
            &[("kind", "a\0b")],
        ] {
            let read = read_all("kind", given, &Answers::new());
            assert_eq!(read, Err(Malformed), "{given:?}");
        }
        let endless = "x".repeat(BYTES_MAX);
        assert!(read_all("kind", &[("kind", &endless)], &Answers::new()).is_err());
    }

    #[test]
    fn no_answer_names_a_file() {
        let id = "00000000-0000-0000-0000-000000000001";
        let read = read_all("plan", &[("plan", id)], &Answers::new());
        assert_eq!(read, Err(Malformed));
    }

    #[test]
    fn a_question_that_was_not_on_the_page_keeps_its_answer() {
        let before: Answers = [("kind", "online"), ("tables", "20"), ("site", "a.cn")]
            .map(|(key, it)| (key.to_owned(), Answer::from(it)))
            .into();
        let given = [("kind", "restaurant")];
        let answers = read_all("kind", &given, &before).unwrap();
        assert_eq!(answers.get("kind"), Some(&Answer::from("restaurant")));
        // It was on the page and came back without an answer.
        assert_eq!(answers.get("site"), None);
        // It was not on the page of somebody who sells online.
        assert_eq!(answers.get("tables"), Some(&Answer::from("20")));
    }
}
