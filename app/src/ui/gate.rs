//! Keeps the forms of a page from leaving it while something is on its way by script.
//!
//! A form that posts itself ends whatever its page has begun to send, or overtakes it and meets it in a conflict.

use leptos::{
    ev::SubmitEvent,
    prelude::*,
    reactive::send_wrapper_ext::SendOption,
    web_sys::{HtmlElement, HtmlFormElement},
};
use std::mem::replace;

/// Shut while something is on its way; a form that is posted meanwhile waits in front of it.
#[derive(Clone, Copy)]
pub struct Gate {
    on_their_way: StoredValue<usize>,
    // On the server nothing waits, so nothing of a browser ever changes threads.
    waiting: StoredValue<SendOption<Waiting>>,
}

/// A form and the button that was pressed in it; whoever pressed Enter may have pressed none.
type Waiting = (HtmlFormElement, Option<HtmlElement>);

impl Default for Gate {
    fn default() -> Self {
        Self { on_their_way: StoredValue::new(0), waiting: StoredValue::new(nobody()) }
    }
}

impl Gate {
    /// Shuts the gate until [`Self::open`] is called as often.
    pub fn shut(self) {
        self.on_their_way.update_value(|it| *it += 1);
    }

    /// Holds a form that is about to post itself while the gate is shut.
    pub fn submit(self, event: &SubmitEvent) {
        if self.on_their_way.get_value() > 0 {
            event.prevent_default();
            let waiting = (event_target(event), event.submitter());
            self.waiting.set_value(SendOption::new_local(Some(waiting)));
        }
    }

    /// Whether a form waits.
    #[must_use]
    pub fn is_awaited(self) -> bool {
        self.waiting.with_value(|it| it.is_some())
    }

    /// Lets the form that waits post itself as if its button were pressed now.
    pub fn open(self) {
        let left = self.on_their_way.try_update_value(|it| {
            *it = it.saturating_sub(1);
            *it
        });
        // The page itself may be gone by now.
        if left != Some(0) {
            return;
        }
        let waiting = self.waiting.try_update_value(|it| replace(it, nobody()).take()).flatten();
        if let Some((form, button)) = waiting {
            let pressed = form.request_submit_with_submitter(button.as_ref());
            // A button that has left the page since cannot be pressed: the form then posts without it.
            let _ = pressed.or_else(|_| form.request_submit());
        }
    }
}

fn nobody() -> SendOption<Waiting> {
    SendOption::new_local(None)
}
