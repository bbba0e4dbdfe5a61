//! How many streams are open, so that nobody takes the places of all others.

use service::Caller;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// Streams of one person: a few tabs on a few devices.
const OF_PERSON: usize = 12;
/// Streams from one address: a hall, a school or a carrier may stand behind it.
const FROM_ADDRESS: usize = 500;
/// Streams of one process; each is an open file.
const IN_ALL: usize = 16_000;

/// The streams that are open in this process; cheap to clone.
#[derive(Clone, Default)]
pub struct Streams(Arc<Mutex<HashMap<String, usize>>>);

/// The place of an open stream; it is free again when this is dropped.
pub struct Place {
    streams: Streams,
    names: Vec<String>,
}

impl Streams {
    /// A place for a stream of the caller, if there is one left.
    #[must_use]
    pub fn take(&self, caller: &Caller) -> Option<Place> {
        let person =
            caller.signed_in.as_ref().map(|it| (format!("person {}", it.person), OF_PERSON));
        let origin = (format!("from {}", caller.origin()), FROM_ADDRESS);
        let wanted: Vec<_> =
            [Some((String::new(), IN_ALL)), Some(origin), person].into_iter().flatten().collect();
        let mut counts = self.counts();
        if wanted.iter().any(|(name, most)| counts.get(name).is_some_and(|count| count >= most)) {
            return None;
        }
        let names: Vec<_> = wanted.into_iter().map(|it| it.0).collect();
        for name in &names {
            *counts.entry(name.clone()).or_default() += 1;
        }
        drop(counts);
        Some(Place { streams: self.clone(), names })
    }

    /// How many are open.
    #[must_use]
    pub fn count(&self) -> usize {
        self.counts().get("").copied().unwrap_or_default()
    }

    /// Counts stay counts even when somebody panicked while holding them.
    fn counts(&self) -> MutexGuard<'_, HashMap<String, usize>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut counts = self.streams.counts();
        for name in &self.names {
            if let Some(count) = counts.get_mut(name) {
                *count -= 1;
                if *count == 0 {
                    counts.remove(name);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(address: &str) -> Caller {
        Caller { address: address.parse().ok(), ..Caller::default() }
    }

    #[test]
    fn one_address_cannot_take_the_places_of_others() {
        let streams = Streams::default();
        let taken: Vec<_> = (0..FROM_ADDRESS).map(|_| streams.take(&from("192.0.2.1"))).collect();
        assert!(taken.iter().all(Option::is_some));
        assert!(streams.take(&from("192.0.2.1")).is_none());
        assert!(streams.take(&from("192.0.2.2")).is_some());
        drop(taken);
        assert!(streams.take(&from("192.0.2.1")).is_some());
        assert_eq!(streams.count(), 0, "no place is kept by whoever has left");
    }
}
