//! Words of the desk for words of the law.

use super::Tag;
use crate::text::{Language, Message, actions, desk, states};
use domain::{
    clocks::{ClockId, ClockState, Reading},
    items::Stage,
    licensing::{ActionKind, State, WaitsFor},
};

/// A sentence of the desk by the parts of its key; a test goes through every word there is.
pub fn found(key: &[&str]) -> Message {
    desk::find(&key.concat()).unwrap_or(desk::NO_DUE)
}

/// Where a case stands.
pub fn state(state: State) -> Message {
    states::find(state.word()).unwrap_or(states::DRAFT)
}

/// What is done.
pub fn action(kind: ActionKind) -> Message {
    actions::find(kind.word()).unwrap_or(desk::ACTIONS)
}

/// When it is done.
pub fn action_text(kind: ActionKind) -> Message {
    actions::find(&[kind.word(), "_text"].concat()).unwrap_or(desk::ACTIONS)
}

/// Whom a case waits for.
pub fn waits_for(word: &str) -> Message {
    found(&["waits_", word])
}

/// The states an officer filters by, in the order of the procedure.
pub fn open_states() -> impl Iterator<Item = State> {
    let open = State::OPEN.iter().copied();
    open.chain([State::Granted, State::GrantedCommit, State::Issued, State::Refused])
}

/// Whom an open case can wait for.
pub const WAITING: [WaitsFor; 5] = [
    WaitsFor::Window,
    WaitsFor::Reviewer,
    WaitsFor::Decider,
    WaitsFor::Issuing,
    WaitsFor::Applicant,
];

/// How long there is, by the working days until the last day; below 0 when it has passed.
pub fn left(language: Language, days: Option<i64>) -> Tag {
    let tag = |class: &str, icon: &str, text: String| Tag {
        class: class.to_owned(),
        icon: icon.to_owned(),
        text,
    };
    let counted = |message, days: i64| language.fill(message, &[("n", &days.to_string())]);
    match days {
        None => tag("hall-tag--plain", "", language.say(desk::NO_DUE).to_owned()),
        Some(0) => tag("hall-tag--soon", "triangle-alert", language.say(desk::DUE_NOW).to_owned()),
        Some(days) if days < 0 => tag("hall-tag--over", "circle-alert", counted(desk::OVER, -days)),
        Some(days) if days <= 2 => {
            tag("hall-tag--soon", "triangle-alert", counted(desk::LEFT, days))
        }
        Some(days) => tag("", "clock", counted(desk::LEFT, days)),
    }
}

/// How long a running clock leaves.
pub fn clock(language: Language, reading: Option<&Reading>) -> Tag {
    let Some(reading) = reading else { return left(language, None) };
    match reading.state {
        ClockState::Paused => Tag {
            class: "hall-tag--paused".to_owned(),
            icon: "pause".to_owned(),
            text: language.say(desk::PAUSED).to_owned(),
        },
        ClockState::Stopped => Tag {
            class: "hall-tag--plain".to_owned(),
            icon: String::new(),
            text: language.say(desk::STOPPED).to_owned(),
        },
        ClockState::Overdue => left(language, Some(-i64::from(reading.overdue))),
        ClockState::Running => left(language, Some(i64::from(reading.left))),
    }
}

/// What a limit is called: the clock, and the stage where it is the limit of one.
pub fn limit(language: Language, clock: ClockId, stage: Option<Stage>) -> String {
    let name = language.say(found(&["clock_", &clock.code().to_lowercase()]));
    match stage {
        Some(stage) => {
            let stage = language.say(found(&["stage_", stage.word()]));
            language.fill(desk::CLOCK_OF_STAGE, &[("clock", name), ("stage", stage)])
        }
        None => name.to_owned(),
    }
}

/// The icon of an action.
pub const fn icon(kind: ActionKind) -> &'static str {
    use ActionKind as K;
    match kind {
        K::Accept | K::AcceptDeferred => "file-check",
        K::NotifyDeficiencies => "list-checks",
        K::DeclareNotNeeded => "info",
        K::DeclareNotCompetent | K::ReportUp => "forward",
        K::DeclineAcceptance | K::Refuse => "circle-x",
        K::DecideOnTheSpot | K::Grant | K::GrantOnCommitment => "circle-check",
        K::Assign => "user-check",
        K::OrderVerification | K::FileVerification | K::FileCommitmentCheck => "clipboard-check",
        K::StartSpecial => "circle-pause",
        K::FinishSpecial => "circle-play",
        K::TellParty | K::HearParty | K::RequestHearing => "users-round",
        K::TellHearingRight | K::OrderHearing | K::CloseHearing => "gavel",
        K::Propose => "clipboard-pen",
        K::Extend => "calendar-days",
        K::Return => "undo-2",
        K::Issue => "stamp",
        K::Archive => "files",
        K::Publish => "eye",
        _ => "chevron-right",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::access::Role;

    #[test]
    fn every_state_role_clock_and_desk_action_has_a_word() {
        assert!(State::ALL.iter().all(|it| states::find(it.word()).is_some()));
        assert!(Role::ALL.iter().all(|it| found(&["role_", it.word()]) != desk::NO_DUE));
        let clocks = ClockId::ALL.iter().map(|it| format!("clock_{it}").to_lowercase());
        assert!(clocks.into_iter().all(|it| found(&[&it]) != desk::NO_DUE));
        assert!(Stage::ALL.iter().all(|it| found(&["stage_", it.word()]) != desk::NO_DUE));
        for kind in ActionKind::ALL.iter().filter(|it| service::desk::fields(**it).is_some()) {
            assert!(actions::find(kind.word()).is_some(), "{kind}");
            assert!(actions::find(&format!("{kind}_text")).is_some(), "{kind}");
        }
    }

    #[test]
    fn a_case_that_is_nearly_due_says_so() {
        let said = |days| left(Language::Chinese, days);
        assert_eq!(said(Some(0)).text, "今天到期");
        assert_eq!(said(Some(-3)).text, "超期 3 个工作日");
        assert_eq!(
            (said(Some(2)).class.as_str(), said(Some(3)).class.as_str()),
            ("hall-tag--soon", "")
        );
        assert_eq!(said(None).text, "没有期限");
    }
}
