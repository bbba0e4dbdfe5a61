//! The one way in which a matter changes: what happened goes into its log, and the row follows.

use super::{
    own::{Side, side, standing},
    words::Body,
};
use crate::{
    Caller, Context, Error, messages,
    ratings::{Served, invite},
};
use domain::{
    Moment, Text, complaints,
    ids::{EntryId, PersonId},
    matters::{
        Asker, Command, Fact, Matter as Standing, Part, Phase, Procedure, Refusal, Setting, decide,
        fire_due,
    },
    ratings::Handled,
};
use store::{
    Write,
    matters::{self, Matter, NewEntry},
};

/// A matter that is being changed within a transaction.
pub(super) struct Change<'a> {
    ctx: &'a Context,
    now: Moment,
    pub(super) row: Matter,
    pub(super) standing: Standing,
    entries: Vec<NewEntry>,
}

impl<'a> Change<'a> {
    /// The matter under `number`, which nobody else changes meanwhile, and what the caller is in it.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none that the caller may know of.
    pub(super) async fn hold(
        tx: &mut Write,
        ctx: &'a Context,
        caller: &Caller,
        number: &str,
    ) -> Result<(Self, Side), Error> {
        let mut change = Self::hold_by_hall(tx, ctx, number).await?;
        let is_shown = matters::is_shown(tx, change.row.id, caller.visitor, change.now).await?;
        let side = side(caller, &change.row, &change.standing, is_shown)?;
        change.pass()?;
        Ok((change, side))
    }

    /// The same for the hall itself.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none.
    pub(super) async fn hold_by_hall(
        tx: &mut Write,
        ctx: &'a Context,
        number: &str,
    ) -> Result<Self, Error> {
        let row = matters::hold(tx, number).await?.ok_or(Error::NotFound)?;
        let standing = standing(&row)?;
        Ok(Self { ctx, now: ctx.now(), row, standing, entries: Vec::new() })
    }

    /// Writes down what periods have brought about by now, before anybody does anything else.
    pub(super) fn pass(&mut self) -> Result<(), Error> {
        let calendar = self.ctx.calendar();
        let setting = Setting { now: self.now, calendar: &calendar };
        for fact in fire_due(&self.standing, setting) {
            let id = EntryId::new(self.ctx.chance.id());
            self.note(id, Part::Hall, None, Body { fact, text: None })?;
        }
        Ok(())
    }

    /// Does what is wanted, in the first capacity in which the rules allow it, under the name `entry`.
    ///
    /// # Errors
    /// The refusal that says most.
    pub(super) fn wants(
        &mut self,
        side: &Side,
        entry: EntryId,
        command: &Command,
        text: Option<String>,
    ) -> Result<(), Error> {
        let calendar = self.ctx.calendar();
        let setting = Setting { now: self.now, calendar: &calendar };
        let mut refused = Refusal::NotPermitted;
        for asker in side.askers() {
            match decide(&self.standing, command.clone(), &asker, setting) {
                Ok(facts) => return self.happened(&asker, entry, facts, text),
                // That somebody never does this says less than why not now.
                Err(Refusal::NotPermitted) => {}
                Err(refusal) => refused = refusal,
            }
        }
        Err(Error::Refused(refused.word()))
    }

    fn happened(
        &mut self,
        asker: &Asker,
        entry: EntryId,
        facts: Vec<Fact>,
        text: Option<String>,
    ) -> Result<(), Error> {
        let parts = self.standing.holders().parts(asker);
        let part = parts.first().copied().unwrap_or(Part::Hall);
        let mut words = text;
        let mut id = entry;
        for fact in facts {
            self.note(id, part, asker.person(), Body { fact, text: words.take() })?;
            id = EntryId::new(self.ctx.chance.id());
        }
        Ok(())
    }

    fn note(
        &mut self,
        id: EntryId,
        part: Part,
        author: Option<PersonId>,
        body: Body,
    ) -> Result<(), Error> {
        self.standing.apply(&body.fact, self.now);
        self.entries.push(NewEntry {
            id,
            at: self.now,
            part: part.word().to_owned(),
            author,
            audience: body.audience(),
            body: body.written()?,
        });
        Ok(())
    }

    /// Writes everything down, and tells whoever brought it when there is news for them; answers the number of the last
    /// entry.
    pub(super) async fn keep(self, tx: &mut Write) -> Result<i64, Error> {
        let (id, before) = (self.row.id, self.row.last_seq);
        let mut seq = before;
        for entry in &self.entries {
            seq += 1;
            matters::append(tx, id, seq, entry).await?;
        }
        if seq == before {
            return Ok(seq);
        }
        matters::change(
            tx,
            id,
            before,
            seq,
            &stored(self.ctx, &self.standing, Some(&self.row.standing))?,
        )
        .await?;
        let is_news =
            |it: &&NewEntry| it.audience == matters::Audience::All && it.part != Part::Filer.word();
        if let (Some(person), true) = (self.row.filer, self.entries.iter().any(|it| is_news(&it))) {
            let (matter, title) = (self.row.number.clone(), self.row.brought.title.clone());
            let heard = messages::Heard { matter, title };
            messages::tell_heard(tx, self.ctx, person, heard).await?;
        }
        self.invite(tx).await?;
        Ok(seq)
    }

    /// Lets it be rated once it has its answer; what is itself about a rating is not, nor what goes on in another one.
    async fn invite(&self, tx: &mut Write) -> Result<(), Error> {
        let standing = &self.standing;
        let goes_on = standing.procedure() == Procedure::Rectification
            || matches!(standing, Standing::Complaint(it) if it.state == complaints::State::Merged);
        let was_open = self.row.standing.phase.parse().is_ok_and(Phase::is_open);
        if goes_on || standing.is_open() || !was_open {
            return Ok(());
        }
        let number = self.row.number.parse().map_err(Error::failed)?;
        let served = Served {
            handled: Handled::Matter { number },
            department: standing.lead_department().to_owned(),
            item_key: self.row.brought.item_key.clone(),
            staff: standing.holders().involved.clone(),
            rater: self.row.filer,
            organisation: standing.holders().organisation,
            channel: None,
            ended_at: self.now,
        };
        let title = Text::new(self.row.brought.title.as_str(), "");
        invite(tx, self.ctx, served, Some(title)).await
    }
}

/// Where it stands, as it is kept; `before` is where it stood.
pub(super) fn stored(
    ctx: &Context,
    standing: &Standing,
    before: Option<&matters::Standing>,
) -> Result<matters::Standing, Error> {
    let (calendar, now) = (ctx.calendar(), ctx.now());
    let (state, phase) = (standing.state(), standing.phase());
    let same = before.filter(|it| it.state == state);
    let answered_at = before.and_then(|it| it.answered_at);
    let is_answered = phase == Phase::Answered && same.is_none();
    Ok(matters::Standing {
        json: serde_json::to_string(standing).map_err(Error::failed)?,
        desk: standing.holders().desk.clone(),
        department: standing.lead_department().to_owned(),
        handler: standing.holders().handler,
        state: state.to_owned(),
        phase: phase.word().to_owned(),
        since: same.map_or(now, |it| it.since),
        due_on: standing.due(&calendar).map(|due| due.on),
        timer_at: standing.next_timer(&calendar).map(|timer| timer.at),
        answered_at: if is_answered { Some(now) } else { answered_at },
        is_late: standing.is_late(now.date(), &calendar),
        satisfied: standing.satisfied(),
    })
}
