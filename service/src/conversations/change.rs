//! The one way in which a conversation changes: what was said and what happened go into its log, and the row follows.

use super::{
    own::{Part, part, standing},
    topics::answers,
    words::{Body, EVENT},
};
use crate::{
    Caller, Context, Error, absences,
    ratings::{Served, invite},
};
use domain::{
    Moment,
    conversations::{
        Asker, Command, Conversation as Standing, Fact, Load, Setting, Side, Stage, away, choose,
        decide,
    },
    ids::{ConversationId, EntryId, PersonId},
    ratings::Handled,
};
use store::{
    Session, Write,
    conversations::{self, Conversation, NewEntry, Owner},
    presence,
    signals::{Sign, Topic},
};

/// A conversation that is being changed within a transaction.
pub(super) struct Change<'a> {
    ctx: &'a Context,
    now: Moment,
    pub(super) row: Conversation,
    pub(super) standing: Standing,
    entries: Vec<NewEntry>,
}

impl<'a> Change<'a> {
    /// A conversation that begins.
    pub(super) fn of(ctx: &'a Context, row: Conversation, standing: Standing) -> Self {
        Self { ctx, now: ctx.now(), row, standing, entries: Vec::new() }
    }

    /// The conversation `id`, which nobody else changes meanwhile, and what the caller is in it.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none that the caller may know of.
    pub(super) async fn hold(
        tx: &mut Write,
        ctx: &'a Context,
        caller: &Caller,
        id: ConversationId,
    ) -> Result<(Self, Part), Error> {
        let row = conversations::hold(tx, id).await?.ok_or(Error::NotFound)?;
        let part = part(caller, &row)?;
        let standing = standing(&row)?;
        Ok((Self::of(ctx, row, standing), part))
    }

    /// The same for the hall itself.
    pub(super) async fn hold_by_hall(
        tx: &mut Write,
        ctx: &'a Context,
        id: ConversationId,
    ) -> Result<Self, Error> {
        let row = conversations::hold(tx, id).await?.ok_or(Error::NotFound)?;
        let standing = standing(&row)?;
        Ok(Self::of(ctx, row, standing))
    }

    /// Does what is wanted, if the rules allow it; everything that happens stands in the log.
    pub(super) fn wants(
        &mut self,
        asker: Asker,
        command: Command,
        has_room: bool,
    ) -> Result<Vec<Fact>, Error> {
        let (calendar, hours) = (self.ctx.calendar(), &self.ctx.desk_hours);
        let setting = Setting { now: self.now, calendar: &calendar, hours, has_room };
        let facts = decide(&self.standing, command, asker, setting)?;
        for fact in &facts {
            self.standing.apply(fact, self.now);
            if !matches!(fact, Fact::Said { .. }) {
                let id = EntryId::new(self.ctx.chance.id());
                let author = match (fact, asker) {
                    // Whoever has it now is named, also where the hall or a supervisor gave it to them.
                    (Fact::Assigned { agent }, _) => Some(*agent),
                    (_, Asker::Agent(person)) => Some(person),
                    _ => None,
                };
                self.write(id, EVENT, author, &Body::Event(fact.clone()))?;
            }
        }
        Ok(facts)
    }

    /// Says something in the name of a side.
    pub(super) fn says(
        &mut self,
        asker: Asker,
        id: EntryId,
        author: Option<PersonId>,
        body: &Body,
    ) -> Result<(), Error> {
        let side = match asker {
            Asker::Citizen => Side::Citizen,
            Asker::Agent(_) => Side::Agent,
            Asker::Hall | Asker::Supervisor => Side::Assistant,
        };
        self.wants(asker, Command::Say, true)?;
        self.write(id, side.word(), author, body)
    }

    /// Adds an entry to the log.
    pub(super) fn write(
        &mut self,
        id: EntryId,
        side: &str,
        author: Option<PersonId>,
        body: &Body,
    ) -> Result<(), Error> {
        let (side, body) = (side.to_owned(), body.written()?);
        self.entries.push(NewEntry { id, at: self.now, side, author, body });
        Ok(())
    }

