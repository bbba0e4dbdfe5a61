//! The table of steps, and what it says of a clock.

use super::{Colour, Level};
use crate::clocks::{ClockState, Reading};
use std::fmt;

/// What a step looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// So many of the unit of the limit are left at most.
    Left(u32),
    /// So many percent of the limit are used at least.
    Used(u32),
    /// The limit has passed by so many of its unit at least.
    Overdue(u32),
}

/// One step: what holds, the colour it gives, and who is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The rule (domain A.9).
    pub rule: String,
    /// The colour.
    pub colour: Colour,
    /// What has to hold.
    pub condition: Condition,
    /// Who is told.
    pub tells: Vec<Level>,
}

/// What a clock shows, as far as it matters here; all counts are of the unit of the limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Usage {
    /// How long the limit is, its extension included.
    pub limit: u32,
    /// How much has run.
    pub used: u32,
    /// How much is left.
    pub left: u32,
    /// How much has run beyond it.
    pub overdue: u32,
    /// Whether it counts: one that has stopped is not urgent, and one that is paused gets no more so.
    pub counts: bool,
}

/// The table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Steps(Vec<Step>);

/// Why a line is no step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepFault {
    /// Which line, from 1.
    pub line: usize,
}

impl fmt::Display for StepFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {} is no step of escalation", self.line)
    }
}

impl std::error::Error for StepFault {}

impl<I> From<&Reading<I>> for Usage {
    fn from(reading: &Reading<I>) -> Self {
        let counts = matches!(reading.state, ClockState::Running | ClockState::Overdue);
        let Reading { limit, used, left, overdue, .. } = *reading;
        Self { limit, used, left, overdue, counts }
    }
}

impl Condition {
    /// Whether it holds; a limit that ends on the day it begins is not nearly due from the start.
    #[must_use]
    pub fn holds(self, usage: Usage) -> bool {
        match self {
            Self::Left(most) => usage.left <= most && usage.limit > most,
            Self::Used(least) => {
                u64::from(usage.used) * 100 >= u64::from(usage.limit) * u64::from(least)
                    && usage.limit > 0
            }
            Self::Overdue(least) => usage.overdue >= least,
        }
    }
}

impl Steps {
    /// The defaults of the hall.
    ///
    /// # Panics
    /// When the embedded table is broken, which a test excludes.
    #[must_use]
    pub fn official() -> Self {
        Self::read(include_str!("steps.csv")).expect("the embedded steps are valid")
    }

    /// Reads a table, in the form that the head of `steps.csv` describes.
    ///
    /// # Errors
    /// The first line that is no step.
    pub fn read(text: &str) -> Result<Self, StepFault> {
        let lines = text.lines().enumerate();
        let lines = lines.filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
        lines
            .map(|(index, line)| read_step(line).ok_or(StepFault { line: index + 1 }))
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// The colour of a clock: that of the last step that holds.
    #[must_use]
    pub fn colour(&self, usage: Usage) -> Colour {
        self.reached(usage).last().map_or(Colour::Green, |step| step.colour)
    }

    /// The steps that hold, whose rules are noted when they are told, so that each is told once.
    pub fn reached(&self, usage: Usage) -> impl Iterator<Item = &Step> {
        self.0.iter().filter(move |step| usage.counts && step.condition.holds(usage))
    }

    /// Whom to tell now, when the steps of the rules `told` were told before: from the bottom up, each once.
    #[must_use]
    pub fn tells(&self, usage: Usage, told: &[&str]) -> Vec<Level> {
        let fresh = self.reached(usage).filter(|step| !told.contains(&step.rule.as_str()));
        let mut levels: Vec<Level> = fresh.flat_map(|step| step.tells.iter().copied()).collect();
        levels.sort_unstable();
        levels.dedup();
        levels
    }
}

fn read_step(line: &str) -> Option<Step> {
    let cells: Vec<&str> = line.split(',').map(str::trim).collect();
    let [rule, colour, condition, amount, tells] = cells[..] else { return None };
    let amount = amount.parse().ok()?;
    let condition = match condition {
        "left" => Condition::Left(amount),
        "used" => Condition::Used(amount),
        "overdue" => Condition::Overdue(amount),
        _ => return None,
    };
    let tells: Vec<Level> = tells.split('|').map(|it| it.parse().ok()).collect::<Option<_>>()?;
    let is_named = !rule.is_empty();
    is_named.then_some(Step { rule: rule.into(), colour: colour.parse().ok()?, condition, tells })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        calendar::{Calendar, Limit},
        clocks::{Clock, ClockId, Ground},
        matters::{self, Period},
    };
    use proptest::prelude::*;
    use time::{Date, macros::date};

