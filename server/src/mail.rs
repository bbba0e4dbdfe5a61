//! E-mail: says that there is news, never what it is.

use crate::config::Config;
use anyhow::{Context as _, Result};
use app::text::{Language, Message as Text, mail, messages};
use lettre::{
    AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor, message::Mailbox,
    transport::smtp,
};
use service::jobs::{Letter, MailError, Mailer, Says};

/// The mail server, where one is configured.
pub struct Post {
    transport: Option<AsyncSmtpTransport<Tokio1Executor>>,
    from: Mailbox,
    public_url: String,
}

impl Post {
    /// The mail server of the configuration; without one, messages stay in the hall, and the log says so.
    pub fn new(config: &Config) -> Result<Self> {
        let transport = config
            .smtp_url
            .as_deref()
            .map(AsyncSmtpTransport::<Tokio1Executor>::from_url)
            .transpose()
            .context("SMTP_URL: expected smtp:// or smtps:// and a host")?
            .map(smtp::AsyncSmtpTransportBuilder::build);
        if transport.is_none() {
            tracing::info!("no SMTP_URL is set: people are told in the hall only");
        }
        let from = config.mail_from.parse().context("HALL_MAIL_FROM: expected an address")?;
        Ok(Self { transport, from, public_url: config.public_url.clone() })
    }

    fn message(&self, letter: &Letter) -> Result<Message, MailError> {
        let never = |_| MailError::Never("the letter cannot be written".to_owned());
        let (subject, body) = self.words(&letter.says);
        Message::builder()
            .from(self.from.clone())
            .to(letter.to.parse().map_err(|_| MailError::Never("no address".to_owned()))?)
            // The same letter keeps its id, so that a second attempt is not a second letter.
            .message_id(Some(format!("<{}@hall>", letter.id.simple())))
            .subject(subject)
            .body(body)
            .map_err(never)
    }

    /// Subject and text, in both languages.
    fn words(&self, says: &Says) -> (String, String) {
        match says {
            Says::News(told) => {
                let number = told.number.to_string();
                let link = format!("{}/my/{number}", self.public_url);
                let grouped = told.number.grouped();
                in_all(mail::SUBJECT, mail::BODY, |language| {
                    let item = language.read(&told.item).to_owned();
                    vec![("number", grouped.clone()), ("item", item), ("link", link.clone())]
                })
            }
            Says::Account(news) => {
                let text = messages::find(&[news.word(), "-text"].concat());
                let link = format!("{}/me", self.public_url);
                in_all(mail::ACCOUNT_SUBJECT, mail::ACCOUNT_BODY, |language| {
                    let text = text.map_or("", |it| language.say(it)).to_owned();
                    vec![("text", text), ("link", link.clone())]
                })
            }
            Says::Answer(answered) => {
                let link = format!("{}/chat/{}", self.public_url, answered.conversation);
                in_all(mail::ANSWER_SUBJECT, mail::ANSWER_BODY, |_| vec![("link", link.clone())])
            }
            Says::Heard(heard) => {
                let link = format!("{}/complaints/{}", self.public_url, heard.matter);
                in_all(mail::HEARD_SUBJECT, mail::HEARD_BODY, |_| vec![("link", link.clone())])
            }
            Says::Rate { title, token } => {
                let link = format!("{}/rate/{token}", self.public_url);
                in_all(mail::RATE_SUBJECT, mail::RATE_BODY, |language| {
                    vec![("item", language.read(title).to_owned()), ("link", link.clone())]
                })
            }
            Says::NewPassword { token } => {
                let link = format!("{}/sign-in/forgotten/{token}", self.public_url);
                in_all(mail::PASSWORD_SUBJECT, mail::PASSWORD_BODY, |_| {
                    vec![("link", link.clone())]
                })
            }
            Says::ShowAddress { token } => {
                let link = format!("{}/me/email/{token}", self.public_url);
                in_all(mail::CONFIRM_SUBJECT, mail::CONFIRM_BODY, |_| vec![("link", link.clone())])
            }
        }
    }
}

/// Subject and text in every language of the hall.
fn in_all(
    subject: Text,
    body: Text,
    filled: impl Fn(Language) -> Vec<(&'static str, String)>,
) -> (String, String) {
    let say = |message: Text| {
        Language::ALL.map(|language| {
            let filled = filled(language);
            let with: Vec<_> = filled.iter().map(|(name, it)| (*name, it.as_str())).collect();
            language.fill(message, &with)
        })
    };
    (say(subject).join(" / "), say(body).join("\n\n——\n\n"))
}

impl Mailer for Post {
    async fn send(&self, letter: Letter) -> Result<(), MailError> {
        let Some(transport) = &self.transport else { return Err(MailError::NotConfigured) };
        let message = self.message(&letter)?;
        match transport.send(message).await {
            Ok(_) => Ok(()),
            Err(error) if error.is_permanent() => Err(MailError::Never(status(&error))),
            Err(error) => Err(MailError::Later(status(&error))),
        }
    }
}

/// What the mail server said, without its words: they may name the person.
fn status(error: &smtp::Error) -> String {
    error.status().map_or_else(|| "no answer".to_owned(), |code| code.to_string())
}
