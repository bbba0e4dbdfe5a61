//! The circumstances of an applicant (情形), as far as the list of documents depends on them.
//!
//! An application asks for them among everything else; whoever reads the guide may tell them beforehand,
//! and then sees the documents of their own case only.

use super::{Item, Material};
use crate::forms::{Answer, Answers, Kind, Question, is_asked, judged, settled};
use std::collections::BTreeSet;

/// The questions on which the documents depend and that are asked after `told`, in the order of the form.
///
/// Only questions that are answered by a choice: nobody types into a guide.
#[must_use]
pub fn deciding<'a>(item: &'a Item, told: &Answers) -> Vec<&'a Question> {
    choices(item).into_iter().filter(|it| is_asked(&item.form, &it.key, told)).collect()
}

/// What was told of the circumstances, as names and values: what the item does not ask, or does not offer, is left out.
#[must_use]
pub fn told<'t>(item: &Item, pairs: impl Iterator<Item = (&'t str, &'t str)>) -> Answers {
    let choices = choices(item);
    let mut answers = Answers::new();
    for (key, value) in pairs {
        let question = choices.iter().find(|it| it.key == key);
        match question.map(|it| &it.kind) {
            Some(Kind::Choice { choices }) if choices.iter().any(|it| it.value == value) => {
                answers.insert(key.to_owned(), value.into());
            }
            Some(Kind::MultiChoice { choices }) if choices.iter().any(|it| it.value == value) => {
                let many =
                    answers.entry(key.to_owned()).or_insert_with(|| Answer::Many(Vec::new()));
                if let Answer::Many(values) = many
                    && !values.iter().any(|it| it == value)
                {
                    values.push(value.to_owned());
                }
            }
            _ => {}
        }
    }
    settled(&item.form, &answers)
}

/// Whether the document belongs to the list under these circumstances; `None` while they leave it open.
#[must_use]
pub fn is_listed(item: &Item, material: &Material, told: &Answers) -> Option<bool> {
    material.when.as_ref().map_or(Some(true), |when| judged(&item.form, when, told))
}

/// The questions answered by a choice on which a document depends, directly or because they bring up such a question.
fn choices(item: &Item) -> Vec<&Question> {
    let questions: Vec<&Question> =
        item.form.sections.iter().flat_map(|it| &it.questions).collect();
    let conditions = item.materials.iter().filter_map(|it| it.when.as_ref());
    let mut deciding: BTreeSet<&str> = conditions.flat_map(|it| it.questions()).collect();
    // A condition names earlier questions only, so that one pass from the end finds them all.
    for question in questions.iter().rev().filter(|it| it.when.is_some()) {
        if deciding.contains(question.key.as_str()) {
            deciding.extend(question.when.iter().flat_map(|it| it.questions()));
        }
    }
    let is_choice =
        |it: &&Question| matches!(it.kind, Kind::Choice { .. } | Kind::MultiChoice { .. });
    questions
        .into_iter()
        .filter(|it| deciding.contains(it.key.as_str()))
        .filter(is_choice)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A shop that sells from machines or not, with a list of their sites.
    fn item() -> Item {
        let mut item: Item =
            toml::from_str(include_str!("../../tests/item.toml")).expect("the sample item");
        let form = r#"
            [[sections]]
            key = "shop"
            title = { zh = "店", en = "Shop" }
            [[sections.questions]]
            key = "name"
            label = { zh = "名称", en = "Name" }
            kind = { type = "text", max = 9 }
            [[sections.questions]]
            key = "type"
            label = { zh = "业态", en = "Type" }
            kind = { type = "choice", choices = [
              { value = "sales", label = { zh = "销售", en = "Sales" } },
              { value = "meals", label = { zh = "餐饮", en = "Meals" } },
            ] }
            [[sections.questions]]
            key = "machines"
            label = { zh = "设备", en = "Machines" }
            kind = { type = "choice", choices = [
              { value = "yes", label = { zh = "是", en = "Yes" } },
              { value = "no", label = { zh = "否", en = "No" } },
            ] }
            when = { is = { question = "type", value = "sales" } }
            [[sections.questions]]
            key = "colour"
            label = { zh = "颜色", en = "Colour" }
            kind = { type = "choice", choices = [{ value = "red", label = { zh = "红", en = "Red" } }] }
        "#;
        item.form = toml::from_str(form).expect("a form");
        for material in &mut item.materials {
            material.when = None;
        }
        let when = r#"is = { question = "machines", value = "yes" }"#;
        item.materials[1].when = Some(toml::from_str(when).expect("a condition"));
        item
    }

    fn tell(pairs: &[(&str, &str)]) -> Answers {
        told(&item(), pairs.iter().copied())
    }

    fn asked(pairs: &[(&str, &str)]) -> Vec<String> {
        deciding(&item(), &tell(pairs)).iter().map(|it| it.key.clone()).collect()
    }

    fn listed(pairs: &[(&str, &str)]) -> Option<bool> {
        is_listed(&item(), &item().materials[1], &tell(pairs))
    }

    #[test]
    fn only_what_decides_is_asked_and_what_depends_on_an_answer_after_it() {
        assert_eq!(asked(&[]), ["type"]);
        assert_eq!(asked(&[("type", "sales")]), ["type", "machines"]);
        assert_eq!(asked(&[("type", "meals")]), ["type"]);
    }

    #[test]
    fn a_document_is_listed_left_out_or_open() {
        assert_eq!(listed(&[]), None);
        assert_eq!(listed(&[("type", "sales")]), None);
        assert_eq!(listed(&[("type", "sales"), ("machines", "yes")]), Some(true));
        assert_eq!(listed(&[("type", "sales"), ("machines", "no")]), Some(false));
        assert_eq!(listed(&[("type", "meals")]), Some(false));
        assert_eq!(is_listed(&item(), &item().materials[0], &Answers::new()), Some(true));
    }

    #[test]
    fn nothing_is_told_that_is_not_asked() {
        let strange =
            [("colour", "red"), ("type", "palace"), ("name", "x"), ("", ""), ("machines", "yes")];
        assert!(tell(&strange).is_empty());
    }

    proptest! {
        #[test]
        fn every_further_answer_only_decides_what_was_open(
            kind in "sales|meals", machines in "yes|no",
        ) {
            let before = listed(&[("type", &kind)]);
            let after = listed(&[("type", &kind), ("machines", &machines)]);
            prop_assert!(before.is_none() || before == after);
            prop_assert!(after.is_some());
        }
    }
}
