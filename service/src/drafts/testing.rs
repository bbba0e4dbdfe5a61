//! Drafts for tests.

use super::{Origin, Page, Save, Start, Typed, Wish, save_section, start};
use crate::{
    Caller,
    files::{attach, testing::PDF},
    testing::TestHall,
};
use bytes::Bytes;
use domain::ids::DraftId;

/// An item with conditions, documents to follow and documents that the hall fetches.
pub(crate) const RESTAURANT: &str = "food-business-permit";

/// The first page of its form, without a fault.
pub(crate) const OPERATOR: &[(&str, &str)] = &[
    ("operator_name", "小明面馆"),
    ("credit_code", "91350100M000100Y43"),
    ("leader_name", "王小明"),
    ("leader_id", "990101199001010000"),
    ("leader_mobile", "13800138000"),
    ("by_agent", "no"),
];

const PREMISES: &[(&str, &str)] = &[
    ("business_type", "food-service"),
    ("address", "澄江市江北区滨江路 18 号 1 层"),
    ("area", "１２０"),
    ("seats", "40"),
    ("online", "no"),
];

const FOOD: &[(&str, &str)] = &[
    ("products", "hot"),
    ("products", "drinks"),
    ("manager_name", "王小明"),
    ("manager_mobile", "13800138000"),
];

/// A draft of the citizen for a restaurant.
pub(crate) async fn begun(hall: &TestHall) -> DraftId {
    begun_for(hall, RESTAURANT).await
}

/// A draft of the citizen for the item `key`.
pub(crate) async fn begun_for(hall: &TestHall, key: &str) -> DraftId {
    let wish = Wish { item_key: key.to_owned(), fresh: true, ..Wish::default() };
    match start(&hall.ctx, &hall.citizen, wish).await.expect("the item is on offer") {
        Start::Started { draft } | Start::Existing { draft } => draft,
    }
}

/// A draft for a restaurant that can be filed, with its version.
pub(crate) async fn complete(hall: &TestHall) -> (DraftId, i64) {
    complete_by(hall, &hall.citizen).await
}

/// The same by `caller`: for the organisation they act for, or for themself.
pub(crate) async fn complete_by(hall: &TestHall, caller: &Caller) -> (DraftId, i64) {
    let organisation = caller.signed_in().expect("a person").organisations.first();
    let wish = Wish {
        item_key: RESTAURANT.to_owned(),
        organisation: organisation.map(|it| it.organisation),
        fresh: true,
        ..Wish::default()
    };
    let begun = start(&hall.ctx, caller, wish).await.expect("the item is on offer");
    let (Start::Started { draft: id } | Start::Existing { draft: id }) = begun;
    let mut version = 1;
    for (section, given) in [("operator", OPERATOR), ("premises", PREMISES), ("food", FOOD)] {
        let saved = save_section(&hall.ctx, caller, id, page(section, version, given)).await;
        version = saved_version(saved.expect("the page is theirs"));
    }
    for material in ["application", "layout"] {
        let content = Bytes::from_static(PDF);
        let attached = attach(&hall.ctx, caller, id, material, "扫描件.pdf", content).await;
        attached.expect("a sound file");
    }
    (id, version)
}

/// A page as a form posts it.
pub(crate) fn page(section: &str, read_version: i64, given: &[(&str, &str)]) -> Page {
    let typed = typed(given);
    Page {
        section: section.to_owned(),
        typed,
        read_version,
        by: Origin::default(),
        overwrite: false,
    }
}

/// What a form posts.
pub(crate) fn typed(given: &[(&str, &str)]) -> Typed {
    let mut typed = Typed::new();
    for (name, value) in given {
        typed.entry((*name).to_owned()).or_default().push((*value).to_owned());
    }
    typed
}

/// Saves a page and answers the new version.
pub(crate) async fn save_ok(hall: &TestHall, id: DraftId, page: Page) -> i64 {
    let saved = save_section(&hall.ctx, &hall.citizen, id, page).await;
    saved_version(saved.expect("the page is theirs"))
}

fn saved_version(saved: Save) -> i64 {
    match saved {
        Save::Saved { version, .. } => version,
        met @ Save::Conflict(_) => panic!("{met:?}"),
    }
}
