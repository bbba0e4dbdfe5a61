//! Passwords: what is good enough, and how it is kept (NIST SP 800-63B-4, ASVS 6.2).

use super::sign_in::sign_in_names;
use crate::{
    Context, Error, FieldFault,
    messages::{AccountNews, tell},
};
use argon2::{
    Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version,
    password_hash::phc::PasswordHash,
};
use domain::ids::{PersonId, SessionId};
use store::{
    Write, password_letters,
    people::{self, Person},
    sessions,
};

/// Shortest password that stands alone, in characters (NIST SP 800-63B-4).
pub const LENGTH_MIN: usize = 15;
/// Longest password that is taken, in characters.
pub const LENGTH_MAX: usize = 128;

/// What is wrong with `password` for somebody who is known by `words`, such as name and mobile number.
///
/// No rules of composition: length, and how hard it is to guess.
#[must_use]
pub fn weakness(password: &str, words: &[&str]) -> Option<&'static str> {
    match password.chars().count() {
        0 => Some("missing"),
        length if length < LENGTH_MIN => Some("password-too-short"),
        length if length > LENGTH_MAX => Some("password-too-long"),
        _ if is_guessable(password, words) => Some("password-guessable"),
        _ => None,
    }
}

/// What is wrong with `password` as the new one of `person`: a fault of the field `password`.
pub(super) fn fault(password: &str, person: &Person) -> Option<FieldFault> {
    let mut words = sign_in_names(person);
    words.push(&person.name);
    weakness(password, &words).map(|code| FieldFault::new("password", code))
}

fn is_guessable(password: &str, words: &[&str]) -> bool {
    let known: Vec<&str> =
        words.iter().copied().chain(["onestop", "chengjiang", "政务服务"]).collect();
    zxcvbn::zxcvbn(password, &known).score() < zxcvbn::Score::Three
}

/// The hash of `password` as it is kept; waits its turn, because each takes 19 MiB.
///
/// # Errors
/// [`Error::Failed`] when the hash cannot be computed.
pub async fn hash(ctx: &Context, password: String) -> Result<String, Error> {
    let salt = ctx.chance.bytes();
    ctx.hashing(move || {
        argon2()
            .hash_password_with_salt(password.as_bytes(), &salt[..16])
            .map(|hash: PasswordHash| hash.to_string())
            .map_err(|error| Error::failed(error.to_string()))
    })
    .await?
}

/// Whether `password` is the one that was hashed; takes as long when there is none to compare with,
/// so that the answer does not tell whether an account exists.
///
/// # Errors
/// [`Error::Failed`] when the hash cannot be computed.
pub async fn verify(ctx: &Context, password: String, kept: Option<String>) -> Result<bool, Error> {
    let kept = kept.unwrap_or_else(|| DECOY.to_owned());
    ctx.hashing(move || {
        PasswordHash::new(&kept)
            .is_ok_and(|kept| argon2().verify_password(password.as_bytes(), &kept).is_ok())
    })
    .await
}

/// Puts another password in force: every session but `kept` ends, the letter for a forgotten one is void, and the person
/// is told.
///
/// # Errors
/// [`Error::STALE`] when there is no such person, or a failure.
pub(super) async fn replace(
    tx: &mut Write,
    ctx: &Context,
    person: PersonId,
    password_hash: &str,
    news: AccountNews,
    kept: Option<SessionId>,
) -> Result<(), Error> {
    let now = ctx.now();
    let given_at = (news == AccountNews::PasswordGiven).then_some(now);
    people::set_password(tx, person, password_hash, given_at, now).await?;
    password_letters::forget(tx, person).await?;
    sessions::end_all(tx, person, kept, now).await?;
    tell(tx, ctx, person, news).await
}

/// A hash at the same cost that no password has: its output is not one the function gives.
const DECOY: &str = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$\
                     AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// 19 MiB, two passes, one lane (OWASP).
fn argon2() -> Argon2<'static> {
    let params =
        Params::new(19_456, 2, 1, None).expect("the cost is within the bounds of the function");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_long_and_hard_to_guess() {
        for (password, expected) in [
            ("", Some("missing")),
            ("correct horse", Some("password-too-short")),
            ("correct horse battery staple", None),
            ("123456789012345", Some("password-guessable")),
            ("aaaaaaaaaaaaaaaaaaaa", Some("password-guessable")),
            ("1380013800013800138000", Some("password-guessable")),
            ("我家门前有两棵枣树还有一条小河", None),
        ] {
            assert_eq!(weakness(password, &["13800138000"]), expected, "{password}");
        }
    }
}
