//! What every use case is given: memory, time, chance and the calendar.

use domain::{Moment, calendar::Calendar};
use std::sync::{Arc, RwLock};
use store::Db;
use uuid::Uuid;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// The present instant.
    fn now(&self) -> Moment;
}

/// Gives what must not be guessed.
pub trait Chance: Send + Sync {
    /// A new id; later ids sort after earlier ones.
    fn id(&self) -> Uuid;
    /// 256 random bits.
    fn bytes(&self) -> [u8; 32];
}

/// What every use case is given.
#[derive(Clone)]
pub struct Context {
    /// The memory of the hall.
    pub db: Db,
    /// Tells the time.
    pub clock: Arc<dyn Clock>,
    /// Gives what must not be guessed.
    pub chance: Arc<dyn Chance>,
    calendar: Arc<RwLock<Arc<Calendar>>>,
}

impl Context {
    /// A context on `db` with the official calendar.
    #[must_use]
    pub fn new(db: Db, clock: Arc<dyn Clock>, chance: Arc<dyn Chance>) -> Self {
        let calendar = Arc::new(RwLock::new(Arc::new(Calendar::official())));
        Self { db, clock, chance, calendar }
    }

    /// The present instant.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    /// The calendar in force.
    ///
    /// # Panics
    /// When a thread panicked while it replaced the calendar, which it cannot.
    #[must_use]
    pub fn calendar(&self) -> Arc<Calendar> {
        self.calendar.read().expect("replacing a pointer does not panic").clone()
    }

    /// Puts `calendar` in force.
    ///
    /// # Panics
    /// When a thread panicked while it replaced the calendar, which it cannot.
    pub fn set_calendar(&self, calendar: Calendar) {
        *self.calendar.write().expect("replacing a pointer does not panic") = Arc::new(calendar);
    }
}
