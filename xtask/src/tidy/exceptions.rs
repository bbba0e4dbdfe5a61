//! The places that may break a rule, each with its reason; the list only shrinks.

use super::Fault;

/// A place that may break one rule.
pub struct Exception {
    rule: &'static str,
    path: &'static str,
    /// Why the rule does more harm than good there.
    reason: &'static str,
}

/// All of them.
pub const EXCEPTIONS: &[Exception] = &[];

/// The faults that nobody excepted, and the exceptions that nobody needs any longer.
pub fn without_excepted(faults: Vec<Fault>, exceptions: &[Exception]) -> Vec<Fault> {
    let covers = |exception: &Exception, fault: &Fault| {
        exception.rule == fault.rule && exception.path == fault.path
    };
    let needless = exceptions.iter().filter(|exception| {
        exception.reason.is_empty() || !faults.iter().any(|fault| covers(exception, fault))
    });
    let needless: Vec<_> = needless
        .map(|exception| {
            let message = format!(
                "the exception of {} from {} has no reason or is needed no longer",
                exception.path, exception.rule
            );
            Fault::new("xtask/src/tidy/exceptions.rs", 1, "exception", message)
        })
        .collect();
    let standing = faults
        .into_iter()
        .filter(|fault| !exceptions.iter().any(|exception| covers(exception, fault)));
    standing.chain(needless).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::tests::short;

    const ONE: Exception = Exception { rule: "todo", path: "docs/a.md", reason: "quotes the word" };

    fn fault(path: &str, rule: &'static str) -> Fault {
        Fault::new(path, 3, rule, "")
    }

    #[test]
    fn an_exception_holds_for_its_rule_and_its_file_only() {
        let faults = vec![
            fault("docs/a.md", "todo"),
            fault("docs/a.md", "link"),
            fault("docs/b.md", "todo"),
        ];
        let left = without_excepted(faults, &[ONE]);
        assert_eq!(short(&left), ["docs/a.md:3: link", "docs/b.md:3: todo"]);
    }

    #[test]
    fn an_exception_that_nobody_needs_is_a_fault() {
        let left = without_excepted(Vec::new(), &[ONE]);
        assert_eq!(short(&left), ["xtask/src/tidy/exceptions.rs:1: exception"]);
    }

    #[test]
    fn an_exception_without_a_reason_is_a_fault() {
        let silent = Exception { reason: "", ..ONE };
        let left = without_excepted(vec![fault("docs/a.md", "todo")], &[silent]);
        assert_eq!(short(&left), ["xtask/src/tidy/exceptions.rs:1: exception"]);
    }
}
