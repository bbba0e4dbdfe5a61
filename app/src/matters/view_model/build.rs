//! Fills the pages of matters in the language of their reader.

use super::{
    DeskView, EntryView, FrontView, LineView, MatterView, WriteView, actions,
    words::{word, written},
};
use crate::{
    text::{Language, matters as text},
    ui::{dates, radios::Choice},
};
use domain::{Date, complaints::ActionKind, matters::MatterNumber};
use service::{
    items::Catalogue,
    matters::{Alike, Brief, Desk, Filer, Said, Shown, Step, Viewer, Written},
};

/// The page on which somebody begins; `own` is what they have brought.
#[must_use]
pub fn front(language: Language, own: Option<&[Brief]>, today: Date) -> FrontView {
    let lines =
        |them: &[Brief]| them.iter().map(|it| line(language, it, "/complaints", today)).collect();
    FrontView { own: own.map(lines) }
}

/// What a reader of the staff has to see to.
#[must_use]
pub fn desk(language: Language, desk: &Desk, surveys: bool, today: Date) -> DeskView {
    let lines = |them: &[Brief]| -> Vec<LineView> {
        them.iter().map(|it| line(language, it, "/w/matters", today)).collect()
    };
    DeskView {
        surveys,
        sorting: desk.is_desk.then(|| lines(&desk.sorting)),
        mine: lines(&desk.mine),
        departments: lines(&desk.departments),
    }
}

fn line(language: Language, brief: &Brief, folder: &str, today: Date) -> LineView {
    let due = brief.due_on.filter(|_| brief.standing.is_open());
    let facts = [
        Some(grouped(&brief.number)),
        Some(word(language, "kind", &brief.kind)),
        Some(word(language, "state", brief.standing.state())),
        due.map(|on| language.fill(text::UNTIL, &[("on", &dates::near(language, on, today))])),
    ];
    LineView {
        href: format!("{folder}/{}", brief.number),
        title: brief.title.clone(),
        facts: facts.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        is_urgent: due.is_some_and(|on| on <= today),
    }
}

/// A number as people read it.
pub fn grouped(number: &str) -> String {
    number.parse::<MatterNumber>().map_or_else(|_| number.to_owned(), MatterNumber::grouped)
}

/// A page on which a complaint is written.
#[must_use]
pub fn write(
    language: Language,
    id: String,
    written: &Written,
    catalogue: &Catalogue,
    missing: Option<Step>,
    alike: &[Alike],
    has_account: bool,
) -> WriteView {
    let departments: Vec<Choice> = catalogue
        .departments()
        .map(|it| Choice { value: it.key.clone(), label: language.read(&it.name).to_owned() })
        .collect();
    let known = written.known.map(|it| it.word().to_owned()).unwrap_or_default();
    let department = departments.iter().find(|it| it.value == written.department);
    let is_named = written.known.is_some_and(|it| it.word() != "anonymous");
    let contact = if is_named { &written.contact } else { &service::matters::Contact::default() };
    let summary = [
        (text::FIELD_TITLE, written.title.clone(), Step::Told),
        (text::FIELD_TOLD, written.told.clone(), Step::Told),
        (text::FIELD_WISH, written.wish.clone(), Step::Told),
        (text::FIELD_CASE, written.case.clone(), Step::About),
        (
            text::FIELD_DEPARTMENT,
            department.map(|it| it.label.clone()).unwrap_or_default(),
            Step::About,
        ),
        (text::FIELD_KNOWN, word(language, "known", &known), Step::Who),
        (text::FIELD_NAME, contact.name.clone(), Step::Who),
        (text::FIELD_MOBILE, contact.mobile.clone(), Step::Who),
    ];
    WriteView {
        kind: word(language, "kind", written.kind.word()),
        title: written.title.clone(),
        told: written.told.clone(),
        wish: written.wish.clone(),
        case: written.case.clone(),
        department: written.department.clone(),
        known,
        name: written.contact.name.clone(),
        mobile: written.contact.mobile.clone(),
        summary: summary
            .into_iter()
            .filter(|(_, said, _)| !said.is_empty())
            .map(|(name, said, step)| (language.say(name).to_owned(), said, step.word().to_owned()))
            .collect(),
        missing: missing.map(|it| it.word().to_owned()),
        alike: like(alike, "/complaints"),
        departments,
        has_account,
        id,
    }
}

