//! Use cases of matters, told as stories.

mod brought;
mod complaints;
mod disclosure;
mod escalation;
mod figures;
mod petition;
mod procurement;
mod published;
mod templates;

use super::*;
use crate::{
    Caller, Error,
    conversations::visitor_hash,
    testing::{TestHall, officer_of},
};
use domain::{
    access::Role,
    complaints::Kind,
    ids::{EntryId, MatterId},
    matters::{Command, Standing as Known},
};
use store::matters::find;
use uuid::Uuid;

const TOLD: &str = "在二楼窗口排队两个小时，工作人员态度很差。";

/// The name that a page gives a matter.
fn id(number: u128) -> MatterId {
    MatterId::new(Uuid::from_u128(0xC0 + number))
}

/// What somebody known writes as `topic`, as far as all procedures ask the same.
fn written_as(topic: Topic) -> Written {
    Written {
        title: "窗口态度差".to_owned(),
        told: TOLD.to_owned(),
        wish: "请道歉".to_owned(),
        known: Some(Known::Named),
        contact: Contact {
            name: "王小明".to_owned(),
            mobile: "13800138000".to_owned(),
            address: String::new(),
        },
        department: "market".to_owned(),
        ..Written::new(topic)
    }
}

fn complaint() -> Written {
    written_as(Topic::Complaint(Kind::Service))
}

fn visitor(name: &str) -> Caller {
    Caller { visitor: Some(visitor_hash(name)), ..Caller::default() }
}

/// Those who hear complaints: of the center, and of the office above it.
struct Desks {
    clerk: Caller,
    above: Caller,
}

async fn desks(hall: &TestHall) -> Desks {
    Desks {
        clerk: officer_of(hall, "方洁", "center", Role::WindowClerk).await,
        above: officer_of(hall, "顾云", "office", Role::Decider).await,
    }
}

/// Does something under a new name.
async fn act_on(
    hall: &TestHall,
    caller: &Caller,
    number: &str,
    command: Command,
) -> Result<i64, Error> {
    let entry = EntryId::new(hall.ctx.chance.id());
    act(&hall.ctx, caller, number, entry, command).await
}

async fn state(hall: &TestHall, number: &str) -> String {
    find(&mut hall.ctx.db.read().await.unwrap(), number).await.unwrap().unwrap().standing.state
}

/// What happened so far, as `reader` sees it.
async fn happened(hall: &TestHall, reader: &Caller, number: &str) -> Vec<&'static str> {
    let shown = show(&hall.ctx, reader, number).await.unwrap();
    shown.entries.iter().map(|it| it.body.fact.word()).collect()
}
