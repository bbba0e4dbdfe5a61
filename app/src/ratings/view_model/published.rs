//! How everybody is rated, in the language of the reader.

use super::PublishedView;
use crate::{
    text::Language,
    ui::figures::{FiguresRow, NOTHING},
};
use domain::Text;
use service::ratings::{Levels, Published};

/// The tables of what is published.
#[must_use]
pub fn published(language: Language, published: &[Published]) -> PublishedView {
    let row = |name: &Text, levels: Levels| FiguresRow {
        name: language.read(name).to_owned(),
        cells: cells(levels),
        is_urgent: false,
    };
    let services = published.iter().flat_map(|it| &it.services);
    PublishedView {
        departments: published.iter().map(|it| row(&it.department, it.levels)).collect(),
        services: services.map(|(name, levels)| row(name, *levels)).collect(),
        rectified: published.iter().filter_map(|it| rectified(language, it)).collect(),
    }
}

/// All of them, each level, and how many of a hundred are not bad.
fn cells(levels: Levels) -> Vec<String> {
    let each = levels.0.iter().map(ToString::to_string);
    std::iter::once(levels.all().to_string())
        .chain(each)
        .chain([share(levels.good(), levels.all())])
        .collect()
}

fn share(part: u64, whole: u64) -> String {
    let share = (part * 100).checked_div(whole);
    share.map_or_else(|| NOTHING.to_owned(), |it| format!("{it}%"))
}

fn rectified(language: Language, published: &Published) -> Option<FiguresRow> {
    let it = &published.rectified;
    (it.opened > 0).then(|| FiguresRow {
        name: language.read(&published.department).to_owned(),
        cells: [it.opened, it.done, it.in_time, it.dismissed].map(|it| it.to_string()).to_vec(),
        is_urgent: false,
    })
}
