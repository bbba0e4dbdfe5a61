//! No page that people wait for reads a whole table.

use super::scene::{self, NOW, TODAY, alice, bob, id};
use domain::ids::{
    AbsenceId, CannedAnswerId, CaseId, ConversationId, DraftId, EntryId, FileId, MatterId,
    MessageId, OrganisationId, PublishedAnswerId, ReplyTemplateId, SessionId,
};
use store::{
    Options, Read, StoreError, Write, absences,
    bars::{self, Barred},
    canned_answers,
    cases::{self, Along, Wanted},
    conversations::{self, Owner, Reached},
    counters, documents, drafts, files, history, items, limits, matters, messages, organisations,
    outbox, people, presence, published_answers, ratings, sessions, staff,
    testing::{Fresh, each_engine, plan},
};

/// Everything a page asks.
async fn read_all(read: &mut Read) {
    let (case, draft) = (CaseId::new(id(61)), DraftId::new(id(51)));
    let company = OrganisationId::new(id(31));
    sessions::find(read, &[1; 32]).await.unwrap();
    sessions::find_by_id(read, SessionId::new(id(1))).await.unwrap();
    sessions::of_person(read, alice(), NOW).await.unwrap();
    people::find(read, alice()).await.unwrap();
    people::find_by_sign_in(read, "clerk").await.unwrap();
    people::is_numbered(read, "0007").await.unwrap();
    staff::of_person(read, alice()).await.unwrap();
    staff::in_department(read, "market").await.unwrap();
    staff::of_number(read, "0007").await.unwrap();
    bars::against(read, Barred::Person(alice()), "food", TODAY).await.unwrap();
    organisations::find(read, company).await.unwrap();
    organisations::find_by_credit_code(read, "9").await.unwrap();
    organisations::of_person(read, bob()).await.unwrap();
    organisations::memberships_of(read, bob()).await.unwrap();
    organisations::members(read, company).await.unwrap();
    items::find(read, "food", 1).await.unwrap();
    items::find_published(read, "food").await.unwrap();
    items::search(read, "食品", 10).await.unwrap();
    items::resembling(read, "食品", 3).await.unwrap();
    items::misses(read, TODAY, None, 10).await.unwrap();
    drafts::find(read, draft).await.unwrap();
    drafts::open_of(read, alice()).await.unwrap();
    drafts::of_case(read, case).await.unwrap();
    drafts::untouched_since(read, NOW, 10).await.unwrap();
    files::of_draft(read, draft).await.unwrap();
    files::of_case(read, case).await.unwrap();
    files::is_needed(read, &[1; 32]).await.unwrap();
    cases::find(read, case).await.unwrap();
    cases::find_by_number(read, "n").await.unwrap();
    cases::find_by_draft(read, draft).await.unwrap();
    cases::content(read, case).await.unwrap();
    for along in [
        Along::Open,
        Along::State("received"),
        Along::WaitsFor("window"),
        Along::Handler(bob()),
        Along::Returned,
    ] {
        cases::list(read, "market", along.into(), None, 25).await.unwrap();
    }
    cases::assigned(read, "market", bob(), "reviewer").await.unwrap();
    for wanted in [Wanted::Name("张"), Wanted::Number("26")] {
        cases::search(read, "market", wanted, None, 25).await.unwrap();
        cases::search(read, "market", wanted, Some(case), 25).await.unwrap();
    }
    cases::returned(read, "market").await.unwrap();
    cases::tally(read, "market", TODAY).await.unwrap();
    cases::of_person(read, alice(), None, 10).await.unwrap();
    cases::of_organisation(read, company, None, 10).await.unwrap();
    cases::due_timers(read, TODAY, None, 10).await.unwrap();
    let span = matters::Span { from: TODAY, to: TODAY, today: TODAY };
    matters::counts(read, span).await.unwrap();
    documents::of_case(read, case).await.unwrap();
    documents::find_by_verification_code(read, "c").await.unwrap();
    history::of_case(read, case).await.unwrap();
    history::trail(read, case).await.unwrap();
    history::verify(read, history::Head::START).await.unwrap();
    messages::of_person(read, alice(), None, 10).await.unwrap();
    messages::find(read, alice(), MessageId::new(id(1))).await.unwrap();
    messages::unread(read, alice()).await.unwrap();
    outbox::waiting(read, NOW).await.unwrap();
    limits::count(read, "s", "x", NOW).await.unwrap();
    read_conversations(read).await;
    read_ratings(read).await;
}

