//! A thin HTTP/1.1 client: one connection that is kept, one request at a time, every body read to its end.
//!
//! It costs less than a general client, which matters where the generator shares the cores with what it measures.

use anyhow::{Context as _, Result, bail, ensure};
use std::{
    net::{Ipv4Addr, SocketAddr},
    time::Duration,
};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
    time::timeout,
};

/// How long an answer may take to be complete; the server gives up before that.
const PATIENCE: Duration = Duration::from_secs(20);

/// A connection that is kept.
pub struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

/// An answer with its whole body.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// Where the browser is sent.
    pub location: Option<String>,
    /// What the browser is to keep, each as `name=value`.
    pub cookies: Vec<String>,
    /// The body as it came over the wire, without the marks of its chunks.
    pub body: Vec<u8>,
}

impl Answer {
    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// How the body is delimited.
enum Length {
    Known(usize),
    Chunked,
}

/// What stands before the body.
struct Head {
    status: u16,
    location: Option<String>,
    cookies: Vec<String>,
    length: Length,
}

impl Connection {
    /// Connects.
    ///
    /// # Errors
    /// When nobody listens.
    pub async fn open(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address).await.context("connect")?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, buffer: Vec::with_capacity(64 * 1024) })
    }

    /// Sends `request` and reads the whole answer.
    ///
    /// # Errors
    /// When the connection breaks, the answer is no HTTP, or it is not complete in time.
    pub async fn send(&mut self, request: &[u8]) -> Result<Answer> {
        timeout(PATIENCE, self.exchange(request)).await.context("the answer did not end in time")?
    }

    async fn exchange(&mut self, request: &[u8]) -> Result<Answer> {
        self.stream.write_all(request).await?;
        self.buffer.clear();
        let end = self.find(b"\r\n\r\n", 0).await?;
        let Head { status, location, cookies, length } = head(&self.buffer[..end])?;
        let begin = end + 4;
        let body = match length {
            Length::Known(length) => {
                self.fill_to(begin + length).await?;
                self.buffer[begin..begin + length].to_vec()
            }
            Length::Chunked => self.chunks(begin).await?,
        };
        Ok(Answer { status, location, cookies, body })
    }

    async fn chunks(&mut self, mut at: usize) -> Result<Vec<u8>> {
        let mut body = Vec::with_capacity(self.buffer.len());
        loop {
            let end = self.find(b"\r\n", at).await?;
            let digits = std::str::from_utf8(&self.buffer[at..end])?;
            let size = usize::from_str_radix(digits.trim(), 16).context("size of a chunk")?;
            let begin = end + 2;
            self.fill_to(begin + size + 2).await?;
            if size == 0 {
                return Ok(body);
            }
            body.extend_from_slice(&self.buffer[begin..begin + size]);
            at = begin + size + 2;
        }
    }

    /// Where `mark` begins at or behind `from`.
    async fn find(&mut self, mark: &[u8], from: usize) -> Result<usize> {
        let mut searched = from;
        loop {
            let tail = self.buffer.get(searched..).unwrap_or_default();
            if let Some(at) = tail.windows(mark.len()).position(|it| it == mark) {
                return Ok(searched + at);
            }
            searched = self.buffer.len().saturating_sub(mark.len() - 1).max(from);
            self.fill_to(self.buffer.len() + 1).await?;
        }
    }

    async fn fill_to(&mut self, length: usize) -> Result<()> {
        while self.buffer.len() < length {
            let read = self.stream.read_buf(&mut self.buffer).await?;
            ensure!(read > 0, "the connection was closed in the middle of an answer");
        }
        Ok(())
    }
}

