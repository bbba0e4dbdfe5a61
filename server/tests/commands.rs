//! The program of the hall as people and scripts run it: what it prints, how it exits, how it ends.

#[path = "program/open.rs"]
mod program;

use program::{HALL, open};
use std::{
    io::{BufReader, Read as _, Write as _},
    net::TcpStream,
    path::PathBuf,
    process::{Child, ChildStderr, Command, Stdio},
};

/// The examples of the README: each command line, and what stands below it.
fn examples(readme: &str) -> Vec<(&str, String)> {
    let blocks = readme.split("```console\n").skip(1).filter_map(|it| it.split("\n```").next());
    let mut examples: Vec<(&str, String)> = Vec::new();
    for line in blocks.flat_map(str::lines) {
        match (line.strip_prefix("$ "), examples.last_mut()) {
            (Some(command), _) => examples.push((command, String::new())),
            (None, Some((_, said))) => said.extend([line, "\n"]),
            (None, None) => panic!("an example begins with its command: {line}"),
        }
    }
    examples
}

#[test]
fn the_readme_shows_what_the_program_prints() {
    let folder = std::env::temp_dir().join(format!("hall-readme-{}", std::process::id()));
    let examples = examples(include_str!("../../README.md"));
    let ours: Vec<_> = examples
        .iter()
        .filter_map(|(command, said)| Some((command.strip_prefix("hall ")?, said)))
        .collect();
    assert!(ours.len() >= 8, "{examples:?}");
    for (command, expected) in ours {
        let output = Command::new(HALL)
            .args(command.split(' '))
            .env("HALL_DATA", &folder)
            .env_remove("DATABASE_URL")
            .env_remove("HALL_ALLOW_TEST_IDS")
            .output()
            .expect("the program starts");
        assert_eq!(String::from_utf8_lossy(&output.stdout), *expected, "hall {command}");
        // A number that is refused is told with the word of its reason.
        let is_refused = command.starts_with("check") && expected.contains('-');
        assert_eq!(output.status.code(), Some(i32::from(is_refused)), "hall {command}");
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_limit_that_cannot_be_counted_is_refused_with_the_reason() {
    for (arguments, reason) in [
        (&["due", "--from", "2026-02-30", "--days", "5"][..], "is no date"),
        (&["due", "--from", "2026-03-02", "--days", "5", "--pause", "2026-03-09"], "FIRST..LAST"),
        (
            &["due", "--from", "2026-03-02", "--days", "5", "--pause", "2026-03-09..2026-03-03"],
            "does not end before it begins",
        ),
        (
            &["due", "--from", "2026-03-02", "--days", "5", "--pause", "2026-03-03.."],
            "a pause is open",
        ),
        (&["due", "--from", "2026-03-02", "--days", "5", "--unit", "week"], "wd, nd, month"),
    ] {
        let output = Command::new(HALL)
            .args(arguments)
            .env_remove("DATABASE_URL")
            .output()
            .expect("the program starts");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success() && said.contains(reason), "{arguments:?}: {said}");
    }
}

#[test]
fn days_are_counted_by_the_years_that_the_hall_has_loaded() {
    let folder = std::env::temp_dir().join(format!("hall-due-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for the test");
    let hall = |command: &str| {
        let output = Command::new(HALL)
            .args(command.split(' '))
            .current_dir(&folder)
            .env("HALL_DATA", folder.join("data"))
            .env_remove("DATABASE_URL")
            .output()
            .expect("the program starts");
        String::from_utf8(output.stdout).expect("the program speaks UTF-8")
    };
    let due = "due --from 2026-12-28 --days 4";
    assert!(hall(due).contains("provisional"));
    assert!(!folder.join("data").exists(), "who counts days opens no hall");
    let year = "year,2027,announced,a notice\n2027-01-01,off,new-year\n2027-01-04,off,new-year\n";
    std::fs::write(folder.join("2027.csv"), year).expect("a file for the test");
    let loaded = hall("calendar load 2027.csv");
    assert!(loaded.contains("2027 is in force"), "{loaded}");
    assert_eq!(hall(due), "2027-01-05\n");
    std::fs::remove_dir_all(&folder).expect("the folder of the test is ours");
}

/// A hall that is open, what it says, and its folder.
struct Open {
    program: Child,
    says: BufReader<ChildStderr>,
    address: String,
    folder: PathBuf,
}

impl Open {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("hall-{name}-{}", std::process::id()));
        let (program, address, says) = open(&folder, None);
        Self { program, says, address, folder }
    }

    fn get(&self, path: &str) -> String {
        let head = format!("GET {path} HTTP/1.1\r\nHost: {}\r\n", self.address);
        let mut stream = TcpStream::connect(&self.address).expect("the hall listens");
        write!(stream, "{head}Connection: close\r\n\r\n").expect("the hall reads");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("the hall answers");
        answer
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        drop(self.program.kill());
        drop(self.program.wait());
        drop(std::fs::remove_dir_all(&self.folder));
    }
}

