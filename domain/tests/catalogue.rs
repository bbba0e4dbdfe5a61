//! The demo catalogue is fit to be published: every file is read by the types of this crate.

use domain::Text;
use domain::conversations::DeskTopic;
use domain::forms::{Answer, Answers, check, settled};
use domain::identifiers::{CreditCode, ImplementationCode};
use domain::items::{Defect, Item, defects};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use time::macros::date;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Departments {
    departments: Vec<Department>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Department {
    key: String,
    number: String,
    name: Text,
    credit_code: String,
    phone: String,
    address: Text,
    window: Text,
    #[serde(default)]
    topics: Vec<DeskTopic>,
}

#[derive(Deserialize)]
struct Topics {
    topics: Vec<Topic>,
}

#[derive(Deserialize)]
struct Topic {
    key: String,
}

/// What in the folder is no item.
const OTHERS: [&str; 2] = ["departments.toml", "topics.toml"];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../service/catalogue")
}

fn departments() -> Vec<Department> {
    let text = std::fs::read_to_string(folder().join("departments.toml")).expect("departments");
    toml::from_str::<Departments>(&text).expect("departments").departments
}

/// Every item with the name of its file.
fn items() -> Vec<(String, Item)> {
    let files = std::fs::read_dir(folder()).expect("the catalogue");
    let mut paths: Vec<PathBuf> = files.map(|file| file.expect("a file").path()).collect();
    paths.retain(|path| !OTHERS.iter().any(|other| path.ends_with(other)));
    paths.sort();
    paths.iter().map(|path| read(path)).collect()
}

fn read(path: &Path) -> (String, Item) {
    let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
    let text = std::fs::read_to_string(path).expect("a readable file");
    match toml::from_str(&text) {
        Ok(item) => (name, item),
        Err(error) => panic!("{name}: {error}"),
    }
}

#[track_caller]
fn unique<'a>(what: &str, values: impl Iterator<Item = &'a str>) {
    let mut seen = BTreeSet::new();
    for value in values {
        assert!(seen.insert(value), "{what} {value} is used twice");
    }
}

#[test]
fn a_topic_of_a_desk_takes_services_of_its_department_and_each_of_them_once() {
    let (items, mut taken) = (items(), BTreeSet::new());
    for department in departments() {
        for topic in &department.topics {
            assert_ne!(topic.key, DeskTopic::GENERAL, "{}", department.key);
            assert!(!topic.name.is_incomplete() && !topic.items.is_empty(), "{}", topic.key);
            for key in &topic.items {
                let (_, item) = items.iter().find(|it| it.1.key == *key).expect(key);
                assert_eq!(item.department, department.key, "{key}");
                assert!(taken.insert(key.clone()), "{key} twice");
            }
        }
    }
    assert!(!taken.is_empty());
}

#[test]
fn every_item_may_be_published() {
    let all: Vec<(String, Vec<Defect>)> =
        items().iter().map(|(name, item)| (name.clone(), defects(item))).collect();
    let faulty: Vec<_> = all.iter().filter(|(_, defects)| !defects.is_empty()).collect();
    assert!(faulty.is_empty(), "{faulty:#?}");
}

#[test]
fn every_file_is_named_after_its_item() {
    for (name, item) in items() {
        assert_eq!(name, item.key);
    }
}

#[test]
fn codes_are_unique_and_name_the_department_that_decides() {
    let (departments, items) = (departments(), items());
    unique("basic code", items.iter().map(|(_, item)| item.basic_code.as_str()));
    unique("name", items.iter().map(|(_, item)| item.name.zh.as_str()));
    for (name, item) in &items {
        let department = departments.iter().find(|it| it.key == item.department);
        let department = department.unwrap_or_else(|| panic!("{name}: unknown department"));
        let code = ImplementationCode::parse(&item.implementation_code).expect("a code");
        assert_eq!(code.organ(), department.credit_code, "{name}");
        assert_eq!(item.contact.phone, department.phone, "{name}");
        assert_eq!(item.contact.window, department.window, "{name}");
        assert_eq!(item.contact.address, department.address, "{name}");
    }
}

#[test]
fn departments_are_complete_and_distinct() {
    let departments = departments();
    unique("department", departments.iter().map(|it| it.key.as_str()));
    unique("number", departments.iter().map(|it| it.number.as_str()));
    unique("credit code", departments.iter().map(|it| it.credit_code.as_str()));
    for department in &departments {
        let key = &department.key;
        let digits = department.number.bytes().all(|byte| byte.is_ascii_digit());
        assert!(department.number.len() == 3 && digits, "{key}");
        assert!(!department.name.is_incomplete() && !department.window.is_incomplete(), "{key}");
        let code = CreditCode::parse(&department.credit_code).expect("a credit code");
        assert_eq!(code.warning(), None, "{key}");
    }
}

