//! What is seen of matters from above.

use super::{
    complaints::{answered, brought},
    *,
};
use crate::testing::hall;
use domain::matters::Tally;

async fn supervisor(hall: &TestHall) -> Caller {
    officer_of(hall, "梁安", "center", Role::OrganHead).await
}

#[tokio::test]
async fn a_complaint_counts_in_its_week_with_the_department_that_has_it() {
    let hall = hall().await;
    let head = supervisor(&hall).await;
    let first = brought(&hall, "窗口态度差").await;
    answered(&hall, &desks(&hall).await, &first).await;
    hall.clock.set("2026-03-09", 9);
    brought(&hall, "路灯不亮").await;
    let found = figures(&hall.ctx, &head, 2).await.unwrap();
    let all = Tally { received: 2, open: 1, done: 1, in_time: 1, ..Tally::default() };
    assert_eq!(found.all, all);
    let by_week: Vec<_> =
        found.by_week.iter().map(|(week, it)| (week.to_string(), it.received)).collect();
    assert_eq!(by_week, [("2026-03-02".to_owned(), 1), ("2026-03-09".to_owned(), 1)]);
    let names: Vec<_> = found.counts.iter().map(|it| &*it.department).collect();
    assert_eq!(names, ["market", "center"], "what is not dispatched is with the desk");
    hall.clock.set("2026-03-16", 9);
    let later = figures(&hall.ctx, &head, 2).await.unwrap();
    assert_eq!((later.all.received, later.all.overdue), (1, 1), "nobody has accepted it");
}

#[tokio::test]
async fn a_department_reads_its_own_figures_and_nobody_else_any() {
    let hall = hall().await;
    let number = brought(&hall, "窗口态度差").await;
    answered(&hall, &desks(&hall).await, &number).await;
    let own = officer_of(&hall, "丁一", "market", Role::OrganHead).await;
    let found = figures(&hall.ctx, &own, 4).await.unwrap();
    assert_eq!((found.all.received, found.is_whole), (1, false));
    let other = officer_of(&hall, "卫二", "housing", Role::OrganHead).await;
    assert_eq!(figures(&hall.ctx, &other, 4).await.unwrap().all, Tally::default());
    for nobody in [&hall.citizen, &hall.reviewer] {
        assert!(matches!(figures(&hall.ctx, nobody, 4).await, Err(Error::NotFound)));
    }
    let nobody = Caller::default();
    assert!(matches!(figures(&hall.ctx, &nobody, 4).await, Err(Error::Refused("sign_in"))));
    assert!(matches!(annual_figures(&hall.ctx, &own, 2026).await, Err(Error::NotFound)));
}

#[tokio::test]
async fn three_that_complain_about_the_same_are_a_topic_of_the_desk() {
    let hall = hall().await;
    for title in ["二楼窗口排队两个小时", "排队两个小时没人理", "路灯不亮"] {
        brought(&hall, title).await;
    }
    let clerk = officer_of(&hall, "方洁", "center", Role::OrganHead).await;
    assert_eq!(figures(&hall.ctx, &clerk, 1).await.unwrap().topics, []);
    let last = brought(&hall, "二楼窗口排队太久").await;
    let topics = figures(&hall.ctx, &clerk, 1).await.unwrap().topics;
    assert_eq!(topics.len(), 1, "{topics:?}");
    assert_eq!((topics[0].count, &*topics[0].title), (3, "二楼窗口排队太久"));
    assert!(topics[0].numbers.contains(&last));
}
