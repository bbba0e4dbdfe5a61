//! What was brought, in the language of its reader.

use super::words::{Tongue, word};
use crate::{
    ratings::view_model as ratings,
    text::{Language, matters as text},
    ui::dates,
};
use domain::{
    matters::{Concern, Matter},
    ratings::Given,
};
use service::{
    items::Catalogue,
    matters::{Shown, Viewer},
};
use std::collections::BTreeSet;

/// What was brought.
pub fn facts(tongue: Tongue, shown: &Shown, catalogue: &Catalogue) -> Vec<(String, String)> {
    let language = tongue.language;
    let origin = shown.standing.origin();
    let about = origin.concerns.iter().map(Concern::department);
    let about: BTreeSet<_> = match &shown.standing {
        Matter::Disclosure(_) | Matter::Procurement(_) => BTreeSet::from([origin.desk.as_str()]),
        _ => about.collect(),
    };
    let about = about.into_iter().filter_map(|key| catalogue.department(key));
    let about: Vec<_> = about.map(|it| language.read(&it.name).to_owned()).collect();
    let first = [
        ("kind", tongue.own("kind", &shown.kind)),
        ("told", shown.brought.told.clone()),
        ("place", shown.brought.place.clone()),
        ("wish", shown.brought.wish.clone()),
        ("case", shown.case.clone().unwrap_or_default()),
        ("department", about.join(" · ")),
        ("window", windows(shown)),
        ("staff", meant(language, shown)),
        ("assists", assisting(tongue, shown, catalogue)),
    ];
    let last = [
        ("known", word(language, "known", origin.standing.word())),
        ("lodged", dates::minute(language, shown.lodged_at)),
    ];
    let facts = first.into_iter().chain(particulars(tongue, &shown.standing)).chain(last);
    let facts = facts.filter(|(_, said)| !said.is_empty());
    let facts = facts.map(|(name, said)| (tongue.own("field", name), said));
    facts.chain(rated(tongue, shown)).collect()
}

/// What was said in the rating that has opened it.
fn rated(tongue: Tongue, shown: &Shown) -> Vec<(String, String)> {
    // The words beside it stand with everything else that was told.
    let given = shown.given.as_ref().map(|it| Given { comment: None, ..it.clone() });
    given.map(|it| ratings::given(tongue.language, &it)).unwrap_or_default()
}

/// What only its procedure asks.
fn particulars(tongue: Tongue, standing: &Matter) -> Vec<(&'static str, String)> {
    let language = tongue.language;
    match standing {
        Matter::Disclosure(it) => {
            let received = it.received_on.map(|on| dates::day(language, on)).unwrap_or_default();
            let form = it.form.map(|it| tongue.own("form", it.word())).unwrap_or_default();
            vec![("form", form), ("received", received)]
        }
        Matter::Petition(it) if it.origin.people > 1 => {
            let voices = it.origin.representatives.join(" · ");
            vec![("people", it.origin.people.to_string()), ("representatives", voices)]
        }
        Matter::Procurement(it) => {
            let known_on = dates::day(language, it.known_on);
            vec![("project", it.project.clone()), ("known_on", known_on)]
        }
        _ => Vec::new(),
    }
}

/// What stands over the windows that it is about.
fn windows(shown: &Shown) -> String {
    let windows = shown.standing.origin().concerns.iter().filter_map(|it| match it {
        Concern::Window { window, .. } => Some(window.as_str()),
        _ => None,
    });
    windows.collect::<Vec<_>>().join(" · ")
}

/// Whom it is about: what was typed, and for those who handle it who that is, or that nobody knows yet.
fn meant(language: Language, shown: &Shown) -> String {
    let lines = shown.meant.iter().map(|it| match (&it.name, shown.viewer) {
        (Some(name), _) if it.typed.is_empty() => name.clone(),
        (Some(name), _) => {
            language.fill(text::STAFF_KNOWN, &[("typed", &*it.typed), ("name", &**name)])
        }
        (None, Viewer::Staff) => language.fill(text::STAFF_UNKNOWN, &[("typed", &*it.typed)]),
        (None, Viewer::Filer) => it.typed.clone(),
    });
    lines.collect::<Vec<_>>().join(" · ")
}

/// The assisting departments, and whether each has said what it found, for those who handle it.
fn assisting(tongue: Tongue, shown: &Shown, catalogue: &Catalogue) -> String {
    let (Matter::Complaint(complaint), Viewer::Staff) = (&shown.standing, shown.viewer) else {
        return String::new();
    };
    let language = tongue.language;
    let one = |key: &String| {
        let name = catalogue.department(key).map(|it| language.read(&it.name).to_owned());
        let has_said = complaint.contributed.contains(key);
        let sentence = if has_said { text::ASSIST_SAID } else { text::ASSIST_OWED };
        language.fill(sentence, &[("name", &name.unwrap_or_default())])
    };
    complaint.holders.assisting.iter().map(one).collect::<Vec<_>>().join(" · ")
}

/// Where more is seen of it: the place on a map for those who handle it, the conversation for whoever brought it.
pub fn links(language: Language, shown: &Shown) -> Vec<(String, String)> {
    let place = shown.standing.origin().place.as_ref();
    let point = place.and_then(|it| it.coordinates).filter(|_| shown.viewer == Viewer::Staff);
    let map = point.map(|it| {
        let name = language.fill(text::SHOW_MAP, &[("point", &it.to_string())]);
        (it.address(), name)
    });
    let talk = shown.brought.conversation.filter(|_| shown.viewer == Viewer::Filer);
    let talk =
        talk.map(|it| (format!("/chat/{it}"), language.say(text::SHOW_CONVERSATION).to_owned()));
    map.into_iter().chain(talk).collect()
}
