//! Two processes on one PostgreSQL: whoever talks through one is heard through the other, also when one of them dies.

#[path = "program/open.rs"]
mod program;

use domain::ids::ConversationId;
use program::{HALL, open};
use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    path::Path,
    process::{Child, Command},
    sync::{Arc, mpsc},
    thread,
    time::Duration,
};
use store::{Options, conversations, testing::Fresh};

/// Conversations that go on at the same time.
const TALKS: usize = 8;
/// What is said in each; more would be too much in a minute.
const SAID: usize = 18;

/// A process of the hall.
struct Node {
    program: Child,
    address: String,
}

impl Node {
    fn start(folder: &Path, url: &str) -> Self {
        let (program, address, says) = open(folder, Some(url));
        // What it says later is read and forgotten, so that it never waits for us.
        thread::spawn(move || says.lines().for_each(drop));
        Self { program, address }
    }

    /// The status and the whole answer; `None` when the process broke off.
    fn ask(&self, head: &str, cookie: &str, form: &str) -> Option<(u16, String)> {
        let mut stream = TcpStream::connect(&self.address).ok()?;
        let length = form.len();
        let address = &self.address;
        write!(
            stream,
            "{head} HTTP/1.1\r\nHost: {address}\r\nAccept: application/json\r\nCookie: {cookie}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n\
             Connection: close\r\n\r\n{form}"
        )
        .ok()?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).ok()?;
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let status = answer.split(' ').nth(1)?.parse().ok()?;
        Some((status, answer))
    }

    /// Posts a form that must be taken; answers the cookies it sets.
    fn post(&self, verb: &str, cookie: &str, form: &str) -> String {
        let (status, answer) =
            self.ask(&format!("POST /api/{verb}"), cookie, form).expect("an answer");
        assert!((200..400).contains(&status), "{verb}: {answer}");
        let set = answer.lines().filter_map(|it| it.strip_prefix("set-cookie: "));
        set.filter_map(|it| it.split(';').next()).collect::<Vec<_>>().join("; ")
    }

    /// The lines of a stream from now on.
    fn listen(&self, conversation: &str, cookie: &str) -> impl Iterator<Item = String> + use<> {
        let mut stream = TcpStream::connect(&self.address).expect("the hall listens");
        stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a limit");
        let address = &self.address;
        write!(
            stream,
            "GET /api/live?conversation={conversation}&after=1000 HTTP/1.1\r\nHost: {address}\r\n\
             Cookie: {cookie}\r\n\r\n"
        )
        .expect("the hall reads");
        let mut lines = BufReader::new(stream).lines().map(|it| it.expect("a line in time"));
        lines.by_ref().take_while(|it| !it.contains("event: beat")).for_each(drop);
        lines
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        drop(self.program.kill());
        drop(self.program.wait());
    }
}

fn conversation(talk: usize) -> String {
    format!("0199b1a2-0000-7000-8000-0000000001{talk:02x}")
}

fn entry(talk: usize, number: usize) -> String {
    format!("0199b1a2-0000-7000-8000-00000001{talk:02x}{number:02x}")
}

/// Begins a talk and says the rest of it, each entry until one of the nodes has acknowledged it.
fn talk(nodes: &[Arc<Node>; 2], talk: usize, acknowledged: &mpsc::Sender<usize>) {
    let id = conversation(talk);
    let begin = format!("id={id}&entry={}&text=0", entry(talk, 0));
    let visitor = nodes[1].post("conversations/begin", "", &begin);
    for number in 1..SAID {
        let form = format!("id={id}&entry={}&text={number}", entry(talk, number));
        let mut node = (talk + number) % 2;
        while nodes[node]
            .ask("POST /api/conversations/say", &visitor, &form)
            .is_none_or(|(status, _)| status != 200)
        {
            node = 1 - node;
        }
        acknowledged.send(number).expect("somebody counts");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_nodes_hear_each_other_and_a_dead_one_takes_nothing_with_it() {
    let Some(fresh) = Fresh::postgres(Options::default()).await else { return };
    let seeded = Command::new(HALL)
        .args(["seed", "--demo"])
        .env("HALL_DATA", fresh.folder())
        .env("DATABASE_URL", &fresh.url)
        .env("HALL_ALLOW_TEST_IDS", "true")
        .output()
        .expect("the program runs");
    assert!(seeded.status.success(), "{}", String::from_utf8_lossy(&seeded.stderr));
    let start = || Arc::new(Node::start(fresh.folder(), &fresh.url));
    let nodes = [start(), start()];

    let first = conversation(0xff);
    let begin = format!(
        "id={first}&entry={}&about=item:food-business-permit&text=x&person=1",
        entry(0xff, 0)
    );
    let visitor = nodes[0].post("conversations/begin", "", &begin);
    let account = "name=window&password=demo-hall-chengjiang-2026";
    let clerk = nodes[1].post("accounts/sign-in", "", account);
    nodes[1].post("conversations/act", &clerk, &format!("id={first}&deed=claim"));
    let mut heard = nodes[0].listen(&first, &visitor);
    let say = format!("id={first}&entry={}&text=y", entry(0xff, 1));
    nodes[1].post("conversations/say", &clerk, &say);
    assert!(heard.any(|it| it == "event: conversation"), "the other node tells of it");

    let (acknowledge, acknowledged) = mpsc::channel();
    let talks: Vec<_> = (0..TALKS)
        .map(|number| {
            let (nodes, acknowledge) = (nodes.clone(), acknowledge.clone());
            thread::spawn(move || talk(&nodes, number, &acknowledge))
        })
        .collect();
    assert_eq!(acknowledged.iter().take(TALKS * SAID / 3).count(), TALKS * SAID / 3);
    let dying = nodes[0].program.id().to_string();
    assert!(Command::new("kill").args(["-KILL", &dying]).status().expect("kill runs").success());
    for talk in talks {
        talk.join().expect("every entry is acknowledged by one of them");
    }

    for talk in 0..TALKS {
        let id: ConversationId = conversation(talk).parse().expect("a name");
        let mut db = fresh.db.read().await.expect("the database answers");
        let log = conversations::entries(&mut db, id, 0, 1_000).await.expect("a log");
        let numbers = log.iter().map(|it| it.seq);
        assert!(numbers.eq((1..).take(log.len())), "there is no gap");
        let said: Vec<_> = log.iter().filter(|it| it.entry.side == "citizen").collect();
        let names: Vec<_> = said.iter().map(|it| it.entry.id.to_string()).collect();
        let expected: Vec<_> = (0..SAID).map(|number| entry(talk, number)).collect();
        assert_eq!(names, expected, "what was acknowledged is there once and in order");
    }
    drop(nodes);
    fresh.remove().await;
}
