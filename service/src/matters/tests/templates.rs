//! Reply templates: kept by departments and by the center for all, filled without whoever brought the matter.

use super::{
    super::templates::{Filled, Wording, fitting, keep, keeps, kept, retire},
    complaints::{brought, dispatched, does},
    *,
};
use crate::{FieldFault, testing::hall};
use domain::complaints::{Command as C, Outcome};

fn wording(name: &str, text: &str) -> Wording {
    Wording {
        name: name.to_owned(),
        fits: "complaint".to_owned(),
        outcome: "complaint/explained".to_owned(),
        text: text.to_owned(),
    }
}

async fn fits(hall: &TestHall, caller: &Caller, number: &str) -> Vec<Filled> {
    let shown = show(&hall.ctx, caller, number).await.unwrap();
    fitting(&hall.ctx, caller, &shown).await.unwrap()
}

/// A complaint that the market department has and a reviewer of it handles.
async fn taken(hall: &TestHall, title: &str) -> String {
    let number = brought(hall, title).await;
    dispatched(hall, &desks(hall).await, &number).await;
    does(hall, &hall.reviewer, &number, C::Take).await.unwrap();
    number
}

#[tokio::test]
async fn whoever_answers_begins_with_a_template_that_tells_nothing_of_who_brought_it() {
    let hall = hall().await;
    let desks = desks(&hall).await;
    let text = "{编号}“{标题}”于{提交日期}收到，由{承办部门}于{办理期限}前办理。";
    keep(&hall.ctx, &hall.head, "market", None, &wording("说明", text)).await.unwrap();
    let common = Wording { outcome: String::new(), ..wording("致歉", "对不起。") };
    keep(&hall.ctx, &desks.clerk, "center", None, &common).await.unwrap();
    let other = Wording { fits: "complaint/praise".to_owned(), ..common.clone() };
    keep(&hall.ctx, &desks.clerk, "center", None, &other).await.unwrap();
    let number = taken(&hall, "王小明投诉3号窗口，电话13800138000").await;
    let found = fits(&hall, &hall.reviewer, &number).await;
    let said: Vec<_> = found.iter().map(|it| (&*it.name, it.outcome, &*it.text)).collect();
    let first = format!(
        "{number}“〔略〕投诉3号窗口，电话〔略〕”于2026年3月2日收到，由澄江市市场监督管理局于2026年3月9日前办理。"
    );
    let expected = [("说明", Some(Outcome::Explained.word()), &*first), ("致歉", None, "对不起。")];
    assert_eq!(said, expected);
    // Whoever brought it, and whoever does not answer it, is offered none.
    assert_eq!(fits(&hall, &hall.citizen, &number).await, []);
    assert_eq!(fits(&hall, &desks.clerk, &number).await, []);
}

#[tokio::test]
async fn the_head_keeps_those_of_the_department_the_center_those_for_all_and_nobody_else_any() {
    let hall = hall().await;
    let desks = desks(&hall).await;
    let it = wording("说明", "已核实。");
    for (caller, department) in [
        (&hall.head, "center"),
        (&hall.head, "health"),
        (&hall.reviewer, "market"),
        (&hall.clerk, "market"),
        (&desks.clerk, "market"),
        (&hall.citizen, "market"),
    ] {
        let refused = keep(&hall.ctx, caller, department, None, &it).await;
        assert!(matches!(refused, Err(Error::NotFound)), "{department}: {refused:?}");
        assert!(matches!(kept(&hall.ctx, caller, department).await, Err(Error::NotFound)));
    }
    let nobody = keep(&hall.ctx, &Caller::default(), "market", None, &it).await;
    assert!(matches!(nobody, Err(Error::Refused("sign_in"))));
    assert!(keeps(&hall.ctx, &hall.head) && keeps(&hall.ctx, &desks.clerk));
    assert!(!keeps(&hall.ctx, &hall.reviewer));
    keep(&hall.ctx, &hall.head, "market", None, &it).await.unwrap();
    let own = kept(&hall.ctx, &hall.head, "").await.unwrap();
    assert_eq!((&*own.department, own.is_common, own.templates.len()), ("market", false, 1));
    let known = (own.templates[0].id, 1);
    for caller in [&hall.reviewer, &desks.clerk, &hall.citizen] {
        assert!(matches!(retire(&hall.ctx, caller, known).await, Err(Error::NotFound)));
        let changed = keep(&hall.ctx, caller, "center", Some(known), &it).await;
        assert!(matches!(changed, Err(Error::NotFound)), "{changed:?}");
    }
}

