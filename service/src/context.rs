//! What every use case is given: memory, time, chance and the calendar.

use crate::{Error, items::Catalogue, published_answers::Answers};
use domain::{Moment, calendar::Calendar, conversations::DeskHours};
use std::sync::{Arc, RwLock};
use store::{Db, blobs::Blobs};
use tokio::sync::Semaphore;
use uuid::Uuid;

/// How many passwords may be hashed at once; each takes a core and 19 MiB.
const HASHES_AT_ONCE: usize = 2;

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

/// The departments that hear complaints about the hall.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ComplaintDesk {
    /// Key of the one whose desk receives, sorts and dispatches them.
    pub key: &'static str,
    /// Key of the one above it, which decides on appeals and stands in where the desk itself is complained about.
    pub superior: &'static str,
}

impl Default for ComplaintDesk {
    /// The center itself, and the office above it.
    fn default() -> Self {
        Self { key: "center", superior: "office" }
    }
}

/// The departments that hear petitions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PetitionDesk {
    /// Key of the office that registers and forwards them (XF 22).
    pub key: &'static str,
    /// Key of the organ above those that handle them, which reviews (XF 35).
    pub superior: &'static str,
    /// Key of the organ above that, which re-reviews (XF 36).
    pub re_reviewer: &'static str,
}

impl Default for PetitionDesk {
    /// The office for petitions, the government of the city, and that of the province.
    fn default() -> Self {
        Self { key: "petitions", superior: "office", re_reviewer: "province" }
    }
}

/// What every use case is given.
#[derive(Clone)]
pub struct Context {
    /// The memory of the hall.
    pub db: Db,
    /// The contents of the files.
    pub blobs: Blobs,
    /// Tells the time.
    pub clock: Arc<dyn Clock>,
    /// Gives what must not be guessed.
    pub chance: Arc<dyn Chance>,
    /// Whether fictional identity numbers are accepted; only demonstrations do.
    pub allows_fictional_ids: bool,
    /// Whether the hall sends mail; otherwise it asks nobody for an address.
    pub sends_mail: bool,
    /// Who hears complaints.
    pub complaint_desk: ComplaintDesk,
    /// Who hears petitions.
    pub petition_desk: PetitionDesk,
    /// Key of the finance authority, which decides on complaints of suppliers (CG 55).
    pub procurement_authority: &'static str,
    /// When people answer questions.
    pub desk_hours: DeskHours,
    calendar: Shared<Calendar>,
    catalogue: Shared<Catalogue>,
    answers: Shared<Answers>,
    hashing: Arc<Semaphore>,
}

/// A value that is replaced as a whole, and read without waiting.
type Shared<T> = Arc<RwLock<Arc<T>>>;

fn shared<T>(value: T) -> Shared<T> {
    Arc::new(RwLock::new(Arc::new(value)))
}

impl Context {
    /// A context with the official calendar and an empty catalogue.
    #[must_use]
    pub fn new(db: Db, blobs: Blobs, clock: Arc<dyn Clock>, chance: Arc<dyn Chance>) -> Self {
        Self {
            db,
            blobs,
            clock,
            chance,
            allows_fictional_ids: false,
            sends_mail: false,
            complaint_desk: ComplaintDesk::default(),
            petition_desk: PetitionDesk::default(),
            procurement_authority: "finance",
            desk_hours: DeskHours::default(),
            calendar: shared(Calendar::official()),
            catalogue: shared(Catalogue::default()),
            answers: shared(Answers::default()),
            hashing: Arc::new(Semaphore::new(HASHES_AT_ONCE)),
        }
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

    /// The services that are offered.
    ///
    /// # Panics
    /// When a thread panicked while it replaced the catalogue, which it cannot.
    #[must_use]
    pub fn catalogue(&self) -> Arc<Catalogue> {
        self.catalogue.read().expect("replacing a pointer does not panic").clone()
    }

    /// Offers the services of `catalogue`.
    ///
    /// # Panics
    /// When a thread panicked while it replaced the catalogue, which it cannot.
    pub fn set_catalogue(&self, catalogue: Catalogue) {
        *self.catalogue.write().expect("replacing a pointer does not panic") = Arc::new(catalogue);
    }

    /// The answers that everybody reads.
    ///
    /// # Panics
    /// When a thread panicked while it replaced the answers, which it cannot.
    #[must_use]
    pub fn answers(&self) -> Arc<Answers> {
        self.answers.read().expect("replacing a pointer does not panic").clone()
    }

    /// Lets everybody read `answers`.
    ///
    /// # Panics
    /// When a thread panicked while it replaced the answers, which it cannot.
    pub fn set_answers(&self, answers: Answers) {
        *self.answers.write().expect("replacing a pointer does not panic") = Arc::new(answers);
    }

    /// Runs a hash of a password, a few at a time and away from the threads that answer.
    pub(crate) async fn hashing<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Error> {
        let _turn = self.hashing.acquire().await.map_err(Error::failed)?;
        tokio::task::spawn_blocking(work).await.map_err(Error::failed)
    }
}
