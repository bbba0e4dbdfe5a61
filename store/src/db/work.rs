//! The work inside a transaction, and the guard around it.

use super::Write;
use crate::StoreError;
use std::{
    future::Future,
    panic::{AssertUnwindSafe, catch_unwind},
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

/// What the closure given to `Db::transact` returns: `Box::pin(async move { … })`.
pub type Work<'a, T, E> = Pin<Box<dyn Future<Output = Result<T, E>> + Send + 'a>>;

/// Runs `work`, but for no longer than `limit`, and turns a panic into an error.
pub(super) async fn guarded<T, E, F>(work: F, write: &mut Write, limit: Duration) -> Result<T, E>
where
    E: From<StoreError>,
    F: for<'a> FnOnce(&'a mut Write) -> Work<'a, T, E>,
{
    // Unwind safety: what a panic leaves half done in the database is rolled back, the rest is dropped.
    let Ok(work) = catch_unwind(AssertUnwindSafe(|| work(write))) else {
        return Err(StoreError::Panicked.into());
    };
    let value = match tokio::time::timeout(limit, Caught(work)).await {
        Ok(Some(outcome)) => outcome?,
        Ok(None) => return Err(StoreError::Panicked.into()),
        Err(_) => return Err(StoreError::TimedOut.into()),
    };
    write.settle().await?;
    Ok(value)
}

/// A future that is done with `None` when the one inside panics.
struct Caught<'a, T, E>(Work<'a, T, E>);

impl<T, E> Future for Caught<'_, T, E> {
    type Output = Option<Result<T, E>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        match catch_unwind(AssertUnwindSafe(|| self.0.as_mut().poll(context))) {
            Ok(poll) => poll.map(Some),
            Err(_) => Poll::Ready(None),
        }
    }
}
