//! How a clock comes to what it shows: every day once, in words.

use super::{DayView, words::amount};
use crate::{
    text::{Language, Message, cases, notices},
    ui::dates,
};
use domain::{
    Date,
    calendar::Holiday,
    clocks::{Approver, ClockId, Extension, Ground, Why},
    licensing::DocumentKind,
};
use service::cases::{ClockShown, Issued};

/// Every day of the clock, explained; `issued` are the documents that may have paused it.
#[must_use]
pub fn days(
    language: Language,
    shown: &ClockShown,
    issued: &[Issued],
    today: Date,
) -> Vec<DayView> {
    let telling = Telling { language, shown, issued, today };
    let mut is_future = false;
    let mut days = Vec::with_capacity(shown.why.len());
    for why in &shown.why {
        days.push(DayView { is_future, ..telling.day(*why) });
        is_future |= matches!(why, Why::Today { .. });
    }
    days
}

/// The day on which what the clock waits for was done.
#[must_use]
pub fn stopped_on(shown: &ClockShown) -> Option<Date> {
    shown.why.iter().find_map(|why| match why {
        Why::Stopped { on } => Some(*on),
        _ => None,
    })
}

struct Telling<'a> {
    language: Language,
    shown: &'a ClockShown,
    issued: &'a [Issued],
    today: Date,
}

impl Telling<'_> {
    fn day(&self, why: Why) -> DayView {
        let language = self.language;
        let say = |message| language.say(message).to_owned();
        match why {
            Why::Started { on } => self.on(on, self.started(), "0".to_owned()),
            Why::Counted { from, through, days, total, worked_for } => {
                let counted = language.fill(cases::COUNTED, &[("total", &total.to_string())]);
                DayView {
                    why: worked_for.map(|it| self.holiday(cases::WORKED_FOR, it)),
                    ..self.span(from, through, counted, plus(days))
                }
            }
            Why::Rest { from, through, holiday, .. } => {
                self.span(from, through, self.rest(holiday), say(cases::NOT_COUNTED))
            }
            Why::Paused { from, through, days, ground } => self.paused(from, through, days, ground),
            Why::PutOff { from, through, holiday } => {
                let what = language.fill(cases::PUT_OFF, &[("rest", &self.rest(holiday))]);
                let why = Some(say(cases::PUT_OFF_LAW));
                DayView { why, ..self.span(from, through, what, String::new()) }
            }
            Why::NotPaused { on, ground } => {
                let what = language.fill(cases::NOT_PAUSED, &[("ground", self.ground(ground))]);
                self.on(on, what, String::new())
            }
            Why::Extended { on, extension } => self.extended(on, extension),
            Why::Today { on, used, left } => {
                let values = [("used", used.to_string()), ("left", left.to_string())];
                let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
                self.on(on, language.fill(cases::TODAY, &values), String::new())
            }
            Why::Due { on, provisional } => {
                let year = on.year().to_string();
                let why = language.fill(cases::DUE_PROVISIONAL, &[("year", &year)]);
                DayView {
                    why: provisional.then_some(why),
                    ..self.on(on, say(cases::DUE_DAY), String::new())
                }
            }
            Why::DueUnknown { ground } => {
                let what = language.fill(cases::DUE_UNKNOWN, &[("ground", self.ground(ground))]);
                DayView { when: say(cases::LATER), ..self.on(self.today, what, String::new()) }
            }
            Why::Stopped { on } => self.on(on, say(cases::STOPPED_DAY), String::new()),
        }
    }

    fn on(&self, on: Date, what: String, sum: String) -> DayView {
        self.span(on, on, what, sum)
    }

    fn span(&self, from: Date, through: Date, what: String, sum: String) -> DayView {
        let when = dates::span(self.language, from, through, self.today);
        DayView { when, what, sum, why: None, is_future: false }
    }

    fn started(&self) -> String {
        let id = self.shown.reading.id;
        let message = cases::find(&["start-", id.code()].concat()).unwrap_or(cases::START_OTHER);
        self.language.say(message).to_owned()
    }

    /// Days that a procedure takes, with the law and the notice that leave them out.
    fn paused(&self, from: Date, through: Date, days: u32, ground: Ground) -> DayView {
        let language = self.language;
        let told = self
            .issued
            .iter()
            .rfind(|it| it.kind == DocumentKind::SpecialProcedureNotice && it.at.date() <= from);
        let law = if ground.is_statutory() { cases::PAUSE_LAW } else { cases::PAUSE_LOCAL };
        let notice = told.map(|it| language.fill(cases::PAUSE_NOTICE, &[("number", &it.number)]));
        let why = [Some(language.say(law).to_owned()), notice];
        let what = language.fill(cases::PAUSED_FOR, &[("ground", self.ground(ground))]);
        let sum = language.fill(cases::LEFT_OUT, &[("n", &days.to_string())]);
        DayView {
            why: Some(why.into_iter().flatten().collect()),
            ..self.span(from, through, what, sum)
        }
    }

    fn extended(&self, on: Date, extension: Extension) -> DayView {
        let language = self.language;
        let unit = self.shown.reading.unit;
        let limit = amount(language, extension.amount, unit);
        let approver = language.say(match extension.approver {
            Approver::OrganHead => cases::ORGAN_HEAD,
            Approver::GovernmentHead => cases::GOVERNMENT_HEAD,
        });
        let what = language.fill(cases::EXTENDED_BY, &[("limit", &limit), ("approver", approver)]);
        let law = matches!(self.shown.reading.id, ClockId::C2 | ClockId::C3);
        let why = law.then(|| language.say(cases::EXTENSION_LAW).to_owned());
        DayView { why, ..self.on(on, what, plus(extension.amount)) }
    }

    fn rest(&self, holiday: Option<Holiday>) -> String {
        match holiday {
            Some(holiday) => self.holiday(cases::HOLIDAY, holiday),
            None => self.language.say(cases::WEEKEND).to_owned(),
        }
    }

    fn holiday(&self, message: Message, holiday: Holiday) -> String {
        let name = cases::find(&["holiday-", holiday.code()].concat());
        let name = self.language.say(name.unwrap_or(cases::HOLIDAY_PROCLAIMED));
        self.language.fill(message, &[("holiday", name)])
    }

    fn ground(&self, ground: Ground) -> &'static str {
        let name = notices::find(&["ground_", ground.code()].concat());
        self.language.say(name.unwrap_or(cases::SPECIAL_PROCEDURE))
    }
}

