//! The one writer of a SQLite file: waiting pieces of work share one durable commit.

use super::{
    Work, Write, WriteConn,
    query::{Ledger, State},
    work::guarded,
};
use crate::{
    StoreError,
    signals::{Signal, Signals},
};
use sqlx::{ConnectOptions, Connection, sqlite::SqliteConnectOptions};
use std::{
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::{
    sync::{mpsc, oneshot},
    task::JoinHandle,
};

/// Most pieces of work one commit carries.
const TOGETHER: usize = 64;
/// How many texts the connection keeps prepared: writes that go together are a text of their own.
const TEXTS: usize = 256;
/// How long a commit waits for work that is probably on its way.
const GATHER: Duration = Duration::from_millis(2);

/// The entrance to the writer.
#[derive(Clone)]
pub(super) struct Writer {
    queue: mpsc::Sender<Message>,
    task: Arc<Mutex<Option<JoinHandle<()>>>>,
}

enum Message {
    Job(Box<dyn Job>),
    Close,
}

type Running<'a> = Pin<Box<dyn Future<Output = Done> + Send + 'a>>;

/// A piece of work whose types are forgotten.
trait Job: Send {
    /// Whether nobody waits for the answer any more.
    fn is_abandoned(&self) -> bool;
    /// Does the work and keeps the answer until the fate of the commit is known.
    fn run(self: Box<Self>, write: &mut Write) -> Running<'_>;
    /// Answers without doing the work.
    fn refuse(self: Box<Self>, error: StoreError);
}

/// Work that was done but not committed.
struct Done {
    keep: bool,
    signals: Vec<Signal>,
    answer: Box<dyn FnOnce(Result<(), StoreError>) + Send>,
}

struct Posted<T, E, F> {
    work: F,
    limit: Duration,
    answer: oneshot::Sender<Result<T, E>>,
}

impl<T, E, F> Job for Posted<T, E, F>
where
    T: Send + 'static,
    E: From<StoreError> + Send + 'static,
    F: for<'a> FnOnce(&'a mut Write) -> Work<'a, T, E> + Send + 'static,
{
    fn is_abandoned(&self) -> bool {
        self.answer.is_closed()
    }

    fn run(self: Box<Self>, write: &mut Write) -> Running<'_> {
        let Self { work, limit, answer } = *self;
        Box::pin(async move {
            let outcome = guarded(work, write, limit).await;
            let keep = outcome.is_ok();
            let signals = std::mem::take(&mut write.state.signals);
            // An asker that went away does not undo what was done.
            let answer = Box::new(move |fate: Result<(), StoreError>| {
                drop(answer.send(fate.map_err(E::from).and(outcome)));
            });
            Done { keep, signals, answer }
        })
    }

    fn refuse(self: Box<Self>, error: StoreError) {
        drop(self.answer.send(Err(error.into())));
    }
}

impl Writer {
    /// Opens the writing connection, which makes the file, and starts the task that owns it.
    pub(super) async fn start(
        options: &SqliteConnectOptions,
        queue: usize,
        ledger: &Arc<Ledger>,
        signals: &Signals,
    ) -> Result<Self, StoreError> {
        let options = options.clone().optimize_on_close(true, 400).statement_cache_capacity(TEXTS);
        let conn = options.connect().await?;
        let (sender, receiver) = mpsc::channel(queue);
        let write = Write { conn: WriteConn::Sqlite(Box::new(conn)), state: State::new(ledger) };
        let task = tokio::spawn(serve(receiver, write, signals.clone()));
        Ok(Self { queue: sender, task: Arc::new(Mutex::new(Some(task))) })
    }

    /// Queues `work` and waits until it is durable.
    pub(super) async fn transact<T, E, F>(&self, work: F, limit: Duration) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
        F: for<'a> FnOnce(&'a mut Write) -> Work<'a, T, E> + Send + 'static,
    {
        let (answer, wait) = oneshot::channel();
        let job = Message::Job(Box::new(Posted { work, limit, answer }));
        self.queue.try_send(job).map_err(|error| match error {
            mpsc::error::TrySendError::Full(_) => StoreError::Busy,
            mpsc::error::TrySendError::Closed(_) => StoreError::Closed,
        })?;
        wait.await.unwrap_or_else(|_| Err(StoreError::Closed.into()))
    }

    /// How many writes wait for their turn.
    pub(super) fn waiting(&self) -> usize {
        self.queue.max_capacity() - self.queue.capacity()
    }

    /// Finishes the queue and closes the connection.
    pub(super) async fn close(&self) {
        // Closed already is what we want.
        drop(self.queue.send(Message::Close).await);
        let task = self.task.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(task) = task
            && let Err(error) = task.await
        {
            tracing::error!(%error, "the writer did not end in order");
        }
    }
}

