//! The visitor's cases and drafts.

use super::TagView;
use serde::{Deserialize, Serialize};

/// One page of the visitor's cases.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListView {
    /// The kinds of cases to choose from.
    pub segments: Vec<SegmentView>,
    /// The cases, or the drafts.
    pub cards: Vec<CardView>,
    /// What is said when there are none.
    pub empty: String,
    /// Address of the older ones.
    pub older: Option<String>,
}

/// One kind of cases.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SegmentView {
    /// Its address.
    pub href: String,
    /// Its name.
    pub name: String,
    /// How many there are, where that asks for attention.
    pub count: Option<String>,
    /// Whether it is shown.
    pub is_current: bool,
}

/// One case, or one draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardView {
    /// Its page.
    pub href: String,
    /// What it is about.
    pub name: String,
    /// Where it stands.
    pub tag: TagView,
    /// What comes next, and for whom.
    pub next: String,
    /// Days left, end of the number, when it was filed.
    pub facts: Vec<String>,
}

#[cfg(feature = "ssr")]
pub use build::{Shown, cases, drafts};

#[cfg(feature = "ssr")]
mod build {
    use super::{
        super::{
            Look,
            words::{Standing, amount},
        },
        CardView, ListView, SegmentView, TagView,
    };
    use crate::{
        text::{Language, Message, cases},
        ui::{dates, place},
    };
    use domain::{
        Date,
        calendar::{Calendar, Unit},
    };
    use service::{
        cases::{Line, Page, Which},
        drafts,
    };

