//! `hall audit verify` on a history that nobody touched, and on one that somebody did: on both databases.

use service::testing::{filed, hall_in};
use std::process::{Command, Output};
use store::{
    Options,
    testing::{Fresh, tamper},
};

fn verify(fresh: &Fresh) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hall"));
    command.env("DATABASE_URL", &fresh.url).env("HALL_DATA", fresh.folder());
    command.args(["audit", "verify"]).output().expect("the program starts")
}

async fn story(fresh: Fresh) {
    let on_sqlite = fresh.db.is_embedded();
    let hall = hall_in(fresh).await;
    filed(&hall).await;
    filed(&hall).await;
    let good = verify(&hall.fresh);
    let said = String::from_utf8_lossy(&good.stdout).into_owned();
    assert!(good.status.success(), "{said}");
    assert!(said.contains("2 entries"), "{said}");
    let (unlock, at) = if on_sqlite {
        ("DROP TRIGGER case_event_no_update;", "at - 1000000")
    } else {
        ("ALTER TABLE case_event DISABLE TRIGGER ALL;", "at - INTERVAL '1 second'")
    };
    let change = format!("{unlock} UPDATE case_event SET at = {at} WHERE position = 2");
    tamper(&hall.fresh.db, &change).await.expect("the owner may do anything");
    let bad = verify(&hall.fresh);
    let said = String::from_utf8_lossy(&bad.stdout).into_owned();
    assert_eq!(bad.status.code(), Some(1), "{said}");
    assert!(said.contains("1 entries") && said.contains("entry 2 is not: Altered"), "{said}");
    hall.fresh.remove().await;
}

#[tokio::test]
async fn the_program_names_the_first_bad_entry_on_both_databases() {
    let options = Options::default;
    let fresh = [Some(Fresh::sqlite(options()).await), Fresh::postgres(options()).await];
    for fresh in fresh.into_iter().flatten() {
        story(fresh).await;
    }
}
