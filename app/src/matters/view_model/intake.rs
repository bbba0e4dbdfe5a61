//! The questions of the intake in the language of their reader.

use super::{
    IntakeView,
    words::{Tongue, word},
};
use crate::{
    text::{Language, matters as text},
    ui::radios::Choice,
};
use domain::{
    intake::{Answer, Step, classify},
    matters::{Elsewhere, Procedure},
};
use service::matters::Topic;

/// What comes after the answers of `path`, and `answer` behind them; none for answers that nobody is asked for.
#[must_use]
pub fn intake(
    language: Language,
    path: &str,
    answer: &str,
    is_sent: bool,
    has_account: bool,
) -> Option<IntakeView> {
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
        Step::Procedure { procedure, kind } => {
            let topic = Topic::of(procedure, kind)?;
            let tongue = Tongue::new(language, procedure);
            let promises = ["number", "days", "apart", "name"];
            let page = ["/complaints/new%3Fpath%3D", &words.join("%2C")].concat();
            let sign_in = (topic.needs_account() && !has_account).then_some(page);
            IntakeView::Write {
                sign_in: sign_in.map(|page| ["/sign-in?next=", &page].concat()),
                kind: topic.word().to_owned(),
                name: tongue.own("kind", topic.word()),
                promises: promises.iter().filter_map(|it| tongue.perhaps("promise", it)).collect(),
            }
        }
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
        _ => match elsewhere.procedure()? {
            Procedure::Disclosure => {
                ("/complaints/new?path=safe,information,get", text::GO_DISCLOSURE)
            }
            Procedure::Petition => ("/complaints/new?path=safe,petition", text::GO_PETITION),
            Procedure::Procurement => {
                ("/complaints/new?path=safe,procurement", text::GO_PROCUREMENT)
            }
            _ => return None,
        },
    };
    Some((href.to_owned(), language.say(name).to_owned()))
}
