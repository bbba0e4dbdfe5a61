//! What the pages of accounts show.

use crate::ui::radios::Choice;
use serde::{Deserialize, Serialize};

/// A person to themselves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountView {
    /// Real name.
    pub name: String,
    /// What is known of them: a label and a value, masked where a glance over the shoulder could do harm.
    pub facts: Vec<(String, String)>,
    /// Where their letters go; none where the hall sends no mail.
    pub email: Option<EmailView>,
    /// Where they are signed in, this device first.
    pub devices: Vec<DeviceView>,
    /// Whether they are signed in anywhere else.
    pub is_elsewhere: bool,
}

/// Where letters go, masked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmailView {
    /// The address in use.
    pub used: Option<String>,
    /// Another that is yet to be shown to be theirs.
    pub claimed: Option<String>,
}

/// The organisations somebody acts for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganisationsView {
    /// Each of them.
    pub held: Vec<OrganisationView>,
    /// The kinds of organisations to choose from.
    pub kinds: Vec<Choice>,
    /// The capacities to choose from.
    pub capacities: Vec<Choice>,
}

/// An organisation somebody acts for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganisationView {
    /// The authorisation.
    pub membership: String,
    /// The organisation.
    pub organisation: String,
    /// Its name.
    pub name: String,
    /// Credit code, capacity and what it rests on.
    pub facts: Vec<String>,
    /// Whether an officer compared it with its proof.
    pub is_verified: bool,
}

/// A device on which somebody is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceView {
    /// What it is, such as "手机 · 微信".
    pub name: String,
    /// When it was used last.
    pub used: String,
    /// Whether it is a phone.
    pub is_phone: bool,
}

#[cfg(feature = "ssr")]
pub use build::{account, email, organisations};

#[cfg(feature = "ssr")]
mod build {
    use super::{AccountView, Choice, DeviceView, EmailView, OrganisationView, OrganisationsView};
    use crate::{
        text::{Language, accounts},
        ui::dates,
    };
    use domain::{
        Moment,
        identifiers::{CitizenId, EmailAddress, Mobile},
        ids::SessionId,
    };
    use service::accounts::{KINDS, Profile, Represented, kind_word};

    /// The account page of `profile`, looked at in the session `current`.
    #[must_use]
    pub fn account(
        language: Language,
        profile: &Profile,
        current: SessionId,
        sends_mail: bool,
    ) -> AccountView {
        let mut sessions: Vec<_> = profile.sessions.iter().collect();
        sessions.sort_by_key(|it| (it.id != current, std::cmp::Reverse(it.seen_at)));
        let devices: Vec<_> = sessions
            .iter()
            .map(|it| device(language, &it.user_agent, (it.id != current).then_some(it.seen_at)))
            .collect();
        AccountView {
            name: profile.name.clone(),
            facts: facts(language, profile),
            email: sends_mail.then(|| email(profile)),
            is_elsewhere: devices.len() > 1,
            devices,
        }
    }

    /// Where letters go.
    #[must_use]
    pub fn email(profile: &Profile) -> EmailView {
        EmailView {
            used: profile.email.as_ref().map(EmailAddress::masked),
            claimed: profile.claimed_email.as_ref().map(EmailAddress::masked),
        }
    }

    /// The organisations somebody acts for, and what can be declared of another.
    #[must_use]
    pub fn organisations(language: Language, held: &[Represented]) -> OrganisationsView {
        let choice = |value: &str| Choice {
            value: value.to_owned(),
            label: language.say(accounts::find(value).unwrap_or(accounts::KIND)).to_owned(),
        };
        OrganisationsView {
            held: held.iter().map(|it| organisation(language, it)).collect(),
            kinds: KINDS.into_iter().map(|it| choice(kind_word(it))).collect(),
            capacities: ["representative", "agent"].map(choice).to_vec(),
        }
    }

    fn organisation(language: Language, it: &Represented) -> OrganisationView {
        let capacity = accounts::find(it.capacity.word()).unwrap_or(accounts::CAPACITY);
        let authority = Some(it.authority.clone()).filter(|it| !it.is_empty());
        let facts = [it.credit_code.clone(), language.say(capacity).to_owned()];
        OrganisationView {
            membership: it.id.to_string(),
            organisation: it.organisation.to_string(),
            name: it.name.clone(),
            facts: facts.into_iter().chain(authority).collect(),
            is_verified: it.is_verified,
        }
    }

    fn facts(language: Language, it: &Profile) -> Vec<(String, String)> {
        let citizen_id = it.citizen_id.as_ref().map(CitizenId::masked);
        let facts = [
            (accounts::LOGIN, it.login.clone()),
            (accounts::CITIZEN_ID, citizen_id),
            (accounts::MOBILE, it.mobile.as_ref().map(Mobile::masked)),
        ];
        let told = |(label, value): (_, Option<String>)| {
            value.map(|value| (language.say(label).to_owned(), value))
        };
        facts.into_iter().filter_map(told).collect()
    }

    fn device(language: Language, user_agent: &str, seen_at: Option<Moment>) -> DeviceView {
        let is_phone = ["Mobile", "Android", "iPhone"].iter().any(|it| user_agent.contains(it));
        let kind = language.say(if is_phone { accounts::PHONE } else { accounts::COMPUTER });
        DeviceView {
            name: [kind, " · ", browser(language, user_agent)].concat(),
            used: seen_at.map_or_else(
                || language.say(accounts::THIS_DEVICE).to_owned(),
                |at| language.fill(accounts::USED_AT, &[("at", &dates::minute(language, at))]),
            ),
            is_phone,
        }
    }

    /// The browser behind a `User-Agent`; the more particular words come first, because all claim to be Safari.
    fn browser(language: Language, user_agent: &str) -> &'static str {
        const KNOWN: [(&str, &str); 5] = [
            ("HarmonyOS", "HarmonyOS"),
            ("Edg/", "Edge"),
            ("Firefox/", "Firefox"),
            ("Chrome/", "Chrome"),
            ("Safari/", "Safari"),
        ];
        if user_agent.contains("MicroMessenger") {
            return language.say(accounts::WECHAT);
        }
        KNOWN
            .iter()
            .find(|(word, _)| user_agent.contains(word))
            .map_or(language.say(accounts::BROWSER), |(_, name)| name)
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn a_device_is_called_what_its_owner_calls_it() {
            let agent = "Mozilla/5.0 (Linux; Android 14) Chrome/120 Mobile MicroMessenger/8.0";
            let view = device(Language::Chinese, agent, None);
            assert_eq!(view.name, "手机 · 微信");
            assert_eq!(view.used, "正在使用的这台设备");
            let agent = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit Chrome/120 Safari/537 Edg/120";
            assert_eq!(device(Language::English, agent, None).name, "Computer · Edge");
            assert_eq!(device(Language::English, "", None).name, "Computer · Browser");
        }
    }
}
