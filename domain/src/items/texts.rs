//! Every text of an item, with its place.

use super::{Check, Item, Material};
use crate::Text;

/// All texts of the item except those of its form and of its basis, each with its path.
///
/// The basis quotes statutes, which may use words that a guide must not use; see [`basis`].
pub(super) fn texts(item: &Item) -> Vec<(String, &Text)> {
    let mut found = Texts::default();
    found.add("name", &item.name);
    found.add("summary", &item.summary);
    found.maybe("entrusted_by", item.entrusted_by.as_ref());
    found.list("conditions", &item.conditions);
    found.list("limits.promise_excludes", &item.limits.promise_excludes);
    if let Some(commitment) = &item.commitment {
        found.add("commitment.statement", &commitment.statement);
    }
    item.materials.iter().for_each(|material| found.material(material));
    item.checks.iter().for_each(|check| found.check(check));
    for (index, fee) in item.fees.iter().enumerate() {
        found.add(&format!("fees.{index}.name"), &fee.name);
        found.add(&format!("fees.{index}.standard"), &fee.standard);
    }
    found.add("outcome.name", &item.outcome.name);
    found.add("outcome.validity", &item.outcome.validity);
    found.maybe("outcome.renewal", item.outcome.renewal.as_ref());
    for (index, step) in item.steps.iter().enumerate() {
        found.add(&format!("steps.{index}.name"), &step.name);
        found.add(&format!("steps.{index}.detail"), &step.detail);
    }
    found.maybe("visits_reason", item.visits_reason.as_ref());
    found.add("contact.window", &item.contact.window);
    found.add("contact.address", &item.contact.address);
    found.add("contact.hours", &item.contact.hours);
    found.add("remedies.reconsideration", &item.remedies.reconsideration);
    found.add("remedies.court", &item.remedies.court);
    for (index, faq) in item.faq.iter().enumerate() {
        found.add(&format!("faq.{index}.question"), &faq.question);
        found.add(&format!("faq.{index}.answer"), &faq.answer);
    }
    found.0
}

/// The texts that quote the law.
pub(super) fn basis(item: &Item) -> Vec<(String, &Text)> {
    let mut found = Texts::default();
    for (index, basis) in item.basis.iter().enumerate() {
        found.add(&format!("basis.{index}.law"), &basis.law);
        found.add(&format!("basis.{index}.article"), &basis.article);
        found.add(&format!("basis.{index}.says"), &basis.says);
    }
    if let Some(commitment) = &item.commitment {
        found.maybe("commitment.basis", commitment.basis.as_ref());
    }
    found.0
}

#[derive(Default)]
struct Texts<'a>(Vec<(String, &'a Text)>);

impl<'a> Texts<'a> {
    fn add(&mut self, path: &str, text: &'a Text) {
        self.0.push((path.to_owned(), text));
    }

    fn maybe(&mut self, path: &str, text: Option<&'a Text>) {
        if let Some(text) = text {
            self.add(path, text);
        }
    }

    fn list(&mut self, path: &str, texts: &'a [Text]) {
        for (index, text) in texts.iter().enumerate() {
            self.add(&format!("{path}.{index}"), text);
        }
    }

    fn material(&mut self, material: &'a Material) {
        let path = format!("materials.{}", material.key);
        self.add(&format!("{path}.name"), &material.name);
        self.add(&format!("{path}.standard"), &material.standard);
        self.maybe(&format!("{path}.sample_text"), material.sample_text.as_ref());
    }

    fn check(&mut self, check: &'a Check) {
        let path = format!("checks.{}", check.key);
        self.add(&format!("{path}.question"), &check.question);
        self.maybe(&format!("{path}.hint"), check.hint.as_ref());
        for answer in &check.answers {
            self.add(&format!("{path}.{}", answer.value), &answer.label);
            self.maybe(&format!("{path}.{}.stops", answer.value), answer.stops.as_ref());
        }
    }
}
