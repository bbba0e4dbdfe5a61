//! What was measured: a row for every measurement and a line for every bar.

use anyhow::{Result, ensure};
use serde::Serialize;
use std::{fs, path::Path};

/// One measurement.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Row {
    /// Such as `w1`.
    pub workload: String,
    /// Cases in the database.
    pub size: usize,
    /// What was measured: `hall`, `limit` or a probe.
    #[serde(rename = "impl")]
    pub of: String,
    /// Right answers in a second.
    pub rps: f64,
    /// Median latency in milliseconds.
    pub p50: f64,
    /// Milliseconds below which 99 % stayed.
    pub p99: f64,
    /// Milliseconds below which 99.9 % stayed.
    pub p999: f64,
    /// Microseconds of processor time of the server for one answer.
    pub cpu_us: f64,
    /// Memory of the server, shared pages divided, in megabytes.
    pub pss_mb: f64,
    /// Bytes of one body.
    pub bytes: u64,
    /// Wrong and missing answers.
    pub errors: u64,
    /// The hello probe of the run, requests a second.
    pub probe_hello: f64,
    /// The fdatasync probe of the run, a second.
    pub probe_fsync: f64,
    /// Load average of the machine at the end.
    pub load: f64,
    /// Share of the processors that the host took away.
    pub steal: f64,
    /// Share of the processors that other programs used.
    pub foreign: f64,
}

/// A figure beside its bar.
#[derive(Clone, Debug, Serialize)]
pub struct Bar {
    /// What it is about.
    pub name: String,
    /// What was measured.
    pub value: f64,
    /// What it may be at most, or has to be at least.
    pub bar: f64,
    /// Whether the bar is a least value.
    pub at_least: bool,
    /// Whether it holds.
    pub met: bool,
}

/// Everything that was measured.
#[derive(Debug, Default, Serialize)]
pub struct Report {
    /// The commit that was measured; `+` behind it when files were changed since.
    pub commit: String,
    /// The machine.
    pub machine: String,
    /// One for each measurement.
    pub rows: Vec<Row>,
    /// One for each figure that has a bar.
    pub bars: Vec<Bar>,
}

impl Report {
    /// Adds a measurement, with the probes of the run.
    pub fn row(&mut self, row: Row) {
        let probe = |name: &str| self.rows.iter().find(|it| it.of == name).map_or(0.0, |it| it.rps);
        let row = Row { probe_hello: probe("hello"), probe_fsync: probe("fdatasync"), ..row };
        eprintln!(
            "{:<14} {:>7} {:<14} {:>9.0}/s  p50 {:>7.2}  p99 {:>7.2} ms  {:>7.1} µs  {:>6.1} MB  {:>7} B  {} errors, foreign {:.0} %",
            row.workload,
            row.size,
            row.of,
            row.rps,
            row.p50,
            row.p99,
            row.cpu_us,
            row.pss_mb,
            row.bytes,
            row.errors,
            row.foreign * 100.0,
        );
        self.rows.push(row);
    }

    /// Adds a figure that may be `bar` at most.
    pub fn at_most(&mut self, name: &str, value: f64, bar: f64) {
        self.bar(Bar { name: name.to_owned(), value, bar, at_least: false, met: value <= bar });
    }

    /// Adds a figure that has to be `bar` at least.
    pub fn at_least(&mut self, name: &str, value: f64, bar: f64) {
        self.bar(Bar { name: name.to_owned(), value, bar, at_least: true, met: value >= bar });
    }

    fn bar(&mut self, bar: Bar) {
        let sign = if bar.at_least { "≥" } else { "≤" };
        let mark = if bar.met { "met" } else { "MISSED" };
        eprintln!("  {}: {:.3} (bar {sign} {}) {mark}", bar.name, bar.value, bar.bar);
        self.bars.push(bar);
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

    /// Every answer was right.
    ///
    /// # Errors
    /// When one was not.
    pub fn without_errors(&self) -> Result<()> {
        let errors: u64 = self.rows.iter().map(|it| it.errors).sum();
        ensure!(errors == 0, "{errors} answers were wrong or did not come");
        Ok(())
    }
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
    fn one_wrong_answer_fails_the_run() {
        let mut report = Report::default();
        report.row(Row::default());
        assert!(report.without_errors().is_ok());
        report.row(Row { errors: 1, ..Row::default() });
        assert!(report.without_errors().is_err());
    }

    #[test]
    fn a_bar_is_met_on_its_right_side() {
        let mut report = Report::default();
        report.at_most("ratio", 6.0, 6.0);
        report.at_least("acknowledgements", 3.9, 4.0);
        assert_eq!(report.bars.iter().map(|it| it.met).collect::<Vec<_>>(), [true, false]);
    }
}
