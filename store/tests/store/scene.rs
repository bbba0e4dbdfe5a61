//! A small hall to tell stories in: two citizens, two departments, one item.

use domain::{
    Date, Moment,
    forms::{Answer, Answers},
    ids::{CaseId, DraftId, PersonId},
    items::Item,
};
use serde_json::json;
use store::{
    Db, StoreError, Work, Write,
    cases::{self, Case, Content, Standing},
    departments::{self, Department},
    drafts::{Draft, DraftKind},
    items::{self, Words},
    people::{self, Person},
};
use time::macros::date;
use uuid::Uuid;

pub(crate) const NOW: Moment = Moment::from_micros(1_772_380_800_123_456);
pub(crate) const TODAY: Date = date!(2026 - 03 - 02);

/// So many seconds after the story begins.
pub(crate) fn later(seconds: i64) -> Moment {
    NOW.plus_seconds(seconds)
}

/// An id nobody else has: the story counts them itself.
pub(crate) fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

pub(crate) fn alice() -> PersonId {
    PersonId::new(id(1))
}

pub(crate) fn bob() -> PersonId {
    PersonId::new(id(2))
}

/// Writes and must be kept.
pub(crate) async fn write<T, F>(db: &Db, work: F) -> T
where
    T: Send + 'static,
    F: for<'a> FnOnce(&'a mut Write) -> Work<'a, T, StoreError> + Clone + Send + 'static,
{
    db.transact(work).await.expect("the work is kept")
}

pub(crate) fn person(id: PersonId, name: &str) -> Person {
    let digits = format!("{:011}", id.uuid().as_u128());
    Person {
        id,
        login: None,
        name: name.to_owned(),
        citizen_id: Some(format!("3301991{digits}")),
        mobile: Some(digits),
        email: None,
        staff_number: None,
        created_at: NOW,
        disabled_at: None,
    }
}

pub(crate) fn department(key: &str, code: &str) -> Department {
    Department {
        key: key.to_owned(),
        code: code.to_owned(),
        name: domain::Text::new("市场监督管理局", "Market Regulation"),
    }
}

/// The least an item can be.
pub(crate) fn item(key: &str, version: u32) -> Item {
    let text = json!({"zh": "字", "en": "text"});
    serde_json::from_value(json!({
        "key": key, "version": version, "name": {"zh": "食品经营许可", "en": "Food licence"},
        "summary": text, "basic_code": "000131029000", "implementation_code": "1".repeat(31),
        "kind": "license", "mode": "promise", "department": "market", "objects": ["person"],
        "topics": ["catering"], "basis": [], "conditions": [],
        "limits": {"completeness": "5wd", "statutory": "20wd", "extension": 10,
                   "promised": "10wd", "issue": "10wd", "correction": "10wd"},
        "correction_expiry": "lapsed", "materials": [], "form": {"sections": []},
        "outcome": {"name": text, "validity": text}, "steps": [], "visits": 0,
        "contact": {"phone": "1", "complaint_phone": "2", "window": text, "address": text,
                    "hours": text},
        "remedies": {"reconsideration": text, "court": text}
    }))
    .expect("an item")
}

pub(crate) fn answers(name: &str) -> Answers {
    Answers::from([("name".to_owned(), Answer::One(name.to_owned()))])
}

pub(crate) fn draft(number: u128, owner: PersonId) -> Draft {
    Draft {
        id: DraftId::new(id(number)),
        owner,
        organisation: None,
        item_key: "food".to_owned(),
        item_version: 1,
        kind: DraftKind::Filing,
        answers: answers("张三"),
        choices: "{}".to_owned(),
        version: 1,
        created_at: NOW,
        updated_at: NOW,
        case: None,
        submitted_at: None,
    }
}

pub(crate) fn case(number: u128) -> Case {
    Case {
        id: CaseId::new(id(number)),
        number: format!("SC20260302{number:05}"),
        query_code_hash: [7; 32],
        draft: None,
        item_key: "food".to_owned(),
        item_version: 1,
        applicant: alice(),
        applicant_name: "张三".to_owned(),
        organisation: None,
        received_at: NOW,
        version: 1,
        standing: Standing {
            department: "market".to_owned(),
            state: "received".to_owned(),
            waits_for: "window".to_owned(),
            handler: None,
            due_on: Some(date!(2026 - 03 - 09)),
            next_timer_on: Some(date!(2026 - 03 - 10)),
            updated_at: NOW,
            closed_at: None,
            returned_at: None,
        },
    }
}

pub(crate) fn content() -> Content {
    Content { answers: answers("张三"), choices: r#"{"commitment": true}"#.to_owned() }
}

/// Alice and Bob, the departments `market` and `housing`, and the published item `food` 1.
pub(crate) async fn set(db: &Db) {
    write(db, |tx| {
        Box::pin(async move {
            people::add(tx, &person(alice(), "张三"), Some("hash")).await?;
            people::add(tx, &person(bob(), "李四"), None).await?;
            departments::save(tx, &department("market", "SC"), NOW).await?;
            departments::save(tx, &department("housing", "ZJ"), NOW).await?;
            items::save(tx, &item("food", 1), NOW).await?;
            let words = Words {
                name: "食品经营许可 Food licence".to_owned(),
                body: "开餐馆 餐饮服务".to_owned(),
                initials: vec!["spjyxk".to_owned()],
            };
            items::publish(tx, "food", 1, &words, NOW).await
        })
    })
    .await;
}

/// Enters a case with its content.
pub(crate) async fn enter(db: &Db, case: Case) {
    write(db, move |tx| Box::pin(async move { cases::add(tx, &case, &content()).await })).await;
}
