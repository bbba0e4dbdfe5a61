//! Who is told that a last day is near or over.

use super::{
    complaints::{brought, dispatched, does},
    *,
};
use crate::{
    messages::{self, News, Urged},
    testing::hall,
};
use domain::{complaints::Command as C, escalation::Colour};

/// A complaint that somebody of the market department has taken up.
async fn taken(hall: &TestHall) -> String {
    let number = brought(hall, "窗口态度差").await;
    dispatched(hall, &desks(hall).await, &number).await;
    does(hall, &hall.reviewer, &number, C::Take).await.unwrap();
    number
}

async fn told(hall: &TestHall, caller: &Caller) -> Vec<Urged> {
    let page = messages::list(&hall.ctx, caller, None).await.unwrap();
    let urged = page.lines.into_iter().filter_map(|it| match it.says {
        News::Urged(urged) => Some(urged),
        _ => None,
    });
    urged.collect()
}

#[tokio::test]
async fn each_level_is_told_once_when_its_step_is_reached() {
    let hall = hall().await;
    let number = taken(&hall).await;
    let head = officer_of(&hall, "丁一", "market", Role::OrganHead).await;
    let center = officer_of(&hall, "梁安", "center", Role::OrganHead).await;
    let elsewhere = officer_of(&hall, "卫二", "housing", Role::OrganHead).await;
    assert_eq!(escalate(&hall.ctx).await.unwrap(), 0, "it has five working days");
    hall.clock.set("2026-03-06", 9);
    assert_eq!(escalate(&hall.ctx).await.unwrap(), 1);
    assert_eq!(escalate(&hall.ctx).await.unwrap(), 0, "once");
    let yellow = told(&hall, &hall.reviewer).await;
    assert_eq!((yellow.len(), yellow[0].colour, &*yellow[0].urged), (1, Colour::Yellow, &*number));
    assert_eq!(told(&hall, &head).await, yellow);
    assert_eq!(told(&hall, &center).await, [], "the center hears of what is overdue");
    hall.clock.set("2026-03-10", 9);
    assert_eq!(escalate(&hall.ctx).await.unwrap(), 1);
    for caller in [&hall.reviewer, &head, &center] {
        assert_eq!(told(&hall, caller).await[0].colour, Colour::Red);
    }
    assert_eq!(told(&hall, &elsewhere).await, []);
    hall.clock.set("2026-03-20", 9);
    assert_eq!(escalate(&hall.ctx).await.unwrap(), 0, "nothing new was reached");
}

#[tokio::test]
async fn two_nodes_tell_once() {
    let hall = hall().await;
    taken(&hall).await;
    hall.clock.set("2026-03-06", 9);
    let (here, there) = tokio::join!(escalate(&hall.ctx), escalate(&hall.ctx));
    assert_eq!(here.unwrap() + there.unwrap(), 1);
    assert_eq!(told(&hall, &hall.reviewer).await.len(), 1);
}
