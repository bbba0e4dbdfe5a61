//! What a page hears while it is open: that something has changed, never what.

use crate::{
    Caller, Context, Error, accounts,
    conversations::{self, at_desk, others},
};
use domain::{
    access::Action,
    ids::{ConversationId, PersonId},
};
use store::signals::{Listener, Sign, Topic};

/// What a page wants to hear of, beside the messages to its reader.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wants {
    /// A conversation, and the number of the last entry that the page has of it.
    pub conversation: Option<(ConversationId, i64)>,
    /// The same of another that stands beside it.
    pub second: Option<(ConversationId, i64)>,
    /// The desk of a department.
    pub desk: Option<String>,
    /// All desks, for whoever supervises one.
    pub wall: bool,
}

/// What a page hears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// The conversation has entries up to this number.
    Conversation {
        /// Number of the last entry.
        seq: i64,
    },
    /// The other side of the conversation is typing.
    Typing,
    /// The other side of the conversation has come further.
    Reached {
        /// Number of the last entry that came to their device.
        got: i64,
        /// Number of the last entry that they have seen.
        read: i64,
    },
    /// Somebody else of the desk has opened the conversation, or has it open no more.
    Readers,
    /// The desk has changed.
    Desk,
    /// So many messages to the reader are unread.
    Messages {
        /// How many.
        unread: i64,
    },
    /// The reader is no longer signed in, and hears nothing more.
    SignedOut,
    /// The conversation has gone to another desk, and the reader hears nothing more of it.
    Gone,
}

/// News of one of the conversations of a page, or of anything else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heard {
    /// What is new.
    pub news: News,
    /// Whether it is of the conversation that stands beside the first.
    pub of_second: bool,
}

impl From<News> for Heard {
    fn from(news: News) -> Self {
        Self { news, of_second: false }
    }
}

/// A conversation that is listened to.
struct Thread {
    id: ConversationId,
    listener: Listener,
    /// Whether the reader is whoever asks.
    asks: bool,
    /// Who else of the desk had it open when the page was last told.
    readers: Vec<PersonId>,
}

/// Somebody who listens.
pub struct Ear {
    ctx: Context,
    caller: Caller,
    /// The first conversation, and the one beside it.
    threads: [Option<Thread>; 2],
    desk: Option<Listener>,
    person: Option<Listener>,
    /// What is to be told first, the last of it first.
    ahead: Vec<Heard>,
}

/// Listens for a page of the caller.
///
/// # Errors
/// [`Error::NotFound`] for a conversation or a desk the caller may not know of; a failure.
pub async fn listen(ctx: &Context, caller: &Caller, wants: Wants) -> Result<Ear, Error> {
    let mut ahead = Vec::new();
    let mut threads = [None, None];
    for (place, wanted) in [wants.conversation, wants.second].into_iter().enumerate() {
        let Some((id, known)) = wanted else { continue };
        // First the ear, then the question: what happens in between is heard.
        let listener = ctx.db.signals().listen(Topic::Conversation(id));
        let (seq, asks) = conversations::last(ctx, caller, id).await?;
        threads[place] = Some(Thread { id, listener, asks, readers: Vec::new() });
        let news = News::Conversation { seq };
        ahead.extend((seq > known).then_some(Heard { news, of_second: place == 1 }));
    }
    if let Some(key) = &wants.desk {
        caller.signed_in()?;
        at_desk(caller, key, Action::AnswerConversation).ok_or(Error::NotFound)?;
    }
    if wants.wall && !conversations::supervises(ctx, caller) {
        return Err(Error::NotFound);
    }
    let desk = wants.desk.map(Topic::Desk).or(wants.wall.then_some(Topic::Desks));
    let desk = desk.map(|topic| ctx.db.signals().listen(topic));
    let person = caller.signed_in.as_ref().map(|it| {
        ahead.push(News::Messages { unread: it.unread }.into());
        ctx.db.signals().listen(Topic::Person(it.person))
    });
    let (ctx, caller) = (ctx.clone(), caller.clone());
    Ok(Ear { ctx, caller, threads, desk, person, ahead })
}

