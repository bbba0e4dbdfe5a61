//! Answers in words: as their giver reads them again, and as an officer examines them.

use super::dates;
use crate::text::{Language, drafts};
use domain::forms::{
    Answer, Answers, Choice, Kind, Question, Sensitivity, read_date, read_money, read_number,
};

/// Who reads.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reader {
    /// Whoever typed it, perhaps with somebody looking over the shoulder.
    Giver,
    /// Whoever has to compare it with the documents.
    Examiner,
}

/// An answer as its giver reads it again: one line, or one for each entry of a group; nothing for an open question.
///
/// Of a sensitive identity number only the ends are shown.
#[must_use]
pub fn answer(language: Language, question: &Question, answer: Option<&Answer>) -> Vec<String> {
    lines(language, Reader::Giver, question, answer)
}

/// The same as whoever examines it has to read it: nothing is hidden.
#[must_use]
pub fn whole(language: Language, question: &Question, answer: Option<&Answer>) -> Vec<String> {
    lines(language, Reader::Examiner, question, answer)
}

fn lines(
    language: Language,
    reader: Reader,
    question: &Question,
    answer: Option<&Answer>,
) -> Vec<String> {
    let Some(answer) = answer.filter(|it| !it.is_open()) else { return Vec::new() };
    match (&question.kind, answer) {
        (Kind::Choice { choices } | Kind::MultiChoice { choices }, Answer::One(value)) => {
            vec![chosen(language, choices, value)]
        }
        (Kind::MultiChoice { choices }, Answer::Many(values)) => {
            values.iter().map(|it| chosen(language, choices, it)).collect()
        }
        (Kind::Group { questions, .. }, Answer::Group(entries)) => {
            let entry = |entry: &Answers| {
                let parts =
                    questions.iter().map(|it| lines(language, reader, it, entry.get(&it.key)));
                parts.flatten().collect::<Vec<_>>().join(" · ")
            };
            entries.iter().map(entry).collect()
        }
        (_, Answer::One(typed)) => one(language, reader, question, typed),
        (_, Answer::Many(values)) => values.clone(),
        (_, Answer::Group(_)) => Vec::new(),
    }
}

fn one(language: Language, reader: Reader, question: &Question, typed: &str) -> Vec<String> {
    let is_hidden = reader == Reader::Giver && question.sensitivity == Sensitivity::Sensitive;
    let read = match &question.kind {
        Kind::Number { unit: Some(unit), .. } => {
            read_number(typed).map(|it| format!("{it} {}", language.read(unit)))
        }
        Kind::Money { .. } => read_money(typed).map(|it| money(language, it)),
        Kind::Date { .. } => read_date(typed).map(|it| dates::day(language, it)),
        Kind::CitizenId if is_hidden => Some(masked(typed)),
        Kind::LongText { .. } => return typed.trim().lines().map(str::to_owned).collect(),
        _ => None,
    };
    vec![read.unwrap_or_else(|| typed.trim().to_owned())]
}

fn chosen(language: Language, choices: &[Choice], value: &str) -> String {
    let choice = choices.iter().find(|it| it.value == value.trim());
    choice.map_or_else(|| value.to_owned(), |it| language.read(&it.label).to_owned())
}

/// An amount in fen, in yuan.
#[must_use]
pub fn money(language: Language, fen: i64) -> String {
    let yuan = format!("{}.{:02}", fen / 100, fen % 100);
    language.fill(drafts::YUAN, &[("amount", &yuan)])
}

/// The first and the last four characters: enough to recognise one's own number.
fn masked(number: &str) -> String {
    let number: Vec<char> = number.trim().chars().collect();
    let hidden = |(place, it): (usize, &char)| {
        if place < 4 || place + 4 >= number.len() { *it } else { '*' }
    };
    number.iter().enumerate().map(hidden).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{Chinese, English};
    use domain::forms::Form;

    fn question(key: &str) -> Question {
        let form: Form = toml::from_str(include_str!("../../../domain/tests/form.toml")).unwrap();
        let mut questions = form.sections.into_iter().flat_map(|section| section.questions);
        questions.find(|it| it.key == key).expect("somebody asks that")
    }

    #[test]
    fn an_answer_is_read_again_as_people_write_it_whoever_reads() {
        for (key, typed, expected) in [
            ("kind", "restaurant", "餐馆"),
            ("capital", "50万", "500000.00 元"),
            ("terrace_size", "１２", "12 平方米"),
            ("opens", "20260302", "2026年3月2日"),
            ("opens", "morgen", "morgen"),
        ] {
            for read in [answer, whole] {
                assert_eq!(read(Chinese, &question(key), Some(&typed.into())), [expected], "{key}");
            }
        }
        let services = Answer::Many(vec!["dine-in".to_owned(), "takeaway".to_owned()]);
        let said = answer(English, &question("services"), Some(&services));
        assert_eq!(said, ["Eating in", "Takeaway"]);
        assert!(answer(Chinese, &question("kind"), Some(&" ".into())).is_empty());
    }

    #[test]
    fn only_whoever_examines_a_sensitive_number_reads_it_whole() {
        let number = Some(Answer::from("990101199001010000"));
        let id = Question {
            kind: Kind::CitizenId,
            sensitivity: Sensitivity::Sensitive,
            ..question("kind")
        };
        assert_eq!(answer(Chinese, &id, number.as_ref()), ["9901**********0000"]);
        assert_eq!(whole(Chinese, &id, number.as_ref()), ["990101199001010000"]);
        assert_eq!(masked("12345"), "12345");
    }
}
