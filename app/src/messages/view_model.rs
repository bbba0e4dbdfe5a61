//! What the page of messages shows.

use serde::{Deserialize, Serialize};

/// One page of messages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessagesView {
    /// The messages, newest first.
    pub messages: Vec<MessageView>,
    /// Address of the older ones.
    pub older: Option<String>,
}

/// One message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessageView {
    /// Its id, by which it is opened.
    pub id: String,
    /// What happened, in a few words.
    pub title: String,
    /// What it means for the reader.
    pub text: String,
    /// When it was sent.
    pub when: String,
    /// Whether it was not opened yet.
    pub is_unread: bool,
}

#[cfg(feature = "ssr")]
pub use build::{about, messages};

#[cfg(feature = "ssr")]
mod build {
    use super::{MessageView, MessagesView};
    use crate::{
        text::{Language, messages},
        ui::{dates, place},
    };
    use domain::Date;
    use service::messages::{Answered, Heard, Line, News, Page, RateAsked, Told};

    /// The page in the language of the reader.
    #[must_use]
    pub fn messages(language: Language, page: &Page) -> MessagesView {
        MessagesView {
            messages: page.lines.iter().map(|it| message(language, it)).collect(),
            older: page.next.map(|it| format!("/messages?after={}", place::written(it))),
        }
    }

    /// Address of what a message is about: a case, a conversation, or the account.
    #[must_use]
    pub fn about(news: &News) -> String {
        match news {
            News::Case(told) => format!("/my/{}", told.number),
            News::Answer(answered) => format!("/chat/{}", answered.conversation),
            News::Heard(heard) => format!("/complaints/{}", heard.matter),
            News::Urged(urged) => format!("/w/matters/{}", urged.urged),
            News::RateAsked(asked) => format!("/rate/{}", asked.rate),
            News::Account(_) => "/me".to_owned(),
        }
    }

    fn message(language: Language, line: &Line) -> MessageView {
        let (kind, text) = match &line.says {
            News::Case(told) => (told.kind.as_str(), text(language, told)),
            News::Account(news) => (news.word(), sentence(language, news.word())),
            News::Heard(heard) => {
                let about = language.fill(messages::ABOUT, &[("item", &heard.title)]);
                (Heard::WORD, [about, sentence(language, Heard::WORD)].concat())
            }
            News::Urged(urged) => {
                let about = language.fill(messages::ABOUT, &[("item", &urged.title)]);
                let on = urged.due_on.map(|it| dates::day(language, it)).unwrap_or_default();
                let said = messages::find(&[urged.word(), "-text"].concat());
                let said = said.map(|it| language.fill(it, &[("on", &on)])).unwrap_or_default();
                (urged.word(), [about, said].concat())
            }
            News::RateAsked(asked) => {
                let about =
                    language.fill(messages::ABOUT, &[("item", language.read(&asked.title))]);
                (RateAsked::WORD, [about, sentence(language, RateAsked::WORD)].concat())
            }
            News::Answer(answered) => {
                let about = answered
                    .item
                    .as_ref()
                    .map(|it| language.fill(messages::ABOUT, &[("item", language.read(it))]));
                let text = sentence(language, Answered::WORD);
                (Answered::WORD, [about.unwrap_or_default(), text].concat())
            }
        };
        let title = messages::find(kind).unwrap_or(messages::OTHER);
        MessageView {
            id: line.id.to_string(),
            title: language.say(title).to_owned(),
            text,
            when: dates::minute(language, line.sent_at),
            is_unread: line.read_at.is_none(),
        }
    }

    /// What happened to the account.
    fn sentence(language: Language, kind: &str) -> String {
        let message = messages::find(&[kind, "-text"].concat());
        message.map(|it| language.say(it).to_owned()).unwrap_or_default()
    }

    /// Which service, what it means, and until when, as far as there is something to say.
    fn text(language: Language, told: &Told) -> String {
        let day = |date: Option<Date>| date.map(|it| dates::day(language, it));
        let part = |suffix: &str, on: Option<String>| {
            let message = messages::find(&[&told.kind, suffix].concat())?;
            Some(language.fill(message, &[("on", &on?)]))
        };
        let item = language.read(&told.item);
        let head = Some(language.fill(messages::ABOUT, &[("item", item)]));
        let on = part("-text", Some(day(told.on).unwrap_or_default()));
        let due = part("-due", day(told.due_on));
        [head, on, due].into_iter().flatten().collect()
    }

    #[cfg(test)]
    mod tests {
        use super::*;
        use domain::{Moment, Text, calendar::parse_date, identifiers::CaseNumber};
        use service::messages::{AccountNews, Told};

        fn line(kind: &str, due_on: Option<&str>, on: Option<&str>) -> Line {
            let day = |it: &str| parse_date(it).unwrap();
            let told = Told {
                kind: kind.to_owned(),
                number: CaseNumber::new(day("2026-03-02"), 1, 7).unwrap(),
                item: Text::new("食品经营许可", "Food business licence"),
                document: None,
                due_on: due_on.map(day),
                on: on.map(day),
            };
            let id = "0199b1a2-0000-7000-8000-00000000002a".parse().unwrap();
            Line {
                id,
                says: News::Case(told),
                sent_at: Moment::at(day("2026-03-02"), 9, 0),
                read_at: None,
            }
        }

        #[test]
        fn a_message_names_the_service_and_the_day() {
            let view = message(
                Language::Chinese,
                &line("deficiencies_notified", Some("2026-03-30"), None),
            );
            assert_eq!(view.title, "请补正申请材料");
            assert_eq!(
                view.text,
                "食品经营许可：这是一次性告知的全部内容，补齐即可继续办理。请在 2026年3月30日前补正。"
            );
            assert!(view.is_unread);
        }

        #[test]
        fn news_of_the_account_names_no_service() {
            for news in [AccountNews::PasswordChanged, AccountNews::PasswordGiven] {
                let of_case = line("submitted", None, None);
                let view =
                    message(Language::Chinese, &Line { says: News::Account(news), ..of_case });
                assert_ne!(view.title, Language::Chinese.say(messages::OTHER), "{news:?}");
                assert!(view.text.contains("密码"), "{news:?}: {}", view.text);
            }
        }

        #[test]
        fn every_fact_that_is_told_has_its_sentence() {
            let facts = [
                "submitted",
                "found_not_needed",
                "found_not_competent",
                "deficiencies_notified",
                "resupplied",
                "acceptance_declined",
                "correction_lapsed",
                "accepted",
                "deemed_accepted",
                "accepted_deferred",
                "materials_supplied",
                "deferral_lapsed",
                "granted_on_the_spot",
                "refused_on_the_spot",
                "granted_on_commitment",
                "verification_ordered",
                "special_started",
                "special_ended",
                "hearing_right_told",
                "hearing_ordered",
                "extended",
                "granted",
                "refused",
                "issued",
                "withdrawn",
                "terminated",
                "overdue_marked",
            ];
            for fact in facts {
                let view =
                    message(Language::English, &line(fact, Some("2026-03-09"), Some("2026-03-05")));
                assert_ne!(view.title, Language::English.say(messages::OTHER), "{fact}");
                assert!(!view.text.contains('{'), "{fact}: {}", view.text);
            }
        }
    }
}