impl Ear {
    /// What is new; `None` when the hall closes. Waiting for it can be given up without losing anything.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn next(&mut self) -> Result<Option<Heard>, Error> {
        if let Some(news) = self.ahead.pop() {
            return Ok(Some(news));
        }
        loop {
            let [first, second] = &mut self.threads;
            let (place, sign) = tokio::select! {
                sign = heard(first.as_mut().map(|it| &mut it.listener)) => (0, sign),
                sign = heard(second.as_mut().map(|it| &mut it.listener)) => (1, sign),
                sign = heard(self.desk.as_mut()) => {
                    return Ok(sign.map(|_| News::Desk.into()));
                }
                sign = heard(self.person.as_mut()) => match sign {
                    None => return Ok(None),
                    Some(_) => return Ok(Some(self.messages().await?.into())),
                },
            };
            let Some(sign) = sign else { return Ok(None) };
            if let Some(news) = self.of_thread(place, sign).await? {
                return Ok(Some(Heard { news, of_second: place == 1 }));
            }
        }
    }

    /// What a sign of one of the conversations is to the reader.
    async fn of_thread(&mut self, place: usize, sign: Sign) -> Result<Option<News>, Error> {
        let Some(thread) = &mut self.threads[place] else { return Ok(None) };
        if matches!(sign, Sign::Reading { .. }) {
            return Ok(thread.readers(&self.ctx, &self.caller));
        }
        let (news, asks) = (spoken(sign, thread.asks), thread.asks);
        let is_new = matches!(news, Some(News::Conversation { .. }));
        if is_new && !asks && self.has_gone(place).await? {
            return Ok(Some(News::Gone));
        }
        Ok(news)
    }

    /// Tells the others of the desk once more that the page is open, and notices who of them has gone.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn beat(&mut self) -> Result<(), Error> {
        for (place, thread) in self.threads.iter_mut().enumerate() {
            let Some(thread) = thread.as_mut().filter(|it| !it.asks) else { continue };
            match Box::pin(conversations::reading(&self.ctx, &self.caller, thread.id)).await {
                // It has gone to another desk, of which the page hears by another sign.
                Err(Error::NotFound) => {}
                told => told?,
            }
            let news = thread.readers(&self.ctx, &self.caller);
            self.ahead.extend(news.map(|news| Heard { news, of_second: place == 1 }));
        }
        Ok(())
    }

    /// Whether whoever began to listen may still do so; somebody who never signed in may.
    ///
    /// # Errors
    /// A failure of the store.
    pub async fn is_good(&self) -> Result<bool, Error> {
        Ok(self.person.is_none() || self.messages().await? != News::SignedOut)
    }

    /// Whether a conversation is no longer one that the reader may know of.
    async fn has_gone(&mut self, place: usize) -> Result<bool, Error> {
        let Some(id) = self.threads[place].as_ref().map(|it| it.id) else { return Ok(false) };
        let gone = match Box::pin(conversations::last(&self.ctx, &self.caller, id)).await {
            Err(Error::NotFound) => true,
            known => known.map(|_| false)?,
        };
        if gone {
            self.threads[place] = None;
        }
        Ok(gone)
    }

    async fn messages(&self) -> Result<News, Error> {
        let Some(before) = &self.caller.signed_in else { return Ok(News::SignedOut) };
        // Thousands wait at once: what a question to the store needs is there only while it is asked.
        let now = Box::pin(accounts::still(&self.ctx, before.session)).await?;
        Ok(now.map_or(News::SignedOut, |it| News::Messages { unread: it.unread }))
    }
}

impl Thread {
    /// Whether others of the desk have it open than before; whoever asks never hears of it.
    fn readers(&mut self, ctx: &Context, caller: &Caller) -> Option<News> {
        let now = if self.asks { Vec::new() } else { others(ctx, caller, self.id) };
        let is_new = now != self.readers;
        self.readers = now;
        is_new.then_some(News::Readers)
    }
}

/// What a sign of a conversation is to its reader; one's own typing is no news, and who reads is asked for elsewhere.
fn spoken(sign: Sign, asks: bool) -> Option<News> {
    match sign {
        Sign::Changed(seq) => Some(News::Conversation { seq }),
        // Whoever missed something reads again, whatever number they have.
        Sign::Lost => Some(News::Conversation { seq: 0 }),
        Sign::Typing { by_agent } => (by_agent == asks).then_some(News::Typing),
        Sign::Reached { by_agent, got, read } => {
            (by_agent == asks).then_some(News::Reached { got, read })
        }
        Sign::Reading { .. } => None,
    }
}