fn plus(days: u32) -> String {
    format!("+{days}")
}

#[cfg(test)]
mod tests {
    use super::{super::words::tests::day, *};
    use domain::{
        calendar::{Calendar, Limit},
        clocks::Clock,
    };

    fn told(clock: &Clock, today: &str) -> Vec<DayView> {
        let calendar = Calendar::official();
        let shown = ClockShown {
            reading: clock.reading(day(today), &calendar),
            why: clock.why(day(today), &calendar),
        };
        days(Language::Chinese, &shown, &[], day(today))
    }

    fn line(it: &DayView) -> String {
        let mark = if it.is_future { "…" } else { "" };
        let why = it.why.as_deref().map(|it| format!("（{it}）")).unwrap_or_default();
        format!("{mark}{}|{}|{}{why}", it.when, it.what, it.sum)
    }

    #[test]
    fn every_day_of_a_paused_promise_is_told_once() {
        let clock = Clock::start(ClockId::C2p, "YS 36", Limit::working_days(5), day("2026-03-02"))
            .pause(day("2026-03-04"), Ground::ExpertReview)
            .resume(day("2026-03-06"));
        let lines: Vec<_> = told(&clock, "2026-03-09").iter().map(line).collect();
        assert_eq!(
            lines,
            [
                "3月2日|受理，次日起算|0",
                "3月3日–3月4日|计入，累计 2|+2",
                "3月5日–3月6日|暂停：专家评审|不计 2（依据《行政许可法》第四十五条）",
                "3月7日–3月8日|周末|不计",
                "3月9日|计入，累计 3|+1",
                "3月9日|今天：已用 3，还剩 2|",
                "…3月10日–3月11日|计入，累计 5|+2",
                "…3月11日|最后一天|",
            ]
        );
    }

    #[test]
    fn holidays_and_worked_weekends_are_named() {
        let clock =
            Clock::start(ClockId::C1, "XK 32(4)", Limit::working_days(5), day("2026-02-13"));
        let lines: Vec<_> = told(&clock, "2026-02-13").iter().map(line).collect();
        assert!(lines.iter().any(|it| it.contains("春节放假")), "{lines:?}");
        assert!(lines.iter().any(|it| it.contains("春节调休上班")), "{lines:?}");
    }

    #[test]
    fn the_last_day_of_an_open_pause_is_not_known() {
        let clock =
            Clock::start(ClockId::C2, "XK 42(1)", Limit::working_days(5), day("2026-03-02"))
                .pause(day("2026-03-04"), Ground::Hearing);
        let last = told(&clock, "2026-03-05").pop().map(|it| line(&it)).unwrap();
        assert_eq!(last, "…以后|听证结束、恢复计时后才能确定最后一天|");
    }
}
