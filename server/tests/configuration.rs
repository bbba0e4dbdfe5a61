//! The program of the hall, started with wrong values: it refuses them by name before it does anything.

use std::{
    path::PathBuf,
    process::{Command, Output},
};

/// Every variable, and its default where it has one.
const VARIABLES: [(&str, &str); 9] = [
    ("HALL_ADDR", "127.0.0.1:3000"),
    ("HALL_DATA", "./data"),
    ("DATABASE_URL", "hall.db"),
    ("HALL_PUBLIC_URL", "http://127.0.0.1:3000"),
    ("SMTP_URL", "messages stay in the hall"),
    ("HALL_MAIL_FROM", "hall@localhost"),
    ("HALL_ALLOW_TEST_IDS", "demonstrations"),
    ("HALL_PROXIES", "X-Forwarded-For"),
    ("HALL_LOG", "info"),
];

/// A folder that is not there: whatever refuses before it opens leaves it so.
fn nowhere(name: &str) -> PathBuf {
    std::env::temp_dir().join(format!("hall-configuration-{}-{name}", std::process::id()))
}

fn hall(variables: &[(&str, &str)], arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hall"));
    for (name, _) in VARIABLES {
        command.env_remove(name);
    }
    command.envs(variables.iter().copied()).args(arguments);
    command.output().expect("the program starts")
}

#[test]
fn a_wrong_value_is_refused_at_start_by_its_name_and_with_what_was_expected() {
    for (name, value, expected) in [
        ("HALL_ADDR", "3000", "an address and a port"),
        ("HALL_ADDR", "127.0.0.1:99999", "an address and a port"),
        ("HALL_DATA", "/dev/null", "a folder"),
        ("HALL_DATA", "", "a folder"),
        ("DATABASE_URL", "mysql://localhost/hall", "postgres:// or sqlite:"),
        ("HALL_PUBLIC_URL", "hall.example", "http:// or https:// and a host"),
        ("SMTP_URL", "mail.example:25", "smtp:// or smtps:// and a host"),
        ("HALL_MAIL_FROM", "nobody", "an e-mail address"),
        ("HALL_ALLOW_TEST_IDS", "perhaps", "true"),
        ("HALL_PROXIES", "127.0.0.1,somewhere", "the address of a machine"),
        ("HALL_LOG", "hall=loud", "a level"),
    ] {
        let folder = nowhere(name);
        let data = folder.to_str().expect("a plain path");
        let output = hall(&[("HALL_DATA", data), (name, value)], &["serve"]);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{name}={value}: {said}");
        assert!(said.starts_with(&format!("hall: {name}")), "{name}={value}: {said}");
        assert!(said.contains(expected), "{name}={value}: {said}");
        assert!(!folder.exists(), "{name}={value}: something was done before");
    }
}

#[test]
fn a_value_that_holds_a_password_is_not_repeated() {
    for (name, value) in
        [("SMTP_URL", "smpt://hall:secret@mail.example"), ("DATABASE_URL", "pg://hall:secret@db")]
    {
        let output = hall(&[(name, value)], &["serve"]);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(said.contains(name) && !said.contains("secret"), "{said}");
    }
}

#[test]
fn an_address_that_is_taken_is_named() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let folder = nowhere("taken");
    let variables = [("HALL_DATA", folder.to_str().unwrap()), ("HALL_ADDR", &address)];
    let output = hall(&variables, &["serve"]);
    std::fs::remove_dir_all(&folder).unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success() && said.contains("HALL_ADDR: cannot listen"), "{said}");
}

#[test]
fn the_help_of_serve_lists_every_variable_with_its_default() {
    let output = hall(&[], &["serve", "--help"]);
    let help = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success());
    for (name, default) in VARIABLES {
        let place = help.find(&format!("[env: {name}")).unwrap_or_else(|| panic!("{name}: {help}"));
        let around = &help[help[..place].rfind("\n  -").unwrap_or(0)..];
        let end = around[1..].find("\n  -").map_or(around.len(), |it| it + 1);
        assert!(around[..end].contains(default), "{name}: {help}");
    }
}
