//! Fills the pages of matters in the language of their reader.

use super::{
    DeskView, EntryView, FrontView, LineView, MatterView, actions,
    facts::{facts, links},
    files::files,
    log::written,
    words::{Tongue, word},
};
use crate::{
    text::{Language, matters as text},
    ui::dates,
};
use domain::{
    Date, Text,
    complaints::ActionKind as OnComplaint,
    matters::{ActionKind, MatterNumber},
};
use service::{
    items::Catalogue,
    matters::{Alike, Brief, Desk, Filer, Running, Said, Shown, Viewer, templates::Filled},
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
pub fn desk(
    language: Language,
    desk: &Desk,
    (surveys, keeps_templates): (bool, bool),
    today: Date,
) -> DeskView {
    let lines = |them: &[Brief]| -> Vec<LineView> {
        them.iter().map(|it| line(language, it, "/w/matters", today)).collect()
    };
    DeskView {
        surveys,
        keeps_templates,
        sorting: desk.is_desk.then(|| lines(&desk.sorting)),
        mine: lines(&desk.mine),
        departments: lines(&desk.departments),
    }
}

fn line(language: Language, brief: &Brief, folder: &str, today: Date) -> LineView {
    let due = brief.due_on.filter(|_| brief.standing.is_open());
    let tongue = Tongue::new(language, brief.standing.procedure());
    let facts = [
        Some(grouped(&brief.number)),
        Some(tongue.own("kind", &brief.kind)),
        Some(tongue.own("state", brief.standing.state())),
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

/// Those that are like it: address and title.
pub(super) fn like(alike: &[Alike], folder: &str) -> Vec<(String, String)> {
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
    /// The departments that may be given one: key and name.
    pub organs: &'a [(String, Text)],
    /// Word of the action that was chosen.
    pub chosen: &'a str,
    /// The reply templates that fit the matter.
    pub templates: &'a [Filled],
    /// The one that was chosen.
    pub template: &'a str,
    /// What was typed into its form before, by the name of the field.
    pub typed: &'a dyn Fn(&str) -> String,
    /// The code by which it is followed, where it was just brought.
    pub code: Option<String>,
    /// Whoever brought it, once that was asked.
    pub filer: Option<Filer>,
}

/// The page of a matter.
#[must_use]
pub fn matter(language: Language, shown: &Shown, page: &Page<'_>) -> MatterView {
    let folder = if shown.viewer == Viewer::Filer { "/complaints" } else { "/w/matters" };
    let tongue = Tongue::new(language, shown.standing.procedure());
    let can_say = shown.actions.contains(&ActionKind::Complaint(OnComplaint::Say));
    let chosen = shown.actions.iter().copied().find(|it| it.word() == page.chosen);
    let state = shown.standing.state();
    let due = shown.due.filter(|_| shown.standing.is_open());
    let next = match due {
        Some((period, on)) => {
            let name = word(language, "period", period.word());
            let day = dates::near(language, on, page.today);
            language.fill(text::NEXT_DUE, &[("period", &name), ("on", &day)])
        }
        None => tongue.own("next", state),
    };
    let (paused, periods) = running(language, &shown.running, page.today);
    let contact = page.filer.as_ref().and_then(|it| it.contact.clone());
    let filer = contact.map(|it| {
        let name = (language.say(text::FIELD_NAME).to_owned(), it.name);
        let mobile = (language.say(text::FIELD_MOBILE).to_owned(), it.mobile);
        let address = (language.say(text::FIELD_ADDRESS).to_owned(), it.address);
        let all = [name, mobile, address].into_iter();
        all.filter(|(_, said)| !said.is_empty()).collect::<Vec<_>>()
    });
    let look = |(at, who, why): &(domain::Moment, String, String)| {
        [&dates::minute(language, *at), who.as_str(), why].join(" · ")
    };
    MatterView {
        number: shown.number.clone(),
        grouped: grouped(&shown.number),
        page: format!("{folder}/{}", shown.number),
        entry: page.entry.clone(),
        title: shown.brought.title.clone(),
        state: tongue.own("state", state),
        next,
        is_late: due.is_some_and(|(_, on)| on < page.today),
        code: page.code.clone(),
        paused,
        periods,
        remedy: remedy(language, shown),
        facts: facts(tongue, shown, page.catalogue),
        links: links(language, shown),
        files: files(
            language,
            &shown.files,
            &format!("/complaints/{}/files", shown.number),
            None,
            shown.takes_files.then(|| format!("/complaints/{}/files", shown.number)),
        ),
        entries: shown.entries.iter().map(|it| entry(tongue, it, page.catalogue)).collect(),
        can_say: can_say && chosen.is_none(),
        actions: actions::actions(tongue, shown),
        action: chosen.map(|it| actions::action(tongue, it, shown, page)),
        rate: shown.rate.map(|it| format!("/rate/{it}")),
        alike: like(&shown.alike, folder),
        publish: publish(shown),
        may_see_filer: shown.may_see_filer,
        filer_name: tongue.own("part", "filer"),
        filer: filer.unwrap_or_default(),
        looks: shown.looks.iter().map(look).collect(),
    }
}

/// Where its answer is made one for everybody.
fn publish(shown: &Shown) -> Option<String> {
    let department = shown.standing.lead_department();
    let page = format!("/w/chat/published?department={department}&matter={}", shown.number);
    shown.may_publish.then(|| page + "#question")
}

/// Why clocks stand still, and until when each period runs.
fn running(
    language: Language,
    running: &[Running],
    today: Date,
) -> (Vec<String>, Vec<(String, String)>) {
    let (mut paused, mut periods) = (Vec::new(), Vec::new());
    for it in running {
        let name = word(language, "period", it.period.word());
        let until = match (it.due_on, it.paused) {
            (_, Some((ground, since))) => {
                let ground = word(language, "ground", ground.word());
                let since = dates::day(language, since);
                let values = [("period", &*name), ("ground", &*ground), ("on", &*since)];
                paused.push(language.fill(text::PAUSED, &values));
                language.say(text::STANDS_STILL).to_owned()
            }
            (Some(on), None) => {
                let day = dates::near(language, on, today);
                let days = it.left_out.to_string();
                let values = [("on", &*day), ("days", &*days)];
                language
                    .fill(if it.left_out > 0 { text::UNTIL_WITHOUT } else { text::UNTIL }, &values)
            }
            (None, None) => continue,
        };
        periods.push((name, until));
    }
    (paused, periods)
}

/// How whoever brought it goes on from the answer.
fn remedy(language: Language, shown: &Shown) -> Option<String> {
    let (remedy, until) = shown.remedy?;
    let sentence = word(language, "remedy", remedy.word());
    Some(sentence.replace("{on}", &dates::day(language, until)))
}

fn entry(tongue: Tongue, said: &Said, catalogue: &Catalogue) -> EntryView {
    let language = tongue.language;
    let part = tongue.own("part", said.part.word());
    let by = said
        .author
        .as_ref()
        .map_or_else(|| part.clone(), |name| [&part, name.as_str()].join(" · "));
    EntryView {
        at: dates::minute(language, said.at),
        title: tongue.own("fact", said.body.fact.word()),
        by,
        text: written(language, &said.body, catalogue),
    }
}