async fn serve(mut queue: mpsc::Receiver<Message>, mut write: Write, signals: Signals) {
    let mut messages = Vec::with_capacity(TOGETHER);
    let mut expected = 1;
    while queue.recv_many(&mut messages, TOGETHER).await > 0 {
        // Whoever shared the last commit is probably about to ask again; a lone asker waits for nobody.
        if messages.len() < expected {
            let gather = async {
                while messages.len() < expected {
                    let room = TOGETHER - messages.len();
                    if queue.recv_many(&mut messages, room).await == 0 {
                        break;
                    }
                }
            };
            // Messages that came before the time was up stay in the list.
            drop(tokio::time::timeout(GATHER, gather).await);
        }
        expected = messages.len();
        let mut jobs = Vec::with_capacity(messages.len());
        for message in messages.drain(..) {
            match message {
                Message::Job(job) if job.is_abandoned() => {}
                Message::Job(job) => jobs.push(job),
                Message::Close => queue.close(),
            }
        }
        if !jobs.is_empty() {
            commit_together(&mut write, jobs, &signals).await;
        }
    }
    if let WriteConn::Sqlite(conn) = write.conn
        && let Err(error) = conn.close().await
    {
        tracing::warn!(%error, "the database file was not closed in order");
    }
}

/// Runs all jobs in one transaction and answers them when it is durable.
///
/// Refusals wait for the commit too: they may rest on what an earlier job of the same commit wrote.
async fn commit_together(write: &mut Write, jobs: Vec<Box<dyn Job>>, signals: &Signals) {
    let alone = jobs.len() == 1;
    let mut failure = execute(write, "BEGIN IMMEDIATE").await.err();
    let mut done = Vec::with_capacity(jobs.len());
    for job in jobs {
        if let Some(error) = &failure {
            job.refuse(error.clone());
            continue;
        }
        match run_one(write, job, alone).await {
            Ok(one) => done.push(one),
            Err(error) => failure = Some(error),
        }
    }
    let kept = done.iter().filter(|one| one.keep).count();
    let fate = match failure {
        None if kept > 0 => execute(write, "COMMIT").await,
        None => execute(write, "ROLLBACK").await,
        Some(error) => Err(error),
    };
    match &fate {
        Ok(()) if kept > 0 => write.state.ledger.committed(kept as u64),
        Ok(()) => {}
        Err(error) => {
            tracing::error!(%error, jobs = done.len(), "a shared commit failed");
            write.state.batch.clear();
            // Fails when SQLite already rolled back by itself, which is as good.
            drop(execute(write, "ROLLBACK").await);
        }
    }
    for one in done {
        if one.keep && fate.is_ok() {
            one.signals.iter().for_each(|it| signals.send(it));
        }
        (one.answer)(fate.clone());
    }
}

/// Runs one job; what it wrote is gone again unless it is to be kept.
///
/// A lone job needs no savepoint, the transaction itself is undone. Savepoints are set and released on the way of
/// the statements that follow them.
async fn run_one(write: &mut Write, job: Box<dyn Job>, alone: bool) -> Result<Done, StoreError> {
    if !alone {
        write.state.batch.mark("SAVEPOINT job");
    }
    let done = job.run(write).await;
    if !done.keep {
        write.state.batch.give_up();
    }
    match (alone, done.keep) {
        (true, _) => {}
        (false, true) => write.state.batch.mark("RELEASE job"),
        (false, false) => {
            if let Err(error) = execute(write, "ROLLBACK TO job; RELEASE job").await {
                (done.answer)(Err(error.clone()));
                return Err(error);
            }
        }
    }
    Ok(done)
}

async fn execute(write: &mut Write, text: &'static str) -> Result<(), StoreError> {
    let call = write.state.call(text, 0);
    write.call(call).await.map(drop)
}