/// Everything the pages of ratings ask.
async fn read_ratings(read: &mut Read) {
    ratings::find(read, id(1)).await.unwrap();
    ratings::behind(read, MatterId::new(id(1))).await.unwrap();
    ratings::of_department(read, "market", None, 20).await.unwrap();
    ratings::find_invitation(read, id(1)).await.unwrap();
    ratings::find_invitation_about(read, "case:1").await.unwrap();
    ratings::find_invitation_by_token(read, &[1; 32]).await.unwrap();
}

/// Everything the pages of conversations ask.
async fn read_conversations(read: &mut Read) {
    let it = ConversationId::new(id(1));
    conversations::find(read, it).await.unwrap();
    for owner in [Owner::Person(alice()), Owner::Visitor([1; 32])] {
        conversations::of_owner(read, owner, None, 10).await.unwrap();
    }
    conversations::find_entry(read, it, EntryId::new(id(1))).await.unwrap();
    conversations::entries(read, it, 0, 10).await.unwrap();
    conversations::last_entries(read, it, 9, 10).await.unwrap();
    conversations::find_file(read, it, FileId::new(id(1))).await.unwrap();
    conversations::count_files(read, it).await.unwrap();
    conversations::waiting(read, "market", "queued", 10).await.unwrap();
    conversations::mine(read, bob(), "assigned", 10).await.unwrap();
    conversations::offered(read, "market", 10).await.unwrap();
    conversations::timers(read, NOW, 10).await.unwrap();
    conversations::of_topic(read, "market", Some("food"), "queued", 10).await.unwrap();
    conversations::ahead(read, ("market", None), "queued", NOW, it).await.unwrap();
    conversations::handling_seconds(read, "market").await.unwrap();
    presence::at_desk(read, "market", NOW).await.unwrap();
    absences::of_desk(read, "market", TODAY).await.unwrap();
    absences::find(read, AbsenceId::new(id(1))).await.unwrap();
}

/// Everything a request writes.
async fn write_all(db: &store::Db) {
    scene::write(db, |tx| {
        Box::pin(async move {
            let (case, draft) = (CaseId::new(id(61)), DraftId::new(id(51)));
            counters::next(tx, "n").await?;
            limits::hit(tx, "s", "x", NOW).await?;
            limits::forget(tx, "s", "x").await?;
            drafts::add(tx, &scene::draft(51, alice())).await?;
            drafts::save(tx, draft, 1, &scene::answers("x"), "{}", NOW).await?;
            cases::add(tx, &scene::case(61), &scene::content()).await?;
            cases::change(tx, case, 1, &scene::case(61).standing).await?;
            drafts::submit(tx, draft, 2, case, NOW).await?;
            files::attach(tx, draft, case).await?;
            files::forget(tx, NOW).await?;
            cases::set_query_code(tx, case, &[2; 32]).await?;
            history::append(tx, case, &[]).await?;
            outbox::claim(tx, NOW, NOW, 10).await?;
            sessions::touch(tx, SessionId::new(id(1)), NOW).await?;
            sessions::end_all(tx, alice(), None, NOW).await?;
            sessions::sweep(tx, NOW).await?;
            limits::sweep(tx, NOW).await?;
            items::note_miss(tx, "护照", TODAY).await?;
            messages::mark_read(tx, alice(), MessageId::new(id(1)), NOW).await?;
            let conversation = ConversationId::new(id(1));
            conversations::hold(tx, conversation).await?;
            for by_agent in [true, false] {
                let reached = Reached { got: 1, read: 1 };
                conversations::reach(tx, conversation, by_agent, reached).await?;
            }
            conversations::ended(tx, "market", NOW, 10).await?;
            canned_answers::versions(tx, CannedAnswerId::new(id(1))).await?;
            canned_answers::of_department(tx, "market", "approved", 10).await?;
            let answer = PublishedAnswerId::new(id(1));
            published_answers::versions(tx, answer).await?;
            published_answers::of_department(tx, "market", "approved", 10).await?;
            published_answers::all(tx, "approved", 10).await?;
            published_answers::judged_at(tx).await?;
            published_answers::count(tx, (answer, 1), true).await?;
            presence::come(tx, bob(), ("market", None), 5, NOW).await?;
            of_matters(tx).await?;
            presence::assigned(tx, bob(), NOW).await?;
            presence::stay(tx, bob(), NOW).await?;
            presence::leave(tx, bob()).await?;
            Ok(())
        })
    })
    .await;
}

