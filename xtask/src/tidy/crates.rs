//! Which crate may know which: the walls of the architecture.

use super::{Fault, Tree};
use crate::process::{cargo, output};
use anyhow::Result;
use serde_json::Value;

/// What one of our crates may know of the others.
const MAY_KNOW: [(&str, &[&str]); 8] = [
    ("domain", &[]),
    ("store", &["domain"]),
    ("service", &["store", "domain"]),
    ("app", &["domain", "service"]),
    ("frontend", &["app"]),
    ("server", &["app", "service", "store", "domain"]),
    // It measures from outside, and fills the database that it measures.
    ("bench", &["service", "store", "domain"]),
    ("xtask", &[]),
];

/// Everything the rules may be built from: nothing that has a clock, waits, speaks SQL or HTTP.
const DOMAIN_MAY_USE: [&str; 4] = ["serde", "thiserror", "time", "uuid"];

/// What the verbs and the memory must not have heard of.
const PRESENTATION: [&str; 7] =
    ["axum", "http", "hyper", "leptos", "leptos_axum", "leptos_router", "tower-http"];

/// What cargo knows of our crates.
pub fn read() -> Result<Value> {
    let mut metadata = cargo();
    metadata.args(["metadata", "--no-deps", "--offline", "--format-version=1"]);
    Ok(serde_json::from_str(&output(&mut metadata)?)?)
}

/// Checks every dependency of every crate; `tree` lends the line numbers.
pub fn check(metadata: &Value, tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for package in list(metadata, "packages") {
        let name = text(package, "name");
        let Some((_, known)) = MAY_KNOW.iter().find(|(crate_name, _)| *crate_name == name) else {
            let message = format!("tell xtask what the new crate {name} may know");
            faults.push(Fault::new("Cargo.toml", 1, "crate-direction", message));
            continue;
        };
        for dependency in list(package, "dependencies") {
            let found = Dependency::read(name, known, dependency);
            faults.extend(found.fault().map(|(rule, message)| {
                let manifest = format!("{name}/Cargo.toml");
                let line = line_of(tree, &manifest, found.name);
                Fault::new(&manifest, line, rule, message)
            }));
        }
    }
    faults
}

/// One dependency of one of our crates.
struct Dependency<'a> {
    of: &'a str,
    known: &'a [&'a str],
    name: &'a str,
    ours: bool,
    optional: bool,
    development: bool,
}

impl<'a> Dependency<'a> {
    fn read(of: &'a str, known: &'a [&'a str], dependency: &'a Value) -> Self {
        Self {
            of,
            known,
            name: text(dependency, "name"),
            ours: dependency["path"].is_string(),
            optional: dependency["optional"].as_bool().unwrap_or(false),
            development: dependency["kind"] == "dev",
        }
    }

    fn fault(&self) -> Option<(&'static str, String)> {
        let Self { of, name, .. } = *self;
        if self.ours && !self.known.contains(&name) {
            return Some(("crate-direction", format!("{of} must not know {name}")));
        }
        if (of, name) == ("app", "service") && !self.optional {
            return Some((
                "crate-direction",
                "app knows service on the server only: make it optional".to_owned(),
            ));
        }
        if name.starts_with("sqlx") && of != "store" {
            return Some(("sqlx", format!("only store names sqlx, not {of}")));
        }
        if of == "domain" && !self.development && !DOMAIN_MAY_USE.contains(&name) {
            return Some(("pure-domain", format!("the rules must not be built from {name}")));
        }
        if matches!(of, "store" | "service") && PRESENTATION.contains(&name) {
            return Some((
                "presentation",
                format!("{of} knows no HTTP and no Leptos, so no {name}"),
            ));
        }
        None
    }
}

fn list<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value[key].as_array().into_iter().flatten()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

fn line_of(tree: &Tree, manifest: &str, dependency: &str) -> usize {
    let file = tree.file(manifest);
    let found = file.and_then(|file| {
        file.lines().find(|(_, line)| {
            line.strip_prefix(dependency).is_some_and(|rest| rest.starts_with([' ', '.', '=']))
        })
    });
    found.map_or(1, |(line, _)| line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::tests::{short, tree};
    use serde_json::json;

    fn judged(of: &str, dependency: &Value) -> Vec<String> {
        let metadata = json!({ "packages": [{ "name": of, "dependencies": [dependency] }] });
        let manifest = format!("{of}/Cargo.toml");
        let text = format!("[package]\n{} = 1\n", text(dependency, "name"));
        short(&check(&metadata, &tree(&[(&manifest, &text)])))
    }

    fn ours(name: &str) -> Value {
        json!({ "name": name, "path": "somewhere", "kind": null, "optional": false })
    }

    fn theirs(name: &str, kind: Option<&str>) -> Value {
        json!({ "name": name, "kind": kind, "optional": false })
    }

    #[test]
    fn each_crate_knows_those_below_it_and_no_other() {
        let names = MAY_KNOW.map(|(name, _)| name);
        let mut allowed = Vec::new();
        for (of, name) in names.iter().flat_map(|of| names.map(|name| (*of, name))) {
            let optional = json!({ "name": name, "path": "somewhere", "optional": true });
            if judged(of, &optional).is_empty() {
                allowed.push(format!("{of} {name}"));
            }
        }
        assert_eq!(
            allowed,
            [
                "store domain",
                "service domain",
                "service store",
                "app domain",
                "app service",
                "frontend app",
                "server domain",
                "server store",
                "server service",
                "server app",
                "bench domain",
                "bench store",
                "bench service",
            ]
        );
    }

    #[test]
    fn a_wrong_direction_is_shown_at_its_line() {
        assert_eq!(judged("domain", &ours("store")), ["domain/Cargo.toml:2: crate-direction"]);
    }

    #[test]
    fn a_new_crate_must_say_what_it_may_know() {
        assert_eq!(judged("helpers", &ours("domain")), ["Cargo.toml:1: crate-direction"]);
    }

    #[test]
    fn the_pages_know_the_verbs_on_the_server_only() {
        assert_eq!(judged("app", &ours("service")), ["app/Cargo.toml:2: crate-direction"]);
    }

    #[test]
    fn only_the_store_names_sqlx() {
        assert_eq!(judged("store", &theirs("sqlx", None)), [""; 0]);
        assert_eq!(judged("service", &theirs("sqlx", Some("dev"))), ["service/Cargo.toml:2: sqlx"]);
        assert_eq!(judged("server", &theirs("sqlx-core", None)), ["server/Cargo.toml:2: sqlx"]);
    }

    #[test]
    fn the_rules_are_built_from_nothing_that_acts() {
        assert_eq!(judged("domain", &theirs("serde", None)), [""; 0]);
        assert_eq!(judged("domain", &theirs("proptest", Some("dev"))), [""; 0]);
        assert_eq!(judged("domain", &theirs("tokio", None)), ["domain/Cargo.toml:2: pure-domain"]);
    }

    #[test]
    fn the_verbs_have_not_heard_of_http() {
        assert_eq!(
            judged("service", &theirs("axum", None)),
            ["service/Cargo.toml:2: presentation"]
        );
        assert_eq!(judged("server", &theirs("axum", None)), [""; 0]);
    }
}