#[test]
fn every_topic_exists_and_has_items() {
    let text = std::fs::read_to_string(folder().join("topics.toml")).expect("topics");
    let topics = toml::from_str::<Topics>(&text).expect("topics").topics;
    let items = items();
    for (name, item) in &items {
        for topic in &item.topics {
            assert!(topics.iter().any(|it| it.key == *topic), "{name}: no topic {topic}");
        }
    }
    for topic in &topics {
        assert!(items.iter().any(|(_, item)| item.topics.contains(&topic.key)), "{}", topic.key);
    }
}

#[test]
fn people_find_items_by_the_words_they_use() {
    for (name, item) in items() {
        assert!(item.synonyms.len() >= 3, "{name} has few synonyms");
        unique(&name, item.synonyms.iter().map(String::as_str));
    }
}

/// The answers of the first two journeys, as somebody types them on a phone.
#[test]
fn the_forms_of_the_main_journeys_can_be_filled_in() {
    let mut food = answers(&[
        ("operator_name", "澄江市江北区小明面馆"),
        ("credit_code", "92330199 MA2DEM113Q"),
        ("leader_name", "王小明"),
        ("leader_id", "990101199001010000"),
        ("leader_mobile", "138 1234 5678"),
        ("by_agent", "no"),
        ("business_type", "food-service"),
        ("address", "澄江市江北区滨江路18号1层"),
        ("area", "８６"),
        ("seats", "32"),
        ("online", "no"),
        ("manager_name", "王小明"),
        ("manager_mobile", "13812345678"),
    ]);
    let products = ["hot", "drinks"].map(str::to_owned).to_vec();
    food.insert("products".to_owned(), Answer::Many(products));
    let residence = answers(&[
        ("for_minor", "no"),
        ("applicant_name", "李娜"),
        ("applicant_id", "990101198511120010"),
        ("applicant_mobile", "13900000000"),
        ("registered_address", "某省某市某县幸福路2号"),
        ("address", "澄江市江北区滨江路18号2单元301室"),
        ("since", "2025年6月1日"),
        ("ground", "home"),
        ("delivery", "mail"),
    ]);
    for (key, given) in [("food-business-permit", food), ("residence-permit", residence)] {
        let items = items();
        let (_, item) = items.iter().find(|(name, _)| name == key).expect("an item");
        let today = date!(2026 - 03 - 02);
        assert_eq!(check(&item.form, &given, today, true), [], "{key}");
        assert_eq!(settled(&item.form, &given).len(), given.len(), "{key}");
        let faults = check(&item.form, &Answers::new(), today, true);
        assert!(faults.len() >= 5, "{key}: {faults:?}");
    }
}

fn answers(given: &[(&str, &str)]) -> Answers {
    given.iter().map(|(key, typed)| ((*key).to_owned(), Answer::from(*typed))).collect()
}

/// A rule, and whether an item shows it.
type Rule = (&'static str, fn(&Item) -> bool);

/// A demo of twenty items that all follow the same rule would show nothing.
#[test]
fn the_catalogue_exercises_every_rule() {
    let items: Vec<Item> = items().into_iter().map(|(_, item)| item).collect();
    assert!(items.len() >= 22, "{} items", items.len());
    let rules: [Rule; 20] = [
        ("immediate", |item| item.mode == domain::items::Mode::Immediate),
        ("verification", |item| item.needs_verification),
        ("hearing", |item| item.needs_hearing),
        ("project code", |item| item.needs_project_code),
        ("safety", |item| item.safety_related),
        ("quantity", |item| item.quantity_limit.is_some()),
        ("fee", |item| !item.fees.is_empty()),
        ("deferral", |item| item.deferred.is_some()),
        ("commitment", |item| item.commitment.is_some()),
        ("commitment by law", |item| item.safety_related && item.commitment.is_some()),
        ("natural days", |item| item.limits.statutory.to_string().ends_with("nd")),
        ("months", |item| item.limits.statutory.to_string().ends_with('m')),
        ("short completeness check", |item| item.limits.completeness.amount < 5),
        ("joint handling", |item| item.joint),
        ("inspection", |item| item.needs_inspection),
        ("stages", |item| item.limits.stages.review.is_some()),
        ("publication", domain::items::Item::publishes),
        ("short publication", |item| item.limits.publication.is_some()),
        ("secret", |item| item.withheld.is_some()),
        ("long extension", |item| item.limits.extension > 10),
    ];
    for (rule, shows) in rules {
        assert!(items.iter().any(shows), "no item shows {rule}");
    }
}
