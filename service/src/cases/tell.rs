//! Tells the applicant what has happened.

use crate::{
    Context, Error,
    jobs::{LetterTask, Mail, post},
    messages::Told,
};
use domain::{
    Moment,
    ids::{CaseId, MessageId, PersonId},
};
use store::{
    Write,
    messages::{self, Message},
    people,
};

/// Tells `person` in the hall, and by mail where there is an address.
pub async fn tell(
    tx: &mut Write,
    ctx: &Context,
    person: PersonId,
    case: CaseId,
    told: &[(Moment, Told)],
) -> Result<(), Error> {
    if told.is_empty() {
        return Ok(());
    }
    let has_address = ctx.sends_mail && {
        let account = people::find(tx, person).await?;
        account.is_some_and(|it| it.person.email.is_some())
    };
    for (at, told) in told {
        let message = Message {
            id: MessageId::new(ctx.chance.id()),
            person,
            case: Some(case),
            kind: told.kind.clone(),
            params: serde_json::to_string(told).map_err(Error::failed)?,
            sent_at: *at,
            read_at: None,
        };
        messages::send(tx, &message).await?;
        if has_address {
            let mail = Mail { person, told: told.clone() };
            post(tx, ctx, *at, &LetterTask::News(mail)).await?;
        }
    }
    Ok(())
}
