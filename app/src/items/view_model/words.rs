//! Facts of an item in words.

use crate::text::{Language, Message, items};
use domain::{
    calendar::{Limit, Unit},
    items::{Item, Material, MaterialSource, Medium, Mode, Necessity, Object},
};

/// A limit in words: "5 个工作日".
pub(super) fn limit(language: Language, limit: Limit) -> String {
    let message = match limit.unit {
        Unit::WorkingDay => items::WORKING_DAYS,
        Unit::NaturalDay => items::NATURAL_DAYS,
        Unit::Hour => items::HOURS,
        Unit::Month => items::MONTHS,
    };
    language.fill(message, &[("n", &limit.amount.to_string())])
}

/// The promise of an item in words: on the spot, or so many days.
pub(super) fn promise(language: Language, item: &Item) -> String {
    match item.mode {
        Mode::Immediate => language.say(items::ON_THE_SPOT).to_owned(),
        Mode::Promise => limit(language, item.limits.promised),
    }
}

/// Whether it costs something.
pub(super) fn fee(language: Language, item: &Item) -> String {
    match item.fees.first() {
        None => language.say(items::FREE).to_owned(),
        Some(_) => language.say(items::CHARGED).to_owned(),
    }
}

/// Who may apply, in one line.
pub(super) fn objects(language: Language, item: &Item) -> String {
    let names: Vec<&str> = item.objects.iter().map(|it| language.say(object(*it))).collect();
    names.join(language.say(items::AND))
}

/// The word for somebody of this kind in an address.
pub(super) fn object_key(object: Object) -> &'static str {
    service::accounts::kind_word(object)
}

/// What somebody of this kind is called.
pub(super) fn object(object: Object) -> Message {
    match object {
        Object::Person => items::OBJECT_PERSON,
        Object::Enterprise => items::OBJECT_ENTERPRISE,
        Object::Institution => items::OBJECT_INSTITUTION,
        Object::SocialOrganisation => items::OBJECT_SOCIAL,
    }
}

/// Whether a material is needed, in what form, in how many copies; whether it is `listed` may still be open.
pub(super) fn material_facts(
    language: Language,
    material: &Material,
    listed: Option<bool>,
) -> String {
    if material.source == MaterialSource::Shared {
        return language.say(items::FETCHED).to_owned();
    }
    let necessity = language.say(match (material.necessity, listed.is_none()) {
        (Necessity::Deferrable, _) => items::DEFERRABLE,
        (Necessity::Optional, _) => items::OPTIONAL,
        (Necessity::Mandatory, true) => items::CONDITIONAL,
        (Necessity::Mandatory, false) => items::MANDATORY,
    });
    let medium = language.say(match material.medium {
        Medium::Paper => items::PAPER,
        Medium::Electronic => items::ELECTRONIC,
        Medium::Both => items::BOTH,
    });
    let copies = language.fill(items::COPIES, &[("n", &material.copies.to_string())]);
    [necessity, medium, &copies].join(" · ")
}
