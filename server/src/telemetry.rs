//! Logs: one JSON line an event, without anything about persons.

use tracing_subscriber::{EnvFilter, fmt, layer::SubscriberExt, util::SubscriberInitExt};

/// Writes logs to standard error from now on, of what `wanted` names.
pub fn start(wanted: &str) {
    let filter = EnvFilter::new(wanted);
    let lines = fmt::layer().json().flatten_event(true).with_writer(std::io::stderr);
    tracing_subscriber::registry().with(filter).with(lines).init();
}
