//! What was measured: figures, each with its unit, and with its budget where it has one.

use crate::measure::Row;
use anyhow::{Result, ensure};
use serde::Serialize;
use std::{fmt::Write as _, fs, path::Path};

/// Share of the processors that other programs may use before a measurement counts as disturbed.
const FOREIGN: f64 = 0.1;

/// What is measured, where and when: the same for all figures of a run.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Origin {
    /// The commit that was measured; `+` behind it when files were changed since.
    pub commit: String,
    /// Processor, cores, memory and kernel.
    pub machine: String,
    /// The day of the run.
    pub on: String,
}

/// What a figure has to keep.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Budget {
    /// It may be so much.
    AtMost(f64),
    /// It has to be so much.
    AtLeast(f64),
}

impl Budget {
    fn holds(self, value: f64) -> bool {
        match self {
            Self::AtMost(most) => value <= most,
            Self::AtLeast(least) => value >= least,
        }
    }
}

impl std::fmt::Display for Budget {
    fn fmt(&self, text: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::AtMost(most) => write!(text, "≤ {most}"),
            Self::AtLeast(least) => write!(text, "≥ {least}"),
        }
    }
}

/// One number.
#[derive(Clone, Debug, Serialize)]
pub struct Figure {
    /// What it is about, such as `w1 hall CPU`.
    pub name: String,
    /// How much.
    pub value: f64,
    /// Of what.
    pub unit: &'static str,
    /// What it has to keep; none for what is recorded only.
    pub budget: Option<Budget>,
    /// Whether it does.
    pub pass: Option<bool>,
    /// Cases in the database.
    pub size: usize,
    /// Where it comes from.
    #[serde(flatten)]
    pub origin: Origin,
}

/// Everything that was measured.
#[derive(Debug, Default, Serialize)]
pub struct Report {
    /// Where all of it comes from.
    #[serde(flatten)]
    pub origin: Origin,
    /// In the order in which it was measured.
    pub figures: Vec<Figure>,
    /// Measurements during which other programs used the processors, and how much; they are no basis for a judgement.
    pub disturbed: Vec<String>,
    /// Workloads that could not be run, and why.
    pub failures: Vec<String>,
    #[serde(skip)]
    hello_us: f64,
    #[serde(skip)]
    lines: Vec<String>,
}

impl Report {
    /// An empty one.
    pub fn new(origin: Origin) -> Self {
        Self { origin, ..Self::default() }
    }

    /// Adds all figures of a measurement of a server with `size` cases; `name` says which, such as `w1 hall`.
    pub fn row(&mut self, name: &str, size: usize, row: &Row) {
        let line = row.line(name, size);
        eprintln!("{line}");
        self.lines.push(line);
        if name == "w0 hello" {
            self.hello_us = row.cpu_us;
        }
        let figures = [
            ("rate", row.rps, "answers/s"),
            ("p50", row.p50, "ms"),
            ("p99", row.p99, "ms"),
            ("p99.9", row.p999, "ms"),
            ("CPU", row.cpu_us, "µs/answer"),
            ("CPU in hellos", row.cpu_us / self.hello_us, "× w0 hello"),
            ("PSS", row.pss_mb, "MB"),
            ("body", row.bytes, "B"),
            ("other programs", row.foreign, "share of all cores"),
            ("taken by the host", row.steal, "share of all cores"),
        ];
        for (what, value, unit) in figures {
            self.figure(&format!("{name} {what}"), size, value, unit, None);
        }
        if row.foreign > FOREIGN {
            self.disturbed.push(format!("{name} {size}: {:.0} %", row.foreign * 100.0));
        }
        if row.errors > 0 {
            let first = row.first_error.as_deref().unwrap_or_default();
            self.failures.push(format!("{name}: {} wrong answers, first {first}", row.errors));
        }
    }

    /// Adds a figure.
    pub fn figure(
        &mut self,
        name: &str,
        size: usize,
        value: f64,
        unit: &'static str,
        budget: Option<Budget>,
    ) {
        let pass = budget.map(|it| it.holds(value));
        if let (Some(budget), Some(pass)) = (budget, pass) {
            eprintln!("  {name}: {value:.3} {unit} ({budget}) {}", mark(pass));
        }
        let (name, origin) = (name.to_owned(), self.origin.clone());
        self.figures.push(Figure { name, value, unit, budget, pass, size, origin });
    }

