//! The questions of the intake in the language of their reader.

use super::{IntakeView, words::word};
use crate::{
    text::{Language, matters as text},
    ui::radios::Choice,
};
use domain::{
    intake::{Answer, Step, classify},
    matters::{Elsewhere, Procedure},
};

/// What comes after the answers of `path`, and `answer` behind them; none for answers that nobody is asked for.
#[must_use]
pub fn intake(language: Language, path: &str, answer: &str, is_sent: bool) -> Option<IntakeView> {
    let given = path.split(',').chain([answer]).filter(|it| !it.is_empty());
    let answers = given.map(|it| it.parse::<Answer>().ok()).collect::<Option<Vec<_>>>()?;
    let words: Vec<&str> = answers.iter().map(|it| it.word()).collect();
    Some(match classify(&answers)? {
        Step::Ask(question) => {
            let choice = |it: &Answer| Choice {
                value: it.word().to_owned(),
                label: word(language, "answer", it.word()),
            };
            let hint = word(language, "question-hint", question.word());
            IntakeView::Ask {
                path: words.join(","),
                number: answers.len() + 1,
                legend: word(language, "question", question.word()),
                hint: Some(hint).filter(|it| !it.is_empty()),
                choices: question.answers().iter().map(choice).collect(),
                is_missing: is_sent && answer.is_empty(),
                back: words
                    .split_last()
                    .map(|(_, before)| ["/complaints/new?path=", &before.join(",")].concat()),
            }
        }
        Step::Procedure { procedure: Procedure::Complaint, kind } => {
            let kind = kind?.word();
            IntakeView::Write { kind: kind.to_owned(), name: word(language, "kind", kind) }
        }
        // What this hall does not take by itself yet is named with the desk that does.
        Step::Procedure { procedure, .. } => IntakeView::Elsewhere {
            name: word(language, "procedure", procedure.word()),
            text: word(language, "procedure-text", procedure.word()),
            telephone: Some("12345".to_owned()),
            link: None,
        },
        Step::Elsewhere(elsewhere) => IntakeView::Elsewhere {
            name: word(language, "elsewhere", elsewhere.word()),
            text: word(language, "elsewhere-text", elsewhere.word()),
            telephone: elsewhere.telephone().map(ToOwned::to_owned),
            link: link(language, elsewhere),
        },
    })
}

/// Where it goes on in this hall.
fn link(language: Language, elsewhere: Elsewhere) -> Option<(String, String)> {
    let (href, name) = match elsewhere {
        Elsewhere::Case => ("/my", text::GO_CASES),
        Elsewhere::Complaint => ("/complaints/new?path=safe,hall", text::GO_COMPLAINT),
        Elsewhere::OwnProcedure => ("/search", text::GO_SERVICES),
        _ => return None,
    };
    Some((href.to_owned(), language.say(name).to_owned()))
}
