//! What happened and what comes, newest first.

use super::LinkView;
use serde::{Deserialize, Serialize};

/// One step of the way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepView {
    /// What happened, or comes.
    pub name: String,
    /// When, and by whom.
    pub when: String,
    /// What it means.
    pub text: String,
    /// The documents that came with it.
    pub documents: Vec<LinkView>,
    /// Whether it is still to come.
    pub is_future: bool,
    /// Whether the case stands here now.
    pub is_current: bool,
}

#[cfg(feature = "ssr")]
pub use build::{document, documents, timeline};

#[cfg(feature = "ssr")]
mod build {
    use super::{super::words::officer, LinkView, StepView};
    use crate::{
        text::{Language, Message, cases, notices},
        ui::dates,
    };
    use domain::{
        Date,
        access::Role,
        licensing::{Case, State},
    };
    use service::cases::{Happening, Issued, Progress, Who};

    /// The steps of a case, those to come first; `due_on` is the last day for whoever has to act next.
    #[must_use]
    pub fn timeline(
        language: Language,
        it: &Progress,
        due_on: Option<Date>,
        today: Date,
    ) -> Vec<StepView> {
        let is_open = !it.case.state.is_terminal();
        let last = it.timeline.len().saturating_sub(1);
        let past = it.timeline.iter().enumerate().rev();
        let past = past.map(|(place, happening)| StepView {
            is_current: is_open && place == last,
            ..happened(language, happening)
        });
        let future = future(&it.case).iter().enumerate().rev();
        let future = future
            .map(|(place, step)| to_come(language, *step, due_on.filter(|_| place == 0), today));
        future.chain(past).collect()
    }

    /// The documents of a case, the last first, with the day each bears, because some are issued twice.
    #[must_use]
    pub fn documents(language: Language, it: &Progress, today: Date) -> Vec<LinkView> {
        let dated = |it: &Issued| {
            let LinkView { href, name } = document(language, it);
            let on = dates::near(language, it.at.date(), today);
            let name = language.fill(cases::DOCUMENT_ON, &[("name", &name), ("on", &on)]);
            LinkView { href, name }
        };
        it.documents.iter().rev().map(dated).collect()
    }

    /// A document of a case as a link to its page.
    #[must_use]
    pub fn document(language: Language, it: &Issued) -> LinkView {
        let name = notices::find(it.kind.word()).unwrap_or(cases::DOCUMENT);
        LinkView { href: format!("/notices/{}", it.id), name: language.say(name).to_owned() }
    }

    fn happened(language: Language, it: &Happening) -> StepView {
        let name = cases::find(&["fact-", it.word].concat()).unwrap_or(cases::FACT_OTHER);
        let text = cases::find(&["fact-", it.word, "-text"].concat());
        let on = it.on.map(|on| dates::day(language, on)).unwrap_or_default();
        let when = dates::minute(language, it.at);
        let who = by(language, &it.who);
        StepView {
            name: language.say(name).to_owned(),
            when: [Some(when), who].into_iter().flatten().collect::<Vec<_>>().join(" · "),
            text: text.map(|text| language.fill(text, &[("on", &on)])).unwrap_or_default(),
            documents: it.documents.iter().map(|it| document(language, it)).collect(),
            is_future: false,
            is_current: false,
        }
    }

    /// Who did it, as applicants see it: themselves, an officer of an organ, or the clock.
    fn by(language: Language, who: &Who) -> Option<String> {
        match (who.role, &who.organ, &who.name) {
            (Role::Citizen | Role::Agent, ..) => Some(language.say(cases::BY_YOU).to_owned()),
            (Role::System, ..) => Some(language.say(cases::BY_ITSELF).to_owned()),
            (_, Some(organ), Some(name)) => {
                Some([language.read(organ), " · ", &officer(name)].concat())
            }
            (_, Some(organ), None) => Some(language.read(organ).to_owned()),
            (_, None, name) => name.as_deref().map(officer),
        }
    }

    /// What is still to come, the next first.
    fn future(case: &Case) -> &'static [Message] {
        match case.state {
            State::Correction => &[cases::STEP_CORRECT, cases::STEP_ACCEPT, cases::STEP_DECIDE],
            State::Received => &[cases::STEP_ACCEPT, cases::STEP_DECIDE, cases::STEP_ISSUE],
            State::Granted | State::GrantedCommit => &[cases::STEP_ISSUE],
            state if state.is_pending() => &[cases::STEP_DECIDE, cases::STEP_ISSUE],
            _ => &[],
        }
    }

    fn to_come(language: Language, name: Message, due_on: Option<Date>, today: Date) -> StepView {
        let when = due_on.map(|on| {
            if on < today {
                language.say(cases::SOONEST).to_owned()
            } else {
                language.fill(cases::BY_DAY, &[("due", &dates::near(language, on, today))])
            }
        });
        StepView {
            name: language.say(name).to_owned(),
            when: when.unwrap_or_default(),
            text: String::new(),
            documents: Vec::new(),
            is_future: true,
            is_current: false,
        }
    }

    #[cfg(test)]
    mod tests {
        use super::{super::super::words::tests::day, *};
        use domain::{Moment, Text};

        fn happening(word: &'static str, role: Role) -> Happening {
            let is_staff = !role.is_applicant() && role != Role::System;
            Happening {
                at: Moment::at(day("2026-03-02"), 9, 12),
                word,
                rule: domain::licensing::Rule::T8,
                by_itself: role == Role::System,
                card: None,
                on: Some(day("2026-03-05")),
                late: None,
                who: Who {
                    name: is_staff.then(|| "赵敏".to_owned()),
                    role,
                    organ: is_staff.then(|| Text::new("市场监督管理局", "Market bureau")),
                },
                documents: Vec::new(),
            }
        }

        #[test]
        fn a_step_tells_when_and_by_which_organ() {
            let step = happened(Language::Chinese, &happening("accepted", Role::WindowClerk));
            assert_eq!(step.name, "已受理");
            assert_eq!(step.when, "2026年3月2日 09:12 · 市场监督管理局 · 赵*");
            let step = happened(Language::Chinese, &happening("deemed_accepted", Role::System));
            assert_eq!(step.when, "2026年3月2日 09:12 · 期限届满，自动记录");
        }

        #[test]
        fn every_fact_that_applicants_see_has_its_sentence() {
            let words = [
                "submitted",
                "found_not_needed",
                "found_not_competent",
                "corrected_on_the_spot",
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
                "assigned",
                "verification_ordered",
                "verification_filed",
                "special_started",
                "special_ended",
                "party_told",
                "party_heard",
                "hearing_right_told",
                "hearing_requested",
                "hearing_right_lapsed",
                "hearing_ordered",
                "hearing_closed",
                "reported_up",
                "extended",
                "granted",
                "refused",
                "issued",
                "closed",
                "withdrawn",
                "terminated",
                "overdue_marked",
                "commitment_checked",
                "rated",
            ];
            for word in words {
                let step = happened(Language::English, &happening(word, Role::Reviewer));
                assert_ne!(step.name, Language::English.say(cases::FACT_OTHER), "{word}");
                assert!(!step.text.contains('{'), "{word}");
            }
        }
    }
}
