//! Fills the page of the desks' figures.

use super::{FiguresView, desk::desk_line};
use crate::{
    text::{Language, conversations as text},
    ui::figures::{FiguresRow, NOTHING},
};
use domain::{
    Moment,
    conversations::{FIRST_ANSWER_SECONDS, Quality},
};
use service::conversations::{DeskFigures, Figures};

/// The spans that can be looked at, in days.
const SPANS: [u32; 3] = [1, 7, 30];

/// The figures in the language of their reader; `now` is the present instant.
#[must_use]
pub fn figures(language: Language, figures: &Figures, now: Moment) -> FiguresView {
    let span = |days: u32| {
        let name = language.fill(text::FIGURES_DAYS, &[("days", &days.to_string())]);
        (days, name, days == figures.days)
    };
    let named = |it: &DeskFigures| language.read(&it.name).to_owned();
    let quality = |it: &DeskFigures| row(language, named(it), &it.quality);
    let all = row(language, language.say(text::FIGURES_ALL).to_owned(), &figures.all);
    let hour = |(hour, quality): (&u8, &Quality)| {
        row(language, format!("{hour:02}:00–{:02}:00", hour + 1), quality)
    };
    FiguresView {
        spans: SPANS.map(span).to_vec(),
        now: figures.desks.iter().map(|it| stands(language, it, now)).collect(),
        quality: figures.desks.iter().map(quality).chain([all]).collect(),
        waiting: figures.waiting.iter().map(|it| desk_line(language, it, now)).collect(),
        hours: figures.hours.iter().map(hour).collect(),
    }
}

/// How a desk stands now.
fn stands(language: Language, desk: &DeskFigures, now: Moment) -> FiguresRow {
    let it = &desk.now;
    let waited = it.waits_since.map(|since| (now.micros() - since.micros()) / 1_000_000);
    let is_late = waited.is_some_and(|seconds| seconds > FIRST_ANSWER_SECONDS);
    FiguresRow {
        name: language.read(&desk.name).to_owned(),
        cells: vec![
            it.present.to_string(),
            it.queued.to_string(),
            waited.map_or_else(|| NOTHING.to_owned(), lasted),
            it.assigned.to_string(),
            it.left.to_string(),
            it.overdue.to_string(),
            it.returned.to_string(),
        ],
        is_urgent: is_late || it.overdue > 0 || it.queued > 0 && it.present == 0,
    }
}

fn row(language: Language, name: String, it: &Quality) -> FiguresRow {
    let share = |part: usize| {
        (part * 100).checked_div(it.asked).map_or_else(|| NOTHING.to_owned(), |it| format!("{it}%"))
    };
    let time = |seconds: Option<i64>| seconds.map_or_else(|| NOTHING.to_owned(), lasted);
    let level = it.level.map_or_else(
        || NOTHING.to_owned(),
        |level| {
            let mean = format!("{}.{:02}", level / 100, level % 100);
            language
                .fill(text::FIGURES_LEVEL, &[("level", &mean), ("count", &it.rated.to_string())])
        },
    );
    FiguresRow {
        name,
        cells: vec![
            it.ended.to_string(),
            time(it.first_answer),
            share(it.in_time),
            time(it.handling),
            share(it.abandoned),
            it.transferred.to_string(),
            level,
        ],
        is_urgent: it.asked > 0 && it.in_time * 10 < it.asked * 9,
    }
}

/// Minutes and seconds, or hours and minutes, as a clock shows them.
fn lasted(seconds: i64) -> String {
    match seconds {
        0..3_600 => format!("{}:{:02}", seconds / 60, seconds % 60),
        _ => format!("{}h{:02}", seconds / 3_600, seconds / 60 % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_reads_like_a_clock() {
        assert_eq!(
            [5, 65, 3_599, 3_600, 7_260].map(lasted),
            ["0:05", "1:05", "59:59", "1h00", "2h01"]
        );
    }
}
