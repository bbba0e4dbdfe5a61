//! The card of a clock: one large number, one bar, and every day explained.

use super::Look;
use serde::{Deserialize, Serialize};

/// The card of a clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockView {
    /// Which limit it is.
    pub heading: String,
    /// How it looks.
    pub look: Look,
    /// The number that matters now.
    pub big: String,
    /// What the number counts.
    pub words: String,
    /// The last day, or why it is not known.
    pub due: String,
    /// The bar, from the first day on.
    pub bar: Vec<Stretch>,
    /// What the bar says to who does not see it.
    pub label: String,
    /// What the law says of this limit.
    pub intro: String,
    /// Every day of it.
    pub days: Vec<DayView>,
    /// The statutory limit behind a promised one.
    pub law: Option<String>,
}

/// One length of the bar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stretch {
    /// Its class.
    pub class: String,
    /// What it stands for.
    pub words: String,
    /// How many days.
    pub n: u32,
    /// Where it begins, in percent of the bar.
    pub x: String,
    /// How long it is, in percent of the bar.
    pub width: String,
}

/// Some days of the explanation that are alike.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayView {
    /// Which days.
    pub when: String,
    /// What they are.
    pub what: String,
    /// What they add.
    pub sum: String,
    /// By which law or document.
    pub why: Option<String>,
    /// Whether they are still to come.
    pub is_future: bool,
}

#[cfg(feature = "ssr")]
pub use build::clock;

#[cfg(feature = "ssr")]
mod build {
    use super::{
        super::{
            why,
            words::{SOON, amount},
        },
        ClockView, Look, Stretch,
    };
    use crate::{
        text::{Language, Message, cases},
        ui::dates,
    };
    use domain::{
        Date,
        calendar::{Due, Unit},
        clocks::{ClockId, ClockState, Reading},
    };
    use service::cases::{ClockShown, Issued};

    /// The card of `shown`, seen on `today`; `law` is the statutory clock behind a promise.
    #[must_use]
    pub fn clock(
        language: Language,
        shown: &ClockShown,
        law: Option<&Reading>,
        issued: &[Issued],
        today: Date,
    ) -> ClockView {
        let it = &shown.reading;
        let bar = bar(language, it);
        let (big, words) = number(language, it);
        ClockView {
            heading: language.say(of_clock("clock-", it.id)).to_owned(),
            look: look(it),
            big: big.to_string(),
            words,
            due: due(language, shown, today),
            label: label(language, it.unit, &bar),
            bar,
            intro: intro(language, it),
            days: why::days(language, shown, issued, today),
            law: law.and_then(|it| statutory(language, it, today)),
        }
    }

    fn look(it: &Reading) -> Look {
        match it.state {
            ClockState::Overdue => Look::Over,
            ClockState::Paused => Look::Paused,
            ClockState::Stopped if it.overdue > 0 => Look::Over,
            ClockState::Stopped => Look::Done,
            ClockState::Running if it.left <= SOON => Look::Soon,
            ClockState::Running => Look::Running,
        }
    }

    /// The number that matters now, and what it counts.
    fn number(language: Language, it: &Reading) -> (u32, String) {
        let (n, message) = match it.state {
            ClockState::Overdue => (it.overdue, cases::CLOCK_OVER),
            ClockState::Paused => (it.left, cases::CLOCK_PAUSED),
            ClockState::Stopped => (it.used, cases::CLOCK_STOPPED),
            ClockState::Running if it.left == 0 => (0, cases::CLOCK_LAST_DAY),
            ClockState::Running => (it.left, cases::CLOCK_LEFT),
        };
        (n, language.fill(message, &[("unit", language.say(unit(it.unit, n)))]))
    }

    const fn unit(unit: Unit, n: u32) -> Message {
        match (unit, n) {
            (Unit::WorkingDay, 1) => cases::UNIT_WD_ONE,
            (Unit::WorkingDay, _) => cases::UNIT_WD,
            (_, 1) => cases::UNIT_ND_ONE,
            _ => cases::UNIT_ND,
        }
    }

    fn due(language: Language, shown: &ClockShown, today: Date) -> String {
        let it = &shown.reading;
        let Some(Due { on, provisional }) = it.due else {
            return language.say(cases::CLOCK_UNKNOWN).to_owned();
        };
        let message = match it.state {
            ClockState::Overdue => cases::CLOCK_WAS_DUE,
            ClockState::Stopped => cases::CLOCK_WAS_MET,
            _ => of_clock("due-", it.id),
        };
        let stopped = why::stopped_on(shown).map(|on| dates::near(language, on, today));
        let values =
            [("due", dates::near(language, on, today)), ("stopped", stopped.unwrap_or_default())];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        let sentence = language.fill(message, &values);
        if provisional && it.state != ClockState::Stopped {
            let year = on.year().to_string();
            [sentence, language.fill(cases::PROVISIONAL, &[("year", &year)])].concat()
        } else {
            sentence
        }
    }

