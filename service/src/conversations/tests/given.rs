//! Whom a conversation is given to by name.

use super::*;

#[tokio::test]
async fn a_supervisor_gives_what_waits_to_one_of_the_desk_and_nobody_else_does() {
    let hall = hall().await;
    let ctx = &hall.ctx;
    let (asker, id) = asked(&hall).await;
    let reviewer = person(&hall.reviewer);
    for caller in [&hall.citizen, &hall.clerk, &hall.health_clerk, &asker] {
        let refused = assign(ctx, caller, id, reviewer).await;
        assert!(matches!(refused, Err(Error::NotFound)));
    }
    // Not to somebody of another desk.
    let elsewhere = assign(ctx, &hall.head, id, person(&hall.health_clerk)).await;
    assert!(matches!(elsewhere, Err(Error::Refused("conversation_no_such_receiver"))));
    let wall = figures(ctx, &hall.head, 7).await.unwrap();
    assert_eq!(wall.waiting.iter().map(|it| it.id).collect::<Vec<_>>(), [id]);
    assign(ctx, &hall.head, id, reviewer).await.unwrap();
    let shown = show(ctx, &asker, id, Which::Last).await.unwrap();
    assert_eq!(shown.standing.agent, Some(reviewer));
    let last = shown.entries.last().unwrap();
    assert_eq!(last.speaker, Speaker::Event(shown.agent.clone()), "the log says who has it");
    assert!(figures(ctx, &hall.head, 7).await.unwrap().waiting.is_empty());
    // From one to another, who has it now; again is told.
    assign(ctx, &hall.head, id, person(&hall.clerk)).await.unwrap();
    let again = assign(ctx, &hall.head, id, person(&hall.clerk)).await;
    assert!(matches!(again, Err(Error::Refused("conversation_no_such_receiver"))));
    let full = Question { asks_person: true, ..question(1, food()) };
    for number in 2..7 {
        let next = Question { id: conversation(number), entry: entry(number), ..full.clone() };
        begin(ctx, &visitor("many"), next).await.unwrap();
        let given = assign(ctx, &hall.head, conversation(number), person(&hall.clerk)).await;
        assert_eq!(given.is_ok(), number < 6, "nobody has more than five");
    }
}

#[tokio::test]
async fn it_is_handed_to_one_colleague_who_takes_it_or_not() {
    let hall = hall().await;
    let ctx = &hall.ctx;
    let (_, id) = asked(&hall).await;
    claim(ctx, &hall.clerk, id).await.unwrap();
    let shown = show(ctx, &hall.clerk, id, Which::Last).await.unwrap();
    let names: Vec<_> = shown.receivers.iter().map(|it| it.person).collect();
    assert!(names.contains(&person(&hall.reviewer)) && !names.contains(&person(&hall.clerk)));
    offer(ctx, &hall.clerk, id, "market", Some(person(&hall.reviewer)), "懂现场核查")
        .await
        .unwrap();
    let decider = claim(ctx, &hall.decider, id).await;
    assert!(matches!(decider, Err(Error::Refused("conversation_taken"))));
    claim(ctx, &hall.reviewer, id).await.unwrap();
    assert_eq!(show(ctx, &hall.reviewer, id, Which::Last).await.unwrap().viewer, Viewer::Agent);
}