/// The next sign of what is listened to; where nothing is, it never comes.
async fn heard(listener: Option<&mut Listener>) -> Option<Sign> {
    match listener {
        Some(listener) => listener.next().await,
        None => std::future::pending().await,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        accounts::sign_out,
        conversations::{
            About, Question, Which, begin, claim, offer, reading, say, seen, show, typing,
            visitor_hash,
        },
        testing::{TestHall, hall, token_of},
    };
    use domain::ids::EntryId;
    use store::signals::READING_SECONDS;
    use uuid::Uuid;

    fn entry(number: u128) -> EntryId {
        EntryId::new(Uuid::from_u128(number))
    }

    /// A question about a service of `market` by somebody who has not signed in, and that a person of its desk has.
    async fn asked(hall: &TestHall) -> (Caller, ConversationId) {
        let asker = Caller { visitor: Some(visitor_hash("one")), ..Caller::default() };
        let id = ConversationId::new(Uuid::from_u128(1));
        let about = About::Item("food-business-permit".to_owned());
        let text = "要体检吗？".to_owned();
        let question = Question { id, entry: entry(1), about, text, asks_person: true };
        begin(&hall.ctx, &asker, question).await.unwrap();
        claim(&hall.ctx, &hall.clerk, id).await.unwrap();
        (asker, id)
    }

    async fn next(ear: &mut Ear) -> Option<News> {
        ear.next().await.unwrap().map(|it| it.news)
    }

    async fn listening(hall: &TestHall, caller: &Caller, id: ConversationId, known: i64) -> Ear {
        let wants = Wants { conversation: Some((id, known)), ..Wants::default() };
        listen(&hall.ctx, caller, wants).await.unwrap()
    }

    #[tokio::test]
    async fn whoever_asks_hears_that_there_is_an_answer_and_what_the_other_side_does() {
        let hall = hall().await;
        let (asker, id) = asked(&hall).await;
        let mut ear = listening(&hall, &asker, id, i64::MAX).await;
        typing(&hall.ctx, &asker, id).await.unwrap();
        typing(&hall.ctx, &hall.clerk, id).await.unwrap();
        let seq = say(&hall.ctx, &hall.clerk, id, entry(2), "要的").await.unwrap();
        seen(&hall.ctx, &asker, id, seq).await.unwrap();
        seen(&hall.ctx, &hall.clerk, id, seq).await.unwrap();
        assert_eq!(next(&mut ear).await, Some(News::Typing), "one's own typing is no news");
        assert_eq!(next(&mut ear).await, Some(News::Conversation { seq }));
        let reached = Some(News::Reached { got: seq, read: seq });
        assert_eq!(next(&mut ear).await, reached, "nor how far oneself has come");
        assert!(ear.is_good().await.unwrap());
    }

    #[tokio::test]
    async fn two_of_a_desk_who_have_the_same_open_hear_of_each_other_and_whoever_asks_does_not() {
        let hall = hall().await;
        let (asker, id) = asked(&hall).await;
        let names =
            async |caller: &Caller| show(&hall.ctx, caller, id, Which::Last).await.unwrap().readers;
        let mut clerk = listening(&hall, &hall.clerk, id, i64::MAX).await;
        let mut citizen = listening(&hall, &asker, id, i64::MAX).await;
        clerk.ahead.clear();
        clerk.beat().await.unwrap();
        citizen.beat().await.unwrap();
        assert!(names(&hall.clerk).await.is_empty(), "one's own page is nobody else");
        // Without a stream, as whoever loads the page without script.
        reading(&hall.ctx, &hall.reviewer, id).await.unwrap();
        assert_eq!(next(&mut clerk).await, Some(News::Readers));
        assert_eq!(names(&hall.clerk).await, ["钱伟"]);
        assert_eq!(names(&hall.reviewer).await, ["赵敏"]);
        assert!(names(&asker).await.is_empty());
        // Telling it again is no news; that they have gone is, with the next beat.
        reading(&hall.ctx, &hall.reviewer, id).await.unwrap();
        clerk.beat().await.unwrap();
        assert!(clerk.ahead.is_empty());
        hall.clock.pass(READING_SECONDS);
        clerk.beat().await.unwrap();
        assert_eq!(next(&mut clerk).await, Some(News::Readers));
        assert!(names(&hall.clerk).await.is_empty());
        let seq = say(&hall.ctx, &hall.clerk, id, entry(2), "您好").await.unwrap();
        assert_eq!(next(&mut citizen).await, Some(News::Conversation { seq }));
        let stranger = reading(&hall.ctx, &hall.health_clerk, id).await;
        assert!(matches!(stranger, Err(Error::NotFound)));
    }

    #[tokio::test]
    async fn a_page_with_two_conversations_hears_of_both_and_goes_on_when_one_has_gone() {
        let hall = hall().await;
        let (asker, id) = asked(&hall).await;
        let second = ConversationId::new(Uuid::from_u128(2));
        let about = About::Item("food-business-permit".to_owned());
        let (entry_of, text) = (entry(1_020), "在哪里办？".to_owned());
        let question = Question { id: second, entry: entry_of, about, text, asks_person: true };
        begin(&hall.ctx, &asker, question).await.unwrap();
        let wants = Wants {
            conversation: Some((id, i64::MAX)),
            second: Some((second, 0)),
            ..Wants::default()
        };
        let mut ear = listen(&hall.ctx, &hall.clerk, wants).await.unwrap();
        ear.ahead.retain(|it| !matches!(it.news, News::Messages { .. }));
        let first = ear.next().await.unwrap().unwrap();
        assert!(first.of_second && matches!(first.news, News::Conversation { seq } if seq > 0));
        typing(&hall.ctx, &asker, id).await.unwrap();
        assert_eq!(ear.next().await.unwrap(), Some(News::Typing.into()));
        offer(&hall.ctx, &hall.clerk, id, "health", None, "体检").await.unwrap();
        claim(&hall.ctx, &hall.health_clerk, id).await.unwrap();
        let gone = loop {
            let heard = ear.next().await.unwrap().unwrap();
            if !matches!(heard.news, News::Conversation { .. }) {
                break heard;
            }
        };
        assert_eq!(gone, News::Gone.into());
        let seq = say(&hall.ctx, &asker, second, entry(1_021), "在吗").await.unwrap();
        let news = News::Conversation { seq };
        assert_eq!(ear.next().await.unwrap(), Some(Heard { news, of_second: true }));
    }

    #[tokio::test]
    async fn whoever_has_less_than_there_is_hears_so_at_once() {
        let hall = hall().await;
        let (asker, id) = asked(&hall).await;
        let mut ear = listening(&hall, &asker, id, 1).await;
        let told = next(&mut ear).await;
        assert!(matches!(told, Some(News::Conversation { seq }) if seq > 1), "{told:?}");
    }

    #[tokio::test]
    async fn a_stranger_hears_nothing_of_a_conversation_and_nothing_of_a_desk() {
        let hall = hall().await;
        let (asker, id) = asked(&hall).await;
        let hears =
            async |caller: &Caller, wants: Wants| listen(&hall.ctx, caller, wants).await.map(drop);
        let it = || Wants { conversation: Some((id, 0)), ..Wants::default() };
        for caller in [&hall.citizen, &Caller::default(), &hall.health_clerk] {
            assert!(matches!(hears(caller, it()).await, Err(Error::NotFound)));
        }
        let desk = || Wants { desk: Some("market".to_owned()), ..Wants::default() };
        assert!(matches!(hears(&asker, desk()).await, Err(Error::Refused("sign_in"))));
        for caller in [&hall.citizen, &hall.health_clerk] {
            assert!(matches!(hears(caller, desk()).await, Err(Error::NotFound)));
        }
        hears(&hall.clerk, desk()).await.unwrap();
        let wall = || Wants { wall: true, ..Wants::default() };
        assert!(matches!(hears(&hall.clerk, wall()).await, Err(Error::NotFound)));
        hears(&hall.head, wall()).await.unwrap();
    }

    #[tokio::test]
    async fn a_desk_that_has_handed_it_over_hears_so_and_nothing_more_of_it() {
        let hall = hall().await;
        let (_, id) = asked(&hall).await;
        let mut ear = listening(&hall, &hall.clerk, id, i64::MAX).await;
        ear.ahead.clear();
        offer(&hall.ctx, &hall.clerk, id, "health", None, "体检").await.unwrap();
        let offered = next(&mut ear).await;
        assert!(matches!(offered, Some(News::Conversation { .. })), "{offered:?}");
        claim(&hall.ctx, &hall.health_clerk, id).await.unwrap();
        assert_eq!(next(&mut ear).await, Some(News::Gone));
        assert!(ear.threads[0].is_none());
    }

    #[tokio::test]
    async fn whoever_signs_out_hears_so_and_nothing_more() {
        let hall = hall().await;
        let token = token_of(&hall, &hall.citizen).await;
        let caller = accounts::recognise(&hall.ctx, Some(&token), Caller::default()).await.unwrap();
        let mut ear = listen(&hall.ctx, &caller, Wants::default()).await.unwrap();
        assert_eq!(next(&mut ear).await, Some(News::Messages { unread: 0 }));
        sign_out(&hall.ctx, &caller).await.unwrap();
        assert_eq!(next(&mut ear).await, Some(News::SignedOut));
        assert!(!ear.is_good().await.unwrap());
    }

    #[tokio::test]
    async fn a_page_that_listens_keeps_nobody_signed_in() {
        let hall = hall().await;
        let token = token_of(&hall, &hall.citizen).await;
        let caller = accounts::recognise(&hall.ctx, Some(&token), Caller::default()).await.unwrap();
        let ear = listen(&hall.ctx, &caller, Wants::default()).await.unwrap();
        let mut minutes = 0;
        while ear.is_good().await.unwrap() {
            hall.clock.pass(600);
            minutes += 10;
            assert!(minutes < 24 * 60, "the session never ends");
        }
    }
}