fn like(alike: &[Alike], folder: &str) -> Vec<(String, String)> {
    alike.iter().map(|it| (format!("{folder}/{}", it.number), it.title.clone())).collect()
}

/// What the page of a matter depends on beside the matter.
pub struct Page<'a> {
    /// The name that its next entry gets.
    pub entry: String,
    /// The present day.
    pub today: Date,
    /// What is on offer.
    pub catalogue: &'a Catalogue,
    /// The action that was chosen.
    pub chosen: Option<ActionKind>,
    /// The code by which it is followed, where it was just brought.
    pub code: Option<String>,
    /// Whoever brought it, once that was asked.
    pub filer: Option<Filer>,
}

/// The page of a matter.
#[must_use]
pub fn matter(language: Language, shown: &Shown, page: Page<'_>) -> MatterView {
    let folder = if shown.viewer == Viewer::Filer { "/complaints" } else { "/w/matters" };
    let can_say = shown.actions.contains(&ActionKind::Say);
    let chosen = page.chosen.filter(|it| shown.actions.contains(it));
    let state = shown.standing.state();
    let due = shown.due.filter(|_| shown.standing.is_open());
    let next = match (due, shown.standing.is_open()) {
        (Some((period, on)), true) => {
            let name = word(language, "period", period.word());
            let day = dates::near(language, on, page.today);
            language.fill(text::NEXT_DUE, &[("period", &name), ("on", &day)])
        }
        _ => word(language, "next", state),
    };
    let contact = page.filer.and_then(|it| it.contact);
    let filer = contact.map(|it| {
        let name = (language.say(text::FIELD_NAME).to_owned(), it.name);
        vec![name, (language.say(text::FIELD_MOBILE).to_owned(), it.mobile)]
    });
    let look = |(at, who, why): &(domain::Moment, String, String)| {
        [&dates::minute(language, *at), who.as_str(), why].join(" · ")
    };
    MatterView {
        number: shown.number.clone(),
        grouped: grouped(&shown.number),
        page: format!("{folder}/{}", shown.number),
        entry: page.entry,
        title: shown.brought.title.clone(),
        state: word(language, "state", state),
        next,
        is_late: due.is_some_and(|(_, on)| on < page.today),
        code: page.code,
        facts: facts(language, shown, page.catalogue),
        entries: shown.entries.iter().map(|it| entry(language, it, page.catalogue)).collect(),
        can_say: can_say && chosen.is_none(),
        actions: actions::actions(language, shown),
        action: chosen.map(|it| actions::action(language, it, shown, page.catalogue)),
        alike: like(&shown.alike, folder),
        may_see_filer: shown.may_see_filer,
        filer: filer.unwrap_or_default(),
        looks: shown.looks.iter().map(look).collect(),
    }
}

/// What was brought.
fn facts(language: Language, shown: &Shown, catalogue: &Catalogue) -> Vec<(String, String)> {
    let origin = shown.standing.origin();
    let about = origin.concerns.iter().filter_map(|it| catalogue.department(it.department()));
    let about: Vec<_> = about.map(|it| language.read(&it.name).to_owned()).collect();
    let facts = [
        (text::FIELD_KIND, word(language, "kind", &shown.kind)),
        (text::FIELD_TOLD, shown.brought.told.clone()),
        (text::FIELD_WISH, shown.brought.wish.clone()),
        (text::FIELD_DEPARTMENT, about.join(" · ")),
        (text::FIELD_KNOWN, word(language, "known", origin.standing.word())),
        (text::FIELD_LODGED, dates::minute(language, shown.lodged_at)),
    ];
    let facts = facts.into_iter().filter(|(_, said)| !said.is_empty());
    facts.map(|(name, said)| (language.say(name).to_owned(), said)).collect()
}

fn entry(language: Language, said: &Said, catalogue: &Catalogue) -> EntryView {
    let part = word(language, "part", said.part.word());
    let by = said
        .author
        .as_ref()
        .map_or_else(|| part.clone(), |name| [&part, name.as_str()].join(" · "));
    EntryView {
        at: dates::minute(language, said.at),
        title: word(language, "fact", said.body.fact.word()),
        by,
        text: written(language, &said.body, catalogue),
    }
}