fn head(bytes: &[u8]) -> Result<Head> {
    let text = std::str::from_utf8(bytes)?;
    let mut lines = text.split("\r\n");
    let first = lines.next().unwrap_or_default();
    let status: u16 = first.split(' ').nth(1).context("status")?.parse()?;
    let (mut location, mut cookies, mut length) = (None, Vec::new(), None);
    for (name, value) in lines.filter_map(|line| line.split_once(':')) {
        let value = value.trim();
        if name.eq_ignore_ascii_case("content-length") {
            length = Some(Length::Known(value.parse()?));
        } else if name.eq_ignore_ascii_case("transfer-encoding") && value == "chunked" {
            length = Some(Length::Chunked);
        } else if name.eq_ignore_ascii_case("location") {
            location = Some(value.to_owned());
        } else if name.eq_ignore_ascii_case("set-cookie") {
            cookies.extend(value.split(';').next().map(str::to_owned));
        }
    }
    let length = match length {
        Some(length) => length,
        None if matches!(status, 204 | 304) => Length::Known(0),
        None => bail!("an answer of unknown length: {first}"),
    };
    Ok(Head { status, location, cookies, length })
}

/// What a browser asks for with its cookies, or a stranger without.
pub fn get(path: &str, cookies: Option<&str>) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\n{}\r\n", headers(cookies)).into_bytes()
}

/// The same, taking an answer that is compressed with brotli.
pub fn get_brotli(path: &str, cookies: Option<&str>) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\n{}accept-encoding: br\r\n\r\n", headers(cookies)).into_bytes()
}

/// What a browser posts when a form is sent without script.
pub fn post(path: &str, cookies: Option<&str>, form: &str) -> Vec<u8> {
    let headers = headers(cookies);
    let length = form.len();
    format!(
        "POST {path} HTTP/1.1\r\n{headers}content-type: application/x-www-form-urlencoded\r\n\
         content-length: {length}\r\n\r\n{form}"
    )
    .into_bytes()
}

/// The same from an address of its own, as a proxy tells it.
pub fn post_from(from: Ipv4Addr, path: &str, cookies: &str, form: &str) -> Vec<u8> {
    let headers = headers(Some(cookies));
    let length = form.len();
    format!(
        "POST {path} HTTP/1.1\r\n{headers}x-forwarded-for: {from}\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {length}\r\n\r\n{form}"
    )
    .into_bytes()
}

fn headers(cookies: Option<&str>) -> String {
    let cookie = cookies.map_or_else(String::new, |it| format!("cookie: {it}\r\n"));
    format!(
        "host: localhost\r\naccept: text/html\r\naccept-language: zh-CN\r\n\
         sec-fetch-site: same-origin\r\n{cookie}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::net::TcpListener;

    /// A server that gives `answer` to whatever comes, in pieces of three bytes.
    async fn answering(answer: &'static [u8]) -> SocketAddr {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut asked = [0; 1024];
            assert!(stream.read(&mut asked).await.unwrap() > 0);
            for piece in answer.chunks(3) {
                stream.write_all(piece).await.unwrap();
                stream.flush().await.unwrap();
            }
        });
        address
    }

    async fn ask(answer: &'static [u8]) -> Result<Answer> {
        let mut connection = Connection::open(answering(answer).await).await?;
        connection.send(&get("/", None)).await
    }

    #[tokio::test]
    async fn a_body_of_known_length_is_read_to_its_end() {
        let answer =
            ask(b"HTTP/1.1 303 See Other\r\nLocation: /a\r\nContent-Length: 5\r\n\r\nhello");
        let answer = answer.await.unwrap();
        assert_eq!((answer.status, answer.text().as_str()), (303, "hello"));
        assert_eq!(answer.location.as_deref(), Some("/a"));
    }

    #[tokio::test]
    async fn chunks_are_put_together() {
        let answer =
            ask(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\nb\r\n, neighbour\r\n0\r\n\r\n");
        assert_eq!(answer.await.unwrap().text(), "hello, neighbour");
    }

    #[tokio::test]
    async fn a_body_that_is_cut_off_is_an_error() {
        assert!(ask(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello").await.is_err());
        assert!(
            ask(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n9\r\nhello").await.is_err()
        );
    }
}