    /// What the page shows.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Shown {
        /// Cases of one kind.
        Cases(Which),
        /// What was begun and not filed.
        Drafts,
    }

    impl Shown {
        const ALL: [(Self, &'static str, Message, Message); 4] = [
            (Self::Cases(Which::NeedsMe), "me", cases::NEEDS_ME, cases::NONE_NEEDS_ME),
            (Self::Cases(Which::InProgress), "active", cases::ACTIVE, cases::NONE_ACTIVE),
            (Self::Cases(Which::Finished), "done", cases::DONE, cases::NONE_DONE),
            (Self::Drafts, "drafts", cases::DRAFTS, cases::NONE_DRAFTS),
        ];

        /// What is shown to whoever asks for nothing: what waits for them, else what is on its way.
        #[must_use]
        pub const fn first(waiting: usize) -> Self {
            Self::Cases(if waiting > 0 { Which::NeedsMe } else { Which::InProgress })
        }

        /// What the word in an address asks for.
        #[must_use]
        pub fn of(word: &str) -> Option<Self> {
            Self::ALL.iter().find(|it| it.1 == word).map(|it| it.0)
        }
    }

    impl ListView {
        /// The same with addresses that stay with the cases of an organisation; drafts are nobody's but their writer's.
        #[must_use]
        pub fn of_organisation(mut self, id: Option<&str>) -> Self {
            let Some(id) = id else { return self };
            self.segments.retain(|it| it.href != "/my?show=drafts");
            let wanted = format!("&for={id}");
            let hrefs = self.segments.iter_mut().map(|it| &mut it.href).chain(&mut self.older);
            hrefs.for_each(|it| it.push_str(&wanted));
            self
        }
    }

    /// A page of cases; `waiting` is how many wait for the visitor, as far as they were counted.
    #[must_use]
    pub fn cases(
        language: Language,
        which: Which,
        page: &Page,
        waiting: usize,
        (today, calendar): (Date, &Calendar),
    ) -> ListView {
        let card = |line: &Line| case(language, line, today, calendar);
        let shown = Shown::Cases(which);
        let word = Shown::ALL.iter().find(|it| it.0 == shown).map_or("", |it| it.1);
        let older = |it| format!("/my?show={word}&after={}", place::written(it));
        ListView {
            cards: page.lines.iter().map(card).collect(),
            older: page.next.map(older),
            ..empty(language, shown, waiting)
        }
    }

    /// The drafts of the visitor.
    #[must_use]
    pub fn drafts(language: Language, lines: &[drafts::Line], waiting: usize) -> ListView {
        let cards = lines.iter().map(|it| draft(language, it)).collect();
        ListView { cards, ..empty(language, Shown::Drafts, waiting) }
    }

    fn empty(language: Language, shown: Shown, waiting: usize) -> ListView {
        let segment = |(it, word, name, _): &(Shown, &str, Message, Message)| SegmentView {
            href: format!("/my?show={word}"),
            name: language.say(*name).to_owned(),
            count: (*it == Shown::Cases(Which::NeedsMe) && waiting > 0)
                .then(|| waiting.to_string()),
            is_current: *it == shown,
        };
        let none = Shown::ALL.iter().find(|it| it.0 == shown).map_or(cases::NONE_ACTIVE, |it| it.3);
        ListView {
            segments: Shown::ALL.iter().map(segment).collect(),
            cards: Vec::new(),
            empty: language.say(none).to_owned(),
            older: None,
        }
    }

    fn case(language: Language, line: &Line, today: Date, calendar: &Calendar) -> CardView {
        let standing = Standing {
            state: line.state,
            waits_for: line.state.waits_for(),
            due_on: line.due_on,
            today,
        };
        let number = line.number.to_string();
        let left = standing.days(calendar).filter(|_| !standing.is_over());
        let left = left.map(|days| {
            let days = amount(language, days, Unit::WorkingDay);
            language.fill(cases::DAYS_LEFT, &[("days", &days)])
        });
        let tail = language.fill(cases::NUMBER_TAIL, &[("tail", &number[number.len() - 4..])]);
        let filed = dates::near(language, line.received_at.date(), today);
        let filed = language.fill(cases::FILED_ON, &[("on", &filed)]);
        let name = line.organisation.map(|_| line.applicant_name.as_str());
        let applicant = name.map(|it| language.fill(cases::FOR_APPLICANT, &[("name", it)]));
        CardView {
            href: format!("/my/{number}"),
            name: language.read(&line.item).to_owned(),
            tag: standing.tag(language, calendar),
            next: standing.next(language),
            facts: left.into_iter().chain([tail, filed]).chain(applicant).collect(),
        }
    }

    fn draft(language: Language, line: &drafts::Line) -> CardView {
        let at = |message, at: String| language.fill(message, &[("at", &at)]);
        CardView {
            href: format!("/apply/{}", line.id),
            name: language.read(&line.item_name).to_owned(),
            tag: TagView { look: Look::Soon, words: language.say(cases::NOT_FILED).to_owned() },
            next: language.say(cases::GO_ON).to_owned(),
            facts: vec![
                at(cases::SAVED_AT, dates::minute(language, line.saved_at)),
                at(cases::KEPT_UNTIL, dates::day(language, line.kept_until)),
            ],
        }
    }

    #[cfg(test)]
    mod tests {
        use super::{super::super::words::tests::day, *};
        use domain::{Moment, Text, identifiers::CaseNumber, licensing::State};

        fn page() -> Page {
            let filed_on = day("2026-03-02");
            let line = Line {
                number: CaseNumber::new(filed_on, 1, 1).unwrap(),
                item_key: "food-business-permit".to_owned(),
                item: Text::new("食品经营许可", "Food business permit"),
                applicant_name: "王小明".to_owned(),
                organisation: None,
                state: State::Correction,
                due_on: Some(day("2026-03-30")),
                received_at: Moment::at(filed_on, 9, 0),
                updated_at: Moment::at(filed_on, 9, 0),
            };
            let id = "0199b1a2-0000-7000-8000-00000000002a".parse().unwrap();
            Page { lines: vec![line], next: Some((Moment::at(filed_on, 9, 0), id)) }
        }

        #[test]
        fn a_card_says_what_to_do_and_by_when() {
            let seen = (day("2026-03-02"), &Calendar::official());
            let view = cases(Language::Chinese, Which::NeedsMe, &page(), 1, seen);
            let card = &view.cards[0];
            assert_eq!(card.next, "请在 3月30日前补正材料");
            assert_eq!(card.tag.words, "等您补正");
            assert_eq!(card.facts[0], "还剩 20 个工作日");
            assert_eq!(card.facts[2], "3月2日提交");
            assert!(view.older.unwrap().starts_with("/my?show=me&after=1772"));
        }

        #[test]
        fn the_segment_that_is_shown_is_current_and_what_waits_is_counted() {
            let seen = (day("2026-03-02"), &Calendar::official());
            let view = cases(Language::English, Which::Finished, &page(), 3, seen);
            let current: Vec<_> = view.segments.iter().map(|it| it.is_current).collect();
            assert_eq!(current, [false, false, true, false]);
            assert_eq!(view.segments[0].count.as_deref(), Some("3"));
        }

        #[test]
        fn the_words_in_addresses_are_read() {
            assert_eq!(Shown::of("drafts"), Some(Shown::Drafts));
            assert_eq!(Shown::of("x"), None);
        }
    }
}