#[tokio::test]
async fn a_template_is_changed_and_retired_once_by_whoever_has_read_it_and_each_change_is_told() {
    let hall = hall().await;
    keep(&hall.ctx, &hall.head, "market", None, &wording("说明", "一")).await.unwrap();
    let id = kept(&hall.ctx, &hall.head, "market").await.unwrap().templates[0].id;
    let better = wording("情况说明", "二");
    hall.clock.pass(60);
    keep(&hall.ctx, &hall.head, "market", Some((id, 1)), &better).await.unwrap();
    let late = keep(&hall.ctx, &hall.head, "market", Some((id, 1)), &better).await;
    assert!(matches!(late, Err(Error::Refused("stale"))), "{late:?}");
    let own = kept(&hall.ctx, &hall.head, "market").await.unwrap();
    let own: Vec<_> = own.templates.iter().map(|it| (it.version, &it.wording)).collect();
    assert_eq!(own, [(2, &better)]);
    hall.clock.pass(60);
    retire(&hall.ctx, &hall.head, (id, 2)).await.unwrap();
    let again = retire(&hall.ctx, &hall.head, (id, 2)).await;
    assert!(matches!(again, Err(Error::Refused("stale"))), "{again:?}");
    let own = kept(&hall.ctx, &hall.head, "market").await.unwrap();
    assert_eq!(own.templates, []);
    let changes: Vec<_> =
        own.changes.iter().map(|it| (it.version, &*it.name, &*it.by, it.is_retired)).collect();
    let expected =
        [(3, "情况说明", "郑军", true), (2, "情况说明", "郑军", false), (1, "说明", "郑军", false)];
    assert_eq!(changes, expected);
    let number = taken(&hall, "窗口态度差").await;
    assert_eq!(fits(&hall, &hall.reviewer, &number).await, []);
}

#[tokio::test]
async fn everything_that_is_wrong_with_a_template_is_told_beside_its_field() {
    let hall = hall().await;
    let of = |fits: &str, outcome: &str| Wording {
        fits: fits.to_owned(),
        outcome: outcome.to_owned(),
        ..wording("说明", "一")
    };
    let long = "长".repeat(4_001);
    for (wrong, faults) in [
        (Wording::default(), vec![("name", "missing"), ("text", "missing"), ("fits", "missing")]),
        (wording(&"名".repeat(61), &long), vec![("name", "too-long"), ("text", "too-long")]),
        (wording("说明", "{姓名}您好"), vec![("text", "unknown-variable")]),
        (of("complaint/resolved", ""), vec![("fits", "not-a-choice")]),
        (of("complaint' OR 1=1", ""), vec![("fits", "not-a-choice")]),
        (of("petition", "complaint/resolved"), vec![("outcome", "not-a-choice")]),
        (of("complaint", "complaint/service"), vec![("outcome", "not-a-choice")]),
    ] {
        let refused = keep(&hall.ctx, &hall.head, "market", None, &wrong).await;
        let Err(Error::Invalid(found)) = refused else { panic!("{wrong:?}: {refused:?}") };
        let expected: Vec<_> = faults.iter().map(|(it, code)| FieldFault::new(*it, code)).collect();
        assert_eq!(found, expected, "{wrong:?}");
    }
}