    /// Gives it to whoever of those who answer its topic has most room, if anybody is there.
    pub(super) async fn assign(&mut self, tx: &mut Write) -> Result<bool, Error> {
        let loads = loads(tx, &self.row.standing.department, self.now).await?;
        let (topic, waited) =
            (self.standing.topic.as_deref(), self.standing.stood_seconds(self.now));
        let Some(agent) = choose(&loads, topic, waited) else { return Ok(false) };
        self.wants(Asker::Hall, Command::Assign(agent), true)?;
        presence::assigned(tx, agent, self.now).await?;
        Ok(true)
    }

    /// The same for somebody who waited; whoever was faster keeps it.
    pub(super) async fn assign_waiting(&mut self, tx: &mut Write) -> Result<bool, Error> {
        match self.assign(tx).await {
            Err(Error::Refused(_)) => Ok(false),
            assigned => assigned,
        }
    }

    /// Writes everything down; answers the number of the last entry.
    pub(super) async fn keep(self, tx: &mut Write) -> Result<i64, Error> {
        let (id, before) = (self.row.id, self.row.last_seq);
        let mut seq = before;
        for entry in &self.entries {
            seq += 1;
            conversations::append(tx, id, seq, entry).await?;
        }
        if seq > before {
            conversations::change(tx, id, before, seq, &stored(&self.standing)?).await?;
            self.invite(tx).await?;
            self.tell(tx, seq);
        }
        Ok(seq)
    }

    /// Lets it be rated once it has ended; its page asks, so nobody is told.
    async fn invite(&self, tx: &mut Write) -> Result<(), Error> {
        let stage = self.standing.stage;
        if stage != Stage::Closed || self.row.standing.stage == stage.word() {
            return Ok(());
        }
        let rater = match self.row.owner {
            Owner::Person(person) => Some(person),
            Owner::Visitor(_) => None,
        };
        let served = Served {
            handled: Handled::Conversation { id: self.row.id },
            department: self.standing.department.clone(),
            item_key: self.row.item_key.clone(),
            staff: self.standing.agent.into_iter().collect(),
            rater,
            organisation: None,
            channel: None,
            ended_at: self.now,
        };
        invite(tx, self.ctx, served, None).await
    }

    /// Tells whoever reads it, and the desks that have it, had it or are asked to take it.
    fn tell(&self, tx: &mut Write, seq: i64) {
        tx.tell(Topic::Conversation(self.row.id), Sign::Changed(seq));
        let offer = self.standing.offer.as_ref().map(|it| &it.department);
        let (had, has) = (&self.row.standing, &self.standing);
        let desks = [Some(&has.department), Some(&had.department), offer, had.offered_to.as_ref()];
        tx.tell(Topic::Desks, Sign::Changed(0));
        for desk in desks.into_iter().flatten() {
            tx.tell(Topic::Desk(desk.clone()), Sign::Changed(0));
        }
    }
}

/// Who is at a desk and not noted as away, with what they have, how much they take and what they answer.
pub(super) async fn loads(
    db: &mut impl Session,
    department: &str,
    now: Moment,
) -> Result<Vec<Load>, Error> {
    let there = presence::at_desk(db, department, now).await?;
    let size = |count: i64| usize::try_from(count).unwrap_or(0);
    let load = |it: presence::Present| Load {
        agent: it.person,
        open: size(it.open),
        limit: size(it.room),
        last_assigned_at: it.assigned_at,
        answers: answers(it.topics),
    };
    let absences = absences::rules(db, department, now).await?;
    let is_away = |it: &presence::Present| away(&absences, it.person, now.date()).is_some();
    Ok(there.into_iter().filter(|it| !is_away(it)).map(load).collect())
}

/// Where it stands, as it is kept.
pub(super) fn stored(standing: &Standing) -> Result<conversations::Standing, Error> {
    Ok(conversations::Standing {
        json: serde_json::to_string(standing).map_err(Error::failed)?,
        department: standing.department.clone(),
        topic: standing.topic.clone(),
        stage: standing.stage.word().to_owned(),
        since: standing.since,
        agent: standing.agent,
        offered_to: standing.offer.as_ref().map(|it| it.department.clone()),
        said_at: standing.said_at,
        timer_at: standing.next_timer().map(|(at, _)| at),
        handled_seconds: standing.handled_seconds(),
    })
}
