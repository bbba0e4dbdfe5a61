//! The program of the hall, opened at a port of its own.

use std::{
    io::{BufRead as _, BufReader},
    net::TcpListener,
    path::Path,
    process::{Child, ChildStderr, Command, Stdio},
};

/// The program.
pub const HALL: &str = env!("CARGO_BIN_EXE_hall");

/// A hall that is open: its process, its address, and what it says from now on.
pub fn open(folder: &Path, database: Option<&str>) -> (Child, String, BufReader<ChildStderr>) {
    // The port is free for the moment; when somebody takes it in between, the hall says so and ends.
    let free = TcpListener::bind("127.0.0.1:0").and_then(|it| it.local_addr());
    let address = free.expect("a port is free").to_string();
    let mut command = Command::new(HALL);
    command
        .arg("serve")
        .env("HALL_DATA", folder)
        .env("HALL_ADDR", &address)
        .env_remove("DATABASE_URL")
        .envs(database.map(|url| ("DATABASE_URL", url)))
        .env("HALL_LOG", "info")
        .stdout(Stdio::null())
        .stderr(Stdio::piped());
    let mut program = command.spawn().expect("the program starts");
    let mut says = BufReader::new(program.stderr.take().expect("what it says is ours to read"));
    let mut line = String::new();
    while !line.contains("the hall is open") {
        line.clear();
        let length = says.read_line(&mut line).expect("the program speaks UTF-8");
        assert!(length > 0, "the hall did not open");
    }
    (program, address, says)
}
