//! Addresses of electronic mail.

use super::normal::half_width;
use std::fmt;

/// An address that a mail system would deliver to; whether anybody reads it shows in the mail.
///
/// `Debug` shows the masked form, so that no log gets the address by accident.
#[derive(Clone, PartialEq, Eq)]
pub struct EmailAddress(String);

/// The text is no address that a mail system would deliver to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnEmailAddress;

impl EmailAddress {
    /// Reads an address, whatever spaces and full-width characters it is typed with.
    ///
    /// # Errors
    /// [`NotAnEmailAddress`].
    pub fn parse(typed: &str) -> Result<Self, NotAnEmailAddress> {
        let address = half_width(typed).replace(char::is_whitespace, "");
        let (local, host) = address.split_once('@').ok_or(NotAnEmailAddress)?;
        let is_local = !local.is_empty()
            && local.len() <= 64
            && !local.starts_with('.')
            && !local.ends_with('.')
            && local.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._%+-'".contains(&byte));
        let is_host = host.contains('.') && host.split('.').all(is_label);
        if is_local && is_host && address.len() <= 254 {
            Ok(Self(address))
        } else {
            Err(NotAnEmailAddress)
        }
    }

    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address as its owner recognises it: the first character, and where it is.
    #[must_use]
    pub fn masked(&self) -> String {
        let (name, host) = self.0.split_once('@').unwrap_or((&self.0, ""));
        let first: String = name.chars().take(1).collect();
        format!("{first}***@{host}")
    }
}

impl fmt::Debug for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "EmailAddress({})", self.masked())
    }
}

/// A part of a host name.
fn is_label(part: &str) -> bool {
    let letters = part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    letters && !part.is_empty() && !part.starts_with('-') && !part.ends_with('-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_however_it_is_typed_and_shown_masked() {
        let address = EmailAddress::parse(" xiaoming＠example.cn ").unwrap();
        assert_eq!(address.as_str(), "xiaoming@example.cn");
        assert_eq!(address.masked(), "x***@example.cn");
        assert_eq!(format!("{address:?}"), "EmailAddress(x***@example.cn)");
    }

    #[test]
    fn what_no_mail_system_delivers_to_is_refused() {
        for typed in [
            "",
            "x",
            "x@y",
            "@example.cn",
            ".x@example.cn",
            "x@-a.cn",
            "x@a..cn",
            "a@@b.cn",
            "王@example.cn",
        ] {
            assert_eq!(EmailAddress::parse(typed), Err(NotAnEmailAddress), "{typed}");
        }
        assert!(EmailAddress::parse("o'brien@example.com").is_ok());
        assert!(EmailAddress::parse(&format!("{}@example.cn", "x".repeat(65))).is_err());
    }
}