    /// Notes that a workload could not be run.
    pub fn done(&mut self, workload: &str, outcome: Result<()>) {
        if let Err(error) = outcome {
            eprintln!("{workload} could not be run: {error:#}");
            self.failures.push(format!("{workload}: {error:#}"));
        }
    }

    /// The measurements, and the figures that have a budget as a table in Markdown.
    pub fn table(&self) -> String {
        let mut text = self.lines.join("\n");
        let Origin { commit, machine, on } = &self.origin;
        write!(text, "\n\n{commit}, {on}, {machine}\n\n").expect("a string takes everything");
        text.push_str("| figure | cases | measured | budget | |\n|---|--:|--:|--:|---|\n");
        for figure in &self.figures {
            if let (Some(budget), Some(pass)) = (figure.budget, figure.pass) {
                let Figure { name, size, value, unit, .. } = figure;
                writeln!(
                    text,
                    "| {name} | {size} | {value:.2} {unit} | {budget} | {} |",
                    mark(pass)
                )
                .expect("a string takes everything");
            }
        }
        for (what, lines) in [("disturbed", &self.disturbed), ("failed", &self.failures)] {
            for line in lines {
                write!(text, "\n{what}: {line}").expect("a string takes everything");
            }
        }
        text
    }

    /// Writes it as JSON to `file`, or to standard output where none is named.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn write(&self, file: Option<&Path>) -> Result<()> {
        let json = serde_json::to_string_pretty(self)?;
        match file {
            Some(file) => fs::write(file, json + "\n")?,
            None => println!("{json}"),
        }
        Ok(())
    }

    /// Every workload was run and every answer was right; whether budgets hold is for people to judge.
    ///
    /// # Errors
    /// When one was not.
    pub fn complete(&self) -> Result<()> {
        ensure!(self.failures.is_empty(), "not everything could be measured: {:?}", self.failures);
        Ok(())
    }
}

fn mark(pass: bool) -> &'static str {
    if pass { "met" } else { "MISSED" }
}

/// The middle one of `values`.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle_and_no_mean() {
        assert!((median(vec![9.0, 1.0, 2.0]) - 2.0).abs() < f64::EPSILON);
        assert!(median(Vec::new()).is_nan());
    }

    #[test]
    fn one_wrong_answer_fails_the_run_and_a_missed_budget_does_not() {
        let mut report = Report::default();
        report.row("w1 hall", 10, &Row::default());
        report.figure("ratio", 10, 7.0, "×", Some(Budget::AtMost(6.0)));
        assert!(report.complete().is_ok());
        report.row("w1 hall", 10, &Row { errors: 1, ..Row::default() });
        assert!(report.complete().is_err());
    }

    #[test]
    fn a_budget_is_kept_on_its_right_side() {
        let mut report = Report::default();
        report.figure("ratio", 10, 6.0, "×", Some(Budget::AtMost(6.0)));
        report.figure("acknowledgements", 10, 3.9, "", Some(Budget::AtLeast(4.0)));
        report.figure("recorded", 10, 3.9, "", None);
        let passes: Vec<_> = report.figures.iter().map(|it| it.pass).collect();
        assert_eq!(passes, [Some(true), Some(false), None]);
        assert!(report.table().contains("| acknowledgements | 10 | 3.90  | ≥ 4 | MISSED |"));
    }

    #[test]
    fn a_figure_in_json_says_everything_about_itself() {
        let origin = Origin { commit: "c+".into(), machine: "m".into(), on: "2026-03-02".into() };
        let mut report = Report::new(origin);
        report.figure("ratio", 10, 6.5, "×", Some(Budget::AtMost(6.0)));
        let json = serde_json::to_value(&report.figures[0]).unwrap();
        let expected = serde_json::json!({
            "name": "ratio", "value": 6.5, "unit": "×", "budget": {"at_most": 6.0}, "pass": false,
            "size": 10, "commit": "c+", "machine": "m", "on": "2026-03-02",
        });
        assert_eq!(json, expected);
    }

    #[test]
    fn a_measurement_beside_other_work_is_named() {
        let mut report = Report::default();
        report.row("w1 hall", 10, &Row { foreign: 0.3, ..Row::default() });
        assert_eq!(report.disturbed, ["w1 hall 10: 30 %"]);
    }
}
