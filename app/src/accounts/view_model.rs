//! What the pages of accounts show.

use serde::{Deserialize, Serialize};

/// A person to themselves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountView {
    /// Real name.
    pub name: String,
    /// What is known of them: a label and a value, masked where a glance over the shoulder could do harm.
    pub facts: Vec<(String, String)>,
    /// Where they are signed in, this device first.
    pub devices: Vec<DeviceView>,
    /// Whether they are signed in anywhere else.
    pub is_elsewhere: bool,
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
pub use build::account;

#[cfg(feature = "ssr")]
mod build {
    use super::{AccountView, DeviceView};
    use crate::{
        text::{Language, accounts},
        ui::dates,
    };
    use domain::{
        Moment,
        identifiers::{CitizenId, Mobile},
        ids::SessionId,
    };
    use service::accounts::Profile;

    /// The account page of `profile`, looked at in the session `current`.
    #[must_use]
    pub fn account(language: Language, profile: &Profile, current: SessionId) -> AccountView {
        let mut sessions: Vec<_> = profile.sessions.iter().collect();
        sessions.sort_by_key(|it| (it.id != current, std::cmp::Reverse(it.seen_at)));
        let devices: Vec<_> = sessions
            .iter()
            .map(|it| device(language, &it.user_agent, (it.id != current).then_some(it.seen_at)))
            .collect();
        AccountView {
            name: profile.name.clone(),
            facts: facts(language, profile),
            is_elsewhere: devices.len() > 1,
            devices,
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
