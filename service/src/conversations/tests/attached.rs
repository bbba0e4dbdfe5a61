//! Files that are sent.

use super::*;
use crate::files::testing::PDF;
use domain::ids::FileId;

/// Sends a file.
async fn sent(
    hall: &TestHall,
    caller: &Caller,
    number: u128,
    name: &str,
    content: &'static [u8],
) -> Result<i64, Error> {
    attach(&hall.ctx, caller, conversation(1), entry(number), name, content.into()).await
}

/// The file that was sent last, as the reader sees it.
async fn last_file(hall: &TestHall, caller: &Caller) -> (FileId, String) {
    let shown = show(&hall.ctx, caller, conversation(1), Which::Last).await.unwrap();
    let Some(Body::File { id, name, .. }) = shown.entries.last().map(|it| it.body.clone()) else {
        panic!("no file at the end")
    };
    (id, name)
}

#[tokio::test]
async fn a_file_is_sent_once_and_opened_by_the_two_who_speak_alone() {
    let hall = hall().await;
    let ctx = &hall.ctx;
    begin(ctx, &hall.citizen, question(1, food())).await.unwrap();
    let seq = sent(&hall, &hall.citizen, 5, "../布局图.PDF", PDF).await.unwrap();
    assert_eq!(sent(&hall, &hall.citizen, 5, "../布局图.PDF", PDF).await.unwrap(), seq);
    let (file, name) = last_file(&hall, &hall.citizen).await;
    assert_eq!(name, "布局图.pdf");
    let opened = open_file(ctx, &hall.citizen, conversation(1), file).await.unwrap();
    assert_eq!((&opened.content[..], opened.mime.as_str()), (PDF, "application/pdf"));
    // Until one of the desk has it, nobody there opens it; a stranger and another conversation never do.
    ask_person(ctx, &hall.citizen, conversation(1)).await.unwrap();
    for caller in [&hall.clerk, &hall.head, &hall.stranger, &visitor("one")] {
        let opened = open_file(ctx, caller, conversation(1), file).await;
        assert!(matches!(opened, Err(Error::NotFound)));
    }
    claim(ctx, &hall.clerk, conversation(1)).await.unwrap();
    assert!(open_file(ctx, &hall.clerk, conversation(1), file).await.is_ok());
    begin(ctx, &hall.citizen, question(2, food())).await.unwrap();
    let elsewhere = open_file(ctx, &hall.citizen, conversation(2), file).await;
    assert!(matches!(elsewhere, Err(Error::NotFound)));
}

#[tokio::test]
async fn what_is_no_file_that_is_taken_says_why_and_leaves_no_word() {
    let hall = hall().await;
    begin(&hall.ctx, &hall.citizen, question(1, food())).await.unwrap();
    let before = read(&hall, &hall.citizen, conversation(1)).await;
    for (name, content, code) in [
        ("a.html", &b"<script>alert(1)</script>"[..], "file-unknown-kind"),
        ("a.exe", PDF, "file-wrong-extension"),
        ("a.pdf", b"", "file-empty"),
    ] {
        let fault = FieldFault::new("file", code);
        let refused = sent(&hall, &hall.citizen, 9, name, content).await;
        assert!(matches!(refused, Err(Error::Invalid(it)) if it == [fault]), "{name}");
    }
    let nobody = sent(&hall, &visitor("one"), 9, "a.pdf", PDF).await;
    assert!(matches!(nobody, Err(Error::Refused("sign_in"))));
    let stranger = sent(&hall, &hall.stranger, 9, "a.pdf", PDF).await;
    assert!(matches!(stranger, Err(Error::NotFound)));
    // The desk speaks when it has the conversation, in files as in words.
    let colleague = sent(&hall, &hall.clerk, 9, "a.pdf", PDF).await;
    assert!(matches!(colleague, Err(Error::Refused("conversation_not_yours"))));
    assert_eq!(read(&hall, &hall.citizen, conversation(1)).await, before);
}

#[tokio::test]
async fn the_content_of_a_sent_file_is_no_orphan() {
    let hall = hall().await;
    begin(&hall.ctx, &hall.citizen, question(1, food())).await.unwrap();
    sent(&hall, &hall.citizen, 5, "a.pdf", PDF).await.unwrap();
    let (file, _) = last_file(&hall, &hall.citizen).await;
    let sha256 = store::conversations::find_file(
        &mut hall.ctx.db.read().await.unwrap(),
        conversation(1),
        file,
    )
    .await
    .unwrap()
    .unwrap()
    .sha256;
    let needed = store::files::is_needed(&mut hall.ctx.db.read().await.unwrap(), &sha256).await;
    assert!(needed.unwrap());
}
