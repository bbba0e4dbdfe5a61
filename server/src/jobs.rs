//! What the hall does by itself: limits that pass, mail that waits, the history that is sealed, what has expired,
//! what other nodes have changed.

use crate::{config::Config, mail::Post};
use anyhow::Result;
use service::{Context, jobs};
use std::{future::Future, sync::Arc, time::Duration};
use tokio::{sync::watch, task::JoinHandle, time::MissedTickBehavior};

const CATCH_UP_EVERY: Duration = Duration::from_mins(1);
const SWEEP_EVERY: Duration = Duration::from_mins(1);
const ESCALATE_EVERY: Duration = Duration::from_mins(15);
const TEND_EVERY: Duration = Duration::from_secs(5);
const DELIVER_EVERY: Duration = Duration::from_secs(10);
const CHECKPOINT_EVERY: Duration = Duration::from_hours(1);
const TIDY_EVERY: Duration = Duration::from_hours(1);

/// The jobs that run.
pub struct Jobs {
    closing: watch::Sender<bool>,
    handles: Vec<JoinHandle<()>>,
}

/// Starts the jobs; each begins at once, so that what passed while the hall was closed is made up for.
pub fn start(context: &Context, config: &Config) -> Result<Jobs> {
    let post = Arc::new(Post::new(config)?);
    let (closing, closed) = watch::channel(false);
    // Under a clock that a test moves, weeks pass in an instant.
    let often = |pause| if config.test_clock.is_some() { Duration::from_secs(1) } else { pause };
    let handles =
        vec![
            every(often(CATCH_UP_EVERY), closed.clone(), context.clone(), |ctx| async move {
                jobs::catch_up(&ctx).await
            }),
            every(often(SWEEP_EVERY), closed.clone(), context.clone(), |ctx| async move {
                jobs::sweep(&ctx).await.map(drop)
            }),
            every(often(SWEEP_EVERY), closed.clone(), context.clone(), |ctx| async move {
                service::matters::sweep(&ctx).await.map(drop)
            }),
            every(often(ESCALATE_EVERY), closed.clone(), context.clone(), |ctx| async move {
                service::matters::escalate(&ctx).await.map(drop)
            }),
            every(often(TEND_EVERY), closed.clone(), context.clone(), |ctx| async move {
                service::conversations::tend(&ctx).await.map(drop)
            }),
            every(DELIVER_EVERY, closed.clone(), context.clone(), move |ctx| {
                let post = post.clone();
                async move { jobs::deliver(&ctx, &*post).await.map(drop) }
            }),
            every(CHECKPOINT_EVERY, closed.clone(), context.clone(), |ctx| async move {
                jobs::checkpoint(&ctx).await.map(drop)
            }),
            every(TIDY_EVERY, closed.clone(), context.clone(), |ctx| async move {
                jobs::tidy(&ctx).await
            }),
            follow(closed, context.clone()),
        ];
    Ok(Jobs { closing, handles })
}

impl Jobs {
    /// Lets every job finish what it is at, and returns when all have.
    pub async fn stop(self) {
        self.closing.send_replace(true);
        for handle in self.handles {
            drop(handle.await);
        }
    }
}

/// Hears what other nodes tell, until the hall closes.
fn follow(mut closed: watch::Receiver<bool>, context: Context) -> JoinHandle<()> {
    tokio::spawn(async move {
        tokio::select! {
            _ = closed.changed() => {}
            () = context.db.follow() => {}
        }
    })
}

/// Does `job` again and again, `pause` after each beginning, until the hall closes.
fn every<F, W>(
    pause: Duration,
    mut closed: watch::Receiver<bool>,
    context: Context,
    job: F,
) -> JoinHandle<()>
where
    F: Fn(Context) -> W + Send + 'static,
    W: Future<Output = Result<(), service::Error>> + Send,
{
    tokio::spawn(async move {
        let mut beats = tokio::time::interval(pause);
        beats.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                _ = closed.changed() => return,
                _ = beats.tick() => {}
            }
            if let Err(error) = job(context.clone()).await {
                tracing::error!(cause = ?error, "a job has failed and will be tried again");
            }
        }
    })
}