    const START: Date = date!(2026 - 03 - 02);

    fn after(used: u32, limit: u32) -> Usage {
        let left = limit.saturating_sub(used);
        Usage { limit, used, left, overdue: used.saturating_sub(limit), counts: true }
    }

    #[test]
    fn a_clock_turns_yellow_before_its_last_day_and_red_after_it() {
        use Level::{Center, Handler, UnitHead};
        let table: [(u32, u32, Colour, &[Level]); 11] = [
            (0, 5, Colour::Green, &[]),
            (3, 5, Colour::Green, &[]),
            (4, 5, Colour::Yellow, &[Handler, UnitHead]),
            (5, 5, Colour::Yellow, &[Handler, UnitHead]),
            (6, 5, Colour::Red, &[Handler, UnitHead, Center]),
            (15, 20, Colour::Green, &[]),
            (16, 20, Colour::Green, &[Handler]),
            (18, 20, Colour::Yellow, &[Handler, UnitHead]),
            (54, 60, Colour::Yellow, &[Handler, UnitHead]),
            (0, 1, Colour::Green, &[]),
            (0, 0, Colour::Green, &[]),
        ];
        let steps = Steps::official();
        for (used, limit, colour, tells) in table {
            let usage = after(used, limit);
            assert_eq!(steps.colour(usage), colour, "{used} of {limit}");
            assert_eq!(steps.tells(usage, &[]), tells, "{used} of {limit}");
        }
    }

    #[test]
    fn what_was_told_is_told_once() {
        let steps = Steps::official();
        assert_eq!(steps.tells(after(19, 20), &["ES-01", "ES-02"]), []);
        let overdue = steps.tells(after(21, 20), &["ES-01", "ES-02"]);
        assert_eq!(overdue, [Level::Handler, Level::UnitHead, Level::Center]);
    }

    #[test]
    fn cases_and_matters_are_judged_by_the_same_table() {
        let (steps, calendar) = (Steps::official(), Calendar::official());
        let case = Clock::start(ClockId::C2, "XK 42(1)", Limit::working_days(20), START);
        let period = Period::DisclosureReply;
        let matter = matters::Clock::start(period, "GK 33", period.limit(), START);
        for (on, colour) in [
            (date!(2026 - 03 - 20), Colour::Green),
            (date!(2026 - 03 - 30), Colour::Yellow),
            (date!(2026 - 03 - 31), Colour::Red),
        ] {
            assert_eq!(steps.colour((&case.reading(on, &calendar)).into()), colour, "{on}");
            assert_eq!(steps.colour((&matter.reading(on, &calendar)).into()), colour, "{on}");
        }
        let paused = case.clone().pause(date!(2026 - 03 - 27), Ground::Hearing);
        let reading = paused.reading(date!(2026 - 04 - 30), &calendar);
        assert_eq!(steps.tells((&reading).into(), &[]), [], "what stands still is not urged");
        let stopped = case.stop(date!(2026 - 04 - 30));
        let reading = stopped.reading(date!(2026 - 05 - 30), &calendar);
        assert_eq!(steps.colour((&reading).into()), Colour::Green, "what was done is not urged");
    }

    #[test]
    fn a_broken_line_is_named() {
        for text in ["ES-01,green,left,1", "ES-01,pink,left,1,handler", "ES-01,red,late,1,handler"]
        {
            assert_eq!(
                Steps::read(&format!("# a\n\n{text}")),
                Err(StepFault { line: 3 }),
                "{text}"
            );
        }
        for text in ["ES-01,red,left,x,handler", "ES-01,red,left,1,king", ",red,left,1,handler"] {
            assert_eq!(Steps::read(text), Err(StepFault { line: 1 }), "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_clock_never_turns_back(limit in 0..120_u32, used in 0..200_u32) {
            let steps = Steps::official();
            prop_assert!(steps.colour(after(used, limit)) <= steps.colour(after(used + 1, limit)));
        }
    }
}