    /// The bar in hundredths of a percent, so that its lengths add up to the whole.
    fn bar(language: Language, it: &Reading) -> Vec<Stretch> {
        let within = it.used - it.overdue;
        let lengths = [
            ("hall-clock__used", cases::USED, within, within > 0 || it.overdue == 0),
            ("hall-clock__paused", cases::PAUSED, it.paused, it.paused > 0),
            ("hall-clock__left", cases::LEFT, it.left, it.overdue == 0),
            ("hall-clock__over", cases::OVER, it.overdue, it.overdue > 0),
        ];
        let whole: u32 = lengths.iter().map(|(_, _, n, _)| n).sum();
        let place = |days: u32| u64::from(days) * 10_000 / u64::from(whole.max(1));
        let percent = |it: u64| format!("{}.{:02}%", it / 100, it % 100);
        let mut before = 0;
        let mut stretches = Vec::new();
        for (class, words, n, is_shown) in lengths {
            let (from, to) = (place(before), place(before + n));
            before += n;
            if is_shown {
                stretches.push(Stretch {
                    class: class.to_owned(),
                    words: language.say(words).to_owned(),
                    n,
                    x: percent(from),
                    width: percent(to - from),
                });
            }
        }
        stretches
    }

    fn label(language: Language, unit: Unit, bar: &[Stretch]) -> String {
        let part = |it: &Stretch| format!("{} {}", it.words, amount(language, it.n, unit));
        bar.iter().map(part).collect::<Vec<_>>().join(language.say(cases::COMMA))
    }

    fn intro(language: Language, it: &Reading) -> String {
        let limit = amount(language, it.limit, it.unit);
        language.fill(of_clock("intro-", it.id), &[("limit", &limit)])
    }

    fn statutory(language: Language, it: &Reading, today: Date) -> Option<String> {
        let due = dates::near(language, it.due?.on, today);
        let limit = amount(language, it.limit, it.unit);
        Some(language.fill(cases::STATUTORY, &[("limit", &limit), ("due", &due)]))
    }

    /// The sentence of a kind for a clock; clocks that applicants seldom meet share one.
    fn of_clock(kind: &str, id: ClockId) -> Message {
        let found = cases::find(&[kind, id.code()].concat());
        found.or_else(|| cases::find(&[kind, "other"].concat())).unwrap_or(cases::NEXT_UNKNOWN)
    }

    #[cfg(test)]
    mod tests {
        use super::{super::super::words::tests::day, *};
        use domain::{
            calendar::{Calendar, Limit},
            clocks::{Clock, Ground},
        };

        fn shown(clock: &Clock, today: &str) -> ClockShown {
            let calendar = Calendar::official();
            ClockShown {
                reading: clock.reading(day(today), &calendar),
                why: clock.why(day(today), &calendar),
            }
        }

        fn promise() -> Clock {
            Clock::start(ClockId::C2p, "YS 36", Limit::working_days(20), day("2026-03-02"))
        }

        fn view(clock: &Clock, today: &str) -> ClockView {
            super::clock(Language::Chinese, &shown(clock, today), None, &[], day(today))
        }

        #[test]
        fn a_clock_that_runs_shows_what_is_left() {
            let it = view(&promise(), "2026-03-10");
            assert_eq!((it.look, it.big.as_str()), (Look::Running, "14"));
            assert_eq!(it.words, "个工作日后到期");
            assert_eq!(it.due, "承诺 3月30日前作出决定");
            assert_eq!(it.label, "已用 6 个工作日，还剩 14 个工作日");
            let bar: Vec<_> = it.bar.iter().map(|it| (it.x.as_str(), it.width.as_str())).collect();
            assert_eq!(bar, [("0.00%", "30.00%"), ("30.00%", "70.00%")]);
        }

        #[test]
        fn a_clock_that_stands_does_not_name_a_day() {
            let it = view(&promise().pause(day("2026-03-10"), Ground::ExpertReview), "2026-03-12");
            assert_eq!((it.look, it.big.as_str()), (Look::Paused, "14"));
            assert_eq!(it.due, "恢复计时后才能确定最后一天");
            assert_eq!(it.label, "已用 6 个工作日，暂停 2 个工作日，还剩 14 个工作日");
        }

        #[test]
        fn a_clock_that_is_over_shows_by_how_much() {
            let it = view(&promise(), "2026-04-01");
            assert_eq!((it.look, it.big.as_str()), (Look::Over, "2"));
            assert_eq!(it.words, "个工作日，已超期");
            assert_eq!(it.due, "应于 3月30日前办结");
            assert_eq!(it.bar.last().unwrap().class, "hall-clock__over");
        }

        #[test]
        fn a_clock_that_was_met_tells_when() {
            let it = view(&promise().stop(day("2026-03-12")), "2026-04-20");
            assert_eq!((it.look, it.big.as_str()), (Look::Done, "8"));
            assert_eq!(it.due, "3月12日办结，期限是 3月30日");
        }

        #[test]
        fn a_day_in_a_year_without_holidays_yet_is_marked_as_provisional() {
            let clock =
                Clock::start(ClockId::C2, "XK 42(1)", Limit::working_days(20), day("2026-12-10"));
            let it = view(&clock, "2026-12-11");
            assert!(it.due.contains("2027年放假安排公布后"), "{}", it.due);
        }
    }
}