/// What the program answers to a password that is typed into it, and whether it took it.
fn typed(arguments: &[&str], folder: &PathBuf, password: &str) -> (bool, String) {
    let mut program = Command::new(HALL)
        .args(arguments)
        .env("HALL_DATA", folder)
        .env_remove("DATABASE_URL")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut input = program.stdin.take().expect("it reads");
    writeln!(input, "{password}").expect("it reads on");
    drop(input);
    let output = program.wait_with_output().expect("it ends");
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8_lossy(&said).into_owned())
}

#[test]
fn the_operator_gives_passwords_by_standard_input_and_hears_what_is_wrong() {
    let folder = std::env::temp_dir().join(format!("hall-user-{}", std::process::id()));
    let add = ["user", "add", "--login", "zhang", "--name", "张三", "--role", "auditor"];
    let first = "five red kites over the river";
    assert_eq!(typed(&add, &folder, first), (true, "zhang can sign in\n".to_owned()));
    let give = ["user", "password", "zhang"];
    let second = "seven grey herons stand in the rain";
    let given = (true, "zhang can sign in with it once\n".to_owned());
    assert_eq!(typed(&give, &folder, second), given);
    for (name, password, reason) in [
        ("zhang", "short", "password: password-too-short"),
        ("nobody", second, "nobody signs in with nobody"),
    ] {
        let (is_taken, said) = typed(&["user", "password", name], &folder, password);
        assert!(!is_taken && said.contains(reason), "{name}: {said}");
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_hall_that_is_asked_to_close_finishes_tells_so_and_exits_with_0() {
    let mut hall = Open::new("closing");
    assert!(hall.get("/readyz").starts_with("HTTP/1.1 200"));
    let asked = Command::new("kill").arg(hall.program.id().to_string()).status().unwrap();
    assert!(asked.success());
    let status = hall.program.wait().unwrap();
    assert_eq!(status.code(), Some(0));
    let mut said = String::new();
    hall.says.read_to_string(&mut said).unwrap();
    assert!(said.contains("the hall is closed"), "{said}");
}

#[test]
fn machines_that_watch_the_hall_read_its_counters() {
    let hall = Open::new("watched");
    assert!(hall.get("/").starts_with("HTTP/1.1 200"));
    assert!(hall.get("/nowhere").starts_with("HTTP/1.1 404"));
    let metrics = hall.get("/metrics");
    let value = |name: &str| -> u64 {
        let line = metrics.lines().find(|it| it.starts_with(name));
        let line = line.unwrap_or_else(|| panic!("{name} is missing: {metrics}"));
        line.rsplit(' ').next().unwrap().parse().unwrap()
    };
    assert!(value("hall_answers_total{class=\"2xx\"}") >= 1);
    assert!(value("hall_answers_total{class=\"4xx\"}") >= 1);
    assert!(value("hall_store_statements_total") > 0);
    assert_eq!(value("hall_store_waiting"), 0);
}