/// The same of matters.
async fn of_matters(tx: &mut Write) -> Result<(), StoreError> {
    let (market, own) = ("market", matters::Along::Handler(bob()));
    for along in [matters::Along::Department(market), matters::Along::Desk(market), own] {
        matters::listed(tx, along, "received", None, 10).await?;
    }
    matters::find_draft(tx, MatterId::new(id(1))).await?;
    matters::forget_drafts(tx, NOW).await?;
    matters::find(tx, "T1").await?;
    matters::find_by_id(tx, MatterId::new(id(1))).await?;
    matters::hold(tx, "T1").await?;
    matters::of_filer(tx, bob(), None, 10).await?;
    matters::recent(tx, ("complaint", "service"), NOW, 10).await?;
    matters::due_timers(tx, NOW, 10).await?;
    matters::entries(tx, MatterId::new(id(1)), 10).await?;
    matters::is_shown(tx, MatterId::new(id(1)), Some([1; 32]), NOW).await?;
    matters::forget_readers(tx, NOW).await?;
    for came in [matters::Came::WithDraft, matters::Came::WithMatter] {
        matters::files(tx, came, MatterId::new(id(1))).await?;
    }
    matters::hold_draft(tx, MatterId::new(id(1))).await?;
    matters::hand_in(tx, MatterId::new(id(1))).await?;
    let file = FileId::new(id(1));
    matters::remove_draft_file(tx, MatterId::new(id(1)), file).await?;
    matters::looks(tx, MatterId::new(id(1))).await?;
    matters::find_template(tx, ReplyTemplateId::new(id(1))).await?;
    matters::templates(tx, "market", 10).await?;
    matters::template_changes(tx, "market", 10).await?;
    Ok(())
}

#[tokio::test]
async fn no_hot_statement_scans_a_table_or_sorts_a_page() {
    // The scene is set by a first opening, so that only what is hot is recorded.
    let fresh = Fresh::sqlite(Options::default()).await;
    scene::set(&fresh.db).await;
    let options = Options { record: true, ..Options::default() };
    let db = store::Db::open(&fresh.url, options).await.unwrap();
    write_all(&db).await;
    read_all(&mut db.read().await.unwrap()).await;
    let statements = db.recorded();
    assert!(statements.len() >= 60, "{}", statements.len());
    for statement in statements {
        for step in plan(&db, statement).await.unwrap() {
            // A full-text match is shown as a scan of its virtual table by an index; a constant is no table.
            let by_index =
                step.contains("VIRTUAL TABLE INDEX 0:M") || step.contains("CONSTANT ROW");
            assert!(!step.starts_with("SCAN") || by_index, "{step}\n{statement}");
            let paged = statement.contains("LIMIT") && !statement.contains("item_search");
            let sign_in = statement.contains("login = $1");
            // How often a word was missed is known only when all its days are counted.
            let counted = statement.contains("FROM search_miss");
            let sorts = step.contains("TEMP B-TREE FOR ORDER BY");
            assert!(!(paged && sorts) || sign_in || counted, "{step}\n{statement}");
        }
    }
    db.close().await;
    fresh.remove().await;
}

#[tokio::test]
async fn the_progress_page_takes_three_statements() {
    each_engine(async |db| {
        scene::set(&db).await;
        write_all(&db).await;
        let mut read = db.read().await.unwrap();
        sessions::find(&mut read, &[1; 32]).await.unwrap();
        let case = cases::find(&mut read, CaseId::new(id(61))).await.unwrap().unwrap();
        history::trail(&mut read, case.id).await.unwrap();
        assert_eq!(read.statements(), 3);
    })
    .await;
}
